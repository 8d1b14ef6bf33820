package ledger

import (
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// contentious finds what is in dispute in the text and yet stands in the
// outlet's own voice: a sentence with the words of the claim.
func (r *reader) contentious() []acta.Finding {
	var out []acta.Finding
	for i := range r.entry.Disputes {
		d := &r.entry.Disputes[i]
		if !slices.ContainsFunc(d.Responses, func(a acta.Response) bool { return a.Kind != declines }) {
			continue
		}
		s := &r.said[r.index(d.Claim)]
		if weight(s.words) < claimWords {
			continue
		}
		for _, sent := range r.d.Sents {
			own, bag := r.ownPart(sent)
			words, states := shared(bag, s.words)
			if words < claimWords || (words+states)*2 < len(s.words) || s.title {
				continue
			}
			out = append(out, acta.Finding{
				Says: fmt.Sprintf("The outlet says in its own voice what %s says and %s answers.",
					r.name(s.Source.Actor), r.name(d.Responses[0].Actor)),
				Spans:   append([]acta.Span{r.d.Span(own)}, s.Content...),
				Entries: []string{string(d.ID), string(d.Claim)},
			})
			break
		}
	}
	return out
}

// claimWords is how many content words of a claim the outlet must say itself.
const claimWords = 3

// ownPart is the longest stretch of a sentence in the outlet's own voice, and
// its words.
func (r *reader) ownPart(sent ling.Range) (ling.Range, []string) {
	var best ling.Range
	from := sent.From
	for t := sent.From; t <= sent.To; t++ {
		if t == sent.To || r.voice[t] != voiceOwn {
			if int(t-from) > best.Len() {
				best = ling.Range{From: from, To: t}
			}
			from = t + 1
		}
	}
	return best, r.bag(nil, best)
}

// oneSided finds names that one party of a dispute gives a happening, where the
// outlet uses them in its own voice without marks.
func (r *reader) oneSided() []acta.Finding {
	var out []acta.Finding
	names := r.namings()
	for _, p := range r.rivals() {
		for k, i := range p {
			n := slices.IndexFunc(names, func(n naming) bool { return n.statement == i && !n.negated })
			if n < 0 {
				continue
			}
			name, s, other := names[n], &r.said[i], &r.said[p[1-k]]
			if name.phrase.Len() < 2 {
				continue
			}
			for _, at := range r.uses(name.phrase) {
				out = append(out, acta.Finding{
					Says: fmt.Sprintf("“%s” is what %s calls it; the outlet says so in its own voice, and %s calls it otherwise.",
						r.d.Words(at), r.name(s.Source.Actor), r.name(other.Source.Actor)),
					Spans:   slices.Concat([]acta.Span{r.d.Span(at)}, s.Content, other.Content),
					Entries: []string{string(s.ID), string(other.ID)},
				})
				break
			}
		}
	}
	return out
}

// uses are the places where the outlet itself uses the words of phrase.
func (r *reader) uses(phrase ling.Range) []ling.Range {
	var out []ling.Range
	n := ling.TokenID(phrase.Len())
	for t := ling.TokenID(0); t+n <= ling.TokenID(len(r.d.Tokens)); t++ {
		at := ling.Range{From: t, To: t + n}
		same := true
		for k := ling.TokenID(0); k < n && same; k++ {
			same = strings.EqualFold(r.d.Tags[t+k].Lemma, r.d.Tags[phrase.From+k].Lemma)
		}
		if same && r.own(at) {
			out = append(out, at)
		}
	}
	return out
}
