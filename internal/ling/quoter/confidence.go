package quoter

import (
	"fmt"
	"math"
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/neural"
)

// chances fills the probabilities of the edges of each span from the marginal
// probabilities of the labels, labelCount a token.
func chances(marginals []float32, spans []span) {
	prob := func(t int, labels []int) float32 {
		sum := float32(0)
		for _, y := range labels {
			sum += marginals[t*labelCount+y]
		}
		return sum
	}
	for i := range spans {
		s := &spans[i]
		var begin, inside []int
		switch s.role {
		case cueRole:
			begin, inside = []int{beginCue}, []int{insideCue}
		case sourceRole:
			begin, inside = []int{beginSourceLeft, beginSourceRight}, []int{insideSourceLeft, insideSourceRight}
		default:
			begin, inside = []int{beginContentLeft, beginContentRight}, []int{insideContentLeft, insideContentRight}
		}
		s.begin = prob(int(s.From), begin)
		last := int(s.To - 1)
		s.end = prob(last, begin) + prob(last, inside)
		if next := last + 1; next*labelCount < len(marginals) {
			s.end = min(s.end, 1-prob(next, inside))
		}
	}
}

// Evidence is what the probability of a statement is made of. Each number is a
// log-odds or says yes or no.
type Evidence [evidenceCount]float32

// The numbers of Evidence: how sure the labels are of each edge of the parts, the
// least sure piece for the content; how sure the links are; what the statement is
// like. Those of a source are 0 where there is none.
const (
	always = iota
	cueBegin
	cueEnd
	sourceBegin
	sourceEnd
	sourceLink // also that the cue has no source, where it has none
	sourceNone
	contentBegin
	contentEnd
	contentLink
	pieces // beyond the first, at most 3
	isMixed
	isDirect
	contentLong // the logarithm of the number of tokens
	evidenceCount
)

var evidenceNames = [evidenceCount]string{
	"always", "cue begin", "cue end", "source begin", "source end", "source link", "no source",
	"content begin", "content end", "content link", "pieces", "mixed", "direct", "content length",
}

func logOdds(p float32) float32 {
	p = min(max(p, 0.002), 0.998)
	return float32(math.Log(float64(p / (1 - p))))
}

// describe adds what is known once the edges of q are settled.
func (e *Evidence) describe(q *ling.Quote) {
	e[always] = 1
	e[pieces] = float32(min(len(q.Content)-1, 3))
	n := 0
	for _, c := range q.Content {
		n += c.Len()
	}
	e[contentLong] = float32(math.Log(float64(n)))
	switch q.Manner {
	case acta.Direct:
		e[isDirect] = 1
	case acta.Mixed:
		e[isMixed] = 1
	}
}

// Confidence turns evidence into the probability that a statement is one: a
// logistic regression.
type Confidence struct{ weights *neural.Param }

// NewConfidence adds untrained weights to ps.
func NewConfidence(ps *neural.Params) *Confidence {
	return &Confidence{ps.Add("confidence", 1, evidenceCount, 0)}
}

// Of is the probability of evidence, 0 to 1.
func (c *Confidence) Of(e *Evidence) float32 {
	sum := 0.0
	for i, w := range c.weights.W {
		sum += float64(w * e[i])
	}
	return float32(1 / (1 + math.Exp(-sum)))
}

// String is the weights with their names.
func (c *Confidence) String() string {
	var b strings.Builder
	for i, w := range c.weights.W {
		fmt.Fprintf(&b, "%s %.2f, ", evidenceNames[i], w)
	}
	return strings.TrimSuffix(b.String(), ", ")
}

// Fit learns the weights from statements of documents that the network was not
// trained on, and from whether each was right. It maximises the likelihood with a
// small penalty on the weights, by Newton's method.
func (c *Confidence) Fit(found []Evidence, right []bool) {
	const n, penalty, rounds = int(evidenceCount), 1.0, 20
	w := make([]float64, n)
	for range rounds {
		var h [n][n + 1]float64 // the curvature, and the slope in the last column
		for i := range n {
			h[i][i] = penalty
			h[i][n] = -penalty * w[i]
		}
		for k := range found {
			e := &found[k]
			sum := 0.0
			for i, v := range e {
				sum += w[i] * float64(v)
			}
			p := 1 / (1 + math.Exp(-sum))
			y := 0.0
			if right[k] {
				y = 1
			}
			for i, v := range e {
				h[i][n] += (y - p) * float64(v)
				for j, u := range e {
					h[i][j] += p * (1 - p) * float64(v) * float64(u)
				}
			}
		}
		for i, d := range solve(h[:]) {
			w[i] += d
		}
	}
	for i, v := range w {
		c.weights.W[i] = float32(v)
	}
}

// solve solves the linear equations whose rows end with their right side. The
// matrix is symmetric and positive definite, so no row needs to be exchanged.
func solve(rows [][evidenceCount + 1]float64) []float64 {
	n := len(rows)
	for i := range n {
		for k := i + 1; k < n; k++ {
			f := rows[k][i] / rows[i][i]
			for j := i; j <= n; j++ {
				rows[k][j] -= f * rows[i][j]
			}
		}
	}
	out := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		sum := rows[i][n]
		for j := i + 1; j < n; j++ {
			sum -= rows[i][j] * out[j]
		}
		out[i] = sum / rows[i][i]
	}
	return out
}
