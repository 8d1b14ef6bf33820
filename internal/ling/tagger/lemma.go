package tagger

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"acta"
	"acta/internal/modelfile"
)

// Lemmas turns words into lemmas by rules on a word's ending and its Penn tag,
// learned from pairs: the longest ending that has a rule decides, a whole word
// counting as the longest. A rule says whether the word is put in lower case,
// how many characters come off its end, and what is put on.
type Lemmas struct {
	rules   []lemmaRule
	endings map[uint64]uint16 // hash of tag and ending → rule
	longest int
}

type lemmaRule struct {
	Lower bool
	Cut   int
	Add   string
}

func (r lemmaRule) key() string { return fmt.Sprint(r.Lower, r.Cut, r.Add) }

// whole marks the beginning of a word in an ending that is the whole word.
const whole = 0x1f

func startHash(tag string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(tag) {
		h = (h ^ uint64(tag[i])) * 1099511628211
	}
	return h
}

func stepHash(h uint64, c byte) uint64 { return (h ^ uint64(c)) * 1099511628211 }

// Lemma is the lemma of word with the given tag. buf is scratch, returned for
// the next call.
func (l *Lemmas) Lemma(word, tag string, buf []byte) (string, []byte) {
	lower := true
	buf = buf[:0]
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			buf = append(buf[:0], strings.ToLower(word)...)
			lower = string(buf) == word
			break
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
			lower = false
		}
		buf = append(buf, c)
	}
	h := startHash(tag)
	rule, found := uint16(0), false
	if r, ok := l.endings[h]; ok {
		rule, found = r, true
	}
	for n := 1; n <= len(buf) && n <= l.longest; n++ {
		h = stepHash(h, buf[len(buf)-n])
		if r, ok := l.endings[h]; ok {
			rule, found = r, true
		}
	}
	if len(buf) <= l.longest {
		if r, ok := l.endings[stepHash(h, whole)]; ok {
			rule, found = r, true
		}
	}
	if !found {
		if lower {
			return word, buf
		}
		return string(buf), buf
	}
	r := l.rules[rule]
	base := word
	if r.Lower && !lower {
		base = string(buf)
	}
	if r.Cut == 0 && r.Add == "" {
		return base, buf
	}
	cut := len(base)
	for range r.Cut {
		if cut == 0 {
			return base, buf
		}
		_, n := utf8.DecodeLastRuneInString(base[:cut])
		cut -= n
	}
	return base[:cut] + r.Add, buf
}

// Pair is a word with its tag and lemma, and how often it was seen.
type Pair struct {
	Word, Tag, Lemma string
	Count            int
}

func ruleOf(p Pair) lemmaRule {
	// A capital is kept only where the lemma has it too, so that a word at the
	// start of a sentence follows the rule of its lower-case form.
	first, _ := utf8.DecodeRuneInString(p.Lemma)
	r := lemmaRule{Lower: !unicode.IsUpper(first)}
	word := []rune(p.Word)
	if r.Lower {
		word = []rune(strings.ToLower(p.Word))
	}
	lemma := []rune(p.Lemma)
	n := 0
	for n < len(word) && n < len(lemma) && word[n] == lemma[n] {
		n++
	}
	r.Cut, r.Add = len(word)-n, string(lemma[n:])
	return r
}

const longestEnding = 24

// LearnLemmas learns rules from pairs. An ending gets a rule only where it
// decides otherwise than the next shorter one would.
func LearnLemmas(pairs []Pair) *Lemmas {
	sort.Slice(pairs, func(i, j int) bool {
		a, b := pairs[i], pairs[j]
		if a.Tag != b.Tag {
			return a.Tag < b.Tag
		}
		if a.Word != b.Word {
			return a.Word < b.Word
		}
		return a.Lemma < b.Lemma
	})
	l := &Lemmas{endings: map[uint64]uint16{}, longest: longestEnding}
	ids := map[string]uint16{}
	votes := map[uint64]map[uint16]int{}
	depth := map[uint64]int{}
	parent := map[uint64]uint64{}
	var order []uint64
	vote := func(h, up uint64, n int, rule uint16, count int) {
		if votes[h] == nil {
			votes[h] = map[uint16]int{}
			depth[h], parent[h] = n, up
			order = append(order, h)
		}
		votes[h][rule] += count
	}
	for _, p := range pairs {
		r := ruleOf(p)
		id, ok := ids[r.key()]
		if !ok {
			id = uint16(len(l.rules))
			ids[r.key()] = id
			l.rules = append(l.rules, r)
		}
		low := strings.ToLower(p.Word)
		h := startHash(p.Tag)
		vote(h, h, 0, id, p.Count)
		for n := 1; n <= len(low) && n <= longestEnding; n++ {
			up := h
			h = stepHash(h, low[len(low)-n])
			vote(h, up, n, id, p.Count)
		}
		if len(low) <= longestEnding {
			vote(stepHash(h, whole), h, len(low)+1, id, p.Count)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return depth[order[i]] < depth[order[j]] })
	decided := map[uint64]uint16{}
	for _, h := range order {
		top, count := uint16(0), -1
		for id, n := range votes[h] {
			if n > count || n == count && id < top {
				top, count = id, n
			}
		}
		above, ok := decided[parent[h]]
		if depth[h] > 0 && ok && above == top {
			decided[h] = top
			continue
		}
		decided[h] = top
		l.endings[h] = top
	}
	return l
}

type storedLemmas struct {
	Rules   []lemmaRule
	Keys    []uint64
	Values  []uint16
	Longest int
}

// Section encodes the rules for a model file.
func (l *Lemmas) Section() (modelfile.Section, error) {
	s := storedLemmas{Rules: l.rules, Longest: l.longest}
	for h := range l.endings {
		s.Keys = append(s.Keys, h)
	}
	sort.Slice(s.Keys, func(i, j int) bool { return s.Keys[i] < s.Keys[j] })
	for _, h := range s.Keys {
		s.Values = append(s.Values, l.endings[h])
	}
	data, err := json.Marshal(s)
	return modelfile.Section{Name: "lemmas", Data: data}, err
}

// ParseLemmas reads the rules of f, and adds those of the irregular verbs that
// they miss.
func ParseLemmas(f *modelfile.File) (*Lemmas, error) {
	data, err := f.Must("lemmas")
	if err != nil {
		return nil, err
	}
	var s storedLemmas
	if err := json.Unmarshal([]byte(data), &s); err != nil || len(s.Keys) != len(s.Values) {
		return nil, fmt.Errorf("model %s: lemma rules cannot be read: %w", f.Name, acta.ErrInvalid)
	}
	l := &Lemmas{rules: s.Rules, endings: make(map[uint64]uint16, len(s.Keys)), longest: s.Longest}
	for i, h := range s.Keys {
		if int(s.Values[i]) >= len(s.Rules) {
			return nil, fmt.Errorf("model %s: lemma rule %d of %d: %w", f.Name, s.Values[i], len(s.Rules), acta.ErrInvalid)
		}
		l.endings[h] = s.Values[i]
	}
	return l, l.addIrregular(irregularVerbs)
}
