package main

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"runtime"

	"acta/internal/batch"
	"acta/internal/ling/conllu"
)

type parseCommand struct {
	Pretokenized bool `required:"" help:"Words and sentences are given: CoNLL-U on standard input."`
	Jobs         int  `short:"j" placeholder:"N" help:"Parts read at a time; as many as the machine has cores unless given."`
}

func (c *parseCommand) Help() string {
	return `UPOS, XPOS, LEMMA, HEAD and DEPREL (UD 2) are filled in, over what was there; the other columns, comments, multiword tokens and empty nodes stay.

  acta parse --pretokenized < words.conllu > trees.conllu`
}

// partWords is about how many words are parsed at once.
const partWords = 2000

// part is some sentences of the input, in order, and the error after them.
type part struct {
	sents []*conllu.Sentence
	err   error
}

func (c *parseCommand) Run(a *app) error {
	engine, err := a.open()
	if err != nil {
		return err
	}
	if c.Jobs <= 0 {
		c.Jobs = runtime.GOMAXPROCS(0)
	}
	out := conllu.NewWriter(a.stdout)
	work := func(p part) part {
		if len(p.sents) == 0 {
			return p
		}
		err := guard("standard input", func() error {
			words, err := conllu.Tokenized(p.sents)
			if err != nil {
				return err
			}
			parsed := engine.Parse(*words)
			return conllu.Fill(p.sents, &parsed)
		})
		return part{p.sents, errors.Join(err, p.err)}
	}
	take := func(p part) error {
		if p.err == nil {
			for _, s := range p.sents {
				if err := out.Write(s); err != nil {
					return err
				}
			}
		}
		return p.err
	}
	err = batch.Run(a.ctx, c.Jobs, parts(bufio.NewReaderSize(a.stdin, 64<<10)), work, take)
	return errors.Join(err, out.Flush())
}

func parts(in io.Reader) iter.Seq[part] {
	return func(yield func(part) bool) {
		r := conllu.NewReader(in, "standard input")
		for done := false; !done; {
			var p part
			for words := 0; words < partWords && !done; {
				s, err := r.Read()
				switch {
				case errors.Is(err, io.EOF):
					done = true
				case err != nil:
					p.err, done = err, true
				default:
					p.sents = append(p.sents, s)
					words += len(s.Words)
				}
			}
			// What stands before a bad line is parsed and written first.
			if len(p.sents) > 0 && !yield(part{sents: p.sents}) {
				return
			}
			if p.err != nil && !yield(part{err: p.err}) {
				return
			}
		}
	}
}
