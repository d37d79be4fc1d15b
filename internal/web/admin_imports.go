package web

import (
	"cmp"
	"context"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"cogov/internal/store"
	"cogov/templates"
)

// What a page shows of imports, of rows, and of rows with all that they change.
const (
	importsShown = 50
	rowsShown    = 100
	changesShown = 25
)

func (s *Server) listImports(w http.ResponseWriter, r *http.Request) error {
	list, err := s.store.Imports(r.Context(), importsShown)
	if err != nil {
		return err
	}
	page := templates.ImportsPage{Shell: s.shell(r)}
	for _, i := range list {
		page.Imports = append(page.Imports, importLine(i))
	}
	return s.render(w, r, http.StatusOK, templates.Imports(page))
}

func importLine(i store.Import) templates.ImportLine {
	return templates.ImportLine{
		ID: i.ID, File: i.File, Author: i.Author, State: string(i.State), Begun: i.Begun, Changed: i.Changed, Published: i.Published,
		New: i.Counts[store.New], Altered: i.Counts[store.Changed], Same: i.Counts[store.Unchanged], Wrong: i.Counts[store.Wrong],
		Missing: i.Missing, Kept: i.Kept,
	}
}

func (s *Server) showImported(w http.ResponseWriter, r *http.Request) error {
	work := s.imports.underWay() // asked first: what ends meanwhile is seen at the next look
	i, err := s.importAsked(r)
	if err != nil {
		return err
	}
	if work != nil && work.id == i.ID {
		return s.importUnderWay(w, r, i, work)
	}
	return s.importedPage(w, r, http.StatusOK, i, "")
}

// importUnderWay shows how far the work on an import is. The page asks for itself
// again by a header, which needs no script.
func (s *Server) importUnderWay(w http.ResponseWriter, r *http.Request, i store.Import, work *importWork) error {
	page := templates.ImportedPage{Shell: s.shell(r), ImportLine: importLine(i)}
	page.Work = &templates.ImportWork{Doing: work.doing, Done: int(work.done.Load()), All: int(work.all.Load())}
	w.Header().Set("Refresh", "2; url="+templates.AdminImportedPath(i.ID))
	return s.render(w, r, http.StatusOK, templates.Imported(page))
}

// importAsked reads the import in the address.
func (s *Server) importAsked(r *http.Request) (store.Import, error) {
	id, err := strconv.ParseInt(chi.URLParam(r, "id"), 10, 64)
	if err != nil {
		return store.Import{}, errNotFound
	}
	return s.store.Import(r.Context(), id)
}

// importedPage shows what an import changes or changed.
func (s *Server) importedPage(w http.ResponseWriter, r *http.Request, status int, i store.Import, failure string) error {
	page := templates.ImportedPage{Shell: s.shell(r), ImportLine: importLine(i), Notes: i.Notes, Reason: i.Failure, Failure: failure}
	if work := s.imports.ended(i.ID); work != nil && (i.State == store.ImportRead || work.err != nil) {
		if page.Failure = cmp.Or(failure, work.why()); page.Failure == "" {
			page.Stale = work.stale
		}
	}
	var err error
	page.Show = templates.ImportShow(page.ImportLine, r.URL.Query().Get("show"))
	after, _ := strconv.Atoi(r.URL.Query().Get("after"))
	page.Rows, page.Next, err = s.importRows(r, i, page.Show, max(after, 0))
	if err != nil {
		return err
	}
	return s.render(w, r, status, templates.Imported(page))
}

func (s *Server) applyImport(w http.ResponseWriter, r *http.Request) error {
	i, err := s.importAsked(r)
	if err != nil {
		return err
	}
	if err := parseForm(r); err != nil {
		return err
	}
	publish := r.PostForm.Get("publish") == "yes"
	switch {
	case i.State != store.ImportRead:
		return s.importedPage(w, r, http.StatusConflict, i, "The import is in another state by now. Nothing was done.")
	case i.Counts[store.Wrong] > 0:
		return s.importedPage(w, r, http.StatusUnprocessableEntity, i, "Nothing was saved, because some rows are wrong. Mend them in the file, then read the file again.")
	case publish && i.Missing > 0:
		return s.importedPage(w, r, http.StatusUnprocessableEntity, i, "Nothing was saved: some of the cases cannot be published as they are. They are listed under “Not ready to publish”. Save as drafts instead, or mend the file and read it again.")
	}
	a, _ := account(r)
	all := i.Counts[store.New] + i.Counts[store.Changed] + i.Counts[store.Unchanged]
	return s.workOn(w, r, i, "Saving the cases", all, func(ctx context.Context, work *importWork) (err error) {
		work.stale, err = s.store.ApplyImport(ctx, i.ID, a.Author(), publish, work.progress(ctx))
		return err
	})
}

func (s *Server) undoImport(w http.ResponseWriter, r *http.Request) error {
	i, err := s.importAsked(r)
	if err != nil {
		return err
	}
	if i.State != store.ImportApplied {
		return s.importedPage(w, r, http.StatusConflict, i, "Only an import that was applied can be undone. Nothing was done.")
	}
	a, _ := account(r)
	all := i.Counts[store.New] + i.Counts[store.Changed] + i.Counts[store.Unchanged]
	return s.workOn(w, r, i, "Undoing the import", all, func(ctx context.Context, work *importWork) error {
		return s.store.UndoImport(ctx, i.ID, a.Author(), work.progress(ctx))
	})
}

// workOn changes cases by an import in the background, and shows visitors all of
// it at once. Whoever asked sees how far it is.
func (s *Server) workOn(w http.ResponseWriter, r *http.Request, i store.Import, doing string, all int, do func(context.Context, *importWork) error) error {
	work, err := s.imports.begin(i.ID, doing, all, func(ctx context.Context, work *importWork) error {
		err := s.change(ctx, func() error { return do(ctx, work) })
		if err != nil {
			s.Log.Error("an import failed", "import", i.ID, "doing", doing, "err", err)
		}
		return err
	})
	if err != nil {
		w.Header().Set("Retry-After", "5")
		return s.importedPage(w, r, errImporting.status, i, errImporting.detail)
	}
	work.wait()
	switch {
	case work.isUnderWay():
	case work.err != nil:
		return s.importedPage(w, r, statusOf(work.err).status, i, "")
	case work.stale > 0:
		if i, err = s.store.Import(r.Context(), i.ID); err != nil {
			return err
		}
		return s.importedPage(w, r, http.StatusConflict, i, "")
	}
	http.Redirect(w, r, templates.AdminImportedPath(i.ID), http.StatusSeeOther)
	return nil
}
