package pairs

import (
	"testing"

	"acta/internal/neural"
)

// Fit must learn what its examples say, and the same twice.
func TestFit(t *testing.T) {
	var xs []Example
	var gold []int
	for i := range 60 {
		k := i % 3
		xs = append(xs, Example{rows: []int32{int32(k), 100}, values: []float32{1, 1}, dense: make([]float32, denseWidth(2)), names: []string{"own", "shared"}})
		gold = append(gold, k)
	}
	net := Fit(neural.NewParams(0), 2, xs, gold, 1)
	again := Fit(neural.NewParams(0), 2, xs, gold, 1)
	for k := range 3 {
		p := net.Probs(&xs[k])
		for j, v := range p {
			if j != k && v >= p[k] {
				t.Errorf("example of %s: %s has %v, its own has %v", Types[k], Types[j], v, p[k])
			}
		}
		if p != again.Probs(&xs[k]) {
			t.Error("two trainings differ")
		}
		if why := net.why(&xs[k], k); len(why) == 0 || why[0] != "own" {
			t.Errorf("why is %q, want its own feature first", why)
		}
	}
}

func TestTypeIndex(t *testing.T) {
	for _, c := range []struct{ name, want string }{{"CONCEDE", "YIELD"}, {"RETREAT", "YIELD"}, {"AID", "AID"}} {
		if k := typeIndex(c.name); k < 0 || Types[k] != c.want {
			t.Errorf("%s is type %d, want %s", c.name, k, c.want)
		}
	}
	if k := typeIndex("-"); k != -1 {
		t.Errorf("no act is type %d", k)
	}
}
