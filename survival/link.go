package survival

import (
	"errors"
	"io"
	"net"
	"sync"
	"time"
)

// A Link is a connection between a program and a Dgraph that can be cut, held and
// slowed down: an address that passes on what comes to it.
type Link struct {
	listener net.Listener
	to       string

	mu    sync.Mutex
	conns map[net.Conn]bool
	down  bool
	held  chan struct{} // closed while all passes
	delay time.Duration
}

// NewLink makes a link to an address.
func NewLink(to string) (*Link, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	k := &Link{listener: l, to: to, conns: map[net.Conn]bool{}, held: make(chan struct{})}
	close(k.held)
	go k.accept()
	return k, nil
}

// Addr is where the link begins.
func (l *Link) Addr() string { return l.listener.Addr().String() }

// Close ends the link for good.
func (l *Link) Close() error {
	err := l.listener.Close()
	l.Cut()
	return err
}

// Cut ends all connections and takes no more.
func (l *Link) Cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.down = true
	for c := range l.conns {
		_ = c.Close()
	}
}

// Hold lets nothing pass any more, and ends nothing: as a cable that was pulled.
func (l *Link) Hold() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.held = make(chan struct{})
}

// Slow lets everything pass so much later.
func (l *Link) Slow(delay time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.delay = delay
}

// Mend lets everything pass again.
func (l *Link) Mend() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.down, l.delay = false, 0
	select {
	case <-l.held:
	default:
		close(l.held)
	}
}

func (l *Link) accept() {
	for {
		c, err := l.listener.Accept()
		if err != nil {
			return
		}
		go l.join(c)
	}
}

// join passes on both ways, until one end goes.
func (l *Link) join(from net.Conn) {
	defer from.Close()
	if !l.takes(from) {
		return
	}
	defer l.drop(from)
	to, err := net.Dial("tcp", l.to)
	if err != nil {
		return
	}
	defer to.Close()
	go func() { _ = l.pass(to, from); _ = to.Close() }()
	_ = l.pass(from, to)
}

func (l *Link) takes(c net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.down {
		l.conns[c] = true
	}
	return !l.down
}

func (l *Link) drop(c net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.conns, c)
}

func (l *Link) pass(to, from net.Conn) error {
	b := make([]byte, 32<<10)
	for {
		n, err := from.Read(b)
		l.mu.Lock()
		held, delay := l.held, l.delay
		l.mu.Unlock()
		<-held
		time.Sleep(delay)
		if _, failed := to.Write(b[:n]); failed != nil {
			return failed
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
