package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"acta"
	"acta/internal/batch"
	"acta/internal/export"
	"acta/internal/extract"
	"acta/internal/text"
)

type codeCommand struct {
	Paths     []string `arg:"" optional:"" default:"-" name:"path" help:"Documents as acta read has them; with --pairs a file of JSON lines. - is standard input."`
	Pairs     bool     `help:"Each line gives a source and a target: say what the one does to the other."`
	Why       bool     `help:"With --pairs: add \"why\", the features that spoke most for the type."`
	By        string   `enum:"event,dyad-year" default:"event" help:"event: a line an event and pair of parties. dyad-year: how many events each party did to another in each year."`
	Input     string   `short:"i" enum:"auto,jsonl" default:"auto" help:"jsonl: a document a line, {\"id\", \"text\" or \"html\", \"title\", \"published\", \"outlet\", \"url\"}."`
	Published string   `placeholder:"DATE" help:"Date of publication, YYYY-MM-DD, where you know it better than the page."`
	Actors    string   `placeholder:"FILE" help:"Actors of your own, which add to those that are known by name: see acta actors --help."`
	Output    string   `short:"o" placeholder:"FILE" type:"path" help:"Write here and not to standard output."`
	Jobs      int      `short:"j" placeholder:"N" help:"Documents or lines read at a time; as many as the machine has cores unless given."`
}

func (c *codeCommand) Help() string {
	return `Who did what to whom, as CSV with a header: event types, modes and scores of PLOVER, codes of CAMEO, and for each event how real it is and on whose word it stands (an empty asserted_by is the outlet's own voice). acta read gives the same events with all the rest of the record.

With --pairs a line in is {"id", "text", "source": [b, e], "target": [b, e]}: a sentence, and the places in it of who acts and to whom, in Unicode code points, half open; null or left out where the sentence does not name one. A line out is {"id", "type", "mode", "confidence"}: a PLOVER event type (YIELD stands for CONCEDE and RETREAT), its mode or null, and how sure that is, 0 to 1.

What cannot be read costs one line on standard error and exit code 1 at the end; the rest is coded.

  acta code --input jsonl archive.jsonl > events.csv
  acta code --by dyad-year news/ > dyads.csv
  echo '{"text": "Arvenia shelled Tolmark.", "source": [0, 7], "target": [16, 23]}' | acta code --pairs`
}

func (c *codeCommand) Run(a *app) error {
	if c.Jobs < 0 {
		return usage(fmt.Sprintf("--jobs %d: give a number of 1 or more", c.Jobs))
	}
	if c.Jobs == 0 {
		c.Jobs = runtime.GOMAXPROCS(0)
	}
	read := readCommand{Paths: c.Paths, Input: c.Input, Output: c.Output}
	if err := read.inputs(); err != nil {
		return err
	}
	if c.Pairs && len(c.Paths) > 1 {
		return usage("--pairs reads one file")
	}
	engine, err := a.openWith(c.Actors)
	if err != nil {
		return err
	}
	out, end, err := read.target(a.stdout)
	if err != nil {
		return err
	}
	if c.Pairs {
		err = c.pairs(a, engine, out)
	} else {
		err = c.events(a, engine, &read, out)
	}
	return errors.Join(err, end())
}

// events codes documents.
func (c *codeCommand) events(a *app, engine engine, read *readCommand, out *bufio.Writer) error {
	opt := extract.Options{Published: c.Published}
	header := export.EventColumns
	count := export.NewDyadYears()
	if c.By == "dyad-year" {
		header = export.DyadColumns
	}
	out.WriteString(strings.Join(header, ",") + "\n")
	work := func(d document) coded { return c.document(engine, opt, d) }
	bad := false
	take := func(r coded) error {
		bad = bad || r.bad
		for _, w := range r.wrong {
			a.complain(w)
		}
		if c.By == "dyad-year" && r.entry != nil {
			count.Add(r.entry)
			return nil
		}
		_, err := out.Write(r.out)
		return err
	}
	err := batch.Run(a.ctx, c.Jobs, numbered(read.documents(a)), work, take)
	if c.By == "dyad-year" {
		out.Write(count.Append(nil))
	}
	if err == nil && bad {
		err = errBad
	}
	return err
}

// coded is what came of a document.
type coded struct {
	out   []byte
	entry *acta.Entry // without its text, where events are counted
	wrong []string
	bad   bool
}

