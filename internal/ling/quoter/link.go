package quoter

import (
	"acta/internal/ling"
	"acta/internal/neural"
)

// Sizes of a linker.
const (
	linkWidth = 64
	linkRows  = 1 << 12
	// reach is how many candidates are weighed on each side of a stretch.
	reach = 4
)

// linker scores which of the candidates near a stretch it belongs to, or none:
// one hidden layer over the states at the ends of both and features of the pair.
type linker struct {
	anchor, candidate *neural.Linear
	table             *neural.Param
	weight            *neural.Param
}

func newLinker(ps *neural.Params, name string) *linker {
	l := &linker{
		anchor:    neural.NewLinear(ps, name+".anchor", 2*width, linkWidth),
		candidate: neural.NewLinear(ps, name+".candidate", 2*width, linkWidth),
		table:     ps.Add(name+".features", linkRows, linkWidth, 0.05),
		weight:    ps.Add(name+".weight", 1, linkWidth, 0.2),
	}
	l.table.Sparse = true
	return l
}

func (l *linker) pack(back bool) {
	l.anchor.Pack(back)
	l.candidate.Pack(back)
}

// choice is one stretch and what it may belong to.
type choice struct {
	anchor     int   // index of a span
	candidates []int // indices of spans; ling.None is none of them
	rows       [][]int32
	hidden     []float32 // linkWidth a candidate, after the activation
	scores     []float32 // the mean of the members' probabilities
	probs      []float32 // of the member that weighed last
	gold       int       // index into candidates, or negative where it is not known
}

// ends gathers the states of the first and last token of each span.
func ends(a *neural.Arena, x []float32, spans []span) []float32 {
	out := a.Floats(len(spans) * 2 * width)
	for i, s := range spans {
		copy(out[i*2*width:], x[int(s.From)*width:int(s.From+1)*width])
		copy(out[i*2*width+width:], x[int(s.To-1)*width:int(s.To)*width])
	}
	return out
}

// weigh fills the probabilities of choices from the ends of all spans, and adds
// the member's share of them to the scores.
func (l *linker) weigh(a *neural.Arena, gathered []float32, spans []span, choices []choice) {
	if len(choices) == 0 {
		return
	}
	anchors := l.anchor.Forward(a, gathered, len(spans))
	candidates := l.candidate.Forward(a, gathered, len(spans))
	for i := range choices {
		c := &choices[i]
		c.hidden = a.Floats(len(c.candidates) * linkWidth)
		c.probs = a.Floats(len(c.candidates))
		if c.scores == nil {
			c.scores = a.Floats(len(c.candidates))
		}
		for k, cand := range c.candidates {
			h := c.hidden[k*linkWidth : (k+1)*linkWidth]
			copy(h, anchors[c.anchor*linkWidth:(c.anchor+1)*linkWidth])
			if cand != ling.None {
				addTo(h, candidates[cand*linkWidth:(cand+1)*linkWidth])
			}
			neural.AddRows(h, l.table, c.rows[k])
			neural.LeakyReLU(h)
			s := float32(0)
			for j, v := range h {
				s += v * l.weight.W[j]
			}
			c.probs[k] = s
		}
		neural.Softmax(c.probs)
		for k, p := range c.probs {
			c.scores[k] += p / members
		}
	}
}

// learn adds the loss of the gold choices, and carries its gradients to the
// weights and to dgathered.
func (l *linker) learn(a *neural.Arena, g *neural.Grads, gathered, dgathered []float32, spans []span, choices []choice, weight float32) float64 {
	if len(choices) == 0 {
		return 0
	}
	l.weigh(a, gathered, spans, choices)
	danchors, dcandidates := a.Floats(len(spans)*linkWidth), a.Floats(len(spans)*linkWidth)
	dweight := g.Of(l.weight)
	dh := a.Floats(linkWidth)
	loss := 0.0
	for i := range choices {
		c := &choices[i]
		if c.gold < 0 {
			continue
		}
		loss -= logOf(c.probs[c.gold])
		for k, cand := range c.candidates {
			d := c.probs[k]
			if k == c.gold {
				d--
			}
			d *= weight
			h := c.hidden[k*linkWidth : (k+1)*linkWidth]
			for j, v := range h {
				dweight[j] += d * v
				dh[j] = d * l.weight.W[j]
			}
			neural.LeakyReLUBack(dh, h)
			addTo(danchors[c.anchor*linkWidth:(c.anchor+1)*linkWidth], dh)
			if cand != ling.None {
				addTo(dcandidates[cand*linkWidth:(cand+1)*linkWidth], dh)
			}
			for _, r := range c.rows[k] {
				addTo(g.Row(l.table, r), dh)
			}
		}
	}
	l.anchor.Backward(a, g, gathered, danchors, dgathered, len(spans))
	l.candidate.Backward(a, g, gathered, dcandidates, dgathered, len(spans))
	return loss * float64(weight)
}

