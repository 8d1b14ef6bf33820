package statement

import (
	"strings"

	"acta"
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
	if len(lemmas) == 0 {
		c.Lemma, m.verb = strings.ToLower(m.d.Words(r)), r.From
		c.Negated = m.negated(r, r.From, "")
		return c
	}
	head := m.head(lemmas, at)
	read, ok := m.read(lemmas, at, head)
	if !ok {
		m.attributes = true
		read, ok = m.read(lemmas, at, head)
	}
	if !ok {
		c.Lemma, m.verb = m.withParticle(lemmas, at, head), at[head]
		c.Negated = m.negated(r, m.verb, "")
		return c
	}
	c.Class, m.verb = read.class, at[read.at]
	c.Lemma = read.lemma
	if !strings.Contains(c.Lemma, " ") && (c.Lemma == lemmas[read.at]) {
		c.Lemma = m.withParticle(lemmas, at, read.at)
	}
	m.rules = append(m.rules, read.rules...)
	c.Negated = m.negated(r, m.verb, read.lemma) != read.turned
	if c.Class == "decline" {
		// "declined to say" denies the saying; "did not comment" already has.
		c.Negated = read.byNegation || !c.Negated
	}
	if read.yet || m.yetTo() {
		c.Negated = true
	}
	return c
}

// reading is what a line of cues.tsv makes of the lemmas of a cue.
type reading struct {
	lemma      string
	at         int // the first lemma that the line took
	class      string
	rules      []string
	turned     bool // a word before it turns it round: "failed to say"
	byNegation bool // the line is one for negated cues
	yet        bool // it has yet to happen
}

// read finds the line for the lemmas from i on: the longest run first, and in
// later words where the cue has no line for the first: "rallied them by warning".
func (m *maker) read(lemmas []string, at []ling.TokenID, i int) (reading, bool) {
	for ; i < len(lemmas); i++ {
		if aux := m.withAuxiliary(lemmas[i], at[i]); aux != "" {
			if read, ok := m.pick(aux, lemmas, at, i, i+1); ok {
				return read, true
			}
		}
		for n := min(len(lemmas)-i, 4); n > 0; n-- {
			if read, ok := m.pick(strings.Join(lemmas[i:i+n], " "), lemmas, at, i, i+n); ok {
				return read, true
			}
		}
		// The tagger's lemma of a rare form may be wrong: "jok" for "joked".
		for _, lemma := range stems(strings.ToLower(m.d.Word(at[i]))) {
			if read, ok := m.pick(lemma, lemmas, at, i, i+1); ok {
				return read, true
			}
		}
		for i+1 < len(lemmas) && !m.says(at[i+1]) {
			i++
		}
	}
	return reading{}, false
}

// withAuxiliary is the verb at tok with an auxiliary of the cue that changes what
// it means, "be convinced", "would like", where the lexicon may have that; or empty.
func (m *maker) withAuxiliary(lemma string, tok ling.TokenID) string {
	d := &m.d.Parsed
	if d.Tags[tok].UPOS != "VERB" {
		return ""
	}
	for at := m.quote.Cue.From; at < tok; at++ {
		switch aux := phrase.Lower(d, at); {
		case d.Tags[at].UPOS != "AUX":
		case aux == "be" && d.Tags[tok].XPOS == "VBN":
			return "be " + strings.ToLower(d.Word(tok))
		case aux == "would" || strings.EqualFold(d.Word(at), "would"):
			return "would " + lemma
		}
	}
	return ""
}

// says reports whether tok, after a word without a line, may carry the cue.
func (m *maker) says(tok ling.TokenID) bool {
	switch rel := phrase.Rel(&m.d.Parsed, tok); m.d.Tags[tok].UPOS {
	case "VERB":
		return rel != "amod" || tok+1 == m.quote.Cue.To
	case "ADJ":
		return m.attributes || rel != "amod" || !m.quote.Cue.Has(m.d.Arcs[tok].Head) // "an outspoken supporter"
	case "NOUN":
		return rel != "compound" && m.d.Arcs[tok].Rel != "nmod:poss"
	}
	return m.d.Word(tok) == ":"
}

