package eval

import (
	"fmt"
	"strings"

	"acta/internal/ling"
)

// Trees is how well tags and trees agree with the gold, in per cent of words.
// LAS compares universal relations only, without their subtypes; lemmas are
// compared without case.
type Trees struct {
	UPOS, XPOS, Lemma, UAS, LAS float64
	Words                       int
}

func (s Trees) String() string {
	return fmt.Sprintf("UPOS %.2f  XPOS %.2f  lemma %.2f  UAS %.2f  LAS %.2f  words %d", s.UPOS, s.XPOS, s.Lemma, s.UAS, s.LAS, s.Words)
}

// Add makes s the score of its words and those of t together.
func (s *Trees) Add(t Trees) {
	words := s.Words + t.Words
	if words == 0 {
		return
	}
	mine, yours := float64(s.Words)/float64(words), float64(t.Words)/float64(words)
	s.UPOS = mine*s.UPOS + yours*t.UPOS
	s.XPOS = mine*s.XPOS + yours*t.XPOS
	s.Lemma = mine*s.Lemma + yours*t.Lemma
	s.UAS = mine*s.UAS + yours*t.UAS
	s.LAS = mine*s.LAS + yours*t.LAS
	s.Words = words
}

// ScoreTrees compares got with gold; both have the same tokens.
func ScoreTrees(gold, got *ling.Parsed) Trees {
	s := Trees{Words: len(gold.Tokens)}
	for i := range gold.Tokens {
		g, p := gold.Tags[i], got.Tags[i]
		hit(&s.UPOS, g.UPOS == p.UPOS)
		hit(&s.XPOS, g.XPOS == p.XPOS)
		hit(&s.Lemma, strings.EqualFold(g.Lemma, p.Lemma))
		head := gold.Arcs[i].Head == got.Arcs[i].Head
		hit(&s.UAS, head)
		hit(&s.LAS, head && universal(gold.Arcs[i].Rel) == universal(got.Arcs[i].Rel))
	}
	for _, v := range []*float64{&s.UPOS, &s.XPOS, &s.Lemma, &s.UAS, &s.LAS} {
		if s.Words > 0 {
			*v *= 100 / float64(s.Words)
		}
	}
	return s
}

func hit(n *float64, ok bool) {
	if ok {
		*n++
	}
}

func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}
