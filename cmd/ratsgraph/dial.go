package main

import (
	"errors"
	"fmt"
	"math"
	"net/url"

	"github.com/dgraph-io/dgo/v240"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// dial connects to a Dgraph by a connection string of dgo:
//
//	dgraph://[user:password@]host:port[?sslmode=disable|require|verify-ca][&bearertoken=TOKEN]
//
// It is [dgo.Open] but for the size of messages: the text of documents can be
// longer than the 4 MB that Open leaves.
func dial(address string, calls grpc.UnaryClientInterceptor) (*dgo.Dgraph, string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, "", errors.New("want dgraph://host:port") // the cause could show a password
	}
	if u.Scheme != "dgraph" || u.Hostname() == "" || u.Port() == "" {
		return nil, "", fmt.Errorf("%q: want dgraph://host:port", u.Redacted())
	}
	options := []dgo.ClientOption{dgo.WithGrpcOption(grpc.WithDefaultCallOptions(
		grpc.MaxCallRecvMsgSize(math.MaxInt32), grpc.MaxCallSendMsgSize(math.MaxInt32)))}
	if calls != nil {
		options = append(options, dgo.WithGrpcOption(grpc.WithChainUnaryInterceptor(calls)))
	}
	secure, err := security(u.Query())
	if err != nil {
		return nil, "", err
	}
	options = append(options, secure...)
	if password, ok := u.User.Password(); ok {
		options = append(options, dgo.WithACLCreds(u.User.Username(), password))
	}
	client, err := dgo.NewClient(u.Host, options...)
	return client, u.Host, err
}

// security reads the parameters of a connection string.
func security(params url.Values) ([]dgo.ClientOption, error) {
	var options []dgo.ClientOption
	for key := range params {
		switch value := params.Get(key); {
		case key == "sslmode" && (value == "disable" || value == "require" || value == "verify-ca"):
		case key == "bearertoken":
			options = append(options, dgo.WithBearerToken(value))
		default:
			return nil, fmt.Errorf("unknown parameter %s=%s", key, value)
		}
	}
	switch params.Get("sslmode") {
	case "require":
		return append(options, dgo.WithSkipTLSVerify()), nil
	case "verify-ca":
		return append(options, dgo.WithSystemCertPool()), nil
	}
	return append(options, dgo.WithGrpcOption(grpc.WithTransportCredentials(insecure.NewCredentials()))), nil
}
