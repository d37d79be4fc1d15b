//go:build !race

package web

import (
	"bytes"
	"database/sql"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
	"cogov/internal/store"
)

// marks are words that stand nowhere else, each with the private place that it
// was planted in.
type marks map[string]string

func (m marks) plant(place string) string {
	mark := fmt.Sprintf("zqmark%03dqz", len(m))
	m[mark] = place
	return mark
}

// answers have a mark in every text of a case, its lists and contacts included.
func (m marks) answers(place string) casestudy.Answers {
	a := casestudy.Answers{"country": {"NL"}}
	fields := casestudy.Fields()
	for _, l := range casestudy.Lists() {
		fields = append(fields, l.At(0)...)
	}
	for _, f := range fields {
		m.answer(a, place, f)
	}
	return a
}

func (m marks) answer(a casestudy.Answers, place string, f casestudy.Field) {
	switch f.Kind {
	case casestudy.Text, casestudy.Paragraphs, casestudy.Lines:
		a[f.Name] = []string{m.plant(place + ": " + f.Name)}
	case casestudy.URL:
		a[f.Name] = []string{"https://" + m.plant(place+": "+f.Name) + ".example/"}
	case casestudy.Email:
		a[f.Name] = []string{m.plant(place+": "+f.Name) + "@example.org"}
	}
}

// found lists the places of the marks that some bytes hold.
func (m marks) found(content []byte) (places []string) {
	content = bytes.ToLower(content)
	for mark, place := range m {
		if bytes.Contains(content, []byte(mark)) {
			places = append(places, place)
		}
	}
	return places
}

// A planter fills a site with what nobody but editors may see.
type planter struct {
	*site
	marks
	author store.Author
	cited  string // a list that has the withdrawn case
}

func (p planter) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p planter) caseOf(slug string, a casestudy.Answers) casestudy.Case {
	p.t.Helper()
	c, problems := a.Case()
	if len(problems) > 0 {
		p.t.Fatal(problems)
	}
	c.Slug = slug
	return c
}

// public marks what everybody may see, beside contacts that were not released.
const public = "zqpublicqz"

// plantAhead publishes a case with private contacts and saves a draft ahead of it.
func (p planter) plantAhead(id int64) {
	e, err := p.db.Edition(ctx, id)
	p.check(err)
	answers := maps.Clone(e.Answers)
	answers["summary"], answers["topics"] = []string{public}, []string{"housing"}
	for _, l := range casestudy.Lists() {
		if l.IsPrivate() {
			for _, f := range l.At(0) {
				delete(answers, f.Name) // of a contact that was released
				p.answer(answers, "a contact that is not released", f)
			}
		}
	}
	p.check(p.db.Update(ctx, id, e.Revision, store.Change{Case: p.caseOf("", answers), Author: p.author, Publish: true}))
	draft := store.Change{Case: p.caseOf("", p.answers("a draft revision")), Author: p.author, Message: p.plant("the message of a draft revision")}
	p.check(p.db.Update(ctx, id, e.Revision+1, draft))
}

// plantHidden makes a case that visitors never saw and one that was taken back
// after somebody cited it.
func (p *planter) plantHidden() {
	_, err := p.db.Create(ctx, store.Change{Case: p.caseOf("never-published", p.answers("a draft")), Author: p.author, Message: p.plant("the message of a draft"), Record: p.plant("the record of a draft")})
	p.check(err)
	withdrawn := store.Change{Case: p.caseOf("withdrawn", p.answers("a withdrawn case")), Author: p.author, Message: p.plant("the message of a withdrawn case"), Record: p.plant("the record of a withdrawn case"), Publish: true}
	id, err := p.db.Create(ctx, withdrawn)
	p.check(err)
	p.check(p.web.Reload(ctx))
	p.get("/data/cogov.sqlite") // the file with it is to go
	p.cited = p.cite("")
	p.check(p.web.change(ctx, func() error { return p.db.Move(ctx, id, 0, store.Unpublish, p.author) }))
}

// plantBeside writes beside a case: readings, comments, working copies, records
// that wait, an import that is not applied.
func (p planter) plantBeside(id int64) {
	a := casestudy.Answers{"pooling": {"weak"}}
	for _, f := range casestudy.Readings.Parts {
		p.answer(a, "a private reading", f)
	}
	reading, problems := a.Reading()
	if len(problems) > 0 {
		p.t.Fatal(problems)
	}
	p.check(p.db.SaveReading(ctx, id, store.ReadingChange{Reading: reading, Author: p.author, Number: 1}))
	p.check(p.db.Comment(ctx, id, p.plant("a comment"), p.author))
	p.check(p.db.KeepWorkingCopy(ctx, store.WorkingCopy{Account: p.author.ID, Form: "form", CaseID: id, Revision: 1,
		Answers: p.answers("a working copy"), Message: p.plant("the message of a working copy"), Record: p.plant("the record of a working copy")}))
	_, err := p.db.Wait(ctx, p.author.ID, []string{p.plant("a record that waits")})
	p.check(err)
	staged, err := p.db.BeginImport(ctx, p.plant("the name of an imported file")+".csv", p.author)
	p.check(err)
	p.check(p.db.Stage(ctx, staged, []store.Incoming{{File: "x.csv", Number: 2, Answers: p.answers("a row of an import"), Given: casestudy.Columns(), Notes: []string{p.plant("a note of an import")}}}))
}

