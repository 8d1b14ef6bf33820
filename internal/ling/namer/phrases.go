package namer

import (
	"strings"

	"acta/internal/ling"
)

// pronouns adds personal and possessive pronouns, and relative ones that stand
// for the noun of their clause.
func (r *rules) pronouns() {
	for tok := r.sent.From; tok < r.sent.To; tok++ {
		rule := ""
		switch r.xpos(tok) {
		case "PRP":
			if r.rel(tok) != "expl" {
				rule = rulePersonal
			}
		case "PRP$":
			rule = rulePossessive
		case "WP", "WDT", "WP$":
			if r.relative(tok) {
				rule = ruleRelativeWh
			}
		}
		if rule != "" {
			r.add(tok, tok+1, tok, ling.Pronoun, rule)
		}
	}
}

// relative reports whether tok stands in a relative clause, before its verb.
func (r *rules) relative(tok ling.TokenID) bool {
	at := tok
	for range 4 {
		at = r.d.Arcs[at].Head
		if at == ling.None || at < tok {
			return false
		}
		if r.d.Arcs[at].Rel == "acl:relcl" {
			return true
		}
	}
	return false
}

// class is what the common noun tok names. A noun written with a capital counts
// where it is no part of a name: "the President".
func (r *rules) class(tok ling.TokenID) (nounClass, bool) {
	lemma := r.lemma(tok)
	if i := strings.LastIndexByte(lemma, '-'); i > 0 && i+1 < len(lemma) {
		if class, ok := nouns()[lemma]; ok {
			return class, true
		}
		lemma = lemma[i+1:] // "ex-minister"
	}
	class, ok := nouns()[lemma]
	return class, ok
}

// indefinite holds pronouns that name people none knows.
var indefinite = set("everyone everybody someone somebody anyone anybody nobody others")

// loose holds words that name people where no noun follows: "many say".
var loose = set("some many most few several both all those others")

// nominals adds noun phrases that name people, bodies and papers.
func (r *rules) nominals() {
	for tok := r.sent.From; tok < r.sent.To; tok++ {
		if r.named[tok] {
			continue
		}
		x := r.xpos(tok)
		switch {
		case indefinite[r.low(tok)]:
			r.add(tok, tok+1, tok, ling.Nominal, ruleIndefinite)
			continue
		case loose[r.low(tok)] && r.rel(tok) == "nsubj" && r.d.Arcs[tok].Rel != "nsubj:pass":
			r.add(tok, r.after(tok, tok+widest), tok, ling.Nominal, ruleIndefinite)
			continue
		case !strings.HasPrefix(x, "NN") || r.taken[tok] && !r.endsAmount(tok):
			continue
		}
		class, ok := r.class(tok)
		if !ok || r.partOfName(tok) || r.modifies(tok) {
			continue
		}
		// A name of the same form is no noun of people: "Mr. King", "House".
		if strings.HasPrefix(x, "NNP") && !r.determined(tok) {
			continue
		}
		from, to := r.before(tok), r.after(tok, tok+widest)
		if to-from == 1 && x == "NN" && (class == bodyNoun || class == documentNoun) && !r.acts(tok) {
			continue // "back to school", "by law"
		}
		r.add(from, to, tok, ling.Nominal, ruleNominal+string(class))
	}
}

// acts reports whether tok does something or has something.
func (r *rules) acts(tok ling.TokenID) bool {
	switch r.d.Arcs[tok].Rel {
	case "nsubj", "obl:agent", "nmod:poss", "root":
		return true
	}
	return false
}

// endsAmount reports whether tok ends an amount of people: "thousands of
// refugees" holds the refugees.
func (r *rules) endsAmount(tok ling.TokenID) bool {
	return !r.sent.Has(tok+1) || !r.taken[tok+1]
}

// partOfName reports whether tok is a title before a name or hangs on one:
// "President Ilan Dovar". The name is the mention there.
func (r *rules) partOfName(tok ling.TokenID) bool {
	if next := tok + 1; r.xpos(tok) == "NN" && r.sent.Has(next) && r.named[next] && r.d.Arcs[next].Head != tok {
		return true // two phrases side by side: the tree is wrong
	}
	head := r.d.Arcs[tok].Head
	if head == ling.None || !r.named[head] {
		return false
	}
	switch r.rel(tok) {
	case "compound", "flat":
		return true
	case "nmod":
		return r.d.Arcs[tok].Rel == "nmod:desc" && head > tok
	}
	return false
}

