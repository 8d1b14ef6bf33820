package parser

import "math"

// treeFinder finds the best tree over a sentence by the algorithm of Chu and
// Liu (1965) and Edmonds (1967), with exactly one token on the root.
type treeFinder struct {
	heads []int
}

// find returns the head of each of m tokens: 0 the root, i the i-th token.
// scores has m rows of m+1 heads. The result is valid until the next call.
func (f *treeFinder) find(scores []float32, m int) []int {
	if cap(f.heads) < m {
		f.heads = make([]int, m)
	}
	f.heads = f.heads[:m]
	for i := range m {
		top := -1
		for h := range m + 1 {
			if h != i+1 && (top < 0 || scores[i*(m+1)+h] > scores[i*(m+1)+top]) {
				top = h
			}
		}
		f.heads[i] = top
	}
	if isTree(f.heads) {
		return f.heads
	}
	n := m + 1
	weights := make([]float64, n*n)
	for i := range weights {
		weights[i] = math.Inf(-1)
	}
	// One token on the root: a root arc costs more than all else can bring.
	peak := 1.0
	for _, s := range scores {
		peak = math.Max(peak, math.Abs(float64(s)))
	}
	fine := 4 * peak * float64(n)
	for i := range m {
		for h := range n {
			if h != i+1 {
				weights[h*n+i+1] = float64(scores[i*(m+1)+h])
			}
		}
		weights[i+1] -= fine
	}
	for i, h := range edmonds(weights, n) {
		if i > 0 {
			f.heads[i-1] = h
		}
	}
	return f.heads
}

// isTree reports whether heads form a tree with one token on the root.
func isTree(heads []int) bool {
	roots := 0
	state := make([]int32, len(heads)) // 0 unseen, else the walk that saw it
	for i, h := range heads {
		if h == 0 {
			roots++
		}
		walk := int32(i + 1)
		at := i
		for state[at] == 0 {
			state[at] = walk
			if heads[at] == 0 {
				break
			}
			at = heads[at] - 1
		}
		if heads[at] != 0 && state[at] == walk {
			return false
		}
	}
	return roots == 1
}

// edmonds returns the head of each node in the best tree from node 0;
// weights[h*n+d] is the weight of the arc from h to d.
func edmonds(weights []float64, n int) []int {
	heads := make([]int, n)
	heads[0] = -1
	for d := 1; d < n; d++ {
		best := -1
		for h := range n {
			if h != d && (best < 0 || weights[h*n+d] > weights[best*n+d]) {
				best = h
			}
		}
		heads[d] = best
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	in := make([]bool, n)
	sum := 0.0
	for _, v := range cycle {
		in[v] = true
		sum += weights[heads[v]*n+v]
	}
	// Contract the cycle to one node, the last.
	place := make([]int, 0, n)
	for v := range n {
		if !in[v] {
			place = append(place, v)
		}
	}
	k := len(place) + 1
	small := make([]float64, k*k)
	for i := range small {
		small[i] = math.Inf(-1)
	}
	enter := make([]int, k) // for an arc into the cycle: where it lands
	leave := make([]int, k) // for an arc out of the cycle: where it starts
	for i, v := range place {
		for j, u := range place {
			if i != j {
				small[i*k+j] = weights[v*n+u]
			}
		}
		enter[i], leave[i] = cycle[0], cycle[0]
		for _, c := range cycle {
			if w := weights[v*n+c] - weights[heads[c]*n+c] + sum; w > small[i*k+k-1] {
				small[i*k+k-1], enter[i] = w, c
			}
			if w := weights[c*n+v]; w > small[(k-1)*k+i] {
				small[(k-1)*k+i], leave[i] = w, c
			}
		}
	}
	inner := edmonds(small, k)
	for j, h := range inner {
		switch {
		case h < 0:
		case j == k-1:
			heads[enter[h]] = place[h]
		case h == k-1:
			heads[place[j]] = leave[j]
		default:
			heads[place[j]] = place[h]
		}
	}
	return heads
}

func findCycle(heads []int) []int {
	n := len(heads)
	seen := make([]int, n)
	for start := 1; start < n; start++ {
		at := start
		for at > 0 && seen[at] == 0 {
			seen[at] = start
			at = heads[at]
		}
		if at > 0 && seen[at] == start {
			cycle := []int{at}
			for v := heads[at]; v != at; v = heads[v] {
				cycle = append(cycle, v)
			}
			return cycle
		}
	}
	return nil
}
