//go:build unix

package survival_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ratsgraph/survival"
)

// TestDeployed has the real programs parse the command lines of the files in deploy.
// What is behind the flags shows go run ./survival/rehearse.
func TestDeployed(t *testing.T) {
	s := stage(t)
	for name, child := range map[string]string{"ratsgraph": "", "dgraph": "RATSGRAPH_DGRAPH_CHILD='{}' "} {
		script := fmt.Sprintf("#!/bin/sh\n%sexec %s \"$@\" --help\n", child, s.Binary)
		if err := os.WriteFile(filepath.Join(s.Dir, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"compose.yaml", "kubernetes.yaml"} {
		services, err := survival.Deployed(filepath.Join("..", "deploy", file))
		if err != nil {
			t.Fatal(err)
		}
		if len(services) != 8 {
			t.Errorf("%s starts %d containers, want three zeros, three alphas and two servers", file, len(services))
		}
		for _, x := range services {
			parses(t, s.Dir, file, x)
		}
	}
}

func parses(t *testing.T, path, file string, x survival.Service) {
	t.Helper()
	cmd := exec.Command(x.Command[0], x.Command[1:]...)
	if !strings.Contains(x.Command[0], "bash") {
		cmd.Path = filepath.Join(path, x.Command[0])
		cmd.Err = nil
	}
	cmd.Env = []string{"PATH=" + path + ":" + os.Getenv("PATH"), "HOSTNAME=" + x.Name}
	for name, value := range x.Env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	in, err := cmd.StdinPipe() // a child whose input ends would end
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "--") {
		t.Errorf("%s: %s: %v\n%s", file, x.Name, err, out)
	}
}
