// Package train makes the models from corpora. Every run is a function of the
// corpora, the settings and the seed: the same weights come out on any number
// of cores.
package train
