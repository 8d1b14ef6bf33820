package main

import (
	"bufio"
	"errors"
	"fmt"

	"acta/internal/explain"
	"acta/internal/extract"
	"acta/internal/input/file"
	"acta/internal/ling"
)

type explainCommand struct {
	Path     string `arg:"" help:"A text or HTML file, or - for standard input."`
	Stage    string `short:"s" enum:"all,tokens,tags,tree,mentions,quotes,chains,actors,events" default:"all" help:"Show one stage only: ${enum}."`
	Sentence int    `short:"n" placeholder:"N" help:"Show this sentence only, from 1."`
	Screen   screen `embed:""`
}

func (c *explainCommand) Help() string {
	return `Every decision comes with the rule that made it, or with the probability that the network gave it. A tag it was not sure of has its runner-up beside it. "cue by" names the words that a cue rests on: +0.40 says that the network would be 40 points less sure with the word hidden, -0.40 that it would be surer. Places are code points of the text; tokens are numbered in their sentence.

  acta explain article.txt | less -R
  acta explain --stage tree --sentence 4 article.txt`
}

func (c *explainCommand) Run(a *app) error {
	walk := file.Walk{Paths: []string{c.Path}, Stdin: a.stdin}
	for raw, err := range walk.All() {
		if err != nil {
			return errors.New(about(c.Path, err.Error()))
		}
		if raw.Path != c.Path {
			return usage(fmt.Sprintf("%s is a folder; explain takes one document", c.Path))
		}
		article, err := extract.Extract(raw, extract.Options{})
		if err != nil {
			return errors.New(about(c.Path, err.Error()))
		}
		engine, err := a.open()
		if err != nil {
			return err
		}
		opt := explain.Options{Sentence: c.Sentence, Style: c.Screen.styles(a, true)}
		if c.Stage != "all" {
			opt.Stage = explain.Stage(c.Stage)
		}
		return guard(c.Path, func() error {
			out := bufio.NewWriter(a.stdout)
			doc := engine.Analyze(article.Text)
			opt.Facts = engine.Facts(doc, article.Published)
			opt.RunnerUp = func(tok ling.TokenID) (string, float32) { return engine.RunnerUp(doc, tok) }
			opt.Influence = func(quote ling.QuoteID) []explain.Influence {
				var words []explain.Influence
				for _, in := range engine.Influence(doc, quote) {
					words = append(words, explain.Influence(in))
				}
				return words
			}
			if err := explain.Write(out, doc, opt); err != nil {
				return errors.New(about(c.Path, err.Error()))
			}
			return out.Flush()
		})
	}
	return nil
}
