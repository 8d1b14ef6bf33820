package event

import (
	"slices"
	"strings"

	"acta/internal/ling"
)

// repair gives back the verbs that the tagger took for nouns, as it does in the present
// tense of headlines: "gunmen attack a village", "the navy intercepts a boat"; and takes
// datelines from the clauses that the parser hangs them on, whose subject they are not. It
// returns d itself where there are none. The words of d are not changed.
func repair(d *ling.Doc) *ling.Doc {
	out := d
	own := func() {
		if out == d {
			c := *d
			c.Tags, c.Arcs = slices.Clone(d.Tags), slices.Clone(d.Arcs)
			out = &c
		}
	}
	verb := func(t ling.TokenID) {
		own()
		out.Tags[t].UPOS = "VERB"
		if out.Tags[t].XPOS == "NNS" {
			out.Tags[t].XPOS = "VBZ"
		} else {
			out.Tags[t].XPOS = "VBP"
		}
	}
	for _, sent := range d.Sents {
		after := datelineEnd(d, sent)
		for t := sent.From; t < after; t++ {
			if h := d.Arcs[t].Head; h >= after {
				own()
				out.Arcs[t].Rel = "dep"
			}
		}
		for t := sent.From; t < sent.To; t++ {
			up := d.Tags[t].UPOS
			if up != "NOUN" && up != "ADJ" {
				continue
			}
			k := kin(d, sent, t)
			switch {
			case k.copula || up == "ADJ" && (k.subject == ling.None || k.object == ling.None): // "gunmen open fire"
			case k.subject != ling.None && k.object != ling.None:
				verb(t)
			case k.compound == ling.None || d.Arcs[t].Head != ling.None || d.Tags[k.compound].UPOS != "PROPN" && d.Tags[t].XPOS != "NNS":
			case k.object != ling.None || k.beside != ling.None && d.Tags[t].XPOS == "NNS":
				verb(t)
				out.Arcs[k.compound].Rel = "nsubj"
				if k.object == ling.None {
					out.Arcs[k.beside].Rel = "obj"
				}
			case k.joined != ling.None && d.Tags[t].XPOS == "NNS":
				verb(t) // "boards and seizes a tanker"
				out.Arcs[k.compound].Rel = "nsubj"
			}
		}
	}
	return out
}

// datelineMost is how many words a dateline has at most.
const datelineMost = 20

// datelineEnd is where the report begins in a sentence that opens as agencies do,
// "HALDEN, Arvenia, 4 March (ANA) — The ferry …": names, days and numbers, and a dash.
// Without a name in capitals, a comma or a bracket it is none, so that "Halden - that
// quiet town - fell" stays whole. It is sent.From where there is no dateline.
func datelineEnd(d *ling.Doc, sent ling.Range) ling.TokenID {
	sure := false
	for t := sent.From; t < min(sent.To-1, sent.From+datelineMost); t++ {
		switch w := d.Word(t); {
		case w == "—" || w == "–" || w == "--" || w == "-":
			if sure && t > sent.From {
				return t + 1
			}
			return sent.From
		case w == "," || w == "(" || w == ")":
			sure = sure || t > sent.From
		case d.Tags[t].UPOS == "PROPN" || d.Tags[t].UPOS == "NUM" || d.Tags[t].UPOS == "PUNCT":
			sure = sure || len(w) > 3 && w == strings.ToUpper(w) && w != strings.ToLower(w)
		default:
			return sent.From
		}
	}
	return sent.From
}

// relatives are what hangs on a noun that may be a verb; each None where there is
// none.
type relatives struct {
	subject, object  ling.TokenID
	compound, beside ling.TokenID // right before it; right after it, as an object would stand
	joined           ling.TokenID // a verb in the present tense that follows with "and"
	copula           bool
}

func kin(d *ling.Doc, sent ling.Range, n ling.TokenID) relatives {
	k := relatives{ling.None, ling.None, ling.None, ling.None, ling.None, false}
	for t := sent.From; t < sent.To; t++ {
		if d.Arcs[t].Head != n {
			continue
		}
		switch d.Arcs[t].Rel {
		case "cop":
			k.copula = true
		case "nsubj":
			if t < n {
				k.subject = t
			}
		case "compound":
			if t == n-1 {
				k.compound = t
			}
		case "conj":
			if t == n+2 && d.Tags[t].XPOS == "VBZ" {
				k.joined = t
			}
		case "obj", "appos", "dep":
			if t < n {
				continue
			}
			if d.Arcs[t].Rel == "obj" {
				k.object = t
			}
			if next := d.Tags[n+1].UPOS; next == "DET" || next == "NUM" || next == "ADJ" || next == "PROPN" {
				k.beside = t
			}
		}
	}
	return k
}
