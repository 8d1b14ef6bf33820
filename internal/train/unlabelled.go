package train

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"acta/internal/ling"
	"acta/internal/ling/encoder"
	"acta/internal/ling/tokenizer"
	"acta/internal/neural"
	"acta/internal/text"
)

// How much unannotated text the encoder reads first, in tokens a corpus, and
// what it guesses in it.
const (
	rawTokens   = 900_000
	hiddenShare = 0.15
	maskWords   = 4096
	longestRaw  = 80 // tokens of a sentence; longer ones are left out
)

// rawText is the corpora of text that nobody has annotated, the oldest first.
var rawText = []string{
	"polnear/train/text",
	"wikipedia-current-events-2002-2024/events.jsonl.gz",
	"wikipedia-current-events-2025-2026/events.jsonl",
	"us-state-dept-press-2021-2022/state.jsonl.gz",
	"us-white-house-foreign-2021-2022/whitehouse.jsonl.gz",
}

// readRaw calls f with each document of one of rawText until f returns false.
func readRaw(path string, f func(string) bool) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	if info.IsDir() {
		files, err := filepath.Glob(filepath.Join(path, "*.txt"))
		if err != nil {
			return err
		}
		slices.Sort(files)
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				return fmt.Errorf("corpus: %w", err)
			}
			if !f(string(data)) {
				return nil
			}
		}
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	defer file.Close()
	var in io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			return fmt.Errorf("corpus %s: %w", path, err)
		}
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var doc struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			return fmt.Errorf("corpus %s: %w", path, err)
		}
		if !f(doc.Text) {
			return nil
		}
	}
	return lines.Err()
}

// rawSentence is one sentence of unannotated text.
type rawSentence struct {
	example *encoder.Example
	norms   []string
}

func readRawSentences(corpora string, enc *encoder.Encoder) ([]rawSentence, error) {
	cut, err := tokenizer.New("")
	if err != nil {
		return nil, err
	}
	var out []rawSentence
	intern := map[string]string{}
	for _, name := range rawText {
		tokens := 0
		err := readRaw(filepath.Join(corpora, name), func(s string) bool {
			t, err := text.New(strings.ToValidUTF8(s, "\ufffd"))
			if err != nil {
				return true
			}
			d := cut.Tokenize(t)
			for _, paragraph := range d.Sents {
				from := paragraph.From
				for tok := from; tok < paragraph.To; tok++ {
					w := d.Word(tok)
					if tok+1 < paragraph.To && w != "." && w != "?" && w != "!" {
						continue
					}
					n := int(tok + 1 - from)
					if n > 3 && n <= longestRaw {
						sent := ling.Tokenized{Text: t, Tokens: d.Tokens[from : tok+1], Sents: []ling.Range{{From: 0, To: ling.TokenID(n)}}}
						r := rawSentence{example: enc.Example(&sent)}
						for i := range n {
							norm := encoder.Norm(sent.Word(ling.TokenID(i)))
							if known, ok := intern[norm]; ok {
								norm = known
							} else {
								intern[norm] = norm
							}
							r.norms = append(r.norms, norm)
						}
						out = append(out, r)
						tokens += n
					}
					from = tok + 1
				}
			}
			return tokens < rawTokens
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// unlabelled trains the encoder of into on text that nobody has annotated, to
// guess hidden words.
func unlabelled(ctx context.Context, opt WordsOptions, enc *encoder.Encoder, net *encoder.Net, params, into *neural.Params, log *slog.Logger) error {
	sents, err := readRawSentences(opt.Corpora, enc)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	tokens := 0
	for _, s := range sents {
		for _, n := range s.norms {
			counts[n]++
		}
		tokens += len(s.norms)
	}
	norms := slices.SortedFunc(mapKeys(counts), func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	mask := encoder.NewMaskNet(params, norms[:min(maskWords, len(norms))])
	rng := rand.New(rand.NewPCG(opt.Seed, 3))
	rng.Shuffle(len(sents), func(i, j int) { sents[i], sents[j] = sents[j], sents[i] })
	adam := neural.NewAdam(params, 2e-3)
	var grads [shards]*neural.Grads
	var arenas [shards]*neural.Arena
	for i := range grads {
		grads[i], arenas[i] = neural.NewGrads(params), &neural.Arena{}
	}
	const rows = 2 * batchRows
	steps := tokens/rows + 1
	log.Info("unlabelled text", "sentences", len(sents), "tokens", tokens, "steps", steps)
	sum, hidden := 0.0, 0
	step := 0
	for at := 0; at < len(sents); step++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		var parts [shards][]rawSentence
		n := 0
		for ; at < len(sents) && n < rows; at++ {
			shard := n * shards / rows
			parts[shard] = append(parts[shard], sents[at])
			n += len(sents[at].norms)
		}
		var wg sync.WaitGroup
		wg.Go(func() { mask.Pack(true) })
		net.Pack(true)
		wg.Wait()
		var losses [shards]float64
		var guessed [shards]int
		for s := range shards {
			if len(parts[s]) == 0 {
				continue
			}
			wg.Go(func() {
				r := rand.New(rand.NewPCG(opt.Seed<<32|uint64(step), uint64(s)+7))
				a := arenas[s]
				a.Reset()
				examples := make([]*encoder.Example, len(parts[s]))
				var norms []string
				for i, part := range parts[s] {
					examples[i] = part.example
					norms = append(norms, part.norms...)
				}
				x, labels := mask.Hide(encoder.Join(examples), norms, func() bool { return r.Float64() < hiddenShare })
				for _, y := range labels {
					if y >= 0 {
						guessed[s]++
					}
				}
				h, pass := enc.Train(a, x, r, 0.1)
				dh := a.Floats(len(h))
				losses[s] = mask.Train(a, grads[s], h, dh, labels, 1/float32(n)/hiddenShare)
				enc.Back(a, grads[s], pass, dh)
			})
		}
		wg.Wait()
		for s := range shards {
			sum += losses[s] * float64(n) * hiddenShare
			hidden += guessed[s]
		}
		scale := 1 - float64(step)/float64(steps+1)
		if step < 200 {
			scale *= float64(step+1) / 200
		}
		adam.Step(max(scale, 0.02), grads[:]...)
		if step%200 == 199 {
			log.Info("hidden words", "step", step+1, "of", steps, "loss", sum/float64(max(hidden, 1)))
			sum, hidden = 0, 0
		}
	}
	for _, p := range into.List {
		for _, q := range params.List {
			if p.Name == q.Name {
				copy(p.W, q.W)
			}
		}
	}
	return nil
}
