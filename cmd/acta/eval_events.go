package main

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"acta"
	"acta/internal/batch"
	"acta/internal/eval"
	"acta/internal/extract"
	"acta/internal/input"
	"acta/internal/text"
)

type eventsCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Labels  string `default:"internal/eval/testdata/events.tsv" placeholder:"FILE" help:"Events of paragraphs, by a person (${default})."`
	Part    string `placeholder:"1|2|unseen" help:"Only the first hundred of the labelled paragraphs, or the second; or the 50 drawn after them, whose errors nobody has read."`
	Wrong   bool   `help:"Print what is wrong or missing too."`
	False   bool   `help:"Instead: events of assault, coercion and threat in 300 paragraphs on sports, arts, disasters and science."`
	Judged  string `default:"internal/eval/testdata/events-false.tsv" placeholder:"FILE" help:"Verdicts for --false (${default})."`
}

func (c *eventsCommand) Help() string {
	return `Events of 200 paragraphs of Wikipedia's current events of 2025 and 2026, on armed conflicts and international relations, drawn by the seed "events-1", against labels made by hand (doc/annotation.md). The errors of both hundreds were read while the rules were made; --part unseen has 50 more.

  acta eval events
  acta eval events --part 1 --wrong
  acta eval events --part unseen
  acta eval events --false       300 paragraphs drawn by the seed "false-4": which events are there`
}

// The paragraphs that the labels are of.
var (
	eventCategories = []string{"Armed conflicts and attacks", "International relations"}
	falseCategories = []string{"Sports", "Arts and culture", "Disasters and accidents", "Science and technology"}
)

func (c *eventsCommand) Run(a *app) error {
	all, err := eval.ReadParagraphs(filepath.Join(c.Corpora, "wikipedia-current-events-2025-2026", "events.jsonl"))
	if err != nil {
		return err
	}
	engine, err := a.open()
	if err != nil {
		return err
	}
	if c.False {
		return c.falseEvents(a, engine, eval.Draw(all, falseCategories, "false-4", 300))
	}
	score, err := c.score(a, engine, all)
	if err != nil {
		return err
	}
	_, err = score.WriteTo(a.stdout)
	return err
}

// score judges the events of the part; with --wrong it prints what is wrong.
func (c *eventsCommand) score(a *app, engine engine, all []eval.Paragraph) (eval.EventScore, error) {
	var score eval.EventScore
	f, err := os.Open(c.Labels)
	if err != nil {
		return score, err
	}
	defer f.Close()
	labels, err := eval.ReadEventLabels(f, c.Labels)
	if err != nil {
		return score, err
	}
	drawn := eval.Draw(all, eventCategories, "events-1", 250)
	if len(labels) != len(drawn) {
		return score, fmt.Errorf("%s: %d paragraphs, want the %d that are drawn: %w", c.Labels, len(labels), len(drawn), acta.ErrInvalid)
	}
	for i := range labels {
		if labels[i].Line != drawn[i].Line || labels[i].Sum != drawn[i].Sum() {
			return score, fmt.Errorf("%s: paragraph %d is line %d of sum %s; drawn is line %d of sum %s: %w", c.Labels, i+1,
				labels[i].Line, labels[i].Sum, drawn[i].Line, drawn[i].Sum(), acta.ErrInvalid)
		}
	}
	parts := map[string][2]int{"": {0, 200}, "1": {0, 100}, "2": {100, 200}, "unseen": {200, 250}}
	part, ok := parts[c.Part]
	if !ok {
		return score, usage("--part is 1, 2 or unseen")
	}
	labels, drawn = labels[part[0]:part[1]], drawn[part[0]:part[1]]
	i := 0
	err = readParagraphs(a, engine, drawn, func(p eval.Paragraph, entry *acta.Entry) error {
		judged := eval.JudgeEvents(entry, labels[i].Events)
		i++
		score.Add(judged)
		if c.Wrong {
			return a.wrongEvents(p, entry, judged)
		}
		return nil
	})
	return score, err
}

// readParagraphs calls do with each paragraph and its entry, in order.
func readParagraphs(a *app, engine engine, all []eval.Paragraph, do func(eval.Paragraph, *acta.Entry) error) error {
	type result struct {
		p     eval.Paragraph
		entry *acta.Entry
	}
	work := func(p eval.Paragraph) result {
		raw := input.Raw{Path: fmt.Sprint(p.Line), Bytes: []byte(p.Text), Media: "text/plain"}
		raw.Given.Published = p.Date
		return result{p, engine.Read(raw, extract.Options{})}
	}
	return batch.Run(a.ctx, runtime.GOMAXPROCS(0), slices.Values(all), work, func(r result) error {
		if r.entry.Document.Text != r.p.Text {
			return fmt.Errorf("line %d of the paragraphs: read as another text: %s", r.p.Line, strings.Join(r.entry.Problems, "; "))
		}
		return do(r.p, r.entry)
	})
}

