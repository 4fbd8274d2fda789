package web

import (
	"net/http"
	"net/netip"
	"strings"
)

// ClientOf says who asks, as far as that is needed to share fairly.
type ClientOf struct {
	// Proxies are the networks of proxies whose X-Forwarded-For is believed. Nobody
	// else's is: every client could write one.
	Proxies []netip.Prefix
	// Name is the name of who asks by a token; empty if there is none, or a wrong
	// one. Nil: there are no tokens.
	Name func(*http.Request) string
}

// key tells clients apart: by token, else by address. Who has one address of
// the sixth version has a whole network of them, so that counts as one.
func (c ClientOf) key(r *http.Request) string {
	if c.Name != nil {
		if name := c.Name(r); name != "" {
			return "token " + name
		}
	}
	addr := c.address(r)
	if addr.Is6() {
		if net, err := addr.Prefix(64); err == nil {
			return net.String()
		}
	}
	return addr.String()
}

// address is the nearest one that no proxy of ours has.
func (c ClientOf) address(r *http.Request) netip.Addr {
	port, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	addr := port.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for c.trusts(addr) && len(hops) > 0 {
		last := strings.TrimSpace(hops[len(hops)-1])
		hops = hops[:len(hops)-1]
		next, err := netip.ParseAddr(last)
		if err != nil {
			break
		}
		addr = next.Unmap()
	}
	return addr
}

func (c ClientOf) trusts(addr netip.Addr) bool {
	for _, p := range c.Proxies {
		if p.Contains(addr) {
			return true
		}
	}
	return false
}
