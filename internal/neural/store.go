package neural

import (
	"encoding/binary"
	"fmt"
	"math"

	"acta"
	"acta/internal/modelfile"
)

// Sections encodes the weights: tables of many rows in 8 bits a weight, the
// rest in 16, each row with a scale of its own. Load(Sections()) is what the
// program runs on, so figures are measured on quantised weights.
func (ps *Params) Sections() []modelfile.Section {
	var out []modelfile.Section
	for _, p := range ps.List {
		out = append(out, modelfile.Section{Name: "p/" + p.Name, Data: p.encode()})
	}
	return out
}

// Load reads the weights of every parameter from f.
func (ps *Params) Load(f *modelfile.File) error {
	for _, p := range ps.List {
		data, err := f.Must("p/" + p.Name)
		if err != nil {
			return err
		}
		if err := p.decode(data); err != nil {
			return fmt.Errorf("model %s: %w", f.Name, err)
		}
	}
	return nil
}

// Quantise replaces the weights by what they are once written and read.
func (ps *Params) Quantise() {
	for _, p := range ps.List {
		if err := p.decode(string(p.encode())); err != nil {
			panic("neural: weights do not survive their own encoding: " + err.Error())
		}
	}
}

func (p *Param) encode() []byte {
	width, top := 2, float32(math.MaxInt16)
	if p.Sparse {
		width, top = 1, math.MaxInt8
	}
	out := make([]byte, 0, 8+p.Rows*(4+p.Cols*width))
	out = binary.LittleEndian.AppendUint32(out, uint32(p.Rows))
	out = binary.LittleEndian.AppendUint32(out, uint32(p.Cols))
	for i := range p.Rows {
		row := p.Row(i)
		peak := float32(0)
		for _, v := range row {
			peak = max(peak, max(v, -v))
		}
		scale := peak / top
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
		for _, v := range row {
			q := 0
			if scale > 0 {
				q = int(math.Round(float64(v / scale)))
			}
			if width == 1 {
				out = append(out, byte(int8(q)))
			} else {
				out = binary.LittleEndian.AppendUint16(out, uint16(int16(q)))
			}
		}
	}
	return out
}

func (p *Param) decode(data string) error {
	width := 2
	if p.Sparse {
		width = 1
	}
	if want := 8 + p.Rows*(4+p.Cols*width); len(data) != want {
		return fmt.Errorf("weights %s: %d bytes, want %d: %w", p.Name, len(data), want, acta.ErrInvalid)
	}
	in := modelfile.Bytes(data)
	if rows, cols := binary.LittleEndian.Uint32(in), binary.LittleEndian.Uint32(in[4:]); int(rows) != p.Rows || int(cols) != p.Cols {
		return fmt.Errorf("weights %s: %d×%d, want %d×%d: %w", p.Name, rows, cols, p.Rows, p.Cols, acta.ErrInvalid)
	}
	in = in[8:]
	for i := range p.Rows {
		scale := math.Float32frombits(binary.LittleEndian.Uint32(in))
		in = in[4:]
		row := p.Row(i)
		for j := range row {
			if width == 1 {
				row[j] = float32(int8(in[j])) * scale
			} else {
				row[j] = float32(int16(binary.LittleEndian.Uint16(in[2*j:]))) * scale
			}
		}
		in = in[p.Cols*width:]
	}
	return nil
}
