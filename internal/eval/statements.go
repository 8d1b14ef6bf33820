// Package eval scores what the stages find against texts that people annotated.
package eval

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"acta"
	"acta/internal/ling"
	"acta/internal/polnear"
)

// Judged is one text with its gold statements and the predicted ones.
type Judged struct {
	Text       string
	Gold, Pred []polnear.Attribution
	// Strata, where not nil, is the strata of each of Gold: see [Strata].
	Strata [][]string
	// Confidence, where not nil, is that of each of Pred.
	Confidence []float32
}

// Attributions are doc's statements, each span as bytes of the text.
func Attributions(doc *ling.Quoted) []polnear.Attribution {
	var out []polnear.Attribution
	for _, q := range doc.Quotes {
		var a polnear.Attribution
		for _, r := range q.Source {
			a.Source = append(a.Source, doc.Span(r))
		}
		if !q.Cue.Empty() {
			a.Cue = []acta.Span{doc.Span(q.Cue)}
		}
		for _, r := range q.Content {
			a.Content = append(a.Content, doc.Span(r))
		}
		out = append(out, a)
	}
	return out
}

// PRF is precision, recall and their harmonic mean over counted things.
type PRF struct {
	Hits, Pred, Gold int
}

// P is the share of the predicted that is right.
func (s PRF) P() float64 { return ratio(s.Hits, s.Pred) }

// R is the share of the gold that is found.
func (s PRF) R() float64 { return ratio(s.Hits, s.Gold) }

// F is the harmonic mean of P and R.
func (s PRF) F() float64 { return ratio(2*s.Hits, s.Pred+s.Gold) }

func (s *PRF) add(t PRF) { s.Hits += t.Hits; s.Pred += t.Pred; s.Gold += t.Gold }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// StatementScores are the measures of one set of texts, micro-averaged.
//
//   - Exact (A): a fragment counts where its start and end are equal.
//   - Words (B): overlap in words, punctuation ignored.
//   - Whole (C1 to C4): statements are aligned one to one, and a pair counts
//     where C1 all fragments of all three roles are equal; C2 their words are;
//     C3 the cues overlap, the sources have F1 of words of .5 or more or are both
//     absent, and the contents .8 or more; C4 the same with .5.
//   - Manner, Strata: gold statements of each manner and stratum, and how many
//     of them C3 finds.
type StatementScores struct {
	Exact, Words [3]PRF // by role: source, cue, content
	Whole        [4]PRF
	Manner       map[acta.Manner]PRF
	Strata       map[string]PRF
}

var roleNames = [3]string{"source", "cue", "content"}

// Statements scores texts.
func Statements(texts []Judged) StatementScores {
	return sum(judgeAll(texts))
}

func judgeAll(texts []Judged) []StatementScores {
	out := make([]StatementScores, len(texts))
	for i, t := range texts {
		out[i] = judge(t)
	}
	return out
}

func sum(parts []StatementScores) StatementScores {
	total := StatementScores{Manner: map[acta.Manner]PRF{}, Strata: map[string]PRF{}}
	for _, p := range parts {
		for r := range 3 {
			total.Exact[r].add(p.Exact[r])
			total.Words[r].add(p.Words[r])
		}
		for c := range 4 {
			total.Whole[c].add(p.Whole[c])
		}
		for m, v := range p.Manner {
			now := total.Manner[m]
			now.add(v)
			total.Manner[m] = now
		}
		for name, v := range p.Strata {
			now := total.Strata[name]
			now.add(v)
			total.Strata[name] = now
		}
	}
	return total
}

// Interval is the bounds of a figure between which 95% of resampled corpora lie.
type Interval struct{ Low, High float64 }

// Bootstrap draws samples corpora of the same number of texts, with
// replacement, and returns the interval of figure over them.
func Bootstrap(texts []Judged, samples int, seed uint64, figure func(StatementScores) float64) Interval {
	parts := judgeAll(texts)
	if len(parts) == 0 || samples == 0 {
		return Interval{}
	}
	rng := rand.New(rand.NewPCG(seed, seed))
	values := make([]float64, samples)
	drawn := make([]StatementScores, len(parts))
	for i := range values {
		for j := range drawn {
			drawn[j] = parts[rng.IntN(len(parts))]
		}
		values[i] = figure(sum(drawn))
	}
	slices.Sort(values)
	return Interval{values[samples*25/1000], values[samples-1-samples*25/1000]}
}

// Confidences are the statements that were found in texts with a confidence; right
// are those that count in C3.
func Confidences(texts []Judged) []Sure {
	var out []Sure
	for _, t := range texts {
		if t.Confidence == nil {
			continue
		}
		for i, right := range Right(t) {
			out = append(out, Sure{float64(t.Confidence[i]), right})
		}
	}
	return out
}

