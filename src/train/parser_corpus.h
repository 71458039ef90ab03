/* Treebank sentences (CoNLL-U), brought to the conventions of the program's own tokens. */
#ifndef ERGRAPH_TRAIN_PARSER_CORPUS_H
#define ERGRAPH_TRAIN_PARSER_CORPUS_H

#include "base/arena.h"
#include "base/fail.h"
#include "tag/unit.h"

/* A word of a treebank. */
typedef struct er_gold_word {
    er_view text;
    er_view lemma;
    uint32_t head;    /* index in the sentence; the count of words: the root */
    uint8_t form;     /* er_form */
    uint8_t relation; /* er_dependency */
    bool space_after;
    bool joined; /* several words of the treebank, a name */
} er_gold_word;

typedef struct er_gold_sentence {
    er_gold_word *words;
    uint32_t count;
} er_gold_sentence;

typedef struct er_treebank {
    er_gold_sentence *sentences;
    uint32_t count, capacity;
    er_arena arena;
    char *bytes; /* of the file */
    size_t length;
} er_treebank;

/* Reads a file into corpus, after what it has. */
er_status er_treebank_read(er_treebank *corpus, const char *path, er_error *error);
void er_treebank_free(er_treebank *corpus);

/* Appends a copy of the words; the strings stay where they are. */
er_status er_treebank_add(er_treebank *corpus, const er_gold_sentence *added, er_error *error);

/* Reads words and tags only: lines of WORD <tab> TAG, an empty line between sentences. */
er_status er_treebank_read_tags(er_treebank *corpus, const char *path, er_error *error);

/* Joins words around a hyphen where no part begins with a capital: "long-term" is one word. */
er_status er_treebank_join_hyphens(er_treebank *corpus, er_error *error);

/* A copy in which the names of several words are one: runs of proper nouns that hang together.
   The copy's strings live in the original. */
er_status er_treebank_collapse(const er_treebank *from, er_treebank *to, er_error *error);

/* Hangs words whose arcs cross others higher up until none cross, and returns how many. */
uint32_t er_treebank_make_projective(er_treebank *corpus);

/* Units of a sentence, with the gold forms fixed for joined names alone. units[count]. */
void er_treebank_units(const er_gold_sentence *sentence, const er_word_table *words,
                       er_unit *units);

/* The longest sentence. */
uint32_t er_treebank_longest(const er_treebank *corpus);

#endif
