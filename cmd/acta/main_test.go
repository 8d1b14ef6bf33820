package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"acta"
	"acta/internal/event/pairs"
	"acta/internal/extract"
	"acta/internal/gazetteer"
	"acta/internal/input"
	"acta/internal/ling"
	"acta/internal/pipeline"
	"acta/internal/text"
	"acta/internal/train"
)

// In the scripts, acta reads with a stand-in for the pipeline, so that what the
// user sees is tested and not how well the models read; whole is the program as
// it is.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"whole": main,
		"acta": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			context.AfterFunc(ctx, stop)
			os.Exit(run(ctx, os.Args[1:], &app{
				stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv,
				open: func(...gazetteer.Source) (engine, error) { return standIn{}, nil },
			}))
		},
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": code,
		},
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
	})
}

// code runs a program and compares its exit code: code 2 acta --nonsense
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code NUMBER PROGRAM ARGUMENTS")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// standIn finds "Name Surname said this." and knows nothing else.
type standIn struct{}

var saying = regexp.MustCompile(`(\pL+ \pL+) (said) ([^.]+)\.`)

func (standIn) Stamp() acta.Stamp {
	return acta.Stamp{Acta: "test", Pipeline: 1, Models: []acta.ModelStamp{{Name: "none", Version: "1", SHA256: strings.Repeat("0", 64)}}}
}

func (s standIn) Read(raw input.Raw, opt extract.Options) *acta.Entry {
	e := &acta.Entry{Document: acta.Document{Path: raw.Path, SourceID: raw.Given.ID}, Stamp: s.Stamp(), Outcome: acta.Complete}
	a, err := extract.Extract(raw, opt)
	if err != nil {
		e.Outcome, e.Problems = acta.Skipped, []string{err.Error()}
		return e
	}
	body := a.Text.UTF8
	if strings.Contains(body, "panic here") {
		panic("index out of range\n\tgoroutine 7 [running]")
	}
	if strings.Contains(body, "take your time") {
		if err := os.WriteFile("begun", nil, 0o600); err != nil {
			panic(err)
		}
		time.Sleep(2 * time.Second)
	}
	e.Document = acta.Document{
		ID: "d0c", Path: raw.Path, SourceID: raw.Given.ID, URL: a.URL, Outlet: a.Outlet, Title: a.Title, Published: a.Published,
		PublishedBasis: a.PublishedBasis, Text: body, Headline: a.Text.Headline, Paragraphs: a.Text.Paragraphs,
	}
	span := func(m []int, i int) acta.Span { return acta.Span{Start: int32(m[2*i]), End: int32(m[2*i+1])} }
	for i, m := range saying.FindAllStringSubmatchIndex(body, -1) {
		id := strconv.Itoa(i + 1)
		e.Actors = append(e.Actors, acta.Actor{
			ID: acta.ActorID("a" + id), Name: body[m[2]:m[3]], Kind: acta.KindPerson, Anonymity: acta.Named,
			Mentions: []acta.MentionOf{{Span: span(m, 1), Form: acta.FormName}},
		})
		e.Statements = append(e.Statements, acta.Statement{
			ID: acta.StatementID("s" + id), Source: acta.Party{Spans: []acta.Span{span(m, 1)}, Actor: acta.ActorID("a" + id)},
			Cue: acta.Cue{Spans: []acta.Span{span(m, 2)}, Lemma: "say", Class: "neutral"}, Content: []acta.Span{span(m, 3)},
			Manner: acta.Indirect, Hand: 1, Confidence: 0.5,
		})
	}
	return e
}

var word = regexp.MustCompile(`[\pL\d]+|[^\s\pL\d]`)

func (standIn) Tokenize(t *text.Text) ling.Tokenized {
	d := ling.Tokenized{Text: t}
	for _, p := range t.Paragraphs {
		from := ling.TokenID(len(d.Tokens))
		for _, m := range word.FindAllStringIndex(t.Slice(p), -1) {
			d.Tokens = append(d.Tokens, ling.Token{Start: p.Start + int32(m[0]), End: p.Start + int32(m[1])})
		}
		d.Sents = append(d.Sents, ling.Range{From: from, To: ling.TokenID(len(d.Tokens))})
	}
	return d
}

// Parse hangs every token on the first of its sentence.
func (standIn) Pair(*text.Text, acta.Span, acta.Span) (pairs.Decision, error) {
	return pairs.Decision{Type: "CONSULT"}, nil
}

func (standIn) Odds(*text.Text, acta.Span, ...acta.Span) []float32 { return nil }

func (standIn) Name(d ling.Tokenized) ling.Named { return ling.Named{} }

func (standIn) Parse(tokens ling.Tokenized) ling.Parsed {
	d := ling.Parsed{}
	d.Tokenized = tokens
	for _, sent := range d.Sents {
		for tok := sent.From; tok < sent.To; tok++ {
			arc := ling.Arc{Head: sent.From, Rel: "dep", Prob: 0.5}
			if tok == sent.From {
				arc = ling.Arc{Head: ling.None, Rel: "root", Prob: 1}
			}
			d.Arcs = append(d.Arcs, arc)
			d.Tags = append(d.Tags, ling.Tag{UPOS: "X", XPOS: "FW", Lemma: strings.ToLower(d.Word(tok)), Prob: 0.25})
		}
	}
	return d
}

