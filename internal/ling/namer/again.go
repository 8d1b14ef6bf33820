package namer

import (
	"slices"
	"strings"

	"acta/internal/ling"
)

// ruleRepeat made a name of a word that is one elsewhere in the text.
const ruleRepeat = "name.repeat"

// repeatSure is how sure the network must be of a word as a name, added up over its places
// in the text: that is, at two of them at least.
const repeatSure = 1

// nameKinds are the kinds that are tried, the first one where two are as likely.
var nameKinds = [...]ling.MentionKind{ling.PersonName, ling.OrgName, ling.PlaceName}

// again makes names of words that are names of one word elsewhere in the text. Words without a
// capital are left out, and the first of a sentence, whose capital says nothing.
func again(d *ling.Parsed, names []ling.Mention) []ling.Mention {
	sure := map[string]*[len(nameKinds)]float32{}
	for _, m := range names {
		if m.Len() > 1 {
			continue
		}
		w := d.Word(m.From)
		if sure[w] == nil {
			sure[w] = new([len(nameKinds)]float32)
		}
		sure[w][slices.Index(nameKinds[:], m.Kind)] += m.Prob
	}
	if len(sure) == 0 {
		return names
	}
	out, rest := make([]ling.Mention, 0, len(names)), names
	for _, s := range d.Sents {
		for t := s.From; t < s.To; t++ {
			if len(rest) > 0 && rest[0].From == t {
				out = append(out, rest[0])
				t = rest[0].To - 1
				rest = rest[1:]
				continue
			}
			w := d.Word(t)
			of := sure[w]
			if of == nil || t == s.From || strings.ToLower(w) == w {
				continue
			}
			most := slices.Max(of[:])
			if most >= repeatSure {
				kind := nameKinds[slices.Index(of[:], most)]
				out = append(out, ling.Mention{Range: ling.Range{From: t, To: t + 1}, Head: t, Kind: kind, Prob: min(1, most), Rule: ruleRepeat})
			}
		}
	}
	return out
}
