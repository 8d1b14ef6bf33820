package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"acta"
	"acta/data"
	"acta/internal/input"
	"acta/internal/ledger"
	"acta/internal/pipeline"
)

// disputeCases are short texts with the answers that they give to claims:
// "who asserts > who answers how", or "who asserts > no word of whom".
var disputeCases = map[string]string{
	"Arvenia accused Tolmark of shelling the port of Sarn. Tolmark denied the accusation.": "Arvenia > Tolmark denies",

	"Arvenia accused Tolmark on Monday of shelling the port of Sarn. Tolmark’s defence ministry rejected the allegation as absurd.": "Arvenia > Tolmark’s defence ministry rejects",

	"Velland said Arvenia had closed the strait to grain ships. Arvenia dismissed the claim.": "Velland > Arvenia rejects",

	"Tolmark’s government says the operation is a rescue mission, a claim that Arvenia has dismissed.": "Tolmark’s government > Arvenia rejects",

	"Arvenia accused Tolmark of poisoning the wells. Tolmark’s foreign ministry declined to comment.": "Arvenia > Tolmark’s foreign ministry declines to comment",

	"Arvenia accused Tolmark of jamming its radar. The radar station at Sarn was silent for two hours.": "Arvenia > no word of Tolmark",

	"Arvenia accused Tolmark of shelling the port. “We did not shell the port,” Tolmark’s defence minister, Petra Holm, said.": "Arvenia > Petra Holm contradicts",

	"Tolmark denied that its ships had entered the strait. Earlier, Arvenia said that four ships of Tolmark had entered the strait.": "Arvenia > Tolmark denies",

	"Arvenia said that the talks would go on. Tolmark said that it would send an envoy.": "",

	"Arvenia called the raid an unprovoked attack on its villages. Tolmark said the raid was a lawful operation against smugglers.": "Arvenia > Tolmark contradicts",

	"Arvenia and Tolmark accused each other of breaking the truce.": "",

	"Petra Holm denied any interest in the office.": "",
}

