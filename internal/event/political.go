package event

import (
	"slices"

	"acta"
	"acta/internal/ling"
)

// political reports whether somebody acts: a source is named, or the words leave no
// doubt that there is one. Storms and crashes kill too.
func (m *maker) political(c *candidate) bool {
	tok, act, f := c.tok, c.act, &c.f
	harm := m.harms(c)
	if harm && m.isMishap(c) {
		return false
	}
	if act.Type == "COERCE" && len(f.source) > 0 && !slices.ContainsFunc(f.source, m.hasPower) {
		return false // "will shut down its app"
	}
	if m.is("firm", tok) && len(act.Words) == 0 && m.cue[tok] < 0 && !slices.ContainsFunc(f.target, func(t ling.TokenID) bool { return m.heads[t] != "" }) {
		return false
	}
	if m.is("throw", tok) && len(f.target) == 0 && slices.ContainsFunc(act.Words, func(w string) bool { return m.w.Events.Party("thrown", w) }) {
		return false
	}
	if harm && m.is("weapon", f.subject) {
		f.deed = true
	}
	if act.Type == "REQUEST" && len(act.Words) == 0 && len(f.target) == 0 && !act.Noun {
		return m.cue[tok] >= 0 && len(f.source) > 0
	}
	if len(f.target) == 0 && (act.Mode == "phone" || act.Type == "AID" || act.Type == "COOPERATE") {
		return false
	}
	if len(act.Words) == 0 && m.is("weak", tok) && len(f.target) == 0 || m.is("mutually", tok) && !f.both {
		return false
	}
	if harm && len(f.target) == 0 && !f.deed {
		return false // "the rocket exploded"
	}
	if len(f.source) > 0 {
		return !harm || f.deed || slices.ContainsFunc(f.source, func(t ling.TokenID) bool { return m.directly(t, f) })
	}
	if m.d.Tags[tok].UPOS == "NOUN" {
		switch act.Type {
		case "ASSAULT", "COERCE":
			return m.isDeed(c)
		case "RETREAT":
			return act.Mode == "release" && len(f.target) > 0
		}
		return false
	}
	if len(f.target) == 0 {
		return act.Type == "ASSAULT" && f.deed && m.where(tok).Name != ""
	}
	switch act.Type {
	case "ASSAULT":
		return !harm || f.deed
	case "COERCE":
		return act.Mode == "arrest" && !harm
	case "MOBILIZE", "AID":
		return len(act.Words) > 0
	case "SANCTION", "RETREAT":
		return !harm
	}
	return false
}

// hasPower reports whether the party at t can coerce: companies, clubs and papers
// that no list of political actors has cannot.
func (m *maker) hasPower(t ling.TokenID) bool {
	a := m.actors[m.heads[t]]
	return a == nil || a.Code != "" || a.Kind != acta.KindCompany && a.Kind != acta.KindMedia && a.Kind != acta.KindGroup
}

// isMishap reports whether nobody meant to do what c tells: by its adverb, or because
// its sentence tells of an accident and of no attack.
func (m *maker) isMishap(c *candidate) bool {
	if !c.f.deed {
		for t := m.sent.From; t < m.sent.To; t++ {
			if m.is("accident", t) && m.owner[t] == m.owner[c.tok] && !m.is("weapon", c.f.subject) {
				return true
			}
		}
	}
	for _, o := range append([]*candidate{c}, c.also...) {
		if slices.ContainsFunc(m.children(o.tok, "advmod"), func(t ling.TokenID) bool { return m.is("mishap", t) }) {
			return true
		}
	}
	return false
}

// isDeed reports whether the noun of c tells an attack though nobody is named who did
// it: "a car bombing in Brenn", "the strikes on Tolmark".
func (m *maker) isDeed(c *candidate) bool {
	sure := m.is("deed", c.tok) || len(c.also) > 0
	for _, t := range m.children(c.tok, "compound", "amod") {
		sure = sure || m.is("tool", t)
	}
	switch {
	case sure:
		return len(c.f.target) > 0 || m.where(c.tok).Name != "" || m.d.Tags[c.tok].UPOS == "NOUN" && m.is("mutual", c.tok)
	case len(c.f.target) == 0:
		return false
	}
	for _, t := range m.children(c.tok, "nmod", "obl") {
		switch how := m.caseOf(t); {
		case how == "on", how == "against", how == "of" && m.is("capture", c.tok):
			return true
		}
	}
	return false
}

// directly reports whether the source at t is itself the subject, and of a kind that
// can act, or what acts belongs to it as its arm.
func (m *maker) directly(t ling.TokenID, f *frame) bool {
	a := m.actors[m.heads[t]]
	if f.subject == t && m.is("people", t) {
		return true
	}
	if a == nil {
		return false
	}
	switch a.Kind {
	case acta.KindCompany, acta.KindMedia, acta.KindDocument, acta.KindUnnamed:
		return a.Kind == acta.KindUnnamed && a.Country != ""
	}
	if a.Code == "" && (a.Kind == acta.KindPerson || a.Kind == acta.KindBloc) {
		return false
	}
	return f.subject == t || f.subject != ling.None && (m.is("arm", f.subject) || m.is("people", f.subject) || m.line(f.subject) != nil || m.d.Arcs[t].Rel == "conj")
}
