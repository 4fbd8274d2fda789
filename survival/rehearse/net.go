//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ratsgraph/graph/dgraph/embedded"
	"ratsgraph/survival"
)

// patience is how long anything may take.
const patience = 5 * time.Minute

const bridge = "ratsgraph0"

// A network has all containers in it.
type network struct {
	*survival.Stage
	nodes []*node
}

// A node is a container.
type node struct {
	survival.Service
	space, addr, dir string
	cmd              *exec.Cmd
	ended            chan struct{}
}

func newNet(s *survival.Stage, services []survival.Service) (*network, error) {
	n := &network{Stage: s}
	for i, x := range services {
		n.nodes = append(n.nodes, &node{Service: x, space: fmt.Sprintf("ratsgraph%d", i), addr: fmt.Sprintf("10.99.77.%d", i+2), dir: filepath.Join(s.Dir, x.Name)})
	}
	if err := errors.Join(n.programs(), n.keys()); err != nil {
		return n, err
	}
	err := run("ip", "link", "add", bridge, "type", "bridge")
	err = errors.Join(err, run("ip", "addr", "add", "10.99.77.1/24", "dev", bridge), run("ip", "link", "set", bridge, "up"))
	for i, x := range n.nodes {
		err = errors.Join(err, n.join(i, x))
	}
	if err != nil {
		n.close()
	}
	return n, err
}

// programs puts dgraph and ratsgraph where containers find them.
func (n *network) programs() error {
	bin := filepath.Join(n.Dir, "bin")
	dgraph := fmt.Sprintf("#!/bin/sh\nRATSGRAPH_DGRAPH_CHILD='{}' exec %s \"$@\"\n", n.Binary)
	return errors.Join(os.MkdirAll(bin, 0o700), os.MkdirAll(filepath.Join(n.Dir, "tokens"), 0o700), os.WriteFile(filepath.Join(n.Dir, "tokens", "tokens.jsonl"), nil, 0o600),
		os.WriteFile(filepath.Join(bin, "dgraph"), []byte(dgraph), 0o700), os.Symlink(n.Binary, filepath.Join(bin, "ratsgraph")))
}

// keys makes the keys in the way that the files tell.
func (n *network) keys() error {
	names := []string{"localhost"}
	for _, x := range n.nodes {
		names = append(names, x.Host)
	}
	cmd, stdin, err := embedded.Command(n.Dir, "cert", "-d", "tls", "-n", strings.Join(names, ","), "-c", "ratsgraph")
	if err != nil {
		return err
	}
	defer stdin.Close()
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("keys: %w\n%s", err, out)
	}
	return os.Remove(filepath.Join(n.Dir, "tls", "ca.key"))
}

// join gives a container a network of its own, in which it knows the others.
func (n *network) join(i int, x *node) error {
	hosts := "127.0.0.1 localhost\n"
	for _, other := range n.nodes {
		hosts += other.addr + " " + other.Host + "\n"
	}
	known := filepath.Join("/etc/netns", x.space)
	veth, peer := fmt.Sprintf("ratsv%d", i), fmt.Sprintf("ratsp%d", i)
	return errors.Join(os.MkdirAll(x.dir, 0o700), os.MkdirAll(known, 0o755), os.WriteFile(filepath.Join(known, "hosts"), []byte(hosts), 0o644),
		run("ip", "netns", "add", x.space), run("ip", "link", "add", veth, "type", "veth", "peer", "name", peer, "netns", x.space),
		run("ip", "link", "set", veth, "master", bridge, "up"), run("ip", "-n", x.space, "addr", "add", x.addr+"/24", "dev", peer),
		run("ip", "-n", x.space, "link", "set", peer, "up"), run("ip", "-n", x.space, "link", "set", "lo", "up"))
}

func (n *network) close() {
	for _, x := range n.nodes {
		x.end()
		_ = run("ip", "netns", "del", x.space)
		_ = os.RemoveAll(filepath.Join("/etc/netns", x.space))
	}
	_ = run("ip", "link", "del", bridge)
}

