package survival

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// A Tally is how much a session has.
type Tally struct{ Attendances, Items, Decisions int }

// Tallies counts what each session of an export has.
func Tallies(export string) (map[string]Tally, error) {
	out := map[string]Tally{}
	for l := range strings.Lines(export) {
		var n struct {
			Attendance []string `json:"attendance.session"`
			Item       []string `json:"item.session"`
			Decision   []string `json:"decision.session"`
		}
		if err := json.Unmarshal([]byte(l), &n); err != nil {
			return nil, err
		}
		for id, add := range map[string]Tally{first(n.Attendance): {Attendances: 1}, first(n.Item): {Items: 1}, first(n.Decision): {Decisions: 1}} {
			has := out[id]
			out[id] = Tally{has.Attendances + add.Attendances, has.Items + add.Items, has.Decisions + add.Decisions}
		}
	}
	return out, nil
}

func first(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// A Reader asks a server again and again for all sessions, and holds each answer
// against what it may be.
type Reader struct {
	URL   string
	Token string
	Want  [2]map[string]Tally // as the minutes were first, and as they were later

	Answers, Sessions, Errors int
	Wrong                     []string
	Slowest                   time.Duration // until an answer or an error
	Error                     string        // the last one
	Revision                  int
}

const question = `{ sessions(first: 100) { nodes { id
	attendances(first: 1) { totalCount } items(first: 1) { totalCount } decisions(first: 1) { totalCount } } } }`

type sessionsAnswer struct {
	Sessions struct {
		Nodes []struct {
			ID                            string
			Attendances, Items, Decisions struct{ TotalCount int }
		}
	}
}

// Ask asks once for all sessions. An answer is an error or right: it has as much
// of a session as one of its two minutes says, and its revision is not before
// that of an earlier answer.
func (r *Reader) Ask() {
	var got sessionsAnswer
	if err := r.Query(question, nil, &got); err != nil {
		return
	}
	for _, n := range got.Sessions.Nodes {
		r.Sessions++
		is := Tally{n.Attendances.TotalCount, n.Items.TotalCount, n.Decisions.TotalCount}
		a, b := r.Want[0][n.ID], r.Want[1][n.ID]
		for _, c := range []struct {
			what     string
			is, a, b int
		}{
			{"attendances", is.Attendances, a.Attendances, b.Attendances},
			{"items", is.Items, a.Items, b.Items},
			{"decisions", is.Decisions, a.Decisions, b.Decisions},
		} {
			if c.is != c.a && c.is != c.b {
				r.wrong("%s has %d %s, want %d or %d", n.ID, c.is, c.what, c.a, c.b)
			}
		}
	}
}

func (r *Reader) wrong(format string, args ...any) {
	r.Wrong = append(r.Wrong, fmt.Sprintf(format, args...))
}

// Query asks anything. What comes with an error is no answer.
func (r *Reader) Query(operation string, variables map[string]any, into any) error {
	var got struct {
		Data       json.RawMessage
		Errors     []struct{ Message string }
		Extensions struct{ Revision *int }
	}
	began := time.Now()
	err := r.post(map[string]any{"query": operation, "variables": variables}, &got)
	r.Slowest = max(r.Slowest, time.Since(began))
	if err == nil && len(got.Errors) > 0 {
		err = fmt.Errorf("%s", got.Errors[0].Message)
	}
	if err != nil {
		r.Errors++
		r.Error = err.Error()
		return err
	}
	r.Answers++
	switch is := got.Extensions.Revision; {
	case is == nil && strings.HasPrefix(operation, "mutation"): // it is done, whatever the graph says afterwards
	case is == nil:
		r.wrong("an answer names no revision: %.200s", got.Data)
	case *is < r.Revision:
		r.wrong("an answer is of revision %d, one before was of %d", *is, r.Revision)
	default:
		r.Revision = *is
	}
	return json.Unmarshal(got.Data, into)
}

func (r *Reader) post(ask, into any) error {
	body, err := json.Marshal(ask)
	if err != nil {
		return err
	}
	req, err := http.NewRequest(http.MethodPost, r.URL, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Cache-Control", "no-cache") // as it is now, not as it was when somebody else asked
	if r.Token != "" {
		req.Header.Set("Authorization", "Bearer "+r.Token)
	}
	client := http.Client{Timeout: 2 * time.Minute} // a server says within thirty seconds that it cannot answer
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", resp.Status, answer)
	}
	return json.Unmarshal(answer, into)
}
