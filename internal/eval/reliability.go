package eval

import (
	"bytes"
	"fmt"
	"math"
)

// Sure is one decision with the probability that was given to it.
type Sure struct {
	P     float64 // 0..1
	Right bool
}

// Bin is the decisions of one tenth of the scale.
type Bin struct {
	N     int
	P     float64 // their mean probability
	Right float64 // the share of them that is right
}

// Reliability puts decisions into ten bins of equal width by their probability,
// and returns them with the expected calibration error: the mean over the
// decisions of the gap between the probability and the share right of their bin
// (Naeini, Cooper and Hauskrecht 2015).
func Reliability(decisions []Sure) (bins [10]Bin, ece float64) {
	for _, d := range decisions {
		b := &bins[min(9, max(0, int(d.P*10)))]
		b.N++
		b.P += d.P
		if d.Right {
			b.Right++
		}
	}
	for i := range bins {
		b := &bins[i]
		if b.N == 0 {
			continue
		}
		b.P /= float64(b.N)
		b.Right /= float64(b.N)
		ece += math.Abs(b.P-b.Right) * float64(b.N) / float64(len(decisions))
	}
	return bins, ece
}

// writeReliability writes the table of decisions, a line a bin that is not empty.
func writeReliability(out *bytes.Buffer, decisions []Sure) {
	bins, ece := Reliability(decisions)
	for i, b := range bins {
		if b.N > 0 {
			fmt.Fprintf(out, "confidence %.1f to %.1f: mean %.3f, right %.3f   (n %d)\n", float64(i)/10, float64(i+1)/10, b.P, b.Right, b.N)
		}
	}
	fmt.Fprintf(out, "expected calibration error %.3f   (n %d)\n", ece, len(decisions))
}
