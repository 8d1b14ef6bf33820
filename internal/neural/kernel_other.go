//go:build !amd64 || purego

package neural

func mulRows(k int, x []float32, ldx int, w, y []float32, ldy int) { mulRowsGo(k, x, ldx, w, y, ldy) }
func mulRow(k int, x, w, y []float32)                              { mulRowGo(k, x, w, y) }
