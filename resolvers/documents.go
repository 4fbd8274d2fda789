package resolvers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"ratsgraph/graph"
	"ratsgraph/graph/generated"
)

// Documents are GraphQL documents that both sides know, by their ids.
type Documents map[string]string

// ReadDocuments reads a JSON object of ids and documents, as graphql-codegen and
// Relay's compiler write it. Each must be valid under the schema, and an id that
// is a SHA-256 must be that of its document.
func ReadDocuments(body []byte) (Documents, error) {
	var raw Documents
	if err := json.Unmarshal(body, &raw); err != nil {
		return nil, fmt.Errorf("%w: want a JSON object of ids and documents: %w", graph.ErrInvalid, err)
	}
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	out := Documents{}
	for _, id := range slices.Sorted(maps.Keys(raw)) {
		key, named := strings.CutPrefix(id, "sha256:")
		if hash := hashDocument(raw[id]); (named || len(key) == len(hash)) && key != hash {
			return nil, fmt.Errorf("document %s: %w: its SHA-256 is %s", id, graph.ErrInvalid, hash)
		}
		if _, errs := gqlparser.LoadQueryWithRules(schema, raw[id], nil); errs != nil {
			return nil, fmt.Errorf("document %s: %w: %w", id, graph.ErrInvalid, errs)
		}
		out[key] = raw[id]
	}
	return out, nil
}

func hashDocument(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// documentIDExtension is where the parameter documentId of a request is kept.
const documentIDExtension = "documentId"

// trusted lets clients name documents by their ids; or lets them ask nothing
// else.
type trusted struct {
	documents Documents
	hashes    map[string]bool // of the documents' texts
	only      bool
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = trusted{}

func newTrusted(d Documents, only bool) trusted {
	t := trusted{documents: d, hashes: map[string]bool{}, only: only}
	for _, text := range d {
		t.hashes[hashDocument(text)] = true
	}
	return t
}

// ExtensionName names the extension.
func (trusted) ExtensionName() string { return "TrustedDocuments" }

// Validate accepts any schema.
func (trusted) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters puts the document in the place of its id.
func (t trusted) MutateOperationParameters(ctx context.Context, p *graphql.RawParams) *gqlerror.Error {
	id, stated := p.Extensions[documentIDExtension].(string)
	if !stated {
		id = persistedHash(p.Extensions)
	}
	if text, ok := t.documents[strings.TrimPrefix(id, "sha256:")]; ok && p.Query == "" {
		p.Query = text
	}
	known := p.Query != "" && t.hashes[hashDocument(p.Query)]
	if known {
		delete(p.Extensions, "persistedQuery") // it needs no second look
		graphql.GetOperationContext(ctx).Stats.SetExtension(trustedStat, true)
	}
	switch {
	case known:
		return nil
	case t.only:
		return refuse(codeDocument, "only documents that are known here are answered, by documentId or as they are")
	case stated && p.Query == "":
		return refuse(codeDocument, "no document with the id %q is known here", id)
	case p.Query == "" && id == "":
		return refuse(codeInput, "there is no query")
	}
	return nil
}

// trustedStat marks operations of known documents.
const trustedStat = "trusted"

// persistedHash is the hash that a client of automatic persisted queries sends.
func persistedHash(extensions map[string]any) string {
	persisted, _ := extensions["persistedQuery"].(map[string]any)
	hash, _ := persisted["sha256Hash"].(string)
	return hash
}
