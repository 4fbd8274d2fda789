package external

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
)

// An Address says where the alphas of a Dgraph are, and how they are reached.
type Address struct {
	Hosts    []string // host:port of the alphas' gRPC ports
	user     string
	password string
	params   url.Values
}

// String names the hosts. It shows no password.
func (a Address) String() string { return strings.Join(a.Hosts, ", ") }

var errForm = errors.New("want dgraph://host:port, or dgraph://host:port,host:port for several alphas of one cluster")

// Parse reads a connection string. It is that of dgo, with several hosts and
// with files of keys:
//
//	dgraph://[user:password@]host:port[,host:port...][?sslmode=disable|require|verify-ca][&bearertoken=TOKEN]
//	         [&sslrootcert=FILE][&sslcert=FILE&sslkey=FILE]
func Parse(text string) (Address, error) {
	rest, ok := strings.CutPrefix(text, "dgraph://")
	if !ok {
		scheme, _, _ := strings.Cut(text, ":") // the rest could show a password
		return Address{}, fmt.Errorf("%q: %w", scheme+":…", errForm)
	}
	rest, query, _ := strings.Cut(rest, "?")
	login, hosts := "", strings.TrimSuffix(rest, "/")
	if i := strings.LastIndex(hosts, "@"); i >= 0 {
		login, hosts = hosts[:i], hosts[i+1:]
	}
	a := Address{Hosts: strings.Split(hosts, ",")}
	for _, h := range a.Hosts {
		if host, port, err := net.SplitHostPort(h); err != nil || host == "" || port == "" {
			return Address{}, fmt.Errorf("%q: %w", h, errForm)
		}
	}
	if err := a.login(login); err != nil {
		return Address{}, err
	}
	var err error
	if a.params, err = url.ParseQuery(query); err != nil {
		return Address{}, errors.New("what stands after ? cannot be read: want name=value&name=value")
	}
	return a, a.check()
}

func (a *Address) login(text string) error {
	if text == "" {
		return nil
	}
	user, password, ok := strings.Cut(text, ":")
	var err, err2 error
	a.user, err = url.PathUnescape(user)
	a.password, err2 = url.PathUnescape(password)
	if !ok || err != nil || err2 != nil || a.user == "" || a.password == "" {
		return errors.New("want user:password@ before the hosts, with % for special characters")
	}
	return nil
}

// check refuses parameters that mean nothing, so that none is trusted in vain.
func (a Address) check() error {
	for name := range a.params {
		switch value := a.params.Get(name); name {
		case "bearertoken", "sslrootcert", "sslcert", "sslkey":
		case "sslmode":
			if value != "disable" && value != "require" && value != "verify-ca" {
				return fmt.Errorf("sslmode=%s: want disable, require or verify-ca", value)
			}
		default:
			return fmt.Errorf("unknown parameter %s: there are sslmode, sslrootcert, sslcert, sslkey and bearertoken", name)
		}
	}
	files := a.params.Has("sslrootcert") || a.params.Has("sslcert") || a.params.Has("sslkey")
	switch {
	case a.params.Has("sslcert") != a.params.Has("sslkey"):
		return errors.New("sslcert and sslkey belong together")
	case files && a.params.Get("sslmode") == "disable", a.params.Has("sslrootcert") && a.params.Get("sslmode") == "require":
		return fmt.Errorf("sslmode=%s would leave the files of keys unused: leave it out", a.params.Get("sslmode"))
	}
	return nil
}
