// Package factbook reads the names of leaders as the CIA World Factbook writes
// them: title, name, with the surname in capitals.
package factbook

import (
	"regexp"
	"strings"
	"unicode"
)

// titleWords may stand in the title before a name in the factbook.
var titleWords = regexp.MustCompile(`^(?i:Interim|Transitional|Transition|Acting|Caretaker|Vice|Deputy|Co-Vice|President|Presidential|Prime|Minister|Ministers|King|Queen|Governor|Governor-General|Emperor|Empress|Prince|Crown|Sultan|Amir|Emir|Chancellor|Premier|of|the|State|General|Gen\.|Col\.|Sr\.|Lt\.|Sir|Dame|Dr\.|Sheikh|Captain|Regent|Chairman|Chairperson|Chair|Council|Cabinet|Sovereign|and|Commander-in-Chief|Sudanese|Armed|Forces|Supreme|Leader|Leadership|People's|Assembly|Commission|Affairs|Chief|Executive|Grand|Duke|Pope|Taoiseach|\(Prime|Minister\)|GNU|CNSP|National|for|Safeguard|Homeland|\(CNSP\)|Federal|Swiss|Confederation|Government|Spain|\(prime|minister-equivalent\)|Foreign|Taliban|Monarch|Co-prince|Archbishop|Political|Secretary|President,|Council,|Head|Ministers,|Overall|\(overall|Co-Prince|Transitional|Administrator|High|Commissioner|Prefect|Senior|Princess|Lord|Mann|Territorial|French|Polynesia|Commonwealth|Australia|New|Zealand|Islands|Superior|Pontifical|Governorate|Vatican|City)$`)

// Leader is a holder of an office.
type Leader struct {
	Title, Name string
	Surname     string // the name by which the person is called, which need not be the last
	Gender      string // m or f where the title tells it, else empty
}

var aside = regexp.MustCompile(`\s*\([^)]*\)`)
var nick = regexp.MustCompile(`"([^"]+)" `)

// Parse parts a title from a name, as in "Prime Minister Ilan DOVAR". It reports
// false for what is no person with a title: who is represented by another.
func Parse(text string) (Leader, bool) {
	if strings.Contains(text, "represented") || strings.Contains(text, "nonresident") {
		return Leader{}, false
	}
	p := Leader{}
	text = strings.TrimSuffix(strings.TrimPrefix(text, "and "), " of the Netherlands")
	text = strings.TrimSuffix(strings.TrimSuffix(text, " of Denmark"), " of Norway")
	text = nick.ReplaceAllString(text, "")
	text = strings.ReplaceAll(aside.ReplaceAllString(text, ""), ", Jr.", "")
	words := strings.Fields(text)
	n := 0
	for n < len(words)-1 && titleWords.MatchString(words[n]) {
		n++
	}
	p.Title = strings.Trim(strings.Join(words[:n], " "), " ,")
	for _, honour := range []string{" General", " Gen.", " Col.", " Sr. Gen.", " Sir", " Dame", " Dr.", " Grand Chief", " Lt.", " Sheikh", " Sr."} {
		p.Title = strings.TrimSuffix(p.Title, honour)
	}
	switch first := strings.Fields(p.Title + " x")[0]; first {
	case "King", "Prince", "Sultan", "Emperor", "Amir", "Emir":
		p.Gender = "m"
	case "Queen", "Princess", "Dame":
		p.Gender = "f"
	}
	var name, sur []string
	for _, word := range words[n:] {
		caps := isCaps(word)
		word = caseName(word)
		name = append(name, word)
		if caps {
			sur = append(sur, word)
		}
	}
	p.Name, p.Surname = strings.Join(name, " "), strings.Join(sur, " ")
	return p, p.Name != "" && p.Title != ""
}

func isCaps(word string) bool {
	letters := 0
	rest := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(word, "al-"), "el-"), "d'")
	for _, r := range rest {
		if unicode.IsLetter(r) {
			if unicode.IsLower(r) {
				return false
			}
			letters++
		}
	}
	switch word {
	case "II", "III", "IV", "V", "VI", "X", "XIV", "VIII":
		return false
	}
	return letters > 1
}

// caseName writes a word of capitals as a name: "VAN-DÚNEM" is "Van-Dúnem".
func caseName(word string) string {
	if !isCaps(word) {
		return word
	}
	start := true
	out := []rune{}
	low := strings.HasPrefix(word, "al-") || strings.HasPrefix(word, "el-")
	for i, r := range []rune(word) {
		switch {
		case low && i < 3, start:
			out = append(out, r)
		default:
			out = append(out, unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r)
	}
	s := string(out)
	if rest, ok := strings.CutPrefix(s, "Mc"); ok && len(rest) > 1 {
		s = "Mc" + upperFirst(rest)
	}
	return s
}

func upperFirst(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}
