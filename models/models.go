// Package models holds the trained weights, embedded in the program. Each file
// has a card of the same name beside it; models.sum pins their SHA-256.
package models

import (
	_ "embed"
	"strings"
)

//go:embed tokenizer.acta
var tokenizer string

//go:embed words.acta
var words string

//go:embed namer.acta
var namer string

//go:embed quoter.acta
var quoter string

//go:embed confidence.acta
var confidence string

//go:embed coref.acta
var coref string

//go:embed pairs.acta
var pairs string

//go:embed models.sum
var sums string

// Get returns the model file called name, not copied, and whether there is one.
func Get(name string) (string, bool) {
	switch name {
	case "tokenizer":
		return tokenizer, true
	case "words":
		return words, true
	case "namer":
		return namer, true
	case "quoter":
		return quoter, true
	case "confidence":
		return confidence, true
	case "coref":
		return coref, true
	case "pairs":
		return pairs, true
	}
	return "", false
}

// Sum is the SHA-256, in hex, that models.sum pins for the model called name.
func Sum(name string) string {
	for line := range strings.Lines(sums) {
		if sum, file, ok := strings.Cut(strings.TrimSpace(line), "  "); ok && file == name+".acta" {
			return sum
		}
	}
	return ""
}
