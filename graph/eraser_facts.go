package graph

import (
	"path"
	"reflect"
	"slices"
	"strings"
)

// Facts replaces names in all that a document says. What says something about a
// person who was removed goes; of one who has a pseudonym it stays.
func (e *Eraser) Facts(f Facts) Facts {
	if e == nil {
		return f
	}
	e.drop(&f)
	out := reflect.New(reflect.TypeOf(f)).Elem()
	e.copy(f.Document.ID, out, reflect.ValueOf(f))
	f = out.Interface().(Facts)
	seen := map[ID]bool{}
	f.Persons = slices.DeleteFunc(f.Persons, func(p Person) bool {
		twice := seen[p.ID]
		seen[p.ID] = true
		return twice
	})
	return f
}

// drop takes out what is about persons that were removed.
func (e *Eraser) drop(f *Facts) {
	gone := func(name *string) bool {
		if name == nil {
			return false
		}
		_, who := e.erase(f.Document.ID, *name)
		return who != nil && who.Pseudonym == "" || strings.Contains(*name, Removed)
	}
	f.Persons = without(f.Persons, func(p Person) bool { return gone(&p.Name) })
	f.Mentions = without(f.Mentions, func(m Mention) bool { return gone(&m.Name) })
	f.Recusals = without(f.Recusals, func(r Recusal) bool { return gone(&r.Name) })
	f.Votes = without(f.Votes, func(v Vote) bool { return v.PartyID == "" && gone(&v.Who) })
	f.Attendances = without(f.Attendances, func(a Attendance) bool { return gone(a.Name) })
	e.dropRepairs(f)
	for i := range f.Attendances {
		if a := &f.Attendances[i]; gone(a.SubstitutesName) {
			a.SubstitutesName, a.SubstitutesID = nil, ""
		}
	}
}

// dropRepairs takes out repaired readings of words in which a name was replaced:
// they would show it in another spelling.
func (e *Eraser) dropRepairs(f *Facts) {
	named := func(words string) bool { return e.Text(f.Document.ID, words) != words }
	for i := range f.Attendances {
		if a := &f.Attendances[i]; a.RepairedName != nil && (a.Name == nil || named(*a.Name)) {
			a.RepairedName = nil
		}
	}
	f.Items = slices.Clone(f.Items)
	for i := range f.Mentions {
		if m := &f.Mentions[i]; m.RepairedName != nil && named(m.Name) {
			m.RepairedName = nil
		}
	}
	for i := range f.Items {
		if it := &f.Items[i]; it.RepairedTitle != nil && (it.Title == nil || named(*it.Title)) {
			it.RepairedTitle = nil
		}
	}
}

func without[T any](list []T, gone func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), gone)
}

// kept are the fields that hold no names of persons, though they are texts.
var kept = map[string]bool{"Digest": true, "Parser": true, "Layout": true, "GivenTown": true, "GivenTerms": true, "PrintedTerm": true, "Rule": true, "Field": true, "Kind": true,
	"Municipalities": true, "Body": true, "Parties": true, "Papers": true}

// copy copies a value and replaces names in its texts and ids.
func (e *Eraser) copy(document ID, to, from reflect.Value) {
	switch from.Kind() {
	case reflect.Struct:
		to.Set(from)
		for i := range from.NumField() {
			switch name := from.Type().Field(i).Name; {
			case name == "Locations":
				to.Field(i).Set(reflect.ValueOf(e.Locations(document, from.Field(i).Interface().([]string))))
			case !kept[name]:
				e.copy(document, to.Field(i), from.Field(i))
			}
		}
	case reflect.Slice:
		if from.IsNil() {
			return
		}
		to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			e.copy(document, to.Index(i), from.Index(i))
		}
	case reflect.Pointer:
		if from.IsNil() {
			return
		}
		to.Set(reflect.New(from.Type().Elem()))
		e.copy(document, to.Elem(), from.Elem())
	case reflect.String:
		to.Set(from)
		switch from.Type() {
		case reflect.TypeFor[string]():
			to.SetString(e.Text(document, from.String()))
		case reflect.TypeFor[ID]():
			to.SetString(string(e.ID(document, ID(from.String()))))
		}
	default:
		to.Set(from)
	}
}

// Locations replaces names in the places of a document. What is left of a place
// says which document it is, because two may look alike now.
func (e *Eraser) Locations(document ID, places []string) []string {
	if e == nil {
		return places
	}
	var out []string
	for _, p := range places {
		if now := e.Text(document, p); now != p {
			ext := path.Ext(now)
			p = strings.TrimSuffix(now, ext) + "-" + document.Path()[:min(8, len(document.Path()))] + ext
		}
		out = append(out, p)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Links replaces names in the links of mentions. Those to persons who were
// removed go.
func (e *Eraser) Links(links []Link) []Link {
	if e == nil {
		return links
	}
	var out []Link
	for _, l := range links {
		to := reflect.New(reflect.TypeOf(l)).Elem()
		e.copy("", to, reflect.ValueOf(l))
		now := to.Interface().(Link)
		if strings.Contains(string(now.Mention), Slug(Removed)) || now.Person != nil && strings.Contains(now.Person.Name, Removed) {
			continue
		}
		out = append(out, now)
	}
	return out
}
