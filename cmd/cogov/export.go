package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/internal/store"
	"cogov/templates"
)

// exports writes the published cases out.
type exports struct {
	dataFlag
	Format   string `help:"csv (a table, every public field), json (a list, readings included), geojson, atom, the references bibtex, ris or csl, scores (a row each), calibration (fuzzy sets), sqlite (a database of all that is public), or site (the pages themselves, as files)." enum:"${formats}" required:"" placeholder:"FORMAT"`
	Output   string `short:"o" help:"The file to write, or for site the folder, whole or not at all. Without it the cases go to standard output, but for sqlite and site." placeholder:"FILE"`
	BaseURL  string `name:"base-url" help:"The site's own address, for the addresses of the cases. Without it they are those of this machine; atom and site need it." env:"COGOV_BASE_URL" placeholder:"URL"`
	SiteName string `help:"What the site calls itself." default:"Cogov" env:"COGOV_SITE_NAME" placeholder:"NAME"`
}

// The formats that are no stream.
const (
	sqlite = "sqlite"
	folder = "site"
)

// formats names what --format takes.
func formats() string {
	var names []string
	for _, f := range export.Formats {
		names = append(names, f.Name)
	}
	return strings.Join(append(names, sqlite, folder), ",")
}

// Run writes the cases in the order of the list.
func (c exports) Run(ctx context.Context, std stdio) error {
	if c.Output == "" && (c.Format == sqlite || c.Format == folder) {
		return usageError{errors.New("this needs a file or folder of its own; name it with -o")}
	}
	if err := c.settleAddress(std); err != nil {
		return err
	}
	if c.Format == folder {
		return c.site(ctx, newProgress(std.err))
	}
	stream, err := c.place()
	if err != nil {
		return err
	}
	return withDatabase(ctx, c.dataFlag, func(db *store.Store) error {
		listed, err := db.Listed(ctx)
		if err != nil {
			return err
		}
		shown := catalog.New(listed.Shown)
		cases := db.Whole(ctx, shown.Matching(catalog.Query{}, nil))
		if c.Format == sqlite {
			return export.MakeSQLite(ctx, c.Output, 0o644, export.DataSet{Document: c.dataSet(shown.Newest()), Revision: listed.Revision, Cases: cases})
		}
		f, _ := export.FormatNamed(c.Format)
		write := func(out io.Writer) error { return f.Write(out, c.document(f, shown.Newest()), cases) }
		switch {
		case c.Output == "":
			return write(std.out)
		case stream:
			return writeInto(c.Output, write)
		}
		return writeWhole(c.Output, write)
	})
}

// localSite is where serve answers when it is told nothing.
const localSite = "http://localhost:8080"

// settleAddress says what the addresses begin with. Whoever names none gets those
// of this machine, as from serve; what is made to be read elsewhere needs the
// site's own.
func (c *exports) settleAddress(std stdio) error {
	switch {
	case c.BaseURL == "" && (c.Format == export.Atom.Name || c.Format == folder):
		return usageError{errors.New("this names each case by its address; give that of the site with --base-url")}
	case c.BaseURL == "":
		c.BaseURL = localSite
		fmt.Fprintln(std.err, "cogov: the addresses begin with "+localSite+", which leads nowhere from elsewhere; give the site's own with --base-url")
		return nil
	}
	base, err := siteAddress(c.BaseURL)
	if err != nil {
		return err
	}
	c.BaseURL = base.String()
	return nil
}

// place has the output name what a link leads to, and says whether that is a
// pipe or a device, whose place no file may take.
func (c *exports) place() (stream bool, err error) {
	if c.Output == "" {
		return false, nil
	}
	if behind, err := filepath.EvalSymlinks(c.Output); err == nil {
		c.Output = behind
	}
	info, err := os.Stat(c.Output)
	switch {
	case err != nil: // nothing is there yet, or writing will tell
		return false, nil
	case info.IsDir():
		return false, usageError{errors.New(c.Output + " is a folder; name a file with -o")}
	case !info.Mode().IsRegular() && c.Format == sqlite:
		return false, usageError{errors.New("a database needs a file of its own; name it with -o")}
	}
	return !info.Mode().IsRegular(), nil
}

// document says what a file of the cases is, as the site would.
func (c exports) document(f export.Format, newest time.Time) export.Document {
	return export.Document{
		Title: c.SiteName + ": " + f.Holds(), Site: c.SiteName, Date: newest, Case: c.address, Cited: c.cited,
		Address: c.absolute(templates.CasesPath(catalog.Query{})), Self: c.absolute(templates.FilePath(f.File(), catalog.Query{})),
	}
}

func (c exports) dataSet(newest time.Time) export.Document {
	return export.Document{
		Title: c.SiteName + ": data", Site: c.SiteName, Date: newest, Case: c.address,
		Address: c.absolute(templates.DataPath), Self: c.absolute(templates.DataFilePath),
	}
}

func (c exports) address(slug string) string { return c.absolute(templates.CasePath(slug)) }

func (c exports) cited(slug string, revision int) string {
	return c.absolute(templates.RevisionPath(slug, revision))
}

func (c exports) absolute(path string) string { return c.BaseURL + path }

// writeInto writes to a pipe or a device.
func writeInto(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// writeWhole writes a file beside its place and puts it there once it is whole
// and on the disk.
func writeWhole(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close(), os.Remove(f.Name()))
		}
	}()
	w := bufio.NewWriter(f)
	if err := write(w); err != nil {
		return err
	}
	if err := errors.Join(w.Flush(), f.Chmod(0o644), f.Sync()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return f.Close()
}
