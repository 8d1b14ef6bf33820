package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/batch"
	"acta/internal/extract"
	"acta/internal/ledger"
	"acta/internal/text"
	"acta/internal/view"
)

type reportCommand struct {
	Paths     []string `arg:"" name:"path" help:"Text or HTML files, folders of them, or - for standard input."`
	Format    string   `short:"f" enum:"auto,text,html,jsonl,csv" default:"auto" help:"text for people, html one page, jsonl the record of each article and then the comparison, csv a line an entry. auto: by the name of --output, else text."`
	Input     string   `short:"i" enum:"auto,jsonl" default:"auto" help:"jsonl: a document a line, {\"id\", \"text\" or \"html\", \"title\", \"published\", \"outlet\", \"url\"}."`
	Side      []string `sep:"none" placeholder:"NAME=MEMBER,..." help:"A side, of states as ISO 3166-1 alpha-3, CAMEO codes and names: --side A=RUS,BLR --side B=NATO,USA. Give two or more to compare them."`
	Published string   `placeholder:"DATE" help:"Date of publication, YYYY-MM-DD, where you know it better than the page."`
	Actors    string   `placeholder:"FILE" help:"Actors of your own, which add to those that are known by name: see acta actors --help."`
	Output    string   `short:"o" placeholder:"FILE" type:"path" help:"Write here and not to standard output."`
	Screen    screen   `embed:""`
}

func (c *reportCommand) Help() string {
	return `What an editor asks of an article: what is pointed out in how it is sourced, who answers whom, what is promised, which numbers stand on whose word, and whose words it gives. Several articles are laid beside each other too: who is quoted, which words of the same quotation, which names for the same thing.

A finding is an observation with the words it rests on. It is no verdict and no grade.

  acta report article.txt
  acta report --side A=RUS,BLR --side B=NATO,USA,UKR article.txt
  acta report --format html --output report.html one.txt other.txt`
}

// reportOf is the format that a file name asks for.
var reportOf = map[string]string{".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv"}

func (c *reportCommand) Run(a *app) error {
	sides, err := sidesOf(c.Side)
	if err != nil {
		return err
	}
	if c.Format == "auto" {
		c.Format = reportOf[strings.ToLower(filepath.Ext(c.Output))]
	}
	if c.Format == "" {
		c.Format = "text"
	}
	read := readCommand{Paths: c.Paths, Input: c.Input, Output: c.Output}
	if err := read.inputs(); err != nil {
		return err
	}
	lex, err := data.Read(data.Files)
	if err != nil {
		return err
	}
	engine, err := a.openWith(c.Actors)
	if err != nil {
		return err
	}
	out, end, err := read.target(a.stdout)
	if err != nil {
		return err
	}
	entries, bad, err := c.entries(a, engine, &read)
	if err == nil {
		for _, e := range entries {
			ledger.Sides(e, sides, lex)
		}
		err = c.write(out, entries, lex, c.Screen.styles(a, c.Output == ""))
	}
	if closed := end(); err == nil {
		err = closed
	}
	if err == nil && bad {
		err = errBad
	}
	return err
}

// sidesOf reads "A=RUS,BLR".
func sidesOf(list []string) ([]acta.Side, error) {
	var out []acta.Side
	for _, s := range list {
		name, members, ok := strings.Cut(s, "=")
		side := acta.Side{Name: strings.TrimSpace(name)}
		for m := range strings.SplitSeq(members, ",") {
			if m = strings.TrimSpace(m); m != "" {
				side.Members = append(side.Members, m)
			}
		}
		if !ok || side.Name == "" || len(side.Members) == 0 {
			return nil, usage(fmt.Sprintf("--side %s: give a name and its members, as in --side A=RUS,BLR", s))
		}
		for _, other := range out {
			if other.Name == side.Name {
				return nil, usage(fmt.Sprintf("--side %s is given twice", side.Name))
			}
			for _, m := range side.Members {
				if slices.ContainsFunc(other.Members, func(o string) bool { return strings.EqualFold(m, o) }) {
					return nil, usage(fmt.Sprintf("--side: %s is on side %s and on side %s", m, other.Name, side.Name))
				}
			}
		}
		out = append(out, side)
	}
	return out, nil
}

// entries reads every document; bad says that some could not be read, which the
// user was told.
func (c *reportCommand) entries(a *app, engine engine, read *readCommand) (entries []*acta.Entry, bad bool, err error) {
	type one struct {
		entry *acta.Entry
		wrong string
	}
	opt := extract.Options{Published: c.Published}
	work := func(d document) one {
		if d.err != nil {
			return one{wrong: about(d.raw.Path, d.err.Error())}
		}
		var o one
		if err := guard(d.raw.Path, func() error { o.entry = engine.Read(d.raw, opt); return nil }); err != nil {
			o.wrong = err.Error()
		}
		return o
	}
	err = batch.Run(a.ctx, runtime.GOMAXPROCS(0), numbered(read.documents(a)), work, func(o one) error {
		if o.wrong != "" {
			a.complain(o.wrong)
			bad = true
			return nil
		}
		for _, p := range o.entry.Problems {
			a.complain(about(o.entry.Document.Path, p))
		}
		if o.entry.Outcome == acta.Failed || o.entry.Outcome == acta.Skipped {
			bad = true
			return nil
		}
		entries = append(entries, o.entry)
		return nil
	})
	return entries, bad, err
}

func (c *reportCommand) write(out io.Writer, entries []*acta.Entry, lex *data.Lexicon, style view.Style) error {
	var beside acta.Comparison
	if len(entries) > 1 {
		beside = ledger.Compare(entries, lex)
	}
	switch c.Format {
	case "html":
		var page []view.Article
		if len(entries) > 1 {
			page = append(page, view.RenderComparison(&beside))
		}
		for i, e := range entries {
			page = append(page, view.Render(e, i+1))
		}
		if len(page) == 0 {
			return nil
		}
		return view.WritePage(out, page)
	case "jsonl":
		for _, e := range entries {
			if _, err := out.Write(view.AppendRecord(nil, e, view.RecordOptions{Offsets: text.CodePoint})); err != nil {
				return err
			}
		}
		if len(entries) > 1 {
			_, err := out.Write(view.AppendComparisonRecord(nil, &beside))
			return err
		}
		return nil
	case "csv":
		w := csv.NewWriter(out)
		if err := w.Write(view.CSVHead); err != nil {
			return err
		}
		for _, e := range entries {
			if err := w.WriteAll(view.CSVRows(e)); err != nil {
				return err
			}
		}
		w.Flush()
		return w.Error()
	}
	for i, e := range entries {
		if i > 0 {
			if _, err := io.WriteString(out, "\n"); err != nil {
				return err
			}
		}
		if _, err := out.Write(view.AppendReport(nil, e, view.TextOptions{Style: style})); err != nil {
			return err
		}
	}
	if len(entries) > 1 {
		if _, err := out.Write(view.AppendComparison([]byte("\n"), &beside, style)); err != nil {
			return err
		}
	}
	return nil
}
