package resolver

import (
	"slices"
	"strings"
	"unicode/utf8"

	"acta/data"
	"acta/internal/ling"
)

// nameIndex finds the entities that a name may name.
type nameIndex struct {
	surname map[string][]*entity // persons by last word, lower case
	given   map[string][]*entity // persons of several words by first word
	whole   map[string]*entity   // bodies and places by name, lower case
	body    map[*data.Body]*entity
	country map[*data.Country]*entity
	acronym map[string]*entity   // organisations by the first letters of their words
	part    map[string][]*entity // organisations by the words that a name of theirs begins or ends with, lower case
}

func (x *nameIndex) init() {
	x.surname, x.given, x.whole = map[string][]*entity{}, map[string][]*entity{}, map[string]*entity{}
	x.body, x.country = map[*data.Body]*entity{}, map[*data.Country]*entity{}
	x.acronym, x.part = map[string]*entity{}, map[string][]*entity{}
}

// fullSurname is the first person named in full with this surname, or nil.
func (x *nameIndex) fullSurname(word string) *entity {
	for _, e := range x.surname[strings.ToLower(word)] {
		if full := e.names[0]; len(full) > 1 && full[len(full)-1] == word {
			return e
		}
	}
	return nil
}

func enter(to map[string][]*entity, key string, e *entity) {
	if !slices.Contains(to[key], e) {
		to[key] = append(to[key], e)
	}
}

// addName gives e a name, under which it can be found from now on.
func (w *work) addName(e *entity, name []string) {
	e.names = append(e.names, name)
	x := &w.known
	last := strings.ToLower(name[len(name)-1])
	if e.kind == ling.PersonName {
		enter(x.surname, last, e)
		if i := strings.LastIndexByte(last, '-'); i >= 0 && len(name) > 1 {
			enter(x.surname, last[i+1:], e)
		}
		if len(name) > 1 {
			enter(x.given, name[0], e)
		}
		return
	}
	joined := strings.Join(name, " ")
	lower := strings.ToLower(joined)
	if x.whole[lower] == nil {
		x.whole[lower] = e
	}
	if b := w.lex.Body(joined); b != nil && x.body[b] == nil {
		x.body[b] = e
	}
	if c, ok := w.lex.Country(joined); ok && c.Sense == data.SenseState && x.country[c.Country] == nil {
		x.country[c.Country] = e
	}
	if e.kind != ling.OrgName || len(name) < 2 {
		return
	}
	for _, s := range acronyms(name) {
		if x.acronym[s] == nil {
			x.acronym[s] = e
		}
	}
	for n := 1; n < len(name); n++ {
		enter(x.part, strings.ToLower(strings.Join(name[:n], " ")), e)
		enter(x.part, strings.ToLower(strings.Join(name[n:], " ")), e)
	}
}

// acronyms are the first letters of words in capitals: of all words, and of
// those that are not all small.
func acronyms(words []string) []string {
	var all, large []rune
	for _, word := range words {
		for part := range strings.SplitSeq(word, "-") {
			r, n := utf8.DecodeRuneInString(part)
			if n == 0 {
				continue
			}
			all = append(all, r)
			if part != strings.ToLower(part) {
				large = append(large, r)
			}
		}
	}
	var out []string
	for _, letters := range [][]rune{all, large} {
		if len(letters) > 1 {
			out = append(out, strings.ToUpper(string(letters)))
		}
	}
	return out
}
