// Package export writes entries in the forms of other programs.
package export

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"acta"
)

// EventColumns are the columns of [AppendEvents], in order. The place of the trigger
// is in code points of the text.
var EventColumns = []string{
	"document", "event", "key", "published", "start", "end", "granularity", "source_name", "source_country", "source_code", "target_name", "target_country", "target_code",
	"type", "mode", "context", "cameo", "quad", "goldstein", "plover_scale", "realis", "asserted_by", "asserted_by_name", "place", "place_country", "latitude", "longitude",
	"killed", "injured", "arrested", "people", "confidence", "trigger", "trigger_begin", "trigger_end", "rules",
}

// AppendEvents appends the events of e as lines of CSV (RFC 4180): one for each pair
// of a source and a target, with the event's id in each. A party that the text only
// describes has its words for a name, and no codes; where there is none, its columns
// are empty. No statement's words are written.
func AppendEvents(b []byte, e *acta.Entry) []byte {
	actors := make(map[acta.ActorID]*acta.Actor, len(e.Actors))
	for i := range e.Actors {
		actors[e.Actors[i].ID] = &e.Actors[i]
	}
	speakers := make(map[acta.StatementID]string, len(e.Statements))
	for i := range e.Statements {
		if a := actors[e.Statements[i].Source.Actor]; a != nil {
			speakers[e.Statements[i].ID] = a.Name
		}
	}
	buf := bytes.NewBuffer(b)
	w := csv.NewWriter(buf)
	for i := range e.Events {
		ev := &e.Events[i]
		for _, d := range Dyads(ev) {
			_ = w.Write(eventRow(e, ev, d, actors, speakers[ev.Asserted])) // a buffer takes all
		}
	}
	w.Flush()
	return buf.Bytes()
}

// Dyad is a source and a target of an event; empty where there is none.
type Dyad struct{ Source, Target acta.Party }

// Dyads are the pairs of different parties of an event, each once; an event without
// one side has pairs with an empty party.
func Dyads(ev *acta.Event) []Dyad {
	none := []acta.Party{{}}
	sources, targets := ev.Source, ev.Target
	if len(sources) == 0 {
		sources = none
	}
	if len(targets) == 0 {
		targets = none
	}
	var out []Dyad
	for _, s := range sources {
		for _, t := range targets {
			if same(s, t) || slices.ContainsFunc(out, func(d Dyad) bool { return same(d.Source, s) && same(d.Target, t) }) {
				continue
			}
			out = append(out, Dyad{s, t})
		}
	}
	return out
}

// same reports whether a and b are one party: one actor, or the same words.
func same(a, b acta.Party) bool {
	return a.Actor == b.Actor && (a.Actor != "" || slices.Equal(a.Spans, b.Spans))
}

func eventRow(e *acta.Entry, ev *acta.Event, d Dyad, actors map[acta.ActorID]*acta.Actor, speaker string) []string {
	begin, end := place(e.Document.Text, ev.Trigger)
	row := []string{string(e.Document.ID), string(ev.ID), ev.Key, e.Document.Published, ev.When.Start, ev.When.End, ev.When.Granularity}
	if e.Document.SourceID != "" {
		row[0] = e.Document.SourceID
	}
	phrase := func(spans []acta.Span) string {
		words := make([]string, len(spans))
		for i, s := range spans {
			words[i] = e.Document.Text[s.Start:s.End]
		}
		return strings.Join(words, " … ")
	}
	for _, p := range []acta.Party{d.Source, d.Target} {
		a := actors[p.Actor]
		if a == nil {
			row = append(row, phrase(p.Spans), "", "")
			continue
		}
		row = append(row, a.Name, a.Country, a.Code)
	}
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	count := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	lat, lon := "", ""
	if ev.Where.Lat != 0 || ev.Where.Lon != 0 {
		lat, lon = number(ev.Where.Lat), number(ev.Where.Lon)
	}
	return append(row, ev.Type, ev.Mode, strings.Join(ev.Context, ";"), ev.Cameo, strconv.Itoa(ev.Quad), number(ev.Goldstein), number(ev.PloverScale), ev.Realis,
		string(ev.Asserted), speaker, ev.Where.Name, ev.Where.Country, lat, lon, count(ev.Size.Killed), count(ev.Size.Injured), count(ev.Size.Arrested), count(ev.Size.People),
		strconv.FormatFloat(ev.Confidence, 'f', 2, 64), phrase(ev.Trigger), begin, end, strings.Join(ev.Rules, ";"))
}

// place is where the first of spans begins and ends, in code points of text.
func place(text string, spans []acta.Span) (begin, end string) {
	if len(spans) == 0 {
		return "", ""
	}
	at := utf8.RuneCountInString(text[:spans[0].Start])
	return strconv.Itoa(at), strconv.Itoa(at + utf8.RuneCountInString(text[spans[0].Start:spans[0].End]))
}

// DyadYears counts events by source, target and year.
type DyadYears struct{ counts map[dyadYear]*[5]int }

type dyadYear struct{ year, source, target string }

// NewDyadYears is an empty count.
func NewDyadYears() *DyadYears { return &DyadYears{map[dyadYear]*[5]int{}} }

// DyadColumns are the columns of [DyadYears.Append].
var DyadColumns = []string{"year", "source", "target", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "events"}

// Add counts the events of e that are told as having happened, between actors of two
// countries or with codes of their own. The year is that of the event's time, or of
// publication where the text gives none.
func (c *DyadYears) Add(e *acta.Entry) {
	actors := make(map[acta.ActorID]*acta.Actor, len(e.Actors))
	for i := range e.Actors {
		actors[e.Actors[i].ID] = &e.Actors[i]
	}
	name := func(id acta.ActorID) string {
		a := actors[id]
		switch {
		case a == nil:
			return ""
		case a.Code != "" && (a.Kind == acta.KindGroup || a.Kind == acta.KindIGO || a.Kind == acta.KindBloc || strings.HasSuffix(a.Code, "REB")):
			return a.Code
		}
		return a.Country
	}
	for i := range e.Events {
		ev := &e.Events[i]
		date := cmp.Or(ev.When.Start, e.Document.Published)
		if ev.Realis != "actual" || len(date) < 4 {
			continue
		}
		seen := map[dyadYear]bool{}
		for _, d := range Dyads(ev) {
			k := dyadYear{date[:4], name(d.Source.Actor), name(d.Target.Actor)}
			if k.source == "" || k.target == "" || k.source == k.target || seen[k] {
				continue
			}
			seen[k] = true
			if c.counts[k] == nil {
				c.counts[k] = new([5]int)
			}
			c.counts[k][ev.Quad-1]++
			c.counts[k][4]++
		}
	}
}

// Append appends the counts as lines of CSV, by year, source and target.
func (c *DyadYears) Append(b []byte) []byte {
	keys := slices.SortedFunc(maps.Keys(c.counts), func(x, y dyadYear) int {
		return cmp.Or(cmp.Compare(x.year, y.year), cmp.Compare(x.source, y.source), cmp.Compare(x.target, y.target))
	})
	buf := bytes.NewBuffer(b)
	w := csv.NewWriter(buf)
	for _, k := range keys {
		row := []string{k.year, k.source, k.target}
		for _, n := range c.counts[k] {
			row = append(row, strconv.Itoa(n))
		}
		_ = w.Write(row) // a buffer takes all
	}
	w.Flush()
	return buf.Bytes()
}
