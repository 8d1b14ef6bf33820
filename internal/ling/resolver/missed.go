package resolver

import (
	"cmp"
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/gazetteer"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// Rules of mentions that are mended here.
const (
	ruleNameTitle  = "name.title"  // a title before it makes it a person's name
	ruleNameKnown  = "name.kind"   // the kind that the gazetteer has
	ruleNameVote   = "name.vote"   // the kind that its other places have
	ruleNameSource = "name.source" // a source that is the surname of a person of the text
)

// mend corrects the mentions where the whole text knows better than a sentence:
// a name that begins with "Mr" is a person's, and a source that is the surname
// of a person named in full elsewhere is that name too.
func mend(q *ling.Quoted, lex *data.Lexicon, gaz *gazetteer.Gazetteer) {
	q.Mentions = slices.Clone(q.Mentions)
	reaches(q, lex)
	if found := bodiesBefore(q, lex); len(found) > 0 {
		insert(q, found)
	}
	k := knowledge{surnames: map[string]bool{}, states: map[string]bool{}, datelines: map[string]bool{}, votes: map[string]*[3]int{}}
	k.gather(q, lex)
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if m.Kind == ling.OrgName || m.Kind == ling.PlaceName {
			k.mendKind(q, lex, m)
		}
		if m.Kind == ling.PersonName && gaz != nil {
			if kind := knownKind(q, lex, gaz, m); kind != m.Kind {
				m.Kind, m.Rule = kind, ruleNameKnown
			}
		}
		if !m.Kind.IsName() {
			continue
		}
		r := phrase.BareName(&q.Parsed, lex, m.Range, m.Kind == ling.PersonName)
		word := q.Word(r.From)
		if votes := k.votes[word]; votes != nil && r.Len() == 1 && !k.surnames[strings.ToLower(word)] {
			kind := winner(votes)
			if kind == ling.PersonName && (k.states[word] || k.datelines[strings.ToLower(word)]) {
				kind = ling.PlaceName
			}
			if kind != m.Kind {
				m.Kind, m.Rule = kind, ruleNameVote
			}
		}
	}
	if found := holders(q, lex); len(found) > 0 {
		insert(q, found)
	}
	var missed []ling.Mention
	for i := range q.Quotes {
		src := q.Quotes[i].Source
		if len(src) == 0 {
			continue
		}
		head := phrase.Head(&q.Parsed, src[0])
		x := q.Tags[head].XPOS
		which := (x == "WP" || x == "WDT") && src[0].Len() == 1
		if !which && (q.Quotes[i].Speaker != ling.None || Speaker(&q.Named, src) != ling.None) {
			continue
		}
		var found []ling.Mention
		if which {
			found = antecedent(q, lex, head)
		} else if m, ok := relative(q, src[0]); ok {
			found = []ling.Mention{m}
		} else if !phrase.Capital(&q.Parsed, head) {
			continue
		} else if m, ok := k.missedName(q, lex, src[0], head); ok {
			found = []ling.Mention{m}
		} else {
			found = unnamed(q, lex, head, src[0])
		}
		for _, m := range found {
			if fitsIn(q.Mentions, m) && fitsIn(missed, m) {
				missed = append(missed, m)
			}
		}
	}
	if len(missed) > 0 {
		insert(q, missed)
	}
}

// knownKind is the kind of a person's name of several words, by the gazetteer
// where it knows such a name but no such person.
func knownKind(q *ling.Quoted, lex *data.Lexicon, gaz *gazetteer.Gazetteer, m *ling.Mention) ling.MentionKind {
	r := phrase.BareName(&q.Parsed, lex, m.Range, true)
	if r.Len() < 2 || r.Len() < m.Len() {
		return m.Kind // a title before it makes it a person's
	}
	list := gaz.Find(q.Words(r))
	for _, e := range list {
		switch e.Kind {
		case acta.KindPerson, acta.KindPeople, acta.KindState:
			return m.Kind
		}
	}
	if len(list) == 0 {
		return m.Kind
	}
	return ling.OrgName
}

