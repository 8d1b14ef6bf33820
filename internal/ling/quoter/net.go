package quoter

import (
	"fmt"
	"math/rand/v2"

	"acta/internal/ling"
	"acta/internal/neural"
)

// Sizes of the network.
const (
	members = 2
	width   = 128 // of each token's state
	layers  = 3
)

// Net is the trained part of a quoter: members of one shape that are trained
// apart, whose mean decides.
type Net struct {
	Members [members]*Member
}

// Member is one network: each token's vector and its features, read by
// recurrent layers that run over the whole document, then labels and links.
type Member struct {
	table    *neural.Param
	in       *neural.Linear
	document [layers]*neural.SRU
	out      *neural.Linear
	crf      *neural.CRF
	content  *linker // from a stretch of content to its cue
	source   *linker // from a cue to its source
}

// NewNet adds an untrained network that reads vectors of the given width.
func NewNet(ps *neural.Params, vectors int) *Net {
	n := &Net{}
	for i := range n.Members {
		n.Members[i] = newMember(ps, fmt.Sprintf("quoter.%d.", i+1), vectors)
	}
	return n
}

func newMember(ps *neural.Params, name string, vectors int) *Member {
	m := &Member{
		table: ps.Add(name+"features", tableRows, width, 0.05),
		in:    neural.NewLinear(ps, name+"in", vectors, width),
		out:   neural.NewLinear(ps, name+"out", width, neural.Lanes),
		crf:   neural.NewCRF(ps, name+"crf", labelCount),
	}
	m.table.Sparse = true
	m.crf.Allowed = allowed
	for i := range m.document {
		m.document[i] = neural.NewSRU(ps, fmt.Sprintf("%sdocument.%d", name, i+1), width, width/2)
	}
	m.content = newLinker(ps, name+"content")
	m.source = newLinker(ps, name+"source")
	return m
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (n *Net) Pack(back bool) {
	for _, m := range n.Members {
		m.Pack(back)
	}
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (m *Member) Pack(back bool) {
	m.in.Pack(back)
	m.out.Pack(back)
	for _, l := range m.document {
		l.Pack(back)
	}
	m.content.pack(back)
	m.source.pack(back)
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
func (m *Member) forward(a *neural.Arena, doc *ling.Encoded, f *features, keep *pass, rng *rand.Rand, rates Rates) []float32 {
	rows := len(doc.Tokens)
	vectors := doc.Vectors
	if keep != nil {
		vectors = a.Floats(len(doc.Vectors))
		copy(vectors, doc.Vectors)
		keep.vmask = neural.Dropout(a, rng, vectors, rates.Vector)
		keep.vectors = vectors
		f = drop(f, &keep.kept, rng, rates.Feature)
	}
	x := m.in.Forward(a, vectors, rows)
	for i := range rows {
		neural.AddRows(x[i*width:(i+1)*width], m.table, f.of(i))
	}
	neural.LeakyReLU(x)
	segments := []neural.Segment{{From: 0, To: rows}}
	for i, l := range m.document {
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
func (m *Member) backward(a *neural.Arena, g *neural.Grads, keep *pass, dx []float32) {
	rows := len(dx) / width
	neural.ApplyMask(dx, keep.masks[layers])
	for i := layers - 1; i >= 0; i-- {
		next := a.Floats(rows * width)
		m.document[i].Backward(a, g, &keep.units[i], dx, next, rows)
		neural.ApplyMask(next, keep.masks[i])
		dx = next
	}
	neural.LeakyReLUBack(dx, keep.sum)
	for i := range rows {
		d := dx[i*width : (i+1)*width]
		for _, r := range keep.kept.of(i) {
			addTo(g.Row(m.table, r), d)
		}
	}
	m.in.Backward(a, g, keep.vectors, dx, nil, rows)
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
