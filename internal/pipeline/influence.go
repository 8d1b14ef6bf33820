package pipeline

import (
	"cmp"
	"slices"

	"acta/internal/ling"
)

// Influence is what one word adds to a decision: how much less sure the program
// is, 0 to 1, when the word is hidden from it. A negative one speaks against.
type Influence struct {
	Token ling.TokenID
	Drop  float32
}

// Influence finds what the cue of quote rests on: each word of its sentence is
// hidden in turn, and its paragraph read again with the tree as it was. The
// strongest come first. A quote without a cue rests on its marks and has none,
// and so has one in a text so long that it was read in blocks.
func (p *Pipeline) Influence(doc *ling.Doc, quote ling.QuoteID) []Influence {
	q := &doc.Quotes[quote]
	if q.Cue.Empty() || doc.Vectors == nil {
		return nil
	}
	cue := cueWord(doc, q.Cue)
	first := doc.SentOf(cue)
	last := first
	for first > 0 && p.sameParagraph(doc, first-1, first) {
		first--
	}
	for int(last)+1 < len(doc.Sents) && p.sameParagraph(doc, last, last+1) {
		last++
	}
	part := excerpt(doc, int(first), int(last)+1)
	base := doc.Sents[first].From
	prob := func(hidden ling.TokenID) float32 {
		part.Encoded = p.words.Encoder.EncodeWithout(part.Tokenized, hidden)
		return p.quoter.CueProb(&part, cue-base)
	}
	whole := prob(ling.None)
	var out []Influence
	sent := doc.Sents[doc.SentOf(cue)]
	for tok := sent.From; tok < sent.To; tok++ {
		out = append(out, Influence{tok, whole - prob(tok-base)})
	}
	slices.SortStableFunc(out, func(a, b Influence) int { return cmp.Compare(max(b.Drop, -b.Drop), max(a.Drop, -a.Drop)) })
	return out
}

// cueWord is the first verb of cue, or its first word.
func cueWord(doc *ling.Doc, cue ling.Range) ling.TokenID {
	for tok := cue.From; tok < cue.To; tok++ {
		if doc.Tags[tok].UPOS == "VERB" {
			return tok
		}
	}
	return cue.From
}

func (p *Pipeline) sameParagraph(doc *ling.Doc, a, b ling.SentID) bool {
	end, start := doc.Tokens[doc.Sents[a].To-1].End, doc.Tokens[doc.Sents[b].From].Start
	for _, para := range doc.Text.Paragraphs {
		if para.Start <= end-1 && end <= para.End {
			return start < para.End
		}
	}
	return false
}

// excerpt is sentences from to to of doc as a document of its own over the same text.
func excerpt(doc *ling.Doc, from, to int) ling.Named {
	r := ling.Range{From: doc.Sents[from].From, To: doc.Sents[to-1].To}
	var out ling.Named
	out.Text = doc.Text
	out.Tokens = doc.Tokens[r.From:r.To]
	out.Tags = doc.Tags[r.From:r.To]
	for _, s := range doc.Sents[from:to] {
		out.Sents = append(out.Sents, ling.Range{From: s.From - r.From, To: s.To - r.From})
	}
	for _, a := range doc.Arcs[r.From:r.To] {
		if a.Head != ling.None {
			a.Head -= r.From
		}
		out.Arcs = append(out.Arcs, a)
	}
	for _, m := range doc.Mentions {
		if r.Contains(m.Range) {
			m.Range, m.Head = ling.Range{From: m.From - r.From, To: m.To - r.From}, m.Head-r.From
			out.Mentions = append(out.Mentions, m)
		}
	}
	return out
}

// RunnerUp is the universal tag that tok of doc would have had next, with its
// probability; empty where the text was read in blocks.
func (p *Pipeline) RunnerUp(doc *ling.Doc, tok ling.TokenID) (string, float32) {
	if doc.Vectors == nil {
		return "", 0
	}
	alternatives := p.words.Tagger.Alternatives(&doc.Encoded, tok, 2)
	if len(alternatives) < 2 {
		return "", 0
	}
	return alternatives[1].Tag, alternatives[1].Prob
}
