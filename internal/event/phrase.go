package event

import (
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/ling"
)

// agents are the heads of the actors that the phrase at t names: its own head and
// what is joined to it, or those it belongs to: "Tolmark's positions", "envoys from
// Arvenia and Tolmark", "Tolmark troops". A target may be named by where it stands.
func (m *maker) agents(t ling.TokenID, target bool) []ling.TokenID {
	return m.within(t, target, true, 0)
}

// within does what agents does; described says that words for somebody who is not
// named will do.
func (m *maker) within(t ling.TokenID, target, described bool, depth int) []ling.TokenID {
	if t == ling.None || depth > 3 {
		return nil
	}
	var out []ling.TokenID
	name := m.titled(t)
	switch {
	case name != ling.None:
		out = append(out, name)
	case m.isAgent(t), m.country(t, target), m.speaks(t):
		out = append(out, t)
	default:
		for _, c := range m.children(t, "flat", "appos") {
			if m.isAgent(c) && !(m.d.Arcs[c].Rel == "appos" && m.is("people", t) && len(m.children(t, "nummod")) > 0) {
				out = append(out, c)
				break
			}
		}
		for _, c := range m.children(t, "nmod:poss", "amod", "compound", "nmod") {
			if len(out) > 0 {
				break
			}
			switch {
			case m.d.Tags[c].UPOS == "PRON" && !m.is("arm", t) && !(target && m.is("thing", t)):
				continue // "its allies" are others
			case m.d.Arcs[c].Rel == "nmod":
				switch how := m.caseOf(c); {
				case how == "of" || how == "from" || how == "by":
				case target && (how == "in" || how == "near" || how == "on" || how == "at"):
				default:
					continue
				}
			}
			out = m.within(c, target, described && (m.d.Arcs[c].Rel == "nmod" || m.d.Arcs[c].Rel == "nmod:poss"), depth+1)
			if m.d.Tags[t].UPOS == "NOUN" && m.d.Arcs[c].Rel != "nmod" && (m.is("people", t) || m.is("arm", t) || m.is("thing", t)) {
				for _, o := range out {
					m.phrase[o] = t
				}
			}
		}
		if len(out) == 0 && described && m.isDescribed(t, target) {
			out = append(out, t)
		}
	}
	for _, c := range m.children(t, "conj") {
		if m.d.Tags[c].UPOS != "VERB" && !m.isPart(t, c) {
			out = append(out, m.within(c, target, described, depth+1)...)
		}
	}
	return out
}

// isPart reports whether the phrase at c, or what it is joined with, says who those at t
// mostly are: "nine villagers, mostly women and children".
func (m *maker) isPart(t, c ling.TokenID) bool {
	for k := t + 1; k < c; k++ {
		switch m.d.Tags[k].Lemma {
		case "mostly", "mainly", "largely", "chiefly", "primarily":
			return true
		}
	}
	return false
}

// titled is the head of the person whose title ends or begins with the word at t, and
// whose name follows: "Secretary of State Mira Kessandor"; None where there is none.
func (m *maker) titled(t ling.TokenID) ling.TokenID {
	if up := m.d.Tags[t].UPOS; up != "NOUN" && up != "PROPN" || !m.is("people", t) && up == "NOUN" {
		return ling.None
	}
	for k := t + 1; k < min(m.sent.To, t+5); k++ {
		for i := m.here.from; i < m.here.to; i++ {
			if n := &m.d.Mentions[i]; n.From == k && n.Kind == ling.PersonName && !n.Has(t) && m.cast.OfMention[i] != "" &&
				(m.d.Arcs[n.Head].Rel != "nsubj" || m.d.Arcs[n.Head].Head == m.d.Arcs[t].Head) {
				return n.Head
			}
		}
		if tag := &m.d.Tags[k]; tag.UPOS != "PROPN" && tag.UPOS != "NOUN" && tag.Lemma != "of" && tag.Lemma != "for" {
			return ling.None
		}
	}
	return ling.None
}

// speaks reports whether "it" or "they" at t, of whom the text is silent otherwise, is
// the body that says so: "the army said it had withdrawn".
func (m *maker) speaks(t ling.TokenID) bool {
	if m.d.Tags[t].UPOS != "PRON" || m.heads[t] != "" || m.owner[t] < 0 {
		return false
	}
	word := strings.ToLower(m.d.Word(t))
	a := m.actors[m.entry.Statements[m.owner[t]].Source.Actor]
	if a == nil || word != "it" && word != "they" && word != "its" && word != "their" {
		return false
	}
	switch a.Kind {
	case acta.KindBody, acta.KindForce, acta.KindIGO, acta.KindState, acta.KindParty, acta.KindCompany, acta.KindGroup:
		m.heads[t] = a.ID
		return true
	}
	return false
}

