package ledger

import (
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// doubting are the verbs that cast doubt on what somebody says, or tell it as guilt,
// where "said" would do: one finding for doubt and one for guilt in a text.
func (r *reader) doubting() []acta.Finding {
	return r.toned([]string{"doubt", "guilt"}, func(s *said) (string, bool) {
		kind, ok := r.lex.LedgerWord("loaded", s.Cue.Lemma)
		ok = ok && s.Cue.Lemma != "concede" && s.Cue.Lemma != "allege" // which a defeat and a suit have
		if at := r.verbOf(s); r.lemma(at) != strings.Fields(s.Cue.Lemma)[0] || r.takesThing(at) {
			return "", false // "concerns rose over claims", "claimed victory"
		}
		return kind, ok && !r.inCourt(s) && r.voiced(s) && (s.Manner != acta.Indirect || r.says(s) && r.clausal(s)) && r.finiteCue(s)
	}, func(kind, words string) string {
		if kind == "guilt" {
			return fmt.Sprintf("The outlet tells as guilt what somebody says, where “said” would do: %s.", words)
		}
		return fmt.Sprintf("The outlet casts doubt on what somebody says, where “said” would do: %s.", words)
	})
}

// heated are the verbs of blows that stand for words, "slammed", one finding a text.
func (r *reader) heated() []acta.Finding {
	return r.toned([]string{"blow"}, func(s *said) (string, bool) {
		return "blow", r.word("blow", r.verbOf(s)) && s.Cue.Class == "accuse" && !r.outward(r.verbOf(s))
	}, func(_, words string) string {
		return fmt.Sprintf("The outlet gives words as blows, and does not tell of what kind they were: %s.", words)
	})
}

// outward reports whether "out" makes of a verb of blows one of sending: "blasted out a
// message". "Lashed out" is none.
func (r *reader) outward(verb ling.TokenID) bool {
	return int(verb)+1 < len(r.d.Tokens) && strings.EqualFold(r.d.Word(verb+1), "out") && r.lemma(verb) != "lash"
}

// takesThing reports whether a verb has a noun for its object: "claimed victory".
func (r *reader) takesThing(verb ling.TokenID) bool {
	for t := verb + 1; int(t) < len(r.d.Tokens) && t < verb+8; t++ {
		if r.d.Arcs[t].Head == verb && r.rel(t) == "obj" && r.d.Tags[t].UPOS == "NOUN" {
			return true
		}
	}
	return false
}

// toned are the findings on the verbs that kindOf gives one of kinds, each kind one
// finding, in what the outlet itself reports that somebody known says.
func (r *reader) toned(kinds []string, kindOf func(s *said) (string, bool), says func(kind, words string) string) []acta.Finding {
	var out []acta.Finding
	if r.opinion() {
		return nil
	}
	for _, kind := range kinds {
		var f acta.Finding
		var words []string
		for i := range r.said {
			s := &r.said[i]
			a := r.actors[s.Source.Actor]
			if a == nil || a.Kind == acta.KindDocument || a.Kind == acta.KindUnnamed && a.Anonymity != acta.Named || s.title || !s.speaks || s.Within != "" || s.Cue.Negated || len(s.Cue.Spans) == 0 || !r.verbal(s) || r.modal(s) || !r.finiteCue(s) || possessive(r.entry.Document.Text, s.Source.Spans) {
				continue
			}
			if k, ok := kindOf(s); !ok || k != kind {
				continue
			}
			at := r.verbOf(s)
			in := ling.Range{From: at, To: at + 1}
			if !r.plainly(in) {
				continue
			}
			if w := "“" + strings.ToLower(r.d.Word(at)) + "”"; !slices.Contains(words, w) {
				words = append(words, w)
			}
			f.Spans = append(f.Spans, r.d.Span(in))
			f.Entries = append(f.Entries, string(s.ID))
		}
		if len(f.Spans) > 0 {
			f.Says = says(kind, strings.Join(words, ", "))
			out = append(out, f)
		}
	}
	return out
}

// shouting are the words of a headline that tell the reader what to feel, "shocking",
// or give words as blows: one finding a headline.
func (r *reader) shouting() []acta.Finding {
	var f acta.Finding
	var words []string
	open := false
	for t := ling.TokenID(0); int(t) < len(r.d.Tokens) && r.inTitle(t); t++ {
		switch r.d.Word(t) {
		case "‘", "“", "\"", "''", "'", "’", "”", "`":
			open = !open
			continue
		}
		if open || !r.word("shout", t) && !(r.word("blow", t) && strings.HasPrefix(r.d.Tags[t].XPOS, "VB")) {
			continue
		}
		words = append(words, "“"+r.d.Word(t)+"”")
		f.Spans = append(f.Spans, r.d.Span(ling.Range{From: t, To: t + 1}))
	}
	if len(words) == 0 {
		return nil
	}
	f.Says = fmt.Sprintf("The headline says in the outlet's own voice %s.", strings.Join(words, ", "))
	return []acta.Finding{f}
}
