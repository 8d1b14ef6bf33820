// Package realis tells whether an act that a text speaks of has happened: by tense,
// modal verbs, conditions, negation and the words that govern it.
package realis

import (
	"regexp"
	"strconv"
	"strings"

	"acta/data"
	"acta/internal/ling"
)

// Realis says how real an act is as the text puts it.
//
//   - Actual: it is told as having happened or happening.
//   - Future: it is told as to come: planned, agreed, promised.
//   - Hypothetical: it may or may not come or have come: wanted, asked for, feared,
//     allowed, conditional, alleged.
//   - Negated: it is told as not having happened: denied, failed, refused, stopped.
//   - Historical: it happened, clearly before the time that the text reports on: in a
//     year before that of publication, or marked so.
type Realis string

// The values of Realis.
const (
	Actual       Realis = "actual"
	Future       Realis = "future"
	Hypothetical Realis = "hypothetical"
	Negated      Realis = "negated"
	Historical   Realis = "historical"
)

// Text is what realis is read from.
type Text struct {
	Doc   *ling.Parsed
	Words *data.Events
	Year  int // of publication; 0 where it is not known
}

// Of is the realis of the act whose head is pred, a verb or a noun, and the rule
// that said so.
func (t *Text) Of(pred ling.TokenID) (Realis, string) {
	r, rule := t.own(pred)
	if r != Actual {
		return r, rule
	}
	if t.past(pred) {
		return Historical, "realis.year"
	}
	return r, rule
}

// climbs is how many words above an act may say how real it is.
const climbs = 5

// own is the realis of pred without the time that stands beside it.
func (t *Text) own(pred ling.TokenID) (Realis, string) {
	d := t.Doc
	at := pred
	finite := false
	if t.question(pred) {
		return Hypothetical, "realis.question"
	}
	for range climbs {
		if r, rule := t.beside(at); r != "" && !(finite && r == Historical) {
			return r, rule
		}
		if r, rule := t.condition(at); r != "" {
			return r, rule
		}
		finite = finite || t.isFinite(at)
		arc := d.Arcs[at]
		if arc.Head == ling.None {
			break
		}
		head := arc.Head
		rel, _, _ := strings.Cut(arc.Rel, ":")
		switch rel {
		case "xcomp", "csubj":
			if d.Tags[head].Lemma == "have" && t.hasMark(head, "yet") {
				return Negated, "mood:yet"
			}
			if r, rule := t.governed(head, arc.Rel); r != "" {
				return r, rule
			}
		case "ccomp":
			if t.hasMark(at, "if", "whether") {
				return Hypothetical, "realis.whether"
			}
			if d.Tags[head].UPOS == "VERB" && t.subjunctive(at, head) {
				return Hypothetical, "realis.subjunctive"
			}
			if t.infinitive(at) {
				if r, rule := t.governed(head, arc.Rel); r != "" {
					return r, rule
				}
			}
			if r := Realis(t.Words.Mood("verb", d.Tags[head].Lemma)); r == Negated && d.Tags[head].Lemma == "deny" {
				return Negated, "mood:deny"
			}
			return Actual, "realis.plain"
		case "obj", "obl", "nsubj":
			if d.Tags[at].UPOS != "NOUN" {
				return Actual, "realis.plain"
			}
			if rel == "nsubj" && arc.Rel != "nsubj:pass" {
				return Actual, "realis.plain"
			}
			if rel == "obl" && !t.hasCase(at, "for", "to", "against", "from", "of", "about") {
				return Actual, "realis.plain"
			}
			if r, rule := t.governed(head, arc.Rel); r != "" {
				return r, rule
			}
		case "nmod", "acl", "compound":
			if arc.Rel == "acl:relcl" {
				return Actual, "realis.plain"
			}
			if arc.Rel == "nmod:poss" {
				return Actual, "realis.plain"
			}
			if rel == "acl" && d.Tags[head].UPOS == "NOUN" && t.infinitive(at) || rel != "acl" && (rel == "compound" || t.hasCase(at, "of", "for", "to", "on", "about", "against", "in")) || rel == "acl" && t.hasMark(at, "of", "for", "to") {
				if r := Realis(t.Words.Mood("noun", d.Tags[head].Lemma)); r != "" {
					return r, "mood:" + d.Tags[head].Lemma
				}
				if rel == "acl" && t.infinitive(at) {
					if above := d.Arcs[head].Head; above != ling.None && d.Tags[above].UPOS == "VERB" {
						if r := Realis(t.Words.Mood("verb", d.Tags[above].Lemma)); r != "" && r != Actual {
							return r, "mood:" + d.Tags[above].Lemma
						}
					}
					return Future, "realis.infinitive"
				}
			} else if rel == "acl" || rel == "nmod" {
				return Actual, "realis.plain"
			}
		case "advcl":
			if t.infinitive(at) {
				if r, rule := t.governed(head, arc.Rel); r != "" {
					return r, rule
				}
				return Hypothetical, "realis.purpose"
			}
			if t.hasMark(at, "without") {
				return Negated, "realis.without"
			}
			if t.hasMark(at, "before") && !finite {
				return Actual, "realis.plain"
			}
			if t.hasMark(at, "of", "for", "from") && d.Tags[head].UPOS == "VERB" {
				if r := Realis(t.Words.Mood("verb", d.Tags[head].Lemma)); r == Negated || r == Hypothetical {
					return r, "mood:" + d.Tags[head].Lemma
				}
			}
			return Actual, "realis.plain"
		case "conj":
			if t.ownTense(at) {
				return Actual, "realis.plain"
			}
		case "parataxis", "appos", "root", "dep", "list", "orphan":
			return Actual, "realis.plain"
		default:
			return Actual, "realis.plain"
		}
		at = head
	}
	return Actual, "realis.plain"
}

