// Package lingtest builds documents from an annotated text, so that a test of a
// stage is one line and needs no model.
//
//	[PER Ilan Dovar], [NOM the president] of [LOC Arvenia], <k1 said> <c1 he would go>. | <s2 He> <k2 denied> <c2 it>.
//
// A line is a paragraph, " | " ends a sentence, a blank stands where the text
// has one. Marks at the edges of words are tokens of their own, as are n't and 's.
//
// Mentions are in square brackets: PER, ORG, LOC, DATE, AMT, PRO or NOM, with
// :x where the mention belongs to the chain x. Personal, possessive and relative
// pronouns are mentions without brackets; write "it/EX" for one that is not.
//
// Quotes are in angle brackets, with a number that ties their parts: s a
// source, k the cue, c a content. A quote whose every part lies in the content
// of another is within it. The manner follows the quotation marks.
//
// A word may say more of itself: word/XPOS, word/XPOS/lemma, and ^head:rel at
// the end. The head is the nearest token of the sentence with that form;
// "^root" is the root. What a word does not say is guessed, by rules simple
// enough to foresee: see guess.go. Tests that turn on a tag or an arc give it.
package lingtest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"acta"
	"acta/internal/ling"
	"acta/internal/text"
)

// Doc builds the document that notation describes, with its chains. It fails t
// where the notation is wrong or the document breaks an invariant.
func Doc(t testing.TB, notation string) *ling.Doc {
	t.Helper()
	d, err := Parse(notation)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Quoted is [Doc] without chains and speakers: what the resolver is given.
func Quoted(t testing.TB, notation string) ling.Quoted {
	t.Helper()
	q := Doc(t, notation).Quoted
	for i := range q.Quotes {
		q.Quotes[i].Speaker = ling.None
	}
	return q
}

// Named is [Doc] without quotes: what the quoter is given.
func Named(t testing.TB, notation string) ling.Named {
	t.Helper()
	return Doc(t, notation).Named
}

// Parsed is [Doc] without mentions: what the namer is given.
func Parsed(t testing.TB, notation string) ling.Parsed {
	t.Helper()
	return Doc(t, notation).Parsed
}

// Tokenized is the tokens and sentences of [Doc].
func Tokenized(t testing.TB, notation string) ling.Tokenized {
	t.Helper()
	return Doc(t, notation).Tokenized
}

// Find is the n-th place, from 1, where d has words, which are tokens parted by
// blanks. It fails t where there is none.
func Find(t testing.TB, d *ling.Tokenized, words string, n int) ling.Range {
	t.Helper()
	want := strings.Fields(words)
	for i := 0; i+len(want) <= len(d.Tokens); i++ {
		same := true
		for j, w := range want {
			same = same && d.Word(ling.TokenID(i+j)) == w
		}
		if same {
			if n--; n == 0 {
				return ling.Range{From: ling.TokenID(i), To: ling.TokenID(i + len(want))}
			}
		}
	}
	t.Fatalf("no %q in %q", words, d.Text.UTF8)
	return ling.Range{}
}

// Mention is the mention whose words are words, the n-th from 1. It fails t
// where there is none.
func Mention(t testing.TB, d *ling.Named, words string, n int) ling.MentionID {
	t.Helper()
	for i, m := range d.Mentions {
		if d.Words(m.Range) == words {
			if n--; n == 0 {
				return ling.MentionID(i)
			}
		}
	}
	t.Fatalf("no mention %q in %q", words, d.Text.UTF8)
	return ling.None
}

type word struct {
	tag  ling.Tag
	head string // form of the head, "root", or empty for a guess
	rel  string
}

type builder struct {
	text   strings.Builder
	doc    ling.Doc
	words  []word
	open   []mark
	quotes map[int]*ling.Quote
	label  map[ling.Range]string
}

// mark is an open bracket.
type mark struct {
	close byte
	name  string
	from  ling.TokenID
}

// Parse builds the document that notation describes.
func Parse(notation string) (*ling.Doc, error) {
	b := &builder{quotes: map[int]*ling.Quote{}, label: map[ling.Range]string{}}
	for line := range strings.Lines(strings.TrimSpace(notation)) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if b.text.Len() > 0 {
			b.text.WriteByte('\n')
		}
		if err := b.line(line); err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
		if len(b.open) > 0 {
			return nil, fmt.Errorf("%q: %q is not closed: %w", line, b.open[0].name, acta.ErrInvalid)
		}
		b.endSentence()
	}
	txt, err := text.New(b.text.String())
	if err != nil {
		return nil, err
	}
	b.doc.Text = txt
	b.markAuxiliaries()
	b.addPronouns()
	if err := b.addArcs(); err != nil {
		return nil, err
	}
	b.addQuotes()
	b.addChains()
	return &b.doc, b.doc.Check()
}

