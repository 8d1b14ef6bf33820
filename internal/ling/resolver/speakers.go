package resolver

import (
	"cmp"
	"slices"

	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// speakers sets the speaker of the quotes that have none.
func (w *work) speakers() {
	for i := range w.q.Quotes {
		q := &w.q.Quotes[i]
		if q.Speaker == ling.None {
			q.Speaker = Speaker(&w.q.Named, q.Source)
		}
		if q.Speaker != ling.None {
			w.speaks[q.Speaker] = true
		}
	}
}

// Speaker is the mention that a source names, or None. It is the person whose
// name or title heads the source, else the mention with the source's head, the
// longest inside the source. A source of two names is nobody's alone.
func Speaker(d *ling.Named, source []ling.Range) ling.MentionID {
	if len(source) == 0 {
		return ling.None
	}
	src := source[0]
	head := phrase.Head(&d.Parsed, src)
	headed, holding, first := ling.MentionID(ling.None), ling.MentionID(ling.None), ling.MentionID(ling.None)
	from, _ := slices.BinarySearchFunc(d.Mentions, src.From, func(m ling.Mention, at ling.TokenID) int { return cmp.Compare(m.From, at) })
	for i := from; i < len(d.Mentions); i++ {
		m := &d.Mentions[i]
		if m.From >= src.To {
			break
		}
		if !src.Contains(m.Range) || m.Kind == ling.Date || m.Kind == ling.Amount {
			continue
		}
		id := ling.MentionID(i)
		if m.Kind == ling.PersonName && (m.Has(head) || named(d, m, head) || titled(d, m, src)) {
			if conjoined(d, m.Head, src) {
				return ling.None
			}
			return id
		}
		if m.Head == head && headed == ling.None {
			headed = id
		}
		if (m.Has(head) || m.Range == src) && holding == ling.None {
			holding = id
		}
		if first == ling.None && opens(d, m, src) {
			first = id
		}
	}
	best := headed
	if best == ling.None {
		best = holding // the tree and the mention disagree
	}
	if best == ling.None && d.Tags[head].UPOS != "PROPN" && d.Tags[head].UPOS != "NOUN" {
		best = first
	}
	if best != ling.None && d.Mentions[best].Kind.IsName() && conjoined(d, head, src) {
		return ling.None
	}
	return best
}

// titled reports whether nothing but a title stands before the name m in src,
// and m hangs on what src hangs on: some trees give both the same head. Before
// a comma the title may be longer: "the president of Arvenia, [Ilan Dovar],".
func titled(d *ling.Named, m *ling.Mention, src ling.Range) bool {
	if src.Has(d.Arcs[m.Head].Head) || phrase.Rel(&d.Parsed, m.Head) == "conj" {
		return false
	}
	comma := m.From > src.From && d.Word(m.From-1) == ","
	for tok := src.From; tok < m.From; tok++ {
		switch d.Tags[tok].UPOS {
		case "DET", "ADJ", "NOUN", "PROPN", "PART":
		case "PRON":
			if d.Tags[tok].XPOS != "PRP$" {
				return false
			}
		case "ADP":
			if !comma {
				return false
			}
		case "PUNCT":
			if w := d.Word(tok); w == "’" || w == "'" {
				continue // "growers’ leader"
			}
			if !comma || tok+1 != m.From {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// opens reports whether m begins src, but for an article.
func opens(d *ling.Named, m *ling.Mention, src ling.Range) bool {
	return m.From == src.From || m.From == src.From+1 && d.Tags[src.From].UPOS == "DET"
}

// named reports whether the name m says who the phrase headed by head is:
// "President [Ilan Dovar]", "the president, [Ilan Dovar]".
func named(d *ling.Named, m *ling.Mention, head ling.TokenID) bool {
	if d.Arcs[m.Head].Head != head {
		return false
	}
	switch phrase.Rel(&d.Parsed, m.Head) {
	case "flat", "appos":
		return true
	case "compound", "nmod":
		// "President Dovar"; not "Dovar aide".
		return head < m.From && d.Arcs[m.Head].Rel != "nmod:poss" && m.From == head+1
	}
	return false
}

// conjoined reports whether a name like that at head follows it in src, joined
// by "and" or a comma.
func conjoined(d *ling.Named, head ling.TokenID, src ling.Range) bool {
	first := ling.MentionID(ling.None)
	from, _ := slices.BinarySearchFunc(d.Mentions, src.From, func(m ling.Mention, at ling.TokenID) int { return cmp.Compare(m.From, at) })
	for i := from; i < len(d.Mentions) && d.Mentions[i].From < src.To; i++ {
		m := &d.Mentions[i]
		switch {
		case !m.Kind.IsName() || !src.Contains(m.Range):
		case first == ling.None:
			if m.Has(head) {
				first = ling.MentionID(i)
			}
		case m.Kind == d.Mentions[first].Kind && m.From-d.Mentions[first].To <= 4 && phrase.Rel(&d.Parsed, m.Head) == "conj":
			for tok := d.Mentions[first].To; tok < m.From; tok++ {
				if u := d.Tags[tok].UPOS; u == "CCONJ" || d.Word(tok) == "," {
					return true
				}
			}
		}
	}
	return false
}
