package web

import (
	"crypto/tls"
	"fmt"
	"os"
	"sync"
	"time"
)

// A Certificate is a pair of files that is read again when it changes, so that a
// renewed certificate needs no restart.
type Certificate struct {
	cert, key string

	mu      sync.Mutex
	now     *tls.Certificate
	changed time.Time // of the files that are in use
	looked  time.Time
}

// lookAgain is how often the files are looked at.
const lookAgain = time.Second

// NewCertificate reads a certificate with its chain, and its key, both PEM.
func NewCertificate(cert, key string) (*Certificate, error) {
	c := &Certificate{cert: cert, key: key}
	if err := c.load(); err != nil {
		return nil, fmt.Errorf("certificate: %w", err)
	}
	return c, nil
}

// Config is for a server that shows the certificate.
func (c *Certificate) Config() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.get, NextProtos: []string{"h2", "http/1.1"}}
}

// get is the certificate as it is now. One that cannot be read, because it is
// half written perhaps, leaves the one before in use.
func (c *Certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Since(c.looked) > lookAgain {
		c.looked = time.Now()
		if at := c.modified(); at.After(c.changed) {
			_ = c.load() // stays as it is, and is tried again
		}
	}
	return c.now, nil
}

func (c *Certificate) load() error {
	at := c.modified()
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return err
	}
	c.now, c.changed = &pair, at
	return nil
}

// modified is when the younger of the two files changed.
func (c *Certificate) modified() time.Time {
	var at time.Time
	for _, name := range []string{c.cert, c.key} {
		if info, err := os.Stat(name); err == nil && info.ModTime().After(at) {
			at = info.ModTime()
		}
	}
	return at
}
