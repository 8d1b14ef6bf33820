package resolver

import (
	"cmp"
	"slices"
	"strings"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// Rules of mentions that are mended here.
const (
	ruleNameTitle  = "name.title"  // a title before it makes it a person's name
	ruleNameSource = "name.source" // a source that is the surname of a person of the text
)

// mend corrects the mentions where the whole text knows better than a sentence:
// a name that begins with "Mr" is a person's, and a source that is the surname
// of a person named in full elsewhere is that name too.
func mend(q *ling.Quoted, lex *data.Lexicon) {
	q.Mentions = slices.Clone(q.Mentions)
	surnames := map[string]bool{}
	covered := make([]bool, len(q.Tokens))
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if m.Kind == ling.OrgName || m.Kind == ling.PlaceName {
			// An office is no help here: "President Bank".
			if g, title := lex.Title(q.Word(m.From)); title && g != "" && m.Len() > 1 && m.Len() <= 4 {
				m.Kind, m.Rule, m.Head = ling.PersonName, ruleNameTitle, phrase.Head(&q.Parsed, m.Range)
			}
		}
		if m.Kind == ling.PersonName && m.Len() > 1 {
			surnames[q.Word(m.To-1)] = true
		}
		for tok := m.From; tok < m.To; tok++ {
			covered[tok] = true
		}
	}
	var missed []ling.Mention
	for i := range q.Quotes {
		for _, src := range q.Quotes[i].Source {
			head := phrase.Head(&q.Parsed, src)
			if covered[head] || q.Tags[head].UPOS != "PROPN" {
				continue
			}
			r := ling.Range{From: head, To: head + 1}
			for r.From > src.From && q.Tags[r.From-1].UPOS == "PROPN" && !covered[r.From-1] {
				r.From--
			}
			m := ling.Mention{Range: r, Head: head, Prob: 0.5, Rule: ruleNameSource}
			words := q.Words(r)
			_, country := lex.Country(words)
			switch {
			case surnames[words]:
				m.Kind = ling.PersonName
			case lex.Body(words) != nil:
				m.Kind = ling.OrgName
			case country:
				m.Kind = ling.PlaceName
			default:
				continue
			}
			missed = append(missed, m)
			for tok := r.From; tok < r.To; tok++ {
				covered[tok] = true
			}
		}
	}
	if len(missed) == 0 {
		return
	}
	insert(q, missed)
}

// insert adds mentions that overlap no other, and keeps the speakers that are
// set.
func insert(q *ling.Quoted, more []ling.Mention) {
	order := make([]int, 0, len(q.Mentions)+len(more))
	all := slices.Concat(q.Mentions, more)
	for i := range all {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(all[a].From, all[b].From), cmp.Compare(all[b].To, all[a].To))
	})
	now := make([]ling.MentionID, len(all))
	sorted := make([]ling.Mention, len(all))
	for to, from := range order {
		now[from] = ling.MentionID(to)
		sorted[to] = all[from]
	}
	for i := range q.Quotes {
		if s := q.Quotes[i].Speaker; s != ling.None {
			q.Quotes[i].Speaker = now[s]
		}
	}
	q.Mentions = sorted
}

// headline is the entity whose name begins what the namer took for one name
// in a headline of capitals: "Northern Compact Growth". It is nil elsewhere.
func (w *work) headline(m ling.MentionID, joined string) *entity {
	span := w.q.Span(w.q.Mentions[m].Range)
	if !w.q.Text.Headline.Contains(span) {
		return nil
	}
	for _, e := range w.entities {
		for _, name := range e.names {
			if strings.HasPrefix(joined, strings.Join(name, " ")+" ") {
				return e
			}
		}
	}
	return nil
}