// modifies reports whether tok is the first part of a compound: "government
// plans", "police chief".
func (r *rules) modifies(tok ling.TokenID) bool {
	switch r.rel(tok) {
	case "compound", "amod", "flat", "fixed":
		return true
	case "nmod":
		return r.d.Arcs[tok].Rel == "nmod:desc"
	}
	return false
}

// determined reports whether a determiner, possessor or adjective belongs to tok.
func (r *rules) determined(tok ling.TokenID) bool {
	for at := max(r.sent.From, tok-6); at < tok; at++ {
		if r.d.Arcs[at].Head == tok {
			switch r.rel(at) {
			case "det", "nmod", "amod":
				return true
			}
		}
	}
	return false
}

// widest is how far a nominal reaches to either side of its noun, in tokens.
const widest = 16

// before is the first token of the phrase of head: determiners, adjectives, compounds, numbers, possessors.
func (r *rules) before(head ling.TokenID) ling.TokenID {
	from := head
	for from > r.sent.From && head-from < widest {
		if !r.left(head, from-1) {
			break
		}
		from--
	}
	for from < head && r.mark(from) {
		from++
	}
	return from
}

// left reports whether tok, left of head, belongs to its phrase: every arc from
// tok up to head is of a kind that stands before nouns.
func (r *rules) left(head, tok ling.TokenID) bool {
	at := tok
	for range widest {
		next := r.d.Arcs[at].Head
		switch r.rel(at) {
		case "det", "amod", "nummod", "compound", "flat", "advmod", "cc", "fixed", "goeswith":
		case "nmod":
			if r.d.Arcs[at].Rel == "nmod" && next == head {
				return false
			}
		case "punct":
			w := r.low(at)
			if w != "-" && w != "–" && (w != "," || next == head) {
				return false
			}
		case "case":
			if r.xpos(at) != "POS" {
				return false
			}
		case "conj": // of adjectives: "the old and weary minister"
			if next == head {
				return false
			}
		default:
			return false
		}
		if next == head {
			return true
		}
		if at = next; at == ling.None {
			return false
		}
	}
	return false
}

func (r *rules) mark(tok ling.TokenID) bool {
	return r.d.Tags[tok].UPOS == "PUNCT" || r.d.Tags[tok].UPOS == "CCONJ"
}

// after is the end of the phrase of head: with a name that the noun is the
// title of, and with phrases with "of" whose nouns stand before limit.
func (r *rules) after(head, limit ling.TokenID) ling.TokenID {
	end := head + 1
	if r.sent.Has(end) && r.named[end] && r.d.Arcs[end].Head == head && (r.rel(end) == "flat" || r.rel(end) == "appos") {
		for end < limit && r.sent.Has(end) && r.named[end] && r.under(end, head) {
			end++
		}
		return end
	}
	if r.low(end) != "of" {
		return end
	}
	noun := r.d.Arcs[end].Head
	if noun == ling.None || noun < end || noun >= limit || r.d.Arcs[noun].Head != head || r.rel(noun) != "nmod" {
		return end
	}
	if r.before(noun) > end+1 {
		return end
	}
	last := r.after(noun, limit)
	// "the minister of trade and industry"
	for r.sent.Has(last) && last < limit {
		if r.low(last) != "and" || r.d.Arcs[last].Head == ling.None {
			break
		}
		other := r.d.Arcs[last].Head
		if other <= last || r.rel(other) != "conj" || r.d.Arcs[other].Head != noun || r.before(other) > last+1 {
			break
		}
		last = r.after(other, limit)
	}
	return last
}

// under reports whether tok hangs on head, over a few arcs.
func (r *rules) under(tok, head ling.TokenID) bool {
	for range widest {
		if tok == head {
			return true
		}
		if tok = r.d.Arcs[tok].Head; tok == ling.None {
			return false
		}
	}
	return false
}
