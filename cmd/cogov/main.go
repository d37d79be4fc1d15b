// Command cogov serves the open directory of urban co-governance case studies
// and looks after its data folder.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	err := run(ctx, os.Args[1:], os.Getenv, stdio{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(exitStatus(err, os.Stderr))
}

// stdio is where a command reads and writes: results to out, messages to err.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}

// exitStatus says what went wrong and gives 0 for done, 1 for failed, 2 for
// wrong usage.
func exitStatus(err error, out io.Writer) int {
	if err == nil {
		return 0
	}
	if errors.As(err, &usageError{}) {
		fmt.Fprintln(out, "cogov: "+err.Error())
		fmt.Fprintln(out, `Run "cogov --help" for what it takes.`)
		return 2
	}
	fmt.Fprintln(out, "cogov: "+err.Error())
	return 1
}
