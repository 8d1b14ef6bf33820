package ledger

import (
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// headline finds parts of the headline that are in the outlet's voice and whose
// words the text gives on one party's word only.
func (r *reader) headline() []acta.Finding {
	h := r.entry.Document.Headline
	if h.Empty() {
		return nil
	}
	in := tokens(r.d, h)
	for _, part := range r.parts(in) {
		if f, ok := r.onOneWord(part, in.To, headlineWords, "The headline"); ok {
			f.Spans = slices.Insert(f.Spans, 0, h)
			return []acta.Finding{f}
		}
	}
	return nil
}

// headlineWords is how many content words a headline must share with a
// statement, leadWords a lead, besides states.
const (
	headlineWords = 2
	leadWords     = 3
	leastAll      = 3 // states among them
)

// parts are the stretches of a headline between colons and dashes.
func (r *reader) parts(in ling.Range) []ling.Range {
	var out []ling.Range
	from := in.From
	for t := in.From; t < in.To; t++ {
		switch r.d.Word(t) {
		case ":", "–", "—", "|", ";":
			out = append(out, ling.Range{From: from, To: t})
			from = t + 1
		}
	}
	return append(out, ling.Range{From: from, To: in.To})
}

// lead finds sentences of the first paragraph in the outlet's voice whose words
// the text gives on one party's word only.
func (r *reader) lead() []acta.Finding {
	for _, p := range r.entry.Document.Paragraphs {
		if p == r.entry.Document.Headline {
			continue
		}
		in := tokens(r.d, p)
		if in.Empty() {
			return nil
		}
		var out []acta.Finding
		for at := in.From; at < in.To; {
			sent := r.d.Sents[r.d.SentOf(at)]
			at = sent.To
			if r.datelined(sent) {
				continue
			}
			if f, ok := r.onOneWord(sent, in.To, leadWords, "The lead"); ok {
				f.Spans = slices.Insert(f.Spans, 0, r.d.Span(sent))
				out = append(out, f)
			}
		}
		return out
	}
	return nil
}

// datelined reports whether a sentence is no more than what an agency's file begins
// with: it ends in a colon.
func (r *reader) datelined(sent ling.Range) bool {
	return !sent.Empty() && r.d.Word(sent.To-1) == ":"
}

// onOneWord looks for what part says in the text after it: it is found where
// statements of one party alone have the words of part, the outlet's own voice
// has them nowhere, and part names no speaker.
func (r *reader) onOneWord(part ling.Range, after ling.TokenID, least int, what string) (acta.Finding, bool) {
	var bag []string
	for t := part.From; t < part.To; t++ {
		if r.voice[t] != voiceOwn || r.said0(t) {
			return acta.Finding{}, false
		}
		if !r.inPerson(t) {
			bag = r.bag(bag, ling.Range{From: t, To: t + 1})
		}
	}
	if weight(bag) < least || r.question(part) || r.quotes(part) {
		return acta.Finding{}, false
	}
	var found []int
	best := 0
	for i := range r.said {
		s := &r.said[i]
		if s.title || !s.speaks || s.content[0].From < after || !r.voiced(s) {
			continue
		}
		words, states := r.sharedClose(r.without(bag, s.Source.Actor), s)
		if words < least || words+states < leastAll || words*2 < weight(bag) || r.doneBy(part, s.Source.Actor) {
			continue
		}
		if r.noParty(s.Source.Actor) || r.plain(s) {
			return acta.Finding{}, false
		}
		if r.denies(part) != r.deniesIn(s) {
			continue // it says the opposite
		}
		if s.Source.Actor == "" {
			return acta.Finding{}, false // who says it is not known
		}
		best = max(best, words+states)
		found = append(found, i)
	}
	if len(found) == 0 {
		return acta.Finding{}, false
	}
	party := r.said[found[0]].party
	for _, i := range found {
		if r.said[i].party != party {
			return acta.Finding{}, false
		}
	}
	if r.ownWords(bag, after) >= best {
		return acta.Finding{}, false
	}
	f := acta.Finding{Says: fmt.Sprintf("%s says in the outlet's voice what the text gives only on the word of %s.", what, r.name(r.said[found[0]].Source.Actor))}
	for _, i := range found {
		f.Spans = append(f.Spans, r.said[i].Content...)
		f.Entries = append(f.Entries, string(r.said[i].ID))
	}
	return f, true
}

// inPerson reports whether tok is part of a person's name.
func (r *reader) inPerson(tok ling.TokenID) bool {
	if !r.isName(tok) {
		return false
	}
	at := r.d.Tokens[tok]
	for i := range r.entry.Actors {
		a := &r.entry.Actors[i]
		if a.Kind != acta.KindPerson {
			continue
		}
		for _, m := range a.Mentions {
			if m.Form == acta.FormName && m.Span.Contains(acta.Span{Start: at.Start, End: at.End}) {
				return true
			}
		}
	}
	return false
}

// without is bag without the words of an actor's name: whoever speaks is named
// by both.
func (r *reader) without(bag []string, id acta.ActorID) []string {
	a := r.actors[id]
	if a == nil {
		return bag
	}
	name := strings.ToLower(a.Name)
	return slices.DeleteFunc(slices.Clone(bag), func(w string) bool { return strings.Contains(name, w) })
}

// sharedClose is the most that one sentence of the content of s shares with bag.
func (r *reader) sharedClose(bag []string, s *said) (words, states int) {
	for _, c := range s.content {
		for at := c.From; at < c.To; {
			part := ling.Range{From: at, To: min(c.To, r.d.Sents[r.d.SentOf(at)].To)}
			at = part.To
			if w, st := shared(bag, r.bag(nil, part)); w+st > words+states {
				words, states = w, st
			}
		}
	}
	return words, states
}

// said0 reports whether tok is a word that says something: "says", "warning". Of
// what only may, as "order" and "find", a statement would have been found.
func (r *reader) said0(tok ling.TokenID) bool {
	if up := r.d.Tags[tok].UPOS; up != "VERB" && up != "NOUN" {
		return false
	}
	if r.word("headlinesay", tok) {
		return true
	}
	for _, line := range r.lex.Cue(r.lemma(tok)) {
		switch line.Class {
		case "accuse", "deny", "warn", "threaten", "doubt", "promise":
			return line.Context == "" && r.d.Tags[tok].UPOS == "VERB"
		}
	}
	return false
}

// doneBy reports whether part is what an actor does: whoever announces an act of
// its own is no party to a claim.
func (r *reader) doneBy(part ling.Range, id acta.ActorID) bool {
	a := r.actors[id]
	if a == nil {
		return false
	}
	for t := part.From; t < part.To; t++ {
		if w := strings.ToLower(r.d.Word(t)); len(w) > 4 && strings.Contains(strings.ToLower(a.Office), w) && r.d.Tags[t].UPOS == "NOUN" {
			return true
		}
	}
	for _, m := range a.Mentions {
		in := tokens(r.d, m.Span)
		if !part.Contains(in) {
			continue
		}
		for t := in.From; t < in.To; t++ {
			if h := r.d.Arcs[t].Head; !in.Has(h) && strings.HasPrefix(r.rel(t), "nsubj") {
				return true
			}
		}
	}
	return false
}

// plain reports whether s is no more than news with its source in the first
// paragraph: somebody says so there, without weight.
func (r *reader) plain(s *said) bool {
	if s.Cue.Class != "neutral" && s.Cue.Class != "report" {
		return false
	}
	return r.paragraph(s) <= r.firstParagraph()
}

// firstParagraph is the index of the first paragraph that is no headline.
func (r *reader) firstParagraph() int {
	return slices.IndexFunc(r.entry.Document.Paragraphs, func(p acta.Span) bool { return p != r.entry.Document.Headline })
}

// noParty reports whether an actor is a paper, an outlet, a poll, the police or
// somebody without a name, who carry what others say or did.
func (r *reader) noParty(id acta.ActorID) bool {
	a := r.actors[id]
	if a == nil {
		return false
	}
	if a.Kind == acta.KindUnnamed || a.Kind == acta.KindPeople {
		return true
	}
	for w := range strings.FieldsSeq(strings.ToLower(a.Name)) {
		if _, outlet := r.lex.LedgerWord("outlet", strings.TrimSuffix(w, "s")); outlet {
			return true
		}
	}
	return a.Kind == acta.KindDocument || a.Kind == acta.KindMedia || slices.Contains(a.Sector, "COP")
}

func (r *reader) denies(in ling.Range) bool {
	for t := in.From; t < in.To; t++ {
		if r.negation(t) {
			return true
		}
	}
	return false
}

func (r *reader) deniesIn(s *said) bool {
	return slices.ContainsFunc(s.content, r.denies)
}

// quotes reports whether part has quotation marks, which are attribution enough.
func (r *reader) quotes(part ling.Range) bool {
	for t := part.From; t < part.To; t++ {
		if r.isMark(t) {
			return true
		}
	}
	return false
}

// question reports whether in asks, or begins as what an essay answers: "How".
func (r *reader) question(in ling.Range) bool {
	if in.Empty() {
		return false
	}
	switch strings.ToLower(r.d.Word(in.From)) {
	case "how", "why", "what", "who", "where", "when", "which":
		return true
	}
	return r.d.Word(in.To-1) == "?"
}

// ownWords is how many words of bag the best sentence after a place has in the
// outlet's own voice.
func (r *reader) ownWords(bag []string, after ling.TokenID) int {
	best := 0
	for _, sent := range r.d.Sents {
		if sent.From < after {
			continue
		}
		var own []string
		for t := sent.From; t < sent.To; t++ {
			if r.voice[t] == voiceOwn {
				own = r.bag(own, ling.Range{From: t, To: t + 1})
			}
		}
		words, states := shared(bag, own)
		best = max(best, words+states)
	}
	return best
}
