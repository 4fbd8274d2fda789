//go:build unix

package survival

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"ratsgraph/graph/dgraph/embedded"
)

// The ports of Dgraph without an offset.
const (
	zeroGRPC, zeroHTTP              = 5080, 6080
	alphaRaft, alphaHTTP, alphaGRPC = 7080, 8080, 9080
)

// A Node is a zero or an alpha that runs by itself, apart from any ratsgraph. It
// keeps its folder and its ports when it is started again.
type Node struct {
	Name   string
	dir    string
	offset int
	args   []string
	web    *http.Client

	cmd   *exec.Cmd
	stdin io.Closer
	ended chan struct{}
}

// Start starts the node.
func (n *Node) Start() error {
	cmd, stdin, err := embedded.Command(n.dir, n.args...)
	if err != nil {
		return err
	}
	log, err := os.OpenFile(filepath.Join(n.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", n.Name, err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	n.cmd, n.stdin, n.ended = cmd, stdin, ended
	return nil
}

// Signal sends a signal and, if it ends the node, waits for its end.
func (n *Node) Signal(s syscall.Signal) error {
	if err := n.cmd.Process.Signal(s); err != nil {
		return fmt.Errorf("%s of %s: %w", s, n.Name, err)
	}
	if s == syscall.SIGSTOP || s == syscall.SIGCONT {
		return nil
	}
	select {
	case <-n.ended:
		return nil
	case <-time.After(patience):
		_ = n.cmd.Process.Kill()
		return fmt.Errorf("%s has not ended %s after %s", n.Name, patience, s)
	}
}

// Ended says if the node is gone.
func (n *Node) Ended() bool {
	select {
	case <-n.ended:
		return true
	default:
		return false
	}
}

// end ends the node for good; its data are thrown away.
func (n *Node) end() {
	if n.cmd == nil {
		return
	}
	_ = n.cmd.Process.Kill()
	<-n.ended
	_ = n.stdin.Close()
}

// Log is the end of what the node wrote.
func (n *Node) Log() string {
	data, _ := os.ReadFile(filepath.Join(n.dir, "log"))
	return string(data[max(0, len(data)-2000):])
}

// get asks the node's HTTP port.
func (n *Node) get(port int, path string) ([]byte, error) {
	resp, err := n.web.Get("https://" + local(port+n.offset) + path)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", n.Name, resp.Status)
	}
	return body, err
}

func local(port int) string { return net.JoinHostPort("localhost", strconv.Itoa(port)) }

// keyHolder asks over HTTPS with the keys of a folder.
func keyHolder(dir string) (*http.Client, error) {
	pair, err := tls.LoadX509KeyPair(filepath.Join(dir, "tls", "client.crt"), filepath.Join(dir, "tls", "client.key"))
	if err != nil {
		return nil, err
	}
	// Whether the answer is the node's is not what is tested here.
	config := &tls.Config{Certificates: []tls.Certificate{pair}, InsecureSkipVerify: true}
	return &http.Client{Timeout: 3 * time.Second, Transport: &http.Transport{TLSClientConfig: config, DisableKeepAlives: true}}, nil
}
