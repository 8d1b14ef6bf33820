package statement

import (
	"strings"

	"acta"
	"acta/internal/calendar"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// otherTimes are prepositions after which a time is not when the words fell.
var otherTimes = map[string]bool{
	"after": true, "since": true, "before": true, "until": true, "till": true, "for": true, "from": true, "between": true, "ahead": true, "about": true, "of": true,
}

// when is the time that stands in the clause of the cue.
func (m *maker) when() acta.When {
	best := ling.MentionID(ling.None)
	for i, to := m.inSentence(); i < to; i++ {
		n := m.d.Mentions[i]
		if n.Kind != ling.Date || !m.near(n.Head) || !m.isTimeOf(n) || m.partOfName(n) {
			continue
		}
		if best == ling.None || m.distance(n.Head) < m.distance(m.d.Mentions[best].Head) {
			best = ling.MentionID(i)
		}
	}
	if best != ling.None {
		return m.time(m.d.Mentions[best].Range)
	}
	for tok := m.sent.From; tok < m.sent.To && m.verb != ling.None; tok++ {
		if adverbs[strings.ToLower(m.d.Word(tok))] && !strings.HasPrefix(m.d.Tags[tok].XPOS, "NNP") && m.d.Arcs[tok].Head == m.verb && (m.quote.Cue.Has(tok) || m.free(tok)) {
			return m.time(ling.Range{From: tok, To: tok + 1})
		}
	}
	return acta.When{Basis: calendar.None, Precision: acta.Absent}
}

// adverbs are times that are no mentions.
var adverbs = map[string]bool{
	"recently": true, "lately": true, "earlier": true, "later": true, "previously": true,
	"today": true, "yesterday": true, "tonight": true,
}

// time is what the words of r say of the time, with their rule.
func (m *maker) time(r ling.Range) acta.When {
	words := make([]string, 0, r.Len())
	for tok := r.From; tok < r.To; tok++ {
		words = append(words, m.d.Word(tok))
	}
	w, ok := calendar.Read(words, m.document.Published)
	if !ok {
		w = acta.When{Basis: calendar.None, Precision: acta.Vague}
	}
	w.Spans = []acta.Span{m.d.Span(r)}
	if ok {
		m.rules = append(m.rules, "when."+w.Basis)
	}
	return w
}

// isTimeOf reports whether n, in the clause of the cue, is the time of the cue:
// not that of a thing named there, "after Monday's vote".
func (m *maker) isTimeOf(n ling.Mention) bool {
	d := &m.d.Parsed
	if otherTimes[strings.ToLower(d.Word(n.From))] || otherTimes[m.preposition(n.Head)] {
		return false
	}
	if strings.HasPrefix(phrase.Rel(d, n.Head), "nsubj") {
		return false
	}
	if strings.HasSuffix(d.Arcs[n.Head].Rel, ":unmarked") || strings.HasSuffix(d.Arcs[n.Head].Rel, ":tmod") {
		return true
	}
	for at := d.Arcs[n.Head].Head; at != ling.None && at != m.verb && m.free(at); at = d.Arcs[at].Head {
		if !isNoun(d, at) {
			continue
		}
		rel := phrase.Rel(d, at)
		if rel == "nsubj" || otherTimes[m.preposition(at)] {
			return false
		}
		// "the 2015 treaty" is no time of saying, "the 2015 speech" is.
		if tie := phrase.Rel(d, n.Head); tie != "obl" && tie != "nmod" && d.Arcs[n.Head].Head == at {
			if _, k := m.lex.Venue(phrase.Lemmas(d, ling.Range{From: max(m.sent.From, at-2), To: at + 1})); k == 0 {
				return false
			}
		}
	}
	return true
}

func (m *maker) distance(tok ling.TokenID) ling.TokenID {
	if tok > m.verb {
		return tok - m.verb
	}
	return m.verb - tok
}

// dateAt is the mention of a time that holds tok, or None.
func (m *maker) dateAt(tok ling.TokenID) ling.MentionID {
	for i, to := m.inSentence(); i < to; i++ {
		if n := m.d.Mentions[i]; n.Kind == ling.Date && n.Has(tok) {
			return ling.MentionID(i)
		}
	}
	return ling.None
}

// partOfName reports whether n is a piece of the name of a body: "Arvenia Today".
func (m *maker) partOfName(n ling.Mention) bool {
	for from := max(m.sent.From, n.From-3); from < n.From; from++ {
		if phrase.Capital(&m.d.Parsed, from) && m.lex.Body(m.d.Words(ling.Range{From: from, To: n.To})) != nil {
			return true
		}
	}
	return false
}
