package event

import (
	"slices"
	"strings"

	"acta/internal/ling"
)

// subjectOf is the subject of v where that is a verb.
func (m *maker) subjectOf(v ling.TokenID) (ling.TokenID, bool, string) {
	if v == ling.None || m.d.Tags[v].UPOS != "VERB" && m.d.Tags[v].UPOS != "ADJ" {
		return ling.None, false, "roles.none"
	}
	return m.subject(v, 0)
}

// subject is the head of what acts in the clause of v, or of what is acted on where
// v is passive; None where the clause has none.
func (m *maker) subject(v ling.TokenID, depth int) (head ling.TokenID, passive bool, rule string) {
	d := m.d
	passive = len(m.children(v, "aux:pass")) > 0
	if subjects := m.children(v, "nsubj", "nsubj:pass", "csubj"); len(subjects) > 0 {
		t := subjects[0]
		isPassive := d.Arcs[t].Rel == "nsubj:pass" && (passive || d.Tags[v].XPOS == "VBN" && len(m.children(v, "obj")) == 0)
		if who := strings.ToLower(d.Word(t)); who == "who" || who == "which" || who == "that" {
			if strings.HasPrefix(d.Arcs[v].Rel, "acl") {
				return d.Arcs[v].Head, isPassive, "roles.relative"
			}
		}
		harm := m.w.Events.Mood("harm", d.Tags[v].Lemma) != "" && d.Tags[v].XPOS == "VBD" && m.is("people", t)
		bare := (d.Tags[v].XPOS == "VBN" || harm) && len(m.children(v, "aux", "aux:pass", "obj")) == 0 // "with one envoy killed"
		if isPassive || bare {
			return t, true, "roles.passive"
		}
		return t, passive, "roles.subject"
	}
	arc := d.Arcs[v]
	if arc.Head == ling.None || depth > 4 {
		return ling.None, passive, "roles.none"
	}
	rel, _, _ := strings.Cut(arc.Rel, ":")
	switch rel {
	case "conj":
		head, above, rule := m.subject(arc.Head, depth+1)
		if above && !passive && d.Tags[v].XPOS != "VBN" {
			above = false
		}
		return head, above || passive, rule
	case "xcomp":
		if o := m.children(arc.Head, "obj", "iobj"); len(o) > 0 && m.controlsObject(arc.Head) {
			return o[0], passive, "roles.object_control"
		}
		head, above, _ := m.subject(arc.Head, depth+1)
		if d.Tags[v].XPOS == "VBN" && !m.isInfinitive(v) {
			return head, true, "roles.control" // "are confirmed killed"
		}
		if above && len(m.children(v, "aux:pass")) == 0 {
			// "was forced to leave": the one who is forced leaves
			return head, false, "roles.control"
		}
		return head, passive, "roles.control"
	case "advcl", "ccomp", "parataxis":
		if d.Tags[v].XPOS == "VBN" && !passive {
			passive = true
		}
		if o := m.children(arc.Head, "obj"); len(o) > 0 && m.controlsObject(arc.Head) {
			if m.isEachOther(o[0]) {
				head, _, _ := m.subject(arc.Head, depth+1) // "accused each other of …"
				return head, passive, "roles.object_control"
			}
			return o[0], passive, "roles.object_control"
		}
		if rel != "advcl" && d.Tags[v].XPOS != "VBG" {
			return ling.None, passive, "roles.none"
		}
		head, above, _ := m.subject(arc.Head, depth+1)
		if above {
			return head, passive, "roles.shared"
		}
		return head, passive, "roles.shared"
	case "acl":
		if verb := d.Arcs[arc.Head].Head; m.isEachOther(arc.Head) && verb != ling.None {
			head, _, _ := m.subject(verb, depth+1)
			return head, passive, "roles.object_control"
		}
		for d.Arcs[arc.Head].Rel == "conj" && d.Tags[d.Arcs[arc.Head].Head].UPOS != "VERB" {
			arc.Head = d.Arcs[arc.Head].Head
		}
		if m.isInfinitive(v) && !m.isAgent(arc.Head) {
			if above := d.Arcs[arc.Head].Head; above != ling.None && d.Tags[above].UPOS == "VERB" {
				head, _, _ := m.subject(above, depth+1)
				return head, passive, "roles.shared"
			}
			return m.ownerOf(arc.Head), passive, "roles.owner"
		}
		return arc.Head, passive || d.Tags[v].XPOS == "VBN", "roles.participle"
	}
	return ling.None, passive, "roles.none"
}

// controlsObject reports whether the object of a verb does what hangs on it.
func (m *maker) controlsObject(v ling.TokenID) bool { return m.is("control", v) }

// ownerOf is the possessor of a noun: "Arvenia's plan to …".
func (m *maker) ownerOf(n ling.TokenID) ling.TokenID {
	for _, t := range m.children(n, "nmod:poss", "amod", "compound") {
		if m.isAgent(t) {
			return t
		}
	}
	return ling.None
}

func (m *maker) isInfinitive(v ling.TokenID) bool {
	return slices.ContainsFunc(m.children(v, "mark"), func(t ling.TokenID) bool { return m.d.Tags[t].Lemma == "to" })
}

// isEachOther reports whether the word at t is one of "each other".
func (m *maker) isEachOther(t ling.TokenID) bool {
	if strings.EqualFold(m.d.Word(t), "each") && t+1 < m.sent.To {
		t++
	}
	return m.d.Tags[t].Lemma == "other" && t > m.sent.From && strings.EqualFold(m.d.Word(t-1), "each")
}
