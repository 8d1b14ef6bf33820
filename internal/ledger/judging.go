package ledger

import (
	"fmt"
	"strings"

	"acta"
	"acta/internal/ling"
)

// contested are the terms that only one side of an argument uses, where the outlet
// uses them as its own: one finding a term. The list gives the words that style
// guides of newsrooms put in their place.
func (r *reader) contested() []acta.Finding {
	var out []acta.Finding
	seen := map[string]bool{}
	if r.opinion() {
		return nil
	}
	for t := ling.TokenID(0); int(t) < len(r.d.Tokens); t++ {
		in, instead := r.term(t)
		if in.Empty() || seen[instead] || !r.plainly(in) {
			continue
		}
		seen[instead] = true
		out = append(out, acta.Finding{
			Says:  fmt.Sprintf("“%s” is the word of one side, and stands in the outlet's own voice; %s.", r.d.Words(in), instead),
			Spans: []acta.Span{r.d.Span(in)},
		})
	}
	return out
}

// term is the contested term that begins at tok, the longest there is, and what
// stands in its place; or nothing.
func (r *reader) term(tok ling.TokenID) (ling.Range, string) {
	var found ling.Range
	instead := ""
	words := ""
	for t := tok; int(t) < len(r.d.Tokens) && t < tok+termWords; t++ {
		if t > tok && r.d.Text.UTF8[r.d.Tokens[t-1].End:r.d.Tokens[t].Start] != "" {
			words += " "
		}
		words += strings.ToLower(r.d.Word(t))
		if v, ok := r.lex.LedgerWord("contested", words); ok && words != "democrat" {
			found, instead = ling.Range{From: tok, To: t + 1}, v
		}
	}
	if next := tok + 1; found.Empty() && r.d.Word(tok) == "Democrat" && int(next) < len(r.d.Tokens) && r.d.Tags[next].UPOS == "NOUN" && !r.isName(next) && r.rel(tok) == "compound" {
		if v, ok := r.lex.LedgerWord("contested", "democrat"); ok {
			return ling.Range{From: tok, To: next + 1}, v // "Democrat mayor"
		}
	}
	return found, instead
}

// termWords is how many tokens a contested term may have.
const termWords = 5

// plainly reports whether a stretch stands in the outlet's own words in the text
// below the headline: on nobody's word, between no quotation marks, in no name.
func (r *reader) plainly(in ling.Range) bool {
	if r.inTitle(in.From) || r.inName(in) {
		return false
	}
	for t := in.From; t < in.To; t++ {
		if r.voice[t] >= 0 {
			return false
		}
	}
	return !r.quotedAt(in.From)
}

// inName reports whether a stretch is part of a name: it, or a word that it hangs
// together with, has a capital within a sentence.
func (r *reader) inName(in ling.Range) bool {
	sent := r.d.Sents[r.d.SentOf(in.From)]
	for t := in.From; t < in.To; t++ {
		if t > sent.From && r.isName(t) && r.d.Word(t) != "Democrat" {
			return true
		}
	}
	return in.To < sent.To && r.d.Tags[in.To].UPOS == "PROPN" && r.isName(in.From) && in.From > sent.From && r.d.Word(in.From) != "Democrat"
}

// quotedAt reports whether the quotation marks of the paragraph up to tok leave one
// open.
func (r *reader) quotedAt(tok ling.TokenID) bool {
	at := r.d.Tokens[tok].Start
	text := r.entry.Document.Text
	for _, p := range r.entry.Document.Paragraphs {
		if p.Start > at || at >= p.End {
			continue
		}
		before := text[p.Start:at]
		straight := strings.Count(before, `"`) + strings.Count(before, "''")
		return straight%2 == 1 || strings.Count(before, "“") > strings.Count(before, "”") || strings.HasSuffix(before, "‘") || strings.HasSuffix(before, "'")
	}
	return false
}

