// Package extract turns the bytes of one document into an article: its text,
// and what the page says of itself.
package extract

import (
	"acta"
	"acta/internal/text"
)

// Article is a document ready to be read. Empty fields are unknown.
type Article struct {
	Title, Byline, Outlet, URL string
	Published                  string // YYYY-MM-DD
	PublishedBasis             acta.Basis
	Language                   string // ISO 639-1
	Text                       *text.Text
	// Problems are one-line notes on what was left out or had to be mended.
	Problems []string
}
