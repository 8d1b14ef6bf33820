package main

import (
	"os"

	"acta/internal/gazetteer"
)

// readActors reads a user's file of actors.
func readActors(path string) (gazetteer.Source, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return gazetteer.Source{}, err
	}
	return gazetteer.Source{Name: path, Text: string(b)}, nil
}
