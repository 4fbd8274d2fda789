package text

import "image"

// A rule is a line of a frame: long, and hardly thicker than a hair. In parts of
// an inch.
const (
	ruleAcross = 0.6  // length of one that runs from left to right
	ruleDown   = 0.2  // length of one that runs down: longer than a letter is high
	ruleThick  = 0.03 // thickness
	darkness   = 160  // of 255, below which a point is ink
)

// eraseRules takes the lines of frames out of a page: in small cells the
// recognition takes them for letters and loses the number that stands there.
func eraseRules(img *image.Gray, dpi int) {
	d := float64(dpi)
	size := img.Rect.Size()
	across := plane{img.Pix, size.X, size.Y, 1, img.Stride}
	down := plane{img.Pix, size.Y, size.X, img.Stride, 1}
	marks := append(across.rules(int(ruleAcross*d), int(ruleThick*d)+1), down.rules(int(ruleDown*d), int(ruleThick*d)+1)...)
	for _, at := range marks {
		img.Pix[at] = 0xFF
	}
}

// A plane is a picture looked at along its lines or along its columns.
type plane struct {
	pix         []uint8
	length, num int // points of a line, lines
	step, next  int // from a point to the next one, from a line to the next one
}

func (p plane) ink(line, at int) bool {
	return line >= 0 && line < p.num && p.pix[line*p.next+at*p.step] < darkness
}

// rules lists the points of all lines that are long and thin enough.
func (p plane) rules(long, thick int) []int {
	var marks []int
	for line := range p.num {
		start := -1
		for at := 0; at <= p.length; at++ {
			if at < p.length && p.ink(line, at) {
				if start < 0 {
					start = at
				}
				continue
			}
			if start >= 0 && at-start >= long {
				marks = p.thin(marks, line, start, at, thick)
			}
			start = -1
		}
	}
	return marks
}

// thin adds the points of a run where the ink is no thicker than a rule. Where
// it is thicker, a letter stands on it.
func (p plane) thin(marks []int, line, start, end, thick int) []int {
	for at := start; at < end; at++ {
		n := 1
		for i := 1; n <= thick && p.ink(line-i, at); i++ {
			n++
		}
		for i := 1; n <= thick && p.ink(line+i, at); i++ {
			n++
		}
		if n <= thick {
			marks = append(marks, line*p.next+at*p.step)
		}
	}
	return marks
}
