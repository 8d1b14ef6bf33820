package main

import "acta/internal/eval"

type rolesCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Part    string `default:"dev" enum:"dev,train" help:"Part of the treebank: ${enum}."`
}

func (c *rolesCommand) Help() string {
	return `Heads of ARG0 and ARG1 of verbs in PropBank on the English Web Treebank, with our own trees over the given words, for the predicates that PropBank marks.`
}

func (c *rolesCommand) Run(a *app) error {
	engine, err := a.open()
	if err != nil {
		return err
	}
	scores, err := eval.Roles(c.Corpora, c.Part, engine.Parse)
	if err != nil {
		return err
	}
	return scores.Write(a.stdout)
}
