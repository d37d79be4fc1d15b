package store

import (
	"context"
	"database/sql"
)

// A transaction is one change of the database. It reads each statement once: a
// quarter of the time of a large import went into reading the same ones again.
type transaction struct {
	*sql.Tx
	statements map[string]*sql.Stmt // closed with the transaction
	findable   []int64              // cases that the search is to look at anew, written last
	public     map[int64]bool       // cases of which the public sees something else, and whether they are gone
}

func (tx *transaction) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if known, ok := tx.statements[query]; ok {
		return known, nil
	}
	statement, err := tx.PrepareContext(ctx, query)
	if err == nil {
		tx.statements[query] = statement
	}
	return statement, err
}

// ExecContext runs a statement.
func (tx *transaction) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	statement, err := tx.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return statement.ExecContext(ctx, args...)
}

// QueryContext reads rows.
func (tx *transaction) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	statement, err := tx.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return statement.QueryContext(ctx, args...)
}

// QueryRowContext reads a row.
func (tx *transaction) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	statement, err := tx.statement(ctx, query)
	if err != nil {
		return tx.Tx.QueryRowContext(ctx, query, args...) // which says the same
	}
	return statement.QueryRowContext(ctx, args...)
}
