// Package explain prints what every stage made of every sentence, with the rule
// or the probability behind each decision.
package explain

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/text"
	"acta/internal/view"
)

// Stage is one stage's part of the print.
type Stage string

// The stages, in their order.
const (
	Tokens   Stage = "tokens"
	Tags     Stage = "tags"
	Tree     Stage = "tree"
	Mentions Stage = "mentions"
	Quotes   Stage = "quotes"
	Chains   Stage = "chains"
	Actors   Stage = "actors"
	Events   Stage = "events"
)

// Stages are all stages in their order.
func Stages() []Stage { return []Stage{Tokens, Tags, Tree, Mentions, Quotes, Chains, Actors, Events} }

// Options say what is printed. The zero value prints everything, 80 columns wide.
type Options struct {
	Stage    Stage // only this one
	Sentence int   // only this one, from 1
	// RunnerUp, where not nil, gives the tag that a token would have had next.
	RunnerUp func(tok ling.TokenID) (tag string, prob float32)
	// Influence, where not nil, gives the words that a quote's cue rests on, the
	// strongest first: how much less sure the program is without each.
	Influence func(quote ling.QuoteID) []Influence
	// Facts, where not nil, has the actors of the whole text, each printed under the
	// sentences that name it, and the events, each under that of its first word.
	Facts *acta.Entry
	view.Style
}

// Influence is what one word adds to a decision, as a difference of
// probabilities.
type Influence struct {
	Token ling.TokenID
	Drop  float32
}

// Write prints d to w. Places are code points of the text, tokens are numbered
// from 1 in their sentence, as in CoNLL-U. No control character of the text
// reaches w. The error is w's, or [acta.ErrNotFound] where d has no such sentence.
func Write(w io.Writer, d *ling.Doc, opt Options) error {
	if opt.Sentence < 0 || opt.Sentence > len(d.Sents) {
		return fmt.Errorf("sentence %d: the text has %d: %w", opt.Sentence, len(d.Sents), acta.ErrNotFound)
	}
	if opt.Width <= 0 {
		opt.Width = 80
	}
	p := printer{d: d, opt: opt, units: text.NewUnits(d.Text.UTF8, text.CodePoint), chains: chainOf(d)}
	for i, sent := range d.Sents {
		if opt.Sentence != 0 && opt.Sentence != i+1 {
			continue
		}
		p.sentence(i, sent)
		if _, err := w.Write(p.b); err != nil {
			return err
		}
		p.b = p.b[:0]
	}
	return nil
}

type printer struct {
	d      *ling.Doc
	opt    Options
	units  *text.Units
	chains map[ling.MentionID]link
	b      []byte
}

// link is a mention's place in its chain.
type link struct {
	chain ling.ChainID
	rule  string
}

func chainOf(d *ling.Doc) map[ling.MentionID]link {
	out := map[ling.MentionID]link{}
	for c, chain := range d.Chains {
		for i, m := range chain.Mentions {
			l := link{chain: ling.ChainID(c)}
			if i < len(chain.Rules) {
				l.rule = chain.Rules[i]
			}
			out[m] = l
		}
	}
	return out
}

func (p *printer) sentence(i int, sent ling.Range) {
	span := p.d.Span(sent)
	paragraph := 0
	for _, par := range p.d.Text.Paragraphs {
		if par.Start <= span.Start {
			paragraph++
		}
	}
	title := fmt.Sprintf("Sentence %d of %d", i+1, len(p.d.Sents))
	p.say(p.strong(title) + fmt.Sprintf("  ¶%d, %s, %d tokens", paragraph, p.place(span), sent.Len()))
	p.wrap("  ", "  ", view.OneLine(p.d.Words(sent)))
	p.say("")
	for _, s := range Stages() {
		if p.opt.Stage != "" && p.opt.Stage != s {
			continue
		}
		switch s {
		case Tokens:
			p.tokens(sent)
		case Tags:
			p.tags(sent)
		case Tree:
			p.tree(sent)
		case Mentions:
			p.mentions(sent)
		case Quotes:
			p.quotes(sent)
		case Chains:
			p.links(sent)
		case Actors:
			p.actors(span)
		case Events:
			p.events(span)
		}
	}
}

// heading begins the part of a stage. With nothing to show, none says so.
func (p *printer) heading(s Stage, none bool) {
	line := "  " + p.strong(string(s))
	if none {
		line += "  none"
	}
	p.say(line)
}

func (p *printer) tokens(sent ling.Range) {
	p.heading(Tokens, sent.Empty())
	var b strings.Builder
	for tok := sent.From; tok < sent.To; tok++ {
		fmt.Fprintf(&b, "%d:%s ", tok-sent.From+1, p.word(tok))
	}
	p.wrap("    ", "    ", b.String())
	p.say("")
}

func (p *printer) tags(sent ling.Range) {
	if len(p.d.Tags) == 0 {
		return
	}
	p.heading(Tags, sent.Empty())
	rows := [][]string{}
	for tok := sent.From; tok < sent.To; tok++ {
		t := p.d.Tags[tok]
		row := []string{fmt.Sprint(tok - sent.From + 1), p.word(tok), t.UPOS, t.XPOS, view.OneLine(t.Lemma), prob(t.Prob), ""}
		if p.opt.RunnerUp != nil && t.Prob < sure {
			if tag, next := p.opt.RunnerUp(tok); tag != "" {
				row[len(row)-1] = "or " + tag + " " + prob(next)
			}
		}
		rows = append(rows, row)
	}
	p.table(rows)
	p.say("")
}

// sure is the probability from which a tag's runner-up is not worth a word.
const sure = 0.95

// tree prints a sentence's tree, each token on a line under its head, in the
// order of the text among those of one head.
func (p *printer) tree(sent ling.Range) {
	if len(p.d.Arcs) == 0 {
		return
	}
	p.heading(Tree, sent.Empty())
	under := map[ling.TokenID][]ling.TokenID{}
	for tok := sent.From; tok < sent.To; tok++ {
		head := p.d.Arcs[tok].Head
		under[head] = append(under[head], tok)
	}
	var rows [][]string
	var add func(tok ling.TokenID, lead, next string)
	add = func(tok ling.TokenID, lead, next string) {
		arc := p.d.Arcs[tok]
		rows = append(rows, []string{
			fmt.Sprint(tok - sent.From + 1), lead + p.word(tok), arc.Rel, prob(arc.Prob),
		})
		for i, child := range under[tok] {
			if i == len(under[tok])-1 {
				add(child, next+"└ ", next+"  ")
			} else {
				add(child, next+"├ ", next+"│ ")
			}
		}
	}
	for _, root := range under[ling.None] {
		add(root, "", "")
	}
	p.table(rows)
	p.say("")
}

func (p *printer) mentions(sent ling.Range) {
	var rows [][]string
	for i, m := range p.d.Mentions {
		if sent.Contains(m.Range) {
			rows = append(rows, []string{
				fmt.Sprintf("m%d", i+1), string(m.Kind), view.OneLine(p.d.Words(m.Range)),
				"head " + p.word(m.Head), why(m.Rule, m.Prob),
			})
		}
	}
	p.heading(Mentions, len(rows) == 0)
	p.table(rows)
	p.say("")
}

// quotes prints each quote where it begins, and its number where it goes on.
func (p *printer) quotes(sent ling.Range) {
	var here, on []int
	for i := range p.d.Quotes {
		first, touches := ling.TokenID(len(p.d.Tokens)), false
		for _, r := range parts(&p.d.Quotes[i]) {
			first = min(first, r.From)
			touches = touches || sent.Overlaps(r)
		}
		if sent.Has(first) {
			here = append(here, i)
		} else if touches {
			on = append(on, i)
		}
	}
	p.heading(Quotes, len(here)+len(on) == 0)
	for _, i := range here {
		p.quote(i)
	}
	for _, i := range on {
		p.say(fmt.Sprintf("    q%d goes on here", i+1))
	}
	p.say("")
}

func parts(q *ling.Quote) []ling.Range {
	all := append(slices.Clone(q.Source), q.Content...)
	if !q.Cue.Empty() {
		all = append(all, q.Cue)
	}
	return all
}

func (p *printer) quote(i int) {
	q := &p.d.Quotes[i]
	line := fmt.Sprintf("%s, %s", q.Manner, prob(q.Prob))
	if q.Within != ling.None {
		line += fmt.Sprintf(", within q%d", q.Within+1)
	}
	if len(q.Rules) > 0 {
		line += ": " + strings.Join(q.Rules, ", ")
	}
	p.wrap(fmt.Sprintf("    q%-4d", i+1), "         ", line)
	p.role("source ", q.Source)
	if q.Speaker == ling.None {
		p.say("         speaker none")
	} else {
		m := p.d.Mentions[q.Speaker]
		p.wrap("         speaker ", "                 ", fmt.Sprintf("%s, m%d%s", view.OneLine(p.d.Words(m.Range)), q.Speaker+1, p.named(q.Speaker)))
	}
	if !q.Cue.Empty() {
		p.role("cue    ", []ling.Range{q.Cue})
	}
	p.role("content", q.Content)
	p.restsOn(ling.QuoteID(i))
}

// Words named by restsOn: how many at most, and how much each must move.
const (
	mostInfluences  = 5
	leastInfluences = 0.03
)

// restsOn prints the words without which the program would be less sure of a
// cue, or surer.
func (p *printer) restsOn(quote ling.QuoteID) {
	if p.opt.Influence == nil {
		return
	}
	var words []string
	for _, in := range p.opt.Influence(quote) {
		if len(words) == mostInfluences || max(in.Drop, -in.Drop) < leastInfluences {
			break
		}
		words = append(words, fmt.Sprintf("%s %+.2f", p.word(in.Token), in.Drop))
	}
	if len(words) > 0 {
		p.wrap("         cue by  ", "                 ", strings.Join(words, ", "))
	}
}

func (p *printer) role(name string, list []ling.Range) {
	if len(list) == 0 {
		p.say("         " + name + " none")
	}
	for _, r := range list {
		p.wrap("         "+name+" ", "                 ", fmt.Sprintf("%s  (%s)", view.OneLine(p.d.Words(r)), p.place(p.d.Span(r))))
	}
}

// named is the name that the chain of m gives it, where m says something else.
func (p *printer) named(m ling.MentionID) string {
	l, ok := p.chains[m]
	if !ok {
		return ""
	}
	name := p.d.Chains[l.chain].Name
	if name == ling.None || name == m {
		return ""
	}
	return " = " + view.OneLine(p.d.Words(p.d.Mentions[name].Range))
}

func (p *printer) links(sent ling.Range) {
	var rows [][]string
	for i, m := range p.d.Mentions {
		l, ok := p.chains[ling.MentionID(i)]
		if !ok || !sent.Contains(m.Range) {
			continue
		}
		rule := l.rule
		if rule == "" {
			rule = "first"
		}
		rows = append(rows, []string{
			fmt.Sprintf("m%d", i+1), fmt.Sprintf("c%d", l.chain+1),
			view.OneLine(p.d.Words(m.Range)) + p.named(ling.MentionID(i)), rule,
		})
	}
	p.heading(Chains, len(rows) == 0)
	p.table(rows)
	p.say("")
}
