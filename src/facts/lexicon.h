/* Phrases of several words and what they can mean. A trie whose edges are (node, word number)
   pairs in one hash map: matching a text looks at most at the words of the longest phrase. */
#ifndef ERGRAPH_FACTS_LEXICON_H
#define ERGRAPH_FACTS_LEXICON_H

#include "base/index.h"
#include "facts/words.h"

/* One meaning of a phrase; a phrase can have several. */
typedef struct er_sense {
    uint32_t row;      /* of the table that added it */
    uint32_t next;     /* the next meaning of the same phrase, or ER_NONE */
    uint32_t capitals; /* bit i: word i must begin with a capital; words beyond 31 need not */
    uint8_t kind;      /* as the table defines it */
    uint8_t flags;     /* as the table defines it */
    bool acronym;      /* must be written in capitals altogether */
} er_sense;

/* {0} is an empty lexicon. */
typedef struct er_lexicon {
    er_index edges;        /* (node, word) -> node */
    uint32_t *first_sense; /* [node_count], ER_NONE where no phrase ends; node 0 is the root */
    uint32_t node_count, node_capacity;
    er_sense *senses;
    uint32_t sense_count, sense_capacity;
} er_lexicon;

/* Adds a meaning. words receives the phrase's words. A phrase is written as in running text
   ("Côte d'Ivoire", "People's Bank of China"); where a hyphenated word begins with a small letter,
   its form in headlines ("Vice-President") is added, too. */
er_status er_lexicon_add(er_lexicon *lexicon, er_symbols *words, er_view phrase, uint8_t kind,
                         uint8_t flags, uint32_t row, er_error *error);

/* The longest phrase that begins at the token, ends at or before end and is written with the
   capitals it needs: its number of tokens and its first meaning that fits; 0 where there is none.
 */
uint32_t er_lexicon_match(const er_lexicon *lexicon, const er_document *document,
                          const er_word_ids *ids, uint32_t token, uint32_t end,
                          const er_sense **sense);

/* The same for a text that has no capitals; acronyms, which are words there, are left out. */
uint32_t er_lexicon_match_small(const er_lexicon *lexicon, const er_word_ids *ids, uint32_t token,
                                uint32_t end, const er_sense **sense);

/* The first meaning of exactly this phrase, whatever its case; NULL where there is none. */
const er_sense *er_lexicon_find(const er_lexicon *lexicon, const er_symbols *words, er_view phrase);

static inline const er_sense *er_sense_next(const er_lexicon *lexicon, const er_sense *sense)
{
    return sense->next == ER_NONE ? NULL : &lexicon->senses[sense->next];
}

void er_lexicon_free(er_lexicon *lexicon);

#endif
