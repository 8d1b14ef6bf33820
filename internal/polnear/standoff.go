package polnear

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"acta"
)

// parse reads brat standoff whose offsets count the code points of body. Lines
// that are neither text-bound nor events are notes or the rest of a text that
// held a line end, and are passed over. An event without cue and content says
// nothing and is left out.
func parse(standoff, body string) ([]Attribution, error) {
	starts := make([]int32, 0, len(body)+1) // byte offset of each code point
	for i := range body {
		starts = append(starts, int32(i))
	}
	starts = append(starts, int32(len(body)))

	spans := map[string][]acta.Span{}
	var out []Attribution
	for n, line := range strings.Split(standoff, "\n") {
		id, rest, ok := strings.Cut(line, "\t")
		if !ok || id == "" {
			continue
		}
		switch id[0] {
		case 'T':
			head, _, _ := strings.Cut(rest, "\t")
			_, offsets, _ := strings.Cut(head, " ")
			s, ok := parseSpans(offsets, starts)
			if !ok {
				return nil, fmt.Errorf("line %d: %q are no offsets of a text of %d characters: %w", n+1, offsets, len(starts)-1, acta.ErrInvalid)
			}
			spans[id] = s
		case 'E':
			head, _, _ := strings.Cut(rest, "\t")
			var a Attribution
			for _, arg := range strings.Fields(head) {
				role, ref, _ := strings.Cut(arg, ":")
				switch strings.TrimRight(role, "0123456789") {
				case "Source":
					a.Source = append(a.Source, spans[ref]...)
				case "Cue":
					a.Cue = append(a.Cue, spans[ref]...)
				case "Content":
					a.Content = append(a.Content, spans[ref]...)
				}
			}
			a.Source, a.Cue, a.Content = Trim(body, a.Source), Trim(body, a.Cue), Trim(body, a.Content)
			if len(a.Cue) > 0 || len(a.Content) > 0 {
				out = append(out, a)
			}
		}
	}
	return out, nil
}

// parseSpans reads "FROM TO;FROM TO".
func parseSpans(s string, starts []int32) ([]acta.Span, bool) {
	var out []acta.Span
	for part := range strings.SplitSeq(s, ";") {
		ends := strings.Fields(part)
		if len(ends) != 2 {
			return nil, false
		}
		from, err1 := strconv.Atoi(ends[0])
		to, err2 := strconv.Atoi(ends[1])
		if err1 != nil || err2 != nil || from < 0 || to < from || to >= len(starts) {
			return nil, false
		}
		out = append(out, acta.Span{Start: starts[from], End: starts[to]})
	}
	return out, true
}

// Trim sorts spans of body, takes the blanks off their ends, drops the empty
// ones and joins those that touch or overlap. It may reuse spans.
func Trim(body string, spans []acta.Span) []acta.Span {
	slices.SortFunc(spans, func(a, b acta.Span) int {
		if a.Start != b.Start {
			return int(a.Start - b.Start)
		}
		return int(a.End - b.End)
	})
	out := spans[:0]
	for _, s := range spans {
		for s.Start < s.End {
			r, n := utf8.DecodeRuneInString(body[s.Start:s.End])
			if !isSpace(r) {
				break
			}
			s.Start += int32(n)
		}
		for s.Start < s.End {
			r, n := utf8.DecodeLastRuneInString(body[s.Start:s.End])
			if !isSpace(r) {
				break
			}
			s.End -= int32(n)
		}
		switch last := len(out) - 1; {
		case s.Empty():
		case last >= 0 && s.Start <= out[last].End:
			out[last].End = max(out[last].End, s.End)
		default:
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// isSpace is what brat tools in Python call a blank.
func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }
