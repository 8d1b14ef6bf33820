package resolver

import (
	"slices"
	"strings"
	"unicode/utf8"

	"acta/data"
	"acta/internal/ling"
)

// nameWords are the words of a name, without titles before it, article and
// possessive.
func (w *work) nameWords(m ling.Mention) []string {
	r := m.Range
	for r.Len() > 1 && (w.q.Tags[r.To-1].XPOS == "POS" || w.q.Word(r.To-1) == "Jr." || w.q.Word(r.To-1) == "Sr." || w.q.Word(r.To-1) == ",") {
		r.To--
	}
	for r.Len() > 1 {
		word := w.q.Word(r.From)
		_, title := w.lex.Title(word)
		if m.Kind == ling.PersonName && title || strings.EqualFold(word, "the") {
			r.From++
			continue
		}
		break
	}
	out := make([]string, 0, r.Len())
	for tok := r.From; tok < r.To; tok++ {
		out = append(out, w.q.Word(tok))
	}
	return out
}

// names ties names to names: persons and bodies named in full first, so that a
// headline's surname finds the full name below it.
func (w *work) names() {
	words := make([][]string, len(w.q.Mentions))
	for i, m := range w.q.Mentions {
		if m.Kind.IsName() {
			words[i] = w.nameWords(m)
		}
	}
	each := func(kind ling.MentionKind, full, headline bool, do func(ling.MentionID, []string)) {
		for i, m := range w.q.Mentions {
			if m.Kind == kind && (len(words[i]) > 1) == full && w.of[i] == nil && w.q.Text.Headline.Contains(w.q.Span(m.Range)) == headline {
				do(ling.MentionID(i), words[i])
			}
		}
	}
	for _, headline := range []bool{false, true} {
		each(ling.PersonName, true, headline, w.fullPerson)
	}
	for i, m := range w.q.Mentions {
		if m.Kind == ling.PersonName && w.of[i] != nil {
			w.learnGender(w.of[i], m, words[i])
		}
	}
	for _, headline := range []bool{false, true} {
		each(ling.PersonName, false, headline, w.shortPerson)
	}
	// The capitals of a headline run names together: it comes last.
	for _, headline := range []bool{false, true} {
		for _, kind := range []ling.MentionKind{ling.OrgName, ling.PlaceName} {
			each(kind, true, headline, w.body)
			each(kind, false, headline, w.body)
		}
	}
}

func (w *work) newNamed(m ling.MentionID, name []string, rule string) *entity {
	e := w.add(m, rule)
	e.names = append(e.names, name)
	if e.kind == ling.PersonName {
		e.human = true
		w.learnGender(e, w.q.Mentions[m], name)
	} else {
		e.gender = neuter
		if e.kind == ling.OrgName {
			e.number = either
		}
		if b := w.lex.Body(strings.Join(name, " ")); b != nil {
			e.nouns = append(e.nouns, b.Nouns...)
		}
		e.nouns = append(e.nouns, strings.ToLower(name[len(name)-1]))
	}
	return e
}

// learnGender takes the gender of a title or first name.
func (w *work) learnGender(e *entity, m ling.Mention, name []string) {
	if e.gender != unknown {
		return
	}
	set := func(g data.Gender) bool {
		switch g {
		case data.Male:
			e.gender = male
		case data.Female:
			e.gender = female
		}
		return e.gender != unknown
	}
	sent := w.q.Sents[w.sentOf(m.From)]
	for tok := max(m.From-1, sent.From); tok < m.To; tok++ {
		if g, title := w.lex.Title(w.q.Word(tok)); title && (tok < m.From || len(name) < m.Len()) && set(g) {
			return
		}
	}
	if len(name) > 1 {
		set(w.lex.Given(name[0]))
	}
}

func (w *work) sentOf(tok ling.TokenID) ling.SentID { return w.q.SentOf(tok) }

// fullPerson joins a name of several words to the same person.
func (w *work) fullPerson(m ling.MentionID, name []string) {
	for _, e := range w.entities {
		if e.kind != ling.PersonName {
			continue
		}
		for _, other := range e.names {
			if rule := samePerson(name, other); rule != "" {
				w.join(m, e, rule)
				if len(name) > len(e.names[0]) {
					e.names = slices.Insert(e.names, 0, name)
				} else {
					e.names = append(e.names, name)
				}
				return
			}
		}
	}
	w.newNamed(m, name, ruleFirst)
}

