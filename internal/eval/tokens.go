package eval

import (
	"fmt"
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/text"
)

// TokenScore compares words and sentences with gold, by their characters, as
// the CoNLL 2018 shared task does (Zeman et al. 2018, "CoNLL 2018 Shared Task:
// Multilingual Parsing from Raw Text to Universal Dependencies", section 5).
// Words are syntactic words; a sentence is right where its first and its last
// character are.
type TokenScore struct{ Words, Sents PRF }

// Add adds t to s.
func (s *TokenScore) Add(t TokenScore) {
	s.Words.add(t.Words)
	s.Sents.add(t.Sents)
}

// String is one line for people.
func (s TokenScore) String() string {
	return fmt.Sprintf("words F1 %.2f (P %.2f R %.2f, %d)  sentences F1 %.2f (P %.2f R %.2f, %d)",
		100*s.Words.F(), 100*s.Words.P(), 100*s.Words.R(), s.Words.Gold,
		100*s.Sents.F(), 100*s.Sents.P(), 100*s.Sents.R(), s.Sents.Gold)
}

// Tokens cuts the raw text of each of docs with tokenize and compares.
func Tokens(docs []conllu.Document, tokenize func(*text.Text) ling.Tokenized) (TokenScore, error) {
	var sum TokenScore
	for i := range docs {
		raw, err := docs[i].Raw()
		if err != nil {
			return sum, err
		}
		d := tokenize(raw.Text)
		sum.Add(compareTokens(raw, &d))
	}
	return sum, nil
}

func compareTokens(raw *conllu.Raw, d *ling.Tokenized) TokenScore {
	found := make([]acta.Span, len(d.Tokens))
	for i, tok := range d.Tokens {
		found[i] = acta.Span{Start: tok.Start, End: tok.End}
	}
	gold := make([]acta.Span, len(raw.Sents))
	for i, s := range raw.Sents {
		gold[i] = acta.Span{Start: raw.Words[s.From].Start, End: raw.Words[s.To-1].End}
	}
	sents := make([]acta.Span, len(d.Sents))
	for i, s := range d.Sents {
		sents[i] = d.Span(s)
	}
	return TokenScore{Words: overlap(raw.Words, found), Sents: overlap(gold, sents)}
}

// overlap counts the spans that are in both, each once. Both are in text order.
func overlap(gold, found []acta.Span) PRF {
	c := PRF{Gold: len(gold), Pred: len(found)}
	for g, f := 0, 0; g < len(gold) && f < len(found); {
		switch a, b := gold[g], found[f]; {
		case a == b:
			c.Hits++
			g++
			f++
		case a.End < b.End || a.End == b.End && a.Start < b.Start:
			g++
		default:
			f++
		}
	}
	return c
}

// Genre is the documents of docs whose id names one of genres, the second part
// of ids like "GUM_news_iodine".
func Genre(docs []conllu.Document, genres ...string) []conllu.Document {
	var out []conllu.Document
	for _, d := range docs {
		parts := strings.Split(d.ID, "_")
		for _, g := range genres {
			if len(parts) > 1 && parts[1] == g {
				out = append(out, d)
				break
			}
		}
	}
	return out
}
