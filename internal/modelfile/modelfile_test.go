package modelfile

import (
	"bytes"
	"errors"
	"testing"

	"acta"
)

func written(t testing.TB) string {
	var buf bytes.Buffer
	err := Write(&buf, Header{Name: "toy", Version: "1"}, []Section{{"a", []byte("one")}, {"empty", nil}, {"b", []byte("two")}})
	if err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestWriteParse(t *testing.T) {
	f, err := Parse("toy", written(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a": "one", "empty": "", "b": "two"} {
		if got, ok := f.Section(name); !ok || got != want {
			t.Errorf("section %s is %q, %v, want %q", name, got, ok, want)
		}
	}
	if _, err := f.Must("c"); !errors.Is(err, acta.ErrInvalid) {
		t.Errorf("missing section: error %v, want ErrInvalid", err)
	}
	if f.Name != "toy" || f.Version != "1" {
		t.Errorf("header is %+v", f.Header)
	}
}

func TestParseRefuses(t *testing.T) {
	good := written(t)
	newer := []byte(good)
	newer[len(magic)] = FormatVersion + 1
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"empty":      {"", acta.ErrInvalid},
		"other file": {"%PDF-1.7 and so on", acta.ErrInvalid},
		"cut":        {good[:40], acta.ErrInvalid},
		"cut later":  {good[:len(good)-80], acta.ErrInvalid},
		"newer":      {string(newer), acta.ErrUnsupported},
	} {
		if _, err := Parse("toy", c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(written(f))
	f.Add(magic)
	f.Fuzz(func(t *testing.T, data string) {
		if file, err := Parse("fuzz", data); err == nil {
			for name := range file.sections {
				file.Section(name)
			}
		}
	})
}
