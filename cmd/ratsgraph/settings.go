package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// prefix begins the variables that set flags: --data is RATSGRAPH_DATA.
const prefix = "RATSGRAPH_"

// otherVariables begin like those that set flags and are none: they steer tests.
var otherVariables = []string{"RATSGRAPH_CORPUS", "RATSGRAPH_REQUIRE_CORPUS", "RATSGRAPH_ENGINE"}

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
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if err == nil {
			err = complete(f, file)
		}
	})
	if err != nil {
		return err
	}
	return cmd.ValidateFlagGroups()
}

// complete sets one flag, unless it is set.
func complete(f *pflag.Flag, file map[string]any) error {
	if err := fromEnvironment(f); err != nil {
		return err
	}
	value, ok := file[f.Name]
	if f.Changed || !ok {
		return nil
	}
	if err := set(f, fmt.Sprint(value)); err != nil {
		return fmt.Errorf("config: %s: %w", f.Name, err)
	}
	return nil
}

func fromEnvironment(f *pflag.Flag) error {
	value, ok := os.LookupEnv(variable(f.Name))
	if f.Changed || !ok || f.Name == "help" {
		return nil
	}
	if err := set(f, value); err != nil {
		return fmt.Errorf("%s=%s: %w", variable(f.Name), value, err)
	}
	return nil
}

func set(f *pflag.Flag, value string) error {
	f.Changed = true
	return f.Value.Set(value)
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

// readConfig reads a file with a value for each of some flags. No name is no
// file.
func readConfig(name string, known []string) (map[string]any, error) {
	if name == "" {
		return nil, nil
	}
	body, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("config: %w", err)
	}
	var values map[string]any
	if err := yaml.Unmarshal(body, &values); err != nil {
		return nil, fmt.Errorf("config %s: %w", name, err)
	}
	for key := range values {
		if !slices.Contains(known, key) {
			return nil, fmt.Errorf("config %s: %q is no flag of any command", name, key)
		}
	}
	return values, nil
}
