//go:build amd64 && !purego

package neural

import "golang.org/x/sys/cpu"

var hasAVX2 = cpu.X86.HasAVX2

//go:noescape
func kernel6x16(k int, x *float32, ldx int, w, y *float32, ldy int)

//go:noescape
func kernel1x16(k int, x *float32, w, y *float32)

func mulRows(k int, x []float32, ldx int, w, y []float32, ldy int) {
	if hasAVX2 {
		kernel6x16(k, &x[0], ldx*4, &w[0], &y[0], ldy*4)
		return
	}
	mulRowsGo(k, x, ldx, w, y, ldy)
}

func mulRow(k int, x, w, y []float32) {
	if hasAVX2 {
		kernel1x16(k, &x[0], &w[0], &y[0])
		return
	}
	mulRowGo(k, x, w, y)
}
