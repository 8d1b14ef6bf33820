package tagger

import (
	"acta/internal/neural"
)

// Labels are the tags that a model knows.
type Labels struct{ UPOS, XPOS []string }

// Net scores tags: one layer over the vectors.
type Net struct {
	Labels Labels
	out    *neural.Linear
}

// NewNet adds an untrained network that reads vectors of the given width.
func NewNet(ps *neural.Params, width int, labels Labels) *Net {
	n := (len(labels.UPOS) + len(labels.XPOS) + neural.Lanes - 1) / neural.Lanes * neural.Lanes
	return &Net{Labels: labels, out: neural.NewLinear(ps, "tagger", width, n)}
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (n *Net) Pack(back bool) { n.out.Pack(back) }

// Train adds the loss of the gold tags, indices into Labels, to the result and
// its gradients to g and dh. Rows with a negative tag do not count.
func (n *Net) Train(a *neural.Arena, g *neural.Grads, h, dh []float32, upos, xpos []int, weight float32) float64 {
	rows := len(upos)
	scores := n.out.Forward(a, h, rows)
	loss := 0.0
	nu, nx := len(n.Labels.UPOS), len(n.Labels.XPOS)
	for i := range rows {
		row := scores[i*n.out.Out : (i+1)*n.out.Out]
		clear(row[nu+nx:])
		for _, part := range []struct {
			scores []float32
			gold   int
		}{{row[:nu], upos[i]}, {row[nu : nu+nx], xpos[i]}} {
			if part.gold < 0 {
				clear(part.scores)
				continue
			}
			loss += neural.CrossEntropy(part.scores, part.gold, weight)
		}
	}
	n.out.Backward(a, g, h, scores, dh, rows)
	return loss
}
