/* What the models know of a word apart from its spelling: a cluster of words that stand in similar
   places, and the tags that it has in a large text. The table is part of the models and is used in
   place. */
#ifndef ERGRAPH_TAG_WORD_TABLE_H
#define ERGRAPH_TAG_WORD_TABLE_H

#include "base/fail.h"
#include "base/view.h"
#include "ergraph/document.h" /* ER_NONE */

/* A slot of the table; word 0 is an empty one. Words are found by linear probing from
   word & mask. */
typedef struct er_word_slot {
    uint32_t word;    /* er_word_hash */
    uint16_t cluster; /* 1 .. ER_WORD_CLUSTERS, 0: none */
    uint16_t coarse;  /* 1 .. ER_WORD_COARSE, 0: none: the same with fewer clusters */
    uint8_t first;    /* er_form it has most often, 0: unknown */
    uint8_t second;   /* the next one, where it has that in a tenth of its places; else 0 */
    uint8_t certain;  /* er_form that it nearly always has, 0: it is open */
    uint8_t unused;   /* 0 */
} er_word_slot;

typedef struct er_word_table {
    const er_word_slot *slots; /* [mask + 1] */
    uint32_t mask;
} er_word_table;

#define ER_WORD_CLUSTERS 4096
#define ER_WORD_COARSE 256

/* The hash of a word in lower case (ASCII), with curly quotes as straight ones and long dashes as
   one; never 0. */
uint32_t er_word_hash(er_view word);

/* The slot of a word, or an empty one. */
const er_word_slot *er_word_table_find(const er_word_table *words, uint32_t word);

/* Checks that bytes are such a table, with an empty slot so that every search ends. */
er_status er_word_table_open(er_view bytes, er_word_table *words, er_error *error);

#endif
