package eval

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"acta"
	"acta/internal/polnear"
)

const harbour = "The harbour will open on Friday, minister Dana Orlo said. “We are ready,” she told Velland Radio."

// st makes a statement from three texts of harbour; fragments are cut at " | ".
func st(source, cue, content string) polnear.Attribution {
	find := func(s string) []acta.Span {
		var out []acta.Span
		for part := range strings.SplitSeq(s, " | ") {
			if at := strings.Index(harbour, part); part != "" && at >= 0 {
				out = append(out, acta.Span{Start: int32(at), End: int32(at + len(part))})
			}
		}
		return out
	}
	return polnear.Attribution{Source: find(source), Cue: find(cue), Content: find(content)}
}

func TestWhole(t *testing.T) {
	gold := st("minister Dana Orlo", "said", "The harbour will open on Friday")
	cases := []struct {
		name string
		pred polnear.Attribution
		want [4]bool
	}{
		{"all equal", gold, [4]bool{true, true, true, true}},
		{"a comma more", st("minister Dana Orlo", "said", "The harbour will open on Friday,"), [4]bool{false, true, true, true}},
		{"a word less", st("Dana Orlo", "said", "harbour will open on Friday"), [4]bool{false, false, true, true}},
		{"half the content", st("Dana Orlo", "said", "The harbour will"), [4]bool{false, false, false, true}},
		{"no source", st("", "said", "The harbour will open on Friday"), [4]bool{false, false, false, false}},
		{"another cue", st("Dana Orlo", "told", "The harbour will open on Friday"), [4]bool{false, false, false, false}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := Statements([]Judged{{Text: harbour, Gold: []polnear.Attribution{gold}, Pred: []polnear.Attribution{c.pred}}})
			for k, want := range c.want {
				if got := s.Whole[k].Hits == 1; got != want {
					t.Errorf("C%d is %v, want %v", k+1, got, want)
				}
			}
		})
	}
}

func TestRight(t *testing.T) {
	gold := []polnear.Attribution{st("she", "told", "“We are ready,”")}
	pred := []polnear.Attribution{st("minister", "said", "The harbour"), st("she", "told", "“We are ready")}
	if got := Right(Judged{Text: harbour, Gold: gold, Pred: pred}); got[0] || !got[1] {
		t.Errorf("got %v, want [false true]", got)
	}
}

func TestExactCountsFragmentsOnce(t *testing.T) {
	she := st("she", "told", "“We are ready,”")
	also := st("she", "said", "The harbour")
	s := Statements([]Judged{{Text: harbour, Gold: []polnear.Attribution{she}, Pred: []polnear.Attribution{she, also}}})
	if got, want := s.Exact[0], (PRF{1, 1, 1}); got != want {
		t.Errorf("source: got %v, want %v", got, want)
	}
	if got, want := s.Exact[2], (PRF{1, 2, 1}); got != want {
		t.Errorf("content: got %v, want %v", got, want)
	}
	if got := s.Exact[2].F(); math.Abs(got-2./3) > 1e-9 {
		t.Errorf("F is %v", got)
	}
}

func TestAlignSwaps(t *testing.T) {
	// The best single pair (A, x) is not part of the best alignment.
	a := st("minister Dana Orlo", "said", "The harbour will open")
	b := st("", "said", "The harbour will open on")
	x := st("minister Dana Orlo", "said", "The harbour will open on")
	y := st("minister Dana Orlo", "said", "The harbour")
	got := align(sides(harbour, []polnear.Attribution{a, b}), sides(harbour, []polnear.Attribution{x, y}))
	if got[0] != 1 || got[1] != 0 {
		t.Errorf("got %v, want [1 0]", got)
	}
}

func TestManner(t *testing.T) {
	cases := map[string]acta.Manner{
		"the port is shut":          acta.Indirect,
		"“the port is shut”":        acta.Direct,
		"the port is ''shut''":      acta.Mixed,
		"\"the port\" \"is shut,\"": acta.Direct,
		"“the port is shut":         acta.Mixed,
	}
	for body, want := range cases {
		t.Run(body, func(t *testing.T) {
			if got := manner(body, []acta.Span{{Start: 0, End: int32(len(body))}}); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestWordStarts(t *testing.T) {
	cases := map[string]string{
		"don't stop": "[0 6]", "’tis U.S. 2½": "[3 7 9 12]", "a-b_c": "[0 2]", "…": "[]", "Velland’s’": "[0]",
	}
	for body, want := range cases {
		t.Run(body, func(t *testing.T) {
			if got := fmt.Sprint(wordStarts(body, []acta.Span{{Start: 0, End: int32(len(body))}})); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestBootstrapHoldsFigure(t *testing.T) {
	right, wrong := st("she", "told", "“We are ready,”"), st("she", "said", "minister")
	var texts []Judged
	for i := range 40 {
		pred := right
		if i%4 == 0 {
			pred = wrong
		}
		texts = append(texts, Judged{Text: harbour, Gold: []polnear.Attribution{right}, Pred: []polnear.Attribution{pred}})
	}
	c1 := func(s StatementScores) float64 { return s.Whole[0].F() }
	in := Bootstrap(texts, 500, 1, c1)
	if f := c1(Statements(texts)); f != .75 || in.Low >= f || in.High <= f || in.High-in.Low > .35 {
		t.Errorf("F %v, interval %v", f, in)
	}
}
