// Package embedded runs a local Dgraph out of this same program: the program
// starts itself again as a zero and as an alpha, keeps both alive, and ends
// both with itself. Their ports are bound to loopback and answer only to the
// keys that lie in the data folder, so whoever may read the folder may use the
// engine, and nobody else.
//
// The first process that opens a folder owns its engine. Every other process
// that opens the same folder joins, and takes the engine over when the owner
// ends before it.
package embedded
