package resolver

import (
	"cmp"
	"slices"
	"strings"

	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// form is what a personal pronoun asks of the thing it stands for.
type form struct {
	person     int // 1, 2, 3
	gender     gender
	number     number
	reflexive  bool
	possessive bool
}

var forms = map[string]form{
	"i": {person: 1}, "me": {person: 1}, "my": {person: 1, possessive: true}, "mine": {person: 1}, "myself": {person: 1, reflexive: true},
	"we": {person: 1, number: plural}, "us": {person: 1, number: plural}, "our": {person: 1, number: plural, possessive: true},
	"ours": {person: 1, number: plural}, "ourselves": {person: 1, number: plural, reflexive: true},
	"you": {person: 2}, "your": {person: 2, possessive: true}, "yours": {person: 2}, "yourself": {person: 2, reflexive: true},
	"he": {person: 3, gender: male}, "him": {person: 3, gender: male}, "his": {person: 3, gender: male, possessive: true},
	"himself": {person: 3, gender: male, reflexive: true},
	"she":     {person: 3, gender: female}, "her": {person: 3, gender: female}, "hers": {person: 3, gender: female},
	"herself": {person: 3, gender: female, reflexive: true},
	"it":      {person: 3, gender: neuter}, "its": {person: 3, gender: neuter, possessive: true},
	"itself": {person: 3, gender: neuter, reflexive: true},
	"they":   {person: 3, number: plural}, "them": {person: 3, number: plural}, "their": {person: 3, number: plural, possessive: true},
	"theirs": {person: 3, number: plural}, "themselves": {person: 3, number: plural, reflexive: true},
}

// formOf is the form of the pronoun m, false where it is no personal pronoun.
func (w *work) formOf(m ling.Mention) (form, bool) {
	f, ok := forms[strings.ToLower(w.q.Word(m.Head))]
	if w.q.Tags[m.Head].XPOS == "PRP$" {
		f.possessive = true
	}
	return f, ok
}

// pronouns ties the pronouns of the third person: first those of the reporter,
// in text order, then those inside quotations.
func (w *work) pronouns() {
	for _, quoted := range []bool{false, true} {
		for i, m := range w.q.Mentions {
			if m.Kind != ling.Pronoun || w.of[i] != nil || w.quoted[m.Head] != quoted {
				continue
			}
			f, ok := w.formOf(m)
			if !ok || f.person != 3 || phrase.Rel(&w.q.Parsed, m.Head) == "expl" {
				continue
			}
			e, rule := w.choose(ling.MentionID(i), f)
			switch {
			case e != nil:
				w.join(ling.MentionID(i), e, rule)
				if e.human && e.gender == unknown && f.gender != unknown {
					e.gender = f.gender
				}
			case rule != "":
				alone := w.add(ling.MentionID(i), rule)
				alone.kind, alone.gender, alone.number = ling.Pronoun, f.gender, f.number
				alone.human = f.gender == male || f.gender == female
			}
		}
	}
}

// choose finds what the pronoun m stands for, by the network where there is one
// and the vectors that it reads; else see antecedent.
func (w *work) choose(id ling.MentionID, f form) (*entity, string) {
	m := w.q.Mentions[id]
	if f.reflexive {
		if e := w.subjectOf(m, f); e != nil {
			return e, ruleReflexive
		}
	}
	if len(w.q.Vectors) == 0 || w.net == nil && w.cases == nil {
		return w.antecedent(id, f)
	}
	told, why := w.told(id, f, w.coArguments(m, f))
	if why == ruleContinuity {
		return told, why
	}
	c := w.caseOf(id, f)
	if len(c.Options) == 1 {
		return nil, ""
	}
	if w.cases != nil {
		for k := range c.Options {
			c.Options[k].Mentions = slices.Clone(c.Options[k].Mentions) // doc sorts them
		}
		defer func() { *w.cases = append(*w.cases, c) }()
	}
	if w.net == nil {
		return w.antecedent(id, f)
	}
	w.net.weigh(&w.arena, &w.q.Encoded, &c)
	for k := range c.Options {
		if o := &c.Options[k]; told != nil && o.e == told && o.Prob >= credible {
			return told, why
		}
	}
	sure := float32(1)
	if quote, speaks := w.source[m.Range]; speaks {
		sure = w.speaking(&c, quote)
	}
	best, second := 0, float32(0)
	for k, o := range c.Options {
		if o.Prob > c.Options[best].Prob {
			best = k
		}
	}
	for k, o := range c.Options {
		if k != best {
			second = max(second, o.Prob)
		}
	}
	o := &c.Options[best]
	switch {
	case best == 0:
		return nil, ""
	case o.Prob < least*sure || o.Prob-second < lead*sure:
		return nil, rulePronounAmbiguous
	case o.At > id:
		return o.e, ruleAhead
	}
	return o.e, ruleWeighed
}

// told is the speaker that the pronoun id stands for by its place beside or in
// what somebody says, or nil.
func (w *work) told(id ling.MentionID, f form, blocked map[*entity]bool) (*entity, string) {
	m := w.q.Mentions[id]
	speaker, sayer := w.speakerAround(m)
	// He, in what somebody says in the reporter's words, is the one who says it.
	if !w.quoted[m.Head] && speaker != nil && sayer < m.From && fits(speaker, f) && !blocked[speaker] &&
		(phrase.Rel(&w.q.Parsed, m.Head) == "nsubj" || f.possessive) {
		// "Dovar said Mirel had lost his job": his is Mirel's.
		if e := w.subjectOf(m, f); !f.possessive || e == nil || e == speaker {
			return speaker, ruleContent
		}
	}
	// "…," he said: the one who spoke just before goes on.
	if _, source := w.source[m.Range]; source {
		if e := w.lastSpeaker(id, f); e != nil && !blocked[e] {
			return e, ruleContinuity
		}
	}
	return nil, ""
}

// The least probability of the best option, by how much it must lead, and the
// least of one that a rule points at.
const (
	least    = 0.35
	lead     = 0.1
	credible = 0.15
)

// candidate is an entity that a pronoun may stand for.
type candidate struct {
	e     *entity
	at    ling.MentionID // its mention nearest before the pronoun
	score float64
}

// weights of what speaks for a candidate, in no unit but each other's.
type weights struct {
	subject, object float64 // its place in its clause
	speaker         float64 // it speaks a quote
	parallel        float64 // its place is that of the pronoun
	name            float64
	gender          float64 // is known to agree
	topic           float64 // for each earlier mention, up to topicMax
	sentence, token float64 // cost of each between it and the pronoun
	nested          float64 // cost: inside another phrase, or on the other side of quotation marks
	person          float64 // a common noun for he or she, cost
	plural          float64 // they for a group named in the singular, cost
	margin          float64 // by which the best must lead
}

const topicMax = 5

// defaults were set by hand, then moved one by one for the pronouns of GUM's
// training texts and of GAP's development texts, where a wrong link cost as
// much as a right one won.
var defaults = weights{
	subject: 1.9, object: 0.5, speaker: 1, parallel: 0.5, gender: 1.1, topic: 0.3,
	sentence: 2.4, token: 0.005, nested: 0.3, person: 0.3, margin: 0.6,
}

// Reach, in sentences.
const (
	pronounReach    = 3
	onlyReach       = 8 // where nothing else fits
	continuityReach = 4
)

// antecedent finds what the pronoun m stands for, or the rule that says why
// nothing was found; both empty where nothing fits at all.
func (w *work) antecedent(id ling.MentionID, f form) (*entity, string) {
	d := &w.q.Parsed
	m, here := w.q.Mentions[id], w.sent[id]
	blocked := w.coArguments(m, f)
	speaker, _ := w.speakerAround(m)
	if e, rule := w.told(id, f, blocked); e != nil {
		return e, rule
	}
	var list []candidate
	for _, s := range w.before(id, onlyReach) {
		e, at := s.e, s.at
		if !fits(e, f) || blocked[e] || w.quoted[m.Head] && e == speaker || w.q.Mentions[at].Contains(m.Range) || w.inAdjunct(w.q.Mentions[at], m) {
			continue
		}
		far := int(here - w.sent[at])
		list = append(list, candidate{e, at, w.score(e, at, m, f, far)})
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	near := 0
	for _, c := range list {
		if int(here-w.sent[c.at]) <= pronounReach {
			near++
		}
	}
	switch {
	case len(list) == 0:
		if e := w.ahead(m, f); e != nil {
			return e, ruleAhead
		}
		return nil, ""
	case near == 0 && (len(list) > 1 || !list[0].e.human):
		return nil, rulePronounAmbiguous
	case len(list) == 1 && list[0].e.human:
		return list[0].e, ruleOnly
	case len(list) > 1 && list[0].score-list[1].score < w.weights.margin:
		return nil, rulePronounAmbiguous
	case int(here-w.sent[list[0].at]) > pronounReach:
		return nil, rulePronounAmbiguous
	case phrase.Rel(d, w.q.Mentions[list[0].at].Head) == "nsubj":
		return list[0].e, ruleSubject
	}
	return list[0].e, ruleNearest
}

// fits reports whether e may be what a pronoun of form f stands for.
func fits(e *entity, f form) bool {
	if f.number == plural {
		return e.number == plural || e.number == either && e.kind != ling.PersonName
	}
	if e.number == plural {
		return false
	}
	switch f.gender {
	case male, female:
		return e.human && (e.gender == unknown || e.gender == f.gender)
	case neuter:
		return !e.human && e.kind != ling.Pronoun || e.kind == ling.Pronoun && e.gender == neuter
	}
	return true
}

// inAdjunct reports whether n stands in a clause without a subject that hangs on
// the verb whose subject m is: "Placed under a Dr. Tarn, he".
func (w *work) inAdjunct(n, m ling.Mention) bool {
	d := &w.q.Parsed
	if phrase.Rel(d, m.Head) != "nsubj" || w.q.SentOf(n.From) != w.q.SentOf(m.From) {
		return false
	}
	verb := d.Arcs[m.Head].Head
	for tok := n.Head; tok != ling.None && tok != verb; tok = d.Arcs[tok].Head {
		if phrase.Rel(d, tok) != "advcl" || d.Arcs[tok].Head != verb {
			continue
		}
		sent := d.Sents[d.SentOf(tok)]
		for at := sent.From; at < sent.To; at++ {
			if d.Arcs[at].Head == tok && phrase.Rel(d, at) == "nsubj" {
				return false
			}
		}
		return true
	}
	return false
}

func (w *work) score(e *entity, at ling.MentionID, m ling.Mention, f form, far int) float64 {
	d := &w.q.Parsed
	n := w.q.Mentions[at]
	c := &w.weights
	s := -c.sentence*float64(far) - c.token*float64(m.From-n.From)
	role := phrase.Rel(d, n.Head)
	if role == "flat" || role == "compound" || role == "appos" {
		if h := d.Arcs[n.Head].Head; h != ling.None {
			role = phrase.Rel(d, h)
		}
	}
	switch role {
	case "nsubj":
		s += c.subject
	case "obj", "iobj":
		s += c.object
	case "nmod":
		s -= c.nested
	}
	if role == phrase.Rel(d, m.Head) && role != "nmod" {
		s += c.parallel
	}
	if w.speaks[at] {
		s += c.speaker
	}
	switch {
	case e.kind.IsName():
		s += c.name
	case e.human && f.number == singular:
		s -= c.person
	}
	if f.number == plural && e.number != plural {
		s -= c.plural
	}
	if f.gender != unknown && e.gender == f.gender && f.gender != neuter {
		s += c.gender
	}
	earlier := 0
	for _, x := range e.mentions {
		if x < at {
			if earlier++; earlier == topicMax {
				break
			}
		}
	}
	s += c.topic * float64(earlier)
	if w.quoted[n.Head] != w.quoted[m.Head] {
		s -= c.nested
	}
	return s
}

// speakerAround is the entity that speaks the innermost quote around m, and the
// first token of its mention.
func (w *work) speakerAround(m ling.Mention) (*entity, ling.TokenID) {
	for q := w.inner[m.Head]; q != ling.None; q = w.q.Quotes[q].Within {
		if s := w.q.Quotes[q].Speaker; s != ling.None && w.of[s] != nil {
			return w.of[s], w.q.Mentions[s].From
		}
	}
	return nil, 0
}

// lastSpeaker is who spoke the last quote before the mention id, where it fits
// and nobody else who fits was named since by the reporter.
func (w *work) lastSpeaker(id ling.MentionID, f form) *entity {
	others := map[*entity]bool{}
	for at := id - 1; at >= 0 && w.sent[id]-w.sent[at] <= continuityReach; at-- {
		e, head := w.of[at], w.q.Mentions[at].Head
		if e == nil || w.inner[head] != ling.None || w.quoted[head] {
			continue
		}
		if w.speaks[at] {
			delete(others, e)
			if len(others) > 0 || !fits(e, f) {
				return nil
			}
			return e
		}
		if e.human && fits(e, f) {
			others[e] = true
		}
	}
	return nil
}

// coArguments are the entities that m cannot be, as they stand beside it at one
// verb, or hold it: "Dovar praised him".
func (w *work) coArguments(m ling.Mention, f form) map[*entity]bool {
	d := &w.q.Parsed
	if f.possessive || f.reflexive {
		return nil
	}
	head := d.Arcs[m.Head].Head
	if head == ling.None {
		return nil
	}
	var out map[*entity]bool
	for tok := d.Sents[d.SentOf(m.Head)].From; tok < d.Sents[d.SentOf(m.Head)].To; tok++ {
		if d.Arcs[tok].Head != head || tok == m.Head {
			continue
		}
		switch phrase.Rel(d, tok) {
		case "nsubj", "obj", "iobj", "obl":
			for _, n := range w.byHead[tok] {
				if e := w.of[n]; e != nil {
					if out == nil {
						out = map[*entity]bool{}
					}
					out[e] = true
				}
			}
		}
	}
	return out
}

// subjectOf is the entity that is the subject of the clause of m, if it fits.
func (w *work) subjectOf(m ling.Mention, f form) *entity {
	d := &w.q.Parsed
	for verb := d.Arcs[m.Head].Head; verb != ling.None; verb = d.Arcs[verb].Head {
		sent := d.Sents[d.SentOf(m.Head)]
		for tok := sent.From; tok < sent.To; tok++ {
			if d.Arcs[tok].Head != verb || phrase.Rel(d, tok) != "nsubj" {
				continue
			}
			for _, n := range w.byHead[tok] {
				if e := w.of[n]; e != nil && fits(e, f) {
					return e
				}
			}
			return nil
		}
	}
	return nil
}

// ahead is the subject of the main clause where m stands in a clause before it.
func (w *work) ahead(m ling.Mention, f form) *entity {
	d := &w.q.Parsed
	sent := d.Sents[d.SentOf(m.From)]
	for tok := m.Head; tok != ling.None; tok = d.Arcs[tok].Head {
		if phrase.Rel(d, tok) != "advcl" {
			continue
		}
		main := d.Arcs[tok].Head
		for t := m.To; t < sent.To; t++ {
			if d.Arcs[t].Head != main || phrase.Rel(d, t) != "nsubj" {
				continue
			}
			for _, n := range w.byHead[t] {
				if e := w.of[n]; e != nil && e.human && fits(e, f) {
					return e
				}
			}
		}
	}
	return nil
}

// firstPersons ties I and we inside quotations to who speaks them.
func (w *work) firstPersons() {
	for i, m := range w.q.Mentions {
		if m.Kind != ling.Pronoun || w.of[i] != nil || !w.quoted[m.Head] {
			continue
		}
		f, ok := w.formOf(m)
		if !ok || f.person != 1 {
			continue
		}
		e, _ := w.speakerAround(m)
		if e == nil {
			e = w.strangerAround(m)
		}
		if e == nil {
			continue
		}
		w.join(ling.MentionID(i), e, map[bool]string{true: ruleSpeakerWe, false: ruleSpeaker}[f.number == plural])
	}
}

// strangerAround makes an entity of the speaker of the quote around m, where it
// is a pronoun that stands for nothing known.
func (w *work) strangerAround(m ling.Mention) *entity {
	q := w.inner[m.Head]
	if q == ling.None || w.q.Quotes[q].Speaker == ling.None {
		return nil
	}
	s := w.q.Quotes[q].Speaker
	if w.of[s] == nil {
		w.add(s, ruleFirst).human = true
	}
	return w.of[s]
}
