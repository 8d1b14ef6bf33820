package quoter

import (
	"reflect"
	"slices"
	"testing"

	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

// Gold labels and their stretches must give back the parts of the statements.
func TestLabelsRoundTrip(t *testing.T) {
	for _, notation := range []string{
		"<s1 Ilan Dovar> <k1 said> <c1 he would go>.",
		"<c1 “It is late,”> <k1 said> <s1 she>. | <c1 “We go.”>",
		"<k1 According to> <s1 the ministry>, <c1 rain fell>.",
		"<s1 Tolmark> <k1 called> <c1 the plan> <c2 a trap>, <s2 officials> <k2 said>.",
		"Nothing was said.",
	} {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			labels := goldLabels(doc.Quotes, len(doc.Tokens))
			path := make([]int32, len(labels))
			for i, y := range labels {
				path[i] = int32(y)
				if i > 0 && !allowed(labels[i-1], y) {
					t.Errorf("label %d cannot follow %d", y, labels[i-1])
				}
			}
			want := map[ling.Range]role{}
			for _, q := range doc.Quotes {
				if !q.Cue.Empty() {
					want[q.Cue] = cueRole
				}
				for _, r := range q.Source {
					want[r] = sourceRole
				}
				for _, r := range q.Content {
					want[r] = contentRole
				}
			}
			got := map[ling.Range]role{}
			for _, s := range spansOf(path) {
				got[s.Range] = s.role
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestSpansOf(t *testing.T) {
	cases := map[string]struct {
		path []int32
		want []span
	}{
		"inside without begin opens a span": {
			[]int32{outside, insideCue, insideCue}, []span{{Range: ling.Range{From: 1, To: 3}, role: cueRole}}},
		"begin after begin parts two": {
			[]int32{beginContentRight, beginContentRight, insideContentRight}, []span{
				{Range: ling.Range{From: 0, To: 1}, role: contentRole, right: true},
				{Range: ling.Range{From: 1, To: 3}, role: contentRole, right: true}}},
		"another role ends a span": {
			[]int32{beginSourceLeft, insideSourceLeft, beginCue}, []span{
				{Range: ling.Range{From: 0, To: 2}, role: sourceRole}, {Range: ling.Range{From: 2, To: 3}, role: cueRole}}},
		"nothing": {[]int32{outside, outside}, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := spansOf(c.path); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestDecodedPathsAreAllowed(t *testing.T) {
	for from := range labelCount + 1 {
		for to := range labelCount {
			same := from == to || from == to-1
			if got, want := allowed(from, to), !isInside(to) || same; got != want {
				t.Errorf("%d after %d: %v", to, from, got)
			}
		}
	}
}
