package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/polnear"
	"acta/internal/text"
)

// Stages is what is scored.
type Stages struct {
	Tokenize func(*text.Text) ling.Tokenized
	Parse    func(ling.Tokenized) ling.Parsed // given the words
	Analyze  func(*text.Text) *ling.Doc
}

// Corpora scores stages on the development parts of the annotated corpora in the
// folder dir, whose layout is that of the project's collection: trees and raw text
// of ewt-propbank and gum-open, statements of polnear.
func Corpora(dir string, stages Stages) (*Board, error) {
	b := &Board{Head: []string{
		"Scores on the development parts of the corpora, per cent. Written by: make eval UPDATE=1",
		"",
		"raw: from the text alone, F1 of words and of sentences. parse: given the words.",
		"A: exact spans, B: words, C1 to C4: whole statements (see eval.StatementScores); F1.",
		"events: F1 of those found, then how many of them are right in each part. ledgers: F1.",
	}}
	for _, c := range []struct{ name, file string }{
		{"ewt-dev", "ewt-propbank/en_ewt-propbank-dev.conllu"},
		{"gum-dev", "gum-open/gum-open-dev.conllu"},
	} {
		docs, err := readDocuments(filepath.Join(dir, filepath.FromSlash(c.file)))
		if err != nil {
			return nil, err
		}
		if err := b.raw(c.name, docs, stages); err != nil {
			return nil, err
		}
		if c.name == "gum-dev" {
			if err := b.raw("gum-dev-news-speech", Genre(docs, "news", "speech"), stages); err != nil {
				return nil, err
			}
		}
		if err := b.parse(c.name, docs, stages); err != nil {
			return nil, err
		}
	}
	articles, err := polnear.Read(filepath.Join(dir, "polnear", "dev"))
	if err != nil {
		return nil, err
	}
	judged := Articles(articles, stages.Analyze)
	b.AddStatements("polnear-dev", Statements(judged))
	sure := Confidences(judged)
	_, ece := Reliability(sure)
	b.Add("polnear-dev.calibration", 100*ece, len(sure))
	return b, nil
}

func readDocuments(path string) ([]conllu.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	return conllu.ReadDocuments(f, path)
}

func (b *Board) raw(name string, docs []conllu.Document, stages Stages) error {
	s, err := Tokens(docs, stages.Tokenize)
	if err != nil {
		return err
	}
	b.Add(name+".raw.words", 100*s.Words.F(), s.Words.Gold)
	b.Add(name+".raw.sentences", 100*s.Sents.F(), s.Sents.Gold)
	return nil
}

// parseBlock is how many sentences are parsed at once: what a text of middling
// length has.
const parseBlock = 100

func (b *Board) parse(name string, docs []conllu.Document, stages Stages) error {
	var sum Trees
	for _, doc := range docs {
		for sents := doc.Sentences; len(sents) > 0; {
			n := min(parseBlock, len(sents))
			gold, err := conllu.Gold(sents[:n])
			if err != nil {
				return err
			}
			got := stages.Parse(gold.Tokenized)
			sum.Add(ScoreTrees(gold, &got))
			sents = sents[n:]
		}
	}
	b.Add(name+".parse.upos", sum.UPOS, sum.Words)
	b.Add(name+".parse.xpos", sum.XPOS, sum.Words)
	b.Add(name+".parse.lemma", sum.Lemma, sum.Words)
	b.Add(name+".parse.uas", sum.UAS, sum.Words)
	b.Add(name+".parse.las", sum.LAS, sum.Words)
	return nil
}

// Articles judges what analyze finds in the articles, on all cores.
func Articles(articles []polnear.Article, analyze func(*text.Text) *ling.Doc) []Judged {
	out := make([]Judged, len(articles))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				out[i] = Judge(&articles[i], analyze(articles[i].Text))
			}
		})
	}
	for i := range articles {
		next <- i
	}
	close(next)
	workers.Wait()
	return out
}

// Judge sets the statements of doc beside those that people marked in article.
func Judge(article *polnear.Article, doc *ling.Doc) Judged {
	out := Judged{
		Text: article.Text.UTF8, Gold: article.Attributions, Pred: Attributions(&doc.Quoted),
		Strata: Strata(doc, article.Attributions), Confidence: make([]float32, len(doc.Quotes)),
	}
	for i := range doc.Quotes {
		out.Confidence[i] = doc.Quotes[i].Prob
	}
	return out
}
