package parser

import (
	"math"
	"math/rand/v2"
	"testing"
)

// brute is the best tree of m tokens by trying all.
func brute(scores []float32, m int) float64 {
	heads := make([]int, m)
	best := math.Inf(-1)
	var try func(i int, sum float64)
	try = func(i int, sum float64) {
		if i == m {
			if isTree(heads) {
				best = math.Max(best, sum)
			}
			return
		}
		for h := range m + 1 {
			if h != i+1 {
				heads[i] = h
				try(i+1, sum+float64(scores[i*(m+1)+h]))
			}
		}
	}
	try(0, 0)
	return best
}

func TestFindIsTheBestTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var f treeFinder
	for range 300 {
		m := 1 + rng.IntN(5)
		scores := make([]float32, m*(m+1))
		for i := range scores {
			scores[i] = float32(rng.NormFloat64() * 3)
		}
		heads := f.find(scores, m)
		if !isTree(heads) {
			t.Fatalf("%v is no tree with one root", heads)
		}
		sum := 0.0
		for i, h := range heads {
			sum += float64(scores[i*(m+1)+h])
		}
		if want := brute(scores, m); math.Abs(sum-want) > 1e-4 {
			t.Fatalf("tree %v of %v has score %v, the best has %v", heads, scores, sum, want)
		}
	}
}

func TestIsTree(t *testing.T) {
	for _, c := range []struct {
		heads []int
		want  bool
	}{
		{[]int{0}, true},
		{[]int{2, 0}, true},
		{[]int{0, 0}, false},    // two roots
		{[]int{2, 1}, false},    // no root
		{[]int{0, 3, 2}, false}, // a cycle beside a root
		{[]int{2, 3, 0, 3}, true},
		{[]int{2, 1, 0, 3}, false}, // a cycle that hangs on nothing
	} {
		if got := isTree(c.heads); got != c.want {
			t.Errorf("isTree(%v) is %v", c.heads, got)
		}
	}
}

// Nothing may be slow where every token wants the same head.
func TestFindOnEqualScores(t *testing.T) {
	var f treeFinder
	if heads := f.find(make([]float32, longest*(longest+1)), longest); !isTree(heads) {
		t.Error("no tree of equal scores")
	}
}
