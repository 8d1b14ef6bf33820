package ledger

import (
	"strconv"
	"strings"

	"acta/internal/ling"
)

// amount is a number of the text with what stands at it.
type amount struct {
	in    ling.Range // from its bound or currency to its last word
	last  ling.TokenID
	value float64
	max   *float64
	bound string
	unit  string // "%" or a currency
}

// numbers are the words for small numbers.
var numbers = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// amounts are the numbers of the text that are no dates, in order.
func (r *reader) amounts() []amount {
	var out []amount
	d := r.d
	inDate := make([]bool, len(d.Tokens))
	for _, m := range d.Mentions {
		if m.Kind == ling.Date {
			for t := m.From; t < m.To; t++ {
				inDate[t] = true
			}
		}
	}
	for t := ling.TokenID(0); int(t) < len(d.Tokens); {
		v, end := r.number(t)
		if end == t {
			t++
			continue
		}
		a := amount{in: ling.Range{From: t, To: end}, value: v}
		sent := d.Sents[d.SentOf(t)]
		if from, code := r.currencyBefore(t, sent); code != "" {
			a.in.From, a.unit = from, code
		}
		// "20 to 30", "20-30", "between 20 and 30"
		if mid := end; mid+1 < sent.To {
			w := strings.ToLower(d.Word(mid))
			between := a.in.From > sent.From && strings.EqualFold(d.Word(a.in.From-1), "between")
			if w == "to" || w == "-" || w == "–" || between && w == "and" {
				next := mid + 1
				if _, isMoney := r.lex.Figure("money", strings.ToLower(d.Word(next))); isMoney {
					next++
				}
				if v2, end2 := r.number(next); end2 > next && v2 > a.value {
					if s := r.scale(end2 - 1); s > 1 && a.value < 1000 && a.value*s <= v2 {
						a.value *= s // "2 to 3 million"
					}
					a.max = &v2
					a.bound = "between"
					a.in.To = end2
					end = end2
				}
			}
		}
		if end < sent.To {
			switch w := strings.ToLower(d.Word(end)); {
			case w == "%" || w == "percent" || w == "pc":
				a.unit = "%"
				end++
			case w == "per" && end+1 < sent.To && strings.EqualFold(d.Word(end+1), "cent"):
				a.unit = "%"
				end += 2
			case a.unit == "":
				// "40 million dollars", "40 million Arvenian crowns"
				for k := end; k < min(end+2, sent.To); k++ {
					if code, ok := r.lex.Figure("money", r.lemma(k)); ok && d.Tags[k].UPOS != "SYM" {
						a.unit = code
						end = k + 1
						break
					}
					if d.Tags[k].UPOS != "ADJ" && d.Tags[k].UPOS != "PROPN" {
						break
					}
				}
			}
		}
		a.in.To, a.last = end, end-1
		if a.bound == "" {
			a.in.From, a.bound = r.boundBefore(a.in.From, sent)
		}
		// the number of a model, "Volk-2", is no count
		model := t > sent.From+1 && d.Word(t-1) == "-" && !r.d.SpaceAfter(t-1) && !r.d.SpaceAfter(t-2)
		year := a.unit == "" && a.value >= 1900 && a.value < 2100 && end == t+1 && !strings.Contains(d.Word(t), ",") && (end == sent.To || d.Tags[end].XPOS != "NNS" && d.Word(end) != "people")
		dated := inDate[t] && a.unit == "" || model || year || r.age(a)
		if !dated {
			out = append(out, a)
		}
		t = end
	}
	return out
}

// age reports whether a is how old somebody is: "Holm, 61,".
func (r *reader) age(a amount) bool {
	d := r.d
	from, to := a.in.From, a.in.To
	return a.unit == "" && from >= 2 && int(to) < len(d.Tokens) && d.Word(from-1) == "," && d.Tags[from-2].UPOS == "PROPN" &&
		(d.Word(to) == "," || d.Word(to) == ".") && a.value < 120
}

