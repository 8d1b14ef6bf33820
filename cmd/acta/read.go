package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"acta"
	"acta/internal/batch"
	"acta/internal/extract"
	"acta/internal/input"
	"acta/internal/input/file"
	"acta/internal/input/jsonl"
	"acta/internal/ling/conllu"
	"acta/internal/text"
	"acta/internal/view"
)

type readCommand struct {
	Paths     []string `arg:"" name:"path" help:"Text or HTML files, folders of them, or - for standard input."`
	Format    string   `short:"f" enum:"auto,text,jsonl,html,conllu" default:"auto" help:"text for people, jsonl the record, html one page, conllu words and trees. auto: by the name of --output, else text on a terminal and jsonl elsewhere."`
	Input     string   `short:"i" enum:"auto,jsonl" default:"auto" help:"jsonl: a document a line, {\"id\", \"text\" or \"html\", \"title\", \"published\", \"outlet\", \"url\"}."`
	Published string   `placeholder:"DATE" help:"Date of publication, YYYY-MM-DD, where you know it better than the page."`
	Offsets   string   `enum:"${units}" default:"codepoint" help:"What offsets count: ${enum}."`
	NoText    bool     `help:"Leave the text out of the record and cut each quotation to 25 words."`
	Actors    string   `placeholder:"FILE" help:"Actors of your own, which add to those that are known by name: see acta actors --help."`
	Output    string   `short:"o" placeholder:"FILE" type:"path" help:"Write here and not to standard output."`
	Jobs      int      `short:"j" placeholder:"N" help:"Documents read at a time; as many as the machine has cores unless given."`
	Screen    screen   `embed:""`
}

func (c *readCommand) Help() string {
	return `A plain text is kept as it is, and its first line is the headline when it looks like one. Of a page, the article is taken.

A document that cannot be read costs one line on standard error and exit code 1 at the end; the others are read. Output is in the order of the input.
Ctrl-C ends after the documents in hand.

  acta read article.txt
  acta read --format html --output page.html monday/ tuesday/
  curl -s https://example.org/article | acta read -
  acta read --input jsonl --no-text archive.jsonl > record.jsonl`
}

// formatOf is the format that a file name asks for.
var formatOf = map[string]string{
	".txt": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".html": "html", ".htm": "html", ".conllu": "conllu",
}

func (c *readCommand) Run(a *app) error {
	if c.Jobs < 0 {
		return usage(fmt.Sprintf("--jobs %d: give a number of 1 or more", c.Jobs))
	}
	if c.Jobs == 0 {
		c.Jobs = runtime.GOMAXPROCS(0)
	}
	if c.Format == "auto" {
		c.Format = formatOf[strings.ToLower(filepath.Ext(c.Output))]
	}
	if c.Format == "" {
		c.Format = "jsonl"
		if c.Output == "" && isTerminal(a.stdout) {
			c.Format = "text"
		}
	}
	if c.NoText && c.Format != "jsonl" {
		return usage(fmt.Sprintf("--no-text is for --format jsonl; %s shows the text", c.Format))
	}
	if err := c.inputs(); err != nil {
		return err
	}
	engine, err := a.openWith(c.Actors)
	if err != nil {
		return err
	}
	out, end, err := c.target(a.stdout)
	if err != nil {
		return err
	}
	err = c.all(a, engine, out)
	return errors.Join(err, end())
}

// inputs refuses to write over what is to be read.
func (c *readCommand) inputs() error {
	to, err := os.Stat(c.Output)
	if c.Output == "" || err != nil {
		return nil
	}
	for _, path := range c.Paths {
		if from, err := os.Stat(path); err == nil && os.SameFile(from, to) {
			return usage(fmt.Sprintf("--output %s is also an input; give another name", c.Output))
		}
	}
	return nil
}

// target opens what is written to; end writes what is held back and closes it.
func (c *readCommand) target(stdout io.Writer) (out *bufio.Writer, end func() error, err error) {
	if c.Output == "" {
		out = bufio.NewWriterSize(stdout, 64<<10)
		return out, out.Flush, nil
	}
	f, err := os.Create(c.Output)
	if err != nil {
		return nil, nil, fmt.Errorf("--output: %w", err)
	}
	out = bufio.NewWriterSize(f, 64<<10)
	return out, func() error { return errors.Join(out.Flush(), f.Close()) }, nil
}

// document is one document of the input, and the error of getting it.
type document struct {
	number int // from 1
	raw    input.Raw
	err    error
}

// reading is what came of a document.
type reading struct {
	out     []byte // what is shown of it; empty for nothing
	wrong   []string
	bad     bool
	article view.Article
}

