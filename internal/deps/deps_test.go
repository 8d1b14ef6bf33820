// Package deps holds one test: the import policy. It reads the source files
// itself, because a test that asks the go command stays cached after the rule
// is broken.
package deps

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

const module = "acta"

// source is one Go package as it stands in its folder, all build tags together.
type source struct {
	path  string // as the policy writes it
	dir   string // slash separated, relative to the module's root
	fset  *token.FileSet
	files []*ast.File // without tests
	tests []*ast.File
}

// place is where a node stands, for messages.
func (s *source) place(n ast.Node) string {
	p := s.fset.Position(n.Pos())
	return path.Join(s.dir, filepath.Base(p.Filename)) + ":" + strconv.Itoa(p.Line)
}

// root is the module's folder, seen from this package's.
const root = "../.."

// sources reads every package of the module.
func sources(t *testing.T) []*source {
	t.Helper()
	found := map[string]*source{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			name := d.Name()
			if rel != "." && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || name == "node_modules") {
				return filepath.SkipDir
			}
			if rel != "." {
				if _, err := os.Stat(filepath.Join(file, "go.mod")); err == nil {
					return filepath.SkipDir // a module of its own
				}
			}
			return nil
		}
		if !strings.HasSuffix(rel, ".go") {
			return nil
		}
		dir := path.Dir(rel)
		s := found[dir]
		if s == nil {
			s = &source{path: short(dir), dir: dir, fset: token.NewFileSet()}
			found[dir] = s
		}
		f, err := parser.ParseFile(s.fset, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if strings.HasSuffix(rel, "_test.go") {
			s.tests = append(s.tests, f)
		} else {
			s.files = append(s.files, f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	out := make([]*source, 0, len(found))
	for _, s := range found {
		out = append(out, s)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].dir < out[j].dir })
	if len(out) < 5 {
		t.Fatalf("found %d packages under %s; the test looks in the wrong folder", len(out), root)
	}
	return out
}

// short writes a folder of the module as the policy does.
func short(dir string) string {
	if dir == "." {
		return "."
	}
	if rest, ok := strings.CutPrefix(dir, "internal/"); ok {
		return rest
	}
	return "/" + dir
}

// own turns an import path of this module into the policy's name for it.
func own(imp string) (string, bool) {
	if imp == module {
		return ".", true
	}
	rest, ok := strings.CutPrefix(imp, module+"/")
	if !ok {
		return "", false
	}
	return short(rest), true
}

// line is one package of the policy.
type line struct {
	imports, tests map[string]bool
	order          int
}

func readPolicy(t *testing.T, text string) map[string]line {
	t.Helper()
	groups := map[string][]string{}
	names := func(s string) map[string]bool {
		set := map[string]bool{}
		for _, n := range strings.Fields(s) {
			if g, ok := groups[n]; ok {
				for _, m := range g {
					set[m] = true
				}
				continue
			}
			set[n] = true
		}
		return set
	}
	out := map[string]line{}
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		if g, list, ok := strings.Cut(l, "="); ok {
			groups[strings.TrimSpace(g)] = strings.Fields(list)
			continue
		}
		pkg, rest, ok := strings.Cut(l, ":")
		if !ok {
			t.Fatalf("policy line without a colon: %q", l)
		}
		if _, twice := out[pkg]; twice {
			t.Errorf("policy has two lines for %s", pkg)
		}
		imports, tests, _ := strings.Cut(rest, "|")
		out[pkg] = line{names(imports), names(tests), len(out)}
	}
	for pkg, l := range out {
		for imp := range l.imports {
			at, ok := out[imp]
			switch {
			case !ok:
				t.Errorf("policy: %s may import %s, which has no line", pkg, imp)
			case at.order >= l.order && imp != pkg:
				t.Errorf("policy: %s may import %s, whose line is not above its own; imports point down", pkg, imp)
			}
		}
	}
	return out
}

// third is one outside module of the list.
type third struct {
	decision string
	by       map[string]bool
}

func readModules(t *testing.T, text string) map[string]third {
	t.Helper()
	out := map[string]third{}
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		head, list, ok := strings.Cut(l, ":")
		fields := strings.Fields(head)
		if !ok || len(fields) != 2 {
			t.Fatalf("modules: want %q, got %q", "module decision: packages", l)
		}
		by := map[string]bool{}
		for _, p := range strings.Fields(list) {
			by[p] = true
		}
		out[fields[0]] = third{fields[1], by}
	}
	return out
}

// required is the modules of go.mod, and whether the program asks for each itself.
func required(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, l := range strings.Split(string(data), "\n") {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(l), "require "))
		if len(fields) >= 2 && strings.HasPrefix(fields[1], "v") && strings.Contains(fields[0], ".") {
			out[fields[0]] = !strings.Contains(l, "// indirect")
		}
	}
	return out
}

