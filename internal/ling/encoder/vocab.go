package encoder

import (
	"encoding/binary"
	"fmt"
	"math"

	"acta"
	"acta/internal/modelfile"
)

// dims is the width of the fixed word vectors.
const dims = 100

// vocab is the fixed word vectors: rows of int8 with a scale, and an open
// addressing table from a word's hash to its row, both read in place.
type vocab struct {
	rows  []byte // dims int8 and a float32 scale a row
	table []byte // pairs of uint32: the upper half of the hash, row + 1
	mask  uint32
}

const rowBytes = dims + 4

func parseVocab(f *modelfile.File) (*vocab, error) {
	rows, err := f.Must("vectors")
	if err != nil {
		return nil, err
	}
	table, err := f.Must("index")
	if err != nil {
		return nil, err
	}
	slots := len(table) / 8
	if slots == 0 || slots&(slots-1) != 0 || len(table)%8 != 0 || len(rows)%rowBytes != 0 {
		return nil, fmt.Errorf("model %s: word vectors have a broken index: %w", f.Name, acta.ErrInvalid)
	}
	return &vocab{rows: modelfile.Bytes(rows), table: modelfile.Bytes(table), mask: uint32(slots - 1)}, nil
}

// find is the row of the word whose hash is h, or -1.
func (v *vocab) find(h uint64) int {
	for i := uint32(h) & v.mask; ; i = (i + 1) & v.mask {
		row := binary.LittleEndian.Uint32(v.table[i*8+4:])
		if row == 0 {
			return -1
		}
		if binary.LittleEndian.Uint32(v.table[i*8:]) == uint32(h>>32) {
			return int(row) - 1
		}
	}
}

// read writes row i to out, dims floats.
func (v *vocab) read(i int, out []float32) {
	row := v.rows[i*rowBytes : (i+1)*rowBytes]
	scale := math.Float32frombits(binary.LittleEndian.Uint32(row[dims:]))
	for j := range out[:dims] {
		out[j] = float32(int8(row[j])) * scale
	}
}

// BuildVocab encodes word vectors for a model file. Words of a blind class
// share one row, the mean of their vectors: see [Blind].
func BuildVocab(words []string, vectors [][]float32, blind Blind) []modelfile.Section {
	classes := map[string][]float32{}
	count := map[string]int{}
	var names []string
	for i, w := range words {
		if class := blind.class([]byte(w)); class != "" {
			if classes[class] == nil {
				classes[class] = make([]float32, dims)
				names = append(names, class)
			}
			for j, v := range vectors[i] {
				classes[class][j] += v
			}
			count[class]++
		}
	}
	for _, class := range names {
		for j := range classes[class] {
			classes[class][j] /= float32(count[class])
		}
		words, vectors = append(words, className(class)), append(vectors, classes[class])
	}
	slots := 1
	for slots < 2*len(words) {
		slots *= 2
	}
	table := make([]byte, 8*slots)
	rows := make([]byte, 0, len(words)*rowBytes)
	for i, w := range words {
		peak := float32(0)
		for _, v := range vectors[i] {
			peak = max(peak, max(v, -v))
		}
		scale := peak / math.MaxInt8
		for _, v := range vectors[i] {
			rows = append(rows, byte(int8(math.Round(float64(v/max(scale, 1e-30))))))
		}
		rows = binary.LittleEndian.AppendUint32(rows, math.Float32bits(scale))
		h := hashString(w)
		at := uint32(h) & uint32(slots-1)
		for binary.LittleEndian.Uint32(table[at*8+4:]) != 0 {
			at = (at + 1) & uint32(slots-1)
		}
		binary.LittleEndian.PutUint32(table[at*8:], uint32(h>>32))
		binary.LittleEndian.PutUint32(table[at*8+4:], uint32(i+1))
	}
	return []modelfile.Section{{Name: "vectors", Data: rows}, {Name: "index", Data: table}}
}

// Dims is the width of the vectors of [Encoder.Word].
const Dims = dims

// Word writes the fixed vector of a word in lower case to out, which holds [Dims],
// and reports whether there is one.
func (e *Encoder) Word(word string, out []float32) bool {
	i := e.vocab.find(hashString(word))
	if i < 0 {
		return false
	}
	e.vocab.read(i, out)
	return true
}
