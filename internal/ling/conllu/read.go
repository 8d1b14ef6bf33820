package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"acta"
)

// Reader reads the sentences of one file, one at a time.
type Reader struct {
	name string
	in   *bufio.Reader
	line int
	err  error
}

// NewReader reads from r. Errors begin with name, the file as the user knows it.
func NewReader(r io.Reader, name string) *Reader {
	return &Reader{name: name, in: bufio.NewReaderSize(r, 64<<10)}
}

// Read returns the next sentence, or [io.EOF] after the last. An error about
// the file's content wraps [acta.ErrInvalid] or [acta.ErrTooLarge] and says
// which line it is; after an error every call returns it again.
func (r *Reader) Read() (*Sentence, error) {
	if r.err != nil {
		return nil, r.err
	}
	s, err := r.read()
	r.err = err
	return s, err
}

// ReadAll returns all sentences that are left.
func (r *Reader) ReadAll() ([]*Sentence, error) {
	var out []*Sentence
	for {
		s, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
}

func (r *Reader) read() (*Sentence, error) {
	s := &Sentence{}
	for {
		line, err := r.next()
		if errors.Is(err, io.EOF) && s.Line == 0 {
			return nil, io.EOF
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		atEnd := err != nil
		if atEnd || line == "" {
			if s.Line == 0 {
				continue
			}
			if len(s.Words) == 0 {
				return nil, r.bad("comments with no words after them; put them right above a sentence")
			}
			return s, r.finish(s)
		}
		if s.Line == 0 {
			s.Line = r.line
		}
		if line[0] == '#' {
			if len(s.Words)+len(s.Multis)+len(s.Empties) > 0 {
				return nil, r.bad("a comment inside a sentence; sentences end with an empty line")
			}
			s.Comments = append(s.Comments, line[1:])
			continue
		}
		if err := r.row(s, line); err != nil {
			return nil, err
		}
	}
}

// next is the next line without its end, or io.EOF where no character is left.
func (r *Reader) next() (string, error) {
	var long []byte
	for {
		part, err := r.in.ReadSlice('\n')
		if len(part) == 0 && len(long) == 0 && errors.Is(err, io.EOF) {
			return "", io.EOF
		}
		if len(long) == 0 {
			r.line++
		}
		if len(long)+len(part) > MaxLine {
			return "", fmt.Errorf("%s:%d: line is over the limit of %d bytes: %w", r.name, r.line, MaxLine, acta.ErrTooLarge)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			long = append(long, part...)
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("%s:%d: %w", r.name, r.line, err)
		}
		line := string(append(long, part...))
		line = strings.TrimRight(strings.TrimSuffix(line, "\n"), "\r")
		if r.line == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.IndexByte(line, 0) >= 0 {
			return "", r.bad("a NUL byte; the file is not text")
		}
		if !utf8.ValidString(line) {
			return "", r.bad("not UTF-8; convert the file first")
		}
		return line, nil
	}
}

func (r *Reader) bad(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s: %w", r.name, r.line, fmt.Sprintf(format, args...), acta.ErrInvalid)
}

func (r *Reader) row(s *Sentence, line string) error {
	var c [10]string
	n := 0
	for rest, more := line, true; more; n++ {
		var field string
		field, rest, more = strings.Cut(rest, "\t")
		if n < len(c) {
			c[n] = field
		}
	}
	if n != len(c) {
		return r.bad("%d columns, want 10 with tabs between them", n)
	}
	for i, field := range c {
		if field == "" {
			return r.bad("column %d is empty; write _ where nothing is known", i+1)
		}
	}
	id := c[0]
	if first, last, ok := strings.Cut(id, "-"); ok {
		return r.multi(s, first, last, c)
	}
	if after, index, ok := strings.Cut(id, "."); ok {
		return r.empty(s, after, index, c)
	}
	if number(id) != len(s.Words)+1 {
		return r.bad("word id %q, want %d", id, len(s.Words)+1)
	}
	if len(s.Words) == MaxWords {
		return fmt.Errorf("%s:%d: sentence of over %d words: %w", r.name, r.line, MaxWords, acta.ErrTooLarge)
	}
	head := NoHead
	if c[6] != "_" {
		head = number(c[6])
		if head < 0 || head > MaxWords {
			return r.bad("head %q is no word id", c[6])
		}
	}
	lemma := c[2]
	if lemma == "_" && c[1] != "_" {
		lemma = ""
	}
	s.Words = append(s.Words, Word{
		Form: c[1], Lemma: lemma, UPOS: filled(c[3]), XPOS: filled(c[4]), Feats: filled(c[5]),
		Head: head, Rel: filled(c[7]), Deps: filled(c[8]), Misc: filled(c[9]),
	})
	return nil
}

func (r *Reader) multi(s *Sentence, first, last string, c [10]string) error {
	m := Multi{First: number(first), Last: number(last), Form: c[1], Rest: [8]string(c[2:])}
	if m.First != len(s.Words)+1 || m.Last <= m.First || m.Last > MaxWords {
		return r.bad("multiword token %q before word %d", c[0], len(s.Words)+1)
	}
	if n := len(s.Multis); n > 0 && s.Multis[n-1].Last >= m.First {
		return r.bad("multiword token %q overlaps the one before it", c[0])
	}
	s.Multis = append(s.Multis, m)
	return nil
}

func (r *Reader) empty(s *Sentence, after, index string, c [10]string) error {
	e := Empty{After: number(after), Index: number(index), Rest: [9]string(c[1:])}
	want := 1
	if n := len(s.Empties); n > 0 && s.Empties[n-1].After == e.After {
		want = s.Empties[n-1].Index + 1
	}
	if e.After != len(s.Words) || e.Index != want {
		return r.bad("empty node %q, want %d.%d", c[0], len(s.Words), want)
	}
	// A multiword token whose first word is still to come would change places
	// with the node when written.
	if n := len(s.Multis); n > 0 && s.Multis[n-1].First > e.After {
		return r.bad("empty node %q between a multiword token and its first word", c[0])
	}
	s.Empties = append(s.Empties, e)
	return nil
}

// finish checks what only the whole sentence shows.
func (r *Reader) finish(s *Sentence) error {
	n := len(s.Words)
	if m := len(s.Multis); m > 0 && s.Multis[m-1].Last > n {
		return fmt.Errorf("%s:%d: multiword token %d-%d in a sentence of %d words: %w", r.name, s.Line, s.Multis[m-1].First, s.Multis[m-1].Last, n, acta.ErrInvalid)
	}
	for i := range s.Words {
		if h := s.Words[i].Head; h > n || h == i+1 {
			return fmt.Errorf("%s:%d: word %d of the sentence has head %d of %d: %w", r.name, s.Line, i+1, h, n, acta.ErrInvalid)
		}
	}
	return nil
}

// number is the value of decimal digits without leading zeros, or -1.
func number(s string) int {
	if s == "" || len(s) > 9 || (s[0] == '0' && len(s) > 1) {
		return -1
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

func filled(field string) string {
	if field == "_" {
		return ""
	}
	return field
}
