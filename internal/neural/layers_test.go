package neural

import (
	"math"
	"testing"
)

// A layer's backward pass must give the slope that its forward pass has.
func TestGradients(t *testing.T) {
	const rows = 7
	segments := []Segment{{0, 4}, {4, 7}}
	type layer struct {
		name     string
		in, out  int
		forward  func(a *Arena, x []float32) []float32
		backward func(a *Arena, g *Grads, x, dy, dx []float32)
		pack     func()
	}
	ps := NewParams(1)
	linear := NewLinear(ps, "linear", 5, 3)
	wide := NewSRU(ps, "wide", 5, 4)
	same := NewSRU(ps, "same", 8, 4)
	for _, p := range ps.List {
		if p.Name == "wide.v" || p.Name == "same.v" {
			copy(p.W, fill(len(p.W), 9))
		}
	}
	sru := func(l *SRU, name string) layer {
		return layer{name, l.In, l.Out(),
			func(a *Arena, x []float32) []float32 { return l.Forward(a, x, rows, segments, nil) },
			func(a *Arena, g *Grads, x, dy, dx []float32) {
				var pass SRUPass
				l.Forward(a, x, rows, segments, &pass)
				l.Backward(a, g, &pass, dy, dx, rows)
			},
			func() { l.Pack(true) }}
	}
	for _, l := range []layer{
		{"linear", 5, 3,
			func(a *Arena, x []float32) []float32 { return linear.Forward(a, x, rows) },
			func(a *Arena, g *Grads, x, dy, dx []float32) { linear.Backward(a, g, x, dy, dx, rows) },
			func() { linear.Pack(true) }},
		sru(wide, "wide"), sru(same, "same"),
	} {
		t.Run(l.name, func(t *testing.T) {
			x, pull := fill(rows*l.in, 4), fill(rows*l.out, 5)
			loss := func() float64 {
				var a Arena
				l.pack()
				sum := 0.0
				for i, y := range l.forward(&a, x) {
					sum += float64(y) * float64(pull[i])
				}
				return sum
			}
			var a Arena
			g := NewGrads(ps)
			dx := make([]float32, len(x))
			l.pack()
			l.backward(&a, g, x, pull, dx)
			check := func(name string, w, dw []float32) {
				for i := range w {
					const h = 1e-2
					old := w[i]
					w[i] = old + h
					up := loss()
					w[i] = old - h
					down := loss()
					w[i] = old
					want := (up - down) / (2 * h)
					if math.Abs(want-float64(dw[i])) > 0.02*(1+math.Abs(want)) {
						t.Fatalf("%s[%d]: slope %v, want %v", name, i, dw[i], want)
					}
				}
			}
			check("x", x, dx)
			for _, p := range ps.List {
				if len(p.Name) > len(l.name) && p.Name[:len(l.name)] == l.name {
					check(p.Name, p.W, g.Of(p))
				}
			}
		})
	}
}

func TestCRFGradients(t *testing.T) {
	const n, labels = 5, 3
	ps := NewParams(2)
	crf := NewCRF(ps, "crf", labels)
	copy(crf.T.W, fill(len(crf.T.W), 7))
	scores, gold := fill(n*labels, 8), []int{0, 2, 1, 1, 0}
	g := NewGrads(ps)
	d := make([]float32, len(scores))
	crf.Loss(g, scores, d, labels, gold, 1)
	loss := func() float64 { return crf.Loss(NewGrads(ps), scores, make([]float32, len(scores)), labels, gold, 1) }
	for _, part := range []struct{ w, dw []float32 }{{scores, d}, {crf.T.W, g.Of(crf.T)}} {
		for i := range part.w {
			const h = 1e-2
			old := part.w[i]
			part.w[i] = old + h
			up := loss()
			part.w[i] = old - h
			down := loss()
			part.w[i] = old
			if want := (up - down) / (2 * h); math.Abs(want-float64(part.dw[i])) > 0.01 {
				t.Errorf("weight %d: slope %v, want %v", i, part.dw[i], want)
			}
		}
	}
}

// The best path found must be the best of all paths.
func TestCRFDecode(t *testing.T) {
	const n, labels = 4, 3
	ps := NewParams(3)
	crf := NewCRF(ps, "crf", labels)
	copy(crf.T.W, fill(len(crf.T.W), 5))
	crf.Allowed = func(from, to int) bool { return from != 1 || to != 2 }
	scores := fill(n*labels, 6)
	var want []int32
	top := math.Inf(-1)
	for code := range 81 {
		path := []int32{int32(code % 3), int32(code / 3 % 3), int32(code / 9 % 3), int32(code / 27)}
		sum, before, ok := 0.0, labels, true
		for i, y := range path {
			ok = ok && crf.Allowed(before, int(y))
			sum += float64(scores[i*labels+int(y)] + crf.T.W[before*labels+int(y)])
			before = int(y)
		}
		if ok && sum > top {
			top, want = sum, path
		}
	}
	got := make([]int32, n)
	crf.Decode(scores, labels, got)
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("best path is %v, want %v", got, want)
		}
	}
}

// A label's probability is the share of the paths through it, each weighed by
// the exponential of its score.
func TestCRFMarginals(t *testing.T) {
	const n, labels = 4, 3
	ps := NewParams(3)
	crf := NewCRF(ps, "crf", labels)
	copy(crf.T.W, fill(len(crf.T.W), 5))
	crf.Allowed = func(from, to int) bool { return from != 1 || to != 2 }
	scores := fill(n*labels, 6)
	scores[4] = -1e6 // barred
	want, total := make([]float64, n*labels), 0.0
	for code := range 81 {
		path := []int{code % 3, code / 3 % 3, code / 9 % 3, code / 27}
		sum, before, ok := 0.0, labels, true
		for i, y := range path {
			ok = ok && crf.Allowed(before, y)
			sum += float64(scores[i*labels+y] + crf.T.W[before*labels+y])
			before = y
		}
		if !ok {
			continue
		}
		total += math.Exp(sum)
		for i, y := range path {
			want[i*labels+y] += math.Exp(sum)
		}
	}
	got := make([]float32, n*labels)
	crf.Marginals(new(Arena), scores, labels, n, got)
	for i, p := range got {
		if math.Abs(float64(p)-want[i]/total) > 1e-5 {
			t.Errorf("token %d, label %d: %v, want %v", i/labels, i%labels, p, want[i]/total)
		}
	}
}

// Passes of changing sizes must not make an arena grow past the largest.
func TestArenaStaysBounded(t *testing.T) {
	var a Arena
	for i := range 2000 {
		a.Reset()
		for _, n := range []int{1 + i*7919%5000, 1 + i*104729%90000, 3} {
			for _, v := range a.Floats(n) {
				if v != 0 {
					t.Fatal("scratch memory is not zero")
				}
			}
			copy(a.slab, []float32{1, 1, 1})
		}
	}
	if len(a.slab) > 2*95003 {
		t.Errorf("the arena holds %d floats for passes of at most 95003", len(a.slab))
	}
}
