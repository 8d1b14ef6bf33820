package file

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"acta"
)

// tree makes a folder: "name" → content, "name -> target" → a link.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		name, target, link := strings.Cut(name, " -> ")
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if link {
			err = os.Symlink(target, full)
		} else {
			err = os.WriteFile(full, []byte(content), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read is the walk as lines: "path: media: bytes" or "! error", dir left out.
func read(dir string, w *Walk) []string {
	var out []string
	for raw, err := range w.All() {
		line := fmt.Sprintf("%s: %s: %s", raw.Path, raw.Media, raw.Bytes)
		if err != nil {
			line = "! " + err.Error()
		}
		out = append(out, strings.ReplaceAll(line, dir+string(filepath.Separator), ""))
	}
	return out
}

func TestFolder(t *testing.T) {
	cases := []struct {
		name    string
		files   map[string]string
		want    []string
		skipped int
	}{
		{"sorted and recursive", map[string]string{"b.txt": "B", "a/z.html": "Z", "a/c.md": "C", "c.HTM": "H", "d.xhtml": "X", "e.text": "E"},
			[]string{"a/c.md: text/plain: C", "a/z.html: text/html: Z", "b.txt: text/plain: B", "c.HTM: text/html: H", "d.xhtml: text/html: X", "e.text: text/plain: E"}, 0},
		{"other files are passed over", map[string]string{"a.txt": "A", "b.jpg": "J", "c.pdf": "%PDF", "d.jsonl": "{}"}, []string{"a.txt: text/plain: A"}, 3},
		{"no extension, text", map[string]string{"story": "Talks stall\n"}, []string{"story: : Talks stall\n"}, 0},
		{"no extension, UTF-16 with its mark", map[string]string{"story": "\xff\xfeT\x00"}, []string{"story: : \xff\xfeT\x00"}, 0},
		{"no extension, binary or empty", map[string]string{"a.txt": "A", "prog": "\x7fELF\x01\x00", "lock": ""}, []string{"a.txt: text/plain: A"}, 2},
		{"hidden files and folders", map[string]string{"a.txt": "A", ".b.txt": "B", ".git/c.txt": "C"}, []string{"a.txt: text/plain: A"}, 2},
		{"empty file is given", map[string]string{"a.txt": ""}, []string{"a.txt: text/plain: "}, 0},
		{"link inside the folder", map[string]string{"a/b.txt": "B", "c.txt -> a/b.txt": ""}, []string{"a/b.txt: text/plain: B", "c.txt: text/plain: B"}, 0},
		{"link to a folder is not followed", map[string]string{"a/b.txt": "B", "c -> a": "", "a/loop -> ..": ""}, []string{"a/b.txt: text/plain: B"}, 2},
		{"link out of the folder", map[string]string{"a.txt": "A", "b.txt -> ../../../../../../../../etc/hostname": "", "c.txt": "C"},
			[]string{"a.txt: text/plain: A", "! b.txt: the link leads nowhere or out of the folder (path escapes from parent); name its target to read it: invalid input", "c.txt: text/plain: C"}, 0},
		{"link to nowhere", map[string]string{"a.txt": "A", "b.txt -> gone.txt": "", "gone2 -> gone": ""},
			[]string{"a.txt: text/plain: A", "! b.txt: the link leads nowhere or out of the folder (no such file or directory); name its target to read it: invalid input"}, 1},
		{"nothing to read", map[string]string{"b.jpg": "J"}, []string{"! .: the folder holds no text or HTML file: not found"}, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := tree(t, c.files)
			w := &Walk{Paths: []string{dir}}
			got := read(dir, w)
			for i := range got {
				got[i] = strings.ReplaceAll(got[i], dir, ".")
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if w.Skipped() != c.skipped {
				t.Errorf("skipped %d, want %d", w.Skipped(), c.skipped)
			}
		})
	}
}

func TestNamedFilesAndBadOnes(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A", "b.jpg": "J", "z/c.txt": "C"})
	at := func(name string) string { return filepath.Join(dir, name) }
	w := &Walk{Paths: []string{at("gone.txt"), at("b.jpg"), "-", at("z"), at("a.txt"), "-"}, Stdin: strings.NewReader("from a pipe")}
	got := read(dir, w)
	want := []string{"! gone.txt: no such file or folder: not found", "b.jpg: : J", "-: : from a pipe", "z/c.txt: text/plain: C", "a.txt: text/plain: A",
		"! -: standard input can be read once only: invalid input"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestUnreadableFile(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may read everything")
	}
	dir := tree(t, map[string]string{"a.txt": "A", "b.txt": "B"})
	if err := os.Chmod(filepath.Join(dir, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	got := read(dir, &Walk{Paths: []string{dir}})
	if len(got) != 2 || !strings.HasPrefix(got[0], "! a.txt: no permission to read it") || got[1] != "b.txt: text/plain: B" {
		t.Errorf("got %q, want an error for a.txt, then b.txt", got)
	}
}

func TestStdinError(t *testing.T) {
	wrong := errors.New("pipe broke")
	for raw, err := range (&Walk{Paths: []string{"-"}, Stdin: iotest.ErrReader(wrong)}).All() {
		if !errors.Is(err, wrong) || raw.Path != "-" {
			t.Errorf("got path %q, error %v, want -, %v", raw.Path, err, wrong)
		}
	}
}

func TestTooLarge(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "", "b.txt": "B"})
	if err := os.Truncate(filepath.Join(dir, "a.txt"), MaxBytes+1); err != nil {
		t.Fatal(err)
	}
	var errs []error
	for _, err := range (&Walk{Paths: []string{dir}}).All() {
		errs = append(errs, err)
	}
	if len(errs) != 2 || !errors.Is(errs[0], acta.ErrTooLarge) || errs[1] != nil {
		t.Errorf("errors %v, want %v and none", errs, acta.ErrTooLarge)
	}
	endless := &Walk{Paths: []string{"-"}, Stdin: zeros{}}
	for _, err := range endless.All() {
		if !errors.Is(err, acta.ErrTooLarge) {
			t.Errorf("endless input: error %v, want %v", err, acta.ErrTooLarge)
		}
	}
}

// zeros never ends.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }

func TestWalkCanBeLeft(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A", "b.txt": "B", "c.txt -> gone": ""})
	for _, paths := range [][]string{{dir, dir}, {"gone", dir}, {filepath.Join(dir, "a.txt"), dir}} {
		n := 0
		for range (&Walk{Paths: paths}).All() {
			n++
			break
		}
		if n != 1 {
			t.Errorf("%q: %d documents before leaving, want 1", paths, n)
		}
	}
}
