package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"acta"
	"acta/internal/eval"
	"acta/internal/extract"
	"acta/internal/input"
	"acta/internal/ling"
	"acta/internal/polnear"
	"acta/internal/text"
)

type speakersCommand struct {
	Corpora string `default:"../shared/corpora" placeholder:"DIR" help:"Folder of the corpora (${default})."`
	Labels  string `default:"internal/eval/testdata/speakers.tsv" placeholder:"FILE" help:"Who speaks where (${default})."`
	Wrong   bool   `help:"Before the table, a line for each that is wrong: place, class, label, what was found, and why the mention joined its chain."`
}

func (c *speakersCommand) Help() string {
	return `Sources of 57 articles, labelled by hand with the name that the article gives. "source given": the actor at the labelled source is the right one. "found": the source is one of a statement that acta finds. "found, right": and its actor is the right one.

speakers-unseen.tsv beside the labels is 115 sources of other articles, whose errors nobody has read: measure with it, but leave --wrong.

  acta eval speakers --wrong
  acta eval speakers --labels internal/eval/testdata/speakers-unseen.tsv`
}

func (c *speakersCommand) Run(a *app) error {
	f, err := os.Open(c.Labels)
	if err != nil {
		return err
	}
	defer f.Close()
	labels, err := eval.ReadSpeakers(f, c.Labels)
	if err != nil {
		return err
	}
	engine, err := a.open()
	if err != nil {
		return err
	}
	articles, err := polnear.Read(filepath.Join(c.Corpora, "polnear", "dev"))
	if err != nil {
		return err
	}
	docs, entries := map[string]*ling.Doc{}, map[string]*acta.Entry{}
	texts := map[string]string{}
	for i := range articles {
		texts[articles[i].Name] = articles[i].Text.UTF8
	}
	var all []eval.Heard
	for _, s := range labels {
		body, ok := texts[s.Article]
		if !ok {
			return fmt.Errorf("%s: article %s is not in the corpus: %w", c.Labels, s.Article, acta.ErrNotFound)
		}
		if docs[s.Article] == nil {
			if docs[s.Article], entries[s.Article], err = readBoth(engine, s.Article, body); err != nil {
				return err
			}
		}
		h, err := eval.Hear(s, docs[s.Article], entries[s.Article])
		if err != nil {
			return err
		}
		if c.Wrong && !(h.Right && h.Stated && h.FoundRight) {
			fmt.Fprintln(a.stdout, wrongSpeaker(&h, docs[s.Article]))
		}
		all = append(all, h)
	}
	return eval.WriteSpeakers(a.stdout, all)
}

// readBoth gives the columns and the entry of an article of the corpus, whose
// name holds its day: OUTLET_YYYY-MM-DD_TITLE.
func readBoth(engine engine, name, body string) (*ling.Doc, *acta.Entry, error) {
	raw := input.Raw{Path: name, Bytes: []byte(body), Media: "text/plain"}
	if parts := strings.Split(name, "_"); len(parts) > 1 {
		raw.Given.Published = parts[1]
	}
	entry := engine.Read(raw, extract.Options{})
	if entry.Document.Text != body {
		return nil, nil, fmt.Errorf("%s: read as another text: %s", name, strings.Join(entry.Problems, "; "))
	}
	t, err := text.New(body)
	if err != nil {
		return nil, nil, err
	}
	t.Headline = entry.Document.Headline
	return engine.Analyze(t), entry, nil
}

func wrongSpeaker(h *eval.Heard, doc *ling.Doc) string {
	named := func(a *acta.Actor) string {
		if a == nil {
			return "nobody"
		}
		return fmt.Sprintf("%s (%s, %s)", a.Name, a.Kind, a.Anonymity)
	}
	where := "no mention"
	if h.Mention != ling.None {
		m := doc.Mentions[h.Mention]
		where = fmt.Sprintf("%s %q alone", m.Kind, doc.Words(m.Range))
		if chain := doc.ChainOf[h.Mention]; chain != ling.None {
			c := doc.Chains[chain]
			for i, id := range c.Mentions {
				if id == h.Mention {
					where = fmt.Sprintf("%s %q by %s", m.Kind, doc.Words(m.Range), c.Rules[i])
				}
			}
		}
	}
	found := "no statement"
	if h.Stated {
		found = "statement: " + named(h.Found)
		if h.FoundRight {
			found = "statement: right"
		}
	}
	given := named(h.Given)
	if h.Right {
		given = "right"
	}
	return strings.Join([]string{fmt.Sprintf("%s:%d-%d", h.Article, h.Start, h.End), h.Class, h.Name, given, where, found}, "\t")
}
