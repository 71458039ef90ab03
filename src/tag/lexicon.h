/* What the models know of a word apart from its spelling: a cluster of words that stand in similar
   places, and the tags that it has in a large text. The table is part of the models and is used in
   place. */
#ifndef ERGRAPH_TAG_LEXICON_H
#define ERGRAPH_TAG_LEXICON_H

#include "base/fail.h"
#include "base/view.h"
#include "ergraph/document.h" /* ER_NONE */

/* A slot of the table; word 0 is an empty one. Words are found by linear probing from
   word & mask. */
typedef struct er_lexicon_slot {
    uint32_t word;    /* er_word_hash */
    uint16_t cluster; /* 1 .. 4096, 0: none. The cluster of 256 is (cluster - 1) / 16 + 1, the one
                         of 16 is (cluster - 1) / 256 + 1 */
    uint8_t first;    /* er_form it has most often, 0: unknown */
    uint8_t second;   /* the next one, where it has that in a tenth of its places; else 0 */
} er_lexicon_slot;

typedef struct er_lexicon {
    const er_lexicon_slot *slots; /* [mask + 1] */
    uint32_t mask;
} er_lexicon;

#define ER_LEXICON_CLUSTERS 4096

/* The hash of a word in lower case (ASCII), with curly quotes as straight ones and long dashes as
   one; never 0. */
uint32_t er_word_hash(er_view word);

/* The slot of a word, or an empty one. */
const er_lexicon_slot *er_lexicon_find(const er_lexicon *lexicon, uint32_t word);

/* Checks that bytes are such a table, with an empty slot so that every search ends. */
er_status er_lexicon_open(er_view bytes, er_lexicon *lexicon, er_error *error);

#endif
