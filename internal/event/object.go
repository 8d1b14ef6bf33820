package event

import (
	"slices"
	"strings"

	"acta/data"
	"acta/internal/ling"
)

// objects are the heads of those whom the verb v is done to.
func (m *maker) objects(v ling.TokenID, act *data.Act) []ling.TokenID {
	things := m.things
	m.things = false
	defer func() { m.things = things }()
	direct := m.children(v, "obj", "iobj")
	if m.is("throw", v) {
		direct = slices.DeleteFunc(direct, func(t ling.TokenID) bool { return m.w.Events.Party("thrown", m.d.Tags[t].Lemma) })
	}
	if len(direct) == 0 {
		// "detains and jails two envoys"
		for _, c := range m.children(v, "conj") {
			if m.d.Tags[c].UPOS == "VERB" && len(m.children(c, "nsubj", "nsubj:pass", "aux:pass")) == 0 && len(m.children(v, "obl", "xcomp", "ccomp")) == 0 {
				direct = append(direct, m.children(c, "obj")...)
			}
		}
	}
	for _, t := range m.children(v, "obl", "obl:unmarked", "obl:tmod") {
		if m.caseOf(t) == "" && len(m.children(t, "nummod")) > 0 && t > v && !m.isDate(t) {
			direct = append(direct, t) // "kill at least nine nurses"
		}
	}
	found := m.first(direct)
	named := slices.ContainsFunc(found, func(t ling.TokenID) bool { return m.heads[t] != "" })
	if len(found) > 0 && (named || act.Type == "ASSAULT" || act.Type == "COERCE" || act.Type == "RETREAT") {
		if m.is("wrest", v) {
			for _, t := range m.children(v, "obl") {
				if from := m.agents(t, true); m.caseOf(t) == "from" && len(from) > 0 {
					return from
				}
			}
		}
		return found
	}
	spots := m.spots(v, act)
	for _, p := range m.w.Events.Toward() {
		for _, t := range spots {
			how := m.caseOf(t)
			if how != p || how == "by" || how == "in" && act.Type != "ASSAULT" && act.Type != "AID" && act.Type != "MOBILIZE" && act.Type != "COERCE" && act.Mode != "visit" {
				continue
			}
			if found := m.agents(t, true); len(found) > 0 && !(len(m.acting) > 1 && isReciprocal(act.Type) && p != "with" && p != "to") {
				return found
			}
		}
	}
	if len(found) > 0 {
		return found
	}
	m.things = things
	for _, p := range []string{"", "on", "against", "at"} {
		for _, t := range append(direct, spots...) {
			if m.caseOf(t) == p && !(m.is("tool", t) && !m.is("downs", v)) {
				if found := m.agents(t, true); len(found) > 0 {
					return found
				}
			}
		}
	}
	return nil
}

// first are those whom phrases name, but for those who act.
func (m *maker) first(phrases []ling.TokenID) []ling.TokenID {
	var out []ling.TokenID
	for _, t := range phrases {
		for _, who := range m.agents(t, true) {
			if !slices.ContainsFunc(m.acting, func(s ling.TokenID) bool { return s == who || m.heads[s] != "" && m.heads[s] == m.heads[who] }) {
				out = append(out, who)
			}
		}
	}
	return out
}

// spots are the phrases beside v that may name whom it is done to.
func (m *maker) spots(v ling.TokenID, act *data.Act) []ling.TokenID {
	var out []ling.TokenID
	for _, t := range m.children(v, "obj", "obl", "xcomp", "obl:agent", "compound:prt", "advcl", "ccomp") {
		rel, _, _ := strings.Cut(m.d.Arcs[t].Rel, ":")
		switch {
		case rel == "xcomp":
			out = append(out, m.children(t, "obj", "iobj", "obl")...)
		case rel == "advcl" || rel == "ccomp":
			// "called on Tolmark to stop": whom the clause names is told, where the act is
			// one of speaking
			if rel == "ccomp" && (act.Type == "REQUEST" || act.Type == "ACCUSE" || act.Type == "REJECT") {
				out = append(out, m.children(t, "nsubj", "nsubj:pass")...)
			}
		default:
			out = append(out, t)
			out = append(out, m.children(t, "nmod", "acl")...)
		}
	}
	return out
}

