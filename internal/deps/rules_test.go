package deps

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// drawers are names that say nothing of what is inside. What two packages share
// gets a name of its own.
var drawers = map[string]bool{
	"util": true, "utils": true, "common": true, "helper": true, "helpers": true, "base": true, "core": true,
	"types": true, "manager": true, "managers": true, "service": true, "services": true, "misc": true, "shared": true,
}

func TestNames(t *testing.T) {
	for _, s := range sources(t) {
		for _, f := range append(append([]*ast.File{}, s.files...), s.tests...) {
			if drawers[strings.TrimSuffix(f.Name.Name, "_test")] {
				t.Errorf("%s: package %s: name it after what is inside", s.place(f.Name), f.Name.Name)
			}
		}
	}
}

// pure lists the packages that are functions of their arguments: no clock, no
// network, no files, no log. A name ending in "/" means all packages under it.
var pure = []string{".", "text", "modelfile", "neural", "calendar", "ling", "ling/", "actor", "statement", "event", "ledger"}

func isPure(pkg string) bool {
	for _, p := range pure {
		if pkg == p || strings.HasSuffix(p, "/") && strings.HasPrefix(pkg, p) {
			return true
		}
	}
	return false
}

// impure are imports that a pure package has no use for. Tests may have them.
var impure = map[string]string{
	"os": "files and the environment come in as arguments", "os/exec": "no other program",
	"os/signal": "no signals", "net": "no network", "net/http": "no network", "log": "what is wrong is returned",
	"log/slog": "what is wrong is returned", "io/ioutil": "no files",
	"math/rand": "seeds come in as arguments: math/rand/v2 with a source", "flag": "options come in as arguments",
}

// clock is the part of package time that asks what time it is.
var clock = map[string]bool{
	"Now": true, "Since": true, "Until": true, "Sleep": true, "After": true, "AfterFunc": true, "Tick": true,
	"NewTimer": true, "NewTicker": true, "Local": true,
}

func TestStagesArePure(t *testing.T) {
	for _, s := range sources(t) {
		if !isPure(s.path) {
			continue
		}
		for _, f := range s.files {
			for imp, at := range imports(f) {
				if why, bad := impure[imp]; bad {
					t.Errorf("%s: %s must not import %s: %s", s.place(at), s.path, imp, why)
				}
			}
			each(f, func(pkg, name string, at ast.Node) {
				if pkg == "time" && clock[name] {
					t.Errorf("%s: %s must not ask for the time (time.%s): the date comes in as an argument", s.place(at), s.path, name)
				}
			})
		}
	}
}

// Only programs speak to the user, and only they end themselves.
func TestOnlyTheProgramPrints(t *testing.T) {
	printing := map[string]bool{
		"fmt.Print": true, "fmt.Printf": true, "fmt.Println": true, "os.Stdout": true, "os.Stderr": true, "os.Exit": true,
		"log.Fatal": true, "log.Fatalf": true, "log.Fatalln": true, "log.Print": true, "log.Printf": true, "log.Println": true,
	}
	for _, s := range sources(t) {
		for _, f := range s.files {
			if f.Name.Name == "main" {
				continue
			}
			each(f, func(pkg, name string, at ast.Node) {
				if printing[pkg+"."+name] {
					t.Errorf("%s: %s.%s is for package main only: take an io.Writer, or return an error", s.place(at), pkg, name)
				}
			})
		}
	}
}

// each calls do for every selector on an imported package, with its last name.
func each(f *ast.File, do func(pkg, name string, at ast.Node)) {
	named := map[string]string{}
	for imp, at := range imports(f) {
		name := imp[strings.LastIndex(imp, "/")+1:]
		if spec := at.(*ast.ImportSpec); spec.Name != nil {
			name = spec.Name.Name
		}
		named[name] = imp
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && named[x.Name] != "" {
				do(named[x.Name], sel.Sel.Name, sel)
			}
		}
		return true
	})
}

func TestNoInit(t *testing.T) {
	for _, s := range sources(t) {
		for _, f := range s.files {
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					t.Errorf("%s: no func init: build the value where it is needed, or as the value of its variable", s.place(fn))
				}
			}
		}
	}
}

// no imports are needed to know which name a variable is.
type noImports struct{}

func (noImports) Import(string) (*types.Package, error) { return nil, errors.New("not read") }

// A package variable gets its value where it stands and keeps it.
func TestPackageVariablesStay(t *testing.T) {
	for _, s := range sources(t) {
		if len(s.files) == 0 {
			continue
		}
		info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
		conf := types.Config{Importer: noImports{}, Error: func(error) {}, FakeImportC: true}
		pkg, _ := conf.Check(s.dir, s.fset, s.files, info) // names resolve although imports do not
		if pkg == nil {
			t.Errorf("%s: cannot be checked", s.dir)
			continue
		}
		written := func(target ast.Expr) {
			id, foreign := changed(target, info)
			if id == nil {
				return
			}
			obj := info.Uses[id]
			v, ok := obj.(*types.Var)
			if foreign || ok && v.Parent() == pkg.Scope() {
				t.Errorf("%s: package variable %s is written after start: pass the value instead", s.place(id), id.Name)
			}
		}
		for _, f := range s.files {
			for _, d := range f.Decls {
				fn, ok := d.(*ast.FuncDecl)
				if !ok || fn.Body == nil {
					continue
				}
				ast.Inspect(fn.Body, func(n ast.Node) bool {
					switch n := n.(type) {
					case *ast.AssignStmt:
						if n.Tok != token.DEFINE {
							for _, l := range n.Lhs {
								written(l)
							}
						}
					case *ast.IncDecStmt:
						written(n.X)
					case *ast.RangeStmt:
						if n.Tok == token.ASSIGN {
							written(n.Key)
							written(n.Value)
						}
					}
					return true
				})
			}
		}
	}
}

// changed is the variable that an assignment to e changes, and whether it is one of
// another package.
func changed(e ast.Expr, info *types.Info) (id *ast.Ident, foreign bool) {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x, false
		case *ast.SelectorExpr:
			if p, ok := x.X.(*ast.Ident); ok {
				if _, isPkg := info.Uses[p].(*types.PkgName); isPkg {
					return x.Sel, true
				}
			}
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		default:
			return nil, false
		}
	}
}
