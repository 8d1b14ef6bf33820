package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"acta"
)

// ReadReleases reads the texts of lines of JSON, packed with gzip, as in
// us-state-dept-press. An error names path, and the line where there is one.
func ReadReleases(path string) ([]Paragraph, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return releases(f, path)
}

func releases(r io.Reader, path string) ([]Paragraph, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", path, err, acta.ErrInvalid)
	}
	out, err := paragraphs(z, path)
	for i := range out {
		out[i].Category = "release"
		out[i].Date = out[i].Date[:min(len(out[i].Date), len("2006-01-02"))]
	}
	return out, err
}

// paragraphs reads a line of JSON each. An error names path and the line.
func paragraphs(r io.Reader, path string) ([]Paragraph, error) {
	var out []Paragraph
	in := bufio.NewScanner(r)
	in.Buffer(nil, 16<<20)
	for in.Scan() {
		var p Paragraph
		if err := json.Unmarshal(in.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", path, len(out)+1, err, acta.ErrInvalid)
		}
		p.Line = len(out) + 1
		out = append(out, p)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w: %w", path, len(out)+1, err, acta.ErrInvalid)
	}
	return out, nil
}
