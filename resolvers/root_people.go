package resolvers

import "ratsgraph/graph/generated"

func (r Root) AttendanceDistribution() generated.AttendanceDistributionResolver {
	return attendanceDistribution{r.Reader}
}
func (r Root) AttendanceRate() generated.AttendanceRateResolver   { return attendanceRate{r.Reader} }
func (r Root) CareerEntry() generated.CareerEntryResolver         { return careerEntry{r.Reader} }
func (r Root) CoPresence() generated.CoPresenceResolver           { return coPresence{r.Reader} }
func (r Root) CoPresences() generated.CoPresencesResolver         { return coPresences{r.Reader} }
func (r Root) DateRange() generated.DateRangeResolver             { return dateRange{r.Reader} }
func (r Root) Departure() generated.DepartureResolver             { return departure{r.Reader} }
func (r Root) EarlyLeaver() generated.EarlyLeaverResolver         { return earlyLeaver{r.Reader} }
func (r Root) EgoNode() generated.EgoNodeResolver                 { return egoNode{r.Reader} }
func (r Root) Hop() generated.HopResolver                         { return hop{r.Reader} }
func (r Root) LegislativeTerm() generated.LegislativeTermResolver { return legislativeTerm{r.Reader} }
func (r Root) MemberSession() generated.MemberSessionResolver     { return memberSession{r.Reader} }
func (r Root) OfficeHolder() generated.OfficeHolderResolver       { return officeHolder{r.Reader} }
func (r Root) RoleAt() generated.RoleAtResolver                   { return roleAt{r.Reader} }
func (r Root) SharedSession() generated.SharedSessionResolver     { return sharedSession{r.Reader} }
func (r Root) SubstitutionPair() generated.SubstitutionPairResolver {
	return substitutionPair{r.Reader}
}
func (r Root) TermReason() generated.TermReasonResolver { return termReason{r.Reader} }
func (r Root) Tie() generated.TieResolver               { return tie{r.Reader} }
func (r Root) TraitShare() generated.TraitShareResolver { return traitShare{r.Reader} }
func (r Root) Visitor() generated.VisitorResolver       { return visitor{r.Reader} }
