package namer

import (
	"strings"

	"acta/internal/ling"
)

var (
	scales     = set("hundred thousand million billion trillion dozen score mn bn tn m b k t")
	crowds     = set("dozens hundreds thousands millions billions trillions scores tens")
	currencies = set("dollar dollars euro euros pound pounds yen yuan renminbi rupee rupees ruble rubles rouble roubles franc francs cent cents " +
		"peso pesos lira krona kronor krone kroner zloty dinar dinars riyal riyals rial rials shekel shekels won baht rand real reais hryvnia dirham dirhams")
	times = set("second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries")
	// bounds are words that may stand before a number and belong to it.
	bounds = []string{
		"an estimated", "as many as", "as much as", "at least", "at most", "close to", "more than", "less than", "fewer than", "up to", "well over",
		"about", "above", "almost", "approximately", "around", "below", "exactly", "just", "nearly", "only", "over", "roughly", "some", "under",
	}
)

// amounts takes the numbers of the sentence with what they count.
func (r *rules) amounts() {
	for tok := r.sent.From; tok < r.sent.To; {
		if r.taken[tok] || r.named[tok] {
			tok++
			continue
		}
		at := r.bound(tok)
		end, rule := r.amount(at)
		if end == at {
			tok++
			continue
		}
		for n := tok; n < end; n++ {
			if r.taken[n] || r.named[n] {
				end = n
				break
			}
		}
		if end > at {
			r.take(tok, end, ling.Amount, rule)
		}
		tok = max(end, tok+1)
	}
}

// bound is the end of the words at tok that say how exact a number is.
func (r *rules) bound(tok ling.TokenID) ling.TokenID {
	for _, b := range bounds {
		at := tok
		for b != "" {
			var word string
			word, b, _ = strings.Cut(b, " ")
			if r.low(at) != word {
				at = ling.None
				break
			}
			at++
		}
		if at != ling.None {
			return at
		}
	}
	return tok
}

// figure is the end of the number at tok, with its scale and, after a range,
// the second number: "1.2 billion", "10 to 15", "three hundred".
func (r *rules) figure(tok ling.TokenID) ling.TokenID {
	at := r.plain(tok)
	if at == tok {
		return tok
	}
	if isRange(r.low(at)) {
		second := at + 1
		if isSymbol(r.low(second)) {
			second++
		}
		if end := r.plain(second); end > second {
			return end
		}
	}
	return at
}

// longestNumber is how many tokens a number may have.
const longestNumber = 12

func (r *rules) plain(tok ling.TokenID) ling.TokenID {
	at := tok
	if r.low(at) == "a" && scales[r.low(at+1)] && len(r.low(at+1)) > 2 {
		at++
	}
	for at < tok+longestNumber {
		w := r.low(at)
		number := r.xpos(at) == "CD" && !strings.ContainsAny(w, "/:") && strings.Count(w, "-") < 2
		if !number && !(at > tok && scales[w]) || r.sent.Has(at) && r.taken[at] {
			break
		}
		at++
		if r.low(at) == "-" && r.xpos(at+1) == "CD" && !startsDigit(w) && !startsDigit(r.low(at+1)) {
			at++ // twenty-five
		}
	}
	return at
}

func startsDigit(w string) bool { return w != "" && '0' <= w[0] && w[0] <= '9' }

// isSymbol reports whether w is a sign of a currency.
func isSymbol(w string) bool {
	switch w {
	case "$", "€", "£", "¥", "₽", "₹", "₩", "₪", "₺", "₴":
		return true
	}
	return len(w) <= 4 && strings.HasSuffix(w, "$")
}

// amount is the end of the amount that starts at tok, without words of bounds,
// or tok.
func (r *rules) amount(tok ling.TokenID) (ling.TokenID, string) {
	if isSymbol(r.low(tok)) {
		if end := r.figure(tok + 1); end > tok+1 {
			return end, ruleMoney
		}
		return tok, ""
	}
	if crowds[r.low(tok)] && r.xpos(tok) == "NNS" {
		end := tok + 1
		for r.low(end) == "of" && crowds[r.low(end+1)] {
			end += 2
		}
		return r.of(end), ruleCount
	}
	end := r.figure(tok)
	if end == tok {
		return tok, ""
	}
	one := end == tok+1 && (r.low(tok) == "one" || r.lemma(tok) == "one")
	switch w := r.low(end); {
	case w == "%" || w == "percent" || w == "pct":
		return r.of(end + 1), rulePercent
	case w == "per" && r.low(end+1) == "cent":
		return r.of(end + 2), rulePercent
	case w == "percentage" && strings.HasPrefix(r.low(end+1), "point"):
		return end + 2, rulePercent
	case currencies[w]:
		return end + 1, ruleMoney
	case currencies[r.low(end+1)] && (r.xpos(end) == "JJ" || strings.HasPrefix(r.xpos(end), "NN")):
		return end + 2, ruleMoney
	}
	if r.low(end) == "-" && times[r.low(end+1)] {
		if r.low(end+2) == "-" {
			return tok, "" // 26-year-old
		}
		return end + 2, ruleDuration
	}
	if times[r.low(end)] {
		return end + 1, ruleDuration
	}
	if one {
		return tok, ""
	}
	return r.things(tok, end)
}

// longestThing is how many tokens may stand between a number and its noun.
const longestThing = 5

// things is the end of the noun that the number tok to end counts. A noun that
// makes a nominal keeps its own mention, and the number stands alone.
func (r *rules) things(tok, end ling.TokenID) (ling.TokenID, string) {
	noun := r.d.Arcs[end-1].Head
	for n := tok; n < end && (noun == ling.None || noun < end); n++ {
		noun = r.d.Arcs[n].Head
	}
	if noun == ling.None || noun < end || noun > end+longestThing || !r.counts(tok, end, noun) {
		switch r.rel(end - 1) {
		case "nsubj", "obj", "obl", "conj", "root", "nmod", "iobj", "xcomp", "dep":
			if w := r.low(tok); len(w) < 5 || !startsDigit(w) || strings.ContainsAny(w, ",.") || end > tok+1 {
				return end, ruleCount
			}
		}
		return tok, ""
	}
	if _, listed := r.class(noun); listed || strings.HasPrefix(r.xpos(noun), "NNP") {
		return end, ruleCount
	}
	return noun + 1, ruleCount
}

// counts reports whether the number tok to end counts noun.
func (r *rules) counts(tok, end, noun ling.TokenID) bool {
	if !strings.HasPrefix(r.xpos(noun), "NN") {
		return false
	}
	for n := tok; n < end; n++ {
		if r.d.Arcs[n].Head == noun && r.rel(n) == "nummod" {
			return true
		}
	}
	return false
}

// of is the end of "of" and the noun phrase after it at tok, or tok.
func (r *rules) of(tok ling.TokenID) ling.TokenID {
	if r.low(tok) != "of" {
		return tok
	}
	at := tok + 1
	switch r.xpos(at) {
	case "DT", "PRP$":
		at++
	}
	for {
		x := r.xpos(at)
		if x != "JJ" && x != "JJR" && x != "JJS" && x != "CD" && x != "VBN" && x != "HYPH" && !strings.HasPrefix(x, "NN") && x != "POS" {
			break
		}
		at++
	}
	for at > tok+1 && !strings.HasPrefix(r.xpos(at-1), "NN") {
		at--
	}
	if at == tok+1 {
		return tok
	}
	return at
}
