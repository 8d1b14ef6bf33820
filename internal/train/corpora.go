package train

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/ling/namer"
)

// readTrees reads the sentences of one CoNLL-U file below dir.
func readTrees(dir, name string) ([]*conllu.Sentence, error) {
	path := filepath.Join(dir, name)
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	return conllu.NewReader(f, path).ReadAll()
}

// readVectors reads the fixed word vectors: words in vocab.txt, their
// half-precision floats in vectors.f16le.
func readVectors(dir string) (words []string, vectors [][]float32, err error) {
	data, err := os.ReadFile(filepath.Join(dir, "vocab.txt"))
	if err != nil {
		return nil, nil, fmt.Errorf("word vectors: %w", err)
	}
	words = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	raw, err := os.ReadFile(filepath.Join(dir, "vectors.f16le"))
	if err != nil {
		return nil, nil, fmt.Errorf("word vectors: %w", err)
	}
	const dims = 100
	if len(raw) != 2*dims*len(words) {
		return nil, nil, fmt.Errorf("word vectors: %d bytes for %d words: %w", len(raw), len(words), acta.ErrInvalid)
	}
	for i := range words {
		v := make([]float32, dims)
		for j := range v {
			v[j] = half(binary.LittleEndian.Uint16(raw[2*(i*dims+j):]))
		}
		vectors = append(vectors, v)
	}
	return words, vectors, nil
}

// half is the value of an IEEE 754 half-precision float.
func half(bits uint16) float32 {
	sign, exponent, fraction := float64(1), int(bits>>10&0x1f), float64(bits&0x3ff)
	if bits>>15 == 1 {
		sign = -1
	}
	if exponent == 0 {
		return float32(sign * math.Ldexp(fraction, -24))
	}
	return float32(sign * math.Ldexp(1024+fraction, exponent-25))
}

// named is the words of a sentence with the labels of their names. doc is the
// number of its document: sentences of one stand together.
type named struct {
	words  []string
	labels []int
	doc    int
}

// readColumns reads one word and one label a line, sentences apart by an empty
// line. word and label are columns. A comment "# newdoc" or the word -DOCSTART- begins
// a document; without them all is one.
func readColumns(path string, word, label int, kinds map[string]ling.MentionKind) ([]named, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	var out []named
	var s named
	before, doc := "", 0
	flush := func() {
		if len(s.words) > 0 {
			out = append(out, s)
		}
		s, before = named{doc: doc}, ""
	}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		line := in.Text()
		if strings.HasPrefix(line, "# ") && strings.Contains(line, " = ") {
			if strings.HasPrefix(line, "# newdoc") {
				doc++
				s.doc = doc
			}
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) <= max(word, label) || cols[word] == "" {
			flush()
			continue
		}
		if cols[word] == "-DOCSTART-" {
			doc++
			s.doc = doc
			continue
		}
		tag := cols[label]
		y := 0
		if len(tag) > 2 {
			if kind, ok := kinds[tag[2:]]; ok {
				y = namer.Begin(kind)
				if tag[0] == 'I' && before == tag[2:] {
					y++
				}
				before = tag[2:]
			} else {
				before = ""
			}
		} else {
			before = ""
		}
		s.words = append(s.words, cols[word])
		s.labels = append(s.labels, y)
	}
	flush()
	return out, in.Err()
}
