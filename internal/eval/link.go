package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"acta"
	"acta/data"
	"acta/internal/gazetteer"
)

// Linked is a stretch of text that a person has linked to the article of a thing.
type Linked struct {
	Date, Text string
	From, To   int // bytes of Text
	Title      string
}

// ReadLinked reads the links of paragraphs on or after a day, from lines of
// JSON as in the corpus wikipedia-current-events. An error names the line.
func ReadLinked(path, from string) ([]Linked, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Linked
	in := bufio.NewScanner(f)
	in.Buffer(nil, 16<<20)
	for n := 1; in.Scan(); n++ {
		var p struct {
			Date, Text string
			Links      []json.RawMessage
		}
		if err := json.Unmarshal(in.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", path, n, err, acta.ErrInvalid)
		}
		if p.Date < from {
			continue
		}
		var at []int
		for i := range p.Text {
			at = append(at, i)
		}
		at = append(at, len(p.Text))
		for _, raw := range p.Links {
			var start, end int
			var title string
			if err := json.Unmarshal(raw, &[]any{&start, &end, &title}); err != nil || start < 0 || start >= end || end >= len(at) {
				return nil, fmt.Errorf("%s:%d: bad link %s: %w", path, n, raw, acta.ErrInvalid)
			}
			out = append(out, Linked{p.Date, p.Text, at[start], at[end], title})
		}
	}
	return out, in.Err()
}

// LinkScore counts links of one sort.
type LinkScore struct {
	Name                 string
	Spans, Linked, Right int
}

// Precision is the share of links that are right, per cent.
func (s LinkScore) Precision() float64 { return share(s.Right, s.Linked) }

// Recall is the share of spans that are linked right, per cent.
func (s LinkScore) Recall() float64 { return share(s.Right, s.Spans) }

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}

// LinkReport is how well names are linked.
type LinkReport struct {
	All     LinkScore
	Kinds   []LinkScore // by the kind of the right actor, the most frequent first
	Forms   []LinkScore // name, word for a people, noun
	NoActor LinkScore   // spans whose article is no actor of the gazetteer; none should be linked
	Wrong   []string    // the links that are wrong or missing, for people
}

// Linking links each span by its words, its paragraph and the day, and compares
// with the entry that the article is about. A span counts where its article is
// an actor of g: where exactly one entry is called as the article is.
func Linking(g *gazetteer.Gazetteer, lex *data.Lexicon, spans []Linked) LinkReport {
	r := LinkReport{All: LinkScore{Name: "all"}, NoActor: LinkScore{Name: "no actor"}}
	kinds, forms := map[string]*LinkScore{}, map[string]*LinkScore{}
	for i := range spans {
		s := &spans[i]
		name := s.Text[s.From:s.To]
		got := g.Link(name, ContextOf(s, lex))
		want := about(g, s.Title)
		if want == nil {
			r.NoActor.Spans++
			if got.Entry != nil {
				r.NoActor.Linked++
				r.Wrong = append(r.Wrong, fmt.Sprintf("%s\t%s\t(%s)\t%s\t%s", s.Date, name, s.Title, got.Entry.ID, got.Why))
			}
			continue
		}
		to := []*LinkScore{&r.All}
		for _, c := range []struct {
			in  map[string]*LinkScore
			key string
		}{{kinds, string(want.Kind)}, {forms, formOf(name, lex)}} {
			if c.in[c.key] == nil {
				c.in[c.key] = &LinkScore{Name: c.key}
			}
			to = append(to, c.in[c.key])
		}
		for _, t := range to {
			t.Spans++
			if got.Entry != nil {
				t.Linked++
			}
			if got.Entry == want {
				t.Right++
			}
		}
		if got.Entry != want {
			id := "-"
			if got.Entry != nil {
				id = got.Entry.ID
			}
			r.Wrong = append(r.Wrong, fmt.Sprintf("%s\t%s\t%s\t%s\t%s", s.Date, name, want.ID, id, got.Why))
		}
	}
	r.Kinds, r.Forms = sorted(kinds), sorted(forms)
	return r
}

func sorted(m map[string]*LinkScore) []LinkScore {
	out := make([]LinkScore, 0, len(m))
	for _, s := range m {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b LinkScore) int {
		if a.Spans != b.Spans {
			return b.Spans - a.Spans
		}
		return strings.Compare(a.Name, b.Name)
	})
	return out
}

