package ledger

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"acta"
	"acta/internal/calendar"
	"acta/internal/ling"
)

// commitment is a word that commits somebody, and what to.
type commitment struct {
	trigger ling.TokenID
	what    ling.TokenID // the head of what is committed to; the trigger where a noun has it in itself
	in      ling.Range   // both, with all that hangs from what
	by      []acta.ActorID
	rule    string
}

// pledges are the commitments to act that the text gives, in its order: of
// whoever makes them, on the word of the statement that they stand in.
func (r *reader) pledges() []acta.Pledge {
	amounts := r.amounts()
	var out []acta.Pledge
	var taken []ling.Range
	for t := range r.d.Tokens {
		if r.entry.Document.Headline.Contains(r.d.Span(ling.Range{From: ling.TokenID(t), To: ling.TokenID(t) + 1})) {
			continue // the text says it again
		}
		c, ok := r.commitment(ling.TokenID(t), amounts)
		if !ok || slices.ContainsFunc(taken, func(o ling.Range) bool { return o.Contains(c.in) }) {
			continue
		}
		taken = append(taken, c.in)
		p := acta.Pledge{By: c.by, Spans: []acta.Span{r.d.Span(c.in)}, Rules: []string{c.rule}, Action: r.action(c)}
		if v := r.voice[c.trigger]; v >= 0 {
			p.Asserted = r.said[v].ID
		}
		p.Value, p.Unit = r.quantity(c, amounts)
		p.Condition = r.condition(c)
		r.times(c, &p)
		if w := r.endOfThis(c); p.Deadline.End == "" && w.End != "" {
			p.Deadline = w
		}
		for i := range out {
			if q := &out[i]; q.Unit != "" && q.Unit == p.Unit && q.Value == p.Value && slices.Equal(q.By, p.By) {
				p.RestatedFrom = q.ID
				break
			}
		}
		p.ID = acta.PledgeID(acta.EntryID(r.entry.Document.ID, "p", p.Spans...))
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b acta.Pledge) int { return cmp.Compare(a.Spans[0].Start, b.Spans[0].Start) })
	return out
}

// commitment reads tok as a word that commits somebody.
func (r *reader) commitment(tok ling.TokenID, amounts []amount) (commitment, bool) {
	c := commitment{trigger: tok}
	lemma := r.lemma(tok)
	switch r.d.Tags[tok].UPOS {
	case "VERB", "ADJ":
		kind, ok := r.lex.Pledge("verb", lemma)
		if ok {
			return r.verbCommits(c, kind, amounts)
		}
		if _, still := r.lex.Pledge("still", lemma); !still {
			return r.willAct(c)
		}
	case "NOUN":
		if kind, ok := r.lex.Pledge("noun", lemma); ok {
			return r.nounCommits(c, kind, amounts)
		}
	}
	return c, false
}

// verbCommits is "pledged to send 20 tanks", "committed to raising".
func (r *reader) verbCommits(c commitment, kind string, amounts []amount) (commitment, bool) {
	best := 0
	for k := c.trigger + 1; int(k) < len(r.d.Tokens) && k < c.trigger+25; k++ {
		if r.d.Arcs[k].Head != c.trigger {
			continue
		}
		rank := 0
		switch rel := r.rel(k); {
		case rel == "xcomp" && r.d.Tags[k].UPOS == "VERB":
			rank = 4
		case rel == "ccomp":
			rank = 3
		case (rel == "advcl" || rel == "obl" || rel == "acl") && r.after(k, "to") && r.d.Tags[k].UPOS == "VERB":
			rank = 2
		case rel == "obj" && kind == "":
			if _, thing := r.lex.Pledge("thing", r.lemma(k)); thing || r.hasAmount(k, amounts) {
				rank = 1
			}
		}
		if kind == "infinitive" && rank != 4 {
			continue
		}
		if rank > best {
			best, c.what = rank, k
		}
	}
	if best == 0 || r.denied(c.trigger) {
		return c, false
	}
	if best == 3 && !r.future(c.what) {
		return c, false // "guarantees that it is so"
	}
	c.rule = "pledge.verb:" + r.lemma(c.trigger)
	c.in = r.reachOf(c.trigger, c.what)
	if sent := r.d.Sents[r.d.SentOf(c.trigger)]; best == 1 {
		// "$40 million [in aid]"
		for c.in.To < sent.To && r.under(c.in.To, c.trigger) && r.d.Tags[c.in.To].UPOS != "VERB" && r.d.Tags[c.in.To].UPOS != "PUNCT" {
			c.in.To++
		}
		c.in = r.trimmed(c.in)
	}
	c.by = r.committed(c.trigger)
	return c, len(c.by) > 0
}

