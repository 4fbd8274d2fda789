// Package survival shows that the graph outlives what kills the programs that
// write it. It works from outside: it builds the program, runs it as people do,
// kills its processes without warning, and looks at what the next run finds.
//
//	go test ./survival                            a few kills
//	go run ./survival/crash -kills 10 -seed 7     as many as wanted
//	go run ./survival/cluster -kills 10 -seed 7   the same for clusters, and servers over them
//	go run ./survival/rehearse deploy/compose.yaml what the files in deploy start, without a container engine
package survival
