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
	name, err := namerOf(dir, lexicon)
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

// weighed is what the quoter of one fold found in the articles that it has not
// seen: the evidence for each statement, and whether it was right.
type weighed struct {
	evidence []quoter.Evidence
	right    []bool
}

// weighFolds weighs what the quoters of the folds in dir find. Statements inside
// others are left out: the corpus marks none.
func weighFolds(ctx context.Context, corpora, dir string) ([]weighed, error) {
	var out []weighed
	unsure := quoter.NewConfidence(neural.NewParams(0))
	err := eachFold(ctx, corpora, dir, unsure, func(q *quoter.Quoter, docs []*ling.Named, held []polnear.Article) {
		var w weighed
		for i, d := range docs {
			found, of := q.Weigh(*d)
			hits := eval.Right(eval.Judged{Text: d.Text.UTF8, Gold: held[i].Attributions, Pred: eval.Attributions(&found)})
			for k := range found.Quotes {
				if of[k] != (quoter.Evidence{}) && found.Quotes[k].Within == ling.None {
					w.evidence = append(w.evidence, of[k])
					w.right = append(w.right, hits[k])
				}
			}
		}
		out = append(out, w)
	})
	return out, err
}

// fit fits a confidence to all parts but one; none is left out where but is -1.
func fit(parts []weighed, but int) (*quoter.Confidence, *neural.Params, int) {
	params := neural.NewParams(0)
	sure := quoter.NewConfidence(params)
	var all weighed
	for i, w := range parts {
		if i != but {
			all.evidence = append(all.evidence, w.evidence...)
			all.right = append(all.right, w.right...)
		}
	}
	sure.Fit(all.evidence, all.right)
	return sure, params, len(all.right)
}

// JudgeFolds scores the quoters of the folds that [Run] left in dir when it made
// the confidence, each on the articles that it has not seen, with a confidence
// fitted to the other folds. It fails with [acta.ErrNotFound] where there is none.
func JudgeFolds(ctx context.Context, corpora, dir string) ([]eval.Judged, error) {
	parts, err := weighFolds(ctx, corpora, dir)
	if err != nil {
		return nil, err
	}
	var out []eval.Judged
	fold := 0
	err = eachFold(ctx, corpora, dir, nil, func(q *quoter.Quoter, docs []*ling.Named, held []polnear.Article) {
		sure, _, _ := fit(parts, fold)
		out = append(out, judgeQuoter(q.With(sure), docs, held)...)
		fold++
	})
	return out, err
}

// Confidence trains quoters on folds of their corpus, into folders of dir, and
// fits how sure a statement is to what they find in articles that they have not
// seen. It returns the sections of the model.
func Confidence(ctx context.Context, opt QuoterOptions, dir string) (modelfile.Header, []modelfile.Section, error) {
	header := modelfile.Header{Name: "confidence", Version: "2", Corpora: []string{"polnear"}}
	if err := trainFolds(ctx, opt, dir); err != nil {
		return header, nil, err
	}
	parts, err := weighFolds(ctx, opt.Corpora, dir)
	if err != nil {
		return header, nil, err
	}
	sure, params, n := fit(parts, -1)
	opt.Log.Info("confidence", "statements", n, "weights", sure.String())
	return header, params.Sections(), nil
}
