package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

const sample = "Café talks stall\n“We leave,” Ilan Dovar said. 😀 He said Mara Venn was told “no”."

// span is the [start, end) of words in sample, in unit.
func span(t *testing.T, unit, words string) string {
	t.Helper()
	at := strings.Index(sample, words)
	if at < 0 {
		t.Fatalf("%q is not in the sample", words)
	}
	count := func(s string) int {
		switch unit {
		case "byte":
			return len(s)
		case "utf16":
			n := 0
			for _, r := range s {
				if n++; r >= 0x10000 {
					n++
				}
			}
			return n
		}
		return len([]rune(s))
	}
	b, _ := json.Marshal([2]int{count(sample[:at]), count(sample[:at+len(words)])})
	return string(b)
}

// good is a record that breaks no rule, on one line.
func good(t *testing.T, unit string) string {
	t.Helper()
	sum := sha256.Sum256([]byte(sample))
	quoted, _ := json.Marshal(sample)
	r := strings.NewReplacer("@text", string(quoted), "@id", hex.EncodeToString(sum[:8]), "@unit", unit, "@sum", hex.EncodeToString(sum[:]),
		"@headline", span(t, unit, "Café talks stall"), "@body", span(t, unit, sample[strings.Index(sample, "“We"):]),
		"@dovar", span(t, unit, "Ilan Dovar"), "@he", span(t, unit, "He"), "@said", span(t, unit, "said"), "@we", span(t, unit, "“We leave,”"),
		"@venn", span(t, unit, "Mara Venn"), "@all", span(t, unit, "Mara Venn was told “no”"), "@told", span(t, unit, "told"), "@no", span(t, unit, "“no”"))
	line := r.Replace(`{"schema":"acta/1","id":"@id","offsets":"@unit",
"source":{"path":"news/a.txt","published":"2026-03-04","published_basis":"text","language":"en"},
"text":@text,"headline":@headline,"paragraphs":[@headline,@body],
"actors":[{"id":"a1","name":"Ilan Dovar","kind":"person","country":"ARV","anonymity":"named","mentions":[{"span":@dovar,"form":"name","exact":"Ilan Dovar"},{"span":@he,"form":"pronoun"}]},
{"id":"a2","name":"Mara Venn","kind":"person","country":null,"anonymity":"named","mentions":[{"span":@venn,"form":"name"}]}],
"statements":[{"id":"s1","source":{"spans":[@dovar],"exact":["Ilan Dovar"],"actor":"a1"},"cue":{"spans":[@said],"lemma":"say","class":"neutral","negated":false},
"content":{"spans":[@we],"exact":["“We leave,”"]},"manner":"direct","within":null,"hand":1,"addressee":{"spans":[],"actor":"a2"},"about":["a2"],
"venue":{"spans":[],"kind":null,"precision":"absent"},"when":{"spans":[],"start":"2026-03-01","end":"2026-03-02","granularity":"day","basis":"explicit","precision":"exact"},"confidence":0.9,"rules":[]},
{"id":"s2","source":{"spans":[@he],"actor":"a1"},"cue":{"spans":[]},"content":{"spans":[@all]},"manner":"mixed","within":null,"hand":1,"about":[],"confidence":0.5},
{"id":"s3","source":{"spans":[],"actor":null},"cue":{"spans":[@told]},"content":{"spans":[@no]},"manner":"direct","within":"s2","hand":2,"about":[],"confidence":1}],
"events":[{"id":"e1","type":"REJECT","quad":3,"source":[{"actor":"a1","spans":[@dovar]}],"target":[{"actor":"a2","spans":[]}],"trigger":{"spans":[@told]},"realis":"actual","asserted_by":"s2","size":{"killed":1},"confidence":0.4}],
"pledges":[{"id":"p1","by":["a1"],"spans":[@we],"deadline":{"end":"2035-12-31"},"restated_from":null,"condition":[@dovar],"asserted_by":"s1"}],
"figures":[{"id":"f1","spans":[@no],"bound":"between","value":1,"max":2,"asserted_by":null}],
"disputes":[{"id":"d1","claim":"s1","asserted_by":["a1"],"responses":[{"actor":"a2","statement":"s3","kind":"denies"}],"unanswered_by":["a2"]}],
"profile":{"statements":3,"words":{"total":16,"attributed":8,"own_voice":4,"cue_and_source":4},"by_actor":[{"actor":"a1","statements":2,"words":5}],"manner":{"direct":2,"mixed":1,"indirect":0},"replies":[{"accuser":"a1","accused":"a2","claim":"s1","answer":null}],"terms":[{"asserted_by":"s3"}],"by_side":[{"statements":2}]},
"findings":[{"rule":"source.bare","says":"One source.","spans":[@he],"entries":["s1","a1"]}],
"stamp":{"acta":"1.0","pipeline":1,"models":[{"name":"tagger","version":"1","sha256":"@sum"}]},"outcome":"complete","problems":[]}`)
	return strings.ReplaceAll(line, "\n", "")
}

