package models

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each file of weights is embedded, is the one that models.sum pins, and has its card.
func TestModels(t *testing.T) {
	files, err := filepath.Glob("*.acta")
	if err != nil || len(files) == 0 {
		t.Fatalf("no models here: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".acta")
		t.Run(name, func(t *testing.T) {
			weights, ok := Get(name)
			if !ok {
				t.Fatalf("%s is not embedded: add it to models.go", file)
			}
			sum := sha256.Sum256([]byte(weights))
			if got := hex.EncodeToString(sum[:]); got != Sum(name) {
				t.Errorf("SHA-256 is %s, models.sum has %q; acta train writes both", got, Sum(name))
			}
			card, err := os.ReadFile(name + ".md")
			if err != nil {
				t.Fatalf("no card: %v; doc/models.md says what is on it", err)
			}
			for _, part := range []string{"**Does:**", "**Version", "| corpus |", "**Settings:**", "**Scores:**", "**Bad at:**", "**What can be read out of it:**"} {
				if !strings.Contains(string(card), part) {
					t.Errorf("the card does not have %s", part)
				}
			}
		})
	}
	if n := strings.Count(sums, "\n"); n != len(files) {
		t.Errorf("models.sum has %d lines for %d files", n, len(files))
	}
	if _, ok := Get("nothing"); ok {
		t.Error("a model called nothing is there")
	}
}
