package resolvers

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
)

// A Reconciler says whom names mean, by the same rules as for names in minutes.
type Reconciler interface {
	Reconcile(ctx context.Context, municipality graph.ID, names []graph.NameQuery) ([]graph.NameAnswer, error)
}

// namesMax is how many names are resolved at once.
const namesMax = 500

// nameMax is how long a name may be, in bytes.
const nameMax = 500

// ResolveNames says whom names mean.
func (r query) ResolveNames(ctx context.Context, municipality graph.ID, names []model.NameInput) ([]graph.NameAnswer, error) {
	switch {
	case r.Reconciler == nil:
		return nil, denied("this server resolves no names")
	case len(names) > namesMax:
		return nil, invalid("%d names: ask for at most %d at once", len(names), namesMax)
	}
	if _, err := of(ctx).municipalities.get(ctx, municipality); err != nil {
		return nil, err
	}
	queries := make([]graph.NameQuery, len(names))
	for i, n := range names {
		if len(n.Name) > nameMax {
			return nil, invalid("a name has %d bytes, at most %d are looked at", len(n.Name), nameMax)
		}
		queries[i] = graph.NameQuery{Name: n.Name, BodyID: value(n.Body), Date: value(n.Date), Party: value(n.Party)}
	}
	got, err := r.Reconciler.Reconcile(ctx, municipality, queries)
	var ids []graph.ID
	for _, a := range got {
		ids = append(ids, a.PersonID)
		for _, c := range a.Candidates {
			ids = append(ids, c.PersonID)
		}
	}
	of(ctx).kin.meet(ids)
	return got, err
}

type nameAnswer struct{ Reader }

// Person is whom the name means.
func (r nameAnswer) Person(ctx context.Context, a *graph.NameAnswer) (*graph.Person, error) {
	return of(ctx).persons.maybe(ctx, a.PersonID)
}

type nameCandidate struct{ Reader }

// Person is whom the name might mean.
func (r nameCandidate) Person(ctx context.Context, c *graph.NameCandidate) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, c.PersonID)
}

// NewReconciliation answers the Reconciliation Service API of OpenRefine, version
// 0.2 (reconciliation-api.github.io/specs/0.2/), for the persons of one
// municipality: ?municipality=ID names it, unless there is only one.
func NewReconciliation(r Reader, by Reconciler) http.Handler {
	s := service{r, by}
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		req.Body = http.MaxBytesReader(w, req.Body, bodyMax)
		queries := req.FormValue("queries")
		var out any = s.manifest(req)
		if queries != "" {
			got, status, err := s.answer(req.Context(), graph.ID(req.FormValue("municipality")), queries)
			if err != nil {
				answerError(w, status, codeInput, err.Error())
				return
			}
			out = got
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Access-Control-Allow-Origin", "*")
		json.NewEncoder(w).Encode(out) // the client may be gone: nothing to do about it
	})
}

type service struct {
	Reader
	by Reconciler
}

var personType = map[string]string{"id": "Person", "name": "Person"}

// manifest says what the service does.
func (s service) manifest(req *http.Request) map[string]any {
	return map[string]any{
		"versions": []string{"0.2"}, "name": "Ratsgraph: persons", "identifierSpace": "https://ratsgraph.invalid/id/",
		"schemaSpace": "https://ratsgraph.invalid/schema/", "defaultTypes": []any{personType},
		"view": map[string]string{"url": "http://" + req.Host + "/?id={{id}}"},
	}
}

// refineQuery is one question of OpenRefine. The properties body (a global id)
// and date (YYYY-MM-DD) say where the name was found.
type refineQuery struct {
	Query      string
	Limit      int
	Properties []struct {
		PID string `json:"pid"`
		V   any    `json:"v"`
	}
}

type refineResult struct {
	ID    graph.ID            `json:"id"`
	Name  string              `json:"name"`
	Score float64             `json:"score"` // 0 to 100
	Match bool                `json:"match"` // sure enough to be taken
	Type  []map[string]string `json:"type"`
}

func (s service) answer(ctx context.Context, town graph.ID, raw string) (any, int, error) {
	var queries map[string]refineQuery
	if err := json.Unmarshal([]byte(raw), &queries); err != nil {
		return nil, http.StatusBadRequest, fmt.Errorf("queries: want a JSON object of queries: %w", err)
	}
	if len(queries) > namesMax {
		return nil, http.StatusBadRequest, fmt.Errorf("%d queries: ask for at most %d at once", len(queries), namesMax)
	}
	town, err := s.town(ctx, town)
	if err != nil {
		return nil, http.StatusBadRequest, err
	}
	var keys []string
	var names []graph.NameQuery
	for k, q := range queries {
		if len(q.Query) > nameMax {
			return nil, http.StatusBadRequest, fmt.Errorf("a query has %d bytes, at most %d are looked at", len(q.Query), nameMax)
		}
		keys = append(keys, k)
		names = append(names, q.name())
	}
	answers, err := s.by.Reconcile(ctx, town, names)
	if err != nil {
		return nil, http.StatusInternalServerError, fmt.Errorf("the names could not be resolved")
	}
	results, err := s.results(ctx, answers)
	if err != nil {
		return nil, http.StatusInternalServerError, fmt.Errorf("the names could not be resolved")
	}
	out := map[string]any{}
	for i, k := range keys {
		list := results[i]
		if n := queries[k].Limit; n > 0 && len(list) > n {
			list = list[:n]
		}
		out[k] = map[string]any{"result": list}
	}
	return out, http.StatusOK, nil
}

func (q refineQuery) name() graph.NameQuery {
	n := graph.NameQuery{Name: q.Query}
	for _, p := range q.Properties {
		v := strings.TrimSpace(fmt.Sprint(p.V))
		switch p.PID {
		case "body":
			n.BodyID = graph.ID(v)
		case "date":
			n.Date, _ = graph.ParseDate(v) // one that is none says nothing
		case "party":
			n.Party = v
		}
	}
	return n
}

// town is the municipality that is asked about.
func (s service) town(ctx context.Context, id graph.ID) (graph.ID, error) {
	got, err := s.ListMunicipalities(ctx, graph.List{Page: graph.PageArgs{First: 100}})
	if err != nil {
		return "", fmt.Errorf("the municipalities could not be read")
	}
	all := got[""].Items
	if id == "" && len(all) == 1 {
		return all[0].ID, nil
	}
	if !slices.ContainsFunc(all, func(m graph.Municipality) bool { return m.ID == id }) {
		return "", fmt.Errorf("municipality %q: name one of the graph as ?municipality=municipality:Name", id)
	}
	return id, nil
}

// results gives each answer the form of OpenRefine, with the persons' names.
func (s service) results(ctx context.Context, answers []graph.NameAnswer) ([][]refineResult, error) {
	var ids []graph.ID
	for _, a := range answers {
		for _, c := range a.Candidates {
			ids = append(ids, c.PersonID)
		}
	}
	slices.Sort(ids)
	persons, err := s.Persons(ctx, slices.Compact(ids))
	out := make([][]refineResult, len(answers))
	for i, a := range answers {
		out[i] = []refineResult{}
		for _, c := range a.Candidates {
			out[i] = append(out[i], refineResult{ID: c.PersonID, Name: persons[c.PersonID].Name, Score: 100 * c.Score,
				Match: c.PersonID == a.PersonID, Type: []map[string]string{personType}})
		}
	}
	return out, err
}
