//go:build !race

package record

import (
	"strings"
	"testing"
	"time"
)

// TestNoTextIsReadForever reads large texts of one shape, after a head that
// makes them the value of something. With anything quadratic in it a text of
// this size takes minutes; it takes a fraction of a second.
func TestNoTextIsReadForever(t *testing.T) {
	const size, forever = 1 << 19, 30 * time.Second
	for _, text := range []struct{ head, shape string }{
		{"", "\n"}, {"", " "}, {"", "a"}, {"", "Name "}, {"", "Name: "}, {"", "Country\n"}, {"", "Pooling Strong\n"}, {"", "Pooling Very Strong\n"},
		{"", "Source\n\n"}, {"", "Country NL City Delft Name Shed Date 2010 "}, {"", "\xff"}, {"", "\u00a0"}, {"", "(, NL)– "},
		{"Description\n", "Source: a\n"}, {"Description\n", "Tools\n\nThey are shared.\n\n"}, {"Description\n", "x\n\n"}, {"Description\n", `\`},
		{"References:\n", "a\n"}, {"References:\n", "* a | b\n"}, {"References:\n", "ada@a.example.org\n"}, {"References:\n", "https://a.example.org/"},
		{"Contact:\n", "ada@a.example.org\n"}, {"Contact:\n", "a\n"}, {"Contact:\n", "\n"}, {"Website: ", "a.b."}, {"Website: ", "https://a.example.org "},
		{"Date: ", "2010 - "}, {"Date: ", "(updated "}, {"Location: ", "a, "}, {"Location: ", "_"}, {"Community Level: ", "city "},
		{"People involved: ", "citizens and "}, {"People involved: ", "32.623 "}, {"Sector: ", "food, "}, {"Added: ", "12/"},
		{"Name: Shed\nPartner organisations:\n", "a\n"}, {"Name: Shed\nPartner organisations:\n* a\n", "  b\n"}, {"Name: Shed\nSummary:", "\nPooling Strong"},
	} {
		read := make(chan struct{})
		go func() {
			Parse(text.head + strings.Repeat(text.shape, size/len(text.shape)))
			close(read)
		}()
		select {
		case <-read:
		case <-time.After(forever):
			t.Fatalf("%q and then %q, again and again, is still being read", text.head, text.shape)
		}
	}
}
