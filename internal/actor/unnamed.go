package actor

import (
	"strings"

	"acta"
	"acta/data"
	"acta/internal/gazetteer"
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
	f := m.read(r, 0)
	a.Country, a.Sector, a.Code, a.Rules = f.country, f.sector, f.code, f.rules
	if f.entry != nil && f.kind != acta.KindPerson && f.role == nil {
		m.set(a, f)
		return true
	}
	a.Anonymity = m.anonymity(r, head)
	a.Why = "the text gives no name"
	lemma := phrase.Lower(d, head)
	switch {
	case f.plural && blocNouns[lemma]:
		a.Kind = acta.KindPeople
		if a.Anonymity == acta.Described {
			a.Kind, a.Anonymity, a.Why = acta.KindBloc, acta.Institution, ""
		}
		a.Code = ""
		return false
	case f.role != nil:
		return m.role(a, &f, r) && m.settled(r)
	case f.paper:
		a.Kind = acta.KindDocument
		return false
	case f.kind == acta.KindState || f.kind == acta.KindPeople:
		a.Kind, a.Anonymity, a.Why = f.kind, acta.Institution, ""
		if f.kind == acta.KindPeople && len(f.rules) > 0 && !strings.HasPrefix(f.rules[0], "country:") {
			a.Anonymity = m.anonymity(r, head)
		}
		return true
	case f.kind != "" && f.kind != acta.KindPerson:
		a.Kind, a.Anonymity = f.kind, acta.Institution
		return false
	}
	a.Kind = acta.KindUnnamed
	if (f.plural || lemma == "people" || lemma == "public") && !speakers[lemma] {
		a.Kind = acta.KindPeople
	}
	return false
}

// speakers are nouns of single persons who speak, in the plural too.
var speakers = map[string]bool{"source": true, "person": true, "insider": true, "figure": true, "contact": true}

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
func (m *maker) role(a *acta.Actor, f *facts, r ling.Range) bool {
	role := f.role
	switch role.Rank {
	case data.RankBody, data.RankForce:
		a.Kind = acta.Kind(role.Rank)
		a.Anonymity, a.Why = acta.Institution, ""
		if f.kind == acta.KindForce || f.kind == acta.KindIGO {
			a.Kind = f.kind
		}
		if !f.plural && a.Country != "" {
			m.bodyOf(a, f)
		}
		return true
	case data.RankHead, data.RankMinister:
		if f.plural {
			break
		}
		a.Kind, a.Anonymity = acta.KindPerson, acta.Described
		o := phrase.Office{Role: role, Range: f.at}
		if a.Country != "" {
			a.Office = m.officeName(&o, *f)
		} else if o := phrase.OfficeAt(&m.d.Parsed, m.lex, f.at.To-1); o != nil {
			a.Office = m.officeName(o, *f)
			if o.Of.Empty() {
				a.Why = "the text does not say whose office it is"
			}
		}
		if f.past == "" && m.settled(r) {
			m.holder(a, role)
		}
		return true
	}
	a.Kind = acta.KindUnnamed
	if f.plural && (masses[role.Sector] || role.Name == "student") {
		a.Kind = acta.KindPeople
	}
	if f.plural && (role.Sector == "REB" || role.Sector == "MIL" || role.Sector == "UAF") && role.Rank == data.RankNone && !officers[role.Name] {
		a.Kind, a.Anonymity, a.Why = acta.KindForce, acta.Institution, ""
	}
	return false
}

// masses are sectors whose plural names a part of the people.
var masses = map[string]bool{"CVL": true, "REF": true, "LAB": true, "AGR": true, "HLH": true, "BUS": true, "NGO": true}

// officers are soldiers who speak for themselves.
var officers = map[string]bool{"general": true, "colonel": true, "admiral": true, "major": true, "captain": true, "lieutenant": true, "commander": true}

// bodyOf finds the body that a country has by a noun: "the Arvenian army".
func (m *maker) bodyOf(a *acta.Actor, f *facts) {
	if f.role.Name == "government" || f.role.Name == "administration" {
		return
	}
	if e := m.link(m.d.Words(f.at), a.Country, "", ""); e != nil && e.Country == a.Country && e.Kind == a.Kind && len(e.Sector) > 0 && len(a.Sector) > 0 && e.Sector[0] == a.Sector[0] {
		m.entry = e
		a.Name, a.Wikidata, a.Kind = plainName(e.Name), e.Wikidata, e.Kind
		a.Rules = append(a.Rules, "actor:"+e.ID)
		a.Sector, a.Code = e.Sector, e.Code
	}
}

