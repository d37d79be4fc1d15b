package main

import (
	"context"
	"embed"
	"os"
	"path/filepath"
	"strings"
)

// latinExtended are the characters of the fonts' second files, which browsers
// load only for pages that need them: Latin Extended-A, ƒ, the Romanian comma
// letters and ẞ. The style sheet has the same ranges.
var latinExtended = characters([2]rune{0x100, 0x17F}, [2]rune{0x192, 0x192}, [2]rune{0x218, 0x21B}, [2]rune{0x1E9E, 0x1E9E})

// cutting is a Node program, its packages pinned by npm's lock file.
//
//go:embed cut
var cutting embed.FS

// cutFont cuts a font down to latinExtended.
func cutFont(ctx context.Context, from [][]byte) ([]byte, error) {
	dir, err := os.MkdirTemp("", "assets-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, cutting); err != nil {
		return nil, err
	}
	dir = filepath.Join(dir, "cut")
	if err := os.WriteFile(filepath.Join(dir, "font"), from[0], 0o600); err != nil {
		return nil, err
	}
	if _, err := runIn(ctx, dir, "npm", "ci", "--silent", "--ignore-scripts"); err != nil {
		return nil, err
	}
	return runIn(ctx, dir, "node", "cut.mjs", "font", latinExtended)
}

func characters(ranges ...[2]rune) string {
	var b strings.Builder
	for _, r := range ranges {
		for c := r[0]; c <= r[1]; c++ {
			b.WriteRune(c)
		}
	}
	return b.String()
}
