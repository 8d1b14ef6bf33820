package statement

import (
	"strings"

	"acta"
	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// places are the prepositions before a venue.
var places = map[string]bool{
	"in": true, "on": true, "at": true, "during": true, "via": true, "through": true, "by": true, "over": true, "to": true, "from": true, "before": true,
}

// pieces are nouns for a part of an occasion: "during a portion of the debate".
var pieces = map[string]bool{
	"part": true, "portion": true, "beginning": true, "start": true, "middle": true, "end": true, "course": true, "series": true, "first": true, "second": true,
}

// venue is the occasion or medium in the clause of the cue; else the one that
// the verb is made of, "tweeted"; else what the listener stands for.
func (m *maker) venue(s *acta.Statement) acta.Venue {
	d := &m.d.Parsed
	for tok := m.sent.From; tok < m.sent.To; tok++ {
		if !isNoun(d, tok) || !m.near(tok) {
			continue
		}
		if v, n := m.venueAt(tok); n > 0 && (m.takesPlace(tok, v) || m.madeIn(tok, v)) {
			return m.occasion(s, tok, n, v)
		}
	}
	if m.verb != ling.None && d.Tags[m.verb].UPOS == "VERB" {
		if v, n := m.lex.Venue([]string{"to " + phrase.Lower(d, m.verb)}); n > 0 {
			m.rules = append(m.rules, "venue:"+v.Kind)
			return acta.Venue{Spans: []acta.Span{m.d.Span(ling.Range{From: m.verb, To: m.verb + 1})}, Kind: v.Kind, Precision: v.Precision}
		}
	}
	return m.listenersVenue(s)
}

// venueAt is the venue of the lexicon that ends at tok, and its length. What
// is written with a capital must be so in the text, and a common noun must not
// end a name: "The Evening Post" is no post.
func (m *maker) venueAt(tok ling.TokenID) (data.Venue, int) {
	d := &m.d.Parsed
	from := max(m.sent.From, tok-2)
	if d.Tags[tok].UPOS == "PROPN" {
		words := make([]string, 0, 3)
		for at := from; at <= tok; at++ {
			words = append(words, m.d.Word(at))
		}
		if v, n := m.lex.Venue(words); n > 0 && phrase.Capital(d, tok) {
			return v, n
		}
	}
	lemmas := phrase.Lemmas(d, ling.Range{From: from, To: tok + 1})
	v, n := m.lex.Venue(lemmas)
	for i := range lemmas[:len(lemmas)-1] {
		lemmas[i] = strings.ToLower(m.d.Word(from + ling.TokenID(i))) // "televised address"
	}
	if longer, k := m.lex.Venue(lemmas); k > n {
		v, n = longer, k
	}
	if n > 0 && d.Tags[tok].UPOS == "PROPN" && phrase.Capital(d, tok) {
		switch v.Kind {
		case "speech", "meeting", "press conference", "debate", "parliament", "hearing", "rally":
		default:
			return v, 0
		}
	}
	return v, n
}

// takesPlace reports whether a preposition of place stands before the phrase of
// tok, and the phrase is not what the cue speaks about.
func (m *maker) takesPlace(tok ling.TokenID, v data.Venue) bool {
	prep := m.preposition(tok)
	if m.beforeTime(tok) {
		prep = m.preposition(m.d.Arcs[tok].Head)
	}
	if head := m.d.Arcs[tok].Head; prep == "of" && head != ling.None && pieces[phrase.Lower(&m.d.Parsed, head)] {
		prep = m.preposition(head)
	}
	if !places[prep] {
		return false
	}
	if v.Kind == "parliament" || v.Kind == "court" {
		// A body as often as a venue: "his years in parliament".
		if head := m.d.Arcs[tok].Head; head != m.verb && !m.quote.Cue.Has(tok) {
			return false
		}
	}
	switch prep {
	case "to":
		// "took to Twitter", "said to parliament"; not "responded to the letter".
		return v.Kind == "social media" || v.Kind == "parliament" || v.Kind == "court"
	case "before", "from":
		return v.Kind == "parliament" || v.Kind == "hearing" || v.Kind == "court"
	case "by":
		return v.Kind == "message" || v.Kind == "call" || v.Kind == "video"
	case "on":
		// "commented on the report", "no word on the talks".
		if v.Kind == "social media" || v.Kind == "broadcast" || v.Kind == "website" || v.Kind == "interview" {
			return true
		}
		return v.Kind == "call"
	case "at", "over":
		return v.Kind != "statement" && v.Kind != "document"
	}
	return true
}

// beforeTime reports whether the parser took the noun tok for a part of the time
// after it: "at a [rally Friday evening]".
func (m *maker) beforeTime(tok ling.TokenID) bool {
	head := m.d.Arcs[tok].Head
	return head > tok && phrase.Rel(&m.d.Parsed, tok) == "compound" && m.dateAt(head) != ling.None && m.dateAt(tok) == ling.None
}

// madeIn reports whether tok, in the cue or its object, is what the source made to say so:
// "released a statement saying", "used the speech to". Whoever cites or gets a
// paper has not said it there.
func (m *maker) madeIn(tok ling.TokenID, v data.Venue) bool {
	d := &m.d.Parsed
	if v.Kind == "meeting" || v.Kind == "call" || v.Kind == "court" || v.Kind == "parliament" || v.Kind == "press" {
		return false
	}
	head := d.Arcs[tok].Head
	for head != ling.None && m.quote.Cue.Has(head) && d.Tags[head].UPOS != "VERB" {
		head = d.Arcs[head].Head // "a series of tweets"
	}
	if head == ling.None || !strings.HasPrefix(d.Arcs[tok].Rel, "ob") && !strings.HasPrefix(d.Arcs[tok].Rel, "nmod") {
		return false
	}
	if !m.quote.Cue.Has(head) && !(m.shares(head, tok) && phrase.Rel(d, tok) == "obj") {
		return false // "sent a letter on Monday, calling for" is made too
	}
	if p := m.preposition(tok); p != "" && p != "of" && p != "with" {
		return false
	}
	for _, line := range m.lex.Cue(phrase.Lower(d, head)) {
		if line.Class == "next" && line.Lemma != "make" && line.Lemma != "have" && line.Lemma != "get" {
			return true
		}
	}
	return false
}

// occasion is the venue whose noun, of n words, ends at tok.
func (m *maker) occasion(s *acta.Statement, tok ling.TokenID, n int, v data.Venue) acta.Venue {
	d := &m.d.Parsed
	r := m.phraseAt(tok)
	noun := ling.Range{From: tok - ling.TokenID(n) + 1, To: tok + 1}
	r.From = min(r.From, noun.From)
	for m.beforeTime(tok) && m.sent.Has(r.From-1) && d.Arcs[r.From-1].Head == d.Arcs[tok].Head && (nominal[d.Tags[r.From-1].XPOS] || d.Tags[r.From-1].UPOS == "ADP") {
		r.From--
	}
	for at := noun.To; at < r.To; at++ {
		if m.quote.Cue.Has(at) && isVerb(d, at) {
			r.To = at // "a statement [saying]"
		}
	}
	for r.To > noun.To && (isVerb(d, r.To-1) || d.Tags[r.To-1].UPOS == "ADP" || d.Tags[r.To-1].XPOS == "WDT" || d.Tags[r.To-1].XPOS == "TO") {
		r.To--
	}
	for r.From < noun.From && places[strings.ToLower(d.Word(r.From+1))] && d.Tags[r.From].UPOS == "ADV" {
		r.From++
	}
	for r.From < noun.From && (strings.EqualFold(d.Word(r.From), "of") || d.Tags[r.From].UPOS == "CCONJ") {
		r.From++
	}
	named := false
	for at := r.From; at < r.To; at++ {
		named = named || d.Tags[at].UPOS == "PROPN" && !noun.Has(at) && m.dateAt(at) == ling.None
	}
	p := v.Precision
	switch pinned := named || s.When.Precision == acta.Exact; {
	case v.Kind == "document" && named || p == acta.Partial && pinned:
		p = acta.Exact
	case p == acta.Vague && pinned:
		p = acta.Partial
	}
	after := ling.Range{From: tok + 1, To: max(r.To, tok+1)}
	through := v.Kind == "interview" || v.Kind == "statement" || v.Kind == "video"
	m.medium = v.Kind == "broadcast" || v.Kind == "interview" && m.namesMedium(after) || through && m.outletIn(r) ||
		m.namesMedium(m.listeners) || m.outletIn(m.listeners)
	m.rules = append(m.rules, "venue:"+v.Kind)
	return acta.Venue{Spans: []acta.Span{m.d.Span(r)}, Kind: v.Kind, Precision: p}
}

// namesMedium reports whether r has a word for a medium: "with state media".
func (m *maker) namesMedium(r ling.Range) bool {
	for at := r.From; at < r.To; at++ {
		v, n := m.lex.Venue(phrase.Lemmas(&m.d.Parsed, ling.Range{From: max(r.From, at-1), To: at + 1}))
		if n > 0 && (v.Kind == "interview" || v.Kind == "broadcast") {
			return true
		}
	}
	return false
}

// outletIn reports whether r names an outlet other than that of the text.
func (m *maker) outletIn(r ling.Range) bool {
	if r.Empty() {
		return false
	}
	if b := m.lex.Body(m.d.Words(r)); b != nil && b.Kind == acta.KindMedia {
		return !m.ownOutlet(m.d.Words(r))
	}
	for i, to := m.inSentence(); i < to; i++ {
		n := m.d.Mentions[i]
		if n.Kind != ling.OrgName || !r.Contains(n.Range) {
			continue
		}
		name := m.d.Words(n.Range)
		b := m.lex.Body(name)
		if (m.cast.Kind(m.cast.OfMention[i]) == acta.KindMedia || b != nil && b.Kind == acta.KindMedia) && !m.ownOutlet(name) {
			return true
		}
	}
	return false
}

func (m *maker) ownOutlet(name string) bool {
	return m.document.Outlet != "" && strings.EqualFold(strings.TrimPrefix(name, "The "), strings.TrimPrefix(m.document.Outlet, "The "))
}

// listenersVenue is what the addressee stands for, "told reporters"; else the
// outlet that something was said on: "said on Arvenian Radio".
func (m *maker) listenersVenue(s *acta.Statement) acta.Venue {
	d := &m.d.Parsed
	if r := m.listeners; !r.Empty() {
		for tok := r.To - 1; tok >= r.From; tok-- {
			v, n := m.lex.Venue(phrase.Lemmas(d, ling.Range{From: max(r.From, tok-2), To: tok + 1}))
			if n > 0 && (v.Kind == "press" || v.Kind == "interview" || v.Kind == "broadcast" || v.Kind == "parliament" || v.Kind == "court") {
				m.medium = v.Kind == "interview" || v.Kind == "broadcast"
				m.rules = append(m.rules, "venue:"+v.Kind)
				return acta.Venue{Spans: s.Addressee.Spans, Kind: v.Kind, Precision: v.Precision}
			}
		}
		if m.cast.Kind(s.Addressee.Actor) == acta.KindMedia && !m.ownOutlet(m.d.Words(r)) || m.outletIn(r) {
			m.medium = true
			m.rules = append(m.rules, "venue:interview")
			return acta.Venue{Spans: s.Addressee.Spans, Kind: "interview", Precision: acta.Partial}
		}
	}
	for i, to := m.inSentence(); i < to; i++ {
		n := m.d.Mentions[i]
		if n.Kind != ling.OrgName || !m.near(n.Head) || m.preposition(n.Head) != "on" || phrase.Rel(d, n.Head) != "obl" {
			continue
		}
		if r := m.phraseAt(n.Head); m.outletIn(r) {
			m.medium = true
			m.rules = append(m.rules, "venue:broadcast")
			return acta.Venue{Spans: []acta.Span{m.d.Span(r)}, Kind: "broadcast", Precision: acta.Partial}
		}
	}
	return acta.Venue{Precision: acta.Absent}
}
