package main

import (
	"path/filepath"

	"acta/internal/eval"
	"acta/internal/polnear"
	"acta/internal/train"
)

type statementsCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Folds   string `placeholder:"DIR" help:"Score the five models that acta train confidence --out DIR left, each on the articles of PolNeAR's training part that it has not seen, in place of the development part."`
	Samples int    `default:"1000" placeholder:"N" help:"Resampled corpora for the 95% intervals (${default}); 0: no intervals."`
}

func (c *statementsCommand) Help() string {
	return `A: exact fragments. B: words. C1: whole statements, all fragments equal; C2: all words equal; C3: cues overlap, sources share half their words and contents four fifths; C4: contents share half. Statements inside others count as predictions; the corpus marks none. Confidence is right where C3 is met.

The scorer in ../shared/tools decides; this one counts the same and adds strata and intervals.`
}

func (c *statementsCommand) Run(a *app) error {
	if c.Folds != "" {
		judged, err := train.JudgeFolds(a.ctx, c.Corpora, c.Folds)
		if err != nil {
			return err
		}
		return eval.WriteStatements(a.stdout, judged, c.Samples)
	}
	engine, err := a.open()
	if err != nil {
		return err
	}
	articles, err := polnear.Read(filepath.Join(c.Corpora, "polnear", "dev"))
	if err != nil {
		return err
	}
	return eval.WriteStatements(a.stdout, eval.Articles(articles, engine.Analyze), c.Samples)
}
