//go:build amd64 && !purego

package neural

import "golang.org/x/sys/cpu"

var (
	hasAVX2   = cpu.X86.HasAVX2
	hasAVX512 = cpu.X86.HasAVX512F
)

//go:noescape
func kernel12x16(k int, x *float32, ldx int, w, y *float32, ldy int)

//go:noescape
func kernel6x16(k int, x *float32, ldx int, w, y *float32, ldy int)

//go:noescape
func kernel1x16(k int, x *float32, w, y *float32)

func mulPanel(m, k int, x []float32, ldx int, panel, y []float32, ldy int) {
	if !hasAVX2 {
		mulPanelGo(m, k, x, ldx, panel, y, ldy)
		return
	}
	i := 0
	if hasAVX512 {
		for ; i+12 <= m; i += 12 {
			kernel12x16(k, &x[i*ldx], ldx*4, &panel[0], &y[i*ldy], ldy*4)
		}
	}
	for ; i+6 <= m; i += 6 {
		kernel6x16(k, &x[i*ldx], ldx*4, &panel[0], &y[i*ldy], ldy*4)
	}
	for ; i < m; i++ {
		kernel1x16(k, &x[i*ldx], &panel[0], &y[i*ldy])
	}
}
