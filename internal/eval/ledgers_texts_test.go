package eval

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acta"
)

func packed(t testing.TB, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadReleases(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.gz")
	lines := `{"date":"2022-03-04T10:00:00Z","text":"Velland thanks Arvenia."}` + "\n" + `{"text":"The talks go on."}` + "\n"
	if err := os.WriteFile(path, packed(t, lines), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := ReadReleases(path)
	if err != nil || len(got) != 2 {
		t.Fatalf("%v: %v", got, err)
	}
	if want := (Paragraph{1, "2022-03-04", "release", "Velland thanks Arvenia."}); got[0] != want {
		t.Errorf("got %v, want %v", got[0], want)
	}
	if want := (Paragraph{2, "", "release", "The talks go on."}); got[1] != want {
		t.Errorf("got %v, want %v", got[1], want)
	}
	if _, err := ReadReleases(path + "x"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

func TestReleasesThatCannotBeRead(t *testing.T) {
	whole := packed(t, `{"text":"Velland thanks Arvenia."}`+"\n")
	for name, test := range map[string]struct {
		in   []byte
		want string
	}{
		"not packed":         {[]byte("{}\n"), "f: "},
		"cut":                {whole[:len(whole)-4], "f:2: "},
		"no JSON on line 2":  {packed(t, "{}\n{\n"), "f:2: "},
		"a text that is not": {packed(t, `{"text":7}`), "f:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := releases(bytes.NewReader(test.in), "f")
			checkInvalid(t, err, test.want)
		})
	}
}

func TestReadParagraphs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.jsonl")
	if err := os.WriteFile(path, []byte(`{"date":"2026-01-02","category":"Sports","text":"Brenn won."}`), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := ReadParagraphs(path)
	if want := (Paragraph{1, "2026-01-02", "Sports", "Brenn won."}); err != nil || len(got) != 1 || got[0] != want {
		t.Fatalf("got %v, want %v: %v", got, want, err)
	}
	if sum := got[0].Sum(); len(sum) != 8 || sum == (&Paragraph{Text: "Brenn lost."}).Sum() {
		t.Errorf("sum %q", sum)
	}
}

func FuzzParagraphs(f *testing.F) {
	f.Add([]byte(`{"date":"2026-01-02","category":"Sports","text":"Brenn won."}`))
	f.Add(packed(f, `{"date":"2026-01-02T00","text":"Brenn won."}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		plain, err := paragraphs(bytes.NewReader(in), "f")
		_, err2 := releases(bytes.NewReader(in), "f")
		for _, err := range []error{err, err2} {
			if err != nil && (!strings.HasPrefix(err.Error(), "f:") || !errors.Is(err, acta.ErrInvalid)) {
				t.Errorf("error without a place: %v", err)
			}
		}
		for i := range plain {
			if plain[i].Line != i+1 {
				t.Errorf("line %d is numbered %d", i+1, plain[i].Line)
			}
		}
	})
}
