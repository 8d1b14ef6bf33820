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
