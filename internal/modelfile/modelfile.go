// Package modelfile is the container of trained weights: a header and named
// sections of bytes, which are read in place and never copied.
//
// A file starts with the eight bytes "ACTAMDL" and the format version, then the
// length of the header (uint32, little-endian), the header as JSON, and the
// sections, each at a multiple of 64 bytes.
package modelfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unsafe"

	"acta"
)

// FormatVersion is the version of the container. History:
//
//	1: header and aligned sections
const FormatVersion = 1

const magic = "ACTAMDL"

const align = 64

// Header says what a model is. It is shown in the stamp of every record.
type Header struct {
	Name     string            `json:"name"`
	Version  string            `json:"version"`
	Corpora  []string          `json:"corpora"`
	Settings map[string]string `json:"settings,omitempty"`
}

// Section is one named stretch of a model file.
type Section struct {
	Name string
	Data []byte
}

type entry struct {
	Name   string `json:"name"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
}

type index struct {
	Header
	Sections []entry `json:"sections"`
}

// File is an open model.
type File struct {
	Header
	data     string
	sections map[string]entry
}

// Parse opens the model in data, which it keeps and never copies. The error
// wraps [acta.ErrInvalid] where data is no model, and [acta.ErrUnsupported]
// where a newer program made it.
func Parse(name, data string) (*File, error) {
	if len(data) < len(magic)+5 || data[:len(magic)] != magic {
		return nil, fmt.Errorf("model %s: not a model file: %w", name, acta.ErrInvalid)
	}
	if v := data[len(magic)]; v != FormatVersion {
		return nil, fmt.Errorf("model %s: format %d, this program reads %d; use the model that came with it: %w", name, v, FormatVersion, acta.ErrUnsupported)
	}
	rest := data[len(magic)+1:]
	n := int(binary.LittleEndian.Uint32(Bytes(rest[:4])))
	if n > len(rest)-4 {
		return nil, fmt.Errorf("model %s: header of %d bytes is cut off: %w", name, n, acta.ErrInvalid)
	}
	var ix index
	if err := json.Unmarshal([]byte(rest[4:4+n]), &ix); err != nil {
		return nil, fmt.Errorf("model %s: header: %v: %w", name, err, acta.ErrInvalid)
	}
	f := &File{Header: ix.Header, data: data, sections: make(map[string]entry, len(ix.Sections))}
	for _, s := range ix.Sections {
		if s.Offset < 0 || s.Length < 0 || s.Offset > len(data) || s.Length > len(data)-s.Offset {
			return nil, fmt.Errorf("model %s: section %s is cut off: %w", name, s.Name, acta.ErrInvalid)
		}
		f.sections[s.Name] = s
	}
	return f, nil
}

// Section is the bytes of the section called name, not copied.
func (f *File) Section(name string) (string, bool) {
	s, ok := f.sections[name]
	return f.data[s.Offset : s.Offset+s.Length], ok
}

// Must is Section for a section that the format of the model requires.
func (f *File) Must(name string) (string, error) {
	s, ok := f.Section(name)
	if !ok {
		return "", fmt.Errorf("model %s has no section %s: %w", f.Name, name, acta.ErrInvalid)
	}
	return s, nil
}

// SHA256 is the digest of the whole file, in hex.
func (f *File) SHA256() string { return Sum(f.data) }

// Sum is the SHA-256 of data, in hex.
func Sum(data string) string {
	sum := sha256.Sum256(Bytes(data))
	return hex.EncodeToString(sum[:])
}

// Bytes is s as a slice that must not be written to.
func Bytes(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// Write makes a model file. The bytes are a function of the arguments.
func Write(w io.Writer, h Header, sections []Section) error {
	ix := index{Header: h}
	encode := func(base int) ([]byte, error) {
		ix.Sections = ix.Sections[:0]
		at := base
		for _, s := range sections {
			ix.Sections = append(ix.Sections, entry{s.Name, at, len(s.Data)})
			at += (len(s.Data) + align - 1) / align * align
		}
		return json.Marshal(ix)
	}
	// Offsets are part of the header that they come after, so leave it room.
	first, err := encode(1 << 30)
	if err != nil {
		return fmt.Errorf("model %s: header: %w", h.Name, err)
	}
	base := (len(magic) + 5 + len(first) + align - 1) / align * align
	head, err := encode(base)
	if err != nil {
		return fmt.Errorf("model %s: header: %w", h.Name, err)
	}
	head = append(head, strings.Repeat(" ", base-len(magic)-5-len(head))...)
	var buf bytes.Buffer
	buf.WriteString(magic)
	buf.WriteByte(FormatVersion)
	buf.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(head))))
	buf.Write(head)
	for _, s := range sections {
		buf.Write(s.Data)
		buf.Write(make([]byte, (align-len(s.Data)%align)%align))
	}
	_, err = w.Write(buf.Bytes())
	return err
}
