package quoter

import (
	"cmp"
	"slices"

	"acta/internal/neural"
)

// confidence fills the probability of each span: the lowest that the labels
// give to one of its edges. Transitions are left out; calibration makes up for it.
func confidence(a *neural.Arena, scores []float32, ld int, spans []span) {
	row := a.Floats(labelCount)
	prob := func(t int, labels ...int) float32 {
		copy(row, scores[t*ld:t*ld+labelCount])
		neural.Softmax(row)
		sum := float32(0)
		for _, y := range labels {
			sum += row[y]
		}
		return sum
	}
	for i := range spans {
		s := &spans[i]
		var begin, inside []int
		switch s.role {
		case cueRole:
			begin, inside = []int{beginCue}, []int{beginCue, insideCue}
		case sourceRole:
			begin = []int{beginSourceLeft, beginSourceRight}
			inside = []int{beginSourceLeft, insideSourceLeft, beginSourceRight, insideSourceRight}
		default:
			begin = []int{beginContentLeft, beginContentRight}
			inside = []int{beginContentLeft, insideContentLeft, beginContentRight, insideContentRight}
		}
		s.prob = min(prob(int(s.From), begin...), prob(int(s.To-1), inside...))
		if next := int(s.To); (next+1)*ld <= len(scores) {
			s.prob = min(s.prob, 1-prob(next, inside...)+prob(next, begin...))
		}
	}
}

// knots is the number of points of the line that calibrates probabilities.
const knots = 16

// newCalibration is a line through the diagonal: x in row 0, y in row 1.
func newCalibration(ps *neural.Params) *neural.Param {
	p := ps.Add("quoter.calibration", 2, knots, 0)
	for i := range knots {
		p.Row(0)[i] = float32(i) / (knots - 1)
		p.Row(1)[i] = float32(i) / (knots - 1)
	}
	return p
}

// calibrate turns the lowest probability of a statement's parts into that of
// the statement, along the line that [Net.Calibrate] fitted.
func (n *Net) calibrate(p float32) float32 {
	x, y := n.calibration.Row(0), n.calibration.Row(1)
	if p <= x[0] {
		return y[0]
	}
	for i := 1; i < knots; i++ {
		if p < x[i] {
			return y[i-1] + (y[i]-y[i-1])*(p-x[i-1])/(x[i]-x[i-1])
		}
	}
	return y[knots-1]
}

// Calibrate fits the line from a statement's Prob to the share of statements
// that are right. probs were given by a net that was not calibrated yet, on
// documents it was not trained on. The fit is isotonic regression over groups of
// equal size (Zadrozny and Elkan 2002).
func (n *Net) Calibrate(probs []float32, right []bool) {
	order := make([]int, len(probs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(probs[a], probs[b]) })
	type group struct{ x, y, n float64 }
	var line []group
	size := len(order)/knots + 1
	for at := 0; at < len(order); at += size {
		var g group
		for _, i := range order[at:min(at+size, len(order))] {
			g.x += float64(probs[i])
			if right[i] {
				g.y++
			}
			g.n++
		}
		line = append(line, g)
		for k := len(line) - 1; k > 0 && line[k-1].y*line[k].n >= line[k].y*line[k-1].n; k-- {
			line[k-1].x += line[k].x
			line[k-1].y += line[k].y
			line[k-1].n += line[k].n
			line = line[:k]
		}
	}
	if len(line) == 0 {
		return
	}
	for i := range knots {
		g := line[min(i, len(line)-1)]
		n.calibration.Row(0)[i] = float32(g.x / g.n)
		n.calibration.Row(1)[i] = float32(g.y / g.n)
	}
}
