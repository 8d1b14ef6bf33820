package neural

// Linear is y = x·W + b.
type Linear struct {
	In, Out int
	W, B    *Param
	packed  []float32
	turned  []float32
}

// NewLinear adds a layer to ps.
func NewLinear(ps *Params, name string, in, out int) *Linear {
	return &Linear{In: in, Out: out,
		W: ps.Add(name+".w", in, out, Glorot(in, out)),
		B: ps.Add(name+".b", 1, out, 0)}
}

// Pack makes the weights ready for Forward and, where back, for Backward. It
// must be called after the weights change.
func (l *Linear) Pack(back bool) {
	l.packed, l.turned = pack(l.packed, l.turned, l.W, back)
}

func pack(packed, turned []float32, w *Param, back bool) ([]float32, []float32) {
	if packed == nil {
		packed = make([]float32, PackedLen(w.Rows, w.Cols))
	}
	Pack(packed, w.W, w.Rows, w.Cols)
	if back {
		if turned == nil {
			turned = make([]float32, PackedLen(w.Cols, w.Rows))
		}
		PackTransposed(turned, w.W, w.Cols, w.Rows, w.Cols)
	}
	return packed, turned
}

// Forward returns y for rows rows of x.
func (l *Linear) Forward(a *Arena, x []float32, rows int) []float32 {
	y := a.Floats(rows * l.Out)
	for i := range rows {
		copy(y[i*l.Out:(i+1)*l.Out], l.B.W)
	}
	MulAdd(y, l.Out, x, l.In, l.packed, rows, l.In, l.Out)
	return y
}

// Add adds x·W + b to y.
func (l *Linear) Add(y, x []float32, rows int) {
	for i := range rows {
		for j, b := range l.B.W {
			y[i*l.Out+j] += b
		}
	}
	MulAdd(y, l.Out, x, l.In, l.packed, rows, l.In, l.Out)
}

// Backward adds the gradients of W and b to g, and the gradient of x to dx
// unless dx is nil.
func (l *Linear) Backward(a *Arena, g *Grads, x, dy, dx []float32, rows int) {
	db := g.Of(l.B)
	for i := range rows {
		for j, v := range dy[i*l.Out : (i+1)*l.Out] {
			db[j] += v
		}
	}
	weightGrad(a, g.Of(l.W), x, dy, rows, l.In, l.Out)
	if dx != nil {
		MulAdd(dx, l.In, dy, l.Out, l.turned, rows, l.Out, l.In)
	}
}

// weightGrad adds xᵀ·dy to dw.
func weightGrad(a *Arena, dw, x, dy []float32, rows, in, out int) {
	turned := a.Floats(in * rows)
	for i := range rows {
		for j, v := range x[i*in : (i+1)*in] {
			turned[j*rows+i] = v
		}
	}
	packed := a.Floats(PackedLen(rows, out))
	Pack(packed, dy, rows, out)
	MulAdd(dw, out, turned, rows, packed, in, rows, out)
}

// LeakyReLU applies max(x, x/10) in place.
func LeakyReLU(x []float32) {
	done := leaky(x)
	x = x[done:]
	for i, v := range x {
		if v < 0 {
			x[i] = v * 0.1
		}
	}
}

// LeakyReLUBack multiplies dy by the slope at the output y.
func LeakyReLUBack(dy, y []float32) {
	for i, v := range y {
		if v < 0 {
			dy[i] *= 0.1
		}
	}
}
