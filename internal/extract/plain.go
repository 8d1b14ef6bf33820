package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"acta"
	"acta/internal/text"
)

// plain reads a text without markup.
func plain(a Article, s string) (Article, error) {
	t, err := text.New(s)
	if err != nil {
		return a, err
	}
	if a.Language, err = language(t, ""); err != nil {
		return a, err
	}
	a.Text = t
	if n := headline(t, a.Title); n >= 0 {
		t.Headline = t.Paragraphs[n]
		if a.Title == "" {
			a.Title = t.Slice(t.Headline)
		}
	}
	byline, day := head(t)
	a.Byline = byline
	a.published(day, acta.BasisText)
	return a, nil
}

const (
	headlineRunes = 220
	headlineWords = 32 // without a full stop at its end
	stoppedWords  = 24 // with one: archives close headlines with a full stop
)

// headline is 0 where the first paragraph of t is a headline, else -1. title is
// what the document's giver calls it; a first paragraph of the same words is one.
func headline(t *text.Text, title string) int {
	if len(t.Paragraphs) == 0 {
		return -1
	}
	first := t.Slice(t.Paragraphs[0])
	if title != "" {
		if sameWords(first, title) || utf8.RuneCountInString(first) <= headlineRunes && alike(first, title) {
			return 0
		}
		return -1 // the headline is known, and the text begins without it
	}
	body := afterHead(t)
	if body < 0 || utf8.RuneCountInString(first) > headlineRunes {
		return -1
	}
	if dateline(first) || bylineOf(first) != "" || dateLine(first) != "" || bullet(first) || greeting(first) || quoted(first) || office.MatchString(first) {
		return -1
	}
	words := len(strings.Fields(first))
	longer := longest(t, body) > len(first)
	if n := sentences(first); n > 2 || n == 2 && (words > stoppedWords || !longer) {
		return -1
	}
	switch lastMark(first) {
	case '.':
		if words <= stoppedWords && longer && (words <= stoppedWords/2 || titleCase(first) || lengthOf(t, body) > len(first)) {
			return 0
		}
		return -1
	case ',', ':':
		return -1
	}
	if words <= headlineWords && (longer || titleCase(first)) {
		return 0
	}
	return -1
}

// afterHead is the paragraph after the first that is neither a byline nor a
// line with a date only; -1 where there is none.
func afterHead(t *text.Text) int {
	for i := 1; i < len(t.Paragraphs); i++ {
		line := t.Slice(t.Paragraphs[i])
		if bylineOf(line) == "" && dateLine(line) == "" {
			return i
		}
	}
	return -1
}

func lengthOf(t *text.Text, i int) int { return t.Paragraphs[i].Len() }

// longest is the length of the longest of the few paragraphs from body on.
func longest(t *text.Text, body int) int {
	most := 0
	for i := body; i < len(t.Paragraphs) && i < body+4; i++ {
		most = max(most, lengthOf(t, i))
	}
	return most
}

