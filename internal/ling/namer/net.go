package namer

import (
	"math/rand/v2"

	"acta/internal/ling"
	"acta/internal/neural"
)

// Sizes of the network.
const (
	width     = 160 // of each token's state
	layers    = 2
	tableRows = 29_000 // what the models may take together leaves no more
)

// Net scores the labels of names: each token's vector and its features, whose practice
// is meant and what the text is about, read by recurrent layers that run over the
// sentence. Between them the places of one word learn of each other.
type Net struct {
	table    *neural.Param
	guides   *neural.Param
	in       *neural.Linear
	fixed    *neural.Linear
	topic    *neural.Linear
	memory   *neural.Linear
	sentence [layers]*neural.SRU
	out      *neural.Linear
	crf      *neural.CRF
}

// NewNet adds an untrained network that reads vectors of the
// encoder and fixed ones of the given widths.
func NewNet(ps *neural.Params, vectors, fixed int) *Net {
	n := &Net{
		table:  ps.Add("namer.features", tableRows, width, 0.05),
		guides: ps.Add("namer.guides", int(guideCount), width, 0.05),
		in:     neural.NewLinear(ps, "namer.vectors", vectors, width),
		fixed:  neural.NewLinear(ps, "namer.fixed", fixed, width),
		topic:  neural.NewLinear(ps, "namer.topic", fixed, width),
		memory: neural.NewLinear(ps, "namer.memory", width, width),
		out:    neural.NewLinear(ps, "namer.labels", width, neural.Lanes),
		crf:    neural.NewCRF(ps, "namer.chain", labelCount),
	}
	n.table.Sparse = true
	n.crf.Allowed = allowed
	for i := range n.sentence {
		n.sentence[i] = neural.NewSRU(ps, "namer.sentence."+string(rune('1'+i)), width, width/2)
	}
	return n
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (n *Net) Pack(back bool) {
	n.in.Pack(back)
	n.fixed.Pack(back)
	n.topic.Pack(back)
	n.memory.Pack(back)
	n.out.Pack(back)
	for _, l := range n.sentence {
		l.Pack(back)
	}
}

// pass is what forward leaves for backward.
type pass struct {
	guide      Guide
	vectors    []float32
	fixed      []float32
	topic      []float32
	kept       features
	sum        []float32
	memory     []float32
	memoryMask []float32
	masks      [layers + 1][]float32
	units      [layers]neural.SRUPass
}

// Rates are the shares left out in training, each 0 to 1: of the numbers of the
// vectors, of the features, and of the states between layers.
type Rates struct{ Vector, Feature, State float64 }

func (n *Net) forward(a *neural.Arena, guide Guide, vectors, fixed []float32, f *features, segments []neural.Segment, keep *pass, rng *rand.Rand, rates Rates) []float32 {
	rows := len(f.starts) - 1
	if keep != nil {
		keep.guide = guide
		keep.vectors = a.Floats(len(vectors))
		copy(keep.vectors, vectors)
		neural.Dropout(a, rng, keep.vectors, rates.Vector)
		vectors = keep.vectors
		keep.fixed = a.Floats(len(fixed))
		copy(keep.fixed, fixed)
		neural.Dropout(a, rng, keep.fixed, rates.Vector)
		fixed = keep.fixed
		f = drop(f, &keep.kept, rng, rates.Feature)
	}
	x := n.in.Forward(a, vectors, rows)
	n.fixed.Add(x, fixed, rows)
	topic := f.topic(a, fixed, n.fixed.In)
	whole := n.topic.Forward(a, topic, 1) // what is added to every row
	neural.AddRows(whole, n.guides, []int32{int32(guide)})
	for i := range rows {
		row := x[i*width : (i+1)*width]
		for j, v := range whole {
			row[j] += v
		}
		neural.AddRows(row, n.table, f.of(i))
	}
	neural.LeakyReLU(x)
	for i, l := range n.sentence {
		var unit *neural.SRUPass
		if keep != nil {
			if i == 0 {
				keep.topic = topic
				keep.sum = a.Floats(len(x))
				copy(keep.sum, x)
			}
			keep.masks[i] = neural.Dropout(a, rng, x, rates.State)
			unit = &keep.units[i]
		}
		x = l.Forward(a, x, rows, segments, unit)
		if i == 0 && len(f.repeats.places) > 0 {
			m := f.repeats.means(a, f.repeats.gather(a, x))
			if keep != nil {
				keep.memoryMask = neural.Dropout(a, rng, m, rates.State)
				keep.memory = m
			}
			f.repeats.spread(x, n.memory.Forward(a, m, len(f.repeats.places)))
		}
	}
	if keep != nil {
		keep.masks[layers] = neural.Dropout(a, rng, x, rates.State)
	}
	return x
}

func (n *Net) backward(a *neural.Arena, g *neural.Grads, keep *pass, dx []float32) {
	rows := len(dx) / width
	neural.ApplyMask(dx, keep.masks[layers])
	for i := layers - 1; i >= 0; i-- {
		if r := &keep.kept.repeats; i == 0 && len(r.places) > 0 {
			dm := a.Floats(len(keep.memory))
			n.memory.Backward(a, g, keep.memory, r.gather(a, dx), dm, len(r.places))
			neural.ApplyMask(dm, keep.memoryMask)
			r.spread(dx, r.means(a, dm))
		}
		next := a.Floats(rows * width)
		n.sentence[i].Backward(a, g, &keep.units[i], dx, next, rows)
		neural.ApplyMask(next, keep.masks[i])
		dx = next
	}
	neural.LeakyReLUBack(dx, keep.sum)
	whole := a.Floats(width)
	for i := range rows {
		d := dx[i*width : (i+1)*width]
		for j, v := range d {
			whole[j] += v
		}
		for _, r := range keep.kept.of(i) {
			row := g.Row(n.table, r)
			for j, v := range d {
				row[j] += v
			}
		}
	}
	n.topic.Backward(a, g, keep.topic, whole, nil, 1)
	guide := g.Of(n.guides)[int(keep.guide)*width:]
	for j, v := range whole {
		guide[j] += v
	}
	n.in.Backward(a, g, keep.vectors, dx, nil, rows)
	n.fixed.Backward(a, g, keep.fixed, dx, nil, rows)
}

// Example is sentences ready for training.
type Example struct {
	doc      *ling.Parsed
	fixed    []float32
	features *features
	guide    Guide
	labels   []int // a label a token, or -1 where a sentence is not known
}

// NewExample prepares doc, whose tokens have labels, see [Begin], by guide.
func (n *Namer) NewExample(guide Guide, doc *ling.Parsed, labels []int) *Example {
	fixed := make([]float32, len(doc.Tokens)*n.net.fixed.In)
	n.fixed(fixed, &doc.Tokenized)
	return &Example{doc: doc, fixed: fixed, features: n.features(doc), guide: guide, labels: labels}
}

// Tokens is the number of tokens of x.
func (x *Example) Tokens() int { return len(x.labels) }

// Train adds the loss of x to the result and its gradients to g.
func (n *Net) Train(a *neural.Arena, g *neural.Grads, rng *rand.Rand, rates Rates, x *Example, weight float32) float64 {
	var keep pass
	segments := segmentsOf(x.doc)
	h := n.forward(a, x.guide, x.doc.Vectors, x.fixed, x.features, segments, &keep, rng, rates)
	scores := n.out.Forward(a, h, len(x.labels))
	d := a.Floats(len(scores))
	loss := 0.0
	for _, s := range segments {
		at := s.From * n.out.Out
		loss += n.crf.Loss(g, scores[at:], d[at:], n.out.Out, x.labels[s.From:s.To], weight)
	}
	dh := a.Floats(len(h))
	n.out.Backward(a, g, h, d, dh, len(x.labels))
	n.backward(a, g, &keep, dh)
	return loss
}

func segmentsOf(d *ling.Parsed) []neural.Segment {
	out := make([]neural.Segment, len(d.Sents))
	for i, s := range d.Sents {
		out[i] = neural.Segment{From: int(s.From), To: int(s.To)}
	}
	return out
}