// choices lists, for every span of role from, the spans of role to within reach.
func (r *reading) choices(spans []span, from, to role) []choice {
	var out []choice
	for i := range spans {
		if spans[i].role != from {
			continue
		}
		c := choice{anchor: i, gold: -1}
		c.candidates = append(c.candidates, ling.None)
		c.rows = append(c.rows, r.noneFeatures(spans, i))
		for _, step := range []int{-1, 1} {
			rank := 0
			for j := i + step; j >= 0 && j < len(spans) && rank < reach; j += step {
				if spans[j].role != to {
					continue
				}
				c.candidates = append(c.candidates, j)
				c.rows = append(c.rows, r.pairFeatures(spans, i, j, rank))
				rank++
			}
		}
		out = append(out, c)
	}
	return out
}

// head is the first word of s that hangs from outside it.
func (r *reading) head(s ling.Range) ling.TokenID {
	for t := s.From; t < s.To; t++ {
		if !s.Has(r.doc.Arcs[t].Head) && r.doc.Tags[t].UPOS != "PUNCT" {
			return t
		}
	}
	return s.From
}

// climb walks from t towards the root until it is inside s. It gives the number
// of steps and the relation of the last one; steps is negative where s is not
// above t.
func (r *reading) climb(t ling.TokenID, s ling.Range) (steps int, rel uint32) {
	for steps = 0; steps < 8; steps++ {
		if s.Has(t) {
			return steps, rel
		}
		rel = r.rel[t]
		t = r.doc.Arcs[t].Head
		if t == ling.None {
			break
		}
	}
	return -1, 0
}

func linkRow(template uint32, vs ...uint32) int32 {
	h := hash(template*0x85ebca6b + 77)
	for _, v := range vs {
		h = h.with(v)
	}
	return int32(uint32(h.with(0x5bd1e995)) % linkRows)
}

func (r *reading) noneFeatures(spans []span, i int) []int32 {
	s := spans[i]
	return []int32{
		linkRow(100),
		linkRow(101, lengthClass(s.Len()), b2u(s.right)),
		linkRow(102, r.quote[s.From], r.quote[s.To-1]),
		linkRow(103, r.lemma[r.head(s.Range)]),
	}
}

// pairFeatures says how span i stands to candidate j, the rank-th on its side.
func (r *reading) pairFeatures(spans []span, i, j, rank int) []int32 {
	a, b := spans[i], spans[j]
	left, right := a.Range, b.Range
	after := left.From > right.From
	if after {
		left, right = right, left
	}
	gap := int(right.From - left.To)
	sents := int(r.doc.SentOf(right.From) - r.doc.SentOf(left.To-1))
	paras := int(r.para[right.From] - r.para[left.To-1])
	side := b2u(after)
	fits := b2u(a.right)
	if b.role == sourceRole {
		fits = b2u(b.right)
	}
	var between, dots uint32 // kinds of token between
	for t := left.To; t < right.From && t < left.To+40; t++ {
		switch r.doc.Word(t) {
		case ",":
			between |= 1
		case ".", "!", "?":
			dots = 1
		case ":":
			between |= 2
		case "and", "but":
			between |= 4
		default:
			if r.quote[t] != unquoted {
				between |= 8
			}
		}
	}
	roles := uint32(0) // of the spans between
	step := 1
	if j < i {
		step = -1
	}
	for k := i + step; k != j; k += step {
		roles |= 1 << spans[k].role
	}
	ha, hb := r.head(a.Range), r.head(b.Range)
	up, upRel := r.climb(ha, b.Range)
	down, downRel := r.climb(hb, a.Range)
	upClass, downClass := uint32(up+1), uint32(down+1)
	lemma := r.lemma[hb]
	if b.role == sourceRole {
		lemma = r.lemma[ha]
	}
	rank1 := uint32(rank)
	near := bucket(gap)
	return []int32{
		linkRow(1, side, rank1, fits),
		linkRow(2, side, near),
		linkRow(3, side, uint32(min(sents, 4)), uint32(min(paras, 2))),
		linkRow(4, side, roles, rank1),
		linkRow(5, side, between, dots),
		linkRow(6, upClass, upRel),
		linkRow(7, downClass, downRel),
		linkRow(8, side, lemma),
		linkRow(9, r.quote[a.From], r.quote[a.To-1], side, dots),
		linkRow(10, b2u(a.right), b2u(b.right), side, roles, uint32(min(sents, 2))),
		linkRow(11, side, fits, uint32(min(sents, 2)), near),
		linkRow(12, upClass, downClass, side, fits),
		linkRow(13, r.kind[hb], r.upos[hb], upRel, downRel),
	}
}