// lastMark is the last character of s before closing quotation marks.
func lastMark(s string) rune {
	s = strings.TrimRight(s, "\"'”’»)] ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

var (
	place      = `\p{Lu}[\p{Lu}\p{M}.'’\- ]+`
	datelineAt = regexp.MustCompile(`^` + place + `(?:, [\p{L}.'’ ]+)*(?:(?:,? (?i:` + monthWords + `)\.? \d{1,2}(?:, \d{4})?|,? \d{1,2} (?i:` + monthWords + `)(?: \d{4})?)?,? ?(?:\([^)]{1,40}\))? ?(?:[—–]|--?) |` +
		`,? (?:(?i:` + monthWords + `)\.? \d{1,2}, \d{4}|\d{1,2} (?i:` + monthWords + `) \d{4})\. )`)
	parenthesis = regexp.MustCompile(`^` + place + `(?:, [\p{L}.'’ ]+)?(?: \([^)]{1,40}\)| /[\p{L} ]+/) ?(?:[—–:]|--?)`)
	fullStop    = regexp.MustCompile(`(?:\pL{4,}\.|\pL{2,}[!?])["”’)]?\s+["“‘(]?\p{Lu}`)
	said        = regexp.MustCompile(`,["”’»] |["”’»]?[,.] (?:he|she|they) (?:said|says|told|added)\b|["”’»] (?:he|she) (?:said|says)`)
	office      = regexp.MustCompile(`(?i)^(?:(?:office|embassy|ministry|department|bureau) of\b|(?:for immediate|press|news|media) release\b).{0,60}$`)
	hello       = regexp.MustCompile(`(?i)^(?:dear|hello|good (?:morning|afternoon|evening)|ladies and gentlemen|thank you|mr\.? (?:president|speaker|chair(?:man)?)|madam)\b`)
)

// dateline reports whether s begins as agencies open a report: "HALMSTED,
// Arvenia, March 4 (AP) —".
func dateline(s string) bool {
	s = clip(s, 160)
	at := datelineAt.FindString(s)
	if at == "" {
		at = parenthesis.FindString(s)
	}
	// "EU — US talks stall" is a headline: a dateline's place is a word. So is
	// what begins with a label of the newsroom.
	if first, _, _ := strings.Cut(at, " "); labels[first] {
		return false
	}
	upper := 0
	for _, r := range at {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 4
}

var labels = map[string]bool{"EXCLUSIVE": true, "UPDATE": true, "UPDATED": true, "BREAKING": true, "WATCH": true, "VIDEO": true, "OPINION": true,
	"ANALYSIS": true, "LIVE": true, "EXPLAINER": true, "COMMENT": true, "EDITORIAL": true, "INTERVIEW": true}

func greeting(s string) bool { return hello.MatchString(s) }

func bullet(s string) bool {
	return strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "* ") || strings.HasPrefix(s, "• ")
}

// quoted reports whether s is a quotation with its speaker, the body's own way.
func quoted(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("\"“‘«'", r) && lastMark(s) == '.' && said.MatchString(s)
}

// sentences is about how many sentences s holds.
func sentences(s string) int { return 1 + len(fullStop.FindAllString(s, 3)) }

// titleCase reports whether most long words of s begin with a capital.
func titleCase(s string) bool {
	long, capitals := 0, 0
	for _, word := range strings.Fields(s) {
		word = strings.TrimLeft(word, "\"'“‘«(")
		if utf8.RuneCountInString(word) < 4 {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) || unicode.IsDigit(r) {
			capitals++
		}
	}
	return long > 1 && capitals*10 >= long*7
}

// sameWords reports whether a and b are the same but for case and marks.
func sameWords(a, b string) bool { return wordsOnly(a) == wordsOnly(b) && wordsOnly(a) != "" }

func wordsOnly(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// head reads the byline and the date of publication where lines of their own
// near the text's beginning give them.
func head(t *text.Text) (byline, day string) {
	for i := 0; i < len(t.Paragraphs) && i < 6; i++ {
		line := t.Slice(t.Paragraphs[i])
		if byline == "" {
			byline = bylineOf(line)
		}
		if day == "" {
			day = dateLine(line)
		}
		if day == "" && dateline(line) {
			at := datelineAt.FindString(clip(line, 160))
			day, _ = dateIn(at)
		}
	}
	return byline, day
}

var (
	byName     = regexp.MustCompile(`^(?i:by|from)[ \t]+(\p{Lu}[^\n]{2,80})$`)
	nameWords  = regexp.MustCompile(`^\p{Lu}[\pL.'’\-]*(?:(?:,? (?:and )?| & )(?:(?:[dDlL]['’])?\p{Lu}[\pL.'’\-]*|of|the|de|van|von|al|bin))*$`)
	dateOnly   = regexp.MustCompile(`(?i)^(?:(?:first )?(?:published|posted|issued|updated|last updated|date|released)(?: on| at)?:? ?)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(.{6,30}?)(?:[,;|·•–\-]* (?:at )?\d{1,2}[:.]\d{2}.{0,24})?$`)
	nonBylines = regexp.MustCompile(`(?i)\b(?:said|says|the end|then|contrast|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b`)
)

// bylineOf is the name in a line that says who wrote, "By NAME", or empty.
func bylineOf(line string) string {
	m := byName.FindStringSubmatch(line)
	if m == nil || lastMark(line) == '.' || nonBylines.MatchString(line) {
		return ""
	}
	name, _, _ := strings.Cut(m[1], " | ")
	// "By NAME, political editor": the name is what stands before the office.
	person, office, has := strings.Cut(name, ", ")
	if has && !nameWords.MatchString(office) {
		name = person
	}
	if !nameWords.MatchString(name) || len(strings.Fields(name)) > 12 {
		return ""
	}
	return name
}

// dateLine is the day of a line that holds a date and nothing else, or empty.
func dateLine(line string) string {
	if len(line) > 90 {
		return ""
	}
	m := dateOnly.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	s := strings.TrimRight(m[1], " ,;|·•–-.")
	day, ok := parseDate(s)
	if !ok {
		return ""
	}
	// A date among other words is part of a sentence.
	if words := len(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '/' })); words > 4 {
		return ""
	}
	return day
}
