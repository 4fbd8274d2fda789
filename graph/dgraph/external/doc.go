// Package external connects to a Dgraph that runs apart from this program: one
// alpha, or several of one cluster. A read goes to another alpha when one does
// not answer; what writes is sent once, and whoever sent it begins its
// transaction anew.
package external
