package main

import (
	"acta/internal/eval"
	"acta/internal/train"
)

type pairsCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Models  string `default:"models" placeholder:"DIR" help:"Folder of the tokenizer and the words (${default})."`
	Seed    uint64 `default:"1" placeholder:"N" help:"Of the order in which sentences are dealt out to folds (${default})."`
}

func (c *pairsCommand) Help() string {
	return `Five-fold cross-validation inside plover/pairs-train.tsv: each pair is coded by a net that was trained on the other folds, and no sentence stands in two. The words of data/acts.tsv were written before and extended with the errors of these pairs in view.`
}

func (c *pairsCommand) Run(a *app) error {
	judged, err := train.JudgePairs(c.Corpora, c.Models, c.Seed)
	if err != nil {
		return err
	}
	return eval.WritePairs(a.stdout, judged)
}
