package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
)

// guestPart is the part of an id that stands for a guest: the name does not stand
// there, but who knows it can tell whether it is this one.
func guestPart(digest, name string) string {
	sum := sha256.Sum256([]byte(digest + "\x00" + name))
	return "guest-" + hex.EncodeToString(sum[:6])
}

// Published is the ruling that the guests of a name, as it is printed, may be
// published in a municipality.
func Published(municipality graph.ID, name string) graph.Ruling {
	return graph.Ruling{A: municipality, B: graph.NewID(graph.KindPerson, municipality.Path(), name), Judgement: graph.JudgementPublished}
}

// Guests lists the entries of lists that print a guest of a name.
func Guests(sessions []graph.Facts, name string) []graph.ID {
	var out []graph.ID
	for _, f := range sessions {
		for _, a := range f.Attendances {
			if a.Name == nil && isGuest(a, name) {
				out = append(out, a.ID)
			}
		}
	}
	return out
}

// isGuest reports whether an entry is that of a guest of a name. The same name
// may stand on one list several times, then its id ends in a number.
func isGuest(a graph.Attendance, name string) bool {
	part := path.Base(a.ID.Path())
	for _, s := range a.Sources {
		for _, n := range []string{name, strings.ToUpper(name)} {
			if strings.HasPrefix(part, guestPart(path.Base(s.Document.Path()), n)) {
				return true
			}
		}
	}
	return false
}

// publications are the names that somebody published, each with the ruling.
func publications(rulings []graph.Ruling, municipality graph.ID) map[string]graph.Ruling {
	out := map[string]graph.Ruling{}
	for _, r := range rulings {
		if r.Judgement == graph.JudgementPublished && r.Holds() && r.A == municipality {
			out[strings.ReplaceAll(path.Base(r.B.Path()), "_", " ")] = r
		}
	}
	return out
}

// publish lists the mentions of the guests who may be named, and the rulings by
// mention.
func publish(in graph.IdentityInput, municipality graph.ID) ([]identity.Mention, map[graph.ID]graph.Ruling) {
	names := publications(in.Rulings, municipality)
	by := map[graph.ID]graph.Ruling{}
	var mentions []identity.Mention
	if len(names) == 0 {
		return mentions, by
	}
	for _, f := range in.Sessions {
		for i, a := range f.Attendances {
			for name, ruling := range names {
				if a.Name != nil || !isGuest(a, name) {
					continue
				}
				named := f
				named.Attendances = []graph.Attendance{f.Attendances[i]}
				named.Attendances[0].Name = &name
				named.Mentions, named.Recusals, named.Votes = nil, nil, nil
				for m := range identity.FromFacts(named) {
					m.Published = true
					mentions, by[a.ID] = append(mentions, m), ruling
				}
			}
		}
	}
	return mentions, by
}

// rulePublished is the rule of a guest whom somebody published.
const rulePublished = "published"

// published says of a link by whose ruling it is.
func published(l graph.Link, by map[graph.ID]graph.Ruling) graph.Link {
	r, ok := by[l.Mention]
	if ok && l.RulingID == "" && l.Person != nil {
		l.Rule, l.RulingID = rulePublished, r.ID
		l.Reasons = append([]graph.Reason{{Feature: rulePublished, Weight: 1, Text: "Somebody decided that the guest of this name may be named."}}, l.Reasons...)
	}
	return l
}
