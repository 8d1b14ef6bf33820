package jsonl

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"acta"
)

func lines(s string) []string {
	var out []string
	for raw, err := range Read("n.jsonl", strings.NewReader(s)) {
		if err != nil {
			out = append(out, "! "+err.Error())
			continue
		}
		out = append(out, fmt.Sprintf("%s id=%s %s %q", raw.Path, raw.Given.ID, raw.Media, raw.Bytes))
	}
	return out
}

func TestRead(t *testing.T) {
	cases := []struct {
		in   string
		want []string
	}{
		{``, nil},
		{"\n \n", nil},
		{`{"id":"a","text":"Talks stall"}`, []string{`n.jsonl:1 id=a text/plain "Talks stall"`}},
		{"\ufeff" + `{"id":7,"text":"T"}` + "\r\n", []string{`n.jsonl:1 id=7 text/plain "T"`}},
		{`{"text":"T"}` + "\n\n" + `{"html":"<p>H"}`, []string{`n.jsonl:1 id= text/plain "T"`, `n.jsonl:3 id= text/html "<p>H"`}},
		{`{"text":"T","html":"<p>H"}`, []string{`n.jsonl:1 id= text/plain "T"`}},
		{`{"text":"","html":"<p>H"}`, []string{`n.jsonl:1 id= text/html "<p>H"`}},
		{`{"text":""}`, []string{`n.jsonl:1 id= text/plain ""`}},
		{`{"text":"T","more":{"x":[1]},"title":null}`, []string{`n.jsonl:1 id= text/plain "T"`}},
		{`{"id":"a"}` + "\n" + `{"text":"T"}`, []string{`! n.jsonl:1: the line has neither "text" nor "html": invalid input`, `n.jsonl:2 id= text/plain "T"`}},
		{`{"text":`, []string{`! n.jsonl:1: the line is not JSON: unexpected end of JSON input: invalid input`}},
		{`{"text":5}`, []string{`! n.jsonl:1: field "text" is a number, not a string: invalid input`}},
		{`{"id":["a"],"text":"T"}`, []string{`! n.jsonl:1: field "id" is neither a string nor a number: invalid input`}},
		{`[{"text":"T"}]`, []string{`! n.jsonl:1: the line is no JSON object; each document is one object on one line: invalid input`}},
		{"{\"text\":\"caf\xe9\"}\n" + `{"text":"T"}`, []string{`! n.jsonl:1: the line is not UTF-8: invalid input`, `n.jsonl:2 id= text/plain "T"`}},
	}
	for _, c := range cases {
		t.Run(c.in, func(t *testing.T) {
			if got := lines(c.in); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestGivenFields(t *testing.T) {
	in := `{"id":"a","text":"T","title":"Talks stall","published":"2026-03-04","outlet":"The Arvenian","url":"https://arvenian.example/a"}`
	for raw, err := range Read("-", strings.NewReader(in)) {
		g := raw.Given
		if err != nil || g.Title != "Talks stall" || g.Published != "2026-03-04" || g.Outlet != "The Arvenian" || g.URL != "https://arvenian.example/a" {
			t.Errorf("got %+v, error %v", g, err)
		}
	}
}

func TestLongLineIsPassedOver(t *testing.T) {
	long := io.MultiReader(strings.NewReader(`{"text":"`), io.LimitReader(spaces{}, MaxLine), strings.NewReader("\"}\n{\"text\":\"T\"}"))
	var got []string
	for raw, err := range Read("n", long) {
		got = append(got, fmt.Sprintf("%s %s %v", raw.Path, raw.Bytes, errors.Is(err, acta.ErrTooLarge)))
	}
	if want := []string{"n:1  true", "n:2 T false"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

type spaces struct{}

func (spaces) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

func TestReaderErrorEnds(t *testing.T) {
	wrong := errors.New("disk gone")
	var errs []error
	for _, err := range Read("n", io.MultiReader(strings.NewReader("{\"text\":\"T\"}\n"), iotest.ErrReader(wrong))) {
		errs = append(errs, err)
	}
	if len(errs) != 2 || errs[0] != nil || !errors.Is(errs[1], wrong) {
		t.Errorf("errors %v, want none and %v", errs, wrong)
	}
}

func TestReadingCanBeLeft(t *testing.T) {
	for _, in := range []string{"{\"text\":\"T\"}\n{\"text\":\"U\"}", "no\nno"} {
		n := 0
		for range Read("n", strings.NewReader(in)) {
			n++
			break
		}
		if n != 1 {
			t.Errorf("%q: %d documents before leaving, want 1", in, n)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"id":"a","text":"Talks stall"}` + "\n{"))
	f.Add([]byte(`{"id":7,"html":"<p>T","published":"2026-03-04"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		n := 0
		for raw, err := range Read("n", bytes.NewReader(b)) {
			if n++; raw.Path == "" || err == nil && raw.Media == "" {
				t.Errorf("document %+v has no path or media type", raw)
			}
		}
		if most := bytes.Count(b, []byte("\n")) + 1; n > most {
			t.Errorf("%d documents in %d lines", n, most)
		}
	})
}
