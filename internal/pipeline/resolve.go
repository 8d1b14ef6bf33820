package pipeline

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"acta"
	"acta/internal/actor"
	"acta/internal/ling"
	"acta/internal/text"
)

// Phrase is words that name somebody, to be resolved on their own.
type Phrase struct {
	Words   string
	Date    string // YYYY-MM-DD, or empty
	Context string // the text that they stand in or that comes before them, or empty
}

// carrier follows a phrase that stands alone, so that it is read as part of a
// sentence.
const carrier = " said that there was no change."

// lastWords is where words stand last in s as whole words, -1 where they do not.
func lastWords(s, words string) int {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for end := len(s); ; {
		at := strings.LastIndex(s[:end], words)
		if at < 0 {
			return -1
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at+len(words):])
		if !letter(before) && !letter(after) {
			return at
		}
		end = at + len(words) - 1
	}
}

// Resolve says whom a phrase names, as [Pipeline.Read] would in an article of
// that date.
func (p *Pipeline) Resolve(ph Phrase) (acta.Actor, error) {
	words := strings.Join(strings.Fields(ph.Words), " ")
	if words == "" {
		return acta.Actor{}, fmt.Errorf("no words: %w", acta.ErrInvalid)
	}
	body, at := ph.Context, lastWords(ph.Context, words)
	if at < 0 {
		r, n := utf8.DecodeRuneInString(words)
		body = strings.TrimRight(ph.Context, " \n")
		if body != "" {
			body += "\n\n"
		}
		at = len(body)
		body += string(unicode.ToUpper(r)) + words[n:]
		if strings.Contains(words, ", ") {
			body += "," // the end of an apposition
		}
		body += carrier
	}
	t, err := text.New(body)
	if err != nil {
		return acta.Actor{}, err
	}
	d := p.Analyze(t)
	var r ling.Range
	end := int32(at + len(words))
	for tok, token := range d.Tokens {
		if token.End <= int32(at) || token.Start >= end {
			continue
		}
		if r.Empty() {
			r.From = ling.TokenID(tok)
		}
		r.To = ling.TokenID(tok) + 1
	}
	a := actor.Of(acta.NewDocID(body), d, p.world(ph.Date), r)
	if a.Anonymity != acta.Named && a.Anonymity != acta.Institution && strings.EqualFold(a.Name, words) {
		a.Name = words
	}
	return a, nil
}
