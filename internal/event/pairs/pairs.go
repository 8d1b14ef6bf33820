// Package pairs codes pairs: of two places in a sentence, what the first does to the
// second, as an event type of PLOVER.
package pairs

import (
	"cmp"
	"slices"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/neural"
)

// Types are the event types that a pair is coded as. CONCEDE and RETREAT are one,
// YIELD, as the pairs of the corpus have them.
var Types = [15]string{
	"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE",
	"PROTEST", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
}

// typeIndex is the place of a type in Types.
func typeIndex(t string) int {
	if t == "CONCEDE" || t == "RETREAT" {
		t = "YIELD"
	}
	return slices.Index(Types[:], t)
}

// Coder is read-only once made.
type Coder struct {
	acts   *data.Acts
	vector func(word string, out []float32) bool
	dims   int
	net    *Net
}

// New makes a coder. vector writes the fixed vector of a word, of dims numbers, and
// reports whether there is one.
func New(net *Net, lines *data.Acts, vector func(word string, out []float32) bool, dims int) *Coder {
	return &Coder{acts: lines, vector: vector, dims: dims, net: net}
}

// Example is what the words of a pair say, for training. A range that is empty
// stands for a party that the text does not name.
func (c *Coder) Example(d *ling.Parsed, source, target ling.Range) Example {
	return c.read(d, source, target, false)
}

// Decision is what a pair is coded as.
type Decision struct {
	Type       string
	Mode       string // of the words that speak of the type, or empty
	Confidence float32
	Why        []string // the features that spoke most for the type, first the strongest
}

// reasons is how many features a decision names.
const reasons = 5

// Code says what source does to target, both ranges of d.
func (c *Coder) Code(d *ling.Parsed, source, target ling.Range) Decision {
	x := c.read(d, source, target, true)
	p := c.net.Probs(&x)
	k := 0
	for i, v := range p {
		if v > p[k] {
			k = i
		}
	}
	return Decision{Types[k], x.mode(Types[k]), p[k], c.net.why(&x, k)}
}

// mode is that of the line of the given type that weighs most; empty where there
// is none.
func (x *Example) mode(t string) string {
	best, mode := float32(0), ""
	for _, l := range x.lines {
		if l.weight > best && Types[typeIndex(l.act.Type)] == t {
			best, mode = l.weight, l.act.Mode
		}
	}
	return mode
}

// Net is a multinomial logistic regression over hashed features and dense numbers.
type Net struct{ rows, dense *neural.Param }

// denseWidth is how many dense numbers an example has with vectors of dims numbers.
func denseWidth(dims int) int { return 3*len(Types) + 4*dims }

// NewNet adds an untrained net to ps, for vectors of dims numbers.
func NewNet(ps *neural.Params, dims int) *Net {
	n := &Net{ps.Add("pairs.rows", len(Types), rows, 0), ps.Add("pairs.dense", len(Types), denseWidth(dims), 0)}
	n.rows.Sparse = true
	return n
}

// scores are the sums of the weights of x.
func (n *Net) scores(x *Example) (s [len(Types)]float32) {
	for k := range s {
		w := n.rows.Row(k)
		for i, row := range x.rows {
			s[k] += w[row] * x.values[i]
		}
		v := n.dense.Row(k)
		for i, f := range x.dense {
			s[k] += v[i] * f
		}
	}
	return s
}

// Probs are the probabilities of the types, in the order of [Types].
func (n *Net) Probs(x *Example) [len(Types)]float32 {
	s := n.scores(x)
	neural.Softmax(s[:])
	return s
}

// why are the features that speak most for type k against the mean of the others.
func (n *Net) why(x *Example, k int) []string {
	type reason struct {
		name   string
		weight float32
	}
	var all []reason
	for i, row := range x.rows {
		mean := float32(0)
		for j := range Types {
			mean += n.rows.Row(j)[row] / float32(len(Types))
		}
		all = append(all, reason{x.names[i], (n.rows.Row(k)[row] - mean) * x.values[i]})
	}
	slices.SortStableFunc(all, func(a, b reason) int { return cmp.Compare(b.weight, a.weight) })
	var out []string
	for _, r := range all {
		if len(out) < reasons && r.weight > 0 && !slices.Contains(out, r.name) {
			out = append(out, r.name)
		}
	}
	return out
}
