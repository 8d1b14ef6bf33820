package namer

import (
	"math/rand/v2"

	"acta/internal/neural"
)

// headWidth is the width of the head's layer.
const headWidth = 64

// Head teaches the encoder what names are while the words are trained. The names
// of a text are found by [Net], which reads the vectors that come of it.
type Head struct {
	in, out *neural.Linear
	crf     *neural.CRF
}

// NewHead adds an untrained head that reads vectors of the given width.
func NewHead(ps *neural.Params, width int) *Head {
	n := &Head{
		in:  neural.NewLinear(ps, "namer.in", width, headWidth),
		out: neural.NewLinear(ps, "namer.out", headWidth, neural.Lanes),
		crf: neural.NewCRF(ps, "namer.crf", headLabels),
	}
	n.crf.Allowed = allowed
	return n
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (n *Head) Pack(back bool) {
	n.in.Pack(back)
	n.out.Pack(back)
}

// Train adds the loss of the gold labels of the given sentences to the result
// and its gradients to g and dh. A sentence whose first label is negative does
// not count.
func (n *Head) Train(a *neural.Arena, g *neural.Grads, rng *rand.Rand, dropout float64, h, dh []float32, segments []neural.Segment, gold []int, weight float32) float64 {
	rows := len(gold)
	x := n.in.Forward(a, h, rows)
	neural.LeakyReLU(x)
	mask := neural.Dropout(a, rng, x, dropout)
	scores := n.out.Forward(a, x, rows)
	d := a.Floats(len(scores))
	loss := 0.0
	for _, s := range segments {
		if gold[s.From] < 0 {
			continue
		}
		at := s.From * n.out.Out
		loss += n.crf.Loss(g, scores[at:], d[at:], n.out.Out, gold[s.From:s.To], weight)
	}
	dx := a.Floats(len(x))
	n.out.Backward(a, g, x, d, dx, rows)
	neural.ApplyMask(dx, mask)
	neural.LeakyReLUBack(dx, x)
	n.in.Backward(a, g, h, dx, dh, rows)
	return loss
}
