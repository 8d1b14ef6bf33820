package polnear

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"acta"
)

const body = "Arvenia’s premier “won’t yield”, she said."

func TestParse(t *testing.T) {
	cases := map[string][]Attribution{
		"T1\tSource 33 36\tshe\nT2\tCue 37 41\tsaid\nT3\tContent 18 31\tx\nT4\tAttribution 37 41\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1": {
			{Source: spans("she"), Cue: spans("said"), Content: spans("“won’t yield”")},
		},
		"T2\tCue 37 41\tsaid\nT3\tContent 0 17;18 31\tx\nE1\tAttribution-no-source:T2 Content:T3 Cue:T2\n": {
			{Cue: spans("said"), Content: spans("Arvenia’s premier", "“won’t yield”")},
		},
		"T3\tContent 17 32\tx\nT4\tContent 0 9\tx\nE1\tX:T2 Content:T3 Content2:T4": {
			{Content: spans("Arvenia’s", "“won’t yield”,")},
		},
		"#1\tAnnotatorNotes T1\tsome note\nand the rest of it\nE1\tAttribution-no-source:T1": nil,
	}
	for standoff, want := range cases {
		t.Run(standoff, func(t *testing.T) {
			got, err := parse(standoff, body)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for _, standoff := range []string{
		"T1\tCue 37 99\tsaid", "T1\tCue 4 3\tx", "T1\tCue -1 3\tx", "T1\tCue\tx", "T1\tCue 1 2 3\tx", "T1\tCue a b\tx",
	} {
		if got, err := parse(standoff, body); err == nil {
			t.Errorf("%q: got %v and no error", standoff, got)
		}
	}
}

func TestReadTakesFirstAnnotator(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "text/a_b.txt", body)
	write(t, dir, "text/unmarked.txt", body)
	write(t, dir, "attributions/a_b_2.ann", "T1\tCue 0 7\tx\nE1\tA:T1 Cue:T1")
	write(t, dir, "attributions/a_b_1.ann", "T1\tCue 37 41\tx\nE1\tA:T1 Cue:T1")
	got, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Name != "a_b" || !reflect.DeepEqual(got[0].Attributions, []Attribution{{Cue: spans("said")}}) {
		t.Errorf("got %v", got)
	}
	if _, err := Read(t.TempDir()); err == nil {
		t.Error("an empty folder gave no error")
	}
}

func FuzzParse(f *testing.F) {
	f.Add("T1\tCue 37 41\tsaid\nE1\tA:T1 Cue:T1", body)
	f.Add("T1\tContent 0 3;5 9\tx\nE1\tA:T1 Content:T1", "a b")
	f.Fuzz(func(t *testing.T, standoff, body string) {
		got, err := parse(standoff, body)
		if err != nil {
			return
		}
		for _, a := range got {
			for _, role := range [][]acta.Span{a.Source, a.Cue, a.Content} {
				at := int32(-1)
				for _, s := range role {
					if s.Start <= at || s.Empty() || int(s.End) > len(body) {
						t.Fatalf("spans %v in a text of %d bytes", role, len(body))
					}
					at = s.End
				}
			}
		}
	})
}

// spans finds each part of body.
func spans(parts ...string) []acta.Span {
	var out []acta.Span
	for _, p := range parts {
		for i := range body {
			if len(body)-i >= len(p) && body[i:i+len(p)] == p {
				out = append(out, acta.Span{Start: int32(i), End: int32(i + len(p))})
				break
			}
		}
	}
	return out
}

func write(t *testing.T, dir, name, data string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}
