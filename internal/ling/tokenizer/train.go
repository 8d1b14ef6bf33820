package tokenizer

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"acta"
	"acta/internal/ling"
	"acta/internal/text"
)

// Settings of the training, found by cross-validation on the training data.
const (
	epochs = 12
	rate   = 0.06
	// threshold is how much likelier an end must be than none, as log odds.
	threshold = -0.3
)

// featureCount is how many features a gap has.
const featureCount = 31

// Sample is a text and where its sentences begin.
type Sample struct {
	Text   *text.Text
	Starts []int32 // byte offsets
}

type example struct {
	feats [featureCount]uint32
	ends  bool
}

// Train learns where sentences end from samples. It takes some seconds; the
// result, for [New], is a function of the arguments.
// The learner is logistic regression with AdaGrad steps (Duchi, Hazan and
// Singer 2011, "Adaptive Subgradient Methods").
func Train(ctx context.Context, samples []Sample, seed uint64) ([]byte, error) {
	examples, err := gather(samples)
	if err != nil {
		return nil, err
	}
	if len(examples) == 0 {
		return nil, fmt.Errorf("no place where a sentence could end in %d samples: %w", len(samples), acta.ErrInvalid)
	}
	weights := make([]float32, tableSize)
	squares := make([]float32, tableSize)
	var bias, biasSquare float64
	random := rand.New(rand.NewPCG(seed, 0x5bd1e995))
	order := random.Perm(len(examples))
	for range epochs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, at := range order {
			e := &examples[at]
			sum := bias
			for _, f := range e.feats {
				sum += float64(weights[f%tableSize])
			}
			slope := 1 / (1 + math.Exp(-sum))
			if e.ends {
				slope--
			}
			if math.Abs(slope) < 1e-3 {
				continue
			}
			g := float32(slope)
			for _, f := range e.feats {
				i := f % tableSize
				squares[i] += g * g
				weights[i] -= rate * g / float32(math.Sqrt(float64(squares[i])+1e-2))
			}
			biasSquare += slope * slope
			bias -= rate * slope / math.Sqrt(biasSquare+1e-2)
		}
	}
	return encode(bias-threshold, weights), nil
}

// gather makes an example of each gap of samples in which a sentence could end.
func gather(samples []Sample) ([]example, error) {
	w, err := parseWords(wordsFile)
	if err != nil {
		return nil, err
	}
	k := &Tokenizer{words: w}
	var out []example
	var s splitter
	for _, sample := range samples {
		begins := make(map[int32]bool, len(sample.Starts))
		for _, start := range sample.Starts {
			begins[start] = true
		}
		d := ling.Tokenized{Text: sample.Text}
		bounds := k.tokens(&d)
		s.prepare(w, &d)
		for p := 0; p+1 < len(bounds); p++ {
			from, to := bounds[p], bounds[p+1]
			if from == to {
				continue
			}
			s.paragraph(from, to)
			start := from
			for tok := from + 1; tok < to; tok++ {
				ends := begins[d.Tokens[tok].Start]
				if s.candidate(tok) {
					e := example{ends: ends}
					copy(e.feats[:], s.features(start, tok))
					out = append(out, e)
				}
				if ends {
					start = tok
				}
			}
		}
	}
	return out, nil
}