func TestGoodRecordHasNoFault(t *testing.T) {
	for _, unit := range []string{"codepoint", "byte", "utf16"} {
		report, err := File(strings.NewReader(good(t, unit) + "\n\n" + good(t, unit)))
		if err != nil || !report.OK() {
			t.Errorf("%s: error %v, faults %v, want none", unit, err, report.Faults)
		}
		if report.Documents != 2 || report.Statements != 6 || report.Entries != 20 || report.Outcomes["complete"] != 2 || report.Spans < 30 {
			t.Errorf("%s: counts %+v, want 2 documents, 6 statements, 20 entries, 2 complete", unit, report)
		}
	}
}

// TestEveryRuleIsSeenToFail breaks the good record once a case. A step is
// "old => new"; every step must change the record.
func TestEveryRuleIsSeenToFail(t *testing.T) {
	cases := []struct{ change, want string }{
		{`"schema":"acta/1" => "schema":"acta/9"`, `schema is "acta/9"`},
		{`"offsets":"codepoint" => "offsets":"rune"`, `offsets is "rune"`},
		{`"outcome":"complete" => "outcome":"done"`, `outcome is "done"`},
		{`"outcome":"complete" => "outcome":"partial"`, `problems does not say why`},
		{`"id":"8 => "id":"7`, `is not the start of the text's SHA-256`},
		{`"source":{"path":"news/a.txt","published":"2026-03-04","published_basis":"text","language":"en"} => "source":null`, `document has no source`},
		{`"2026-03-04" => "4 March 2026"`, `not a date`},
		{`"published_basis":"text" => "published_basis":null`, `not both given`},
		{`"published_basis":"text" => "published_basis":"guess"`, `source.published_basis is "guess"`},
		{`"stamp":{ => "stump":{`, `document has no stamp`},
		{`"acta":"1.0" => "acta":""`, `stamp.acta is empty`},
		{`"pipeline":1 => "pipeline":0`, `stamp.pipeline is 0`},
		{`"version":"1","sha256":" => "version":"1","sha256":"zz`, `stamp.models[0]`},
		{`"headline":[0,16] => "headline":[0,900]`, `headline [0, 900] ends outside the text of`},
		{`"headline":[0,16] => "headline":[0,17]`, `begins or ends with a blank`},
		{`"paragraphs":[[0,16],[17, => "paragraphs":[[0,18],[17,`, `begins before the one in front of it ends`},
		{`"id":"a1","name" => "id":"","name"`, `entry has no id`},
		{`"id":"a2","name" => "id":"s1","name"`, `id is used twice, by actors[1] and statements[0]`},
		{`"kind":"person" => "kind":"robot"`, `kind is "robot"`},
		{`"anonymity":"named" => "anonymity":"secret"`, `anonymity is "secret"`},
		{`"country":"ARV" => "country":"Arvenia"`, `country is "Arvenia"`},
		{`"mentions":[{"span":@venn,"form":"name"}] => "mentions":[]`, `a2: actor has no mention`},
		{`"form":"pronoun" => "form":"wink"`, `mentions[1].form is "wink"`},
		{`{"span":@he,"form":"pronoun"} => {"form":"pronoun"}`, `mentions[1] has no span`},
		{`"exact":"Ilan Dovar"},{"span":@he => "exact":"Ilan Dovar"},{"span":[0,4]`, `mentions[1] stands before`},
		{`"exact":"Ilan Dovar"} => "exact":"Ilan Dova"}`, `exact is "Ilan Dova", the text has "Ilan Dovar"`},
		{`"content":{"spans":[@we],"exact":["“We leave,”"]} => "content":{"spans":[]}`, `s1: content has no span`},
		{`"content":{"spans":[@all]} => "content":null`, `s2: content has no span`},
		{`"exact":["“We leave,”"] => "exact":["We","leave"]`, `exact holds 2 strings for 1 spans`},
		{`"content":{"spans":[@we] => "content":{"spans":[[-1,3]]`, `starts before the text`},
		{`"content":{"spans":[@we] => "content":{"spans":[[20,20]]`, `is empty: its start is not before its end`},
		{`"content":{"spans":[@we] => "content":{"spans":[[20,19]]`, `is empty: its start is not before its end`},
		{`"content":{"spans":[@we] => "content":{"spans":[[20]]`, `is not [start, end]`},
		{`"cue":{"spans":[@said] => "cue":{"spans":[["a",3]]`, `not a record`},
		{`"findings":[{"rule":"source.bare","says":"One source.","spans":[@he] => "findings":[{"rule":"source.bare","says":"One source.","spans":[["a",3]]`, `is not two whole numbers`},
		{`"says":"One source.","spans":[@he] => "says":"One source.","spans":7`, `spans is not a list`},
		{`"content":{"spans":[@we] => "content":{"spans":[[17,20],[20,26]]`, `touches the one in front of it`},
		{`"content":{"spans":[@we] => "content":{"spans":[[20,25],[17,19]]`, `begins before the one in front of it ends`},
		{`"source":{"spans":[@dovar],"exact":["Ilan Dovar"],"actor":"a1"} => "source":{"spans":[@dovar],"actor":"a7"}`, `source.actor is "a7"`},
		{`"source":{"spans":[@dovar],"exact":["Ilan Dovar"],"actor":"a1"} => "source":{"spans":[@dovar],"actor":"s1"}`, `source.actor is "s1", which is not one of the document's actors`},
		{`"source":{"spans":[],"actor":null} => "unsaid":1`, `s3: source is missing`},
		{`"cue":{"spans":[@told]}, => `, `s3: cue is missing`},
		{`"addressee":{"spans":[],"actor":"a2"} => "addressee":{"spans":[],"actor":"a3"}`, `addressee.actor is "a3"`},
		{`"about":["a2"] => "about":["a9"]`, `about[0] is "a9"`},
		{`"manner":"mixed" => "manner":"oblique"`, `manner is "oblique"`},
		{`"within":null,"hand":1,"about" => "within":null,"hand":0,"about"`, `hand is 0`},
		{`"confidence":0.5 => "confidence":1.5`, `confidence is 1.5`},
		{`"confidence":0.5 => "certainty":0.5`, `confidence is missing`},
		{`"precision":"absent" => "precision":"dunno"`, `venue.precision is "dunno"`},
		{`"start":"2026-03-01" => "start":"2026-13-01"`, `when.start is "2026-13-01"`},
		{`"end":"2026-03-02" => "end":"2026-02-02"`, `before it starts`},
		{`"granularity":"day" => "granularity":"hour"`, `when.granularity is "hour"`},
		{`"basis":"explicit" => "basis":"hunch"`, `when.basis is "hunch"`},
		{`"precision":"exact" => "precision":"sharp"`, `when.precision is "sharp"`},
		{`"within":"s2" => "within":"s9"`, `within is "s9"`},
		{`"within":"s2" => "within":"s3"`, `within comes back to the statement itself`},
		{`"manner":"mixed","within":null => "manner":"mixed","within":"s3"`, `within comes back to the statement itself`},
		{`"within":"s2" => "within":"s1"`, `lies outside the content of s1`},
		{`"type":"REJECT" => "type":""`, `event has no type`},
		{`"trigger":{"spans":[@told]} => "trigger":{"spans":[]}`, `trigger has no span`},
		{`"quad":3 => "quad":7`, `quad is 7`},
		{`"realis":"actual" => "realis":"likely"`, `realis is "likely"`},
		{`"source":[{"actor":"a1" => "source":[{"actor":"x"`, `source[0].actor is "x"`},
		{`"target":[{"actor":"a2" => "target":[{"actor":"x"`, `target[0].actor is "x"`},
		{`"asserted_by":"s2" => "asserted_by":"e1"`, `asserted_by is "e1"`},
		{`"killed":1 => "killed":-1`, `number below 0`},
		{`"confidence":0.4 => "confidence":-0.4`, `confidence is -0.4`},
		{`"by":["a1"] => "by":["q"]`, `by[0] is "q"`},
		{`"restated_from":null => "restated_from":"p9"`, `restated_from is "p9"`},
		{`"asserted_by":"s1" => "asserted_by":"s8"`, `asserted_by is "s8"`},
		{`"condition":[@dovar] => "condition":[[3,3]]`, `condition[0] [3, 3] is empty`},
		{`"2035-12-31" => "2035"`, `deadline.end is "2035"`},
		{`"bound":"between" => "bound":"near"`, `bound is "near"`},
		{`"max":2 => "max":0`, `max is 0`},
		{`"max":2,"asserted_by":null => "max":2,"asserted_by":"a1"`, `asserted_by is "a1"`},
		{`"claim":"s1" => "claim":"s7"`, `claim is "s7"`},
		{`"asserted_by":["a1"] => "asserted_by":["s1"]`, `asserted_by[0] is "s1"`},
		{`{"actor":"a2","statement":"s3" => {"actor":"a5","statement":"s3"`, `responses[0].actor is "a5"`},
		{`"statement":"s3","kind" => "statement":"s6","kind"`, `responses[0].statement is "s6"`},
		{`"kind":"denies" => "kind":"shrugs"`, `responses[0].kind is "shrugs"`},
		{`"unanswered_by":["a2"] => "unanswered_by":["f1"]`, `unanswered_by[0] is "f1"`},
		{`"profile":{"statements":3 => "profile":{"statements":4`, `profile: statements is 4, the document holds 3`},
		{`"own_voice":4 => "own_voice":5`, `are not 16 in all`},
		{`"by_actor":[{"actor":"a1" => "by_actor":[{"actor":"z"`, `by_actor[0].actor is "z"`},
		{`"direct":2,"mixed":1 => "direct":2,"mixed":3`, `manner counts 5 statements`},
		{`"says":"One source." => "says":""`, `finding lacks its rule`},
		{`"says":"One source.","spans":[@he] => "says":"One source.","spans":[]`, `finding has no span`},
		{`"accuser":"a1" => "accuser":"b1"`, `replies[0].accuser is "b1"`},
		{`"accused":"a2" => "accused":"b2"`, `replies[0].accused is "b2"`},
		{`"claim":"s1","answer" => "claim":"b3","answer"`, `replies[0].claim is "b3"`},
		{`"answer":null => "answer":"a1"`, `replies[0].answer is "a1"`},
		{`"terms":[{"asserted_by":"s3" => "terms":[{"asserted_by":"s9"`, `terms[0].asserted_by is "s9"`},
		{`"by_side":[{"statements":2 => "by_side":[{"statements":4`, `by_side counts 4 statements`},
		{`"entries":["s1","a1"] => "entries":["s1","zz"]`, `entries names zz`},
		{`"problems":[]} => "problems":[]`, `not a record: unexpected end`},
		{`"hand":2 => "hand":"two"`, `not a record: json: cannot unmarshal string`},
		{`Café => Caf` + "\xe9", `line is not UTF-8`},
	}
	for _, c := range cases {
		t.Run(c.change, func(t *testing.T) {
			line := broken(t, "codepoint", c.change)
			report, err := File(strings.NewReader(good(t, "codepoint") + "\n" + line))
			if err != nil {
				t.Fatal(err)
			}
			var all []string
			for _, f := range report.Faults {
				if f.Line != 2 {
					t.Errorf("fault on line %d, the broken record stands on line 2: %s", f.Line, f)
				}
				all = append(all, f.String())
			}
			if !strings.Contains(strings.Join(all, "\n"), c.want) {
				t.Errorf("faults %q, want one with %q", all, c.want)
			}
		})
	}
}

