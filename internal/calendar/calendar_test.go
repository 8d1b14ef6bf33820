package calendar

import (
	"strings"
	"testing"
	"time"
)

func read(words, published string) string {
	w, ok := Read(strings.Fields(words), published)
	if !ok {
		return ""
	}
	return strings.TrimSpace(strings.Join([]string{w.Start, w.End, w.Granularity, w.Basis, string(w.Precision)}, " "))
}

// 2025-06-27 was a Friday.
func TestRead(t *testing.T) {
	for in, want := range map[string]string{
		"June 24 , 2025":       "2025-06-24 2025-06-24 day explicit exact",
		"24 June 2025":         "2025-06-24 2025-06-24 day explicit exact",
		"2025-06-24":           "2025-06-24 2025-06-24 day explicit exact",
		"June 2024":            "2024-06-01 2024-06-30 month explicit partial",
		"2023":                 "2023-01-01 2023-12-31 year explicit vague",
		"June 24":              "2025-06-24 2025-06-24 day relative exact",
		"June 24th":            "2025-06-24 2025-06-24 day relative exact",
		"Dec. 30":              "2024-12-30 2024-12-30 day relative exact",
		"July 2":               "2025-07-02 2025-07-02 day relative exact",
		"in March":             "2025-03-01 2025-03-31 month relative partial",
		"in November":          "2024-11-01 2024-11-30 month relative partial",
		"next November":        "2025-11-01 2025-11-30 month relative partial",
		"Tuesday":              "2025-06-24 2025-06-24 day relative exact",
		"on Friday":            "2025-06-27 2025-06-27 day relative exact",
		"last Friday":          "2025-06-20 2025-06-20 day relative exact",
		"next Monday":          "2025-06-30 2025-06-30 day relative exact",
		"yesterday":            "2025-06-26 2025-06-26 day relative exact",
		"earlier this week":    "2025-06-23 2025-06-29 week relative partial",
		"last week":            "2025-06-16 2025-06-22 week relative partial",
		"last month":           "2025-05-01 2025-05-31 month relative partial",
		"last year":            "2024-01-01 2024-12-31 year relative vague",
		"three days ago":       "2025-06-24 2025-06-24 day relative exact",
		"two weeks ago":        "2025-06-09 2025-06-15 week relative partial",
		"a few days ago":       "relative vague",
		"this spring":          "relative vague",
		"the 1970s":            "1970-01-01 1979-12-31 year explicit vague",
		"recently":             "relative vague",
		"February 31":          "",
		"99999999999 days ago": "",
		"the house":            "",
		"":                     "",
		"last weekend":         "2025-06-21 2025-06-22 week relative partial",
		"Tuesday , June 24":    "2025-06-24 2025-06-24 day relative exact",
	} {
		t.Run(in, func(t *testing.T) {
			if got := read(in, "2025-06-27"); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestReadWithoutPublication(t *testing.T) {
	for in, want := range map[string]string{
		"Tuesday": "day relative partial", "last week": "week relative vague", "June 24": "day relative partial",
		"June 24 , 2025": "2025-06-24 2025-06-24 day explicit exact",
	} {
		t.Run(in, func(t *testing.T) {
			if got := read(in, ""); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"June 24, 2025", "two weeks ago", "next Monday", "-1 may 0"} {
		f.Add(s, "2025-06-27")
	}
	f.Fuzz(func(t *testing.T, words, published string) {
		w, ok := Read(strings.Fields(words), published)
		if !ok || w.Start == "" {
			return
		}
		start, err := time.Parse(layout, w.Start)
		if err != nil {
			t.Skip() // a year of more than four digits
		}
		if end, err := time.Parse(layout, w.End); err == nil && end.Before(start) {
			t.Errorf("%q of %q ends %s before it starts %s", words, published, w.End, w.Start)
		}
	})
}
