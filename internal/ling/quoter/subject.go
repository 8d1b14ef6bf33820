package quoter

import (
	"slices"
	"strings"

	"acta/internal/ling"
)

// ruleSubject took the subject of a cue as the source of a statement that had none.
const ruleSubject = "quote.subject"

// addSubjects gives statements without a source the subject of their cue, where an
// active verb has one: its own, or that of the verb that it is joined to or hangs on,
// “Arvenia held talks, accusing …”. A source whose own clause ends before the cue gives
// way to the phrase that opens the sentence.
func (r *reading) addSubjects(quotes []ling.Quote) []ling.Quote {
	for i := range quotes {
		q := &quotes[i]
		if len(q.Source) == 1 && r.isCutOff(q.Source[0], q.Cue) {
			if whole := r.opening(r.doc.Sents[r.doc.SentOf(q.Cue.From)], q.Source[0].From); !whole.Empty() {
				q.Source = []ling.Range{whole}
				q.Rules = addRule(q.Rules, ruleSubject)
			}
			continue
		}
		if q.Cue.Empty() || len(q.Source) > 0 {
			continue
		}
		v := r.head(q.Cue)
		if r.doc.Tags[v].UPOS != "VERB" || r.doc.Tags[v].XPOS == "VBN" {
			continue
		}
		source := r.subjectOf(v)
		if source.Empty() || source.Overlaps(q.Cue) || slices.ContainsFunc(q.Content, source.Overlaps) {
			continue
		}
		q.Source = []ling.Range{source}
		q.Rules = addRule(q.Rules, ruleSubject)
	}
	return quotes
}

// subjectOf is the words of the subject of verb v in its sentence, or none.
func (r *reading) subjectOf(v ling.TokenID) ling.Range {
	doc := r.doc
	sent := doc.Sents[doc.SentOf(v)]
	for range 3 {
		for t := sent.From; t < v; t++ {
			arc := doc.Arcs[t]
			if arc.Head != v || arc.Rel != "nsubj" {
				continue
			}
			if word := strings.ToLower(doc.Word(t)); word == "there" || word == "it" || word == "who" || word == "which" || word == "that" || word == "what" {
				return ling.Range{}
			}
			if r.isAside(t, v) {
				return r.opening(sent, t)
			}
			return r.phraseBefore(t, v)
		}
		arc := doc.Arcs[v]
		if arc.Head == ling.None || arc.Rel != "conj" && (arc.Rel != "advcl" || doc.Tags[v].XPOS != "VBG") || doc.Tags[arc.Head].UPOS != "VERB" {
			return ling.Range{}
		}
		v = arc.Head
	}
	return ling.Range{}
}

// isAside reports whether the subject at t belongs to a clause that ends before v,
// whatever the tree says: "…, to which Arvenia belongs and Tolmark does not, urged".
func (r *reading) isAside(t, v ling.TokenID) bool {
	doc := r.doc
	if doc.Word(v-1) != "," {
		return false
	}
	commas := 0
	for a := v - 1; a > t; a-- {
		if doc.Word(a) == "," {
			commas++
		}
		if arc := doc.Arcs[a]; arc.Head == v && strings.HasPrefix(arc.Rel, "aux") {
			return commas == 1
		}
	}
	return false
}

// isCutOff reports whether between source and cue stands what ends the clause of the
// source: "Tolmark does not, urged".
func (r *reading) isCutOff(source, cue ling.Range) bool {
	doc := r.doc
	if cue.Empty() || cue.From-source.To < 2 || cue.From-source.To > 4 || doc.Word(cue.From-1) != "," || doc.Tags[source.To].UPOS != "AUX" {
		return false
	}
	for t := source.To; t < cue.From-1; t++ {
		if up := doc.Tags[t].UPOS; up != "AUX" && up != "PART" && up != "ADV" {
			return false
		}
	}
	return true
}

// opening is the noun phrase that opens a sentence up to its first comma before t, or
// none.
func (r *reading) opening(sent ling.Range, t ling.TokenID) ling.Range {
	doc := r.doc
	out := ling.Range{From: sent.From, To: sent.From}
	for out.To < t && doc.Word(out.To) != "," {
		out.To++
	}
	top := out.From
	for range out.Len() {
		if h := doc.Arcs[top].Head; out.Has(h) {
			top = h
		}
	}
	if up := doc.Tags[top].UPOS; out.To == t || up != "NOUN" && up != "PROPN" && doc.Arcs[top].Rel != "nsubj" {
		return ling.Range{}
	}
	return out
}
