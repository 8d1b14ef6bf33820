package resolver

import (
	"slices"
	"strings"
	"unicode/utf8"

	"acta"
	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// nameWords are the words of a name, without titles before it, article and
// possessive.
func (w *work) nameWords(m ling.Mention) []string {
	r := phrase.BareName(&w.q.Parsed, w.lex, m.Range, m.Kind == ling.PersonName)
	if last := w.q.Word(r.To - 1); r.Len() > 1 && (last == "Jr." || last == "Sr.") {
		r.To--
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
	w.words = words
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
	if e.kind == ling.PersonName {
		e.human = true
		if len(name) == 1 && w.q.Tags[w.q.Mentions[m].Head].XPOS == "NNPS" {
			e.number = plural // members of a party or a people
		}
		w.learnGender(e, w.q.Mentions[m], name)
	} else {
		e.gender = neuter
		joined := strings.Join(name, " ")
		if _, country := w.lex.Country(joined); e.kind == ling.OrgName && !country {
			e.number = either
		}
		if b := w.lex.Body(joined); b != nil {
			e.nouns = append(e.nouns, b.Nouns...)
		}
		e.nouns = append(e.nouns, strings.ToLower(name[len(name)-1]))
		if e.kind == ling.OrgName {
			w.typeNouns(e, name)
		}
	}
	w.addName(e, name)
	return e
}

// typeNouns adds the nouns for what an organisation is by the words of its name:
// "the bank" for the Northern Bank for Peace, "the agency" for a department.
func (w *work) typeNouns(e *entity, name []string) {
	for _, word := range name {
		lower := strings.ToLower(word)
		o, known := w.lex.OrgWord(lower)
		if !known || word == lower {
			continue
		}
		e.nouns = append(e.nouns, lower)
		e.typed = true
		switch {
		case lower == "department" || lower == "administration" || lower == "bureau" || lower == "agency":
			e.nouns = append(e.nouns, "agency", "department")
		case lower == "association" || lower == "federation" || lower == "brotherhood":
			e.nouns = append(e.nouns, "union", "group")
		case o.Kind == acta.KindCompany:
			e.nouns = append(e.nouns, "company", "firm")
		case o.Kind == acta.KindMedia:
			e.nouns = append(e.nouns, "newspaper", "paper", "outlet")
		case o.Kind == acta.KindGroup:
			e.nouns = append(e.nouns, "group", "organization", "organisation")
		}
	}
}

// lastNamed is the person of from whom the text named last before m; nil where
// two stand in one sentence, or none stands before.
func (w *work) lastNamed(m ling.MentionID, from []*entity) *entity {
	var best *entity
	at, second := ling.MentionID(ling.None), ling.MentionID(ling.None)
	for _, e := range from {
		last := ling.MentionID(ling.None)
		for _, id := range e.mentions {
			if id < m {
				last = max(last, id)
			}
		}
		if last > at {
			best, at, second = e, last, at
		} else {
			second = max(second, last)
		}
	}
	if at == ling.None || second != ling.None && w.sent[at] == w.sent[second] {
		return nil
	}
	return best
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
	sent := w.q.Sents[w.q.SentOf(m.From)]
	for tok := max(m.From-1, sent.From); tok < m.To; tok++ {
		if g, title := w.lex.Title(w.q.Word(tok)); title && (tok < m.From || len(name) < m.Len()) && set(g) {
			return
		}
	}
	if len(name) > 1 && set(w.lex.Given(name[0])) {
		e.guessed = true
	}
}

// fullPerson joins a name of several words to the same person.
func (w *work) fullPerson(m ling.MentionID, name []string) {
	for _, e := range w.known.surname[strings.ToLower(name[len(name)-1])] {
		for _, other := range e.names {
			if rule := samePerson(name, other); rule != "" {
				w.join(m, e, rule)
				w.addName(e, name)
				if last := len(e.names) - 1; len(name) > len(e.names[0]) {
					e.names[0], e.names[last] = e.names[last], e.names[0]
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
	surname := w.known.surname[strings.ToLower(word)]
	given := w.known.given[word]
	if len(surname) > 1 {
		surname = w.byTitle(m, surname)
	}
	switch {
	case len(surname) == 1:
		w.join(m, surname[0], map[bool]string{true: ruleSurname, false: ruleName}[len(surname[0].names[0]) > 1])
		w.learnGender(surname[0], w.q.Mentions[m], name)
	case len(surname) > 1 && w.famous(word, surname) != nil:
		w.join(m, w.famous(word, surname), ruleSurnameKnown)
	case w.main(surname) != nil:
		w.join(m, w.main(surname), ruleSurnameMain)
	case w.lastNamed(m, surname) != nil:
		w.join(m, w.lastNamed(m, surname), ruleSurnameLast)
	case len(surname) > 1:
		// Each use stands alone: it may be either.
		w.add(m, ruleSurnameAmbiguous).human = true
	case len(given) == 1:
		w.join(m, given[0], ruleGiven)
	case len(surname) == 0 && len(given) == 0 && w.misspelt(word) != nil:
		w.join(m, w.misspelt(word), ruleSurnameSlip)
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
	lower := strings.ToLower(joined)
	e, rule := w.known.whole[lower], ruleName
	if e == nil && known == nil && !isPlace && len(name) == 1 {
		if e = w.known.fullSurname(name[0]); e != nil {
			w.join(m, e, ruleRelabel)
			return
		}
	}
	if e == nil && known != nil {
		e, rule = w.known.body[known], ruleLexicon
	}
	if e == nil && isPlace && place.Sense == data.SenseState {
		e, rule = w.known.country[place.Country], ruleLexicon
	}
	if e == nil && len(name) == 1 && mention.Kind == ling.OrgName && (w.inParentheses(m) || known == nil) {
		e, rule = w.known.acronym[strings.ReplaceAll(joined, ".", "")], ruleAcronym
	}
	if e != nil {
		w.join(m, e, rule)
		if rule != ruleName {
			w.addName(e, name)
		}
		return
	}
	var short []*entity
	if mention.Kind == ling.OrgName && !isPlace && known == nil {
		short = w.known.part[lower]
	}
	if e := w.headline(m, joined); e != nil && known == nil {
		w.join(m, e, ruleHeadline)
		return
	}
	if len(short) == 1 {
		w.join(m, short[0], ruleShort)
		w.addName(short[0], name)
		return
	}
	w.newNamed(m, name, ruleFirst)
}

func (w *work) inParentheses(m ling.MentionID) bool {
	from := w.q.Mentions[m].From
	return from > 0 && w.q.Word(from-1) == "("
}
