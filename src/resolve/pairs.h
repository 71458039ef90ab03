/* The work of resolving phrases for two and "they", for the files that share it. */
#ifndef ERGRAPH_RESOLVE_PAIRS_H
#define ERGRAPH_RESOLVE_PAIRS_H

#include "resolve/discourse.h"
#include "resolve/pair_phrase.h"
#include "resolve/quotes.h"
#include "resolve/token_words.h"

#define ER_FITS_MAX 8 /* of more than these in a sentence no pair is looked for */

typedef struct er_pair {
    uint32_t a, b; /* groups; ER_NONE: no pair */
} er_pair;

#define ER_NO_PAIR ((er_pair){ER_NONE, ER_NONE})

static inline bool er_pair_has(er_pair pair, uint32_t group)
{
    return pair.a == group || pair.b == group;
}

typedef struct er_pair_work {
    er_work *work;
    er_discourse *spoken;
    const er_quotes *quotes;
    const er_pair_phrase *phrase; /* that is being resolved */
    er_view open;                 /* last word of the last phrase that stayed open */
    uint32_t open_sentence;
} er_pair_work;

/* One who could be meant, with the place where it stands in the sentence. */
typedef struct er_fit {
    uint32_t group;
    uint32_t first_token, end_token;
} er_fit;

typedef struct er_fits {
    er_fit rows[ER_FITS_MAX]; /* each mention that fits, by its place */
    uint32_t count;
    uint32_t groups[ER_FITS_MAX]; /* each of them once */
    uint32_t group_count;
    bool too_many;
} er_fits;

/* Whether the mention could be one of the two that the phrase means, among the types. */
bool er_fits_phrase(const er_pair_work *p, const er_spoken *s, unsigned types);

/* Those of a sentence that fit and stand before the token. *at, at first the number of all that
   were met, walks back over them. */
void er_find_fits(const er_pair_work *p, uint32_t sentence, uint32_t token, unsigned types,
                  uint32_t *at, er_fits *found);

/* The only pair that the sentence names together; *several where it names more than one. */
er_pair er_linked_pair(const er_document *document, const er_fits *found, bool *several);

/* Adds a mention for each of the two. */
er_status er_add_pair(er_pair_work *p, uint32_t first_token, uint32_t end_token, er_kind kind,
                      er_pair pair);

/* Resolves the token, "they", "them" or "their". */
er_status er_resolve_they(er_pair_work *p, uint32_t token, uint32_t sentence);

/* Resolves the phrase for two, or the "they", that begins at the token, if one does. end: of the
   sentence. */
er_status er_resolve_pair_at(er_pair_work *p, uint32_t token, uint32_t sentence, uint32_t end);

#endif
