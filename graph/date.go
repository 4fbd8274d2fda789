package graph

import (
	"fmt"
	"io"
	"strconv"
	"time"
)

// A Date is a calendar day, ISO 8601: "2019-06-30". The empty Date is no date.
type Date string

// ParseDate reads an ISO day; anything else is [ErrInvalid].
func ParseDate(s string) (Date, error) {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("date %q: %w: want a day like 2019-06-30", s, ErrInvalid)
	}
	return Date(s), nil
}

// MarshalGQL writes the day as a string, or null where there is none.
func (d Date) MarshalGQL(w io.Writer) {
	if d == "" {
		io.WriteString(w, "null")
		return
	}
	io.WriteString(w, strconv.Quote(string(d)))
}

// UnmarshalGQL reads an ISO day.
func (d *Date) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("date %v: %w: want a string", v, ErrInvalid)
	}
	day, err := ParseDate(s)
	*d = day
	return err
}

// Precision says how well a date is known.
type Precision string

// The precisions.
const (
	PrecisionDay     Precision = "DAY"     // the day is printed
	PrecisionBounded Precision = "BOUNDED" // it lies between two days that the text gives
	PrecisionUnknown Precision = "UNKNOWN" // nothing is known
)

// An UncertainDate is a date as far as it is known: a printed day (From and To
// are that day), bounds, or nothing. Given is true when the day was stated by
// whoever ingested the document, not by the document.
type UncertainDate struct {
	From      Date      `json:"from,omitempty"`
	To        Date      `json:"to,omitempty"`
	Precision Precision `json:"precision"`
	Given     bool      `json:"given,omitempty"`
}

// OnDay is the date of a printed day.
func OnDay(d Date) UncertainDate {
	return UncertainDate{From: d, To: d, Precision: PrecisionDay}
}

// Between is a date that lies after one day and before another; either may be
// missing.
func Between(after, before Date) UncertainDate {
	if after == "" && before == "" {
		return UncertainDate{Precision: PrecisionUnknown}
	}
	return UncertainDate{From: after, To: before, Precision: PrecisionBounded}
}

// Day is the day, if it is known.
func (u UncertainDate) Day() *Date {
	if u.Precision != PrecisionDay {
		return nil
	}
	return &u.From
}

// A DateRange is a span of days, both included; a missing end is open.
type DateRange struct {
	From Date
	To   Date
}

// Within is the span of the days that lie in both.
func (r DateRange) Within(o DateRange) DateRange {
	r.From = max(r.From, o.From)
	if r.To == "" || o.To != "" && o.To < r.To {
		r.To = o.To
	}
	return r
}

// Holds reports whether a day lies in the span. A day that is not known lies in
// the span without ends only.
func (r DateRange) Holds(d Date) bool {
	if d == "" {
		return r.From == "" && r.To == ""
	}
	return d >= r.From && (r.To == "" || d <= r.To)
}

// Meets reports whether any day from the first to the last lies in the span.
func (r DateRange) Meets(first, last Date) bool {
	return last >= r.From && (r.To == "" || first <= r.To)
}
