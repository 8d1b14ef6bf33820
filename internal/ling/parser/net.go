package parser

import (
	"math/rand/v2"

	"acta/internal/ling"
	"acta/internal/neural"
)

// Widths of the spaces in which arcs and relations are scored.
const (
	arcWidth = 128
	relWidth = 64
)

// Net scores every pair of dependent and head of a sentence, and the relations
// of a pair, in the manner of Dozat and Manning (2017), with the product of the
// two sides in place of a full bilinear form for the relations.
type Net struct {
	Relations []string
	arcDep    *neural.Linear
	arcHead   *neural.Linear
	arcPair   *neural.Linear
	relDep    *neural.Linear
	relHead   *neural.Linear
	rel       *neural.Linear
	root      *neural.Param // what stands for the head of a root: arc part, relation part
}

// NewNet adds an untrained network that reads vectors of the given width.
func NewNet(ps *neural.Params, width int, relations []string) *Net {
	n := (len(relations) + neural.Lanes - 1) / neural.Lanes * neural.Lanes
	return &Net{
		Relations: relations,
		arcDep:    neural.NewLinear(ps, "parser.arcdep", width, arcWidth),
		arcHead:   neural.NewLinear(ps, "parser.archead", width, arcWidth),
		arcPair:   neural.NewLinear(ps, "parser.arcpair", arcWidth, arcWidth),
		relDep:    neural.NewLinear(ps, "parser.reldep", width, relWidth),
		relHead:   neural.NewLinear(ps, "parser.relhead", width, relWidth),
		rel:       neural.NewLinear(ps, "parser.rel", 3*relWidth, n),
		root:      ps.Add("parser.root", 1, arcWidth+relWidth, 0.1),
	}
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (n *Net) Pack(back bool) {
	for _, l := range []*neural.Linear{n.arcDep, n.arcHead, n.arcPair, n.relDep, n.relHead, n.rel} {
		l.Pack(back)
	}
}

// pairs fills out with the rows [dep∘head, dep, head] of each token's relation.
// heads[i] is a row of the same matrix, or ling.None for the root.
func (n *Net) pairs(out, dep, head []float32, heads []int32) {
	for i, h := range heads {
		d := dep[i*relWidth : (i+1)*relWidth]
		r := n.root.W[arcWidth:]
		if h != ling.None {
			r = head[int(h)*relWidth : int(h+1)*relWidth]
		}
		row := out[i*3*relWidth : (i+1)*3*relWidth]
		for j, v := range d {
			row[j] = v * r[j]
		}
		copy(row[relWidth:], d)
		copy(row[2*relWidth:], r)
	}
}

// Train adds the loss of the gold trees to the result and its gradients to g
// and dh. heads are rows of h, ling.None for a root; rels index Relations, and
// a negative one does not count.
func (n *Net) Train(a *neural.Arena, g *neural.Grads, rng *rand.Rand, dropout float64, h, dh []float32, segments []neural.Segment, heads []int32, rels []int, weight float32) float64 {
	rows := len(heads)
	run := func(l *neural.Linear) (y, mask []float32) {
		y = l.Forward(a, h, rows)
		neural.LeakyReLU(y)
		return y, neural.Dropout(a, rng, y, dropout)
	}
	back := func(l *neural.Linear, y, mask, dy []float32) {
		neural.ApplyMask(dy, mask)
		neural.LeakyReLUBack(dy, y)
		l.Backward(a, g, h, dy, dh, rows)
	}
	dep, depMask := run(n.arcDep)
	head, headMask := run(n.arcHead)
	pair := n.arcPair.Forward(a, dep, rows)
	dDep, dHead, dPair := a.Floats(len(dep)), a.Floats(len(head)), a.Floats(len(pair))
	loss := 0.0
	dRoot := g.Of(n.root)
	for _, s := range segments {
		if heads[s.From] < ling.None {
			continue
		}
		m := s.To - s.From
		all := a.Floats((m + 1) * arcWidth)
		copy(all, n.root.W[:arcWidth])
		copy(all[arcWidth:], head[s.From*arcWidth:s.To*arcWidth])
		scores := arcScores(a, pair[s.From*arcWidth:s.To*arcWidth], all, m)
		for i := range m {
			gold := 0
			if hd := heads[s.From+i]; hd != ling.None {
				gold = int(hd) - s.From + 1
			}
			loss += neural.CrossEntropy(scores[i*(m+1):(i+1)*(m+1)], gold, weight)
		}
		packed := a.Floats(neural.PackedLen(m+1, arcWidth))
		neural.Pack(packed, all, m+1, arcWidth)
		neural.MulAdd(dPair[s.From*arcWidth:], arcWidth, scores, m+1, packed, m, m+1, arcWidth)
		dAll := a.Floats((m + 1) * arcWidth)
		turned := a.Floats(len(scores))
		for i := range m {
			for j := range m + 1 {
				turned[j*m+i] = scores[i*(m+1)+j]
			}
		}
		packed = a.Floats(neural.PackedLen(m, arcWidth))
		neural.Pack(packed, pair[s.From*arcWidth:s.To*arcWidth], m, arcWidth)
		neural.MulAdd(dAll, arcWidth, turned, m, packed, m+1, m, arcWidth)
		for j, v := range dAll[:arcWidth] {
			dRoot[j] += v
		}
		for j, v := range dAll[arcWidth:] {
			dHead[s.From*arcWidth+j] += v
		}
	}
	n.arcPair.Backward(a, g, dep, dPair, dDep, rows)
	back(n.arcDep, dep, depMask, dDep)
	back(n.arcHead, head, headMask, dHead)

	rdep, rdepMask := run(n.relDep)
	rhead, rheadMask := run(n.relHead)
	x := a.Floats(rows * 3 * relWidth)
	n.pairs(x, rdep, rhead, clampHeads(heads))
	scores := n.rel.Forward(a, x, rows)
	for i := range rows {
		row := scores[i*n.rel.Out : (i+1)*n.rel.Out]
		clear(row[len(n.Relations):])
		if rels[i] < 0 {
			clear(row)
			continue
		}
		loss += neural.CrossEntropy(row[:len(n.Relations)], rels[i], weight)
	}
	dx := a.Floats(len(x))
	n.rel.Backward(a, g, x, scores, dx, rows)
	dRdep, dRhead := a.Floats(len(rdep)), a.Floats(len(rhead))
	for i, hd := range heads {
		row := dx[i*3*relWidth : (i+1)*3*relWidth]
		d, dd := rdep[i*relWidth:], dRdep[i*relWidth:]
		r, dr := n.root.W[arcWidth:], dRoot[arcWidth:]
		if hd >= 0 {
			r, dr = rhead[int(hd)*relWidth:], dRhead[int(hd)*relWidth:]
		}
		for j := range relWidth {
			dd[j] += row[j]*r[j] + row[relWidth+j]
			dr[j] += row[j]*d[j] + row[2*relWidth+j]
		}
	}
	back(n.relDep, rdep, rdepMask, dRdep)
	back(n.relHead, rhead, rheadMask, dRhead)
	return loss
}

func clampHeads(heads []int32) []int32 {
	out := make([]int32, len(heads))
	for i, h := range heads {
		out[i] = max(h, ling.None)
	}
	return out
}

// arcScores is the score of each of m tokens (rows of pair) with each of m+1
// heads (rows of all, the root first).
func arcScores(a *neural.Arena, pair, all []float32, m int) []float32 {
	packed := a.Floats(neural.PackedLen(arcWidth, m+1))
	neural.PackTransposed(packed, all, arcWidth, m+1, arcWidth)
	scores := a.Floats(m * (m + 1))
	neural.MulAdd(scores, m+1, pair, arcWidth, packed, m, arcWidth, m+1)
	return scores
}
