package resolvers

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// A Token lets its bearer do more than read. Only its hash is known here.
type Token struct {
	Name   string   `json:"name"`   // of the bearer, as it stands in the history
	Scopes []string `json:"scopes"` // what it is for
	SHA256 string   `json:"sha256"` // of the token, hexadecimal
}

// HashToken is how a token is kept.
func HashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// The codes of errors about tokens.
const (
	codeUnauthenticated = "UNAUTHENTICATED"
	codeForbidden       = "FORBIDDEN"
)

type bearerKey struct{}

// withBearer finds out who asks. Who shows no token may still read; who shows a
// wrong one is told so.
func withBearer(next http.Handler, tokens []Token) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		shown, ok := shownToken(r)
		if !ok {
			next.ServeHTTP(w, r)
			return
		}
		t := bearer(tokens, shown)
		if t == nil {
			w.Header().Set("WWW-Authenticate", "Bearer")
			answerError(w, http.StatusUnauthorized, codeUnauthenticated, "the token is not known here, or was withdrawn")
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), bearerKey{}, *t)))
	})
}

func shownToken(r *http.Request) (string, bool) {
	shown, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return strings.TrimSpace(shown), ok
}

// BearerName is the name of who shows a token with a request; empty if none is
// shown, or a wrong one.
func BearerName(r *http.Request, tokens []Token) string {
	if shown, ok := shownToken(r); ok {
		if t := bearer(tokens, shown); t != nil {
			return t.Name
		}
	}
	return ""
}

// bearer finds a token by its hash, comparing all in constant time.
func bearer(tokens []Token, shown string) *Token {
	hash := []byte(HashToken(shown))
	var found *Token
	for i, t := range tokens {
		if subtle.ConstantTimeCompare([]byte(t.SHA256), hash) == 1 {
			found = &tokens[i]
		}
	}
	return found
}

// mustHave returns the name of who asks, if their token has a scope.
func mustHave(ctx context.Context, scope string) (string, error) {
	t, ok := ctx.Value(bearerKey{}).(Token)
	if !ok {
		err := gqlerror.Errorf("a token is needed: send Authorization: Bearer …")
		err.Extensions = map[string]any{"code": codeUnauthenticated}
		return "", err
	}
	if !slices.Contains(t.Scopes, scope) {
		return "", denied("the token of " + t.Name + " lacks the scope " + scope)
	}
	return t.Name, nil
}

func denied(why string) error {
	err := gqlerror.Errorf("%s", why)
	err.Extensions = map[string]any{"code": codeForbidden}
	return err
}
