/* Words that stand before a name and are no part of it: "Mr.", "Gen.", "President", "analyst",
   "former". Offices, with what they mean, are in facts/offices.h. */
#ifndef ERGRAPH_FACTS_TITLES_H
#define ERGRAPH_FACTS_TITLES_H

#include "facts/lexicon.h"

typedef enum er_title_kind {
    ER_TITLE_HONORIFIC, /* Mr., Lady, Dr. */
    ER_TITLE_RANK,      /* Gen., Captain */
    ER_TITLE_OFFICE,    /* President, Foreign Minister */
    ER_TITLE_JOB,       /* analyst, coach, singer */
    ER_TITLE_MODIFIER   /* former, acting, deputy */
} er_title_kind;

/* {0} is an empty table. */
typedef struct er_titles {
    er_lexicon lexicon; /* er_sense.kind: er_title_kind; row: er_gender */
} er_titles;

er_status er_titles_load(er_titles *titles, er_symbols *words, er_error *error);
void er_titles_free(er_titles *titles);

/* The longest title that begins at the token and ends at or before end, written small or with
   capitals: its number of tokens, 0 where there is none. *kind and *gender may be NULL. */
uint32_t er_titles_match(const er_titles *titles, const er_document *document,
                         const er_word_ids *ids, uint32_t token, uint32_t end, er_title_kind *kind,
                         er_gender *gender);

#endif
