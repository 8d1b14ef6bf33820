package view

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"

	"acta"
)

func TestTextGolden(t *testing.T) {
	got := string(AppendText(nil, sample(t), TextOptions{Style: Style{Width: 60}}))
	const want = `Ferry engines “beyond repair”
The Velland Mirror · 2026-11-03 · ferry.txt

1   Edda Rowan (Captain Edda Rowan) said
    │ that the company had promised to replace the engines
    indirect · ¶2 line 3, 65–117 · on Monday (2026-11-02) ·
    confidence 0.91

    1.1 company had promised
        │ to replace the engines
        indirect · ¶2 line 3, 95–117 · promise ·
        confidence 0.80

2   Edda Rowan (she) told [second hand]
    │ “We waited a year,” … “Nobody came.”
    direct · ¶2 line 3, 119–177 · to Radio Tolmark ·
    confidence 0.97

3   Officials did not say [negated] [unnamed]
    │ when the ferry would sail again
    indirect · ¶3 line 4, 200–231 · confidence 0.66

4 statements · 3 speakers · 1 direct · 3 indirect · 1 by
unnamed sources
`
	if got = strings.ReplaceAll(got, "\u00a0", " "); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestTextFitsItsWidth(t *testing.T) {
	for _, width := range []int{30, 41, 80, 140} {
		out := string(AppendText(nil, sample(t), TextOptions{Style: Style{Width: width, Color: true}}))
		for _, line := range strings.Split(plainOf(out), "\n") {
			if n := uniseg.StringWidth(line); n > width {
				t.Errorf("width %d: %d columns: %q", width, n, line)
			}
		}
	}
}

var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")

func plainOf(s string) string { return escapes.ReplaceAllString(s, "") }

func TestColourChangesNoWord(t *testing.T) {
	style := Style{Width: 72}
	black := string(AppendText(nil, sample(t), TextOptions{Style: style}))
	style.Color = true
	colour := string(AppendText(nil, sample(t), TextOptions{Style: style}))
	if plainOf(colour) != black {
		t.Error("the words differ with colours")
	}
	if colour == black || strings.Contains(black, "\x1b") {
		t.Error("colours are not where they are asked for")
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"one two three", "one two|three"},
		{"a\tb\n\nc", "a b c"},
		{"supercalifragilistic", "supercalif|ragilistic"},
		{"東京東京東京", "東京東京東|京"},
		{"e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301 e\u0301", "e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301 e\u0301"},
		{"10\u00a0000 people came", "10\u00a0000|people|came"},
		{"", ""},
	} {
		p := paper{Style: Style{Width: 10}}
		p.block("", "", run{c.in, 0})
		if got := strings.ReplaceAll(strings.TrimSuffix(string(p.b), "\n"), "\n", "|"); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"a\n b\r\n\tc":              "a b c",
		"\x1b[31mred\x1b[0m":        "␛[31mred␛[0m",
		"bell\a, del\x7f":           "bell␇, del␡",
		"\u009b31m":                 "\ufffd31m",
		"abc\u202edef\u202c":        "abc\ufffddef\ufffd",
		"\u2066x\u2069":             "\ufffdx\ufffd",
		"tag\U000e0041":             "tag\ufffd",
		"\xffbroken":                "\ufffdbroken",
		"عربى \u200fand Français 東": "عربى \u200fand Français 東",
		"‘quoted’ “words”":          "‘quoted’ “words”",
		"two\u2028lines":            "two lines",
	} {
		if got := OneLine(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestNoStatement(t *testing.T) {
	out := string(AppendText(nil, plain(t, "A quiet day."), TextOptions{Style: Style{Width: 80}}))
	if !strings.Contains(out, "No statement found.") {
		t.Error(out)
	}
}

// A record from elsewhere may say that two statements are within each other.
func TestCircleEnds(t *testing.T) {
	e := sample(t)
	e.Statements[0].Within = "s2"
	out := string(AppendText(nil, e, TextOptions{Style: Style{Width: 80}}))
	if n := strings.Count(out, "│ "); n != 4 {
		t.Errorf("%d statements shown, want 4:\n%s", n, out)
	}
}

func FuzzText(f *testing.F) {
	f.Add("A said b.", uint8(40), int32(2), int32(3))
	f.Add("\x1b]0;x\a \u202e東京", uint8(30), int32(0), int32(9))
	f.Fuzz(func(t *testing.T, body string, width uint8, start, end int32) {
		body = string([]rune(body))
		if len(body) == 0 {
			return
		}
		e := plain(t, body)
		at := func(b int32) int32 {
			n := int32(0)
			for i := range body {
				if int32(i) <= b {
					n = int32(i)
				}
			}
			return n
		}
		span := acta.Span{Start: at(start), End: int32(len(body))}
		if e := at(end); e > span.Start {
			span.End = e
		}
		e.Statements = []acta.Statement{{ID: "s", Content: []acta.Span{span}, Source: acta.Party{Spans: []acta.Span{span}}, Manner: acta.Direct}}
		out := AppendText(nil, e, TextOptions{Style: Style{Width: 30 + int(width)}})
		for _, r := range string(out) {
			if r != '\n' && (unicode.IsControl(r) || turns(r)) {
				t.Fatalf("%q reaches the terminal: %q", r, out)
			}
		}
		Render(e, 1)
	})
}
