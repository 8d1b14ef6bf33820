package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"acta/internal/eval"
)

type corefCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Part    string `default:"dev" enum:"dev,train" help:"Part of GUM: ${enum}."`
}

func (c *corefCommand) Help() string {
	return `Chains found in the raw text against the entities of GUM. A mention that was found is one of the corpus where both have the same head, as in CorefUD; a chain of one mention counts on neither side. Average: the mean of the F1 of MUC, B³ and CEAF-e.`
}

func (c *corefCommand) Run(a *app) error {
	engine, err := a.open()
	if err != nil {
		return err
	}
	all, genres, err := eval.Gum(c.Corpora, "gum-open-"+c.Part+".conllu", engine.Analyze)
	if err != nil {
		return err
	}
	for _, genre := range slices.Sorted(maps.Keys(genres)) {
		fmt.Fprintf(a.stdout, "%-10s %3d  %s\n", genre, genres[genre].Texts, genres[genre])
	}
	_, err = fmt.Fprintf(a.stdout, "%-10s %3d  %s\n", "all", all.Texts, all)
	return err
}

type gapCommand struct {
	Corpora string  `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Part    string  `default:"development" enum:"development,test,validation" help:"File of GAP: ${enum}."`
	Least   float32 `default:"0.1" help:"Neither name is taken where the likelier has less than this probability (${default})."`
}

func (c *gapCommand) Help() string {
	return `The pronoun and both names are given; the likelier name is taken. "as read": nothing is given, and a name is found where it is in the pronoun's chain. acta train coref learns from the files test and validation.`
}

func (c *gapCommand) Run(a *app) error {
	engine, err := a.open()
	if err != nil {
		return err
	}
	path := filepath.Join(c.Corpora, "gap-coref", "gap-"+c.Part+".tsv")
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	snippets, err := eval.ReadGAP(f, path)
	if err != nil {
		return err
	}
	var given, read eval.GAP
	for i := range snippets {
		s := &snippets[i]
		odds := engine.Odds(s.Text, s.Pronoun, s.Names[0], s.Names[1])
		best := max(odds[0], odds[1])
		given.Add(s, [2]bool{odds[0] == best && best >= c.Least, odds[1] == best && odds[0] != best && best >= c.Least})
		read.Add(s, eval.SameChain(engine.Analyze(s.Text), s))
	}
	_, err = fmt.Fprintf(a.stdout, "given    %s\nas read  %s\n", given, read)
	return err
}
