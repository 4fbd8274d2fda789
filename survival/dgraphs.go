//go:build unix

package survival

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"ratsgraph/graph/dgraph/embedded"
)

// A Topology is how many zeros and alphas a cluster has, and how many alphas hold
// the same data. Alphas beyond that share the predicates among them as groups.
type Topology struct{ Zeros, Alphas, Replicas int }

func (t Topology) String() string {
	return fmt.Sprintf("%d zeros, %d alphas, %d replicas", t.Zeros, t.Alphas, t.Replicas)
}

// A Cluster is a Dgraph of several processes on this machine, behind mutual TLS.
type Cluster struct {
	Topology
	dir    string
	zeros  []*Node
	alphas []*Node
}

// NewCluster starts a cluster in a new folder and waits until it answers.
func NewCluster(ctx context.Context, dir string, t Topology) (*Cluster, error) {
	c := &Cluster{Topology: t, dir: dir}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if err := embedded.MakeKeys(dir); err != nil {
		return nil, fmt.Errorf("keys of the cluster: %w", err)
	}
	if err := c.start(ctx); err != nil {
		logs := c.logs()
		c.Close()
		if strings.Contains(logs, "address already in use") { // somebody else was faster
			return NewCluster(ctx, dir, t)
		}
		return nil, fmt.Errorf("cluster: %w%s", err, logs)
	}
	return c, nil
}

func (c *Cluster) start(ctx context.Context) error {
	offsets, err := embedded.FreePortOffsets(c.Zeros + c.Alphas)
	if err != nil {
		return err
	}
	for i := range c.Zeros {
		args := []string{"zero", fmt.Sprintf("--raft=idx=%d", i+1), "--replicas=" + strconv.Itoa(c.Replicas), "--my=" + local(zeroGRPC+offsets[i])}
		if i > 0 {
			args = append(args, "--peer="+local(zeroGRPC+offsets[0]))
		}
		n, err := c.add(fmt.Sprintf("zero%d", i+1), offsets[i], args)
		if err != nil {
			return err
		}
		c.zeros = append(c.zeros, n)
		if err := c.await(ctx, c.all(func() error { return c.hasZeros(i + 1) })); err != nil {
			return err
		}
	}
	for i := range c.Alphas {
		offset := offsets[c.Zeros+i]
		args := []string{"alpha", "--zero=" + c.zeroAddresses(), "--my=" + local(alphaRaft+offset), "--cache=size-mb=128; percentage=0,65,35", "--badger=valuelogfilesize=268435456"}
		n, err := c.add(fmt.Sprintf("alpha%d", i+1), offset, args)
		if err != nil {
			return err
		}
		c.alphas = append(c.alphas, n)
	}
	return c.Recovered(ctx)
}

// errEnded is the error for a node that nobody has ended.
var errEnded = errors.New("it has ended")

// all is a condition that cannot come about once a node has ended.
func (c *Cluster) all(what func() error) func() error {
	return func() error {
		for _, n := range append(c.zeros[:len(c.zeros):len(c.zeros)], c.alphas...) {
			if n.Ended() {
				return fmt.Errorf("%s: %w", n.Name, errEnded)
			}
		}
		return what()
	}
}

