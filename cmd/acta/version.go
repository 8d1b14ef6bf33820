package main

import (
	"fmt"

	"acta/internal/pipeline"
	"acta/internal/view"
)

type versionCommand struct{}

func (c *versionCommand) Run(a *app) error {
	fmt.Fprintf(a.stdout, "acta %s, pipeline %d, record %s\n", pipeline.Program, pipeline.Version, view.Schema)
	engine, err := a.open()
	if err != nil {
		return err
	}
	for _, m := range engine.Stamp().Models {
		fmt.Fprintf(a.stdout, "model %s %s %s\n", m.Name, m.Version, m.SHA256)
	}
	return nil
}
