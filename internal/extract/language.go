package extract

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"acta"
	"acta/internal/text"
)

// functionWords are English words that texts of other languages seldom hold and
// English texts cannot do without.
var functionWords = map[string]bool{
	"the": true, "of": true, "and": true, "that": true, "with": true, "from": true, "by": true, "have": true, "has": true, "this": true, "which": true,
	"their": true, "they": true, "would": true, "were": true, "been": true, "said": true, "not": true, "it": true, "be": true, "to": true, "for": true,
}

const (
	sampleBytes  = 8 << 10
	englishShare = 0.08 // of words; English news holds 0.2 to 0.35
	foreignShare = 0.05 // of words; over it a text is at least partly English
	longEnough   = 200  // letters that a judgement on another language needs
)

// language says whether t is English: "en", or empty where it is too short to
// tell. It fails where t is long and clearly in another language. hint is what
// the page declares of itself; it is believed of a short text.
func language(t *text.Text, hint string) (string, error) {
	sample := t.UTF8[:min(len(t.UTF8), sampleBytes)]
	words, hits, letters, latin := 0, 0, 0, 0
	for word := range strings.FieldsFuncSeq(sample, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		for _, r := range word {
			letters++
			if unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
		if functionWords[strings.ToLower(word)] {
			hits++
		}
	}
	share := float64(hits) / float64(max(words, 1))
	if words >= 10 && share >= englishShare || words >= 50 && share >= foreignShare {
		return "en", nil
	}
	if letters >= longEnough && share < foreignShare {
		// The library costs 3 ms a kilobyte, which is why function words go first.
		info := whatlanggo.Detect(clip(sample, 1500))
		if info.Lang != whatlanggo.Eng && info.IsReliable() {
			return "", fmt.Errorf("it seems to be in %s; acta reads English only: %w", info.Lang.String(), acta.ErrUnsupported)
		}
		// Languages of one script are hard to tell apart; that none is English is not.
		if latin*2 < letters {
			return "", fmt.Errorf("it is written in the %s script; acta reads English only: %w", whatlanggo.Scripts[info.Script], acta.ErrUnsupported)
		}
	}
	if strings.EqualFold(hint, "en") {
		return "en", nil
	}
	return "", nil
}

// clip is s up to n bytes, at the end of a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
