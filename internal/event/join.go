package event

import (
	"slices"
	"strings"

	"acta/internal/ling"
)

// join puts candidates that tell one attack together: what it did to whom, "killed
// nine and wounded four in a strike, destroying a bridge". The first in the tree
// stays, and takes from the others the parties that it lacks.
func (m *maker) join(all []*candidate) []*candidate {
	of := map[ling.TokenID]*candidate{}
	for _, c := range all {
		of[c.tok] = c
	}
	gone := map[*candidate]bool{}
	for i := len(all) - 1; i >= 0; i-- {
		c := all[i]
		lead := m.lead(c, of)
		if lead == nil {
			continue
		}
		gone[c] = true
		lead.also = append(append(lead.also, c), c.also...)
		if own := slices.DeleteFunc(slices.Clone(c.f.source), func(t ling.TokenID) bool { return slices.Contains(lead.f.target, t) }); len(lead.f.source) == 0 {
			lead.f.source, lead.f.subject = own, c.f.subject
		}
		if len(lead.f.target) == 0 {
			lead.f.target = slices.DeleteFunc(slices.Clone(c.f.target), func(t ling.TokenID) bool { return slices.Contains(lead.f.source, t) })
		}
		lead.f.deed = lead.f.deed || c.f.deed
	}
	return slices.DeleteFunc(all, func(c *candidate) bool { return gone[c] })
}

// lead is the candidate above c in the tree that tells the same attack, or nil.
func (m *maker) lead(c *candidate, of map[ling.TokenID]*candidate) *candidate {
	if c.act.Type != "ASSAULT" {
		return nil
	}
	if p := m.before(c, of); p != nil {
		return p
	}
	at := c.tok
	part := false // of what a noun tells: "strikes targeting …"
	for range 4 {
		arc := m.d.Arcs[at]
		if arc.Head == ling.None || arc.Head == c.tok {
			return nil
		}
		switch rel, _, _ := strings.Cut(arc.Rel, ":"); rel {
		case "conj", "advcl", "acl", "parataxis", "nsubj", "obj", "obl", "nmod", "compound":
		default:
			return nil
		}
		at = arc.Head
		p := of[at]
		part = part || p != nil && p.act.Noun && arc.Rel == "acl"
		if p == nil {
			line := m.line(at)
			part = part || arc.Rel == "acl" && line != nil && line.Type == "ASSAULT" && m.d.Tags[at].UPOS == "NOUN"
			if line != nil && line.Type == "ASSAULT" || m.is("count", at) || m.is("people", at) || m.is("arm", at) || m.is("light", at) {
				continue
			}
			return nil
		}
		if p.act.Type != "ASSAULT" || m.owner[at] != m.owner[c.tok] || !part && !m.harms(c) && !m.harms(p) || m.apart(c, p) {
			return nil
		}
		return p
	}
	return nil
}

// before is the attack right before c, where c tells what it did: "struck a convoy …,
// killing nine", whatever the tree hangs it on; nil where there is none.
func (m *maker) before(c *candidate, of map[ling.TokenID]*candidate) *candidate {
	if m.d.Tags[c.tok].XPOS != "VBG" || !m.harms(c) || c.tok == m.sent.From || m.d.Word(c.tok-1) != "," && m.d.Word(c.tok-1) != "and" {
		return nil
	}
	for t := c.tok - 1; t >= m.sent.From; t-- {
		if p := of[t]; p != nil && p.act.Type == "ASSAULT" && m.owner[t] == m.owner[c.tok] {
			return p
		}
	}
	return nil
}

// harms reports whether c tells what an attack did.
func (m *maker) harms(c *candidate) bool {
	return m.d.Tags[c.tok].UPOS == "VERB" && m.w.Events.Mood("harm", m.d.Tags[c.tok].Lemma) != ""
}

// apart reports whether somebody else acts in c than in p, or the one is told as real
// and the other is not.
func (m *maker) apart(c, p *candidate) bool {
	if len(c.f.source) > 0 && len(p.f.source) > 0 {
		for _, t := range c.f.source {
			if !slices.ContainsFunc(p.f.source, func(s ling.TokenID) bool { return s == t || m.heads[s] != "" && m.heads[s] == m.heads[t] }) {
				return true
			}
		}
	}
	a, _ := m.real.Of(c.tok)
	b, _ := m.real.Of(p.tok)
	return a != b
}
