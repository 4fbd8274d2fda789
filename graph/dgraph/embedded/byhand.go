package embedded

import "errors"

// KeysFlag is the --tls flag with which a zero or an alpha that is started with
// [Command] uses the keys that [MakeKeys] has put into its folder.
const KeysFlag = tlsFlag

// MakeKeys makes the keys of a folder unless they are there: for those who start
// Dgraph by hand with [Command]. The folder tls in it can be shared by several.
// They hold at any date.
func MakeKeys(dir string) error { return ensureKeys(dir) }

// FreePortOffsets are so many different ones as [FreePortOffset] finds.
func FreePortOffsets(n int) ([]int, error) {
	var out []int
	for range 100 {
		offset, err := freeOffset(0, 0)
		if err != nil {
			return nil, err
		}
		if apart(out, offset) {
			out = append(out, offset)
		}
		if len(out) == n {
			return out, nil
		}
	}
	return nil, errors.New("no free ports on this machine for so many")
}

// apart says if no port of one offset is a port of another.
func apart(taken []int, offset int) bool {
	for _, o := range taken {
		if (o-offset)%portStep == 0 {
			return false
		}
	}
	return true
}
