// Package migrations carries the steps that build the database's tables.
package migrations

import "embed"

// SQLite holds the steps for SQLite, in order of their numbers.
//
//go:embed sqlite/*.sql
var SQLite embed.FS
