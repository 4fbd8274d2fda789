package dgraph_test

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph/dgraphtest"
)

// TestDeadlines ends reads at any moment: whether alpha notices first that the time
// is over or we do, it is told as such.
func TestDeadlines(t *testing.T) {
	s := open(t)
	history(t, s)
	for i := range 400 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*10*time.Microsecond)
		_, err := s.Status(ctx)
		if err != nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("after %d µs: %v", 10*i, err)
		}
		cancel()
	}
}

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
