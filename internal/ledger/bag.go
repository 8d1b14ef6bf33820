package ledger

import (
	"slices"
	"strings"

	"acta/internal/ling"
)

// bag adds the content words of in to words, which stays sorted and holds each
// once: lemmas of nouns, verbs, adjectives and numbers. A word for a state or
// its people is the state's code, so that "Arvenia" meets "Arvenian".
func (r *reader) bag(words []string, in ling.Range) []string {
	for t := in.From; t < in.To; t++ {
		w := r.contentWord(t)
		if w == "" {
			continue
		}
		if at, found := slices.BinarySearch(words, w); !found {
			words = slices.Insert(words, at, w)
		}
	}
	return words
}

// contentWord is tok as a word of a bag, or empty where it has no content.
func (r *reader) contentWord(tok ling.TokenID) string {
	switch r.d.Tags[tok].UPOS {
	case "NOUN", "VERB", "ADJ":
	case "PROPN":
	case "NUM":
		return r.d.Word(tok)
	default:
		return ""
	}
	form := r.d.Word(tok)
	if !isWord(form) {
		return ""
	}
	if r.isName(tok) {
		if p := r.placeOf(form); p != "" {
			return p
		}
	}
	lemma := r.lemma(tok)
	if _, light := r.lex.LedgerWord("light", lemma); light {
		return ""
	}
	return lemma
}

// isName reports whether tok is a name or an adjective made of one.
func (r *reader) isName(tok ling.TokenID) bool {
	c := r.d.Word(tok)[0]
	return c >= 'A' && c <= 'Z'
}

// isState reports whether a word of a bag is a state or alliance.
func isState(word string) bool { return strings.HasPrefix(word, "@") }

// shared counts the words that two bags share: states and alliances apart, as
// two parties to a quarrel name the same ones whatever they speak of.
func shared(a, b []string) (words, states int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			if isState(a[i]) {
				states++
			} else {
				words++
			}
			i++
			j++
		}
	}
	return words, states
}

// weight is how many words of a bag are no states.
func weight(bag []string) int {
	n := 0
	for _, w := range bag {
		if !isState(w) {
			n++
		}
	}
	return n
}
