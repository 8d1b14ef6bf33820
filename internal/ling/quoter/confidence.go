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

// Evidence is what the probability of a statement is made of: numbers, each a
// log-odds or a measure, and traits, each the row of a weight of its own.
type Evidence struct {
	numbers [numberCount]float32
	traits  [traitCount]int32
}

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
	numberCount
)

// traitRows is how many weights the traits are hashed to.
const traitRows = 512

var numberNames = [numberCount]string{
	"always", "cue begin", "cue end", "source begin", "source end", "source link", "no source",
	"content begin", "content end", "content link", "pieces", "mixed", "direct", "content length",
}

func logOdds(p float32) float32 {
	p = min(max(p, 0.002), 0.998)
	return float32(math.Log(float64(p / (1 - p))))
}

// describe adds what is known once the edges of q are settled. A cue among verbs
// is a known one.
func (r *reading) describe(e *Evidence, q *ling.Quote, verbs map[string]bool) {
	e.numbers[always] = 1
	e.numbers[pieces] = float32(min(len(q.Content)-1, 3))
	n := 0
	for _, c := range q.Content {
		n += c.Len()
	}
	e.numbers[contentLong] = float32(math.Log(float64(n)))
	e.numbers[isDirect], e.numbers[isMixed] = 0, 0
	switch q.Manner {
	case acta.Direct:
		e.numbers[isDirect] = 1
	case acta.Mixed:
		e.numbers[isMixed] = 1
	}
	doc, first := r.doc, q.Content[0]
	cue, content := r.head(q.Cue), r.head(first)
	finite := false
	for t := first.From; t < first.To && !finite; t++ {
		finite = isOneOf(doc.Tags[t].XPOS, "VBD", "VBZ", "VBP", "MD")
	}
	e.traits = [traitCount]int32{
		cueLemma:     traitRow(cueLemma, r.lemma[cue]),
		cueTag:       traitRow(cueTag, r.xpos[cue]),
		cueKnown:     traitRow(cueKnown, r.upos[cue], b2u(verbs[doc.Tags[cue].Lemma])),
		cueRel:       traitRow(cueRel, r.rel[cue]),
		cueLong:      traitRow(cueLong, uint32(min(q.Cue.Len(), 5))),
		contentFirst: traitRow(contentFirst, r.lemma[first.From]),
		contentPOS:   traitRow(contentPOS, r.upos[content]),
		contentRel:   traitRow(contentRel, r.rel[content]),
		contentVerb:  traitRow(contentVerb, b2u(finite)),
		contentSize:  traitRow(contentSize, lengthClass(first.Len())),
		sourcePOS:    traitRow(sourcePOS, 0),
		sourceRel:    traitRow(sourceRel, 0),
		sourceLong:   traitRow(sourceLong, 0),
	}
	if len(q.Source) > 0 {
		s := q.Source[0]
		head := r.head(s)
		e.traits[sourcePOS] = traitRow(sourcePOS, r.upos[head], 1)
		e.traits[sourceRel] = traitRow(sourceRel, r.rel[head], 1)
		e.traits[sourceLong] = traitRow(sourceLong, lengthClass(s.Len()), 1)
	}
}

// The traits of Evidence.
const (
	cueLemma = iota
	cueTag
	cueKnown
	cueRel
	cueLong
	contentFirst
	contentPOS
	contentRel
	contentVerb
	contentSize
	sourcePOS
	sourceRel
	sourceLong
	traitCount
)

func traitRow(trait uint32, vs ...uint32) int32 {
	h := hash(trait*0x85ebca6b + 131)
	for _, v := range vs {
		h = h.with(v)
	}
	return int32(uint32(h.with(0x5bd1e995)) % traitRows)
}

// Confidence turns evidence into the probability that a statement is one: a
// logistic regression.
type Confidence struct{ numbers, traits *neural.Param }

// NewConfidence adds untrained weights to ps.
func NewConfidence(ps *neural.Params) *Confidence {
	return &Confidence{ps.Add("confidence", 1, numberCount, 0), ps.Add("confidence.traits", 1, traitRows, 0)}
}

// Of is the probability of evidence, 0 to 1.
func (c *Confidence) Of(e *Evidence) float32 {
	sum := 0.0
	for i, w := range c.numbers.W {
		sum += float64(w * e.numbers[i])
	}
	for _, row := range e.traits {
		sum += float64(c.traits.W[row])
	}
	return float32(1 / (1 + math.Exp(-sum)))
}

// String is the weights of the numbers with their names.
func (c *Confidence) String() string {
	var b strings.Builder
	for i, w := range c.numbers.W {
		fmt.Fprintf(&b, "%s %.2f, ", numberNames[i], w)
	}
	return strings.TrimSuffix(b.String(), ", ")
}

// Fit learns the weights from statements of documents that the network was not
// trained on, and from whether each was right. It maximises the likelihood with a
// penalty on the squares of the weights, by Newton's method.
func (c *Confidence) Fit(found []Evidence, right []bool) {
	const n, numberPenalty, traitPenalty, rounds = numberCount + traitRows, 1.0, 4.0, 12
	w := make([]float64, n)
	h := make([][]float64, n) // the curvature, and the slope in the last column
	for i := range h {
		h[i] = make([]float64, n+1)
	}
	var at [numberCount + traitCount]int
	var value [numberCount + traitCount]float64
	for range rounds {
		for i := range h {
			clear(h[i])
			penalty := traitPenalty
			if i < numberCount {
				penalty = numberPenalty
			}
			h[i][i] = penalty
			h[i][n] = -penalty * w[i]
		}
		for k := range found {
			e := &found[k]
			sum := 0.0
			for i, v := range e.numbers {
				at[i], value[i] = i, float64(v)
				sum += w[i] * float64(v)
			}
			for i, row := range e.traits {
				at[numberCount+i], value[numberCount+i] = numberCount+int(row), 1
				sum += w[numberCount+int(row)]
			}
			p := 1 / (1 + math.Exp(-sum))
			y := 0.0
			if right[k] {
				y = 1
			}
			for i, a := range at {
				h[a][n] += (y - p) * value[i]
				for j, b := range at {
					h[a][b] += p * (1 - p) * value[i] * value[j]
				}
			}
		}
		for i, d := range solve(h) {
			w[i] += d
		}
	}
	for i, v := range w[:numberCount] {
		c.numbers.W[i] = float32(v)
	}
	for i, v := range w[numberCount:] {
		c.traits.W[i] = float32(v)
	}
}

// solve solves the linear equations whose rows end with their right side. The
// matrix is symmetric and positive definite, so no row needs to be exchanged.
func solve(rows [][]float64) []float64 {
	n := len(rows)
	for i := range n {
		for k := i + 1; k < n; k++ {
			f := rows[k][i] / rows[i][i]
			if f == 0 {
				continue
			}
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
