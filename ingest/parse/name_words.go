package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// salutations are the ways to print Herr and Frau.
var salutations = map[string]string{
	"herr": "Herr", "herrn": "Herr", "hr.": "Herr", "hrn.": "Herr", "hr": "Herr", "herren": "Herr",
	"frau": "Frau", "fr.": "Frau", "fr": "Frau", "frauen": "Frau",
}

// titles are academic titles, which are no part of a name.
var titles = map[string]bool{
	"dr.": true, "dr": true, "prof.": true, "prof": true, "professor": true, "professorin": true, "dipl.-ing.": true, "dipl.": true,
	"dipl.ing.": true, "dipl.-lng.": true, "dipl.-kfm.": true, "dipl.-kffr.": true, "ing.": true, "ing": true, "mag.": true, "mag": true, "med.": true,
	"med": true, "jur.": true, "h.c.": true, "hc.": true, "phil.": true, "rer.": true, "nat.": true, "pol.": true, "dr.-ing.": true,
	"mba": true, "osr": true, "ma": true, "msc": true, "bsc": true, "di": true, "di.": true, "ddr.": true, "dr.med.": true, "habil.": true,
	"dr.h.c.": true, "vet.": true, "diplom-ingenieur": true, "diplom-ingenieurin": true, "dipl.-biol.": true, "dipl.-geogr.": true, "iur.": true, "dkfm.": true, "dipl.-ing": true, "pd": true, "mdb": true, "mdl": true,
	"di-fh": true, "di(fh)": true, "mmag.": true, "bakk.": true, "llm": true, "ll.m.": true, "mag.a": true, "dr.in": true, "dipl.-volksw.": true, "dipl.-betrw.": true, "dipl.-soz.": true, "dipl.-verww.": true, "dipl.-päd.": true, "mas": true, "bed": true, "m.a.": true, "m.sc.": true, "b.a.": true, "b.sc.": true,
}

// particles are the small words inside of names.
var particles = map[string]bool{
	"von": true, "van": true, "de": true, "der": true, "den": true, "zu": true, "zum": true, "zur": true, "vom": true, "ten": true,
	"ter": true, "del": true, "di": true, "da": true, "la": true, "le": true, "el": true, "al": true, "v.": true, "dos": true, "bin": true,
	"und": true, "auf": true, "am": true, "aus": true,
}

// generations stand behind a name and are printed as part of it.
var generations = map[string]bool{"jun.": true, "sen.": true, "jr.": true, "sr.": true, "junior": true, "senior": true, "d.ä.": true, "d.j.": true}

// officeWords are whole words that name an office, a role or a place of work.
var officeWords = wordSet("mitglied mitglieder ratsmitglied ratsmitglieder rm ratsherr ratsherrn ratsfrau ratsfrauen stadtrat stadtratin stadtrate " +
	"stadtrats gemeinderat gemeinderatin gemeindevertreter gemeindevertreterin kreistagsabgeordneter kreistagsabgeordnete beigeordnete beigeordneter " +
	"amt amtsrat amtsratin fachbereich fachdienst fb abt. abt abteilung referat referent referentin architekt architektin rektor rektorin gast presse " +
	"praktikant praktikantin auszubildender auszubildende kammerer kammerin kammererin dezernent dezernentin dezernat stadtverordnete " +
	"stadtverordneter stv stv. stvo stellv. stellvertretende stellvertretender stellvertreter stellvertreterin ordentl. ordentliches ordentlich beratend " +
	"beratendes beratende sachkundiger sachkundige sachk. burgerl. sachverstandiger sachverstandige erster erste zweiter zweite 1. 2. 3. i. ii. vorsitzender vorsitzende " +
	"vorsitzenden vorsitz schriftfuhrung protokoll protokollfuhrung geschaftsfuhrung entschuldigt unentschuldigt anwesend abwesend verhindert " +
	"gv gr gr. gre mgr mgrin vr oar bgm bgm. vzbgm. vbgm. ob obm eb sb sb. rh rf fraktion ratsfraktion gruppe vertreter vertreterin vertretung grundmandat landrat " +
	"landratin amtsdirektor bauamt ordnungsamt kammereiamt hauptamt ratsvorsitzender ratsvorsitzende seniorenbeirat ersatzmitglied ersatz " +
	"verwaltungsangestellte verwaltungsangestellter angestellte angestellter oberamtsrat oberamtsratin baudirektor baudirektorin stadtkammerer " +
	"ortsvorsteher ortsvorsteherin erstbeigeordneter justiziar justiziarin buro firma fa. fraktionsvorsitzender schulleitung " +
	"grin ggr grn stvr stvr. va techn. techn pfarrer pfarrerin pastor pastorin ortschaftsrat ortsrat gf std stdin vbgm ltd. bezirksratsherr " +
	"protokollant protokollantin revierforster revierforsterin forster forsterin oberbeigeordneter gre vb al vbm se rmin oberburgermeisterin stvin amtsinspektor amtsinspektorin ortsplaner obmann obfrau " +
	"fbl fdl sgl lvb samtgemeinderat samtgemeinderatin marktgemeinderat marktgemeinderatin kreisrat kreisratin bezirksrat bezirksratin kindertagesstatten gemeindejugendring stadtjugendring gemeinderate gemeinderatinnen marktgemeinderate ortschaftsrate stadtratinnen geschaftsf. geschaftsf magistrat senator senatorin burgervorsteher burgervorsteherin stadtaltester ehrenburgermeister rechtsanwalt rechtsanwaltin " +
	"stvd stvr stovr star starin stoar stoarin stoi stva koar kvd stadtbezirksmanager stadtbezirksmanagerin gv. vizebgm vizebgm. bgm.-stellv. bgm-stellv. bgm.-stv. bgm-stv. stellvertr. stellvertr ersatz-gr ersatz-gv kta ktm mdkt gem.sekr. altburgermeister altburgermeisterin")

