// Package input is what comes into the program: bytes with a name, one
// document each.
package input

// Raw is one document as it was found.
type Raw struct {
	Path  string // as the user gave it, or "-"
	Bytes []byte
	// Media is "text/html" or "text/plain" where the way in knows it, else empty.
	Media string
	// Given is what the input itself says of the document; empty fields are unknown.
	Given Given
}

// Given is metadata that came with a document, not from its bytes.
type Given struct {
	ID, URL, Title, Outlet string
	Published              string // YYYY-MM-DD
	Charset                string // of the transport, where one was declared
}
