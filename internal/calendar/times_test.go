package calendar

import (
	"os"
	"strings"
	"testing"
)

// TestTimes reads the words of testdata/times.txt. What goes wrong is listed in
// times.known, and a line of it that comes right fails the test.
func TestTimes(t *testing.T) {
	lines := func(name string) []string {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for line := range strings.Lines(string(b)) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				out = append(out, line)
			}
		}
		return out
	}
	known := map[string]bool{}
	for _, line := range lines("times.known") {
		known[line] = true
	}
	all, wrong := 0, 0
	for _, line := range lines("times.txt") {
		words, want, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("bad line %q", line)
		}
		w, _ := Read(strings.Fields(words), "2026-06-17")
		got := strings.Join([]string{w.Start, w.End, w.Granularity, w.Basis}, " ")
		all++
		if got != want {
			wrong++
			if !known[words] {
				t.Errorf("%s: got %q, want %q", words, got, want)
			}
		} else if known[words] {
			t.Errorf("%s comes right: take it from times.known", words)
		}
		delete(known, words)
	}
	for words := range known {
		t.Errorf("times.known has %q, which is no line", words)
	}
	t.Logf("%d of %d times right", all-wrong, all)
}