// officeEnds are endings of words that name an office or a place of work.
var officeEnds = strings.Fields("leiter leiterin baumeister baumeisterin verwalter verwalterin burgermeister burgermeisterin brandmeister brandmeisterin fuhrer fuhrerin vorsitzende vorsitzender " +
	"vorsitzenden beauftragte beauftragter vertreter vertreterin arbeiter arbeiterin pfleger pflegerin betreuer betreuerin mitglied mitglieder direktor " +
	"direktorin vorsteher vorsteherin sprecher sprecherin verwaltung fraktion techniker technikerin inspektor inspektorin sekretar sekretarin " +
	"amtmann amtfrau verband verein satzung aufsichtsamt jugendring geschaftsstelle ratsherr ratsfrau ratsherrn ratsmitglied abgeordneter abgeordnete verordneter verordnete stadtratin gemeinderatin ratin planer planerin leitung referent referentin bauamt stellvertreterin buro dezernent dezernentin " +
	"prasident prasidentin schreiber schreiberin ammann amtsrat amtsratin kommissar kommissarin manager managerin fachwirt fachwirtin angestellte angestellter kammerer kammerin verwaltungsrat verwaltungsratin praktikant praktikantin archivar archivarin assistent assistentin stadtrat")

// skeletonEnds are the skeletons of the endings, for damaged umlauts.
var skeletonEnds = skeletons(officeEnds)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

func skeletons(list []string) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = Skeleton(w)
	}
	return out
}

// isOffice reports whether a printed word names an office, a role or a place of
// work, and not a person.
func isOffice(w string) bool {
	f := strings.TrimRight(Fold(w), ",;:)")
	f = strings.TrimLeft(f, "(")
	for _, in := range []string{"/-in", "/in", "(in", "-in", "'in", "’in", "/r", "(r"} {
		f = strings.TrimSuffix(f, in)
	}
	if i := strings.LastIndexByte(f, '-'); i > 2 && strings.HasPrefix(f, "ersatz") && officeWords[f[i+1:]] {
		return true
	}
	if officeWords[f] || officeWords[strings.TrimSuffix(f, ".")] && len(f) > 3 {
		return true
	}
	for _, e := range officeEnds {
		if strings.HasSuffix(f, e) {
			return true
		}
	}
	if len(f) < 9 || isASCII(w) && !strings.Contains(f, "rgermeister") && !strings.Contains(f, "hr") && !strings.Contains(f, "ii") {
		return false
	}
	sk := Skeleton(f)
	for _, e := range skeletonEnds {
		if len(e) >= 6 && strings.HasSuffix(sk, e) {
			return true
		}
	}
	return false
}

// isNameWord reports a word as names are made of: a capital letter, then letters,
// hyphens and apostrophes; or an initial.
func isNameWord(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) && !damagedCapital(w) && !(n < len(w) && (strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "d’"))) {
		return false
	}
	if strings.HasSuffix(w, ".") {
		return utf8.RuneCountInString(strings.TrimRight(w, ".")) <= 2
	}
	for i, r := range w {
		if !unicode.IsLetter(r) && !strings.ContainsRune("-'’´`–", r) && !damagedLetter(w, i) {
			return false
		}
	}
	return n < len(w)
}

// damagedLetter reports a sign between small letters that text recognition has
// made of one or two of them: "Mu1ler", "M6ller", "We~ling", "Wi11e", "Prob€l".
func damagedLetter(w string, i int) bool {
	if strings.HasPrefix(w[i:], "€") {
		return i > 0 && small(w[i-1])
	}
	if !strings.ContainsRune("016~", rune(w[i])) {
		return false
	}
	from, to := i, i+1
	if from > 0 && w[from-1] == w[i] {
		from--
	} else if to < len(w) && w[to] == w[i] {
		to++
	}
	return from > 0 && to < len(w) && (small(w[from-1]) || from == 1) && small(w[to])
}

// damagedCapital reports a name whose first I text recognition has taken for an
// l: "lngo", "lris". No word begins with an l before these letters.
func damagedCapital(w string) bool {
	return len(w) > 3 && w[0] == 'l' && strings.IndexByte("bcdfghkmnprstvwz", w[1]) >= 0
}

func small(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }

// isAcronym reports a word of capital letters ("CDU", "KOMM").
func isAcronym(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
