package view

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"acta"
	"acta/internal/text"
)

// keysOf are the keys of an object in the order of the bytes.
func keysOf(t *testing.T, object []byte) []string {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(object))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key.(string))
		var skip json.RawMessage
		if err := d.Decode(&skip); err != nil {
			t.Fatal(err)
		}
	}
	return keys
}

func decode(t *testing.T, line []byte) map[string]json.RawMessage {
	t.Helper()
	if !bytes.HasSuffix(line, []byte("}\n")) || bytes.Count(line, []byte("\n")) != 1 {
		t.Fatalf("not one line: %q", line)
	}
	var m map[string]json.RawMessage
	if err := json.Unmarshal(line, &m); err != nil {
		t.Fatalf("%v in %s", err, line)
	}
	return m
}

func TestKeysInTheOrderOfThePage(t *testing.T) {
	line := AppendRecord(nil, full(), RecordOptions{})
	top := decode(t, line)
	item := func(list string) []byte {
		var items []json.RawMessage
		if err := json.Unmarshal(top[list], &items); err != nil || len(items) == 0 {
			t.Fatalf("%s: %v", list, err)
		}
		return items[0]
	}
	for _, c := range []struct {
		name   string
		object []byte
		want   string
	}{
		{"document", line, "schema id offsets source text headline paragraphs actors statements events pledges figures disputes profile findings stamp outcome problems"},
		{"source", top["source"], "path id url outlet title byline published published_basis language"},
		{"actor", item("actors"), "id name kind country code sector office wikidata anonymity mentions why rules"},
		{"statement", item("statements"), "id source cue content manner within hand addressee about venue when confidence rules"},
		{"event", item("events"), "id type mode context cameo quad goldstein plover_scale source target trigger realis asserted_by when where size key confidence rules"},
		{"pledge", item("pledges"), "id by spans exact action quantity deadline since condition restated_from asserted_by rules"},
		{"figure", item("figures"), "id spans exact what counted bound value max unit period asserted_by rules"},
		{"dispute", item("disputes"), "id claim asserted_by responses unanswered_by rules"},
		{"profile", top["profile"], "statements words by_actor by_country named manner cue_classes_by_country provenance hand verbs replies terms by_side"},
		{"finding", item("findings"), "rule says spans exact entries why newsroom"},
		{"stamp", top["stamp"], "acta pipeline models"},
	} {
		if got := strings.Join(keysOf(t, c.object), " "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// full is an entry in which every field is filled, by reflection, so that a
// field that somebody adds is in it.
func full() *acta.Entry {
	e := &acta.Entry{}
	fill(reflect.ValueOf(e).Elem())
	e.Document.Text = "ab"
	e.Document.Paragraphs = []acta.Span{{Start: 0, End: 2}}
	return e
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[acta.Span]() {
			v.Set(reflect.ValueOf(acta.Span{Start: 0, End: 1}))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key)
		fill(value)
		v.SetMapIndex(key, value)
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(0.5)
	default:
		v.SetInt(1)
	}
}

func TestAbsentIsNullOrAnEmptyList(t *testing.T) {
	e := plain(t, "a")
	e.Document.Path = ""
	e.Statements = []acta.Statement{{ID: "s", Content: e.Document.Paragraphs}}
	e.Actors = []acta.Actor{{ID: "a"}}
	line := string(AppendRecord(nil, e, RecordOptions{}))
	for _, want := range []string{
		`"source":{"path":null,"id":null,"url":null,"outlet":null,"title":null,"byline":null,"published":null,"published_basis":null,"language":null}`,
		`"headline":null,"paragraphs":[[0,1]]`,
		`"country":null,"code":null,"sector":[],"office":null,"wikidata":null,"anonymity":null,"mentions":[],"why":null`,
		`"source":{"spans":[],"exact":[],"actor":null},"cue":{"spans":[],"exact":[],"lemma":null,"class":null,"negated":false}`,
		`"within":null,"hand":1,"addressee":{"spans":[],"exact":[],"actor":null},"about":[]`,
		`"venue":{"spans":[],"exact":[],"kind":null,"precision":"absent"}`,
		`"when":{"spans":[],"exact":[],"start":null,"end":null,"granularity":null,"basis":"none","precision":"absent"}`,
		`"events":[],"pledges":[],"figures":[],"disputes":[],"profile":null,"findings":[]`,
		`"problems":[]`,
	} {
		if !strings.Contains(line, want) {
			t.Errorf("no %s\nin %s", want, line)
		}
	}
}

func TestNothingReadHasNoText(t *testing.T) {
	e := &acta.Entry{Document: acta.Document{Path: "x.bin"}, Outcome: acta.Failed, Problems: []string{"it is a picture"}}
	line := string(AppendRecord(nil, e, RecordOptions{}))
	if !strings.Contains(line, `"id":null`) || !strings.Contains(line, `"text":null`) {
		t.Error(line)
	}
}

// Whatever the unit, a span cut out of the text in that unit is the words.
func TestOffsets(t *testing.T) {
	const body = "“Añb” 😀 said 東京, é."
	words := []string{"“Añb”", "😀", "said", "東京", "é"}
	e := plain(t, body)
	for _, w := range words {
		e.Figures = append(e.Figures, acta.Figure{ID: acta.FigureID(w), Spans: []acta.Span{find(t, body, w, 1)}})
	}
	cut := map[text.Unit]func(a, b int) string{
		text.CodePoint: func(a, b int) string { return string([]rune(body)[a:b]) },
		text.Byte:      func(a, b int) string { return body[a:b] },
		text.UTF16:     func(a, b int) string { return string(utf16.Decode(utf16.Encode([]rune(body))[a:b])) },
	}
	for unit, slice := range cut {
		var got struct {
			Offsets string
			Figures []struct {
				ID    string
				Spans [][2]int
				Exact []string
			}
		}
		if err := json.Unmarshal(AppendRecord(nil, e, RecordOptions{Offsets: unit}), &got); err != nil {
			t.Fatal(err)
		}
		if got.Offsets != string(unit) {
			t.Errorf("offsets %q, want %q", got.Offsets, unit)
		}
		for i, f := range got.Figures {
			if w := slice(f.Spans[0][0], f.Spans[0][1]); w != words[i] || f.Exact[0] != words[i] || f.ID != words[i] {
				t.Errorf("%s: %v is %q, exact %q, want %q", unit, f.Spans[0], w, f.Exact[0], words[i])
			}
		}
	}
}

func TestNoText(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word  ", 30))
	e := plain(t, long)
	e.Statements = []acta.Statement{{ID: "s", Content: e.Document.Paragraphs}}
	m := decode(t, AppendRecord(nil, e, RecordOptions{NoText: true}))
	if _, ok := m["text"]; ok {
		t.Error("text is there")
	}
	var statements []struct {
		Content struct {
			Spans [][2]int
			Exact []string
		}
	}
	if err := json.Unmarshal(m["statements"], &statements); err != nil {
		t.Fatal(err)
	}
	c := statements[0].Content
	if n := len(strings.Fields(c.Exact[0])); n != MaxExact || c.Spans[0][1] != len(long) {
		t.Errorf("%d words, span %v", n, c.Spans[0])
	}
}

func TestFirstWords(t *testing.T) {
	for in, want := range map[string]string{
		"":           "",
		"a":          "a",
		"a b":        "a b",
		"a  b c":     "a  b",
		" a b ":      " a b ",
		"a\nb\u00a0": "a\nb\u00a0",
		"東 京 都":      "東 京",
	} {
		if got := firstWords(in, 2); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestSameEntrySameBytes(t *testing.T) {
	e := full()
	e.Profile.CueClasses = map[string]map[string]int{}
	for i := range 20 {
		e.Profile.CueClasses[fmt.Sprintf("C%02d", i)] = map[string]int{"warn": 1, "deny": 2, "ask": 3}
	}
	want := AppendRecord(nil, e, RecordOptions{})
	for range 20 {
		if got := AppendRecord(nil, e, RecordOptions{}); !bytes.Equal(got, want) {
			t.Fatal("two records of one entry differ")
		}
	}
}

func FuzzString(f *testing.F) {
	for _, s := range []string{"", "a\"b\\c", "\x00\x1f\x7f", "\u2028\u2029", "\xff\xfe", "é😀", "</script>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := appendString(nil, s)
		var got string
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatalf("%q gives %s: %v", s, b, err)
		}
		if got != string([]rune(s)) { // a byte that is no UTF-8 is one U+FFFD
			t.Fatalf("%q came back as %q", s, got)
		}
		if bytes.ContainsAny(b, "\n\r\u2028\u2029") {
			t.Fatalf("%s breaks its line", b)
		}
	})
}

func BenchmarkRecord(b *testing.B) {
	e := sample(b)
	for range 5 {
		e.Statements = append(e.Statements, e.Statements...)
	}
	var buf []byte
	for b.Loop() {
		buf = AppendRecord(buf[:0], e, RecordOptions{})
	}
	b.SetBytes(int64(len(buf)))
}
