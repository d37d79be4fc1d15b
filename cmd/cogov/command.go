package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/alecthomas/kong"

	"cogov/internal/store"
)

// commands are what the program can be told to do. Every flag has a twin in
// the environment.
type commands struct {
	Serve   serve   `cmd:"" help:"Serve the directory. Migrates the database and loads the seeds into an empty one."`
	User    user    `cmd:"" help:"Look after the accounts of editors."`
	Import  imports `cmd:"" help:"Bring cases in from tables, JSON or text records, all or none. A case whose slug is here already gets a new revision."`
	Export  exports `cmd:"" help:"Write the published cases into a file, beside a server that may be running."`
	Version version `cmd:"" help:"Print the version, the schema and Go's version."`
}

// dataFlag is the data folder.
type dataFlag struct {
	Data string `help:"The data folder." default:"data" env:"COGOV_DATA" placeholder:"DIR"`
}

// usageError is a command line that cannot be understood.
type usageError struct{ error }

// errHelped ends a run that only printed help.
var errHelped = errors.New("help was printed")

// run does what the arguments say. getenv gives the environment.
func run(ctx context.Context, args []string, getenv func(string) string, io stdio) (err error) {
	defer func() {
		if e, ok := recover().(error); errors.Is(e, errHelped) && ok {
			err = nil
		} else if ok {
			panic(e)
		}
	}()
	var c commands
	parser, err := kong.New(&c,
		kong.Name("cogov"),
		kong.Description("The open directory of urban co-governance case studies."),
		kong.Writers(io.out, io.err),
		kong.Exit(func(int) { panic(errHelped) }),
		kong.Resolvers(environment(getenv)),
		kong.UsageOnError(),
		kong.Vars{"formats": formats()},
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(io),
	)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if err != nil {
		return usageError{err}
	}
	return command.Run()
}

// environment resolves flags from the environment that run was given, rather
// than from the process's own.
func environment(getenv func(string) string) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		for _, name := range flag.Tag.Envs {
			if value := getenv(name); value != "" {
				return value, nil
			}
		}
		return nil, nil
	})
}

// version prints what this program is.
type version struct{}

// Run prints the versions.
func (version) Run(io stdio) error {
	schema, err := store.Schema()
	if err != nil {
		return err
	}
	fmt.Fprintf(io.out, "cogov %s\nschema %d\n%s %s/%s\n", release(), schema, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}

// release is the version that the module was built as: a tag, or the commit.
func release() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	var parts []string
	if v := info.Main.Version; v != "" && v != "(devel)" {
		parts = append(parts, v)
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(parts) == 0 {
			parts = append(parts, s.Value[:min(12, len(s.Value))])
		}
		if s.Key == "vcs.modified" && s.Value == "true" {
			parts = append(parts, "modified")
		}
	}
	if len(parts) == 0 {
		return "development"
	}
	return strings.Join(parts, " ")
}
