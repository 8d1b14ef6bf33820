package neural

// AddRows adds the given rows of p to y, in their order. y has p.Cols floats.
func AddRows(y []float32, p *Param, rows []int32) {
	if len(rows) == 0 {
		return
	}
	y = y[:p.Cols]
	for _, r := range rows {
		_ = p.W[(int(r)+1)*p.Cols-1]
	}
	addRows(y, p.W, rows)
}

func addRowsGo(y, table []float32, rows []int32) {
	for _, r := range rows {
		row := table[int(r)*len(y) : (int(r)+1)*len(y)]
		for j, v := range row {
			y[j] += v
		}
	}
}