func run(name string, args ...string) error {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// here has the folders of keys and tokens where they are.
func (n *network) here(text string) string {
	return strings.NewReplacer("/tls/", n.Dir+"/tls/", "/tokens/", n.Dir+"/tokens/").Replace(text)
}

// inside is a command in a container.
func (n *network) inside(x *node, args ...string) *exec.Cmd {
	cmd := exec.Command("ip", append([]string{"netns", "exec", x.space}, args...)...)
	cmd.Dir, cmd.Env = x.dir, []string{"PATH=" + filepath.Join(n.Dir, "bin") + ":/usr/bin:/bin:/usr/sbin:/sbin", "HOSTNAME=" + x.Name}
	for name, value := range x.Env {
		cmd.Env = append(cmd.Env, name+"="+n.here(value))
	}
	return cmd
}

// beside is a command of ratsgraph beside the one that runs in a container, which
// shows its figures on their port already.
func (n *network) beside(x *node, args ...string) *exec.Cmd {
	cmd := n.inside(x, append([]string{"ratsgraph"}, args...)...)
	cmd.Env = append(cmd.Env, "RATSGRAPH_METRICS=")
	return cmd
}

func (n *network) start(x *node) error {
	var args []string
	for _, a := range x.Command {
		args = append(args, n.here(a))
	}
	x.cmd = n.inside(x, args...)
	log, err := os.OpenFile(filepath.Join(x.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	x.cmd.Stdout, x.cmd.Stderr = log, log
	if _, err := x.cmd.StdinPipe(); err != nil { // Dgraph ends with its input
		return err
	}
	ended := make(chan struct{})
	if err := x.cmd.Start(); err != nil {
		return err
	}
	x.ended = ended
	go func(cmd *exec.Cmd) { _ = cmd.Wait(); close(ended) }(x.cmd)
	return nil
}

func (x *node) end() {
	if x.ended != nil {
		_ = x.cmd.Process.Kill()
		<-x.ended
	}
}

// startAll starts all in order, and again what ends, as a container engine does.
func (n *network) startAll(ctx context.Context) error {
	for _, x := range n.nodes {
		if err := n.start(x); err != nil {
			return err
		}
		logf("%s: %s", x.Name, strings.Join(x.Command, " "))
		if strings.HasPrefix(x.Name, "zero") {
			time.Sleep(2 * time.Second) // the first one makes the cluster, the others join it
		}
	}
	return n.ready(ctx)
}

func (n *network) servers() []*node {
	return slices.DeleteFunc(slices.Clone(n.nodes), func(x *node) bool { return strings.HasPrefix(x.Name, "zero") || strings.HasPrefix(x.Name, "alpha") })
}

// ready waits until every server says that it is ready.
func (n *network) ready(ctx context.Context) error {
	for _, x := range n.servers() {
		began, err := time.Now(), errors.New("not asked")
		for ; err != nil && time.Since(began) < patience && ctx.Err() == nil; time.Sleep(200 * time.Millisecond) {
			if err = n.again(); err == nil {
				err = get("http://" + x.addr + ":8080/readyz")
			}
		}
		if err != nil {
			return fmt.Errorf("%s is not ready: %w", x.Name, err)
		}
		logf("%s is ready after %.1f s", x.Name, time.Since(began).Seconds())
	}
	return ctx.Err()
}

// again starts again what has ended.
func (n *network) again() error {
	for _, x := range n.nodes {
		select {
		case <-x.ended:
			logf("%s has ended, and is started again", x.Name)
			if err := n.start(x); err != nil {
				return err
			}
		default:
		}
	}
	return nil
}

func get(url string) error {
	client := http.Client{Timeout: 5 * time.Second}
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return nil
}

// try ingests, and replaces the documents while an alpha is killed.
func (n *network) try(ctx context.Context) error {
	server := n.servers()[0]
	for version := range n.Want {
		if err := n.World.Write(version); err != nil {
			return err
		}
		ingest := n.beside(server, "ingest", n.World.Dir)
		if version == 1 {
			alpha := n.nodes[slices.IndexFunc(n.nodes, func(x *node) bool { return strings.HasPrefix(x.Name, "alpha") })]
			time.AfterFunc(time.Second, func() { _ = alpha.cmd.Process.Kill() })
		}
		out, err := ingest.CombinedOutput()
		if err != nil {
			return fmt.Errorf("ingest: %w\n%s", err, out)
		}
		if err := n.ready(ctx); err != nil {
			return err
		}
		if out, err := n.beside(server, "verify").CombinedOutput(); err != nil {
			return fmt.Errorf("verify: %w\n%s", err, out)
		}
		export, err := n.beside(server, "export").Output()
		if err != nil {
			return err
		}
		if d := survival.Differences(string(export), n.Want[version]); len(d) > 0 {
			return fmt.Errorf("the graph is not as it shall be: %s", d[0])
		}
	}
	return nil
}

// logs are the ends of what all have written.
func (n *network) logs() string {
	var out strings.Builder
	for _, x := range n.nodes {
		data, _ := os.ReadFile(filepath.Join(x.dir, "log"))
		fmt.Fprintf(&out, "\n%s:\n%s", x.Name, data[max(0, len(data)-1500):])
	}
	return out.String()
}
