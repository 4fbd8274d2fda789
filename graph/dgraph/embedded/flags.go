package embedded

import "fmt"

// Paths are relative to the data folder, in which the children run.
const storeDir, tempDir = "dgraph", "tmp"

// badgerFlag keeps the value log, which is a file with holes, from looking like
// two gigabytes to backup programs. Only values above a megabyte go there.
const badgerFlag = "valuelogfilesize=268435456"

// cacheShares shares the cache among Badger's blocks and indexes, and gives none to
// Dgraph's own of lists: in Dgraph 24 a list that is read while it is committed may
// stay there as it was before (dgraph-io/dgraph#9597), for all who read it later.
const cacheShares = "percentage=0,65,35"

func zeroArgs(offset int) []string { return zeroArgsIn(storeDir, offset) }

func zeroArgsIn(store string, offset int) []string {
	return append([]string{
		"zero",
		"--wal=" + store + "/zw",
		"--limit=disable-admin-http=true",
	}, commonArgs(offset)...)
}

func alphaArgs(offset int, o Options) []string {
	return append([]string{
		"alpha",
		"--zero=" + address(zeroGRPC+offset),
		"--wal=" + storeDir + "/w",
		"--postings=" + storeDir + "/p",
		"--export=" + storeDir + "/export",
		"--tmp=" + tempDir,
		fmt.Sprintf("--cache=size-mb=%d; %s", o.CacheMB, cacheShares),
		"--badger=" + badgerFlag,
		"--graphql=introspection=false",
	}, commonArgs(offset)...)
}

func commonArgs(offset int) []string {
	return []string{
		offsetFlag(offset),
		"--bindall=false",
		"--tls=" + tlsFlag,
		"--telemetry=reports=false; sentry=false",
		"--logtostderr",
	}
}
