package quoter

import (
	"math"
	"math/rand/v2"

	"acta/internal/ling"
	"acta/internal/neural"
)

// Rates are the shares left out in training, each 0 to 1: of the numbers of the
// vectors, of the features, and of the states between layers.
type Rates struct{ Vector, Feature, State float64 }

// Example is one document ready for training.
type Example struct {
	doc      *ling.Named
	reading  *reading
	features *features
	labels   []int
	gold     []span
	cueOf    []int // of each gold content span, the span of its cue, or ling.None
	sourceOf []int // of each gold cue span, the span of its source, or ling.None
}

// NewExample prepares doc, whose statements are quotes. Their Source, Cue and
// Content are read. For blind see [New].
func NewExample(doc *ling.Named, quotes []ling.Quote, blind map[string]string) *Example {
	r := read(doc, blind)
	x := &Example{doc: doc, reading: r, features: r.features(), labels: goldLabels(quotes, len(doc.Tokens))}
	path := make([]int32, len(x.labels))
	for i, y := range x.labels {
		path[i] = int32(y)
	}
	x.gold = spansOf(path)
	at := map[ling.Range]int{}
	for i, s := range x.gold {
		at[s.Range] = i
	}
	find := func(r ling.Range) int {
		if i, ok := at[r]; ok {
			return i
		}
		return ling.None
	}
	x.cueOf, x.sourceOf = make([]int, len(x.gold)), make([]int, len(x.gold))
	for i := range x.gold {
		x.cueOf[i], x.sourceOf[i] = ling.None, ling.None
	}
	for _, q := range quotes {
		cue := find(q.Cue)
		for _, r := range q.Content {
			if c := find(r); c != ling.None {
				x.cueOf[c] = cue
			}
		}
		if cue != ling.None && len(q.Source) > 0 {
			x.sourceOf[cue] = find(q.Source[0])
		}
	}
	return x
}

// Tokens is the number of tokens of x.
func (x *Example) Tokens() int { return len(x.labels) }

// Train adds the loss of x to the result and its gradients to g. Links are
// learned on the gold stretches and, where found is set, on those that the
// labels as they are now would give, so that they meet the stretches they will
// meet in use.
func (m *Member) Train(a *neural.Arena, g *neural.Grads, rng *rand.Rand, rates Rates, x *Example, found bool, weight float32) float64 {
	rows := len(x.labels)
	if rows == 0 {
		return 0
	}
	var keep pass
	h := m.forward(a, &x.doc.Encoded, x.features, &keep, rng, rates)
	ld := m.out.Out
	scores := m.out.Forward(a, h, rows)
	dscores := a.Floats(len(scores))
	loss := m.crf.Loss(g, scores, dscores, ld, x.labels, weight)
	dh := a.Floats(len(h))
	m.out.Backward(a, g, h, dscores, dh, rows)
	loss += m.trainLinks(a, g, x, x.gold, nil, h, dh, 4*weight)
	if found {
		path := make([]int32, rows)
		m.crf.Decode(scores, ld, path)
		spans := spansOf(path)
		loss += m.trainLinks(a, g, x, spans, x.match(spans), h, dh, 4*weight)
	}
	m.backward(a, g, &keep, dh)
	return loss
}

// match gives for each span the gold span of its role that it shares most with,
// or ling.None.
func (x *Example) match(spans []span) []int {
	out := make([]int, len(spans))
	first := 0
	for i, s := range spans {
		out[i] = ling.None
		best := 0
		for first < len(x.gold) && x.gold[first].To <= s.From {
			first++
		}
		for j := first; j < len(x.gold) && x.gold[j].From < s.To; j++ {
			if x.gold[j].role != s.role {
				continue
			}
			if n := int(min(s.To, x.gold[j].To) - max(s.From, x.gold[j].From)); n > best {
				best, out[i] = n, j
			}
		}
	}
	return out
}

// trainLinks learns from spans; gold[i] is the gold span behind spans[i], and a
// nil gold means that spans are the gold ones.
func (m *Member) trainLinks(a *neural.Arena, g *neural.Grads, x *Example, spans []span, gold []int, h, dh []float32, weight float32) float64 {
	of := func(i int) int {
		if gold == nil {
			return i
		}
		return gold[i]
	}
	contents := x.reading.choices(spans, contentRole, cueRole)
	sources := x.reading.choices(spans, cueRole, sourceRole)
	mark := func(c *choice, target int) {
		c.gold = 0
		for k, cand := range c.candidates {
			if cand != ling.None && target != ling.None && of(cand) == target {
				c.gold = k
				return
			}
		}
	}
	for i := range contents {
		c := &contents[i]
		target := ling.None
		if s := of(c.anchor); s != ling.None {
			target = x.cueOf[s]
		}
		mark(c, target)
	}
	for i := range sources {
		c := &sources[i]
		if s := of(c.anchor); s != ling.None {
			mark(c, x.sourceOf[s])
		}
	}
	gathered := ends(a, h, spans)
	d := a.Floats(len(gathered))
	loss := m.content.learn(a, g, gathered, d, spans, contents, weight)
	loss += m.source.learn(a, g, gathered, d, spans, sources, weight)
	for i, s := range spans {
		addTo(dh[int(s.From)*width:int(s.From+1)*width], d[i*2*width:i*2*width+width])
		addTo(dh[int(s.To-1)*width:int(s.To)*width], d[i*2*width+width:(i+1)*2*width])
	}
	return loss
}

func logOf(p float32) float64 { return math.Log(max(float64(p), 1e-12)) }