// governed is what the word head says of an act that hangs on it.
func (t *Text) governed(head ling.TokenID, rel string) (Realis, string) {
	tag := &t.Doc.Tags[head]
	place := "verb"
	if tag.UPOS == "NOUN" {
		place = "noun"
	}
	mood := Realis(t.Words.Mood(place, tag.Lemma))
	if mood == "" || mood == Actual {
		return "", ""
	}
	// "agreed a truce" made one; "approved the attack" did not make it.
	if rel == "obj" && mood == Future && t.Doc.Tags[head].Lemma != "plan" && t.Doc.Tags[head].Lemma != "promise" && t.Doc.Tags[head].Lemma != "pledge" && t.Doc.Tags[head].Lemma != "announce" && t.Doc.Tags[head].Lemma != "schedule" && t.Doc.Tags[head].Lemma != "prepare" && t.Doc.Tags[head].Lemma != "order" {
		return "", ""
	}
	if rel == "obj" && t.Doc.Tags[head].Lemma == "announce" {
		return "", ""
	}
	switch t.Doc.Tags[head].Lemma {
	case "support", "back", "oppose", "favor", "favour", "discuss", "debate", "allow", "permit", "reject", "refuse", "decline", "deny", "offer", "seek", "claim", "charge", "stop", "end", "use", "cancel", "halt", "want", "urge", "demand", "propose", "request", "threaten", "call", "consider", "warn", "avoid", "prevent", "avert", "foil", "thwart", "fear", "ask", "appeal", "beg", "plead":
	default:
		if rel == "obl" || rel == "nsubj:pass" && mood == Hypothetical {
			return "", ""
		}
	}
	if t.negatedAt(head) && mood == Negated {
		return Actual, "realis.not_negated"
	}
	return mood, "mood:" + tag.Lemma
}

