package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ratsgraph/resolvers"
)

// scopes are what a token can be for.
var scopes = []string{"identity", "notes"}

func (a *app) tokenCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "token",
		Short: "Make and withdraw tokens for those who may change something over the API",
		Long: `A token lets its bearer change something over the API: with the scope identity
judge who is who, with the scope notes put notes beside facts. It is shown once,
when it is made; the file keeps only its hash. The server reads the file when it
starts: serve --tokens FILE.`,
		Example: `  ratsgraph token add --tokens tokens.jsonl --scope identity Ada
  ratsgraph token withdraw --tokens tokens.jsonl Ada
  ratsgraph serve --tokens tokens.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.tokenAddCommand(), a.tokenWithdrawCommand())
	return cmd
}

func tokensFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "tokens", "", "file with the hashes of tokens, one a line")
}

func (a *app) tokenAddCommand() *cobra.Command {
	file, scope := "", []string{}
	cmd := &cobra.Command{
		Use:     "add --tokens FILE --scope SCOPE NAME",
		Short:   "Make a token; it is shown this once",
		Example: "  ratsgraph token add --tokens tokens.jsonl --scope identity Ada",
		Args:    cobra.ExactArgs(1),
		RunE: a.does(func(_ context.Context, args []string) error {
			return a.addToken(file, args[0], scope)
		}),
	}
	tokensFlag(cmd, &file)
	cmd.Flags().StringSliceVar(&scope, "scope", scopes, "what it is for: "+strings.Join(scopes, ", "))
	return cmd
}

func (a *app) addToken(file, name string, scope []string) error {
	for _, s := range scope {
		if !slices.Contains(scopes, s) {
			return fmt.Errorf("scope %q: there are only %s", s, strings.Join(scopes, ", "))
		}
	}
	all, err := readTokens(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	secret := make([]byte, 32)
	rand.Read(secret) // never fails, by its documentation
	token := base64.RawURLEncoding.EncodeToString(secret)
	all = append(all, resolvers.Token{Name: name, Scopes: scope, SHA256: resolvers.HashToken(token)})
	if err := writeTokens(file, all); err != nil {
		return err
	}
	fmt.Fprintln(a.stdout, token)
	return nil
}

func (a *app) tokenWithdrawCommand() *cobra.Command {
	file := ""
	cmd := &cobra.Command{
		Use:     "withdraw --tokens FILE NAME",
		Short:   "Withdraw all tokens of a name",
		Example: "  ratsgraph token withdraw --tokens tokens.jsonl Ada",
		Args:    cobra.ExactArgs(1),
		RunE: a.does(func(_ context.Context, args []string) error {
			all, err := readTokens(file)
			if err != nil {
				return err
			}
			left := slices.DeleteFunc(slices.Clone(all), func(t resolvers.Token) bool { return t.Name == args[0] })
			if len(left) == len(all) {
				return fmt.Errorf("tokens: %s holds none of %q", file, args[0])
			}
			return writeTokens(file, left)
		}),
	}
	tokensFlag(cmd, &file)
	return cmd
}

// readTokens reads the hashes of tokens.
func readTokens(file string) ([]resolvers.Token, error) {
	if file == "" {
		return nil, errors.New("tokens: name the file with --tokens")
	}
	body, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("tokens: %w", err)
	}
	var out []resolvers.Token
	lines := bufio.NewScanner(bytes.NewReader(body))
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var t resolvers.Token
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil || t.Name == "" || len(t.SHA256) != 64 {
			return nil, fmt.Errorf("tokens: %s, line %d: want a line as token add writes it", file, n)
		}
		out = append(out, t)
	}
	return out, lines.Err()
}

// writeTokens writes the file anew, so that it is there as a whole or not.
func writeTokens(file string, all []resolvers.Token) error {
	var b bytes.Buffer
	for _, t := range all {
		line, err := json.Marshal(t)
		if err != nil {
			return err
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(file+".new", b.Bytes(), 0o600); err != nil {
		return fmt.Errorf("tokens: %w", err)
	}
	return os.Rename(file+".new", file)
}
