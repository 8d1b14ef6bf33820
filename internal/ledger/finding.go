package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
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
		{"lead.unattributed", r.lead},
		{"voice.contentious", r.contentious},
		{"figure.unsourced", r.unsourced},
		{"accusation.unanswered", r.unanswered},
		{"officials.unnamed", r.unnamed},
		{"venue.vague", r.vague},
		{"verb.loaded", func() []acta.Finding { return Loaded(r.entry, r.lex, r.partyName) }},
		{"term.onesided", r.oneSided},
	} {
		if r.lex.Finding(rule.id).ID == "" {
			continue
		}
		for _, f := range rule.find() {
			f.Rule = rule.id
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b acta.Finding) int {
		return cmp.Or(cmp.Compare(a.Spans[0].Start, b.Spans[0].Start), strings.Compare(a.Rule, b.Rule))
	})
	return out
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
		who := r.name(d.UnansweredBy[0])
		accuser := r.name(s.Source.Actor)
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("%s %s %s; the text gives no answer of %s to it.", accuser, accuses(s), who, who),
			Spans:   slices.Concat(s.Cue.Spans, s.Content),
			Entries: []string{string(d.ID), string(d.Claim)},
		})
	}
	return out
}

// accuses is the verb for what an accusation is.
func accuses(s *said) string {
	if strings.HasPrefix(s.Cue.Lemma, "condemn") || strings.HasPrefix(s.Cue.Lemma, "denounce") {
		return "condemns"
	}
	return "accuses"
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
		case "killed", "wounded", "displaced", "detained", "missing", "casualties", "troops":
		default:
			continue
		}
		if f.Value < manyPeople && (f.Bound == "exact" || f.Bound == "") {
			continue // what a reporter may have seen or counted
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
const manyPeople = 20

// unnamed are plural sources without a name, "officials", whose side has no
// named voice in the text either.
func (r *reader) unnamed() []acta.Finding {
	var out []acta.Finding
	var seen []acta.ActorID
	for i := range r.said {
		s := &r.said[i]
		a := r.actors[s.Source.Actor]
		if a == nil || !s.speaks || a.Anonymity != acta.Described && a.Anonymity != acta.Bare || slices.Contains(seen, a.ID) || len(s.Source.Spans) == 0 {
			continue
		}
		head := r.pluralHead(s.Source.Spans[0])
		if head == ling.None || !r.word("officials", head) {
			continue
		}
		party := s.party
		if strings.HasPrefix(party, "=") && a.Anonymity == acta.Bare {
			party = ""
		}
		if r.hasName(party, a.ID) {
			continue
		}
		seen = append(seen, a.ID)
		f := acta.Finding{
			Says:  fmt.Sprintf("“%s” have no name, and nobody else speaks by name for them in this text.", r.exact(s.Source.Spans[:1])),
			Spans: s.Source.Spans[:1],
		}
		for j := range r.said {
			if r.said[j].Source.Actor == a.ID {
				f.Entries = append(f.Entries, string(r.said[j].ID))
			}
		}
		out = append(out, f)
	}
	return out
}

// pluralHead is the plural noun that heads span, or none.
func (r *reader) pluralHead(span acta.Span) ling.TokenID {
	in := tokens(r.d, span)
	for t := in.From; t < in.To; t++ {
		if h := r.d.Arcs[t].Head; !in.Has(h) && r.d.Tags[t].XPOS == "NNS" {
			return t
		}
	}
	return ling.None
}

// hasName reports whether somebody by name, or a body, speaks for a party; for
// anybody where it is empty.
func (r *reader) hasName(party string, but acta.ActorID) bool {
	for i := range r.said {
		s := &r.said[i]
		a := r.actors[s.Source.Actor]
		if a == nil || a.ID == but || !s.speaks || s.title || a.Anonymity != acta.Named && a.Anonymity != acta.Institution {
			continue
		}
		if party == "" || s.party == party {
			return true
		}
	}
	return false
}

// vague are the occasions that a reader cannot find again: neither the outlet
// nor the day of them is given.
func (r *reader) vague() []acta.Finding {
	var out []acta.Finding
	for i := range r.said {
		s := &r.said[i]
		v := &s.Venue
		if !s.speaks || len(v.Spans) == 0 || s.When.Start != "" && s.When.Granularity == "day" {
			continue
		}
		if v.Precision != acta.Vague && v.Precision != acta.Partial {
			continue
		}
		dated := r.entry.Document.Published != ""
		if dated && v.Precision == acta.Partial {
			continue
		}
		switch v.Kind {
		case "statement", "document", "press conference", "press", "social media", "website", "court", "parliament", "message", "video":
			if dated || v.Kind != "statement" {
				continue // the day's own, as the date of the text tells
			}
		}
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("“%s” does not say on what day or where; a reader cannot find it.", r.exact(v.Spans)),
			Spans:   slices.Concat(v.Spans, s.Content),
			Entries: []string{string(s.ID)},
		})
	}
	return out
}
