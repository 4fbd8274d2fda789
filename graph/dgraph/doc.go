// Package dgraph keeps the graph in Dgraph. It is the only package that speaks
// DQL: what goes in and comes out are the values of package graph, and no uid,
// predicate or row shape leaves it.
//
// Writing. One node holds the revision of the graph, and every transaction
// raises it. So writers come one after another, whatever process they run in: a
// loser is told so by Dgraph and tries again. This makes all rules that span
// documents simple, because nothing changes between what a transaction read and
// what it writes.
//
// What a session's documents say together is a pure function of these documents
// ([graph.Merge]). Each document keeps its own facts, so a write is the
// difference between the nodes of the documents before and after; nothing has to
// be read back, and nothing can be left behind.
package dgraph
