package eval

import (
	"testing"

	"acta/internal/ling"
)

func TestScoreTrees(t *testing.T) {
	parsed := func(tags []ling.Tag, arcs []ling.Arc) *ling.Parsed {
		d := &ling.Parsed{Arcs: arcs}
		d.Tags = tags
		d.Tokens = make([]ling.Token, len(tags))
		return d
	}
	gold := parsed(
		[]ling.Tag{{UPOS: "NOUN", XPOS: "NNS", Lemma: "Envoy"}, {UPOS: "VERB", XPOS: "VBD", Lemma: "leave"}, {UPOS: "ADV", XPOS: "RB", Lemma: "early"}, {UPOS: "PUNCT", XPOS: ".", Lemma: "."}},
		[]ling.Arc{{Head: 1, Rel: "nsubj:pass"}, {Head: ling.None, Rel: "root"}, {Head: 1, Rel: "advmod"}, {Head: 1, Rel: "punct"}})
	got := parsed(
		[]ling.Tag{{UPOS: "NOUN", XPOS: "NNS", Lemma: "envoy"}, {UPOS: "VERB", XPOS: "VBN", Lemma: "leave"}, {UPOS: "ADJ", XPOS: "JJ", Lemma: "early"}, {UPOS: "PUNCT", XPOS: ".", Lemma: "."}},
		[]ling.Arc{{Head: 1, Rel: "nsubj"}, {Head: ling.None, Rel: "root"}, {Head: 1, Rel: "amod"}, {Head: 2, Rel: "punct"}})
	want := Trees{UPOS: 75, XPOS: 50, Lemma: 100, UAS: 75, LAS: 50, Words: 4}
	if s := ScoreTrees(gold, got); s != want {
		t.Errorf("score is %v, want %v", s, want)
	}
	if s := ScoreTrees(parsed(nil, nil), parsed(nil, nil)); s != (Trees{}) {
		t.Errorf("score of nothing is %v", s)
	}
}

func TestTreesAdd(t *testing.T) {
	var sum Trees
	sum.Add(Trees{})
	sum.Add(Trees{UPOS: 100, XPOS: 100, Lemma: 100, UAS: 100, LAS: 80, Words: 30})
	sum.Add(Trees{UPOS: 60, XPOS: 20, Lemma: 100, UAS: 80, LAS: 40, Words: 10})
	if want := (Trees{UPOS: 90, XPOS: 80, Lemma: 100, UAS: 95, LAS: 70, Words: 40}); sum != want {
		t.Errorf("sum is %v, want %v", sum, want)
	}
}
