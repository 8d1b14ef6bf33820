package ledger

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"acta"
)

// Two versions are of one quotation where they share enough words in order.
const (
	minShared = 5   // words
	minShare  = 0.6 // of the words of the shorter version
)

// version is the words of one statement, as they stand.
type version struct {
	article int
	group   int // of the speaker, or -1
	stmt    *acta.Statement
	words   []string // in lower case, letters and digits only
	forms   []string // as they stand
}

// quotePairs are the statements of two articles that give the same words of a
// speaker, one of them at least in quotation marks: each statement with the one
// that is most like it.
func quotePairs(entries []*acta.Entry, groups []group) []acta.QuotePair {
	var all [][]version
	for i, e := range entries {
		var list []version
		for k := range e.Statements {
			s := &e.Statements[k]
			v := version{article: i, group: -1, stmt: s}
			for g := range groups {
				if groups[g].ids[i][s.Source.Actor] {
					v.group = g
				}
			}
			for _, c := range s.Content {
				for _, form := range strings.Fields(e.Document.Text[c.Start:c.End]) {
					if w := bare(form); w != "" {
						v.words = append(v.words, w)
						v.forms = append(v.forms, form)
					}
				}
			}
			if len(v.words) >= minShared && s.Within == "" {
				list = append(list, v)
			}
		}
		all = append(all, list)
	}
	var out []acta.QuotePair
	for i := range all {
		for j := i + 1; j < len(all); j++ {
			out = append(out, pairsOf(all[i], all[j], groups)...)
		}
	}
	return out
}

// pairsOf are the pairs of the versions of two articles, the most alike first
// taken.
func pairsOf(left, right []version, groups []group) []acta.QuotePair {
	type match struct {
		l, r, shared int
		share        float64
		inLeft       []bool
		inRight      []bool
	}
	var found []match
	for l := range left {
		for r := range right {
			a, b := &left[l], &right[r]
			if a.stmt.Manner == acta.Indirect && b.stmt.Manner == acta.Indirect || a.group < 0 || a.group != b.group {
				continue
			}
			inLeft, inRight, n := common(a.words, b.words)
			share := float64(n) / float64(min(len(a.words), len(b.words)))
			if n >= minShared && share >= minShare {
				found = append(found, match{l, r, n, share, inLeft, inRight})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(b.share, a.share))
	})
	tookLeft, tookRight := map[int]bool{}, map[int]bool{}
	var kept []match
	for _, m := range found {
		if tookLeft[m.l] || tookRight[m.r] {
			continue
		}
		tookLeft[m.l], tookRight[m.r] = true, true
		kept = append(kept, m)
	}
	slices.SortFunc(kept, func(a, b match) int { return cmp.Compare(a.l, b.l) })
	var out []acta.QuotePair
	for _, m := range kept {
		a, b := &left[m.l], &right[m.r]
		out = append(out, acta.QuotePair{
			Speaker: groups[a.group].name,
			Left:    acta.Version{Article: a.article, Statement: a.stmt.ID, Manner: a.stmt.Manner, Runs: runs(a.forms, m.inLeft)},
			Right:   acta.Version{Article: b.article, Statement: b.stmt.ID, Manner: b.stmt.Manner, Runs: runs(b.forms, m.inRight)},
			Shared:  m.shared, Words: min(len(a.words), len(b.words)),
		})
	}
	return out
}

// maxAligned is how many words of a version are aligned; the rest counts as not
// shared. It bounds the work on a text without end.
const maxAligned = 400

// common marks the words of a longest common subsequence in a and b.
func common(a, b []string) (inA, inB []bool, n int) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	a, b = a[:min(len(a), maxAligned)], b[:min(len(b), maxAligned)]
	width := len(b) + 1
	length := make([]uint16, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			inA[i], inB[j] = true, true
			n++
			i++
			j++
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB, n
}

// runs cuts words where they begin or cease to be shared.
func runs(forms []string, shared []bool) []acta.WordRun {
	var out []acta.WordRun
	for i, form := range forms {
		if n := len(out); n > 0 && out[n-1].Shared == shared[i] {
			out[n-1].Text += " " + form
			continue
		}
		out = append(out, acta.WordRun{Text: form, Shared: shared[i]})
	}
	return out
}

// bare is the letters and digits of a word in lower case.
func bare(word string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, word)
}