// planted is a site whose every private place has a mark.
func planted(t *testing.T) planter {
	p := planter{site: newSite(t), marks: marks{}}
	email := p.plant("the e-mail of an account") + "@example.org"
	p.check(p.db.AddAccount(ctx, store.Account{Email: email, Name: p.plant("the name of an account"), Role: auth.Admin, Password: passwordHash}))
	account, err := p.db.AccountByEmail(ctx, email)
	p.check(err)
	p.author = store.Author{ID: account.ID, Name: account.Name}
	lines, err := p.db.Editions(ctx, "", "", 1)
	p.check(err)
	p.plantHidden()
	p.plantAhead(lines[0].ID)
	p.plantBeside(lines[0].ID)
	p.check(p.web.Reload(ctx))
	return p
}

// everyPublicAddress walks the routes for what anybody may get, so that no new one
// is forgotten, and adds addresses of what is hidden.
func (p planter) everyPublicAddress() []string {
	list := []string{
		"/cases?view=table&per_page=100", "/cases?sort=updated", "/map?frame=europe", "/compare?case=utrecht-human-rights-city&case=withdrawn&case=never-published",
		"/cases/utrecht-human-rights-city/revisions/2", "/cases/utrecht-human-rights-city/revisions/3", "/cases/withdrawn/revisions/1",
		"/cases/withdrawn", "/cases/withdrawn.json", "/cases/withdrawn.txt", "/cases/withdrawn.bib", "/cases/never-published", "/cases/never-published.json",
		"/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc", "/exports/166.sqlite", p.cited, p.cited + ".json", p.cited + ".txt",
	}
	err := chi.Walk(p.web.handler.(chi.Routes), func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if method == http.MethodGet && !isAdmin(route) && !strings.HasPrefix(route, "/static/") {
			list = append(list, p.address(route))
		}
		return nil
	})
	p.check(err)
	return list
}

func TestNothingPrivateIsInAnythingThatIsPublic(t *testing.T) {
	p := planted(t)
	if len(p.marks) < 150 {
		t.Fatalf("only %d marks are planted", len(p.marks))
	}
	copied := t.TempDir()
	p.check(store.CopyTo(ctx, p.dir, copied))
	all, err := os.ReadFile(filepath.Join(copied, "cogov.db"))
	p.check(err)
	if n := len(p.found(all)); n < len(p.marks)*9/10 { // a page may end within one
		t.Fatalf("of %d marks the database has %d", len(p.marks), n)
	}
	shown := map[string]bool{}
	addresses := p.everyPublicAddress()
	for _, address := range addresses {
		answer := p.do(p.request(http.MethodGet, address, nil))
		for _, place := range p.found([]byte(answer.body + fmt.Sprint(answer.header))) {
			t.Errorf("%s has %s", address, place)
		}
		shown[address] = strings.Contains(answer.body, public)
	}
	for _, address := range []string{"/cases", "/cases.csv", "/cases.json", "/cases.geojson", "/cases.atom", "/cases.ris", "/cases.csl.json", "/cases/utrecht-human-rights-city", "/cases/utrecht-human-rights-city.json", "/data/cogov.sqlite", "/oai?verb=ListRecords&metadataPrefix=oai_dc"} {
		if !shown[address] {
			t.Errorf("%s was not looked at, or has not even what is public", address)
		}
	}
	if len(addresses) < 60 {
		t.Errorf("only %d addresses were looked at", len(addresses))
	}
	p.searchForMarks()
	p.lookIntoEveryTable(p.get("/data/cogov.sqlite").database(t))
}

// searchForMarks holds the index of the search against the marks.
func (p planter) searchForMarks() {
	for mark, place := range p.marks {
		if n := p.total("/cases.json?q=" + mark); n != 0 {
			p.t.Errorf("the search finds %s", place)
		}
	}
	if p.total("/cases.json?q="+public) != 1 {
		p.t.Error("the search does not find what is public")
	}
}

// lookIntoEveryTable reads every cell of a database: in the bytes of the file a
// text may be cut.
func (p planter) lookIntoEveryTable(db *sql.DB) {
	var cells bytes.Buffer
	names, err := db.Query(`SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')`)
	p.check(err)
	defer names.Close()
	for names.Next() {
		var name string
		p.check(names.Scan(&name))
		rows, err := db.Query(`SELECT * FROM ` + name)
		p.check(err)
		columns, err := rows.Columns()
		p.check(err)
		row, into := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		for rows.Next() {
			p.check(rows.Scan(into...))
			for _, cell := range row {
				cells.Write(cell)
				cells.WriteByte('\n')
			}
		}
		p.check(rows.Err())
	}
	for _, place := range p.found(cells.Bytes()) {
		p.t.Errorf("the file has %s", place)
	}
	if !bytes.Contains(cells.Bytes(), []byte(public)) {
		p.t.Error("the file has not even what is public")
	}
}
