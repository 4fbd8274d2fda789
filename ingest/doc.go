// Package ingest takes minutes from where they lie to the graph: it finds and
// decodes documents, parses them, decides who is who, plans what should be true
// and puts it into a store, and reports what became of every document. It is
// the only package that knows every stage.
//
// A document that cannot be read never stops the others and leaves nothing
// behind. The same bytes, read by the same parser, are put once.
package ingest
