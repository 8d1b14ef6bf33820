package data

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"acta"
)

// EventType is a line of plover.tsv.
type EventType struct {
	Quad  int     // 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict
	Scale float64 // from conflict to cooperation, -10 to 10
}

// Events are the lists that events are coded with.
type Events struct {
	Acts      *Acts
	types     map[[2]string]EventType
	goldstein map[string]float64
	moods     map[[2]string]string
	contexts  map[string]string
	parties   map[[2]string]bool
	towards   []string
}

// ReadEvents reads acts.tsv, plover.tsv, cameo.tsv, moods.tsv, contexts.tsv and
// partywords.tsv.
// It fails with [acta.ErrInvalid], and the place, where a line is wrong.
func ReadEvents(fsys fs.FS) (*Events, error) {
	e := &Events{types: map[[2]string]EventType{}, goldstein: map[string]float64{}, moods: map[[2]string]string{}, contexts: map[string]string{}, parties: map[[2]string]bool{}}
	err := table(fsys, "plover.tsv", 4, func(c []string) error {
		quad, err := strconv.Atoi(c[2])
		if err != nil || quad < 1 || quad > 4 {
			return fmt.Errorf("bad quad class %q: %w", c[2], acta.ErrInvalid)
		}
		scale, err := strconv.ParseFloat(c[3], 64)
		if err != nil {
			return fmt.Errorf("bad score %q: %w", c[3], acta.ErrInvalid)
		}
		e.types[[2]string{c[0], c[1]}] = EventType{quad, scale}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table(fsys, "cameo.tsv", 3, func(c []string) error {
		score, err := strconv.ParseFloat(c[1], 64)
		if err != nil {
			return fmt.Errorf("bad score %q: %w", c[1], acta.ErrInvalid)
		}
		e.goldstein[c[0]] = score
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table(fsys, "moods.tsv", 3, func(c []string) error {
		for _, w := range strings.Fields(c[2]) {
			e.moods[[2]string{c[0], w}] = c[1]
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table(fsys, "contexts.tsv", 2, func(c []string) error {
		for _, w := range strings.Fields(c[1]) {
			e.contexts[w] = c[0]
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table(fsys, "partywords.tsv", 2, func(c []string) error {
		if !slices.Contains(partyLists, c[0]) {
			return fmt.Errorf("no list %q: %w", c[0], acta.ErrInvalid)
		}
		for _, w := range strings.Fields(c[1]) {
			if c[0] == "toward" {
				e.towards = append(e.towards, strings.TrimPrefix(w, "-"))
			}
			e.parties[[2]string{c[0], w}] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if e.Acts, err = ReadActs(fsys); err != nil {
		return nil, err
	}
	for _, acts := range e.Acts.byHead {
		for _, a := range acts {
			if _, ok := e.types[[2]string{a.Type, a.Mode}]; !ok && a.Type != NoAct {
				return nil, fmt.Errorf("acts.tsv: %s: plover.tsv has no type %q with mode %q: %w", a.ID, a.Type, a.Mode, acta.ErrInvalid)
			}
		}
	}
	return e, nil
}

// Type is what PLOVER says of an event type and its mode; a mode that it does not
// have counts as none.
func (e *Events) Type(name, mode string) EventType {
	if t, ok := e.types[[2]string{name, mode}]; ok {
		return t
	}
	return e.types[[2]string{name, ""}]
}

// Goldstein is the score of a CAMEO code, or of the nearest code above it that has
// one.
func (e *Events) Goldstein(code string) float64 {
	for ; len(code) >= 2; code = code[:len(code)-1] {
		if score, ok := e.goldstein[code]; ok {
			return score
		}
	}
	return 0
}

// Mood is what a word says of an act that hangs on it, by moods.tsv: place is
// "verb" for a verb that governs it, "noun" for a noun, "word" for a word beside it.
// It is empty where the list does not have the word.
func (e *Events) Mood(place, lemma string) string { return e.moods[[2]string{place, lemma}] }

// Context is the context that a lemma speaks of, or empty.
func (e *Events) Context(lemma string) string { return e.contexts[lemma] }

// partyLists are the lists of partywords.tsv.
var partyLists = []string{
	"people", "thing", "arm", "control", "toward", "deed", "tool", "mutual", "mutually", "by", "light", "declare", "wrest", "die",
	"suffer", "loss", "capture", "doer", "blame", "count", "weapon", "downs", "throw", "thrown", "weak", "firm", "mishap", "accident",
}

// Party reports whether a list of partywords.tsv has a lemma.
func (e *Events) Party(list, lemma string) bool { return e.parties[[2]string{list, lemma}] }

// Toward are the prepositions before those an act is done to, the surest first; the
// empty one stands for none.
func (e *Events) Toward() []string { return e.towards }
