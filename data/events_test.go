package data

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"acta"
)

// The lists that are embedded are whole, and agree with each other.
func TestReadEvents(t *testing.T) {
	e, err := ReadEvents(Files)
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Type("ASSAULT", ""); got.Quad != 4 || got.Scale >= 0 {
		t.Errorf("ASSAULT is %+v", got)
	}
	if got, want := e.Type("CONSULT", "no such mode"), e.Type("CONSULT", ""); got != want {
		t.Errorf("an unknown mode gives %+v, want %+v", got, want)
	}
	if got := e.Goldstein("1909"); got != e.Goldstein("190") {
		t.Errorf("a code below 190 has %v", got)
	}
	if got := e.Mood("verb", "refuse"); got != "negated" {
		t.Errorf("refuse is %q", got)
	}
	if !e.Party("people", "nurse") || e.Party("people", "hospital") || !e.Party("thing", "hospital") {
		t.Error("a nurse is people, a hospital is a thing")
	}
	if to := e.Toward(); to[0] != "against" || to[len(to)-1] != "" {
		t.Errorf("prepositions %q, want against first and none last", to)
	}
}

func TestBadPartyWords(t *testing.T) {
	files := fstest.MapFS{"partywords.tsv": {Data: []byte("folk\tnurse\n")}}
	for _, name := range []string{"plover.tsv", "cameo.tsv", "moods.tsv", "contexts.tsv", "acts.tsv"} {
		b, err := Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: b}
	}
	_, err := ReadEvents(files)
	if !errors.Is(err, acta.ErrInvalid) || !strings.Contains(err.Error(), `partywords.tsv:1: no list "folk"`) {
		t.Errorf("got %v", err)
	}
}

func TestBadActs(t *testing.T) {
	for _, line := range []string{"attack\tx\t190\tASSAULT\t", "\tv\t190\tASSAULT\t", "attack\tv\t190\t\t", "attack\tv\t190\tASSAULT\t\nattack\tv\t190\tASSAULT\t"} {
		_, err := ReadActs(fstest.MapFS{"acts.tsv": {Data: []byte(line)}})
		if !errors.Is(err, acta.ErrInvalid) || !strings.Contains(err.Error(), "acts.tsv:") {
			t.Errorf("%q: got %v", line, err)
		}
	}
}

// Of two towns of a name the one of a country that is near is meant, else one that
// is far larger, else none.
func TestPlaces(t *testing.T) {
	p, err := ReadPlaces(fstest.MapFS{"places.tsv": {Data: []byte("Brenn\tARV\t1\t2\t50000\nBrenn\tTOL\t3\t4\t60000\nOster\tTOL\t5\t6\t900000\nOster\tARV\t7\t8\t1000\n")}})
	if err != nil {
		t.Fatal(err)
	}
	nowhere := func(string) bool { return false }
	if town, ok := p.Find("Brenn", nowhere); ok {
		t.Errorf("of two alike %+v", town)
	}
	if town, ok := p.Find("brenn", func(iso string) bool { return iso == "ARV" }); !ok || town.Lat != 1 {
		t.Errorf("the near one is %+v", town)
	}
	if town, ok := p.Find("Oster", nowhere); !ok || town.Country != "TOL" {
		t.Errorf("the larger one is %+v", town)
	}
	if _, err := ReadPlaces(fstest.MapFS{"places.tsv": {Data: []byte("Brenn\tARV\tnorth\t2\t50000\n")}}); !errors.Is(err, acta.ErrInvalid) {
		t.Errorf("a bad line gives %v", err)
	}
}