func (s standIn) RunnerUp(*ling.Doc, ling.TokenID) (string, float32) { return "", 0 }

func (s standIn) Influence(*ling.Doc, ling.QuoteID) []pipeline.Influence { return nil }

func (s standIn) Analyze(t *text.Text) *ling.Doc {
	d := &ling.Doc{}
	d.Parsed = s.Parse(s.Tokenize(t))
	return d
}

func TestStageNames(t *testing.T) {
	if got := strings.Split(stageNames, ",")[1:]; !slices.Equal(got, train.Stages) {
		t.Errorf("acta train offers %v, package train has %v", got, train.Stages)
	}
}

func TestExitCodes(t *testing.T) {
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		name string
		err  error
		want int
		says string
	}{
		{"nothing", nil, 0, ""},
		{"some input was bad, and was named", errBad, 1, ""},
		{"bad input and a full disk", errors.Join(errBad, nil), 1, ""},
		{"the machine failed", io.ErrShortWrite, 1, "short write"},
		{"usage", usage("--jobs -1: give a number"), 2, "--jobs -1: give a number"},
		{"interrupted", canceled.Err(), 130, "interrupted"},
		{"whoever reads us has enough", &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}, 0, ""},
	} {
		var stderr bytes.Buffer
		a := &app{stderr: &stderr}
		if got := a.exit(c.err); got != c.want {
			t.Errorf("%s: exit code %d, want %d", c.name, got, c.want)
		}
		if !strings.Contains(stderr.String(), c.says) || c.says == "" && stderr.Len() > 0 || strings.Count(stderr.String(), "\n") > 1 {
			t.Errorf("%s: stderr %q", c.name, stderr.String())
		}
	}
}

func TestAbout(t *testing.T) {
	for _, c := range []struct{ path, what, want string }{
		{"a.txt", "it is empty", "a.txt: it is empty"},
		{"a.txt", "a.txt: it is empty: invalid input", "a.txt: it is empty"},
		{"", "the line is no JSON: invalid input", "the line is no JSON"},
		{"n.jsonl:3", "n.jsonl:3: the line is not UTF-8: invalid input", "n.jsonl:3: the line is not UTF-8"},
	} {
		if got := about(c.path, c.what); got != c.want {
			t.Errorf("%q of %q: %q, want %q", c.what, c.path, got, c.want)
		}
	}
}

func TestStyles(t *testing.T) {
	for _, c := range []struct {
		name   string
		screen screen
		env    map[string]string
		width  int
		color  bool
	}{
		{"nothing known", screen{Color: "auto"}, nil, 80, false},
		{"COLUMNS", screen{Color: "auto"}, map[string]string{"COLUMNS": "100"}, 100, false},
		{"COLUMNS is nonsense", screen{Color: "auto"}, map[string]string{"COLUMNS": "wide"}, 80, false},
		{"--width over COLUMNS", screen{Color: "auto", Width: 60}, map[string]string{"COLUMNS": "100"}, 60, false},
		{"--width 2", screen{Color: "never", Width: 2}, nil, minWidth, false},
		{"--width -5", screen{Color: "never", Width: -5}, nil, 80, false},
		{"--color always over NO_COLOR", screen{Color: "always"}, map[string]string{"NO_COLOR": "1"}, 80, true},
	} {
		a := &app{stdout: io.Discard, getenv: func(k string) string { return c.env[k] }}
		if got := c.screen.styles(a, true); got.Width != c.width || got.Color != c.color {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func (standIn) Facts(doc *ling.Doc, published string) *acta.Entry {
	dovar := acta.Span{Start: 0, End: 10}
	return &acta.Entry{
		Actors: []acta.Actor{{
			ID: "a1", Name: "Ilan Dovar", Kind: acta.KindPerson, Anonymity: acta.Named, Rules: []string{"role:stand-in"},
			Mentions: []acta.MentionOf{{Span: dovar, Form: acta.FormName}},
		}},
		Events: []acta.Event{{
			Type: "COERCE", Mode: "restrict", Realis: "actual", Trigger: []acta.Span{{Start: 31, End: 37}},
			Source: []acta.Party{{Actor: "a1", Spans: []acta.Span{dovar}}}, Rules: []string{"act:stand-in"},
		}},
	}
}

func (standIn) Resolve(p pipeline.Phrase) (acta.Actor, error) {
	if p.Words == "panic" {
		panic("no such phrase")
	}
	return acta.Actor{Name: p.Words, Kind: acta.KindUnnamed, Anonymity: acta.Bare, Why: "a stand-in"}, nil
}

// A mistake in the program must end it loudly, not with exit code 0.
func TestPanicIsNotSwallowed(t *testing.T) {
	defer func() {
		if got := recover(); got != "broken" {
			t.Errorf("recovered %v, want the panic of the command", got)
		}
	}()
	code := run(t.Context(), []string{"version"}, &app{
		stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" },
		open: func(...gazetteer.Source) (engine, error) { panic("broken") },
	})
	t.Errorf("the program went on and ended with code %d", code)
}
