package intake

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/store"
)

// Wrong lists what keeps entries from being saved, one a line, as
// "file row, field: problem".
type Wrong []string

func (w Wrong) Error() string {
	if len(w) == 1 {
		return "nothing was imported: " + w[0]
	}
	return fmt.Sprintf("nothing was imported: %d problems", len(w))
}

// Options say how entries are saved.
type Options struct {
	Author  store.Author
	Publish bool // let the public see them
}

// Save brings entries into the store, all or none, and says what became of
// each, in their order. Problems come back as Wrong.
func Save(ctx context.Context, db *store.Store, entries []Entry, o Options) ([]store.Imported, error) {
	var wrong Wrong
	var cases []store.Incoming
	taken := map[string]bool{}
	for _, e := range entries {
		c, problems := e.Answers.Case()
		if o.Publish {
			problems = problems.And(c.ToPublish())
		}
		if c.Slug = e.Answers.Get("slug"); c.Slug != "" && !casestudy.IsSlug(c.Slug) {
			problems = append(problems, casestudy.Problem{Name: "slug", Text: "A slug has small letters, digits and single hyphens between them, 100 at most"})
		}
		if c.Slug != "" && taken[c.Slug] {
			problems = append(problems, casestudy.Problem{Name: "slug", Text: "Another case in these files has the slug " + c.Slug})
		}
		taken[c.Slug] = true
		for _, p := range problems {
			wrong = append(wrong, fmt.Sprintf("%s, %s: %s", e.where(), p.Name, p.Text))
		}
		cases = append(cases, store.Incoming{Case: c, Record: e.Record})
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return db.Import(ctx, cases, o.Author, o.Publish)
}

// Seed fills a database in which no case was ever stored.
func Seed(ctx context.Context, db *store.Store, files fs.FS) error {
	empty, err := db.IsEmpty(ctx)
	if err != nil || !empty {
		return err
	}
	names, err := fs.Glob(files, "*")
	if err != nil {
		return err
	}
	entries, err := Read(files, only(names, ".txt", ".json")...)
	if err != nil {
		return err
	}
	if _, err := Save(ctx, db, entries, Options{Author: store.Author{Name: "Seeds"}, Publish: true}); err != nil {
		return err
	}
	return db.MarkSeeded(ctx)
}

func only(names []string, endings ...string) []string {
	var kept []string
	for _, name := range names {
		for _, ending := range endings {
			if strings.EqualFold(path.Ext(name), ending) {
				kept = append(kept, name)
			}
		}
	}
	return kept
}
