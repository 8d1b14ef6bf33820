package pairs

import (
	"math"
	"math/rand/v2"

	"acta/internal/neural"
)

// Settings of the training, chosen by cross-validation on the pairs of the corpus.
const (
	members      = 4 // nets whose weights are averaged
	epochs       = 20
	rate         = 0.05
	rowPenalty   = 0.01
	densePenalty = 0.02
	dropped      = 0.3 // share of an example's rows that a step leaves out
)

// Fit trains a net, added to ps, on examples of the types gold, indices of [Types].
// Each member goes over the examples in an order of its own, by AdaGrad (Duchi, Hazan
// and Singer 2011) with a penalty on the squares; the mean of the weights over the
// second half of the passes and over the members is the net.
func Fit(ps *neural.Params, dims int, xs []Example, gold []int, seed uint64) *Net {
	out := NewNet(ps, dims)
	for m := range uint64(members) {
		fitMember(out, xs, gold, rand.New(rand.NewPCG(seed, m)))
	}
	return out
}

// fitMember trains one net and adds its share to sum.
func fitMember(sum *Net, xs []Example, gold []int, rng *rand.Rand) {
	ps := neural.NewParams(0)
	n := &Net{ps.Add("rows", len(Types), rows, 0), ps.Add("dense", len(Types), sum.dense.Cols, 0)}
	squares := [2][]float32{make([]float32, len(n.rows.W)), make([]float32, len(n.dense.W))}
	step := func(p *neural.Param, of []float32, at int, slope, penalty float32) {
		g := slope + penalty*p.W[at]
		of[at] += g * g
		p.W[at] -= rate * g / float32(math.Sqrt(float64(of[at])+0.01))
	}
	order := rng.Perm(len(xs))
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			x := thin(&xs[i], rng)
			p := n.Probs(&x)
			p[gold[i]]--
			for k, d := range p {
				for j, row := range x.rows {
					step(n.rows, squares[0], k*rows+int(row), d*x.values[j], rowPenalty)
				}
				for j, f := range x.dense {
					step(n.dense, squares[1], k*n.dense.Cols+j, d*f, densePenalty)
				}
			}
		}
		if epoch < epochs/2 {
			continue
		}
		const share = 1.0 / (members * (epochs - epochs/2))
		for i, v := range n.rows.W {
			sum.rows.W[i] += v * share
		}
		for i, v := range n.dense.W {
			sum.dense.W[i] += v * share
		}
	}
}

// thin is x without some of its rows.
func thin(x *Example, rng *rand.Rand) Example {
	out := Example{dense: x.dense}
	for j, row := range x.rows {
		if rng.Float32() >= dropped {
			out.rows = append(out.rows, row)
			out.values = append(out.values, x.values[j]/(1-dropped))
		}
	}
	return out
}
