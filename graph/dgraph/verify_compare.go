package dgraph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ratsgraph/graph"
)

// compare holds nodes that documents say against those that are stored. A
// shared node can only be judged when all documents have spoken.
func (v *verifier) compare(ctx context.Context, said nodes) error {
	for _, id := range slices.Sorted(maps.Keys(said)) {
		n := said[id]
		is := v.nodes[markOf(string(id))]
		if is == nil {
			v.problem(ProblemMissing, "%s is not there", id)
			continue
		}
		own, more := n.texts()
		if n.shared {
			is.say(n.id, markAll(own), markAll(more))
			continue
		}
		is.owned = true
		if is.own != markAll(own) {
			if err := v.differs(ctx, id, own); err != nil {
				return err
			}
		}
	}
	return nil
}

// say notes what the documents of one session say about a shared node.
func (is *verified) say(id graph.ID, own, more mark) {
	if is.shared == nil {
		is.shared = &saidShared{id: id, own: own}
	}
	is.shared.unsettled = is.shared.unsettled || is.shared.own != own
	is.shared.more.add(more)
}

// shared judges the shared nodes.
func (v *verifier) shared(context.Context) error {
	for _, is := range v.nodes {
		said := is.shared
		switch {
		case said == nil:
		case said.unsettled:
			v.problem(ProblemUnsettled, "%s has different values in different documents", said.id)
		case said.own != is.own:
			v.problem(ProblemDiffers, "%s has other values than documents say", said.id)
		case said.more != is.more:
			v.problem(ProblemDiffers, "%s has other sessions than documents say", said.id)
		}
	}
	v.sort()
	return nil
}

// sort gives problems that were found in no order one.
func (v *verifier) sort() {
	slices.SortFunc(v.problems, func(a, b graph.Problem) int {
		return slices.Compare([]string{a.Kind, a.Text}, []string{b.Kind, b.Text})
	})
}

// differs says what a node has and should not have, and the other way round.
func (v *verifier) differs(ctx context.Context, id graph.ID, want []string) error {
	var vs vars
	var got struct{ Q []map[string]any }
	if err := again(ctx, v.txn, &got, vs.query(vs.byIDs("q", []graph.ID{id}, verifyFields)), vs.vals); err != nil {
		return err
	}
	var has []string
	for _, n := range got.Q {
		own, more, _ := storedTexts(n)
		has = slices.Concat(has, own, more)
	}
	v.problem(ProblemDiffers, "%s lacks %s, has besides %s", id, without(want, has), without(has, want))
	return nil
}

// without lists the texts of a that b does not have, cut to a readable length.
func without(a, b []string) string {
	var out []string
	for _, text := range a {
		if !slices.Contains(b, text) {
			out = append(out, fmt.Sprintf("%.100q", text))
		}
	}
	slices.Sort(out)
	return "[" + strings.Join(out, ", ") + "]"
}

// leftOver names the nodes that no document says.
func (v *verifier) leftOver(ctx context.Context) error {
	var uids []uint64
	for m, is := range v.nodes {
		if !is.owned && is.shared == nil && !v.held[m] {
			uids = append(uids, is.uid)
		}
	}
	slices.Sort(uids)
	for part := range slices.Chunk(uids, chunk) {
		var list []string
		for _, u := range part {
			list = append(list, fmt.Sprintf("%#x", u))
		}
		var got struct{ Q []struct{ XID graph.ID } }
		q := fmt.Sprintf(`{ q(func: uid(%s)) { xid } }`, strings.Join(list, ", "))
		if err := again(ctx, v.txn, &got, q, nil); err != nil {
			return err
		}
		for _, n := range got.Q {
			v.problem(ProblemLeftOver, "%s is there, but no document says so", n.XID)
		}
	}
	return nil
}
