// Package neural holds the small networks of the learned stages: float32
// layers with hand-written backward passes, one optimiser, and the kernels
// below them. It knows nothing of language.
//
// Matrices are row-major slices, a row a token. A layer is read-only after
// construction, so any number of goroutines may run Forward; scratch comes from
// the caller's [Arena]. In training each goroutine has its own [Grads], and
// [Adam.Step] adds them up in a fixed order, so that a run is a function of its
// data and seed.
package neural

import (
	"math"
	"math/rand/v2"
)

// Arena hands out scratch memory of one pass, as a stack. The zero value is ready.
type Arena struct {
	slab []float32
	used int
	peak int // the most that was used since Reset
}

// Floats returns n zeroed floats that live until Release of an earlier mark, or
// Reset.
func (a *Arena) Floats(n int) []float32 {
	from := a.used
	a.used += n
	a.peak = max(a.peak, a.used)
	if a.used > len(a.slab) {
		return make([]float32, n)
	}
	out := a.slab[from:a.used:a.used]
	clear(out)
	return out
}

// Mark is the place to come back to with Release.
func (a *Arena) Mark() int { return a.used }

// Release takes back what Floats gave out since mark.
func (a *Arena) Release(mark int) { a.used = mark }

// Reset takes back all that Floats gave out, and makes room for as much again.
func (a *Arena) Reset() {
	if a.peak > len(a.slab) {
		a.slab = make([]float32, a.peak+a.peak/8)
	}
	a.used, a.peak = 0, 0
}

// Param is one matrix of weights.
type Param struct {
	Name       string
	Rows, Cols int
	W          []float32
	// Sparse marks a table of which a batch touches few rows.
	Sparse bool

	id             int
	moment, square []float32
}

// Row is row i of the matrix.
func (p *Param) Row(i int) []float32 { return p.W[i*p.Cols : (i+1)*p.Cols] }

// Params is the weights of one model, in the order they were made.
type Params struct {
	List []*Param
	rng  *rand.Rand
}

// NewParams starts a model whose initial weights are drawn from seed.
func NewParams(seed uint64) *Params {
	return &Params{rng: rand.New(rand.NewPCG(seed, 0x61637461))}
}

// BlankParams starts a model whose weights are zero until [Params.Load].
func BlankParams() *Params { return &Params{} }

// Add makes a matrix with weights drawn from a normal distribution of the given
// standard deviation.
func (ps *Params) Add(name string, rows, cols int, deviation float64) *Param {
	p := &Param{Name: name, Rows: rows, Cols: cols, W: make([]float32, rows*cols), id: len(ps.List)}
	if deviation > 0 && ps.rng != nil {
		for i := range p.W {
			p.W[i] = float32(ps.rng.NormFloat64() * deviation)
		}
	}
	ps.List = append(ps.List, p)
	return p
}

// Glorot is the standard deviation that keeps the variance of a linear layer's
// output near that of its input (Glorot and Bengio 2010).
func Glorot(in, out int) float64 { return math.Sqrt(2 / float64(in+out)) }

// Grads is one worker's gradients.
type Grads struct {
	dense   [][]float32
	touched [][]int32
	mark    [][]bool
}

// NewGrads makes room for the gradients of all of ps.
func NewGrads(ps *Params) *Grads {
	g := &Grads{
		dense:   make([][]float32, len(ps.List)),
		touched: make([][]int32, len(ps.List)),
		mark:    make([][]bool, len(ps.List)),
	}
	for i, p := range ps.List {
		g.dense[i] = make([]float32, len(p.W))
		if p.Sparse {
			g.mark[i] = make([]bool, p.Rows)
		}
	}
	return g
}

// Of is the gradient of a dense p.
func (g *Grads) Of(p *Param) []float32 { return g.dense[p.id] }

// Row is the gradient of row i of a sparse p, and notes that it was touched.
func (g *Grads) Row(p *Param, i int32) []float32 {
	if !g.mark[p.id][i] {
		g.mark[p.id][i] = true
		g.touched[p.id] = append(g.touched[p.id], i)
	}
	return g.dense[p.id][int(i)*p.Cols : (int(i)+1)*p.Cols]
}

func (g *Grads) reset(p *Param) {
	if !p.Sparse {
		clear(g.dense[p.id])
		return
	}
	for _, i := range g.touched[p.id] {
		g.mark[p.id][i] = false
		clear(g.dense[p.id][int(i)*p.Cols : (int(i)+1)*p.Cols])
	}
	g.touched[p.id] = g.touched[p.id][:0]
}

// Softmax turns scores into probabilities in place and returns the natural
// logarithm of the sum of their exponentials.
func Softmax(scores []float32) float64 {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	sum := 0.0
	for i, s := range scores {
		e := math.Exp(float64(s - top))
		scores[i] = float32(e)
		sum += e
	}
	for i := range scores {
		scores[i] = float32(float64(scores[i]) / sum)
	}
	return float64(top) + math.Log(sum)
}

// CrossEntropy turns one token's scores into the gradient of its loss in place
// and returns the loss, −log p(gold).
func CrossEntropy(scores []float32, gold int, weight float32) float64 {
	at := float64(scores[gold])
	loss := Softmax(scores) - at
	scores[gold]--
	for i := range scores {
		scores[i] *= weight
	}
	return loss * float64(weight)
}

// Dropout multiplies x by a mask drawn from rng, and keeps the mask for the
// backward pass. With rate 0 it returns nil and changes nothing.
func Dropout(a *Arena, rng *rand.Rand, x []float32, rate float64) []float32 {
	if rate <= 0 {
		return nil
	}
	mask := a.Floats(len(x))
	keep := uint32((1 - rate) * (1 << 32))
	scale := float32(1 / (1 - rate))
	for i := range x {
		if rng.Uint32() < keep {
			mask[i] = scale
		}
		x[i] *= mask[i]
	}
	return mask
}

// ApplyMask multiplies dx by the mask that [Dropout] returned.
func ApplyMask(dx, mask []float32) {
	for i, m := range mask {
		dx[i] *= m
	}
}
