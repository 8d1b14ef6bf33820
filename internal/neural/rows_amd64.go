//go:build amd64 && !purego

package neural

//go:noescape
func addRowsAVX(y *float32, cols int, table *float32, rows *int32, n int)

func addRows(y, table []float32, rows []int32) {
	if hasAVX2 && len(y)%16 == 0 && len(y) > 0 {
		addRowsAVX(&y[0], len(y), &table[0], &rows[0], len(rows))
		return
	}
	addRowsGo(y, table, rows)
}
