package train

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/ling/namer"
)

var gumOpen = regexp.MustCompile(`^(\d+)-([a-z]+)-`)

var gumKinds = map[string]ling.MentionKind{
	"person": ling.PersonName, "organization": ling.OrgName, "place": ling.PlaceName,
}

// titles are words before a person's name that are not part of it, and that are
// no name where they stand alone.
var titles = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`
		mr. mrs. ms. miss dr. mr mrs ms dr president vice prime minister ministers king queen senator senators governor general major colonel lieutenant
		captain commander sergeant admiral officer chief sir professor prof. pope judge justice lord lady prince princess duke duchess earl count baron
		emperor empress chancellor secretary mayor rep. sen. gov. gen. col. lt. capt. rev. reverend representative representatives congressman congresswoman
		speaker whip chairman chairwoman chair director founder founders protector ambassador counsel attorney solicitor doctor detective father mother brother sister
		mom dad mum uncle aunt grandma grandpa madam madame majesty excellency honor honour rabbi imam sheikh shaikh ayatollah`) {
		out[w] = true
	}
	return out
}()

// gumMention is a mention of an entity in a GUM sentence, by the numbers of its
// first and last word.
type gumMention struct {
	kind     string
	from, to int
}

// gumMentions reads the mentions that begin and end in s, in the order of their ends.
func gumMentions(s *conllu.Sentence) []gumMention {
	type open struct {
		gumMention
		id string
	}
	var stack []open
	var out []gumMention
	for i := range s.Words {
		value := ""
		for field := range strings.SplitSeq(s.Words[i].Misc, "|") {
			if v, ok := strings.CutPrefix(field, "Entity="); ok {
				value = v
			}
		}
		for value != "" {
			if value[0] == '(' {
				part := value[1:]
				end := strings.IndexAny(part, "()")
				closed := end >= 0 && part[end] == ')'
				value = ""
				if end >= 0 {
					part, value = part[:end], part[end:]
				}
				m := gumOpen.FindStringSubmatch(part)
				if m == nil {
					continue
				}
				if closed {
					out = append(out, gumMention{m[2], i, i})
					value = value[1:]
				} else {
					stack = append(stack, open{gumMention{m[2], i, 0}, m[1]})
				}
				continue
			}
			id, rest, found := strings.Cut(value, ")")
			if !found {
				break
			}
			value = rest
			for j, o := range slices.Backward(stack) {
				if o.id == id {
					o.to = i
					out = append(out, o.gumMention)
					stack = slices.Delete(stack, j, j+1)
					break
				}
			}
		}
	}
	return out
}

// gumNames labels the names of persons, organisations and places among the
// mentions of a GUM sentence. The name of a mention whose head is a proper noun is
// the capitalised words around that head, with those that "of", "for" or a hyphen
// join to them. Titles are no part of it, and peoples ("Canadians") have none. Of
// names that share words the longest counts.
func gumNames(s *conllu.Sentence) []int {
	type name struct {
		from, to int
		kind     ling.MentionKind
	}
	var names []name
	for _, m := range gumMentions(s) {
		kind, ok := gumKinds[m.kind]
		if !ok {
			continue
		}
		if from, to := gumName(s, m, kind); from < to {
			names = append(names, name{from, to, kind})
		}
	}
	slices.SortStableFunc(names, func(a, b name) int { return cmp.Compare(b.to-b.from, a.to-a.from) })
	labels := make([]int, len(s.Words))
	for _, n := range names {
		if slices.ContainsFunc(labels[n.from:n.to], func(y int) bool { return y != 0 }) {
			continue
		}
		labels[n.from] = namer.Begin(n.kind)
		for i := n.from + 1; i < n.to; i++ {
			labels[i] = namer.Begin(n.kind) + 1
		}
	}
	return labels
}

// gumName is the first word of the name of m and the word after its last; both
// are the same where it has no name.
func gumName(s *conllu.Sentence, m gumMention, kind ling.MentionKind) (int, int) {
	head := slices.IndexFunc(s.Words[m.from:m.to+1], func(w conllu.Word) bool { return w.Head-1 < m.from || w.Head-1 > m.to })
	if head += m.from; head < m.from || s.Words[head].UPOS != "PROPN" {
		return 0, 0
	}
	if kind == ling.PersonName && s.Words[head].XPOS == "NNPS" {
		return 0, 0
	}
	low := func(i int) string { return strings.ToLower(s.Words[i].Form) }
	proper := func(i int) bool {
		if i < m.from || i > m.to {
			return false
		}
		w := &s.Words[i]
		r, _ := utf8.DecodeRuneInString(w.Form)
		return w.UPOS == "PROPN" || unicode.IsUpper(r) && w.UPOS != "PRON" && w.UPOS != "DET"
	}
	hyphen := func(i int) bool {
		return i > m.from && i < m.to && (s.Words[i].Form == "-" || s.Words[i].Form == "–")
	}
	from, to := head, head+1
	for proper(from-1) || hyphen(from-1) && proper(from-2) {
		from--
	}
	joined := false
	for {
		switch {
		case proper(to):
			to++
		case hyphen(to) && proper(to+1), to <= m.to && joined && (low(to) == "and" || low(to) == "&") && proper(to+1),
			to <= m.to && kind != ling.PersonName && (low(to) == "of" || low(to) == "for") && proper(to+1):
			joined = true
			to += 2
		case to <= m.to && kind != ling.PersonName && (low(to) == "of" || low(to) == "for") && to < m.to && low(to+1) == "the" && proper(to+2):
			joined = true
			to += 3
		default:
			for kind == ling.PersonName && from < to && (titles[low(from)] || hyphen(from)) {
				from++
			}
			return from, to
		}
	}
}
