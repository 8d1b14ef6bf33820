package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"acta/data"
	"acta/internal/gazetteer"
	"acta/internal/view"
)

// actorsCommand is what people do with the gazetteer itself.
type actorsCommand struct {
	Find actorsFindCommand `cmd:"" help:"Who is called so: codes, offices, and the line that says it."`
	Lint actorsLintCommand `cmd:"" help:"Check a file of actors, or those of the program."`
}

func (c *actorsCommand) Help() string {
	return `Actors are the states, bodies, forces, parties, outlets and persons that acta knows by name. A file of your own adds to them or takes their places, with --actors; its form is in the head of data/actors.hand.tsv:

  actor	velland-radio	Radio Velland	media	RUS	RUSMED	MED
  office	ilan-dovar	Foreign Minister	RUS	foreign	2026-01-15`
}

type actorsFindCommand struct {
	Name   string `arg:"" help:"A name, a surname or an acronym."`
	Date   string `placeholder:"DATE" help:"Show the office on this day (YYYY-MM-DD)."`
	Actors string `placeholder:"FILE" help:"A file of actors of your own."`
}

func (c *actorsFindCommand) Run(a *app) error {
	g, err := openGazetteer(c.Actors)
	if err != nil {
		return err
	}
	found := g.Find(c.Name)
	if len(found) == 0 {
		found = g.Find(strings.ToUpper(c.Name)) // people type acronyms in small letters
	}
	seen := map[*gazetteer.Entry]bool{}
	for _, e := range found {
		seen[e] = true
	}
	for _, e := range g.Surname(c.Name) {
		if !seen[e] {
			found = append(found[:len(found):len(found)], e)
		}
	}
	if len(found) == 0 {
		return fmt.Errorf("nobody in the gazetteer is called %q", c.Name)
	}
	for _, e := range found {
		fmt.Fprint(a.stdout, entryText(e, c.Date))
	}
	return nil
}

// entryText is an entry in lines for people.
func entryText(e *gazetteer.Entry, date string) string {
	var b strings.Builder
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %-10s %s\n", name, view.OneLine(value))
		}
	}
	fmt.Fprintf(&b, "%s (%s)\n", view.OneLine(e.Name), e.ID)
	row("kind", string(e.Kind))
	row("country", e.Country)
	row("code", e.Code)
	row("sector", strings.Join(e.Sector, ", "))
	row("wikidata", e.Wikidata)
	row("also", strings.Join(e.Aliases, "; "))
	row("from", fmt.Sprintf("%s:%d", e.File, e.Line))
	if date != "" {
		if o, ok := e.On(date); ok {
			row("on "+date, officeText(&o))
		} else if len(e.Offices) > 0 {
			row("on "+date, "no office known")
		}
		return b.String()
	}
	for i := range e.Offices {
		row("office", officeText(&e.Offices[i]))
	}
	return b.String()
}

func officeText(o *gazetteer.Office) string {
	title := o.Title
	if o.Country != "" {
		title += ", " + o.Country
	}
	to := o.To
	switch {
	case o.Seen != "":
		to = "at least " + o.Seen
	case to == "":
		to = "now"
	}
	from := o.From
	if from == "" {
		from = "?"
	}
	return fmt.Sprintf("%s (%s %s) %s to %s  %s:%d", title, o.Rank, o.Code, from, to, o.File, o.Line)
}

type actorsLintCommand struct {
	File string `arg:"" optional:"" help:"A file of actors of your own. Without one, those of the program are checked."`
}

func (c *actorsLintCommand) Help() string {
	return `Each fault is a line that names the file and the line. Exit code 1 where there is one.`
}

func (c *actorsLintCommand) Run(a *app) error {
	lex, err := data.Read(data.Files)
	if err != nil {
		return err
	}
	sources, err := gazetteer.Sources(data.Files)
	if err != nil {
		return err
	}
	name := ""
	if c.File != "" {
		own, err := readActors(c.File)
		if err != nil {
			return err
		}
		sources = append(sources, own)
		name = own.Name
	}
	faults := 0
	for _, err := range gazetteer.Lint(lex, sources...) {
		// What is wrong in the program's own files is no fault of the user's.
		if name != "" && !strings.HasPrefix(err.Error(), name+":") {
			continue
		}
		faults++
		fmt.Fprintln(a.stdout, view.OneLine(bare("", err.Error())))
	}
	if faults > 0 {
		return errBad
	}
	return nil
}

// openWith opens the pipeline with a user's file of actors, if one is given.
func (a *app) openWith(file string) (engine, error) {
	if file == "" {
		return a.open()
	}
	own, err := readActors(file)
	if err != nil {
		return nil, err
	}
	e, err := a.open(own)
	if err != nil {
		return nil, errors.New(bare("", err.Error())) // file and line say it
	}
	return e, nil
}

// readActors reads a user's file of actors.
func readActors(path string) (gazetteer.Source, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return gazetteer.Source{}, err
	}
	return gazetteer.Source{Name: path, Text: string(b)}, nil
}