// country reports whether the word at t names a state without being an actor yet: by
// a demonym, "Arvenian strikes", or, for a target, by a town of it. The state is then
// an actor with that mention.
func (m *maker) country(t ling.TokenID, target bool) bool {
	tag := &m.d.Tags[t]
	if tag.UPOS != "ADJ" && tag.UPOS != "PROPN" {
		return false
	}
	word := m.d.Word(t)
	if c, ok := m.w.Lexicon.Country(word); ok {
		if c.Sense == data.SenseDemonym || c.Sense == data.SenseState || target {
			m.state(t, c.Country)
			return true
		}
	}
	if !target || tag.UPOS != "PROPN" {
		return false
	}
	for _, c := range m.children(t, "appos", "nmod", "flat", "conj", "nmod:unmarked", "dep", "list") {
		if m.caseOf(c) == "" && m.actors[m.heads[c]] != nil && m.actors[m.heads[c]].Kind == acta.KindState {
			m.heads[t] = m.heads[c]
			return true
		}
	}
	n := m.placeAt(t)
	if n == nil {
		return false
	}
	p := m.place(n)
	for i := range m.entry.Actors {
		if a := &m.entry.Actors[i]; p.Country != "" && a.Country == p.Country && a.Kind == acta.KindState {
			m.heads[t] = a.ID
			return true
		}
	}
	return false
}

// isDate reports whether the word at t is the head of a time.
func (m *maker) isDate(t ling.TokenID) bool {
	for i := m.here.from; i < m.here.to; i++ {
		if n := &m.d.Mentions[i]; n.Kind == ling.Date && n.Has(t) {
			return true
		}
	}
	return false
}

// placeAt is the mention of a place whose head is t, or nil.
func (m *maker) placeAt(t ling.TokenID) *ling.Mention {
	for i := m.here.from; i < m.here.to; i++ {
		if n := &m.d.Mentions[i]; n.Head == t && n.Kind == ling.PlaceName {
			return n
		}
	}
	return nil
}

// state makes the word at t a mention of a state, and the state an actor where it is
// none yet.
func (m *maker) state(t ling.TokenID, c *data.Country) {
	span := m.d.Span(ling.Range{From: t, To: t + 1})
	for i := range m.entry.Actors {
		a := &m.entry.Actors[i]
		if a.Country == c.ISO3 && a.Kind == acta.KindState {
			m.heads[t] = a.ID
			if !slices.ContainsFunc(a.Mentions, func(n acta.MentionOf) bool { return n.Span == span }) {
				a.Mentions = append(a.Mentions, acta.MentionOf{Span: span, Form: acta.FormDemonym})
				slices.SortFunc(a.Mentions, func(x, y acta.MentionOf) int { return int(x.Span.Start - y.Span.Start) })
			}
			return
		}
	}
	a := acta.Actor{
		ID: acta.ActorID(acta.EntryID(m.entry.Document.ID, "a", span)), Name: c.Name, Kind: acta.KindState, Country: c.ISO3, Code: c.ISO3, Wikidata: c.Wikidata,
		Anonymity: acta.Named, Mentions: []acta.MentionOf{{Span: span, Form: acta.FormDemonym}}, Rules: []string{"actor.demonym", "country:" + c.ISO3},
	}
	at, _ := slices.BinarySearchFunc(m.entry.Actors, span.Start, func(x acta.Actor, start int32) int { return int(x.Mentions[0].Span.Start - start) })
	m.entry.Actors = slices.Insert(m.entry.Actors, at, a)
	for i := range m.entry.Actors {
		m.actors[m.entry.Actors[i].ID] = &m.entry.Actors[i]
	}
	m.heads[t] = a.ID
}

// list is the parties whose heads are given, each actor once.
func (m *maker) list(heads []ling.TokenID) []acta.Party {
	var out []acta.Party
	for _, t := range heads {
		id := m.heads[t]
		if id != "" && slices.ContainsFunc(out, func(p acta.Party) bool { return p.Actor == id }) {
			continue
		}
		p := acta.Party{Spans: []acta.Span{m.spanOf(t)}, Actor: id}
		if !slices.ContainsFunc(out, func(o acta.Party) bool { return o.Spans[0] == p.Spans[0] }) {
			out = append(out, p)
		}
	}
	return out
}

// spanOf is the words of the mention whose head is t, or of the phrase that t stands
// in: "Arvenian troops".
func (m *maker) spanOf(t ling.TokenID) acta.Span {
	if n, ok := m.phrase[t]; ok {
		return m.d.Span(m.noun(n, min(t, n)))
	}
	best := ling.Range{From: t, To: t + 1}
	if m.heads[t] == "" {
		best = m.noun(t, t)
	}
	for i := m.here.from; i < m.here.to; i++ {
		n := &m.d.Mentions[i]
		if n.From > t {
			break
		}
		if n.Head == t && m.cast.OfMention[i] != "" && n.Len() > best.Len() {
			best = n.Range
		}
	}
	return m.d.Span(best)
}

// noun is the noun at n with the words before it, from the token from at the latest,
// that belong to it: "at least three nurses".
func (m *maker) noun(n, from ling.TokenID) ling.Range {
	r := ling.Range{From: min(n, from), To: n + 1}
	for r.From > m.sent.From {
		t := r.From - 1
		if rel, _, _ := strings.Cut(m.d.Arcs[t].Rel, ":"); !m.under(t, n) || rel == "case" && !m.isQuantity(t) || rel == "cc" || rel == "punct" && m.d.Word(t) != "-" || m.d.Tags[t].UPOS == "VERB" && rel != "amod" {
			break
		}
		r.From = t
	}
	for r.To < m.sent.To && m.d.Arcs[r.To].Rel == "flat" && m.under(r.To, n) {
		r.To++
	}
	return r
}
