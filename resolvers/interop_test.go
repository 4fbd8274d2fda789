package resolvers_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What objects may and must have, by the schemas of OParl 1.1 (github.com/OParl/spec,
// schema/*.json, and its chapter on properties that all have) and of Popolo
// (github.com/popolo-project/popolo-spec, schemas/*.json). "!" stands after what
// must be there.
var forms = map[string]string{
	"System":          "id:url! type:type! oparlVersion:string! body:url! name:string created:time! modified:time! license:url contactEmail:string website:url vendor:url product:url",
	"Body":            "id:url! type:type! name:string! organization:url! person:url! meeting:url! paper:url! agendaItem:url! consultation:url! file:url! locationList:url! legislativeTerm:objects! system:url shortName:string membership:url! legislativeTermList:url! created:time! modified:time!",
	"LegislativeTerm": "id:url! type:type! body:url name:string startDate:day endDate:day created:time! modified:time!",
	"Organization":    "id:url! type:type! body:url name:string membership:urls meeting:url organizationType:string classification:string created:time! modified:time!",
	"Person":          "id:url! type:type! body:url name:string familyName:string givenName:string membership:objects created:time! modified:time!",
	"Membership":      "id:url! type:type! person:url organization:url role:string votingRight:bool startDate:day endDate:day onBehalfOf:url created:time! modified:time!",
	"Meeting":         "id:url! type:type! name:string start:time end:time organization:urls participant:urls location:object agendaItem:objects created:time! modified:time!",
	"Paper":           "id:url! type:type! body:url name:string reference:string relatedPaper:urls consultation:objects created:time! modified:time!",
	"AgendaItem":      "id:url! type:type! meeting:url number:string order:number name:string public:bool consultation:url result:string resolutionText:string created:time! modified:time!",
	"Location":        "id:url! type:type! description:string room:string streetAddress:string postalCode:string subLocality:string locality:string bodies:urls organizations:urls persons:urls meetings:urls papers:urls created:time! modified:time!",
	"Consultation":    "id:url! type:type! paper:url agendaItem:url meeting:url organization:urls authoritative:bool role:string created:time! modified:time!",

	"persons":       "id:string! name:string memberships:popolo created_at:time updated_at:time",
	"organizations": "id:string! name:string classification:string created_at:time updated_at:time",
	"memberships":   "id:string! person_id:string organization_id:string role:string on_behalf_of_id:string start_date:day end_date:day created_at:time updated_at:time",
}

var values = map[string]*regexp.Regexp{
	"url": regexp.MustCompile(`^https://rats\.example/oparl/v1\.1/\S+$`), "type": regexp.MustCompile(`^https://schema\.oparl\.org/1\.1/[A-Z][A-Za-z]+$`),
	"day": regexp.MustCompile(`^\d{4}-\d\d-\d\d$`), "time": regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`), "string": regexp.MustCompile(`\S`),
}

// fits checks an object of a kind, and those in it.
func fits(t *testing.T, kind string, v any) {
	t.Helper()
	o, ok := v.(map[string]any)
	if !ok {
		t.Fatalf("%s: no object: %v", kind, v)
	}
	known := map[string]string{}
	for _, f := range strings.Fields(forms[kind]) {
		name, typ, _ := strings.Cut(f, ":")
		typ, must := strings.CutSuffix(typ, "!")
		if known[name] = typ; must && o[name] == nil {
			t.Errorf("%s %v lacks %s", kind, o["id"], name)
		}
	}
	for name, value := range o {
		switch typ := known[name]; {
		case strings.HasPrefix(name, "ratsgraph:"):
		case typ == "":
			t.Errorf("%s has no %s", kind, name)
		case typ == "object":
			fits(t, kindOf(value), value)
		case typ == "objects" || typ == "popolo":
			for _, x := range value.([]any) {
				inner := "memberships"
				if typ == "objects" {
					inner = kindOf(x)
				}
				fits(t, inner, x)
			}
		case typ == "urls":
			for _, x := range value.([]any) {
				if s, _ := x.(string); !values["url"].MatchString(s) {
					t.Errorf("%s %s: %v", kind, name, x)
				}
			}
		case typ == "bool":
			if _, ok := value.(bool); !ok {
				t.Errorf("%s %s: %v", kind, name, value)
			}
		case typ == "number":
			if n, ok := value.(float64); !ok || n < 0 {
				t.Errorf("%s %s: %v", kind, name, value)
			}
		default:
			if s, ok := value.(string); !ok || !values[typ].MatchString(s) {
				t.Errorf("%s %v, %s: %v is no %s", kind, o["id"], name, value, typ)
			}
		}
	}
}

// kindOf is the kind that the type of an object of OParl names.
func kindOf(v any) string {
	s, _ := at(v, "type").(string)
	return strings.TrimPrefix(s, "https://schema.oparl.org/1.1/")
}

// TestOParl goes through all that the system leads to, as a client does: every
// list in pages, and every object under its id, which says what the list says.
func TestOParl(t *testing.T) {
	a := bundled(t)
	site := a.site(t)
	read := func(address string) map[string]any {
		rec := a.get(t, site, address)
		if rec.Code != http.StatusOK {
			t.Fatalf("%s: status %d: %s", address, rec.Code, rec.Body)
		}
		return parsed(t, rec.Body.String()).(map[string]any)
	}
	seen := map[string]int{}
	walk := func(list string) (all []any) {
		for next := list + "?elementsPerPage=40"; next != ""; {
			got := read(next)
			all = append(all, got["data"].([]any)...)
			next, _ = at(got, "links.next").(string)
			if next == "" && float64(len(all)) != at(got, "pagination.totalElements") {
				t.Errorf("%s: %d entries, counted %v", list, len(all), got["pagination"])
			}
		}
		for i, x := range all {
			fits(t, kindOf(x), x)
			seen[kindOf(x)]++
			if i%17 == 0 {
				want(t, "the object itself", read(at(x, "id").(string)), asJSON(t, x))
			}
		}
		return all
	}
	system := read("/oparl/v1.1/system")
	fits(t, "System", system)
	for _, body := range walk(at(system, "body").(string)) {
		for _, list := range []string{"organization", "person", "membership", "legislativeTermList", "meeting", "paper", "agendaItem", "consultation", "locationList"} {
			walk(at(body, list).(string))
		}
		if files := walk(at(body, "file").(string)); len(files) > 0 {
			t.Errorf("files that nothing keeps: %v", files)
		}
	}
	for _, kind := range []string{"Body", "Organization", "Person", "Membership", "LegislativeTerm", "Meeting", "Paper", "AgendaItem", "Consultation", "Location"} {
		if seen[kind] == 0 {
			t.Errorf("no %s", kind)
		}
	}
	t.Logf("%v", seen)
}

// TestOParlFilters asks for what was changed before and after all of it was.
func TestOParlFilters(t *testing.T) {
	a := bundled(t)
	site := a.site(t)
	list := "/oparl/v1.1/persons/Kolmenbrück"
	total := func(query string) any {
		return at(parsed(t, a.get(t, site, list+query).Body.String()), "pagination.totalElements")
	}
	all := total("")
	for query, want := range map[string]any{
		"?modified_since=2014-01-01T00:00:00%2B01:00": all, "?modified_since=2999-01-01T00:00:00Z": 0.0,
		"?created_until=2014-01-01T00:00:00Z": 0.0, "?created_since=2014-01-01T00:00:00Z&modified_until=2999-01-01T00:00:00Z": all,
	} {
		if got := total(query); got != want {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
	bare := parsed(t, a.get(t, site, list+"?omit_internal=true&elementsPerPage=1").Body.String())
	if at(bare, "data.0.membership") != nil || at(bare, "data.0.name") == nil {
		t.Errorf("what persons hold is not left out: %v", bare)
	}
	for path, status := range map[string]int{
		list + "?modified_since=gestern": 400, list + "?page=999": 404, "/oparl/v1.1/persons/Nirgends": 404,
		"/oparl/v1.1/person/Kolmenbrück/Nobody": 404, "/oparl/v1.1/mayor/x": 404, "/popolo/parties": 404, "/popolo/persons/person:Kolmenbrück/Nobody": 404, "/popolo/persons?page=x": 400,
	} {
		if rec := a.get(t, site, path); rec.Code != status {
			t.Errorf("%s: status %d, want %d", path, rec.Code, status)
		}
	}
	if got := parsed(t, a.get(t, site, "/oparl/v1.1/mayor/x").Body.String()); at(got, "type") != "https://schema.oparl.org/1.1/Error" {
		t.Errorf("an error is %v", got)
	}
}

// TestSamePersons compares Popolo, OParl and GraphQL: the same persons and no
// others, and the same memberships, each marked as inferred.
func TestSamePersons(t *testing.T) {
	a := bundled(t)
	site := a.site(t)
	lists := map[string][]any{}
	for _, list := range []string{"persons", "organizations", "memberships"} {
		for page := "/popolo/" + list; page != ""; {
			got := parsed(t, a.get(t, site, page).Body.String())
			for _, x := range at(got, "result").([]any) {
				fits(t, list, x)
				lists[list] = append(lists[list], x)
			}
			page, _ = at(got, "next_url").(string)
		}
	}
	var named, shown []string
	for _, id := range a.walk(t, "persons(%s)", "first", 100) {
		named = append(named, fmt.Sprint(id))
	}
	orgs := map[any]bool{}
	for _, x := range lists["persons"] {
		shown = append(shown, fmt.Sprint(at(x, "id")))
	}
	for _, x := range lists["organizations"] {
		orgs[at(x, "id")] = true
	}
	slices.Sort(named)
	if !slices.Equal(named, shown) {
		t.Errorf("persons of Popolo\n%v\nof GraphQL\n%v", shown, named)
	}
	between := map[string]int{}
	for _, x := range lists["memberships"] {
		if at(x, "ratsgraph:inferred") != true || !orgs[at(x, "organization_id")] || at(x, "on_behalf_of_id") != nil && !orgs[at(x, "on_behalf_of_id")] {
			t.Errorf("membership %v", x)
		}
		between[fmt.Sprint(at(x, "person_id"), at(x, "organization_id"), at(x, "ratsgraph:firstListed"), at(x, "ratsgraph:lastListed"))]++
		one := parsed(t, a.get(t, site, "/oparl/v1.1/membership/"+url.PathEscape(strings.TrimPrefix(at(x, "id").(string), "membership:"))).Body.String())
		if at(one, "startDate") != at(x, "start_date") || at(one, "endDate") != at(x, "end_date") || at(one, "role") != at(x, "role") {
			t.Errorf("Popolo says %v, OParl %v", x, one)
		}
	}
	for _, id := range named {
		got := a.ask(t, `query($id: ID!) { node(id: $id) { ... on Person { memberships { body { id } first last } } } }`, map[string]any{"id": id})
		for _, m := range at(got, "node.memberships").([]any) {
			key := fmt.Sprint(id, at(m, "body.id"), at(m, "first"), at(m, "last"))
			if between[key] != 1 {
				t.Errorf("membership %s is not shown", key)
			}
			delete(between, key)
		}
	}
	for key := range between {
		if !strings.Contains(key, "/party/") {
			t.Errorf("membership %s is none", key)
		}
	}
}
