package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/data"
)

// verbs counts the cues of each party.
func (r *reader) verbs() []acta.VerbCount {
	return verbs(r.entry, r.partyName)
}

// verbs counts the cues of entry's statements by the party of their sources;
// those without a source or a party are left out.
func verbs(entry *acta.Entry, party func(acta.ActorID) string) []acta.VerbCount {
	n := map[acta.VerbCount]int{}
	for i := range entry.Statements {
		s := &entry.Statements[i]
		if s.Source.Actor == "" || s.Cue.Lemma == "" {
			continue
		}
		if p := party(s.Source.Actor); p != "" {
			n[acta.VerbCount{Party: p, Class: s.Cue.Class, Lemma: s.Cue.Lemma}]++
		}
	}
	var out []acta.VerbCount
	for v, k := range n {
		v.Count = k
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b acta.VerbCount) int {
		return cmp.Or(strings.Compare(a.Party, b.Party), strings.Compare(a.Class, b.Class), strings.Compare(a.Lemma, b.Lemma))
	})
	return out
}

// minLoaded is how often a verb that lends or takes belief must stand with one party,
// one that lends it once more, and minOther how many statements the other party must
// have without it, before that is a finding.
const (
	minLoaded = 2
	minOther  = 4
	longCue   = 3 // words of a cue that is more than a verb
)

// loaded finds the verbs that stand with one state only.
func (r *reader) loaded() []acta.Finding {
	if !slices.ContainsFunc(r.said, func(s said) bool {
		_, ok := r.lex.LedgerWord("loaded", s.Cue.Lemma)
		return ok
	}) {
		return nil
	}
	return loaded(r.entry, r.lex, func(id acta.ActorID) string {
		if r.atOdds(id) {
			return r.stateName(id)
		}
		return ""
	})
}

// atOdds reports whether the side of id speaks of another, or is spoken of.
func (r *reader) atOdds(id acta.ActorID) bool {
	party := r.party(id)
	for i := range r.said {
		s := &r.said[i]
		for _, other := range s.About {
			if p := r.party(other); isState(p) && (s.party == party) != (p == party) && isState(s.party) {
				return true
			}
		}
	}
	return false
}

// loaded finds the verbs that lend or take belief and stand with the words of
// one party only, while another party has statements without them.
func loaded(entry *acta.Entry, lex *data.Lexicon, party func(acta.ActorID) string) []acta.Finding {
	if lex.Finding("verb.loaded").ID == "" {
		return nil
	}
	type use struct {
		all, loaded int
		spans       []acta.Span
		entries     []string
	}
	names := map[acta.ActorID]string{}
	uses := map[string]*use{}
	kinds := map[string]map[string]*use{} // kind of load → party
	for i := range entry.Statements {
		s := &entry.Statements[i]
		if s.Source.Actor == "" || len(s.Cue.Spans) == 0 || s.Within != "" {
			continue
		}
		p, known := names[s.Source.Actor]
		if !known {
			p = party(s.Source.Actor)
			names[s.Source.Actor] = p
		}
		if p == "" || len(s.Content) == 0 {
			continue
		}
		if uses[p] == nil {
			uses[p] = &use{}
		}
		uses[p].all++
		kind, ok := lex.LedgerWord("loaded", s.Cue.Lemma)
		if !ok || s.Cue.Negated || possessive(entry.Document.Text, s.Source.Spans) || len(strings.Fields(entry.Document.Text[s.Cue.Spans[0].Start:s.Cue.Spans[0].End])) > longCue || !clause(entry.Document.Text[s.Content[0].Start:s.Content[0].End]) {
			continue
		}
		if kinds[kind] == nil {
			kinds[kind] = map[string]*use{}
		}
		u := kinds[kind][p]
		if u == nil {
			u = &use{}
			kinds[kind][p] = u
		}
		u.loaded++
		u.spans = append(u.spans, s.Cue.Spans...)
		u.entries = append(u.entries, string(s.ID))
	}
	var out []acta.Finding
	for _, kind := range sorted(kinds) {
		if len(kinds[kind]) != 1 {
			continue
		}
		one := sorted(kinds[kind])[0]
		u := kinds[kind][one]
		other := ""
		for _, p := range sorted(uses) {
			if p != one && uses[p].all >= minOther && (other == "" || uses[p].all > uses[other].all) {
				other = p
			}
		}
		if u.loaded < minLoaded || u.loaded <= minLoaded && kind == "belief" || other == "" || u.loaded*8 < uses[one].all {
			continue
		}
		var words []string
		for _, s := range u.spans {
			if w := "“" + strings.ToLower(entry.Document.Text[s.Start:s.End]) + "”"; !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		out = append(out, byRule(acta.Finding{
			Says: fmt.Sprintf("%s stands with the words of %s, in %d of %s, and never with those of %s, in %d.",
				strings.Join(words, ", "), one, u.loaded, plural(uses[one].all, "statement"), other, uses[other].all),
			Spans: u.spans, Entries: u.entries,
		}, lex.Finding("verb.loaded")))
	}
	return out
}

// possessive reports whether a source is the owner of a noun, "Dovar’s claim",
// which is no verb.
func possessive(text string, source []acta.Span) bool {
	if len(source) == 0 {
		return false
	}
	last := source[len(source)-1]
	switch words := strings.ToLower(text[last.Start:last.End]); words {
	case "his", "her", "its", "their":
		return true
	default:
		return strings.HasSuffix(words, "'s") || strings.HasSuffix(words, "’s") || strings.HasSuffix(words, "s’") || strings.HasPrefix(text[last.End:], "’s") || strings.HasPrefix(text[last.End:], "'s")
	}
}

// clause reports whether the words of a content are a sentence and no thing: a
// victory that is claimed is not doubted.
func clause(words string) bool {
	return strings.HasPrefix(words, "that ") || strings.HasPrefix(words, "to ") || strings.ContainsAny(words[:1], "\"“‘'") ||
		len(strings.Fields(words)) > 4
}

// sorted are the keys of m in order.
func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
