// Package calendar reads the words of a date: "June 24, 2025", "last week",
// "on Tuesday". It knows no clock; what is relative is counted from the day
// that the text was published.
package calendar

import (
	"strconv"
	"strings"
	"time"

	"acta"
)

// Bases of a time.
const (
	Explicit = "explicit"
	Relative = "relative"
	None     = "none"
)

// Granularities of a time.
const (
	Day   = "day"
	Week  = "week"
	Month = "month"
	Year  = "year"
)

const layout = "2006-01-02"

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
}

var numbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}

// Read reads words as a time of the past or the near present, as news tells it.
// Published is a day, YYYY-MM-DD, or empty; without it what is relative has
// neither start nor end. Spans are left to the caller. It reports false where
// the words name no time.
//
// A day of the week is the last such day, the day of publication among them. A
// day or month without a year is the nearest that is not more than a month
// after publication.
func Read(words []string, published string) (acta.When, bool) {
	w := make([]string, 0, len(words))
	for _, s := range words {
		s = strings.TrimPrefix(strings.Trim(strings.ToLower(s), ".,"), "mid-")
		switch s {
		case "", "the", "on", "in", "at", "of", "over":
		default:
			w = append(w, s)
		}
	}
	if len(w) == 2 && w[0] == "year" {
		w = w[1:] // "the year 2010"
	}
	day, err := time.Parse(layout, published)
	known := err == nil
	for _, read := range []func([]string, time.Time, bool) (acta.When, bool){explicit, relative, weekday} {
		if when, ok := read(w, day, known); ok {
			return when, true
		}
	}
	return acta.When{}, false
}

func spanning(start, end time.Time, granularity, basis string, p acta.Precision) acta.When {
	return acta.When{Start: start.Format(layout), End: end.Format(layout), Granularity: granularity, Basis: basis, Precision: p}
}

func dayOf(t time.Time, basis string) acta.When { return spanning(t, t, Day, basis, acta.Exact) }

func monthOf(year int, m time.Month, basis string) acta.When {
	start := time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)
	return spanning(start, start.AddDate(0, 1, -1), Month, basis, acta.Partial)
}

func yearOf(year int, basis string) acta.When {
	start := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	return spanning(start, start.AddDate(1, 0, -1), Year, basis, acta.Vague)
}

// unresolved is a relative time of a text whose day is not known.
func unresolved(granularity string, p acta.Precision) acta.When {
	return acta.When{Granularity: granularity, Basis: Relative, Precision: p}
}

func yearNumber(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) == 4 && n >= 1000 && n < 2200
}

