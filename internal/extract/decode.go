package extract

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode gives the characters of b. The first of these that fits decides: the
// byte order mark, UTF-16 by its zero bytes, UTF-8, the charset that transport
// or the page declares, damaged UTF-8, the marks of English typography in the
// one-byte sets of news archives, and last a guess by frequencies. What was
// replaced, or guessed to be anything but windows-1252, is a problem line. The result is valid UTF-8.
func decode(b []byte, transport string) (s string, problems []string) {
	if isUTF32(b) {
		order := utf32.LittleEndian
		if b[0] == 0 {
			order = utf32.BigEndian
		}
		return decodeAs(utf32.UTF32(order, utf32.IgnoreBOM), b, "UTF-32")
	}
	if order, wide := utf16Order(b); wide {
		return decodeAs(unicode.UTF16(order, unicode.IgnoreBOM), b, "UTF-16")
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	if bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		return mendUTF8(b)
	}
	for _, label := range []string{transport, declared(b)} {
		enc, name := charset.Lookup(label)
		if enc == nil || name == "utf-8" || strings.HasPrefix(name, "utf-16") || name == "replacement" {
			continue
		}
		s, damage := decodeWith(enc, b)
		if damage*200 > len(b) {
			problems = append(problems, fmt.Sprintf("it is not in the declared encoding %s", name))
			continue
		}
		if damage > 0 {
			problems = append(problems, fmt.Sprintf("%d places are not %s and read as U+FFFD", damage, name))
		}
		return s, problems
	}
	if good, bad := countUTF8(b); good > 0 && good >= bad {
		s, more := mendUTF8(b)
		return s, append(problems, more...)
	}
	enc, name := guess(b)
	s, damage := decodeWith(enc, b)
	if name == "windows-1252" && damage == 0 {
		return s, problems // what undeclared English is in, next to UTF-8
	}
	note := fmt.Sprintf("it declares no encoding and is read as %s", name)
	if damage > 0 {
		note += fmt.Sprintf("; %d places that do not fit read as U+FFFD", damage)
	}
	return s, append(problems, note)
}

func decodeAs(enc encoding.Encoding, b []byte, name string) (string, []string) {
	s, damage := decodeWith(enc, b)
	if damage > 0 {
		return s, []string{fmt.Sprintf("%d places are not %s and read as U+FFFD", damage, name)}
	}
	return s, nil
}

// decodeWith counts the replacement characters that decoding brought in.
func decodeWith(enc encoding.Encoding, b []byte) (s string, damage int) {
	out, err := enc.NewDecoder().Bytes(b)
	s = strings.ToValidUTF8(string(out), "\ufffd")
	damage = strings.Count(s, "\ufffd")
	if err != nil {
		damage++
	}
	return s, damage
}

// mendUTF8 replaces each byte that is not UTF-8 by U+FFFD.
func mendUTF8(b []byte) (string, []string) {
	s := string([]rune(string(b)))
	_, bad := countUTF8(b)
	return s, []string{fmt.Sprintf("%d bytes are not UTF-8 and read as U+FFFD; the file may be damaged", bad)}
}

// countUTF8 counts the characters of several bytes, and the bytes that are none.
func countUTF8(b []byte) (good, bad int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good, bad
}

func isUTF32(b []byte) bool {
	return len(b) >= 8 && len(b)%4 == 0 && (bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")) || bytes.HasPrefix(b, []byte("\x00\x00\xfe\xff")))
}

// utf16Order tells UTF-16 by its mark, or by zeros in every other byte.
func utf16Order(b []byte) (unicode.Endianness, bool) {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) && !isUTF32(b) {
		return unicode.LittleEndian, true
	}
	if bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return unicode.BigEndian, true
	}
	head := b[:min(len(b), 4096)&^1]
	if len(head) < 8 {
		return unicode.BigEndian, false
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case zeros[1]*10 > half*8 && zeros[0]*20 < half:
		return unicode.LittleEndian, true
	case zeros[0]*10 > half*8 && zeros[1]*20 < half:
		return unicode.BigEndian, true
	}
	return unicode.BigEndian, false
}

// declared is the charset that a page's meta element or XML head names, or empty.
func declared(b []byte) string {
	head := bytes.ToLower(b[:min(len(b), 8192)])
	if bytes.HasPrefix(head, []byte("<?xml")) {
		first, _, _ := bytes.Cut(head, []byte("?>"))
		if label := labelAfter(first, "encoding"); label != "" {
			return label
		}
	}
	for {
		_, rest, ok := bytes.Cut(head, []byte("<meta"))
		if !ok {
			return ""
		}
		tag, after, _ := bytes.Cut(rest, []byte(">"))
		if label := labelAfter(tag, "charset"); label != "" {
			return label
		}
		head = after
	}
}

// labelAfter is the label in key=label, with or without quotation marks.
func labelAfter(b []byte, key string) string {
	_, rest, ok := bytes.Cut(b, []byte(key))
	if !ok {
		return ""
	}
	rest = bytes.TrimLeft(rest, " \t\r\n")
	if rest, ok = bytes.CutPrefix(rest, []byte("=")); !ok {
		return ""
	}
	rest = bytes.TrimLeft(rest, " \t\r\n\"'")
	end := bytes.IndexAny(rest, " \t\r\n\"';/>?")
	if end < 0 {
		end = len(rest)
	}
	return string(rest[:end])
}

// guess names the encoding of bytes that are not UTF-8 and declare nothing. An
// English text has few bytes over 127, and most of those are quotation marks,
// dashes and apostrophes, which stand elsewhere in windows-1252 and on the old
// Macintosh. Frequencies of letters are asked where there are many.
func guess(b []byte) (encoding.Encoding, string) {
	high, windows, mac := 0, 0, 0
	for i, c := range b {
		if c < utf8.RuneSelf {
			continue
		}
		high++
		before, after := byte(' '), byte(' ')
		if i > 0 {
			before = b[i-1]
		}
		if i+1 < len(b) {
			after = b[i+1]
		}
		windows += fits(c, before, after, "\x93\x91", "\x94\x92", '\x92', "\x96\x97\x85")
		mac += fits(c, before, after, "\xd2\xd4", "\xd3\xd5", '\xd5', "\xd0\xd1\xc9")
	}
	if mac > windows && mac*2 > high {
		return charmap.Macintosh, "macintosh"
	}
	if windows*2 > high || high*20 < len(b) {
		return charmap.Windows1252, "windows-1252"
	}
	found := chardet.Detect(b[:min(len(b), 64<<10)])
	if enc, name := charset.Lookup(found.Encoding); enc != nil && name != "utf-8" && name != "replacement" {
		return enc, name
	}
	return charmap.Windows1252, "windows-1252"
}

// fits is 1 where c, read as a mark of typography, stands where that mark does.
func fits(c, before, after byte, open, shut string, apostrophe byte, dashes string) int {
	letter := func(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
	blank := func(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }
	switch {
	case strings.IndexByte(open, c) >= 0 && (blank(before) || before == '(') && !blank(after),
		strings.IndexByte(shut, c) >= 0 && !blank(before) && !letter(after),
		c == apostrophe && letter(before) && letter(after),
		strings.IndexByte(dashes, c) >= 0:
		return 1
	}
	return 0
}
