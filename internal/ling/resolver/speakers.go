package resolver

import (
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// speakers sets the speaker of the quotes that have none.
func (w *work) speakers() {
	for i := range w.q.Quotes {
		if q := &w.q.Quotes[i]; q.Speaker == ling.None {
			q.Speaker = Speaker(&w.q.Named, q.Source)
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
	best := ling.MentionID(ling.None)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.From >= src.To {
			break
		}
		if !src.Contains(m.Range) || m.Kind == ling.Date || m.Kind == ling.Amount {
			continue
		}
		id := ling.MentionID(i)
		if m.Kind == ling.PersonName && (m.Has(head) || named(d, m, head)) {
			if conjoined(d, m.Head, src) {
				return ling.None
			}
			return id
		}
		if m.Has(head) && m.Head == head && best == ling.None {
			best = id
		}
	}
	if best == ling.None {
		// The tree and the mention disagree: take the mention that is the source.
		for i := range d.Mentions {
			m := &d.Mentions[i]
			if src.Contains(m.Range) && (m.Has(head) || m.Range == src) && m.Kind != ling.Date && m.Kind != ling.Amount {
				best = ling.MentionID(i)
				break
			}
		}
	}
	if best != ling.None && d.Mentions[best].Kind.IsName() && conjoined(d, head, src) {
		return ling.None
	}
	return best
}

// named reports whether the name m says who the phrase headed by head is:
// "President [Ilan Dovar]", "the president, [Ilan Dovar]".
func named(d *ling.Named, m *ling.Mention, head ling.TokenID) bool {
	if d.Arcs[m.Head].Head != head {
		return false
	}
	switch phrase.Rel(&d.Parsed, m.Head) {
	case "flat", "compound", "appos":
		return true
	}
	return false
}

// conjoined reports whether something in src is joined to head by "and".
func conjoined(d *ling.Named, head ling.TokenID, src ling.Range) bool {
	for tok := src.From; tok < src.To; tok++ {
		if phrase.Rel(&d.Parsed, tok) == "conj" && d.Arcs[tok].Head == head && d.Tags[tok].UPOS == "PROPN" {
			return true
		}
	}
	return false
}
