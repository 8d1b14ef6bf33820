package quoter

import (
	"slices"

	"acta/internal/ling"
)

// ruleParagraph left out a content that stands in another paragraph than its cue
// and is no quotation.
const ruleParagraph = "quote.paragraph"

// barred is the score of a label that a token must not have.
const barred = -1e6

// holdParagraphs bars labels that would carry a stretch over the end of a
// paragraph. Only a content runs on, from one quotation into another that opens
// the next paragraph. In the training part of PolNeAR 6 contents in
// 1000 cross such an end, nearly all of them quotations, and no source or cue.
func (r *reading) holdParagraphs(scores []float32, ld int) {
	for t := 1; t < len(r.para); t++ {
		if r.para[t] == r.para[t-1] {
			continue
		}
		for label := range labelCount {
			if isInside(label) && (roleOf(int32(label)) != contentRole || r.within[t] < 0 || r.within[t-1] < 0) {
				scores[t*ld+label] = barred
			}
		}
	}
}

// dropFar leaves out contents in another paragraph than their cue that hold no
// quotation, and statements that are left without a content.
func (r *reading) dropFar(quotes []ling.Quote) []ling.Quote {
	for i := range quotes {
		q := &quotes[i]
		if q.Cue.Empty() {
			continue
		}
		before := len(q.Content)
		q.Content = slices.DeleteFunc(q.Content, func(c ling.Range) bool {
			return r.para[c.From] != r.para[q.Cue.From] && !r.quoted(c)
		})
		if len(q.Content) < before {
			q.Rules = addRule(q.Rules, ruleParagraph)
		}
	}
	return slices.DeleteFunc(quotes, func(q ling.Quote) bool { return len(q.Content) == 0 })
}

// quoted reports whether a token of c stands inside quotation marks.
func (r *reading) quoted(c ling.Range) bool {
	for t := c.From; t < c.To; t++ {
		if r.within[t] >= 0 {
			return true
		}
	}
	return false
}
