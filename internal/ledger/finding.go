package ledger

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"acta"
	"acta/data"
)

// findings are what the rules of data/findings.tsv point out, in the order of
// the text. A rule that is not in the file finds nothing.
func (r *reader) findings() []acta.Finding {
	var out []acta.Finding
	for _, rule := range []struct {
		id   string
		find func() []acta.Finding
	}{
		{"headline.unattributed", r.headline},
		{"headline.loaded", r.shouting},
		{"lead.unattributed", r.lead},
		{"voice.contentious", r.contentious},
		{"figure.unsourced", r.unsourced},
		{"accusation.unanswered", r.unanswered},
		{"accusation.unanswered", r.passedOver},
		{"accusation.unanswered", r.blamed},
		{"officials.unnamed", r.unnamed},
		{"source.unnamed", r.oneUnnamed},
		{"source.missing", r.nobody},
		{"source.missing", r.hearsay},
		{"source.missing", r.rumours},
		{"source.missing", r.stirred},
		{"figure.unsourced", r.estimates},
		{"document.unnamed", r.documents},
		{"document.unnamed", r.standings},
		{"poll.bare", r.bare},
		{"venue.vague", r.vague},
		{"venue.vague", r.habitual},
		{"verb.loaded", r.loaded},
		{"verb.doubting", r.doubting},
		{"verb.heated", r.heated},
		{"term.onesided", r.oneSided},
		{"term.contested", r.contested},
		{"voice.judging", r.judging},
	} {
		if r.lex.Finding(rule.id).ID == "" {
			continue
		}
		for _, f := range rule.find() {
			out = append(out, byRule(f, r.lex.Finding(rule.id)))
		}
	}
	inOrder(out)
	return once(out)
}

// once leaves out what else there is to say of a charge that is pointed out as
// unanswered.
func once(list []acta.Finding) []acta.Finding {
	return slices.DeleteFunc(list, func(f acta.Finding) bool {
		return f.Rule == "verb.doubting" && slices.ContainsFunc(list, func(g acta.Finding) bool { return g.Rule == "verb.loaded" && slices.Contains(g.Spans, f.Spans[0]) }) || (f.Rule == "source.missing" || f.Rule == "venue.vague") && slices.ContainsFunc(list, func(g acta.Finding) bool {
			return g.Rule == "accusation.unanswered" && g.Spans[0].Start <= f.Spans[0].End && f.Spans[0].Start <= g.Spans[len(g.Spans)-1].End
		})
	})
}

// byRule is f as a finding of rule.
func byRule(f acta.Finding, rule data.FindingRule) acta.Finding {
	f.Rule, f.Why, f.Newsroom = rule.ID, rule.Why, rule.Newsroom
	f.Spans = joined(slices.Clone(f.Spans))
	return f
}

