package eval

import (
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
	"acta/internal/polnear"
)

// Strata of gold statements, in the order of the tables. A statement is in one
// of the kinds of source, and in any number of the shapes.
var strata = []string{
	"source.person", "source.body", "source.place", "source.pronoun", "source.relative", "source.nominal", "source.none",
	"shape.pieces", "shape.sentences", "shape.headline",
}

// Strata gives the strata of each gold statement of a text that was analysed as
// doc. The kind of a source is that of the mention at its head, so it is as good
// as the namer:
//
//   - source.person, body, place: a name. pronoun: he, they, his. relative: who,
//     which. nominal: another noun phrase. none: no source.
//   - shape.pieces: content in several pieces. sentences: content that touches
//     several sentences. headline: the cue or the content stands in the first
//     paragraph, which is the title in 9 of 10 articles of PolNeAR.
func Strata(doc *ling.Doc, gold []polnear.Attribution) [][]string {
	out := make([][]string, len(gold))
	for i, a := range gold {
		labels := []string{"source." + sourceKind(doc, a.Source)}
		if len(a.Content) > 1 {
			labels = append(labels, "shape.pieces")
		}
		first, last := ling.SentID(ling.None), ling.SentID(ling.None)
		headline := false
		for _, s := range append(append([]acta.Span{}, a.Content...), a.Cue...) {
			headline = headline || doc.Text.Paragraphs[0].Contains(s)
		}
		for _, s := range a.Content {
			r := tokensOf(doc, s)
			if r.Empty() {
				continue
			}
			if first == ling.None {
				first = doc.SentOf(r.From)
			}
			last = doc.SentOf(r.To - 1)
		}
		if first != last {
			labels = append(labels, "shape.sentences")
		}
		if headline {
			labels = append(labels, "shape.headline")
		}
		out[i] = labels
	}
	return out
}

func sourceKind(doc *ling.Doc, source []acta.Span) string {
	if len(source) == 0 {
		return "none"
	}
	r := tokensOf(doc, source[0])
	if r.Empty() {
		return "nominal"
	}
	head := phrase.Head(&doc.Parsed, r)
	switch strings.ToLower(doc.Word(head)) {
	case "who", "which", "that", "whom", "whose":
		return "relative"
	}
	if tag := doc.Tags[head]; tag.UPOS == "PRON" || tag.XPOS == "PRP$" {
		return "pronoun"
	}
	for _, m := range doc.Mentions {
		if m.From > head {
			break
		}
		if !m.Has(head) {
			continue
		}
		switch m.Kind {
		case ling.PersonName:
			return "person"
		case ling.OrgName:
			return "body"
		case ling.PlaceName:
			return "place"
		}
	}
	return "nominal"
}

// tokensOf is the tokens that s touches.
func tokensOf(doc *ling.Doc, s acta.Span) ling.Range {
	out := ling.Range{}
	for i, t := range doc.Tokens {
		if t.Start >= s.End {
			break
		}
		if t.End > s.Start {
			if out.Empty() {
				out.From = ling.TokenID(i)
			}
			out.To = ling.TokenID(i) + 1
		}
	}
	return out
}
