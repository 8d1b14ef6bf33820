package view

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"acta"
)

// ledgers are the ledgers of an entry in words, as the terminal and the page
// show them.
type ledgers struct {
	Findings []findingRow
	Disputes []disputeRow
	Events   []fact
	Pledges  []fact
	Figures  []fact
	Sourcing []line
}

type findingRow struct {
	Rule, Says, Why, Newsroom string
	Words                     []string
	Statements                []linkedStatement
}

// linkedStatement is a statement by its number, with the id of its card.
type linkedStatement struct{ ID, Number string }

type disputeRow struct {
	Claim    answer
	Answers  []answer
	Silences []string // who is accused and has no word
}

// answer is who says what to a claim, the claim among it.
type answer struct {
	Kind, Who, Words string
	Statement        linkedStatement
}

// fact is words, what they say, and on whose word.
type fact struct {
	Words, Says, Voice string
	Statement          linkedStatement
}

// line is a name and what it counts.
type line struct{ Name, Says string }

// Any reports whether there is something to show.
func (l *ledgers) Any() bool {
	return len(l.Findings)+len(l.Disputes)+len(l.Events)+len(l.Pledges)+len(l.Figures)+len(l.Sourcing) > 0
}

// ledgersOf are the ledgers of o; id is that of the article on its page.
func ledgersOf(o *outline, id string) *ledgers {
	at := map[string]int{}
	for i := range o.e.Statements {
		at[string(o.e.Statements[i].ID)] = i
	}
	link := func(s string) linkedStatement {
		if i, ok := at[s]; ok {
			return linkedStatement{statementID(id, i), o.number[i]}
		}
		return linkedStatement{}
	}
	l := &ledgers{}
	for i := range o.e.Findings {
		f := &o.e.Findings[i]
		row := findingRow{Rule: f.Rule, Says: OneLine(f.Says), Why: OneLine(f.Why), Newsroom: OneLine(f.Newsroom)}
		for _, s := range f.Spans {
			row.Words = append(row.Words, short(OneLine(o.e.Document.Text[s.Start:s.End])))
		}
		for _, e := range f.Entries {
			if s := link(e); s.ID != "" {
				row.Statements = append(row.Statements, s)
			}
		}
		l.Findings = append(l.Findings, row)
	}
	said := func(s acta.StatementID, who acta.ActorID, kind string) answer {
		a := answer{Kind: kind, Who: o.called(who), Statement: link(string(s))}
		if i, ok := at[string(s)]; ok {
			a.Words = short(strings.Join([]string{o.spans(o.e.Statements[i].Cue.Spans), o.spans(o.e.Statements[i].Content)}, " "))
		}
		return a
	}
	for i := range o.e.Disputes {
		d := &o.e.Disputes[i]
		who := acta.ActorID("")
		if len(d.Asserted) > 0 {
			who = d.Asserted[0]
		}
		row := disputeRow{Claim: said(d.Claim, who, "asserts")}
		for _, r := range d.Responses {
			row.Answers = append(row.Answers, said(r.Statement, r.Actor, r.Kind))
		}
		for _, a := range d.UnansweredBy {
			row.Silences = append(row.Silences, o.called(a))
		}
		l.Disputes = append(l.Disputes, row)
	}
	voice := func(s acta.StatementID) (string, linkedStatement) {
		i, ok := at[string(s)]
		if !ok {
			return "the outlet's own voice", linkedStatement{}
		}
		who, _ := o.speaker(&o.e.Statements[i])
		if who == "" {
			who = "a source that is not given"
		}
		return "on the word of " + who, link(string(s))
	}
	for i := range o.e.Events {
		ev := &o.e.Events[i]
		f := fact{Words: short(o.spans(ev.Trigger)), Says: o.event(ev)}
		f.Voice, f.Statement = voice(ev.Asserted)
		l.Events = append(l.Events, f)
	}
	for i := range o.e.Pledges {
		p := &o.e.Pledges[i]
		f := fact{Words: short(o.spans(p.Spans)), Says: o.pledge(p)}
		f.Voice, f.Statement = voice(p.Asserted)
		l.Pledges = append(l.Pledges, f)
	}
	for i := range o.e.Figures {
		n := &o.e.Figures[i]
		f := fact{Words: short(o.spans(n.Spans)), Says: OneLine(strings.Join(nonEmpty(n.What, n.Counted, bound(n)), ", "))}
		f.Voice, f.Statement = voice(n.Asserted)
		l.Figures = append(l.Figures, f)
	}
	l.Sourcing = o.sourcing()
	return l
}

// short is s cut as a card cuts it.
func short(s string) string {
	if cut := firstWords(s, cardWords); cut != s {
		return cut + " …"
	}
	return s
}

