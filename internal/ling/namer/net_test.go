package namer

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/lingtest"
	"acta/internal/neural"
)

// Widths of the vectors of the tests.
const (
	testVectors = 16
	testFixed   = 8
)

func testNamer(t *testing.T) (*Namer, *neural.Params) {
	t.Helper()
	lex, err := data.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	params := neural.NewParams(3)
	net := NewNet(params, testVectors, testFixed)
	net.Pack(true)
	return New(net, lex, func(dst []float32, d *ling.Tokenized) {
		for i := range d.Tokens {
			dst[i*testFixed+len(d.Word(ling.TokenID(i)))%testFixed] = 1
		}
	}), params
}

func testDoc(t *testing.T, notation string) *ling.Parsed {
	t.Helper()
	d := lingtest.Parsed(t, notation)
	rng := rand.New(rand.NewPCG(1, 2))
	d.Width = testVectors
	d.Vectors = make([]float32, testVectors*len(d.Tokens))
	for i := range d.Vectors {
		d.Vectors[i] = float32(rng.NormFloat64())
	}
	return &d
}

// Exchanging two states, two peoples or two capitals leaves all features as they are.
func TestFeaturesOfSides(t *testing.T) {
	n, _ := testNamer(t)
	tests := [][2]string{
		{"The minister of France met the Kenyan envoy in Oslo .", "The minister of Kenya met the French envoy in Paris ."},
		{"Japan said so .", "Peru said so ."},
	}
	for _, tt := range tests {
		t.Run(tt[0], func(t *testing.T) {
			a, b := n.features(testDoc(t, tt[0])), n.features(testDoc(t, tt[1]))
			if !slices.Equal(a.rows, b.rows) || !slices.Equal(a.starts, b.starts) || !slices.Equal(a.repeats.places, b.repeats.places) || !slices.Equal(a.content, b.content) {
				t.Errorf("the features of %q differ", tt[1])
			}
		})
	}
}

// The gradients are those of small steps of the weights.
func TestNetGradients(t *testing.T) {
	n, params := testNamer(t)
	d := testDoc(t, "Ilse Varn left Tolmark . The Bank of Tolmark spoke .")
	labels := make([]int, len(d.Tokens))
	labels[0], labels[1], labels[3], labels[8] = beginPerson, insidePerson, beginPlace, beginOther
	x := n.NewExample(Linked, d, labels)
	loss := func(g *neural.Grads) float64 {
		var a neural.Arena
		n.net.Pack(true)
		return n.net.Train(&a, g, rand.New(rand.NewPCG(1, 1)), Rates{}, x, 1)
	}
	grads := neural.NewGrads(params)
	loss(grads)
	for _, p := range []*neural.Param{n.net.in.W, n.net.fixed.W, n.net.topic.W, n.net.memory.W, n.net.out.W, n.net.guides} {
		for _, i := range []int{0, 7, 21, int(Linked) * width} {
			want := float64(grads.Of(p)[i])
			const step = 1e-2
			old := p.W[i]
			p.W[i] = old + step
			up := loss(neural.NewGrads(params))
			p.W[i] = old - step
			down := loss(neural.NewGrads(params))
			p.W[i] = old
			if got := (up - down) / (2 * step); math.Abs(got-want) > 0.02+0.05*math.Abs(want) {
				t.Errorf("%s %d: %.4f, want %.4f", p.Name, i, got, want)
			}
		}
	}
}

// A namer learns the names of a text that it meets again and again.
func TestNetLearns(t *testing.T) {
	n, params := testNamer(t)
	d := testDoc(t, "Ilse Varn left Tolmark . The Bank spoke .")
	labels := make([]int, len(d.Tokens))
	labels[0], labels[1], labels[3] = beginPerson, insidePerson, beginPlace
	x := n.NewExample(Own, d, labels)
	adam := neural.NewAdam(params, 1e-2)
	grads := neural.NewGrads(params)
	var a neural.Arena
	for step := range 60 {
		n.net.Pack(true)
		n.net.Train(&a, grads, rand.New(rand.NewPCG(1, uint64(step))), Rates{Feature: 0.1}, x, 1)
		a.Reset()
		adam.Step(1, grads)
	}
	n.net.Pack(false)
	var got []string
	for _, m := range n.names(Own, d) {
		got = append(got, string(m.Kind)+" "+d.Words(m.Range))
	}
	if want := []string{"person Ilse Varn", "place Tolmark"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRepeats(t *testing.T) {
	words := make([]word, 9)
	for _, i := range []int{1, 3, 4, 6} { // one name, four times
		words[i] = word{low: 7, upper: true}
	}
	words[2] = word{low: 7} // the same word in small letters is none
	words[5] = word{low: 8, upper: true, class: classState}
	words[7] = word{low: 8, upper: true, class: classState}
	words[8] = word{low: 9, upper: true} // stands once
	r := repeated(words)
	if want := []ling.TokenID{1, 3, 4, 6}; !slices.Equal(r.places, want) || !slices.Equal(r.starts, []int32{0, 4}) {
		t.Errorf("places %v, starts %v", r.places, r.starts)
	}
	got := r.others(len(words))
	none := ling.TokenID(ling.None)
	for i, want := range map[int][othersMost]ling.TokenID{
		1: {3, 4}, 3: {1, 4}, 4: {3, 6}, 6: {4, none}, 2: {none, none}, 5: {none, none}, 8: {none, none},
	} {
		if got[i] != want {
			t.Errorf("word %d: %v, want %v", i, got[i], want)
		}
	}
}

// The memory of a place is the mean of the other places.
func TestMeans(t *testing.T) {
	var a neural.Arena
	r := repeats{places: []ling.TokenID{0, 2, 3}, starts: []int32{0, 3}}
	rows := a.Floats(3 * width)
	rows[0], rows[width], rows[2*width] = 1, 2, 4
	got := r.means(&a, rows)
	if got[0] != 3 || got[width] != 2.5 || got[2*width] != 1.5 {
		t.Errorf("%v %v %v", got[0], got[width], got[2*width])
	}
}
