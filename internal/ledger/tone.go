package ledger

import (
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// doubting are the verbs that cast doubt on what somebody says, or tell it as guilt,
// where "said" would do: one finding for doubt and one for guilt in a text.
func (r *reader) doubting() []acta.Finding {
	if r.opinion() {
		return nil
	}
	var out []acta.Finding
	for _, kind := range []string{"doubt", "guilt"} {
		var f acta.Finding
		var words []string
		for t := ling.TokenID(0); int(t) < len(r.d.Tokens); t++ {
			how, _ := r.lex.LedgerWord("loaded", r.lemma(t))
			switch l := r.lemma(t); {
			case how != kind || l == "concede" || l == "allege": // which a defeat and a suit have
				continue
			case r.d.Tags[t].UPOS != "VERB" || r.d.Tags[t].XPOS == "VB" || !r.plainly(ling.Range{From: t, To: t + 1}):
				continue
			}
			if t > 0 && r.negation(t-1) {
				continue // "never admitting"
			}
			s := r.saidBy(t)
			if s == nil && !r.tells(t) || s != nil && (!r.finite(s) || s.Cue.Negated || r.modal(s)) || r.takesThing(t) || r.inCourt(&said{sent: r.d.SentOf(t)}) {
				continue
			}
			if kind == "guilt" && s != nil && s.Manner != acta.Indirect {
				continue // “I was a little nervous,” she admitted
			}
			if w := "“" + strings.ToLower(r.d.Word(t)) + "”"; !slices.Contains(words, w) {
				words = append(words, w)
			}
			f.Spans = append(f.Spans, r.d.Span(ling.Range{From: t, To: t + 1}))
			if s != nil {
				f.Entries = append(f.Entries, string(s.ID))
			}
		}
		if len(words) == 0 {
			continue
		}
		f.Says = fmt.Sprintf("The outlet casts doubt on what somebody says, where “said” would do: %s.", strings.Join(words, ", "))
		if kind == "guilt" {
			f.Says = fmt.Sprintf("The outlet tells as guilt what somebody says, where “said” would do: %s.", strings.Join(words, ", "))
		}
		out = append(out, f)
	}
	return out
}

// saidBy is the statement of somebody known whose cue is the verb at tok, or nil.
func (r *reader) saidBy(tok ling.TokenID) *said {
	for i := range r.said {
		s := &r.said[i]
		a := r.actors[s.Source.Actor]
		if a != nil && a.Kind != acta.KindDocument && (a.Kind != acta.KindUnnamed || a.Anonymity == acta.Named) && s.speaks && !s.title && s.Within == "" && r.inCue(s, tok) && r.verbOf(s) == tok && !possessive(r.entry.Document.Text, s.Source.Spans) {
			return s
		}
	}
	return nil
}

// tells reports whether a verb has a name or pronoun of one person for its subject and a
// clause for what is said.
func (r *reader) tells(verb ling.TokenID) bool {
	who, what := false, false
	sent := r.d.Sents[r.d.SentOf(verb)]
	for t := sent.From; t < sent.To; t++ {
		if r.d.Arcs[t].Head != verb {
			continue
		}
		who = who || t < verb && r.d.Arcs[t].Rel == "nsubj" && (r.d.Tags[t].UPOS == "PROPN" || r.singular(t))
		what = what || t > verb && r.d.Arcs[t].Rel == "ccomp"
	}
	return who && what
}

// heated are the verbs of blows that stand for words, "slammed Dovar", "fired back",
// where the words themselves are not quoted beside them: one finding a text.
func (r *reader) heated() []acta.Finding {
	var f acta.Finding
	var words []string
	if r.opinion() {
		return nil
	}
	for t := ling.TokenID(0); int(t) < len(r.d.Tokens); t++ {
		in := ling.Range{From: t, To: t + 1}
		if r.d.Tags[t].UPOS != "VERB" || r.d.Tags[t].XPOS == "VB" || !r.plainly(in) || r.outward(t) || !r.hits(t) || r.quotedBeside(t) {
			continue
		}
		if w := "“" + strings.ToLower(r.d.Word(t)) + "”"; !slices.Contains(words, w) {
			words = append(words, w)
		}
		f.Spans = append(f.Spans, r.d.Span(in))
		for i := range r.said {
			if s := &r.said[i]; r.inCue(s, t) {
				f.Entries = append(f.Entries, string(s.ID))
			}
		}
	}
	if len(words) == 0 {
		return nil
	}
	f.Says = fmt.Sprintf("The outlet gives words as blows, where “criticized” or “said” would do: %s.", strings.Join(words, ", "))
	return []acta.Finding{f}
}

// hits reports whether a verb is one of blows for words: it has somebody for its object,
// or is the cue of a charge, or "back" makes it an answer.
func (r *reader) hits(verb ling.TokenID) bool {
	next := ""
	if int(verb)+1 < len(r.d.Tokens) {
		next = strings.ToLower(r.d.Word(verb + 1))
	}
	cue, charge := false, false
	for i := range r.said {
		if s := &r.said[i]; s.Source.Actor != "" && s.Within == "" && !s.title && r.inCue(s, verb) && r.verbOf(s) == verb {
			cue = true
			charge = charge || s.Cue.Class == "accuse"
		}
	}
	if r.word("counterblow", verb) {
		return cue && next == "back"
	}
	if !r.word("blow", verb) {
		return false
	}
	if charge {
		return true
	}
	for t := verb + 1; int(t) < len(r.d.Tokens) && t < verb+objectReach; t++ {
		if rel := r.rel(t); r.d.Arcs[t].Head != verb || rel != "obj" && (rel != "obl" || next != "against" && next != "into" && next != "out") {
			continue
		}
		a := r.actors[r.actorAt(t)]
		return a != nil && (a.Kind == acta.KindPerson || a.Kind == acta.KindParty || a.Kind == acta.KindBody || a.Kind == acta.KindGroup || a.Kind == acta.KindMedia || a.Kind == acta.KindCompany)
	}
	return false
}

// quotedBeside reports whether the sentence of the verb at tok or the next has words in
// quotation marks that the outlet gives as somebody's, and not as those of its object.
func (r *reader) quotedBeside(tok ling.TokenID) bool {
	at, object := r.d.SentOf(tok), acta.ActorID("")
	for t := tok + 1; int(t) < len(r.d.Tokens) && t < tok+objectReach; t++ {
		if r.d.Arcs[t].Head == tok && r.rel(t) == "obj" {
			object = r.actorAt(t)
		}
	}
	return slices.ContainsFunc(r.said, func(s said) bool {
		return !s.title && s.Source.Actor != "" && s.Source.Actor != object && s.Manner != acta.Indirect && slices.ContainsFunc(s.content, func(c ling.Range) bool {
			return r.d.SentOf(c.From) <= at+1 && r.d.SentOf(c.To-1) >= at
		})
	})
}

// objectReach is how many words after a verb its object may stand.
const objectReach = 8

// outward reports whether "out" makes of a verb of blows one of sending: "blasted out a
// message". "Lashed out" is none.
func (r *reader) outward(verb ling.TokenID) bool {
	return int(verb)+1 < len(r.d.Tokens) && strings.EqualFold(r.d.Word(verb+1), "out") && r.lemma(verb) != "lash"
}

// takesThing reports whether a verb has a noun for its object: "claimed victory".
func (r *reader) takesThing(verb ling.TokenID) bool {
	for t := verb + 1; int(t) < len(r.d.Tokens) && t < verb+8; t++ {
		if r.d.Arcs[t].Head == verb && r.rel(t) == "obj" && r.d.Tags[t].UPOS == "NOUN" {
			return true
		}
	}
	return false
}

// shouting are the words of a headline that tell the reader what to feel, "shocking",
// or give words as blows: one finding a headline.
func (r *reader) shouting() []acta.Finding {
	var f acta.Finding
	var words []string
	open := false
	for t := ling.TokenID(0); int(t) < len(r.d.Tokens) && r.inTitle(t); t++ {
		switch r.d.Word(t) {
		case "‘", "“", "\"", "''", "'", "’", "”", "`":
			open = !open
			continue
		}
		if open || !r.word("shout", t) && !(r.word("blow", t) && strings.HasPrefix(r.d.Tags[t].XPOS, "VB")) {
			continue
		}
		words = append(words, "“"+r.d.Word(t)+"”")
		f.Spans = append(f.Spans, r.d.Span(ling.Range{From: t, To: t + 1}))
	}
	if len(words) == 0 {
		return nil
	}
	f.Says = fmt.Sprintf("The headline says in the outlet's own voice %s.", strings.Join(words, ", "))
	return []acta.Finding{f}
}
