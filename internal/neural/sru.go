package neural

// SRU is a bidirectional simple recurrent unit (Lei, Zhang, Wang, Dai and
// Artzi 2018): all its products of matrices are taken over the whole sequence
// at once, and only elementwise work runs from token to token. Its gates use
// s(x) = ½ + ½·x/(1+|x|) in place of the logistic function, which needs no
// exponential.
//
// For direction d and state width H, with z, f, r, x' the four parts of x·W:
//
//	f = s(f + vf∘c₋₁ + bf)    c = f∘c₋₁ + (1−f)∘z
//	r = s(r + vr∘c₋₁ + br)    h = r∘c + (1−r)∘x'
//
// Where the input is as wide as the output, x' is the input itself.
type SRU struct {
	In, H  int
	Parts  int // 3, or 4 with a projected x'
	W      *Param
	V      *Param // rows vf, vr, bf, br of direction 0, then of direction 1
	packed []float32
	turned []float32
}

// Segment is rows From to To of a matrix: one sequence.
type Segment struct{ From, To int }

// NewSRU adds a layer with output width 2·state to ps.
func NewSRU(ps *Params, name string, in, state int) *SRU {
	l := &SRU{In: in, H: state, Parts: 4}
	if in == 2*state {
		l.Parts = 3
	}
	l.W = ps.Add(name+".w", in, 2*l.Parts*state, Glorot(in, state))
	l.V = ps.Add(name+".v", 8, state, 0)
	for d := range 2 {
		for j := range state {
			l.V.Row(4*d + 2)[j] = 1
		}
	}
	return l
}

// Out is the width of the output.
func (l *SRU) Out() int { return 2 * l.H }

// Pack makes the weights ready: see [Linear.Pack].
func (l *SRU) Pack(back bool) { l.packed, l.turned = pack(l.packed, l.turned, l.W, back) }

// SRUPass is what Forward leaves for Backward.
type SRUPass struct {
	x, parts []float32 // parts: z, f, r (after their gates), x' of both directions
	cells    []float32
	segments []Segment
}

// Forward returns h for each row of x. The segments do not see each other.
// Where keep is not nil it is filled for Backward.
func (l *SRU) Forward(a *Arena, x []float32, rows int, segments []Segment, keep *SRUPass) []float32 {
	wide := 2 * l.Parts * l.H
	out := a.Floats(rows * 2 * l.H)
	if keep == nil {
		defer a.Release(a.Mark())
	}
	u := a.Floats(rows * wide)
	MulAdd(u, wide, x, l.In, l.packed, rows, l.In, wide)
	var cells []float32
	if keep != nil {
		cells = a.Floats(rows * 2 * l.H)
		*keep = SRUPass{x: x, parts: u, cells: cells, segments: segments}
	}
	state := a.Floats(l.H)
	for d := range 2 {
		for _, s := range segments {
			clear(state)
			for n := range s.To - s.From {
				t := s.From + n
				if d == 1 {
					t = s.To - 1 - n
				}
				row := u[t*wide+d*l.Parts*l.H : t*wide+(d+1)*l.Parts*l.H]
				high := row[len(row)-l.H:]
				if l.Parts == 3 {
					high = x[t*l.In+d*l.H : t*l.In+(d+1)*l.H]
				}
				at := t*2*l.H + d*l.H
				l.step(row, high, d, state, out[at:at+l.H])
				if cells != nil {
					copy(cells[at:at+l.H], state)
				}
			}
		}
	}
	return out
}

// stepGo is one step of one direction: it turns f and r of row into gates,
// moves state on, and writes h.
func (l *SRU) stepGo(row, high []float32, d int, state, h []float32) {
	n := l.H
	z, f, r := row[:n], row[n:2*n], row[2*n:3*n]
	v := l.V.W[4*d*n:]
	vf, vr, bf, br := v[:n], v[n:2*n], v[2*n:3*n], v[3*n:4*n]
	high, h, state = high[:n], h[:n], state[:n]
	for j := range state {
		c := state[j]
		fj := gate(f[j] + float32(vf[j]*c) + bf[j])
		rj := gate(r[j] + float32(vr[j]*c) + br[j])
		f[j], r[j] = fj, rj
		c = z[j] + float32(fj*(c-z[j]))
		state[j] = c
		h[j] = high[j] + float32(rj*(c-high[j]))
	}
}

func gate(x float32) float32 {
	abs := x
	if abs < 0 {
		abs = -abs
	}
	return 0.5 + float32(0.5*(x/(1+abs)))
}

// slope is the derivative of gate where its value is s.
func slope(s float32) float32 {
	q := 2*s - 1
	if q < 0 {
		q = -q
	}
	return 0.5 * (1 - q) * (1 - q)
}

// Backward adds the gradients of the weights to g and, unless dx is nil, that
// of the input to dx.
func (l *SRU) Backward(a *Arena, g *Grads, pass *SRUPass, dh, dx []float32, rows int) {
	n := l.H
	wide := 2 * l.Parts * n
	du := a.Floats(rows * wide)
	dv := g.Of(l.V)
	dc := a.Floats(n)
	zero := a.Floats(n)
	for d := range 2 {
		v := l.V.W[4*d*n:]
		vf, vr := v[:n], v[n:2*n]
		dvf, dvr, dbf, dbr := dv[4*d*n:][:n], dv[(4*d+1)*n:][:n], dv[(4*d+2)*n:][:n], dv[(4*d+3)*n:][:n]
		for _, s := range pass.segments {
			clear(dc)
			for k := range s.To - s.From {
				t, before := s.To-1-k, s.To-2-k
				if d == 1 {
					t, before = s.From+k, s.From+k+1
				}
				prev := zero
				if before >= s.From && before < s.To {
					prev = pass.cells[before*2*n+d*n:][:n]
				}
				base := t*wide + d*l.Parts*n
				z, f, r := pass.parts[base:][:n], pass.parts[base+n:][:n], pass.parts[base+2*n:][:n]
				dz, df, dr := du[base:][:n], du[base+n:][:n], du[base+2*n:][:n]
				c := pass.cells[t*2*n+d*n:][:n]
				out := dh[t*2*n+d*n:][:n]
				var high, dhigh []float32
				if l.Parts == 3 {
					high = pass.x[t*l.In+d*n:][:n]
					if dx != nil {
						dhigh = dx[t*l.In+d*n:][:n]
					}
				} else {
					high, dhigh = pass.parts[base+3*n:][:n], du[base+3*n:][:n]
				}
				for j := range n {
					o := out[j]
					if dhigh != nil {
						dhigh[j] += o * (1 - r[j])
					}
					dcj := dc[j] + o*r[j]
					gr := o * (c[j] - high[j]) * slope(r[j])
					gf := dcj * (prev[j] - z[j]) * slope(f[j])
					dz[j] = dcj * (1 - f[j])
					df[j], dr[j] = gf, gr
					dvf[j] += gf * prev[j]
					dvr[j] += gr * prev[j]
					dbf[j] += gf
					dbr[j] += gr
					dc[j] = dcj*f[j] + gf*vf[j] + gr*vr[j]
				}
			}
		}
	}
	weightGrad(a, g.Of(l.W), pass.x, du, rows, l.In, wide)
	if dx != nil {
		MulAdd(dx, l.In, du, wide, l.turned, rows, wide, l.In)
	}
}
