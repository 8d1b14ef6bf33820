package ledger

import (
	"math"
	"strings"

	"acta"
	"acta/internal/calendar"
	"acta/internal/ling"
)

// figures are the numbers of the text that count people who were harmed or
// moved, troops, arms, money and shares, in the order of the text. Numbers of
// different sources are never added up.
func (r *reader) figures() []acta.Figure {
	var out []acta.Figure
	for _, a := range r.amounts() {
		f, ok := r.figure(a)
		if !ok {
			continue
		}
		f.Spans = []acta.Span{r.d.Span(a.in)}
		f.Value, f.Max, f.Bound = a.value, a.max, a.bound
		if v := r.voice[a.last]; v >= 0 {
			f.Asserted = r.said[v].ID
		}
		f.Period = r.period(a)
		f.ID = acta.FigureID(acta.EntryID(r.entry.Document.ID, "f", f.Spans...))
		out = append(out, f)
	}
	return out
}

// figure is what a counts, and whether that is kept.
func (r *reader) figure(a amount) (acta.Figure, bool) {
	head, counted := r.counted(a)
	people := acta.Figure{Unit: "people", Counted: counted}
	if a.unit == "" && r.isNumbered(a) {
		return acta.Figure{}, false
	}
	switch {
	case a.unit == "%":
		f := acta.Figure{What: "share", Unit: "%", Rules: []string{"figure.share"}}
		if of := r.shareOf(a); of != "" {
			f.Unit += " of " + of
		}
		return f, true
	case a.unit != "":
		return acta.Figure{What: "money", Unit: a.unit, Counted: r.moneyFor(a), Rules: []string{"figure.money"}}, true
	}
	if what, rule := r.harm(a, head); what != "" {
		people.What, people.Rules = what, []string{rule}
		return people, true
	}
	if head == ling.None {
		return acta.Figure{}, false
	}
	lemma := r.lemma(head)
	if over := r.verbOver(a.last); over != ling.None {
		if _, freed := r.lex.Figure("freed", r.lemma(over)); freed {
			return acta.Figure{}, false
		}
	}
	if what, ok := r.lex.Figure("noun", lemma); ok {
		people.What, people.Rules = what, []string{"figure.noun:" + lemma}
		return people, true
	}
	if what, ok := r.lex.Figure("arms", lemma); ok {
		return acta.Figure{What: what, Unit: lemma, Counted: counted, Rules: []string{"figure.arms:" + lemma}}, true
	}
	return acta.Figure{}, false
}

// isNumbered reports whether a counts nothing: a size that is no whole number, "a 5.8
// earthquake", or the number in a name, "a Cessna 172 aircraft".
func (r *reader) isNumbered(a amount) bool {
	if a.value != math.Trunc(a.value) {
		return true
	}
	t := a.in.From - 1
	return t >= r.d.Sents[r.d.SentOf(a.in.From)].From && r.d.Tags[t].UPOS == "PROPN" && r.d.Arcs[t].Head == r.d.Arcs[a.last].Head &&
		a.value < 1e4 && a.in.Len() == 1 && (r.d.Arcs[t].Head == ling.None || r.d.Tags[r.d.Arcs[t].Head].XPOS != "NNS") && r.rel(t) == "compound" && r.d.Word(a.in.From)[0] >= '0' && r.d.Word(a.in.From)[0] <= '9'
}

// counted is the noun that a counts, or none where the number stands alone, and
// the words of it.
func (r *reader) counted(a amount) (ling.TokenID, string) {
	d := r.d
	sent := d.Sents[d.SentOf(a.last)]
	h := d.Arcs[a.last].Head
	for n := 0; h != ling.None && n < 3 && a.in.Has(h); n++ {
		h = d.Arcs[h].Head
	}
	if h == ling.None || h < a.last || h > a.last+6 || d.Tags[h].UPOS != "NOUN" && d.Tags[h].UPOS != "PROPN" && d.Tags[h].UPOS != "ADJ" {
		// "40 of the villagers"
		if t := a.last + 1; t < sent.To && strings.EqualFold(d.Word(t), "of") {
			for k := t + 1; k < min(sent.To, t+6); k++ {
				if d.Tags[k].XPOS == "NNS" {
					return k, d.Words(ling.Range{From: t + 1, To: k + 1})
				}
			}
		}
		// the parser may have missed it: "4,000 people"
		for k := a.last + 1; k < min(sent.To, a.last+4); k++ {
			switch {
			case d.Tags[k].XPOS == "NNS" || d.Tags[k].UPOS == "NOUN" && d.Word(k) == "people":
				return k, d.Words(ling.Range{From: a.last + 1, To: k + 1})
			case d.Tags[k].UPOS != "ADJ" && d.Tags[k].UPOS != "NOUN" && d.Tags[k].UPOS != "PROPN":
				return ling.None, ""
			}
		}
		return ling.None, ""
	}
	return h, d.Words(ling.Range{From: a.last + 1, To: h + 1})
}

