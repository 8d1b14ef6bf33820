package actor

import (
	"cmp"
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// nominal fills a for a phrase with a common noun, and reports whether it is an
// actor even where it does not speak: the holder of an office, or a body.
func (m *maker) nominal(a *acta.Actor, r ling.Range, head ling.TokenID) bool {
	d := &m.d.Parsed
	for r.Len() > 1 && d.Tags[r.To-1].XPOS == "POS" {
		r.To--
	}
	r.From = m.possessor(r.From, head)
	a.Name = m.d.Words(r)
	if b := m.lex.Body(a.Name); b != nil {
		m.known(a, b)
		return true
	}
	a.Anonymity = m.anonymity(r, head)
	a.Why = "the text gives no name"
	lemma := phrase.Lower(d, head)
	plural := d.Tags[head].XPOS == "NNS" || d.Tags[head].XPOS == "NNPS"
	if o := phrase.OfficeAt(d, m.lex, head); o != nil {
		return m.role(a, o, head, plural) && m.settled(r)
	}
	if m.lex.IsPaper(lemma) {
		a.Kind = acta.KindDocument
		if c := m.countryIn(r); c != nil {
			a.Country = c.ISO3
		}
		return false
	}
	if w, ok := m.lex.OrgWord(lemma); ok && !plural && w.Kind != "" {
		a.Kind, a.Anonymity = w.Kind, acta.Institution
		if w.Sector != "" {
			a.Sector = []string{w.Sector}
		}
		m.countryCode(a, r)
		return false
	}
	if w, ok := m.lex.Country(d.Word(head)); ok {
		a.Country = w.Country.ISO3
		a.Kind = map[bool]acta.Kind{true: acta.KindPeople, false: acta.KindState}[w.Sense == data.SenseDemonym]
		a.Why = ""
		return true
	}
	a.Kind = acta.KindUnnamed
	if plural || lemma == "people" || lemma == "public" {
		a.Kind = acta.KindPeople
	}
	if c := m.countryIn(r); c != nil {
		a.Country = c.ISO3
	}
	return false
}

// whole is the mention with what the source adds after it: "a spokesman" of "a
// spokesman for Dovar". Clauses are left out.
func (m *maker) whole(id ling.MentionID) ling.Range {
	n := m.d.Mentions[id]
	r := n.Range
	src, ok := m.source[id]
	if !ok {
		return r
	}
	for r.To < src.To {
		if u := m.d.Tags[r.To].UPOS; u == "PUNCT" || u == "VERB" || u == "AUX" || strings.HasPrefix(m.d.Tags[r.To].XPOS, "W") {
			break
		}
		r.To++
	}
	return r
}

// role fills a for a phrase that names an office, a trade or a public body.
func (m *maker) role(a *acta.Actor, o *phrase.Office, head ling.TokenID, plural bool) bool {
	switch o.Role.Rank {
	case data.RankBody, data.RankForce:
		a.Kind = acta.Kind(o.Role.Rank)
		a.Anonymity = acta.Institution
		a.Why = ""
		m.office(a, o)
		a.Office = ""
		if a.Country == "" {
			m.ownersCountry(a, head)
		}
		return true
	case data.RankHead, data.RankMinister:
		if !plural {
			a.Kind = acta.KindPerson
			a.Anonymity = acta.Described
			m.office(a, o)
			if a.Why == "" {
				a.Why = "the text gives no name"
			}
			return true
		}
	}
	a.Kind = acta.KindUnnamed
	if plural && o.Role.Sector != "GOV" && o.Role.Sector != "EDU" {
		a.Kind = acta.KindPeople
	}
	if o.Country != nil {
		a.Country = o.Country.ISO3
	}
	if o.Role.Sector != "" {
		a.Sector = []string{o.Role.Sector}
	}
	return false
}

// settled reports whether a phrase speaks of one thing that is known: "the
// president", "Arvenia's president", not "a president" or "elected president".
func (m *maker) settled(r ling.Range) bool {
	switch strings.ToLower(m.d.Word(r.From)) {
	case "the", "this", "that":
		return true
	}
	if m.d.Tags[r.From].XPOS == "PRP$" {
		return true
	}
	for tok := r.From; tok < r.To; tok++ {
		if m.d.Tags[tok].XPOS == "POS" {
			return true
		}
	}
	return m.countryIn(r) != nil && strings.ToLower(m.d.Word(r.From)) != "a" && strings.ToLower(m.d.Word(r.From)) != "an"
}

// possessor is where the phrase headed by head begins with its possessor:
// "Dovar's government".
func (m *maker) possessor(from, head ling.TokenID) ling.TokenID {
	sent := m.d.Sents[m.d.SentOf(head)]
	if from-1 <= sent.From || m.d.Tags[from-1].XPOS != "POS" {
		return from
	}
	owner := m.d.Arcs[from-1].Head
	if owner == ling.None || owner >= from || !strings.HasPrefix(m.d.Arcs[owner].Rel, "nmod") || m.d.Arcs[owner].Head != head {
		return from
	}
	for at := from - 1; at >= sent.From && phrase.Under(&m.d.Parsed, at, owner); at-- {
		from = at
	}
	return from
}

// ownersCountry takes the country of whoever owns a public body: Dovar's
// government is that of Dovar's country.
func (m *maker) ownersCountry(a *acta.Actor, head ling.TokenID) {
	sent := m.d.Sents[m.d.SentOf(head)]
	first, _ := slices.BinarySearchFunc(m.d.Mentions, sent.From, func(n ling.Mention, at ling.TokenID) int { return cmp.Compare(n.From, at) })
	for i := first; i < len(m.d.Mentions) && m.d.Mentions[i].From < sent.To; i++ {
		n := m.d.Mentions[i]
		if m.d.Arcs[n.Head].Rel != "nmod:poss" || m.d.Arcs[n.Head].Head != head || m.cast.OfMention[i] == "" {
			continue
		}
		if owner := m.actors[m.at[m.cast.OfMention[i]]]; owner.Country != "" {
			a.Country, a.Why = owner.Country, ""
			if len(a.Sector) > 0 {
				a.Code = a.Country + a.Sector[0]
			}
			return
		}
	}
}

func (m *maker) countryCode(a *acta.Actor, r ling.Range) {
	if c := m.countryIn(r); c != nil {
		a.Country = c.ISO3
		if len(a.Sector) > 0 && (a.Kind == acta.KindBody || a.Kind == acta.KindForce) {
			a.Code = c.ISO3 + a.Sector[0]
		}
	}
}

// bareWords say nothing of who a source is.
var bareWords = map[string]bool{
	"the": true, "a": true, "an": true, "some": true, "many": true, "several": true, "one": true, "two": true, "three": true, "few": true,
	"other": true, "others": true, "another": true, "most": true, "all": true, "any": true, "more": true, "both": true, "no": true,
	"this": true, "that": true, "these": true, "those": true, "such": true, "anonymous": true, "unnamed": true, "unidentified": true, "of": true,
	"number": true, "dozen": true, "dozens": true, "hundreds": true, "thousands": true, "at": true, "least": true, ",": true,
}

// anonymity is described where the phrase says more of its source than its
// noun, else bare.
func (m *maker) anonymity(r ling.Range, head ling.TokenID) acta.Anonymity {
	for tok := r.From; tok < r.To; tok++ {
		if tok != head && !bareWords[strings.ToLower(m.d.Word(tok))] {
			return acta.Described
		}
	}
	return acta.Bare
}

// pronoun fills a for a speaker that is a pronoun and nothing more.
func (m *maker) pronoun(a *acta.Actor, lead ling.MentionID, chain *ling.Chain) {
	mention := m.d.Mentions[lead]
	a.Name = m.d.Words(mention.Range)
	a.Kind, a.Anonymity = acta.KindUnnamed, acta.Bare
	switch strings.ToLower(a.Name) {
	case "i", "me", "my", "myself":
		a.Kind = acta.KindPerson
		a.Why = "the writer or a speaker whom the text does not tie to a name"
		return
	}
	a.Why = "the text does not settle whom the pronoun stands for"
	if chain != nil && strings.HasSuffix(chain.Rules[0], ".ambiguous") {
		a.Why = "the pronoun may stand for more than one"
	}
}

// addSource makes the actor of a source that is no mention, by its words alone.
func (m *maker) addSource(r ling.Range) acta.ActorID {
	d := &m.d.Parsed
	head := phrase.Head(d, r)
	a := acta.Actor{Mentions: []acta.MentionOf{{Span: m.d.Span(r), Form: acta.FormNominal}}}
	if d.Tags[head].UPOS == "PRON" {
		a.Name, a.Kind, a.Anonymity = m.d.Words(r), acta.KindUnnamed, acta.Bare
		a.Mentions[0].Form = acta.FormPronoun
		a.Why = "the text does not settle whom the pronoun stands for"
	} else {
		m.nominal(&a, r, head)
		if d.Tags[head].UPOS == "PROPN" {
			a.Anonymity, a.Mentions[0].Form = acta.Named, acta.FormName
			a.Why = "a name that was not recognised"
			for tok := r.From; tok < r.To; tok++ {
				if phrase.Rel(d, tok) == "conj" && d.Tags[tok].UPOS == "PROPN" {
					a.Kind, a.Why = acta.KindPeople, "several names together"
				}
			}
		}
	}
	a.ID = acta.ActorID(acta.EntryID(m.id, "a", spansOf(a.Mentions)...))
	m.put(a)
	return a.ID
}
