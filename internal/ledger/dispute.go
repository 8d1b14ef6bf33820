package ledger

import (
	"cmp"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// Kinds of answer to a claim.
const (
	contradicts = "contradicts"
	declines    = "declines to comment"
)

// reach is how many sentences before an answer its claim is looked for.
const reach = 6

// disputes are the claims of the text that somebody answers, and the
// accusations, answered or not, in the order of the claims.
//
// That a claim has no answer in the text does not make it undisputed.
func (r *reader) disputes() []acta.Dispute {
	answers := make([][]acta.Response, len(r.said))
	rules := make([][]string, len(r.said))
	add := func(claim, answer int, kind, rule string) {
		for _, old := range answers[claim] {
			if old.Statement == r.said[answer].ID {
				return
			}
		}
		answers[claim] = append(answers[claim], acta.Response{Actor: r.said[answer].Source.Actor, Statement: r.said[answer].ID, Kind: kind})
		if !slices.Contains(rules[claim], rule) {
			rules[claim] = append(rules[claim], rule)
		}
	}
	accused := make([]acta.ActorID, len(r.said))
	for i := range r.said {
		accused[i] = r.accused(i)
	}
	for i := range r.said {
		if kind := r.answerKind(i); kind != "" {
			if claim, rule := r.claimOf(i, kind, accused); claim != none {
				add(claim, i, kind, rule)
			}
		}
	}
	for i, who := range accused {
		if who == "" {
			continue
		}
		for j := range r.said {
			if r.contradicts(i, j, who) {
				add(i, j, contradicts, "answer.negated")
			}
		}
	}
	for _, p := range r.rivals() {
		claim, other := p[0], p[1]
		if len(answers[claim]) == 0 && len(answers[other]) > 0 {
			claim, other = other, claim
		}
		add(claim, other, contradicts, "answer.description")
	}
	var out []acta.Dispute
	for i := range r.said {
		if len(answers[i]) == 0 && accused[i] == "" {
			continue
		}
		d := acta.Dispute{Claim: r.said[i].ID, Responses: answers[i], Rules: rules[i]}
		if a := r.said[i].Source.Actor; a != "" {
			d.Asserted = []acta.ActorID{a}
		}
		if who := accused[i]; who != "" {
			d.Rules = append(d.Rules, "claim.accusation")
			if !r.answered(i, who, answers[i]) {
				d.UnansweredBy = []acta.ActorID{who}
			} else if len(d.Responses) == 0 {
				continue
			}
		}
		slices.SortStableFunc(d.Responses, func(a, b acta.Response) int {
			return cmp.Compare(r.index(a.Statement), r.index(b.Statement))
		})
		d.ID = acta.DisputeID(acta.EntryID(r.entry.Document.ID, "d", slices.Concat(r.said[i].Cue.Spans, []acta.Span{{}}, r.said[i].Content)...))
		out = append(out, d)
	}
	return out
}

// claims reports whether s says that something is so: somebody does, in more
// than a word, and does not ask or want it.
func claims(s *said) bool {
	switch s.Cue.Class {
	case "ask", "request", "demand", "want", "promise", "decline", "":
		return false
	}
	return s.Source.Actor != "" && weight(s.words) > 1
}

func (r *reader) negation(tok ling.TokenID) bool {
	switch strings.ToLower(r.d.Word(tok)) {
	case "not", "n't", "n’t", "never", "no", "nobody", "nothing", "false", "untrue", "baseless", "groundless":
		return true
	}
	return false
}

// replies are the accusations of the disputes, each with its answers by the
// accused.
func replies(entry *acta.Entry) []acta.Reply {
	var out []acta.Reply
	for i := range entry.Disputes {
		d := &entry.Disputes[i]
		if !slices.Contains(d.Rules, "claim.accusation") {
			continue
		}
		accuser := acta.ActorID("")
		if len(d.Asserted) > 0 {
			accuser = d.Asserted[0]
		}
		for _, who := range d.UnansweredBy {
			out = append(out, acta.Reply{Accuser: accuser, Accused: who, Claim: d.Claim})
		}
		for _, a := range d.Responses {
			out = append(out, acta.Reply{Accuser: accuser, Accused: a.Actor, Claim: d.Claim, Answer: a.Statement})
		}
	}
	return out
}