func (b *builder) line(line string) error {
	space := false
	for i := 0; i < len(line); {
		switch c := line[i]; c {
		case ' ':
			space = true
			i++
		case '|':
			b.endSentence()
			i++
		case '[', '<':
			end := strings.IndexByte(line[i:], ' ')
			if end < 0 {
				return fmt.Errorf("%q holds no word: %w", line[i:], acta.ErrInvalid)
			}
			b.open = append(b.open, mark{map[byte]byte{'[': ']', '<': '>'}[c], line[i+1 : i+end], ling.TokenID(len(b.words))})
			i += end + 1
		case ']', '>':
			if len(b.open) == 0 || b.open[len(b.open)-1].close != c {
				return fmt.Errorf("%q closes nothing: %w", line[:i+1], acta.ErrInvalid)
			}
			if err := b.close(); err != nil {
				return err
			}
			i++
		default:
			end := strings.IndexAny(line[i:], " []<>")
			if end < 0 {
				end = len(line) - i
			}
			if space && b.text.Len() > 0 && !strings.HasSuffix(b.text.String(), "\n") {
				b.text.WriteByte(' ')
			}
			space = false
			if err := b.word(line[i : i+end]); err != nil {
				return err
			}
			i += end
		}
	}
	return nil
}

var mentionKinds = map[string]ling.MentionKind{
	"PER": ling.PersonName, "ORG": ling.OrgName, "LOC": ling.PlaceName,
	"DATE": ling.Date, "AMT": ling.Amount, "PRO": ling.Pronoun, "NOM": ling.Nominal,
}

func (b *builder) close() error {
	m := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	r := ling.Range{From: m.from, To: ling.TokenID(len(b.words))}
	if r.Empty() {
		return fmt.Errorf("%q holds no word: %w", m.name, acta.ErrInvalid)
	}
	if m.close == ']' {
		name, chain, _ := strings.Cut(m.name, ":")
		kind, ok := mentionKinds[name]
		if !ok {
			return fmt.Errorf("no kind of mention %q: %w", name, acta.ErrInvalid)
		}
		b.doc.Mentions = append(b.doc.Mentions, ling.Mention{Range: r, Head: ling.None, Kind: kind, Prob: 1})
		if chain != "" {
			b.label[r] = chain
		}
		return nil
	}
	n, err := strconv.Atoi(m.name[1:])
	if err != nil {
		return fmt.Errorf("no part of a quote %q: %w", m.name, acta.ErrInvalid)
	}
	q := b.quotes[n]
	if q == nil {
		q = &ling.Quote{Speaker: ling.None, Within: ling.None, Prob: 1}
		b.quotes[n] = q
	}
	switch m.name[0] {
	case 's':
		q.Source = append(q.Source, r)
	case 'k':
		q.Cue = r
	case 'c':
		q.Content = append(q.Content, r)
	default:
		return fmt.Errorf("no part of a quote %q: %w", m.name, acta.ErrInvalid)
	}
	return nil
}

var (
	wordForm   = regexp.MustCompile(`^([“‘«"'(]*)(.+?)(?:/([A-Z$-]+|''|[,.:])(?:/([\pL\d' -]+?))?)?(?:\^([^\s:]+?)(?::([a-z]+(?::[a-z]+)?))?)?([”’»"',.;:?!)]*)$`)
	clitic     = regexp.MustCompile(`(?i)^(.+)(n['’]t|['’](?:s|re|ve|ll|d|m))$`)
	bareClitic = regexp.MustCompile(`^(['’](?:s|re|ve|ll|d|m))([”"',.;:?!)]*)$`)
	abbrev     = regexp.MustCompile(`^(?:\pL\.)+\pL?$|^(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Lt|Col|St)$`)
)

// word adds the tokens of one word of the notation.
func (b *builder) word(s string) error {
	if c := bareClitic.FindStringSubmatch(s); c != nil {
		b.token(c[1], word{})
		for _, r := range c[2] {
			b.token(string(r), word{})
		}
		return nil
	}
	m := wordForm.FindStringSubmatch(s)
	if m == nil {
		return fmt.Errorf("cannot read the word %q: %w", s, acta.ErrInvalid)
	}
	for _, r := range m[1] {
		b.token(string(r), word{})
	}
	form, trail := m[2], m[7]
	w := word{tag: ling.Tag{XPOS: m[3], Lemma: m[4]}, head: m[5], rel: m[6]}
	if strings.HasPrefix(trail, ".") && abbrev.MatchString(form) {
		form, trail = form+".", trail[1:]
	}
	if c := clitic.FindStringSubmatch(form); c != nil && m[3] == "" {
		b.token(c[1], word{head: w.head, rel: w.rel})
		b.token(c[2], word{})
	} else {
		b.token(form, w)
	}
	for _, r := range trail {
		b.token(string(r), word{})
	}
	return nil
}

func (b *builder) token(form string, w word) {
	start := int32(b.text.Len())
	b.text.WriteString(form)
	b.doc.Tokens = append(b.doc.Tokens, ling.Token{Start: start, End: int32(b.text.Len())})
	if w.tag.XPOS == "" {
		w.tag.XPOS = guessXPOS(form)
	}
	w.tag.UPOS = universal(w.tag.XPOS)
	if w.tag.Lemma == "" {
		w.tag.Lemma = guessLemma(form, w.tag.XPOS)
	}
	w.tag.Prob = 1
	b.doc.Tags = append(b.doc.Tags, w.tag)
	b.words = append(b.words, w)
}

