package source

import (
	"encoding/json"
	"fmt"
	"time"
)

// A term is a legislative term (Wahlperiode) as a manifest states it.
type term struct {
	Name string `yaml:"name" json:"name,omitempty"`
	From string `yaml:"from" json:"from"`
	To   string `yaml:"to" json:"to,omitempty"`
}

// checkTerms refuses terms without a first day, and such as overlap.
func checkTerms(terms []term) error {
	last := ""
	for i, t := range terms {
		for _, day := range []string{t.From, t.To} {
			if _, err := time.Parse(time.DateOnly, day); err != nil && (day != "" || t.From == "") {
				return fmt.Errorf("terms: %q: day %q: want a day like 2019-06-30", t.Name, day)
			}
		}
		if t.To != "" && t.To < t.From || i > 0 && t.From <= last {
			return fmt.Errorf("terms: %q: it ends before it begins, or begins before the one above it ends", t.Name)
		}
		last = max(t.From, t.To)
	}
	return nil
}

// stated writes terms down, always in the same way.
func stated(terms []term) string {
	if len(terms) == 0 {
		return ""
	}
	text, err := json.Marshal(terms)
	if err != nil {
		panic(err) // texts only: they can always be written
	}
	return string(text)
}