// judging are the words of blame or praise that the outlet itself says of somebody
// by name: one finding for each that is spoken of. A text that speaks for its writer
// has none.
func (r *reader) judging() []acta.Finding {
	var out []acta.Finding
	if r.opinion() {
		return nil
	}
	at := map[acta.ActorID]int{}
	for t := ling.TokenID(0); int(t) < len(r.d.Tokens); t++ {
		how, ok := r.lex.LedgerWord("judging", r.lemma(t))
		if up := r.d.Tags[t].UPOS; !ok || how != "" && !strings.EqualFold(how, up) || up == "PROPN" {
			continue
		}
		in := ling.Range{From: t, To: t + 1}
		if !r.plainly(in) || r.ascribed(t) {
			continue
		}
		who := r.judged(t)
		if who == "" {
			continue
		}
		if n, seen := at[who]; seen {
			out[n].Spans = append(out[n].Spans, r.d.Span(in))
			continue
		}
		at[who] = len(out)
		out = append(out, acta.Finding{
			Says:  fmt.Sprintf("The outlet says “%s” of %s in its own voice.", r.d.Word(t), r.name(who)),
			Spans: []acta.Span{r.d.Span(in)},
		})
	}
	return out
}

// ascribed reports whether the sentence of tok puts its words on somebody, or asks,
// denies or supposes them.
func (r *reader) ascribed(tok ling.TokenID) bool {
	sent := r.d.Sents[r.d.SentOf(tok)]
	for t := sent.From; t < sent.To; t++ {
		if r.word("ascribing", t) || t < tok && t >= tok-deniedReach && r.negation(t) || r.d.Word(t) == "?" {
			return true
		}
	}
	return false
}

// deniedReach is how many words before a word what denies it may stand.
const deniedReach = 4

// judged is the person by name whom the word at tok is said of: what it describes
// or is, the owner of that, or the subject of its verb; else empty.
func (r *reader) judged(tok ling.TokenID) acta.ActorID {
	person := func(t ling.TokenID) acta.ActorID {
		if t == ling.None || r.d.Tags[t].UPOS != "PROPN" && r.d.Tags[t].UPOS != "PRON" {
			return ""
		}
		if r.d.Tags[t].UPOS == "PRON" && !r.singular(t) && r.d.Tags[t].XPOS != "PRP$" {
			return ""
		}
		who := r.actorAt(t)
		if a := r.actors[who]; a == nil || a.Kind != acta.KindPerson && a.Kind != acta.KindParty || a.Kind == acta.KindPerson && a.Anonymity != acta.Named {
			return ""
		}
		return who
	}
	sent := r.d.Sents[r.d.SentOf(tok)]
	over := tok
	for n := 0; n < 3 && over != ling.None; n++ {
		if who := person(over); who != "" && over != tok {
			return who
		}
		for t := sent.From; t < sent.To; t++ {
			if r.d.Arcs[t].Head != over || t == tok {
				continue
			}
			switch rel := r.d.Arcs[t].Rel; {
			case rel == "nmod:poss", rel == "nsubj", rel == "nmod" && r.prep(t) == "of" && n == 1, rel == "appos":
				if who := person(t); who != "" {
					return who
				}
			}
		}
		switch r.rel(over) {
		case "amod", "conj", "compound", "appos", "nmod", "advmod":
		default:
			return ""
		}
		over = r.d.Arcs[over].Head
	}
	return ""
}

// opinion reports whether a text speaks for its writer: it says "I", or asks the reader,
// in its own voice more than once. Who praises and blames there is known.
func (r *reader) opinion() bool {
	n := 0
	for t := range r.voice {
		if r.voice[t] >= 0 {
			continue
		}
		switch r.d.Word(ling.TokenID(t)) {
		case "I", "my", "My", "me", "?", "our", "Our", "us":
			if !r.inTitle(ling.TokenID(t)) && !r.quotedAt(ling.TokenID(t)) {
				n++
			}
		}
	}
	return n > 2
}
