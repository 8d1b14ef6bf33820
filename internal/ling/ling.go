// Package ling is the vocabulary of the language stages: data and invariants,
// no algorithms. Each stage takes what the stage before it returned and adds
// one column; the type says how far the text has come, so that a stage called
// out of order does not compile.
//
//	Text → Tokenized → Encoded → Tagged → Parsed → Named → Quoted → Doc
//
// Start and End are byte offsets of the text, From and To token indices; both
// half open. Index types are distinct and share one absent value, [None].
package ling

import (
	"acta"
	"acta/internal/text"
)

// Indices into the columns of a document.
type (
	TokenID   int32
	SentID    int32
	MentionID int32
	QuoteID   int32
	ChainID   int32
)

// None is the absent value of every index type.
const None = -1

// Range is tokens From to To, half open.
type Range struct{ From, To TokenID }

// Empty reports whether r holds no token.
func (r Range) Empty() bool { return r.To <= r.From }

// Len is the number of tokens of r.
func (r Range) Len() int { return int(r.To - r.From) }

// Has reports whether r holds tok.
func (r Range) Has(tok TokenID) bool { return r.From <= tok && tok < r.To }

// Contains reports whether all of s is in r.
func (r Range) Contains(s Range) bool { return r.From <= s.From && s.To <= r.To }

// Overlaps reports whether r and s share a token.
func (r Range) Overlaps(s Range) bool { return r.From < s.To && s.From < r.To }

// Token is bytes Start to End of the text. Tokens and the blanks between them
// give back the text.
type Token struct{ Start, End int32 }

// Tokenized is a text cut into tokens and sentences. Sentences are in text
// order, touch, hold every token, and none crosses a paragraph.
type Tokenized struct {
	Text   *text.Text
	Tokens []Token
	Sents  []Range
}

// Word is the text of tok.
func (d *Tokenized) Word(tok TokenID) string {
	t := d.Tokens[tok]
	return d.Text.UTF8[t.Start:t.End]
}

// Span is the stretch of text from r's first token to its last.
func (d *Tokenized) Span(r Range) acta.Span {
	if r.Empty() {
		return acta.Span{}
	}
	return acta.Span{Start: d.Tokens[r.From].Start, End: d.Tokens[r.To-1].End}
}

// Words is the text of r, blanks between its tokens included.
func (d *Tokenized) Words(r Range) string { return d.Text.Slice(d.Span(r)) }

// SentOf is the sentence that holds tok.
func (d *Tokenized) SentOf(tok TokenID) SentID {
	lo, hi := 0, len(d.Sents)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sents[mid].To <= tok {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return SentID(lo)
}

// SpaceAfter reports whether a blank or the end of the text follows tok.
func (d *Tokenized) SpaceAfter(tok TokenID) bool {
	return int(tok)+1 >= len(d.Tokens) || d.Tokens[tok].End < d.Tokens[tok+1].Start
}

// Encoded adds to each token a vector of what its words and their neighbours
// say: the input of every learned stage. Vector i is
// Vectors[i*Width : (i+1)*Width].
type Encoded struct {
	Tokenized
	Width   int
	Vectors []float32
}

// Vector is the vector of tok. The caller must not change it.
func (d *Encoded) Vector(tok TokenID) []float32 {
	return d.Vectors[int(tok)*d.Width : (int(tok)+1)*d.Width]
}

// Tag is the part of speech and the lemma of a token.
type Tag struct {
	UPOS  string // Universal Dependencies 2
	XPOS  string // Penn Treebank, as English EWT has it
	Lemma string
	Prob  float32 // of UPOS, 0..1
}

// Tagged adds Tags; Tags[i] describes Tokens[i].
type Tagged struct {
	Encoded
	Tags []Tag
}

// Arc attaches a token to its head in the same sentence.
type Arc struct {
	Head TokenID // None: the root of its sentence
	Rel  string  // a UD 2 relation, with its subtype: "nsubj:pass"
	Prob float32 // of the head, 0..1
}

// Parsed adds Arcs; Arcs[i] attaches Tokens[i]. Each sentence is a tree with
// one root.
type Parsed struct {
	Tagged
	Arcs []Arc
}

// MentionKind is the kind of thing that a mention names.
type MentionKind string

// The kinds of mention that the namer and the resolver make.
const (
	PersonName MentionKind = "person"
	OrgName    MentionKind = "org"
	PlaceName  MentionKind = "place"
	Date       MentionKind = "date"
	Amount     MentionKind = "amount"
	Pronoun    MentionKind = "pronoun"
	Nominal    MentionKind = "nominal"
	Thing      MentionKind = "thing" // a noun that is no actor, without the rest of its phrase
)

// IsName reports whether k is the name of somebody or of a place.
func (k MentionKind) IsName() bool { return k == PersonName || k == OrgName || k == PlaceName }

// Mention is a stretch of tokens of one sentence that names something. Mentions
// are sorted by From, then by To descending; none crosses another.
type Mention struct {
	Range
	Head TokenID
	Kind MentionKind
	Prob float32
	Rule string // the rule that made it, or empty for a learned one
}

// Named adds Mentions: names, dates and amounts, pronouns and nominals.
type Named struct {
	Parsed
	Mentions []Mention
}

// Quote is one statement, in tokens. Source and Cue may be empty. Content is in
// text order, not touching, and is never empty.
type Quote struct {
	Source  []Range
	Speaker MentionID // the mention that speaks, or None
	Cue     Range
	Content []Range
	Manner  acta.Manner
	Within  QuoteID // the quote whose content holds this one, or None
	Prob    float32 // 0..1, calibrated on development data
	Rules   []string
}

// Quoted adds Quotes, sorted by their first token.
type Quoted struct {
	Named
	Quotes []Quote
}

// Chain is mentions of one thing, in text order.
type Chain struct {
	Mentions []MentionID
	Name     MentionID // the fullest name among them, or None
	Rules    []string  // Rules[i] is why Mentions[i] joined
}

// Doc is a text with every column filled: what facts are made of.
type Doc struct {
	Quoted
	Chains  []Chain
	ChainOf []ChainID // of each mention, None where it stands alone
}