func dayNumber(s string) (int, bool) {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if t, ok := strings.CutSuffix(s, end); ok {
			s = t
			break
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1 && n <= 31
}

// valid is the day, false where the month has none such.
func valid(year int, m time.Month, day int) (time.Time, bool) {
	t := time.Date(year, m, day, 0, 0, 0, 0, time.UTC)
	return t, t.Month() == m
}

// explicit reads ISO dates, and a month with its day, its year, or both.
func explicit(w []string, published time.Time, known bool) (acta.When, bool) {
	year, month, day := 0, time.Month(0), 0
	for i, s := range w {
		if t, err := time.Parse(layout, s); err == nil {
			return dayOf(t, Explicit), true
		}
		if m, ok := months[s]; ok && month == 0 {
			// "may" and "march" need a number beside them.
			month = m
			for _, j := range []int{i + 1, i - 1} {
				if j >= 0 && j < len(w) && day == 0 {
					if n, ok := dayNumber(w[j]); ok {
						day = n
					}
				}
			}
		}
		if n, ok := yearNumber(s); ok && year == 0 {
			year = n
		}
	}
	switch {
	case month == 0 && year != 0 && (len(w) == 1 || len(w) == 2 && (w[0] == "early" || w[0] == "late" || w[0] == "mid")):
		return yearOf(year, Explicit), true
	case month == 0:
		return acta.When{}, false
	case year != 0 && day != 0:
		t, ok := valid(year, month, day)
		return dayOf(t, Explicit), ok
	case year != 0:
		return monthOf(year, month, Explicit), true
	case day == 0 && len(w) > 2:
		return acta.When{}, false
	}
	if !known {
		if day != 0 {
			return unresolved(Day, acta.Partial), true
		}
		return unresolved(Month, acta.Vague), true
	}
	if day != 0 {
		t, ok := valid(nearestYear(published, month, day), month, day)
		return dayOf(t, Relative), ok
	}
	if w[0] == "next" {
		y := published.Year()
		if month <= published.Month() {
			y++
		}
		return monthOf(y, month, Relative), true
	}
	return monthOf(nearestYear(published, month, 1), month, Relative), true
}

// nearestYear is the year in which a day of a year not given falls.
func nearestYear(published time.Time, m time.Month, day int) int {
	t := time.Date(published.Year(), m, day, 0, 0, 0, 0, time.UTC)
	switch {
	case t.After(published.AddDate(0, 1, 0)):
		return published.Year() - 1
	case t.Before(published.AddDate(0, -11, 0)):
		return published.Year() + 1
	}
	return published.Year()
}

// weekday reads a day of the week, with last and next.
func weekday(w []string, published time.Time, known bool) (acta.When, bool) {
	for i, s := range w {
		d, ok := weekdays[s]
		if !ok {
			continue
		}
		if !known {
			return unresolved(Day, acta.Partial), true
		}
		back := (int(published.Weekday()) - int(d) + 7) % 7
		t := published.AddDate(0, 0, -back)
		if i > 0 && w[i-1] == "next" {
			t = t.AddDate(0, 0, 7)
		}
		if i > 0 && w[i-1] == "this" && back > 0 {
			t = t.AddDate(0, 0, 7) // "this Friday" is to come
		}
		if i > 0 && w[i-1] == "last" && back == 0 {
			t = t.AddDate(0, 0, -7)
		}
		return dayOf(t, Relative), true
	}
	return acta.When{}, false
}

// relative reads words that count from the day of publication.
func relative(w []string, published time.Time, known bool) (acta.When, bool) {
	all := strings.Join(w, " ")
	day := func(n int) (acta.When, bool) {
		if !known {
			return unresolved(Day, acta.Partial), true
		}
		return dayOf(published.AddDate(0, 0, n), Relative), true
	}
	switch all {
	case "today", "tonight", "this morning", "this afternoon", "this evening", "earlier today", "earlier in day", "now":
		return day(0)
	case "yesterday", "last night", "yesterday morning", "yesterday afternoon", "yesterday evening":
		return day(-1)
	case "tomorrow", "tomorrow morning":
		return day(1)
	case "late yesterday", "early yesterday":
		return day(-1)
	case "day before yesterday":
		return day(-2)
	case "day after tomorrow":
		return day(2)
	case "weekend":
		return unit(all, -1, published, known)
	case "recently", "recent days", "recent weeks", "recent months", "recent years", "lately", "previously", "earlier", "later", "past":
		return acta.When{Basis: Relative, Precision: acta.Vague}, true
	}
	for _, s := range w {
		switch s {
		case "few", "several", "spring", "summer", "autumn", "fall", "winter", "decade", "decades", "these":
			return acta.When{Basis: Relative, Precision: acta.Vague}, true
		}
	}
	if len(w) == 1 && len(w[0]) == 5 && w[0][4] == 's' {
		if n, ok := yearNumber(w[0][:4]); ok && n%10 == 0 {
			when := yearOf(n, Explicit)
			when.End = yearOf(n+9, Explicit).End
			return when, true
		}
	}
	for len(w) > 0 && (w[0] == "earlier" || w[0] == "late" || w[0] == "early" || w[0] == "later") {
		w = w[1:]
	}
	if len(w) == 2 {
		step, ok := map[string]int{"last": -1, "this": 0, "next": 1, "past": -1, "previous": -1, "coming": 1}[w[0]]
		if ok {
			return unit(w[1], step, published, known)
		}
	}
	if len(w) == 3 && w[2] == "ago" {
		n, ok := numbers[w[0]]
		if !ok {
			var err error
			if n, err = strconv.Atoi(w[0]); err != nil || n > 10000 {
				return acta.When{}, false
			}
		}
		if strings.HasPrefix(w[1], "day") {
			return day(-n)
		}
		return unit(strings.TrimSuffix(w[1], "s"), -n, published, known)
	}
	return acta.When{}, false
}

// unit is the week, month or year that lies step of them from publication.
func unit(name string, step int, published time.Time, known bool) (acta.When, bool) {
	switch name {
	case "week", "weekend":
		if !known {
			return unresolved(Week, acta.Vague), true
		}
		monday := published.AddDate(0, 0, -(int(published.Weekday())+6)%7+7*step)
		if name == "weekend" {
			return spanning(monday.AddDate(0, 0, 5), monday.AddDate(0, 0, 6), Week, Relative, acta.Partial), true
		}
		return spanning(monday, monday.AddDate(0, 0, 6), Week, Relative, acta.Partial), true
	case "month":
		if !known {
			return unresolved(Month, acta.Vague), true
		}
		first := time.Date(published.Year(), published.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, step, 0)
		return monthOf(first.Year(), first.Month(), Relative), true
	case "year":
		if !known {
			return unresolved(Year, acta.Vague), true
		}
		return yearOf(published.Year()+step, Relative), true
	}
	return acta.When{}, false
}