// add starts a node in a folder of its own.
func (c *Cluster) add(name string, offset int, args []string) (*Node, error) {
	dir := filepath.Join(c.dir, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if err := os.Symlink(filepath.Join("..", "tls"), filepath.Join(dir, "tls")); err != nil {
		return nil, err
	}
	web, err := keyHolder(c.dir)
	if err != nil {
		return nil, err
	}
	args = append(args, "--port_offset="+strconv.Itoa(offset), "--bindall=false", "--tls="+embedded.KeysFlag,
		"--telemetry=reports=false; sentry=false", "--logtostderr")
	n := &Node{Name: name, dir: dir, offset: offset, args: args, web: web}
	return n, n.Start()
}

func (c *Cluster) zeroAddresses() string {
	var out []string
	for _, z := range c.zeros {
		out = append(out, local(zeroGRPC+z.offset))
	}
	return strings.Join(out, ",")
}

// Address is where ratsgraph finds the cluster.
func (c *Cluster) Address() string {
	var hosts []string
	for _, a := range c.alphas {
		hosts = append(hosts, local(alphaGRPC+a.offset))
	}
	file := func(name string) string { return filepath.Join(c.dir, "tls", name) }
	return fmt.Sprintf("dgraph://%s?sslrootcert=%s&sslcert=%s&sslkey=%s", strings.Join(hosts, ","), file("ca.crt"), file("client.crt"), file("client.key"))
}

// A clusterState is what a zero knows of the cluster.
type clusterState struct {
	Zeros  map[string]clusterMember
	Groups map[string]struct{ Members map[string]clusterMember }
}

type clusterMember struct {
	Addr   string
	Leader bool
}

// state asks the zeros until one tells.
func (c *Cluster) state() (s clusterState, err error) {
	for _, z := range c.zeros {
		var body []byte
		if body, err = z.get(zeroHTTP, "/state"); err == nil {
			if err = json.Unmarshal(body, &s); err == nil {
				return s, nil
			}
		}
	}
	return s, fmt.Errorf("no zero tells its state: %w", err)
}

func (c *Cluster) hasZeros(n int) error {
	s, err := c.state()
	if err == nil && len(s.Zeros) < n {
		err = fmt.Errorf("%d of %d zeros", len(s.Zeros), n)
	}
	return err
}

// Leaders are the zero and the alphas, one of each group, that lead.
func (c *Cluster) Leaders() (zero *Node, alphas []*Node, err error) {
	s, err := c.state()
	if err != nil {
		return nil, nil, err
	}
	for _, m := range s.Zeros {
		if m.Leader {
			zero = byPort(c.zeros, zeroGRPC, m.Addr)
		}
	}
	for _, g := range s.Groups {
		for _, m := range g.Members {
			if n := byPort(c.alphas, alphaRaft, m.Addr); m.Leader && n != nil {
				alphas = append(alphas, n)
			}
		}
	}
	if zero == nil || len(alphas) < c.Alphas/c.Replicas {
		return zero, alphas, errors.New("a group has no leader")
	}
	return zero, alphas, nil
}

// Node is a node by its name: "zero1", "alpha3".
func (c *Cluster) Node(name string) *Node {
	for _, n := range append(c.zeros[:len(c.zeros):len(c.zeros)], c.alphas...) {
		if n.Name == name {
			return n
		}
	}
	return nil
}

func byPort(nodes []*Node, port int, addr string) *Node {
	for _, n := range nodes {
		if local(port+n.offset) == addr {
			return n
		}
	}
	return nil
}

// Healthy is an error unless every node is there and every group has a leader.
func (c *Cluster) Healthy() error {
	for _, a := range c.alphas {
		if _, err := a.get(alphaHTTP, "/health"); err != nil {
			return err
		}
	}
	for _, z := range c.zeros {
		if _, err := z.get(zeroHTTP, "/health"); err != nil {
			return err
		}
	}
	_, _, err := c.Leaders()
	return err
}

// Recovered waits until the cluster is healthy.
func (c *Cluster) Recovered(ctx context.Context) error { return c.await(ctx, c.all(c.Healthy)) }

func (c *Cluster) await(ctx context.Context, what func() error) error {
	for deadline := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		err := what()
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, errEnded):
			return err
		case time.Now().After(deadline):
			return fmt.Errorf("not so after %s: %w", patience, err)
		}
	}
}

func (c *Cluster) logs() string {
	var out strings.Builder
	for _, n := range append(c.zeros, c.alphas...) {
		fmt.Fprintf(&out, "\n%s:\n%s", n.Name, n.Log())
	}
	return out.String()
}

// Close ends all nodes and removes what they kept.
func (c *Cluster) Close() {
	for _, n := range append(c.alphas, c.zeros...) {
		n.end()
	}
	_ = os.RemoveAll(c.dir)
}