// nounCommits is "a pledge to send", "their commitment to raising", "the 2%
// goal".
func (r *reader) nounCommits(c commitment, kind string, amounts []amount) (commitment, bool) {
	if r.rel(c.trigger) == "compound" {
		return c, false
	}
	c.what = c.trigger
	for k := c.trigger + 1; int(k) < len(r.d.Tokens) && k < c.trigger+12; k++ {
		if k == c.trigger+2 && r.d.Tags[k].UPOS == "VERB" && r.after(k, "to") {
			c.what = k // whatever the parser hangs it on
			break
		}
		if r.d.Arcs[k].Head == c.trigger && r.d.Tags[k].UPOS == "VERB" && (r.after(k, "to") || r.after(k, "of")) && (r.rel(k) == "acl" || r.rel(k) == "nmod" || r.rel(k) == "advcl") {
			c.what = k
			break
		}
	}
	c.in = r.reachOf(c.trigger, c.what)
	if c.what == c.trigger {
		c.in = r.phraseOf(c.trigger)
	}
	for k := c.in.From - 1; k >= 0 && k > c.trigger-8 && r.under(k, c.trigger) && (r.d.Tags[k].UPOS != "PUNCT" || r.d.Word(k) == "%"); k-- {
		c.in.From = k
	}
	has := slices.ContainsFunc(amounts, func(a amount) bool { return c.in.Contains(a.in) && (a.unit != "" || c.what != c.trigger) })
	if c.what == c.trigger && !has || kind == "amount" && !has {
		return c, false
	}
	c.rule = "pledge.noun:" + r.lemma(c.trigger)
	for k := c.in.From; k < c.in.To; k++ {
		if r.d.Arcs[k].Head != c.trigger {
			continue
		}
		if rel := r.d.Arcs[k].Rel; rel == "nmod:poss" || rel == "compound" || rel == "nmod" && r.prep(k) == "of" || rel == "amod" && r.isName(k) {
			if who := r.actorAt(k); who != "" {
				c.by = []acta.ActorID{who}
				break
			}
		}
	}
	if len(c.by) == 0 && c.what != c.trigger {
		c.by = r.committed(r.verbOver(c.trigger))
	}
	return c, true
}

// phraseOf is a noun and an "of" phrase after it, without clauses.
func (r *reader) phraseOf(noun ling.TokenID) ling.Range {
	sent := r.d.Sents[r.d.SentOf(noun)]
	in := ling.Range{From: noun, To: noun + 1}
	if in.To < sent.To && (strings.EqualFold(r.d.Word(in.To), "of") || strings.EqualFold(r.d.Word(in.To), "for")) {
		for in.To < sent.To && r.under(in.To, noun) && r.d.Tags[in.To].UPOS != "VERB" && r.d.Tags[in.To].UPOS != "PUNCT" && r.d.Tags[in.To].XPOS != "WDT" {
			in.To++
		}
	}
	return r.trimmed(in)
}

