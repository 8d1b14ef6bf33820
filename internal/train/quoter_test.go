package train

import (
	"testing"

	"acta/internal/neural"
	"acta/internal/polnear"
	"acta/internal/text"
)

func TestSingleMarkedKeepsOffsets(t *testing.T) {
	var articles []polnear.Article
	for _, s := range []string{"She said “no”.", "Nothing."} {
		txt, err := text.New(s)
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, polnear.Article{Text: txt})
	}
	got := singleMarked(articles)
	if len(got) != 1 || got[0].Text.UTF8 != "She said ‘no’." {
		t.Fatalf("got %+v", got)
	}
	if len(got[0].Text.UTF8) != len(articles[0].Text.UTF8) || articles[0].Text.UTF8 != "She said “no”." {
		t.Error("offsets moved, or the article itself was changed")
	}
}

func TestMeanFollowsWeights(t *testing.T) {
	ps := neural.NewParams(1)
	p := ps.Add("w", 1, 2, 0)
	m := newMean(ps)
	for step := 1; step <= 4000; step++ {
		p.W[0], p.W[1] = 1, float32(step%2)
		m.add(step)
	}
	m.swap()
	if p.W[0] < .99 || p.W[1] < .4 || p.W[1] > .6 {
		t.Errorf("mean of 1 and of 0 and 1 in turn is %v", p.W)
	}
	m.swap()
	if p.W[0] != 1 || p.W[1] != 0 {
		t.Errorf("swapped back: %v", p.W)
	}
}
