package namer

import (
	"strings"

	"acta/internal/ling"
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var (
	months = set("january february march april may june july august september october november december " +
		"jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb sept oct nov dec")
	weekdays = set("monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays " +
		"mon. tues. tue. wed. thurs. thu. fri. sat. sun.")
	dayparts = set("morning mornings afternoon afternoons evening evenings night nights noon midnight")
	seasons  = set("spring summer autumn fall winter")
	units    = set("day days week weeks weekend weekends month months quarter quarters year years decade decades century centuries hour hours minute minutes term session")
	near     = set("today yesterday tomorrow tonight")
	parts    = set("early late mid earlier later")
	pointers = set("last next this past previous coming following same recent upcoming that these those current")
	ordinals = set("first second third fourth")
	// yearAfter holds words after which four digits are a year.
	yearAfter = set("in since by from until till of during before after between through throughout year circa around early late mid to and for ( ,")
)

// dates takes the dates of the sentence, from left to right.
func (r *rules) dates() {
	for tok := r.sent.From; tok < r.sent.To; {
		if r.named[tok] {
			tok++
			continue
		}
		end, rule := r.date(tok)
		if end == tok || r.anyNamed(tok, end) {
			tok++
			continue
		}
		r.take(tok, end, ling.Date, rule)
		tok = end
	}
}

func (r *rules) anyNamed(from, to ling.TokenID) bool {
	for tok := from; tok < to; tok++ {
		if r.named[tok] {
			return true
		}
	}
	return false
}

// date is the end of the date that starts at tok, or tok.
func (r *rules) date(tok ling.TokenID) (ling.TokenID, string) {
	if end, rule := r.pointed(tok); end > tok {
		return end, rule
	}
	at := tok
	if r.low(at) == "the" {
		at++
	}
	if parts[r.low(at)] {
		at++
		if r.low(at) == "-" || r.low(at) == "in" && r.low(at-1) != "mid" {
			at++
		}
		if r.low(at) == "the" {
			at++
		}
	}
	end, rule := r.core(at)
	if end == at {
		return tok, ""
	}
	// "the" belongs to decades and to nothing else here: "the June talks".
	if at == tok+1 && r.low(tok) == "the" && rule != ruleDecade && rule != ruleRelative {
		return tok, ""
	}
	if at > tok && rule == ruleDay && parts[r.low(tok)] && r.low(tok) != "early" && r.low(tok) != "late" && r.low(tok) != "later" && r.low(tok) != "earlier" {
		return tok, ""
	}
	return end, rule
}

// core is the end of a date without "early" and the like before it.
func (r *rules) core(tok ling.TokenID) (ling.TokenID, string) {
	w := strings.TrimPrefix(r.low(tok), "mid-")
	switch {
	case w == "":
		return tok, ""
	case isNumericDate(w):
		return tok + 1, ruleNumeric
	case r.isMonth(tok, w):
		return r.month(tok)
	case weekdays[w] && (w[len(w)-1] != '.' || r.isDay(tok+1)):
		return r.weekday(tok)
	case near[w]:
		end := tok + 1
		if dayparts[r.low(end)] {
			end++
		}
		return end, ruleRelative
	case isDecade(w):
		return tok + 1, ruleDecade
	case r.isDay(tok):
		return r.dayFirst(tok)
	case isYear(w):
		return r.year(tok, w)
	case seasons[w]:
		return r.season(tok)
	case isOrdinal(w):
		end := tok + 1
		if r.low(end) == "-" {
			end++
		}
		if r.low(end) == "century" || r.low(end) == "quarter" {
			end++
			if r.low(end) == "of" && isYear(r.low(end+1)) {
				end += 2
			}
			return end, ruleDecade
		}
	}
	return tok, ""
}

func (r *rules) isMonth(tok ling.TokenID, w string) bool {
	if !months[w] {
		return false
	}
	switch w {
	case "may", "march", "jan", "sept", "dec", "mar.":
		return strings.HasPrefix(r.xpos(tok), "NNP")
	}
	return true
}

// isDay reports whether tok is the number of a day: "24", "24th".
func (r *rules) isDay(tok ling.TokenID) bool {
	w := r.low(tok)
	if len(w) > 2 && isOrdinal(w) {
		w = w[:len(w)-2]
	}
	if len(w) == 0 || len(w) > 2 || !digits(w) {
		return false
	}
	n := number(w)
	return 1 <= n && n <= 31
}

func digits(w string) bool {
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != ""
}

func number(w string) int {
	n := 0
	for i := range len(w) {
		n = n*10 + int(w[i]-'0')
	}
	return n
}

// isOrdinal reports whether w is "24th", "first" and the like.
func isOrdinal(w string) bool {
	if ordinals[w] {
		return true
	}
	if len(w) < 3 || !digits(w[:len(w)-2]) {
		return false
	}
	switch w[len(w)-2:] {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

func isYear(w string) bool {
	return len(w) == 4 && digits(w) && '1' <= w[0] && w[0] <= '2' && w < "2200"
}

func isDecade(w string) bool {
	w = strings.ReplaceAll(strings.ReplaceAll(w, "’", ""), "'", "")
	n := len(w)
	return (n == 5 || n == 3) && w[n-1] == 's' && w[n-2] == '0' && digits(w[:n-1]) && (n == 3 || isYear(w[:4]))
}

// isNumericDate reports whether w is "11/28/2013" or "2013-11-28".
func isNumericDate(w string) bool {
	sep := "/"
	if strings.Count(w, "-") == 2 {
		sep = "-"
	}
	p := strings.Split(w, sep)
	if len(p) != 3 || !digits(p[0]) || !digits(p[1]) || !digits(p[2]) {
		return false
	}
	if len(p[0]) == 4 {
		return len(p[1]) == 2 && len(p[2]) == 2
	}
	return len(p[0]) <= 2 && len(p[1]) <= 2 && (len(p[2]) == 2 || len(p[2]) == 4)
}

func isRange(w string) bool { return w == "-" || w == "–" || w == "—" || w == "to" }

// month reads "June 24-25, 2013" and "June 2013".
func (r *rules) month(tok ling.TokenID) (ling.TokenID, string) {
	end, rule := tok+1, ruleMonth
	if r.isDay(end) {
		end, rule = end+1, ruleDay
		for {
			sep := r.low(end)
			if isRange(sep) || sep == "and" || sep == "," {
				if r.isDay(end+1) && r.rel(end+1) != "nummod" && !isYear(r.low(end+1)) {
					end += 2
					continue
				}
				if isRange(sep) && r.isMonth(end+1, r.low(end+1)) && r.isDay(end+2) {
					end += 3
					continue
				}
				if isRange(sep) && sep != "to" && r.isDay(end+1) {
					end += 2
					continue
				}
			}
			break
		}
	} else if isRange(r.low(end)) && r.isMonth(end+1, r.low(end+1)) {
		end += 2
	}
	return r.withYear(end), rule
}

// withYear is end, or the end of the year that follows there.
func (r *rules) withYear(end ling.TokenID) ling.TokenID {
	at := end
	if r.low(at) == "," || r.low(at) == "of" || r.low(at) == "in" {
		at++
	}
	if isYear(r.low(at)) {
		return at + 1
	}
	return end
}

// dayFirst reads "24 June 2013", "24-25 June" and "24th of June".
func (r *rules) dayFirst(tok ling.TokenID) (ling.TokenID, string) {
	end := tok + 1
	if (isRange(r.low(end)) || r.low(end) == "and") && r.isDay(end+1) {
		end += 2
	}
	if r.low(end) == "of" {
		end++
	}
	if r.sent.Has(end) && r.isMonth(end, r.low(end)) {
		return r.withYear(end + 1), ruleDay
	}
	if w := r.low(tok); isOrdinal(w) {
		end = tok + 1
		if r.low(end) == "-" {
			end++
		}
		if r.low(end) == "century" {
			return end + 1, ruleDecade
		}
	}
	return tok, ""
}

// weekday reads "Tuesday", "Tuesday morning" and "Tuesday, June 24".
func (r *rules) weekday(tok ling.TokenID) (ling.TokenID, string) {
	end := tok + 1
	if dayparts[r.low(end)] {
		end++
	}
	at := end
	if r.low(at) == "," {
		at++
	}
	if r.sent.Has(at) && (r.isMonth(at, r.low(at)) || r.isDay(at)) {
		if day, rule := r.core(at); day > at && rule == ruleDay {
			return day, ruleDay
		}
	}
	return end, ruleWeekday
}

// year reads "2013" and "2013-14" where the words around bear it out.
func (r *rules) year(tok ling.TokenID, w string) (ling.TokenID, string) {
	if strings.HasPrefix(r.low(tok), "mid-") {
		return tok + 1, ruleYear
	}
	end := tok + 1
	if isRange(r.low(end)) {
		if next := r.low(end + 1); isYear(next) || len(next) == 2 && digits(next) && r.low(end) != "to" {
			return end + 2, ruleYear
		}
	}
	modern := w >= "1900" && w <= "2100"
	// "the 2013 election", but not "2013 people".
	if modern && (r.xpos(end) == "NN" || r.xpos(end) == "NNP") && r.d.Arcs[tok].Head >= end {
		return end, ruleYear
	}
	if r.rel(tok) == "nummod" && r.d.Arcs[tok].Head > tok && strings.HasPrefix(r.xpos(end), "N") {
		return tok, ""
	}
	if yearAfter[r.low(tok-1)] && (modern || r.low(tok-1) == "in" || r.low(tok-1) == "since") || modern && tok == r.sent.From {
		return end, ruleYear
	}
	return tok, ""
}

// season reads "summer 2013" and "summer of 2013"; a season alone is no date.
func (r *rules) season(tok ling.TokenID) (ling.TokenID, string) {
	if end := r.withYear(tok + 1); end > tok+1 {
		return end, ruleMonth
	}
	return tok, ""
}

// pointed reads what is counted from the day of speaking or from another day:
// "last week", "the past three years", "two days ago", "earlier this year".
func (r *rules) pointed(tok ling.TokenID) (ling.TokenID, string) {
	at := tok
	if parts[r.low(at)] {
		at++
	}
	body := at
	if r.low(at) == "the" {
		at++
	}
	if pointers[r.low(at)] {
		word := r.low(at)
		at++
		if n := r.count(at); n > at {
			at = n
		}
		w := r.low(at)
		switch {
		case units[w] || seasons[w] || dayparts[w]:
			if word == "that" && !units[w] {
				break
			}
			if w == "term" || w == "session" {
				break
			}
			return at + 1, ruleRelative
		case weekdays[w]:
			end, _ := r.weekday(at)
			return end, ruleWeekday
		case r.sent.Has(at) && r.isMonth(at, w):
			return at + 1, ruleMonth
		}
		return tok, ""
	}
	if at > body {
		if w := r.low(at); w == "weekend" {
			return at + 1, ruleRelative
		}
		return tok, ""
	}
	// "two years ago", "a week earlier"
	end := r.count(at)
	if end == at && (r.low(at) == "a" || r.low(at) == "an") {
		end = at + 1
	}
	if end > at && units[r.low(end)] {
		switch r.low(end + 1) {
		case "ago", "earlier", "later", "before":
			if r.low(end+1) == "before" && r.sent.Has(end+2) && r.xpos(end+2) != "." && r.xpos(end+2) != "," {
				break
			}
			return end + 2, ruleRelative
		}
	}
	return tok, ""
}

var counted = set("few several couple two-and-a-half half dozen many")

// count is the end of the number words at tok: "three", "twenty-five", "a few".
func (r *rules) count(tok ling.TokenID) ling.TokenID {
	at := tok
	if r.low(at) == "a" && (counted[r.low(at+1)]) {
		at++
	}
	switch {
	case counted[r.low(at)]:
		at++
		if r.low(at) == "of" {
			at++
		}
		return at
	case at > tok:
		return tok
	}
	for at < tok+longestNumber && r.xpos(at) == "CD" && !r.named[at] {
		at++
		if (r.low(at) == "-" || r.low(at) == "to" || r.low(at) == "or") && r.xpos(at+1) == "CD" {
			at++
		}
	}
	return at
}
