package conllu_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/text"
)

// rows writes CoNLL-U from short lines: blanks stand for tabs, and missing
// columns are "_". A line with a "#" stays as it is.
func rows(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		if line == "" || line[0] == '#' {
			b.WriteString(line + "\n")
			continue
		}
		f := strings.Fields(line)
		for len(f) < 10 {
			f = append(f, "_")
		}
		b.WriteString(strings.Join(f, "\t") + "\n")
	}
	return b.String()
}

var sample = rows(
	"# newdoc id = memo",
	"# newpar",
	"# sent_id = 1",
	"1 Mara Mara PROPN NNP _ 3 nsubj",
	"2-3 didn't _ _ _ _ _ _ _ SpaceAfter=No",
	"2 did do AUX VBD _ 0 root",
	"3 n't not PART RB _ 2 advmod",
	"3.1 left leave VERB VBD _ _ _ 2:conj",
	"4 . . PUNCT . _ 2 punct _ SpaceAfter=No",
	"",
	"# sent_id = 2",
	"1 Fine fine ADJ JJ _ 0 root",
	"",
	"# newpar = p",
	"1-2 Dunno",
	"1 do do AUX VBP _ 2 aux",
	"2 know know VERB VB _ 0 root",
	"",
	"# newdoc",
	"1 _ _ PUNCT NFP _ 0 root",
	"")

func read(t *testing.T, s string) []*conllu.Sentence {
	t.Helper()
	sents, err := conllu.NewReader(strings.NewReader(s), "test").ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return sents
}