// WriteStatements writes the table of texts, with 95% intervals over samples
// resampled corpora where samples > 0, and the table of [Reliability] where the
// texts have confidences.
func WriteStatements(w io.Writer, texts []Judged, samples int) error {
	total := Statements(texts)
	var out bytes.Buffer
	interval := func(figure func(StatementScores) float64) {
		if samples > 0 {
			in := Bootstrap(texts, samples, 1, figure)
			fmt.Fprintf(&out, " [%.3f, %.3f]", in.Low, in.High)
		}
	}
	row := func(name string, of func(StatementScores) PRF) {
		s := of(total)
		fmt.Fprintf(&out, "%-10s P %.3f  R %.3f  F %.3f", name, s.P(), s.R(), s.F())
		interval(func(s StatementScores) float64 { return of(s).F() })
		fmt.Fprintf(&out, "   (gold %d, pred %d)\n", s.Gold, s.Pred)
	}
	for r, name := range roleNames {
		row("A."+name, func(s StatementScores) PRF { return s.Exact[r] })
	}
	for r, name := range roleNames {
		row("B."+name, func(s StatementScores) PRF { return s.Words[r] })
	}
	for c := range 4 {
		row(fmt.Sprintf("C%d", c+1), func(s StatementScores) PRF { return s.Whole[c] })
	}
	found := func(name string, of func(StatementScores) PRF) {
		s := of(total)
		if s.Gold == 0 {
			return
		}
		fmt.Fprintf(&out, "C3 recall, %-16s %.3f", name, s.R())
		interval(func(s StatementScores) float64 { return of(s).R() })
		fmt.Fprintf(&out, "   (gold %d)\n", s.Gold)
	}
	for _, m := range []acta.Manner{acta.Direct, acta.Mixed, acta.Indirect} {
		found(string(m), func(s StatementScores) PRF { return s.Manner[m] })
	}
	for _, name := range strata {
		found(name, func(s StatementScores) PRF { return s.Strata[name] })
	}
	if sure := Confidences(texts); len(sure) > 0 {
		writeReliability(&out, sure)
	}
	_, err := out.WriteTo(w)
	return err
}

// side is one statement with its fragments and the start of each of its words.
type side struct {
	spans [3][]acta.Span
	words [3][]int32 // sorted
}

func sides(body string, as []polnear.Attribution) []side {
	out := make([]side, len(as))
	for i, a := range as {
		for r, spans := range [3][]acta.Span{a.Source, a.Cue, a.Content} {
			out[i].spans[r] = polnear.Trim(body, slices.Clone(spans))
			out[i].words[r] = wordStarts(body, out[i].spans[r])
		}
	}
	return out
}

func judge(t Judged) StatementScores {
	gold, pred := sides(t.Text, t.Gold), sides(t.Text, t.Pred)
	out := StatementScores{Manner: map[acta.Manner]PRF{}, Strata: map[string]PRF{}}
	for r := range 3 {
		g, p := map[acta.Span]bool{}, map[acta.Span]bool{}
		var gw, pw []int32
		for _, s := range gold {
			gw = append(gw, s.words[r]...)
			for _, f := range s.spans[r] {
				g[f] = true
			}
		}
		for _, s := range pred {
			pw = append(pw, s.words[r]...)
			for _, f := range s.spans[r] {
				p[f] = true
			}
		}
		out.Exact[r] = PRF{Pred: len(p), Gold: len(g)}
		for f := range p {
			if g[f] {
				out.Exact[r].Hits++
			}
		}
		slices.Sort(gw)
		slices.Sort(pw)
		gw, pw = slices.Compact(gw), slices.Compact(pw)
		out.Words[r] = PRF{Hits: common(gw, pw), Pred: len(pw), Gold: len(gw)}
	}
	for c := range 4 {
		out.Whole[c] = PRF{Pred: len(pred), Gold: len(gold)}
	}
	partner := align(gold, pred)
	for i := range gold {
		g := &gold[i]
		m := manner(t.Text, g.spans[2])
		found := PRF{Gold: 1}
		if j := partner[i]; j >= 0 {
			hits := compare(g, &pred[j])
			for c, hit := range hits {
				if hit {
					out.Whole[c].Hits++
				}
			}
			if hits[2] {
				found.Hits++
			}
		}
		now := out.Manner[m]
		now.add(found)
		out.Manner[m] = now
		if t.Strata != nil {
			for _, name := range t.Strata[i] {
				now := out.Strata[name]
				now.add(found)
				out.Strata[name] = now
			}
		}
	}
	return out
}

