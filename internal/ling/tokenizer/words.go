package tokenizer

import (
	_ "embed"
	"fmt"
	"strings"

	"acta"
)

//go:embed words.tsv
var wordsFile string

// An abbrClass says what kind of abbreviation a token with a full stop is.
type abbrClass uint8

const (
	noAbbr abbrClass = iota
	title
	abbr
	org
	month
	state
	number
	mid
	acronym // letters and full stops: "U.S."
	initial // one letter and a full stop
)

var abbrNames = map[string]abbrClass{
	"title": title, "abbr": abbr, "org": org, "month": month, "state": state, "number": number, "mid": mid,
}

// longest is the longest listed form, in bytes: longer words need no look-up.
const longest = 16

// words is words.tsv, indexed.
type words struct {
	abbrs    map[string]abbrClass
	fused    map[string][]uint8 // lengths of the parts
	sets     map[string]map[string]bool
	prefix   map[string]bool
	unit     map[string]bool
	elision  map[string]bool
	emoticon map[string]bool
	slash    map[string]bool
	ending   map[string]bool
	starter  map[string]bool
	after    map[string]bool // suffixes
	notIts   map[string]bool
	saying   map[string]bool
}

func parseWords(data string) (*words, error) {
	w := &words{abbrs: map[string]abbrClass{}, fused: map[string][]uint8{}, sets: map[string]map[string]bool{}}
	for _, class := range []string{"prefix", "unit", "elision", "emoticon", "slash", "ending", "starter", "suffix", "notits", "saying"} {
		w.sets[class] = map[string]bool{}
	}
	line := 0
	for row := range strings.Lines(data) {
		line++
		row = strings.TrimRight(row, "\r\n")
		if row == "" || row[0] == '#' {
			continue
		}
		class, form, ok := strings.Cut(row, "\t")
		if !ok || form == "" || len(form) > longest {
			return nil, fmt.Errorf("words.tsv:%d: want CLASS, a tab and a form of at most %d bytes: %w", line, longest, acta.ErrInvalid)
		}
		switch {
		case abbrNames[class] != noAbbr:
			w.abbrs[form] = abbrNames[class]
		case class == "fused":
			var parts []uint8
			for _, part := range strings.Split(form, "|") {
				parts = append(parts, uint8(len(part)))
			}
			w.fused[strings.ReplaceAll(form, "|", "")] = parts
		case w.sets[class] != nil:
			w.sets[class][form] = true
		default:
			return nil, fmt.Errorf("words.tsv:%d: class %q is none of those in the head of the file: %w", line, class, acta.ErrInvalid)
		}
	}
	w.prefix, w.unit, w.elision = w.sets["prefix"], w.sets["unit"], w.sets["elision"]
	w.emoticon, w.slash, w.ending, w.starter = w.sets["emoticon"], w.sets["slash"], w.sets["ending"], w.sets["starter"]
	w.after, w.notIts, w.saying = w.sets["suffix"], w.sets["notits"], w.sets["saying"]
	return w, nil
}

// A folded is a short word with ASCII letters in lower case, kept on the stack
// so that a look-up allocates nothing.
type folded struct {
	buf [longest]byte
	n   int
}

func fold(s string) (f folded) {
	if len(s) > longest {
		return f
	}
	f.n = copy(f.buf[:], s)
	for i, b := range f.buf[:f.n] {
		if 'A' <= b && b <= 'Z' {
			f.buf[i] = b | 0x20
		}
	}
	return f
}
