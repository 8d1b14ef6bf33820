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

# Bytes and numbers that know nothing of language.
input: .
modelfile: .
neural: . modelfile

# Ways in.
extract: . text input

# What all stages may see. A stage never imports another stage.
STAGE = . text ling neural modelfile ling/marks
ling/conllu: . text ling
ling/lingtest: . text ling
ling/marks: . text ling
ling/encoder: STAGE | ling/lingtest
ling/tokenizer: STAGE | ling/lingtest ling/conllu
ling/tagger: STAGE | ling/lingtest ling/conllu
ling/parser: STAGE | ling/lingtest ling/conllu
ling/namer: STAGE | ling/lingtest
ling/quoter: STAGE | ling/lingtest
ling/resolver: STAGE | ling/lingtest

# Facts about one document. They read the language columns, not the stages.
FACT = . text ling ling/marks
actor: FACT | ling/lingtest
statement: FACT actor | ling/lingtest

# What is embedded: trained weights, lexicons and gazetteer.
/models: .
/data: .
/data/gen:

# The order of the stages, once.
STAGES = ling/encoder ling/tokenizer ling/tagger ling/parser ling/namer ling/quoter ling/resolver
pipeline: . text input modelfile extract ling STAGES actor statement /models /data | ling/lingtest

# What people and programs outside see.
view: . text
check: .
explain: . text ling STAGES pipeline

# Texts annotated by people, weights made from them, and scores against them.
polnear: . text
eval: . text input ling ling/conllu STAGES polnear pipeline /models
train: . text ling neural modelfile ling/conllu STAGES polnear pipeline eval

/cmd/acta: . text input extract modelfile ling ling/conllu STAGES actor statement pipeline view check polnear eval train explain /models /data

# This test.
deps:
`

// Modules that the program is built from, each with the decision that let it
// in and the packages that may import it. The file must name the module.
//
//	module, decision: packages
const modules = `
github.com/markusmobius/go-trafilatura 0004: extract
`
