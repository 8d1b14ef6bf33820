package main

import (
	"fmt"
	"os"
	"strings"

	"acta/internal/check"
	"acta/internal/input/file"
	"acta/internal/view"
)

type checkCommand struct {
	File  string `arg:"" help:"A record, as acta read --format jsonl writes it, or - for standard input."`
	Quiet bool   `short:"q" help:"Print only what is wrong."`
}

func (c *checkCommand) Help() string {
	return `Every broken rule is a line on standard output that names the line, the document and the entry: a span outside its text, words that are not those of the span, a reference to nothing, a statement without words.
Exit code 1 where there is one.`
}

func (c *checkCommand) Run(a *app) error {
	in := a.stdin
	if c.File != file.Stdin {
		f, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	report, err := check.File(in)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	for _, f := range report.Faults {
		fmt.Fprintln(a.stdout, view.OneLine(f.String()))
	}
	if more := report.Total - len(report.Faults); more > 0 {
		fmt.Fprintf(a.stdout, "… and %d more\n", more)
	}
	if !c.Quiet {
		var outcomes []string
		for _, o := range []string{"complete", "partial", "skipped", "failed"} {
			if n := report.Outcomes[o]; n > 0 {
				outcomes = append(outcomes, fmt.Sprintf("%d %s", n, o))
			}
		}
		fmt.Fprintf(a.stdout, "%d documents (%s), %d statements, %d spans, %d faults\n",
			report.Documents, strings.Join(outcomes, ", "), report.Statements, report.Spans, report.Total)
	}
	if !report.OK() {
		return errBad
	}
	return nil
}
