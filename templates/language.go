package templates

import "unicode"

// languageOf is the language of a name as far as its script tells, for voices
// and fonts; "" where it does not. Chinese characters mean what the country
// writes with them.
func languageOf(name, country string) string {
	language := ""
	for _, r := range name {
		if r < 0x370 { // Latin, which says nothing
			continue
		}
		for _, s := range tellingScripts {
			if unicode.Is(s.script, r) {
				return s.language
			}
		}
		if unicode.Is(unicode.Han, r) {
			language = "zh"
			if l, ok := hanLanguages[country]; ok {
				language = l
			}
		}
	}
	return language
}

// tellingScripts are those of one language, or of one by far.
var tellingScripts = []struct {
	script   *unicode.RangeTable
	language string
}{
	{unicode.Hangul, "ko"}, {unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Thai, "th"}, {unicode.Greek, "el"},
	{unicode.Hebrew, "he"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"}, {unicode.Tamil, "ta"}, {unicode.Khmer, "km"},
	{unicode.Lao, "lo"}, {unicode.Myanmar, "my"}, {unicode.Sinhala, "si"}, {unicode.Ethiopic, "am"},
}

var hanLanguages = map[string]string{"JP": "ja", "KR": "ko", "TW": "zh-Hant", "HK": "zh-Hant", "MO": "zh-Hant", "CN": "zh-Hans", "SG": "zh-Hans"}
