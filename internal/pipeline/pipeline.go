// Package pipeline knows the order of the stages, and nothing else does: from
// the bytes of a document to its entry in the record.
package pipeline

import (
	"errors"
	"io/fs"
	"sync"

	"acta"
	"acta/data"
	"acta/internal/actor"
	"acta/internal/event"
	"acta/internal/event/pairs"
	"acta/internal/extract"
	"acta/internal/gazetteer"
	"acta/internal/input"
	"acta/internal/ledger"
	"acta/internal/ling"
	"acta/internal/ling/encoder"
	"acta/internal/ling/namer"
	"acta/internal/ling/quoter"
	"acta/internal/ling/resolver"
	"acta/internal/ling/tokenizer"
	"acta/internal/modelfile"
	"acta/internal/neural"
	"acta/internal/statement"
	"acta/internal/text"
)

// Version is the version of the pipeline: it goes up when a document would read
// differently with the same models. History:
//
//	1: statements, actors, profile
//	2: statements inside others, running and signed quotations; actors from the
//	   gazetteer, with codes and offices; a network for pronouns
//	3: events; pledges, figures, disputes, findings; the subject of a cue as its
//	   source, fewer doubtful statements
const Version = 3

// Program is the version of the program.
const Program = "0.1.0"

// Pipeline holds the stages. It is read-only once made, so any number of
// goroutines may read with it.
type Pipeline struct {
	lexicon   *data.Lexicon
	tokenizer *tokenizer.Tokenizer
	words     *Words
	namer     *namer.Namer
	quoter    *quoter.Quoter
	resolver  *resolver.Resolver
	gazetteer func() (*gazetteer.Gazetteer, error)
	pairs     func() (*pairs.Coder, error)
	events    func() (event.World, error)
	stamp     acta.Stamp
}

// New makes a pipeline with the embedded models and the lexicons of lexicons,
// or the embedded ones where it is nil. Actors are the user's own, which win over
// those of the lexicons.
func New(lexicons fs.FS, actors ...gazetteer.Source) (*Pipeline, error) {
	if lexicons == nil {
		lexicons = data.Files
	}
	lexicon, err := data.Read(lexicons)
	if err != nil {
		return nil, err
	}
	blind := lexicon.Blind()
	p := &Pipeline{lexicon: lexicon, stamp: acta.Stamp{Acta: Program, Pipeline: Version}}
	p.pairs = sync.OnceValues(p.openPairs)
	p.events = sync.OnceValues(func() (event.World, error) {
		lists, err := data.ReadEvents(lexicons)
		if err != nil {
			return event.World{}, err
		}
		towns, err := data.ReadPlaces(lexicons)
		return event.World{Lexicon: lexicon, Events: lists, Places: towns}, err
	})
	var names [6]*modelfile.File
	var wg sync.WaitGroup
	var errs [5]error
	run := func(i int, f func() error) { wg.Go(func() { errs[i] = f() }) }
	run(0, func() (err error) {
		if names[0], err = open("tokenizer"); err == nil {
			p.tokenizer, err = tokenizer.Open(names[0])
		}
		return err
	})
	run(1, func() error {
		var err error
		if names[1], err = open("words"); err == nil {
			p.words, err = OpenWords(names[1], blind)
		}
		if err != nil {
			return err
		}
		if names[5], err = open("namer"); err == nil {
			p.namer, err = OpenNamer(names[5], lexicon, p.words.Encoder)
		}
		return err
	})
	run(2, func() error {
		var err error
		if names[2], err = open("quoter"); err != nil {
			return err
		}
		if names[3], err = open("confidence"); err != nil {
			return err
		}
		sure, err := OpenConfidence(names[3])
		if err != nil {
			return err
		}
		p.quoter, err = OpenQuoter(names[2], sure, blind, lexicon.CueWords())
		return err
	})
	p.gazetteer = sync.OnceValues(func() (*gazetteer.Gazetteer, error) {
		sources, err := gazetteer.Sources(lexicons)
		if err != nil {
			return nil, err
		}
		return gazetteer.New(lexicon, append(sources, actors...)...)
	})
	if lexicons == data.Files && len(actors) == 0 {
		// The embedded files are known to be whole, so the first document need
		// not wait for them: it asks for actors when its words are read.
		go func() { _, _ = p.gazetteer() }()
		go func() { _, _ = p.events() }()
	} else {
		run(3, func() error {
			_, err := p.gazetteer()
			_, wrong := p.events()
			return errors.Join(err, wrong)
		})
	}
	run(4, func() error {
		var err error
		if names[4], err = open("coref"); err == nil {
			p.resolver, err = OpenResolver(names[4], lexicon)
		}
		return err
	})
	wg.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	for _, f := range names {
		p.stamp.Models = append(p.stamp.Models, stampOf(f))
	}
	return p, nil
}

