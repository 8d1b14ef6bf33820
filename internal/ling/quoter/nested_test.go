package quoter

import (
	"slices"
	"testing"

	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

// An excerpt keeps words, tags, trees and mentions, and leads back to the whole.
func TestExcerpt(t *testing.T) {
	whole := lingtest.Quoted(t, "[PER Ilan Dovar] <k1 said> <c1 that/IN^denied:mark [PER Ada Mirel] denied/VBD/deny it>. | <c1 She had gone/VBN/go>, he said.\n<c2 “No,”> <s2 she> <k2 said>.")
	vectored(&whole.Named)
	q := &Quoter{verbs: map[string]bool{"deny": true, "go": true}}
	pieces, outer := q.pieces(&whole.Named, whole.Quotes, 0)
	var said []string
	for _, p := range pieces {
		said = append(said, whole.Words(p))
	}
	if want := []string{"Ada Mirel denied it", "She had gone"}; !slices.Equal(said, want) || !slices.Equal(outer, []int{0, 0}) {
		t.Fatalf("pieces %q of %v, want %q", said, outer, want)
	}
	part := excerpt(&whole.Named, pieces)
	back := placesOf(pieces)
	doc := ling.Doc{Quoted: ling.Quoted{Named: part}, ChainOf: make([]ling.ChainID, len(part.Mentions))}
	for i := range doc.ChainOf {
		doc.ChainOf[i] = ling.None
	}
	if err := doc.Check(); err != nil {
		t.Fatal(err)
	}
	if len(part.Sents) != 2 || len(part.Tokens) != len(back) {
		t.Fatalf("%d sentences, %d tokens", len(part.Sents), len(part.Tokens))
	}
	for i, at := range back {
		tok := ling.TokenID(i)
		if part.Word(tok) != whole.Word(at) || part.Tags[i] != whole.Tags[at] || !slices.Equal(part.Vector(tok), whole.Vector(at)) {
			t.Errorf("token %d is not token %d of the whole", i, at)
		}
	}
	for _, m := range part.Mentions {
		if at := back.of(m.Range); !slices.ContainsFunc(whole.Mentions, func(n ling.Mention) bool { return n.Range == at && n.Head == back[m.Head] && n.Kind == m.Kind }) {
			t.Errorf("mention %q is none of the whole", part.Words(m.Range))
		}
	}
	if len(part.Mentions) != 3 { // Ada Mirel, it, She
		t.Errorf("%d mentions", len(part.Mentions))
	}
}

func TestPieceOf(t *testing.T) {
	pieces := []ling.Range{{From: 2, To: 6}, {From: 9, To: 12}}
	at := placesOf(pieces)
	for want, q := range map[int]ling.Quote{
		0:  {Source: []ling.Range{{From: 0, To: 1}}, Cue: ling.Range{From: 1, To: 2}, Content: []ling.Range{{From: 2, To: 4}}},
		1:  {Cue: ling.Range{From: 4, To: 5}, Content: []ling.Range{{From: 5, To: 7}}},
		-1: {Cue: ling.Range{From: 1, To: 2}, Content: []ling.Range{{From: 4, To: 6}}},
	} {
		if got := pieceOf(pieces, at, &q); got != want {
			t.Errorf("%+v is in piece %d, want %d", q, got, want)
		}
	}
}