func write(t *testing.T, sents []*conllu.Sentence) string {
	t.Helper()
	var b bytes.Buffer
	w := conllu.NewWriter(&b)
	for _, s := range sents {
		if err := w.Write(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteGivesBackWhatWasRead(t *testing.T) {
	if got := write(t, read(t, sample)); got != sample {
		t.Errorf("got\n%s\nwant\n%s", got, sample)
	}
	odd := "\ufeff\r\n" + strings.ReplaceAll(strings.TrimSuffix(sample, "\n"), "\n", "\r\n") + "\n\n\n"
	if got := write(t, read(t, odd)); got != sample {
		t.Errorf("with CRLF, BOM and empty lines: got\n%s", got)
	}
}

func TestErrorsNameThePlace(t *testing.T) {
	tests := []struct{ in, want string }{
		{"1\ta\n", "f:1: 2 columns, want 10"},
		{rows("1 a") + "\tx\n", "f:2: "},
		{rows("1 a", "# late"), "f:2: a comment inside a sentence"},
		{"\n\n# alone\n\n", "f:4: comments with no words"},
		{rows("2 a"), `f:1: word id "2", want 1`},
		{rows("01 a"), `f:1: word id "01", want 1`},
		{rows("1 a", "1 b"), `f:2: word id "1", want 2`},
		{rows("1 a _ _ _ _ x"), `f:1: head "x" is no word id`},
		{rows("1 a _ _ _ _ -1"), `f:1: head "-1" is no word id`},
		{rows("1 a _ _ _ _ 2"), "f:1: word 1 of the sentence has head 2 of 1"},
		{rows("1 a _ _ _ _ 1"), "f:1: word 1 of the sentence has head 1 of 1"},
		{rows("2-3 a"), `f:1: multiword token "2-3" before word 1`},
		{rows("1-1 a"), `f:1: multiword token "1-1"`},
		{rows("1-3 a", "1 b", "2-3 c"), `f:3: multiword token "2-3" overlaps`},
		{rows("1-3 abc", "1 a", "2 bc"), "f:1: multiword token 1-3 in a sentence of 2 words"},
		{rows("1 a", "1.2 b"), `f:2: empty node "1.2", want 1.1`},
		{rows("1 a", "2-3 bc", "1.1 e"), `f:3: empty node "1.1" between`},
		{"1\ta\t\t_\t_\t_\t_\t_\t_\t_\n", "f:1: column 3 is empty"},
		{rows("1 a\x00b"), "f:1: a NUL byte"},
		{rows("1 a\xffb"), "f:1: not UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			r := conllu.NewReader(strings.NewReader(tt.in), "f")
			_, err := r.ReadAll()
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error is %v", err)
			}
			if !errors.Is(err, acta.ErrInvalid) {
				t.Errorf("%v is not ErrInvalid", err)
			}
			if _, again := r.Read(); !errors.Is(again, err) {
				t.Errorf("the next call returns %v", again)
			}
		})
	}
}

func TestLongLines(t *testing.T) {
	fits := rows("1 " + strings.Repeat("a", conllu.MaxLine-100))
	if got := write(t, read(t, fits+"\n")); got != fits+"\n" {
		t.Error("a long line was changed")
	}
	_, err := conllu.NewReader(strings.NewReader("\n"+rows("1 "+strings.Repeat("a", conllu.MaxLine))), "f").Read()
	if !errors.Is(err, acta.ErrTooLarge) || !strings.HasPrefix(err.Error(), "f:2:") {
		t.Errorf("error is %v", err)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestReaderPassesOnErrorsOfTheFile(t *testing.T) {
	_, err := conllu.NewReader(brokenReader{}, "f").Read()
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("error is %v", err)
	}
}

func TestDocumentsAndRawText(t *testing.T) {
	docs := conllu.Documents(read(t, sample))
	if len(docs) != 2 || docs[0].ID != "memo" || docs[1].ID != "" {
		t.Fatalf("documents: %+v", docs)
	}
	raw, err := docs[0].Raw()
	if err != nil {
		t.Fatal(err)
	}
	if want := "Mara didn't.Fine\n\nDunno"; raw.Text.UTF8 != want {
		t.Fatalf("text is %q, want %q", raw.Text.UTF8, want)
	}
	var words []string
	for _, w := range raw.Words {
		words = append(words, raw.Text.Slice(w))
	}
	if want := []string{"Mara", "did", "n't", ".", "Fine", "Dunno", "Dunno"}; !reflect.DeepEqual(words, want) {
		t.Errorf("words are %q, want %q", words, want)
	}
	if want := []ling.Range{{From: 0, To: 4}, {From: 4, To: 5}, {From: 5, To: 7}}; !reflect.DeepEqual(raw.Sents, want) {
		t.Errorf("sentences are %v", raw.Sents)
	}
	if want := []int{0, 2, 3}; !reflect.DeepEqual(raw.Paragraphs, want) {
		t.Errorf("paragraphs are %v", raw.Paragraphs)
	}
}

func TestGoldAndFill(t *testing.T) {
	sents := read(t, sample)
	gold, err := conllu.Gold(sents)
	if err != nil {
		t.Fatal(err)
	}
	if err := gold.Tokenized.Check(); err != nil {
		t.Error(err)
	}
	if want := "Mara did n't .\nFine\ndo know\n_"; gold.Text.UTF8 != want {
		t.Errorf("text is %q", gold.Text.UTF8)
	}
	if tag := gold.Tags[2]; tag.Lemma != "not" || tag.XPOS != "RB" {
		t.Errorf("tag of n't is %+v", tag)
	}
	if gold.Arcs[2].Head != 1 || gold.Arcs[1].Head != ling.None || gold.Arcs[5].Head != 6 {
		t.Errorf("arcs are %+v", gold.Arcs)
	}
	empty := read(t, sample)
	for _, s := range empty {
		for i := range s.Words {
			s.Words[i] = conllu.Word{Form: s.Words[i].Form, Head: conllu.NoHead, Misc: s.Words[i].Misc, Deps: s.Words[i].Deps}
		}
	}
	if err := conllu.Fill(empty, gold); err != nil {
		t.Fatal(err)
	}
	if got := write(t, empty); got != sample {
		t.Errorf("filled again:\n%s", got)
	}
	if err := conllu.Fill(empty[1:], gold); err == nil {
		t.Error("Fill takes sentences of another document")
	}
}

func TestWordsOfBlanks(t *testing.T) {
	gold, err := conllu.Gold(read(t, "1\t\u00a0\t_\t_\t_\t_\t_\t_\t_\t_\n2\ta b\t_\t_\t_\t_\t_\t_\t_\t_\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := gold.Tokenized.Check(); err != nil {
		t.Error(err)
	}
}

func TestFromParsed(t *testing.T) {
	txt, err := text.New("Né?\n\n Go  on")
	if err != nil {
		t.Fatal(err)
	}
	d := &ling.Parsed{}
	d.Text = txt
	d.Tokens = []ling.Token{{Start: 0, End: 3}, {Start: 3, End: 4}, {Start: 7, End: 9}, {Start: 11, End: 13}}
	d.Sents = []ling.Range{{From: 0, To: 2}, {From: 2, To: 4}}
	d.Tags = []ling.Tag{{UPOS: "X"}, {UPOS: "PUNCT", Lemma: "?"}, {}, {}}
	d.Arcs = []ling.Arc{{Head: ling.None, Rel: "root"}, {Head: 0, Rel: "punct"}, {Head: ling.None, Rel: "root"}, {Head: 2, Rel: "advmod"}}
	want := rows(
		"# newdoc id = a b", "# newpar", "# sent_id = a b-1", "# text = Né?",
		"1 Né _ X _ _ 0 root _ SpaceAfter=No|TokenRange=0:2",
		"2 ? ? PUNCT _ _ 1 punct _ TokenRange=2:3",
		"",
		"# newpar", "# sent_id = a b-2", "# text = Go on",
		"1 Go _ _ _ _ 0 root _ TokenRange=6:8",
		"2 on _ _ _ _ 1 advmod _ TokenRange=10:12",
		"")
	if got := write(t, conllu.FromParsed("a\tb", d)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestCorpora reads what the training reads, where it is there.
func TestCorpora(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/corpora/*/*.conllu")
	if len(files) == 0 {
		t.Skip("no corpora beside the project")
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sents, err := conllu.NewReader(bytes.NewReader(data), name).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := write(t, sents); got != string(data) {
			t.Errorf("%s: written differs from read", name)
		}
		words := 0
		for _, doc := range conllu.Documents(sents) {
			raw, err := doc.Raw()
			if err != nil {
				t.Fatal(err)
			}
			words += len(raw.Words)
			if want := len(raw.Paragraphs) - 1; len(raw.Text.Paragraphs) != want {
				t.Errorf("%s: %d paragraphs in the text, %d marked", doc.ID, len(raw.Text.Paragraphs), want)
			}
		}
		if words == 0 {
			t.Errorf("%s: no words", name)
		}
	}
}

func FuzzConllu(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("#\r\r\n1\t_\t_\t_\t_\t_\t0\t_\t_\t\r\n0.1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		sents, err := conllu.NewReader(bytes.NewReader(data), "f").ReadAll()
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f:") {
				t.Fatalf("error without a place: %v", err)
			}
			return
		}
		once := write(t, sents)
		again, err := conllu.NewReader(strings.NewReader(once), "f").ReadAll()
		if err != nil {
			t.Fatalf("what was written is not read: %v", err)
		}
		for i := range again {
			again[i].Line, sents[i].Line = 0, 0
		}
		if !reflect.DeepEqual(again, sents) {
			t.Fatal("what was written reads differently")
		}
		if write(t, again) != once {
			t.Fatal("written twice, it differs")
		}
		for _, doc := range conllu.Documents(sents) {
			if _, err := doc.Raw(); err != nil {
				t.Fatal(err)
			}
		}
		gold, err := conllu.Gold(sents)
		if err != nil {
			t.Fatal(err)
		}
		if err := gold.Tokenized.Check(); err != nil {
			t.Fatal(err)
		}
	})
}
