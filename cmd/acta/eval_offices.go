package main

import (
	"errors"
	"fmt"

	"acta/data"
	"acta/internal/eval"
	"acta/internal/gazetteer"
)

type officesCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Wrong   bool   `help:"Print the lines that are wrong too: list, question, who, from, given."`
}

func (c *officesCommand) Help() string {
	return `Heads of state and government of the factbook of January 2026 and of the G20 and ASEAN in August 2026: found by title and name, by surname in a text about the country, by title alone; and not before their term.`
}

func (c *officesCommand) Run(a *app) error {
	g, err := openGazetteer("")
	if err != nil {
		return err
	}
	codes, err := eval.ReadCodes(c.Corpora)
	if err != nil {
		return err
	}
	terms, err := eval.ReadTerms(c.Corpora, codes)
	if err != nil {
		return err
	}
	r := eval.Offices(g, terms)
	if c.Wrong {
		for _, w := range r.Wrong {
			fmt.Fprintln(a.stdout, w)
		}
	}
	_, err = r.WriteTo(a.stdout)
	return err
}

// openGazetteer reads the gazetteer and the user's file, if one is given.
func openGazetteer(file string) (*gazetteer.Gazetteer, error) {
	lex, err := data.Read(data.Files)
	if err != nil {
		return nil, err
	}
	sources, err := gazetteer.Sources(data.Files)
	if err != nil {
		return nil, err
	}
	if file != "" {
		own, err := readActors(file)
		if err != nil {
			return nil, err
		}
		sources = append(sources, own)
	}
	g, err := gazetteer.New(lex, sources...)
	if err != nil {
		return nil, errors.New(bare("", err.Error()))
	}
	return g, nil
}
