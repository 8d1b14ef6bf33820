package ledger

import (
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

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
		from, passive, widely, charged, real := t, false, false, false, true
		for k := max(0, t-5); k < t; k++ {
			if r.d.Arcs[k].Head != t {
				continue
			}
			switch rel := r.d.Arcs[k].Rel; {
			case rel == "aux:pass":
				passive = true
				charged = charged || r.d.Tags[k].XPOS == "VBG" || r.d.Tags[k].XPOS == "VBZ" || r.d.Tags[k].XPOS == "VBP"
				from = min(from, k)
			case r.rel(k) == "aux":
				from = min(from, k)
			case r.word("widely", k):
				widely = true
			case r.negation(k):
				real = false
			}
			real = real && r.d.Tags[k].XPOS != "MD"
		}
		sent := r.d.Sents[r.d.SentOf(t)]
		for k := sent.From; k < t; k++ {
			real = real && !strings.EqualFold(r.d.Word(k), "if")
		}
		if charged && how == "of" {
			continue // "is accused of": in court
		}
		if strings.Contains(how, "for") && (r.chargedBeside(r.d.SentOf(t), t) || r.toldAgain(t)) {
			continue // "has been criticized for", and then by whom
		}
		if x := r.d.Tags[from].XPOS; x == "VB" || x == "VBG" {
			continue // "to be seen as"
		}
		if strings.ContainsAny(r.d.Word(from), "'’") || r.shares(sent) {
			continue // "he's alleged" may be "he has", or a poll says so
		}
		if !passive || !real || how == "widely" && !widely || r.agent(t, sent) || how != "widely" && !r.follows(t, sent, how) && !widely {
			continue
		}
		out = append(out, acta.Finding{
			Says:  fmt.Sprintf("“%s”, and the text does not say by whom.", r.d.Words(ling.Range{From: from, To: t + 1})),
			Spans: []acta.Span{r.d.Span(ling.Range{From: from, To: t + 1})},
		})
	}
	return out
}

// shares reports whether a sentence gives the shares of those who think so.
func (r *reader) shares(sent ling.Range) bool {
	for t := sent.From; t < sent.To; t++ {
		if r.percent(t) {
			return true
		}
	}
	return false
}

// toldAgain reports whether the next sentence has the verb at tok again, with a subject.
func (r *reader) toldAgain(tok ling.TokenID) bool {
	n := r.d.SentOf(tok) + 1
	if int(n) >= len(r.d.Sents) {
		return false
	}
	for t := r.d.Sents[n].From; t < r.d.Sents[n].To; t++ {
		if h := r.d.Arcs[t].Head; r.d.Arcs[t].Rel == "nsubj" && h != ling.None && r.lemma(h) == r.lemma(tok) {
			return true
		}
	}
	return false
}

// hearsay are the adverbs that give something on the word of nobody: "reportedly".
func (r *reader) hearsay() []acta.Finding {
	var out []acta.Finding
	for t := ling.TokenID(0); int(t) < len(r.d.Tokens); t++ {
		if r.d.Tags[t].UPOS != "ADV" || r.voice[t] >= 0 || !r.word("hearsay", t) || r.inTitle(t) {
			continue
		}
		sent := r.d.Sents[r.d.SentOf(t)]
		if r.sourced(sent) || r.agent(t, ling.Range{From: sent.From, To: t}) || r.reportedNext(r.d.SentOf(t)) {
			continue
		}
		out = append(out, acta.Finding{
			Says:  fmt.Sprintf("“%s”, and the text does not say by whom.", r.d.Word(t)),
			Spans: []acta.Span{r.d.Span(ling.Range{From: t, To: t + 1})},
		})
	}
	return out
}

