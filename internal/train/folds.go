package train

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"acta"
	"acta/data"
	"acta/internal/eval"
	"acta/internal/ling"
	"acta/internal/ling/quoter"
	"acta/internal/modelfile"
	"acta/internal/neural"
	"acta/internal/pipeline"
	"acta/internal/polnear"
)

// folds is how many parts the training part of PolNeAR is cut into, so that each
// article can be read by a quoter that has not seen it.
const folds = 5

// foldFolder is the folder of one fold's model in dir.
func foldFolder(dir string, fold int) string {
	return filepath.Join(dir, fmt.Sprintf("fold%dof%d", fold+1, folds))
}

// inFold says whether article i of the training part is one of those that the
// given fold, from 0, does not see.
func inFold(i, fold int) bool { return i%folds == fold }

// trainFolds trains a quoter on the training part of PolNeAR without each of its
// folds in turn, into folders of dir. A fold whose folder is there is kept as it is.
func trainFolds(ctx context.Context, opt QuoterOptions, dir string) error {
	all, err := polnear.Read(filepath.Join(opt.Corpora, "polnear", "train"))
	if err != nil {
		return err
	}
	for fold := range folds {
		into := foldFolder(dir, fold)
		if _, err := os.Stat(into); err == nil {
			opt.Log.Info("kept", "folder", into)
			continue
		}
		var seen, held []polnear.Article
		for i, a := range all {
			if inFold(i, fold) {
				held = append(held, a)
			} else {
				seen = append(seen, a)
			}
		}
		params, _, err := trainQuoter(ctx, opt, seen, held)
		if err != nil {
			return fmt.Errorf("fold %d: %w", fold+1, err)
		}
		header := modelfile.Header{Name: "quoter", Version: fmt.Sprintf("2, fold %d of %d", fold+1, folds), Corpora: []string{"polnear"}}
		if err := Save(into, header, params.Sections()); err != nil {
			return err
		}
	}
	return nil
}

// eachFold gives do the quoter of each fold in dir, with the articles that it has
// not seen.
func eachFold(ctx context.Context, corpora, dir string, sure *quoter.Confidence, do func(q *quoter.Quoter, docs []*ling.Named, held []polnear.Article)) error {
	lexicon, err := data.Read(data.Files)
	if err != nil {
		return err
	}
	blind := lexicon.Blind()
	name, err := namerOf(dir, blind)
	if err != nil {
		return err
	}
	all, err := polnear.Read(filepath.Join(corpora, "polnear", "train"))
	if err != nil {
		return err
	}
	found := 0
	for fold := range folds {
		if _, err := os.Stat(foldFolder(dir, fold)); err != nil {
			continue
		}
		found++
		file, err := openModel(foldFolder(dir, fold), "quoter")
		if err != nil {
			return err
		}
		q, err := pipeline.OpenQuoter(file, sure, blind, lexicon.CueWords())
		if err != nil {
			return err
		}
		var held []polnear.Article
		for i, a := range all {
			if inFold(i, fold) {
				held = append(held, a)
			}
		}
		docs, err := analyseAll(ctx, QuoterOptions{Name: name}, held)
		if err != nil {
			return err
		}
		do(q, docs, held)
	}
	if found == 0 {
		return fmt.Errorf("%s has no %s; make it with acta train confidence: %w", dir, filepath.Base(foldFolder("", 0)), acta.ErrNotFound)
	}
	return nil
}

// JudgeFolds scores the quoters of the folds that [Run] left in dir when it made
// the confidence, each on the articles that it has not seen, with the confidence
// in dir. It fails with [acta.ErrNotFound] where there is none.
func JudgeFolds(ctx context.Context, corpora, dir string) ([]eval.Judged, error) {
	file, err := openModel(dir, "confidence")
	if err != nil {
		return nil, err
	}
	sure, err := pipeline.OpenConfidence(file)
	if err != nil {
		return nil, err
	}
	var out []eval.Judged
	err = eachFold(ctx, corpora, dir, sure, func(q *quoter.Quoter, docs []*ling.Named, held []polnear.Article) {
		out = append(out, judgeQuoter(q, docs, held)...)
	})
	return out, err
}

// Confidence trains quoters on folds of their corpus, into folders of dir, and
// fits how sure a statement is to what they find in articles that they have not
// seen. It returns the sections of the model.
func Confidence(ctx context.Context, opt QuoterOptions, dir string) (modelfile.Header, []modelfile.Section, error) {
	header := modelfile.Header{Name: "confidence", Version: "1", Corpora: []string{"polnear"}}
	if err := trainFolds(ctx, opt, dir); err != nil {
		return header, nil, err
	}
	params := neural.NewParams(0)
	sure := quoter.NewConfidence(params)
	var evidence []quoter.Evidence
	var right []bool
	err := eachFold(ctx, opt.Corpora, dir, sure, func(q *quoter.Quoter, docs []*ling.Named, held []polnear.Article) {
		for i, d := range docs {
			found, of := q.Weigh(*d)
			hits := eval.Right(eval.Judged{Text: d.Text.UTF8, Gold: held[i].Attributions, Pred: eval.Attributions(&found)})
			for k := range found.Quotes {
				if of[k] != (quoter.Evidence{}) && found.Quotes[k].Within == ling.None {
					evidence = append(evidence, of[k])
					right = append(right, hits[k])
				}
			}
		}
	})
	if err != nil {
		return header, nil, err
	}
	sure.Fit(evidence, right)
	opt.Log.Info("confidence", "statements", len(right), "weights", sure.String())
	return header, params.Sections(), nil
}
