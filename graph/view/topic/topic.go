// Package topic says what agenda items are about, by words in their headings. No
// minutes print topics: each answer is one of a named rule, and a rule that was
// published is never changed, so that a figure can be made again.
package topic

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

//go:embed topics.tsv
var table string

// A Topic is one of a rule's topics.
type Topic struct {
	Key string
	De  string // German label
	En  string // English label

	exact    map[string]bool
	patterns []string // with * where a word may go on
}

// A Rule names topics by words in headings.
type Rule struct {
	Name        string
	Description string
	Topics      []Topic
}

// Rules are all rules, the newest first.
var Rules = load(table)

// description is what every rule of the table does.
const description = "A heading is of a topic if it holds one of the topic's words; it can be of several, or of none. The words stand in graph/view/topic/topics.tsv."

func load(table string) []Rule {
	var out []Rule
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 5 || strings.HasPrefix(line, "#") {
			continue
		}
		i := slices.IndexFunc(out, func(r Rule) bool { return r.Name == f[0] })
		if i < 0 {
			i = len(out)
			out = append(out, Rule{Name: f[0], Description: description})
		}
		out[i].Topics = append(out[i].Topics, newTopic(f))
	}
	slices.Reverse(out)
	return out
}

func newTopic(f []string) Topic {
	t := Topic{Key: f[1], De: f[2], En: f[3], exact: map[string]bool{}}
	for w := range strings.SplitSeq(f[4], "|") {
		if strings.Contains(w, "*") {
			t.patterns = append(t.patterns, w)
		} else {
			t.exact[w] = true
		}
	}
	return t
}

// Named finds a rule by its name; the empty name is the newest.
func Named(name string) (Rule, bool) {
	if name == "" {
		return Rules[0], true
	}
	i := slices.IndexFunc(Rules, func(r Rule) bool { return r.Name == name })
	if i < 0 {
		return Rule{}, false
	}
	return Rules[i], true
}

// Topic finds one of the rule's topics by its key.
func (r Rule) Topic(key string) (Topic, bool) {
	i := slices.IndexFunc(r.Topics, func(t Topic) bool { return t.Key == key })
	if i < 0 {
		return Topic{}, false
	}
	return r.Topics[i], true
}

// Of are the topics of a heading, in order of the rule.
func (r Rule) Of(heading string) []Topic {
	words := words(heading)
	out := []Topic{}
	for _, t := range r.Topics {
		if slices.ContainsFunc(words, t.has) {
			out = append(out, t)
		}
	}
	return out
}

// Item reports whether an item is about a topic.
func (t Topic) Item(it *graph.Item) bool {
	return it.Title != nil && slices.ContainsFunc(words(*it.Title), t.has)
}

func (t Topic) has(word string) bool {
	return t.exact[word] || slices.ContainsFunc(t.patterns, func(p string) bool { return matches(p, word) })
}

// matches compares a word with a pattern: * stands for any letters, also none.
func matches(pattern, word string) bool {
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(word, parts[0]) {
		return false
	}
	word = word[len(parts[0]):]
	last := parts[len(parts)-1]
	for _, p := range parts[1 : len(parts)-1] {
		i := strings.Index(word, p)
		if i < 0 {
			return false
		}
		word = word[i+len(p):]
	}
	return strings.HasSuffix(word, last)
}

// words are the words of a heading, folded.
func words(heading string) []string {
	folded := folding.Replace(strings.ToLower(graph.Canonical(heading)))
	return strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
}

var folding = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")

// An Index holds the topics of all items of a municipality, by rule.
type Index map[string]map[graph.ID][]string

// IndexOf works out the topics of all items, when first asked for.
func IndexOf(t *view.Town) Index {
	return view.Derive(t, func(t *view.Town) Index {
		out := Index{}
		for _, r := range Rules {
			of := map[graph.ID][]string{}
			for _, s := range t.Sessions {
				for _, it := range s.Items {
					for _, x := range r.Of(value(it.Title)) {
						of[it.ID] = append(of[it.ID], x.Key)
					}
				}
			}
			out[r.Name] = of
		}
		return out
	})
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
