package view

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// object writes JSON by appending, a key at a time in the order of the calls.
// It knows nothing of nesting but where commas go.
type object struct {
	b     []byte
	comma bool // whether a comma is due before the next key or item
}

func (o *object) open(c byte) {
	o.item()
	o.b = append(o.b, c)
	o.comma = false
}

func (o *object) close(c byte) {
	o.b = append(o.b, c)
	o.comma = true
}

// item makes ready for the next value of a list.
func (o *object) item() {
	if o.comma {
		o.b = append(o.b, ',')
	}
	o.comma = false
}

// key writes a name of the record, which needs no escapes.
func (o *object) key(name string) {
	o.item()
	o.b = append(o.b, '"')
	o.b = append(o.b, name...)
	o.b = append(o.b, '"', ':')
}

// name writes a key that comes from a document.
func (o *object) name(s string) {
	o.item()
	o.b = appendString(o.b, s)
	o.b = append(o.b, ':')
}

func (o *object) value(s string) {
	o.item()
	o.b = appendString(o.b, s)
	o.comma = true
}

func (o *object) raw(s string) {
	o.item()
	o.b = append(o.b, s...)
	o.comma = true
}

func (o *object) integer(n int64) {
	o.item()
	o.b = strconv.AppendInt(o.b, n, 10)
	o.comma = true
}

func (o *object) str(key, s string) {
	o.key(key)
	o.value(s)
}

// opt writes s, or null where it is empty.
func (o *object) opt(key, s string) {
	if s == "" {
		o.null(key)
		return
	}
	o.str(key, s)
}

func (o *object) null(key string) {
	o.key(key)
	o.raw("null")
}

func (o *object) int(key string, n int) {
	o.key(key)
	o.integer(int64(n))
}

func (o *object) optInt(key string, n *int) {
	if n == nil {
		o.null(key)
		return
	}
	o.int(key, *n)
}

func (o *object) bool(key string, v bool) {
	o.key(key)
	o.raw(strconv.FormatBool(v))
}

// float writes the shortest digits that read back as f. JSON has no infinities:
// they are null.
func (o *object) float(key string, f float64) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		o.null(key)
		return
	}
	o.key(key)
	o.b = strconv.AppendFloat(o.b, f, 'f', -1, 64)
	o.comma = true
}

func (o *object) strings(key string, list []string) {
	o.key(key)
	o.open('[')
	for _, s := range list {
		o.value(s)
	}
	o.close(']')
}

const hex = "0123456789abcdef"

// appendString appends s as JSON. Bytes that are no UTF-8 become U+FFFD. The two
// line ends of Unicode are escaped, since some readers of lines break at them.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && c != 0x7f {
				i++
				continue
			}
			b = append(b, s[from:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\n':
				b = append(b, '\\', 'n')
			case '\r':
				b = append(b, '\\', 'r')
			case '\t':
				b = append(b, '\\', 't')
			default:
				b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			from = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b = append(b, s[from:i]...)
			b = append(b, "\ufffd"...)
			from = i + n
		case r == '\u2028' || r == '\u2029':
			b = append(b, s[from:i]...)
			b = append(b, '\\', 'u', '2', '0', '2', hex[r&15])
			from = i + n
		}
		i += n
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}
