package resolver

import (
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/gazetteer"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// Knowing is r that also knows the offices and genders that g has of the persons
// a text names.
func (r *Resolver) Knowing(g *gazetteer.Gazetteer) *Resolver {
	with := *r
	with.gaz = g
	return &with
}

// wellKnown is how well a person must be known for one word to be enough.
const wellKnown = 3

// entryOf is what the gazetteer knows of the person e, or nil.
func (w *work) entryOf(e *entity) *gazetteer.Entry {
	if e.looked || w.gaz == nil || e.kind != ling.PersonName || len(e.names) == 0 {
		return e.entry
	}
	e.looked = true
	for _, entry := range w.gaz.Find(strings.Join(e.names[0], " ")) {
		if entry.Kind == acta.KindPerson {
			e.entry = entry
			break
		}
	}
	return e.entry
}

// served reports whether the gazetteer knows that e holds the role or has held
// it, in the country where one is given; known is false where it does not know e.
func (w *work) served(e *entity, o *phrase.Office) (served, known bool) {
	entry := w.entryOf(e)
	if entry == nil || len(entry.Offices) == 0 {
		return false, false
	}
	for i := range entry.Offices {
		office := &entry.Offices[i]
		title := strings.ToLower(office.Title)
		if !strings.HasSuffix(title, o.Role.Name) && !w.sameRole(title, o.Role.Name) && !(office.Rank == gazetteer.RankBoth && o.Role.Name == "leader") {
			continue
		}
		if o.Country == nil || office.Country == o.Country.ISO3 {
			return true, true
		}
	}
	return false, true
}

// mark is a capitalised word that says whose somebody is, and what it means: a
// party, a country or itself.
type mark struct{ class, of string }

// markOf is what the word at tok says beside the person's name, which may be
// empty; false where it is no mark, or a part of another name: "New" of "New
// Halm".
func (w *work) markOf(tok ling.TokenID, name ling.Range) (mark, bool) {
	d := &w.q.Parsed
	if next := tok + 1; d.Arcs[tok].Head == next && d.Tags[next].UPOS == "PROPN" && !name.Has(next) {
		return mark{}, false
	}
	if u := d.Tags[tok].UPOS; u != "ADJ" && u != "PROPN" && u != "NOUN" || !phrase.Capital(d, tok) {
		return mark{}, false
	}
	word := d.Word(tok)
	if c, ok := w.lex.Country(word); ok {
		return mark{"country", c.Country.ISO3}, true
	}
	if w.gaz == nil {
		return mark{}, false
	}
	for _, name := range []string{word + " Party", word} {
		for _, e := range w.gaz.Find(name) {
			if e.Kind == acta.KindParty {
				return mark{"party", strings.ToLower(e.Name)}, true
			}
		}
	}
	return mark{}, false
}

// marks are what the text says of e beside its names and in what it is called.
func (w *work) marks(e *entity) []mark {
	if e.marked == len(e.mentions) {
		return e.marks
	}
	e.marked = len(e.mentions)
	e.marks = e.marks[:0]
	add := func(tok ling.TokenID, name ling.Range) {
		if m, ok := w.markOf(tok, name); ok && !slices.Contains(e.marks, m) {
			e.marks = append(e.marks, m)
		}
	}
	for _, id := range e.mentions {
		m := w.q.Mentions[id]
		switch m.Kind {
		case ling.PersonName:
			sent := w.q.Sents[w.sent[id]]
			for tok := m.From; tok > sent.From && m.From-tok < 6; tok-- {
				if u := w.q.Tags[tok-1].UPOS; u != "ADJ" && u != "NOUN" && u != "PROPN" {
					break
				}
				add(tok-1, m.Range)
			}
			add(m.From, m.Range) // "[Democrat Ada Mirel]"
		case ling.Nominal:
			for tok := m.From; tok < m.Head; tok++ {
				add(tok, ling.Range{})
			}
			add(m.Head, ling.Range{})
		}
	}
	return e.marks
}

// compare tells whether the marks of m say what the text says of e (1), the
// contrary (-1), or neither (0).
func (w *work) compare(m ling.Mention, e *entity) int {
	out := 0
	for tok := m.From; tok <= m.Head; tok++ {
		k, ok := w.markOf(tok, ling.Range{})
		if !ok {
			continue
		}
		for _, x := range w.marks(e) {
			if x == k {
				return 1
			}
			if x.class == k.class {
				out = -1
			}
		}
	}
	return out
}

// described finds the person of the text whom the definite phrase id describes
// in words that the text has not used of a person before: one who by the
// gazetteer holds that office, else whoever the text is about where the phrase
// opens a clause and is loose enough.
func (w *work) described(id ling.MentionID, o *phrase.Office) (*entity, string) {
	d := &w.q.Parsed
	m := w.q.Mentions[id]
	if o == nil || o.Role.Rank == data.RankBody || o.Role.Rank == data.RankForce || w.predicate(m) {
		if k, ok := w.markOf(m.Head, ling.Range{}); o != nil || !ok || k.class != "party" || !w.isSource(m) {
			return nil, ""
		}
		// "the Republican"
		if e := w.topic(id); e != nil && w.compare(m, e) >= 0 {
			return e, ruleTopic
		}
		return nil, ""
	}
	var strong *entity
	for _, s := range w.before(id, officeReach) {
		if s.e.kind != ling.PersonName || s.e.number != singular || w.q.Mentions[s.at].Contains(m.Range) || w.compare(m, s.e) < 0 {
			continue
		}
		if served, _ := w.served(s.e, o); served {
			if strong != nil {
				strong = nil
				break
			}
			strong = s.e
		}
	}
	if strong != nil {
		return strong, ruleOffice
	}
	if !w.isSource(m) && d.Arcs[m.Head].Rel != "nsubj" || !w.listed("loose", o.Role.Name) && !w.past(m) {
		return nil, ""
	}
	for tok := m.Head + 1; tok < m.To; tok++ {
		if d.Tags[tok].UPOS == "PROPN" {
			return nil, "" // "the candidate of the Northern Compact"
		}
	}
	e := w.topic(id)
	if e == nil || w.compare(m, e) < 0 || w.listed("business", o.Role.Name) && w.public(e) {
		return nil, ""
	}
	if g, ok := w.lex.Title(o.Role.Name); ok && g != "" {
		probe := entity{}
		probe.setGender(string(g))
		if probe.gender != unknown && e.gender != unknown && probe.gender != e.gender {
			return nil, ""
		}
	}
	if served, known := w.served(e, o); known && !served && !w.listed("loose", o.Role.Name) {
		return nil, ""
	}
	return e, ruleTopic
}

// public reports whether the text gives e a public office.
func (w *work) public(e *entity) bool {
	for _, o := range e.offices {
		if role, _ := w.lex.Role(strings.Fields(o.role)); role != nil && (role.Sector == "GOV" || role.Sector == "LEG") || w.listed("lawmaker", o.role) {
			return true
		}
	}
	return false
}

// past reports whether m is somebody who was something: "the former minister".
func (w *work) past(m ling.Mention) bool {
	for tok := m.From; tok < m.Head; tok++ {
		switch strings.ToLower(w.q.Word(tok)) {
		case "former", "then", "ex", "onetime", "one-time":
			return true
		}
	}
	return false
}

// predicate reports whether m says what something is: "Dovar is the candidate".
func (w *work) predicate(m ling.Mention) bool {
	d := &w.q.Parsed
	for tok := d.Sents[d.SentOf(m.From)].From; tok < m.From; tok++ {
		if d.Arcs[tok].Head == m.Head && phrase.Rel(d, tok) == "cop" {
			return true
		}
	}
	return false
}

// isSource reports whether m, or the phrase around it, is the source of a quote.
func (w *work) isSource(m ling.Mention) bool {
	if _, ok := w.source[m.Range]; ok {
		return true
	}
	if w.sourceHeads == nil {
		w.sourceHeads = map[ling.TokenID]ling.Range{}
		for i := range w.q.Quotes {
			for _, r := range w.q.Quotes[i].Source {
				w.sourceHeads[phrase.Head(&w.q.Parsed, r)] = r
			}
		}
	}
	r, ok := w.sourceHeads[m.Head]
	return ok && r.Contains(m.Range)
}

// topic is the person whom the text is about before the mention id: the only one
// or the subject of the sentence nearest before it that names one, up to three
// back. A sentence in quotation marks says nothing of it, and nobody describes
// himself so.
func (w *work) topic(id ling.MentionID) *entity {
	d := &w.q.Parsed
	m := w.q.Mentions[id]
	speaker, _ := w.speakerAround(m) // who says this means somebody else
	for far := ling.SentID(0); far <= topicReach && w.sent[id] >= far; far++ {
		var subject, only *entity
		several := false
		for at, to := w.inSentence(w.sent[id] - far); at < to && (far > 0 || at < id); at++ {
			n, e := w.q.Mentions[at], w.of[at]
			if e == nil || e.kind != ling.PersonName || !n.Kind.IsName() || e.number != singular || e == speaker || w.quoted[n.Head] || n.Overlaps(m.Range) {
				continue
			}
			if phrase.Rel(d, n.Head) == "nsubj" && subject == nil || w.speaks[at] {
				subject = e
			}
			several = several || only != nil && only != e
			only = e
		}
		switch {
		case subject != nil:
			return subject
		case only != nil && !several:
			return only
		case several:
			return nil
		}
	}
	return nil
}

// topicReach is how many sentences back a topic may stand.
const topicReach = 3
