package main

import (
	"fmt"
	"io"

	"acta/internal/eval"
	"acta/internal/train"
)

type namesCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
}

func (c *namesCommand) Help() string {
	return `A name counts where its first and last word and its kind are those of the annotator; the words are given. uner-dev: Universal NER on the development part of the English Web Treebank; no names of it are learned. gum-dev: mentions of persons, organisations and places in GUM whose head is a proper noun, cut to the capitalised words around that head.`
}

func (c *namesCommand) Run(a *app) error {
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
