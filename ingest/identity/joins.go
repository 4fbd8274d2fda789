package identity

// joins keeps which units are one person, and which must not be.
type joins struct {
	parent []int32
	apart  map[int32][]barrier // by root: what must not be joined
}

// A barrier says that a unit and another one are different.
type barrier struct {
	mine, other int32
	decision    *Decision
}

func newJoins(n int) *joins {
	j := &joins{parent: make([]int32, n), apart: map[int32][]barrier{}}
	for i := range j.parent {
		j.parent[i] = int32(i)
	}
	return j
}

// root is the unit that stands for all that are joined with one. It is the
// smallest of them.
func (j *joins) root(i int32) int32 {
	for j.parent[i] != i {
		j.parent[i] = j.parent[j.parent[i]]
		i = j.parent[i]
	}
	return i
}

// forbid keeps two units apart. They must not be joined yet.
func (j *joins) forbid(a, b int32, d *Decision) {
	j.apart[j.root(a)] = append(j.apart[j.root(a)], barrier{a, b, d})
	j.apart[j.root(b)] = append(j.apart[j.root(b)], barrier{b, a, d})
}

// forbidden finds what keeps the persons of two units apart.
func (j *joins) forbidden(a, b int32) (barrier, bool) {
	ra, rb := j.root(a), j.root(b)
	if len(j.apart[ra]) > len(j.apart[rb]) {
		ra, rb = rb, ra
	}
	for _, x := range j.apart[ra] {
		if j.root(x.other) == rb {
			return x, true
		}
	}
	return barrier{}, false
}

// join makes two units one person.
func (j *joins) join(a, b int32) {
	ra, rb := j.root(a), j.root(b)
	if ra == rb {
		return
	}
	ra, rb = min(ra, rb), max(ra, rb)
	j.parent[rb] = ra
	if more := j.apart[rb]; more != nil {
		j.apart[ra] = append(j.apart[ra], more...)
		delete(j.apart, rb)
	}
}