func nonEmpty(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// called is the name of an actor; the text may give none.
func (o *outline) called(id acta.ActorID) string {
	if a := o.actors[id]; a != nil {
		return OneLine(a.Name)
	}
	return "no source"
}

func (o *outline) pledge(p *acta.Pledge) string {
	var parts []string
	for _, by := range p.By {
		parts = append(parts, o.called(by))
	}
	says := []string{strings.Join(parts, " and "), p.Action}
	if p.Unit != "" {
		says = append(says, number(p.Value)+" "+p.Unit)
	}
	if p.Deadline.End != "" || p.Deadline.Start != "" {
		says = append(says, "by "+max(p.Deadline.End, p.Deadline.Start))
	}
	if p.Since.Start != "" {
		says = append(says, "since "+p.Since.Start)
	}
	if c := o.spans(p.Condition); c != "" {
		says = append(says, "if: "+c)
	}
	return OneLine(strings.Join(nonEmpty(says...), ", "))
}

func bound(f *acta.Figure) string {
	value := number(f.Value)
	if f.Max != nil {
		value += " to " + number(*f.Max)
	}
	if f.Bound != "" && f.Bound != "exact" && f.Bound != "between" {
		value = f.Bound + " " + value
	}
	if f.Unit != "" {
		value += " " + f.Unit
	}
	return value
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// sourcing is the profile in lines: whose words, how named, said how.
func (o *outline) sourcing() []line {
	p := &o.e.Profile
	if p.Statements == 0 {
		return nil
	}
	w := p.Words
	out := []line{{"Words", fmt.Sprintf("%d in all: %d in statements, %d in the outlet's own voice, %d that say who speaks", w.Total, w.Attributed, w.OwnVoice, w.CueAndSource)}}
	var speakers []string
	for _, c := range p.ByActor[:min(len(p.ByActor), mostSpeakers)] {
		speakers = append(speakers, fmt.Sprintf("%s %s, %s", o.called(c.Actor), count(c.Statements, "statement"), count(c.Words, "word")))
	}
	if more := len(p.ByActor) - mostSpeakers; more > 0 {
		speakers = append(speakers, fmt.Sprintf("and %d more", more))
	}
	out = append(out, line{"Speakers", strings.Join(speakers, "; ")})
	for _, s := range p.BySide {
		out = append(out, line{"Side " + OneLine(s.Side), fmt.Sprintf("%s, %s; %s; %s; %s", count(s.Statements, "statement"), count(s.Words, "word"),
			counted(s.Anonymity, acta.Named, acta.Institution, acta.Described, acta.Bare), counted(s.Manner, acta.Direct, acta.Mixed, acta.Indirect),
			counted(s.Verbs, slices.Sorted(maps.Keys(s.Verbs))...))})
	}
	if len(p.BySide) == 0 && len(p.ByCountry) > 0 {
		var countries []string
		for _, c := range p.ByCountry {
			name := c.Country
			if name == "" {
				name = "no country"
			}
			countries = append(countries, fmt.Sprintf("%s %s, %s", name, count(c.Statements, "statement"), count(c.Words, "word")))
		}
		out = append(out, line{"Countries", strings.Join(countries, "; ")})
	}
	out = append(out,
		line{"Sources", counted(p.Anonymity, acta.Named, acta.Institution, acta.Described, acta.Bare)},
		line{"Manner", counted(p.Manner, acta.Direct, acta.Mixed, acta.Indirect)},
		line{"Occasion", counted(p.VenueCounts, acta.Exact, acta.Partial, acta.Vague, acta.Absent)},
		line{"Time", counted(p.WhenCounts, acta.Exact, acta.Partial, acta.Vague, acta.Absent)})
	if verbs := o.verbs(); verbs != "" {
		out = append(out, line{"Verbs", verbs})
	}
	return out
}

// mostSpeakers is how many speakers are shown; the record has all.
const mostSpeakers = 12

func counted[K ~string](m map[K]int, keys ...K) string {
	var parts []string
	for _, k := range keys {
		if m[k] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", m[k], k))
		}
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// verbs are the cues that are not neutral, by party.
func (o *outline) verbs() string {
	var parts []string
	party := ""
	for _, v := range o.e.Profile.Verbs {
		if v.Class == "" || v.Class == "neutral" {
			continue
		}
		lead := ""
		if v.Party != party {
			party = v.Party
			lead = party + ": "
		}
		s := fmt.Sprintf("%s%s %d", lead, v.Lemma, v.Count)
		if lead == "" {
			parts[len(parts)-1] += ", " + s
		} else {
			parts = append(parts, s)
		}
	}
	return OneLine(strings.Join(parts, "; "))
}