// beside is what the words that hang on tok say of it.
func (t *Text) beside(tok ling.TokenID) (Realis, string) {
	d := t.Doc
	sent := d.Sents[d.SentOf(tok)]
	verb := d.Tags[tok].UPOS == "VERB" || d.Tags[tok].UPOS == "AUX"
	found, rule := Realis(""), ""
	better := func(r Realis, why string) {
		rank := map[Realis]int{"": 0, Historical: 1, Future: 2, Hypothetical: 3, Negated: 4}
		if rank[r] > rank[found] {
			found, rule = r, why
		}
	}
	for k := sent.From; k < sent.To; k++ {
		if d.Arcs[k].Head != tok {
			continue
		}
		lemma, word := d.Tags[k].Lemma, strings.ToLower(d.Word(k))
		rel, _, _ := strings.Cut(d.Arcs[k].Rel, ":")
		switch rel {
		case "aux":
			switch {
			case word == "will" || word == "'ll" || word == "’ll" || word == "wo" || word == "shall":
				better(Future, "realis.will")
			case word == "would" || word == "'d" || word == "’d":
				if t.reported(tok) {
					better(Future, "realis.would")
				} else {
					better(Hypothetical, "realis.would")
				}
			case word == "may" || word == "might" || word == "could" || word == "can" || word == "should" || word == "must" || word == "ought" || word == "ca":
				better(Hypothetical, "realis.modal")
			}
		case "advmod", "det", "amod", "cc":
			if !verb && rel == "advmod" && !t.mayNegate(lemma) {
				continue
			}
			if verb && rel == "det" || rel == "cc" && lemma != "neither" {
				continue
			}
			r := Realis(t.Words.Mood("word", lemma))
			if r == "" {
				r = Realis(t.Words.Mood("word", word))
			}
			switch r {
			case "":
			case Historical:
				if rel == "amod" || lemma == "historically" || lemma == "formerly" {
					better(r, "mood:"+lemma)
				}
			case Future:
				if rel == "amod" {
					better(r, "mood:"+lemma)
				}
			default:
				if lemma == "likely" && rel == "advmod" && verb && !t.hasFuture(tok) {
					better(Hypothetical, "mood:"+lemma)
					continue
				}
				if (lemma == "never" || lemma == "not" || lemma == "n't") && k+1 < sent.To && strings.EqualFold(d.Word(k+1), "only") {
					continue
				}
				better(r, "mood:"+lemma)
			}
		case "mark":
			if lemma == "due" {
				better(Future, "mood:due")
			}
		case "nsubj":
			if subject := d.Tags[k].Lemma; verb && (subject == "nobody" || subject == "none" || subject == "neither" || t.hasDeterminer(k, "no", "neither")) {
				better(Negated, "realis.nobody")
			}
		case "obj":
			if verb && t.hasDeterminer(k, "no") {
				better(Negated, "realis.no_object")
			}
		}
	}
	if verb && (found == "" || found == Future) && t.goingTo(tok) {
		return Future, "realis.going_to"
	}
	return found, rule
}

func (t *Text) mayNegate(lemma string) bool { return lemma == "not" || lemma == "never" }

func (t *Text) negatedAt(tok ling.TokenID) bool {
	r, _ := t.beside(tok)
	return r == Negated
}

// reported reports whether tok is said by somebody: "would" is then a future.
func (t *Text) reported(tok ling.TokenID) bool {
	d := t.Doc
	for range 3 {
		rel, head := d.Arcs[tok].Rel, d.Arcs[tok].Head
		if head == ling.None {
			return t.saysIn(tok)
		}
		if rel == "ccomp" || rel == "parataxis" {
			return true
		}
		if rel != "conj" {
			return false
		}
		tok = head
	}
	return false
}

// saysIn reports whether somebody says the sentence whose root is tok.
func (t *Text) saysIn(tok ling.TokenID) bool {
	d := t.Doc
	sent := d.Sents[d.SentOf(tok)]
	for k := sent.From; k < sent.To; k++ {
		if d.Arcs[k].Head == tok && (d.Arcs[k].Rel == "parataxis" || d.Arcs[k].Rel == "advcl") && d.Tags[k].Lemma == "say" {
			return true
		}
	}
	return false
}

// condition is the realis of a clause with "if" or "unless", and of the main clause
// of one in the present or with a modal verb.
func (t *Text) condition(tok ling.TokenID) (Realis, string) {
	if t.hasMark(tok, "if", "unless", "lest", "whether", "provided", "should") && t.Doc.Arcs[tok].Rel != "ccomp" {
		return Hypothetical, "realis.if"
	}
	d := t.Doc
	sent := d.Sents[d.SentOf(tok)]
	if d.Tags[tok].UPOS == "VERB" {
		for k := sent.From; k < sent.To; k++ {
			if d.Arcs[k].Head == tok && d.Arcs[k].Rel == "advcl" && t.hasMark(k, "if", "unless") && (d.Tags[tok].XPOS == "VBP" || d.Tags[tok].XPOS == "VB" || d.Tags[tok].XPOS == "VBZ") {
				return Hypothetical, "realis.if"
			}
		}
	}
	return "", ""
}

// question reports whether tok stands in a question that begins with its verb or a
// question word.
func (t *Text) question(tok ling.TokenID) bool {
	d := t.Doc
	sent := d.Sents[d.SentOf(tok)]
	first := &d.Tags[sent.From]
	return d.Word(sent.To-1) == "?" && (first.UPOS == "AUX" || strings.HasPrefix(first.XPOS, "W") || first.XPOS == "MD" || first.Lemma == "do" || first.Lemma == "be" || first.Lemma == "have")
}

func (t *Text) isFinite(tok ling.TokenID) bool {
	switch t.Doc.Tags[tok].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return false
}

