// Package statement turns the quotes of a text into statements: whose words,
// said how, to whom, where and when.
package statement

import (
	"cmp"
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/actor"
	"acta/internal/ling"
)

// Make makes the statements of d, one for each quote, in their order. Of the
// document its id, its outlet and its day of publication are read; cast is what
// package actor made of d.
func Make(document *acta.Document, d *ling.Doc, cast *actor.Cast, lex *data.Lexicon) []acta.Statement {
	if len(d.Quotes) == 0 {
		return nil
	}
	out := make([]acta.Statement, len(d.Quotes))
	inside := contentOf(d)
	for i := range d.Quotes {
		m := &maker{d: d, lex: lex, cast: cast, quote: &d.Quotes[i], document: document, inside: inside}
		out[i] = m.make(document.ID, ling.QuoteID(i))
	}
	// Each outer statement is further hands between the reader and the inner one.
	own := make([]int, len(out))
	for i := range out {
		own[i] = out[i].Hand
	}
	for i := range d.Quotes {
		if outer := d.Quotes[i].Within; outer != ling.None {
			out[i].Within = out[outer].ID
		}
		steps := 0
		for q := d.Quotes[i].Within; q != ling.None && steps < len(d.Quotes); q = d.Quotes[q].Within {
			out[i].Hand += own[q]
			steps++
		}
	}
	return out
}

// maker makes one statement.
type maker struct {
	d          *ling.Doc
	lex        *data.Lexicon
	cast       *actor.Cast
	quote      *ling.Quote
	document   *acta.Document
	inside     []ling.QuoteID // of each token the innermost quote whose content it is in
	outer      ling.QuoteID   // the quote in whose content the cue stands, or None
	sent       ling.Range     // the sentence of the cue, or of the content where there is none
	verb       ling.TokenID   // the word that says, or None
	listeners  ling.Range     // who is told, empty where that is not known or part of the content
	medium     bool           // the words went through a medium
	attributes bool           // adjectives before a noun of the cue may carry it
	rules      []string
}

func (m *maker) make(id acta.DocID, q ling.QuoteID) acta.Statement {
	s := acta.Statement{
		Source:     acta.Party{Spans: m.spans(m.quote.Source), Actor: m.cast.OfQuote[q]},
		Content:    m.spans(m.quote.Content),
		Manner:     m.quote.Manner,
		Hand:       1,
		Confidence: min(max(float64(m.quote.Prob), 0), 1),
	}
	at := m.quote.Content[0].From
	if !m.quote.Cue.Empty() {
		at = m.quote.Cue.From
	}
	m.sent = m.d.Sents[m.d.SentOf(at)]
	m.outer = m.inside[at]
	if m.quote.Cue.Empty() {
		m.outer = m.quote.Within
	}
	m.rules = append(m.rules, m.quote.Rules...)
	m.speakerRule()
	s.Cue = m.cue()
	s.Addressee = m.addressee()
	s.When = m.when()
	s.Venue = m.venue(&s)
	s.About = m.about()
	if m.medium {
		s.Hand++
		m.rules = append(m.rules, "hand.medium")
	}
	s.Rules = m.rules
	s.ID = acta.StatementID(acta.EntryID(id, "s", slices.Concat(s.Source.Spans, []acta.Span{{}}, s.Cue.Spans, []acta.Span{{}}, s.Content)...))
	return s
}

// spans are the stretches of text of rs, joined where they touch.
func (m *maker) spans(rs []ling.Range) []acta.Span {
	var out []acta.Span
	for _, r := range rs {
		s := m.d.Span(r)
		if n := len(out); n > 0 && out[n-1].End >= s.Start {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// speakerRule quotes the rule that tied the speaker to its name.
func (m *maker) speakerRule() {
	s := m.quote.Speaker
	if s == ling.None || m.d.ChainOf[s] == ling.None {
		return
	}
	c := m.d.Chains[m.d.ChainOf[s]]
	if i, ok := slices.BinarySearch(c.Mentions, s); ok && i < len(c.Rules) && c.Rules[i] != "coref.first" {
		m.rules = append(m.rules, c.Rules[i])
	}
}

// inContent reports whether tok is part of what is said.
func (m *maker) inContent(tok ling.TokenID) bool {
	return slices.ContainsFunc(m.quote.Content, func(r ling.Range) bool { return r.Has(tok) })
}

func (m *maker) inSource(tok ling.TokenID) bool {
	return slices.ContainsFunc(m.quote.Source, func(r ling.Range) bool { return r.Has(tok) })
}

// about are the actors that the content names, except who says I.
func (m *maker) about() []acta.ActorID {
	var out []acta.ActorID
	for _, r := range m.quote.Content {
		first := m.d.Sents[m.d.SentOf(r.From)]
		for i := m.from(first.From); i < len(m.d.Mentions) && m.d.Mentions[i].From < r.To; i++ {
			n := m.d.Mentions[i]
			a := m.cast.OfMention[i]
			if a == "" || !r.Has(n.Head) || slices.Contains(out, a) {
				continue
			}
			if n.Kind == ling.Pronoun && firstPerson[strings.ToLower(m.d.Word(n.Head))] {
				continue
			}
			out = append(out, a)
		}
	}
	return out
}

var firstPerson = map[string]bool{
	"i": true, "me": true, "my": true, "mine": true, "myself": true,
	"we": true, "us": true, "our": true, "ours": true, "ourselves": true,
}

// from is the first mention that begins at tok or after it.
func (m *maker) from(tok ling.TokenID) int {
	i, _ := slices.BinarySearchFunc(m.d.Mentions, tok, func(n ling.Mention, at ling.TokenID) int { return cmp.Compare(n.From, at) })
	return i
}

// inSentence are the mentions of the cue's sentence, as indices from and to.
func (m *maker) inSentence() (from, to int) { return m.from(m.sent.From), m.from(m.sent.To) }
