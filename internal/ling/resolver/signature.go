package resolver

import (
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// signature is where a text is signed: what stands before it is of that writer,
// or what follows it for a line on top.
type signature struct {
	sent ling.SentID
	name ling.MentionID
}

// signatures are the sentences that are a person's full name and nothing else,
// in the order of the text. Where there are none, a last paragraph that begins
// with a full name that the text has not used before is about the writer.
func (w *work) signatures() []signature {
	var out []signature
	for s := range ling.SentID(len(w.q.Sents)) {
		if m, ok := w.signs(s); ok {
			out = append(out, signature{s, m})
		}
	}
	if len(out) > 0 {
		return out
	}
	for s := ling.SentID(len(w.q.Sents)) - 1; s > 0 && int(s) >= len(w.q.Sents)-lastSents; s-- {
		from, to := w.inSentence(s)
		for id := from; id < to; id++ {
			m := w.q.Mentions[id]
			if m.From != w.q.Sents[s].From || m.Kind != ling.PersonName || w.of[id] == nil || len(w.words[id]) < 2 || w.of[id].mentions[0] != id {
				continue
			}
			if phrase.Rel(&w.q.Parsed, m.Head) == "nsubj" && !w.quoted[m.Head] && w.presents(m) {
				return []signature{{s, id}}
			}
		}
	}
	return nil
}

// lastSents is how far from the end of a text the sentence about its writer may
// stand.
const lastSents = 4

// presents reports whether m is the subject of what somebody is.
func (w *work) presents(m ling.Mention) bool {
	d := &w.q.Parsed
	noun := d.Arcs[m.Head].Head
	for tok := m.To; noun != ling.None && tok < noun; tok++ {
		if d.Arcs[tok].Head == noun && phrase.Rel(d, tok) == "cop" && d.Tags[tok].XPOS == "VBZ" {
			return true
		}
	}
	return false
}

// signs is the person's name that sentence s is made of, but for "By" before it
// and a mark behind.
func (w *work) signs(s ling.SentID) (ling.MentionID, bool) {
	sent := w.q.Sents[s]
	if sent.Len() > 8 || w.q.Text.Headline.Contains(w.q.Span(sent)) {
		return 0, false
	}
	r := sent
	for r.Len() > 1 && (w.q.Tags[r.From].UPOS == "PUNCT" || w.q.Word(r.From) == "By" || w.q.Word(r.From) == "BY") {
		r.From++
	}
	for r.Len() > 1 && w.q.Tags[r.To-1].UPOS == "PUNCT" {
		r.To--
	}
	from, to := w.inSentence(s)
	for id := from; id < to; id++ {
		if m := w.q.Mentions[id]; m.Range == r && m.Kind == ling.PersonName && w.of[id] != nil && len(w.words[id]) > 1 {
			return id, true
		}
	}
	return 0, false
}

// writerAt is the person who signs what stands in sentence s, or nil.
func (w *work) writerAt(signed []signature, s ling.SentID) *entity {
	for _, x := range signed {
		if x.sent >= s {
			return w.of[x.name]
		}
	}
	if len(signed) == 1 {
		return w.of[signed[0].name] // a line on top
	}
	return nil
}
