package train

import (
	"bufio"
	_ "embed"
	"fmt"
	"strings"
	"unicode"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/tokenizer"
	"acta/internal/text"
)

// gapNames is the names of texts of GAP, which are cut from Wikipedia, labelled for acta by
// the practice of WikiGold: no words of them, only their places.
//
//go:embed gapnames.tsv
var gapNames string

// gapLabelled is the sentences of the texts of GAP that [gapNames] lists, with their names.
func gapLabelled(dir string, cut *tokenizer.Tokenizer) ([]named, error) {
	texts := map[string]string{}
	for _, name := range []string{"gap-validation.tsv", "gap-test.tsv"} {
		snippets, err := ReadSnippets(dir, name)
		if err != nil {
			return nil, err
		}
		for _, s := range snippets {
			texts[s.ID] = s.Text.UTF8
		}
	}
	return snippetNames(texts, gapNames, cut)
}

// snippetNames is the sentences of the texts that list has, by their ids, with their names.
// It fails with [acta.ErrInvalid] where the list does not fit the texts.
func snippetNames(texts map[string]string, list string, cut *tokenizer.Tokenizer) ([]named, error) {
	var out []named
	in := bufio.NewScanner(strings.NewReader(list))
	for line := 1; in.Scan(); line++ {
		if strings.HasPrefix(in.Text(), "#") {
			continue
		}
		id, names, _ := strings.Cut(in.Text(), "\t")
		raw, known := texts[id]
		if !known {
			return nil, fmt.Errorf("gapnames.tsv:%d: text %q is not in the corpus: %w", line, id, acta.ErrInvalid)
		}
		body := restored(raw)
		t, err := text.New(body)
		if err != nil {
			return nil, fmt.Errorf("gapnames.tsv:%d: text %q: %w", line, id, err)
		}
		starts := make([]int32, 0, len(body)+1)
		for i := range body {
			starts = append(starts, int32(i))
		}
		starts = append(starts, int32(len(body)))
		d := cut.Tokenize(t)
		labels := make([]int, len(d.Tokens))
		for name := range strings.SplitSeq(names, "\t") {
			if name == "" {
				continue
			}
			var kind string
			var from, to int
			if _, err := fmt.Sscanf(name, "%s %d-%d", &kind, &from, &to); err != nil || from < 0 || from >= to || to >= len(starts) || allNameKinds[kind] == "" {
				return nil, fmt.Errorf("gapnames.tsv:%d: name %q: want a kind and the places of the first code point and of the one after the last: %w", line, name, acta.ErrInvalid)
			}
			if r := covered(d.Tokens, starts[from], starts[to]); !r.Empty() {
				mark(labels[r.From:r.To], allNameKinds[kind])
			}
		}
		for _, s := range d.Sents {
			n := named{doc: line, labels: labels[s.From:s.To]}
			for t := s.From; t < s.To; t++ {
				n.words = append(n.words, d.Word(t))
			}
			out = append(out, n)
		}
	}
	return out, in.Err()
}

// covered is the tokens that have a part in the bytes from start to end.
func covered(tokens []ling.Token, start, end int32) ling.Range {
	var r ling.Range
	for t, tok := range tokens {
		if tok.Start < end && tok.End > start {
			if r.Empty() {
				r.From = ling.TokenID(t)
			}
			r.To = ling.TokenID(t) + 1
		}
	}
	return r
}

// restored is a text of GAP as people write, of as many code points: letters that this copy lost to
// asterisks are letters again, though not the same, and quotation marks are single signs.
func restored(raw string) string {
	runes := []rune(raw)
	for i, r := range runes {
		switch {
		case r == '*' && (i > 0 && unicode.IsLetter(runes[i-1]) || i+1 < len(runes) && unicode.IsLetter(runes[i+1])):
			runes[i] = 'é'
		case r == '`' && i+1 < len(runes) && runes[i+1] == '`':
			runes[i], runes[i+1] = ' ', '"'
		case r == '\'' && i+1 < len(runes) && runes[i+1] == '\'':
			runes[i], runes[i+1] = '"', ' '
		}
	}
	return string(runes)
}
