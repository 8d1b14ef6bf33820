package namer

import (
	"slices"
	"strings"

	"acta/internal/ling"
)

// The rules that make mentions, as they are quoted in [ling.Mention.Rule].
const (
	ruleDay        = "date.day"        // "June 24-25", "24 June 2013"
	ruleMonth      = "date.month"      // "June 2013", "late June"
	ruleWeekday    = "date.weekday"    // "Tuesday morning", "next Friday"
	ruleYear       = "date.year"       // "2013", "2013-14"
	ruleDecade     = "date.decade"     // "the early 1990s"
	ruleRelative   = "date.relative"   // "last week", "two days ago", "yesterday"
	ruleNumeric    = "date.numeric"    // "11/28/2013", "2013-11-28"
	ruleMoney      = "amount.money"    // "$1.2 billion"
	rulePercent    = "amount.percent"  // "5% of output"
	ruleCount      = "amount.count"    // "over 10,000 lives"
	ruleDuration   = "amount.duration" // "three years"
	rulePersonal   = "pronoun.personal"
	rulePossessive = "pronoun.possessive"
	ruleRelativeWh = "pronoun.relative"
	ruleIndefinite = "nominal.indefinite" // "others", "everyone"
	ruleNominal    = "nominal."           // + the class of the noun
)

// Rules returns names and the mentions that rules find in d: dates, amounts,
// pronouns and nominals, in the order that [ling.Mention] asks for. None
// crosses another, and none has the range of a name. names must not overlap.
//
// A date or amount stands without its preposition. A nominal is its noun with
// what stands before it and a phrase with "of" after it; relative clauses and
// appositions are left out.
func Rules(d *ling.Parsed, names []ling.Mention) []ling.Mention {
	r := rules{d: d, named: make([]bool, len(d.Tokens)), taken: make([]bool, len(d.Tokens))}
	all := names
	for _, m := range names {
		for tok := m.From; tok < m.To; tok++ {
			r.named[tok] = true
		}
	}
	for _, s := range d.Sents {
		r.sent, r.near = s, r.near[:0]
		for len(names) > 0 && names[0].From < s.To {
			r.near = append(r.near, names[0])
			names = names[1:]
		}
		r.dates()
		r.amounts()
		r.pronouns()
		r.nominals()
	}
	return tidy(append(slices.Clone(all), r.out...))
}

// rules reads one document.
type rules struct {
	d     *ling.Parsed
	sent  ling.Range
	near  []ling.Mention // the names of sent
	named []bool         // the token is part of a name
	taken []bool         // the token is part of a date or amount
	out   []ling.Mention
}

// add adds a mention, cut back where it crosses a name. Inside a name there is
// none.
func (r *rules) add(from, to, head ling.TokenID, kind ling.MentionKind, rule string) {
	m := ling.Mention{Range: ling.Range{From: from, To: to}, Head: head, Kind: kind, Prob: 1, Rule: rule}
	first, _ := slices.BinarySearchFunc(r.near, from, func(n ling.Mention, from ling.TokenID) int {
		if n.To <= from {
			return -1
		}
		return 1
	})
	for _, n := range r.near[first:] {
		if n.From >= to {
			break
		}
		switch {
		case !n.Overlaps(m.Range) || m.Contains(n.Range) && m.Range != n.Range:
		case n.Contains(m.Range):
			return
		case n.From < m.From:
			m.From = n.To
		default:
			m.To = n.From
		}
	}
	if m.Empty() || m.Head != ling.None && !m.Has(m.Head) {
		return
	}
	if m.Head == ling.None {
		m.Head = headOf(r.d, m.Range)
	}
	r.out = append(r.out, m)
}

// take adds a date or amount, whose tokens no other may have.
func (r *rules) take(from, to ling.TokenID, kind ling.MentionKind, rule string) {
	for tok := from; tok < to; tok++ {
		r.taken[tok] = true
	}
	r.add(from, to, ling.None, kind, rule)
}

// low is the word of tok in lower case, or empty outside the sentence.
func (r *rules) low(tok ling.TokenID) string {
	if !r.sent.Has(tok) {
		return ""
	}
	return strings.ToLower(r.d.Word(tok))
}

// xpos is the tag of tok, or empty outside the sentence.
func (r *rules) xpos(tok ling.TokenID) string {
	if !r.sent.Has(tok) {
		return ""
	}
	return r.d.Tags[tok].XPOS
}

func (r *rules) lemma(tok ling.TokenID) string {
	if l := r.d.Tags[tok].Lemma; l != "" && l != "_" {
		return strings.ToLower(l)
	}
	return r.low(tok)
}

// rel is the relation of tok without its subtype.
func (r *rules) rel(tok ling.TokenID) string {
	rel, _, _ := strings.Cut(r.d.Arcs[tok].Rel, ":")
	return rel
}

// tidy sorts ms and drops the later of two that cross or have one range.
func tidy(ms []ling.Mention) []ling.Mention {
	slices.SortStableFunc(ms, func(a, b ling.Mention) int {
		if a.From != b.From {
			return int(a.From - b.From)
		}
		return int(b.To - a.To)
	})
	out := ms[:0]
	var around []int // places in out of the mentions that are not over yet
	for _, m := range ms {
		for len(around) > 0 && out[around[len(around)-1]].To <= m.From {
			around = around[:len(around)-1]
		}
		if n := len(around); n > 0 {
			over := out[around[n-1]]
			if over.Range == m.Range || m.To > over.To {
				continue
			}
		}
		around = append(around, len(out))
		out = append(out, m)
	}
	return out
}
