package eval

import (
	"math"
	"testing"
)

func TestReliability(t *testing.T) {
	bins, ece := Reliability([]Sure{{.85, true}, {.85, true}, {.85, true}, {.81, false}, {.2, true}, {1, true}})
	if b := bins[8]; b.N != 4 || math.Abs(b.P-.84) > 1e-9 || b.Right != .75 {
		t.Errorf("bin .8 is %+v", b)
	}
	if bins[9].N != 1 || bins[2].N != 1 || bins[0].N != 0 {
		t.Errorf("bins %+v", bins)
	}
	if want := (4*.09 + .8) / 6; math.Abs(ece-want) > 1e-9 {
		t.Errorf("error %v, want %v", ece, want)
	}
	if _, ece := Reliability(nil); ece != 0 {
		t.Errorf("of nothing %v", ece)
	}
}
