package statement

import (
	"strings"

	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// contentOf gives each token the innermost quote in whose content it stands,
// or None.
func contentOf(d *ling.Doc) []ling.QuoteID {
	out := make([]ling.QuoteID, len(d.Tokens))
	for i := range out {
		out[i] = ling.None
	}
	depths := make([]int, len(d.Quotes))
	deepest := 0
	for i := range d.Quotes {
		for q := d.Quotes[i].Within; q != ling.None && depths[i] < len(d.Quotes); q = d.Quotes[q].Within {
			depths[i]++
		}
		deepest = max(deepest, depths[i])
	}
	for depth := 0; depth <= deepest; depth++ {
		for i := range d.Quotes {
			if depths[i] != depth {
				continue
			}
			for _, r := range d.Quotes[i].Content {
				for tok := r.From; tok < r.To; tok++ {
					out[tok] = ling.QuoteID(i)
				}
			}
		}
	}
	return out
}

// free reports whether tok is the clause's own: neither what is said nor who
// says it, nor part of what another statement says unless this one stands in
// there too.
func (m *maker) free(tok ling.TokenID) bool {
	return m.sent.Has(tok) && m.inside[tok] == m.outer && !m.inContent(tok) && !m.inSource(tok)
}

// speaking are verbs whose participle tells where and when the words beside it
// were said: "Speaking at a rally on Monday, he said".
var speaking = map[string]bool{
	"speak": true, "talk": true, "appear": true, "testify": true, "write": true, "address": true, "post": true, "campaign": true,
	"answer": true, "tweet": true, "debate": true, "stand": true, "sit": true,
}

// near reports whether tok stands in the clause of the cue: in the cue, or
// hanging on its verb with no other verb between but a participle; or beside
// the cue or the source, where the parser hung it on what is said or on who
// says it.
func (m *maker) near(tok ling.TokenID) bool {
	if m.quote.Cue.Has(tok) {
		return true
	}
	if m.verb == ling.None || !m.free(tok) {
		return false
	}
	d := &m.d.Parsed
	for at, steps := tok, 0; steps < 12; steps++ {
		head := d.Arcs[at].Head
		if head == ling.None {
			return false
		}
		if head == m.verb || m.quote.Cue.Has(head) || m.shares(head, tok) {
			return true
		}
		if m.inSource(head) || m.inContent(head) {
			return m.beside(at, tok)
		}
		if !m.free(head) {
			return false
		}
		if rel := phrase.Rel(d, head); isVerb(d, head) {
			participle := d.Tags[head].XPOS == "VBN" || d.Tags[head].XPOS == "VBG"
			if !participle || !speaking[phrase.Lower(d, head)] && (rel != "acl" || !m.isVenue(d.Arcs[head].Head)) || rel != "acl" && rel != "advcl" {
				return false
			}
		}
		at = head
	}
	return false
}

// isVenue reports whether a venue of the lexicon ends at tok.
func (m *maker) isVenue(tok ling.TokenID) bool {
	if tok == ling.None {
		return false
	}
	_, n := m.venueAt(tok)
	return n > 0
}

// shares reports whether what hangs on head, at tok, holds for the cue too:
// "In his speech he thanked them and said", "he spoke on Monday, saying".
func (m *maker) shares(head, tok ling.TokenID) bool {
	d := &m.d.Parsed
	top := m.top()
	if top == ling.None || d.Arcs[top].Head != head || !m.free(head) || d.Tags[head].UPOS != "VERB" {
		return false
	}
	switch phrase.Rel(d, top) {
	case "conj":
		return tok < head && d.Tags[m.quote.Cue.From].UPOS != "AUX"
	case "xcomp":
		return true
	case "advcl":
		return d.Tags[top].XPOS == "VBG" && head < top && tok < top && !m.subject(top)
	}
	return false
}

// top is the token of the cue that hangs on none of its others.
func (m *maker) top() ling.TokenID {
	tok := m.verb
	for tok != ling.None {
		head := m.d.Arcs[tok].Head
		if !m.quote.Cue.Has(head) {
			break
		}
		tok = head
	}
	return tok
}

func (m *maker) subject(verb ling.TokenID) bool {
	for tok := m.sent.From; tok < m.sent.To; tok++ {
		if m.d.Arcs[tok].Head == verb && phrase.Rel(&m.d.Parsed, tok) == "nsubj" {
			return true
		}
	}
	return false
}

// beside reports whether the phrase of tok touches the cue or the source, which
// at hangs on: "Dovar on Tuesday said", "Dovar, speaking in Velland, said".
func (m *maker) beside(at, tok ling.TokenID) bool {
	d := &m.d.Parsed
	if d.Tags[at].UPOS == "VERB" && !speaking[phrase.Lower(d, at)] {
		return false
	}
	if d.Tags[at].UPOS == "VERB" {
		tok = at
	}
	r := m.phraseAt(tok)
	before, after := r.From-1, r.To
	for m.sent.Has(before) && d.Tags[before].UPOS == "PUNCT" {
		before--
	}
	for m.sent.Has(after) && d.Tags[after].UPOS == "PUNCT" {
		after++
	}
	return m.quote.Cue.Has(before) || m.quote.Cue.Has(after) || m.sent.Has(before) && m.inSource(before) && after < m.quote.Cue.To
}

// phraseAt is the tokens from tok to the end of what hangs on it, without
// content, source, marks at its ends, and what is set off by a comma unless
// that is a name: "in Velland, Arvenia".
func (m *maker) phraseAt(tok ling.TokenID) ling.Range {
	d := &m.d.Parsed
	r := ling.Range{From: tok, To: tok + 1}
	for r.From > m.sent.From && m.free(r.From-1) && phrase.Under(d, r.From-1, tok) {
		r.From--
	}
	for r.To < m.sent.To && m.free(r.To) && phrase.Under(d, r.To, tok) {
		if d.Word(r.To) == "," && (r.To+1 == m.sent.To || d.Tags[r.To+1].UPOS != "PROPN") {
			break
		}
		r.To++
	}
	for r.To > tok+1 && d.Tags[r.To-1].UPOS == "PUNCT" {
		r.To--
	}
	for r.From < tok && d.Tags[r.From].UPOS == "PUNCT" {
		r.From++
	}
	return r
}

// preposition is the word before the phrase of tok that ties it to the clause,
// in lower case, or empty.
func (m *maker) preposition(tok ling.TokenID) string {
	d := &m.d.Parsed
	for at := m.sent.From; at < tok; at++ {
		if d.Arcs[at].Head == tok && phrase.Rel(d, at) == "case" && d.Tags[at].XPOS != "POS" {
			return strings.ToLower(d.Word(at))
		}
	}
	// The parser may hang it on another word of the phrase, or on one before it.
	r := m.phraseAt(tok)
	if r.From < tok && d.Tags[r.From].UPOS == "ADP" {
		return strings.ToLower(d.Word(r.From))
	}
	if before := r.From - 1; m.sent.Has(before) && isNoun(d, tok) && d.Tags[before].UPOS == "PROPN" && m.free(before) {
		for at := m.sent.From; at < before; at++ {
			if d.Arcs[at].Head == before && phrase.Rel(d, at) == "case" && d.Tags[at].XPOS != "POS" {
				return strings.ToLower(d.Word(at))
			}
		}
	}
	return ""
}

// isNoun and isVerb believe the finer tag where the two differ.
func isNoun(d *ling.Parsed, tok ling.TokenID) bool { return strings.HasPrefix(d.Tags[tok].XPOS, "NN") }

func isVerb(d *ling.Parsed, tok ling.TokenID) bool { return strings.HasPrefix(d.Tags[tok].XPOS, "VB") }

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