func (c *readCommand) all(a *app, engine engine, out *bufio.Writer) error {
	styles := c.Screen.styles(a, c.Output == "")
	opt := extract.Options{Published: c.Published}
	work := func(d document) reading { return c.one(engine, opt, styles, d) }
	var page []view.Article
	shown, bad := 0, false
	take := func(r reading) error {
		bad = bad || r.bad
		for _, w := range r.wrong {
			a.complain(w)
		}
		switch {
		case c.Format == "html" && !r.bad:
			page = append(page, r.article)
			return nil
		case c.Format == "text" && shown > 0 && len(r.out) > 0:
			out.WriteString("\n")
		}
		if len(r.out) > 0 {
			shown++
		}
		if _, err := out.Write(r.out); err != nil {
			return err
		}
		if isTerminal(a.stdout) && c.Output == "" {
			return out.Flush()
		}
		return nil
	}
	err := batch.Run(a.ctx, c.Jobs, numbered(c.documents(a)), work, take)
	if c.Format == "html" && len(page) > 0 {
		err = errors.Join(err, view.WritePage(out, page))
	}
	if err == nil && bad {
		err = errBad
	}
	return err
}

// documents gives every document of the paths.
func (c *readCommand) documents(a *app) iter.Seq2[input.Raw, error] {
	if c.Input != "jsonl" {
		walk := file.Walk{Paths: c.Paths, Stdin: a.stdin}
		return walk.All()
	}
	return func(yield func(input.Raw, error) bool) {
		for _, path := range c.Paths {
			if !lines(path, a.stdin, yield) {
				return
			}
		}
	}
}

// lines reads one file of JSON lines and reports whether to go on.
func lines(path string, stdin io.Reader, yield func(input.Raw, error) bool) bool {
	in := stdin
	if path != file.Stdin {
		f, err := os.Open(path)
		if err != nil {
			return yield(input.Raw{Path: path}, err)
		}
		defer f.Close()
		in = f
	}
	for raw, err := range jsonl.Read(path, in) {
		if !yield(raw, err) {
			return false
		}
	}
	return true
}

func numbered(docs iter.Seq2[input.Raw, error]) iter.Seq[document] {
	return func(yield func(document) bool) {
		n := 0
		for raw, err := range docs {
			n++
			if !yield(document{n, raw, err}) {
				return
			}
		}
	}
}

// one reads one document, whatever it is, and renders it.
func (c *readCommand) one(engine engine, opt extract.Options, styles view.Style, d document) reading {
	path := d.raw.Path
	if d.err != nil {
		return reading{wrong: []string{about(path, d.err.Error())}, bad: true}
	}
	if c.Format == "conllu" {
		return words(engine, opt, d)
	}
	var r reading
	err := guard(path, func() error {
		entry := engine.Read(d.raw, opt)
		r = c.render(entry, styles, d.number)
		return nil
	})
	if err != nil {
		r = c.render(&acta.Entry{
			Document: acta.Document{Path: path, SourceID: d.raw.Given.ID, URL: d.raw.Given.URL},
			Stamp:    engine.Stamp(), Outcome: acta.Failed, Problems: []string{err.Error()},
		}, styles, d.number)
	}
	return r
}

func (c *readCommand) render(entry *acta.Entry, styles view.Style, number int) reading {
	r := reading{bad: entry.Outcome == acta.Failed || entry.Outcome == acta.Skipped}
	for i, p := range entry.Problems {
		entry.Problems[i] = bare(entry.Document.Path, p)
		r.wrong = append(r.wrong, about(entry.Document.Path, p))
	}
	unit := text.Unit(c.Offsets)
	switch {
	case c.Format == "jsonl":
		r.out = view.AppendRecord(nil, entry, view.RecordOptions{Offsets: unit, NoText: c.NoText})
	case r.bad:
	case c.Format == "html":
		r.article = view.Render(entry, number)
	default:
		r.out = view.AppendText(nil, entry, view.TextOptions{Style: styles, Offsets: unit})
	}
	return r
}

// words is a document as CoNLL-U.
func words(engine engine, opt extract.Options, d document) reading {
	var r reading
	var buf bytes.Buffer
	err := guard(d.raw.Path, func() error {
		article, err := extract.Extract(d.raw, opt)
		for _, p := range article.Problems {
			r.wrong = append(r.wrong, about(d.raw.Path, p))
		}
		if err != nil {
			return err
		}
		id := d.raw.Given.ID
		if id == "" {
			id = d.raw.Path
		}
		doc := engine.Analyze(article.Text)
		w := conllu.NewWriter(&buf)
		for _, s := range conllu.FromParsed(id, &doc.Parsed) {
			if err := w.Write(s); err != nil {
				return err
			}
		}
		return w.Flush()
	})
	if err != nil {
		r.wrong, r.bad = append(r.wrong, about(d.raw.Path, err.Error())), true
		return r
	}
	r.out = buf.Bytes()
	return r
}
