package conllu

import (
	"strconv"
	"strings"

	"acta/internal/ling"
	"acta/internal/text"
)

// FromParsed makes sentences of d, the document id: boundaries of document and
// paragraph, text, SpaceAfter, and each word's place in the text in code points
// (TokenRange=start:end). Tags or Arcs may be missing.
func FromParsed(id string, d *ling.Parsed) []*Sentence {
	units := text.NewUnits(d.Text.UTF8, text.CodePoint)
	out := make([]*Sentence, 0, len(d.Sents))
	paragraph := 0
	for i, r := range d.Sents {
		s := &Sentence{Words: make([]Word, 0, r.Len())}
		if i == 0 {
			s.Comments = append(s.Comments, " newdoc"+named(id))
		}
		before := paragraph
		for paragraph < len(d.Text.Paragraphs) && d.Text.Paragraphs[paragraph].Start <= d.Tokens[r.From].Start {
			paragraph++
		}
		if paragraph != before {
			s.Comments = append(s.Comments, " newpar")
		}
		number := strconv.Itoa(i + 1)
		if id != "" {
			number = oneLine(id) + "-" + number
		}
		var line strings.Builder
		for tok := r.From; tok < r.To; tok++ {
			form := oneLine(d.Word(tok))
			w := Word{Form: form, Head: NoHead}
			w.fill(d, tok, r.From)
			line.WriteString(form)
			if !d.SpaceAfter(tok) {
				w.Misc = "SpaceAfter=No|"
			} else if tok+1 < r.To {
				line.WriteByte(' ')
			}
			w.Misc += "TokenRange=" + strconv.Itoa(int(units.At(d.Tokens[tok].Start))) + ":" + strconv.Itoa(int(units.At(d.Tokens[tok].End)))
			s.Words = append(s.Words, w)
		}
		s.Comments = append(s.Comments, " sent_id = "+number, " text = "+line.String())
		out = append(out, s)
	}
	return out
}

func named(id string) string {
	if id == "" {
		return ""
	}
	return " id = " + oneLine(id)
}

var breaks = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ", "\x00", " ")

// oneLine keeps s on its line and in its column.
func oneLine(s string) string { return breaks.Replace(s) }