// nominal finds the parties of a noun: "Arvenia's strike on Tolmark", "talks between
// A and B", "an attack by A on B", "sanctions imposed by A on B".
func (m *maker) nominal(f *frame, n ling.TokenID) {
	f.rules = append(f.rules, "roles.noun")
	for _, t := range m.children(n, "nmod:poss", "amod", "compound") {
		if m.d.Tags[t].UPOS == "NOUN" && !m.isAgent(t) && !m.is("people", t) || m.d.Tags[t].Lemma == "terrorist" {
			continue
		}
		f.source = append(f.source, m.within(t, false, m.d.Tags[t].UPOS == "NOUN" || m.d.Arcs[t].Rel == "nmod:poss", 0)...)
	}
	around := m.children(n, "nmod", "obl", "nmod:agent")
	for _, v := range m.children(n, "acl") {
		if m.is("blame", v) {
			for _, t := range m.children(v, "obl") {
				if how := m.caseOf(t); how == "to" || how == "on" {
					f.source = append(f.source, m.agents(t, false)...)
				}
			}
			continue
		}
		if line := m.line(v); line != nil && line.Type != m.kind {
			continue
		}
		around = append(around, m.children(v, "obl", "obl:agent")...)
		if m.d.Tags[v].XPOS == "VBG" {
			around = append(around, m.children(v, "obj")...)
		}
	}
	head := m.d.Arcs[n].Head
	if head != ling.None && (m.d.Arcs[n].Rel == "nsubj" || m.d.Arcs[n].Rel == "nsubj:pass") && m.d.Tags[head].UPOS == "VERB" {
		for t := n + 1; t < m.sent.To; t++ {
			if c := m.caseOf(t); (c == "between" || c == "by" || c == "with" || c == "against") && m.nearby(t, head) {
				around = append(around, t)
			}
		}
	}
	for _, t := range around {
		switch m.caseOf(t) {
		case "by":
			f.source = append(f.source, m.agents(t, false)...)
		case "between", "among":
			if both := m.agents(t, false); m.kind != "ASSAULT" || m.is("mutual", n) {
				f.source = append(f.source, both...)
				f.both = len(both) > 1
			}
		case "of":
			if m.is("doer", n) {
				f.source = append(f.source, m.agents(t, false)...)
			}
		}
	}
	if len(f.source) == 0 && head != ling.None {
		does := head
		switch {
		case m.d.Arcs[n].Rel == "obj" && (m.is("light", head) || m.is("declare", head) && m.kind != "RETREAT" && m.kind != "ASSAULT"):
			around = append(around, m.children(head, "obl")...)
		case m.d.Tags[head].Lemma == "responsibility":
			does = m.d.Arcs[head].Head // "took responsibility for the attack"
		case m.d.Tags[head].Lemma == "responsible":
		default:
			does = ling.None
		}
		if subject, passive, rule := m.subjectOf(does); !passive {
			f.source = m.agents(subject, false)
			f.rules = append(f.rules, rule)
		}
	}
	for _, p := range []string{"against", "on", "at", "to", "with", "of", "from", "toward", "towards", "for", "around", "", "in", "across", "outside", "near"} {
		for _, t := range around {
			if m.caseOf(t) == p && len(f.target) == 0 {
				f.target = m.agents(t, true)
				f.aimed = len(f.target) > 0 && p != "in" && p != "across" && p != "outside" && p != "near"
			}
		}
	}
	if len(f.target) == 0 {
		f.target = m.hit(n)
	}
}

// hit are those whom the attack at n hit, where the clause that it stands in tells
// so: "the port was damaged in an attack", "the death of X in a strike".
func (m *maker) hit(n ling.TokenID) []ling.TokenID {
	head := m.d.Arcs[n].Head
	switch {
	case head == ling.None:
	case m.d.Tags[head].UPOS == "NOUN" && m.is("loss", head):
		for _, t := range m.children(head, "nmod", "nmod:poss") {
			if t != n && (m.caseOf(t) == "of" || m.d.Arcs[t].Rel == "nmod:poss") {
				return m.agents(t, true)
			}
		}
	case m.d.Tags[head].UPOS == "VERB" && m.is("suffer", head):
		if subject, passive, _ := m.subject(head, 0); passive || m.d.Arcs[n].Rel == "obj" {
			return m.agents(subject, true)
		}
	}
	return nil
}

// children are the words that hang on head by one of rels, in text order.
func (m *maker) children(head ling.TokenID, rels ...string) []ling.TokenID {
	if head == ling.None {
		return nil
	}
	var out []ling.TokenID
	for t := m.sent.From; t < m.sent.To; t++ {
		if m.d.Arcs[t].Head == head && slices.Contains(rels, m.d.Arcs[t].Rel) {
			out = append(out, t)
		}
	}
	return out
}

// caseWord is the preposition of the phrase at t, or None.
func (m *maker) caseWord(t ling.TokenID) ling.TokenID {
	for _, c := range m.children(t, "case", "mark") {
		if m.d.Tags[c].XPOS != "POS" && m.d.Tags[c].UPOS != "VERB" && !m.isQuantity(c) {
			return c
		}
	}
	return ling.None
}

// caseOf is the preposition of the phrase at t, or empty.
func (m *maker) caseOf(t ling.TokenID) string {
	for _, c := range m.children(t, "case") {
		if m.d.Tags[c].XPOS != "POS" && m.d.Tags[c].UPOS != "VERB" && !m.isQuantity(c) {
			return strings.ToLower(m.d.Word(c))
		}
	}
	return ""
}

// isQuantity reports whether the word at t begins "at least" and the like, or says how
// many there are: "over 100".
func (m *maker) isQuantity(t ling.TokenID) bool {
	if t+1 >= m.sent.To {
		return false
	}
	switch next := &m.d.Tags[t+1]; m.d.Tags[t].Lemma {
	case "at", "up", "more", "less", "fewer", "as":
		return next.Lemma == "least" || next.Lemma == "most" || next.Lemma == "to" || next.Lemma == "than" || next.Lemma == "many"
	case "over", "around", "about", "under", "nearly", "above", "below":
		return next.UPOS == "NUM"
	}
	return false
}
