package store

import (
	"cmp"
	"context"
	"database/sql"
	"strings"
	"time"

	"cogov/internal/auth"
)

// An Account is somebody who may sign in.
type Account struct {
	ID       int64
	Email    string
	Name     string
	Role     auth.Role
	Password string // argon2id hash
	Disabled bool
	Created  time.Time
}

// Author is the account as who saves.
func (a Account) Author() Author { return Author{a.ID, a.Name} }

const accountColumns = `id, email, name, role, password, disabled IS NOT NULL, created`

func scanAccount(row rowScanner) (a Account, err error) {
	var created int64
	err = row.Scan(&a.ID, &a.Email, &a.Name, &a.Role, &a.Password, &a.Disabled, &created)
	a.Created = fromMillis(created)
	return a, err
}

// AddAccount adds an account. ErrTaken says that its e-mail has one.
func (s *Store) AddAccount(ctx context.Context, a Account) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO accounts (email, name, role, password, created) VALUES ($1, $2, $3, $4, $5)`,
			normalEmail(a.Email), a.Name, a.Role, a.Password, millis(s.now()))
		if err != nil {
			return err
		}
		return s.note(ctx, tx, operator, "add account", 0, normalEmail(a.Email)+" as "+string(a.Role))
	})
}

// operator is who changes accounts from the command line.
var operator = Author{Name: "Operator"}

// Accounts lists the accounts by e-mail.
func (s *Store) Accounts(ctx context.Context) ([]Account, error) {
	return collect(ctx, s.read, scanAccount, `SELECT `+accountColumns+` FROM accounts ORDER BY email`)
}

// HasAccounts reports whether any account exists.
func (s *Store) HasAccounts(ctx context.Context) (has bool, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM accounts)`).Scan(&has)
	return has, classify(err)
}

// AccountByEmail finds an account, disabled or not.
func (s *Store) AccountByEmail(ctx context.Context, email string) (Account, error) {
	a, err := scanAccount(s.read.QueryRowContext(ctx, `SELECT `+accountColumns+` FROM accounts WHERE email = $1`, normalEmail(email)))
	return a, notFound(err, "account", email)
}

// SetPassword gives an account another password hash and ends its sessions.
func (s *Store) SetPassword(ctx context.Context, email, hash string) error {
	return s.changeAccount(ctx, email, "set password", `UPDATE accounts SET password = $2 WHERE email = $1`, hash)
}

// Disable keeps an account from signing in and ends its sessions.
func (s *Store) Disable(ctx context.Context, email string) error {
	return s.changeAccount(ctx, email, "disable account", `UPDATE accounts SET disabled = $2 WHERE email = $1`, millis(s.now()))
}

func (s *Store) changeAccount(ctx context.Context, email, action, query string, value any) error {
	email = normalEmail(email)
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		result, err := tx.ExecContext(ctx, query, email, value)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return notFound(cmp.Or(err, sql.ErrNoRows), "account", email)
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE email = $1)`, email); err != nil {
			return err
		}
		return s.note(ctx, tx, operator, action, 0, email)
	})
}

func normalEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }
