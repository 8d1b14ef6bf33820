package eval

import (
	"math"
	"strings"
	"testing"
)

func TestBoardReadsWhatItWrites(t *testing.T) {
	b := &Board{Head: []string{"what it is", "", "second paragraph"}}
	b.Add("harbour.parse.las", 84.126, 1200)
	b.Add("harbour.articles", 12, 0)
	b.Add("harbour.empty", math.NaN(), 0)
	b.AddPRF("harbour.names", PRF{Hits: 3, Pred: 4, Gold: 6})
	const want = `# what it is
#
# second paragraph
harbour.parse.las  84.13  (n=1200)
harbour.articles   12.00
harbour.empty          -
harbour.names.p    75.00  (n=4)
harbour.names.r    50.00  (n=6)
harbour.names.f    60.00  (n=6)
`
	var out strings.Builder
	if _, err := b.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Fatalf("got\n%s\nwant\n%s", out.String(), want)
	}
	again, err := ReadBoard(strings.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	out.Reset()
	if _, err := again.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("read and written again:\n%s\nwant\n%s", out.String(), want)
	}
	if diff := again.Diff(b); len(diff) > 0 {
		t.Errorf("differs from itself: %q", diff)
	}
}

func TestBoardDiff(t *testing.T) {
	tests := []struct{ want, got, diff string }{
		{"a 1.00 (n=2)", "a 1.00 (n=2)", ""},
		{"a 1.00 (n=2)", "a 1.50 (n=2)", "a 1.50 (n=2), was 1.00 (n=2): +0.50"},
		{"a 1.00 (n=2)", "a 1.00 (n=3)", "a 1.00 (n=3), was 1.00 (n=2)"},
		{"a 1.00", "b 1.00", "b 1.00, which is new; a, which is gone; was 1.00"},
	}
	for _, tt := range tests {
		t.Run(tt.want+" to "+tt.got, func(t *testing.T) {
			want, err1 := ReadBoard(strings.NewReader(tt.want))
			got, err2 := ReadBoard(strings.NewReader(tt.got))
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			if diff := strings.Join(got.Diff(want), "; "); diff != tt.diff {
				t.Errorf("got %q, want %q", diff, tt.diff)
			}
		})
	}
}

func TestBoardRefuses(t *testing.T) {
	for _, in := range []string{"a", "a one", "a 1 n=2", "a 1 (n=two)", "a 1 (n=0)", "a 1 (n=2) more"} {
		t.Run(in, func(t *testing.T) {
			if b, err := ReadBoard(strings.NewReader("# head\n" + in)); err == nil || !strings.Contains(err.Error(), "line 2") {
				t.Errorf("got %v, %v; want an error on line 2", b, err)
			}
		})
	}
}
