package tagger

import (
	"errors"
	"math/rand/v2"
	"testing"

	"acta"
	"acta/internal/modelfile"
	"acta/internal/neural"
)

var taught = []Pair{
	{"walks", "VBZ", "walk", 3}, {"talks", "VBZ", "talk", 2}, {"goes", "VBZ", "go", 5}, {"tries", "VBZ", "try", 1}, {"cries", "VBZ", "cry", 1},
	{"walked", "VBD", "walk", 3}, {"went", "VBD", "go", 9}, {"Wanted", "VBD", "want", 1},
	{"cities", "NNS", "city", 2}, {"parties", "NNS", "party", 2}, {"ships", "NNS", "ship", 4}, {"men", "NNS", "man", 6}, {"Boats", "NNS", "boat", 1},
	{"Velland", "NNP", "Velland", 4}, {"Dovar", "NNP", "Dovar", 1}, {"ship", "NN", "ship", 4}, {"The", "DT", "the", 7}, {"the", "DT", "the", 9},
}

// Every form of the list of irregular verbs has its lemma, but for those that the
// rules learned of the very word otherwise.
func TestIrregular(t *testing.T) {
	stored := reopen(t, must(LearnLemmas(taught).Section()))
	for _, c := range [][3]string{
		{"fed", "VBD", "feed"}, {"fed", "VBN", "feed"}, {"Fled", "VBD", "flee"}, {"slain", "VBN", "slay"}, {"stricken", "VBN", "strike"},
		{"walked", "VBD", "walk"}, {"fed", "NN", "fed"},
	} {
		if got, _ := stored.Lemma(c[0], c[1], nil); got != c[2] {
			t.Errorf("lemma of %s/%s is %q, want %q", c[0], c[1], got, c[2])
		}
	}
	if err := stored.addIrregular("feed\tfed\n"); !errors.Is(err, acta.ErrInvalid) {
		t.Errorf("a line of two columns: %v", err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestLemmas(t *testing.T) {
	learned := LearnLemmas(taught)
	section, err := learned.Section()
	if err != nil {
		t.Fatal(err)
	}
	stored := reopen(t, section)
	for _, c := range [][3]string{
		{"walks", "VBZ", "walk"}, {"goes", "VBZ", "go"}, {"went", "VBD", "go"}, {"men", "NNS", "man"}, {"The", "DT", "the"},
		{"Velland", "NNP", "Velland"}, // names keep their capitals
		{"ferries", "NNS", "ferry"},   // by its ending
		{"Docks", "NNS", "dock"},      // and in lower case
		{"balks", "VBZ", "balk"},
		{"Élan", "NNP", "Élan"},
		{"WALKED", "VBD", "walk"},
		{"ships", "", "ships"}, // a tag that was never seen: the word itself
		{"", "NN", ""},
	} {
		for _, l := range []*Lemmas{learned, stored} {
			if got, _ := l.Lemma(c[0], c[1], nil); got != c[2] {
				t.Errorf("lemma of %s/%s is %q, want %q", c[0], c[1], got, c[2])
			}
		}
	}
}

func reopen(t *testing.T, s modelfile.Section) *Lemmas {
	t.Helper()
	var w writer
	if err := modelfile.Write(&w, modelfile.Header{Name: "toy"}, []modelfile.Section{s}); err != nil {
		t.Fatal(err)
	}
	f, err := modelfile.Parse("toy", string(w))
	if err != nil {
		t.Fatal(err)
	}
	l, err := ParseLemmas(f)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

type writer []byte

func (w *writer) Write(b []byte) (int, error) { *w = append(*w, b...); return len(b), nil }

func TestNetLearnsTags(t *testing.T) {
	const rows, width = 6, 16
	rng := rand.New(rand.NewPCG(1, 2))
	h := make([]float32, rows*width)
	for i := range h {
		h[i] = float32(rng.NormFloat64())
	}
	upos, xpos := []int{0, 1, 2, 0, 1, -1}, []int{1, 0, 1, 1, 0, -1}
	ps := neural.NewParams(4)
	net := NewNet(ps, width, Labels{UPOS: []string{"NOUN", "VERB", "ADJ"}, XPOS: []string{"VB", "NN"}})
	adam, g := neural.NewAdam(ps, 0.05), neural.NewGrads(ps)
	var a neural.Arena
	loss := 0.0
	for range 100 {
		a.Reset()
		net.Pack(true)
		loss = net.Train(&a, g, h, make([]float32, len(h)), upos, xpos, 1)
		adam.Step(1, g)
	}
	if loss > 0.1 {
		t.Errorf("loss is %.3f after training", loss)
	}
}
