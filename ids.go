package acta

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// NewDocID is the id of a document with this text.
func NewDocID(text string) DocID {
	sum := sha256.Sum256([]byte(text))
	return DocID(hex.EncodeToString(sum[:8]))
}

// EntryID is the id of the entry of doc with this kind and these spans. Kind is
// the letter that the id begins with, such as s for a statement. Entries of one
// kind whose spans differ have different ids.
func EntryID(doc DocID, kind string, spans ...Span) string {
	h := sha256.New()
	h.Write([]byte(doc))
	h.Write([]byte{0})
	h.Write([]byte(kind))
	for _, s := range spans {
		var b [8]byte
		binary.BigEndian.PutUint32(b[:4], uint32(s.Start))
		binary.BigEndian.PutUint32(b[4:], uint32(s.End))
		h.Write(b[:])
	}
	return kind + hex.EncodeToString(h.Sum(nil)[:6])
}