// about is the entry that an article with the title is about, or nil.
func about(g *gazetteer.Gazetteer, title string) *gazetteer.Entry {
	var found, named *gazetteer.Entry
	ambiguous := false
	for _, e := range g.Find(title) {
		if e.Name == title {
			ambiguous = ambiguous || named != nil
			named = e
		}
	}
	if named != nil && !ambiguous {
		return named
	}
	for _, e := range g.Find(title) {
		// A word that only links to an actor is not its article's title:
		// "American" is an article about a people, "Flood" not about a senator.
		if e.Kind == acta.KindPerson && !strings.Contains(title, " ") {
			continue
		}
		if e.Name != title && !slices.Contains(e.Aliases, title) {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}

func formOf(name string, lex *data.Lexicon) string {
	if w, ok := lex.Country(name); ok && w.Sense == data.SenseDemonym {
		return "demonym"
	}
	if strings.ContainsFunc(name, unicode.IsUpper) {
		return "name"
	}
	return "noun"
}

// ContextOf is what the paragraph says of a span, by its words alone.
func ContextOf(s *Linked, lex *data.Lexicon) gazetteer.Context {
	c := gazetteer.Context{Date: s.Date, Countries: map[string]int{}}
	words := fields(s.Text)
	before, after := -1, len(words)
	for i := 0; i < len(words); i++ {
		w := words[i]
		if w.to <= s.From {
			before = i
		}
		if w.from >= s.To && i < after {
			after = i
		}
		for n := min(4, len(words)-i); n > 0; n-- {
			from, to := words[i].from, words[i+n-1].to
			if code := countryOf(s.Text[from:to], lex); code != "" {
				if to <= s.From || from >= s.To {
					c.Countries[code]++
				}
				// The word right before the span, or "of C" right after it.
				if to <= s.From && strings.TrimSpace(s.Text[to:s.From]) == "" {
					c.Country = code
				}
				if from >= s.To && strings.TrimSpace(s.Text[s.To:from]) == "of" {
					c.Country = code
				}
				i += n - 1
				if words[i].to <= s.From {
					before = i
				}
				break
			}
		}
	}
	// Office words before a name: "foreign minister".
	start := before
	for start >= 0 && start > before-4 {
		lemma := strings.ToLower(s.Text[words[start].from:words[start].to])
		if !lex.EndsRole(lemma) && start == before {
			break
		}
		if start < before && unicode.IsUpper(rune(s.Text[words[start].from])) && countryOf(s.Text[words[start].from:words[start].to], lex) != "" {
			break
		}
		start--
	}
	if start < before && before >= 0 && start+1 <= before {
		c.Title = s.Text[words[start+1].from:words[before].to]
		if start >= 0 && c.Country == "" {
			c.Country = countryOf(s.Text[words[start].from:words[start].to], lex)
		}
	}
	return c
}

func countryOf(words string, lex *data.Lexicon) string {
	words = strings.TrimSuffix(strings.TrimSuffix(words, "'s"), "’s")
	if w, ok := lex.Country(words); ok {
		return w.Country.ISO3
	}
	return ""
}

type word struct{ from, to int }

// fields are the words of a text without the punctuation around them.
func fields(s string) []word {
	var out []word
	in := -1
	for i, r := range s {
		ok := unicode.IsLetter(r) || unicode.IsDigit(r) || in >= 0 && strings.ContainsRune(".'’-", r)
		switch {
		case ok && in < 0:
			in = i
		case !ok && in >= 0:
			out = append(out, word{in, in + len(strings.TrimRight(s[in:i], ".'’-"))})
			in = -1
		}
	}
	if in >= 0 {
		out = append(out, word{in, in + len(strings.TrimRight(s[in:], ".'’-"))})
	}
	return out
}

// WriteTo writes the tables.
func (r LinkReport) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	row := func(s LinkScore) {
		fmt.Fprintf(&b, "%-12s %6d %6d %6d %7.1f %7.1f\n", s.Name, s.Spans, s.Linked, s.Right, s.Precision(), s.Recall())
	}
	b.WriteString("              spans linked  right  precis.  recall\n")
	row(r.All)
	b.WriteString("by kind\n")
	for _, s := range r.Kinds {
		row(s)
	}
	b.WriteString("by form\n")
	for _, s := range r.Forms {
		row(s)
	}
	fmt.Fprintf(&b, "spans whose article is no actor of the gazetteer: %d, linked all the same: %d (%.1f %%)\n",
		r.NoActor.Spans, r.NoActor.Linked, share(r.NoActor.Linked, r.NoActor.Spans))
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}
