package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"golang.org/x/term"

	"cogov/internal/auth"
	"cogov/internal/store"
)

// user looks after accounts. Its commands run beside a server.
type user struct {
	Add      userAdd      `cmd:"" help:"Add an account. The password is asked on the terminal, or is the first line of standard input."`
	List     userList     `cmd:"" help:"List the accounts."`
	Password userPassword `cmd:"" help:"Give an account another password and end its sessions."`
	Disable  userDisable  `cmd:"" help:"Keep an account from signing in and end its sessions."`
}

type userAdd struct {
	dataFlag
	Email string `required:"" help:"The e-mail to sign in with." placeholder:"E"`
	Name  string `required:"" help:"The person's name, shown beside what they save." placeholder:"N"`
	Role  string `required:"" enum:"admin,editor,contributor" help:"admin, editor or contributor." placeholder:"ROLE"`
}

// Run adds the account.
func (c userAdd) Run(ctx context.Context, std stdio) error {
	if a, err := mail.ParseAddress(c.Email); err != nil || a.Address != c.Email {
		return usageError{fmt.Errorf("--email %q is no e-mail address", c.Email)}
	}
	name := strings.TrimSpace(c.Name)
	if name == "" || len(name) > 200 {
		return usageError{errors.New("--name must have 1 to 200 characters")}
	}
	return withStore(ctx, c.dataFlag, func(db *store.Store) error {
		hash, err := newPassword(ctx, std)
		if err != nil {
			return err
		}
		err = db.AddAccount(ctx, store.Account{Email: c.Email, Name: name, Role: auth.Role(c.Role), Password: hash})
		if errors.Is(err, store.ErrTaken) {
			return fmt.Errorf("there is an account with the e-mail %s already", c.Email)
		}
		if err == nil {
			fmt.Fprintf(std.out, "%s can sign in as %s.\n", c.Email, c.Role)
		}
		return err
	})
}

type userList struct{ dataFlag }

// Run prints the accounts.
func (c userList) Run(ctx context.Context, std stdio) error {
	return withDatabase(ctx, c.dataFlag, func(db *store.Store) error {
		accounts, err := db.Accounts(ctx)
		if err != nil {
			return err
		}
		table := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
		for _, a := range accounts {
			state := "active"
			if a.Disabled {
				state = "disabled"
			}
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", a.Email, a.Name, a.Role, state, a.Created.Format(time.DateOnly))
		}
		return table.Flush()
	})
}

type userPassword struct {
	dataFlag
	Email string `required:"" help:"Whose password." placeholder:"E"`
}

// Run changes the password.
func (c userPassword) Run(ctx context.Context, std stdio) error {
	return withDatabase(ctx, c.dataFlag, func(db *store.Store) error {
		if _, err := db.AccountByEmail(ctx, c.Email); err != nil {
			return noAccount(err, c.Email)
		}
		hash, err := newPassword(ctx, std)
		if err != nil {
			return err
		}
		return report(std, db.SetPassword(ctx, c.Email, hash), c.Email+" has another password.")
	})
}

type userDisable struct {
	dataFlag
	Email string `required:"" help:"Whose account." placeholder:"E"`
}

// Run disables the account.
func (c userDisable) Run(ctx context.Context, std stdio) error {
	return withDatabase(ctx, c.dataFlag, func(db *store.Store) error {
		return report(std, noAccount(db.Disable(ctx, c.Email), c.Email), c.Email+" can no longer sign in.")
	})
}

func report(std stdio, err error, done string) error {
	if err == nil {
		fmt.Fprintln(std.out, done)
	}
	return err
}

func noAccount(err error, email string) error {
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no account with the e-mail %s", email)
	}
	return err
}

// withDatabase opens a database that must be there: a mistyped folder has nothing
// to look after.
func withDatabase(ctx context.Context, data dataFlag, do func(*store.Store) error) error {
	if !store.Exists(data.Data) {
		return noDatabase(data.Data)
	}
	return withStore(ctx, data, do)
}

func noDatabase(folder string) error {
	return fmt.Errorf("there is no database in %s; name the data folder with --data", folder)
}

// onCopy works on a copy of a data folder's database, beside whoever is using it.
func onCopy(ctx context.Context, folder string, do func(data string) error) (err error) {
	dir, err := os.MkdirTemp("", "cogov-copy-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := store.CopyTo(ctx, folder, dir); err != nil {
		return err
	}
	return do(dir)
}

func withStore(ctx context.Context, data dataFlag, do func(*store.Store) error) (err error) {
	db, err := store.Open(ctx, data.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return do(db)
}

// newPassword asks for a password and gives what is kept of it.
func newPassword(ctx context.Context, std stdio) (hash string, err error) {
	password, err := readPassword(std)
	if err != nil {
		return "", err
	}
	if err := auth.CheckPassword(password); err != nil {
		return "", err
	}
	return auth.Hash(ctx, password)
}

// readPassword asks twice on a terminal; elsewhere it takes the first line.
func readPassword(std stdio) (string, error) {
	f, ok := std.in.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		line, err := bufio.NewReader(io.LimitReader(std.in, 8<<10)).ReadString('\n')
		if err != nil && !(errors.Is(err, io.EOF) && line != "") {
			return "", errors.New("no password came in: give it as the first line of standard input")
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	first, err := ask(std, f, "Password (12 characters or more): ")
	if err != nil {
		return "", err
	}
	second, err := ask(std, f, "The same again: ")
	if err == nil && first != second {
		err = errors.New("the two passwords differ")
	}
	return first, err
}

func ask(std stdio, f *os.File, question string) (string, error) {
	fmt.Fprint(std.err, question)
	answer, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(std.err)
	return string(answer), err
}
