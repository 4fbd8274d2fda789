package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// prefix begins the variables that set flags: --data is RATSGRAPH_DATA.
const prefix = "RATSGRAPH_"

// otherVariables begin like those that set flags and are none: they steer tests.
var otherVariables = []string{"RATSGRAPH_CORPUS", "RATSGRAPH_REQUIRE_CORPUS", "RATSGRAPH_REQUIRE_OCR", "RATSGRAPH_MISSES", "RATSGRAPH_ENGINE"}

// settings sets the flags that the command line leaves open, from the
// environment, else from the config file. It refuses what is no flag of any
// command.
func (a *app) settings(cmd *cobra.Command) error {
	known := flagNames(cmd.Root())
	if err := checkEnvironment(known); err != nil {
		return err
	}
	if err := fromEnvironment(cmd.Flags().Lookup("config")); err != nil {
		return err
	}
	file, err := readConfig(a.config, known)
	if err != nil {
		return err
	}
	for _, from := range []func(*pflag.Flag) error{fromEnvironment, file.set} {
		if err := complete(cmd.Flags(), from); err != nil {
			return err
		}
	}
	return cmd.ValidateFlagGroups()
}

// rivals are flags of which one settles the other.
var rivals = map[string]string{"data": "dgraph", "dgraph": "data"}

// complete sets the flags that are open from one place. One whose rival is set
// stays open: what stands nearer to the user has decided.
func complete(flags *pflag.FlagSet, from func(*pflag.Flag) error) error {
	var open []*pflag.Flag
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Changed && !flags.Changed(rivals[f.Name]) {
			open = append(open, f)
		}
	})
	for _, f := range open {
		if err := from(f); err != nil {
			return err
		}
	}
	return nil
}

func fromEnvironment(f *pflag.Flag) error {
	value := os.Getenv(variable(f.Name)) // an empty one is none
	if f.Changed || value == "" || f.Name == "help" {
		return nil
	}
	if err := set(f, value); err != nil {
		return fmt.Errorf("%s=%s: %w", variable(f.Name), value, err)
	}
	return nil
}

func set(f *pflag.Flag, value string) error {
	f.Changed = true
	err := f.Value.Set(value)
	if number := (*strconv.NumError)(nil); errors.As(err, &number) {
		return fmt.Errorf("want a value of type %s: %w", f.Value.Type(), number.Err)
	}
	return err
}

// variable is the name of the variable that sets a flag.
func variable(flag string) string {
	return prefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// flagNames lists the flags of a command and of all below it.
func flagNames(cmd *cobra.Command) []string {
	var names []string
	note := func(f *pflag.Flag) { names = append(names, f.Name) }
	cmd.LocalFlags().VisitAll(note)
	for _, c := range cmd.Commands() {
		names = append(names, flagNames(c)...)
	}
	return names
}

func checkEnvironment(known []string) error {
	variables := slices.Clone(otherVariables)
	for _, name := range known {
		variables = append(variables, variable(name))
	}
	for _, kv := range os.Environ() {
		name, _, _ := strings.Cut(kv, "=")
		if strings.HasPrefix(name, prefix) && !slices.Contains(variables, name) {
			return fmt.Errorf("environment: %s sets no flag; unset it", name)
		}
	}
	return nil
}

// values are those of a config file, by flag.
type values map[string]any

func (v values) set(f *pflag.Flag) error {
	value, ok := v[f.Name]
	if !ok {
		return nil
	}
	if err := set(f, text(value)); err != nil {
		return fmt.Errorf("config: %s: %w", f.Name, err)
	}
	return nil
}

// text writes a value as the command line has it: a list with commas.
func text(value any) string {
	list, ok := value.([]any)
	if !ok {
		return fmt.Sprint(value)
	}
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = fmt.Sprint(v)
	}
	return strings.Join(parts, ",")
}

// readConfig reads a file with a value for each of some flags. No name is no
// file.
func readConfig(name string, known []string) (values, error) {
	if name == "" {
		return nil, nil
	}
	body, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("config: %w", err)
	}
	var got values
	if err := yaml.Unmarshal(body, &got); err != nil {
		return nil, fmt.Errorf("config %s: %w", name, err)
	}
	for key := range got {
		if !slices.Contains(known, key) {
			return nil, fmt.Errorf("config %s: %q is no flag of any command", name, key)
		}
	}
	return got, nil
}
