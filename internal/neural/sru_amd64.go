//go:build amd64 && !purego

package neural

//go:noescape
func sruStep(n int, row, v, high, state, h *float32)

func (l *SRU) step(row, high []float32, d int, state, h []float32) {
	if hasAVX2 && l.H%8 == 0 {
		sruStep(l.H, &row[0], &l.V.W[4*d*l.H], &high[0], &state[0], &h[0])
		return
	}
	l.stepGo(row, high, d, state, h)
}

//go:noescape
func leakyAVX(n int, x *float32)

// leaky does the first part of [LeakyReLU] and returns how many floats it did.
func leaky(x []float32) int {
	n := len(x) &^ 7
	if !hasAVX2 || n == 0 {
		return 0
	}
	leakyAVX(n, &x[0])
	return n
}