func TestDisputes(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range disputeCases {
		t.Run(text, func(t *testing.T) {
			if got := strings.Join(disputesOf(p.Read(input.Raw{Bytes: []byte(text)}, pipeline.Options{})), "; "); got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func disputesOf(e *acta.Entry) []string {
	name := func(id acta.ActorID) string {
		for i := range e.Actors {
			if e.Actors[i].ID == id {
				return e.Actors[i].Name
			}
		}
		return "nobody"
	}
	var out []string
	for _, d := range e.Disputes {
		who := "nobody"
		if len(d.Asserted) > 0 {
			who = name(d.Asserted[0])
		}
		for _, r := range d.Responses {
			out = append(out, fmt.Sprintf("%s > %s %s", who, name(r.Actor), r.Kind))
		}
		for _, a := range d.UnansweredBy {
			out = append(out, fmt.Sprintf("%s > no word of %s", who, name(a)))
		}
	}
	return out
}

// findingCases are short texts with their findings: the rule, and the words that
// it rests on.
var findingCases = map[string]string{
	"Army Moves to Protect Border Villages\n\nThe army of Arvenia crossed the Brenn on Monday.\n\nPresident Mirel Vasko said that the move would protect the border villages.": "headline.unattributed | Army Moves to Protect Border Villages | that the move would protect the border villages",

	"Army moves to protect border villages, Vasko says\n\nThe army of Arvenia crossed the Brenn on Monday.\n\nPresident Mirel Vasko said that the move would protect the border villages.": "",

	"Army crosses the Brenn\n\nForty tanks of the army of Arvenia crossed the Brenn on Monday.\n\nThe army crossed the Brenn at noon, and the bridge held. President Mirel Vasko said that the army had crossed the Brenn to help.": "",

	"Arvenia accused Tolmark of jamming its radar. The radar station at Sarn was silent for two hours.": "accusation.unanswered | accused | Tolmark of jamming its radar",

	"Arvenia accused Tolmark of jamming its radar. Tolmark said its ships had no such device.": "",

	"Western officials said that the truce would not hold. The truce began on Monday.": "officials.unnamed | Western officials",

	"Arvenian officials said that the truce would not hold. “It is a paper,” Arvenia’s foreign minister, Ilan Dovar, said.": "",

	"“We will answer in kind,” Dovar said in a recent speech.": "venue.vague | “We will answer in kind,” | in a recent speech",

	"“We will answer in kind,” Dovar said in an interview with state media.": "venue.vague | “We will answer in kind,” | in an interview with state media",

	"“We will answer in kind,” Dovar told the Velland Mirror on Monday.": "",

	"“We will answer in kind,” Dovar said in a speech in Halmsted on 3 May 2026.": "",

	"President Mirel Vasko opened a bridge.\n\nVasko has repeatedly warned that the river belongs to nobody.": "venue.vague | has repeatedly warned | that the river belongs to nobody",

	"President Mirel Vasko opened a bridge.\n\nVasko has repeatedly said that the river belongs to nobody.": "",

	"President Mirel Vasko opened a bridge.\n\nVasko said on Monday that the river belongs to nobody.": "",

	"President Mirel Vasko opened a bridge.\n\nVasko has repeatedly warned that the river belongs to nobody, as she did in a speech in Sarn on 3 May 2026.": "",

	"The talks went on at night.\n\n“They will not sign,” said a senior diplomat.": "source.unnamed | a senior diplomat",

	"The talks went on at night.\n\n“They will not sign,” said a senior diplomat, who was not authorized to speak.": "",

	"The talks went on at night.\n\nA diplomat, Colm Harrow, said that they would not sign.": "",

	"The ministry is widely believed to have known of the cracks.": "source.missing | is widely believed",

	"The ministry is believed by its own clerks to have known of the cracks.": "",

	"The levy was raised in spring. Polls show that most people want it gone.": "document.unnamed | Polls",

	"The levy was raised in spring. A Brenn Institute poll shows that most people want it gone.": "",

	"Council meets in Sarn\n\nThe levy was raised in spring. The bridge was shut in May. The ferry ran again in June. Critics say that it ruins small mills.": "officials.unnamed | Critics",

	"The levy was raised in spring. Critics say that it ruins small mills.": "",

	"The levy was raised in spring. Some residents say that it ruins small mills. Hanna Velde, a miller, said she would close.": "",

	"Arvenia accused Tolmark of jamming its radar. Tolmark could not be reached for comment.": "",

	"Council meets in Sarn\n\nIlan Dovar slammed Petra Holm on Monday for a levy that ruins small mills. The council meets again in June.": "verb.heated | slammed",

	"Council meets in Sarn\n\nIlan Dovar slammed Petra Holm on Monday. “She hid the tolls,” Dovar said. Holm denied it. The council meets again in June.": "",

	"Council meets in Sarn\n\nIlan Dovar criticized Petra Holm on Monday for a levy that ruins small mills. Holm denied the charge. The council meets again in June.": "",

	"Council meets in Sarn\n\nIlan Dovar claimed on Monday that the levy would be gone by May. The council meets again in June.": "verb.doubting | claimed",

	"Council meets in Sarn\n\nIlan Dovar opened the talks on Monday, slamming Petra Holm. “We went on,” Holm said. The council meets again in June.": "verb.heated | slamming",

	"Council meets in Sarn\n\nIlan Dovar blasted out a letter to nine mills on Monday. The council meets again in June.": "",

	"Council meets in Sarn\n\nIlan Dovar claimed victory on Monday. The council meets again in June.": "",

	"Council meets in Sarn\n\nThe racist speech of Ilan Dovar lasted an hour. The council meets again in June.": "voice.judging | racist",

	"Council meets in Sarn\n\nThe speech of Ilan Dovar, which critics accused of being racist, lasted an hour. The council meets again in June.": "",

	"Council meets in Sarn\n\nThe council of Sarn heard two pro-life groups and one pro-choice group on Monday.": "term.contested | pro-life; term.contested | pro-choice",

	"Council meets in Sarn\n\nThe council of Sarn heard two “pro-life” groups on Monday.": "",

	"Shocking Levy Ruins Mills in Sarn\n\nThe council of Sarn raised the levy on Monday. Nine mills will close.": "headline.loaded | Shocking",

	"Council meets in Sarn\n\nAn estimated 40,000 people marched through Sarn on Monday. The bridge was shut.": "figure.unsourced | estimated 40,000",

	"Council meets in Sarn\n\nThe levy drew criticism in spring. The bridge was shut.": "source.missing | The levy | drew criticism",

	"Council meets in Sarn\n\nThe levy drew criticism from millers. The bridge was shut.": "",

	"Council meets in Sarn\n\nThe mayor was widely criticized for the flood. The bridge was shut.": "source.missing | was widely criticized",

	"Council meets in Sarn\n\nThe levy was raised in spring. The bridge was shut in May. The ferry ran again in June. Those who own the mills say that it ruins them.": "officials.unnamed | Those who own the mills",

	"Council meets in Sarn\n\nThe levy was raised in spring. The bridge was shut in May. The ferry ran again in June. It is a step that some believe could ruin the mills.": "",

	"Council meets in Sarn\n\nThe levy was raised in spring. The bridge was shut in May. The ferry ran again in June. Dovar leads in most polls.": "document.unnamed | most polls",

	"Arvenia accused Tolmark of jamming its radar. Arvenia’s minister, Ilan Dovar, said that Tolmark wants war.": "accusation.unanswered | accused | Tolmark of jamming its radar",
}

func TestFindings(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range findingCases {
		t.Run(text, func(t *testing.T) {
			e := p.Read(input.Raw{Bytes: []byte(text)}, pipeline.Options{})
			var got []string
			for _, f := range e.Findings {
				words := ""
				for _, s := range f.Spans {
					words += " | " + e.Document.Text[s.Start:s.End]
				}
				got = append(got, f.Rule+words)
			}
			if got := strings.Join(got, "; "); got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

// Two releases on one summit: each leaves out what does not suit it, and names
// the same things otherwise.
func TestCompare(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	lex, err := data.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	var entries []*acta.Entry
	for _, name := range []string{"arvenia.txt", "tolmark.txt"} {
		b, err := os.ReadFile(filepath.Join("testdata/compare", name))
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, p.Read(input.Raw{Path: name, Bytes: b}, pipeline.Options{}))
	}
	c := ledger.Compare(entries, lex)
	alone := func(v acta.Version) string {
		var out []string
		for _, r := range v.Runs {
			if !r.Shared {
				out = append(out, r.Text)
			}
		}
		return strings.Join(out, " … ")
	}
	var got []string
	for _, q := range c.Quotes {
		got = append(got, fmt.Sprintf("%d words: %s | %s", q.Shared, alone(q.Left), alone(q.Right)))
	}
	want := []string{
		"18 words: and we will not let a dispute over grain close it,” … provided that the guns on the north bank are taken away.” | ",
		"16 words:  | “Nobody will be shot at for fishing again.”",
	}
	if !slices.Equal(got, want) {
		t.Errorf("quotes are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(c.Findings) != 2 || c.Findings[0].Rule != "quote.cut" {
		t.Errorf("findings are %+v", c.Findings)
	}
	names := map[string]string{}
	for _, n := range c.Names {
		names[n.Name] = fmt.Sprint(n.Own, n.Quoted)
	}
	for name, want := range map[string]string{
		"unlawful blockade": "[0 0] [1 0]", "safety measure": "[0 0] [0 1]", "rescue mission": "[0 0] [1 0]", "occupation": "[0 0] [0 1]",
	} {
		if names[name] != want {
			t.Errorf("%s: own voice and statements are %s, want %s", name, names[name], want)
		}
	}
}
