// Command acta reads news articles and writes down who said what and who did
// what to whom, in the article's own words.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/alecthomas/kong"

	"acta/internal/gazetteer"
	"acta/internal/view"
)

// softMemory is the heap from which the collector works harder, in bytes: it
// keeps the process under 400 MB on news. Commands that hold a corpus lift it: beyond it the
// collector takes half of the time.
const softMemory = 300 << 20

func main() {
	limitMemory(softMemory)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal ends ctx; with stop, a second one ends the process.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], &app{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, open: openPipeline,
	}))
}

// limitMemory sets the heap from which the collector works harder, unless the user has.
func limitMemory(limit int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}

// app is what the commands share: the process around them, and the way to an engine.
type app struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	open           func(own ...gazetteer.Source) (engine, error) // own: actors of the user's
}

// complain tells the user one thing that is wrong, on a line of its own.
func (a *app) complain(what string) {
	fmt.Fprintf(a.stderr, "acta: %s\n", view.OneLine(what))
}

// commands is the command line.
type commands struct {
	Read    readCommand    `cmd:"" help:"Read articles: who said what, in which words."`
	Report  reportCommand  `cmd:"" help:"Report how articles are sourced: who answers whom, what is promised, on whose word; several beside each other."`
	Actors  actorsCommand  `cmd:"" help:"Find and check the actors that are known by name."`
	Explain explainCommand `cmd:"" help:"Show every sentence of an article after every stage, with what decided."`
	Code    codeCommand    `cmd:"" help:"Who did what to whom: events as CSV, or the type of given pairs."`
	Resolve resolveCommand `cmd:"" help:"Say whom phrases name: who, of which country, in which office on the day."`
	Parse   parseCommand   `cmd:"" help:"Tag and parse words that are given, CoNLL-U in and out."`
	Check   checkCommand   `cmd:"" help:"Check that a record keeps to its rules."`
	Train   trainCommand   `cmd:"" help:"Train the models of a stage from corpora."`
	Eval    evalCommand    `cmd:"" help:"Score the stages against texts annotated by people."`
	Version versionCommand `cmd:"" help:"Print the versions of the program, its pipeline and its models."`
}

const description = `acta reads news articles and writes down who said what, in the article's own words.

It says what was reported and on whose word; never that something is true.

  acta read article.txt                 the statements of an article
  acta read --format jsonl news/        one JSON object a document, see doc/record.md
  acta read --format html --output page.html article.html

Exit code: 0 all went well, 1 some input was bad, 2 the command line was wrong, 130 interrupted.`

// parsed unwinds the stack when kong wants the process to end, after --help.
type parsed struct{ code int }

// run is main without the process: it gives the exit code.
func run(ctx context.Context, args []string, a *app) (code int) {
	a.ctx = ctx
	var c commands
	defer func() {
		switch end := recover().(type) {
		case nil:
		case parsed:
			code = end.code
		default:
			panic(end)
		}
	}()
	parser, err := kong.New(&c,
		kong.Name("acta"), kong.Description(description), kong.Writers(a.stdout, a.stderr),
		kong.Exit(func(code int) { panic(parsed{code}) }), kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Vars{"stages": stageNames, "units": "codepoint,byte,utf16"},
		kong.Bind(a),
	)
	if err != nil {
		return a.exit(err)
	}
	command, err := parser.Parse(args)
	if err != nil {
		where := "acta"
		if at, ok := errors.AsType[*kong.ParseError](err); ok && at.Context.Selected() != nil {
			where = at.Context.Selected().FullPath()
		}
		return a.exit(usage(fmt.Sprintf("%v; see %s --help", err, where)))
	}
	return a.exit(command.Run())
}

// exit tells the user what err is and gives the code to end with. These are all
// the codes that there are.
func (a *app) exit(err error) int {
	switch _, wrong := errors.AsType[usage](err); {
	case err == nil, errors.Is(err, syscall.EPIPE): // whoever reads us has enough
		return 0
	case errors.Is(err, errBad):
		return 1
	case errors.Is(err, context.Canceled):
		a.complain("interrupted; what was written is complete, the documents after it were not read")
		return 130
	case wrong:
		a.complain(err.Error())
		return 2
	}
	a.complain(err.Error())
	return 1
}

// errBad says that some input was bad and that the user was told.
var errBad = errors.New("some input was bad")

// usage is an error in how acta was called.
type usage string

func (u usage) Error() string { return string(u) }
