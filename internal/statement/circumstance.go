package statement

import (
	"strings"

	"acta"
	"acta/internal/calendar"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// phraseAt is the tokens from tok to the end of what hangs on it, without
// content, source, and marks at the end.
func (m *maker) phraseAt(tok ling.TokenID) ling.Range {
	d := &m.d.Parsed
	r := ling.Range{From: tok, To: tok + 1}
	for r.From > m.sent.From && m.free(r.From-1) && phrase.Under(d, r.From-1, tok) {
		r.From--
	}
	for r.To < m.sent.To && m.free(r.To) && phrase.Under(d, r.To, tok) {
		r.To++
	}
	for r.To > tok+1 && d.Tags[r.To-1].UPOS == "PUNCT" {
		r.To--
	}
	return r
}

// free reports whether tok is neither what is said nor who says it.
func (m *maker) free(tok ling.TokenID) bool { return !m.inContent(tok) && !m.inSource(tok) }

// addressee is who is told: the object of "tell", the phrase after "to" of "say".
func (m *maker) addressee() acta.Party {
	if m.verb == ling.None {
		return acta.Party{}
	}
	d := &m.d.Parsed
	how := m.lex.Listener(phrase.Lower(d, m.verb))
	if how == "" {
		return acta.Party{}
	}
	for tok := m.sent.From; tok < m.sent.To; tok++ {
		if d.Arcs[tok].Head != m.verb || !m.free(tok) {
			continue
		}
		rel := phrase.Rel(d, tok)
		if how == "obj" && rel != "obj" && rel != "iobj" || how != "obj" && (rel != "obl" || !m.hasCase(tok, how)) {
			continue
		}
		if u := d.Tags[tok].UPOS; u != "NOUN" && u != "PROPN" && u != "PRON" {
			continue
		}
		// "told on Tuesday", "told the truth": a time or a thing hears nothing.
		id := m.mentionAt(tok)
		if id != ling.None && (m.d.Mentions[id].Kind == ling.Date || m.d.Mentions[id].Kind == ling.Amount) {
			continue
		}
		r := m.phraseAt(tok)
		for r.From < tok && (d.Tags[r.From].UPOS == "ADP" || d.Tags[r.From].UPOS == "PUNCT") {
			r.From++
		}
		p := acta.Party{Spans: []acta.Span{m.d.Span(r)}}
		if id != ling.None {
			p.Actor = m.cast.OfMention[id]
		}
		m.rules = append(m.rules, "addressee."+how)
		return p
	}
	return acta.Party{}
}

func (m *maker) hasCase(tok ling.TokenID, word string) bool {
	for at := m.sent.From; at < tok; at++ {
		if m.d.Arcs[at].Head == tok && phrase.Rel(&m.d.Parsed, at) == "case" && strings.EqualFold(m.d.Word(at), word) {
			return true
		}
	}
	return false
}

// mentionAt is the mention headed by tok, a name before others, or None.
func (m *maker) mentionAt(tok ling.TokenID) ling.MentionID {
	best := ling.MentionID(ling.None)
	for i, to := m.inSentence(); i < to; i++ {
		n := m.d.Mentions[i]
		if n.From > tok {
			break
		}
		if n.Head == tok && (best == ling.None || n.Kind.IsName()) {
			best = ling.MentionID(i)
		}
	}
	return best
}

// near reports whether tok stands in the clause of the cue: in the cue, or
// hanging on its verb with no other verb between.
func (m *maker) near(tok ling.TokenID) bool {
	if m.quote.Cue.Has(tok) {
		return true
	}
	if m.verb == ling.None || !m.free(tok) {
		return false
	}
	d := &m.d.Parsed
	for at, steps := d.Arcs[tok].Head, 0; at != ling.None && steps < 8; at, steps = d.Arcs[at].Head, steps+1 {
		if at == m.verb || m.quote.Cue.Has(at) {
			return true
		}
		if d.Tags[at].UPOS == "VERB" || m.inContent(at) || m.inSource(at) {
			return false
		}
	}
	return false
}

// when is the time that stands in the clause of the cue.
func (m *maker) when() acta.When {
	best := ling.MentionID(ling.None)
	for i, to := m.inSentence(); i < to; i++ {
		n := m.d.Mentions[i]
		if n.Kind != ling.Date || !m.near(n.Head) {
			continue
		}
		if best == ling.None || m.distance(n.Head) < m.distance(m.d.Mentions[best].Head) {
			best = ling.MentionID(i)
		}
	}
	if best == ling.None {
		return acta.When{Basis: calendar.None, Precision: acta.Absent}
	}
	r := m.d.Mentions[best].Range
	words := make([]string, 0, r.Len())
	for tok := r.From; tok < r.To; tok++ {
		words = append(words, m.d.Word(tok))
	}
	w, ok := calendar.Read(words, m.published)
	if !ok {
		w = acta.When{Basis: calendar.None, Precision: acta.Vague}
	}
	w.Spans = []acta.Span{m.d.Span(r)}
	if ok {
		m.rules = append(m.rules, "when."+w.Basis)
	}
	return w
}

func (m *maker) distance(tok ling.TokenID) ling.TokenID {
	if tok > m.verb {
		return tok - m.verb
	}
	return m.verb - tok
}

// venueCases are the prepositions before a venue.
var venueCases = map[string]bool{"in": true, "on": true, "at": true, "during": true, "via": true, "through": true, "by": true, "over": true, "to": true, "after": false}

// venue is the occasion or medium in the clause of the cue, else what the
// listener stands for.
func (m *maker) venue(s *acta.Statement) acta.Venue {
	d := &m.d.Parsed
	for tok := m.sent.From; tok < m.sent.To; tok++ {
		if u := d.Tags[tok].UPOS; u != "NOUN" && u != "PROPN" || !m.near(tok) || tok == m.verb {
			continue
		}
		from := max(m.sent.From, tok-2)
		v, n := m.lex.Venue(phrase.Lemmas(d, ling.Range{From: from, To: tok + 1}))
		if n == 0 || !m.venueCase(tok) {
			continue
		}
		r := m.phraseAt(tok)
		r.From = min(r.From, tok-ling.TokenID(n)+1)
		named := false
		for i, to := m.inSentence(); i < to; i++ {
			mention := m.d.Mentions[i]
			named = named || mention.Kind.IsName() && r.Contains(mention.Range)
		}
		p := v.Precision
		if v.Kind == "document" && named || p == acta.Partial && (named || s.When.Precision == acta.Exact) {
			p = acta.Exact
		} else if p == acta.Vague && (named || s.When.Precision == acta.Exact) {
			p = acta.Partial
		}
		// "in an interview with state media"
		for at := tok + 1; at < r.To && v.Kind == "interview"; at++ {
			if other, n := m.lex.Venue([]string{phrase.Lower(d, at)}); n > 0 && (other.Kind == "interview" || other.Kind == "broadcast") {
				m.medium = true
			}
		}
		m.rules = append(m.rules, "venue:"+v.Kind)
		return acta.Venue{Spans: []acta.Span{m.d.Span(r)}, Kind: v.Kind, Precision: p}
	}
	if len(s.Addressee.Spans) > 0 {
		if r, ok := m.lastWord(s.Addressee.Spans[0]); ok {
			if v, n := m.lex.Venue(phrase.Lemmas(d, ling.Range{From: max(m.sent.From, r-2), To: r + 1})); n > 0 && (v.Kind == "press" || v.Kind == "interview" || v.Kind == "broadcast") {
				m.medium = v.Kind != "press"
				m.rules = append(m.rules, "venue:"+v.Kind)
				return acta.Venue{Spans: s.Addressee.Spans, Kind: v.Kind, Precision: v.Precision}
			}
		}
		if m.cast.Kind(s.Addressee.Actor) == acta.KindMedia {
			m.medium = true
			m.rules = append(m.rules, "venue:interview")
			return acta.Venue{Spans: s.Addressee.Spans, Kind: "interview", Precision: acta.Partial}
		}
	}
	return acta.Venue{Precision: acta.Absent}
}

// venueCase reports whether a preposition of place stands before the phrase of
// tok, at tok or at the word that it hangs on.
func (m *maker) venueCase(tok ling.TokenID) bool {
	for at := m.sent.From; at < tok; at++ {
		if m.d.Arcs[at].Head == tok && phrase.Rel(&m.d.Parsed, at) == "case" {
			return venueCases[strings.ToLower(m.d.Word(at))]
		}
	}
	return false
}

// lastWord is the last token that ends in span.
func (m *maker) lastWord(span acta.Span) (ling.TokenID, bool) {
	for tok := m.sent.To - 1; tok >= m.sent.From; tok-- {
		if m.d.Tokens[tok].End <= span.End {
			return tok, m.d.Tokens[tok].Start >= span.Start
		}
	}
	return 0, false
}

// outletVenue reports whether the words came through a named outlet: "in an
// interview with Arvenian Radio".
func (m *maker) outletVenue() bool {
	for i, to := m.inSentence(); i < to; i++ {
		n := m.d.Mentions[i]
		if n.Kind != ling.OrgName || !m.near(n.Head) || m.cast.Kind(m.cast.OfMention[i]) != acta.KindMedia {
			continue
		}
		for at := m.d.Arcs[n.Head].Head; at != ling.None; at = m.d.Arcs[at].Head {
			if v, k := m.lex.Venue([]string{phrase.Lower(&m.d.Parsed, at)}); k > 0 && (v.Kind == "interview" || v.Kind == "broadcast" || v.Kind == "statement") {
				return true
			}
			if at == m.verb {
				break
			}
		}
	}
	return false
}
