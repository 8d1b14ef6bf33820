// Package acts finds the words of political acts in a text: lines of
// data/acts.tsv at a verb or noun.
package acts

import (
	"acta/data"
	"acta/internal/ling"
)

// Reach is how many tokens behind its head the words of an act may stand that do
// not hang on it.
const Reach = 5

// before is how many tokens before its head such words may stand.
const before = 3

// At calls yield with each line whose head is tok and whose other words are all
// there, those of more words first; of lines of the same length, all. Words must
// hang on the head, over at most three arcs, or stand near it: after it within
// [Reach], or right before it.
func At(d *ling.Parsed, lines *data.Acts, tok ling.TokenID, yield func(*data.Act)) {
	tag := &d.Tags[tok]
	noun := tag.UPOS == "NOUN"
	if !noun && tag.UPOS != "VERB" && tag.UPOS != "AUX" && tag.UPOS != "ADJ" {
		return
	}
	list := lines.Of(tag.Lemma)
	longest := -1
	for i := range list {
		act := &list[i]
		if act.Noun != noun || len(act.Words) < longest || !matches(d, act, tok) {
			continue
		}
		longest = len(act.Words)
		yield(act)
	}
}

func matches(d *ling.Parsed, act *data.Act, tok ling.TokenID) bool {
	sent := d.Sents[d.SentOf(tok)]
	for _, w := range act.Words {
		found := false
		for t := max(sent.From, tok-6); t < min(sent.To, tok+20) && !found; t++ {
			if t == tok || d.Tags[t].Lemma != w && (w != "not" || d.Tags[t].Lemma != "n't") || d.Tags[t].UPOS == "PROPN" {
				continue
			}
			switch {
			case data.IsLight(w):
				found = t < tok && (t >= tok-before || d.Arcs[t].Head == tok)
			case elsewhere(d, t), t < tok && (d.Tags[t].UPOS == "ADP" || d.Tags[t].UPOS == "SCONJ"):
			default:
				found = t > tok && t <= tok+Reach || t < tok && t >= tok-before || hangs(d, t, tok)
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// elsewhere reports whether the phrase at t tells of a circumstance of the act:
// "suspended after the attack".
func elsewhere(d *ling.Parsed, t ling.TokenID) bool {
	sent := d.Sents[d.SentOf(t)]
	for k := max(sent.From, t-6); k < t; k++ {
		if d.Arcs[k].Head != t || d.Arcs[k].Rel != "case" {
			continue
		}
		switch d.Tags[k].Lemma {
		case "after", "before", "amid", "follow", "following", "since", "despite", "due", "because", "during", "amidst":
			return true
		}
	}
	return false
}

// hangs reports whether t hangs on head over at most three arcs, with no other verb
// between.
func hangs(d *ling.Parsed, t, head ling.TokenID) bool {
	for range 3 {
		t = d.Arcs[t].Head
		if t == ling.None {
			return false
		}
		if t == head {
			return true
		}
		if d.Tags[t].UPOS == "VERB" {
			return false
		}
	}
	return false
}
