// Package seeds carries the cases that an empty directory begins with: text
// records as published, each with a companion of the same name in JSON, and a
// list of cases in JSON. Their texts may be used under CC BY 4.0.
package seeds

import "embed"

// Files are the records with their companions, and the list.
//
//go:embed *.txt *.json
var Files embed.FS
