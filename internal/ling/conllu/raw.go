package conllu

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/text"
)

// Document is the sentences from one "# newdoc" to the next.
type Document struct {
	ID        string
	Sentences []*Sentence
}

// Documents cuts sents at each "# newdoc". Sentences before the first belong to
// a document without an id.
func Documents(sents []*Sentence) []Document {
	var out []Document
	for _, s := range sents {
		id, starts := s.NewDoc()
		if starts || len(out) == 0 {
			out = append(out, Document{ID: id})
		}
		d := &out[len(out)-1]
		d.Sentences = append(d.Sentences, s)
	}
	return out
}

// ReadDocuments reads all documents of one file.
func ReadDocuments(r io.Reader, name string) ([]Document, error) {
	sents, err := NewReader(r, name).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(sents) == 0 {
		return nil, fmt.Errorf("%s: no sentence in it: %w", name, acta.ErrInvalid)
	}
	return Documents(sents), nil
}

// Raw is the text that annotators had before them, rebuilt from SpaceAfter and
// the paragraph marks, with the place of every word in it.
type Raw struct {
	Text  *text.Text
	Words []acta.Span  // where a multiword token is not its words in a row, each has the token's whole span
	Sents []ling.Range // sentences as ranges of Words
	// Paragraphs are ranges of Sents: paragraph i is Sents[Paragraphs[i]:Paragraphs[i+1]].
	Paragraphs []int
}

// Raw rebuilds the text of d: an empty line between paragraphs, a blank or
// nothing between sentences of one paragraph as SpaceAfter says.
func (d *Document) Raw() (*Raw, error) {
	raw := &Raw{}
	var b strings.Builder
	space := false
	for i, s := range d.Sentences {
		if _, starts := s.NewPar(); starts || i == 0 {
			if i > 0 {
				b.WriteString("\n\n")
			}
			raw.Paragraphs = append(raw.Paragraphs, i)
			space = false
		}
		from := len(raw.Words)
		multis := s.Multis
		for w := 0; w < len(s.Words); {
			if space {
				b.WriteByte(' ')
			}
			form, last, rest := s.Words[w].Form, w+1, s.Words[w].Misc
			if len(multis) > 0 && multis[0].First == w+1 {
				form, last, rest = multis[0].Form, multis[0].Last, multis[0].Rest[misc]
				multis = multis[1:]
			}
			raw.add(b.Len(), form, s.Words[w:last])
			b.WriteString(form)
			space = !glued(rest)
			w = last
		}
		raw.Sents = append(raw.Sents, ling.Range{From: ling.TokenID(from), To: ling.TokenID(len(raw.Words))})
	}
	raw.Paragraphs = append(raw.Paragraphs, len(raw.Sents))
	t, err := text.New(b.String())
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", d.ID, err)
	}
	raw.Text = t
	return raw, nil
}

// add gives each of words its part of form, which begins at byte at.
func (raw *Raw) add(at int, form string, words []Word) {
	rest, ok := form, true
	for i := range words {
		if rest, ok = strings.CutPrefix(rest, words[i].Form); !ok {
			break
		}
	}
	exact := ok && rest == ""
	start := at
	for i := range words {
		span := acta.Span{Start: int32(at), End: int32(at + len(form))}
		if exact {
			span = acta.Span{Start: int32(start), End: int32(start + len(words[i].Form))}
			start += len(words[i].Form)
		}
		raw.Words = append(raw.Words, span)
	}
}

// Tokenized makes a text of the words of sents, a blank between words and a
// line a sentence, so that each sentence is a paragraph of its own.
func Tokenized(sents []*Sentence) (*ling.Tokenized, error) {
	bytes, words := 0, 0
	for _, s := range sents {
		words += len(s.Words)
		for i := range s.Words {
			bytes += len(s.Words[i].Form) + 1
		}
	}
	if bytes > text.MaxBytes {
		return nil, fmt.Errorf("words of %d bytes are over the limit of %d; give fewer sentences at a time: %w", bytes, text.MaxBytes, acta.ErrTooLarge)
	}
	out := &ling.Tokenized{Text: &text.Text{}, Tokens: make([]ling.Token, 0, words), Sents: make([]ling.Range, 0, len(sents))}
	var b strings.Builder
	b.Grow(bytes)
	for _, s := range sents {
		if len(s.Words) == 0 {
			return nil, fmt.Errorf("line %d: a sentence without words: %w", s.Line, acta.ErrInvalid)
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		from, start := len(out.Tokens), b.Len()
		for i := range s.Words {
			if i > 0 {
				b.WriteByte(' ')
			}
			at := b.Len()
			b.WriteString(s.Words[i].Form)
			out.Tokens = append(out.Tokens, ling.Token{Start: int32(at), End: int32(b.Len())})
		}
		out.Sents = append(out.Sents, ling.Range{From: ling.TokenID(from), To: ling.TokenID(len(out.Tokens))})
		out.Text.Paragraphs = append(out.Text.Paragraphs, acta.Span{Start: int32(start), End: int32(b.Len())})
	}
	out.Text.UTF8 = b.String()
	return out, nil
}

// Gold is Tokenized with the tags and arcs that sents have. Unfilled columns
// are empty strings and [ling.None]; whether the arcs are trees is not checked.
func Gold(sents []*Sentence) (*ling.Parsed, error) {
	tokenized, err := Tokenized(sents)
	if err != nil {
		return nil, err
	}
	d := &ling.Parsed{}
	d.Tokenized = *tokenized
	d.Tags = make([]ling.Tag, 0, len(d.Tokens))
	d.Arcs = make([]ling.Arc, 0, len(d.Tokens))
	for _, s := range sents {
		from := len(d.Tags)
		for i := range s.Words {
			w := &s.Words[i]
			head := ling.TokenID(ling.None)
			if w.Head > 0 {
				head = ling.TokenID(from + w.Head - 1)
			}
			d.Tags = append(d.Tags, ling.Tag{UPOS: w.UPOS, XPOS: w.XPOS, Lemma: w.Lemma, Prob: 1})
			d.Arcs = append(d.Arcs, ling.Arc{Head: head, Rel: w.Rel, Prob: 1})
		}
	}
	return d, nil
}

var errColumns = errors.New("the document's columns do not fit its tokens")

// Fill writes d's tags and arcs into sents, of which d was made by [Tokenized].
// Everything else of sents stays.
func Fill(sents []*Sentence, d *ling.Parsed) error {
	if len(sents) != len(d.Sents) || len(d.Tags) != len(d.Tokens) || len(d.Arcs) != len(d.Tokens) {
		return errColumns
	}
	for i, s := range sents {
		r := d.Sents[i]
		if len(s.Words) != r.Len() {
			return errColumns
		}
		for w := range s.Words {
			s.Words[w].fill(d, r.From+ling.TokenID(w), r.From)
		}
	}
	return nil
}

func (w *Word) fill(d *ling.Parsed, tok, from ling.TokenID) {
	if len(d.Tags) > 0 {
		w.Lemma, w.UPOS, w.XPOS = d.Tags[tok].Lemma, d.Tags[tok].UPOS, d.Tags[tok].XPOS
	}
	if len(d.Arcs) > 0 {
		w.Head, w.Rel = 0, d.Arcs[tok].Rel
		if h := d.Arcs[tok].Head; h != ling.None {
			w.Head = int(h-from) + 1
		}
	}
}