// joined are spans in the order of the text, those that meet as one.
func joined(spans []acta.Span) []acta.Span {
	slices.SortFunc(spans, func(a, b acta.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// inOrder sorts findings by their first words.
func inOrder(list []acta.Finding) {
	slices.SortStableFunc(list, func(a, b acta.Finding) int {
		return cmp.Or(cmp.Compare(a.Spans[0].Start, b.Spans[0].Start), strings.Compare(a.Rule, b.Rule))
	})
}

// unanswered are the accusations that have no answer of the accused.
func (r *reader) unanswered() []acta.Finding {
	var out []acta.Finding
	for i := range r.entry.Disputes {
		d := &r.entry.Disputes[i]
		if len(d.UnansweredBy) == 0 {
			continue
		}
		s := &r.said[r.index(d.Claim)]
		by := r.actors[s.Source.Actor]
		if who := d.UnansweredBy[0]; r.sought(who, s.sent) || r.longAgo(s) || by != nil && r.private(by) || r.speakerOf(who) || r.passive(s) && r.inCourt(s) {
			continue
		}
		who := r.name(d.UnansweredBy[0])
		whose := ""
		if s.Source.Actor != "" && !r.unknown(s.Source.Actor) {
			whose = " by " + r.name(s.Source.Actor)
		}
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("%s is accused%s and has no word in this text.", who, whose),
			Spans:   slices.Concat(s.Cue.Spans, s.Content),
			Entries: []string{string(d.ID), string(d.Claim)},
		})
	}
	return out
}

// passedOver are the charges by name against somebody by name who speaks elsewhere
// in the text, but not near the charge.
func (r *reader) passedOver() []acta.Finding {
	var out []acta.Finding
	for i := range r.said {
		s := &r.said[i]
		how, _ := r.lex.LedgerWord("accuse", s.Cue.Lemma)
		who := r.accused(i)
		by := r.actors[s.Source.Actor]
		if how == "object" || who == "" || by == nil || by.Anonymity != acta.Named || r.private(by) || s.Within != "" || r.longAgo(s) || r.listed(s.ID) || r.speakerOf(who) || r.speaksOf(who, s.Source.Actor) || r.hasWord(s, who) || r.sought(who, s.sent) {
			continue
		}
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("%s is accused by %s and does not answer near it.", r.name(who), by.Name),
			Spans:   slices.Concat(s.Cue.Spans, s.Content),
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// longAgo reports whether the outlet gives a year in the sentence of s.
func (r *reader) longAgo(s *said) bool {
	sent := r.d.Sents[s.sent]
	for t := sent.From; t < sent.To; t++ {
		if r.voice[t] < 0 && r.year(t) {
			return true
		}
	}
	return false
}

// speakerOf reports whether somebody speaks whom the text calls by the name of
// who, as "the Dovar campaign", "a spokesman for Dovar".
func (r *reader) speakerOf(who acta.ActorID) bool {
	return slices.ContainsFunc(r.said, func(t said) bool {
		return t.speaks && t.Source.Actor != who && t.Within == "" && r.voiced(&t) && r.campaign(&t, who)
	})
}

// speaksOf reports whether one speaks of other.
func (r *reader) speaksOf(one, other acta.ActorID) bool {
	return slices.ContainsFunc(r.said, func(t said) bool { return t.Source.Actor == one && slices.Contains(t.About, other) })
}

// listed reports whether a statement is the claim of a dispute.
func (r *reader) listed(id acta.StatementID) bool {
	return slices.ContainsFunc(r.entry.Disputes, func(d acta.Dispute) bool { return d.Claim == id })
}

// campaign reports whether the source of t is called by the name of who: "the
// Dovar campaign", "an aide to Dovar", anywhere in the text.
func (r *reader) campaign(t *said, who acta.ActorID) bool {
	name := strings.Fields(r.name(who))
	if len(name) == 0 || len(t.Source.Spans) == 0 {
		return false
	}
	last := name[len(name)-1]
	by := r.actors[t.Source.Actor]
	return strings.Contains(r.exact(t.Source.Spans), last) || by != nil && by.Kind == acta.KindPerson && by.ID != who && strings.Contains(by.Office+" "+r.nominals(by), last)
}

// answerReach is how many sentences after a charge its answer may stand.
const answerReach = 8

// unknown reports whether an actor is no more than a pronoun of the text.
func (r *reader) unknown(id acta.ActorID) bool {
	a := r.actors[id]
	return a == nil || a.Kind == acta.KindUnnamed && !slices.ContainsFunc(a.Mentions, func(m acta.MentionOf) bool { return m.Form != acta.FormPronoun })
}

// settled reports whether the sentence of a figure gives another one exactly, as
// the count of what is long over: "three were killed and more than 200 hurt".
func (r *reader) settled(f *acta.Figure) bool {
	sent := r.d.Span(r.d.Sents[r.d.SentOf(tokens(r.d, f.Spans[0]).From)])
	return slices.ContainsFunc(r.entry.Figures, func(g acta.Figure) bool {
		return g.ID != f.ID && g.Bound == "exact" && g.Unit == "people" && math.Mod(g.Value, 100) != 0 && sent.Contains(g.Spans[0])
	})
}

// unsourced are counts of people, losses and arms that are on nobody's word.
func (r *reader) unsourced() []acta.Finding {
	var out []acta.Finding
	for i := range r.entry.Figures {
		f := &r.entry.Figures[i]
		if f.Asserted != "" || len(f.Spans) == 0 {
			continue
		}
		switch f.What {
		case "killed", "wounded", "displaced", "detained", "missing", "casualties":
		case "troops":
			if f.Bound == "exact" {
				continue // the strength of a force, which its state gives
			}
		default:
			continue
		}
		if round := f.Value >= 1000 && math.Mod(f.Value, 100) == 0; f.Value < manyPeople || f.Bound == "exact" && !round {
			continue // what may be seen and counted, and is no estimate
		}
		if slices.ContainsFunc(r.entry.Figures, func(g acta.Figure) bool { return g.Asserted != "" && g.What == f.What && g.Value == f.Value }) {
			continue // the text gives a source elsewhere
		}
		if r.settled(f) {
			continue
		}
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("“%s” (%s) is on nobody's word in this text.", r.exact(f.Spans), f.What),
			Spans:   f.Spans,
			Entries: []string{string(f.ID)},
		})
	}
	return out
}

// manyPeople is from how many on a count needs somebody who counted.
const manyPeople = 10
