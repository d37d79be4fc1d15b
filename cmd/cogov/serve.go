package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path"
	"strings"
	"time"

	"golang.org/x/net/netutil"
	"golang.org/x/term"

	"cogov/internal/intake"
	"cogov/internal/store"
	"cogov/internal/web"
	"cogov/seeds"
)

// serve runs the directory.
type serve struct {
	dataFlag
	Addr     string   `help:"Where to listen." default:"localhost:8080" env:"COGOV_ADDR" placeholder:"HOST:PORT"`
	BaseURL  string   `name:"base-url" help:"The site's own address, such as https://cogov.example. Without it the site answers on this machine only." env:"COGOV_BASE_URL" placeholder:"URL"`
	SiteName string   `help:"What the site calls itself." default:"Cogov" env:"COGOV_SITE_NAME" placeholder:"NAME"`
	Contact  string   `help:"E-mail or web address for corrections." env:"COGOV_CONTACT" placeholder:"ADDRESS"`
	Proxies  []string `help:"Networks whose X-Forwarded-For is believed, such as 127.0.0.1/32." env:"COGOV_PROXIES" placeholder:"CIDR"`
	NoSeed   bool     `help:"Leave an empty database empty." env:"COGOV_NO_SEED"`
}

// Limits of the HTTP server; see net/http.Server.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 30 * time.Second
	writeTimeout      = 60 * time.Second
	idleTimeout       = 60 * time.Second
	maxHeaderBytes    = 16 << 10
	maxConnections    = 2000
	noticeTime        = 2 * time.Second
	drainTime         = 20 * time.Second
)

// Run serves until the context ends, then lets open requests finish.
func (c serve) Run(ctx context.Context, io stdio) (err error) {
	config, err := c.config(io)
	if err != nil {
		return err
	}
	db, err := store.OpenExclusive(ctx, c.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if !c.NoSeed {
		if err := intake.Seed(ctx, db, seeds.Files); err != nil {
			return fmt.Errorf("cannot load the seeds: %w", err)
		}
	}
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return err
	}
	if config.BaseURL == nil {
		config.Loopback = true
		config.BaseURL = &url.URL{Scheme: "http", Host: localHost(listener)}
	}
	site, err := web.New(ctx, db, config)
	if err != nil {
		return err
	}
	defer site.Close()
	config.Log.Info("serving", "address", config.BaseURL.String(), "data", c.Data)
	return serveUntil(ctx, netutil.LimitListener(listener, maxConnections), site, config)
}

// serveUntil answers requests until the context ends. Requests that are under
// way then have a while to finish.
func serveUntil(ctx context.Context, listener net.Listener, site *web.Server, config web.Config) error {
	server := &http.Server{
		Handler:           site,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(config.Log.Handler(), slog.LevelWarn),

		DisableGeneralOptionsHandler: true,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	config.Log.Info("stopping")
	site.Drain()
	if !config.Loopback {
		time.Sleep(noticeTime) // whoever balances the load sees it before the door closes
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return errors.Join(err, server.Close())
	}
	return nil
}

// keep is how many bytes of answers wait for whoever asks next: some hundreds
// of pages, as small as they travel.
const keep = 4 << 20

func (c serve) config(io stdio) (web.Config, error) {
	config := web.Config{SiteName: c.SiteName, Contact: c.Contact, Keep: keep, Build: build(), Log: logger(io)}
	if c.BaseURL != "" {
		u, err := siteAddress(c.BaseURL)
		if err != nil || u.Path != "" {
			return config, noAddress(c.BaseURL)
		}
		config.BaseURL = u
		if u.Scheme == "http" {
			config.Log.Warn("the base URL is not https: passwords and sessions travel in the clear")
		}
	}
	for _, p := range c.Proxies {
		prefix, err := netip.ParsePrefix(p)
		if err != nil {
			return config, usageError{fmt.Errorf("--proxies %q is no network, such as 127.0.0.1/32", p)}
		}
		config.Proxies = append(config.Proxies, prefix)
	}
	return config, nil
}

// siteAddress reads the address of a site, which may lie beneath that of a host.
func siteAddress(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSuffix(address, "/"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return nil, noAddress(address)
	}
	if u.Path == "/" || u.Path != "" && u.Path != path.Clean(u.Path) {
		return nil, noAddress(address)
	}
	return u, nil
}

func noAddress(address string) error {
	return usageError{fmt.Errorf("--base-url %q is no address of a site, such as https://cogov.example", address)}
}

// localHost is how this machine reaches a listener.
func localHost(l net.Listener) string {
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return "localhost"
	}
	return "localhost:" + port
}

// build differs between builds: the release, or chance where it is not known.
func build() string {
	if r := release(); !strings.Contains(r, "modified") && r != "development" && r != "unknown" {
		return r
	}
	return rand.Text()
}

// logger writes lines for people to a terminal and JSON anywhere else.
func logger(io stdio) *slog.Logger {
	if f, ok := io.err.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return slog.New(slog.NewTextHandler(io.err, nil))
	}
	return slog.New(slog.NewJSONHandler(io.err, nil))
}
