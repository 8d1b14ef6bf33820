package resolver

import (
	"slices"
	"strings"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// offices notes the offices that stand at names, and joins the phrases that
// give them to the persons.
func (w *work) offices() {
	for i, m := range w.q.Mentions {
		e := w.of[i]
		if m.Kind != ling.PersonName || e == nil {
			continue
		}
		if o := phrase.OfficeOfName(&w.q.Parsed, w.lex, m.Range); o != nil {
			e.addOffice(office{o.Role.Name, strings.ToLower(w.q.Words(o.Of))})
			if g, ok := w.lex.Title(o.Role.Name); ok && e.gender == unknown {
				e.setGender(string(g))
			}
		}
		if role := w.titleRole(m); role != "" {
			e.addOffice(office{role, ""})
		}
		if entry := w.entryOf(e); entry != nil && entry.Gender != "" && (e.gender == unknown || e.guessed) && (len(e.names[0]) > 1 || entry.Prior > wellKnown) {
			e.setGender(entry.Gender)
			e.guessed = false
		}
	}
	for i, m := range w.q.Mentions {
		if m.Kind != ling.Nominal || w.of[i] != nil {
			continue
		}
		if e, rule := w.beside(m); e != nil {
			w.join(ling.MentionID(i), e, rule)
			if o := phrase.OfficeAt(&w.q.Parsed, w.lex, m.Head); o != nil {
				e.addOffice(office{o.Role.Name, strings.ToLower(w.q.Words(o.Of))})
			}
			e.nouns = append(e.nouns, phrase.Lower(&w.q.Parsed, m.Head))
		}
	}
}

// titleRole is the office that the short title before or in the name m stands
// for, or empty.
func (w *work) titleRole(m ling.Mention) string {
	for tok := max(m.From-1, w.q.Sents[w.q.SentOf(m.From)].From); tok < m.To; tok++ {
		if role, _ := w.lex.Coref("title", strings.TrimSuffix(strings.ToLower(w.q.Word(tok)), ".")); role != "" {
			return role
		}
	}
	return ""
}

func (e *entity) addOffice(o office) {
	if !slices.Contains(e.offices, o) {
		e.offices = append(e.offices, o)
	}
}

func (e *entity) setGender(g string) {
	switch g {
	case "m":
		e.gender = male
	case "f":
		e.gender = female
	}
}

// beside is the named thing of which the nominal m is an apposition, or whose
// name m holds as its own: "Arvenian President Ilan Dovar".
func (w *work) beside(m ling.Mention) (*entity, string) {
	d := &w.q.Parsed
	from, to := w.inSentence(w.q.SentOf(m.From))
	for j := from; j < to; j++ {
		n, e := w.q.Mentions[j], w.of[j]
		if n.Kind.IsName() && e != nil && m.Contains(n.Range) && (n.Has(m.Head) || w.title(m, n)) {
			return e, ruleTitle
		}
	}
	for j := from; j < to; j++ {
		n, e := w.q.Mentions[j], w.of[j]
		if !n.Kind.IsName() || e == nil || !adjacent(m, n) {
			continue
		}
		if head := d.Arcs[m.Head].Head; head != ling.None && n.Has(head) && phrase.Rel(d, m.Head) == "appos" ||
			d.Arcs[n.Head].Head == m.Head && phrase.Rel(d, n.Head) == "appos" || w.commas(m, n) {
			return e, ruleApposition
		}
	}
	return nil, ""
}

// commas reports whether n stands between commas after the office m: "the
// negotiator, Rolf Tarn, said", whatever the tree says.
func (w *work) commas(m, n ling.Mention) bool {
	if n.Kind != ling.PersonName || n.From != m.To+1 || w.q.Word(m.To) != "," || int(n.To) >= len(w.q.Tokens) || w.q.Word(n.To) != "," {
		return false
	}
	x := w.q.Tags[m.Head].XPOS
	o := phrase.OfficeAt(&w.q.Parsed, w.lex, m.Head)
	return o != nil && x != "NNS" && o.Role.Rank != data.RankBody && o.Role.Rank != data.RankForce
}

// title reports whether the noun of m is an office before the person n.
func (w *work) title(m, n ling.Mention) bool {
	d := &w.q.Parsed
	if n.Kind != ling.PersonName || m.Head >= n.From || d.Arcs[n.Head].Head != m.Head {
		return false
	}
	switch phrase.Rel(d, n.Head) {
	case "flat", "compound", "appos", "nmod":
		return phrase.OfficeAt(d, w.lex, m.Head) != nil
	}
	return false
}

// adjacent reports whether nothing but a mark or two stands between a and b.
func adjacent(a, b ling.Mention) bool {
	if a.From > b.From {
		a, b = b, a
	}
	return b.From >= a.To && b.From-a.To <= 2
}

// entityOf is the entity of m, made where it has none yet.
func (w *work) entityOf(m ling.MentionID) *entity {
	if e := w.of[m]; e != nil {
		return e
	}
	return w.newNominal(m, ruleFirst)
}

// newNominal makes an entity of a phrase with a common noun.
func (w *work) newNominal(m ling.MentionID, rule string) *entity {
	e := w.add(m, rule)
	mention := w.q.Mentions[m]
	d := &w.q.Parsed
	lemma := phrase.Lower(d, mention.Head)
	e.nouns = []string{lemma}
	if x := d.Tags[mention.Head].XPOS; x == "NNS" || x == "NNPS" || joined(d, mention) {
		e.number = plural
	}
	o := phrase.OfficeAt(d, w.lex, mention.Head)
	switch {
	case o != nil && o.Role.Rank != "body" && o.Role.Rank != "force":
		e.human = true
		if e.number == singular {
			e.offices = []office{{o.Role.Name, strings.ToLower(w.q.Words(o.Of))}}
		}
		if g, ok := w.lex.Title(o.Role.Name); ok {
			e.setGender(string(g))
		}
	case o != nil:
		e.gender = neuter
		e.number = max(e.number, either)
	case w.listed("human", lemma):
		e.human = true
		g, _ := w.lex.Coref("human", lemma)
		e.setGender(g)
	default:
		e.gender = neuter
		if w.listed("group", lemma) {
			e.number = either
		}
	}
	return e
}

// joined reports whether m holds things joined by "and".
func joined(d *ling.Parsed, m ling.Mention) bool {
	for tok := m.From; tok < m.To; tok++ {
		if phrase.Rel(d, tok) == "conj" && d.Arcs[tok].Head == m.Head {
			return true
		}
	}
	return false
}

// nominals joins phrases with a common noun to what they stand for.
func (w *work) nominals() {
	d := &w.q.Parsed
	for i, m := range w.q.Mentions {
		if m.Kind != ling.Nominal || w.of[i] != nil {
			continue
		}
		id := ling.MentionID(i)
		if !definite(d, m) {
			w.newNominal(id, ruleFirst)
			continue
		}
		e, rule := w.nominal(id)
		switch {
		case e != nil:
			w.join(id, e, rule)
		case rule != "":
			w.newNominal(id, rule)
		default:
			w.newNominal(id, ruleFirst)
		}
	}
}

// definite reports whether m speaks of a thing already known: "the", "this",
// or a possessive that is a country's.
func definite(d *ling.Parsed, m ling.Mention) bool {
	if d.Tags[m.Head].XPOS == "NNS" {
		return false
	}
	switch strings.ToLower(d.Word(m.From)) {
	case "the", "this", "that":
		return true
	}
	return false
}

// How many sentences back a phrase may look for its like, and for the holder of
// an office.
const (
	reach       = 12
	officeReach = 100
)

// nominal finds what a definite phrase stands for, or the rule that says why
// nothing was found.
func (w *work) nominal(id ling.MentionID) (*entity, string) {
	d := &w.q.Parsed
	m := w.q.Mentions[id]
	lemma := phrase.Lower(d, m.Head)
	o := phrase.OfficeAt(d, w.lex, m.Head)
	if o != nil && (o.Role.Rank == "body" || o.Role.Rank == "force") {
		o = nil
	}
	whose := ""
	if o != nil {
		whose = strings.ToLower(w.q.Words(o.Of))
	}
	here, far := w.sent[id], reach
	if o != nil {
		far = officeReach
	}
	type fit struct {
		e    *entity
		at   ling.MentionID
		rule string
	}
	var fits []fit
	for _, s := range w.before(id, far) {
		e, at := s.e, s.at
		if w.q.Mentions[at].Contains(m.Range) || e.number == plural || o != nil && w.compare(m, e) < 0 {
			continue
		}
		far := here - w.sent[at]
		switch {
		case o != nil && e.human && w.holds(e, o.Role.Name, whose):
			rule := ruleOffice
			if e.kind == ling.Nominal {
				if far > reach {
					continue
				}
				rule = ruleRepeat
			}
			fits = append(fits, fit{e, at, rule})
		case o == nil && far <= reach && e.kind != ling.PersonName && slices.Contains(e.nouns, lemma) && w.sameModifiers(e, m):
			fits = append(fits, fit{e, at, map[bool]string{true: ruleRepeat, false: ruleNoun}[e.kind == ling.Nominal]})
		}
	}
	if o == nil && (len(fits) == 0 || !fits[0].e.kind.IsName()) {
		if e, rule := w.calledBy(id); e != nil && (len(fits) == 0 || w.lastBefore(e, id) > fits[0].at) {
			return e, rule
		}
	}
	if len(fits) == 0 {
		return w.described(id, o)
	}
	if o == nil {
		// A name of that kind before a phrase of that noun.
		for _, f := range fits {
			if f.e.kind.IsName() {
				return f.e, f.rule
			}
		}
	}
	if len(fits) > 1 && w.sent[fits[0].at] == w.sent[fits[1].at] {
		return nil, ruleNominalAmbiguous
	}
	return fits[0].e, fits[0].rule
}

// holds reports whether e holds the role, as far as the text says of whom:
// "the president" is any president, "the Arvenian president" only one that the
// text calls Arvenia's.
func (w *work) holds(e *entity, role, of string) bool {
	for _, o := range e.offices {
		if o.role != role && !strings.HasSuffix(o.role, " "+role) && !w.sameRole(o.role, role) {
			continue
		}
		if of == "" || o.of != "" && phrase.SamePlace(o.of, of) || o.of == "" && w.listed("lawmaker", role) {
			return true
		}
	}
	return false
}

// sameRole reports whether one of two names of a role may stand for the other:
// judges for each other, "lawmaker" for a member of either chamber.
func (w *work) sameRole(a, b string) bool {
	if w.listed("judge", a) && w.listed("judge", b) {
		return true
	}
	x, _ := w.lex.Coref("lawmaker", a)
	y, _ := w.lex.Coref("lawmaker", b)
	return x != "" && y != "" && (x == y || x == anyChamber || y == anyChamber)
}

// anyChamber is the class of "lawmaker".
const anyChamber = "3"

// listed reports whether a list of corefwords.tsv has the word.
func (w *work) listed(list, word string) bool {
	_, ok := w.lex.Coref(list, word)
	return ok
}

// sameModifiers reports whether what m says more than its noun was said of e
// before: "the northern town" is not the southern one.
func (w *work) sameModifiers(e *entity, m ling.Mention) bool {
	d := &w.q.Parsed
	for tok := m.From; tok < m.To; tok++ {
		if tok == m.Head || d.Arcs[tok].Head != m.Head {
			continue
		}
		switch phrase.Rel(d, tok) {
		case "amod", "compound", "nmod", "nummod":
		default:
			continue
		}
		said := false
		for _, at := range e.mentions {
			n := w.q.Mentions[at]
			for t := n.From; t < n.To && !said; t++ {
				said = phrase.Lower(d, t) == phrase.Lower(d, tok)
			}
		}
		if !said {
			return false
		}
	}
	return true
}
