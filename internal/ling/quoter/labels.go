package quoter

import "acta/internal/ling"

// Labels of tokens. In the corpus no token has two roles, so one row of labels
// over the whole document says where every source, cue and content is; a
// content that runs over sentences is one run of labels. Sources and contents
// are told apart by the side of their cue on which they stand, which is most of
// what links them.
const (
	outside = iota
	beginCue
	insideCue
	beginSourceLeft // its cue follows
	insideSourceLeft
	beginSourceRight
	insideSourceRight
	beginContentLeft
	insideContentLeft
	beginContentRight
	insideContentRight
	labelCount
)

type role uint8

const (
	noRole role = iota
	cueRole
	sourceRole
	contentRole
)

func roleOf(label int32) role {
	switch {
	case label == outside:
		return noRole
	case label <= insideCue:
		return cueRole
	case label <= insideSourceRight:
		return sourceRole
	}
	return contentRole
}

// isInside reports whether label goes on with a stretch.
func isInside(label int) bool { return label != outside && label%2 == 0 }

func allowed(from, to int) bool {
	return !isInside(to) || from == to || from == to-1
}

// span is a labelled stretch.
type span struct {
	ling.Range
	role  role
	right bool // of its cue
	// The probabilities of its edges.
	begin, end float32
}

// spansOf cuts a path of labels into stretches.
func spansOf(path []int32) []span {
	var out []span
	for i := 0; i < len(path); {
		label := path[i]
		if label == outside {
			i++
			continue
		}
		begin := label
		if isInside(int(label)) {
			begin--
		}
		from := i
		for i++; i < len(path) && path[i] == begin+1; i++ {
		}
		out = append(out, span{
			Range: ling.Range{From: ling.TokenID(from), To: ling.TokenID(i)},
			role:  roleOf(begin),
			right: begin == beginSourceRight || begin == beginContentRight,
		})
	}
	return out
}

// goldLabels is the row of labels of n tokens that says quotes. A token that
// two quotes claim keeps the first one's.
func goldLabels(quotes []ling.Quote, n int) []int {
	out := make([]int, n)
	put := func(r ling.Range, begin int) {
		for t := r.From; t < r.To; t++ {
			if out[t] != outside {
				return
			}
		}
		for t := r.From; t < r.To; t++ {
			out[t] = begin + 1
		}
		out[r.From] = begin
	}
	for _, q := range quotes {
		if !q.Cue.Empty() {
			put(q.Cue, beginCue)
		}
		for _, r := range q.Source {
			put(r, sided(q, r, beginSourceLeft))
		}
		for _, r := range q.Content {
			put(r, sided(q, r, beginContentLeft))
		}
	}
	return out
}

// sided is the label that begins r, where left is the one for a left stretch.
func sided(q ling.Quote, r ling.Range, left int) int {
	if q.Cue.Empty() || r.From >= q.Cue.From {
		return left + 2
	}
	return left
}
