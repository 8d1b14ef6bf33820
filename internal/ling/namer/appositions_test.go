package namer

import (
	"testing"

	"acta/internal/ling"
)

func TestPersons(t *testing.T) {
	for _, c := range []struct {
		name, rel, lemma string
		want             ling.MentionKind
	}{
		{"Dovar, the pilot", "appos", "pilot", ling.PersonName},
		{"Dovar, the harbour", "appos", "harbour", ling.PlaceName},
		{"Dovar, the council", "appos", "council", ling.PlaceName},
		{"Dovar and the pilot", "conj", "pilot", ling.PlaceName},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &ling.Parsed{Arcs: []ling.Arc{{Head: ling.None, Rel: "root"}, {Head: 0, Rel: c.rel}}}
			d.Tags = []ling.Tag{{UPOS: "PROPN", Lemma: "Dovar"}, {UPOS: "NOUN", Lemma: c.lemma}}
			d.Tokens = make([]ling.Token, 2)
			got := persons(d, []ling.Mention{{Range: ling.Range{From: 0, To: 1}, Kind: ling.PlaceName}})[0]
			if got.Kind != c.want || (got.Rule != "") != (c.want == ling.PersonName) {
				t.Errorf("kind %s, rule %q, want kind %s", got.Kind, got.Rule, c.want)
			}
		})
	}
}
