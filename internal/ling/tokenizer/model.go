package tokenizer

import (
	"encoding/binary"
	"fmt"
	"math"

	"acta"
)

// tableBits is the size of the weight table: 2 to this power.
const tableBits = 17

const tableSize = 1 << tableBits

// modelMagic begins a model; its last character is the version of the features.
const modelMagic = "SPLIT1\n\x00"

// model is a linear classifier over hashed features: a weight of one signed
// byte for each place of the table.
type model struct {
	bias    int32
	weights string
}

func (m *model) score(feats []uint32) int32 {
	sum := m.bias
	w := m.weights
	for _, f := range feats {
		sum += int32(int8(w[f%tableSize]))
	}
	return sum
}

// decodeModel reads what encode wrote, without copying it.
func decodeModel(data string) (*model, error) {
	if len(data) != len(modelMagic)+4+tableSize || data[:len(modelMagic)] != modelMagic {
		return nil, fmt.Errorf("tokenizer model: %d bytes that this program did not make; train it again: %w", len(data), acta.ErrInvalid)
	}
	rest := data[len(modelMagic):]
	bias := int32(binary.LittleEndian.Uint32([]byte(rest[:4])))
	return &model{bias: bias, weights: rest[4:]}, nil
}

// encode makes a model of real-valued weights: the largest becomes ±127.
func encode(bias float64, weights []float32) []byte {
	largest := 1e-9
	for _, w := range weights {
		largest = max(largest, math.Abs(float64(w)))
	}
	scale := 127 / largest
	out := []byte(modelMagic)
	out = binary.LittleEndian.AppendUint32(out, uint32(int32(math.Round(bias*scale))))
	for _, w := range weights {
		out = append(out, byte(int8(math.Round(float64(w)*scale))))
	}
	return out
}
