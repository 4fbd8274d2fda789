package external

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

// security are the options of the connection that protect it.
func (a Address) security() ([]grpc.DialOption, error) {
	config, err := a.tls()
	if err != nil {
		return nil, err
	}
	creds := insecure.NewCredentials()
	if config != nil {
		creds = credentials.NewTLS(config)
	}
	options := []grpc.DialOption{grpc.WithTransportCredentials(creds)}
	if token := a.params.Get("bearertoken"); token != "" {
		options = append(options, grpc.WithPerRPCCredentials(bearer(token)))
	}
	return options, nil
}

// tls is nil for a connection in the clear.
func (a Address) tls() (*tls.Config, error) {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if name := a.params.Get("sslrootcert"); name != "" {
		pem, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("sslrootcert: %w", err)
		}
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("sslrootcert: %s holds no certificate", name)
		}
	}
	if a.params.Has("sslcert") {
		pair, err := tls.LoadX509KeyPair(a.params.Get("sslcert"), a.params.Get("sslkey"))
		if err != nil {
			return nil, fmt.Errorf("sslcert, sslkey: %w", err)
		}
		config.Certificates = []tls.Certificate{pair}
	}
	switch mode := a.params.Get("sslmode"); {
	case mode == "require":
		config.InsecureSkipVerify = true
		return config, nil
	case mode == "verify-ca", config.RootCAs != nil, config.Certificates != nil:
		return config, nil
	}
	return nil, nil
}

// A bearer is a token that goes with every call, and never in the clear.
type bearer string

var _ credentials.PerRPCCredentials = bearer("")

// GetRequestMetadata adds the token to a call.
func (b bearer) GetRequestMetadata(context.Context, ...string) (map[string]string, error) {
	return map[string]string{"Authorization": "Bearer " + string(b)}, nil
}

// RequireTransportSecurity refuses a connection in the clear.
func (bearer) RequireTransportSecurity() bool { return true }
