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
	ruleNameVote   = "name.vote"   // the kind that its other places have
	ruleNameSource = "name.source" // a source that is the surname of a person of the text
)

// mend corrects the mentions where the whole text knows better than a sentence:
// a name that begins with "Mr" is a person's, and a source that is the surname
// of a person named in full elsewhere is that name too.
func mend(q *ling.Quoted, lex *data.Lexicon) {
	q.Mentions = slices.Clone(q.Mentions)
	surnames := map[string]bool{}
	covered := make([]bool, len(q.Tokens))
	votes := map[string]*[3]int{}
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if m.Kind == ling.OrgName || m.Kind == ling.PlaceName {
			mendKind(q, lex, m)
		}
		if m.Kind.IsName() {
			r := phrase.BareName(&q.Parsed, lex, m.Range, m.Kind == ling.PersonName)
			switch {
			case r.Len() > 1 && m.Kind == ling.PersonName:
				surnames[q.Word(r.To-1)] = true
			case r.Len() == 1:
				v := votes[q.Word(r.From)]
				if v == nil {
					v = new([3]int)
					votes[q.Word(r.From)] = v
				}
				v[kindIndex(m.Kind)]++
			}
		}
		for tok := m.From; tok < m.To; tok++ {
			covered[tok] = true
		}
	}
	states := map[string]bool{}
	for i := range q.Mentions {
		if m := &q.Mentions[i]; m.Kind == ling.PersonName && phrase.HasGovernment(&q.Parsed, lex, m.Range) {
			states[q.Word(phrase.BareName(&q.Parsed, lex, m.Range, false).From)] = true
		}
	}
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if !m.Kind.IsName() {
			continue
		}
		r := phrase.BareName(&q.Parsed, lex, m.Range, m.Kind == ling.PersonName)
		if word := q.Word(r.From); r.Len() == 1 && !surnames[word] {
			k := winner(votes[word])
			if k == ling.PersonName && states[word] {
				k = ling.PlaceName
			}
			if k != m.Kind {
				m.Kind, m.Rule = k, ruleNameVote
			}
		}
	}
	var missed []ling.Mention
	for i := range q.Quotes {
		for _, src := range q.Quotes[i].Source {
			head := phrase.Head(&q.Parsed, src)
			if covered[head] || !phrase.Capital(&q.Parsed, head) {
				continue
			}
			m, found := missedName(q, lex, src, head, covered, surnames)
			if !found {
				continue
			}
			missed = append(missed, m)
			for tok := m.From; tok < m.To; tok++ {
				covered[tok] = true
			}
		}
	}
	if len(missed) == 0 {
		return
	}
	insert(q, missed)
}

// missedName is the longest run of capitalised words of src around head that the
// text or the gazetteer knows as a name.
func missedName(q *ling.Quoted, lex *data.Lexicon, src ling.Range, head ling.TokenID, covered []bool, surnames map[string]bool) (ling.Mention, bool) {
	free := func(tok ling.TokenID) bool { return src.Has(tok) && !covered[tok] && phrase.Capital(&q.Parsed, tok) }
	r := ling.Range{From: head, To: head + 1}
	for free(r.From - 1) {
		r.From--
	}
	for free(r.To) {
		r.To++
	}
	m := ling.Mention{Head: head, Prob: 0.5, Rule: ruleNameSource}
	for ; r.From <= head; r.From++ {
		m.Range = r
		words := q.Words(r)
		_, country := lex.Country(words)
		org, isOrg := lex.OrgWord(strings.ToLower(q.Word(r.To - 1)))
		switch {
		case lex.Body(words) != nil, r.Len() > 1 && isOrg && org.Kind != "" && !strings.EqualFold(q.Word(r.From), "the"):
			m.Kind = ling.OrgName
		case country:
			m.Kind = ling.PlaceName
		case surnames[words]:
			m.Kind = ling.PersonName
		default:
			continue
		}
		return m, true
	}
	return m, false
}

// mendKind corrects the kind of a body or place that begins with a title or an
// office: "Mrs Dovar" and "Foreign Minister Dovar" are persons, "Foreign
// Minister" alone is no name.
func mendKind(q *ling.Quoted, lex *data.Lexicon, m *ling.Mention) {
	r := phrase.BareName(&q.Parsed, lex, m.Range, false)
	n := phrase.TitleLen(&q.Parsed, lex, r)
	rest := ling.Range{From: r.From + ling.TokenID(n), To: r.To}
	switch {
	case n == 0 || rest.Len() > 3:
		return
	case rest.Empty():
		if o := phrase.OfficeAt(&q.Parsed, lex, r.To-1); o != nil && o.Range == r && r.Len() > 1 && o.Role.Rank != data.RankBody && o.Role.Rank != data.RankForce {
			m.Kind, m.Rule = ling.Nominal, ruleNameTitle
		}
		return
	}
	g, _ := lex.Title(q.Word(r.From))
	if n == 1 && g == "" {
		// "President Bank": one word that tells no gender is no proof.
		return
	}
	for tok := rest.From; tok < rest.To; tok++ {
		if _, org := lex.OrgWord(strings.ToLower(q.Word(tok))); org || q.Tags[tok].UPOS != "PROPN" {
			return
		}
	}
	m.Kind, m.Rule, m.Head = ling.PersonName, ruleNameTitle, phrase.Head(&q.Parsed, m.Range)
}

func kindIndex(k ling.MentionKind) int {
	switch k {
	case ling.PlaceName:
		return 0
	case ling.OrgName:
		return 1
	}
	return 2
}

// winner is the kind that most places of a name have; places win over bodies,
// and bodies over persons, where it is a draw.
func winner(votes *[3]int) ling.MentionKind {
	best := 0
	for k := range votes {
		if votes[k] > votes[best] {
			best = k
		}
	}
	return [3]ling.MentionKind{ling.PlaceName, ling.OrgName, ling.PersonName}[best]
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