// holder names who held an office on the day, where it is known of one alone.
func (m *maker) holder(a *acta.Actor, role *data.Role) {
	if strings.Contains(strings.ToLower(a.Office), "acting ") || strings.Contains(strings.ToLower(a.Office), "interim ") {
		return
	}
	if m.gaz == nil || m.date == "" || a.Country == "" || role.Rank != data.RankHead {
		return
	}
	rank := gazetteer.RankState
	switch role.Name {
	case "president", "king", "queen", "emir", "sultan", "supreme leader":
	case "prime minister", "premier", "chancellor", "taoiseach":
		rank = gazetteer.RankGovernment
	default:
		return
	}
	var one *gazetteer.Entry
	for _, e := range m.gaz.Holders(a.Country, rank, m.date) {
		o, _ := e.On(m.date)
		if !strings.Contains(strings.ToLower(o.Title), role.Name) {
			continue
		}
		if one != nil {
			return
		}
		one = e
	}
	if one == nil {
		return
	}
	m.entry = one
	a.Name, a.Wikidata, a.Why = plainName(one.Name), one.Wikidata, "the name is that of who held the office on "+m.date
	a.Rules = append(a.Rules, "office.holder:"+m.date, "actor:"+one.ID)
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

// missedName fills a for a person whom the namer passed over: a name right
// behind a role, "cleric Ilan Dovar". It reports whether r ends in one.
func (m *maker) missedName(a *acta.Actor, r ling.Range) bool {
	r = m.trim(r)
	core, _ := m.split(r)
	if core.Empty() {
		return false
	}
	from := core.To
	for from > core.From && core.To-from < 5 {
		t := m.d.Tags[from-1]
		if t.UPOS != "PROPN" && t.UPOS != "PUNCT" && !phrase.Capital(&m.d.Parsed, from-1) || m.lex.EndsRole(phrase.Lower(&m.d.Parsed, from-1)) {
			break
		}
		from--
	}
	if from == core.From || core.To-from < 2 {
		return false
	}
	f := m.read(ling.Range{From: core.From, To: from}, 0)
	if f.role == nil || f.at.To != from || f.role.Rank == data.RankBody || f.role.Rank == data.RankForce || f.plural {
		return false
	}
	name := ling.Range{From: from, To: core.To}
	a.Name, a.Kind, a.Anonymity = m.d.Words(name), acta.KindPerson, acta.Named
	a.Country, a.Sector, a.Code, a.Rules = f.country, f.sector, f.code, append(f.rules, "name.behind.role")
	o := phrase.Office{Role: f.role, Range: f.at}
	a.Office = m.officeName(&o, f)
	if e := m.link(a.Name, a.Country, m.d.Words(f.at), acta.KindPerson); e != nil {
		m.fill(a, e, &o, f)
	}
	return true
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
		m.entry = nil
		if m.missedName(&a, r) {
			a.Mentions[0].Form = acta.FormName
			a.ID = acta.ActorID(acta.EntryID(m.id, "a", spansOf(a.Mentions)...))
			return m.put(a)
		}
		m.nominal(&a, r, head)
		if d.Tags[head].UPOS == "PROPN" && m.entry == nil && (a.Kind == acta.KindUnnamed || a.Kind == acta.KindState) {
			a.Anonymity, a.Mentions[0].Form = acta.Named, acta.FormName
			a.Why = "a name that was not recognised"
			for tok := r.From; tok < r.To; tok++ {
				if phrase.Rel(d, tok) == "conj" && d.Tags[tok].UPOS == "PROPN" {
					a.Kind, a.Why = acta.KindPeople, "several names together"
					a.Country, a.Code, a.Sector, a.Rules = "", "", nil, nil
				}
			}
		}
	}
	a.ID = acta.ActorID(acta.EntryID(m.id, "a", spansOf(a.Mentions)...))
	return m.put(a)
}
