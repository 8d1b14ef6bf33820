package ledger

import (
	"fmt"
	"testing"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

// entry makes the statements of d with one actor for each source, by its words.
func entry(d *ling.Doc, countries map[string]string) *acta.Entry {
	e := &acta.Entry{}
	seen := map[string]bool{}
	spans := func(rs []ling.Range) (out []acta.Span) {
		for _, r := range rs {
			out = append(out, d.Span(r))
		}
		return out
	}
	for i, q := range d.Quotes {
		s := acta.Statement{ID: acta.StatementID(fmt.Sprint("s", i)), Content: spans(q.Content), Manner: q.Manner, Cue: acta.Cue{Class: "neutral"}}
		if !q.Cue.Empty() {
			s.Cue.Spans = []acta.Span{d.Span(q.Cue)}
		}
		if len(q.Source) > 0 {
			name := d.Words(q.Source[0])
			s.Source = acta.Party{Spans: spans(q.Source), Actor: acta.ActorID(name)}
			if !seen[name] {
				seen[name] = true
				e.Actors = append(e.Actors, acta.Actor{ID: acta.ActorID(name), Country: countries[name], Anonymity: acta.Named})
			}
		}
		if q.Within != ling.None {
			s.Within = acta.StatementID(fmt.Sprint("s", q.Within))
		}
		e.Statements = append(e.Statements, s)
	}
	return e
}

func TestProfile(t *testing.T) {
	countries := map[string]string{"Dovar": "ARV"}
	for in, want := range map[string]string{
		"It/EX rained.":                   "0 {2 0 2 0} [] []",
		"<s1 Dovar> <k1 said> <c1 “no”>.": "1 {3 1 0 2} [{Dovar 1 1}] [{ARV 1 1}]",
		"<s1 Dovar> <k1 said> <c1 <s2 Mirel> <k2 denied> <c2 it>>. | Rain fell.":                    "2 {7 3 2 2} [{Dovar 1 3} {Mirel 1 0}] [{ARV 1 3} { 1 0}]",
		"<c1 No>, <k1 said>. | <s2 Mirel> <k2 left>: <c2 yes>. | <s3 Mirel> <k3 sang>, <c3 la la>.": "3 {9 4 0 5} [{Mirel 2 3}] [{ 2 3}]",
	} {
		t.Run(in, func(t *testing.T) {
			d := lingtest.Doc(t, in)
			p := Profile(entry(d, countries), d)
			if got := fmt.Sprint(p.Statements, p.Words, p.ByActor, p.ByCountry); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if w := p.Words; w.Attributed+w.OwnVoice+w.CueAndSource != w.Total {
				t.Errorf("words do not add up: %+v", w)
			}
		})
	}
}

func TestProfileClasses(t *testing.T) {
	d := lingtest.Doc(t, "<s1 Dovar> <k1 said> <c1 “no”>. | <s2 Mirel> <k2 said> <c2 no>. | <s3 Dovar> <k3 said> <c3 no>.")
	p := Profile(entry(d, map[string]string{"Dovar": "ARV"}), d)
	if got, want := fmt.Sprint(p.CueClasses, p.Manner, p.Anonymity), "map[:map[neutral:1] ARV:map[neutral:2]] map[direct:1 indirect:2] map[named:3]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
