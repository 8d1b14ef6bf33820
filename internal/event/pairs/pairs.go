// Package pairs codes pairs: of two places in a sentence, what the first does to the
// second, as an event type of PLOVER.
package pairs

import (
	"math"
	"slices"

	"acta/data"
	"acta/internal/ling"
)

// Types are the event types that a pair is coded as. CONCEDE and RETREAT are one,
// YIELD, as the pairs of the corpus have them.
var Types = [15]string{
	"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE",
	"PROTEST", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
}

// typeIndex is the place of a type in Types.
func typeIndex(t string) int {
	if t == "CONCEDE" || t == "RETREAT" {
		t = "YIELD"
	}
	return slices.Index(Types[:], t)
}

// Coder is read-only once made.
type Coder struct {
	acts   *data.Acts
	vector func(word string, out []float32) bool
	dims   int
	net    *Net
}

// New makes a coder. vector writes the fixed vector of a word, of dims numbers.
func New(net *Net, lines *data.Acts, vector func(word string, out []float32) bool, dims int) *Coder {
	return &Coder{acts: lines, vector: vector, dims: dims, net: net}
}

// Example is what the words of a pair say, for training.
func (c *Coder) Example(d *ling.Parsed, source, target ling.Range) Example {
	return c.read(d, source, target, false)
}

// Decision is what a pair is coded as.
type Decision struct {
	Type       string
	Confidence float32
}

// Code says what source does to target, both ranges of d.
func (c *Coder) Code(d *ling.Parsed, source, target ling.Range) Decision {
	x := c.read(d, source, target, false)
	p := c.net.Probs(&x)
	k := 0
	for i, v := range p {
		if v > p[k] {
			k = i
		}
	}
	return Decision{Types[k], p[k]}
}

// Net is a multinomial logistic regression over rows and dense numbers.
type Net struct {
	Rows  []float32 // of each type, Rows numbers
	Dense []float32 // of each type, DenseWidth numbers
}

// DenseWidth is how many dense numbers an example has with vectors of dims numbers.
func DenseWidth(dims int) int { return 3*len(Types) + 4*dims }

// NewNet is an untrained net.
func NewNet(dims int) *Net {
	return &Net{make([]float32, len(Types)*Rows), make([]float32, len(Types)*DenseWidth(dims))}
}

// Probs are the probabilities of the types.
func (n *Net) Probs(x *Example) [len(Types)]float32 {
	var s [len(Types)]float32
	width := len(n.Dense) / len(Types)
	top := float32(math.Inf(-1))
	for k := range s {
		w := n.Rows[k*Rows : (k+1)*Rows]
		for i, row := range x.rows {
			s[k] += w[row] * x.values[i]
		}
		v := n.Dense[k*width : (k+1)*width]
		for i, f := range x.dense {
			s[k] += v[i] * f
		}
		top = max(top, s[k])
	}
	sum := float32(0)
	for k := range s {
		s[k] = float32(math.Exp(float64(s[k] - top)))
		sum += s[k]
	}
	for k := range s {
		s[k] /= sum
	}
	return s
}

// Settings are how a net is trained.
type Settings struct {
	Epochs     int
	Rate       float32
	Penalty    float32 // of rows, per step
	DenseDecay float32
	Dropout    float32
}

// Fit trains a net on examples whose types are gold, by AdaGrad in the order that
// shuffle gives.
func Fit(dims int, xs []Example, gold []int, set Settings, shuffle func(n int, swap func(i, j int)), drop func() float32) *Net {
	n := NewNet(dims)
	width := DenseWidth(dims)
	g1, g2 := make([]float32, len(n.Rows)), make([]float32, len(n.Dense))
	sum := NewNet(dims)
	order := make([]int, len(xs))
	for i := range order {
		order[i] = i
	}
	averaged := 0
	for epoch := range set.Epochs {
		shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			x := xs[i]
			if set.Dropout > 0 {
				kept := Example{dense: x.dense}
				for j, row := range x.rows {
					if drop() >= set.Dropout {
						kept.rows = append(kept.rows, row)
						kept.values = append(kept.values, x.values[j]/(1-set.Dropout))
					}
				}
				x = kept
			}
			p := n.Probs(&x)
			for k := range p {
				d := p[k]
				if k == gold[i] {
					d--
				}
				for j, row := range x.rows {
					at := k*Rows + int(row)
					g := d*x.values[j] + set.Penalty*n.Rows[at]
					g1[at] += g * g
					n.Rows[at] -= set.Rate * g / float32(math.Sqrt(float64(g1[at])+1e-2))
				}
				for j, f := range x.dense {
					at := k*width + j
					g := d*f + set.DenseDecay*n.Dense[at]
					g2[at] += g * g
					n.Dense[at] -= set.Rate * g / float32(math.Sqrt(float64(g2[at])+1e-2))
				}
			}
		}
		if epoch >= set.Epochs/2 {
			averaged++
			for i, v := range n.Rows {
				sum.Rows[i] += v
			}
			for i, v := range n.Dense {
				sum.Dense[i] += v
			}
		}
	}
	for i := range sum.Rows {
		sum.Rows[i] /= float32(averaged)
	}
	for i := range sum.Dense {
		sum.Dense[i] /= float32(averaged)
	}
	return sum
}
