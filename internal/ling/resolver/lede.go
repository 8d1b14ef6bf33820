package resolver

import (
	"strings"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// lede ties who speaks in the first sentence below the headline and is only
// described there, "a judge", to the one whom the next sentences name: a person
// who holds that office, a body called by that noun, or the person who is named
// for the first time as the speaker of the next quote.
func (w *work) lede() {
	d := &w.q.Parsed
	first := w.firstSentence()
	from, to := w.inSentence(first)
	for id := from; id < to; id++ {
		m := w.q.Mentions[id]
		if m.Kind != ling.Nominal || w.of[id] == nil || len(w.of[id].mentions) > 1 || w.quoted[m.Head] {
			continue
		}
		if !w.isSource(m) || !w.single(m.Head) || !w.opens(m) {
			continue
		}
		noun := phrase.Lower(d, m.Head)
		o := phrase.OfficeAt(d, w.lex, m.Head)
		body := o == nil && !w.listed("human", noun) || o != nil && (o.Role.Rank == data.RankBody || o.Role.Rank == data.RankForce)
		var e *entity
		if body {
			e = w.bodyAhead(id, noun)
		} else {
			e = w.personAhead(id, o)
		}
		if e == nil {
			continue
		}
		old := w.of[id]
		for i, x := range w.entities {
			if x == old {
				w.entities = append(w.entities[:i], w.entities[i+1:]...)
				break
			}
		}
		w.join(id, e, ruleLede)
	}
}

// ledeReach is how many sentences after the first a name may stand.
const ledeReach = 4

// firstSentence is the first one below the headline.
func (w *work) firstSentence() ling.SentID {
	for s := range w.q.Sents {
		if !w.q.Text.Headline.Contains(w.q.Span(w.q.Sents[s])) {
			return ling.SentID(s)
		}
	}
	return 0
}

// opens reports whether m tells of somebody whom the text has not named: it
// begins with "a", "an", "one" or a possessive.
func (w *work) opens(m ling.Mention) bool {
	switch strings.ToLower(w.q.Word(m.From)) {
	case "a", "an", "one":
		return true
	}
	return w.opening(m.Head) == openOwned
}

// bodyAhead is the first organisation named after the mention id in the next
// sentences that is called by the noun.
func (w *work) bodyAhead(id ling.MentionID, noun string) *entity {
	class := w.alike(noun)
	for at := id + 1; int(at) < len(w.q.Mentions) && w.sent[at]-w.sent[id] <= ledeReach; at++ {
		e := w.of[at]
		if e == nil || e.kind != ling.OrgName || w.sent[at] == w.sent[id] || w.lastBefore(e, id) < id {
			continue
		}
		for _, n := range e.nouns {
			if n == noun || class != "" && class == w.alike(n) {
				return e
			}
		}
	}
	return nil
}

// alike is the class of nouns for bodies that may stand for each other, or empty.
func (w *work) alike(noun string) string {
	class, _ := w.lex.Coref("alike", noun)
	return class
}

// personAhead is the person named in the next sentences, and not before, who
// holds the office o, or else the first of those who speaks.
func (w *work) personAhead(id ling.MentionID, o *phrase.Office) *entity {
	for at := id + 1; int(at) < len(w.q.Mentions) && w.sent[at]-w.sent[id] <= ledeReach; at++ {
		e := w.of[at]
		if e == nil || e.kind != ling.PersonName || e.number != singular || w.sent[at] == w.sent[id] || w.quoted[w.q.Mentions[at].Head] {
			continue
		}
		if w.named(e, id) {
			if w.speaks[at] {
				return nil // somebody else has the word
			}
			continue
		}
		if o != nil && w.holds(e, o.Role.Name, "") {
			return e
		}
		if w.speaks[at] {
			if len(e.offices) > 0 {
				return nil // he is something else
			}
			return e
		}
	}
	return nil
}

// named reports whether the text below the headline names e before the mention
// id.
func (w *work) named(e *entity, id ling.MentionID) bool {
	for _, x := range e.mentions {
		if x < id && !w.q.Text.Headline.Contains(w.q.Span(w.q.Mentions[x].Range)) {
			return true
		}
	}
	return false
}
