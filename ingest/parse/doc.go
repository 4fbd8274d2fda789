// Package parse reads the lines of council minutes (Niederschriften) as
// [minutes.Minutes]. It says what the paper says, with the lines it says it in,
// and resolves nothing; what it cannot read is listed as a problem.
//
// Reading goes in stages over one [Parser]: lines that have lost their breaks are
// cut (unfold.go), page furniture is set aside, the
// head, the lists of people and the signatures are read and frame the agenda,
// then the agenda, and last what the running text tells about presence, dates
// and guests. Within a stage constructs are tried in order at every line.
//
// To teach the parser a new construct, add a file with its [Block]: the comment
// shows the lines it reads, and a case in testdata/ has such lines and what is
// wanted from them. Then name the block in the [Layouts] that may hold it. A
// layout is a choice and order of blocks, listed in Layouts; it names no town.
//
// Keywords are compared folded (see [Fold]), so that capital letters, umlauts
// and what text recognition makes of them do not matter. Printed values are kept
// as printed; a repaired reading stands beside them (repair.go). What contradicts
// itself is listed (certainty.go), and never settled. Whoever changes what is read raises [Version].
package parse
