package view

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// missing skips a test that needs a tool, and fails it under CI, where nothing
// may be skipped.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("%s, and CI skips no test; run: make browser", what)
	}
	t.Skipf("%s; run: make browser", what)
}

// browser is one tab of Chromium, and what it complained about.
type browser struct {
	ctx context.Context
	mu  sync.Mutex
	bad []string
}

func newBrowser(t *testing.T) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless_shell"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		missing(t, "no Chromium here")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(profile(t)), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-dev-shm-usage", true))
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	b := &browser{}
	b.ctx, cancel = chromedp.NewContext(ctx, chromedp.WithListener(b.listen))
	t.Cleanup(cancel)
	return b
}

// profile is a folder for the browser. It still writes for a moment after its
// end, so t.TempDir would fail now and then.
func profile(t *testing.T) string {
	dir, err := os.MkdirTemp("", "acta-browser")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for range 50 {
			if os.RemoveAll(dir) == nil {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
	})
	return dir
}

// listen notes errors of scripts, and what the security policy refused.
func (b *browser) listen(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventExceptionThrown:
		b.bad = append(b.bad, "exception: "+ev.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.bad = append(b.bad, fmt.Sprintf("console.%s", ev.Type))
	case *cdplog.EventEntryAdded:
		b.bad = append(b.bad, fmt.Sprintf("%s %s: %s", ev.Entry.Source, ev.Entry.Level, ev.Entry.Text))
	}
}

func (b *browser) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func ask[T any](t *testing.T, b *browser, script string) T {
	t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// lit is the parts of the page that are lit, by id or by words.
func (b *browser) lit(t *testing.T) string {
	t.Helper()
	return ask[string](t, b, `[...document.querySelectorAll(".on")].map(e => e.id || e.textContent).sort().join("|")`)
}

func (b *browser) focus(t *testing.T) string {
	t.Helper()
	return ask[string](t, b, `document.activeElement.getAttribute("href") ?? document.activeElement.tagName`)
}

func (b *browser) open(t *testing.T, page string, width int64) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	b.do(t, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+file))
}

func (b *browser) point(t *testing.T, selector string) {
	t.Helper()
	at := ask[[]float64](t, b, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "center"}); const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2] })()`, selector))
	b.do(t, chromedp.MouseEvent("mouseMoved", at[0], at[1]))
}

func TestBrowser(t *testing.T) {
	b := newBrowser(t)
	long := plain(t, strings.Repeat("An-unbroken-word-of-a-source", 12)+" 東京 said so.")
	long.Statements = sample(t).Statements[:0]
	page := pageOf(t, sample(t), long)
	b.open(t, page, 1400)

	const first, second = "Captain Edda Rowan|d1s1|d1s1c|said|that |the company| |had promised| |to replace the engines",
		"d1s2|d1s2c|had promised|the company|to replace the engines"
	same := func(what, got, want string) {
		t.Helper()
		set := func(s string) string {
			parts := map[string]int{}
			for _, p := range strings.Split(s, "|") {
				parts[p]++
			}
			return fmt.Sprint(parts)
		}
		if set(got) != set(want) {
			t.Errorf("%s: lit %q, want %q", what, got, want)
		}
	}

	t.Run("pointer", func(t *testing.T) {
		b.point(t, `.seg[data-s="d1s1"]`)
		same("on the text", b.lit(t), first)
		b.point(t, `.seg[data-s="d1s1 d1s2"]`)
		same("on the inner statement", b.lit(t), second)
		b.point(t, `#d1s1c`)
		same("on the card", b.lit(t), first)
		b.point(t, `h1`)
		same("elsewhere", b.lit(t), "")
		labels := ask[string](t, b, `(document.querySelector("#d1s2c").dispatchEvent(new MouseEvent("mouseover", {bubbles: true})), [...document.querySelectorAll("[data-label]")].map(e => e.dataset.label).join(" "))`)
		if labels != "source cue content" {
			t.Errorf("labels %q", labels)
		}
	})

	t.Run("keyboard", func(t *testing.T) {
		b.do(t, chromedp.KeyEvent("j"))
		if f := b.focus(t); f != "#d1s1" {
			t.Errorf("j: focus on %s", f)
		}
		same("j", b.lit(t), first)
		b.do(t, chromedp.KeyEvent("j"))
		same("j j", b.lit(t), second)
		b.do(t, chromedp.KeyEvent("k"))
		same("j j k", b.lit(t), first)
		b.do(t, chromedp.KeyEvent(kb.ArrowUp)) // arrow up at the first statement
		same("up", b.lit(t), first)
		b.do(t, chromedp.KeyEvent(kb.ArrowDown))
		same("down", b.lit(t), second)
		b.do(t, chromedp.KeyEvent(kb.Enter))
		if f := b.focus(t); f != "#d1s2c" {
			t.Errorf("Enter on a card: focus on %s, want the mark in the text", f)
		}
		b.do(t, chromedp.KeyEvent(kb.Enter))
		if f := b.focus(t); f != "#d1s2" {
			t.Errorf("Enter in the text: focus on %s, want the card", f)
		}
		outline := ask[string](t, b, `getComputedStyle(document.activeElement).outlineStyle`)
		if outline == "none" {
			t.Error("the focus is not visible")
		}
		b.do(t, chromedp.KeyEvent(kb.Escape))
		same("Esc", b.lit(t), "")
		b.do(t, chromedp.KeyEvent(kb.Tab))
		if f := b.focus(t); f == "BODY" {
			t.Error("Tab leads nowhere")
		}
	})

	t.Run("narrow", func(t *testing.T) {
		b.open(t, page, 420)
		if over := ask[int](t, b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("the page is %d pixels wider than 420", over)
		}
		below := ask[bool](t, b, `document.querySelector("#d1s1c").getBoundingClientRect().top >= document.querySelector("#d1s1").closest(".text").getBoundingClientRect().bottom`)
		if !below {
			t.Error("the card is not below its paragraph")
		}
	})

	t.Run("hostile", func(t *testing.T) {
		e := plain(t, hostile)
		e.Statements = sample(t).Statements[:1]
		e.Statements[0].Content = e.Document.Paragraphs
		e.Statements[0].Source.Spans, e.Statements[0].Cue.Spans, e.Statements[0].When.Spans = nil, nil, nil
		b.open(t, pageOf(t, e), 1400)
		b.point(t, ".seg[data-s]")
	})

	b.mu.Lock()
	defer b.mu.Unlock()
	for _, bad := range b.bad {
		t.Errorf("the browser complained: %s", bad)
	}
}

// colours asks for the page in its light or dark scheme.
func colours(scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	})
}

// TestAccessible has axe-core look at the page, light and dark, wide and narrow.
func TestAccessible(t *testing.T) {
	path := os.Getenv("ACTA_AXE")
	if path == "" {
		path = "../../.cache/axe/axe.min.js"
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		missing(t, "no axe-core at "+path)
	}
	b := newBrowser(t)
	for _, width := range []int64{1400, 420} {
		for _, scheme := range []string{"light", "dark"} {
			b.open(t, pageOf(t, sample(t), sample(t)), width)
			b.do(t, colours(scheme), chromedp.KeyEvent("j"))
			b.do(t, chromedp.Evaluate[chromedp.Void](string(axe)))
			found, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](
				`axe.run().then(r => r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3).join(" ")))`,
				chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range found {
				t.Errorf("%d pixels, %s: %s", width, scheme, v)
			}
		}
	}
}
