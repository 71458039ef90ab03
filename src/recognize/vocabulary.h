/* What the model knows of words: clusters and gazetteer marks, by the lower-case word.
   The words themselves are not kept, only 48 bits of their hashes, sorted. */
#ifndef ERGRAPH_RECOGNIZE_VOCABULARY_H
#define ERGRAPH_RECOGNIZE_VOCABULARY_H

#include "base/view.h"

#define ER_CLUSTERINGS 4u /* of 64, 256, 1024 and 4096 clusters */
#define ER_VOCABULARY_BUCKETS 65536u

/* Marks of a word in the gazetteers. */
enum {
    ER_MARK_STATE = 1 << 0,      /* a word of a state's name */
    ER_MARK_DEMONYM = 1 << 1,    /* Russian, Swede */
    ER_MARK_CAPITAL = 1 << 2,    /* Kyiv */
    ER_MARK_FIRST_NAME = 1 << 3, /* Sergei */
    ER_MARK_SURNAME = 1 << 4,    /* Lavrov */
    ER_MARK_PLACE = 1 << 5,      /* a word of other places' names */
    ER_MARK_BODY = 1 << 6,       /* ministry, party: head words of organisations */
    ER_MARK_TITLE = 1 << 7,      /* president, mr. */
    ER_MARK_COMPANY = 1 << 8,    /* inc, ltd */
    ER_MARK_LANDSCAPE = 1 << 9,  /* river, province: head words of places */
    ER_MARK_ACRONYM = 1 << 10,   /* acronyms of organisations */
    ER_MARK_SAYS = 1 << 11,      /* said, told: before or after a speaker */
    ER_MARK_WHERE = 1 << 12,     /* in, at, from, near */
    ER_MARK_CONNECTS = 1 << 13,  /* of, the, de, bin, -: may stand inside a name */
    ER_MARK_CALENDAR = 1 << 14,  /* Monday, January */
    ER_MARK_OPENS = 1 << 15      /* opening bracket */
};
#define ER_MARK_COUNT 16u

typedef struct er_vocabulary {
    const uint32_t *buckets;  /* [ER_VOCABULARY_BUCKETS + 1], by the top 16 bits of the hash */
    const uint32_t *hashes;   /* [count], the next 32 bits, ascending in a bucket */
    const uint16_t *clusters; /* [count * ER_CLUSTERINGS]; 0 is none */
    const uint16_t *marks;    /* [count] */
    uint32_t count;
} er_vocabulary;

/* The row of a lower-case word given by its hash (er_view_hash), or ER_NONE. */
uint32_t er_vocabulary_find(const er_vocabulary *vocabulary, uint64_t hash);

#endif
