package web

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"cogov/internal/auth"
	"cogov/internal/export"
	"cogov/internal/intake"
	"cogov/static"
	"cogov/templates"
)

// routes lays out everything the site answers, in the order people meet it.
func (s *Server) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(s.proxied, s.observe, s.headers, s.sane, s.open, compress, s.sameOrigin, s.signedIn, limitBody, middleware.GetHead)
	r.NotFound(s.handle(func(http.ResponseWriter, *http.Request) error { return errNotFound }))
	r.MethodNotAllowed(s.handle(wrongMethod(r)))

	r.Get("/", s.handle(s.home))
	r.Get("/cases", s.handle(s.listCases))
	r.Get("/cases.json", s.handle(s.listCasesJSON))
	r.Get("/cases.csv", s.handle(s.sendFile(fileOf(export.CSV))))
	r.Get("/cases.csv-metadata.json", s.handle(s.describeTable(fileOf(export.CSV))))
	r.Get("/cases.geojson", s.handle(s.sendFile(fileOf(export.GeoJSON))))
	r.Get("/cases.atom", s.handle(s.sendFile(readFeed)))
	r.Get("/cases.bib", s.handle(s.sendFile(fileOf(export.BibTeX))))
	r.Get("/cases.ris", s.handle(s.sendFile(fileOf(export.RIS))))
	r.Get("/cases.csl.json", s.handle(s.sendFile(fileOf(export.CSL))))
	r.Get("/scores.csv", s.handle(s.sendFile(fileOf(export.Scores))))
	r.Get("/scores.csv-metadata.json", s.handle(s.describeTable(fileOf(export.Scores))))
	r.Get("/calibration.csv", s.handle(s.sendFile(readCalibration)))
	r.Get("/calibration.csv-metadata.json", s.handle(s.describeTable(readCalibration)))
	r.Get("/cases/{slug}", s.handle(s.showCase))
	r.Get("/cases/{slug}.json", s.handle(s.showCaseJSON))
	r.Get("/cases/{slug}.txt", s.handle(s.showCaseText))
	r.Get("/cases/{slug}.bib", s.handle(s.citeCase(export.BibTeX)))
	r.Get("/cases/{slug}.ris", s.handle(s.citeCase(export.RIS)))
	r.Get("/cases/{slug}.csl.json", s.handle(s.citeCase(export.CSL)))
	r.Get("/cases/{slug}/revisions/{n}", s.handle(s.showPublicRevision))
	r.Get("/cases/{slug}.png", s.handle(s.showCaseImage))
	r.Post(templates.ListsPath, s.handle(s.freezeList))
	r.Get("/lists/{id}", s.handle(s.showCitedList))
	r.Get("/lists/{id}.json", s.handle(s.showCitedListJSON))
	r.Get("/lists/{id}.txt", s.handle(s.showCitedListText))
	r.Get("/lists/{id}.bib", s.handle(s.citeList(export.BibTeX)))
	r.Get("/lists/{id}.ris", s.handle(s.citeList(export.RIS)))
	r.Get("/lists/{id}.csl.json", s.handle(s.citeList(export.CSL)))
	r.Get("/compare", s.handle(s.compareCases))
	r.Get("/map", s.handle(s.showMap))
	r.Get("/insights", s.handle(s.showInsights))
	r.Get("/insights.json", s.handle(s.showInsightsJSON))
	r.Get("/insights/{figure}.csv", s.handle(s.showFigure))
	r.Get("/insights/{figure}.csv-metadata.json", s.handle(s.describeFigure))
	r.Get("/countries", s.handle(s.listCountries))
	r.Get("/countries/{cc}", s.handle(s.showCountry))
	r.Get("/cities/{cc}/{slug}", s.handle(s.showCity))
	r.Get("/principles", s.handle(s.listPrinciples))
	r.Get("/principles/{code}", s.handle(s.showPrinciple))
	r.Get(templates.CodebookPath, s.handle(s.showCodebook))
	r.Get(templates.CodebookPath+".csv", s.handle(s.showCodebookCSV))
	r.Get(templates.CodebookPath+".csv-metadata.json", s.handle(s.describeCodebookCSV))
	r.Get(templates.CodebookPath+".json", s.handle(s.showCodebookJSON))
	r.Get(templates.DataPath, s.handle(s.showData))
	r.Get(templates.DataFilePath, s.handle(s.showDataFile))
	r.Get("/about", s.handle(s.about))
	r.Get("/robots.txt", s.handle(s.robots))
	r.Get(templates.OAIPath, s.handle(s.harvest))
	r.Post(templates.OAIPath, s.handle(s.harvest))
	r.Get(templates.SitemapPath, s.handle(s.showSitemap))
	r.Get("/sitemap-{n}.xml", s.handle(s.showSitemapPart))
	r.Get(templates.OpenAPIPath, s.handle(s.showOpenAPI))
	r.Get(templates.OpenSearchPath, s.handle(s.openSearch))

	r.Get("/login", s.handle(s.showLogin))
	r.Post("/login", s.handle(s.login))
	r.Post("/logout", s.handle(s.logout))
	for _, route := range s.adminRoutes() {
		r.Method(route.method, route.pattern, s.only(route.role, s.seeing(route)))
	}

	r.Get("/healthz", s.handle(s.healthz))
	r.Get("/readyz", s.handle(s.readyz))
	r.Handle(static.Prefix+"*", static.Handler())
	return r
}

