//go:build torture && !race

package main

import (
	"testing"
	"time"
)

// What `make torture` runs: too long for the gate. Its figures stand in the README.

func TestTortureKilledImports(t *testing.T) {
	t.Logf("a whole import took %s", killImports(t, 100_000, 20).Round(time.Second))
}

func TestTortureAWrongRowAtTheEnd(t *testing.T) { refuseLarge(t, 100_000) }
