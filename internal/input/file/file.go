// Package file finds documents in files, in folders and on standard input.
package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"acta"
	"acta/internal/input"
	"acta/internal/text"
)

// MaxBytes is the largest file that is read: a text of [text.MaxBytes] in
// UTF-16, or a page with as much around it as in it.
const MaxBytes = 2 * text.MaxBytes

// Stdin is the argument that stands for standard input.
const Stdin = "-"

// Walk is a walk over files, folders and standard input. It holds one document
// at a time. The zero value has nothing to read; a Walk is used once, by one
// goroutine.
type Walk struct {
	// Paths are files, folders and [Stdin], in the order they are read.
	Paths []string
	// Stdin is read where Paths names it.
	Stdin io.Reader

	skipped int
	stdin   bool
}

// Skipped is how many files of folders were passed over so far because they are
// no articles: another extension, a hidden name, a device, a link to a folder.
func (w *Walk) Skipped() int { return w.skipped }

// All gives each document in turn, files of a folder in the order of their
// paths. A document that cannot be read gives its Raw, with the path only, and an
// error that names it; the walk goes on with the next one.
//
// In a folder, files named .txt, .text, .md, .html, .htm and .xhtml are taken,
// and files without an extension that begin like text; links are followed to
// files inside the folder only. A file that is named in Paths is always tried.
func (w *Walk) All() iter.Seq2[input.Raw, error] {
	return func(yield func(input.Raw, error) bool) {
		for _, name := range w.Paths {
			if name == Stdin {
				if !yield(w.readStdin()) {
					return
				}
				continue
			}
			info, err := os.Stat(name)
			switch {
			case err != nil:
				if !yield(input.Raw{Path: name}, named(name, err)) {
					return
				}
			case info.IsDir():
				if !w.folder(name, yield) {
					return
				}
			default:
				f, err := os.Open(name)
				if err != nil {
					err = named(name, err)
				}
				if !yield(load(name, f, info.Size(), err)) {
					return
				}
			}
		}
	}
}

func (w *Walk) readStdin() (input.Raw, error) {
	raw := input.Raw{Path: Stdin}
	if w.stdin || w.Stdin == nil {
		return raw, fmt.Errorf("%s: standard input can be read once only: %w", Stdin, acta.ErrInvalid)
	}
	w.stdin = true
	b, err := readAll(w.Stdin, 0)
	if err != nil {
		return raw, named("standard input", err)
	}
	raw.Bytes = b
	return raw, nil
}

// folder reports whether the walk goes on.
func (w *Walk) folder(name string, yield func(input.Raw, error) bool) bool {
	root, err := os.OpenRoot(name)
	if err != nil {
		return yield(input.Raw{Path: name}, named(name, err))
	}
	defer root.Close()
	found, goOn := false, true
	walk := func(at string, entry fs.DirEntry, err error) error {
		full := filepath.Join(name, filepath.FromSlash(at))
		if err != nil {
			if goOn = yield(input.Raw{Path: full}, named(full, err)); !goOn {
				return fs.SkipAll
			}
			return nil // of a folder that cannot be listed, nothing more comes
		}
		if at != "." && strings.HasPrefix(entry.Name(), ".") {
			w.skipped++
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		f, size, err := w.open(root, at, entry)
		if f == nil && err == nil {
			w.skipped++
			return nil
		}
		found = true
		if err != nil {
			err = named(full, err)
		}
		if goOn = yield(load(full, f, size, err)); !goOn {
			return fs.SkipAll
		}
		return nil
	}
	if err := fs.WalkDir(root.FS(), ".", walk); err != nil && goOn {
		return yield(input.Raw{Path: name}, named(name, err))
	}
	if goOn && !found {
		return yield(input.Raw{Path: name}, fmt.Errorf("%s: the folder holds no text or HTML file: %w", name, acta.ErrNotFound))
	}
	return goOn
}

// open opens the file of entry where it is an article by its name and beginning;
// it gives neither file nor error where it is none.
func (w *Walk) open(root *os.Root, at string, entry fs.DirEntry) (*os.File, int64, error) {
	extension := strings.ToLower(path.Ext(at))
	if _, known := media[extension]; !known && extension != "" {
		return nil, 0, nil
	}
	if kind := entry.Type(); kind&fs.ModeSymlink == 0 && !kind.IsRegular() {
		return nil, 0, nil
	}
	info, err := root.Stat(at) // follows a link, inside the folder only
	if err != nil {
		if entry.Type()&fs.ModeSymlink != 0 && extension == "" {
			return nil, 0, nil
		}
		if entry.Type()&fs.ModeSymlink != 0 {
			return nil, 0, fmt.Errorf("the link leads nowhere or out of the folder (%v); name its target to read it: %w", cause(err), acta.ErrInvalid)
		}
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, nil
	}
	f, err := root.Open(at)
	if err != nil {
		return nil, 0, err
	}
	if extension != "" {
		return f, info.Size(), nil
	}
	var head [1024]byte
	n, err := io.ReadFull(f, head[:])
	if err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		if !looksLikeText(head[:n]) {
			return nil, 0, f.Close()
		}
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	return f, info.Size(), nil
}

// media is the media type of each extension that is read.
var media = map[string]string{
	".txt": "text/plain", ".text": "text/plain", ".md": "text/plain",
	".html": "text/html", ".htm": "text/html", ".xhtml": "text/html",
}

// load reads and closes f.
func load(name string, f *os.File, size int64, err error) (input.Raw, error) {
	raw := input.Raw{Path: name, Media: media[strings.ToLower(filepath.Ext(name))]}
	if err != nil {
		return raw, err
	}
	defer f.Close()
	if raw.Bytes, err = readAll(f, size); err != nil {
		return raw, named(name, err)
	}
	return raw, nil
}

// readAll reads r to its end. size is a hint, 0 where unknown.
func readAll(r io.Reader, size int64) ([]byte, error) {
	if size > MaxBytes {
		return nil, tooLarge(size)
	}
	b := make([]byte, 0, max(size+1, 512))
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		switch {
		case len(b) > MaxBytes:
			return nil, tooLarge(0)
		case errors.Is(err, io.EOF):
			return b, nil
		case err != nil:
			return nil, err
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
	}
}

func tooLarge(size int64) error {
	if size > 0 {
		return fmt.Errorf("%d bytes are over the limit of %d; cut it into articles: %w", size, MaxBytes, acta.ErrTooLarge)
	}
	return fmt.Errorf("it is over the limit of %d bytes; cut it into articles: %w", MaxBytes, acta.ErrTooLarge)
}

// named puts the path in front of err once, and the kind of error behind it.
func named(name string, err error) error {
	err = cause(err)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such file or folder: %w", name, acta.ErrNotFound)
	}
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%s: no permission to read it: %w", name, err)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// cause is err without the operation and path that package os adds.
func cause(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	return err
}

// looksLikeText reports whether b, the beginning of a file, is text: it holds
// something, and no control character that text does without. UTF-16 counts
// where a byte order mark says so.
func looksLikeText(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	if len(b) >= 2 && (b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff) {
		return true
	}
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			return false
		}
	}
	return true
}
