/* Words that keep their full stop, and whether a sentence can end there. */
#ifndef ERGRAPH_TEXT_ABBREVIATIONS_H
#define ERGRAPH_TEXT_ABBREVIATIONS_H

#include "base/fail.h"
#include "base/symbols.h"

typedef enum er_abbreviation {
    ER_ABBREVIATION_NONE,
    ER_ABBREVIATION_TITLE,    /* a name follows: Gen., Mr., St. */
    ER_ABBREVIATION_NUMBER,   /* only before a number: No. 5, Jan. 3, pp. 7 */
    ER_ABBREVIATION_ANYWHERE, /* Inc., Calif.: the end of the sentence shows in what follows */
    ER_ABBREVIATION_SMALL     /* the same, in lower case, too: etc., vs. */
} er_abbreviation;

/* {0} is an empty table. */
typedef struct er_abbreviations {
    er_symbols words; /* lower case, without the last full stop; then the openers of sentences */
    uint8_t *kinds;   /* [words.count] er_abbreviation; OPENER for the openers */
} er_abbreviations;

er_status er_abbreviations_load(er_abbreviations *table, er_error *error);
void er_abbreviations_free(er_abbreviations *table);

/* What the word (in any case, without its full stop) is. */
er_abbreviation er_abbreviation_of(const er_abbreviations *table, er_view word);

/* Whether the capitalised word opens sentences and is part of no name: The, He, But, On. */
bool er_abbreviation_opener(const er_abbreviations *table, er_view word);

#endif
