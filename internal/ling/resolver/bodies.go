package resolver

import (
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// placeNouns are the nouns for places that a definite phrase calls by them: of a
// country, a part of one, a town.
var placeNouns = map[string]string{
	"country": "country", "nation": "country", "kingdom": "country", "republic": "country",
	"state": "part", "province": "part",
	"city": "town", "town": "town", "village": "town", "municipality": "town",
}

// placeClass is the class of placeNouns that the place e is of.
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
	return "town"
}

// placed finds the place that the definite phrase id means by its noun: the only
// one of that class in the nearest sentence that has one, or the one that stands
// last before it where they are alike.
func (w *work) placed(id ling.MentionID) *entity {
	m := w.q.Mentions[id]
	class := placeNouns[phrase.Lower(&w.q.Parsed, m.Head)]
	if class == "" || w.narrowed(m) {
		return nil
	}
	var best *entity
	for _, s := range w.before(id, placeReach) {
		if w.placeClass(s.e) != class || w.q.Mentions[s.at].Contains(m.Range) {
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

// kindsOf are the kinds of body that a noun may stand for, beside what is called
// so.
func (w *work) kindsOf(noun string) []acta.Kind {
	switch noun {
	case "company", "firm", "bank", "airline", "carmaker", "manufacturer", "retailer", "insurer", "lender", "operator":
		return []acta.Kind{acta.KindCompany}
	case "newspaper", "paper", "outlet", "website", "site", "magazine", "broadcaster", "network", "channel":
		return []acta.Kind{acta.KindMedia}
	case "group", "organization", "organisation", "charity", "nonprofit", "watchdog":
		return []acta.Kind{acta.KindGroup, acta.KindForce}
	case "party":
		return []acta.Kind{acta.KindParty}
	case "agency", "department", "ministry", "bureau", "commission":
		return []acta.Kind{acta.KindBody, acta.KindIGO}
	}
	return nil
}

// bodyOf finds the body of the text that the definite phrase id means by a noun
// for what it is: the nearest one that the gazetteer knows as that, or whose
// name says nothing of what it is and which the nearest sentence alone names.
func (w *work) bodyOf(id ling.MentionID) *entity {
	m := w.q.Mentions[id]
	kinds := w.kindsOf(phrase.Lower(&w.q.Parsed, m.Head))
	if kinds == nil || w.narrowed(m) {
		return nil
	}
	var best *entity
	at := ling.SentID(0)
	for _, s := range w.before(id, bodyReach) {
		e := s.e
		if e.kind != ling.OrgName || len(e.names) == 0 || w.q.Mentions[s.at].Contains(m.Range) || w.quoted[w.q.Mentions[s.at].Head] {
			continue
		}
		is, known := w.isKind(e, kinds)
		if known && !is || !known && e.typed {
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

// isKind reports whether the gazetteer knows e as one of kinds; known is false
// where it does not know e.
func (w *work) isKind(e *entity, kinds []acta.Kind) (is, known bool) {
	if w.gaz == nil {
		return false, false
	}
	list := w.gaz.Find(strings.Join(e.names[0], " "))
	for _, x := range list {
		if slices.Contains(kinds, x.Kind) {
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
