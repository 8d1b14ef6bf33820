// Package dateparser stands in for the module of this name, by go.mod's replace
// line. go-htmldate asks it for dates in a hundred languages; acta reads English
// only and takes dates by rules of its own, while the real module's tables cost
// every start of the program 160 ms and 95 MB (doc/decisions/0010-go-trafilatura.md).
//
// It has the names that go-htmldate v1.10.1 uses, and finds no date.
package dateparser

import (
	"errors"
	"time"
)

// ParserType is a way of reading dates.
type ParserType uint8

// The ways that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says how an incomplete date is completed.
type PreferredDateSource uint8

// Past completes it to one that is over.
const Past PreferredDateSource = 2

// Configuration is how dates are to be read.
type Configuration struct {
	CurrentTime         time.Time
	StrictParsing       bool
	PreferredDateSource PreferredDateSource
}

// Date is a date that was read.
type Date struct{ Time time.Time }

// Parser reads dates.
type Parser struct{ ParserTypes []ParserType }

var errNone = errors.New("dates in words are not read here")

// Parse finds no date.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, errNone }
