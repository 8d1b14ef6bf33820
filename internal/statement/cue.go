package statement

import (
	"strings"

	"acta"
	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// cue fills the cue: its words, the lemma of what it says, its class.
func (m *maker) cue() acta.Cue {
	m.verb = ling.None
	r := m.quote.Cue
	if r.Empty() {
		return acta.Cue{}
	}
	c := acta.Cue{Spans: []acta.Span{m.d.Span(r)}}
	lemmas, at := m.content(r)
	c.Negated = m.negated(r)
	c.Lemma, m.verb = m.lemma(r, lemmas, at)
	line := m.class(c)
	if line.Class == "" && m.verb != ling.None {
		// The tagger's lemma of a rare form may be wrong: "jok" for "joked".
		for _, lemma := range stems(strings.ToLower(m.d.Word(m.verb))) {
			if lines := m.lex.Cue(lemma); len(lines) > 0 && lines[0].Context == "" {
				c.Lemma, line = lemma, lines[0]
				break
			}
		}
	}
	c.Class = line.Class
	if c.Class != "" {
		rule := "cue:" + line.Lemma
		if line.Context != "" {
			rule += " " + line.Context
		}
		m.rules = append(m.rules, rule)
	}
	if c.Class == "decline" {
		c.Negated = true
	}
	return c
}

// stems are the verbs that word may be a regular form of.
func stems(word string) []string {
	for _, end := range []string{"ed", "ing", "s"} {
		stem, ok := strings.CutSuffix(word, end)
		if !ok || len(stem) < 3 {
			continue
		}
		out := []string{stem, stem + "e"}
		if n := len(stem); stem[n-1] == stem[n-2] {
			out = append(out, stem[:n-1])
		}
		if y, ok := strings.CutSuffix(stem, "i"); ok {
			out = append(out, y+"y")
		}
		return out
	}
	return nil
}

var negations = map[string]bool{"not": true, "n't": true, "n’t": true, "never": true, "no": true, "neither": true, "nor": true, "cannot": true, "without": true}

func (m *maker) negated(r ling.Range) bool {
	for tok := r.From; tok < r.To; tok++ {
		if w := strings.ToLower(m.d.Word(tok)); negations[w] && !(w == "no" && r.Len() == 1) {
			return true
		}
	}
	// "no one said": the negation may be the source's.
	for _, s := range m.quote.Source {
		switch strings.ToLower(m.d.Word(s.From)) {
		case "no", "nobody", "none", "neither":
			return true
		}
	}
	return false
}

// content are the lemmas of a cue without auxiliaries, adverbs, negation,
// articles and marks, and their tokens.
func (m *maker) content(r ling.Range) ([]string, []ling.TokenID) {
	verb := false
	for tok := r.From; tok < r.To; tok++ {
		verb = verb || m.d.Tags[tok].UPOS == "VERB"
	}
	var lemmas []string
	var at []ling.TokenID
	for tok := r.From; tok < r.To; tok++ {
		lemma := phrase.Lower(&m.d.Parsed, tok)
		switch m.d.Tags[tok].UPOS {
		case "AUX":
			if verb {
				continue
			}
		case "ADV", "DET", "PRON":
			if negations[lemma] || m.d.Tags[tok].XPOS == "RB" || m.d.Tags[tok].UPOS != "ADV" {
				continue
			}
		case "PART":
			if lemma != "to" {
				continue
			}
		case "PUNCT", "SYM":
			if r.Len() > 1 && len(lemmas) > 0 || r.Len() > 1 && lemma != ":" {
				continue
			}
		}
		if strings.EqualFold(m.d.Word(tok), "according") {
			lemma = "according"
		}
		lemmas, at = append(lemmas, lemma), append(at, tok)
	}
	return lemmas, at
}

// lemma is the lemma of the cue with its particle, and the token that heads
// it. Words of manner after it ("said in a statement") are not part of it.
func (m *maker) lemma(r ling.Range, lemmas []string, at []ling.TokenID) (string, ling.TokenID) {
	if len(lemmas) == 0 {
		return strings.ToLower(m.d.Words(r)), r.From
	}
	head := 0
	for i, tok := range at {
		if m.d.Tags[tok].UPOS == "VERB" {
			head = i
			break
		}
		if m.d.Tags[at[head]].UPOS == "ADP" && m.d.Tags[tok].UPOS == "NOUN" && lemmas[head] != "according" {
			head = i // "in his view"
		}
	}
	if s := m.known(lemmas[head:]); s != "" {
		return s, at[head] // "be confident" among them
	}
	if m.d.Tags[at[head]].UPOS == "AUX" {
		for i := head + 1; i < len(at); i++ {
			if u := m.d.Tags[at[i]].UPOS; u == "NOUN" || u == "ADJ" {
				head = i // "was a reminder", "His concern is"
				break
			}
		}
		if head > 0 {
			if s := m.known(lemmas[head:]); s != "" {
				return s, at[head]
			}
		}
	}
	rest := lemmas[head:]
	// A particle or preposition that ends the cue belongs to it: "call for".
	out := rest[0]
	for i := 1; i < len(rest); i++ {
		tok := at[head+i]
		x := m.d.Tags[tok].XPOS
		if x != "RP" && x != "IN" && x != "TO" && m.d.Tags[tok].UPOS != "ADP" {
			break
		}
		if x != "RP" && (i+1 < len(rest) || settings[rest[i]]) {
			break // it begins a phrase of manner or time
		}
		out += " " + rest[i]
	}
	return out, at[head]
}

// settings are prepositions that tell when or where something was said.
var settings = map[string]bool{
	"after": true, "before": true, "during": true, "while": true, "since": true, "until": true, "when": true, "in": true, "on": true, "from": true, "amid": true,
}

// known is the longest run of two lemmas or more at the start of lemmas that
// the lexicon has, or empty.
func (m *maker) known(lemmas []string) string {
	for n := min(len(lemmas), 4); n > 1; n-- {
		if s := strings.Join(lemmas[:n], " "); len(m.lex.Cue(s)) > 0 {
			return s
		}
	}
	return ""
}

// class is the line of the lexicon that fits the cue best: one with a context
// before one without, the whole cue before its verb alone.
func (m *maker) class(c acta.Cue) data.CueClass {
	var verb string
	if m.verb != ling.None {
		verb = phrase.Lower(&m.d.Parsed, m.verb)
	}
	tries := []string{c.Lemma}
	if verb != "" && verb != c.Lemma {
		tries = append(tries, verb)
	}
	var plain data.CueClass
	for _, lemma := range tries {
		for _, line := range m.lex.Cue(lemma) {
			switch {
			case line.Context != "" && m.context(line.Context, c):
				return line
			case line.Context == "" && plain.Class == "":
				plain = line
			}
		}
	}
	return plain
}

// context reports whether a context of cues.tsv holds.
func (m *maker) context(context string, c acta.Cue) bool {
	kind, words, _ := strings.Cut(context, " ")
	switch kind {
	case "not":
		return c.Negated
	case "yet":
		for tok := m.quote.Cue.From; tok < m.quote.Cue.To; tok++ {
			if strings.EqualFold(m.d.Word(tok), "yet") {
				return true
			}
		}
	case "to":
		first := m.quote.Content[0]
		if strings.EqualFold(m.d.Word(first.From), "to") && first.Len() > 1 {
			lemma := phrase.Lower(&m.d.Parsed, first.From+1)
			return words == "*" && m.d.Tags[first.From+1].UPOS == "VERB" || among(lemma, words)
		}
	case "obj":
		for tok := m.quote.Cue.From; tok < m.quote.Cue.To; tok++ {
			if tok != m.verb && among(phrase.Lower(&m.d.Parsed, tok), words) {
				return true
			}
		}
		for tok := m.sent.From; tok < m.sent.To; tok++ {
			if m.d.Arcs[tok].Head == m.verb && m.verb != ling.None {
				switch phrase.Rel(&m.d.Parsed, tok) {
				case "obj", "xcomp", "obl":
					if among(phrase.Lower(&m.d.Parsed, tok), words) {
						return true
					}
				}
			}
		}
	}
	return false
}

// among reports whether lemma is one of words, which are parted by bars.
func among(lemma, words string) bool {
	for w := range strings.SplitSeq(words, "|") {
		if w == lemma {
			return true
		}
	}
	return false
}
