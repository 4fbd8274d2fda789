package parse

// Matches reports what a guarded pattern says of a text.
func Matches(expr, s string) bool { return compile(expr).MatchString(s) }
