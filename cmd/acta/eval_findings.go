package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"acta/internal/batch"
	"acta/internal/eval"
	"acta/internal/extract"
	"acta/internal/input"
	"acta/internal/polnear"
	"acta/internal/text"
)

type findingsCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Labels  string `default:"internal/eval/testdata/findings-judged.tsv" placeholder:"FILE" help:"Findings and verdicts (${default})."`
}

func (c *findingsCommand) Help() string {
	return `Findings of acta in PolNeAR, by rule: how many an article has, and how many of those that a person judged a careful editor would accept.

"dev" is the development part. The articles are read without a date, as the judge read them. The head of the file of labels says how they were drawn, and how many were accepted before the rules that they showed to be wrong were changed.

  acta eval findings`
}

func (c *findingsCommand) Run(a *app) error {
	f, err := os.Open(c.Labels)
	if err != nil {
		return err
	}
	defer f.Close()
	judged, err := eval.ReadFindings(f, c.Labels)
	if err != nil {
		return err
	}
	engine, err := a.open()
	if err != nil {
		return err
	}
	var found []eval.FoundFinding
	number := map[string]int{}
	for _, part := range []string{"dev", "train"} {
		articles, err := polnear.Read(filepath.Join(c.Corpora, "polnear", part))
		if err != nil {
			return err
		}
		number[part] = len(articles)
		type result struct {
			found []eval.FoundFinding
			err   error
		}
		work := func(at polnear.Article) result {
			entry := engine.Read(input.Raw{Path: at.Name, Bytes: []byte(at.Text.UTF8), Media: "text/plain"}, extract.Options{})
			if entry.Document.Text != at.Text.UTF8 {
				return result{err: fmt.Errorf("%s: read as another text: %s", at.Name, strings.Join(entry.Problems, "; "))}
			}
			units := text.NewUnits(entry.Document.Text, text.CodePoint)
			var r result
			for _, f := range entry.Findings {
				r.found = append(r.found, eval.FoundFinding{Part: part, Article: at.Name, Rule: f.Rule,
					Start: units.At(f.Spans[0].Start), End: units.At(f.Spans[0].End)})
			}
			return r
		}
		err = batch.Run(a.ctx, runtime.GOMAXPROCS(0), slices.Values(articles), work, func(r result) error {
			found = append(found, r.found...)
			return r.err
		})
		if err != nil {
			return err
		}
	}
	return eval.WriteFindings(a.stdout, found, judged, number)
}
