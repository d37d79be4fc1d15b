package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/intake"
	"cogov/internal/store"
)

// imports brings cases in from files.
type imports struct {
	dataFlag
	Files   []string `arg:"" name:"file" help:"Tables (.csv), JSON (.json, one case or a list) or text records (.txt, with a companion .json of the same name if there is one)."`
	DryRun  bool     `help:"Say what would be done, field by field, and change nothing."`
	Publish bool     `help:"Publish the cases. Otherwise they become drafts."`
}

// Run imports the files, all or none, and prints a line a case. A dry run is on
// a copy: a server goes on undisturbed.
func (c imports) Run(ctx context.Context, std stdio) error {
	run := func(data string) error { return c.run(ctx, data, std) }
	if c.DryRun {
		return onCopy(ctx, c.Data, run)
	}
	return run(c.Data)
}

func (c imports) run(ctx context.Context, data string, std stdio) (err error) {
	db, err := store.OpenExclusive(ctx, data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.TidyImports(ctx); err != nil {
		return err
	}
	run := importing{c, db, std, newProgress(std.err)}
	id, err := run.read(ctx)
	if err != nil {
		return err
	}
	if c.DryRun {
		if err := run.printDifferences(ctx, id); err != nil {
			return err
		}
	}
	return run.apply(ctx, id)
}

// importing is a run of the command.
type importing struct {
	imports
	db *store.Store
	stdio
	progress *progress
}

// read reads the files into an import that can be applied, or prints what is
// wrong with them.
func (c importing) read(ctx context.Context) (int64, error) {
	defer c.progress.clear()
	id, err := intake.Prepare(ctx, c.db, strings.Join(c.Files, ", "), readFiles(c.Files), author, c.Publish, c.progress.of(ctx, "Reading", "rows", 0))
	var wrong intake.Wrong
	if errors.As(err, &wrong) {
		c.progress.clear()
		for _, line := range wrong {
			fmt.Fprintln(c.err, line)
		}
	}
	return id, err
}

var author = store.Author{Name: "Import"}

// apply saves the cases of an import and says what became of each.
func (c importing) apply(ctx context.Context, id int64) error {
	i, err := c.db.Import(ctx, id)
	if err != nil {
		return err
	}
	rows := i.Counts[store.New] + i.Counts[store.Changed] + i.Counts[store.Unchanged]
	if err := intake.Apply(ctx, c.db, id, author, c.Publish, c.progress.of(ctx, "Saving", "rows", rows)); err != nil {
		return err
	}
	c.progress.clear()
	for _, note := range i.Notes {
		fmt.Fprintln(c.err, note)
	}
	for r, err := range intake.Rows(ctx, c.db, id) {
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "%s\t%s\t%s\n", r.Outcome, r.Slug, r.Name)
		for _, note := range r.Notes {
			fmt.Fprintln(c.out, "\t"+note)
		}
	}
	if c.DryRun {
		fmt.Fprintln(c.err, "A dry run: nothing was changed.")
	}
	return nil
}

// printDifferences says what changes in the cases that are here, field by field.
func (c importing) printDifferences(ctx context.Context, id int64) error {
	for r, err := range intake.Rows(ctx, c.db, id) {
		if err != nil {
			return err
		}
		if r.Outcome != store.Changed {
			continue
		}
		before, after, err := c.db.Differing(ctx, r)
		if err != nil {
			return err
		}
		for _, d := range casestudy.Differences(before, after) {
			fmt.Fprintf(c.out, "%s, %s: %q becomes %q\n", intake.Where(r), d.Name, d.Before, d.After)
		}
	}
	return nil
}

// readFiles reads files folder by folder, so that each finds its companion.
func readFiles(paths []string) iter.Seq2[intake.Entry, error] {
	byFolder := map[string][]string{}
	var folders []string
	for _, path := range paths {
		folder, name := filepath.Split(path)
		if _, known := byFolder[folder]; !known {
			folders = append(folders, folder)
		}
		byFolder[folder] = append(byFolder[folder], name)
	}
	return func(yield func(intake.Entry, error) bool) {
		for _, folder := range folders {
			for e, err := range intake.Read(os.DirFS(filepath.Clean(folder+".")), byFolder[folder]...) {
				if !yield(e, err) || err != nil {
					return
				}
			}
		}
	}
}
