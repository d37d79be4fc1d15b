// Command assets refreshes what the repository holds of others' work: scripts,
// fonts and reference data. All but a few schemas, which no package has and
// kept.go names, comes from npm packages, through whatever registry npm is set
// up for; run it from the top of the repository, as make assets does. It is no
// part of the gate, and the network is needed for nothing else.
//
// To take a newer version, change the table in sources.go: the version and the
// integrity that "npm view NAME@VERSION dist.integrity" gives. The next run
// says which files differ and what their new SHA-256 is; nothing is written
// before the table agrees.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	written, err := refresh(ctx, ".", sources, conversions, pack)
	for _, name := range written {
		fmt.Fprintln(os.Stderr, "assets: wrote", name)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "assets:", err)
		os.Exit(1)
	}
	if len(written) == 0 {
		fmt.Fprintln(os.Stderr, "assets: every file is as recorded")
	}
}
