// Package check reads the record as a stranger would, from its JSON lines, and
// says where a document breaks a rule of the record: a span outside its text,
// a reference to an entry that is not there, a statement without words.
//
// It shares no code with the program that writes the record, so that a mistake
// there is not repeated here.
package check

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// MaxLine is the longest line that is read, in bytes. A longer one is a fault.
const MaxLine = 512 << 20

// MaxFaults is how many faults a [Report] keeps; the rest are counted.
const MaxFaults = 1000

// Fault is one broken rule.
type Fault struct {
	Line  int    // of the file, 1-based
	Doc   string // path, given id or id of the document; empty where unknown
	Entry string // id of the entry, or its place ("statements[3]"); empty: the document
	Says  string
}

// String is f on one line: "line 3: news/a.txt: s12: content has no span".
func (f Fault) String() string {
	s := fmt.Sprintf("line %d: ", f.Line)
	if f.Doc != "" {
		s += f.Doc + ": "
	}
	if f.Entry != "" {
		s += f.Entry + ": "
	}
	return s + f.Says
}

// Report is what a check found.
type Report struct {
	Documents  int            // lines that hold a document
	Statements int            // in all documents
	Entries    int            // actors, statements, events, pledges, figures, disputes, findings
	Spans      int            // that were compared with their text
	Outcomes   map[string]int // documents by outcome
	Faults     []Fault        // the first MaxFaults, in the order of the file
	Total      int            // all faults, those beyond MaxFaults included
}

// OK reports whether no rule is broken.
func (r *Report) OK() bool { return r.Total == 0 }

func (r *Report) add(f Fault) {
	r.Total++
	if len(r.Faults) < MaxFaults {
		r.Faults = append(r.Faults, f)
	}
}

// File checks one document a line, as "acta read --format jsonl" writes them.
// Blank lines are passed over. The error is that of the reader; what is wrong
// with the record is in the report, which holds what was read until then.
func File(r io.Reader) (Report, error) {
	report := Report{Outcomes: map[string]int{}}
	in := bufio.NewReaderSize(r, 1<<20)
	var buf []byte
	for n := 1; ; n++ {
		line, long, err := readLine(in, buf[:0])
		buf = line
		if err != nil && !errors.Is(err, io.EOF) {
			return report, err
		}
		switch line = bytes.TrimSpace(line); {
		case long:
			report.add(Fault{Line: n, Says: fmt.Sprintf("line is over the limit of %d bytes", MaxLine)})
		case len(line) > 0:
			checkLine(&report, n, line)
		}
		if err != nil {
			return report, nil
		}
	}
}

// readLine appends the next line to buf. A line over MaxLine is read to its end
// and not kept.
func readLine(in *bufio.Reader, buf []byte) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(buf)+len(part) > MaxLine {
			long, buf = true, buf[:0]
		}
		if !long {
			buf = append(buf, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return buf, long, err
		}
	}
}

func checkLine(report *Report, n int, line []byte) {
	report.Documents++
	if !utf8.Valid(line) {
		report.add(Fault{Line: n, Says: "line is not UTF-8"})
		return
	}
	var doc document
	if err := json.Unmarshal(line, &doc); err != nil {
		report.add(Fault{Line: n, Says: "not a record: " + err.Error()})
		return
	}
	var tree map[string]any
	if err := json.Unmarshal(line, &tree); err != nil {
		report.add(Fault{Line: n, Says: "not a record: " + err.Error()})
		return
	}
	c := checker{report: report, line: n, name: doc.name(), doc: &doc}
	c.document()
	c.spans(tree)
	c.entries()
	report.Outcomes[doc.Outcome]++
}

// checker holds one document while its rules are checked.
type checker struct {
	report *Report
	line   int
	name   string
	doc    *document

	kinds map[string]string     // id of an entry → its kind
	stmts map[string]*statement // id → statement
}

func (c *checker) fault(entry, format string, args ...any) {
	c.report.add(Fault{Line: c.line, Doc: c.name, Entry: entry, Says: fmt.Sprintf(format, args...)})
}