// harm is what happened to those that are counted, as the verb over them says,
// and the rule: "killed 40 people", "40 people died", "left 40 dead".
func (r *reader) harm(a amount, head ling.TokenID) (what, rule string) {
	d := r.d
	at := a.last
	if head != ling.None {
		at = head
	} else {
		for n := 0; n < 3 && a.in.Has(d.Arcs[at].Head); n++ {
			at = d.Arcs[at].Head
		}
	}
	// "40 dead", "12 wounded"
	if next := a.last + 1; head == ling.None && int(next) < len(d.Tokens) || head == next {
		w := strings.ToLower(d.Word(next))
		if v, ok := r.lex.Figure("state", w); ok && (int(next)+1 >= len(d.Tokens) || d.Tags[next+1].UPOS != "NOUN") {
			return v, "figure.state:" + w
		}
	}
	// "40 people killed in the raid", "40 people were left dead"
	for k := at + 1; int(k) < len(d.Tokens) && k < at+12; k++ {
		if d.Arcs[k].Head == at && strings.HasPrefix(r.rel(k), "acl") && d.Tags[k].XPOS == "VBN" {
			if v, ok := r.lex.Figure("to", r.lemma(k)); ok {
				return v, "figure.to:" + r.lemma(k)
			}
		}
	}
	up, rel := d.Arcs[at].Head, r.rel(at)
	for n := 0; n < 4 && up != ling.None; n++ {
		lemma := r.lemma(up)
		passive := strings.HasSuffix(d.Arcs[at].Rel, ":pass")
		verb := d.Tags[up].UPOS == "VERB" || d.Tags[up].UPOS == "ADJ" || d.Tags[up].UPOS == "AUX"
		switch {
		case verb && (rel == "obl" || rel == "nmod") && r.prep(at) == "including":
			for _, list := range []string{"to", "by", "state"} {
				if v, ok := r.lex.Figure(list, lemma); ok {
					return v, "figure.including:" + lemma
				}
			}
			return "", ""
		case rel == "conj" || rel == "nmod" && d.Tags[up].UPOS == "NOUN" && r.prep(at) == "including" || rel == "appos":
			if v, ok := r.lex.Figure("to", lemma); ok && verb && rel == "conj" {
				return v, "figure.to:" + lemma // a number that joins the verb
			}
		case verb && (rel == "obj" || rel == "nsubj" && passive || rel == "obl" && r.prep(at) == "" || rel == "dep"):
			if head != ling.None && (r.lemma(head) == "life" || d.Word(head) == "lives") {
				if v, ok := r.lex.Figure("lives", lemma); ok {
					return v, "figure.lives:" + lemma
				}
			}
			if v, ok := r.lex.Figure("to", lemma); ok && r.isPeople(head) {
				return v, "figure.to:" + lemma
			}
			if v, ok := r.lex.Figure("folkto", lemma); ok && head != ling.None {
				if _, folk := r.lex.Figure("folk", r.lemma(head)); folk {
					return v, "figure.folkto:" + lemma
				}
			}
			if v := r.stateUnder(up, at); v != "" {
				return v, "figure.state"
			}
			if v, ok := r.lex.Figure("by", lemma); ok && passive {
				return v, "figure.by:" + lemma
			}
			return "", ""
		case verb && rel == "nsubj":
			if v, ok := r.lex.Figure("by", lemma); ok && r.isPeople(head) {
				return v, "figure.by:" + lemma
			}
			if v, ok := r.lex.Figure("state", lemma); ok {
				return v, "figure.state:" + lemma
			}
			if v, ok := r.lex.Figure("to", lemma); ok && d.Tags[up].XPOS == "VBN" && r.isPeople(head) {
				return v, "figure.to:" + lemma // "40 killed", without its auxiliary
			}
			return "", ""
		case rel == "nmod" && d.Tags[up].UPOS == "NOUN" && r.prep(at) == "of" && r.ofWhat(up) != "" && r.isPeople(head):
			return r.ofWhat(up), "figure.of:" + lemma
		case (rel == "obl" || rel == "nmod") && (r.prep(at) == "to" || r.prep(at) == "at" || r.prep(at) == "of"):
			// "the death toll rose to 40"
			return r.toll(up), "figure.toll"
		default:
			return "", ""
		}
		at, up, rel = up, d.Arcs[up].Head, r.rel(up)
	}
	return "", ""
}

// ofWhat is what befell those whom a noun with "of" counts: "the arrest of six men".
func (r *reader) ofWhat(noun ling.TokenID) string {
	v, _ := r.lex.Figure("of", r.lemma(noun))
	return v
}

// isPeople reports whether a noun may be people: it is none of arms or things, or none
// at all where the number stands alone.
func (r *reader) isPeople(head ling.TokenID) bool {
	if head == ling.None {
		return true
	}
	_, arms := r.lex.Figure("arms", r.lemma(head))
	_, thing := r.lex.Figure("thing", r.lemma(head))
	return !arms && !thing
}

