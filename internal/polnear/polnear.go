// Package polnear reads the Political News Attribution Relations Corpus
// (Newell, Margolin and Ruths, LREC 2018): texts, and who says what in them,
// in brat standoff. The texts belong to their publishers: train and measure
// with them, pass none of them on.
package polnear

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"acta"
	"acta/internal/text"
)

// Attribution is one statement as an annotator marked it. The fragments of a
// role are trimmed of blanks, in text order, and do not touch.
type Attribution struct {
	Source, Cue, Content []acta.Span
}

// Article is one text with the attributions of its first annotator, in the
// order of the annotation file.
type Article struct {
	Name         string // of the text file, without ".txt"
	Text         *text.Text
	Attributions []Attribution
}

// Read reads the folder dir, which holds text/NAME.txt and
// attributions/NAME_ANNOTATOR.ann. Articles come in the order of their names;
// one that has no annotation is left out, and where there are several the first
// in sorted order counts.
func Read(dir string) ([]Article, error) {
	annotations, err := firstAnnotations(filepath.Join(dir, "attributions"))
	if err != nil {
		return nil, err
	}
	texts, err := os.ReadDir(filepath.Join(dir, "text"))
	if err != nil {
		return nil, err
	}
	var out []Article
	for _, entry := range texts {
		name, isText := strings.CutSuffix(entry.Name(), ".txt")
		annotation, ok := annotations[name]
		if !isText || !ok {
			continue
		}
		a, err := readArticle(filepath.Join(dir, "text", entry.Name()), annotation)
		if err != nil {
			return nil, err
		}
		a.Name = name
		out = append(out, a)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no annotated article; it should hold text/NAME.txt and attributions/NAME_ANNOTATOR.ann: %w", dir, acta.ErrNotFound)
	}
	slices.SortFunc(out, func(a, b Article) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// firstAnnotations maps the name of each text to its first annotation file.
func firstAnnotations(dir string) (map[string]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".ann") {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	first := make(map[string]string, len(names))
	for _, path := range names {
		base := strings.TrimSuffix(filepath.Base(path), ".ann")
		cut := strings.LastIndexByte(base, '_')
		if cut < 0 {
			continue
		}
		if name := base[:cut]; first[name] == "" {
			first[name] = path
		}
	}
	return first, nil
}

func readArticle(textPath, annotationPath string) (Article, error) {
	raw, err := os.ReadFile(textPath)
	if err != nil {
		return Article{}, err
	}
	txt, err := text.New(string(raw))
	if err != nil {
		return Article{}, fmt.Errorf("%s: %w", textPath, err)
	}
	standoff, err := os.ReadFile(annotationPath)
	if err != nil {
		return Article{}, err
	}
	attributions, err := parse(string(standoff), txt.UTF8)
	if err != nil {
		return Article{}, fmt.Errorf("%s: %w", annotationPath, err)
	}
	return Article{Text: txt, Attributions: attributions}, nil
}
