package eval

import (
	"fmt"
	"testing"
)

// The figures were worked out by hand; the third is the example of Luo 2005,
// where one found cluster joins two gold ones.
func TestCompareClusters(t *testing.T) {
	tests := []struct {
		name        string
		gold, found Clusters
		want        string // recall and precision of MUC, B³, CEAF-e
	}{
		{"the same", Clusters{{1, 2}, {3, 4, 5}}, Clusters{{3, 5, 4}, {2, 1}}, "1.000 1.000  1.000 1.000  1.000 1.000"},
		{"nothing found", Clusters{{1, 2}}, Clusters{{1}}, "0.000 0.000  0.000 0.000  0.000 0.000"},
		// MUC: 9 links of 9, 9 of 10. B³: 1; (7·7/7... over {6,7} and {8..12}: (5·5/5 + (2·2+5·5)/7)/12.
		// CEAF-e: 1 + 10/12 over 3 and over 2.
		{"two joined", Clusters{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}}, Clusters{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}},
			"1.000 0.900  1.000 0.762  0.611 0.917"},
		// MUC: {1,2,3} falls into {1,2} and 3 alone: 1 of 2; found {1,2} 1 of 1, {4,5} has no gold: 0 of 1.
		// B³: (2·2/3)/3; (2·2/2)/4. CEAF-e: 2·2/(3+2) over 1 and over 2.
		{"one lost, two invented", Clusters{{1, 2, 3}}, Clusters{{1, 2}, {4, 5}}, "0.500 0.500  0.444 0.500  0.800 0.400"},
		{"alone do not count", Clusters{{1, 2}, {9}}, Clusters{{1, 2}, {8}, {7}}, "1.000 1.000  1.000 1.000  1.000 1.000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := CompareClusters(tt.gold, tt.found)
			got := fmt.Sprintf("%.3f %.3f  %.3f %.3f  %.3f %.3f", c.MUC.R(), c.MUC.P(), c.Cubed.R(), c.Cubed.P(), c.CEAFe.R(), c.CEAFe.P())
			if got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func TestAssign(t *testing.T) {
	tests := []struct {
		worth [][]float64
		want  string
	}{
		{[][]float64{{1}}, "[0]"},
		{[][]float64{{5, 4}, {4, 1}}, "[1 0]"},
		{[][]float64{{1, 2, 9}}, "[2]"},
		{[][]float64{{1}, {3}, {2}}, "[-1 0 -1]"},
	}
	for _, tt := range tests {
		if got := fmt.Sprint(assign(tt.worth)); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.worth, got, tt.want)
		}
	}
}
