package neural

import "math"

// CRF is a linear chain over labels: the score of a labelling is the sum of its
// tokens' scores and of its transitions' (Lafferty, McCallum and Pereira 2001).
type CRF struct {
	Labels int
	T      *Param // row i: from label i; the last row: from the start
	// Allowed, where not nil, says which transitions a decoded path may take;
	// from is Labels at the start.
	Allowed func(from, to int) bool
}

// NewCRF adds the transitions to ps.
func NewCRF(ps *Params, name string, labels int) *CRF {
	return &CRF{Labels: labels, T: ps.Add(name+".t", labels+1, labels, 0)}
}

func logAdd(row []float64) float64 {
	top := math.Inf(-1)
	for _, v := range row {
		top = math.Max(top, v)
	}
	if math.IsInf(top, -1) {
		return top
	}
	sum := 0.0
	for _, v := range row {
		sum += math.Exp(v - top)
	}
	return top + math.Log(sum)
}

// Forward returns the logarithms of the forward sums of one sequence, Labels a
// token, and of the whole.
func (c *CRF) forward(scores []float32, ld, n int) ([]float64, float64) {
	l := c.Labels
	alpha := make([]float64, n*l)
	row := make([]float64, l)
	for j := range l {
		alpha[j] = float64(scores[j] + c.T.W[l*l+j])
	}
	for t := 1; t < n; t++ {
		for j := range l {
			for i := range l {
				row[i] = alpha[(t-1)*l+i] + float64(c.T.W[i*l+j])
			}
			alpha[t*l+j] = logAdd(row) + float64(scores[t*ld+j])
		}
	}
	return alpha, logAdd(alpha[(n-1)*l:])
}

func (c *CRF) backward(scores []float32, ld, n int) []float64 {
	l := c.Labels
	beta := make([]float64, n*l)
	row := make([]float64, l)
	for t := n - 2; t >= 0; t-- {
		for i := range l {
			for j := range l {
				row[j] = beta[(t+1)*l+j] + float64(c.T.W[i*l+j]) + float64(scores[(t+1)*ld+j])
			}
			beta[t*l+i] = logAdd(row)
		}
	}
	return beta
}

// Loss returns −log p(gold) of one sequence of scores, n rows ld apart, and
// adds weight times its gradients to g and to dscores, which lies as scores does.
func (c *CRF) Loss(g *Grads, scores, dscores []float32, ld int, gold []int, weight float32) float64 {
	n, l := len(gold), c.Labels
	if n == 0 {
		return 0
	}
	alpha, total := c.forward(scores, ld, n)
	beta := c.backward(scores, ld, n)
	dt := g.Of(c.T)
	at := 0.0
	before := l
	for t, y := range gold {
		at += float64(scores[t*ld+y] + c.T.W[before*l+y])
		for j := range l {
			p := float32(math.Exp(alpha[t*l+j] + beta[t*l+j] - total))
			dscores[t*ld+j] += weight * p
			if t == 0 {
				dt[l*l+j] += weight * p
			}
		}
		if t > 0 {
			for i := range l {
				for j := range l {
					p := alpha[(t-1)*l+i] + float64(c.T.W[i*l+j]+scores[t*ld+j]) + beta[t*l+j] - total
					dt[i*l+j] += weight * float32(math.Exp(p))
				}
			}
		}
		dscores[t*ld+y] -= weight
		dt[before*l+y] -= weight
		before = y
	}
	return (total - at) * float64(weight)
}

// Decode writes the best labelling of one sequence to path.
func (c *CRF) Decode(scores []float32, ld int, path []int32) {
	n, l := len(path), c.Labels
	if n == 0 {
		return
	}
	const bad = float32(-1e9)
	step := func(i, j int) float32 {
		if c.Allowed != nil && !c.Allowed(i, j) {
			return bad
		}
		return c.T.W[i*l+j]
	}
	table := make([]float32, (l+1)*l)
	for i := range l + 1 {
		for j := range l {
			table[i*l+j] = step(i, j)
		}
	}
	best := make([]float32, l)
	next := make([]float32, l)
	from := make([]int32, n*l)
	for j := range l {
		best[j] = scores[j] + table[l*l+j]
	}
	for t := 1; t < n; t++ {
		for j := range l {
			top, arg := best[0]+table[j], 0
			for i := 1; i < l; i++ {
				if s := best[i] + table[i*l+j]; s > top {
					top, arg = s, i
				}
			}
			next[j] = top + scores[t*ld+j]
			from[t*l+j] = int32(arg)
		}
		best, next = next, best
	}
	y := 0
	for j := range l {
		if best[j] > best[y] {
			y = j
		}
	}
	for t := n - 1; t >= 0; t-- {
		path[t] = int32(y)
		y = int(from[t*l+y])
	}
}

// Marginals writes the probability of each label of each token to out, Labels
// a row. Forbidden transitions have none. The sums are scaled at each token
// (Rabiner 1989), so that nothing but the scores goes through an exponential.
func (c *CRF) Marginals(a *Arena, scores []float32, ld, n int, out []float32) {
	if n == 0 {
		return
	}
	l := c.Labels
	top := float32(0)
	for _, w := range c.T.W {
		top = max(top, w)
	}
	step := a.Floats((l + 1) * l) // of row i the label after i
	for i := range l + 1 {
		for j := range l {
			if c.Allowed == nil || c.Allowed(i, j) {
				step[i*l+j] = exp32(c.T.W[i*l+j] - top)
			}
		}
	}
	state := a.Floats(n * l)
	for t := range n {
		row := scores[t*ld : t*ld+l]
		best := row[0]
		for _, s := range row {
			best = max(best, s)
		}
		for j, s := range row {
			state[t*l+j] = exp32(s - best)
		}
	}
	alpha, beta, next := out[:n*l], a.Floats(l), a.Floats(l)
	for j := range l {
		alpha[j] = state[j] * step[l*l+j]
	}
	scale(alpha[:l])
	for t := 1; t < n; t++ {
		before, now := alpha[(t-1)*l:t*l], alpha[t*l:(t+1)*l]
		clear(now)
		for i, v := range before {
			for j, w := range step[i*l : (i+1)*l] {
				now[j] += v * w
			}
		}
		for j := range now {
			now[j] *= state[t*l+j]
		}
		scale(now)
	}
	for j := range beta {
		beta[j] = 1
	}
	for t := n - 2; t >= 0; t-- {
		for j := range next {
			next[j] = beta[j] * state[(t+1)*l+j]
		}
		for i := range beta {
			sum := float32(0)
			for j, w := range step[i*l : (i+1)*l] {
				sum += w * next[j]
			}
			beta[i] = sum
		}
		scale(beta)
		row := alpha[t*l : (t+1)*l]
		for j := range row {
			row[j] *= beta[j]
		}
		scale(row)
	}
}

func exp32(x float32) float32 { return float32(math.Exp(float64(x))) }

// scale makes the sum of row 1, unless all is 0.
func scale(row []float32) {
	sum := float32(0)
	for _, v := range row {
		sum += v
	}
	if sum > 0 {
		for j := range row {
			row[j] /= sum
		}
	}
}