// samePerson is the rule by which two names of several words name one person,
// or empty. Surnames must agree, and first names as far as both are given;
// middle names may be left out.
func samePerson(a, b []string) string {
	if slices.Equal(a, b) {
		return ruleName
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if !strings.EqualFold(a[len(a)-1], b[len(b)-1]) {
		return ""
	}
	first, other := a[0], b[0]
	if strings.EqualFold(first, other) {
		return ruleName
	}
	if initial(first) && sameInitial(first, other) || initial(other) && sameInitial(first, other) {
		return ruleInitials
	}
	// "Petr Dovar" beside "Ilan Petr Dovar" names nobody for sure; "van Dorn" beside "Ada van Dorn" does.
	if len(a) < len(b) && slices.Equal(a, b[len(b)-len(a):]) {
		if r, _ := utf8.DecodeRuneInString(a[0]); r >= 'a' && r <= 'z' {
			return ruleSurname
		}
	}
	return ""
}

// initial reports whether s is an initial or several: "I.", "J.D.".
func initial(s string) bool {
	return strings.HasSuffix(s, ".") && utf8.RuneCountInString(s) <= 4 || utf8.RuneCountInString(s) == 1
}

func sameInitial(a, b string) bool {
	r, _ := utf8.DecodeRuneInString(a)
	s, _ := utf8.DecodeRuneInString(b)
	return r == s
}

// shortPerson joins a name of one word to the person with that surname, else
// with that first name, where there is one such person.
func (w *work) shortPerson(m ling.MentionID, name []string) {
	word := name[0]
	var surname, given []*entity
	for _, e := range w.entities {
		if e.kind != ling.PersonName {
			continue
		}
		full := e.names[0]
		switch {
		case len(full) == 1 && full[0] == word:
			surname = append(surname, e)
		case len(full) > 1 && (full[len(full)-1] == word || strings.HasSuffix(full[len(full)-1], "-"+word)):
			surname = append(surname, e)
		case len(full) > 1 && full[0] == word:
			given = append(given, e)
		}
	}
	if len(surname) > 1 {
		surname = w.byTitle(m, surname)
	}
	switch {
	case len(surname) == 1:
		w.join(m, surname[0], map[bool]string{true: ruleSurname, false: ruleName}[len(surname[0].names[0]) > 1])
		w.learnGender(surname[0], w.q.Mentions[m], name)
	case w.main(surname) != nil:
		w.join(m, w.main(surname), ruleSurnameMain)
	case len(surname) > 1:
		// Each use stands alone: it may be either.
		w.newNamed(m, name, ruleSurnameAmbiguous).names = [][]string{{word + "\x00"}}
	case len(given) == 1:
		w.join(m, given[0], ruleGiven)
	default:
		w.newNamed(m, name, ruleFirst)
	}
}

// main is the person among several of one surname whom the text is about: it
// names the others less than half as often. It is nil where there is none.
func (w *work) main(from []*entity) *entity {
	if len(from) < 2 {
		return nil
	}
	full := func(e *entity) int { return len(e.names) }
	first, second := from[0], from[1]
	if full(second) > full(first) {
		first, second = second, first
	}
	for _, e := range from[2:] {
		if full(e) > full(first) {
			first, second = e, first
		} else if full(e) > full(second) {
			second = e
		}
	}
	if full(first) < 2*full(second) {
		return nil
	}
	return first
}

// byTitle keeps the candidates whose gender the title of m allows: "Mrs Dovar".
func (w *work) byTitle(m ling.MentionID, from []*entity) []*entity {
	probe := &entity{}
	w.learnGender(probe, w.q.Mentions[m], []string{""})
	if probe.gender == unknown {
		return from
	}
	var out []*entity
	for _, e := range from {
		if e.gender == probe.gender {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		return from
	}
	return out
}

// body joins the name of an organisation or a place to the same one.
func (w *work) body(m ling.MentionID, name []string) {
	mention := w.q.Mentions[m]
	joined := strings.Join(name, " ")
	known := w.lex.Body(joined)
	place, isPlace := w.lex.Country(joined)
	var short []*entity
	for _, e := range w.entities {
		if e.kind == ling.PersonName {
			full := e.names[0]
			if !isPlace && known == nil && len(full) > 1 && len(name) == 1 && full[len(full)-1] == name[0] {
				w.join(m, e, ruleRelabel)
				return
			}
			continue
		}
		for _, other := range e.names {
			if strings.EqualFold(joined, strings.Join(other, " ")) {
				// A people and its state stay apart, whatever kind the namer gave each.
				w.join(m, e, ruleName)
				return
			}
		}
		// Names of one kind beyond here.
		if known != nil && w.lex.Body(strings.Join(e.names[0], " ")) == known {
			w.joinNamed(m, e, name, ruleLexicon)
			return
		}
		if other, ok := w.lex.Country(strings.Join(e.names[0], " ")); isPlace && ok &&
			place.Sense == data.SenseState && other.Sense == data.SenseState && place.Country == other.Country {
			w.joinNamed(m, e, name, ruleLexicon)
			return
		}
		if mention.Kind != ling.OrgName || e.kind != ling.OrgName {
			continue
		}
		for _, other := range e.names {
			if len(name) == 1 && len(other) > 1 && acronymOf(name[0], other) && (w.inParentheses(m) || known == nil) {
				w.joinNamed(m, e, name, ruleAcronym)
				return
			}
			if len(name) < len(other) && !isPlace && known == nil &&
				(slices.Equal(name, other[len(other)-len(name):]) || slices.Equal(name, other[:len(name)])) && !slices.Contains(short, e) {
				short = append(short, e)
			}
		}
	}
	if e := w.headline(m, joined); e != nil && known == nil {
		w.join(m, e, ruleHeadline)
		return
	}
	if len(short) == 1 {
		w.joinNamed(m, short[0], name, ruleShort)
		return
	}
	w.newNamed(m, name, ruleFirst)
}

func (w *work) joinNamed(m ling.MentionID, e *entity, name []string, rule string) {
	w.join(m, e, rule)
	e.names = append(e.names, name)
}

func (w *work) inParentheses(m ling.MentionID) bool {
	from := w.q.Mentions[m].From
	return from > 0 && w.q.Word(from-1) == "("
}

// acronymOf reports whether s is made of the first letters of words; small
// words may be left out.
func acronymOf(s string, words []string) bool {
	s = strings.ReplaceAll(s, ".", "")
	if utf8.RuneCountInString(s) < 2 || s != strings.ToUpper(s) {
		return false
	}
	var all, large []rune
	for _, word := range words {
		for part := range strings.SplitSeq(word, "-") {
			r, n := utf8.DecodeRuneInString(part)
			if n == 0 {
				continue
			}
			all = append(all, r)
			if part != strings.ToLower(part) {
				large = append(large, r)
			}
		}
	}
	return s == strings.ToUpper(string(all)) || s == strings.ToUpper(string(large))
}
