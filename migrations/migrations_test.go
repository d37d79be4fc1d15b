package migrations

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"
)

// released are the steps that databases out there were built with. What one of
// them did is done: a table that is to change takes a step of its own.
var released = map[string]string{
	"00001_first.sql":          "3d7688aadb6bb9293f5ce909db1cd0e37ebba2b2153ff522716b41a455c65025",
	"00006_working_copies.sql": "9d771d94c3c8e71f8d678791029e9ef5fb84b170bafd50377caafea59e60883b",
	"00009_scoring.sql":        "53f9dccf67e9d9cea8b3dd7b7b877291365bcd8a074e09aba3dcf539cb97157b",
	"00010_imports.sql":        "02db7a5e6cf218640dea75ef755f909daae7d811e592c6c3319ae9caafc5f081",
	"00011_lists.sql":          "79e04556c2648b2b3e6d3b901ca4d27477ccacc559492e043445b5e4ffa1b389",
	"00012_public_changes.sql": "b788de68c0082475fbed0e2c17262cd36310b59b5ce209a1af2496986160816e",
}

func TestReleasedStepsStayAsTheyWere(t *testing.T) {
	for name, want := range released {
		step, err := SQLite.ReadFile("sqlite/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(step); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s was edited: databases that have it already would never get the change", name)
		}
	}
}