func (c *eventsCommand) falseEvents(a *app, engine engine, drawn []eval.Paragraph) error {
	f, err := os.Open(c.Judged)
	if err != nil {
		return err
	}
	defer f.Close()
	judged, err := eval.ReadFalse(f, c.Judged)
	if err != nil {
		return err
	}
	var count struct{ there, not, open int }
	err = readParagraphs(a, engine, drawn, func(p eval.Paragraph, entry *acta.Entry) error {
		units := text.NewUnits(p.Text, text.CodePoint)
		for _, e := range entry.Events {
			if e.Type != "ASSAULT" && e.Type != "COERCE" && e.Type != "THREATEN" {
				continue
			}
			start, end := units.At(e.Trigger[0].Start), units.At(e.Trigger[len(e.Trigger)-1].End)
			verdict := "not judged"
			at := slices.IndexFunc(judged, func(j eval.JudgedFalse) bool {
				return j.Line == p.Line && j.Sum == p.Sum() && j.Start == start && j.End == end && j.Type == e.Type
			})
			switch {
			case at < 0:
				count.open++
			case judged[at].There:
				verdict = "there"
				count.there++
			default:
				verdict = "not there"
				count.not++
			}
			fmt.Fprintf(a.stdout, "%d\t%s\t%d\t%d\t%s\t%s\n", p.Line, p.Sum(), start, end, e.Type, verdict)
			if c.Wrong {
				fmt.Fprintf(a.stdout, "  %s\n  %s\n", p.Text, eventLine(entry, &e))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%d paragraphs: %d events there, %d not there, %d not judged\n", len(drawn), count.there, count.not, count.open)
	return nil
}

// wrongEvents prints what is wrong in a paragraph, for people.
func (a *app) wrongEvents(p eval.Paragraph, entry *acta.Entry, judged []eval.JudgedEvent) error {
	shown := false
	for i := range judged {
		j := &judged[i]
		if j.Label != nil && j.Event != nil && j.All() {
			continue
		}
		if !shown {
			fmt.Fprintf(a.stdout, "\n%d %s\n", p.Line, p.Text)
			shown = true
		}
		switch {
		case j.Event == nil:
			fmt.Fprintf(a.stdout, "  missed: %s\n", labelLine(p.Text, j.Label))
		case j.Label == nil:
			fmt.Fprintf(a.stdout, "  extra: %s\n", eventLine(entry, j.Event))
		default:
			fmt.Fprintf(a.stdout, "  wrong%s: %s\n    want: %s\n", strings.Join(slices.Collect(wrongParts(j)), ""), eventLine(entry, j.Event), labelLine(p.Text, j.Label))
		}
	}
	return nil
}

func wrongParts(j *eval.JudgedEvent) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, part := range []struct {
			right bool
			name  string
		}{{j.Type, " type"}, {j.Parties, " parties"}, {j.By, " by"}, {j.Realis, " realis"}} {
			if !part.right && !yield(part.name) {
				return
			}
		}
	}
}

func eventLine(entry *acta.Entry, e *acta.Event) string {
	words := func(spans []acta.Span) string {
		var out []string
		for _, s := range spans {
			out = append(out, entry.Document.Text[s.Start:s.End])
		}
		return strings.Join(out, " … ")
	}
	side := func(ps []acta.Party) string {
		var out []string
		for _, p := range ps {
			name := "?"
			for i := range entry.Actors {
				if entry.Actors[i].ID == p.Actor {
					name = entry.Actors[i].Name
				}
			}
			out = append(out, fmt.Sprintf("%s (%s)", words(p.Spans), name))
		}
		return strings.Join(out, " + ")
	}
	by := "-"
	for i := range entry.Statements {
		if entry.Statements[i].ID == e.Asserted {
			by = words(entry.Statements[i].Source.Spans)
		}
	}
	return fmt.Sprintf("%s %q: %s > %s; %s; by %s; %s", e.Type, words(e.Trigger), side(e.Source), side(e.Target), e.Realis, by, strings.Join(e.Rules, " "))
}

func labelLine(body string, l *eval.EventLabel) string {
	runes := []rune(body)
	words := func(s acta.Span) string { return string(runes[s.Start:s.End]) }
	side := func(answers []eval.PartyLabel) string {
		var out []string
		for _, p := range answers {
			var names []string
			for _, m := range p.Members {
				if m.Country != "" {
					names = append(names, m.Country)
				} else {
					names = append(names, words(m.Span))
				}
			}
			out = append(out, strings.Join(names, " + "))
		}
		return strings.Join(out, " | ")
	}
	var triggers []string
	for _, s := range l.Trigger {
		triggers = append(triggers, words(s))
	}
	return fmt.Sprintf("%s %q: %s > %s; %s; by %s", strings.Join(l.Types, "|"), strings.Join(triggers, "/"), side(l.Source), side(l.Target), strings.Join(l.Realis, "|"), side(l.By))
}
