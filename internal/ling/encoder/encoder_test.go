package encoder

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"acta/internal/ling"
	"acta/internal/modelfile"
	"acta/internal/neural"
	"acta/internal/text"
)

func toy(t testing.TB, blind Blind) *Encoder {
	t.Helper()
	words := []string{"the", "envoy", "arvenia", "tolmark", "arvenian", "arvenians", "tolmarker", "\"", "1,000", "term"}
	var vectors [][]float32
	for i := range words {
		v := make([]float32, dims)
		v[i] = 1
		vectors = append(vectors, v)
	}
	ps := neural.NewParams(9)
	net := NewNet(ps)
	net.Pack(false)
	var b bytes.Buffer
	if err := modelfile.Write(&b, modelfile.Header{Name: "toy"}, BuildVocab(words, vectors, blind)); err != nil {
		t.Fatal(err)
	}
	f, err := modelfile.Parse("toy", b.String())
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(f, net, blind)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// sentences makes a text of a line each, its words apart by blanks.
func sentences(t testing.TB, lines ...string) ling.Tokenized {
	t.Helper()
	txt, err := text.New(strings.Join(lines, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	d := ling.Tokenized{Text: txt}
	at := 0
	for _, line := range lines {
		from := ling.TokenID(len(d.Tokens))
		for _, w := range strings.Split(line, " ") {
			d.Tokens = append(d.Tokens, ling.Token{Start: int32(at), End: int32(at + len(w))})
			at += len(w) + 1
		}
		d.Sents = append(d.Sents, ling.Range{From: from, To: ling.TokenID(len(d.Tokens))})
	}
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	return d
}

var states = Blind{"arvenia": "state", "tolmark": "state", "arvenian": "demonym", "arvenians": "demonym", "tolmarker": "demonym"}

// Exchanging two sides changes nothing but their places.
func TestBlindWordsAreOne(t *testing.T) {
	e := toy(t, states)
	a := e.Encode(sentences(t, "The envoy of Arvenia warned Tolmark .", "Arvenian ships left ."))
	b := e.Encode(sentences(t, "The envoy of Tolmark warned Arvenia .", "Tolmarker ships left ."))
	if !slices.Equal(a.Vectors, b.Vectors) {
		t.Error("the vectors tell the sides apart")
	}
	c := e.Encode(sentences(t, "The envoy of Arvenia warned Tolmark .", "Arvenians ships left ."))
	if slices.Equal(a.Vectors, c.Vectors) {
		t.Error("a demonym and its plural are one")
	}
	seeing := toy(t, nil)
	a = seeing.Encode(sentences(t, "The envoy of Arvenia warned Tolmark ."))
	b = seeing.Encode(sentences(t, "The envoy of Tolmark warned Arvenia ."))
	if slices.Equal(a.Vectors, b.Vectors) {
		t.Error("without the list the vectors do not tell the sides apart either: the test shows nothing")
	}
}

// A sentence reads the same wherever it stands: chunks and neighbours do not matter.
func TestSentencesAreApart(t *testing.T) {
	e := toy(t, nil)
	one := e.Encode(sentences(t, "The envoy of Velland left ."))
	var lines []string
	for range 200 {
		lines = append(lines, "The envoy of Velland left .")
	}
	many := e.Encode(sentences(t, lines...))
	n := len(one.Vectors)
	for i := range lines {
		if !slices.Equal(many.Vectors[i*n:(i+1)*n], one.Vectors) {
			t.Fatalf("sentence %d reads otherwise than alone", i)
		}
	}
}

func TestHiddenWord(t *testing.T) {
	e := toy(t, nil)
	a := e.EncodeWithout(sentences(t, "The envoy left"), 1)
	b := e.EncodeWithout(sentences(t, "The queen left"), 1)
	if !slices.Equal(a.Vectors, b.Vectors) {
		t.Error("the hidden word shows")
	}
}

func TestNorm(t *testing.T) {
	for _, c := range [][2]string{
		{"Envoy", "envoy"}, {"“", "\""}, {"''", "\""}, {"``", "\""}, {"’s", "'s"}, {"–", "-"}, {"ÉLAN", "élan"}, {"U.S.", "u.s."}, {"", ""},
	} {
		if got := Norm(c[0]); got != c[1] {
			t.Errorf("Norm(%q) is %q, want %q", c[0], got, c[1])
		}
	}
}

func TestVocabFindsItsWords(t *testing.T) {
	e := toy(t, nil)
	var f features
	for word, found := range map[string]bool{
		"the": true, "Envoy": true, "”": true, "long-term": true, "3,417": true, "xyzzy": false, "-": false,
	} {
		e.extract(&f, word, nil)
		if (f.vector >= 0) != found {
			t.Errorf("%q has row %d, want one: %v", word, f.vector, found)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	e := toy(b, states)
	d := sentences(b, strings.Split(strings.Repeat("The envoy of Arvenia warned Tolmark that the long-term pact would not be renewed in spring .\n", 50), "\n")[:50]...)
	b.ReportAllocs()
	for b.Loop() {
		e.Encode(d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
