package pipeline

import (
	"strings"
	"testing"

	"acta"
	"acta/internal/gazetteer"
	"acta/internal/input"
)

// TestEvents codes single sentences of our own. What goes wrong is listed beside
// them, and one of them that comes right fails the test.
func TestEvents(t *testing.T) {
	p, err := New(nil, gazetteer.Source{Name: "own.tsv", Text: "actor\tarvenia\tArvenia\tstate\t\tARV\nactor\ttolmark\tTolmark\tstate\t\tTOL\nactor\tvelland\tVelland\tstate\t\tVEL\n"})
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, line := range linesOf(t, "testdata/events.known") {
		known[line] = true
	}
	all, wrong := 0, 0
	for _, line := range linesOf(t, "testdata/events.txt") {
		sentence, want, ok := strings.Cut(line+" ", " | ")
		if !ok {
			t.Fatalf("bad line %q", line)
		}
		e := p.Read(input.Raw{Path: "sentence.txt", Bytes: []byte(sentence)}, Options{Published: "2026-06-17"})
		got := strings.Join(eventLines(e), "; ")
		all++
		switch right := got == strings.TrimSpace(want); {
		case !right && !known[sentence]:
			t.Errorf("%s\n got %s\nwant %s", sentence, got, want)
			wrong++
		case !right:
			wrong++
		case known[sentence]:
			t.Errorf("%s comes right: take it from events.known", sentence)
		}
		delete(known, sentence)
	}
	for line := range known {
		t.Errorf("events.known has %q, which is no sentence", line)
	}
	t.Logf("%d of %d sentences right", all-wrong, all)
}

// eventLines are the events of e in the notation of events.txt.
func eventLines(e *acta.Entry) []string {
	names := map[acta.ActorID]string{}
	for _, a := range e.Actors {
		names[a.ID] = a.Name
	}
	said := map[acta.StatementID]string{}
	for _, s := range e.Statements {
		said[s.ID] = names[s.Source.Actor]
	}
	list := func(parties []acta.Party) string {
		var out []string
		for _, p := range parties {
			name := names[p.Actor]
			if p.Actor == "" { // only described: its words
				name = "(" + e.Document.Text[p.Spans[0].Start:p.Spans[0].End] + ")"
			}
			out = append(out, name)
		}
		return strings.Join(out, "+")
	}
	var out []string
	for _, ev := range e.Events {
		line := ev.Type + " " + list(ev.Source) + " -> " + list(ev.Target) + " " + ev.Realis
		if ev.Asserted != "" {
			line += " by " + said[ev.Asserted]
		}
		out = append(out, strings.Join(strings.Fields(line), " "))
	}
	return out
}