// fitsIn reports whether m is new and crosses none of list.
func fitsIn(list []ling.Mention, m ling.Mention) bool {
	for i := range list {
		if n := list[i].Range; n == m.Range || n.Overlaps(m.Range) && !n.Contains(m.Range) && !m.Contains(n) {
			return false
		}
	}
	return true
}

// knowledge is what the whole text says of its names.
type knowledge struct {
	surnames  map[string]bool    // last words of persons' names of several words, lower case
	states    map[string]bool    // single names that only a state has reason to be called
	datelines map[string]bool    // names in capitals that a dash parts from the text below, lower case
	votes     map[string]*[3]int // of each single name: how often it is a place, a body, a person
}

func (k *knowledge) gather(q *ling.Quoted, lex *data.Lexicon) {
	capitals := map[string]bool{}
	for tok := range q.Tokens {
		if phrase.Capital(&q.Parsed, ling.TokenID(tok)) {
			capitals[q.Word(ling.TokenID(tok))] = true
		}
	}
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if !m.Kind.IsName() {
			continue
		}
		r := phrase.BareName(&q.Parsed, lex, m.Range, m.Kind == ling.PersonName)
		word := q.Word(r.To - 1)
		switch {
		case r.Len() > 1 && m.Kind == ling.PersonName:
			k.surnames[strings.ToLower(word)] = true
		case r.Len() == 1:
			if k.votes[word] == nil {
				k.votes[word] = new([3]int)
			}
			k.votes[word][kindIndex(m.Kind)]++
			if dateline(q, r) {
				k.datelines[strings.ToLower(word)] = true
			}
			if phrase.HasGovernment(&q.Parsed, lex, m.Range) || hasPeople(word, capitals) {
				k.states[word] = true
			}
		}
	}
}

// dateline reports whether r, a word in capitals, begins a sentence and stands
// before a dash: "HALM - The town".
func dateline(q *ling.Quoted, r ling.Range) bool {
	sent := q.Sents[q.SentOf(r.From)]
	if r.From != sent.From || r.To+1 >= sent.To || q.Word(r.From) != strings.ToUpper(q.Word(r.From)) || q.Text.Headline.Contains(q.Span(r)) {
		return false
	}
	switch q.Word(r.To) {
	case "-", "–", "—", "--":
		return q.SpaceAfter(r.To-1) && q.SpaceAfter(r.To)
	}
	return false
}

// hasPeople reports whether the text has a word for the people of a place:
// "Arvenian" beside "Arvenia".
func hasPeople(name string, capitals map[string]bool) bool {
	if len(name) < 4 {
		return false
	}
	for _, end := range []string{"n", "ns", "ian", "ians", "ish", "ese"} {
		if (end[0] != 'n' || strings.HasSuffix(name, "a")) && capitals[name+end] {
			return true
		}
	}
	return false
}

// missedName is the longest run of capitalised words of src around head that the
// text or the gazetteer knows as a name.
func (k *knowledge) missedName(q *ling.Quoted, lex *data.Lexicon, src ling.Range, head ling.TokenID) (ling.Mention, bool) {
	free := func(tok ling.TokenID) bool { return src.Has(tok) && phrase.Capital(&q.Parsed, tok) }
	r := ling.Range{From: head, To: head + 1}
	for free(r.From - 1) {
		r.From--
	}
	for free(r.To) {
		r.To++
	}
	m := ling.Mention{Head: head, Prob: 0.5, Rule: ruleNameSource}
	for ; r.From <= head; r.From++ {
		m.Range = r
		words := q.Words(r)
		_, country := lex.Country(words)
		org, isOrg := lex.OrgWord(strings.ToLower(q.Word(r.To - 1)))
		switch {
		case lex.Body(words) != nil, r.Len() > 1 && isOrg && org.Kind != "" && !strings.EqualFold(q.Word(r.From), "the"):
			m.Kind = ling.OrgName
		case country:
			m.Kind = ling.PlaceName
		case k.surnames[strings.ToLower(words)]:
			m.Kind = ling.PersonName
		default:
			continue
		}
		return m, true
	}
	return m, false
}

