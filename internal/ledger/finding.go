package ledger

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"acta"
	"acta/data"
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
		{"venue.vague", r.habitual},
		{"verb.loaded", func() []acta.Finding { return loaded(r.entry, r.lex, r.stateName) }},
		{"term.onesided", r.oneSided},
	} {
		if r.lex.Finding(rule.id).ID == "" {
			continue
		}
		for _, f := range rule.find() {
			out = append(out, byRule(f, r.lex.Finding(rule.id)))
		}
	}
	inOrder(out)
	return out
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
		who := r.name(d.UnansweredBy[0])
		by := ""
		if s.Source.Actor != "" && !r.unknown(s.Source.Actor) {
			by = " by " + r.name(s.Source.Actor)
		}
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("%s is accused%s and has no word in this text.", who, by),
			Spans:   slices.Concat(s.Cue.Spans, s.Content),
			Entries: []string{string(d.ID), string(d.Claim)},
		})
	}
	return out
}

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
		case "killed", "wounded", "displaced", "detained", "missing", "casualties", "troops":
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

// unnamed are plural sources without a name, "officials", whose side has no
// named voice in the text either.
func (r *reader) unnamed() []acta.Finding {
	var out []acta.Finding
	at := map[string]int{}
	for i := range r.said {
		s := &r.said[i]
		a := r.actors[s.Source.Actor]
		if a == nil || !s.speaks || s.title || a.Anonymity != acta.Described && a.Anonymity != acta.Bare || len(s.Source.Spans) == 0 {
			continue
		}
		switch s.Cue.Class {
		case "", "believe", "want", "decline", "agree":
			continue
		}
		if len(r.lex.Cue(s.Cue.Lemma)) == 0 || !r.says(s) {
			continue // not known to say something
		}
		head := r.pluralHead(s.Source.Spans[0])
		if head == ling.None || !r.word("officials", head) {
			continue
		}
		words := strings.ToLower(r.exact(s.Source.Spans[:1]))
		if strings.Contains(words, " like ") || strings.Contains(words, " such as ") || strings.Contains(words, "including ") {
			continue // names follow
		}
		if n, seen := at[words]; seen {
			out[n].Entries = append(out[n].Entries, string(s.ID))
			continue
		}
		if r.hasName(s, a, head) {
			continue
		}
		at[words] = len(out)
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("“%s” have no name, and nobody else speaks by name for them in this text.", r.exact(s.Source.Spans[:1])),
			Spans:   s.Source.Spans[:1],
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// says reports whether the content of s is something said, a clause or a
// quotation, and not a thing: "discussed trade".
func (r *reader) says(s *said) bool {
	if _, answers := r.lex.LedgerWord("answer", s.Cue.Lemma); answers || s.Manner != acta.Indirect || s.Cue.Class == "accuse" {
		return true
	}
	if s.Cue.Class == "deny" {
		return false // "ignored the vote"
	}
	for _, c := range s.content {
		for t := c.From; t < c.To; t++ {
			if up := r.d.Tags[t].UPOS; up == "VERB" || up == "AUX" {
				return true
			}
		}
	}
	return false
}

// pluralHead is the plural noun that heads span, or none.
func (r *reader) pluralHead(span acta.Span) ling.TokenID {
	in := tokens(r.d, span)
	for t := in.From; t < in.To; t++ {
		if in.Has(r.d.Arcs[t].Head) {
			continue
		}
		if r.d.Tags[t].XPOS != "NNS" {
			return ling.None
		}
		for k := in.From; k < t; k++ {
			if w := strings.ToLower(r.d.Word(k)); !r.under(k, t) || k == in.From && (w == "the" || w == "these" || w == "those") && in.Len() == 2 {
				return ling.None // "the officials" have come up before
			}
		}
		return t
	}
	return ling.None
}

// hasName reports whether somebody by name speaks in the text for the side of
// an unnamed source: of the same state or alliance, else of the same trade.
func (r *reader) hasName(s *said, a *acta.Actor, head ling.TokenID) bool {
	kin, _ := r.lex.LedgerWord("officials", r.lemma(head))
	trade := r.trade(s)
	for i := range r.said {
		t := &r.said[i]
		b := r.actors[t.Source.Actor]
		if b == nil || b.ID == a.ID || !t.speaks || t.title || b.Anonymity != acta.Named && b.Anonymity != acta.Institution {
			continue
		}
		if isState(s.party) {
			if t.party == s.party {
				return true
			}
			continue
		}
		if r.principal(s, b) || kin != "" && anyWord(strings.ToLower(b.Office+" "+r.exact(t.Source.Spans)), kin) {
			return true
		}
		if who := strings.ToLower(b.Office + " " + r.nominals(b)); trade != "" && anyWord(who, trade) || kin != "" && anyWord(who, kin) {
			return true
		}
		if a.Anonymity == acta.Bare || strings.Contains(strings.ToLower(b.Office), r.lemma(head)) {
			return true
		}
		for _, sector := range a.Sector {
			if slices.Contains(b.Sector, sector) {
				return true
			}
		}
	}
	return false
}

// trade is the words besides the noun that say whose people an unnamed source
// is, between bars: "police" of police officials.
func (r *reader) trade(s *said) string {
	in := tokens(r.d, s.Source.Spans[0])
	head := r.pluralHead(s.Source.Spans[0])
	var out []string
	for t := in.From; t < head; t++ {
		if up := r.d.Tags[t].UPOS; len(r.d.Word(t)) > 4 && (up == "NOUN" || up == "PROPN") {
			out = append(out, strings.ToLower(r.d.Word(t)))
		}
		if kin, ok := r.lex.LedgerWord("trade", r.lemma(t)); ok {
			out = append(out, kin)
		}
	}
	return strings.Join(out, "|")
}

// nominals are the words by which the text calls an actor besides its name.
func (r *reader) nominals(a *acta.Actor) string {
	var out []string
	for _, m := range a.Mentions {
		if m.Form != acta.FormPronoun {
			out = append(out, r.entry.Document.Text[m.Span.Start:m.Span.End])
		}
	}
	return strings.Join(out, " ")
}

// anyWord reports whether words has one of those between bars in list.
func anyWord(words, list string) bool {
	for w := range strings.SplitSeq(list, "|") {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// principal reports whether an unnamed source is of the people of b: "aides to
// Vasko", "her aides".
func (r *reader) principal(s *said, b *acta.Actor) bool {
	words := strings.Fields(r.exact(s.Source.Spans))
	name := strings.Fields(b.Name)
	if len(words) == 0 || len(name) == 0 || b.Kind != acta.KindPerson {
		return false
	}
	switch strings.ToLower(words[0]) {
	case "his", "her", "their":
		return true
	}
	for _, w := range words {
		if w = strings.Trim(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), ",."); w == name[len(name)-1] {
			return true
		}
	}
	return false
}

// vague are the occasions that a reader cannot find again: an occasion that is
// one of many, without its day and without the name of the outlet or place. Of a
// dated text, what may be of its day or of the outlet itself is left out: there
// only what hides its day or its outlet counts, "a recent speech", "state media".
func (r *reader) vague() []acta.Finding {
	var out []acta.Finding
	at := map[acta.Span]int{}
	dated := r.entry.Document.Published != ""
	for i := range r.said {
		s := &r.said[i]
		v := &s.Venue
		if !s.speaks || len(v.Spans) == 0 || v.Precision != acta.Vague && v.Precision != acta.Partial || len(r.lex.Cue(s.Cue.Lemma)) == 0 || !r.says(s) {
			continue
		}
		if s.When.Start != "" && (s.When.Granularity == "day" || s.When.Granularity == "week") {
			continue
		}
		if n, seen := at[v.Spans[0]]; seen {
			out[n].Entries = append(out[n].Entries, string(s.ID))
			continue
		}
		in := tokens(r.d, v.Spans[0])
		hides := r.hides(in, v.Kind)
		switch v.Kind {
		case "speech", "interview", "broadcast":
			if dated && !hides {
				continue
			}
		case "statement":
			if dated && !hides || !dated && v.Precision == acta.Partial && !hides {
				continue
			}
		default:
			continue
		}
		if !r.oneOfMany(in) || r.findable(in, v.Kind) {
			continue
		}
		at[v.Spans[0]] = len(out)
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("“%s” gives neither day nor outlet, so that a reader cannot find it.", r.exact(v.Spans)),
			Spans:   slices.Concat(v.Spans, s.Content),
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// hides reports whether a phrase keeps back what would find its occasion:
// "recent", a plural, an outlet that is only described.
func (r *reader) hides(in ling.Range, kind string) bool {
	for t := in.From; t < in.To; t++ {
		_, recent := r.lex.LedgerWord("recent", r.lemma(t))
		_, outlet := r.lex.LedgerWord("outlet", r.lemma(t))
		if recent || outlet || kind == "speech" && r.d.Tags[t].XPOS == "NNS" {
			return true
		}
	}
	return false
}

// oneOfMany reports whether a phrase brings up something new after a preposition:
// "in a speech", "with state media"; not "the speech", "her address".
func (r *reader) oneOfMany(in ling.Range) bool {
	if int(in.To) < len(r.d.Tokens) && (r.d.Arcs[in.To-1].Head == in.To || r.d.Tags[in.To].UPOS == "NOUN") {
		return false // "a radio advertisement"
	}
	adposition := in.From > 0 && r.d.Tags[in.From-1].UPOS == "ADP"
	for t := in.From; t < min(in.To, in.From+3); t++ {
		switch w := strings.ToLower(r.d.Word(t)); {
		case w == "a" || w == "an":
			return true
		case r.d.Tags[t].UPOS == "ADP":
			adposition = true
		case r.d.Tags[t].UPOS == "DET" || r.d.Tags[t].XPOS == "PRP$" || r.d.Tags[t].UPOS == "PRON":
			return false
		}
	}
	return adposition
}

// findable reports whether a phrase, or what stands beside it, names its outlet,
// host or place. The town of an outlet is not its name.
func (r *reader) findable(in ling.Range, kind string) bool {
	for t := in.From; t < in.To; t++ {
		if r.d.Tags[t].UPOS != "PROPN" || r.placeOf(r.d.Word(t)) != "" && kind != "speech" {
			continue
		}
		if kind == "interview" && t > in.From && strings.EqualFold(r.d.Word(t-1), "in") {
			continue
		}
		return true
	}
	sent := r.d.Sents[r.d.SentOf(in.From)]
	for t := in.To; t < min(sent.To, in.To+6); t++ {
		if w := strings.ToLower(r.d.Word(t)); r.d.Tags[t].UPOS == "PROPN" && t > in.To && r.voice[t] < 0 && (r.d.Tags[t-1].UPOS == "ADP" || w == "tv") {
			return true
		}
	}
	if kind == "broadcast" {
		for t := sent.From + 1; t < in.From; t++ {
			if r.d.Tags[t].UPOS == "PROPN" && r.d.Tags[t-1].UPOS == "ADP" {
				return true // "told a crowd in Sarn, in a broadcast"
			}
		}
		for _, m := range r.d.Mentions {
			if m.Kind == ling.Date && sent.Contains(m.Range) {
				return true
			}
		}
	}
	for i := range r.entry.Actors {
		a := &r.entry.Actors[i]
		if a.Kind != acta.KindMedia && a.Kind != acta.KindCompany {
			continue
		}
		span := r.d.Span(sent)
		if id := r.d.SentOf(in.From); kind == "broadcast" && id > 0 {
			span.Start = r.d.Span(r.d.Sents[id-1]).Start
		}
		for _, m := range a.Mentions {
			if m.Form == acta.FormName && span.Contains(m.Span) {
				return true
			}
		}
	}
	return false
}
