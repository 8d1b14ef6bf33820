// Package train makes the models from corpora. Every run is a function of the
// corpora, the settings and the seed: the same weights come out on any number
// of cores.
package train

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"acta/internal/modelfile"
)

// Save writes a model to dir/NAME.acta and its digest to dir/models.sum.
func Save(dir string, h modelfile.Header, sections []modelfile.Section) error {
	var b bytes.Buffer
	if err := modelfile.Write(&b, h, sections); err != nil {
		return err
	}
	name := h.Name + ".acta"
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("model %s: %w", h.Name, err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("model %s: %w", h.Name, err)
	}
	sums := filepath.Join(dir, "models.sum")
	old, err := os.ReadFile(sums)
	if err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("model %s: %w", h.Name, err)
	}
	lines := slices.DeleteFunc(strings.Split(strings.TrimSpace(string(old)), "\n"), func(line string) bool {
		_, file, _ := strings.Cut(line, "  ")
		return line == "" || file == name
	})
	lines = append(lines, modelfile.Sum(b.String())+"  "+name)
	slices.SortFunc(lines, func(a, b string) int {
		_, fileA, _ := strings.Cut(a, "  ")
		_, fileB, _ := strings.Cut(b, "  ")
		return strings.Compare(fileA, fileB)
	})
	if err := os.WriteFile(sums, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		return fmt.Errorf("model %s: %w", h.Name, err)
	}
	return nil
}
