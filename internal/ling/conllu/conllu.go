// Package conllu reads and writes CoNLL-U, the format of Universal Dependencies
// (https://universaldependencies.org/format.html), and turns its sentences into
// the columns of package ling and back.
package conllu

import "strings"

// MaxLine is the longest line that is read, in bytes.
const MaxLine = 1 << 20

// MaxWords is the largest number of words in a sentence that is read.
const MaxWords = 1 << 16

// NoHead is the Head of a word whose column says "_".
const NoHead = -1

// Word is one syntactic word: a row whose id is a number. An unfilled column is
// the empty string here and "_" in the file; only a Form or Lemma of "_" beside
// each other is the underscore itself.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // the head's number from 1, 0 for the root, or NoHead
	Rel, Deps, Misc                string
}

// Multi is a multiword token: the written form of the words First to Last,
// counted from 1, both included.
type Multi struct {
	First, Last int
	Form        string
	Rest        [8]string // LEMMA to MISC, as they stand
}

// Empty is an empty node, which has no place in the text; acta only carries it
// from the reader to the writer.
type Empty struct {
	After, Index int       // node "After.Index" follows word After
	Rest         [9]string // FORM to MISC, as they stand
}

// Sentence is one sentence of a file.
type Sentence struct {
	Comments []string // in order, without the "#"
	Words    []Word
	Multis   []Multi // by First, not overlapping
	Empties  []Empty // by After, then Index
	Line     int     // of the file where the sentence starts, from 1
}

// Comment is the value of the first comment "# key = value", and whether there
// is one. A comment "# key" has the empty value.
func (s *Sentence) Comment(key string) (string, bool) {
	for _, c := range s.Comments {
		k, v, _ := strings.Cut(c, "=")
		if strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// NewDoc reports whether a document starts with s, and its id if it has one.
func (s *Sentence) NewDoc() (id string, starts bool) {
	return s.boundary("newdoc")
}

// NewPar reports whether a paragraph starts with s, and its id if it has one.
func (s *Sentence) NewPar() (id string, starts bool) {
	return s.boundary("newpar")
}

func (s *Sentence) boundary(key string) (string, bool) {
	if id, ok := s.Comment(key + " id"); ok {
		return id, true
	}
	return s.Comment(key)
}

// misc is the index of MISC in Multi.Rest.
const misc = 7

// glued reports whether MISC says that no blank follows.
func glued(misc string) bool {
	for misc != "" {
		var field string
		field, misc, _ = strings.Cut(misc, "|")
		if field == "SpaceAfter=No" {
			return true
		}
	}
	return false
}
