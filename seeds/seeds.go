// Package seeds carries the cases that an empty directory begins with: text
// records as published, each with a companion of the same name in JSON.
package seeds

import "embed"

// Files are the records and their companions.
//
//go:embed *.txt *.json
var Files embed.FS