// pick is the line for lemma, the lemmas from i to j, that fits best: one with
// a context before one without.
func (m *maker) pick(lemma string, lemmas []string, at []ling.TokenID, i, j int) (reading, bool) {
	var plain reading
	for _, line := range m.lex.Cue(lemma) {
		r := reading{lemma: lemma, at: i, class: line.Class, rules: []string{"cue:" + lemma}}
		if line.Context == "" {
			plain = r
			continue
		}
		kind, words, _ := strings.Cut(line.Context, " ")
		if kind == "more" {
			for j < len(at) && !m.says(at[j]) {
				j++
			}
			next, ok := m.read(lemmas, at, j)
			if !ok {
				continue
			}
			if line.Class == "not" && phrase.Rel(&m.d.Parsed, at[i]) == "amod" {
				continue // "an unlikely proposal"
			}
			if next.rules = append([]string{"cue:" + lemma + "+more"}, next.rules...); line.Class == "not" {
				next.turned = !next.turned
			}
			return next, true
		}
		word, ok := m.context(kind, words, at[i])
		if !ok {
			continue
		}
		rule := "cue:" + lemma + "+" + kind
		if word != "" {
			rule += ":" + word
		}
		r.rules = []string{rule}
		r.byNegation, r.yet = kind == "not", kind == "yet"
		return r, true
	}
	return plain, plain.class != ""
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
			particle := m.d.Tags[tok].UPOS == "ADV" && len(lemmas) > 0 && len(m.lex.Cue(lemmas[len(lemmas)-1]+" "+lemma)) > 0 // "push back"
			if !particle && (negations[lemma] || m.d.Tags[tok].XPOS == "RB" || m.d.Tags[tok].UPOS != "ADV") {
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

// head is the index of the lemma that heads the cue: its first verb, else the
// noun or adjective after "be" or after a preposition, else the first.
func (m *maker) head(lemmas []string, at []ling.TokenID) int {
	head := 0
	for i, tok := range at {
		if m.d.Tags[tok].UPOS == "VERB" && (phrase.Rel(&m.d.Parsed, tok) != "amod" || i+1 == len(at)) {
			return i // not that of "a passing remark"
		}
		if m.d.Tags[at[head]].UPOS == "ADP" && m.d.Tags[tok].UPOS == "NOUN" && lemmas[head] != "according" && !m.run(lemmas[head:]) {
			head = i // "in his view"
		}
	}
	if m.d.Tags[at[head]].UPOS == "AUX" && !m.run(lemmas[head:]) {
		for i := head + 1; i < len(at); i++ {
			if u := m.d.Tags[at[i]].UPOS; u == "NOUN" || u == "ADJ" && m.says(at[i]) {
				return i // "was a reminder", "His concern is"
			}
		}
	}
	return head
}

// run reports whether the lexicon has two or more of lemmas, from the first on.
func (m *maker) run(lemmas []string) bool {
	for n := min(len(lemmas), 4); n > 1; n-- {
		if len(m.lex.Cue(strings.Join(lemmas[:n], " "))) > 0 {
			return true
		}
	}
	return false
}

// withParticle is the lemma at head with the particle or preposition that ends
// the cue, "call for". Words of manner ("said in a statement") are no part of it.
func (m *maker) withParticle(lemmas []string, at []ling.TokenID, head int) string {
	out := lemmas[head]
	for i := head + 1; i < len(at); i++ {
		x := m.d.Tags[at[i]].XPOS
		if x != "RP" && x != "IN" && x != "TO" && m.d.Tags[at[i]].UPOS != "ADP" {
			break
		}
		if x != "RP" && (i+1 < len(at) || settings[lemmas[i]]) {
			break // it begins a phrase of manner or time
		}
		out += " " + lemmas[i]
	}
	return out
}

// settings are prepositions that tell when or where something was said.
var settings = map[string]bool{
	"after": true, "before": true, "during": true, "while": true, "since": true, "until": true, "when": true, "in": true, "on": true, "from": true, "amid": true,
}

// context reports whether a context of cues.tsv holds for the cue word verb, and
// the word of the line that made it so, if one did.
func (m *maker) context(kind, words string, verb ling.TokenID) (string, bool) {
	d := &m.d.Parsed
	switch kind {
	case "not":
		return "", m.negated(m.quote.Cue, verb, "")
	case "yet":
		return "", m.yetTo() || m.has("yet") && m.negated(m.quote.Cue, verb, "")
	case "to":
		did := m.bidden(verb)
		if did == ling.None {
			return "", false
		}
		if words == "*" {
			return "", true
		}
		lemma := phrase.Lower(d, did)
		return lemma, among(lemma, words)
	case "obj":
		for tok := m.quote.Cue.From; tok < m.quote.Cue.To; tok++ {
			if lemma := phrase.Lower(d, tok); tok != verb && among(lemma, words) {
				return lemma, true
			}
		}
		for tok := m.sent.From; tok < m.sent.To; tok++ {
			if d.Arcs[tok].Head != verb {
				continue
			}
			switch phrase.Rel(d, tok) {
			case "obj", "xcomp", "obl":
				if lemma := phrase.Lower(d, tok); among(lemma, words) {
					return lemma, true
				}
			}
		}
	}
	return "", false
}

// bidden is the verb after the "to" that the content begins with, or that
// follows who is to do it, "asked {them to leave}"; else None.
func (m *maker) bidden(verb ling.TokenID) ling.TokenID {
	d := &m.d.Parsed
	first := m.quote.Content[0]
	for tok := first.From; tok+1 < first.To; tok++ {
		if d.Tags[tok].XPOS != "TO" || d.Tags[tok+1].UPOS != "VERB" {
			continue
		}
		if head := d.Arcs[tok+1].Head; tok == first.From || head == verb {
			return tok + 1
		}
		break
	}
	return ling.None
}

// has reports whether word stands in the cue.
func (m *maker) has(word string) bool {
	for tok := m.quote.Cue.From; tok < m.quote.Cue.To; tok++ {
		if strings.EqualFold(m.d.Word(tok), word) {
			return true
		}
	}
	return false
}

// yetTo reports whether the cue has "yet to": what it says has not happened.
func (m *maker) yetTo() bool {
	for tok := m.quote.Cue.From; tok+1 < m.quote.Cue.To; tok++ {
		if strings.EqualFold(m.d.Word(tok), "yet") && strings.EqualFold(m.d.Word(tok+1), "to") {
			return true
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
