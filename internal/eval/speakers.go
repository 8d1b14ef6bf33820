package eval

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// Nameless is the label of a speaker whom the article nowhere names.
const Nameless = "-"

// SpeakerClasses are the classes of [Speaker], in the order of the tables.
var SpeakerClasses = []string{"pronoun", "surname", "nominal", "relative"}

// Speaker is one source of a statement, and who it is by the whole article.
type Speaker struct {
	Article    string // name of the text file, without ".txt"
	Start, End int32  // of the source, in code points of the text, half open
	Class      string // one of SpeakerClasses
	Name       string // the fullest name in the article, or Nameless
}

// ReadSpeakers reads a line a speaker: article, start, end, class and name,
// with tabs between. Empty lines and those that begin with "#" say nothing. An
// error names path and the line.
func ReadSpeakers(r io.Reader, path string) ([]Speaker, error) {
	return labelled(r, path, speakerOf)
}

func speakerOf(fields []string) (Speaker, error) {
	if len(fields) != 5 {
		return Speaker{}, fmt.Errorf("%d columns; want article, start, end, class, name", len(fields))
	}
	s := Speaker{Article: fields[0], Class: fields[3], Name: fields[4]}
	start, err := strconv.ParseInt(fields[1], 10, 32)
	end, err2 := strconv.ParseInt(fields[2], 10, 32)
	if err != nil || err2 != nil || start < 0 || end <= start {
		return Speaker{}, fmt.Errorf("%q to %q is no stretch of text", fields[1], fields[2])
	}
	s.Start, s.End = int32(start), int32(end)
	known := false
	for _, c := range SpeakerClasses {
		known = known || s.Class == c
	}
	switch {
	case s.Article == "" || s.Name == "":
		return Speaker{}, fmt.Errorf("article and name may not be empty")
	case !known:
		return Speaker{}, fmt.Errorf("class %q is none of %s", s.Class, strings.Join(SpeakerClasses, ", "))
	}
	return s, nil
}

// Span is the bytes of body that s stands at; false where body is too short.
func (s Speaker) Span(body string) (acta.Span, bool) {
	out, at := acta.Span{Start: -1, End: -1}, int32(0)
	for i := range body {
		if at == s.Start {
			out.Start = int32(i)
		}
		if at == s.End {
			out.End = int32(i)
			return out, true
		}
		at++
	}
	out.End = int32(len(body))
	return out, at == s.End
}

// Heard is what was found of one [Speaker].
type Heard struct {
	Speaker
	// Mention is the mention at the head of the source, or None.
	Mention ling.MentionID
	// Given is the actor of that mention; nil: the mention is no actor's.
	Given *acta.Actor
	// Right says that Given is who the label says. Where the label is Nameless,
	// it is right that there is no actor, or one without a name.
	Right bool
	// Stated says that a statement was found whose source touches the label's,
	// Found is the actor of that source, and FoundRight that it is who the label
	// says.
	Stated     bool
	Found      *acta.Actor
	FoundRight bool
}

// Hear finds what entry, which was made of doc, says of s. It fails where s is
// not inside the text.
func Hear(s Speaker, doc *ling.Doc, entry *acta.Entry) (Heard, error) {
	out := Heard{Speaker: s, Mention: ling.None}
	at, ok := s.Span(doc.Text.UTF8)
	if !ok {
		return out, fmt.Errorf("%s: characters %d to %d are not in the text: %w", s.Article, s.Start, s.End, acta.ErrInvalid)
	}
	out.Mention = mentionAt(doc, at)
	if out.Mention != ling.None {
		out.Given = actorAt(entry, doc.Span(doc.Mentions[out.Mention].Range))
	}
	out.Right = isSpeaker(s.Name, out.Given, doc)
	if st := statementAt(entry, at); st != nil {
		out.Stated = true
		out.Found = actorOf(entry, st.Source.Actor)
		out.FoundRight = isSpeaker(s.Name, out.Found, doc)
	}
	return out, nil
}

// mentionAt is the widest mention that has the head of the words at span as its
// own head, or the narrowest that holds it and lies in span, or None.
func mentionAt(doc *ling.Doc, span acta.Span) ling.MentionID {
	r := tokensOf(doc, span)
	if r.Empty() {
		return ling.None
	}
	head := phrase.Head(&doc.Parsed, r)
	best := ling.MentionID(ling.None)
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Head == head {
			return ling.MentionID(i) // they are sorted, the wider first
		}
		if m.Has(head) && r.Contains(m.Range) {
			best = ling.MentionID(i)
		}
	}
	return best
}

func actorAt(entry *acta.Entry, span acta.Span) *acta.Actor {
	for i := range entry.Actors {
		for _, m := range entry.Actors[i].Mentions {
			if m.Span == span {
				return &entry.Actors[i]
			}
		}
	}
	return nil
}

func actorOf(entry *acta.Entry, id acta.ActorID) *acta.Actor {
	for i := range entry.Actors {
		if id != "" && entry.Actors[i].ID == id {
			return &entry.Actors[i]
		}
	}
	return nil
}

// statementAt is the statement whose source is most like span, or nil where none
// touches it.
func statementAt(entry *acta.Entry, span acta.Span) *acta.Statement {
	var best *acta.Statement
	most := 0.0
	for i := range entry.Statements {
		for _, s := range entry.Statements[i].Source.Spans {
			if !s.Overlaps(span) {
				continue
			}
			both := min(s.End, span.End) - max(s.Start, span.Start)
			if like := 2 * float64(both) / float64(s.Len()+span.Len()); like > most {
				best, most = &entry.Statements[i], like
			}
		}
	}
	return best
}

