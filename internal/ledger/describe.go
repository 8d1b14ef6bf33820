package ledger

import (
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// naming is a name that a statement gives a happening: "calling it an
// unprovoked invasion", "that the conflict is a rescue mission".
type naming struct {
	statement int
	head      ling.TokenID // the noun
	phrase    ling.Range   // from its first adjective to the noun
	negated   bool
	subject   []string // content words of what is named
}

// namings are the names that statements give happenings.
func (r *reader) namings() []naming {
	var out []naming
	for i := range r.said {
		s := &r.said[i]
		if !s.speaks || s.title {
			continue
		}
		_, describes := r.lex.LedgerWord("describe", s.Cue.Lemma)
		for _, c := range s.content {
			for t := c.From; t < c.To; t++ {
				if r.d.Tags[t].UPOS != "NOUN" || !r.word("happening", t) || r.voice[t] != int32(i) {
					continue
				}
				n := naming{statement: i, head: t, phrase: ling.Range{From: t, To: t + 1}}
				article, copula := false, false
				for k := c.From; k < c.To; k++ {
					if r.d.Arcs[k].Head != t {
						continue
					}
					switch rel := r.rel(k); {
					case rel == "det":
						w := r.lemma(k)
						article = w == "a" || w == "an"
					case rel == "cop":
						copula = true
					case (rel == "amod" || rel == "compound") && k < n.phrase.From:
						n.phrase.From = k
					case rel == "advmod" && r.negation(k) || rel == "det" && r.negation(k):
						n.negated = true
					case rel == "nsubj":
						n.subject = r.bag(n.subject, r.below(k, c))
					}
				}
				if describes && len(n.subject) == 0 {
					n.subject = r.bag(nil, ling.Range{From: c.From, To: n.phrase.From})
				}
				if !article && !(describes && n.phrase.Len() > 1) || !copula && !describes {
					continue
				}
				out = append(out, n)
				break
			}
		}
	}
	return out
}

// below is the tokens of c around tok that hang from it and touch.
func (r *reader) below(tok ling.TokenID, c ling.Range) ling.Range {
	out := ling.Range{From: tok, To: tok + 1}
	for out.From > c.From && r.under(out.From-1, tok) {
		out.From--
	}
	for out.To < c.To && r.under(out.To, tok) {
		out.To++
	}
	return out
}

func (r *reader) under(tok, head ling.TokenID) bool {
	for n := 0; tok != ling.None && n < 50; n++ {
		if tok == head {
			return true
		}
		tok = r.d.Arcs[tok].Head
	}
	return false
}

// rivals are pairs of statements of two parties that name the same happening
// differently, the earlier first: one pair for two parties.
func (r *reader) rivals() [][2]int {
	all := r.namings()
	var out [][2]int
	for i := range all {
		for j := i + 1; j < len(all); j++ {
			a, b := &all[i], &all[j]
			s, t := &r.said[a.statement], &r.said[b.statement]
			if a.negated || b.negated || s.party == t.party || s.party == "" || t.party == "" || r.lemma(a.head) == r.lemma(b.head) {
				continue
			}
			words, states := shared(s.words, t.words)
			if words+states == 0 && !r.near(s, t) {
				continue
			}
			named, _ := shared(a.subject, b.subject)
			if !r.opposed(s, t) && (named == 0 || !r.near(s, t)) {
				continue
			}
			pair := [2]int{a.statement, b.statement}
			known := slices.ContainsFunc(out, func(p [2]int) bool {
				return p[0] == pair[0] || p[1] == pair[1]
			})
			if known {
				// The nearer of two of one party stands for both.
				for k := range out {
					p := &out[k]
					if p[1] == pair[1] && r.said[p[0]].party == s.party && r.said[pair[0]].sent > r.said[p[0]].sent {
						*p = pair
					}
				}
				continue
			}
			out = append(out, pair)
		}
	}
	return out
}

func (r *reader) near(s, t *said) bool { return t.sent-s.sent <= 3 }

// opposed reports whether one of two statements is about the other's party, or
// accuses it.
func (r *reader) opposed(s, t *said) bool {
	about := func(s *said, party string) bool {
		for _, a := range s.About {
			if r.party(a) == party {
				return true
			}
		}
		return false
	}
	if about(s, t.party) || about(t, s.party) {
		return true
	}
	for i := range r.said {
		x := &r.said[i]
		if x.Source.Actor == "" || x.Cue.Class != "accuse" && x.Cue.Class != "deny" {
			continue
		}
		if x.Source.Actor == s.Source.Actor && about(x, t.party) || x.Source.Actor == t.Source.Actor && about(x, s.party) {
			return true
		}
	}
	return false
}

// own reports whether a stretch of text is in the outlet's own voice and not in
// quotation marks.
func (r *reader) own(in ling.Range) bool {
	for t := in.From; t < in.To; t++ {
		if r.voice[t] != voiceOwn {
			return false
		}
	}
	return !r.marked(in)
}

// marked reports whether in stands between quotation marks.
func (r *reader) marked(in ling.Range) bool {
	return r.isMark(in.From-1) || r.isMark(in.To)
}

func (r *reader) isMark(t ling.TokenID) bool {
	if t < 0 || int(t) >= len(r.d.Tokens) {
		return false
	}
	switch r.d.Word(t) {
	case "“", "”", "‘", "’", "\"", "'", "''", "``", "«", "»":
		return true
	}
	return false
}

// terms are the names that the text gives happenings: a noun for one with what
// stands before it.
func (r *reader) terms() []acta.Term {
	var out []acta.Term
	for t := range r.d.Tokens {
		tok := ling.TokenID(t)
		if r.d.Tags[tok].UPOS != "NOUN" || !r.word("happening", tok) || r.rel(tok) == "compound" {
			continue
		}
		in := ling.Range{From: tok, To: tok + 1}
		for k := tok - 1; k >= 0 && r.d.Arcs[k].Head == tok && (r.rel(k) == "amod" || r.rel(k) == "compound"); k-- {
			in.From = k
		}
		words := make([]string, 0, in.Len())
		for k := in.From; k < in.To; k++ {
			words = append(words, r.lemma(k))
		}
		term := acta.Term{Words: strings.Join(words, " "), Span: r.d.Span(in)}
		if v := r.voice[tok]; v >= 0 {
			term.Asserted = r.said[v].ID
		}
		out = append(out, term)
	}
	return out
}
