package conllu

import (
	"bufio"
	"io"
	"strconv"
)

// Writer writes sentences. What a Reader read comes out as it was, but for line
// ends, which become "\n", empty lines, which become one a sentence, and a byte
// order mark, which goes.
type Writer struct{ out *bufio.Writer }

// NewWriter writes to w; call Flush at the end.
func NewWriter(w io.Writer) *Writer { return &Writer{bufio.NewWriterSize(w, 64<<10)} }

// Flush writes what is still held back and returns the first error of all writes.
func (w *Writer) Flush() error { return w.out.Flush() }

// Write adds s. An error of the writer below may show only at a later call.
func (w *Writer) Write(s *Sentence) error {
	for _, c := range s.Comments {
		w.out.WriteByte('#')
		w.out.WriteString(c)
		w.out.WriteByte('\n')
	}
	multis, empties := s.Multis, s.Empties
	empties = w.empties(empties, 0)
	for i := range s.Words {
		if len(multis) > 0 && multis[0].First == i+1 {
			w.multi(&multis[0])
			multis = multis[1:]
		}
		w.word(i+1, &s.Words[i])
		empties = w.empties(empties, i+1)
	}
	return w.out.WriteByte('\n')
}

func (w *Writer) empties(left []Empty, after int) []Empty {
	for len(left) > 0 && left[0].After == after {
		w.number(after)
		w.out.WriteByte('.')
		w.number(left[0].Index)
		for _, c := range left[0].Rest {
			w.column(c)
		}
		w.out.WriteByte('\n')
		left = left[1:]
	}
	return left
}

func (w *Writer) multi(m *Multi) {
	w.number(m.First)
	w.out.WriteByte('-')
	w.number(m.Last)
	w.column(m.Form)
	for _, c := range m.Rest {
		w.column(c)
	}
	w.out.WriteByte('\n')
}

func (w *Writer) word(id int, word *Word) {
	w.number(id)
	w.column(word.Form)
	w.column(word.Lemma)
	w.column(word.UPOS)
	w.column(word.XPOS)
	w.column(word.Feats)
	if word.Head == NoHead {
		w.column("")
	} else {
		w.out.WriteByte('\t')
		w.number(word.Head)
	}
	w.column(word.Rel)
	w.column(word.Deps)
	w.column(word.Misc)
	w.out.WriteByte('\n')
}

func (w *Writer) column(s string) {
	if s == "" {
		s = "_"
	}
	w.out.WriteByte('\t')
	w.out.WriteString(s)
}

func (w *Writer) number(n int) {
	var buf [20]byte
	w.out.Write(strconv.AppendInt(buf[:0], int64(n), 10))
}