// willAct is "we will send", "Velland will send": an act that the speaker, or a
// state or body in the outlet's voice, says it will do.
func (r *reader) willAct(c commitment) (commitment, bool) {
	if !r.future(c.trigger) || r.denied(c.trigger) || r.rel(c.trigger) == "advcl" {
		return c, false
	}
	sent := r.d.Sents[r.d.SentOf(c.trigger)]
	if r.question(sent) {
		return c, false
	}
	subject := ling.TokenID(ling.None)
	for k := sent.From; k < c.trigger; k++ {
		if r.d.Arcs[k].Head == c.trigger && r.rel(k) == "nsubj" && !strings.HasSuffix(r.d.Arcs[k].Rel, ":pass") {
			subject = k
		}
	}
	if subject == ling.None {
		return c, false
	}
	c.what = c.trigger
	if _, goes := r.lex.Pledge("goes", r.lemma(c.trigger)); goes {
		// "will continue to send": what follows is the act
		for k := c.trigger + 1; k < min(sent.To, c.trigger+6); k++ {
			if r.d.Arcs[k].Head == c.trigger && r.rel(k) == "xcomp" && r.d.Tags[k].UPOS == "VERB" {
				c.what = k
			}
		}
		if c.what == c.trigger {
			return c, false
		}
	}
	_, act := r.lex.Pledge("act", r.lemma(c.what))
	c.in = r.reachOf(subject, c.what)
	c.in.From = min(c.in.From, subject)
	c.rule = "pledge.will:" + r.lemma(c.trigger)
	v := r.voice[c.trigger]
	who := r.actorAt(subject)
	first := false
	switch strings.ToLower(r.d.Word(subject)) {
	case "we", "i":
		first = true
	}
	if !act && !first {
		return c, false
	}
	if first && v < 0 {
		if who = cmp.Or(who, r.issuer(subject)); who == "" {
			return c, false
		}
		c.by = []acta.ActorID{who}
		return c, true
	}
	if v >= 0 {
		speaker := r.said[v].Source.Actor
		switch strings.ToLower(r.d.Word(subject)) {
		case "we", "i":
			who = speaker
		case "it", "he", "she", "they":
			who = cmp.Or(who, speaker)
		}
		if who == "" || speaker == "" || !r.speaksFor(speaker, who) && !r.speaksFor(who, speaker) {
			return c, false // what one says that another will do is no pledge
		}
		if class := r.said[v].Cue.Class; class == "ask" || class == "doubt" || class == "demand" || class == "request" || class == "want" {
			return c, false
		}
	} else if a := r.actors[who]; a == nil || a.Kind != acta.KindState && a.Kind != acta.KindIGO && a.Kind != acta.KindBody && a.Kind != acta.KindForce && a.Kind != acta.KindBloc {
		return c, false
	}
	c.by = []acta.ActorID{who}
	return c, true
}

// issuer is who "we" at tok is, in the voice of a text that speaks for a state or body:
// the last one before it that a clause is about.
func (r *reader) issuer(tok ling.TokenID) acta.ActorID {
	for k := tok - 1; k >= 0; k-- {
		if r.rel(k) != "nsubj" {
			continue
		}
		who := r.actorAt(k)
		if a := r.actors[who]; a != nil && (a.Kind == acta.KindState || a.Kind == acta.KindBody || a.Kind == acta.KindIGO || a.Kind == acta.KindBloc) {
			return who
		}
	}
	return ""
}

// future reports whether tok has "will" or "shall" before it.
func (r *reader) future(tok ling.TokenID) bool {
	for k := tok - 1; k >= 0 && k > tok-6; k-- {
		if r.d.Arcs[k].Head == tok && r.rel(k) == "aux" {
			switch strings.ToLower(r.d.Word(k)) {
			case "will", "shall", "'ll", "’ll", "would":
				return true
			}
		}
	}
	return false
}

// denied reports whether tok is negated.
func (r *reader) denied(tok ling.TokenID) bool {
	for k := tok - 1; k >= 0 && k > tok-6; k-- {
		if r.d.Arcs[k].Head == tok && r.negation(k) {
			return true
		}
	}
	return false
}

// after reports whether word marks tok.
func (r *reader) after(tok ling.TokenID, word string) bool {
	for k := tok - 1; k >= 0 && k > tok-5; k-- {
		if r.d.Arcs[k].Head == tok && strings.EqualFold(r.d.Word(k), word) {
			return true
		}
	}
	return false
}

func (r *reader) hasAmount(tok ling.TokenID, amounts []amount) bool {
	return slices.ContainsFunc(amounts, func(a amount) bool { return r.under(a.last, tok) })
}