// Right says of each predicted statement of t whether it counts in C3.
func Right(t Judged) []bool {
	gold, pred := sides(t.Text, t.Gold), sides(t.Text, t.Pred)
	out := make([]bool, len(pred))
	for i, j := range align(gold, pred) {
		if j >= 0 {
			out[j] = compare(&gold[i], &pred[j])[2]
		}
	}
	return out
}

// compare says which of C1 to C4 the pair meets.
func compare(g, p *side) (hits [4]bool) {
	hits[0], hits[1] = true, true
	for r := range 3 {
		hits[0] = hits[0] && slices.Equal(g.spans[r], p.spans[r])
		hits[1] = hits[1] && slices.Equal(g.words[r], p.words[r])
	}
	source := f1(g.words[0], p.words[0]) >= .5 && (len(g.words[0]) > 0) == (len(p.words[0]) > 0)
	cue := common(g.words[1], p.words[1]) > 0 || len(g.words[1]) == 0 && len(p.words[1]) == 0
	for _, a := range g.spans[1] {
		for _, b := range p.spans[1] {
			cue = cue || a.Overlaps(b)
		}
	}
	content := f1(g.words[2], p.words[2])
	hits[2] = source && cue && content >= .8
	hits[3] = source && cue && content >= .5
	return hits
}

// align pairs gold with predicted statements one to one, best weight first, and
// then swaps while that gains. It returns the partner of each gold one, or -1.
func align(gold, pred []side) []int {
	type pair struct {
		weight float64
		i, j   int
	}
	var pairs []pair
	weight := map[[2]int]float64{}
	for i := range gold {
		for j := range pred {
			g, p := &gold[i], &pred[j]
			if common(g.words[1], p.words[1]) > 0 || common(g.words[2], p.words[2]) > 0 {
				w := f1(g.words[1], p.words[1]) + f1(g.words[2], p.words[2]) + 0.5*f1(g.words[0], p.words[0])
				pairs = append(pairs, pair{w, i, j})
				weight[[2]int{i, j}] = w
			}
		}
	}
	left, right := fill(len(gold)), fill(len(pred))
	best := slices.Clone(pairs)
	slices.SortFunc(best, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), b.i-a.i, b.j-a.j)
	})
	for _, p := range best {
		if left[p.i] < 0 && right[p.j] < 0 {
			left[p.i], right[p.j] = p.j, p.i
		}
	}
	for changed := true; changed; {
		changed = false
		for _, p := range pairs {
			i2, j2 := right[p.j], left[p.i]
			if j2 == p.j {
				continue
			}
			now := weight[[2]int{p.i, j2}] + weight[[2]int{i2, p.j}]
			swapped, can := weight[[2]int{i2, j2}]
			if p.weight+swapped <= now+1e-9 {
				continue
			}
			if i2 >= 0 {
				left[i2] = -1
			}
			if j2 >= 0 {
				right[j2] = -1
			}
			left[p.i], right[p.j] = p.j, p.i
			if can {
				left[i2], right[j2] = j2, i2
			}
			changed = true
		}
	}
	return left
}

func fill(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// common is the size of the intersection of two sorted sets.
func common(a, b []int32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

func f1(a, b []int32) float64 {
	if len(a) == 0 && len(b) == 0 {
		return 1
	}
	return 2 * float64(common(a, b)) / float64(len(a)+len(b))
}

// wordStarts finds the start of each word of spans: letters, digits and low
// lines, with apostrophes between them.
func wordStarts(body string, spans []acta.Span) []int32 {
	var out []int32
	for _, s := range spans {
		part := body[s.Start:s.End]
		for i := 0; i < len(part); {
			n := wordLen(part[i:])
			if n == 0 {
				_, size := utf8.DecodeRuneInString(part[i:])
				i += size
				continue
			}
			out = append(out, s.Start+int32(i))
			i += n
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func wordLen(s string) int {
	n := lettersLen(s)
	for n > 0 && n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r != '\'' && r != '’' {
			break
		}
		more := lettersLen(s[n+size:])
		if more == 0 {
			break
		}
		n += size + more
	}
	return n
}

func lettersLen(s string) int {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			return i
		}
	}
	return len(s)
}

var marked = regexp.MustCompile(`"[^"]*"|“[^”]*”|''.*?''`)

// manner is how the words of a gold content are given, by the double marks in it.
func manner(body string, content []acta.Span) acta.Manner {
	var b strings.Builder
	for _, s := range content {
		b.WriteString(body[s.Start:s.End])
	}
	all := b.String()
	if !strings.ContainsAny(all, "\"“”«»") && !strings.Contains(all, "''") {
		return acta.Indirect
	}
	outside := marked.ReplaceAllString(all, "")
	for i := range outside {
		if wordLen(outside[i:]) > 0 {
			return acta.Mixed
		}
	}
	return acta.Direct
}
