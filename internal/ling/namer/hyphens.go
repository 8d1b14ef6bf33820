package namer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"acta/internal/ling"
)

// compoundEnds follow a hyphen after a name without being part of it:
// "Velland-based", "Tolmark-led".
var compoundEnds = map[string]bool{
	"based": true, "led": true, "born": true, "backed": true, "era": true, "style": true, "run": true, "wide": true, "held": true,
	"made": true, "like": true, "elect": true, "owned": true, "funded": true, "bound": true, "trained": true, "aligned": true,
	"themed": true, "area": true, "type": true, "related": true, "educated": true, "controlled": true, "friendly": true,
}

// wholeCompounds widens names over their hyphens: the tokenizer cuts "al-Marsi"
// and "Myung-ho" at them, and the network may stop there. Places are left alone:
// "Velland-Tolmark" are two.
func wholeCompounds(d *ling.Parsed, names []ling.Mention) []ling.Mention {
	for i := range names {
		m := &names[i]
		if m.Kind == ling.PlaceName {
			continue
		}
		limit := d.Sents[d.SentOf(m.From)].To
		if i+1 < len(names) {
			limit = min(limit, names[i+1].From)
		}
		for m.To+1 < limit && glued(d, m.To-1) && d.Word(m.To) == "-" && glued(d, m.To) && partOfName(d.Word(m.To+1), m.Kind) {
			m.To += 2
			// What follows the second half may be the rest of the name.
			for m.Kind == ling.PersonName && m.To < limit && d.Tags[m.To].XPOS == "NNP" && !glued(d, m.To-1) {
				m.To++
			}
		}
		first := d.Sents[d.SentOf(m.From)].From
		if i > 0 {
			first = max(first, names[i-1].To)
		}
		for m.From-2 >= first && d.Word(m.From-1) == "-" && glued(d, m.From-1) && glued(d, m.From-2) && partOfName(d.Word(m.From-2), m.Kind) {
			m.From -= 2
		}
		m.Head = headOf(d, m.Range)
	}
	return names
}

// glued reports whether no blank stands behind tok.
func glued(d *ling.Parsed, tok ling.TokenID) bool { return !d.SpaceAfter(tok) }

// partOfName reports whether w may be one half of a name with a hyphen.
func partOfName(w string, kind ling.MentionKind) bool {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case !unicode.IsLetter(r) || compoundEnds[strings.ToLower(w)]:
		return false
	case unicode.IsUpper(r):
		return n < len(w) || kind == ling.PersonName
	}
	return kind == ling.PersonName && len(w) <= 6
}
