package web

import (
	"context"
	"encoding/base64"
	"fmt"
	"mime"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/internal/places"
	"cogov/internal/store"
	"cogov/templates"
)

// showData says how to take the data, and of the files how large they are.
func (s *Server) showData(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	page := templates.DataPage{Root: s.absolute(""), Revision: data.revision, Date: data.Newest(), Weights: s.weights(r.Context(), data)}
	address := templates.DataPath + "#" + strconv.Itoa(len(page.Weights)) // no part of the address, but of what its page says
	s.signpostData(w.Header())
	return s.public(w, r, data, address, func() (answer, error) {
		page.Shell = s.shell(r)
		page.Canonical = s.absolute(templates.DataPath)
		c := s.dataSet(data).Citation()
		page.Citation = shownCitation(c)
		return htmlPage(r.Context(), templates.Data(page))
	})
}

// dataSet is all that the public sees, as an edition has it.
func (s *Server) dataSet(data *edition) export.DataSet {
	return export.DataSet{Revision: data.revision, Document: export.Document{
		Title: s.SiteName + ": data", Site: s.SiteName, Date: data.Newest(),
		Address: s.absolute(templates.DataPath), Self: s.absolute(templates.DataFilePath),
		Case: func(slug string) string { return s.absolute(templates.CasePath(slug)) },
	}}
}

// dataFileType is the kind of an SQLite file, as IANA has it.
const dataFileType = "application/vnd.sqlite3"

// showDataFile gives the data set as one file, whole or in parts. It is made when
// it is first asked for.
func (s *Server) showDataFile(w http.ResponseWriter, r *http.Request) error {
	c := http.NewResponseController(w)
	answerLong(c)
	c.SetWriteDeadline(time.Now().Add(longestMaking + patience))
	data := s.shown.Load()
	f, file, err := s.files.open(r.Context(), data, func(ctx context.Context, path string) error { return s.makeDataFile(ctx, data, path) })
	if err != nil {
		return err
	}
	defer file.Close()
	s.describeDataFile(w.Header(), f)
	if _, signedIn := account(r); signedIn {
		w.Header().Set("Cache-Control", "private, no-store")
	}
	http.ServeContent(w, r, "", time.Time{}, &unhurriedFile{file, c}) // known by its tag alone: what is withdrawn makes the date older
	return nil
}

// makeDataFile writes the file as long as the disk has room for what editors
// save. What is saved while it is being written may be in it or not, case by case;
// the next edition has a file of its own.
func (s *Server) makeDataFile(ctx context.Context, data *edition, path string) error {
	if err := s.store.CheckRoom(); err != nil {
		return err
	}
	set := s.dataSet(data)
	set.Cases = s.store.Whole(ctx, data.Matching(catalog.Query{}, nil))
	return store.FullDisk(export.MakeSQLite(ctx, path, 0o600, set))
}

// describeDataFile says whose the file is, and by its checksum which.
func (s *Server) describeDataFile(h http.Header, f *dataFile) {
	name := "cogov.sqlite"
	if site := places.Slug(s.SiteName); site != "" {
		name = site + ".sqlite"
	}
	h.Add("Vary", "Cookie")
	h.Set("Content-Type", dataFileType)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("Repr-Digest", "sha-256=:"+base64.StdEncoding.EncodeToString(f.sum[:])+":")
	if !f.date.IsZero() {
		h.Set("Last-Modified", f.date.UTC().Format(http.TimeFormat))
	}
	h.Set("ETag", `"`+fmt.Sprintf("%x", f.sum[:16])+`"`)
	h.Set("Cache-Control", "public, max-age=60")
	h.Add("Link", "<"+export.Licence+`>; rel="license"`)
	h.Add("Link", "<"+s.absolute(templates.DataPath)+`>; rel="describedby"`)
	h.Set(gzhttp.HeaderNoCompression, "1") // parts of it are asked for by their places
}

// An unhurriedFile gives whoever reads it slowly more time with each part.
type unhurriedFile struct {
	*os.File
	c *http.ResponseController
}

// Read reads the next part.
func (f *unhurriedFile) Read(b []byte) (int, error) {
	f.c.SetWriteDeadline(time.Now().Add(patience)) // what cannot wait is left as it is
	return f.File.Read(b)
}
