package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"strings"
	"time"

	"acta"
	"acta/internal/batch"
	"acta/internal/pipeline"
)

type resolveCommand struct {
	Path   string `arg:"" optional:"" default:"-" help:"A file of JSON lines, or - for standard input."`
	Actors string `placeholder:"FILE" help:"Actors of your own, which add to those that are known by name: see acta actors --help."`
	Jobs   int    `short:"j" placeholder:"N" help:"Phrases read at a time; as many as the machine has cores unless given."`
}

func (c *resolveCommand) Help() string {
	return `A line in is {"id", "phrase", "date", "context"}: words that name somebody, the day they were written (YYYY-MM-DD), and the text they stand in or that comes before them. Only "phrase" must be there.
A line out is {"id", "name", "kind", "country", "sector", "code", "office", "anonymity", "wikidata", "rules", "why"}, as in a record; null where it is not known.

A bad line costs one line on standard error and exit code 1 at the end; the others are answered.

  echo '{"phrase": "the French president", "date": "2015-03-02"}' | acta resolve`
}

// asked is a line of the input.
type asked struct {
	ID      json.RawMessage `json:"id"`
	Phrase  string          `json:"phrase"`
	Date    string          `json:"date"`
	Context string          `json:"context"`
}

// answered is a line of the output.
type answered struct {
	ID        json.RawMessage `json:"id"`
	Name      string          `json:"name"`
	Kind      acta.Kind       `json:"kind"`
	Country   *string         `json:"country"`
	Sector    []string        `json:"sector"`
	Code      *string         `json:"code"`
	Office    *string         `json:"office"`
	Anonymity acta.Anonymity  `json:"anonymity"`
	Wikidata  *string         `json:"wikidata"`
	Rules     []string        `json:"rules"`
	Why       *string         `json:"why"`
}

// resolved is what came of a line.
type resolved struct {
	out   []byte
	wrong string
}

// longestLine is the longest line that is read, in bytes.
const longestLine = 16 << 20

func (c *resolveCommand) Run(a *app) error {
	if c.Jobs < 0 {
		return usage(fmt.Sprintf("--jobs %d: give a number of 1 or more", c.Jobs))
	}
	if c.Jobs == 0 {
		c.Jobs = runtime.GOMAXPROCS(0)
	}
	in, name := a.stdin, "standard input"
	if c.Path != "-" {
		f, err := os.Open(c.Path)
		if err != nil {
			return err
		}
		defer f.Close()
		in, name = f, c.Path
	}
	engine, err := a.openWith(c.Actors)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(a.stdout, 64<<10)
	bad := false
	work := func(l numberedLine) resolved { return resolveLine(engine, name, l) }
	take := func(r resolved) error {
		if r.wrong != "" {
			bad = true
			a.complain(r.wrong)
			return nil
		}
		if _, err := out.Write(r.out); err != nil || !isTerminal(a.stdout) {
			return err
		}
		return out.Flush()
	}
	err = batch.Run(a.ctx, c.Jobs, numberedLines(in), work, take)
	if err = errors.Join(err, out.Flush()); err == nil && bad {
		err = errBad
	}
	return err
}

// numberedLine is a line of the input, from 1, and the error of reading it.
type numberedLine struct {
	number int
	text   []byte
	err    error
}

// numberedLines gives the lines that are not blank.
func numberedLines(in io.Reader) iter.Seq[numberedLine] {
	return func(yield func(numberedLine) bool) {
		s := bufio.NewScanner(in)
		s.Buffer(make([]byte, 64<<10), longestLine)
		n := 0
		for s.Scan() {
			n++
			if line := bytes.TrimSpace(s.Bytes()); len(line) > 0 && !yield(numberedLine{n, bytes.Clone(line), nil}) {
				return
			}
		}
		if err := s.Err(); err != nil {
			yield(numberedLine{n + 1, nil, err})
		}
	}
}

func resolveLine(engine engine, name string, l numberedLine) (r resolved) {
	place := fmt.Sprintf("%s:%d", name, l.number)
	err := guard(place, func() error {
		q, err := parseAsked(l)
		if err != nil {
			return err
		}
		actor, err := engine.Resolve(pipeline.Phrase{Words: q.Phrase, Date: q.Date, Context: q.Context})
		if err != nil {
			return err
		}
		r.out, err = appendAnswer(q.ID, &actor)
		return err
	})
	if err != nil {
		r = resolved{wrong: about(place, err.Error())}
	}
	return r
}

func parseAsked(l numberedLine) (asked, error) {
	var q asked
	if l.err != nil {
		return q, fmt.Errorf("%w; the lines after it were not read", l.err)
	}
	if err := json.Unmarshal(l.text, &q); err != nil {
		return q, fmt.Errorf(`not an object {"id", "phrase", "date", "context"}: %s`, strings.TrimPrefix(err.Error(), "json: "))
	}
	if strings.TrimSpace(q.Phrase) == "" {
		return q, errors.New(`no "phrase"`)
	}
	if q.Date != "" {
		if _, err := time.Parse(time.DateOnly, q.Date); err != nil {
			return q, fmt.Errorf(`bad "date" %q, want YYYY-MM-DD`, q.Date)
		}
	}
	return q, nil
}

func appendAnswer(id json.RawMessage, a *acta.Actor) ([]byte, error) {
	or := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	list := func(s []string) []string {
		if s == nil {
			return []string{}
		}
		return s
	}
	if id == nil {
		id = json.RawMessage("null")
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(answered{
		ID: id, Name: a.Name, Kind: a.Kind, Country: or(a.Country), Sector: list(a.Sector), Code: or(a.Code), Office: or(a.Office),
		Anonymity: a.Anonymity, Wikidata: or(a.Wikidata), Rules: list(a.Rules), Why: or(a.Why),
	})
	return b.Bytes(), err
}
