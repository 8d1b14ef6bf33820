package quoter

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"acta/internal/ling"
	"acta/internal/ling/lingtest"
	"acta/internal/neural"
)

const testWidth = 16

// vectored gives each word a vector of its own.
func vectored(d *ling.Named) *ling.Named {
	d.Width = testWidth
	d.Vectors = make([]float32, testWidth*len(d.Tokens))
	for i := range d.Tokens {
		rng := rand.New(rand.NewPCG(uint64(hashString(d.Word(ling.TokenID(i)))), 1))
		for j := range testWidth {
			d.Vectors[i*testWidth+j] = float32(rng.NormFloat64())
		}
	}
	return d
}

var lessons = []string{
	"<s1 Ilan Dovar> <k1 said> <c1 he would not sign the treaty>.",
	"<c1 “The port is shut,”> <s1 she> <k1 said>. | <c1 “It will not open again.”>",
	"<k1 According to> <s1 the ministry>, <c1 rain fell on Velland>.",
	"The two sides met on Tuesday. | Nothing was signed.",
	"<c1 The talks are over>, <s1 officials> <k1 said>.\n<s2 Tolmark> <k2 denied> <c2 it>.",
	"<k1 Asked> <c1 whether he would resign>, <s2 Dovar> <k2 declined> <c2 to comment>.",
	"<s1 Ada Mirel> <k1 wrote> <c1 that/IN^said:mark <s2 Ilan Dovar> <k2 said> <c2 he would not sign the treaty>>.",
}

// A network that is shown a few documents many times must find their statements.
func TestLearnsByHeart(t *testing.T) {
	ps := neural.NewParams(1)
	net := NewNet(ps, testWidth)
	adam := neural.NewAdam(ps, 5e-3)
	var docs []ling.Quoted
	var examples []*Example
	for _, l := range lessons {
		doc := lingtest.Quoted(t, l)
		vectored(&doc.Named)
		docs = append(docs, doc)
		outer := slices.DeleteFunc(slices.Clone(doc.Quotes), func(q ling.Quote) bool { return q.Within != ling.None })
		examples = append(examples, NewExample(&doc.Named, outer, nil))
	}
	g := neural.NewGrads(ps)
	rng := rand.New(rand.NewPCG(1, 1))
	var a neural.Arena
	for epoch := range 40 {
		for _, x := range examples {
			net.Pack(true)
			for _, m := range net.Members {
				m.Train(&a, g, rng, Rates{}, x, epoch > 20, 0.1)
			}
			adam.Step(1, g)
			a.Reset()
		}
	}
	ps.Quantise()
	net.Pack(false)
	q := New(net, NewConfidence(neural.NewParams(0)), nil, map[string]bool{"say": true})
	q.nestedProb = 0
	for i, doc := range docs {
		t.Run(lessons[i], func(t *testing.T) {
			quoted, evidence := q.Weigh(doc.Named)
			got := quoted.Quotes
			if len(got) != len(doc.Quotes) {
				t.Fatalf("%d statements, want %d: %+v", len(got), len(doc.Quotes), got)
			}
			for k := range got {
				want := doc.Quotes[k]
				if !reflect.DeepEqual(got[k].Content, want.Content) || !reflect.DeepEqual(got[k].Source, want.Source) || got[k].Cue != want.Cue || got[k].Within != want.Within {
					t.Errorf("got %+v, want %+v", got[k], want)
				}
				if got[k].Manner != want.Manner {
					t.Errorf("manner %s, want %s", got[k].Manner, want.Manner)
				}
				if p := evidence[k].numbers[contentBegin]; p < 0 {
					t.Errorf("log-odds %v of what was learned by heart", p)
				}
			}
		})
	}
}

// The gradients of every layer must be the slopes of the loss.
func TestGradients(t *testing.T) {
	ps := neural.NewParams(3)
	net := NewNet(ps, testWidth)
	doc := lingtest.Quoted(t, lessons[1])
	x := NewExample(vectored(&doc.Named), doc.Quotes, nil)
	var a neural.Arena
	loss := func(g *neural.Grads) float64 {
		a.Reset()
		net.Pack(true)
		sum := 0.0
		for _, m := range net.Members {
			sum += m.Train(&a, g, rand.New(rand.NewPCG(1, 1)), Rates{}, x, false, 1)
		}
		return sum
	}
	g := neural.NewGrads(ps)
	loss(g)
	for _, p := range ps.List {
		at, slope := steepest(g, p)
		if slope == 0 {
			t.Errorf("%s has no gradient", p.Name)
			continue
		}
		const h = 1e-3
		w := p.W[at]
		p.W[at] = w + h
		up := loss(neural.NewGrads(ps))
		p.W[at] = w - h
		down := loss(neural.NewGrads(ps))
		p.W[at] = w
		if measured := (up - down) / (2 * h); math.Abs(measured-float64(slope)) > 0.05*math.Abs(measured)+1e-3 {
			t.Errorf("%s: gradient %v, slope %v", p.Name, slope, measured)
		}
	}
}

// steepest is the weight of p with the largest gradient.
func steepest(g *neural.Grads, p *neural.Param) (int, float32) {
	at, top := 0, float32(0)
	grad := make([]float32, 0, len(p.W))
	if p.Sparse {
		for i := range p.Rows {
			grad = append(grad, g.Row(p, int32(i))...)
		}
	} else {
		grad = g.Of(p)
	}
	for i, v := range grad {
		if v*v > top*top {
			at, top = i, v
		}
	}
	return at, top
}

