package ledger

import (
	"fmt"
	"strings"

	"acta"
	"acta/internal/ling"
)

// unnamed are plural sources without a name, "officials", for whom nobody speaks by
// name in the same place either, see hasName.
func (r *reader) unnamed() []acta.Finding {
	var out []acta.Finding
	at := map[string]int{}
	for i := range r.said {
		s := &r.said[i]
		a := r.nameless(s)
		if a == nil {
			continue
		}
		head := r.pluralHead(s.Source.Spans[0])
		if head == ling.None {
			head = r.several(s)
		}
		if head == ling.None {
			head = r.firstPlural(s)
		}
		who := ling.TokenID(ling.None)
		if head == ling.None {
			if who = r.thoseWho(s); who != ling.None {
				head = who
			}
		}
		if head == ling.None || who == ling.None && !r.word("officials", head) && !r.folk(s, head) && !r.insider(s, head) {
			continue
		}
		if r.word("side", head) && (!r.contends(s) || s.Cue.Class == "warn" && s.Cue.Lemma != "warn") && s.Cue.Class != "doubt" && s.Manner == acta.Indirect {
			continue // what a camp thinks is no more than what makes it one
		}
		if s.Cue.Lemma == "charge" || s.Cue.Lemma == "charge with" || s.Cue.Class == "accuse" && r.d.Tags[s.at].XPOS == "VBG" || r.polled(s) || r.mutual(s) || r.reasons(s) || r.inferred(s) {
			continue // in court, not told as said, in a poll, of each other, with a reason in the text, or guessed
		}
		words := strings.ToLower(r.exact(s.Source.Spans[:1]))
		group := strings.ToLower(r.d.Words(ling.Range{From: max(head-1, tokens(r.d, s.Source.Spans[0]).From), To: head + 1}))
		if strings.Contains(words, " like ") || strings.Contains(words, " such as ") || strings.Contains(words, "including ") || strings.Contains(words, "in particular") || strings.Contains(words, "led by ") {
			continue // names follow
		}
		if first := r.d.Word(tokens(r.d, s.Source.Spans[0]).From); len(first) > 2 && first[0] >= '0' && first[0] <= '9' {
			continue // "520 delegates" are a count
		}
		if n, seen := at[group]; seen {
			out[n].Entries = append(out[n].Entries, string(s.ID))
			continue
		}
		if r.hasName(s, a, head) {
			continue
		}
		kin, _ := r.lex.LedgerWord("officials", r.lemma(head))
		// Experts and critics in the lead are told of below.
		if (kin == "" || r.word("side", head)) && r.example(s) || kin == "" && int(s.sent) <= leadSents && !r.word("officials", head) || r.quotedNext(s, kin) || int(s.sent) <= leadSents && (strings.Contains(kin, "professor") || strings.Contains(kin, "critic")) {
			continue
		}
		if r.instance(s) || strings.Contains(kin, "professor") && s.Cue.Class == "report" {
			continue // what researchers find is their work's word
		}
		at[group] = len(out)
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("“%s” have no name, and nobody speaks by name for them there.", r.exact(s.Source.Spans[:1])),
			Spans:   s.Source.Spans[:1],
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// nameless is the source of s where it has no name and s is known to say
// something, else nil.
func (r *reader) nameless(s *said) *acta.Actor {
	a := r.actors[s.Source.Actor]
	if a == nil || !s.speaks || s.title || s.Within != "" || a.Anonymity != acta.Described && a.Anonymity != acta.Bare || len(s.Source.Spans) == 0 || !r.clausal(s) || r.modal(s) {
		return nil
	}
	switch s.Cue.Class {
	case "", "want", "decline", "agree", "praise", "ask", "request", "promise", "demand":
		return nil
	case "believe", "warn":
		if _, held := r.lex.LedgerWord("view", s.Cue.Lemma); !held && s.Cue.Class == "believe" {
			return nil // "know", "feel" are no views of a side
		}
		if s.Cue.Class == "warn" && s.Cue.Lemma != "fear" && r.several(s) != ling.None {
			return nil // "many worry": those it happens to
		}
	}
	if first := strings.ToLower(r.d.Word(s.content[0].From)); s.Manner == acta.Indirect && (first == "to" || first == "not") && s.Cue.Class == "neutral" || strings.Contains(r.exact(s.Source.Spans), "@") {
		return nil // "told them not to drink", who goes by a handle
	}
	if _, deed := r.lex.LedgerWord("deed", s.Cue.Lemma); deed || len(r.lex.Cue(s.Cue.Lemma)) == 0 || !r.says(s) {
		return nil
	}
	if _, describes := r.lex.LedgerWord("describe", s.Cue.Lemma); describes && s.Manner == acta.Indirect {
		return nil // "what economists call a deficit"
	}
	return a
}

// clausal reports whether the content of s is a quotation, or a clause with a
// finite verb, or a charge or denial of something.
func (r *reader) clausal(s *said) bool {
	if s.Manner != acta.Indirect {
		return true
	}
	if (s.Cue.Class == "accuse" || s.Cue.Class == "deny") && r.happens(s) {
		return true
	}
	for _, c := range s.content {
		for t := c.From; t < c.To; t++ {
			switch r.d.Tags[t].XPOS {
			case "VBD", "VBZ", "VBP", "MD":
				return true
			}
		}
	}
	return false
}

// happens reports whether a charge or denial says of what: "condemned the
// involvement", "denied the claim".
func (r *reader) happens(s *said) bool {
	for _, c := range s.content {
		for t := c.From; t < c.To; t++ {
			if r.word("happening", t) || r.d.Tags[t].UPOS == "NOUN" && r.word("claim", t) {
				return true
			}
		}
	}
	return false
}

// polled reports whether the sentence of s counts those who say so.
func (r *reader) polled(s *said) bool {
	sent := r.d.Sents[s.sent]
	for t := sent.From; t < sent.To; t++ {
		if w := r.d.Word(t); w == "%" || strings.EqualFold(w, "percent") {
			return true
		}
	}
	return false
}

// mutual reports whether people say something of each other.
func (r *reader) mutual(s *said) bool {
	w := strings.ToLower(r.d.Word(s.content[0].From))
	return w == "each" || w == "one" && s.content[0].Len() > 1 && r.lemma(s.content[0].From+1) == "another"
}

// folk reports whether a plural source is "some", "many" or "several" people, or
// all of a camp: "opponents", "Republicans".
func (r *reader) folk(s *said, head ling.TokenID) bool {
	from := tokens(r.d, s.Source.Spans[0]).From
	switch s.Cue.Class {
	case "neutral", "assert", "accuse", "deny", "warn", "doubt", "believe", "concede":
	default:
		return false
	}
	if len(s.Source.Spans) > 1 || r.word("asked", head) || r.word("document", head) || s.Manner == acta.Direct {
		return false
	}
	if r.word("several", from) && (from == head || r.actors[s.Source.Actor].Kind == acta.KindPeople) {
		return true
	}
	return r.word("camp", head) && r.d.Tags[from].UPOS != "DET"
}

// several is "some", "many" or "others" where that alone is the source of s, in
// a clause of its own, or none.
func (r *reader) several(s *said) ling.TokenID {
	in := tokens(r.d, s.Source.Spans[0])
	if in.Len() != 1 || !r.word("several", in.From) || r.lemma(in.From) == "other" || !r.cueNext(s, in.To) && (r.rel(in.From) != "nsubj" || s.Cue.Class == "warn") {
		return ling.None
	}
	return in.From
}

// cueNext reports whether the cue of s, a verb in the present or past, begins at tok: "a
// plan that some believe".
func (r *reader) cueNext(s *said, tok ling.TokenID) bool {
	if int(tok) >= len(r.d.Tokens) || !r.inCue(s, tok) {
		return false
	}
	x := r.d.Tags[tok].XPOS
	return x == "VBP" || x == "VBD" || x == "MD" || x == "VBZ"
}

// thoseWho is the word that a source begins with where it is only told by what it
// does: "those who back the levy", "people who know the plan"; or none.
func (r *reader) thoseWho(s *said) ling.TokenID {
	in := tokens(r.d, s.Source.Spans[0])
	if in.Len() < 3 || r.lemma(in.From+1) != "who" {
		return ling.None
	}
	switch strings.ToLower(r.d.Word(in.From)) {
	case "those", "some", "many", "people", "others":
		return in.From
	}
	return ling.None
}

// firstPlural is the noun that a source begins with, where the parse has another
// head, "people close to", or that follows "some of"; or none.
func (r *reader) firstPlural(s *said) ling.TokenID {
	in := tokens(r.d, s.Source.Spans[0])
	from := in.From
	if in.Len() > 2 && r.word("several", from) && r.lemma(from+1) == "of" {
		from += 2
	} else if r.d.Tags[from].UPOS == "DET" && !r.word("several", from) {
		return ling.None // "the two lawmakers" have come up before
	}
	for t := from; t < in.To; t++ {
		switch r.d.Tags[t].UPOS {
		case "NOUN":
			if t+1 < in.To && r.d.Tags[t+1].UPOS == "NOUN" {
				continue
			}
			if r.d.Tags[t].XPOS != "NNS" || r.rel(t) == "obj" || r.rel(t) == "iobj" || !r.word("officials", t) && !r.insider(s, t) && (from == in.From || !r.word("camp", t)) {
				return ling.None
			}
			return t
		case "ADJ", "PROPN", "NUM", "DET", "PART", "ADV", "PRON":
		default:
			return ling.None
		}
	}
	return ling.None
}

// example reports whether somebody who has not come up before speaks by name
// soon after s, or is brought up by name right after it and speaks somewhere, as one of those whom
// s speaks of.
func (r *reader) example(s *said) bool {
	for i := range r.said {
		t := &r.said[i]
		b := r.actors[t.Source.Actor]
		if b == nil || b.Kind != acta.KindPerson || b.Anonymity != acta.Named || len(b.Mentions) == 0 {
			continue
		}
		first := r.d.SentOf(tokens(r.d, b.Mentions[0].Span).From)
		if near := t.sent <= s.sent+exampleReach && (t.sent > s.sent || t.at > s.at); !near && first != s.sent+1 {
			continue
		}
		if isState(s.party) && isState(t.party) && s.party != t.party {
			continue
		}
		if first >= s.sent {
			return true
		}
	}
	return false
}

// instance reports whether somebody by name comes up soon after s as one of many: "the mayor
// of Sarn, for example".
func (r *reader) instance(s *said) bool {
	for n := s.sent; n <= s.sent+instanceReach && int(n) < len(r.d.Sents); n++ {
		sent := r.d.Sents[n]
		for t := sent.From; t+1 < sent.To; t++ {
			if w := strings.ToLower(r.d.Word(t + 1)); r.voice[t] >= 0 || !strings.EqualFold(r.d.Word(t), "for") || w != "example" && w != "instance" {
				continue
			}
			for _, m := range r.d.Mentions {
				if m.Kind == ling.PersonName && sent.Contains(m.Range) {
					return true
				}
			}
		}
	}
	return false
}

// instanceReach is how many sentences after an unnamed source an example of it may stand.
const instanceReach = 7

// inferred reports whether the outlet guesses what s holds: "are apparently worried".
func (r *reader) inferred(s *said) bool {
	sent := r.d.Sents[s.sent]
	for t := sent.From; t < sent.To; t++ {
		if r.voice[t] < 0 && r.word("guess", t) {
			return true
		}
	}
	return false
}

// quotedNext reports whether the next sentence quotes by name one of those whom s speaks of,
// who are called by the words between bars in kin: somebody who comes up there, or anybody in the
// same paragraph, or where there is kin anybody without an office, and for experts and critics
// anybody at all.
func (r *reader) quotedNext(s *said, kin string) bool {
	open := strings.Contains(kin, "professor") || strings.Contains(kin, "critic")
	for i := range r.said {
		t := &r.said[i]
		b := r.actors[t.Source.Actor]
		if b == nil || b.Kind != acta.KindPerson || b.Anonymity != acta.Named || t.Manner == acta.Indirect || t.Manner == acta.Mixed && !open || len(b.Mentions) == 0 {
			continue
		}
		first := r.d.SentOf(tokens(r.d, b.Mentions[0].Span).From)
		if at := r.d.SentOf(t.content[0].From); at == s.sent+1 && (first >= at || open || kin != "" && b.Office == "" || r.paragraph(t) == r.paragraph(s)) {
			return true
		}
	}
	return false
}

// exampleReach is how many sentences after an unnamed source its example may stand.
const exampleReach = 2

// modal reports whether the cue of s says what may or must be said: "must declare".
func (r *reader) modal(s *said) bool {
	for _, c := range s.Cue.Spans {
		in := tokens(r.d, c)
		for t := in.From; t < in.To; t++ {
			if r.d.Tags[t].XPOS == "MD" {
				return true
			}
		}
	}
	return false
}

// soon is how many sentences before a charge its answer may stand.
const soon = 3

// says reports whether the content of s is something said, a clause or a
// quotation, and not a thing: "discussed trade".
func (r *reader) says(s *said) bool {
	_, answers := r.lex.LedgerWord("answer", s.Cue.Lemma)
	_, describes := r.lex.LedgerWord("describe", s.Cue.Lemma)
	if answers || describes || s.Manner != acta.Indirect || s.Cue.Class == "accuse" {
		return true
	}
	if s.Cue.Class == "deny" {
		return false // "ignored the vote"
	}
	for _, c := range s.content {
		for t := c.From; t < c.To; t++ {
			if up := r.d.Tags[t].UPOS; up == "VERB" || up == "AUX" {
				return true
			}
		}
	}
	return false
}

// pluralHead is the plural noun that heads span, or none.
func (r *reader) pluralHead(span acta.Span) ling.TokenID {
	in := tokens(r.d, span)
	for t := in.From; t < in.To; t++ {
		if in.Has(r.d.Arcs[t].Head) {
			continue
		}
		if r.d.Tags[t].XPOS != "NNS" {
			return ling.None
		}
		switch strings.ToLower(r.d.Word(in.From)) {
		case "a", "an", "the", "these", "those", "both":
			return ling.None // "the two lawmakers" have come up before
		}
		switch r.rel(t) {
		case "obj", "iobj", "compound", "dep":
			return ling.None
		}
		for k := in.From; k < t; k++ {
			if !r.under(k, t) {
				return ling.None
			}
		}
		return t
	}
	return ling.None
}
