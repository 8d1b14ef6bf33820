package quoter

import (
	"slices"

	"acta/internal/ling"
)

// ruleSplit took the first half of a sentence into the content, where source and
// cue stand in its middle: “The ferry, he said, would sail.”
const ruleSplit = "quote.split"

// addHalves completes contents whose subject stands before the cue. In such
// sentences the first half is part of the content; one that holds no subject of
// the second, “In a statement, he said, …”, mostly is not.
func (r *reading) addHalves(quotes []ling.Quote) []ling.Quote {
	taken := r.taken(quotes)
	for i := range quotes {
		q := &quotes[i]
		if q.Cue.Empty() {
			continue
		}
		half := r.firstHalf(q)
		if half.Empty() || anyOf(taken, half.From, half.To) {
			continue
		}
		take(taken, half)
		q.Content = slices.Insert(q.Content, 0, half)
		q.Rules = addRule(q.Rules, ruleSplit)
	}
	return quotes
}

// firstHalf is the words of the sentence before source and cue, where these stand
// between commas and the content behind them has its subject in those words; else
// nothing.
func (r *reading) firstHalf(q *ling.Quote) ling.Range {
	doc := r.doc
	sent := doc.Sents[doc.SentOf(q.Cue.From)]
	unit := q.Cue
	for _, s := range q.Source {
		if sent.Contains(s) {
			unit.From, unit.To = min(unit.From, s.From), max(unit.To, s.To)
		}
	}
	second := q.Content[0]
	half := ling.Range{From: sent.From, To: unit.From - 1}
	if half.Empty() || second.From <= unit.To || second.From >= sent.To || doc.Word(unit.From-1) != "," || doc.Word(unit.To) != "," {
		return ling.Range{}
	}
	for t := half.From; t < half.To; t++ {
		if arc := doc.Arcs[t]; relBit(arc.Rel)&relSubject != 0 && second.Has(arc.Head) {
			return half
		}
	}
	if isOneOf(doc.Tags[second.From].XPOS, "VBD", "VBZ", "VBP", "MD") {
		return half
	}
	return ling.Range{}
}
