package lingtest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"acta"
	"acta/internal/ling"
)

// closedClasses gives each tag the words that have it wherever they stand.
var closedClasses = map[string]string{
	"PRP":  "i you he she it we they me him us them himself herself itself themselves",
	"PRP$": "my your his her its our their",
	"WP":   "who whom what", "WP$": "whose", "WDT": "which",
	"DT": "the a an this these those no every some any all both",
	"IN": "of in on at by for from with about against as into over under after before during between to through that whether if because since until despite among according amid than like",
	"CC": "and or but nor", "MD": "will would can could may might must should shall 'll ’ll",
	"VBD": "said told was were had did went asked added warned denied insisted accused called announced refused declined claimed wrote argued agreed promised rejected met signed left visited arrived spoke praised urged vowed thanked became admitted",
	"VBZ": "says is has does tells wants believes", "VBP": "are have do want believe think am",
	"VB": "be go come say tell send sign help pay", "VBN": "been", "VBG": "being saying adding telling",
	"RB":  "not n't n’t also never again now soon later today yesterday tomorrow then there here repeatedly still yet",
	"POS": "'s ’s",
	"JJ":  "last next new old senior former other western foreign prime several many few northern",
	",":   ",", ".": ". ? !", ":": ": ; - – — ...", "''": "” ’ » ' \"", "``": "“ ‘ «", "-LRB-": "(", "-RRB-": ")",
}

func tagOf(lower string) string {
	for tag, words := range closedClasses {
		for w := range strings.FieldsSeq(words) {
			if w == lower {
				return tag
			}
		}
	}
	return ""
}

// guessXPOS tags the words of closedClasses so; then a number is CD, a capital
// makes a name unless it opens the sentence before a small word, -ly an adverb,
// -ed and -ing a verb, -s a plural, and all else is a noun.
func guessXPOS(form string) string {
	lower := strings.ToLower(form)
	if tag := tagOf(lower); tag != "" {
		return tag
	}
	first, _ := utf8.DecodeRuneInString(form)
	switch {
	case unicode.IsDigit(first):
		return "CD"
	case unicode.IsUpper(first):
		return "NNP"
	case strings.HasSuffix(lower, "ly"):
		return "RB"
	case strings.HasSuffix(lower, "ed") && len(lower) > 4:
		return "VBD"
	case strings.HasSuffix(lower, "ing") && len(lower) > 5:
		return "VBG"
	case strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss"):
		return "NNS"
	}
	return "NN"
}

var irregular = map[string]string{
	"said": "say", "told": "tell", "was": "be", "were": "be", "is": "be", "are": "be", "am": "be", "been": "be", "being": "be",
	"had": "have", "has": "have", "did": "do", "does": "do", "went": "go", "wrote": "write", "met": "meet", "left": "leave",
	"spoke": "speak", "became": "become", "n't": "not", "n’t": "not", "'s": "'s", "’s": "'s", "denied": "deny",
	"men": "man", "women": "woman", "people": "people", "'ll": "will", "an": "a", "him": "he", "his": "he", "her": "she",
	"them": "they", "their": "they", "us": "we", "our": "we", "me": "I", "my": "I", "its": "it",
}

const keepE = " urge accuse praise promise announce refuse decline argue agree describe cite note propose pledge blame make "

// guessLemma lowers the word, and takes the common endings off verbs and plurals.
func guessLemma(form, xpos string) string {
	if strings.HasPrefix(xpos, "NNP") {
		return form
	}
	lower := strings.ToLower(form)
	if l, ok := irregular[lower]; ok {
		return l
	}
	cut := lower
	switch xpos {
	case "VBD", "VBN":
		cut = strings.TrimSuffix(lower, "ed")
	case "VBG":
		cut = strings.TrimSuffix(lower, "ing")
	case "VBZ", "NNS":
		if stem, ok := strings.CutSuffix(lower, "ies"); ok {
			return stem + "y"
		}
		return strings.TrimSuffix(lower, "s")
	}
	if cut != lower && strings.Contains(keepE, " "+cut+"e ") {
		return cut + "e"
	}
	return cut
}

func universal(xpos string) string {
	switch {
	case strings.HasPrefix(xpos, "NNP"):
		return "PROPN"
	case strings.HasPrefix(xpos, "NN"):
		return "NOUN"
	case strings.HasPrefix(xpos, "VB"):
		return "VERB"
	case xpos == "MD":
		return "AUX"
	case strings.HasPrefix(xpos, "PRP"), strings.HasPrefix(xpos, "WP"), xpos == "WDT", xpos == "EX":
		return "PRON"
	case strings.HasPrefix(xpos, "JJ"):
		return "ADJ"
	case strings.HasPrefix(xpos, "RB"):
		return "ADV"
	case xpos == "DT":
		return "DET"
	case xpos == "IN", xpos == "RP":
		return "ADP"
	case xpos == "CD":
		return "NUM"
	case xpos == "CC":
		return "CCONJ"
	case xpos == "POS", xpos == "TO":
		return "PART"
	}
	return "PUNCT"
}

