package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"acta"
	"acta/internal/eval"
)

type ledgersCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Labels  string `default:"internal/eval/testdata/ledgers.tsv" placeholder:"FILE" help:"Figures and pledges of texts, by a person (${default})."`
	Half    int    `placeholder:"1|2" help:"Only the texts at odd places of the draw, or those at even. The rules were worked on with the errors of the first in view."`
	Strict  bool   `help:"Count optional figures and pledges as the others."`
	Wrong   bool   `help:"Print what is wrong or missing too."`
}

func (c *ledgersCommand) Help() string {
	return `Figures and pledges of 150 paragraphs of Wikipedia's current events of 2025 and 2026, and of 40 releases of the US State Department of at most 1,800 characters, drawn by the seed "ledgers-1", against labels made by hand (doc/annotation.md).

  acta eval ledgers
  acta eval ledgers --strict         what one may leave must be found too
  acta eval ledgers --half 1 --wrong`
}

var ledgerCategories = []string{"Armed conflicts and attacks", "International relations", "Politics and elections", "Law and crime", "Business and economy", "Disasters and accidents"}

// longestRelease is how many characters a release that is labelled may have.
const longestRelease = 1800

func (c *ledgersCommand) Run(a *app) error {
	if c.Half < 0 || c.Half > 2 {
		return usage("--half is 1 or 2")
	}
	engine, err := a.open()
	if err != nil {
		return err
	}
	scores, err := c.scores(a, engine)
	if err != nil {
		return err
	}
	if c.Wrong {
		for _, w := range scores["all"].Wrong {
			fmt.Fprintln(a.stdout, w)
		}
	}
	for _, name := range []string{"current-events", "state", "all"} {
		fmt.Fprintln(a.stdout, name)
		if _, err := scores[name].WriteTo(a.stdout); err != nil {
			return err
		}
	}
	return nil
}

// scores are those of each corpus by its name, and of both: "all".
func (c *ledgersCommand) scores(a *app, engine engine) (map[string]*eval.LedgerScore, error) {
	f, err := os.Open(c.Labels)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	labels, err := eval.ReadLedgerLabels(f, c.Labels)
	if err != nil {
		return nil, err
	}
	events, err := eval.ReadParagraphs(filepath.Join(c.Corpora, "wikipedia-current-events-2025-2026", "events.jsonl"))
	if err != nil {
		return nil, err
	}
	releases, err := eval.ReadReleases(filepath.Join(c.Corpora, "us-state-dept-press-2021-2022", "state.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	releases = slices.DeleteFunc(releases, func(p eval.Paragraph) bool { return utf8.RuneCountInString(p.Text) > longestRelease })
	drawn := slices.Concat(eval.Draw(events, ledgerCategories, "ledgers-1", 150), eval.Draw(releases, []string{"release"}, "ledgers-1", 40))
	if len(labels) != len(drawn) {
		return nil, fmt.Errorf("%s: %d texts, want the %d that are drawn: %w", c.Labels, len(labels), len(drawn), acta.ErrInvalid)
	}
	for i := range labels {
		if labels[i].Line != drawn[i].Line || labels[i].Sum != drawn[i].Sum() {
			return nil, fmt.Errorf("%s: text %d is line %d of sum %s; drawn is line %d of sum %s: %w", c.Labels, i+1,
				labels[i].Line, labels[i].Sum, drawn[i].Line, drawn[i].Sum(), acta.ErrInvalid)
		}
	}
	scores := map[string]*eval.LedgerScore{"current-events": {}, "state": {}, "all": {}}
	i := -1
	err = readParagraphs(a, engine, drawn, func(_ eval.Paragraph, entry *acta.Entry) error {
		i++
		if c.Half > 0 && i%2 != c.Half-1 {
			return nil
		}
		if c.Strict {
			labels[i].Require()
		}
		scores[labels[i].Corpus].Add(entry, &labels[i])
		scores["all"].Add(entry, &labels[i])
		return nil
	})
	return scores, err
}
