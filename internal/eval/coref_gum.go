package eval

import (
	"fmt"
	"path/filepath"
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/ling/phrase"
	"acta/internal/text"
)

// GoldMention is a mention of a corpus: words of [conllu.Raw].
type GoldMention struct {
	ling.Range
	Head   ling.TokenID // the word whose head is outside
	Entity string
}

// GoldMentions reads the mentions of d from "Entity=" in the column MISC, as
// CorefUD 1.0 writes them. It fails with [acta.ErrInvalid] where a bracket has no
// partner.
func GoldMentions(d *conllu.Document) ([]GoldMention, error) {
	var out []GoldMention
	at := ling.TokenID(0)
	for _, s := range d.Sentences {
		var open []GoldMention
		bad := func(i int) error {
			return fmt.Errorf("document %s, sentence at line %d, word %d: bracket of an entity without its partner: %w", d.ID, s.Line, i+1, acta.ErrInvalid)
		}
		for i := range s.Words {
			here := at + ling.TokenID(i)
			for rest := entityField(s.Words[i].Misc); rest != ""; {
				end := strings.IndexAny(rest[1:], "()") + 1
				if end == 0 {
					end = len(rest)
				}
				part, begins := strings.CutPrefix(rest[:end], "(")
				if begins {
					id, _, _ := strings.Cut(part, "-")
					open = append(open, GoldMention{Range: ling.Range{From: here}, Entity: id})
				}
				if end == len(rest) {
					if begins {
						break
					}
					return nil, bad(i)
				}
				// A bracket that closes belongs to the mention just opened, or names its own.
				rest = rest[end:]
				if rest[0] == '(' {
					continue
				}
				rest = rest[1:]
				id := part
				if begins {
					id = open[len(open)-1].Entity
				}
				k := len(open) - 1
				for k >= 0 && open[k].Entity != id {
					k--
				}
				if k < 0 {
					return nil, bad(i)
				}
				m := open[k]
				m.To = here + 1
				m.Head = goldHead(s, at, m.Range)
				out = append(out, m)
				open = append(open[:k], open[k+1:]...)
			}
		}
		if len(open) > 0 {
			return nil, bad(len(s.Words) - 1)
		}
		at += ling.TokenID(len(s.Words))
	}
	return out, nil
}

func entityField(misc string) string {
	for field := range strings.SplitSeq(misc, "|") {
		if v, ok := strings.CutPrefix(field, "Entity="); ok {
			return v
		}
	}
	return ""
}

// goldHead is the first word of r whose head is outside of r; at is the first
// word of s.
func goldHead(s *conllu.Sentence, at ling.TokenID, r ling.Range) ling.TokenID {
	for t := r.From; t < r.To; t++ {
		w := &s.Words[t-at]
		if h := at + ling.TokenID(w.Head) - 1; w.UPOS != "PUNCT" && (w.Head <= 0 || !r.Has(h)) {
			return t
		}
	}
	return r.From
}

// Gum scores the chains of analyze on the documents of folder/gum-open's file.
func Gum(folder, file string, analyze func(*text.Text) *ling.Doc) (Coref, map[string]Coref, error) {
	docs, err := readDocuments(filepath.Join(folder, "gum-open", file))
	if err != nil {
		return Coref{}, nil, err
	}
	var sum Coref
	genres := map[string]Coref{}
	for i := range docs {
		raw, err := docs[i].Raw()
		if err != nil {
			return sum, nil, err
		}
		mentions, err := GoldMentions(&docs[i])
		if err != nil {
			return sum, nil, err
		}
		score := CompareClusters(goldClusters(mentions, raw), HeadClusters(analyze(raw.Text)))
		sum.Add(score)
		if parts := strings.Split(docs[i].ID, "_"); len(parts) > 1 {
			g := genres[parts[1]]
			g.Add(score)
			genres[parts[1]] = g
		}
	}
	return sum, genres, nil
}

// goldClusters are the entities of mentions, each mention as the byte where its
// head begins; of several with one head the first counts.
func goldClusters(mentions []GoldMention, raw *conllu.Raw) Clusters {
	index := map[string]int{}
	taken := map[int]bool{}
	var out Clusters
	for _, m := range mentions {
		at := int(raw.Words[m.Head].Start)
		if taken[at] {
			continue
		}
		taken[at] = true
		k, ok := index[m.Entity]
		if !ok {
			k = len(out)
			index[m.Entity] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], at)
	}
	return out
}

// HeadClusters are the chains of doc, each mention as the byte where its head
// begins. A name in a phrase that it is only the last part of ("President [Ilan
// Dovar]") has the head of the phrase, as the corpus's mentions do.
func HeadClusters(doc *ling.Doc) Clusters {
	taken := map[int]bool{}
	var out Clusters
	for _, chain := range doc.Chains {
		var c []int
		for _, id := range chain.Mentions {
			head := doc.Mentions[id].Head
			for phrase.Rel(&doc.Parsed, head) == "flat" && doc.Arcs[head].Head != ling.None {
				head = doc.Arcs[head].Head
			}
			if at := int(doc.Tokens[head].Start); !taken[at] {
				taken[at] = true
				c = append(c, at)
			}
		}
		out = append(out, c)
	}
	return out
}