func (b *builder) sentStart() ling.TokenID {
	if n := len(b.doc.Sents); n > 0 {
		return b.doc.Sents[n-1].To
	}
	return 0
}

func (b *builder) endSentence() {
	r := ling.Range{From: b.sentStart(), To: ling.TokenID(len(b.words))}
	if !r.Empty() {
		b.doc.Sents = append(b.doc.Sents, r)
	}
}

func (b *builder) addPronouns() {
	taken := map[ling.TokenID]bool{}
	for _, m := range b.doc.Mentions {
		if m.Len() == 1 {
			taken[m.From] = true
		}
	}
	for i, w := range b.words {
		tok := ling.TokenID(i)
		switch w.tag.XPOS {
		case "PRP", "PRP$", "WP", "WP$", "WDT":
			if !taken[tok] {
				b.doc.Mentions = append(b.doc.Mentions, ling.Mention{
					Range: ling.Range{From: tok, To: tok + 1}, Head: tok, Kind: ling.Pronoun, Prob: 1,
				})
			}
		}
	}
	slices.SortFunc(b.doc.Mentions, func(x, y ling.Mention) int {
		if x.From != y.From {
			return int(x.From - y.From)
		}
		return int(y.To - x.To)
	})
}

// addQuotes sorts the quotes by their first token and works out what lies
// within what.
func (b *builder) addQuotes() {
	numbers := make([]int, 0, len(b.quotes))
	for n := range b.quotes {
		numbers = append(numbers, n)
	}
	first := func(q *ling.Quote) ling.TokenID {
		at := ling.TokenID(len(b.words))
		for _, r := range parts(q) {
			at = min(at, r.From)
		}
		return at
	}
	slices.SortFunc(numbers, func(x, y int) int {
		if c := int(first(b.quotes[x]) - first(b.quotes[y])); c != 0 {
			return c
		}
		return x - y
	})
	for _, n := range numbers {
		b.doc.Quotes = append(b.doc.Quotes, *b.quotes[n])
	}
	for i := range b.doc.Quotes {
		q := &b.doc.Quotes[i]
		q.Manner = b.manner(q.Content)
		for j := range b.doc.Quotes {
			if i != j && holds(b.doc.Quotes[j].Content, parts(q)) &&
				(q.Within == ling.None || holds(b.doc.Quotes[q.Within].Content, parts(&b.doc.Quotes[j]))) {
				q.Within = ling.QuoteID(j)
			}
		}
	}
}

func parts(q *ling.Quote) []ling.Range {
	out := slices.Concat(q.Source, q.Content)
	if !q.Cue.Empty() {
		out = append(out, q.Cue)
	}
	return out
}

func holds(content, rs []ling.Range) bool {
	for _, r := range rs {
		if !slices.ContainsFunc(content, func(c ling.Range) bool { return c.Contains(r) }) {
			return false
		}
	}
	return true
}

// manner is direct where all words are between marks, mixed where some are.
func (b *builder) manner(content []ling.Range) acta.Manner {
	inside, marked, plain := false, 0, 0
	for _, r := range content {
		for tok := r.From; tok < r.To; tok++ {
			switch w := b.doc.Word(tok); {
			case strings.ContainsAny(w, "“”\"«»") && len(w) <= 3:
				inside = !inside
			case b.doc.Tags[tok].UPOS == "PUNCT":
			case inside:
				marked++
			default:
				plain++
			}
		}
	}
	switch {
	case marked > 0 && plain == 0:
		return acta.Direct
	case marked > 0:
		return acta.Mixed
	}
	return acta.Indirect
}

// addChains makes the chains that the labels name, and ties each quote to the
// mention that heads its source.
func (b *builder) addChains() {
	d := &b.doc
	d.ChainOf = make([]ling.ChainID, len(d.Mentions))
	byLabel := map[string]ling.ChainID{}
	for i, m := range d.Mentions {
		d.ChainOf[i] = ling.None
		name := b.label[m.Range]
		if name == "" {
			continue
		}
		id, ok := byLabel[name]
		if !ok {
			id = ling.ChainID(len(d.Chains))
			byLabel[name] = id
			d.Chains = append(d.Chains, ling.Chain{Name: ling.None})
		}
		c := &d.Chains[id]
		c.Mentions = append(c.Mentions, ling.MentionID(i))
		c.Rules = append(c.Rules, "given")
		if m.Kind.IsName() && (c.Name == ling.None || m.Len() > d.Mentions[c.Name].Len()) {
			c.Name = ling.MentionID(i)
		}
		d.ChainOf[i] = id
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		for j, m := range d.Mentions {
			if len(q.Source) > 0 && q.Source[0].Contains(m.Range) {
				q.Speaker = ling.MentionID(j)
				break
			}
		}
	}
}