// reportedNext reports whether the sentence after at begins with whose report it is: "As
// reported by the Halden Post".
func (r *reader) reportedNext(at ling.SentID) bool {
	if int(at)+1 >= len(r.d.Sents) {
		return false
	}
	next := r.d.Sents[at+1]
	if next.Len() < 3 {
		return false
	}
	first, second := strings.ToLower(r.d.Word(next.From)), strings.ToLower(r.d.Word(next.From+1))
	return first == "as" && r.d.Tags[next.From+1].UPOS == "VERB" || first == "according" && second == "to"
}

// estimates are numbers that are "estimated" by nobody: "an estimated 11 million".
func (r *reader) estimates() []acta.Finding {
	var out []acta.Finding
	for t := ling.TokenID(0); int(t)+1 < len(r.d.Tokens); t++ {
		sent := r.d.Sents[r.d.SentOf(t)]
		if !strings.EqualFold(r.d.Word(t), "estimated") || r.voice[t] >= 0 || r.inTitle(t) || t+1 == sent.To || r.quotedAt(t) || r.sourced(sent) || r.agent(t, sent) {
			continue
		}
		to := t + 1
		for to < sent.To && (r.numeral(to) || r.d.Word(to) == "$" || strings.EqualFold(r.d.Word(to), "tens") || strings.EqualFold(r.d.Word(to), "hundreds") || strings.EqualFold(r.d.Word(to), "thousands")) {
			to++
		}
		if to == t+1 {
			continue
		}
		in := ling.Range{From: t, To: to}
		out = append(out, acta.Finding{
			Says:  fmt.Sprintf("“%s”, and the text does not say by whom.", r.d.Words(in)),
			Spans: []acta.Span{r.d.Span(in)},
		})
	}
	return out
}

// stirred are charges and anger that something is said to have met with, where the
// text does not say whose: "drew criticism", "sparked outrage".
func (r *reader) stirred() []acta.Finding {
	var out []acta.Finding
	for t := ling.TokenID(0); int(t) < len(r.d.Tokens); t++ {
		h := r.d.Arcs[t].Head
		if r.d.Tags[t].UPOS != "NOUN" || !r.word("stirred", t) || h == ling.None || h > t || !r.word("stir", h) || r.d.Tags[h].UPOS != "VERB" || r.rel(t) != "obj" && r.rel(t) != "obl" {
			continue
		}
		sent := r.d.Sents[r.d.SentOf(t)]
		in := ling.Range{From: h, To: t + 1}
		if x := r.d.Tags[h].XPOS; x == "VB" || x == "VBG" && !r.perfectly(h) || in.Len() > stirReach || !r.plainly(in) || r.voice[h] >= 0 || r.agent(h, sent) || r.owned(t) || r.ofWhom(t, sent) || r.sourced(sent) || r.accuserNear(r.d.SentOf(t)) {
			continue
		}
		out = append(out, acta.Finding{
			Says:  fmt.Sprintf("“%s”, and the text does not say whose.", r.d.Words(in)),
			Spans: []acta.Span{r.d.Span(in)},
		})
	}
	return out
}

// stirReach is how many words what meets with something may take.
const stirReach = 7

// perfectly reports whether a participle has an auxiliary: "is drawing".
func (r *reader) perfectly(verb ling.TokenID) bool {
	for k := max(0, verb-4); k < verb; k++ {
		if r.d.Arcs[k].Head == verb && r.rel(k) == "aux" {
			return true
		}
	}
	return false
}

// ofWhom reports whether the words after a noun say whose it is: "criticism from",
// "outrage among", "anger of".
func (r *reader) ofWhom(noun ling.TokenID, sent ling.Range) bool {
	for t := noun + 1; t < sent.To; t++ {
		switch strings.ToLower(r.d.Word(t)) {
		case "from", "among", "amongst", "within", "in", "on", "across", "by":
			return true
		case "of":
			if t == noun+1 {
				return true
			}
		}
	}
	for t := sent.From; t < noun; t++ {
		if w := strings.ToLower(r.d.Word(t)); w == "among" || w == "from" || w == "with" && t > sent.From && r.d.Tags[t-1].UPOS != "VERB" {
			return true
		}
	}
	return false
}

