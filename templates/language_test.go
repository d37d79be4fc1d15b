package templates

import "testing"

func TestAScriptTellsTheLanguageOfAName(t *testing.T) {
	for _, c := range []struct{ name, country, want string }{
		{"성미산 마을", "KR", "ko"}, {"東京の庭", "JP", "ja"}, {"東京", "JP", "ja"}, {"開放政府", "TW", "zh-Hant"}, {"花园", "", "zh"},
		{"Αθήνα", "GR", "el"}, {"Café Łódź", "PL", ""}, {"حديقة", "NL", ""}, {"Сад", "RU", ""}, {"", "", ""},
	} {
		if got := languageOf(c.name, c.country); got != c.want {
			t.Errorf("%s of %s is %q, want %q", c.name, c.country, got, c.want)
		}
	}
}
