package main

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"

	"acta/internal/view"
)

// screen is how text is shown to people.
type screen struct {
	Color string `enum:"auto,always,never" default:"auto" help:"Colours: auto is on a terminal, unless NO_COLOR is set or TERM is dumb."`
	Width int    `placeholder:"N" help:"Columns to fill; those of the terminal, else of COLUMNS, else 80."`
}

// Widths that text can be set in.
const (
	minWidth, maxWidth = 30, 400
	usualWidth         = 80
)

// styles settles colours and width. direct says that the text goes to standard
// output itself.
func (s screen) styles(a *app, direct bool) view.Style {
	terminal := direct && isTerminal(a.stdout)
	style := view.Style{Width: s.Width, Color: s.Color == "always"}
	if s.Color == "auto" {
		style.Color = terminal && a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb"
	}
	if style.Width == 0 && terminal {
		style.Width, _, _ = term.GetSize(int(a.stdout.(*os.File).Fd()))
	}
	if style.Width == 0 {
		style.Width, _ = strconv.Atoi(a.getenv("COLUMNS"))
	}
	if style.Width <= 0 {
		style.Width = usualWidth
	}
	style.Width = min(max(style.Width, minWidth), maxWidth)
	return style
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