func TestEmptyDocument(t *testing.T) {
	ps := neural.NewParams(1)
	net := NewNet(ps, testWidth)
	net.Pack(false)
	var d ling.Named
	d.Text = lingtest.Named(t, "Nothing.").Text
	if got := New(net, NewConfidence(neural.NewParams(0)), nil, nil).Quote(d).Quotes; got != nil {
		t.Errorf("got %v", got)
	}
}

// Words of blind must give the same features.
func TestBlind(t *testing.T) {
	blind := map[string]string{"arvenian": "demonym", "tolmarker": "demonym"}
	a := lingtest.Named(t, "Arvenian/JJ officials said no.")
	b := lingtest.Named(t, "Tolmarker/JJ officials said no.")
	fa, fb := read(&a, blind).features(), read(&b, blind).features()
	if !reflect.DeepEqual(fa, fb) {
		t.Error("the features tell two demonyms apart")
	}
	c := lingtest.Named(t, "Senior/JJ officials said no.")
	if reflect.DeepEqual(fa, read(&c, blind).features()) {
		t.Error("the features do not tell a demonym from another adjective")
	}
}

// The fit must find the weights that made the data, and give probabilities that
// are as often right as they say.
func TestConfidence(t *testing.T) {
	sure := NewConfidence(neural.NewParams(0))
	if p := sure.Of(&Evidence{numbers: [numberCount]float32{always: 1, cueBegin: 3}}); p != .5 {
		t.Errorf("before the fit %v, want a half", p)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	var found []Evidence
	var right []bool
	for range 6000 {
		e := Evidence{numbers: [numberCount]float32{always: 1, cueBegin: float32(rng.NormFloat64()), sourceNone: float32(rng.IntN(2))}}
		known := rng.IntN(2)
		e.traits[cueKnown] = int32(7 + known)
		found = append(found, e)
		right = append(right, rng.Float64() < 1/(1+math.Exp(-(-0.5+2*float64(e.numbers[cueBegin])-float64(e.numbers[sourceNone])+float64(known)))))
	}
	sure.Fit(found, right)
	for i, want := range map[int]float32{cueBegin: 2, sourceNone: -1, pieces: 0} {
		if got := sure.numbers.W[i]; math.Abs(float64(got-want)) > 0.15 {
			t.Errorf("%s has weight %v, want about %v", numberNames[i], got, want)
		}
	}
	if got := sure.traits.W[8] - sure.traits.W[7]; math.Abs(float64(got-1)) > 0.15 {
		t.Errorf("the trait has weight %v, want about 1", got)
	}
	gap := 0.0
	for i := range found {
		gap += float64(sure.Of(&found[i]))
		if right[i] {
			gap--
		}
	}
	if math.Abs(gap/float64(len(found))) > 0.01 {
		t.Errorf("the mean probability is off by %v", gap/float64(len(found)))
	}
}

// Whatever the weights say, statements keep the rules of ling.Quote: wild
// networks read lines that are full of marks.
func TestQuotesKeepTheirRules(t *testing.T) {
	lines := append([]string{
		"“ ” “ “ no ” ’ ‘ go ‘ , ’ said ” . | ” “",
		"'' '' no , '' he said , ' '' , | , ; ,",
		"« “ ‘ It is late ’ ” » said she , « no » . \n “ We go",
	}, lessons...)
	for seed := range uint64(12) {
		ps := neural.NewParams(seed)
		net := NewNet(ps, testWidth)
		net.Pack(false)
		q := New(net, NewConfidence(neural.NewParams(0)), nil, nil)
		for _, line := range lines {
			doc := lingtest.Quoted(t, line)
			quoted := q.Quote(*vectored(&doc.Named))
			whole := ling.Doc{Quoted: quoted, ChainOf: make([]ling.ChainID, len(doc.Mentions))}
			for i := range whole.ChainOf {
				whole.ChainOf[i] = ling.None
			}
			if err := whole.Check(); err != nil {
				t.Fatalf("seed %d, %q: %v", seed, line, err)
			}
			for i, s := range quoted.Quotes {
				for k := 1; k < len(s.Content); k++ {
					if quoted.Span(s.Content[k]).Start <= quoted.Span(s.Content[k-1]).End {
						t.Fatalf("seed %d, %q: contents touch: %v", seed, line, s.Content)
					}
				}
				if s.Prob < 0 || s.Prob > 1 || s.Manner == "" {
					t.Fatalf("seed %d, %q: statement %+v", seed, line, s)
				}
				if i > 0 && firstOf(&s) < firstOf(&quoted.Quotes[i-1]) {
					t.Fatalf("seed %d, %q: statements out of order", seed, line)
				}
			}
		}
	}
}

func BenchmarkQuote(b *testing.B) {
	line := "[PER Ilan Dovar], [NOM the president] of [LOC Arvenia], <k1 said> on [DATE Tuesday] that <c1 his country would not sign the treaty unless the northern states agreed to its terms>. | "
	notation := ""
	for i := range 30 {
		if i%4 == 3 {
			notation += "\n"
		}
		notation += line
	}
	doc := lingtest.Named(b, notation+"Nothing was signed.")
	doc.Width = 256
	doc.Vectors = make([]float32, 256*len(doc.Tokens))
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range doc.Vectors {
		doc.Vectors[i] = float32(rng.NormFloat64()) / 4
	}
	ps := neural.NewParams(1)
	net := NewNet(ps, 256)
	net.Pack(false)
	q := New(net, NewConfidence(neural.NewParams(0)), nil, nil)
	b.ReportAllocs()
	for b.Loop() {
		q.Quote(doc)
	}
	b.ReportMetric(float64(b.N)*float64(len(doc.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}
