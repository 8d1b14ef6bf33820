package resolver

import (
	"fmt"
	"math"
	"math/rand/v2"

	"acta/internal/ling"
	"acta/internal/neural"
)

// Sizes of the network.
const (
	members  = 3
	hidden   = 48
	featRows = 1 << 12
)

// Net is the trained part of a resolver: for a pronoun of the third person it
// weighs the things named nearby against each other and against none of them, as
// Denis and Baldridge 2008 do ("Specialized models and ranking for coreference
// resolution"). Members of one shape are trained apart; their mean decides.
type Net struct {
	Members [members]*Member
	width   int
}

// Member is one network: one hidden layer over the vectors of both heads and of
// the words they hang on, and features of the pair.
type Member struct {
	pronoun, candidate *neural.Linear
	table, weight      *neural.Param
}

// NewNet adds an untrained network that reads vectors of the given width.
func NewNet(ps *neural.Params, width int) *Net {
	n := &Net{width: width}
	for i := range n.Members {
		name := fmt.Sprintf("coref.%d.", i+1)
		m := &Member{
			pronoun:   neural.NewLinear(ps, name+"pronoun", 2*width, hidden),
			candidate: neural.NewLinear(ps, name+"candidate", 2*width, hidden),
			table:     ps.Add(name+"features", featRows, hidden, 0.05),
			weight:    ps.Add(name+"weight", 1, hidden, 0.2),
		}
		m.table.Sparse = true
		n.Members[i] = m
	}
	return n
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (n *Net) Pack(back bool) {
	for _, m := range n.Members {
		m.Pack(back)
	}
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (m *Member) Pack(back bool) {
	m.pronoun.Pack(back)
	m.candidate.Pack(back)
}

// Case is a pronoun and what it may stand for. Option 0 is none of them.
type Case struct {
	Pronoun ling.MentionID
	Options []Option
	vector  []float32 // of the pronoun's head and of what it hangs on
}

// Option is one thing that a pronoun may stand for.
type Option struct {
	At       ling.MentionID   // its mention nearest to the pronoun, or None
	Mentions []ling.MentionID // those known so far
	Prob     float32          // 0 to 1, where a network has weighed it
	e        *entity
	head     ling.TokenID
	verb     ling.TokenID
	rows     []int32
}

// weigh fills the probabilities of the options of c, with a as its memory.
func (n *Net) weigh(a *neural.Arena, d *ling.Encoded, c *Case) {
	a.Reset()
	vectors := c.vectors(a, d)
	probs := a.Floats(len(c.Options))
	for _, m := range n.Members {
		m.forward(a, c, vectors, probs, nil, 0)
		for k := range probs {
			c.Options[k].Prob += probs[k] / members
		}
	}
}

// vectors gathers the vectors of the options but the first.
func (c *Case) vectors(a *neural.Arena, d *ling.Encoded) []float32 {
	out := a.Floats((len(c.Options) - 1) * 2 * d.Width)
	for k, o := range c.Options[1:] {
		fill(out[k*2*d.Width:(k+1)*2*d.Width], d, o.head, o.verb)
	}
	return out
}

func fill(to []float32, d *ling.Encoded, head, verb ling.TokenID) {
	copy(to, d.Vector(head))
	if verb != ling.None {
		copy(to[d.Width:], d.Vector(verb))
	}
}

// forward gives the probabilities of the options, and the hidden layer of each.
// With rng it leaves out features, each with the given rate.
func (m *Member) forward(a *neural.Arena, c *Case, vectors, probs []float32, rng *rand.Rand, rate float64) (states []float32, kept [][]int32) {
	n := len(c.Options)
	states = a.Floats(n * hidden)
	pronoun := m.pronoun.Forward(a, c.vector, 1)
	candidates := m.candidate.Forward(a, vectors, n-1)
	for k := range c.Options {
		h := states[k*hidden : (k+1)*hidden]
		copy(h, pronoun)
		if k > 0 {
			for j, v := range candidates[(k-1)*hidden : k*hidden] {
				h[j] += v
			}
		}
		rows := c.Options[k].rows
		if rng != nil {
			var some []int32
			for _, r := range rows {
				if rng.Float64() >= rate {
					some = append(some, r)
				}
			}
			rows = some
			kept = append(kept, rows)
		}
		neural.AddRows(h, m.table, rows)
		neural.LeakyReLU(h)
		s := float32(0)
		for j, v := range h {
			s += v * m.weight.W[j]
		}
		probs[k] = s
	}
	neural.Softmax(probs)
	return states, kept
}

// Rates are the shares left out in training, each 0 to 1: of the numbers of the
// vectors and of the features.
type Rates struct{ Vector, Feature float64 }

// Train adds the loss of c, of which the options with right set are all right
// ones, to the result and its gradients to g.
func (m *Member) Train(a *neural.Arena, g *neural.Grads, rng *rand.Rand, rates Rates, d *ling.Encoded, c *Case, right []bool, weight float32) float64 {
	vectors := c.vectors(a, d)
	whole := c.vector
	masked := a.Floats(len(whole))
	copy(masked, whole)
	neural.Dropout(a, rng, masked, rates.Vector)
	neural.Dropout(a, rng, vectors, rates.Vector)
	c.vector = masked
	probs := a.Floats(len(c.Options))
	states, kept := m.forward(a, c, vectors, probs, rng, rates.Feature)
	c.vector = whole
	good := float32(0)
	for k, p := range probs {
		if right[k] {
			good += p
		}
	}
	good = max(good, 1e-9)
	dpronoun, dcandidates := a.Floats(hidden), a.Floats((len(c.Options)-1)*hidden)
	dweight, dh := g.Of(m.weight), a.Floats(hidden)
	for k, p := range probs {
		d := p
		if right[k] {
			d -= p / good
		}
		d *= weight
		h := states[k*hidden : (k+1)*hidden]
		for j, v := range h {
			dweight[j] += d * v
			dh[j] = d * m.weight.W[j]
		}
		neural.LeakyReLUBack(dh, h)
		for j, v := range dh {
			dpronoun[j] += v
			if k > 0 {
				dcandidates[(k-1)*hidden+j] += v
			}
		}
		for _, r := range kept[k] {
			row := g.Row(m.table, r)
			for j, v := range dh {
				row[j] += v
			}
		}
	}
	m.pronoun.Backward(a, g, masked, dpronoun, nil, 1)
	m.candidate.Backward(a, g, vectors, dcandidates, nil, len(c.Options)-1)
	return -math.Log(float64(good)) * float64(weight)
}
