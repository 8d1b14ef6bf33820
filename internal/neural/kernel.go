package neural

// The product of matrices is the one hot loop of the learned stages. The
// assembly and the Go code below add the same products in the same order, with
// multiplication and addition rounded apart, so a text reads the same to the
// last bit on every machine.

// Lanes is the width of a panel of packed weights, in floats. Widths of layers
// are best multiples of it.
const Lanes = 16

// PackedLen is the length of a k×n matrix packed by [Pack].
func PackedLen(k, n int) int { return k * ((n + Lanes - 1) / Lanes) * Lanes }

// Pack copies the k×n row-major matrix w into panels of [Lanes] columns, each
// panel row-major, the last one filled with zeros. dst has PackedLen(k, n) floats.
func Pack(dst, w []float32, k, n int) {
	for p := 0; p*Lanes < n; p++ {
		panel := dst[p*k*Lanes : (p+1)*k*Lanes]
		width := min(Lanes, n-p*Lanes)
		for i := range k {
			row := panel[i*Lanes : (i+1)*Lanes]
			copy(row, w[i*n+p*Lanes:i*n+p*Lanes+width])
			for j := width; j < Lanes; j++ {
				row[j] = 0
			}
		}
	}
}

// PackTransposed packs the transpose of the n×k row-major matrix w, that is a
// k×n matrix whose columns are w's rows. ld is the distance between w's rows.
func PackTransposed(dst, w []float32, k, n, ld int) {
	for p := 0; p*Lanes < n; p++ {
		panel := dst[p*k*Lanes : (p+1)*k*Lanes]
		for j := range Lanes {
			if p*Lanes+j >= n {
				for i := range k {
					panel[i*Lanes+j] = 0
				}
				continue
			}
			row := w[(p*Lanes+j)*ld:]
			for i := range k {
				panel[i*Lanes+j] = row[i]
			}
		}
	}
}

// MulAdd adds x·w to y: x has m rows of k floats, ldx apart; w is a k×n matrix
// packed by [Pack]; y has m rows of n floats, ldy apart.
func MulAdd(y []float32, ldy int, x []float32, ldx int, w []float32, m, k, n int) {
	if m == 0 || k == 0 || n == 0 {
		return
	}
	_, _ = y[(m-1)*ldy+n-1], x[(m-1)*ldx+k-1]
	var edge [edgeRows * Lanes]float32
	for p := 0; p*Lanes < n; p++ {
		panel := w[p*k*Lanes : (p+1)*k*Lanes]
		col := p * Lanes
		width := min(Lanes, n-col)
		if width == Lanes {
			mulPanel(m, k, x, ldx, panel, y[col:], ldy)
			continue
		}
		for i := 0; i < m; i += edgeRows {
			rows := min(edgeRows, m-i)
			for r := range rows {
				copy(edge[r*Lanes:(r+1)*Lanes], y[(i+r)*ldy+col:(i+r)*ldy+n])
			}
			mulPanel(rows, k, x[i*ldx:], ldx, panel, edge[:], Lanes)
			for r := range rows {
				copy(y[(i+r)*ldy+col:(i+r)*ldy+n], edge[r*Lanes:])
			}
		}
	}
}

// edgeRows is how many rows of a panel that is not full are worked on at once.
const edgeRows = 24

// mulPanelGo adds m rows of x times one panel to m rows of y.
func mulPanelGo(m, k int, x []float32, ldx int, panel, y []float32, ldy int) {
	for i := range m {
		mulRowGo(k, x[i*ldx:], panel, y[i*ldy:])
	}
}

func mulRowGo(k int, x, w, y []float32) {
	y = y[:Lanes]
	for i := range k {
		a := x[i]
		row := w[i*Lanes : i*Lanes+Lanes]
		for j := range y {
			y[j] += float32(a * row[j])
		}
	}
}