// accuserNear reports whether somebody speaks in the sentences from one before at to two after
// it as one of those meant, or somebody by name accuses or doubts anywhere.
func (r *reader) accuserNear(at ling.SentID) bool {
	return r.namedAccuser() || r.chargedBeside(at, ling.None) || slices.ContainsFunc(r.said, func(t said) bool {
		a := r.actors[t.Source.Actor]
		_, describes := r.lex.LedgerWord("describe", t.Cue.Lemma)
		return a != nil && !t.title && t.Within == "" && t.sent >= at-1 && t.sent <= at+2 &&
			(describes || t.sent > at && t.speaks && a.Kind == acta.KindPerson && a.Anonymity == acta.Named && t.Manner != acta.Indirect)
	})
}

// chargedBeside reports whether somebody accuses or doubts in the sentences from one before at
// to two after it, with another cue than the one at tok.
func (r *reader) chargedBeside(at ling.SentID, tok ling.TokenID) bool {
	return slices.ContainsFunc(r.said, func(t said) bool {
		_, deed := r.lex.LedgerWord("deed", t.Cue.Lemma)
		return r.actors[t.Source.Actor] != nil && t.speaks && !deed && !t.title && (tok == ling.None || !r.inCue(&t, tok)) && t.sent >= at-1 && t.sent <= at+2 && (t.Cue.Class == "accuse" || t.Cue.Class == "doubt")
	})
}

// namedAccuser reports whether somebody by name accuses or doubts.
func (r *reader) namedAccuser() bool {
	return slices.ContainsFunc(r.said, func(t said) bool {
		a := r.actors[t.Source.Actor]
		return a != nil && !t.title && t.Within == "" && t.speaks && a.Anonymity == acta.Named && (t.Cue.Class == "accuse" || t.Cue.Class == "doubt")
	})
}

// sourced reports whether somebody is the source of words in sent.
func (r *reader) sourced(sent ling.Range) bool {
	span := r.d.Span(sent)
	return slices.ContainsFunc(r.said, func(s said) bool {
		return s.Source.Actor != "" && len(s.Source.Spans) > 0 && span.Contains(s.Source.Spans[0]) && (s.Cue.Class == "neutral" || s.Cue.Class == "report" || s.Manner != acta.Indirect)
	})
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
			if r.d.Tags[t].UPOS != "NOUN" || !r.word("rumour", t) || int(t)+1 < len(r.d.Tokens) && r.d.Tags[t+1].XPOS == "WDT" || r.agent(t, r.d.Sents[s.sent]) || r.owned(t) || r.accuserNear(s.sent) || r.unreal(t) {
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

// unreal reports whether the verb over a noun tells nothing that was: "may face
// criticism", "face criticism" after a condition.
func (r *reader) unreal(noun ling.TokenID) bool {
	h := r.d.Arcs[noun].Head
	return h != ling.None && r.d.Tags[h].XPOS == "VB"
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

// follows reports whether what is said follows tok: one of the words that how
// gives between bars, where "thing" is an article, or "to" and "that".
func (r *reader) follows(tok ling.TokenID, sent ling.Range, how string) bool {
	if tok+1 >= sent.To {
		return false
	}
	next := strings.ToLower(r.d.Word(tok + 1))
	if how == "" {
		return next == "to" || next == "that" || next == "as"
	}
	for w := range strings.SplitSeq(how, "|") {
		if next == w || w == "thing" && (next == "a" || next == "an" || next == "the" || next == "one") {
			return true
		}
	}
	return false
}

func (r *reader) inTitle(tok ling.TokenID) bool {
	return r.entry.Document.Headline.Contains(acta.Span{Start: r.d.Tokens[tok].Start, End: r.d.Tokens[tok].End})
}
