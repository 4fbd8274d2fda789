package graph

import "fmt"

// A Period is how time is cut for a series.
type Period string

// The periods.
const (
	PerMonth   Period = "MONTH"
	PerQuarter Period = "QUARTER"
	PerYear    Period = "YEAR"
)

// months is how many months a period has.
func (p Period) months() int {
	switch p {
	case PerMonth:
		return 1
	case PerQuarter:
		return 3
	}
	return 12
}

// Month is the month of a day as a number, months after each other; -1 where the
// day is not known.
func (d Date) Month() int {
	y := d.Year()
	if y == 0 || len(d) < 7 {
		return -1
	}
	return y*12 + int(d[5]-'0')*10 + int(d[6]-'0') - 1
}

// Slot is the number of the period that a month lies in.
func (p Period) Slot(month int) int { return month / p.months() }

// A Slot is one period of a series: a month, a quarter or a year.
type Slot struct {
	Label    string // "2019", "2019-Q3", "2019-07"
	From, To Date
}

// Of is the slot with a number.
func (p Period) Of(slot int) Slot {
	first := slot * p.months()
	last := first + p.months() - 1
	s := Slot{From: Date(fmt.Sprintf("%04d-%02d-01", first/12, first%12+1)),
		To: Date(fmt.Sprintf("%04d-%02d-%02d", last/12, last%12+1, daysIn(last)))}
	switch p {
	case PerMonth:
		s.Label = string(s.From[:7])
	case PerQuarter:
		s.Label = fmt.Sprintf("%04d-Q%d", first/12, first%12/3+1)
	default:
		s.Label = fmt.Sprintf("%04d", first/12)
	}
	return s
}

// daysIn is the length of a month.
func daysIn(month int) int {
	y, m := month/12, month%12+1
	switch {
	case m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0):
		return 29
	case m == 2:
		return 28
	case m == 4 || m == 6 || m == 9 || m == 11:
		return 30
	}
	return 31
}