func broken(t *testing.T, unit, change string) string {
	t.Helper()
	old, new, ok := strings.Cut(change, " => ")
	if !ok {
		t.Fatalf("case %q has no =>", change)
	}
	marks := strings.NewReplacer("@dovar", span(t, unit, "Ilan Dovar"), "@he", span(t, unit, "He"), "@said", span(t, unit, "said"), "@we", span(t, unit, "“We leave,”"),
		"@venn", span(t, unit, "Mara Venn"), "@all", span(t, unit, "Mara Venn was told “no”"), "@told", span(t, unit, "told"))
	line := good(t, unit)
	sum := sha256.Sum256([]byte(sample))
	old = strings.Replace(old, `"id":"8`, `"id":"`+hex.EncodeToString(sum[:1]), 1)
	got := strings.Replace(line, marks.Replace(old), marks.Replace(new), 1)
	if got == line {
		t.Fatalf("case %q changes nothing in %s", change, line)
	}
	return got
}

func TestOffsetInsideCharacter(t *testing.T) {
	for _, c := range []struct{ unit, change, want string }{
		{"byte", `"headline":[0,17] => "headline":[4,17]`, "starts inside a character"},
		{"byte", `"headline":[0,17] => "headline":[0,4]`, "ends inside a character"},
		{"utf16", `"says":"One source.","spans":[@he] => "says":"One source.","spans":[[47,50]]`, "starts inside a character"},
	} {
		report, err := File(strings.NewReader(broken(t, c.unit, c.change)))
		if err != nil || len(report.Faults) == 0 || !strings.Contains(report.Faults[0].Says, c.want) {
			t.Errorf("%s %s: error %v, faults %v, want %q", c.unit, c.change, err, report.Faults, c.want)
		}
	}
}

