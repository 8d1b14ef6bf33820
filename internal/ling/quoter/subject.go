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
// “Arvenia held talks, accusing …”.
func (r *reading) addSubjects(quotes []ling.Quote) []ling.Quote {
	for i := range quotes {
		q := &quotes[i]
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
