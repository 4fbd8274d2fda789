package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"ratsgraph/graph/dgraph/embedded"
)

// A cluster is a plain Dgraph, without certificates.
type cluster struct {
	dir         string
	offset      int
	zero, alpha string
	children    []*child
}

// A child is a running Dgraph process.
type child struct {
	cmd *exec.Cmd
	end io.Closer
	log bytes.Buffer
}

func (c *cluster) start(args ...string) error {
	cmd, end, err := embedded.Command(c.dir, append(args, "--port_offset="+strconv.Itoa(c.offset), "--bindall=false", "--telemetry=reports=false; sentry=false")...)
	if err != nil {
		return err
	}
	x := &child{cmd: cmd, end: end}
	cmd.Stdout, cmd.Stderr = &x.log, &x.log
	c.children = append(c.children, x)
	return cmd.Start()
}

// stop ends the processes, the last first.
func (c *cluster) stop() {
	for i := len(c.children) - 1; i >= 0; i-- {
		_ = c.children[i].end.Close()
		_ = c.children[i].cmd.Wait()
	}
}

// startCluster starts a zero.
func startCluster(ctx context.Context, dir string) (*cluster, error) {
	offset, err := embedded.FreePortOffset()
	if err != nil {
		return nil, err
	}
	c := &cluster{dir: dir, offset: offset, zero: address(5080 + offset), alpha: address(9080 + offset)}
	if err := c.start("zero", "--wal=zw"); err != nil {
		return nil, err
	}
	if err := listens(ctx, c.zero); err != nil {
		c.stop()
		return nil, err
	}
	return c, nil
}

// startAlpha starts an alpha over what lies in its folder.
func (c *cluster) startAlpha(ctx context.Context) error {
	if err := c.start("alpha", "--zero="+c.zero); err != nil {
		return err
	}
	return listens(ctx, c.alpha)
}

func (c cluster) url() string { return "dgraph://" + c.alpha }

func address(port int) string { return net.JoinHostPort("localhost", strconv.Itoa(port)) }

// listens waits until something listens at an address, and a little longer: until
// it leads its Raft group.
func listens(ctx context.Context, addr string) error {
	for range 300 {
		conn, err := net.DialTimeout("tcp", addr, time.Second)
		if err == nil {
			conn.Close()
			time.Sleep(6 * time.Second)
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return fmt.Errorf("nothing listens at %s", addr)
}

// live loads the triples with "dgraph live", as it comes.
func (s setting) live(ctx context.Context, dir string) (result, error) {
	c, err := startCluster(ctx, dir)
	if err != nil {
		return result{}, err
	}
	defer c.stop()
	if err := c.startAlpha(ctx); err != nil {
		return result{}, err
	}
	cmd, _, err := embedded.Command(dir, "live", "--files="+s.rdf, "--schema="+s.schema(), "--alpha="+c.alpha, "--zero="+c.zero, "--http="+address(6060+c.offset))
	if err != nil {
		return result{}, err
	}
	return s.digested(ctx, cmd, dir, "--dgraph", c.url())
}

// bulk loads the triples with "dgraph bulk", as it comes.
func (s setting) bulk(ctx context.Context, dir string) (result, error) {
	c, err := startCluster(ctx, dir)
	if err != nil {
		return result{}, err
	}
	defer c.stop()
	cmd, _, err := embedded.Command(dir, "bulk", "--files="+s.rdf, "--schema="+s.schema(), "--zero="+c.zero, "--http="+address(8080+c.offset), "--out=out")
	if err != nil {
		return result{}, err
	}
	r, err := timed(cmd, dir)
	if err != nil || !s.check {
		return r, err
	}
	if err := os.Rename(filepath.Join(dir, "out", "0", "p"), filepath.Join(dir, "p")); err != nil {
		return r, err
	}
	if err := c.startAlpha(ctx); err != nil {
		return r, err
	}
	r.graph, err = s.digest(ctx, "--dgraph", c.url())
	return r, err
}
