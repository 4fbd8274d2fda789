package graph

// PutResult says what became of the graph when a document's facts were put.
type PutResult string

// What can become of a document that is put.
const (
	PutNew       PutResult = "NEW"       // nothing of it was known
	PutChanged   PutResult = "CHANGED"   // it was known with other facts, or its location held other bytes
	PutUnchanged PutResult = "UNCHANGED" // the same facts were there
	PutForgotten PutResult = "FORGOTTEN" // it was forgotten for good, and nothing was written
)
