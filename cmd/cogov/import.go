package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"cogov/internal/intake"
	"cogov/internal/store"
)

// imports brings cases in from files.
type imports struct {
	dataFlag
	Files   []string `arg:"" name:"file" help:"Text records (.txt, with a companion .json of the same name if there is one) or JSON (.json, one case or a list)."`
	DryRun  bool     `help:"Say what would be done, and change nothing."`
	Publish bool     `help:"Publish the cases. Otherwise they become drafts."`
}

// Run imports the files, all or none, and prints a line a case.
func (c imports) Run(ctx context.Context, std stdio) (err error) {
	entries, err := readFiles(c.Files)
	if err != nil {
		return err
	}
	data := c.Data
	if c.DryRun { // on a copy: a server goes on undisturbed
		if data, err = os.MkdirTemp("", "cogov-dry-run-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(data)) }()
		if err := store.CopyTo(ctx, c.Data, data); err != nil {
			return err
		}
	}
	db, err := store.OpenExclusive(ctx, data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	done, err := intake.Save(ctx, db, entries, intake.Options{Author: store.Author{Name: "Import"}, Publish: c.Publish})
	var wrong intake.Wrong
	if errors.As(err, &wrong) {
		for _, line := range wrong {
			fmt.Fprintln(std.err, line)
		}
	}
	if err != nil {
		return err
	}
	for i, imported := range done {
		say(std, imported, entries[i])
	}
	if c.DryRun {
		fmt.Fprintln(std.err, "A dry run: nothing was changed.")
	}
	return nil
}

// say prints what became of a case and, below it, what found no place.
func say(std stdio, done store.Imported, entry intake.Entry) {
	fmt.Fprintf(std.out, "%s\t%s\t%s\n", done.Outcome, done.Slug, entry.Answers.Get("name"))
	for _, note := range entry.Notes {
		fmt.Fprintln(std.out, "\t"+note)
	}
}

// readFiles reads files folder by folder, so that each finds its companion.
func readFiles(paths []string) ([]intake.Entry, error) {
	var entries []intake.Entry
	byFolder := map[string][]string{}
	var folders []string
	for _, path := range paths {
		folder, name := filepath.Split(path)
		if _, known := byFolder[folder]; !known {
			folders = append(folders, folder)
		}
		byFolder[folder] = append(byFolder[folder], name)
	}
	for _, folder := range folders {
		read, err := intake.Read(os.DirFS(filepath.Clean(folder+".")), byFolder[folder]...)
		if err != nil {
			return nil, err
		}
		entries = append(entries, read...)
	}
	return entries, nil
}
