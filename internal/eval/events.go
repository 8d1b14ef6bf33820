package eval

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"acta"
	"acta/internal/text"
)

// Paragraph is a dated paragraph of the corpus wikipedia-current-events.
type Paragraph struct {
	Line                 int // of the file, from 1
	Date, Category, Text string
}

// Sum is the first eight hex digits of the SHA-256 of the text: labels name it, so
// that offsets are never read against another text.
func (p *Paragraph) Sum() string {
	sum := sha256.Sum256([]byte(p.Text))
	return hex.EncodeToString(sum[:4])
}

// ReadParagraphs reads lines of JSON as in wikipedia-current-events. An error
// names path and the line.
func ReadParagraphs(path string) ([]Paragraph, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return paragraphs(f, path)
}

// Draw is the n paragraphs of some categories that a seed draws: those with the
// smallest SHA-256 of "SEED:LINE", in that order.
func Draw(all []Paragraph, categories []string, seed string, n int) []Paragraph {
	type ticket struct {
		sum [sha256.Size]byte
		p   Paragraph
	}
	var tickets []ticket
	for _, p := range all {
		if slices.Contains(categories, p.Category) {
			tickets = append(tickets, ticket{sha256.Sum256(fmt.Appendf(nil, "%s:%d", seed, p.Line)), p})
		}
	}
	slices.SortFunc(tickets, func(a, b ticket) int {
		return cmp.Or(strings.Compare(string(a.sum[:]), string(b.sum[:])), cmp.Compare(a.p.Line, b.p.Line))
	})
	var out []Paragraph
	for _, t := range tickets[:min(n, len(tickets))] {
		out = append(out, t.p)
	}
	return out
}

// EventLabel is an event that a person found in a paragraph. See doc/annotation.md.
type EventLabel struct {
	Optional       bool // neither finding nor missing it is counted
	Types          []string
	Source, Target []PartyLabel // each alone is right
	Realis         []string
	By             []PartyLabel
	Trigger        []acta.Span // code points; any of them
}

// PartyLabel is one right answer for a side of an event.
type PartyLabel struct {
	Members []PartyMember // none: nobody
	Both    bool          // the members act on each other, and stand on either side
}

// PartyMember is a party: the words for it, or any actor of a state.
type PartyMember struct {
	Span    acta.Span // code points
	Country string    // ISO 3166-1 alpha-3; if set, Span says nothing
}

// LabelledParagraph is the events of a paragraph, by a person.
type LabelledParagraph struct {
	Line   int
	Sum    string
	Events []EventLabel
}

