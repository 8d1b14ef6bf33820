package quoter

import (
	"errors"
	"testing"

	"acta"
	"acta/internal/ling"
)

func TestIdioms(t *testing.T) {
	idioms, err := parseIdioms(idiomsFile)
	if err != nil {
		t.Fatal(err)
	}
	word := func(upos, lemma string, head ling.TokenID, rel string) (ling.Tag, ling.Arc) {
		return ling.Tag{UPOS: upos, Lemma: lemma}, ling.Arc{Head: head, Rel: rel}
	}
	for _, c := range []struct {
		name                  string
		subject, verb, object string
		idiom                 bool
	}{
		{"The flood has claimed ten lives", "flood", "claim", "life", true},
		{"The rebel claimed victory", "rebel", "claim", "victory", false},
		{"The summit saw a quarrel", "summit", "see", "quarrel", true},
		{"The envoy saw a quarrel", "envoy", "see", "quarrel", false},
		{"The envoy saw the summit", "envoy", "see", "summit", false},
		{"The week witnessed a strike", "week", "witness", "strike", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := &ling.Named{}
			for _, w := range [][2]string{{c.subject, "nsubj"}, {c.verb, "root"}, {c.object, "obj"}} {
				head, upos := ling.TokenID(1), "NOUN"
				if w[1] == "root" {
					head, upos = ling.None, "VERB"
				}
				tag, arc := word(upos, w[0], head, w[1])
				doc.Tags, doc.Arcs = append(doc.Tags, tag), append(doc.Arcs, arc)
			}
			doc.Sents = []ling.Range{{From: 0, To: 3}}
			doc.Tokens = make([]ling.Token, 3)
			r := &reading{doc: doc}
			quotes := []ling.Quote{{Cue: ling.Range{From: 1, To: 2}, Content: []ling.Range{{From: 2, To: 3}}}}
			if got := len(r.dropIdioms(quotes, idioms)) == 0; got != c.idiom {
				t.Errorf("left out: %v, want %v", got, c.idiom)
			}
		})
	}
}

func TestParseIdiomsNamesTheLine(t *testing.T) {
	_, err := parseIdioms("# head\nidiom.x\tclaim\tsideways\tlife\n")
	if !errors.Is(err, acta.ErrInvalid) || err.Error()[:13] != "idioms.tsv:2:" {
		t.Errorf("error %v, want line 2 and ErrInvalid", err)
	}
}
