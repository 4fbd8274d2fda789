package embedded

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

const (
	keysDir  = "tls"
	hostName = "localhost"
	// keysLast is how long the keys of a folder hold, keysRenew how long before
	// their end they are made anew.
	keysLast  = 20 * 365 * 24 * time.Hour
	keysRenew = 365 * 24 * time.Hour
)

// tlsFlag tells zero and alpha to ask everyone for a certificate of this
// folder, each other included. The system's authorities must stay out: they
// would let in any certificate of theirs. The paths are relative to the data
// folder, whose name may hold characters that the flag cannot.
const tlsFlag = "ca-cert=tls/ca.crt; server-cert=tls/node.crt; server-key=tls/node.key; " +
	"client-cert=tls/node.crt; client-key=tls/node.key; " +
	"client-auth-type=REQUIREANDVERIFY; internal-port=true; use-system-ca=false;"

// ensureKeys makes the folder's keys unless they are there and good for a while.
// Those that a clock which was wrong dated into the future are made anew, too.
func ensureKeys(dir string, now time.Time) error {
	if _, err := clientTLS(dir); err == nil {
		if _, err := loadPair(dir, "node"); err == nil {
			return nil
		}
	}
	return makeKeys(dir, now)
}

// clientTLS is the configuration with which we reach the engine in dir.
func clientTLS(dir string) (*tls.Config, error) {
	pair, err := loadPair(dir, "client")
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(dir, keysDir, "ca.crt"))
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(data) {
		return nil, errors.New("ca.crt holds no certificate")
	}
	if _, err := pair.Leaf.Verify(x509.VerifyOptions{
		Roots: pool, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}); err != nil {
		return nil, err
	}
	return &tls.Config{
		MinVersion:   tls.VersionTLS13,
		ServerName:   hostName,
		RootCAs:      pool,
		Certificates: []tls.Certificate{pair},
	}, nil
}

func loadPair(dir, name string) (tls.Certificate, error) {
	base := filepath.Join(dir, keysDir, name)
	pair, err := tls.LoadX509KeyPair(base+".crt", base+".key")
	if err == nil && time.Until(pair.Leaf.NotAfter) < keysRenew {
		err = fmt.Errorf("%s.crt ends soon", name)
	}
	return pair, err
}

// makeKeys makes an authority, the certificate of zero and alpha, and that of
// their clients. The authority's key is never written, so no further
// certificate can be made with it.
func makeKeys(dir string, now time.Time) error {
	if err := os.MkdirAll(filepath.Join(dir, keysDir), 0o700); err != nil {
		return err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	ca := template("ratsgraph data folder", now)
	ca.IsCA, ca.BasicConstraintsValid, ca.KeyUsage = true, true, x509.KeyUsageCertSign
	der, err := x509.CreateCertificate(rand.Reader, ca, ca, &key.PublicKey, key)
	if err != nil {
		return err
	}
	return errors.Join(
		writePEM(dir, "ca.crt", "CERTIFICATE", der),
		makePair(dir, "node", now, ca, key, x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth),
		makePair(dir, "client", now, ca, key, x509.ExtKeyUsageClientAuth),
	)
}

func makePair(dir, name string, now time.Time, ca *x509.Certificate, caKey *ecdsa.PrivateKey, usage ...x509.ExtKeyUsage) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	cert := template("ratsgraph "+name, now)
	cert.KeyUsage, cert.ExtKeyUsage = x509.KeyUsageDigitalSignature, usage
	cert.DNSNames = []string{hostName}
	cert.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}
	der, err := x509.CreateCertificate(rand.Reader, cert, ca, &key.PublicKey, caKey)
	if err != nil {
		return err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	return errors.Join(
		writePEM(dir, name+".key", "PRIVATE KEY", private),
		writePEM(dir, name+".crt", "CERTIFICATE", der),
	)
}

func template(name string, now time.Time) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(now.UnixNano()),
		Subject:      pkix.Name{CommonName: name},
		// A clock that is set back must not lock the user out.
		NotBefore: now.Add(-24 * time.Hour),
		NotAfter:  now.Add(keysLast),
	}
}

func writePEM(dir, name, kind string, der []byte) error {
	return writeFile(filepath.Join(dir, keysDir, name), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}
