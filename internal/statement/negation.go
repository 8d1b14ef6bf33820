package statement

import (
	"strings"

	"acta/internal/ling"
)

var negations = map[string]bool{
	"not": true, "n't": true, "n’t": true, "never": true, "no": true, "neither": true, "nor": true, "cannot": true, "without": true,
	"nothing": true, "nobody": true, "none": true,
}

// negated reports whether the cue r says that nothing was said: a negation
// stands in it before verb or after a form of "be", or belongs to the object
// ("made no mention"), or the source is nobody. A negation within lemma, which
// the lexicon knows, is none.
func (m *maker) negated(r ling.Range, verb ling.TokenID, lemma string) bool {
	for tok := r.From; tok < r.To; tok++ {
		if m.denies(tok, verb, lemma) {
			return true
		}
	}
	for tok := m.sent.From; tok < r.From; tok++ {
		// What the quoter left out of the cue: "did n't [he say]", "without [saying]".
		if m.d.Arcs[tok].Head != verb || !m.free(tok) || !m.denies(tok, verb, lemma) {
			continue
		}
		switch strings.ToLower(m.d.Word(tok)) {
		case "without":
			return tok+1 == r.From
		case "not", "n't", "n’t", "never":
			if tok+1 == r.From || m.d.Word(r.From-1) != "," && tok > m.sent.From && m.d.Tags[tok-1].UPOS == "AUX" && int(r.From-tok) < 5 {
				return true
			}
		}
	}
	for _, s := range m.quote.Source {
		if m.nobody(s.From) || s.From > m.sent.From && m.sent.Has(s.From) && strings.EqualFold(m.d.Word(s.From-1), "neither") {
			return true
		}
	}
	return false
}

func (m *maker) denies(tok, verb ling.TokenID, lemma string) bool {
	d := &m.d.Parsed
	w := strings.ToLower(d.Word(tok))
	if !negations[w] || m.quote.Cue.Len() == 1 && w == "no" {
		return false
	}
	if strings.Contains(lemma, " "+w) {
		return false
	}
	if tok > verb {
		switch w {
		case "no", "nothing", "nobody", "none":
			// "made no mention"; not "said with no emotion".
			of := tok
			if tok+1 < m.sent.To && strings.EqualFold(d.Word(tok+1), "but") {
				return false
			}
			if w == "no" {
				of = d.Arcs[tok].Head
			}
			return of != ling.None && of > verb && m.preposition(of) == ""
		}
		return d.Tags[verb].UPOS == "AUX" && w != "without"
	}
	if tok+1 >= m.sent.To {
		return true
	}
	switch next := strings.ToLower(d.Word(tok + 1)); next {
	case "just", "only", "merely", "simply", "solely", "alone", "sooner", "matter", "wonder", "but":
		return w == "never"
	case "so":
		return tok+2 >= m.sent.To || !strings.EqualFold(d.Word(tok+2), "much")
	case "the", "a", "an":
		if tok+2 < m.sent.To {
			switch strings.ToLower(d.Word(tok + 2)) {
			case "first", "only", "last", "lone":
				return false
			}
		}
	case "to":
		return tok != m.quote.Cue.From || tok+2 >= m.sent.To || !strings.EqualFold(d.Word(tok+2), "mention")
	}
	return true
}

// nobody reports whether a source that begins at tok is nobody: "no official",
// "none of them"; not "No. 10".
func (m *maker) nobody(tok ling.TokenID) bool {
	d := &m.d.Parsed
	next := ""
	if tok+1 < ling.TokenID(len(d.Tokens)) {
		next = strings.ToLower(d.Word(tok + 1))
	}
	switch strings.ToLower(d.Word(tok)) {
	case "nobody", "none", "neither":
		return true
	case "no":
		return next != "." && (next == "" || next[0] < '0' || next[0] > '9')
	case "not":
		return next == "one" || next == "a"
	}
	return false
}
