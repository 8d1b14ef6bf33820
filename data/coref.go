package data

// corefLists are the lists of corefwords.tsv.
var corefLists = []string{"title", "loose", "business", "place", "site", "body", "alike", "human", "group", "lawmaker", "judge"}

func (l *Lexicon) addCoref(c []string) error { return addListed(l.coref, corefLists, c) }

// Coref is what a list of corefwords.tsv says of a lemma, and whether it stands
// there.
func (l *Lexicon) Coref(list, lemma string) (string, bool) {
	v, ok := l.coref[ledgerWord{list, lemma}]
	return v, ok
}
