package view

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"acta"
)

// outline is the statements of an entry as people read them: numbered in the
// order of the text, those inside another under it.
type outline struct {
	e      *acta.Entry
	actors map[acta.ActorID]*acta.Actor
	top    []int         // statements that are within none
	inside map[int][]int // statement → those directly within it
	number []string      // of each statement: "3", "3.1"
}

func outlineOf(e *acta.Entry) *outline {
	o := &outline{e: e, actors: map[acta.ActorID]*acta.Actor{}, inside: map[int][]int{}, number: make([]string, len(e.Statements))}
	for i := range e.Actors {
		o.actors[e.Actors[i].ID] = &e.Actors[i]
	}
	at := map[acta.StatementID]int{}
	order := make([]int, len(e.Statements))
	for i := range e.Statements {
		at[e.Statements[i].ID] = i
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(first(&e.Statements[a]), first(&e.Statements[b]))
	})
	for _, i := range order {
		outer, ok := at[e.Statements[i].Within]
		if ok && o.endsOutside(at, i) {
			o.inside[outer] = append(o.inside[outer], i)
		} else {
			o.top = append(o.top, i)
		}
	}
	for n, i := range o.top {
		o.enumerate(i, strconv.Itoa(n+1))
	}
	return o
}

// endsOutside reports whether going outwards from i comes to an end. A record
// that was not made by acta may go in a circle.
func (o *outline) endsOutside(at map[acta.StatementID]int, i int) bool {
	for range o.e.Statements {
		outer, ok := at[o.e.Statements[i].Within]
		if !ok {
			return true
		}
		i = outer
	}
	return false
}

func (o *outline) enumerate(i int, number string) {
	o.number[i] = number
	for n, inner := range o.inside[i] {
		o.enumerate(inner, number+"."+strconv.Itoa(n+1))
	}
}

// first is the byte where s begins, whichever part comes first.
func first(s *acta.Statement) int32 {
	at := int32(1<<31 - 1)
	for _, spans := range [][]acta.Span{s.Source.Spans, s.Cue.Spans, s.Content} {
		for _, span := range spans {
			at = min(at, span.Start)
		}
	}
	return at
}

// spans is the words of list on one line.
func (o *outline) spans(list []acta.Span) string {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = OneLine(o.e.Document.Text[s.Start:s.End])
	}
	return strings.Join(parts, " … ")
}

// speaker is who speaks, by the fullest name, and the text's words for them
// where those say something else. Both are empty where the text names nobody.
func (o *outline) speaker(s *acta.Statement) (who, literal string) {
	literal = strings.TrimRight(o.spans(s.Source.Spans), ", ")
	if a := o.actors[s.Source.Actor]; a != nil {
		who = OneLine(a.Name)
	}
	if who == "" {
		who = literal
	}
	if plain := strings.TrimPrefix(strings.ToLower(literal), "the "); plain == strings.TrimPrefix(strings.ToLower(who), "the ") {
		literal = ""
	}
	return who, literal
}

// flags are what a reader must not overlook about s.
func (o *outline) flags(s *acta.Statement) []string {
	var flags []string
	if s.Cue.Negated {
		flags = append(flags, "negated")
	}
	if a := o.actors[s.Source.Actor]; unnamed(a) {
		if a.Anonymity == acta.Described {
			flags = append(flags, "unnamed, described")
		} else {
			flags = append(flags, "unnamed")
		}
	}
	switch {
	case s.Hand == 2:
		flags = append(flags, "second hand")
	case s.Hand == 3:
		flags = append(flags, "third hand")
	case s.Hand > 3:
		flags = append(flags, fmt.Sprintf("hand %d", s.Hand))
	}
	return flags
}

// unnamed reports whether a is somebody whose name the text keeps back. A paper
// has none to keep.
func unnamed(a *acta.Actor) bool {
	return a != nil && a.Kind != acta.KindDocument && (a.Anonymity == acta.Described || a.Anonymity == acta.Bare)
}

// circumstances are class of cue, addressee, occasion and time, as far as the
// text gives them, and how sure the reading is.
func (o *outline) circumstances(s *acta.Statement) []string {
	var out []string
	if s.Cue.Class != "" && s.Cue.Class != "neutral" {
		out = append(out, s.Cue.Class)
	}
	if to := o.spans(s.Addressee.Spans); to != "" {
		out = append(out, "to "+to)
	}
	if venue := o.spans(s.Venue.Spans); venue != "" {
		out = append(out, venue)
	}
	when := o.spans(s.When.Spans)
	if when != "" && s.When.Start != "" {
		day := s.When.Start
		if s.When.End != "" && s.When.End != day {
			day += " to " + s.When.End
		}
		when += " (" + day + ")"
	}
	if when != "" {
		out = append(out, when)
	}
	if s.Confidence > 0 {
		out = append(out, fmt.Sprintf("confidence\u00a0%.2f", s.Confidence))
	}
	return out
}

// paragraphOf is the index of the paragraph that holds byte at, or of the last
// one before it.
func paragraphOf(d *acta.Document, at int32) int {
	i, found := slices.BinarySearchFunc(d.Paragraphs, at, func(p acta.Span, at int32) int { return cmp.Compare(p.Start, at) })
	if !found {
		i--
	}
	return max(i, 0)
}
