package namer

import (
	"math/rand/v2"

	"acta/internal/ling"
	"acta/internal/neural"
)

// Labels of the tokens of names: outside, and the first and other tokens of
// each kind.
const (
	outside = iota
	beginPerson
	insidePerson
	beginOrg
	insideOrg
	beginPlace
	insidePlace
	labelCount
)

const hidden = 64

// Begin is the label of the first token of a name of kind k; the label after it
// is that of its other tokens.
func Begin(k ling.MentionKind) int {
	switch k {
	case ling.PersonName:
		return beginPerson
	case ling.OrgName:
		return beginOrg
	case ling.PlaceName:
		return beginPlace
	}
	return outside
}

func kindOf(label int32) ling.MentionKind {
	switch label {
	case beginPerson, insidePerson:
		return ling.PersonName
	case beginOrg, insideOrg:
		return ling.OrgName
	}
	return ling.PlaceName
}

// Net scores the labels of names.
type Net struct {
	in, out *neural.Linear
	crf     *neural.CRF
}

// NewNet adds an untrained network that reads vectors of the given width.
func NewNet(ps *neural.Params, width int) *Net {
	n := &Net{
		in:  neural.NewLinear(ps, "namer.in", width, hidden),
		out: neural.NewLinear(ps, "namer.out", hidden, neural.Lanes),
		crf: neural.NewCRF(ps, "namer.crf", labelCount),
	}
	n.crf.Allowed = func(from, to int) bool {
		inside := to == insidePerson || to == insideOrg || to == insidePlace
		return !inside || from == to || from == to-1
	}
	return n
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (n *Net) Pack(back bool) {
	n.in.Pack(back)
	n.out.Pack(back)
}

// Train adds the loss of the gold labels of the given sentences to the result
// and its gradients to g and dh. A sentence whose first label is negative does
// not count.
func (n *Net) Train(a *neural.Arena, g *neural.Grads, rng *rand.Rand, dropout float64, h, dh []float32, segments []neural.Segment, gold []int, weight float32) float64 {
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