// reachOf is from trigger to the last token that hangs from what, within the
// sentence and without the stop.
func (r *reader) reachOf(trigger, what ling.TokenID) ling.Range {
	sent := r.d.Sents[r.d.SentOf(trigger)]
	in := ling.Range{From: min(trigger, what), To: max(trigger, what) + 1}
	for k := in.To; k < sent.To; k++ {
		if !r.under(k, what) {
			break
		}
		if rel := r.rel(k); r.d.Arcs[k].Head == what && (rel == "parataxis" || rel == "conj" || rel == "cc") && what != trigger {
			break
		}
		if h := r.d.Arcs[k].Head; r.d.Word(k) == "," && h > k && (r.rel(h) == "appos" || r.d.Arcs[h].Rel == "acl:relcl") {
			break // ", a target that"
		}
		in.To = k + 1
	}
	return r.trimmed(in)
}

// trimmed is in without the marks and joining words at its end.
func (r *reader) trimmed(in ling.Range) ling.Range {
	for in.To > in.From+1 {
		switch r.d.Tags[in.To-1].UPOS {
		case "PUNCT", "CCONJ", "ADP", "PART", "SCONJ":
			in.To--
			continue
		}
		break
	}
	return in
}

// committed is whom a verb commits: the source of the statement that it is the
// cue of, else its subject, or that of the verb it joins.
func (r *reader) committed(verb ling.TokenID) []acta.ActorID {
	if verb == ling.None {
		return nil
	}
	at := r.d.Tokens[verb]
	for i := range r.said {
		for _, c := range r.said[i].Cue.Spans {
			if c.Contains(acta.Span{Start: at.Start, End: at.End}) && r.said[i].Source.Actor != "" {
				return []acta.ActorID{r.said[i].Source.Actor}
			}
		}
	}
	for n := 0; verb != ling.None && n < 4; n++ {
		sent := r.d.Sents[r.d.SentOf(verb)]
		for k := sent.From; k < sent.To; k++ {
			if r.d.Arcs[k].Head == verb && r.rel(k) == "nsubj" {
				if who := r.actorAt(k); who != "" {
					return []acta.ActorID{who}
				}
				if w := strings.ToLower(r.d.Word(k)); r.voice[k] >= 0 && (w == "we" || w == "i") {
					if who := r.said[r.voice[k]].Source.Actor; who != "" {
						return []acta.ActorID{who}
					}
				} else if w == "we" {
					if who := r.issuer(k); who != "" {
						return []acta.ActorID{who}
					}
				}
				return nil
			}
		}
		if rel := r.rel(verb); rel != "advcl" && rel != "conj" && rel != "xcomp" && rel != "acl" {
			return nil
		}
		verb = r.d.Arcs[verb].Head
	}
	return nil
}

// actorAt is the actor that a mention with tok names: of those with tok in them
// the shortest.
func (r *reader) actorAt(tok ling.TokenID) acta.ActorID {
	at := r.d.Tokens[tok]
	span := acta.Span{Start: at.Start, End: at.End}
	who, length := acta.ActorID(""), 1<<30
	for i := range r.entry.Actors {
		for _, m := range r.entry.Actors[i].Mentions {
			if m.Span.Contains(span) && m.Span.Len() < length {
				who, length = r.entry.Actors[i].ID, m.Span.Len()
			}
		}
	}
	if who == "" {
		who, _ = r.calledAt(ling.Range{From: tok, To: tok + 1})
	}
	return who
}

// action is what is committed to, in the text's words.
func (r *reader) action(c commitment) string {
	in := c.in
	if c.what > c.trigger {
		in.From = c.what
	} else if c.what == c.trigger && strings.HasPrefix(c.rule, "pledge.will") {
		in.From = c.what
	}
	for k := c.trigger + 1; k < c.what; k++ {
		if r.under(k, c.what) && r.rel(k) != "mark" && r.rel(k) != "case" && r.d.Tags[k].UPOS != "PUNCT" {
			in.From = k
			break
		}
	}
	return strings.Join(strings.Fields(r.d.Words(in)), " ")
}

// quantity is how much is committed: a share or money before other numbers.
func (r *reader) quantity(c commitment, amounts []amount) (float64, string) {
	value, unit := 0.0, ""
	for _, a := range amounts {
		if !c.in.Contains(a.in) {
			continue
		}
		if a.unit == "%" {
			if of := r.shareOf(a); of != "" {
				return a.value, "% of " + of
			}
			return a.value, "%"
		}
		if a.unit != "" {
			return a.value, a.unit
		}
		if _, counted := r.counted(a); counted != "" && unit == "" {
			value, unit = a.value, counted
		}
	}
	return value, unit
}

