package eval

import (
	"fmt"
	"math"
	"slices"
)

// Clusters are mentions of one text, grouped by what they stand for. A mention
// is any number that the gold and the found clusters share; it is in one cluster
// at most.
type Clusters [][]int

// Share is a recall and a precision whose parts need not be whole numbers.
type Share struct{ Found, Gold, Right, Pred float64 }

// R is the recall, 0 to 1.
func (s Share) R() float64 { return divide(s.Found, s.Gold) }

// P is the precision, 0 to 1.
func (s Share) P() float64 { return divide(s.Right, s.Pred) }

// F is the harmonic mean of P and R.
func (s Share) F() float64 { return divide(2*s.P()*s.R(), s.P()+s.R()) }

func (s *Share) add(t Share) {
	s.Found += t.Found
	s.Gold += t.Gold
	s.Right += t.Right
	s.Pred += t.Pred
}

func divide(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// Coref is how well found clusters agree with gold ones over one or more texts,
// whose numerators and denominators are summed. Clusters of one mention count on
// neither side.
type Coref struct {
	Mentions          Share // in any cluster
	MUC, Cubed, CEAFe Share
	Texts             int
}

// Average is the mean of the F1 of MUC, B³ and CEAF-e, the CoNLL score (Pradhan
// et al. 2012, "CoNLL-2012 Shared Task", section 4.5), 0 to 1.
func (c Coref) Average() float64 { return (c.MUC.F() + c.Cubed.F() + c.CEAFe.F()) / 3 }

// Add adds the texts of d.
func (c *Coref) Add(d Coref) {
	c.Mentions.add(d.Mentions)
	c.MUC.add(d.MUC)
	c.Cubed.add(d.Cubed)
	c.CEAFe.add(d.CEAFe)
	c.Texts += d.Texts
}

// String is one line for people, per cent.
func (c Coref) String() string {
	one := func(name string, s Share) string {
		return fmt.Sprintf("%s %.1f (P %.1f R %.1f)", name, 100*s.F(), 100*s.P(), 100*s.R())
	}
	return fmt.Sprintf("average %.2f  %s  %s  %s  %s", 100*c.Average(),
		one("MUC", c.MUC), one("B3", c.Cubed), one("CEAF-e", c.CEAFe), one("mentions", c.Mentions))
}

// CompareClusters scores the found clusters of one text.
func CompareClusters(gold, found Clusters) Coref {
	gold, found = shared(gold), shared(found)
	out := Coref{Texts: 1}
	inGold, inFound := clusterOf(gold), clusterOf(found)
	for m := range inGold {
		out.Mentions.Gold++
		if _, ok := inFound[m]; ok {
			out.Mentions.Found++
			out.Mentions.Right++
		}
	}
	out.Mentions.Pred = float64(len(inFound))
	out.MUC.Found, out.MUC.Gold = muc(gold, inFound)
	out.MUC.Right, out.MUC.Pred = muc(found, inGold)
	out.Cubed.Found, out.Cubed.Gold = cubed(gold, inFound)
	out.Cubed.Right, out.Cubed.Pred = cubed(found, inGold)
	alike := ceafe(gold, found)
	out.CEAFe = Share{Found: alike, Gold: float64(len(gold)), Right: alike, Pred: float64(len(found))}
	return out
}

// shared are the clusters of more than one mention.
func shared(cs Clusters) Clusters {
	out := Clusters{}
	for _, c := range cs {
		c = slices.Clone(c)
		slices.Sort(c)
		if c = slices.Compact(c); len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}

func clusterOf(cs Clusters) map[int]int {
	out := map[int]int{}
	for i, c := range cs {
		for _, m := range c {
			out[m] = i
		}
	}
	return out
}

// muc counts the links of cs that the other side has too, and all of them:
// Vilain et al. 1995, "A model-theoretic coreference scoring scheme". A mention
// in none of the others' clusters is a part of its own.
func muc(cs Clusters, other map[int]int) (found, all float64) {
	for _, c := range cs {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if k, ok := other[m]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		found += float64(len(c) - len(parts) - alone)
		all += float64(len(c) - 1)
	}
	return found, all
}

// cubed sums, over the mentions of cs, the share of the mention's cluster that
// the other side puts with it: Bagga and Baldwin 1998, "Algorithms for scoring
// coreference chains". A mention in none of the others' clusters has no share.
func cubed(cs Clusters, other map[int]int) (found, all float64) {
	for _, c := range cs {
		common := map[int]int{}
		for _, m := range c {
			if k, ok := other[m]; ok {
				common[k]++
			}
		}
		for _, n := range common {
			found += float64(n*n) / float64(len(c))
		}
		all += float64(len(c))
	}
	return found, all
}

// ceafe is the similarity of the best one-to-one alignment of clusters, each
// pair worth 2·common/(both sizes): Luo 2005, "On coreference resolution
// performance metrics", φ4.
func ceafe(gold, found Clusters) float64 {
	if len(gold) == 0 || len(found) == 0 {
		return 0
	}
	in := clusterOf(found)
	worth := make([][]float64, len(gold))
	for i, c := range gold {
		worth[i] = make([]float64, len(found))
		for _, m := range c {
			if k, ok := in[m]; ok {
				worth[i][k] += 2 / float64(len(c)+len(found[k]))
			}
		}
	}
	sum := 0.0
	for i, k := range assign(worth) {
		if k >= 0 {
			sum += worth[i][k]
		}
	}
	return sum
}

// assign gives each row the column that makes the sum of worth largest, or −1
// where there are fewer columns: the Hungarian method with potentials (Kuhn 1955,
// Munkres 1957), cubic in the larger side.
func assign(worth [][]float64) []int {
	n := len(worth)
	size := max(n, len(worth[0]))
	cost := func(i, j int) float64 {
		if i < n && j < len(worth[i]) {
			return -worth[i][j]
		}
		return 0
	}
	u, v := make([]float64, size+1), make([]float64, size+1)
	rowOf, way := make([]int, size+1), make([]int, size+1)
	for i := 1; i <= size; i++ {
		rowOf[0] = i
		at := 0
		least := slices.Repeat([]float64{math.Inf(1)}, size+1)
		used := make([]bool, size+1)
		for rowOf[at] != 0 {
			used[at] = true
			row, next, delta := rowOf[at], 0, math.Inf(1)
			for j := 1; j <= size; j++ {
				if used[j] {
					continue
				}
				if c := cost(row-1, j-1) - u[row] - v[j]; c < least[j] {
					least[j], way[j] = c, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range used {
				if used[j] {
					u[rowOf[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			rowOf[at] = rowOf[way[at]]
			at = way[at]
		}
	}
	out := slices.Repeat([]int{-1}, n)
	for j := 1; j <= size; j++ {
		if i := rowOf[j] - 1; i < n && j-1 < len(worth[0]) {
			out[i] = j - 1
		}
	}
	return out
}
