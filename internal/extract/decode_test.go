package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const (
	english    = "“We’ll see,” said René Dovar of Halmsted – ‘the café’ stayed shut… It didn’t open, he’d been told.\r\n"
	russian    = "Переговоры в Хальмстеде закончились без соглашения, сообщила вчера пресс-служба министерства. Стороны встретятся снова через месяц, сказал посол.\n"
	inJapanese = "北方協定の会議は合意なしに終わったと外務省は水曜日に発表した。双方は来月もう一度会う予定だと大使は述べた。\n"
	inChinese  = "北方协定会议星期三没有达成协议就结束了，外交部发言人说。双方将于下个月再次会面，大使对记者表示。\n"
	inKorean   = "북방 협정 회의가 합의 없이 끝났다고 외무부가 수요일에 발표했다. 양측은 다음 달에 다시 만날 예정이라고 대사가 말했다.\n"
	polish     = "Rozmowy w Halmsted zakończyły się bez porozumienia, powiedział rzecznik ministerstwa. Żadna ze stron nie chciała ustąpić w sprawie mostu.\n"
)

func encode(t *testing.T, enc encoding.Encoding, s string) string {
	t.Helper()
	out, err := enc.NewEncoder().String(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return out
}

func TestDecode(t *testing.T) {
	meta := func(name string) string { return "<html><head><meta charset=\"" + name + "\"></head>" }
	cases := []struct {
		name, transport, in, want string
		note                      bool // a problem line is due
	}{
		{"ASCII", "", "Talks stall\r\n", "Talks stall\r\n", false},
		{"UTF-8", "", english, english, false},
		{"UTF-8 with its mark", "", "\ufeff" + english, "\ufeff" + english, false},
		{"UTF-8, declared latin-1", "iso-8859-1", english, english, false},
		{"UTF-8 with one bad byte", "", english + "\xff" + english, english + "\ufffd" + english, true},
		{"UTF-8 with its mark and bad bytes", "", "\ufeffa\xe9\xe9b", "\ufeffa\ufffd\ufffdb", true},
		{"UTF-8 cut in a character", "", english + "caf\xc3", english + "caf\ufffd", true},
		{"UTF-16 LE with its mark", "", "\xff\xfe" + encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), english), "\ufeff" + english, false},
		{"UTF-16 BE with its mark", "", "\xfe\xff" + encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), english), "\ufeff" + english, false},
		{"UTF-16 LE without", "", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), english), english, false},
		{"UTF-16 BE without", "", encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), english), english, false},
		{"UTF-16 with half a pair", "", "\xff\xfea\x00\x00\xd8b\x00", "\ufeffa\ufffdb", true},
		{"UTF-16 with an odd byte", "", "\xff\xfea\x00b", "\ufeffa\ufffd", true},
		{"UTF-32 LE with its mark", "", "\xff\xfe\x00\x00" + encode(t, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), english), "\ufeff" + english, false},
		{"windows-1252, not declared", "", encode(t, charmap.Windows1252, english), english, false},
		{"windows-1252, declared latin-1", "", meta("iso-8859-1") + encode(t, charmap.Windows1252, english), meta("iso-8859-1") + english, false},
		{"windows-1252, declared UTF-8", "", meta("utf-8") + encode(t, charmap.Windows1252, english), meta("utf-8") + english, false},
		{"windows-1252 by transport", "windows-1252", encode(t, charmap.Windows1252, english), english, false},
		{"latin-1, one accent", "", "The caf\xe9 stayed shut all night, said the mayor.", "The café stayed shut all night, said the mayor.", false},
		{"an unknown name declared", "klingon", encode(t, charmap.Windows1252, english), english, false},
		{"declared Shift_JIS, is not", "", meta("shift_jis") + strings.Repeat("caf\xe9 caf\xe9, ", 20), meta("shift_jis") + strings.Repeat("café café, ", 20), true},
		{"macintosh", "", encode(t, charmap.Macintosh, english), english, true},
		{"iso-8859-2, declared", "", meta("iso-8859-2") + encode(t, charmap.ISO8859_2, polish), meta("iso-8859-2") + polish, false},
		{"iso-8859-15, declared by XML", "", `<?xml version="1.0" encoding="ISO-8859-15"?>` + encode(t, charmap.ISO8859_15, "€5"), `<?xml version="1.0" encoding="ISO-8859-15"?>€5`, false},
		{"by http-equiv", "", "<meta http-equiv=content-type content='text/html; charset=koi8-r'>" + encode(t, charmap.KOI8R, russian), "<meta http-equiv=content-type content='text/html; charset=koi8-r'>" + russian, false},
		{"windows-1251, not declared", "", encode(t, charmap.Windows1251, strings.Repeat(russian, 4)), strings.Repeat(russian, 4), true},
		{"windows-1251, declared", "", meta("windows-1251") + encode(t, charmap.Windows1251, russian), meta("windows-1251") + russian, false},
		{"Shift_JIS, not declared", "", encode(t, japanese.ShiftJIS, strings.Repeat(inJapanese, 4)), strings.Repeat(inJapanese, 4), true},
		{"Shift_JIS, declared", "", meta("shift_jis") + encode(t, japanese.ShiftJIS, inJapanese), meta("shift_jis") + inJapanese, false},
		{"GB18030, not declared", "", encode(t, simplifiedchinese.GB18030, strings.Repeat(inChinese, 4)), strings.Repeat(inChinese, 4), true},
		{"GB18030, declared as gb2312", "", meta("gb2312") + encode(t, simplifiedchinese.GB18030, inChinese), meta("gb2312") + inChinese, false},
		{"EUC-KR, declared", "", meta("euc-kr") + encode(t, korean.EUCKR, inKorean), meta("euc-kr") + inKorean, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, problems := decode([]byte(c.in), c.transport)
			if got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if c.note != (len(problems) > 0) {
				t.Errorf("problems %q, want some: %v", problems, c.note)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{english, "\ufeff" + english, "\xff\xfea\x00b\x00", "caf\xe9", "<meta charset=gb2312>\x81\x30\x84\x36", "\x00a\x00b\x00c\x00d", "\x1b$B%F\x1b(B"} {
		f.Add([]byte(s), "")
		f.Add([]byte(s), "shift_jis")
		f.Add([]byte(s), "iso-2022-jp")
	}
	f.Fuzz(func(t *testing.T, b []byte, transport string) {
		s, problems := decode(b, transport)
		if !utf8.ValidString(s) {
			t.Errorf("%q is not UTF-8", s)
		}
		if _, wide := utf16Order(b); utf8.Valid(b) && !wide && s != string(b) {
			t.Errorf("UTF-8 %q was changed to %q", b, s)
		}
		for _, p := range problems {
			if p == "" || strings.ContainsAny(p, "\n\r") {
				t.Errorf("problem %q is not one line", p)
			}
		}
	})
}
