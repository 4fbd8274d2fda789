//go:build unix

package embedded_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v240/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"

	"ratsgraph/graph/dgraph/embedded"
)

// TestStrangers tries every port without the folder's keys, in every way in
// which Dgraph would answer if it were left open.
func TestStrangers(t *testing.T) {
	dir := t.TempDir()
	engine := open(t, embedded.Options{Dir: dir})
	write(t, engine, "Ada")
	ports := enginePorts(t, dir)
	for name, port := range ports {
		addr := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
		for kind, config := range strangers(t) {
			t.Run(name+"/"+kind, func(t *testing.T) {
				refusesHTTP(t, addr, config)
				refusesGRPC(t, addr, config)
			})
		}
		t.Run(name+"/second request of a connection", func(t *testing.T) { refusesSmuggling(t, addr) })
		t.Run(name+"/other addresses", func(t *testing.T) { onlyLoopback(t, port) })
	}
	wantNames(t, engine, "Ada")
	t.Run("control", func(t *testing.T) { answersKeyHolder(t, dir, ports["alpha grpc"]) })
}

// enginePorts is every port that Dgraph listens on.
func enginePorts(t *testing.T, dir string) map[string]int {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "engine.json"))
	if err != nil {
		t.Fatal(err)
	}
	var state struct {
		Offset int `json:"port_offset"`
	}
	if err := json.Unmarshal(data, &state); err != nil {
		t.Fatal(err)
	}
	ports := map[string]int{
		"zero grpc": 5080, "zero http": 6080, "alpha internal": 7080, "alpha http": 8080, "alpha grpc": 9080,
	}
	for name := range ports {
		ports[name] += state.Offset
		conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(ports[name])))
		if err != nil {
			t.Fatalf("%s does not listen: %v", name, err)
		}
		conn.Close()
	}
	return ports
}

// strangers are the ways to knock: nil is plain text.
func strangers(t *testing.T) map[string]*tls.Config {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	own := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}, DNSNames: []string{"localhost"},
	}
	der, err := x509.CreateCertificate(rand.Reader, own, own, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*tls.Config{
		"plain text":           nil,
		"no certificate":       {InsecureSkipVerify: true},
		"their own authority":  {InsecureSkipVerify: true, Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}},
		"no certificate, 1.2":  {InsecureSkipVerify: true, MaxVersion: tls.VersionTLS12},
		"no certificate, http": {InsecureSkipVerify: true, NextProtos: []string{"http/1.1"}},
	}
}

func refusesHTTP(t *testing.T, addr string, config *tls.Config) {
	t.Helper()
	web := http.Client{Timeout: time.Minute, Transport: &http.Transport{TLSClientConfig: config, DisableKeepAlives: true}}
	scheme := "http://"
	if config != nil {
		scheme = "https://"
	}
	for _, request := range []string{
		"GET /", "GET /health", "GET /health?all", "GET /state", "GET /admin", "POST /admin", "GET /admin/schema",
		"POST /alter", "POST /query", "POST /mutate?commitNow=true", "GET /moveTablet?tablet=name&group=2",
		"GET /removeNode?id=1&group=1", "GET /assign?what=uids&num=1", "GET /debug/pprof/", "GET /debug/vars",
		"GET /debug/requests", "GET /debug/store", "POST /graphql", "GET /probe/graphql", "PUT /alter", "HEAD /health",
	} {
		method, path, _ := strings.Cut(request, " ")
		ask, err := http.NewRequestWithContext(t.Context(), method, scheme+addr+path, strings.NewReader(`{"drop_all": true}`))
		if err != nil {
			t.Fatal(err)
		}
		response, err := web.Do(ask)
		if err != nil {
			continue // Nobody answered, as it should be.
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		// Go's server answers plain text on a TLS port so, before any handler.
		if response.StatusCode != http.StatusBadRequest || strings.TrimSpace(string(body)) != "Client sent an HTTP request to an HTTPS server." {
			t.Errorf("%s: %s %s", request, response.Status, body)
		}
	}
}

func refusesGRPC(t *testing.T, addr string, config *tls.Config) {
	t.Helper()
	creds := insecure.NewCredentials()
	if config != nil {
		creds = credentials.NewTLS(config)
	}
	conn, err := grpc.NewClient(addr, grpc.WithTransportCredentials(creds))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, method := range []string{
		"/api.Dgraph/Query", "/api.Dgraph/Alter", "/api.Dgraph/CheckVersion", "/grpc.health.v1.Health/Check",
		"/pb.Zero/Connect", "/pb.Raft/IsPeer", "/pb.Worker/ServeTask",
	} {
		err := conn.Invoke(t.Context(), method, &api.Request{}, &api.Response{})
		if err == nil || !strings.Contains(err.Error(), "code = Unavailable") {
			t.Errorf("%s: %v, want no connection", method, err)
		}
	}
}

// refusesSmuggling asks for what is often left open, and on the same connection
// for what never may be.
func refusesSmuggling(t *testing.T, addr string) {
	t.Helper()
	for _, first := range []string{"/health", "/health/../alter", "/healthy"} {
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(2 * time.Second))
		const drop = `{"drop_all": true}`
		fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", first)
		fmt.Fprintf(conn, "POST /alter HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s", len(drop), drop)
		reader := bufio.NewReader(conn)
		for {
			response, err := http.ReadResponse(reader, nil)
			if err != nil {
				break
			}
			if response.StatusCode < 300 {
				t.Errorf("%s and then /alter: %s", first, response.Status)
			}
			_, _ = io.Copy(io.Discard, response.Body)
		}
		conn.Close()
	}
}

// onlyLoopback knocks at this machine's other addresses.
func onlyLoopback(t *testing.T, port int) {
	t.Helper()
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, addr := range addrs {
		network, ok := addr.(*net.IPNet)
		if !ok || network.IP.IsLoopback() || network.IP.IsLinkLocalUnicast() {
			continue
		}
		conn, err := net.DialTimeout("tcp", net.JoinHostPort(network.IP.String(), strconv.Itoa(port)), time.Second)
		if err == nil {
			conn.Close()
			t.Errorf("listens on %s", network.IP)
		}
	}
}

// answersKeyHolder shows that it is the keys that make the difference.
func answersKeyHolder(t *testing.T, dir string, port int) {
	t.Helper()
	pair, err := tls.LoadX509KeyPair(filepath.Join(dir, "tls", "client.crt"), filepath.Join(dir, "tls", "client.key"))
	if err != nil {
		t.Fatal(err)
	}
	creds := credentials.NewTLS(&tls.Config{InsecureSkipVerify: true, Certificates: []tls.Certificate{pair}})
	conn, err := grpc.NewClient(net.JoinHostPort("127.0.0.1", strconv.Itoa(port)), grpc.WithTransportCredentials(creds))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := api.NewDgraphClient(conn).Query(t.Context(), &api.Request{Query: "schema { type }"}); err != nil {
		t.Error(err)
	}
}
