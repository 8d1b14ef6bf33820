// Package ledger counts and compares what a document's entries say: how it is
// sourced, what is disputed in it, what a reader may want to know of it. It
// decides by rules that are data, and never who is right.
package ledger

import (
	"strings"

	"acta"
	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// Fill makes the ledgers of entry, whose text is d. Actors and statements must
// be there already.
func Fill(entry *acta.Entry, d *ling.Doc, lex *data.Lexicon) {
	entry.Profile = Profile(entry, d)
	r := newReader(entry, d, lex)
	entry.Pledges = r.pledges()
	entry.Figures = r.figures()
	entry.Disputes = r.disputes()
	entry.Profile.Verbs = r.verbs()
	entry.Profile.Replies = replies(entry)
	entry.Profile.Terms = r.terms()
	entry.Findings = r.findings()
}

// none is the absent index of a statement.
const none = -1

// reader is what the ledgers look up in one document.
type reader struct {
	*parties
	d     *ling.Doc
	said  []said  // of each statement
	voice []int32 // of each token: the innermost statement, or one of the voices below
}

// said is a statement in the terms of the language.
type said struct {
	*acta.Statement
	at      ling.TokenID // where it begins: its cue, or its content
	sent    ling.SentID
	content []ling.Range
	words   []string // content words, see bag
	party   string
	title   bool // in the headline
	speaks  bool // somebody says it: not what a colon of the headline makes
}

// Voices of a token besides the innermost statement that it is content of.
const (
	voiceOwn  = -1
	voiceLead = -2 // in a cue or source
)

func newReader(entry *acta.Entry, d *ling.Doc, lex *data.Lexicon) *reader {
	r := &reader{parties: newParties(entry, lex), d: d}
	r.voice = make([]int32, len(d.Tokens))
	for i := range r.voice {
		r.voice[i] = voiceOwn
	}
	r.said = make([]said, len(entry.Statements))
	for i := range entry.Statements {
		r.said[i] = r.read(&entry.Statements[i])
	}
	for i := range r.said {
		if s := &r.said[i]; s.speaks {
			r.speak(int32(i), s)
		}
	}
	return r
}

func (r *reader) read(s *acta.Statement) said {
	out := said{Statement: s, title: r.entry.Document.Headline.Contains(s.Content[0]), party: r.party(s.Source.Actor)}
	for _, c := range s.Content {
		out.content = append(out.content, tokens(r.d, c))
	}
	out.at = out.content[0].From
	if len(s.Cue.Spans) > 0 {
		out.at = tokens(r.d, s.Cue.Spans[0]).From
	}
	out.at = min(out.at, ling.TokenID(len(r.d.Tokens)-1))
	out.sent = r.d.SentOf(out.at)
	for _, c := range out.content {
		out.words = r.bag(out.words, c)
	}
	a := r.actors[s.Source.Actor]
	named := a != nil && a.Kind != acta.KindUnnamed
	out.speaks = !out.title || named || strings.ContainsFunc(s.Cue.Lemma, isLetter)
	return out
}

// speak gives the tokens of statement i their voice: an inner statement wins
// over the one around it.
func (r *reader) speak(i int32, s *said) {
	for _, c := range s.content {
		for t := c.From; t < c.To; t++ {
			if old := r.voice[t]; old < 0 || r.said[old].Within == "" || s.Within != "" && r.spread(s) <= r.spread(&r.said[old]) {
				r.voice[t] = i
			}
		}
	}
	for _, spans := range [][]acta.Span{s.Cue.Spans, s.Source.Spans} {
		for _, c := range spans {
			in := tokens(r.d, c)
			for t := in.From; t < in.To; t++ {
				if r.voice[t] == voiceOwn {
					r.voice[t] = voiceLead
				}
			}
		}
	}
}

// spread is how many tokens s takes from its first to its last.
func (r *reader) spread(s *said) int {
	return int(s.content[len(s.content)-1].To - s.content[0].From)
}

// index is the statement called id, or none.
func (r *reader) index(id acta.StatementID) int {
	for i := range r.said {
		if r.said[i].ID == id {
			return i
		}
	}
	return none
}

// exact is the text of the words of spans.
func (r *reader) exact(spans []acta.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = strings.Trim(strings.Join(strings.Fields(r.entry.Document.Text[s.Start:s.End]), " "), ",")
	}
	return strings.Join(parts, " … ")
}

// word reports whether a list has the lemma of tok.
func (r *reader) word(list string, tok ling.TokenID) bool {
	_, ok := r.lex.LedgerWord(list, r.lemma(tok))
	return ok
}

func (r *reader) lemma(tok ling.TokenID) string { return strings.ToLower(r.d.Tags[tok].Lemma) }

func (r *reader) rel(tok ling.TokenID) string { return phrase.Rel(&r.d.Parsed, tok) }

func isLetter(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 0x7f && c != '–' && c != '—' && c != '−'
}
