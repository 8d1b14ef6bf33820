package encoder

import "acta/internal/neural"

// MaskNet guesses hidden words from their neighbours. It is the task on which a
// network learns from text that nobody has annotated (Devlin, Chang, Lee and
// Toutanova 2019); nothing of it is kept but what the encoder has learned.
type MaskNet struct {
	words map[uint64]int // hash of the norm → label
	out   *neural.Linear
}

// NewMaskNet adds an untrained network that knows the given words, in norm form.
func NewMaskNet(ps *neural.Params, norms []string) *MaskNet {
	n := &MaskNet{words: map[uint64]int{}, out: neural.NewLinear(ps, "mask", Width, len(norms))}
	for i, w := range norms {
		n.words[hashString(w)] = i
	}
	return n
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (n *MaskNet) Pack(back bool) { n.out.Pack(back) }

// Norm is the form in which words are counted as one: lower case, marks of one
// kind alike.
func Norm(word string) string { return string(appendNorm(nil, word)) }

// Hide returns a copy of x in which words that n knows are hidden where pick
// says so, and the label of each row, -1 where nothing is hidden.
func (n *MaskNet) Hide(x *Example, norms []string, pick func() bool) (*Example, []int) {
	out := &Example{words: make([]features, len(x.words)), Segments: x.Segments}
	copy(out.words, x.words)
	labels := make([]int, len(x.words))
	for i := range out.words {
		labels[i] = -1
		if y, ok := n.words[hashString(norms[i])]; ok && pick() {
			labels[i] = y
			out.words[i] = unknownWord
		}
	}
	return out, labels
}

// maskRow is the row of each table that stands for a hidden word.
const maskRow = 1

// unknownWord is the features of a hidden word.
var unknownWord = features{vector: -1, norm: [2]int32{maskRow, maskRow}, affix: [4]int32{maskRow, maskRow, maskRow, maskRow}}

// Train returns the loss of the hidden words and adds its gradients to g and dh.
func (n *MaskNet) Train(a *neural.Arena, g *neural.Grads, h, dh []float32, labels []int, weight float32) float64 {
	var rows []int
	for i, y := range labels {
		if y >= 0 {
			rows = append(rows, i)
		}
	}
	x := a.Floats(len(rows) * Width)
	for k, i := range rows {
		copy(x[k*Width:], h[i*Width:(i+1)*Width])
	}
	scores := n.out.Forward(a, x, len(rows))
	loss := 0.0
	for k, i := range rows {
		loss += neural.CrossEntropy(scores[k*n.out.Out:(k+1)*n.out.Out], labels[i], weight)
	}
	dx := a.Floats(len(x))
	n.out.Backward(a, g, x, scores, dx, len(rows))
	for k, i := range rows {
		into := dh[i*Width : (i+1)*Width]
		for j, v := range dx[k*Width : (k+1)*Width] {
			into[j] += v
		}
	}
	return loss
}
