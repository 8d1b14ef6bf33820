package eval

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/text"
)

// Snippet is one row of GAP: a pronoun and two names that it may stand for
// (Webster et al. 2018, "Mind the GAP").
type Snippet struct {
	ID      string
	Text    *text.Text
	Pronoun acta.Span
	Names   [2]acta.Span
	True    [2]bool // the pronoun stands for the name
}

// Feminine reports whether the pronoun is feminine; else it is masculine.
func (s *Snippet) Feminine() bool {
	switch strings.ToLower(s.Text.Slice(s.Pronoun)) {
	case "she", "her", "hers", "herself":
		return true
	}
	return false
}

// ReadGAP reads a file of GAP, whose columns of the page are left out. It fails
// with [acta.ErrInvalid] and the place of the first row that does not fit.
func ReadGAP(r io.Reader, path string) ([]Snippet, error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	var out []Snippet
	for line := 1; in.Scan(); line++ {
		if line == 1 || in.Text() == "" {
			continue
		}
		s, err := snippetOf(strings.Split(in.Text(), "\t"))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, line, err)
		}
		out = append(out, s)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

func snippetOf(c []string) (Snippet, error) {
	if len(c) < 10 {
		return Snippet{}, fmt.Errorf("%d columns, want 11: %w", len(c), acta.ErrInvalid)
	}
	t, err := text.New(c[1])
	if err != nil {
		return Snippet{}, err
	}
	s := Snippet{ID: c[0], Text: t}
	for i, to := range []*acta.Span{&s.Pronoun, &s.Names[0], &s.Names[1]} {
		word, offset := c[2], c[3]
		if i > 0 {
			word, offset = c[1+3*i], c[2+3*i]
			s.True[i-1] = strings.EqualFold(c[3+3*i], "true")
		}
		n, err := strconv.Atoi(offset)
		if err != nil {
			return s, fmt.Errorf("offset %q: %w", offset, acta.ErrInvalid)
		}
		start := byteAt(c[1], n)
		if start < 0 || !strings.HasPrefix(c[1][start:], word) || word == "" {
			return s, fmt.Errorf("%q is not at %d: %w", word, n, acta.ErrInvalid)
		}
		*to = acta.Span{Start: int32(start), End: int32(start + len(word))}
	}
	return s, nil
}

// byteAt is the byte where code point n of s begins, or negative.
func byteAt(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return -1
}

// SameChain tells for each name of s whether doc has it in the chain of the
// pronoun.
func SameChain(doc *ling.Doc, s *Snippet) (found [2]bool) {
	for i, m := range doc.Mentions {
		if m.Kind != ling.Pronoun || doc.Span(m.Range) != s.Pronoun || doc.ChainOf[i] == ling.None {
			continue
		}
		for _, id := range doc.Chains[doc.ChainOf[i]].Mentions {
			at := doc.Span(doc.Mentions[id].Range)
			for k, name := range s.Names {
				if doc.Mentions[id].Kind.IsName() && at.Start < name.End && name.Start < at.End {
					found[k] = true
				}
			}
		}
	}
	return found
}

// GAP is the score of decisions about names: a decision is right where the
// pronoun stands for the name and was found to.
type GAP struct{ Masculine, Feminine PRF }

// All is the score of both genders together.
func (g GAP) All() PRF {
	sum := g.Masculine
	sum.add(g.Feminine)
	return sum
}

// Bias is the F1 of feminine pronouns over that of masculine ones.
func (g GAP) Bias() float64 { return divide(g.Feminine.F(), g.Masculine.F()) }

// String is one line for people, per cent.
func (g GAP) String() string {
	all := g.All()
	return fmt.Sprintf("F1 %.2f (P %.2f R %.2f)  masculine %.2f  feminine %.2f  bias %.3f  pairs %d",
		100*all.F(), 100*all.P(), 100*all.R(), 100*g.Masculine.F(), 100*g.Feminine.F(), g.Bias(), all.Gold)
}

// Add counts what was found for s.
func (g *GAP) Add(s *Snippet, found [2]bool) {
	to := &g.Masculine
	if s.Feminine() {
		to = &g.Feminine
	}
	for i := range found {
		if s.True[i] {
			to.Gold++
		}
		if found[i] {
			to.Pred++
		}
		if found[i] && s.True[i] {
			to.Hits++
		}
	}
}
