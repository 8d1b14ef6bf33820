package train

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/ling/namer"
)

// readTrees reads the sentences of one CoNLL-U file below dir.
func readTrees(dir, name string) ([]*conllu.Sentence, error) {
	path := filepath.Join(dir, name)
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	return conllu.NewReader(f, path).ReadAll()
}

// readVectors reads the fixed word vectors: words in vocab.txt, their
// half-precision floats in vectors.f16le.
func readVectors(dir string) (words []string, vectors [][]float32, err error) {
	data, err := os.ReadFile(filepath.Join(dir, "vocab.txt"))
	if err != nil {
		return nil, nil, fmt.Errorf("word vectors: %w", err)
	}
	words = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	raw, err := os.ReadFile(filepath.Join(dir, "vectors.f16le"))
	if err != nil {
		return nil, nil, fmt.Errorf("word vectors: %w", err)
	}
	const dims = 100
	if len(raw) != 2*dims*len(words) {
		return nil, nil, fmt.Errorf("word vectors: %d bytes for %d words: %w", len(raw), len(words), acta.ErrInvalid)
	}
	for i := range words {
		v := make([]float32, dims)
		for j := range v {
			v[j] = half(binary.LittleEndian.Uint16(raw[2*(i*dims+j):]))
		}
		vectors = append(vectors, v)
	}
	return words, vectors, nil
}

// half is the value of an IEEE 754 half-precision float.
func half(bits uint16) float32 {
	sign, exponent, fraction := float64(1), int(bits>>10&0x1f), float64(bits&0x3ff)
	if bits>>15 == 1 {
		sign = -1
	}
	if exponent == 0 {
		return float32(sign * math.Ldexp(fraction, -24))
	}
	return float32(sign * math.Ldexp(1024+fraction, exponent-25))
}

// named is sentences of words with the labels of their names.
type named struct {
	words  []string
	labels []int
}

// readColumns reads one word and one label a line, sentences apart by an empty
// line. word and label are columns.
func readColumns(path string, word, label int, kinds map[string]ling.MentionKind) ([]named, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	var out []named
	var s named
	before := ""
	flush := func() {
		if len(s.words) > 0 {
			out = append(out, s)
		}
		s, before = named{}, ""
	}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		line := in.Text()
		if strings.HasPrefix(line, "# ") && strings.Contains(line, " = ") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) <= max(word, label) || cols[word] == "" {
			flush()
			continue
		}
		tag := cols[label]
		y := 0
		if len(tag) > 2 {
			if kind, ok := kinds[tag[2:]]; ok {
				y = namer.Begin(kind)
				if tag[0] == 'I' && before == tag[2:] {
					y++
				}
				before = tag[2:]
			} else {
				before = ""
			}
		} else {
			before = ""
		}
		s.words = append(s.words, cols[word])
		s.labels = append(s.labels, y)
	}
	flush()
	return out, in.Err()
}

var gumOpen = regexp.MustCompile(`^(\d+)-([a-z]+)-`)

var gumKinds = map[string]ling.MentionKind{
	"person": ling.PersonName, "organization": ling.OrgName, "place": ling.PlaceName,
}

// titles are words before a person's name that are not part of it.
var titles = map[string]bool{
	"mr.": true, "mrs.": true, "ms.": true, "dr.": true, "president": true, "king": true, "queen": true,
	"prime": true, "minister": true, "senator": true, "governor": true, "general": true, "sir": true,
	"professor": true, "prof.": true, "pope": true, "judge": true, "justice": true, "captain": true,
	"lord": true, "lady": true, "prince": true, "princess": true, "chancellor": true, "secretary": true,
	"mayor": true, "mr": true, "mrs": true, "dr": true, "rep.": true, "sen.": true, "gov.": true, "gen.": true,
}

// gumNames labels the names of persons, organisations and places among the
// mentions of a GUM sentence: of each mention with a proper noun as its head,
// the capitalised words around that head.
func gumNames(s *conllu.Sentence) []int {
	labels := make([]int, len(s.Words))
	type open struct {
		id, kind string
		from     int
	}
	var stack []open
	mark := func(o open, last int) {
		kind, ok := gumKinds[o.kind]
		if !ok {
			return
		}
		head := -1
		for i := o.from; i <= last; i++ {
			if h := s.Words[i].Head - 1; h < o.from || h > last {
				head = i
				break
			}
		}
		if head < 0 || s.Words[head].UPOS != "PROPN" {
			return
		}
		capital := func(i int) bool {
			r, _ := utf8.DecodeRuneInString(s.Words[i].Form)
			return unicode.IsUpper(r) && s.Words[i].UPOS != "PRON" && s.Words[i].UPOS != "DET" || s.Words[i].UPOS == "PROPN"
		}
		from, to := head, head
		for from > o.from && capital(from-1) && !(kind == ling.PersonName && titles[strings.ToLower(s.Words[from-1].Form)]) {
			from--
		}
		for to < last {
			if capital(to + 1) {
				to++
			} else if kind == ling.OrgName && to+2 <= last && strings.ToLower(s.Words[to+1].Form) == "of" && capital(to+2) {
				to += 2
			} else {
				break
			}
		}
		for i := from; i <= to; i++ {
			if labels[i] != 0 {
				return
			}
		}
		labels[from] = namer.Begin(kind)
		for i := from + 1; i <= to; i++ {
			labels[i] = namer.Begin(kind) + 1
		}
	}
	for i := range s.Words {
		value := ""
		for _, field := range strings.Split(s.Words[i].Misc, "|") {
			if v, ok := strings.CutPrefix(field, "Entity="); ok {
				value = v
			}
		}
		for value != "" {
			if value[0] == '(' {
				value = value[1:]
				end := strings.IndexAny(value, "()")
				part := value
				closed := false
				if end >= 0 {
					part, closed = value[:end], value[end] == ')'
					value = value[end:]
				} else {
					value = ""
				}
				m := gumOpen.FindStringSubmatch(part)
				if m == nil {
					continue
				}
				stack = append(stack, open{m[1], m[2], i})
				if closed {
					mark(stack[len(stack)-1], i)
					stack = stack[:len(stack)-1]
					value = value[1:]
				}
				continue
			}
			end := strings.IndexByte(value, ')')
			if end < 0 {
				break
			}
			id := value[:end]
			value = value[end+1:]
			for j := len(stack) - 1; j >= 0; j-- {
				if stack[j].id == id {
					mark(stack[j], i)
					stack = append(stack[:j], stack[j+1:]...)
					break
				}
			}
		}
	}
	return labels
}
