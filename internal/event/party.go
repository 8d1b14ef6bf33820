package event

import (
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/ling"
)

// frame is the parties of an act: heads of their words.
type frame struct {
	source, target []ling.TokenID
	subject        ling.TokenID // head of the words that name the source, or None
	both           bool         // they act on each other
	deed           bool         // the words name an attack
	aimed          bool         // the target is what a noun says that it is aimed at, "a strike on …", not where it took place
	rules          []string
}

// parties finds who acts and to whom in the clause of the act at tok.
func (m *maker) parties(tok ling.TokenID, act *data.Act) (f frame) {
	f.subject = ling.None
	m.kind, m.things, m.acting = act.Type, act.Type == "ASSAULT" || act.Type == "COERCE", nil
	switch act.Type {
	case "MOBILIZE", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE":
		m.own = true
	case "CONSULT":
		m.own = act.Mode != "visit"
	case "RETREAT":
		m.things = true
		m.own = act.Mode != "release" && act.Mode != "return"
	default:
		m.own = false
	}
	if m.d.Tags[tok].UPOS == "NOUN" {
		m.nominal(&f, tok)
	} else {
		m.verbal(&f, tok, act)
	}
	f.target = slices.DeleteFunc(f.target, func(t ling.TokenID) bool {
		return slices.ContainsFunc(f.source, func(s ling.TokenID) bool {
			return s == t || m.heads[s] != "" && m.heads[s] == m.heads[t] || m.heads[t] == "" && m.under(t, s)
		})
	})
	if len(f.source) > 1 && m.w.Events.Party("mutual", m.d.Tags[tok].Lemma) {
		f.both = true
	}
	if len(f.target) == 0 && (f.both || len(f.source) > 1 && isReciprocal(act.Type)) {
		f.target = slices.Clone(f.source)
		f.rules = append(f.rules, "roles.reciprocal")
	}
	return f
}

func isReciprocal(t string) bool {
	switch t {
	case "CONSULT", "COOPERATE", "AGREE", "SUPPORT":
		return true
	}
	return false
}

// isAgent reports whether the word at tok is the head of an actor that may act in
// politics; the words of an act, "Arvenian airstrikes", are none.
func (m *maker) isAgent(tok ling.TokenID) bool {
	a := m.actors[m.heads[tok]]
	return a != nil && a.Kind != acta.KindDocument &&
		!(m.d.Tags[tok].UPOS == "NOUN" && a.Anonymity != acta.Institution && !m.is("people", tok) && !m.is("arm", tok) && m.line(tok) != nil)
}

// is reports whether a list of partywords.tsv has the word at t.
func (m *maker) is(list string, t ling.TokenID) bool {
	return t != ling.None && m.w.Events.Party(list, m.d.Tags[t].Lemma)
}

// isDescribed reports whether the word at t stands for somebody whom the text does
// not name, "gunmen", "two others"; or, for a target, for something that is struck.
func (m *maker) isDescribed(t ling.TokenID, target bool) bool {
	switch m.d.Tags[t].UPOS {
	case "NOUN":
		if word := m.d.Word(t); len(word) > 1 && strings.ToUpper(word) == word {
			return true // "ELN"
		}
		if target && m.own || target && m.d.Tags[t].Lemma == "state" {
			return false
		}
		return m.is("people", t) || target && m.things && m.is("thing", t)
	case "PROPN":
		return !m.isDate(t) && (m.things || m.placeAt(t) == nil)
	case "NUM":
		return target && (m.d.Arcs[t].Rel == "obj" || m.d.Arcs[t].Rel == "nsubj:pass")
	}
	return false
}