// ownTense reports whether a verb beside another has a tense of its own.
func (t *Text) ownTense(tok ling.TokenID) bool {
	d := t.Doc
	switch d.Tags[tok].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	sent := d.Sents[d.SentOf(tok)]
	for k := sent.From; k < tok; k++ {
		if d.Arcs[k].Head == tok && (strings.HasPrefix(d.Arcs[k].Rel, "aux") || strings.HasPrefix(d.Arcs[k].Rel, "nsubj")) {
			return true
		}
	}
	return false
}

// subjunctive reports whether the clause at tok is what head asks for: "demanded
// that it stop".
func (t *Text) subjunctive(tok, head ling.TokenID) bool {
	return (t.Doc.Tags[tok].XPOS == "VB" || t.Doc.Tags[tok].XPOS == "VBP") && Realis(t.Words.Mood("verb", t.Doc.Tags[head].Lemma)) == Hypothetical && !t.infinitive(tok)
}

func (t *Text) infinitive(tok ling.TokenID) bool { return t.hasMark(tok, "to") }

func (t *Text) hasFuture(tok ling.TokenID) bool {
	d := t.Doc
	sent := d.Sents[d.SentOf(tok)]
	for k := sent.From; k < tok; k++ {
		if d.Arcs[k].Head == tok && d.Tags[k].Lemma == "will" {
			return true
		}
	}
	return false
}

func (t *Text) hasMark(tok ling.TokenID, words ...string) bool {
	return t.hasChild(tok, words, "mark", "advmod", "aux")
}

func (t *Text) hasCase(tok ling.TokenID, words ...string) bool {
	return t.hasChild(tok, words, "case")
}

func (t *Text) hasDeterminer(tok ling.TokenID, words ...string) bool {
	return t.hasChild(tok, words, "det")
}

func (t *Text) hasChild(tok ling.TokenID, words []string, rels ...string) bool {
	d := t.Doc
	sent := d.Sents[d.SentOf(tok)]
	for k := sent.From; k < sent.To; k++ {
		if d.Arcs[k].Head != tok {
			continue
		}
		for _, rel := range rels {
			if d.Arcs[k].Rel != rel {
				continue
			}
			for _, w := range words {
				if strings.EqualFold(d.Word(k), w) {
					return true
				}
			}
		}
	}
	return false
}

// goingTo reports whether tok is "going to" or "about to" be done, or, with a form
// of be before it, has a day to come.
func (t *Text) goingTo(tok ling.TokenID) bool {
	d := t.Doc
	return tok >= 2 && strings.EqualFold(d.Word(tok-1), "to") && (strings.EqualFold(d.Word(tok-2), "going") || strings.EqualFold(d.Word(tok-2), "about")) && d.SentOf(tok-2) == d.SentOf(tok)
}

var yearWord = regexp.MustCompile(`^(1[5-9]\d\d|20\d\d)(s)?$`)

// past reports whether a time beside pred lies clearly before the text: a year that
// is not that of publication nor the one before, or words such as "decades ago".
func (t *Text) past(pred ling.TokenID) bool {
	d := t.Doc
	sent := d.Sents[d.SentOf(pred)]
	for k := sent.From; k < sent.To; k++ {
		word := strings.ToLower(d.Word(k))
		if m := yearWord.FindStringSubmatch(word); m != nil && t.hangs(k, pred) {
			year, _ := strconv.Atoi(m[1])
			if t.Year > 0 && year < t.Year-1 || t.Year == 0 && year < 2000 {
				return !t.since(k)
			}
		}
		if (word == "decades" || word == "years" || word == "centuries") && k+1 < sent.To && strings.EqualFold(d.Word(k+1), "ago") && (t.hangs(k, pred) || t.hangs(k+1, pred)) {
			return true
		}
		if word == "war" && k > sent.From && strings.EqualFold(d.Word(k-1), "cold") && t.hangs(k, pred) && t.hasCase(k, "during", "in", "after", "throughout") {
			return true
		}
	}
	return false
}

// since reports whether the year at tok is when something began that still is.
func (t *Text) since(tok ling.TokenID) bool {
	head := t.Doc.Arcs[tok].Head
	return t.hasCase(tok, "since") || head != ling.None && t.hasCase(head, "since")
}

// hangs reports whether tok hangs on pred with no other verb between.
func (t *Text) hangs(tok, pred ling.TokenID) bool {
	d := t.Doc
	for range 4 {
		tok = d.Arcs[tok].Head
		if tok == ling.None {
			return false
		}
		if tok == pred {
			return true
		}
		if d.Tags[tok].UPOS == "VERB" {
			return false
		}
	}
	return false
}
