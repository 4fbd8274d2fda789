package dgraph_test

import (
	"bytes"
	"context"
	"reflect"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph/dgraphtest"
)

// TestReadsOutliveAnAlpha lets an alpha go away at every fourth answer, in the
// midst of whatever reads more than once at one moment: all of it gives the same
// as undisturbed.
func TestReadsOutliveAnAlpha(t *testing.T) {
	s := open(t)
	history(t, s)
	const town, person = "municipality:Musterau", "person:Musterau/Ute_Eins"
	reads := map[string]func(context.Context) (any, error){
		"identity": func(ctx context.Context) (any, error) { return s.IdentityInput(ctx, town) },
		"export": func(ctx context.Context) (any, error) {
			var b bytes.Buffer
			err := s.Export(ctx, &b)
			return b.String(), err
		},
		"backup": func(ctx context.Context) (any, error) {
			m, err := s.Backup(ctx, new(bytes.Buffer))
			m.Made = ""
			return m, err
		},
		"verify":  func(ctx context.Context) (any, error) { return s.Verify(ctx) },
		"compare": func(ctx context.Context) (any, error) { return s.CompareAttendance(ctx, person, 1, 4) },
		"at once": func(ctx context.Context) (got any, err error) {
			err = s.AtOnce(ctx, func(ctx context.Context) error {
				if _, err := s.Pending(ctx); err != nil {
					return err
				}
				got, err = s.ListMunicipalities(ctx, graph.List{Page: graph.PageArgs{First: 9}})
				return err
			})
			return got, err
		},
	}
	for name, read := range reads {
		t.Run(name, func(t *testing.T) {
			want, err := read(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			dgraphtest.Interrupt(t, 4)
			if got, err := read(t.Context()); err != nil {
				t.Errorf("with an alpha that goes away: %v", err)
			} else if !reflect.DeepEqual(got, want) {
				t.Errorf("with an alpha that goes away it reads %v, want %v", got, want)
			}
		})
	}
}
