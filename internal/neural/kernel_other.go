//go:build !amd64 || purego

package neural

func mulPanel(m, k int, x []float32, ldx int, panel, y []float32, ldy int) {
	mulPanelGo(m, k, x, ldx, panel, y, ldy)
}
