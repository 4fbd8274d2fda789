package graph

// A List asks for a page of things: all of a type, or those at an edge of each
// parent. Edge names a field of the API ("Body.sessions"); without it, the list
// starts from all things of the type.
type List struct {
	Edge    string
	Parents []ID
	Filter  Filter
	Order   Order
	Page    PageArgs
}

// PageArgs choose a page by keyset: the things after or before a cursor. First
// and Last are mutually exclusive; both zero means all, which only lists that a
// single document bounds may ask for.
type PageArgs struct {
	First, Last   int
	After, Before string // cursors as handed out in a [Page]

	// What is not wanted of the page, so that a reader may leave it out.
	NoItems, NoCursors bool
}

// An Order names how a list is ordered; ties are broken by id.
type Order struct {
	By         string // "": the type's own order
	Descending bool
}

// A Filter is a condition on the things of a list: a condition on one field, or
// a combination. The zero Filter takes everything.
type Filter struct {
	And, Or []Filter
	Not     *Filter

	Field  string
	Op     Op
	Values []string
}

// An Op compares a field with values.
type Op string

// The comparisons.
const (
	OpEq     Op = "eq" // equal to one of the values
	OpLt     Op = "lt"
	OpLte    Op = "le"
	OpGt     Op = "gt"
	OpGte    Op = "ge"
	OpWords  Op = "words"  // holds all words of the value, in any order, whatever their letter case
	OpIsNull Op = "isNull" // has no value
)

// All joins conditions that must all hold, leaving out empty ones.
func All(fs ...Filter) Filter {
	var out []Filter
	for _, f := range fs {
		if !f.IsZero() {
			out = append(out, f)
		}
	}
	if len(out) == 1 {
		return out[0]
	}
	return Filter{And: out}
}

// IsZero reports whether a filter takes everything.
func (f Filter) IsZero() bool {
	return len(f.And) == 0 && len(f.Or) == 0 && f.Not == nil && f.Field == ""
}

// A Page is one page of a list. Total counts the whole list.
type Page[T any] struct {
	Items       []T
	Cursors     []string
	HasNext     bool
	HasPrevious bool
	Total       int
}
