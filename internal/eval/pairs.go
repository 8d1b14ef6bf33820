package eval

import (
	"fmt"
	"io"
	"maps"
	"slices"
)

// PairJudged is the event type of a pair, as annotated and as coded.
type PairJudged struct{ Gold, Got string }

// Quad is the quad class that PLOVER gives an event type: 1 verbal and 2 material
// cooperation, 3 verbal and 4 material conflict; 0 for what is no type.
func Quad(t string) int {
	switch t {
	case "AGREE", "CONSULT", "SUPPORT":
		return 1
	case "COOPERATE", "AID", "YIELD", "CONCEDE", "RETREAT":
		return 2
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return 3
	case "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT":
		return 4
	}
	return 0
}

// macroF1 is the mean of the F1 of the labels of gold.
func macroF1(all []PairJudged, label func(string) string) float64 {
	counts := map[string]*PRF{}
	of := func(l string) *PRF {
		if counts[l] == nil {
			counts[l] = &PRF{}
		}
		return counts[l]
	}
	for _, p := range all {
		g, k := label(p.Gold), label(p.Got)
		of(g).Gold++
		of(k).Pred++
		if g == k {
			of(g).Hits++
		}
	}
	sum, n := 0.0, 0
	for _, l := range slices.Sorted(maps.Keys(counts)) {
		if c := counts[l]; c.Gold > 0 {
			sum += c.F()
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// WritePairs writes the macro F1 over types, quad classes, and conflict or
// cooperation, as ../shared/tools/plover_pairs.py counts them; the share that is
// right; the F1 of each type, and the pairs of types taken for each other most.
func WritePairs(w io.Writer, all []PairJudged) error {
	quad := func(t string) string { return fmt.Sprint(Quad(t)) }
	binary := func(t string) string { return fmt.Sprint(Quad(t) > 2) }
	right := 0
	byType := map[string]*PRF{}
	confused := map[[2]string]int{}
	for _, p := range all {
		for _, t := range []string{p.Gold, p.Got} {
			if byType[t] == nil {
				byType[t] = &PRF{}
			}
		}
		byType[p.Gold].Gold++
		byType[p.Got].Pred++
		if p.Gold == p.Got {
			right++
			byType[p.Gold].Hits++
		} else {
			confused[[2]string{p.Gold, p.Got}]++
		}
	}
	self := func(t string) string { return t }
	if _, err := fmt.Fprintf(w, "root %.1f  quad %.1f  binary %.1f  accuracy %.1f  (%d pairs)\n", 100*macroF1(all, self),
		100*macroF1(all, quad), 100*macroF1(all, binary), 100*ratio(right, len(all)), len(all)); err != nil {
		return err
	}
	for _, t := range slices.Sorted(maps.Keys(byType)) {
		c := byType[t]
		if _, err := fmt.Fprintf(w, "%-10s P %.3f  R %.3f  F %.3f   (gold %d, coded %d)\n", t, c.P(), c.R(), c.F(), c.Gold, c.Pred); err != nil {
			return err
		}
	}
	pairs := slices.SortedFunc(maps.Keys(confused), func(a, b [2]string) int {
		if d := confused[b] - confused[a]; d != 0 {
			return d
		}
		return slices.Compare(a[:], b[:])
	})
	for _, p := range pairs[:min(10, len(pairs))] {
		if _, err := fmt.Fprintf(w, "%3d %s coded as %s\n", confused[p], p[0], p[1]); err != nil {
			return err
		}
	}
	return nil
}