// isSpeaker reports whether a is whom the label names: by its name, or, where that
// is the gazetteer's, by a name of it in the text of doc.
func isSpeaker(label string, a *acta.Actor, doc *ling.Doc) bool {
	switch {
	case label == Nameless:
		return a == nil || !hasName(a)
	case a == nil:
		return false
	case SameName(label, a.Name, a.Kind == acta.KindPerson):
		return true
	case a.Kind == acta.KindPerson:
		return false
	}
	for _, m := range a.Mentions {
		if m.Form == acta.FormName && sameWords(nameWords(label), nameWords(doc.Text.UTF8[m.Span.Start:m.Span.End])) {
			return true
		}
	}
	return false
}

// hasName reports whether the text names a: an institution only where one of its
// mentions is a name, not "the ministry".
func hasName(a *acta.Actor) bool {
	if a.Anonymity == acta.Named {
		return true
	}
	if a.Anonymity != acta.Institution {
		return false
	}
	for _, m := range a.Mentions {
		if m.Form == acta.FormName {
			return true
		}
	}
	return false
}

// SameName reports whether got names whom want names. It does where
//
//   - the words are the same, but for case, marks, "the" in front and "Jr." and
//     the like at the end; a word in capitals may stand for the words that it is
//     the initials of: "U.S. Senate", "United States Senate";
//   - one is the initials of the other's words with a capital: "IMF";
//   - they are names of a person with the same last word, and each given name of
//     the shorter one is in the other, whole or as an initial. A surname alone is
//     the same only as a surname alone, or where want is one: it says too little
//     where the article gives more.
func SameName(want, got string, person bool) bool {
	w, g := nameWords(want), nameWords(got)
	if len(w) == 0 || len(g) == 0 {
		return false
	}
	if sameWords(w, g) || initials(w) == strings.Join(foldAll(g), "") || initials(g) == strings.Join(foldAll(w), "") {
		return true
	}
	if !person || fold(w[len(w)-1]) != fold(g[len(g)-1]) {
		return false
	}
	given, found := w[:len(w)-1], g[:len(g)-1]
	if len(given) == 0 {
		return true
	}
	return len(found) > 0 && (givenIn(given, found) || givenIn(found, given))
}

// givenIn reports whether each of some is one of all, or its initial, or begins
// with one that is an initial.
func givenIn(some, all []string) bool {
	for _, s := range some {
		in := false
		for _, a := range all {
			s, a := fold(s), fold(a)
			in = in || s == a || len(s) == 1 && strings.HasPrefix(a, s) || len(a) == 1 && strings.HasPrefix(s, a)
		}
		if !in {
			return false
		}
	}
	return true
}

var afterName = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// nameWords are the words of a name, without marks, "the" in front and what
// stands after a surname. "U.S." is one word, as is "O'Dovar".
func nameWords(name string) []string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '.' || r == '\'' || r == '’':
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return r
		}
		return ' '
	}, name)
	words := strings.Fields(name)
	if len(words) > 1 && fold(words[0]) == "the" {
		words = words[1:]
	}
	for len(words) > 1 && afterName[fold(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return words
}

// initials are those of the words with a capital, or empty where fewer than two
// have one.
func initials(words []string) string {
	var b strings.Builder
	n := 0
	for _, w := range words {
		if r := []rune(w)[0]; unicode.IsUpper(r) {
			b.WriteRune(unicode.ToLower(r))
			n++
		}
	}
	if n < 2 {
		return ""
	}
	return b.String()
}

func fold(s string) string { return strings.ToLower(s) }

func foldAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = fold(w)
	}
	return out
}

// sameWords reports whether a and b are the same words but for case, where a
// word in capitals may stand for several of the other.
func sameWords(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	if fold(a[0]) == fold(b[0]) && sameWords(a[1:], b[1:]) {
		return true
	}
	if n := len(a[0]); n > 1 && n <= len(b) && a[0] == strings.ToUpper(a[0]) && initials(b[:n]) == fold(a[0]) {
		return sameWords(a[1:], b[n:])
	}
	if n := len(b[0]); n > 1 && n <= len(a) && b[0] == strings.ToUpper(b[0]) && initials(a[:n]) == fold(b[0]) {
		return sameWords(a[n:], b[1:])
	}
	return false
}

// WriteSpeakers writes the table of all by class: how many are right where the
// source is given; and from the text alone how many are in a statement, and
// how many are in one and right.
func WriteSpeakers(w io.Writer, all []Heard) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%-10s %4s  %-14s %-14s %s\n", "class", "n", "source given", "found", "found, right")
	row := func(name string, in func(*Heard) bool) {
		var n, right, stated, found int
		for i := range all {
			h := &all[i]
			if !in(h) {
				continue
			}
			n++
			right += one(h.Right)
			stated += one(h.Stated)
			found += one(h.Stated && h.FoundRight)
		}
		if n == 0 {
			return
		}
		share := func(k int) string { return fmt.Sprintf("%d (%.1f%%)", k, 100*ratio(k, n)) }
		fmt.Fprintf(&out, "%-10s %4d  %-14s %-14s %s\n", name, n, share(right), share(stated), share(found))
	}
	for _, c := range SpeakerClasses {
		row(c, func(h *Heard) bool { return h.Class == c })
	}
	row("named", func(h *Heard) bool { return h.Name != Nameless })
	row("nameless", func(h *Heard) bool { return h.Name == Nameless })
	row("all", func(*Heard) bool { return true })
	_, err := out.WriteTo(w)
	return err
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
