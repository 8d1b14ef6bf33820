package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"acta"
)

// labels calls do with the columns of each line of r, which tabs part. Empty lines and
// those that begin with "#" say nothing. An error names path and the line.
func labels(r io.Reader, path string, do func(columns []string) error) error {
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if err := do(strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w: %w", path, n, err, acta.ErrInvalid)
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// labelled is what of makes of each line of r: see [labels].
func labelled[T any](r io.Reader, path string, of func(columns []string) (T, error)) ([]T, error) {
	var out []T
	err := labels(r, path, func(c []string) error {
		label, err := of(c)
		out = append(out, label)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
