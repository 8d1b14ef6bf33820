package resolver

import (
	"slices"
	"strings"

	"acta/internal/ling"
)

// famous is the person of from whom one word means where the text does not say
// otherwise: the gazetteer knows that one well under word, and none of the
// others. It is nil where there is none.
func (w *work) famous(word string, from []*entity) *entity {
	var best *entity
	for _, e := range from {
		entry := w.entryOf(e)
		if entry == nil || !slices.Contains(entry.Aliases, word) {
			continue
		}
		if best != nil {
			return nil
		}
		best = e
	}
	return best
}

// surnames looks again at the surnames that several persons have, now that
// phrases such as "the former president" have their persons: it is the one whom
// the nearest sentence before speaks of, or who speaks there.
func (w *work) surnames() {
	for i, m := range w.q.Mentions {
		if w.rule[i] != ruleSurnameAmbiguous {
			continue
		}
		id := ling.MentionID(i)
		e := w.nearest(id, w.known.surname[strings.ToLower(w.words[i][0])])
		if e == nil || w.q.Text.Headline.Contains(w.q.Span(m.Range)) {
			continue
		}
		w.entities = slices.DeleteFunc(w.entities, func(x *entity) bool { return x == w.of[i] })
		w.join(id, e, ruleSurnameLast)
	}
}

// nearest is the person of from whom the sentence nearest before the mention id
// names, or who speaks or is the subject there where it names several.
func (w *work) nearest(id ling.MentionID, from []*entity) *entity {
	for far := ling.SentID(1); far <= surnameReach && w.sent[id] >= far; far++ {
		var only, speaks *entity
		several := false
		for at, to := w.inSentence(w.sent[id] - far); at < to; at++ {
			e := w.of[at]
			if e == nil || !slices.Contains(from, e) || w.quoted[w.q.Mentions[at].Head] {
				continue
			}
			if w.speaks[at] {
				speaks = e
			}
			several = several || only != nil && only != e
			only = e
		}
		switch {
		case only != nil && !several:
			return only
		case several:
			return speaks
		}
	}
	return nil
}

const surnameReach = 4

// misspelt is the person of several words whose surname differs from word by one
// letter, where the text has one such person and nobody else is called so.
func (w *work) misspelt(word string) *entity {
	if len(word) < longSurname {
		return nil
	}
	var best *entity
	for _, e := range w.entities {
		if e.kind != ling.PersonName || len(e.names) == 0 || len(e.names[0]) < 2 {
			continue
		}
		if last := e.names[0][len(e.names[0])-1]; len(last) >= longSurname && last[0] == word[0] && oneLetter(last, word) {
			if best != nil && best != e {
				return nil
			}
			best = e
		}
	}
	return best
}

// longSurname is how many bytes a surname must have for one letter more or less
// to be a slip.
const longSurname = 7

// oneLetter reports whether one letter but the last left out of the longer of two
// words makes the other.
func oneLetter(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a) != len(b)+1 {
		return false
	}
	for i := range len(a) - 1 { // an "s" more at the end is a plural
		if strings.EqualFold(a[:i]+a[i+1:], b) {
			return true
		}
	}
	return false
}
