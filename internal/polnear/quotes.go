package polnear

import (
	"sort"

	"acta"
	"acta/internal/ling"
)

// Quotes gives as as statements in tokens of d. A span that cuts a token takes
// the whole of it; an attribution without content is left out.
func Quotes(d *ling.Tokenized, as []Attribution) []ling.Quote {
	var out []ling.Quote
	for _, a := range as {
		q := ling.Quote{Source: ranges(d, a.Source), Content: ranges(d, a.Content), Speaker: ling.None, Within: ling.None}
		if cue := ranges(d, a.Cue); len(cue) > 0 {
			q.Cue = ling.Range{From: cue[0].From, To: cue[len(cue)-1].To}
		}
		if len(q.Content) > 0 {
			out = append(out, q)
		}
	}
	return out
}

func ranges(d *ling.Tokenized, spans []acta.Span) []ling.Range {
	var out []ling.Range
	for _, s := range spans {
		r := ling.Range{
			From: ling.TokenID(sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > s.Start })),
			To:   ling.TokenID(sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= s.End })),
		}
		if r.Empty() {
			continue
		}
		if last := len(out) - 1; last >= 0 && r.From < out[last].To {
			out[last].To = max(out[last].To, r.To)
			continue
		}
		out = append(out, r)
	}
	return out
}
