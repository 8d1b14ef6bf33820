package eval

import (
	"strings"
	"testing"

	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/text"
)

// treebank is two documents: "I can't.No.", a new paragraph "Go", and "Stop now".
// "can't" is two words, of which the second is not the rest of the first.
const treebank = `# newdoc id = X_news_a
1	I	_	_	_	_	_	_	_	_
2-3	can't	_	_	_	_	_	_	_	SpaceAfter=No
2	can	_	_	_	_	_	_	_	_
3	not	_	_	_	_	_	_	_	_
4	.	_	_	_	_	_	_	_	SpaceAfter=No

1	No	_	_	_	_	_	_	_	SpaceAfter=No
2	.	_	_	_	_	_	_	_	_

# newpar
1	Go	_	_	_	_	_	_	_	_

# newdoc id = X_vlog_b
1	Stop	_	_	_	_	_	_	_	_
2	now	_	_	_	_	_	_	_	_
`

func TestTokenScore(t *testing.T) {
	docs, err := conllu.ReadDocuments(strings.NewReader(treebank), "treebank")
	if err != nil {
		t.Fatal(err)
	}
	// The words between blanks, each paragraph a sentence.
	tokenize := func(txt *text.Text) ling.Tokenized {
		d := ling.Tokenized{Text: txt}
		for _, p := range txt.Paragraphs {
			from := ling.TokenID(len(d.Tokens))
			at := p.Start
			for _, w := range strings.Fields(txt.Slice(p)) {
				at += int32(strings.Index(txt.UTF8[at:], w))
				d.Tokens = append(d.Tokens, ling.Token{Start: at, End: at + int32(len(w))})
				at += int32(len(w))
			}
			d.Sents = append(d.Sents, ling.Range{From: from, To: ling.TokenID(len(d.Tokens))})
		}
		return d
	}
	got, err := Tokens(docs, tokenize)
	if err != nil {
		t.Fatal(err)
	}
	want := TokenScore{
		Words: PRF{Gold: 9, Pred: 5, Hits: 4}, // "can't.No." is wrong
		Sents: PRF{Gold: 4, Pred: 3, Hits: 2},
	}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if n := len(Genre(docs, "news", "speech")); n != 1 {
		t.Errorf("%d documents of news", n)
	}
	if s := got.String(); !strings.HasPrefix(s, "words F1 57.14 (P 80.00 R 44.44, 9)") {
		t.Errorf("shown as %q", s)
	}
}