// verbal finds the parties of a verb.
func (m *maker) verbal(f *frame, v ling.TokenID, act *data.Act) {
	subject, passive, rule := m.subject(v, 0)
	if !passive && m.d.Tags[v].XPOS == "VBN" && len(m.children(v, "nsubj", "aux")) == 0 && m.hasAgent(v) {
		subject, passive, rule = ling.None, true, "roles.passive"
	}
	if !passive && m.is("die", v) {
		passive = true
	}
	f.rules = append(f.rules, rule)
	if passive {
		m.passive(f, v, subject, act)
		return
	}
	if rule == "roles.shared" && m.d.Tags[v].XPOS != "VBG" && m.d.Tags[v].XPOS != "VB" && m.w.Events.Mood("harm", m.d.Tags[v].Lemma) != "" {
		subject = ling.None // "ended the search after a landslide killed nine"
	}
	f.subject = subject
	if n := m.deedAt(subject, act); n != ling.None && act.Type == "ASSAULT" {
		// "Arvenia's strike on the port killed nine": they are its parties
		var in frame
		m.nominal(&in, n)
		f.source, f.both, f.deed = in.source, in.both, true
		f.rules = append(f.rules, in.rules...)
		if f.target = in.target; !in.aimed {
			if hit := m.objects(v, act); len(hit) > 0 {
				f.target = hit
			}
		}
		if len(f.source) == 0 {
			f.source = m.agents(subject, false)
			f.source = slices.DeleteFunc(f.source, func(t ling.TokenID) bool { return slices.Contains(f.target, t) })
		}
	} else {
		f.source = m.agents(subject, false)
	}
	m.acting = f.source
	for _, t := range m.children(v, "obl") {
		if c := m.caseOf(t); (c == "between" || c == "among") && len(f.source) == 0 {
			if f.source = m.agents(t, false); len(f.source) > 1 {
				f.both, f.target = true, nil
			}
		}
	}
	if len(f.target) == 0 && !f.both {
		f.target = m.objects(v, act)
	}
	for t := v + 1; t < m.sent.To && len(f.target) == 0 && len(f.source) > 0; t++ {
		f.both = f.both || m.d.Tags[t].Lemma == "other" && strings.EqualFold(m.d.Word(t-1), "each") && m.nearby(t, v)
	}
	if len(f.source) == 0 {
		for _, t := range m.children(v, "obl:agent") {
			f.source = append(f.source, m.agents(t, false)...)
		}
	}
}

// hasAgent reports whether a phrase with "by" names who does v.
func (m *maker) hasAgent(v ling.TokenID) bool {
	return slices.ContainsFunc(m.children(v, "obl:agent", "obl"), func(t ling.TokenID) bool {
		return (m.d.Arcs[t].Rel == "obl:agent" || m.caseOf(t) == "by") && len(m.agents(t, false)) > 0
	})
}

// passive finds the parties of a verb whose subject is acted on.
func (m *maker) passive(f *frame, v, subject ling.TokenID, act *data.Act) {
	f.target = m.agents(subject, true)
	for _, t := range m.children(v, "obl:agent", "obl") {
		if m.d.Arcs[t].Rel == "obl:agent" || m.caseOf(t) == "by" {
			f.subject = t
			if m.deedAt(t, act) == ling.None {
				f.source = append(f.source, m.agents(t, false)...)
			}
		}
	}
	for _, t := range m.children(v, "obl") {
		if c := m.caseOf(t); (c == "between" || c == "among") && len(f.source) == 0 {
			if f.source = m.agents(t, false); len(f.source) > 1 {
				f.both, f.target = true, nil
			}
		}
	}
	if len(f.target) == 0 && !f.both {
		f.target = m.objects(v, act)
	}
	for t := v + 1; t < m.sent.To && len(f.source) == 0; t++ {
		// "were killed, among them two nurses, in an Arvenian strike on the port"
		n := m.deedAt(t, act)
		if n == ling.None || f.deed || !m.is("by", m.caseWord(t)) || !m.near(t, v) {
			continue
		}
		var in frame
		m.nominal(&in, n)
		f.source, f.deed, f.both = in.source, true, in.both
		switch {
		case in.both:
			f.target = nil
		case len(f.target) == 0:
			f.target = in.target
		case len(in.source) == 0 && m.is("mutual", n):
			// "killed in clashes with militants"
			with := in.target
			if !in.aimed {
				with = nil
			}
			for _, o := range m.children(v, "obl") {
				if m.caseOf(o) == "with" {
					with = append(with, m.agents(o, false)...)
				}
			}
			f.source = slices.DeleteFunc(with, func(t ling.TokenID) bool { return slices.Contains(f.target, t) })
		}
		f.rules = append(f.rules, "roles.noun")
	}
}

// near reports whether t hangs on v, also over a verb that is joined to it: "killed and
// others, including a nurse, injured in a strike".
func (m *maker) near(t, v ling.TokenID) bool {
	for range 5 {
		arc := m.d.Arcs[t]
		if t = arc.Head; t == ling.None || t == v {
			return t == v
		}
		if m.d.Tags[t].UPOS == "VERB" && m.d.Arcs[t].Rel != "conj" && m.d.Tags[t].Lemma != "include" {
			return false
		}
	}
	return false
}

// deedAt is the noun of an act of the type of act in the phrase at t, which may count
// it: "a series of strikes"; None where there is none.
func (m *maker) deedAt(t ling.TokenID, act *data.Act) ling.TokenID {
	for depth := 0; depth < 2 && t != ling.None; depth++ {
		if m.d.Tags[t].UPOS != "NOUN" {
			return ling.None
		}
		if a := m.line(t); a != nil && a.Type == act.Type && !m.is("people", t) {
			return t
		}
		next := ling.TokenID(ling.None)
		for _, c := range m.children(t, "nmod") {
			if m.caseOf(c) == "of" {
				next = c
				break
			}
		}
		t = next
	}
	return ling.None
}
