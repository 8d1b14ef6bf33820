package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"acta/internal/eval"
	"acta/internal/train"
)

// evalCommand has a command a measure. Without one it is the board of all.
type evalCommand struct {
	Board      boardCommand      `cmd:"" default:"withargs" help:"The score board: all measures that are kept in the project."`
	Statements statementsCommand `cmd:"" help:"Statements of PolNeAR, by manner and kind of source, with intervals."`
	Names      namesCommand      `cmd:"" help:"Names of persons, organisations and places in UNER and GUM."`
	Linking    linkingCommand    `cmd:"" help:"Names that people linked to articles: precision and recall by kind."`
	Offices    officesCommand    `cmd:"" help:"Who held an office on a day: heads of state and government by title, name and surname."`
	Coref      corefCommand      `cmd:"" help:"Who is who in a text: MUC, B³ and CEAF-e on GUM."`
	Gap        gapCommand        `cmd:"" help:"Ambiguous pronouns of GAP: F1 and bias between genders."`
	Pairs      pairsCommand      `cmd:"" help:"Event types of given pairs, by cross-validation on the pairs of PLOVER."`
	Roles      rolesCommand      `cmd:"" help:"Who and whom of verbs: ARG0 and ARG1 of PropBank."`
	Speakers   speakersCommand   `cmd:"" help:"Who speaks: sources labelled by hand with the name that the article gives."`
	Findings   findingsCommand   `cmd:"" help:"Findings of the ledgers: how many an article has, and how many a careful editor would accept."`
	Events     eventsCommand     `cmd:"" help:"Events of paragraphs that were labelled by hand; and events that are not there."`
	Ledgers    ledgersCommand    `cmd:"" help:"Figures and pledges of texts that were labelled by hand."`
}

func (c *evalCommand) Help() string {
	return `acta eval alone is the board.

  acta eval polnear              the figures of the board that begin so
  acta eval statements           the table of one measure`
}

type boardCommand struct {
	What    string `arg:"" optional:"" help:"Print only figures whose name begins so: polnear, ewt-dev.parse."`
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Labels  string `default:"internal/eval/testdata" placeholder:"DIR" help:"Folder of what we labelled by hand (${default})."`
	Board   string `placeholder:"FILE" help:"Compare with the figures in this file; exit code 1 where they differ."`
	Update  bool   `help:"Write the figures to --board instead."`
}

func (c *boardCommand) Help() string {
	return `Words and sentences from raw text, tags and trees on given words, statements from raw text, names on given words: on the development parts of the corpora, with all cores, in some minutes. Events, figures and pledges: on texts that we labelled.

  acta eval polnear`
}

func (c *boardCommand) Run(a *app) error {
	if c.Update && c.Board == "" {
		return usage("--update needs --board FILE to write to")
	}
	engine, err := a.open()
	if err != nil {
		return err
	}
	got, err := eval.Corpora(c.Corpora, eval.Stages{Tokenize: engine.Tokenize, Parse: engine.Parse, Analyze: engine.Analyze})
	if err != nil {
		return err
	}
	uner, gum, err := train.NamesOf(c.Corpora, engine.Name)
	if err != nil {
		return err
	}
	got.AddNames("uner-dev", uner)
	got.AddNames("gum-dev", gum)
	if err := c.facts(a, engine, got); err != nil {
		return err
	}
	if c.Update {
		f, err := os.Create(c.Board)
		if err != nil {
			return err
		}
		_, err = got.WriteTo(f)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	shown := eval.Board{}
	for _, f := range got.Figures {
		if strings.HasPrefix(f.Name, c.What) {
			shown.Figures = append(shown.Figures, f)
		}
	}
	if _, err := shown.WriteTo(a.stdout); err != nil {
		return err
	}
	if c.Board == "" || c.Update {
		return nil
	}
	f, err := os.Open(c.Board)
	if err != nil {
		return err
	}
	defer f.Close()
	want, err := eval.ReadBoard(f)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Board, err)
	}
	diff := got.Diff(want)
	for _, line := range diff {
		a.complain(line)
	}
	if len(diff) > 0 {
		return errBad
	}
	return nil
}

// facts adds the scores of events, figures and pledges to b.
func (c *boardCommand) facts(a *app, engine engine, b *eval.Board) error {
	all, err := eval.ReadParagraphs(filepath.Join(c.Corpora, "wikipedia-current-events-2025-2026", "events.jsonl"))
	if err != nil {
		return err
	}
	for _, part := range []string{"", "unseen"} {
		events := eventsCommand{Corpora: c.Corpora, Labels: filepath.Join(c.Labels, "events.tsv"), Part: part}
		score, err := events.score(a, engine, all)
		if err != nil {
			return err
		}
		b.AddEvents(strings.TrimSuffix("current-events."+part, "."), &score)
	}
	ledgers := ledgersCommand{Corpora: c.Corpora, Labels: filepath.Join(c.Labels, "ledgers.tsv")}
	scores, err := ledgers.scores(a, engine)
	if err != nil {
		return err
	}
	figures, pledges := scores["all"].F1()
	b.Add("ledgers.figures", figures, scores["all"].Figures.Labelled)
	b.Add("ledgers.pledges", pledges, scores["all"].Pledges.Labelled)
	return nil
}
