package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"

	"acta/internal/train"
)

// stageNames is the choice of trainCommand: the names of train.Stages, which
// TestStageNames compares.
const stageNames = "all,tokenizer,words,namer,quoter,confidence,coref,pairs"

type trainCommand struct {
	Stage   string   `arg:"" enum:"${stages}" help:"Whose model: ${enum}. Each reads text with the ones before it."`
	Corpora string   `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Out     string   `default:"models" placeholder:"DIR" help:"Folder that the model is written to and the others are read from (${default})."`
	Seed    uint64   `placeholder:"N" help:"Another number gives another model of about the same quality."`
	Epochs  int      `placeholder:"N" help:"Passes over the corpus; the stage's own number unless given."`
	Without []string `placeholder:"CORPUS" help:"Corpora of names that the words learn nothing from, such as wikigold: for acta eval names --folds."`
}

func (c *trainCommand) Help() string {
	return `The new model is part of the program once it is built again: models are embedded. What is learned goes to standard error. The words take about 20 minutes on two cores, the quoter about five; the confidence trains five quoters, each without a fifth of the corpus, which it leaves in --out: see acta eval statements --folds.`
}

func (c *trainCommand) Run(a *app) error {
	limitMemory(math.MaxInt64)
	stages := train.Stages
	if c.Stage != "all" {
		stages = []string{c.Stage}
	}
	opt := train.Options{
		Corpora: c.Corpora, Models: c.Out, Seed: c.Seed, Epochs: c.Epochs, Without: c.Without,
		Log: slog.New(slog.NewTextHandler(a.stderr, nil)),
	}
	for _, stage := range stages {
		if err := train.Run(a.ctx, stage, opt); err != nil {
			if errors.Is(err, context.Canceled) {
				return err
			}
			return fmt.Errorf("train %s: %w", stage, err)
		}
	}
	return nil
}
