package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// A source is an npm package and what the repository takes from it.
type source struct {
	Name, Version, Licence string
	Integrity              string // of its tarball, as npm writes it: SHA-512 in Base64
	Files                  []file
}

// A file is taken from a package.
type file struct {
	From   string // its path in the package
	To     string // where it is committed; empty for what only a conversion reads
	SHA256 string // of what is committed
}

// A conversion makes one committed file out of files of packages.
type conversion struct {
	From   []string // "package/path"
	To     string
	SHA256 string
	Make   func(ctx context.Context, from [][]byte) ([]byte, error)
}

// A packer gives the tarball of a version of an npm package.
type packer func(ctx context.Context, name, version string) ([]byte, error)

// refresh brings the committed files under root in line with the table, and
// names those it wrote. It writes nothing unless all are as recorded.
func refresh(ctx context.Context, root string, sources []source, conversions []conversion, pack packer) ([]string, error) {
	taken := map[string][]byte{}
	made := map[string][]byte{}
	var wrong []error
	keep := func(to, recorded string, data []byte) {
		made[to] = data
		if sum := sumOf(data); sum != recorded {
			wrong = append(wrong, fmt.Errorf("%s: its SHA-256 would be %s; the table has %q", to, sum, recorded))
		}
	}
	for _, s := range sources {
		files, err := take(ctx, s, pack)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", s.Name, s.Version, err)
		}
		for _, f := range s.Files {
			taken[s.Name+"/"+f.From] = files[f.From]
			if f.To != "" {
				keep(f.To, f.SHA256, files[f.From])
			}
		}
	}
	for _, c := range conversions {
		data, err := c.convert(ctx, taken)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.To, err)
		}
		keep(c.To, c.SHA256, data)
	}
	if wrong != nil {
		return nil, errors.Join(wrong...)
	}
	return write(root, made)
}

// convert makes the file of a conversion from what was taken.
func (c conversion) convert(ctx context.Context, taken map[string][]byte) ([]byte, error) {
	var from [][]byte
	for _, name := range c.From {
		data, ok := taken[name]
		if !ok {
			return nil, fmt.Errorf("no package of the table gives %s", name)
		}
		from = append(from, data)
	}
	return c.Make(ctx, from)
}

// write writes the files that differ from what stands under root.
func write(root string, made map[string][]byte) (written []string, err error) {
	for _, to := range slices.Sorted(maps.Keys(made)) {
		data, path := made[to], filepath.Join(root, filepath.FromSlash(to))
		if present, err := os.ReadFile(path); err == nil && bytes.Equal(present, data) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return written, err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return written, err
		}
		written = append(written, to)
	}
	return written, nil
}

// sumOf is the SHA-256 of data in hexadecimal, as sha256sum writes it.
func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
