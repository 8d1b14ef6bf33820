package event

import (
	"cmp"
	"slices"

	"acta"
	"acta/internal/ling"
)

// index notes where actors and statements stand.
func (m *maker) index() {
	for i := range m.d.Mentions {
		n := &m.d.Mentions[i]
		if a := m.cast.OfMention[i]; a != "" {
			if _, taken := m.heads[n.Head]; !taken || n.Kind.IsName() {
				m.heads[n.Head] = a
			}
		}
	}
	for i := range m.d.Mentions { // the tree may take another word of a name for its head
		n := &m.d.Mentions[i]
		if a := m.cast.OfMention[i]; a != "" && n.Kind.IsName() {
			for t := n.From; t < n.To; t++ {
				if _, taken := m.heads[t]; !taken && m.d.Tags[t].UPOS == "PROPN" {
					m.heads[t] = a
				}
			}
		}
	}
	m.owner, m.cue = make([]int32, len(m.d.Tokens)), make([]int32, len(m.d.Tokens))
	for t := range m.owner {
		m.owner[t], m.cue[t] = -1, -1
	}
	depth := make([]int, len(m.entry.Statements))
	at := map[acta.StatementID]int{}
	for i := range m.entry.Statements {
		at[m.entry.Statements[i].ID] = i
	}
	for i := range m.entry.Statements {
		for s := &m.entry.Statements[i]; s.Within != "" && depth[i] < 8; s = &m.entry.Statements[at[s.Within]] {
			depth[i]++
		}
	}
	for i := range m.entry.Statements {
		s := &m.entry.Statements[i]
		for _, c := range s.Content {
			m.each(c, func(t int) {
				if o := m.owner[t]; o < 0 || depth[o] < depth[i] {
					m.owner[t] = int32(i)
				}
			})
		}
		for _, c := range s.Cue.Spans {
			m.each(c, func(t int) { m.cue[t] = int32(i) })
		}
	}
	for t := range m.owner { // the words of saying stand outside of what they say
		if c := m.cue[t]; c >= 0 && m.owner[t] == c {
			m.owner[t] = -1
		}
	}
}

// each calls do with the tokens of a span.
func (m *maker) each(span acta.Span, do func(t int)) {
	from, _ := slices.BinarySearchFunc(m.d.Tokens, span.Start, func(t ling.Token, at int32) int { return cmp.Compare(t.End-1, at) })
	for t := from; t < len(m.d.Tokens) && m.d.Tokens[t].Start < span.End; t++ {
		if m.d.Tokens[t].Start >= span.Start {
			do(t)
		}
	}
}
