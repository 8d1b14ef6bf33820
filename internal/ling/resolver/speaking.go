package resolver

import (
	"acta/internal/ling"
)

// speaking leaves of the options of a pronoun that is the source of quote those
// that can speak, where there are any: who speaks is somebody, no thing and not
// whom the direct quotation itself names. It gives the share of probability that
// is left; the others, "nothing" among them, have none.
func (w *work) speaking(c *Case, quote ling.QuoteID) float32 {
	within := map[*entity]bool{}
	for _, r := range w.q.Quotes[quote].Content {
		for id, to := w.inSentence(w.q.SentOf(r.From)); id < ling.MentionID(len(w.q.Mentions)) && (id < to || w.q.Mentions[id].From < r.To); id++ {
			m := w.q.Mentions[id]
			if r.Contains(m.Range) && w.quoted[m.Head] && m.Kind != ling.Pronoun && w.of[id] != nil {
				within[w.of[id]] = true
			}
		}
	}
	able := func(o *Option) bool { return o.e != nil && !within[o.e] && w.speaksUp(o.e) }
	left := float32(0)
	for k := range c.Options {
		if o := &c.Options[k]; able(o) {
			left += o.Prob
		}
	}
	if left == 0 {
		return 1
	}
	for k := range c.Options {
		if o := &c.Options[k]; !able(o) {
			o.Prob = 0
		}
	}
	return left
}

// speaksUp reports whether e is a person, a body, a state or a paper: anything
// but a plain thing.
func (w *work) speaksUp(e *entity) bool {
	if e.human {
		return true
	}
	for _, id := range e.mentions {
		switch m := w.q.Mentions[id]; m.Kind {
		case ling.OrgName, ling.PlaceName, ling.PersonName, ling.Nominal:
			return true
		case ling.Thing:
			for _, noun := range e.nouns {
				if role, n := w.lex.Role([]string{noun}); role != nil && n == 1 {
					return true
				}
			}
		}
	}
	return false
}