func (c *codeCommand) document(engine engine, opt extract.Options, d document) (r coded) {
	path := d.raw.Path
	if d.err != nil {
		return coded{wrong: []string{about(path, d.err.Error())}, bad: true}
	}
	err := guard(path, func() error {
		entry := engine.Read(d.raw, opt)
		r.bad = entry.Outcome == acta.Failed || entry.Outcome == acta.Skipped
		for _, p := range entry.Problems {
			r.wrong = append(r.wrong, about(path, bare(path, p)))
		}
		if c.By == "dyad-year" {
			entry.Document.Text = ""
			r.entry = &acta.Entry{Document: entry.Document, Actors: entry.Actors, Events: entry.Events}
			return nil
		}
		r.out = export.AppendEvents(nil, entry)
		return nil
	})
	if err != nil {
		return coded{wrong: []string{err.Error()}, bad: true}
	}
	return r
}

// pairs codes lines that give source and target.
func (c *codeCommand) pairs(a *app, engine engine, out *bufio.Writer) error {
	in, name := a.stdin, "standard input"
	if c.Paths[0] != "-" {
		f, err := os.Open(c.Paths[0])
		if err != nil {
			return err
		}
		defer f.Close()
		in, name = f, c.Paths[0]
	}
	bad := false
	work := func(l numberedLine) resolved { return c.line(engine, name, l) }
	take := func(r resolved) error {
		if r.wrong != "" {
			bad = true
			a.complain(r.wrong)
			return nil
		}
		_, err := out.Write(r.out)
		return err
	}
	err := batch.Run(a.ctx, c.Jobs, numberedLines(in), work, take)
	if err == nil && bad {
		err = errBad
	}
	return err
}

// pairLine is a line of the input.
type pairLine struct {
	ID     json.RawMessage `json:"id"`
	Text   string          `json:"text"`
	Source []int           `json:"source"`
	Target []int           `json:"target"`
}

// codedPair is a line of the output.
type codedPair struct {
	ID         json.RawMessage `json:"id"`
	Type       string          `json:"type"`
	Mode       *string         `json:"mode"`
	Confidence float64         `json:"confidence"`
	Why        []string        `json:"why,omitempty"`
}

func (c *codeCommand) line(engine engine, name string, l numberedLine) (r resolved) {
	place := fmt.Sprintf("%s:%d", name, l.number)
	err := guard(place, func() error {
		if l.err != nil {
			return fmt.Errorf("%w; the lines after it were not read", l.err)
		}
		q, t, spans, err := parsePair(l.text)
		if err != nil {
			return err
		}
		got, err := engine.Pair(t, spans[0], spans[1])
		if err != nil {
			return err
		}
		answer := codedPair{ID: q.ID, Type: got.Type, Confidence: float64(int(got.Confidence*1000+0.5)) / 1000}
		if got.Mode != "" {
			answer.Mode = &got.Mode
		}
		if c.Why {
			answer.Why = got.Why
		}
		if answer.ID == nil {
			answer.ID = json.RawMessage("null")
		}
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		err = e.Encode(answer)
		r.out = b.Bytes()
		return err
	})
	if err != nil {
		r = resolved{wrong: about(place, err.Error())}
	}
	return r
}

// parsePair reads a line, its text, and the places of source and target in bytes.
func parsePair(line []byte) (q pairLine, t *text.Text, spans [2]acta.Span, err error) {
	if err := json.Unmarshal(line, &q); err != nil {
		return q, nil, spans, fmt.Errorf(`not an object {"id", "text", "source", "target"}: %s`, strings.TrimPrefix(err.Error(), "json: "))
	}
	if t, err = text.New(q.Text); err != nil {
		return q, nil, spans, err
	}
	starts := make([]int32, 0, len(q.Text)+1) // byte of each code point
	for i := range q.Text {
		starts = append(starts, int32(i))
	}
	starts = append(starts, int32(len(q.Text)))
	for i, at := range [2][]int{q.Source, q.Target} {
		if at == nil {
			continue
		}
		what := [2]string{"source", "target"}[i]
		if len(at) != 2 || at[0] < 0 || at[0] >= at[1] || at[1] >= len(starts) {
			return q, nil, spans, fmt.Errorf("%q must be [begin, end) in code points of a text of %d, got %v", what, len(starts)-1, at)
		}
		spans[i] = acta.Span{Start: starts[at[0]], End: starts[at[1]]}
	}
	return q, t, spans, nil
}