// number reads a number that begins at tok: digits, words, and what multiplies
// them. Its end is tok where there is none.
func (r *reader) number(tok ling.TokenID) (float64, ling.TokenID) {
	d := r.d
	if int(tok) >= len(d.Tokens) {
		return 0, tok
	}
	sent := d.Sents[d.SentOf(tok)]
	w := strings.ToLower(d.Word(tok))
	v, ok := parseNumber(w)
	if !ok {
		v, ok = numbers[w]
		if tens, unit, cut := strings.Cut(w, "-"); cut && !ok {
			a, b := numbers[tens], numbers[unit]
			v, ok = a+b, a >= 20 && b > 0 && b < 10
		}
		if w == "one" && d.Tags[tok].UPOS != "NUM" {
			ok = false
		}
	}
	end := tok + 1
	if ok && v >= 20 && v < 100 && int(tok)+2 < len(d.Tokens) && d.Word(tok+1) == "-" && numbers[w] == v {
		if unit := numbers[strings.ToLower(d.Word(tok+2))]; unit > 0 && unit < 10 {
			v, end = v+unit, tok+3 // "twenty-six" in three tokens
		}
	}
	if !ok && (w == "a" || w == "half") && end < sent.To {
		if s := r.scale(end); s >= 12 && d.Tags[end].XPOS != "NNS" {
			return s, end + 1 // "a dozen"
		}
	}
	if !ok {
		return 0, tok
	}
	for end < sent.To {
		s := r.scale(end)
		if s == 1 || d.Tags[end].XPOS == "NNS" && s == 12 {
			break
		}
		v *= s
		end++
	}
	return v, end
}

// scale is what a word multiplies a number by, 1 where it does not.
func (r *reader) scale(tok ling.TokenID) float64 {
	w, ok := r.lex.Figure("scale", strings.ToLower(r.d.Word(tok)))
	if !ok {
		return 1
	}
	f, err := strconv.ParseFloat(w, 64)
	if err != nil {
		return 1
	}
	return f
}

// parseNumber reads "4,000", "1.5", "400m".
func parseNumber(w string) (float64, bool) {
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	scale := 1.0
	for suffix, by := range map[string]float64{"bn": 1e9, "m": 1e6, "mn": 1e6, "k": 1e3} {
		if head, ok := strings.CutSuffix(w, suffix); ok && head != "" && head[len(head)-1] >= '0' && head[len(head)-1] <= '9' {
			w, scale = head, by
			break
		}
	}
	groups := strings.Split(w, ",")
	for i, g := range groups[1:] {
		if whole, _, _ := strings.Cut(g, "."); len(whole) != 3 || strings.Contains(g, ".") && i+2 < len(groups) {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(strings.Join(groups, ""), 64)
	return v * scale, err == nil && v >= 0 && v < 1e15
}

// currencyBefore is the sign of a currency before tok, and where it begins.
func (r *reader) currencyBefore(tok ling.TokenID, sent ling.Range) (ling.TokenID, string) {
	if tok-1 < sent.From {
		return tok, ""
	}
	w := strings.ToLower(r.d.Word(tok - 1))
	code, ok := r.lex.Figure("money", w)
	if !ok || isWord(w) && !strings.HasSuffix(w, "$") {
		return tok, ""
	}
	return tok - 1, code
}

// boundBefore is the bound before a number, and where it begins.
func (r *reader) boundBefore(tok ling.TokenID, sent ling.Range) (ling.TokenID, string) {
	for n := ling.TokenID(3); n > 0; n-- {
		if tok-n < sent.From {
			continue
		}
		words := make([]string, 0, 3)
		for k := tok - n; k < tok; k++ {
			words = append(words, strings.ToLower(r.d.Word(k)))
		}
		if b, ok := r.lex.Figure("bound", strings.Join(words, " ")); ok {
			return tok - n, b
		}
	}
	return tok, "exact"
}
