package neural

import (
	"slices"
	"testing"
)

// The sums must agree to the last bit, and a row outside the table must panic
// rather than read past it.
func TestAddRows(t *testing.T) {
	for _, cols := range []int{1, 8, 16, 48, 64, 128, 208} {
		p := &Param{Rows: 40, Cols: cols, W: fill(40*cols, 1)}
		for _, rows := range [][]int32{nil, {0}, {39, 0, 7, 7}, {1, 2, 3, 5, 8, 13, 21, 34, 39}} {
			got := fill(cols, 2)
			want := slices.Clone(got)
			AddRows(got, p, rows)
			addRowsGo(want, p.W, rows)
			if !slices.Equal(got, want) {
				t.Errorf("%d columns, rows %v: got %v, want %v", cols, rows, got, want)
			}
		}
		for _, row := range []int32{-1, 40} {
			func() {
				defer func() {
					if recover() == nil {
						t.Errorf("row %d of 40 was read", row)
					}
				}()
				AddRows(make([]float32, cols), p, []int32{row})
			}()
		}
	}
}
