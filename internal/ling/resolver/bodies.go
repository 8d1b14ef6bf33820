package resolver

import (
	"slices"
	"strings"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// placeClass is the class, as in corefwords.tsv, that the place e is of.
func (w *work) placeClass(e *entity) string {
	if e.kind != ling.PlaceName || len(e.names) == 0 {
		return ""
	}
	name := strings.Join(e.names[0], " ")
	if c, ok := w.lex.Country(name); ok {
		if c.Sense != data.SenseState {
			return ""
		}
		return "country"
	}
	if region := w.lex.Region(name); region == "-" {
		return ""
	} else if region != "" {
		return "part"
	}
	last := strings.ToLower(e.names[0][len(e.names[0])-1])
	if _, org := w.lex.OrgWord(last); org || len(e.names[0]) > 1 && w.listed("site", last) {
		return ""
	}
	return "town"
}

// mainTown is the town that the text names far more often than any other, or nil.
func (w *work) mainTown() *entity {
	var best *entity
	second := 0
	for _, e := range w.entities {
		if w.placeClass(e) != "town" {
			continue
		}
		switch {
		case best == nil || len(e.mentions) > len(best.mentions):
			if best != nil {
				second = max(second, len(best.mentions))
			}
			best = e
		default:
			second = max(second, len(e.mentions))
		}
	}
	if best == nil || len(best.mentions) < 3 || len(best.mentions) < 2*second {
		return nil
	}
	return best
}

// placed finds the place that the definite phrase id means by its noun: the only
// one of that class in the nearest sentence that has one, or the one that stands
// last before it where they are alike.
func (w *work) placed(id ling.MentionID) *entity {
	m := w.q.Mentions[id]
	class, _ := w.lex.Coref("place", phrase.Lower(&w.q.Parsed, m.Head))
	if class == "" || w.narrowed(m) || strings.EqualFold(w.q.Word(m.From), "this") {
		return nil
	}
	var best, beside *entity
	for _, s := range w.before(id, placeReach) {
		if w.placeClass(s.e) != class || w.q.Mentions[s.at].Contains(m.Range) {
			continue
		}
		if phrase.Rel(&w.q.Parsed, w.q.Mentions[s.at].Head) == "compound" {
			// "the Halm senator": less than a place that stands for itself.
			if beside == nil {
				beside = s.e
			}
			continue
		}
		if best == nil {
			best = s.e
			continue
		}
		if w.sent[s.at] == w.sent[w.lastBefore(best, id)] && w.sent[s.at] != w.sent[id] {
			return nil
		}
		break
	}
	if best == nil {
		best = beside
	}
	if best == nil && class == "town" {
		return w.mainTown()
	}
	return best
}

// placeReach is how many sentences back a place may stand.
const placeReach = 4

// lastBefore is the last mention of e before id.
func (w *work) lastBefore(e *entity, id ling.MentionID) ling.MentionID {
	last := e.mentions[0]
	for _, x := range e.mentions {
		if x < id && x > last {
			last = x
		}
	}
	return last
}

// narrowed reports whether m says more than an article and a noun.
func (w *work) narrowed(m ling.Mention) bool {
	d := &w.q.Parsed
	for tok := d.Sents[d.SentOf(m.Head)].From; tok < d.Sents[d.SentOf(m.Head)].To; tok++ {
		if d.Arcs[tok].Head != m.Head {
			continue
		}
		switch phrase.Rel(d, tok) {
		case "amod", "compound", "nmod", "nummod", "acl", "appos", "flat":
			return true
		}
	}
	return false
}

// bodyOf finds the body of the text that the definite phrase id means by a noun
// for what it is: the nearest one that the gazetteer calls so, or whose name says
// nothing of what it is and which alone stands in its sentence.
func (w *work) bodyOf(id ling.MentionID) *entity {
	m := w.q.Mentions[id]
	noun := phrase.Lower(&w.q.Parsed, m.Head)
	narrow := w.narrowed(m)
	if !w.listed("body", noun) || narrow && !w.isSource(m) || w.nameAfter(id) {
		return nil
	}
	var best *entity
	at := ling.SentID(0)
	for _, s := range w.before(id, bodyReach) {
		e := s.e
		if e.kind != ling.OrgName || len(e.names) == 0 || w.q.Mentions[s.at].Contains(m.Range) || w.quoted[w.q.Mentions[s.at].Head] {
			continue
		}
		is, known := w.called(e, noun)
		if !is && narrow || known && !is || !known && (e.typed || noun == "party") {
			continue
		}
		if best == nil {
			best, at = e, w.sent[s.at]
			continue
		}
		if w.sent[s.at] == at {
			return nil
		}
		break
	}
	return best
}

const bodyReach = 3

// nameAfter reports whether a name begins right behind the mention id: "the group
// Halm Now".
func (w *work) nameAfter(id ling.MentionID) bool {
	end := w.q.Mentions[id].To
	for _, n := range w.q.Mentions[id+1:] {
		if n.From > end+1 {
			break
		}
		if n.Kind.IsName() && n.From >= end && (n.From == end || strings.EqualFold(w.q.Word(end), "the")) {
			return true
		}
	}
	return false
}

// called reports whether the gazetteer calls e by the noun; known is false where
// it does not know e.
func (w *work) called(e *entity, noun string) (is, known bool) {
	if w.gaz == nil {
		return false, false
	}
	list := w.gaz.Find(strings.Join(e.names[0], " "))
	for _, x := range list {
		if slices.Contains(x.Nouns, noun) {
			return true, true
		}
	}
	return false, len(list) > 0
}

// calledBy finds the name that the definite phrase id stands for by its noun, and
// the rule that says so: a place, a body, or what a name is called besides.
func (w *work) calledBy(id ling.MentionID) (*entity, string) {
	if e := w.placed(id); e != nil {
		return e, ruleNoun
	}
	if e := w.bodyOf(id); e != nil {
		return e, ruleTopic
	}
	return nil, ""
}

// nounOf is the organisation named nearest before the mention id that the noun
// stands for: "the fund".
func (w *work) nounOf(id ling.MentionID, noun string) *entity {
	if w.narrowed(w.q.Mentions[id]) {
		return nil
	}
	for _, s := range w.before(id, reach) {
		if s.e.kind == ling.OrgName && slices.Contains(s.e.nouns, noun) {
			return s.e
		}
	}
	return nil
}
