package quoter

import (
	"slices"

	"acta/internal/ling"
	"acta/internal/ling/marks"
)

// ruleContinued gave a statement all paragraphs of a quotation that runs over
// several, each of which opens it again.
const ruleContinued = "quote.continued"

// addContinued completes the contents that hold part of a running quotation,
// where one statement alone does.
func (r *reading) addContinued(quotes []ling.Quote) []ling.Quote {
	for k := 0; k < len(r.pairs); k++ {
		last := r.lastOfRun(k)
		if last == k {
			continue
		}
		run := ling.Range{From: firstToken(r.pairs[k]), To: r.pairs[last].Inside.To}
		if c := r.pairs[last].Close; c != ling.None {
			run.To = c + 1
		}
		k = last
		owner := -1
		for i := range quotes {
			if !slices.ContainsFunc(quotes[i].Content, run.Overlaps) {
				continue
			}
			if owner >= 0 {
				owner = -2
				break
			}
			owner = i
		}
		if owner < 0 || r.inRun(quotes, run) {
			continue
		}
		q := &quotes[owner]
		if slices.Contains(q.Content, run) {
			continue
		}
		for _, c := range q.Content {
			if c.Overlaps(run) {
				run.From, run.To = min(run.From, c.From), max(run.To, c.To)
			}
		}
		q.Content = slices.DeleteFunc(q.Content, run.Overlaps)
		at, _ := slices.BinarySearchFunc(q.Content, run, func(a, b ling.Range) int { return int(a.From - b.From) })
		q.Content = slices.Insert(q.Content, at, run)
		q.Rules = addRule(q.Rules, ruleContinued)
	}
	return quotes
}

// inRun reports whether a source or cue of quotes stands in run.
func (r *reading) inRun(quotes []ling.Quote, run ling.Range) bool {
	return slices.ContainsFunc(quotes, func(q ling.Quote) bool {
		return q.Cue.Overlaps(run) && !q.Cue.Empty() || slices.ContainsFunc(q.Source, run.Overlaps)
	})
}

func firstToken(p marks.Pair) ling.TokenID {
	if p.Open != ling.None {
		return p.Open
	}
	return p.Inside.From
}

// lastOfRun is the pair that ends the quotation that pair k begins: k itself
// where the next paragraph does not go on with it.
func (r *reading) lastOfRun(k int) int {
	for r.pairs[k].Continues() {
		next := k + 1
		for next < len(r.pairs) && r.pairs[next].Inside.From < r.pairs[k].Inside.To {
			next++ // a quotation inside it
		}
		if next == len(r.pairs) || firstToken(r.pairs[next]) != r.pairs[k].Inside.To {
			break
		}
		k = next
	}
	return k
}

// ruleRelative parted a relative pronoun from the name before it in a source.
const ruleRelative = "quote.source.relative"

// partRelatives settles sources such as “Orlo, who”: of the clause that the
// pronoun begins it is the source alone, of any other verb the name is
// (guidelines of PolNeAR).
func (r *reading) partRelatives(quotes []ling.Quote) []ling.Quote {
	for i := range quotes {
		q := &quotes[i]
		if len(q.Source) != 1 || q.Source[0].Len() < 2 {
			continue
		}
		s := &q.Source[0]
		last := s.To - 1
		if !isOneOf(r.doc.Tags[last].Lemma, "who", "which") {
			continue
		}
		if q.Cue.Has(r.doc.Arcs[last].Head) {
			s.From = last
		} else {
			s.To = last
			if s.Len() > 1 && r.doc.Word(s.To-1) == "," {
				s.To--
			}
		}
		q.Rules = addRule(q.Rules, ruleRelative)
	}
	return quotes
}
