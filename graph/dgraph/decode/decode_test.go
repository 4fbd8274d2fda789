package decode_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph/decode"
)

type inner struct {
	Words string  `json:"words,omitempty"`
	Page  int     `json:"page"`
	Score float64 `json:"score,omitempty"`
}

type outer struct {
	Name  *string      `json:"name,omitempty"`
	Kind  graph.Status `json:"kind,omitempty"`
	Yes   *int         `json:"yes,omitempty"`
	Is    bool         `json:"is,omitempty"`
	All   *bool        `json:"all,omitempty"`
	Of    []inner      `json:"of"`
	Names []string     `json:"names,omitempty"`
	Away  string       `json:"-"`
	One   *inner       `json:"one,omitempty"`
	More  []struct {
		Of []inner `json:"of"`
	} `json:"more,omitempty"`
}

var outers = decode.Of[outer](16)

var texts = []string{
	`{}`, `{"of":null}`, `{"of":[]}`, ` { "of" : [ ] } `, "null", "[]", "", "{", `{"of":[}`, `{"of":[],}`, `{,}`, `{"of":[]} x`, `{"of":[]`, `{"of":[1]}`,
	`{"name":"Ahorn","kind":"body","yes":12,"is":true,"all":false,"of":[{"words":"a","page":1},{"page":-2,"score":0.25}],"names":["b","b",""]}`,
	`{"name":"\"\\\/\b\f\n\r\t","of":[{"words":"\u003cä\u00e4 \ud83d\ude00","page":0}]}`, `{"name":"\x"}`, `{"name":"\u12"}`, `{"name":"a`, `{"name":"a\"}`,
	`{"name":"a` + "\xff" + `b"}`, `{"name":"a` + "\n" + `b"}`, `{"name":5}`, `{"name":null,"yes":null,"is":null}`, `{"kind":tru}`, `{"is":truex}`, `{"is":1}`,
	`{"of":[{"page":1.5}]}`, `{"of":[{"page":1e3}]}`, `{"of":[{"page":01}]}`, `{"of":[{"page":-}]}`, `{"of":[{"page":- 1}]}`, `{"of":[{"page":9999999999999999999}]}`,
	`{"of":[{"score":.5}]}`, `{"of":[{"score":1e-7}]}`, `{"of":[{"score":--1}]}`, `{"of":[{"page":1 2}]}`, `{"of":[{"page":1},{"page":2,"words":"later"}]}`,
	`{"is":true,"name":"in another order"}`, `{"name":"a","name":"b"}`, `{"NAME":"in capitals"}`, `{"was":{"once":[1,{}]},"name":"a"}`, `{"Away":"b"}`, `{"names":["a" "b"]}`, `{"names":["a",]}`,
	`{"one":{"page":3},"more":[{"of":[{"page":1},{"page":2}]},{"of":[]},{"of":[{"page":3}]}]}`, "\x00", "{\x00}", `{"name"}`, `{"name":}`, `{name:"a"}`, `{"name" : "a" , "of" : [ { "page" : 1 } , { "page" : 2 } ] }`,
}

// Whatever stands in a text, it means what encoding/json says.
func TestMeansWhatItSays(t *testing.T) {
	for _, text := range texts {
		same(t, text)
	}
}

func FuzzDecode(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { same(t, text) })
}

func same(t *testing.T, text string) {
	t.Helper()
	var got, want outer
	err, wrong := outers.Decode([]byte(text), &got), json.Unmarshal([]byte(text), &want)
	if (err == nil) != (wrong == nil) || err == nil && !reflect.DeepEqual(got, want) {
		g, _ := json.Marshal(got)
		w, _ := json.Marshal(want)
		t.Errorf("%q\n got %s, %v\nwant %s, %v", text, g, err, w, wrong)
	}
}

// What is read does not change with what is read later, and lists are as long as
// they have to be.
func TestKeepsWhatItRead(t *testing.T) {
	var a, b outer
	read := func(text string, into *outer) {
		if err := outers.Decode([]byte(text), into); err != nil {
			t.Fatal(err)
		}
	}
	read(`{"name":"a","of":[{"words":"one","page":1},{"words":"two","page":2},{"words":"three","page":3}]}`, &a)
	read(`{"name":"b","of":[{"words":"four","page":4},{"page":5}]}`, &b)
	if *a.Name != "a" || a.Of[0] != (inner{Words: "one", Page: 1}) || a.Of[2] != (inner{Words: "three", Page: 3}) || cap(a.Of) != 3 {
		t.Errorf("after another one was read: %+v, room for %d", a.Of, cap(a.Of))
	}
	if b.Of[1] != (inner{Page: 5}) {
		t.Errorf("what is left out is %+v", b.Of[1])
	}
}

func TestOfWhatIsNotPlain(t *testing.T) {
	for name, make := range map[string]func(){
		"a map":              func() { decode.Of[map[string]int](16) },
		"a field of no name": func() { decode.Of[struct{ Name string }](16) },
		"a type of itself": func() {
			decode.Of[struct {
				Of []node `json:"of"`
			}](16)
		},
		"something unbounded": func() {
			decode.Of[struct {
				Of any `json:"of"`
			}](16)
		},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("is taken")
				}
			}()
			make()
		})
	}
}

type node struct {
	Of []node `json:"of"`
}