func TestRecordWithoutText(t *testing.T) {
	line := good(t, "codepoint")
	quoted, _ := json.Marshal(sample)
	line = strings.Replace(line, `"text":`+string(quoted)+`,`, "", 1)
	if report, err := File(strings.NewReader(line)); err != nil || !report.OK() {
		t.Errorf("error %v, faults %v, want none", err, report.Faults)
	}
	long := strings.Replace(line, `"exact":["“We leave,”"]`, `"exact":["`+strings.Repeat("we leave ", 20)+`"]`, 1)
	report, err := File(strings.NewReader(long))
	if err != nil || report.Total != 1 || !strings.Contains(report.Faults[0].Says, "more than 25 words") {
		t.Errorf("error %v, faults %v, want one on the length of exact", err, report.Faults)
	}
}

func TestSkippedDocumentNeedsNoText(t *testing.T) {
	line := `{"schema":"acta/1","id":null,"offsets":"codepoint","source":{"path":"a.txt"},"stamp":{"acta":"1","pipeline":1},"outcome":"skipped","problems":["a.txt: empty"]}`
	if report, err := File(strings.NewReader(line)); err != nil || !report.OK() {
		t.Errorf("error %v, faults %v, want none", err, report.Faults)
	}
}

func TestReaderErrorKeepsWhatWasRead(t *testing.T) {
	wrong := errors.New("disk gone")
	report, err := File(io.MultiReader(strings.NewReader(good(t, "byte")+"\n"), iotest.ErrReader(wrong)))
	if !errors.Is(err, wrong) || report.Documents != 1 {
		t.Errorf("error %v after %d documents, want %v after 1", err, report.Documents, wrong)
	}
}

func TestFaultsAreBounded(t *testing.T) {
	report, err := File(strings.NewReader(strings.Repeat("{}\n", 2*MaxFaults)))
	if err != nil || len(report.Faults) != MaxFaults || report.Total <= MaxFaults {
		t.Errorf("error %v, %d faults kept of %d, want %d kept", err, len(report.Faults), report.Total, MaxFaults)
	}
}

func TestFaultOnOneLine(t *testing.T) {
	got := Fault{Line: 3, Doc: "news/a.txt", Entry: "s12", Says: "content has no span"}.String()
	if want := "line 3: news/a.txt: s12: content has no span"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzFile(f *testing.F) {
	f.Add([]byte(`{"schema":"acta/1","offsets":"utf16","text":"a😀","headline":[1,2]}`))
	f.Add([]byte(`{"statements":[{"id":"a","within":"a","content":{"spans":[[0,1]]}}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		report, err := File(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range report.Faults {
			if fault.Line < 1 || fault.Says == "" {
				t.Errorf("fault %+v says nothing or stands nowhere", fault)
			}
		}
	})
}
