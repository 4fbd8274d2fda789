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
	"net"
	"os"
	"path/filepath"
	"time"
)

const (
	keysDir  = "tls"
	hostName = "localhost"
)

// The keys of a folder hold at any date, so that no clock, wherever it is set to,
// comes between the programs on it. An end would make nothing safer: the key of
// their authority is thrown away, and whoever reads the folder has the data. The
// last date stands for no end (RFC 5280).
var (
	keysBegin = time.Unix(0, 0).UTC()
	keysEnd   = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)
)

// tlsFlag tells zero and alpha to ask everyone for a certificate of this
// folder, each other included. The system's authorities must stay out: they
// would let in any certificate of theirs. The paths are relative to the data
// folder, whose name may hold characters that the flag cannot.
const tlsFlag = "ca-cert=tls/ca.crt; server-cert=tls/node.crt; server-key=tls/node.key; " +
	"client-cert=tls/node.crt; client-key=tls/node.key; " +
	"client-auth-type=REQUIREANDVERIFY; internal-port=true; use-system-ca=false;"

// ensureKeys makes the folder's keys unless they are there and hold at any date.
// Those of earlier programs, which had an end, are made anew.
func ensureKeys(dir string) error {
	if _, err := clientTLS(dir); err == nil {
		if pair, err := loadPair(dir, "node"); err == nil && lasting(pair.Leaf) {
			return nil
		}
	}
	return makeKeys(dir)
}

// lasting says if a certificate holds at any date.
func lasting(c *x509.Certificate) bool {
	return !c.NotBefore.After(keysBegin) && !c.NotAfter.Before(keysEnd)
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
	return tls.LoadX509KeyPair(base+".crt", base+".key")
}

// makeKeys makes an authority, the certificate of zero and alpha, and that of
// their clients. The authority's key is never written, so no further
// certificate can be made with it.
func makeKeys(dir string) error {
	if err := os.MkdirAll(filepath.Join(dir, keysDir), 0o700); err != nil {
		return err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	ca := template("ratsgraph data folder")
	ca.IsCA, ca.BasicConstraintsValid, ca.KeyUsage = true, true, x509.KeyUsageCertSign
	der, err := x509.CreateCertificate(rand.Reader, ca, ca, &key.PublicKey, key)
	if err != nil {
		return err
	}
	return errors.Join(
		writePEM(dir, "ca.crt", "CERTIFICATE", der),
		makePair(dir, "node", ca, key, x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth),
		makePair(dir, "client", ca, key, x509.ExtKeyUsageClientAuth),
	)
}

func makePair(dir, name string, ca *x509.Certificate, caKey *ecdsa.PrivateKey, usage ...x509.ExtKeyUsage) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	cert := template("ratsgraph " + name)
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

func template(name string) *x509.Certificate {
	return &x509.Certificate{
		Subject:   pkix.Name{CommonName: name},
		NotBefore: keysBegin,
		NotAfter:  keysEnd,
	}
}

func writePEM(dir, name, kind string, der []byte) error {
	return writeFile(filepath.Join(dir, keysDir, name), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}
