package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// pack has npm fetch the tarball of a version of a package.
func pack(ctx context.Context, name, version string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "assets-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if _, err := runIn(ctx, dir, "npm", "pack", "--silent", "--ignore-scripts", name+"@"+version); err != nil {
		return nil, err
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(found) != 1 {
		return nil, fmt.Errorf("npm pack left %d tarballs; want one", len(found))
	}
	return os.ReadFile(found[0])
}

// runIn runs a command in a folder and gives its output. What it says on
// standard error goes into the error.
func runIn(ctx context.Context, dir, name string, args ...string) ([]byte, error) {
	var said bytes.Buffer
	command := exec.CommandContext(ctx, name, args...)
	command.Dir = dir
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", strings.Join(command.Args[:2], " "), err, bytes.TrimSpace(said.Bytes()))
	}
	return out, nil
}

// take fetches a package, checks it and gives its files of the table by their
// paths in it.
func take(ctx context.Context, s source, pack packer) (map[string][]byte, error) {
	tarball, err := pack(ctx, s.Name, s.Version)
	if err != nil {
		return nil, err
	}
	sum := sha512.Sum512(tarball)
	if got := "sha512-" + base64.StdEncoding.EncodeToString(sum[:]); got != s.Integrity {
		return nil, fmt.Errorf("its integrity is %s; the table has %q", got, s.Integrity)
	}
	files, err := unpack(tarball)
	if err != nil {
		return nil, err
	}
	for _, f := range s.Files {
		if _, ok := files[f.From]; !ok {
			return nil, fmt.Errorf("there is no %s in it", f.From)
		}
	}
	return files, nil
}

// unpack gives the files of a tarball by their paths below its one folder.
func unpack(tarball []byte) (map[string][]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(tarball))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for archive := tar.NewReader(z); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		_, path, _ := strings.Cut(header.Name, "/")
		if files[path], err = io.ReadAll(archive); err != nil {
			return nil, err
		}
	}
}
