package survival

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// A Service is one container that a file in deploy describes.
type Service struct {
	Name    string   // of the container's host
	Host    string   // as others name it
	Command []string // with its arguments
	Env     map[string]string
}

// A described is a document of a compose file or of one for Kubernetes, as far as it
// says what is started.
type described struct {
	Services map[string]struct {
		Command     []string
		Environment map[string]string
	}

	Kind     string
	Metadata struct{ Name string }
	Spec     struct {
		Replicas    int
		ServiceName string `yaml:"serviceName"`
		Template    struct {
			Spec struct{ Containers []container }
		}
	}
}

type container struct {
	Command, Args []string
	Env           []struct{ Name, Value string }
}

// Deployed reads which containers a compose file or one for Kubernetes starts. What a
// container of our own image does unless told is in the Dockerfile beside.
func Deployed(file string) ([]Service, error) {
	entry, usual, err := image(filepath.Join(filepath.Dir(file), "Dockerfile"))
	if err != nil {
		return nil, err
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Service
	for d := yaml.NewDecoder(f); ; {
		var x described
		if err := d.Decode(&x); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for name, s := range x.Services {
			if len(s.Command) == 0 {
				s.Command = append(slices.Clone(entry), usual...)
			}
			out = append(out, Service{name, name, s.Command, s.Environment})
		}
		for _, c := range x.Spec.Template.Spec.Containers {
			out = append(out, x.pods(c, entry)...)
		}
	}
	slices.SortFunc(out, func(a, b Service) int { return -strings.Compare(a.Name, b.Name) }) // zeros first
	return out, nil
}

// pods are as many as there shall be of a container.
func (x described) pods(c container, entry []string) (out []Service) {
	if len(c.Command) == 0 {
		c.Command = entry
	}
	for i := range x.Spec.Replicas {
		s := Service{Name: fmt.Sprintf("%s-%d", x.Metadata.Name, i), Command: append(slices.Clone(c.Command), c.Args...), Env: map[string]string{}}
		if s.Host = s.Name; x.Spec.ServiceName != "" {
			s.Host += "." + x.Spec.ServiceName
		}
		for _, e := range c.Env {
			s.Env[e.Name] = e.Value
		}
		out = append(out, s)
	}
	return out
}

// image is what a container of ours starts, and its arguments unless told.
func image(dockerfile string) (entry, usual []string, err error) {
	text, err := os.ReadFile(dockerfile)
	if err != nil {
		return nil, nil, err
	}
	for word, into := range map[string]*[]string{"ENTRYPOINT": &entry, "CMD": &usual} {
		m := regexp.MustCompile(`(?m)^` + word + ` (\[.*\])$`).FindSubmatch(text)
		if m == nil {
			return nil, nil, fmt.Errorf("%s has no %s", dockerfile, word)
		}
		if err := json.Unmarshal(m[1], into); err != nil {
			return nil, nil, fmt.Errorf("%s: %s: %w", dockerfile, word, err)
		}
	}
	return entry, usual, nil
}
