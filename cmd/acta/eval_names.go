package main

import (
	"fmt"
	"io"
	"log/slog"
	"math"

	"acta/data"
	"acta/internal/eval"
	"acta/internal/train"
)

type namesCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Models  string `default:"models" placeholder:"DIR" help:"Folder of the models that --folds reads the words from (${default})."`
	Folds   int    `placeholder:"N" help:"Train N namers, each without one part of WikiGold, and score it on that part, in place of the rest, with names as WikiGold has them. One takes about four minutes."`
}

func (c *namesCommand) Help() string {
	return `A name counts where its first and last word and its kind are those of the annotator; the words are given. uner-dev: Universal NER on the development part of the English Web Treebank; no names of it are learned. gum-dev: mentions of persons, organisations and places in GUM whose head is a proper noun, cut to the capitalised words around that head.`
}

func (c *namesCommand) Run(a *app) error {
	if c.Folds > 0 {
		limitMemory(math.MaxInt64)
		return c.cross(a)
	}
	engine, err := a.open()
	if err != nil {
		return err
	}
	uner, gum, err := train.NamesOf(c.Corpora, engine.Name)
	if err != nil {
		return err
	}
	if err := writeNames(a.stdout, "uner-dev", uner); err != nil {
		return err
	}
	return writeNames(a.stdout, "gum-dev", gum)
}

func (c *namesCommand) cross(a *app) error {
	lexicon, err := data.Read(data.Files)
	if err != nil {
		return err
	}
	got, err := train.CrossNames(a.ctx, train.NamerOptions{
		Corpora: c.Corpora, Models: c.Models, Lexicon: lexicon, Log: slog.New(slog.NewTextHandler(a.stderr, nil)),
	}, c.Folds)
	if err != nil {
		return err
	}
	return writeNames(a.stdout, "wikigold", got)
}

func writeNames(w io.Writer, corpus string, n eval.Names) error {
	row := func(kind string, s eval.PRF) error {
		_, err := fmt.Fprintf(w, "%-9s %-12s P %.3f  R %.3f  F %.3f   (gold %d, found %d)\n", corpus, kind, s.P(), s.R(), s.F(), s.Gold, s.Pred)
		return err
	}
	if err := row("all", n.All); err != nil {
		return err
	}
	for _, kind := range eval.NameKinds {
		if err := row(string(kind), n.ByKind[kind]); err != nil {
			return err
		}
	}
	return nil
}
