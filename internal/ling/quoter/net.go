package quoter

import (
	"math/rand/v2"

	"acta/internal/ling"
	"acta/internal/neural"
)

// Sizes of the network.
const (
	width  = 128 // of each token's state
	layers = 3
)

// Net is the trained part of a quoter: each token's vector and its features,
// read by recurrent layers that run over the whole document, then labels and
// links.
type Net struct {
	table    *neural.Param
	in       *neural.Linear
	document [layers]*neural.SRU
	out      *neural.Linear
	crf      *neural.CRF
	content  *linker // from a stretch of content to its cue
	source   *linker // from a cue to its source

	calibration *neural.Param
}

// NewNet adds an untrained network that reads vectors of the given width.
func NewNet(ps *neural.Params, vectors int) *Net {
	n := &Net{
		table: ps.Add("quoter.features", tableRows, width, 0.05),
		in:    neural.NewLinear(ps, "quoter.in", vectors, width),
		out:   neural.NewLinear(ps, "quoter.out", width, neural.Lanes),
		crf:   neural.NewCRF(ps, "quoter.crf", labelCount),
	}
	n.table.Sparse = true
	n.crf.Allowed = allowed
	for i := range n.document {
		n.document[i] = neural.NewSRU(ps, "quoter."+string(rune('1'+i)), width, width/2)
	}
	n.content = newLinker(ps, "quoter.content")
	n.source = newLinker(ps, "quoter.source")
	n.calibration = newCalibration(ps)
	return n
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (n *Net) Pack(back bool) {
	n.in.Pack(back)
	n.out.Pack(back)
	for _, l := range n.document {
		l.Pack(back)
	}
	n.content.pack(back)
	n.source.pack(back)
}

// pass is what forward leaves for backward.
type pass struct {
	vectors []float32
	vmask   []float32
	kept    features
	sum     []float32
	masks   [layers + 1][]float32
	units   [layers]neural.SRUPass
}

// forward returns the states of the tokens, width a row.
func (n *Net) forward(a *neural.Arena, doc *ling.Encoded, f *features, keep *pass, rng *rand.Rand, rates Rates) []float32 {
	rows := len(doc.Tokens)
	vectors := doc.Vectors
	if keep != nil {
		vectors = a.Floats(len(doc.Vectors))
		copy(vectors, doc.Vectors)
		keep.vmask = neural.Dropout(a, rng, vectors, rates.Vector)
		keep.vectors = vectors
		f = drop(f, &keep.kept, rng, rates.Feature)
	}
	x := n.in.Forward(a, vectors, rows)
	for i := range rows {
		neural.AddRows(x[i*width:(i+1)*width], n.table, f.of(i))
	}
	neural.LeakyReLU(x)
	segments := []neural.Segment{{From: 0, To: rows}}
	for i, l := range n.document {
		var unit *neural.SRUPass
		if keep != nil {
			if i == 0 {
				keep.sum = a.Floats(len(x))
				copy(keep.sum, x)
			}
			keep.masks[i] = neural.Dropout(a, rng, x, rates.State)
			unit = &keep.units[i]
		}
		x = l.Forward(a, x, rows, segments, unit)
	}
	if keep != nil {
		keep.masks[layers] = neural.Dropout(a, rng, x, rates.State)
	}
	return x
}

// backward carries the gradient dx of the states back to the weights. It
// changes dx.
func (n *Net) backward(a *neural.Arena, g *neural.Grads, keep *pass, dx []float32) {
	rows := len(dx) / width
	neural.ApplyMask(dx, keep.masks[layers])
	for i := layers - 1; i >= 0; i-- {
		next := a.Floats(rows * width)
		n.document[i].Backward(a, g, &keep.units[i], dx, next, rows)
		neural.ApplyMask(next, keep.masks[i])
		dx = next
	}
	neural.LeakyReLUBack(dx, keep.sum)
	for i := range rows {
		d := dx[i*width : (i+1)*width]
		for _, r := range keep.kept.of(i) {
			addTo(g.Row(n.table, r), d)
		}
	}
	n.in.Backward(a, g, keep.vectors, dx, nil, rows)
}

// drop copies f into into without a random part of it.
func drop(f, into *features, rng *rand.Rand, rate float64) *features {
	into.starts = make([]int32, len(f.starts))
	into.rows = make([]int32, 0, len(f.rows))
	limit := uint32(rate * (1 << 32))
	for i := range len(f.starts) - 1 {
		for _, r := range f.of(i) {
			if rng.Uint32() >= limit {
				into.rows = append(into.rows, r)
			}
		}
		into.starts[i+1] = int32(len(into.rows))
	}
	return into
}

func addTo(out, row []float32) {
	out = out[:len(row)]
	for j := 0; j+4 <= len(row); j += 4 {
		o, r := out[j:j+4:j+4], row[j:j+4:j+4]
		o[0] += r[0]
		o[1] += r[1]
		o[2] += r[2]
		o[3] += r[3]
	}
}
