package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/dgraph-io/dgo/v240"
	"google.golang.org/grpc"

	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/embedded"
	"ratsgraph/graph/dgraph/external"
)

// A database is an open graph and what it runs on.
type database struct {
	*dgraph.Store
	client *dgo.Dgraph
	engine string          // for people: what it is and where
	failed <-chan struct{} // closed when the engine has ended for good; nil: it is not ours
	err    func() error    // why
	close  func() error

	embedded *embedded.Engine // nil: it is external
}

// open opens the graph: in the Dgraph that --dgraph names, else in the embedded
// one of the data folder. The caller closes it.
func (a *app) open(ctx context.Context) (*database, error) {
	db, err := a.connect(ctx)
	if err != nil {
		return nil, err
	}
	if err := db.open(ctx); err != nil {
		return nil, errors.Join(err, db.close())
	}
	return db, nil
}

// open opens the graph. Where there was one, an empty Dgraph is none.
func (db *database) open(ctx context.Context) error {
	if db.embedded != nil && db.embedded.Settled() {
		there, err := dgraph.Founded(ctx, db.client)
		if err != nil {
			return fmt.Errorf("%s: %w", db.engine, err)
		}
		if !there {
			return db.embedded.Damaged("the graph in it is gone")
		}
	}
	var err error
	if db.Store, err = dgraph.Open(ctx, db.client); err != nil {
		return fmt.Errorf("%s: %w", db.engine, err)
	}
	if db.embedded != nil {
		return db.embedded.Settle()
	}
	return nil
}

// connect reaches the Dgraph of the graph, whatever is in it. The caller closes
// it.
func (a *app) connect(ctx context.Context) (*database, error) {
	if a.dgraph != "" {
		db, err := connectExternal(ctx, a.dgraph, a.calls)
		if err != nil {
			return nil, fmt.Errorf("--dgraph: %w", err)
		}
		return db, nil
	}
	if a.data == "" {
		return nil, errors.New("there is no home folder for data: name a folder with --data")
	}
	engine, err := embedded.Open(ctx, embedded.Options{Dir: a.data, Notify: a.note, Calls: a.calls})
	if err != nil {
		return nil, err
	}
	client, err := engine.Client(ctx)
	if err != nil {
		return nil, errors.Join(err, engine.Close())
	}
	if engine.Owned() { // who fills a graph owns the engine: a seal is left from one that was cut off
		if err := dgraph.Unseal(ctx, client); err != nil {
			return nil, errors.Join(err, engine.Close())
		}
	}
	return &database{
		client: client,
		engine: fmt.Sprintf("embedded Dgraph %s in %s", engine.Version(), a.data),
		failed: engine.Done(),
		err:    engine.Err,
		close:  engine.Close,

		embedded: engine,
	}, nil
}

func connectExternal(ctx context.Context, where string, calls grpc.UnaryClientInterceptor) (*database, error) {
	address, err := external.Parse(where)
	if err != nil {
		return nil, err
	}
	engine, err := external.Open(ctx, address, calls)
	if err != nil {
		return nil, fmt.Errorf("connect to Dgraph at %s: %w", address, err)
	}
	return &database{
		client: engine.Client(),
		engine: "Dgraph at " + address.String(),
		err:    func() error { return nil },
		close:  func() error { engine.Close(); return nil },
	}, nil
}

// withGraph runs something with the graph and closes it in every case.
func (a *app) withGraph(ctx context.Context, do func(*database) error) (err error) {
	db, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if closed := db.close(); err == nil {
			err = closed
		}
	}()
	return do(db)
}

// note tells the user what the program is waiting for.
func (a *app) note(msg string) { fmt.Fprintln(a.stderr, msg) }

// defaultData is the data folder of a user who names none. Without a home there
// is none: then it must be named.
func defaultData() string {
	dir, _ := embedded.DefaultDir() // empty on error; Open asks for a folder then
	return dir
}
