package main

import (
	"fmt"
	"os"
	"path/filepath"

	"acta/data"
	"acta/internal/eval"
	"acta/internal/gazetteer"
)

type linkingCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Tables  string `required:"" placeholder:"DIR" help:"Folder with tables of actors that know nothing of the days that are measured."`
	From    string `default:"2026-03-01" placeholder:"DATE" help:"The first day that is measured (${default})."`
	Until   string `default:"9999" placeholder:"DATE" help:"The first day that is no more measured."`
	Wrong   bool   `help:"Print the links that are wrong or missing too: day, words, right, given, why."`
}

func (c *linkingCommand) Help() string {
	return `The tables must be made of texts before the first day, and without what the hand-kept file says of later offices:

  cd data && go run ./gen -before 2026-03-01 -out DIR
  acta eval linking --tables DIR`
}

func (c *linkingCommand) Run(a *app) error {
	lex, err := data.Read(data.Files)
	if err != nil {
		return err
	}
	sources, err := gazetteer.Sources(os.DirFS(c.Tables))
	if err != nil {
		return err
	}
	if len(sources) == 0 {
		return fmt.Errorf("%s: no actors*.tsv there", c.Tables)
	}
	g, err := gazetteer.New(lex, sources...)
	if err != nil {
		return err
	}
	spans, err := eval.ReadLinked(filepath.Join(c.Corpora, "wikipedia-current-events-2025-2026", "events.jsonl"), c.From)
	if err != nil {
		return err
	}
	n := 0
	for _, s := range spans {
		if s.Date < c.Until {
			spans[n] = s
			n++
		}
	}
	r := eval.Linking(g, lex, spans[:n])
	if c.Wrong {
		for _, w := range r.Wrong {
			fmt.Fprintln(a.stdout, w)
		}
	}
	_, err = r.WriteTo(a.stdout)
	return err
}
