package view

import (
	"strings"
	"testing"

	"acta"
	"acta/internal/text"
)

// find is the n-th place, from 1, where words stand in body.
func find(t testing.TB, body, words string, n int) acta.Span {
	t.Helper()
	at := 0
	for ; n > 0; n-- {
		i := strings.Index(body[at:], words)
		if i < 0 {
			t.Fatalf("no %q in the text", words)
		}
		at += i + 1
	}
	return acta.Span{Start: int32(at - 1), End: int32(at - 1 + len(words))}
}

const sampleText = "Ferry engines “beyond repair”\n" +
	"\n" +
	"Captain Edda Rowan said on Monday that the company had promised to replace the engines. “We waited a year,” she told Radio Tolmark. “Nobody came.”\n" +
	"Officials did not say when the ferry would sail again.\n"

// sample is an entry made by hand: a statement within another, one in two
// stretches by a pronoun, one negated by nobody named.
func sample(t testing.TB) *acta.Entry {
	t.Helper()
	txt, err := text.New(sampleText)
	if err != nil {
		t.Fatal(err)
	}
	at := func(words string) acta.Span { return find(t, sampleText, words, 1) }
	spans := func(words ...string) []acta.Span {
		var out []acta.Span
		for _, w := range words {
			out = append(out, at(w))
		}
		return out
	}
	return &acta.Entry{
		Document: acta.Document{
			ID: "1f2e3d4c", Path: "ferry.txt", Outlet: "The Velland Mirror", Title: "Ferry engines “beyond repair”",
			Published: "2026-11-03", PublishedBasis: acta.BasisArgument, Language: "en",
			Text: txt.UTF8, Headline: txt.Paragraphs[0], Paragraphs: txt.Paragraphs,
		},
		Actors: []acta.Actor{
			{ID: "a1", Name: "Edda Rowan", Kind: acta.KindPerson, Anonymity: acta.Named, Mentions: []acta.MentionOf{
				{Span: at("Edda Rowan"), Form: acta.FormName}, {Span: at("she"), Form: acta.FormPronoun},
			}},
			{ID: "a2", Name: "company", Kind: acta.KindCompany, Anonymity: acta.Institution, Mentions: []acta.MentionOf{{Span: at("the company"), Form: acta.FormNominal}}},
			{ID: "a3", Name: "Officials", Kind: acta.KindUnnamed, Anonymity: acta.Bare, Mentions: []acta.MentionOf{{Span: at("Officials"), Form: acta.FormNominal}}},
		},
		Statements: []acta.Statement{
			{
				ID: "s1", Source: acta.Party{Spans: spans("Captain Edda Rowan"), Actor: "a1"},
				Cue:     acta.Cue{Spans: spans("said"), Lemma: "say", Class: "neutral"},
				Content: spans("that the company had promised to replace the engines"), Manner: acta.Indirect, Hand: 1, About: []acta.ActorID{"a2"},
				When:       acta.When{Spans: spans("on Monday"), Start: "2026-11-02", End: "2026-11-02", Granularity: "day", Basis: "relative", Precision: acta.Exact},
				Confidence: 0.91, Rules: []string{"cue:say"},
			},
			{
				ID: "s2", Source: acta.Party{Spans: spans("the company"), Actor: "a2"},
				Cue:     acta.Cue{Spans: spans("had promised"), Lemma: "promise", Class: "promise"},
				Content: spans("to replace the engines"), Manner: acta.Indirect, Within: "s1", Hand: 1, Confidence: 0.8,
			},
			{
				ID: "s3", Source: acta.Party{Spans: spans("she"), Actor: "a1"},
				Cue:       acta.Cue{Spans: spans("told"), Lemma: "tell", Class: "neutral"},
				Content:   spans("“We waited a year,”", "“Nobody came.”"),
				Addressee: acta.Party{Spans: spans("Radio Tolmark")}, Manner: acta.Direct, Hand: 2, Confidence: 0.97,
			},
			{
				ID: "s4", Source: acta.Party{Spans: spans("Officials"), Actor: "a3"},
				Cue:     acta.Cue{Spans: spans("did not say"), Lemma: "say", Class: "neutral", Negated: true},
				Content: spans("when the ferry would sail again"), Manner: acta.Indirect, Hand: 1, Confidence: 0.66,
			},
		},
		Stamp:   acta.Stamp{Acta: "0.0.0", Pipeline: 1},
		Outcome: acta.Complete,
	}
}

// plain is an entry of body without any statement.
func plain(t testing.TB, body string) *acta.Entry {
	t.Helper()
	txt, err := text.New(body)
	if err != nil {
		t.Fatal(err)
	}
	return &acta.Entry{Document: acta.Document{ID: "ab", Path: "a.txt", Text: body, Paragraphs: txt.Paragraphs}, Outcome: acta.Complete}
}
