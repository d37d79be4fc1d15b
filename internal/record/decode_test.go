package record

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestAFileIsReadInWhateverEncodingItCame(t *testing.T) {
	const text = "City: São Paulo\nName: “Câmara” – 5 €\n"
	for name, e := range map[string]encoding.Encoding{
		"UTF-8":                    encoding.Nop,
		"UTF-8 with a mark":        unicode.UTF8BOM,
		"Windows":                  charmap.Windows1252,
		"UTF-16, little end":       unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16, big end":          unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"UTF-16 without a mark":    unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16, big, and no mark": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	} {
		file, err := e.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := Decode([]byte(file)); got != text {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestAByteThatIsNotUTF8IsReadByItself(t *testing.T) {
	if got, want := Decode([]byte("Łódź, S\xe3o Paulo")), "Łódź, São Paulo"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func FuzzDecode(f *testing.F) {
	for _, text := range []string{"", "\xff\xfe", "\xfe\xff\xd8", "\xef\xbb\xbf", "N\x00a\x00", "\x81\xff"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		got := Decode(file)
		if !utf8.ValidString(got) {
			t.Errorf("%q becomes %q, which is not UTF-8", file, got)
		}
		if utf8.Valid(file) && !strings.HasPrefix(string(file), "\ufeff") && !strings.Contains(string(file), "\x00") && got != string(file) {
			t.Errorf("%q becomes %q", file, got)
		}
	})
}
