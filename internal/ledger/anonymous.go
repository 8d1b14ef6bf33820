package ledger

import (
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// oneUnnamed are single sources that are brought up without a name, "a senior
// diplomat", where the text gives no reason for it and no name later.
func (r *reader) oneUnnamed() []acta.Finding {
	var out []acta.Finding
	at := map[acta.ActorID]int{}
	for i := range r.said {
		s := &r.said[i]
		a := r.nameless(s)
		if a == nil {
			continue
		}
		if n, seen := at[a.ID]; seen {
			out[n].Entries = append(out[n].Entries, string(s.ID))
			continue
		}
		head := r.oneHead(s.Source.Spans[0])
		if head == ling.None || !r.word("officials", head) && !r.insider(s, head) || r.reason(s) || r.named(s, head) {
			continue
		}
		if r.paragraph(s) <= r.firstParagraph() && r.example(s) || r.namedNext(s) {
			continue // the name comes later
		}
		at[a.ID] = len(out)
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("“%s” has no name, and the text gives no reason for that.", r.exact(s.Source.Spans[:1])),
			Spans:   s.Source.Spans[:1],
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// namedNext reports whether somebody who comes up in the next sentence speaks
// there without quotation marks, as whom s speaks of.
func (r *reader) namedNext(s *said) bool {
	for i := range r.said {
		t := &r.said[i]
		b := r.actors[t.Source.Actor]
		if b != nil && b.Kind == acta.KindPerson && b.Anonymity == acta.Named && t.sent == s.sent+1 && len(b.Mentions) > 0 && r.paragraph(t) == r.paragraph(s) &&
			r.d.SentOf(tokens(r.d, b.Mentions[0].Span).From) == t.sent {
			return true
		}
	}
	return false
}

// insider reports whether the noun at head is one of those who speak without a
// name: "one confidant", "a person close to".
func (r *reader) insider(s *said, head ling.TokenID) bool {
	if !r.word("insider", head) {
		return false
	}
	if r.lemma(head) != "person" {
		return true
	}
	in := tokens(r.d, s.Source.Spans[0])
	for t := head + 1; t < in.To; t++ {
		if r.word("close", t) {
			return true
		}
	}
	return false
}

// oneHead is the singular noun that heads span, where "a" or "one" brings it up,
// and no name belongs to it.
func (r *reader) oneHead(span acta.Span) ling.TokenID {
	in := tokens(r.d, span)
	brought, comma := false, false
	head := ling.TokenID(ling.None)
	for t := in.From; t < in.To; t++ {
		switch w := strings.ToLower(r.d.Word(t)); {
		case w == "a" || w == "an" || w == "one" || w == "another":
			brought = brought || t <= in.From+1
		case w == ",":
			comma = true
		case comma && r.d.Tags[t].UPOS == "PROPN":
			return ling.None // "a member, Ilan Dovar"
		}
		if in.Has(r.d.Arcs[t].Head) {
			continue
		}
		if head == ling.None {
			head = t
		}
	}
	if head == ling.None || !brought || r.d.Tags[head].XPOS != "NN" {
		return ling.None
	}
	return head
}

// reason reports whether the sentence of s or one beside it says why its source
// has no name: "on condition of anonymity because", "not allowed to speak".
func (r *reader) reason(s *said) bool {
	for n := max(0, s.sent-1); n <= s.sent+1 && int(n) < len(r.d.Sents); n++ {
		sent := r.d.Sents[n]
		hidden := false
		for t := sent.From; t < sent.To; t++ {
			if r.word("nameless", t) && r.voice[t] < 0 {
				return true
			}
			w := strings.ToLower(r.d.Word(t))
			hidden = hidden || strings.HasPrefix(w, "anonym")
			if hidden && (w == "because" || w == "to" || w == "since" || w == "citing") {
				return true
			}
		}
	}
	return false
}

// named reports whether the text has a person by name whom it also calls by the
// noun head and all words before it.
func (r *reader) named(s *said, head ling.TokenID) bool {
	from := tokens(r.d, s.Source.Spans[0]).From + 1
	noun := strings.ToLower(r.d.Words(ling.Range{From: min(from, head), To: head + 1}))
	for i := range r.entry.Actors {
		a := &r.entry.Actors[i]
		if a.Kind == acta.KindPerson && a.Anonymity == acta.Named && strings.Contains(strings.ToLower(a.Office+" "+r.nominals(a)), noun) {
			return true
		}
	}
	return false
}

// nobody are words that are said, thought or charged by nobody: "is widely
// believed to", "was accused of", in the outlet's own voice.
func (r *reader) nobody() []acta.Finding {
	var out []acta.Finding
	for t := ling.TokenID(0); int(t) < len(r.d.Tokens); t++ {
		if r.d.Tags[t].XPOS != "VBN" && r.d.Tags[t].XPOS != "VBD" || r.voice[t] >= 0 || r.inTitle(t) {
			continue
		}
		how, ok := r.lex.LedgerWord("agentless", r.lemma(t))
		if !ok {
			continue
		}
		from, passive, widely, charged := t, false, false, false
		for k := max(0, t-5); k < t; k++ {
			if r.d.Arcs[k].Head != t {
				continue
			}
			switch rel := r.d.Arcs[k].Rel; {
			case rel == "aux:pass":
				passive = true
				charged = r.d.Tags[k].XPOS == "VBZ" || r.d.Tags[k].XPOS == "VBP"
				from = min(from, k)
			case r.rel(k) == "aux":
				from = min(from, k)
			case r.word("widely", k):
				widely = true
			case r.negation(k):
				passive = false
			}
		}
		sent := r.d.Sents[r.d.SentOf(t)]
		if charged && how == "of" {
			continue // "is accused of": in court
		}
		if !passive || how == "widely" && !widely || r.agent(t, sent) || !r.follows(t, sent, how) {
			continue
		}
		out = append(out, acta.Finding{
			Says:  fmt.Sprintf("“%s”, and the text does not say by whom.", r.d.Words(ling.Range{From: from, To: t + 1})),
			Spans: []acta.Span{r.d.Span(ling.Range{From: from, To: t + 1})},
		})
	}
	return out
}

// agent reports whether somebody does the verb at tok: "by", "according to", or
// a statement whose cue it is with a source.
func (r *reader) agent(tok ling.TokenID, sent ling.Range) bool {
	for t := sent.From; t < sent.To; t++ {
		w := strings.ToLower(r.d.Word(t))
		if w == "by" && t > tok || w == "according" {
			return true
		}
	}
	if n := r.d.SentOf(tok); n > 0 {
		for t := r.d.Sents[n-1].From; t < r.d.Sents[n-1].To; t++ {
			if strings.EqualFold(r.d.Word(t), "according") {
				return true
			}
		}
	}
	for i := range r.said {
		if s := &r.said[i]; s.Source.Actor != "" && r.inCue(s, tok) && !r.passive(s) {
			return true
		}
	}
	return false
}

// rumours are charges and rumours that the text brings up without anybody behind
// them: "amid speculation that", "faced criticism for".
func (r *reader) rumours() []acta.Finding {
	var out []acta.Finding
	for i := range r.said {
		s := &r.said[i]
		if s.Source.Actor != "" || len(s.Source.Spans) > 0 || !s.speaks || s.title || s.Within != "" || s.Cue.Negated || len(s.Cue.Spans) == 0 {
			continue
		}
		in := tokens(r.d, s.Cue.Spans[len(s.Cue.Spans)-1])
		for t := in.From; t < in.To; t++ {
			if r.d.Tags[t].UPOS != "NOUN" || !r.word("rumour", t) || int(t)+1 < len(r.d.Tokens) && r.d.Tags[t+1].XPOS == "WDT" || r.agent(t, r.d.Sents[s.sent]) || r.owned(t) || r.charged(s) {
				continue
			}
			out = append(out, acta.Finding{
				Says:    fmt.Sprintf("“%s”, and the text does not say whose.", r.exact(s.Cue.Spans)),
				Spans:   slices.Concat(s.Cue.Spans, s.Content),
				Entries: []string{string(s.ID)},
			})
			break
		}
	}
	return out
}

// owned reports whether a noun says whose it is: "the", "his", "Dovar’s", "from".
func (r *reader) owned(noun ling.TokenID) bool {
	for t := max(0, noun-6); t < min(noun+4, ling.TokenID(len(r.d.Tokens))); t++ {
		if r.d.Arcs[t].Head == noun && (r.d.Arcs[t].Rel == "nmod:poss" || strings.EqualFold(r.d.Word(t), "the") || strings.EqualFold(r.d.Word(t), "this")) {
			return true
		}
		if strings.EqualFold(r.d.Word(t), "from") && t > noun {
			return true
		}
	}
	return false
}

// charged reports whether somebody by name accuses in the sentences around s.
func (r *reader) charged(s *said) bool {
	for i := range r.said {
		t := &r.said[i]
		a := r.actors[t.Source.Actor]
		if a == nil || a.Anonymity != acta.Named || t.sent < s.sent-1 || t.sent > s.sent+2 {
			continue
		}
		if t.Cue.Class == "accuse" || t.Cue.Class == "doubt" {
			return true
		}
	}
	return false
}

// follows reports whether what is said follows tok: one of the words that how
// gives, or "to" and "that".
func (r *reader) follows(tok ling.TokenID, sent ling.Range, how string) bool {
	if tok+1 >= sent.To {
		return false
	}
	next := strings.ToLower(r.d.Word(tok + 1))
	if how == "" || how == "widely" {
		return next == "to" || next == "that" || next == "as"
	}
	return next == how
}

func (r *reader) inTitle(tok ling.TokenID) bool {
	return r.entry.Document.Headline.Contains(acta.Span{Start: r.d.Tokens[tok].Start, End: r.d.Tokens[tok].End})
}

// documents are polls, studies and reports that say something and that a reader
// cannot find: no name is with them, nor with another of their kind nearby.
func (r *reader) documents() []acta.Finding {
	var out []acta.Finding
	for i := range r.said {
		s := &r.said[i]
		if !s.speaks || s.title || len(s.Source.Spans) == 0 || len(r.lex.Cue(s.Cue.Lemma)) == 0 || !r.says(s) || s.Cue.Negated {
			continue
		}
		in := tokens(r.d, s.Source.Spans[0])
		head := r.headOf(in)
		if head == ling.None || !r.word("document", head) || !r.speaker(s, head) || !r.broughtUp(in, head) || r.signed(in) || r.namedNear(head, s.sent) {
			continue
		}
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("“%s” cannot be found: the text does not say whose.", r.exact(s.Source.Spans[:1])),
			Spans:   s.Source.Spans[:1],
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// speaker reports whether the noun at head is the subject of the cue of s, a verb,
// or follows "according to".
func (r *reader) speaker(s *said, head ling.TokenID) bool {
	if s.Cue.Lemma == "according to" {
		return true
	}
	for t := head + 1; int(t) < len(r.d.Tokens) && t < head+6; t++ {
		if r.d.Arcs[t].Head == head && r.rel(t) == "acl" && r.inCue(s, t) {
			return true // "polls showing"
		}
	}
	h := r.d.Arcs[head].Head
	if h == ling.None || r.rel(head) != "nsubj" || r.d.Tags[h].UPOS != "VERB" {
		return false
	}
	return r.inCue(s, h)
}

func (r *reader) inCue(s *said, tok ling.TokenID) bool {
	at := r.d.Tokens[tok]
	return slices.ContainsFunc(s.Cue.Spans, func(c acta.Span) bool { return c.Contains(acta.Span{Start: at.Start, End: at.End}) })
}

// headOf is the token of in that hangs from outside it, or none.
func (r *reader) headOf(in ling.Range) ling.TokenID {
	for t := in.From; t < in.To; t++ {
		if !in.Has(r.d.Arcs[t].Head) {
			return t
		}
	}
	return ling.None
}

// broughtUp reports whether a noun phrase is new to the text: a plural without
// "the", or a singular with "a" or "one".
func (r *reader) broughtUp(in ling.Range, head ling.TokenID) bool {
	first := strings.ToLower(r.d.Word(in.From))
	if how, _ := r.lex.LedgerWord("document", r.lemma(head)); r.d.Tags[head].XPOS == "NNS" || how == "mass" {
		return r.d.Tags[in.From].UPOS != "DET" && r.d.Tags[in.From].UPOS != "PRON" || r.word("several", in.From)
	}
	return first == "a" || first == "an" || first == "one" || first == "another"
}

// signed reports whether a noun phrase for a document has a name that finds it:
// any that is no country, or "exit" and "pool", as there is one such of a day.
func (r *reader) signed(in ling.Range) bool {
	for t := in.From; t < in.To; t++ {
		w := r.d.Word(t)
		if strings.EqualFold(w, "exit") || strings.EqualFold(w, "pool") {
			return true
		}
		if _, country := r.lex.Country(w); !country && (t > in.From && w != strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// namedNear reports whether a noun like that at head has a name with it within a
// few sentences.
func (r *reader) namedNear(head ling.TokenID, at ling.SentID) bool {
	noun := r.lemma(head)
	from, to := max(0, int(at)-nearby), min(len(r.d.Sents)-1, int(at)+nearby+1)
	if int(at) <= leadSents {
		to = len(r.d.Sents) - 1 // the lead leaves the name for later
	}
	for t := r.d.Sents[from].From; t < r.d.Sents[to].To; t++ {
		if l := r.lemma(t); l != noun && (!r.polls(noun) || !r.polls(l)) || r.d.Tags[t].UPOS != "NOUN" && r.d.Tags[t].UPOS != "PROPN" {
			continue
		}
		sent := r.d.Sents[r.d.SentOf(t)]
		for k := sent.From; k < sent.To; k++ {
			if r.isName(k) && k > sent.From && k != t && r.placeOf(r.d.Word(k)) == "" && r.under(k, t) {
				return true
			}
		}
	}
	return false
}

// polls reports whether a noun is of those for polls.
func (r *reader) polls(noun string) bool {
	switch noun {
	case "poll", "polling", "pollster", "survey", "average":
		return true
	}
	return false
}

// leadSents is how many sentences the headline and the lead may have.
const leadSents = 3

// nearby is how many sentences off the name of a document may stand.
const nearby = 1
