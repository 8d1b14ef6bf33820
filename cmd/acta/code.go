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
	"acta/internal/text"
)

type codeCommand struct {
	Path  string `arg:"" optional:"" default:"-" help:"A file of JSON lines, or - for standard input."`
	Pairs bool   `required:"" help:"Each line gives a source and a target: say what the one does to the other."`
	Why   bool   `help:"Add \"why\": the features that spoke most for the type."`
	Jobs  int    `short:"j" placeholder:"N" help:"Lines read at a time; as many as the machine has cores unless given."`
}

func (c *codeCommand) Help() string {
	return `A line in is {"id", "text", "source": [b, e], "target": [b, e]}: a sentence, and the places in it of who acts and to whom, in Unicode code points, half open; null or left out where the sentence does not name one.
A line out is {"id", "type", "mode", "confidence"}: a PLOVER event type (YIELD stands for CONCEDE and RETREAT), its mode or null, and how sure that is, 0 to 1.

A bad line costs one line on standard error and exit code 1 at the end; the others are answered.

  echo '{"text": "Arvenia shelled Tolmark.", "source": [0, 7], "target": [16, 23]}' | acta code --pairs`
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

func (c *codeCommand) Run(a *app) error {
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
	engine, err := a.open()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(a.stdout, 64<<10)
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
	err = batch.Run(a.ctx, c.Jobs, numberedLines(in), work, take)
	if err = errors.Join(err, out.Flush()); err == nil && bad {
		err = errBad
	}
	return err
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
