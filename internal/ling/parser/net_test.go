package parser

import (
	"math/rand/v2"
	"strings"
	"testing"

	"acta/internal/ling"
	"acta/internal/neural"
	"acta/internal/text"
)

// lesson is a sentence whose heads can be told from its vectors.
func lesson() (h []float32, heads []int32, rels []int, segments []neural.Segment) {
	rng := rand.New(rand.NewPCG(5, 6))
	heads = []int32{1, ling.None, 1, 4, 2, ling.None, 5}
	rels = []int{0, 1, 2, 0, 2, 1, 2}
	segments = []neural.Segment{{From: 0, To: 5}, {From: 5, To: 7}}
	h = make([]float32, len(heads)*16)
	for i := range h {
		h[i] = float32(rng.NormFloat64())
	}
	return h, heads, rels, segments
}

func TestNetLearnsTrees(t *testing.T) {
	h, heads, rels, segments := lesson()
	ps := neural.NewParams(3)
	net := NewNet(ps, 16, []string{"nsubj", "root", "obj"})
	adam, g := neural.NewAdam(ps, 0.02), neural.NewGrads(ps)
	var a neural.Arena
	first, last := 0.0, 0.0
	for step := range 120 {
		a.Reset()
		net.Pack(true)
		last = net.Train(&a, g, rand.New(rand.NewPCG(1, uint64(step))), 0, h, make([]float32, len(h)), segments, heads, rels, 1)
		if step == 0 {
			first = last
		}
		adam.Step(1, g)
	}
	if last > first/20 {
		t.Errorf("loss went from %.3f to %.3f", first, last)
	}
	net.Pack(false)
	txt, err := text.New("a b c d e\nf g")
	if err != nil {
		t.Fatal(err)
	}
	var d ling.Tagged
	d.Text, d.Width, d.Vectors = txt, 16, h
	for i := range len(heads) {
		d.Tokens = append(d.Tokens, ling.Token{Start: int32(2 * i), End: int32(2*i + 1)})
	}
	d.Sents = []ling.Range{{From: 0, To: 5}, {From: 5, To: 7}}
	d.Tags = make([]ling.Tag, len(heads))
	got := New(net).Parse(d)
	for i, arc := range got.Arcs {
		if int32(arc.Head) != heads[i] || arc.Rel != net.Relations[rels[i]] {
			t.Errorf("token %d hangs on %d as %s, want %d as %s", i, arc.Head, arc.Rel, heads[i], net.Relations[rels[i]])
		}
	}
}

// A sentence longer than a stretch is cut, and stays one tree.
func TestLongSentencesStayTrees(t *testing.T) {
	const n = 2*longest + 7
	ps := neural.NewParams(3)
	net := NewNet(ps, 16, []string{"nsubj", "root", "obj"})
	net.Pack(false)
	txt, err := text.New(strings.Repeat("a ", n))
	if err != nil {
		t.Fatal(err)
	}
	var d ling.Doc
	d.Text, d.Width = txt, 16
	d.Sents = []ling.Range{{From: 0, To: n}}
	d.Tags = make([]ling.Tag, n)
	rng := rand.New(rand.NewPCG(7, 8))
	for i := range n {
		d.Tokens = append(d.Tokens, ling.Token{Start: int32(2 * i), End: int32(2*i + 1)})
		for range 16 {
			d.Vectors = append(d.Vectors, float32(rng.NormFloat64()))
		}
	}
	d.Parsed = New(net).Parse(d.Tagged)
	if err := d.Check(); err != nil {
		t.Error(err)
	}
}