// OpenQuoter reads the quoter's weights from f. For the rest see [quoter.New].
func OpenQuoter(f *modelfile.File, sure *quoter.Confidence, blind map[string]string, verbs map[string]bool) (*quoter.Quoter, error) {
	params := neural.BlankParams()
	net := quoter.NewNet(params, encoder.Width)
	if err := params.Load(f); err != nil {
		return nil, err
	}
	net.Pack(false)
	return quoter.New(net, sure, blind, verbs), nil
}

// OpenConfidence reads what tells how sure a statement is from f.
func OpenConfidence(f *modelfile.File) (*quoter.Confidence, error) {
	params := neural.BlankParams()
	sure := quoter.NewConfidence(params)
	return sure, params.Load(f)
}

// Tokenize cuts a text into tokens and sentences.
func (p *Pipeline) Tokenize(t *text.Text) ling.Tokenized { return p.tokenizer.Tokenize(t) }

// Name adds the mentions to a text whose words are given.
func (p *Pipeline) Name(d ling.Tokenized) ling.Named { return p.namer.Name(p.words.Parse(d)) }

// Words is the stages that read single words and trees.
func (p *Pipeline) Words() *Words { return p.words }

// Analyze runs the language stages over t.
func (p *Pipeline) Analyze(t *text.Text) *ling.Doc {
	tokenized := p.tokenizer.Tokenize(t)
	parts := blocks(tokenized)
	quoted := make([]ling.Quoted, len(parts))
	for i, part := range parts {
		encoded := p.words.Encoder.Encode(part)
		tagged := p.words.Tagger.Tag(encoded)
		parsed := p.words.Parser.Parse(tagged)
		named := p.namer.Name(parsed)
		quoted[i] = p.quoter.Quote(named)
		if len(parts) > 1 {
			quoted[i].Vectors = nil
		}
	}
	whole := quoted[0]
	if len(parts) > 1 {
		whole = join(tokenized, quoted)
	}
	names, _ := p.gazetteer() // New has checked what may fail
	doc := p.resolver.Knowing(names).Resolve(actor.Known(whole, names))
	return &doc
}

// Options are what the caller knows better than the document.
type Options = extract.Options

// Read makes the entry of one document. It never returns nil: what went wrong
// is the entry's outcome, with a line in its problems.
func (p *Pipeline) Read(raw input.Raw, opt Options) *acta.Entry {
	entry := &acta.Entry{Stamp: p.stamp, Outcome: acta.Complete}
	entry.Document = acta.Document{SourceID: raw.Given.ID, Path: raw.Path, URL: raw.Given.URL}
	article, err := extract.Extract(raw, opt)
	if err != nil {
		entry.Outcome = acta.Failed
		if errors.Is(err, acta.ErrInvalid) || errors.Is(err, acta.ErrUnsupported) {
			entry.Outcome = acta.Skipped
		}
		entry.Problems = append(article.Problems, err.Error())
		return entry
	}
	if len(article.Problems) > 0 {
		entry.Outcome = acta.Partially
		entry.Problems = article.Problems
	}
	p.fill(entry, article)
	return entry
}

func (p *Pipeline) fill(entry *acta.Entry, article extract.Article) {
	t := article.Text
	doc := p.Analyze(t)
	entry.Document = acta.Document{
		ID:             acta.NewDocID(t.UTF8),
		SourceID:       entry.Document.SourceID,
		Path:           entry.Document.Path,
		URL:            article.URL,
		Outlet:         article.Outlet,
		Title:          article.Title,
		Byline:         article.Byline,
		Published:      article.Published,
		PublishedBasis: article.PublishedBasis,
		Language:       article.Language,
		Text:           t.UTF8,
		Headline:       t.Headline,
		Paragraphs:     t.Paragraphs,
	}
	p.facts(entry, doc)
	ledger.Fill(entry, doc, p.lexicon)
}

// Facts are the actors, statements and events of a document that was published on a
// day, or "".
func (p *Pipeline) Facts(d *ling.Doc, published string) *acta.Entry {
	entry := &acta.Entry{Document: acta.Document{
		ID: acta.NewDocID(d.Text.UTF8), Published: published, Text: d.Text.UTF8, Headline: d.Text.Headline, Paragraphs: d.Text.Paragraphs,
	}}
	p.facts(entry, d)
	return entry
}

func (p *Pipeline) facts(entry *acta.Entry, doc *ling.Doc) {
	actors, cast := actor.Make(entry.Document.ID, doc, p.world(entry.Document.Published))
	entry.Actors = actors
	entry.Statements = statement.Make(&entry.Document, doc, cast, p.lexicon)
	world, _ := p.events() // New has checked what may fail
	entry.Events = event.Make(entry, doc, cast, world)
}

// world is what the facts are told besides the text.
func (p *Pipeline) world(date string) actor.World {
	names, _ := p.gazetteer() // New has checked what may fail
	return actor.World{Lexicon: p.lexicon, Gazetteer: names, Date: date}
}

func stampOf(f *modelfile.File) acta.ModelStamp {
	return acta.ModelStamp{Name: f.Name, Version: f.Version, SHA256: f.SHA256()}
}

// Stamp names the program and the models.
func (p *Pipeline) Stamp() acta.Stamp { return p.stamp }