// mendKind corrects the kind of a body or place that begins with a title or an
// office: "Mrs Dovar" and "Foreign Minister Dovar" are persons, "Foreign
// Minister" alone is no name.
func (k *knowledge) mendKind(q *ling.Quoted, lex *data.Lexicon, m *ling.Mention) {
	d := &q.Parsed
	r := phrase.BareName(d, lex, m.Range, false)
	n := phrase.TitleLen(d, lex, r)
	rest := ling.Range{From: r.From + ling.TokenID(n), To: r.To}
	if rest.Empty() {
		if o := phrase.OfficeAt(d, lex, r.To-1); o != nil && o.Range == r && r.Len() > 1 && o.Role.Rank != data.RankBody && o.Role.Rank != data.RankForce {
			m.Kind, m.Rule = ling.Nominal, ruleNameTitle
		}
		return
	}
	g, _ := lex.Title(q.Word(r.From))
	switch {
	case rest.Len() > 3:
		return
	case n == 0:
		if !k.likePerson(q, lex, r) {
			return
		}
	case n == 1 && g == "":
		// "President Bank": one word that tells no gender is no proof.
		return
	}
	for tok := rest.From; tok < rest.To; tok++ {
		if _, org := lex.OrgWord(strings.ToLower(q.Word(tok))); org || q.Tags[tok].UPOS != "PROPN" {
			return
		}
	}
	m.Kind, m.Rule, m.Head = ling.PersonName, ruleNameTitle, phrase.Head(d, m.Range)
}

// likePerson reports whether a name of several words begins with a person's
// first name, and either its last word is a person elsewhere in the text or an
// office stands before it: "the trade minister, Ilan Dovar,".
func (k *knowledge) likePerson(q *ling.Quoted, lex *data.Lexicon, r ling.Range) bool {
	if r.Len() < 2 || lex.Given(q.Word(r.From)) == "" || lex.Body(q.Words(r)) != nil {
		return false
	}
	if v := k.votes[q.Word(r.To-1)]; k.surnames[strings.ToLower(q.Word(r.To-1))] || v != nil && v[kindIndex(ling.PersonName)] > 0 {
		return true
	}
	at := r.From - 1
	if at > 0 && q.Word(at) == "," {
		at--
	}
	if at < 0 || q.SentOf(at) != q.SentOf(r.From) {
		return false
	}
	o := phrase.OfficeAt(&q.Parsed, lex, at)
	return o != nil && o.Role.Rank != data.RankBody && o.Role.Rank != data.RankForce
}

func kindIndex(k ling.MentionKind) int {
	switch k {
	case ling.PlaceName:
		return 0
	case ling.OrgName:
		return 1
	}
	return 2
}

// winner is the kind that most places of a name have; places win over bodies,
// and bodies over persons, where it is a draw.
func winner(votes *[3]int) ling.MentionKind {
	best := 0
	for k := range votes {
		if votes[k] > votes[best] {
			best = k
		}
	}
	return [3]ling.MentionKind{ling.PlaceName, ling.OrgName, ling.PersonName}[best]
}

// insert adds mentions that overlap no other, and keeps the speakers that are
// set.
func insert(q *ling.Quoted, more []ling.Mention) {
	order := make([]int, 0, len(q.Mentions)+len(more))
	all := slices.Concat(q.Mentions, more)
	for i := range all {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(all[a].From, all[b].From), cmp.Compare(all[b].To, all[a].To))
	})
	now := make([]ling.MentionID, len(all))
	sorted := make([]ling.Mention, len(all))
	for to, from := range order {
		now[from] = ling.MentionID(to)
		sorted[to] = all[from]
	}
	for i := range q.Quotes {
		if s := q.Quotes[i].Speaker; s != ling.None {
			q.Quotes[i].Speaker = now[s]
		}
	}
	q.Mentions = sorted
}

// headline is the entity whose name begins what the namer took for one name
// in a headline of capitals: "Northern Compact Growth". It is nil elsewhere.
func (w *work) headline(m ling.MentionID, joined string) *entity {
	span := w.q.Span(w.q.Mentions[m].Range)
	if !w.q.Text.Headline.Contains(span) {
		return nil
	}
	for _, e := range w.entities {
		for _, name := range e.names {
			if strings.HasPrefix(joined, strings.Join(name, " ")+" ") {
				return e
			}
		}
	}
	return nil
}