// markAuxiliaries makes every form of be an AUX, and forms of have and do that
// a verb follows.
func (b *builder) markAuxiliaries() {
	for i := range b.words {
		if !b.verb(ling.TokenID(i)) {
			continue
		}
		switch b.doc.Tags[i].Lemma {
		case "be":
			b.doc.Tags[i].UPOS = "AUX"
		case "have", "do":
			for j := i + 1; j < len(b.words); j++ {
				x := b.words[j].tag.XPOS
				if strings.HasPrefix(x, "VB") {
					b.doc.Tags[i].UPOS = "AUX"
				}
				if x != "RB" && x != "TO" {
					break
				}
			}
		}
	}
}

func (b *builder) verb(tok ling.TokenID) bool { return strings.HasPrefix(b.words[tok].tag.XPOS, "VB") }

func (b *builder) nominal(tok ling.TokenID) bool {
	x := b.words[tok].tag.XPOS
	return strings.HasPrefix(x, "NN") || x == "PRP" || x == "WP" || x == "WDT" || x == "CD" || x == "EX"
}

// addArcs makes each sentence a tree: arcs that the notation gives, else guesses.
//
// The root is the first cue verb, else the first verb, else the first noun. In a
// mention all hang on its head: the first word of a person's name (flat), the
// last noun before a preposition of others. A noun after a preposition is an obl
// of the verb before it, or an nmod of the noun right before the preposition;
// one that a verb follows is its nsubj; else it is the obj of the verb before.
func (b *builder) addArcs() error {
	b.doc.Arcs = make([]ling.Arc, len(b.words))
	for i := range b.doc.Mentions {
		b.doc.Mentions[i].Head = b.headOf(&b.doc.Mentions[i])
	}
	for _, sent := range b.doc.Sents {
		root, err := b.rootOf(sent)
		if err != nil {
			return err
		}
		for tok := sent.From; tok < sent.To; tok++ {
			if err := b.attach(sent, root, tok); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *builder) headOf(m *ling.Mention) ling.TokenID {
	if m.Kind == ling.PersonName {
		return m.From
	}
	head := m.To - 1
	for tok := m.From + 1; tok < m.To; tok++ {
		if x := b.words[tok].tag.XPOS; x == "IN" || x == "WP" || x == "WDT" || x == "," {
			head = tok - 1
			break
		}
	}
	for head > m.From && b.words[head].tag.XPOS == "POS" {
		head--
	}
	for i := range b.doc.Mentions {
		if n := &b.doc.Mentions[i]; n != m && n.Has(head) && m.Contains(n.Range) && n.Len() < m.Len() && n.Kind == ling.PersonName {
			return n.From
		}
	}
	return head
}

func (b *builder) rootOf(sent ling.Range) (ling.TokenID, error) {
	cue, verb, noun := ling.TokenID(ling.None), ling.TokenID(ling.None), ling.TokenID(ling.None)
	for tok := sent.To - 1; tok >= sent.From; tok-- {
		if b.words[tok].head == "root" {
			return tok, nil
		}
		if b.verb(tok) {
			verb = tok
			for _, q := range b.quotes {
				if q.Cue.Has(tok) && !b.inContent(tok) {
					cue = tok
				}
			}
		}
		if b.nominal(tok) {
			noun = tok
		}
	}
	for _, tok := range []ling.TokenID{cue, verb, noun} {
		if tok != ling.None && b.words[tok].head == "" {
			if m := b.mentionOf(tok); m != nil && tok == noun && cue == ling.None && verb == ling.None {
				return m.Head, nil
			}
			return tok, nil
		}
	}
	for tok := sent.From; tok < sent.To; tok++ {
		if b.words[tok].head == "" {
			return tok, nil
		}
	}
	return ling.None, fmt.Errorf("a sentence without a root: %w", acta.ErrInvalid)
}

func (b *builder) inContent(tok ling.TokenID) bool {
	for _, q := range b.quotes {
		for _, r := range q.Content {
			if r.Has(tok) {
				return true
			}
		}
	}
	return false
}

// mentionOf is the innermost mention of two words or more that holds tok.
func (b *builder) mentionOf(tok ling.TokenID) *ling.Mention {
	var in *ling.Mention
	for i := range b.doc.Mentions {
		if m := &b.doc.Mentions[i]; m.Has(tok) && m.Len() > 1 && (in == nil || m.Len() < in.Len()) && m.Head != tok {
			in = m
		}
	}
	return in
}

func (b *builder) attach(sent ling.Range, root, tok ling.TokenID) error {
	w := b.words[tok]
	arc := &b.doc.Arcs[tok]
	*arc = ling.Arc{Head: root, Rel: "dep", Prob: 1}
	switch {
	case tok == root:
		arc.Head, arc.Rel = ling.None, "root"
		return nil
	case w.head != "":
		head := b.nearest(sent, tok, w.head)
		if head == ling.None {
			return fmt.Errorf("no head %q for %q: %w", w.head, b.doc.Tags[tok].Lemma, acta.ErrInvalid)
		}
		arc.Head = head
	default:
		arc.Head, arc.Rel = b.guessArc(sent, root, tok)
	}
	if w.rel != "" {
		arc.Rel = w.rel
	}
	return nil
}

func (b *builder) nearest(sent ling.Range, tok ling.TokenID, form string) ling.TokenID {
	for d := ling.TokenID(1); d <= ling.TokenID(sent.Len()); d++ {
		for _, at := range []ling.TokenID{tok - d, tok + d} {
			if sent.Has(at) && b.form(at) == form {
				return at
			}
		}
	}
	return ling.None
}

func (b *builder) form(tok ling.TokenID) string {
	t := b.doc.Tokens[tok]
	return b.text.String()[t.Start:t.End]
}

func (b *builder) guessArc(sent ling.Range, root, tok ling.TokenID) (ling.TokenID, string) {
	x := b.words[tok].tag.XPOS
	next := func(ok func(ling.TokenID) bool) ling.TokenID {
		for at := tok + 1; at < sent.To; at++ {
			if ok(at) {
				return at
			}
		}
		return root
	}
	switch x {
	case "POS":
		if tok > sent.From {
			return b.top(tok - 1), "case"
		}
	case "DT":
		return b.top(next(b.nominal)), "det"
	case "PRP$", "WP$":
		return b.top(next(b.nominal)), "nmod:poss"
	case "IN":
		if at := tok + 1; at < sent.To && b.verb(at) {
			return at, "mark"
		}
		return b.top(next(b.nominal)), "case"
	case "MD":
		return next(b.verb), "aux"
	case "JJ":
		if m := b.mentionOf(tok); m == nil {
			return b.top(next(b.nominal)), "amod"
		}
	}
	if m := b.mentionOf(tok); m != nil && m.Kind != ling.Nominal {
		if m.Kind == ling.PersonName {
			return m.Head, "flat"
		}
		return m.Head, "compound"
	} else if m != nil && tok < m.Head {
		if p := tok + 1; p < m.To && b.words[p].tag.XPOS == "POS" {
			return m.Head, "nmod:poss"
		}
		return m.Head, map[bool]string{true: "amod", false: "compound"}[x == "JJ"]
	}
	switch {
	case b.nominal(tok):
		return b.guessNominal(sent, root, tok)
	case b.verb(tok):
		return root, "ccomp"
	case x == "RB":
		return root, "advmod"
	case x == "CC":
		return root, "cc"
	}
	return root, "punct"
}

// top is tok, or the head of the mentions of which it is a lesser word.
func (b *builder) top(tok ling.TokenID) ling.TokenID {
	for m := b.mentionOf(tok); m != nil && m.Kind != ling.Nominal; m = b.mentionOf(tok) {
		tok = m.Head
	}
	return tok
}

func (b *builder) guessNominal(sent ling.Range, root, tok ling.TokenID) (ling.TokenID, string) {
	from, to := tok, tok+1
	for i := range b.doc.Mentions {
		if m := &b.doc.Mentions[i]; m.Head == tok {
			from, to = min(from, m.From), max(to, m.To)
		}
	}
	if to < sent.To && b.words[to].tag.XPOS == "POS" {
		for at := to + 1; at < sent.To; at++ {
			if b.nominal(at) {
				return b.top(at), "nmod:poss"
			}
		}
	}
	at := from - 1
	for sent.Has(at) && (b.words[at].tag.XPOS == "DT" || b.words[at].tag.XPOS == "JJ" || b.words[at].tag.XPOS == "PRP$") {
		at--
	}
	previous := ling.TokenID(ling.None)
	for v := at; v >= sent.From; v-- {
		if b.verb(v) {
			previous = v
			break
		}
	}
	if sent.Has(at) && b.words[at].tag.XPOS == "IN" && b.form(at) != "that" {
		if noun := at - 1; sent.Has(noun) && b.nominal(noun) && b.words[noun].tag.XPOS != "PRP" {
			return b.top(noun), "nmod"
		}
		if previous == ling.None {
			previous = root
		}
		return previous, "obl"
	}
	for v := to; v < sent.To; v++ {
		x := b.words[v].tag.XPOS
		if b.verb(v) {
			return v, "nsubj"
		}
		if x != "RB" && x != "MD" {
			break
		}
	}
	if sent.Has(at) && at == previous && at > sent.From && b.doc.Tags[at-1].UPOS == "PUNCT" && !b.inContent(at) {
		return previous, "nsubj"
	}
	if previous != ling.None {
		return previous, "obj"
	}
	return root, map[bool]string{true: "nsubj", false: "dep"}[tok < root]
}
