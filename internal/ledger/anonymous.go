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
		if head == ling.None || !r.word("officials", head) && !r.insider(s, head) || r.mute(s) || r.reason(s) || r.named(s, head) || r.longAgo(s) {
			continue
		}
		if r.paragraph(s) <= r.firstParagraph() && r.example(s) || r.namedNext(s) || strings.HasPrefix(r.lemma(head), "spokes") && r.presented(s) {
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

// mute reports whether the source of s declines to speak in the same sentence: what else it says is
// no more than how.
func (r *reader) mute(s *said) bool {
	return slices.ContainsFunc(r.said, func(t said) bool {
		return t.sent == s.sent && t.Source.Actor == s.Source.Actor && r.silent(&t)
	})
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

// presented reports whether the next sentence brings up by name and office somebody who
// speaks for others: the spokesman of s.
func (r *reader) presented(s *said) bool {
	return slices.ContainsFunc(r.entry.Actors, func(a acta.Actor) bool {
		return a.Kind == acta.KindPerson && a.Anonymity == acta.Named && len(a.Mentions) > 0 && r.d.SentOf(tokens(r.d, a.Mentions[0].Span).From) == s.sent+1 && anyWord(strings.ToLower(a.Office), "spokes|director|secretary|press|manager")
	})
}

// insider reports whether the noun at head is one of those who speak without a
// name: "one confidant", "a person close to".
func (r *reader) insider(s *said, head ling.TokenID) bool {
	if !r.word("insider", head) {
		return false
	}
	if l := r.lemma(head); l != "person" && l != "people" {
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
	if head == ling.None || !brought || r.d.Tags[head].XPOS != "NN" && (r.d.Tags[head].XPOS != "NNP" || !r.word("insider", head) || head+1 < in.To && r.d.Tags[head+1].UPOS == "PROPN") {
		return ling.None
	}
	return head
}

// reason reports whether the sentence of s or one beside it says why its source
// has no name: "on condition of anonymity because", "not allowed to speak".
func (r *reader) reason(s *said) bool {
	for n := max(0, s.sent-1); n <= s.sent+1 && int(n) < len(r.d.Sents); n++ {
		if r.reasonIn(r.d.Sents[n]) {
			return true
		}
	}
	return false
}

// reasons reports whether the text says not far from s why somebody has no name, which may be
// said of several.
func (r *reader) reasons(s *said) bool {
	from, to := max(0, int(s.sent)-reasonsReach), min(len(r.d.Sents), int(s.sent)+reasonsReach+1)
	return slices.ContainsFunc(r.d.Sents[from:to], r.reasonIn)
}

// reasonsReach is how many sentences off a plural source the reason may stand.
const reasonsReach = 10

func (r *reader) reasonIn(sent ling.Range) bool {
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
	return false
}

// named reports whether the text has a person by name near s whom it also calls by the
// noun head and all words before it.
func (r *reader) named(s *said, head ling.TokenID) bool {
	from := tokens(r.d, s.Source.Spans[0]).From + 1
	noun := strings.ToLower(r.d.Words(ling.Range{From: min(from, head), To: head + 1}))
	for i := range r.entry.Actors {
		a := &r.entry.Actors[i]
		if a.Kind == acta.KindPerson && a.Anonymity == acta.Named && strings.Contains(strings.ToLower(a.Office+" "+r.nominals(a)), noun) && r.mentionedNear(a, s) {
			return true
		}
	}
	return false
}

// mentionedNear reports whether a is mentioned within a few sentences of s, or
// anywhere where s stands in the lead.
func (r *reader) mentionedNear(a *acta.Actor, s *said) bool {
	return int(s.sent) <= leadSents || slices.ContainsFunc(a.Mentions, func(m acta.MentionOf) bool {
		at := r.d.SentOf(tokens(r.d, m.Span).From)
		return at >= s.sent-beside && at <= s.sent+beside
	})
}

func (r *reader) inCue(s *said, tok ling.TokenID) bool {
	at := r.d.Tokens[tok]
	return slices.ContainsFunc(s.Cue.Spans, func(c acta.Span) bool { return c.Contains(acta.Span{Start: at.Start, End: at.End}) })
}
