package statement

import (
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// addressee is who is told: the object of "tell", the phrase after "to" of
// "say", whom a letter goes to.
func (m *maker) addressee() acta.Party {
	if m.verb == ling.None {
		return acta.Party{}
	}
	if how := m.lex.Listener(phrase.Lower(&m.d.Parsed, m.verb)); how != "" {
		if p, ok := m.listener(m.verb, how); ok {
			return p
		}
		if p, ok := m.listenerInContent(how); ok {
			return p
		}
	}
	for tok := m.quote.Cue.From; tok < m.quote.Cue.To; tok++ {
		if tok == m.verb || m.d.Tags[tok].UPOS != "VERB" {
			continue
		}
		if how := m.lex.Listener(phrase.Lower(&m.d.Parsed, tok)); how != "" {
			if p, ok := m.listener(tok, how); ok {
				return p
			}
		}
	}
	return m.recipient()
}

// listener is who hangs on verb in the way of how, if anybody.
func (m *maker) listener(verb ling.TokenID, how string) (acta.Party, bool) {
	d := &m.d.Parsed
	for tok := m.sent.From; tok < m.sent.To; tok++ {
		if d.Arcs[tok].Head != verb || !m.free(tok) {
			continue
		}
		switch rel := phrase.Rel(d, tok); {
		case how == "obj" && d.Arcs[tok].Rel == "nsubj:pass" && !m.quote.Cue.Has(tok) && len(m.quote.Source) > 0:
		case how == "obj" && (rel == "iobj" || rel == "obj"):
		case how != "obj" && tok > verb && rel == "obl" && m.preposition(tok) == how:
		default:
			continue
		}
		if m.hears(tok) {
			m.rules = append(m.rules, "addressee."+how)
			return m.party(tok), true
		}
	}
	return acta.Party{}, false
}

// hears reports whether tok can be somebody who is told: no time, no sum, no
// "truth", no letter.
func (m *maker) hears(tok ling.TokenID) bool {
	d := &m.d.Parsed
	if u := d.Tags[tok].UPOS; u != "NOUN" && u != "PROPN" && u != "PRON" && d.Tags[tok].XPOS != "DT" {
		return false
	}
	if id := m.mentionAt(tok); id != ling.None {
		if k := m.d.Mentions[id].Kind; k == ling.Date || k == ling.Amount {
			return false
		}
	}
	if d.Tags[tok].UPOS == "PROPN" {
		return true
	}
	how := m.lex.Listener("a " + phrase.Lower(d, tok))
	return how != "-" && how != "to"
}

// party is the phrase of tok without its preposition and without a time after it.
func (m *maker) party(tok ling.TokenID) acta.Party {
	d := &m.d.Parsed
	r := m.phraseAt(tok)
	for r.From < tok && (d.Tags[r.From].UPOS == "ADP" || d.Tags[r.From].UPOS == "PUNCT") {
		r.From++
	}
	// What the parser left between the verb and its object: "told host [Ada Mirel]".
	from := r.From
	for m.sent.Has(from-1) && m.free(from-1) && !m.quote.Cue.Has(from-1) && nominal[d.Tags[from-1].XPOS] {
		from--
	}
	if m.sent.Has(from-1) && m.quote.Cue.Has(from-1) {
		r.From = from
	}
	p := acta.Party{}
	id := m.mentionAt(tok)
	for i, to := m.inSentence(); i < to; i++ {
		n := m.d.Mentions[i]
		switch {
		case n.Kind == ling.Date && n.From > tok && n.From < r.To && m.lex.Body(m.d.Words(ling.Range{From: r.From, To: n.To})) == nil:
			r.To = n.From
		case n.From <= tok && tok < n.To && n.Kind != ling.Date && n.To > r.To:
			r.To = n.To
		case n.Kind == ling.PersonName && n.From == r.To && m.free(n.From) && r.To == tok+1 && d.Tags[tok].UPOS == "NOUN":
			// "host [Ada Mirel]", which the parser took apart.
			r.To, id = n.To, ling.MentionID(i)
		}
	}
	if r.To < m.sent.To && m.free(r.To) && m.lex.Body(m.d.Words(ling.Range{From: r.From, To: r.To + 1})) != nil {
		r.To++
	}
	for at := tok + 1; at < r.To; at++ {
		if strings.EqualFold(d.Word(at), "about") {
			r.To = at // "spoke to voters about trade"
		}
	}
	for r.To > tok+1 && (d.Tags[r.To-1].UPOS == "ADP" || d.Tags[r.To-1].UPOS == "PUNCT") {
		r.To--
	}
	m.listeners = r
	p.Spans = []acta.Span{m.d.Span(r)}
	if id != ling.None {
		p.Actor = m.cast.OfMention[id]
	}
	return p
}

// nominal are the tags of words before a noun in its phrase.
var nominal = map[string]bool{"DT": true, "JJ": true, "NN": true, "NNS": true, "NNP": true, "NNPS": true, "PRP$": true, "POS": true, "CD": true, "``": true}

// listenerInContent is who the content begins with, where the corpus puts whom
// one urges into what one urges: "urged {Tolmark to leave}".
func (m *maker) listenerInContent(how string) (acta.Party, bool) {
	d := &m.d.Parsed
	c := m.quote.Content[0]
	if c.From != m.quote.Cue.To || how != "obj" && (how != "on" || m.d.Tags[c.From-1].UPOS != "ADP" || !strings.HasSuffix(strings.ToLower(m.d.Word(c.From-1)), "on")) {
		return acta.Party{}, false
	}
	for tok := c.From; tok < c.To; tok++ {
		switch rel := phrase.Rel(d, tok); {
		case d.Arcs[tok].Head == m.verb && (rel == "obj" || rel == "iobj" || rel == "obl"):
		case rel == "nsubj" && d.Arcs[tok].Head != ling.None && d.Arcs[d.Arcs[tok].Head].Head == m.verb:
		default:
			continue
		}
		r := ling.Range{From: c.From, To: tok + 1}
		for at := r.From; at < tok; at++ {
			if !phrase.Under(d, at, tok) {
				return acta.Party{}, false
			}
		}
		for r.To < c.To && phrase.Under(d, r.To, tok) && d.Tags[r.To].UPOS != "VERB" && d.Word(r.To) != "to" && d.Word(r.To) != "," {
			r.To++
		}
		if r.To >= c.To || !m.hears(tok) || d.Tags[r.From].UPOS == "PUNCT" || d.Tags[r.From].UPOS == "ADP" {
			return acta.Party{}, false
		}
		next := strings.ToLower(d.Word(r.To))
		id := m.mentionAt(tok)
		leads := next == "to" || next == "not"
		if leads {
			verb := r.To + 1
			for verb < c.To && !isVerb(d, verb) {
				verb++
			}
			leads = verb < c.To && d.Arcs[verb].Head == m.verb || id != ling.None
		}
		if !leads && next != "that" && (next != "of" && next != "about" && next != "against" && next != "over" || id == ling.None) {
			return acta.Party{}, false
		}
		p := acta.Party{Spans: []acta.Span{m.d.Span(r)}}
		if id != ling.None {
			p.Actor = m.cast.OfMention[id]
		}
		m.rules = append(m.rules, "addressee.content")
		return p, true
	}
	return acta.Party{}, false
}

// recipient is whom the letter or speech goes to that the clause names.
func (m *maker) recipient() acta.Party {
	d := &m.d.Parsed
	for tok := m.sent.From; tok < m.sent.To; tok++ {
		head := d.Arcs[tok].Head
		if head == ling.None || head > tok || !m.free(tok) {
			continue
		}
		rel := phrase.Rel(d, tok)
		if rel != "nmod" && rel != "obl" {
			continue
		}
		how := m.preposition(tok)
		if how == "" {
			continue
		}
		paper := head
		if d.Tags[head].UPOS == "VERB" && rel == "obl" {
			paper = m.object(head)
		}
		if paper == ling.None || paper > tok {
			continue
		}
		if m.lex.Listener("a "+phrase.Lower(d, paper)) != how || !m.near(paper) || !m.hears(tok) {
			continue
		}
		if m.quote.Cue.Has(paper) || phrase.Rel(d, paper) == "obj" || places[m.preposition(paper)] {
			m.rules = append(m.rules, "addressee.recipient")
			return m.party(tok)
		}
	}
	return acta.Party{}
}

// object is the object of verb, or None.
func (m *maker) object(verb ling.TokenID) ling.TokenID {
	for tok := verb + 1; tok < m.sent.To; tok++ {
		if m.d.Arcs[tok].Head == verb && phrase.Rel(&m.d.Parsed, tok) == "obj" {
			return tok
		}
	}
	return ling.None
}
