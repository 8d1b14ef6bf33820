package ledger

import (
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// habitual are words that somebody by name is said to use again and again to warn, charge
// or deny, "has repeatedly warned", or that are quoted of him as once used, "has said", where
// the paragraph gives no day and no occasion of his: a reader cannot find them.
func (r *reader) habitual() []acta.Finding {
	var out []acta.Finding
	type key struct {
		who  acta.ActorID
		para int
	}
	at := map[key]int{}
	for i := range r.said {
		s := &r.said[i]
		a := r.actors[s.Source.Actor]
		if a == nil || a.Kind != acta.KindPerson || a.Anonymity != acta.Named || !r.again(s) {
			continue
		}
		para := r.paragraph(s)
		if r.occasion(s, para) {
			continue
		}
		if n, seen := at[key{a.ID, para}]; seen {
			out[n].Entries = append(out[n].Entries, string(s.ID))
			continue
		}
		at[key{a.ID, para}] = len(out)
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("“%s” gives no occasion, so that a reader cannot find one.", r.exact(s.Cue.Spans)),
			Spans:   slices.Concat(s.Cue.Spans, s.Content),
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// again reports whether s is the outlet's own report that its source says
// something over and over.
func (r *reader) again(s *said) bool {
	if !s.speaks || s.title || s.Within != "" || s.Cue.Negated || len(r.lex.Cue(s.Cue.Lemma)) == 0 || !r.says(s) || r.modal(s) || !r.verbal(s) {
		return false
	}
	switch s.Cue.Class {
	case "", "believe", "want", "decline", "agree", "ask", "praise":
		return false
	}
	if _, describes := r.lex.LedgerWord("describe", s.Cue.Lemma); !describes && r.perfect(s) && r.paragraph(s) > r.firstParagraph() && r.quoted(s) >= quotedWords && !r.goesOn(s) {
		return true
	}
	if !r.contends(s) {
		return false
	}
	for _, c := range s.Cue.Spans {
		in := tokens(r.d, c)
		for t := in.From; t < in.To; t++ {
			if r.d.Tags[t].UPOS == "ADV" && r.word("habit", t) && r.voiced(s) && !r.scene(s, t, in) && (int(t)+1 >= len(r.d.Tokens) || !strings.EqualFold(r.d.Word(t+1), "ago")) {
				return true
			}
		}
	}
	return false
}

// scene reports whether an adverb tells what somebody did on one occasion that the
// text is about: "repeatedly says", "repeatedly noted".
func (r *reader) scene(s *said, adverb ling.TokenID, in ling.Range) bool {
	if r.perfect(s) {
		return false
	}
	for t := in.From; t < in.To; t++ {
		if r.d.Tags[t].XPOS == "VBD" {
			return true
		}
	}
	return strings.EqualFold(r.d.Word(adverb), "repeatedly")
}

// contends reports whether s is a kind of statement that others have to answer, or that answers
// them.
func (r *reader) contends(s *said) bool {
	switch s.Cue.Class {
	case "accuse", "deny", "warn", "threaten":
		return true
	}
	return r.lemma(r.verbOf(s)) == "claim"
}

// goesOn reports whether the next sentence quotes the source of s, as on one occasion that
// the text is about.
func (r *reader) goesOn(s *said) bool {
	return slices.ContainsFunc(r.said, func(t said) bool {
		return t.Source.Actor == s.Source.Actor && t.Manner != acta.Indirect && r.d.SentOf(t.content[0].From) == r.d.SentOf(s.content[len(s.content)-1].To-1)+1
	})
}

// quotedWords is how many words in quotation marks are a quotation that has an
// occasion, and not a word that is held at arm's length.
const quotedWords = 5

// perfect reports whether the cue of s is "has said".
func (r *reader) perfect(s *said) bool {
	for _, c := range s.Cue.Spans {
		in := tokens(r.d, c)
		for t := in.From; t < in.To; t++ {
			if w := strings.ToLower(r.d.Word(t)); (w == "has" || w == "have") && r.d.Tags[t].UPOS == "AUX" {
				return true
			}
		}
	}
	return false
}

// quoted is how many words of the content of s stand in quotation marks.
func (r *reader) quoted(s *said) int {
	n, in := 0, false
	for _, c := range s.content {
		for t := c.From; t < c.To; t++ {
			if r.isMark(t) && r.d.Word(t) != "'" && r.d.Word(t) != "’" {
				in = !in
			} else if in && isWord(r.d.Word(t)) {
				n++
			}
		}
	}
	return n
}

// paragraph is the index of the paragraph that s begins in.
func (r *reader) paragraph(s *said) int {
	at := r.d.Tokens[s.at].Start
	return slices.IndexFunc(r.entry.Document.Paragraphs, func(p acta.Span) bool { return p.Start <= at && at < p.End })
}

// occasionReach is how many sentences after words that are said again and again one occasion
// of them may stand.
const occasionReach = 5

// occasion reports whether a paragraph, or what follows soon, gives a day or an occasion of
// words of the source of s.
func (r *reader) occasion(s *said, para int) bool {
	for i := range r.said {
		t := &r.said[i]
		if t.Source.Actor != s.Source.Actor || len(t.Venue.Spans) == 0 && len(t.When.Spans) == 0 {
			continue
		}
		// What follows settles it only where a reader can find that in turn.
		found := len(t.When.Spans) > 0 || t.Venue.Precision != acta.Vague
		if r.paragraph(t) == para || found && t.sent > s.sent && t.sent <= s.sent+occasionReach {
			return true
		}
	}
	if para < 0 {
		return false
	}
	in := tokens(r.d, r.entry.Document.Paragraphs[para])
	for t := r.d.Sents[s.sent].From; t < min(in.To, r.d.Sents[s.sent].To); t++ {
		if r.voice[t] < 0 && (r.word("weekday", t) && r.isName(t) || r.year(t)) {
			return true
		}
	}
	return false
}

// voiced reports whether s has words of its source: a clause, a quotation or an
// answer; not a thing alone, "reaffirmed the commitment to building ships".
func (r *reader) voiced(s *said) bool {
	if s.Manner != acta.Indirect || s.Cue.Class == "accuse" || s.Cue.Class == "deny" || s.Cue.Class == "decline" {
		return true
	}
	return r.finite(s)
}

// finite reports whether the content of s has a verb that is finite or follows
// "to".
func (r *reader) finite(s *said) bool {
	for _, c := range s.content {
		for t := c.From; t < c.To; t++ {
			switch r.d.Tags[t].XPOS {
			case "VBD", "VBZ", "VBP", "MD", "VB":
				return true
			}
		}
	}
	return false
}

// verbal reports whether the cue of s is a verb.
func (r *reader) verbal(s *said) bool {
	for _, c := range s.Cue.Spans {
		in := tokens(r.d, c)
		for t := in.From; t < in.To; t++ {
			if r.d.Tags[t].UPOS == "VERB" {
				return true
			}
		}
	}
	return false
}
