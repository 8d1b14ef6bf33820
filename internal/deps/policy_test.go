package deps

// This is the policy of who may import whom. DO NOT change it to fix builds:
// a build that breaks it has put something in the wrong place. Change it when
// the plan of the house changes, together with doc/architecture.md.
//
// One line a package, from the bottom up:
//
//	package: what it may import | what its tests may import besides
//
// A package imports only packages on lines above its own, so the table is also
// the map of the program. The "." is the module's root, package acta; other
// names are relative to internal/, or to the root where they start with "/".
// A group is a name in capitals, written out on the line where it is defined
// with "=".
const policy = `
# The two vocabularies. Data and invariants, no algorithms.
.:
text: .
ling: . text

# Bytes, numbers, days and cores, which know nothing of language.
input: .
modelfile: .
neural: . modelfile
calendar: .
batch:

# What is embedded: trained weights; lexicons and gazetteer.
/models: .
/data: .

# Actors of the world by name, and their offices by day.
gazetteer: . /data
factbook:
/data/gen: . gazetteer factbook /data

# Ways in.
input/file: . input text
input/jsonl: . input text
extract: . text input

# What more than one stage needs to know of language, and how it is written down.
ling/marks: . text ling | ling/tokenizer
ling/phrase: . text ling /data | ling/lingtest
ling/conllu: . text ling
ling/lingtest: . text ling
ling/roles: . text ling | ling/lingtest

# The stages. A stage never imports another stage.
STAGE = . text ling neural modelfile ling/marks ling/phrase gazetteer /data
ling/tokenizer: STAGE | ling/lingtest ling/conllu
ling/encoder: STAGE | ling/lingtest
ling/tagger: STAGE | ling/lingtest ling/conllu
ling/parser: STAGE | ling/lingtest ling/conllu
ling/namer: STAGE | ling/lingtest
ling/quoter: STAGE | ling/lingtest
ling/resolver: STAGE | ling/lingtest

# Facts about one document. They read the language columns, not the stages.
FACT = . text calendar ling ling/marks ling/phrase gazetteer /data
actor: FACT | ling/lingtest
statement: FACT actor | ling/lingtest
ledger: FACT | ling/lingtest

# What is done: acts and pairs.
event/acts: . text ling /data | ling/lingtest
event/realis: . text ling /data | ling/lingtest
event: FACT actor event/acts event/realis | ling/lingtest
event/pairs: . text ling neural /data event/acts | ling/lingtest

# The order of the stages, once.
STAGES = ling/encoder ling/tokenizer ling/tagger ling/parser ling/namer ling/quoter ling/resolver
pipeline: . text input modelfile neural extract ling STAGES gazetteer actor statement ledger event event/pairs /models /data | ling/lingtest polnear eval event/realis

# What people and programs outside see.
view: . text
check: .
export: .
explain: . text ling STAGES pipeline view | ling/lingtest

# Texts annotated by people, scores against them, and weights made from them.
polnear: . text ling
eval: . text ling ling/conllu ling/phrase ling/roles gazetteer factbook polnear /data | ling/lingtest
train: . text ling ling/marks neural modelfile ling/conllu gazetteer /data STAGES event/pairs polnear pipeline eval

# The program knows everything.
/cmd/acta: . text batch calendar input input/file input/jsonl extract modelfile ling ling/conllu STAGES event/pairs gazetteer actor statement ledger pipeline view check export polnear eval train explain /models /data

# This test.
deps:
`

// Modules that the program is built from, each with the decision that let it
// in and the packages that may import it. The file must name the module.
//
//	module, decision: packages
//
// TESTS stands for the tests of any package.
const modules = `
github.com/markusmobius/go-trafilatura 0010: extract
github.com/markusmobius/go-htmldate 0010: extract
golang.org/x/net 0010: extract TESTS
golang.org/x/text 0011: extract
github.com/wlynxg/chardet 0011: extract
github.com/abadojack/whatlanggo 0012: extract
github.com/alecthomas/kong 0005: /cmd/acta
golang.org/x/term 0005: /cmd/acta
github.com/rivo/uniseg 0005: view explain
golang.org/x/sys 0002: neural
github.com/rogpeppe/go-internal 0004: TESTS
golang.org/x/tools 0004: TESTS
github.com/chromedp/chromedp 0004: TESTS
github.com/chromedp/cdproto 0004: TESTS
`
