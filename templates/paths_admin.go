package templates

import (
	"net/url"
	"strconv"
)

// AdminCasesPath lists the cases for editors, and takes new ones (POST);
// AdminNewPath is the form of a new one.
const (
	AdminCasesPath = AdminPath + "/cases"
	AdminNewPath   = AdminCasesPath + "/new"
)

// AdminCasePath takes a new revision of a case (POST).
func AdminCasePath(id int64) string { return AdminCasesPath + "/" + strconv.FormatInt(id, 10) }

// AdminEditPath is the form of a case.
func AdminEditPath(id int64) string { return AdminCasePath(id) + "/edit" }

// AdminRevisionsPath lists the revisions of a case, AdminRevisionPath shows one,
// and AdminRestorePath (POST) makes it the newest again.
func AdminRevisionsPath(id int64) string { return AdminCasePath(id) + "/revisions" }
func AdminRevisionPath(id int64, n int) string {
	return AdminRevisionsPath(id) + "/" + strconv.Itoa(n)
}
func AdminRestorePath(id int64, n int) string { return AdminRevisionPath(id, n) + "/restore" }

// AdminCommentsPath adds a comment to a case (POST), AdminCommentPath settles one
// (POST).
func AdminCommentsPath(id int64) string { return AdminCasePath(id) + "/comments" }
func AdminCommentPath(id, comment int64) string {
	return AdminCommentsPath(id) + "/" + strconv.FormatInt(comment, 10)
}

// AdminCheckPath says what a case lacks before it is published.
func AdminCheckPath(id int64) string { return AdminMovePath(id, "publish") }

// AdminMovePath puts a case into another state (POST): publish, unpublish,
// archive or restore, or gives it another address: rename.
func AdminMovePath(id int64, move string) string { return AdminCasePath(id) + "/" + move }

// AdminImportPath takes pasted records and files, AdminWaitingPath opens one that
// waits, and AdminDiscardPath (POST) forgets it.
const AdminImportPath = AdminPath + "/import"

func AdminWaitingPath(id int64) string { return AdminImportPath + "/" + strconv.FormatInt(id, 10) }
func AdminDiscardPath(id int64) string { return AdminWaitingPath(id) + "/discard" }

// AdminKeepPath keeps what is typed into the form of a case, or of a new one (0)
// (POST). AdminCopyPath opens what was kept, AdminForgetPath (POST) discards it.
func AdminKeepPath(id int64) string {
	if id == 0 {
		return AdminCasesPath + "/working-copy"
	}
	return AdminCasePath(id) + "/working-copy"
}
func AdminCopyPath(id int64) string {
	return AdminPath + "/working-copies/" + strconv.FormatInt(id, 10)
}
func AdminForgetPath(id int64) string { return AdminCopyPath(id) + "/discard" }

// LoginNextPath signs in and goes on to another page.
func LoginNextPath(next string) string { return LoginPath + "?next=" + url.QueryEscape(next) }

// AdminReadingPath is somebody's own reading of a case (GET and POST), and
// AdminCorrectionPath begins a correction of it.
func AdminReadingPath(id int64) string    { return AdminCasePath(id) + "/reading" }
func AdminCorrectionPath(id int64) string { return AdminReadingPath(id) + "?correct=yes" }

// AdminReconcilePath takes the scores of a case from its readings (GET and POST),
// and AdminLookPath shows them to an editor who has not read the case.
func AdminReconcilePath(id int64) string { return AdminCasePath(id) + "/reconcile" }
func AdminLookPath(id int64) string      { return AdminReconcilePath(id) + "?look=yes" }

// AdminReadingsPath lists what is to be read and reconciled, and AgreementPath
// says how far readers agree.
const (
	AdminReadingsPath = AdminPath + "/readings"
	AgreementPath     = AdminPath + "/agreement"
)

// AdminImportsPath lists the files that cases were brought in from.
const AdminImportsPath = AdminPath + "/imports"

// AdminImportedPath is what such a file changes or changed, AdminImportedMovePath
// (POST) does something about it: apply or undo.
func AdminImportedPath(id int64) string {
	return AdminImportsPath + "/" + strconv.FormatInt(id, 10)
}
func AdminImportedMovePath(id int64, move string) string { return AdminImportedPath(id) + "/" + move }

// importedRowsPath is the rows of a file of one kind, after one of them.
func importedRowsPath(id int64, show string, after int) string {
	v := url.Values{"show": {show}}
	if after > 0 {
		v.Set("after", strconv.Itoa(after))
	}
	return AdminImportedPath(id) + "?" + v.Encode()
}