// inGoMod is the module of go.mod that holds an import path, or the path.
func inGoMod(t *testing.T, imp string) string {
	mods := required(t)
	for p := imp; p != "." && p != "/"; p = path.Dir(p) {
		if _, ok := mods[p]; ok {
			return p
		}
	}
	return imp
}

// moduleOf finds the listed module that holds an import path.
func moduleOf(list map[string]third, imp string) (string, bool) {
	for p := imp; p != "." && p != "/"; p = path.Dir(p) {
		if _, ok := list[p]; ok {
			return p, true
		}
	}
	return "", false
}

func imports(f *ast.File) map[string]ast.Node {
	out := map[string]ast.Node{}
	for _, spec := range f.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil {
			out[p] = spec
		}
	}
	return out
}

// standard reports whether imp is of Go's own library.
func standard(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	return !strings.Contains(first, ".")
}

func TestImports(t *testing.T) {
	lines := readPolicy(t, policy)
	mods := readModules(t, modules)
	here, unknown := map[string]bool{}, map[string]string{}
	for _, s := range sources(t) {
		here[s.path] = true
		l, ok := lines[s.path]
		if !ok {
			t.Errorf("package %s has no line in the policy.\n\tAdd to internal/deps/policy_test.go, under the packages that it imports:\n\t%s", s.dir, lineFor(s))
			continue
		}
		check := func(f *ast.File, test bool) {
			for imp, at := range imports(f) {
				if name, ok := own(imp); ok {
					allowed := l.imports[name] || test && (l.tests[name] || name == s.path)
					if !allowed {
						t.Errorf("%s: %s must not import %s.\n\tThe policy allows it: %s", s.place(at), s.path, name, list(l.imports))
					}
					continue
				}
				if standard(imp) {
					continue
				}
				mod, ok := moduleOf(mods, imp)
				if !ok {
					unknown[s.path+" "+inGoMod(t, imp)] = s.place(at)
					continue
				}
				if by := mods[mod].by; !by[s.path] && (!test || !by["TESTS"]) {
					t.Errorf("%s: %s must not import module %s; the list allows it in: %s", s.place(at), s.path, mod, list(by))
				}
			}
		}
		for _, f := range s.files {
			check(f, false)
		}
		for _, f := range s.tests {
			check(f, true)
		}
	}
	for what, place := range unknown {
		pkg, mod, _ := strings.Cut(what, " ")
		t.Errorf("%s: module %s is not on the list in internal/deps/policy_test.go.\n\tA new module needs a file in doc/decisions that names it, and a line:\n\t%s NNNN: %s", place, mod, mod, pkg)
	}
	for pkg := range lines {
		if !here[pkg] {
			t.Errorf("the policy has a line for %s, and there is no such package; take the line out", pkg)
		}
	}
}

// lineFor is the policy line that would let s stand as it is: a proposal to
// think about, not an answer.
func lineFor(s *source) string {
	set, tests := map[string]bool{}, map[string]bool{}
	for _, f := range s.files {
		for imp := range imports(f) {
			if name, ok := own(imp); ok {
				set[name] = true
			}
		}
	}
	for _, f := range s.tests {
		for imp := range imports(f) {
			if name, ok := own(imp); ok && !set[name] && name != s.path {
				tests[name] = true
			}
		}
	}
	out := strings.TrimRight(s.path+": "+list(set), " ")
	if len(tests) > 0 {
		out += " | " + list(tests)
	}
	return out
}

func list(set map[string]bool) string {
	out := make([]string, 0, len(set))
	for n := range set {
		out = append(out, n)
	}
	sort.Strings(out)
	return strings.Join(out, " ")
}

// Each outside module that go.mod asks for directly is on the list, each on the
// list is in go.mod, and its decision file says why it is there.
func TestModules(t *testing.T) {
	mods := readModules(t, modules)
	asked := required(t)
	for mod, direct := range asked {
		if _, ok := mods[mod]; direct && !ok {
			t.Errorf("go.mod asks for %s, which is not on the list in internal/deps/policy_test.go.\n\tWrite doc/decisions/NNNN-name.md, which names it, and add: %s NNNN: PACKAGES", mod, mod)
		}
	}
	for mod, m := range mods {
		if _, ok := asked[mod]; !ok {
			t.Errorf("the list has module %s, which go.mod does not ask for; take the line out", mod)
		}
		files, err := filepath.Glob(filepath.Join(root, "doc", "decisions", m.decision+"-*.md"))
		if err != nil || len(files) != 1 {
			t.Errorf("module %s points at decision %s, but doc/decisions has %d files of that number", mod, m.decision, len(files))
			continue
		}
		text, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), mod) {
			t.Errorf("%s does not name module %s", filepath.Base(files[0]), mod)
		}
	}
}
