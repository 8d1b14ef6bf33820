package check

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// place turns offsets of one unit into bytes of the text.
type place struct {
	text  string
	unit  string
	bytes []int32 // offset → byte; -1 inside a character. Empty for bytes
	end   int     // the offset of the text's end
}

func newPlace(text, unit string) *place {
	p := &place{text: text, unit: unit, end: len(text)}
	if unit == "byte" {
		return p
	}
	p.bytes = make([]int32, 0, len(text)+1)
	for i, r := range text {
		p.bytes = append(p.bytes, int32(i))
		if unit == "utf16" && r >= 0x10000 {
			p.bytes = append(p.bytes, -1)
		}
	}
	p.end = len(p.bytes)
	p.bytes = append(p.bytes, int32(len(text)))
	return p
}

// at is the byte of offset, which lies in 0..end; false inside a character.
func (p *place) at(offset int) (int, bool) {
	if p.bytes == nil {
		return offset, offset == len(p.text) || utf8.RuneStart(p.text[offset])
	}
	return int(p.bytes[offset]), p.bytes[offset] >= 0
}

// words says what is wrong with the span start, end, or gives its words.
func (p *place) words(start, end int) (words, wrong string) {
	if end > p.end {
		return "", fmt.Sprintf("ends outside the text of %d %ss", p.end, p.unit)
	}
	from, ok := p.at(start)
	if !ok {
		return "", "starts inside a character"
	}
	to, ok := p.at(end)
	if !ok {
		return "", "ends inside a character"
	}
	return p.text[from:to], ""
}

// spans checks every "span", "spans" and "exact" of the document, whatever
// entry it stands in, with those that this package does not know.
func (c *checker) spans(tree map[string]any) {
	var p *place
	if c.doc.Text != nil && units[c.doc.Offsets] {
		p = newPlace(*c.doc.Text, c.doc.Offsets)
	}
	w := walker{c: c, place: p}
	if v, ok := tree["headline"]; ok && v != nil {
		w.span("", "headline", v)
	}
	w.list("", "paragraphs", tree["paragraphs"], 0)
	keys := make([]string, 0, len(tree))
	for key := range tree {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		list, ok := tree[key].([]any)
		if !ok || key == "paragraphs" || key == "headline" {
			continue
		}
		for i, v := range list {
			if object, ok := v.(map[string]any); ok {
				id, _ := object["id"].(string)
				if id == "" {
					id = fmt.Sprintf("%s[%d]", key, i)
				}
				w.object(id, "", object)
			}
		}
	}
}

type walker struct {
	c     *checker
	place *place
}

func (w *walker) object(entry, path string, object map[string]any) {
	keys := make([]string, 0, len(object))
	for key := range object {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	if w.c.doc.Text == nil {
		w.short(entry, path, object["exact"])
	}
	for _, key := range keys {
		v := object[key]
		at := key
		if path != "" {
			at = path + "." + key
		}
		switch key {
		case "span":
			if words, ok := w.span(entry, at, v); ok {
				w.exact(entry, path, object, []string{words})
			}
			continue
		case "spans":
			gap := 0
			if path == "content" {
				gap = 1
			}
			if words, ok := w.list(entry, at, v, gap); ok {
				w.exact(entry, path, object, words)
			}
			continue
		case "condition": // of a pledge: spans without words beside them
			w.list(entry, at, v, 0)
			continue
		}
		w.value(entry, at, v)
	}
}

func (w *walker) value(entry, path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		w.object(entry, path, v)
	case []any:
		for i, item := range v {
			w.value(entry, fmt.Sprintf("%s[%d]", path, i), item)
		}
	}
}

// span checks one [start, end) and gives its words where the text is there.
func (w *walker) span(entry, path string, v any) (words string, ok bool) {
	start, end, wrong := pair(v)
	if wrong == "" {
		switch {
		case start < 0:
			wrong = "starts before the text"
		case start >= end:
			wrong = "is empty: its start is not before its end"
		case w.place != nil:
			w.c.report.Spans++
			words, wrong = w.place.words(start, end)
			if wrong == "" && edgeIsBlank(words) {
				wrong = fmt.Sprintf("begins or ends with a blank: %q", brief(words))
			}
		}
	}
	if wrong != "" {
		w.c.fault(entry, "%s %s %s", path, show(v), wrong)
		return "", false
	}
	return words, w.place != nil
}

// list checks spans in text order, at least gap apart.
func (w *walker) list(entry, path string, v any, gap int) (words []string, ok bool) {
	if v == nil {
		return nil, false
	}
	list, isList := v.([]any)
	if !isList {
		w.c.fault(entry, "%s is not a list of [start, end]", path)
		return nil, false
	}
	last := math.MinInt
	all := true
	for i, item := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		part, ok := w.span(entry, at, item)
		words, all = append(words, part), all && ok
		start, end, wrong := pair(item)
		if wrong != "" {
			continue
		}
		if i > 0 && start < last {
			w.c.fault(entry, "%s %s begins before the one in front of it ends, at %d", at, show(item), last)
		} else if i > 0 && start < last+gap {
			w.c.fault(entry, "%s %s touches the one in front of it", at, show(item))
		}
		last = end
	}
	return words, all
}

// exact compares the words that an entry gives with those its spans point at.
func (w *walker) exact(entry, path string, object map[string]any, words []string) {
	given, ok := object["exact"]
	if !ok || given == nil {
		return
	}
	if path != "" {
		path += "."
	}
	var got []string
	switch given := given.(type) {
	case string:
		got = []string{given}
		if len(words) != 1 {
			// One string for several spans joins them in some way of its own.
			for _, part := range words {
				if !strings.Contains(given, part) {
					w.c.fault(entry, "%sexact %q lacks the words of a span, %q", path, brief(given), brief(part))
				}
			}
			return
		}
	case []any:
		for _, item := range given {
			s, _ := item.(string)
			got = append(got, s)
		}
	}
	if len(got) != len(words) {
		w.c.fault(entry, "%sexact holds %d strings for %d spans", path, len(got), len(words))
		return
	}
	for i := range words {
		if got[i] != words[i] {
			w.c.fault(entry, "%sexact is %q, the text has %q", path, brief(got[i]), brief(words[i]))
		}
	}
}

// maxWords is how long the words of a record without its text may be.
const maxWords = 25

// short checks a record without its text: it may quote, not hand on.
func (w *walker) short(entry, path string, exact any) {
	list, ok := exact.([]any)
	if !ok {
		list = []any{exact}
	}
	for _, item := range list {
		if s, ok := item.(string); ok && len(strings.Fields(s)) > maxWords {
			w.c.fault(entry, "%s.exact holds more than %d words in a record without its text", path, maxWords)
		}
	}
}

func pair(v any) (start, end int, wrong string) {
	list, ok := v.([]any)
	if !ok || len(list) != 2 {
		return 0, 0, "is not [start, end]"
	}
	a, okA := list[0].(float64)
	b, okB := list[1].(float64)
	if !okA || !okB || a != math.Trunc(a) || b != math.Trunc(b) || math.Abs(a) > 1<<40 || math.Abs(b) > 1<<40 {
		return 0, 0, "is not two whole numbers"
	}
	return int(a), int(b), ""
}

func edgeIsBlank(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(first) || unicode.IsSpace(last)
}

func show(v any) string { return strings.ReplaceAll(fmt.Sprint(v), " ", ", ") }

// brief is s short enough for a message.
func brief(s string) string {
	n := 0
	for i := range s {
		if n++; n > 60 {
			return s[:i] + "…"
		}
	}
	return s
}