// wrongMethod says which methods an address takes.
func wrongMethod(routes chi.Routes) handler {
	takes := func(method, path string) bool { return routes.Match(chi.NewRouteContext(), method, path) }
	return func(w http.ResponseWriter, r *http.Request) error {
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
			if takes(method, r.URL.Path) || method == http.MethodHead && takes(http.MethodGet, r.URL.Path) {
				w.Header().Add("Allow", method)
			}
		}
		return errMethod
	}
}

// An adminRoute is open to a role and those above it. There is no way to add
// one without saying whose it is.
type adminRoute struct {
	method, pattern string
	role            auth.Role
	handler         handler
}

func (s *Server) adminRoutes() []adminRoute {
	return []adminRoute{
		{http.MethodGet, "/admin", auth.Contributor, s.admin},
		{http.MethodGet, "/admin/import", auth.Contributor, s.showImport},
		{http.MethodPost, "/admin/import", auth.Contributor, s.takeImport},
		{http.MethodGet, "/admin/import/{id}", auth.Contributor, s.openWaiting},
		{http.MethodPost, "/admin/import/{id}/discard", auth.Contributor, s.discardWaiting},
		{http.MethodGet, "/admin/imports", auth.Editor, s.listImports},
		{http.MethodGet, "/admin/imports/{id}", auth.Editor, s.showImported},
		{http.MethodPost, "/admin/imports/{id}/apply", auth.Editor, s.applyImport},
		{http.MethodPost, "/admin/imports/{id}/undo", auth.Editor, s.undoImport},
		{http.MethodGet, "/admin/cases", auth.Contributor, s.adminCases},
		{http.MethodGet, "/admin/cases/new", auth.Contributor, s.newCase},
		{http.MethodPost, "/admin/cases", auth.Contributor, s.createCase},
		{http.MethodPost, "/admin/cases/working-copy", auth.Contributor, s.keepNewCopy},
		{http.MethodPost, "/admin/cases/{id}/working-copy", auth.Contributor, s.keepCaseCopy},
		{http.MethodGet, "/admin/working-copies/{n}", auth.Contributor, s.openCopy},
		{http.MethodPost, "/admin/working-copies/{n}/discard", auth.Contributor, s.discardCopy},
		{http.MethodGet, "/admin/cases/{id}/edit", auth.Contributor, s.editCase},
		{http.MethodPost, "/admin/cases/{id}", auth.Contributor, s.updateCase},
		{http.MethodPost, "/admin/cases/{id}/comments", auth.Contributor, s.addComment},
		{http.MethodPost, "/admin/cases/{id}/comments/{n}", auth.Contributor, s.settleComment},
		{http.MethodPost, "/admin/cases/{id}/submit", auth.Contributor, s.submitCase},
		{http.MethodPost, "/admin/cases/{id}/withdraw", auth.Contributor, s.withdrawCase},
		{http.MethodGet, "/admin/cases/{id}/revisions", auth.Contributor, s.listRevisions},
		{http.MethodGet, "/admin/cases/{id}/revisions/{n}", auth.Contributor, s.showRevision},
		{http.MethodPost, "/admin/cases/{id}/revisions/{n}/restore", auth.Contributor, s.restoreRevision},
		{http.MethodPost, "/admin/cases/{id}/rename", auth.Editor, s.renameCase},
		{http.MethodGet, "/admin/cases/{id}/publish", auth.Editor, s.checkCase},
		{http.MethodPost, "/admin/cases/{id}/publish", auth.Editor, s.publishCase},
		{http.MethodPost, "/admin/cases/{id}/unpublish", auth.Editor, s.unpublishCase},
		{http.MethodPost, "/admin/cases/{id}/archive", auth.Editor, s.archiveCase},
		{http.MethodPost, "/admin/cases/{id}/restore", auth.Editor, s.restoreCase},
		{http.MethodGet, "/admin/cases/{id}/reading", auth.Contributor, s.readCase},
		{http.MethodPost, "/admin/cases/{id}/reading", auth.Contributor, s.saveReading},
		{http.MethodGet, "/admin/cases/{id}/reconcile", auth.Editor, s.showReconcile},
		{http.MethodPost, "/admin/cases/{id}/reconcile", auth.Editor, s.reconcile},
		{http.MethodGet, "/admin/readings", auth.Contributor, s.listReadings},
		{http.MethodGet, "/admin/agreement", auth.Editor, s.showAgreement},
	}
}

// The largest forms: a file of cases with its form, a case with every text at its
// greatest length, and any other.
const (
	maxFileForm = intake.MaxFile + maxForm
	maxCaseForm = 8 << 20
	maxForm     = 64 << 10
)

// limitBody bounds what a form may send. Those of a case are large, and files.
func limitBody(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limit := int64(maxForm)
		if strings.HasPrefix(r.URL.Path, templates.AdminCasesPath) || strings.HasPrefix(r.URL.Path, templates.AdminImportPath) {
			limit = maxCaseForm
		}
		if r.URL.Path == templates.AdminImportPath && isUpload(r) {
			limit = maxFileForm
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}