// times reads by when and since when.
func (r *reader) times(c commitment, p *acta.Pledge) {
	sent := r.d.Sents[r.d.SentOf(c.trigger)]
	verb := r.verbOver(c.trigger)
	for _, m := range r.d.Mentions {
		if m.Kind != ling.Date || m.From < sent.From || m.To > sent.To || slices.ContainsFunc(p.Condition, r.d.Span(m.Range).Overlaps) {
			continue
		}
		first := strings.ToLower(r.d.Word(m.From))
		before := ""
		if from := r.endOf(m.From, sent); from > sent.From {
			before = strings.ToLower(r.d.Word(from - 1))
		}
		under := c.in.Has(m.Head)
		_, by := r.lex.Pledge("deadline", before)
		_, in := r.lex.Pledge("deadline", first)
		_, since := r.lex.Pledge("since", before)
		switch {
		case under && (by || in):
			w := r.time(m.Range)
			for from := m.From + 1; w.End == "" && from < m.To; from++ {
				w = r.time(ling.Range{From: from, To: m.To}) // "the end of 2027"
			}
			if w.End != "" {
				w.End = r.ahead(w)
				w.Start = w.End // by the end of it
				p.Deadline = w
			}
		case under && since:
			p.Since = r.time(m.Range)
		case verb != ling.None && r.verbOver(m.Head) == verb && c.what == c.trigger:
			if _, set := r.lex.Pledge("since", r.lemma(verb)); set {
				p.Since = r.time(m.Range)
			}
		}
	}
}

// endOfThis is the last day of the year, month or week of the text, where the words of c
// set it as the day by which: "before the end of the year".
func (r *reader) endOfThis(c commitment) acta.When {
	for k := c.in.From; k+3 < c.in.To; k++ {
		if strings.ToLower(r.d.Words(ling.Range{From: k, To: k + 3})) != "end of the" {
			continue
		}
		w, ok := calendar.Read([]string{"this", r.d.Word(k + 3)}, r.entry.Document.Published)
		if ok && w.End != "" {
			w.Start, w.Spans = w.End, []acta.Span{r.d.Span(ling.Range{From: k, To: k + 4})}
			return w
		}
	}
	return acta.When{}
}

// ahead is the end of a time that is still to come: a Friday or a July that is named
// without its year, and lies before the day of the text, is the next one.
func (r *reader) ahead(w acta.When) string {
	end, err := time.Parse(time.DateOnly, w.End)
	if published := r.entry.Document.Published; err != nil || w.Basis != calendar.Relative || published == "" || w.End >= published {
		return w.End
	}
	switch w.Granularity {
	case calendar.Day:
		end = end.AddDate(0, 0, 7)
	case calendar.Month:
		end = end.AddDate(1, 0, 0)
	}
	return end.Format(time.DateOnly)
}

// endOf is where "the end of" begins before tok, or tok.
func (r *reader) endOf(tok ling.TokenID, sent ling.Range) ling.TokenID {
	for tok > sent.From {
		switch strings.ToLower(r.d.Word(tok - 1)) {
		case "the", "end", "close", "of", "late", "early":
			tok--
			continue
		}
		break
	}
	return tok
}

// condition is the clause that a commitment depends on.
func (r *reader) condition(c commitment) []acta.Span {
	sent := r.d.Sents[r.d.SentOf(c.trigger)]
	for k := sent.From; k < sent.To; k++ {
		if _, ok := r.lex.Pledge("if", strings.ToLower(r.d.Word(k))); !ok {
			continue
		}
		head := r.d.Arcs[k].Head
		if head == ling.None || r.rel(k) != "mark" {
			if strings.ToLower(r.d.Word(k)) != "provided" {
				continue
			}
			head = k
		}
		if over := r.d.Arcs[head].Head; over != c.what && over != c.trigger && head != k {
			continue
		}
		in := r.below(head, sent)
		in.From = max(in.From, min(k, head))
		for in.To > in.From+1 && r.d.Tags[in.To-1].UPOS == "PUNCT" {
			in.To--
		}
		return []acta.Span{r.d.Span(in)}
	}
	return nil
}