// stateUnder is the state that a verb leaves at in: "left 40 dead".
func (r *reader) stateUnder(verb, at ling.TokenID) string {
	for k := verb + 1; int(k) < len(r.d.Tokens) && k < at+6; k++ {
		if r.d.Arcs[k].Head != verb && r.d.Arcs[k].Head != at {
			continue
		}
		if v, ok := r.lex.Figure("state", strings.ToLower(r.d.Word(k))); ok {
			return v
		}
	}
	return ""
}

// toll is what a toll counts, which is verb or its subject: "death toll".
func (r *reader) toll(verb ling.TokenID) string {
	sent := r.d.Sents[r.d.SentOf(verb)]
	for k := sent.From; k < sent.To; k++ {
		if r.lemma(k) != "toll" || k != verb && r.d.Arcs[k].Head != verb {
			continue
		}
		if k > sent.From && r.lemma(k-1) == "death" {
			return "killed"
		}
		return "casualties"
	}
	return ""
}

// prep is the preposition of tok.
func (r *reader) prep(tok ling.TokenID) string {
	sent := r.d.Sents[r.d.SentOf(tok)]
	for k := tok - 1; k >= sent.From && k > tok-8; k-- {
		if r.d.Arcs[k].Head == tok && r.rel(k) == "case" {
			return strings.ToLower(r.d.Word(k))
		}
	}
	return ""
}

// shareOf is what a share is of, as far as its phrase says: "GDP".
func (r *reader) shareOf(a amount) string {
	d := r.d
	sent := d.Sents[d.SentOf(a.last)]
	t := a.last + 1
	if t < sent.To && strings.EqualFold(d.Word(t), "of") {
		from := t + 1
		for from < sent.To && d.Tags[from].UPOS == "DET" {
			from++
		}
		to := from
		for to < min(sent.To, from+5) && (d.Tags[to].UPOS == "NOUN" || d.Tags[to].UPOS == "PROPN" || d.Tags[to].UPOS == "ADJ" || d.Tags[to].UPOS == "PART" || d.Tags[to].XPOS == "POS") {
			to++
		}
		if to > from {
			return d.Words(ling.Range{From: from, To: to})
		}
	}
	if t < sent.To && isWord(d.Word(t)) && d.Word(t) == strings.ToUpper(d.Word(t)) && len(d.Word(t)) > 2 {
		return d.Word(t) // "the 2% GDP goal"
	}
	return ""
}

// moneyFor is what money is for: "in military aid".
func (r *reader) moneyFor(a amount) string {
	d := r.d
	sent := d.Sents[d.SentOf(a.last)]
	t := a.last + 1
	if t+1 >= sent.To {
		return ""
	}
	switch strings.ToLower(d.Word(t)) {
	case "in", "for", "of", "worth":
	default:
		return ""
	}
	from := t + 1
	if strings.EqualFold(d.Word(from), "of") {
		from++
	}
	to := from
	for to < min(sent.To, from+5) && (d.Tags[to].UPOS == "NOUN" || d.Tags[to].UPOS == "ADJ" || d.Tags[to].UPOS == "DET") {
		to++
	}
	if to == from || d.Tags[to-1].UPOS != "NOUN" {
		return ""
	}
	return d.Words(ling.Range{From: from, To: to})
}

// period is the time that stands in the clause of a number.
func (r *reader) period(a amount) acta.When {
	d := r.d
	sent := d.Sents[d.SentOf(a.last)]
	verb := r.verbOver(a.last)
	for _, m := range d.Mentions {
		if m.Kind != ling.Date || m.From < sent.From || m.To > sent.To || m.Overlaps(a.in) {
			continue
		}
		if r.verbOver(m.Head) != verb || r.voice[m.Head] != r.voice[a.last] {
			continue
		}
		if w := r.time(m.Range); w.Start != "" {
			return w
		}
	}
	return acta.When{Basis: calendar.None, Precision: acta.Absent}
}

// verbOver is the verb that tok hangs from, tok itself where it is one.
func (r *reader) verbOver(tok ling.TokenID) ling.TokenID {
	for n := 0; tok != ling.None && n < 30; n++ {
		if r.d.Tags[tok].UPOS == "VERB" {
			return tok
		}
		tok = r.d.Arcs[tok].Head
	}
	return ling.None
}

// time reads the words of a date.
func (r *reader) time(in ling.Range) acta.When {
	words := make([]string, 0, in.Len())
	for t := in.From; t < in.To; t++ {
		words = append(words, r.d.Word(t))
	}
	w, ok := calendar.Read(words, r.entry.Document.Published)
	if !ok {
		return acta.When{Basis: calendar.None, Precision: acta.Vague}
	}
	w.Spans = []acta.Span{r.d.Span(in)}
	return w
}
