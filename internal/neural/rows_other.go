//go:build !amd64 || purego

package neural

func addRows(y, table []float32, rows []int32) { addRowsGo(y, table, rows) }
