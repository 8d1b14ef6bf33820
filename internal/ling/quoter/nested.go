package quoter

import (
	"slices"
	"strings"

	"acta/internal/ling"
	"acta/internal/ling/marks"
	"acta/internal/neural"
)

// ruleNested says that a statement was found by reading the content of another
// as a text of its own.
const ruleNested = "quote.nested"

const (
	// nestedDepth is how many statements may stand around one.
	nestedDepth = 3
	// nestedProb is how sure a statement inside another must be. PolNeAR marks
	// none, so that confidence is not fitted to them; the bound is high for that.
	nestedProb = 0.78
)

// addNested adds the statements inside the contents of quotes: what those say is
// read again as a text of its own, whose sentences are the pieces of contents.
// A statement inside another has a known verb as its cue, and stands in one piece
// with all its parts. What the outer speaker says of himself, “I believe”, is no
// other's word and stays part of the outer one.
func (q *Quoter) addNested(a *neural.Arena, d *ling.Named, quotes []ling.Quote, evidence map[ling.Range]*Evidence) []ling.Quote {
	first := 0
	for range nestedDepth {
		pieces, outer := q.pieces(d, quotes, first)
		if len(pieces) == 0 {
			break
		}
		first = len(quotes)
		inner := excerpt(d, pieces)
		r := read(&inner, q.blind)
		found, of := q.find(a, &inner, r)
		back := placesOf(pieces)
		for _, s := range found {
			e := of[s.Cue]
			piece := pieceOf(pieces, back, &s)
			if piece < 0 || len(s.Source) == 0 || isSelf(&inner, s.Source[0]) || !q.speaks(&inner, s.Cue) {
				continue
			}
			s.Manner = r.manner(s.Content)
			r.describe(e, &s, q.verbs)
			if q.sure.Of(e) < q.nestedProb {
				continue
			}
			s.Within = ling.QuoteID(outer[piece])
			s.Cue = back.of(s.Cue)
			for i := range s.Source {
				s.Source[i] = back.of(s.Source[i])
			}
			for i := range s.Content {
				s.Content[i] = back.of(s.Content[i])
			}
			s.Rules = append(s.Rules, ruleNested)
			if _, taken := evidence[s.Cue]; taken {
				continue
			}
			evidence[s.Cue] = e
			quotes = append(quotes, s)
		}
	}
	return quotes
}

// pieces are the pieces of contents of quotes from first on that hold a verb
// that may be a cue, in text order and not overlapping, without the marks around them, and
// the quote of each.
func (q *Quoter) pieces(d *ling.Named, quotes []ling.Quote, first int) (pieces []ling.Range, outer []int) {
	type piece struct {
		ling.Range
		outer int
	}
	var all []piece
	for i := first; i < len(quotes); i++ {
		for _, c := range quotes[i].Content {
			for !c.Empty() && marks.MarkKind(d.Word(c.From)) != 0 {
				c.From++
			}
			for !c.Empty() && marks.MarkKind(d.Word(c.To-1)) != 0 {
				c.To--
			}
			if !c.Empty() && d.Tags[c.From].Lemma == "that" && d.Arcs[c.From].Rel == "mark" {
				c.From++
			}
			if q.speaks(d, c) {
				all = append(all, piece{c, i})
			}
		}
	}
	slices.SortFunc(all, func(a, b piece) int { return int(a.From - b.From) })
	end := ling.TokenID(0)
	for _, p := range all {
		if p.From < end { // two statements that share a content
			continue
		}
		end = p.To
		pieces, outer = append(pieces, p.Range), append(outer, p.outer)
	}
	return pieces, outer
}

// speaks reports whether r holds a verb that may be a cue, or "according to".
func (q *Quoter) speaks(d *ling.Named, r ling.Range) bool {
	for t := r.From; t < r.To; t++ {
		tag := &d.Tags[t]
		if tag.UPOS == "VERB" && q.verbs[tag.Lemma] || tag.Lemma == "accord" && t+1 < r.To && d.Word(t+1) == "to" {
			return true
		}
	}
	return false
}

// isSelf reports whether source is "I" or "we".
func isSelf(d *ling.Named, source ling.Range) bool {
	return source.Len() == 1 && isOneOf(strings.ToLower(d.Word(source.From)), "i", "we")
}

// places says where the tokens of an excerpt stand in the whole.
type places []ling.TokenID

func (p places) of(r ling.Range) ling.Range {
	return ling.Range{From: p[r.From], To: p[r.To-1] + 1}
}

// pieceOf is the one piece that all parts of s stand in, or -1.
func pieceOf(pieces []ling.Range, at places, s *ling.Quote) int {
	if s.Cue.Empty() {
		return -1
	}
	i := slices.IndexFunc(pieces, func(p ling.Range) bool { return p.Has(at[s.Cue.From]) })
	inside := pieces[i].Contains(at.of(s.Cue))
	for _, parts := range [][]ling.Range{s.Source, s.Content} {
		for _, r := range parts {
			inside = inside && pieces[i].Contains(at.of(r))
		}
	}
	if !inside {
		return -1
	}
	return i
}

// placesOf lists the tokens of pieces.
func placesOf(pieces []ling.Range) places {
	var out places
	for _, p := range pieces {
		for t := p.From; t < p.To; t++ {
			out = append(out, t)
		}
	}
	return out
}

// excerpt is pieces of d, which are in order and do not overlap, as a document of
// its own over the same text. A sentence is what a piece has of one; a token
// whose head is outside becomes a root, or hangs on the root of its sentence.
func excerpt(d *ling.Named, pieces []ling.Range) ling.Named {
	back := placesOf(pieces)
	to := make(map[ling.TokenID]ling.TokenID, len(back))
	for i, t := range back {
		to[t] = ling.TokenID(i)
	}
	var out ling.Named
	out.Text, out.Width = d.Text, d.Width
	mention := 0
	for _, p := range pieces {
		for from := p.From; from < p.To; {
			sent := d.Sents[d.SentOf(from)]
			end := min(sent.To, p.To)
			root := ling.TokenID(ling.None)
			for t := from; t < end; t++ {
				arc := d.Arcs[t]
				if arc.Head < from || arc.Head >= end {
					if root == ling.None {
						root, arc.Head, arc.Rel = t, ling.None, "root"
					} else {
						arc.Head = to[root]
					}
				} else {
					arc.Head = to[arc.Head]
				}
				out.Tokens = append(out.Tokens, d.Tokens[t])
				out.Tags = append(out.Tags, d.Tags[t])
				out.Arcs = append(out.Arcs, arc)
				out.Vectors = append(out.Vectors, d.Vector(t)...)
			}
			out.Sents = append(out.Sents, ling.Range{From: to[from], To: to[end-1] + 1})
			for ; mention < len(d.Mentions) && d.Mentions[mention].From < end; mention++ {
				if m := d.Mentions[mention]; m.From >= from && m.To <= end {
					m.Range, m.Head = ling.Range{From: to[m.From], To: to[m.To-1] + 1}, to[m.Head]
					out.Mentions = append(out.Mentions, m)
				}
			}
			from = end
		}
	}
	return out
}
