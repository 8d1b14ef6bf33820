package data

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"acta"
)

// Act is a line of acts.tsv: words of an act between political actors.
type Act struct {
	ID    string   // "act:" and the words, and ".n" for a noun
	Head  string   // lemma of the word that the others hang on
	Words []string // lemmas of the others, in order
	Noun  bool
	Cameo string // code of two or three digits
	Type  string // PLOVER event type
	Mode  string // of the type, or empty
}

// NoAct is the type of a line whose words look like an act and are none: figures of
// speech, sport.
const NoAct = "-"

// Acts are the lines of acts.tsv by their head.
type Acts struct{ byHead map[string][]Act }

// light are words that are no head of an act while another word is there.
var light = []string{"not", "never", "will", "would", "must", "should", "cannot", "be", "have", "go", "get"}

// ReadActs reads acts.tsv. It fails with [acta.ErrInvalid], and the line's number,
// where a line is wrong.
func ReadActs(fsys fs.FS) (*Acts, error) {
	a := &Acts{byHead: map[string][]Act{}}
	seen := map[string]bool{}
	err := table(fsys, "acts.tsv", 5, func(c []string) error {
		words := strings.Fields(c[0])
		if len(words) == 0 || c[1] != "v" && c[1] != "n" || c[3] == "" {
			return fmt.Errorf("want words, v or n, a code, a type and a mode, got %q: %w", c, acta.ErrInvalid)
		}
		act := Act{ID: "act:" + strings.Join(words, "_"), Noun: c[1] == "n", Cameo: c[2], Type: c[3], Mode: c[4]}
		if act.Noun {
			act.ID += ".n"
		}
		if seen[act.ID] {
			return fmt.Errorf("%q stands twice: %w", c[0], acta.ErrInvalid)
		}
		seen[act.ID] = true
		head := max(0, slices.IndexFunc(words, func(w string) bool { return !slices.Contains(light, w) }))
		act.Head = words[head]
		act.Words = slices.Delete(words, head, head+1)
		a.byHead[act.Head] = append(a.byHead[act.Head], act)
		return nil
	})
	for _, list := range a.byHead {
		slices.SortStableFunc(list, func(x, y Act) int { return len(y.Words) - len(x.Words) })
	}
	return a, err
}

// IsLight reports whether a lemma is no head of an act while another word is there,
// and stands before the head.
func IsLight(lemma string) bool { return slices.Contains(light, lemma) }

// Of are the acts whose head is lemma, those of more words first.
func (a *Acts) Of(lemma string) []Act { return a.byHead[lemma] }
