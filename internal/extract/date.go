package extract

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const monthWords = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

var (
	isoDate     = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ]\d{1,2}:)`)
	compactDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:$|T?\d{4,6})`)
	slashDate   = regexp.MustCompile(`^(\d{4})/(\d{1,2})/(\d{1,2})(?:$|\D)`)
	dotDate     = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:$|\D)`) // dots are written day first
	dayFirst    = regexp.MustCompile(`(?i)(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th)?[ \-](?:of )?(` + monthWords + `)\.?,?[ \-](\d{4})(?:\D|$)`)
	monthFirst  = regexp.MustCompile(`(?i)(?:^|[^\pL])(` + monthWords + `)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:\D|$)`)
)

// parseDate gives the day that s, all of it, is about, as YYYY-MM-DD, in the
// zone that s is written in. A day and month that may be read either way
// (04/03/2026) are no day.
func parseDate(s string) (day string, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) > 80 {
		return "", false
	}
	for _, form := range []*regexp.Regexp{isoDate, compactDate, slashDate} {
		if m := form.FindStringSubmatch(s); m != nil {
			return civil(m[1], m[2], m[3])
		}
	}
	if m := dotDate.FindStringSubmatch(s); m != nil {
		return civil(m[3], m[2], m[1])
	}
	return dateIn(s)
}

// dateIn gives the first day that s writes out: "4 March 2026", "Mar. 4, 2026".
func dateIn(s string) (day string, ok bool) {
	a, b := dayFirst.FindStringSubmatchIndex(s), monthFirst.FindStringSubmatchIndex(s)
	switch {
	case a != nil && (b == nil || a[0] < b[0]):
		return civil(s[a[6]:a[7]], s[a[4]:a[5]], s[a[2]:a[3]])
	case b != nil:
		return civil(s[b[6]:b[7]], s[b[2]:b[3]], s[b[4]:b[5]])
	}
	return "", false
}

// civil makes a day of its parts where they are one of the calendar.
func civil(year, month, day string) (string, bool) {
	y, err := strconv.Atoi(year)
	d, err2 := strconv.Atoi(day)
	m, err3 := strconv.Atoi(month)
	if err3 != nil {
		m = monthNumber(month)
	}
	if err != nil || err2 != nil || y < 1600 || y > 2199 || m < 1 || m > 12 {
		return "", false
	}
	if t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC); d < 1 || t.Day() != d {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}

func monthNumber(s string) int {
	for m := time.January; m <= time.December; m++ {
		if len(s) >= 3 && strings.EqualFold(s[:3], m.String()[:3]) {
			return int(m)
		}
	}
	return 0
}