// ReadEventLabels reads labels of events: a line "paragraph", line and sum, then
// its events, a line each: "event" or "optional", types, source, target, realis,
// asserter and trigger, with tabs between. Right answers stand beside each other
// with "|" between, words as START-END. Empty lines and those that begin with "#"
// say nothing. An error names path and the line.
func ReadEventLabels(r io.Reader, path string) ([]LabelledParagraph, error) {
	var out []LabelledParagraph
	err := labels(r, path, func(c []string) (err error) {
		switch {
		case c[0] == "paragraph" && len(c) == 3:
			p := LabelledParagraph{Sum: c[2]}
			p.Line, err = strconv.Atoi(c[1])
			out = append(out, p)
		case (c[0] == "event" || c[0] == "optional") && len(c) == 7 && len(out) > 0:
			var e EventLabel
			e, err = eventLabel(c)
			last := &out[len(out)-1]
			last.Events = append(last.Events, e)
		default:
			err = errors.New("want paragraph, line, sum; or event or optional and six columns after it")
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func eventLabel(c []string) (EventLabel, error) {
	e := EventLabel{Optional: c[0] == "optional", Types: strings.Split(c[1], "|"), Realis: strings.Split(c[4], "|")}
	for _, side := range []struct {
		to   *[]PartyLabel
		from string
	}{{&e.Source, c[2]}, {&e.Target, c[3]}, {&e.By, c[5]}} {
		var err error
		if *side.to, err = partyLabels(side.from); err != nil {
			return e, err
		}
	}
	for _, w := range strings.Split(c[6], "/") {
		s, err := spanOf(w)
		if err != nil {
			return e, err
		}
		e.Trigger = append(e.Trigger, s)
	}
	return e, nil
}

func partyLabel(s string) (PartyLabel, error) {
	p := PartyLabel{Both: strings.Contains(s, "<>")}
	if s == "-" {
		return p, nil
	}
	for _, m := range strings.FieldsFunc(s, func(r rune) bool { return r == '+' || r == '<' || r == '>' }) {
		if code, ok := strings.CutPrefix(m, "="); ok {
			p.Members = append(p.Members, PartyMember{Country: code})
			continue
		}
		span, err := spanOf(m)
		if err != nil {
			return p, err
		}
		p.Members = append(p.Members, PartyMember{Span: span})
	}
	if len(p.Members) == 0 {
		return p, fmt.Errorf("a party is empty; write - for nobody")
	}
	return p, nil
}

func spanOf(s string) (acta.Span, error) {
	from, to, _ := strings.Cut(s, "-")
	start, err := strconv.ParseInt(from, 10, 32)
	end, err2 := strconv.ParseInt(to, 10, 32)
	if err != nil || err2 != nil || start < 0 || end <= start {
		return acta.Span{}, fmt.Errorf("%q is no stretch of text; want START-END", s)
	}
	return acta.Span{Start: int32(start), End: int32(end)}, nil
}

// JudgedEvent is an event that was found, one that a person found, or both.
type JudgedEvent struct {
	Label *EventLabel // nil: found where there is none
	Event *acta.Event // nil: missed
	// What of Event is as Label has it.
	Type, Parties, By, Realis bool
	Said                      bool // by the label, somebody says it
}

// All reports whether nothing of the event is wrong.
func (j *JudgedEvent) All() bool { return j.Type && j.Parties && j.By && j.Realis }

// JudgeEvents compares the events of entry with labels of its text. An event and a
// label can belong together where their triggers touch; each has one other at
// most, and those with more in common come first. Optional labels, and events
// that belong to one, are left out.
func JudgeEvents(entry *acta.Entry, labels []EventLabel) []JudgedEvent {
	units := text.NewUnits(entry.Document.Text, text.CodePoint)
	points := func(s acta.Span) acta.Span { return acta.Span{Start: units.At(s.Start), End: units.At(s.End)} }
	m := eventJudge{entry: entry, points: points}
	type pair struct {
		event, label, worth int
		j                   JudgedEvent
	}
	var pairs []pair
	for i := range entry.Events {
		for k := range labels {
			if j, ok := m.compare(&entry.Events[i], &labels[k]); ok {
				worth := 0
				for weight, right := range map[int]bool{16: j.Type, 8: !labels[k].Optional, 4: j.Parties, 2: j.By, 1: j.Realis} {
					if right {
						worth += weight
					}
				}
				pairs = append(pairs, pair{i, k, worth, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.worth, a.worth) })
	events, taken := make([]bool, len(entry.Events)), make([]bool, len(labels))
	var out []JudgedEvent
	for _, p := range pairs {
		if events[p.event] || taken[p.label] {
			continue
		}
		events[p.event], taken[p.label] = true, true
		if !labels[p.label].Optional {
			out = append(out, p.j)
		}
	}
	for k := range labels {
		if !taken[k] && !labels[k].Optional {
			out = append(out, JudgedEvent{Label: &labels[k], Said: said(&labels[k])})
		}
	}
	for i := range entry.Events {
		if !events[i] {
			out = append(out, JudgedEvent{Event: &entry.Events[i]})
		}
	}
	return out
}

func said(l *EventLabel) bool {
	return !slices.ContainsFunc(l.By, func(p PartyLabel) bool { return len(p.Members) == 0 })
}

type eventJudge struct {
	entry  *acta.Entry
	points func(acta.Span) acta.Span
}

func (m *eventJudge) compare(e *acta.Event, l *EventLabel) (JudgedEvent, bool) {
	touches := slices.ContainsFunc(e.Trigger, func(s acta.Span) bool {
		return slices.ContainsFunc(l.Trigger, m.points(s).Overlaps)
	})
	if !touches {
		return JudgedEvent{}, false
	}
	j := JudgedEvent{Label: l, Event: e, Said: said(l), Type: slices.Contains(l.Types, e.Type), Realis: slices.Contains(l.Realis, e.Realis)}
	j.By = m.side(m.asserter(e.Asserted), l.By)
	both := slices.Concat(e.Source, e.Target)
	for _, p := range l.Source {
		if p.Both && m.within(both, p.Members) && m.has(both, p.Members) {
			j.Parties = true
		}
	}
	j.Parties = j.Parties || m.side(e.Source, l.Source) && m.side(e.Target, l.Target)
	return j, true
}

// side reports whether got is right: it has all members of one answer, and nobody who
// is in none. Nobody is right where that is an answer.
func (m *eventJudge) side(got []acta.Party, answers []PartyLabel) bool {
	var all []PartyMember
	for _, p := range answers {
		if !p.Both {
			all = append(all, p.Members...)
		}
	}
	return m.within(got, all) && slices.ContainsFunc(answers, func(p PartyLabel) bool {
		return !p.Both && (len(p.Members) == 0) == (len(got) == 0) && m.has(got, p.Members)
	})
}

// within reports whether each party is a member.
func (m *eventJudge) within(got []acta.Party, want []PartyMember) bool {
	return !slices.ContainsFunc(got, func(p acta.Party) bool {
		return !slices.ContainsFunc(want, func(w PartyMember) bool { return m.is(&p, w) })
	})
}

// has reports whether each member is a party.
func (m *eventJudge) has(got []acta.Party, want []PartyMember) bool {
	return !slices.ContainsFunc(want, func(w PartyMember) bool {
		return !slices.ContainsFunc(got, func(p acta.Party) bool { return m.is(&p, w) })
	})
}

// is reports whether p, or another mention of its actor, covers the end of the
// words of w: "armed forces" of "Arvenian armed forces" do, "Arvenian" does not.
func (m *eventJudge) is(p *acta.Party, w PartyMember) bool {
	covers := func(s acta.Span) bool {
		c := m.points(s)
		return c.Start < w.Span.End && c.End >= w.Span.End
	}
	if w.Country == "" && slices.ContainsFunc(p.Spans, covers) {
		return true
	}
	for i := range m.entry.Actors {
		if a := &m.entry.Actors[i]; a.ID == p.Actor && p.Actor != "" {
			if w.Country != "" {
				return a.Country == w.Country
			}
			return slices.ContainsFunc(a.Mentions, func(n acta.MentionOf) bool { return covers(n.Span) })
		}
	}
	return false
}
