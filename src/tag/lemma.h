/* The base form of a word: "met" meet, "troops" troop. Exceptions come from a table, the rest
   from rules of spelling. */
#ifndef ERGRAPH_TAG_LEMMA_H
#define ERGRAPH_TAG_LEMMA_H

#include "base/symbols.h"
#include "tag/tree.h"

/* Const after it is filled; {0} knows the rules alone. */
typedef struct er_lemmas {
    er_symbols forms; /* "v went": class, blank, form */
    er_view *lemmas;  /* [forms.count], views of the table's bytes */
    uint32_t capacity;
} er_lemmas;

/* Reads a table of BASE <tab> PASTS <tab> PARTICIPLES, several of them separated by blanks; what is
   read first wins. table outlives lemmas. ER_BAD_FORMAT names the line. */
er_status er_lemmas_read_verbs(er_lemmas *lemmas, er_view table, er_error *error);

/* Reads a table of FORM <tab> CLASS <tab> LEMMA, class v (verb), n (noun) or a (adjective, adverb),
   likewise. */
er_status er_lemmas_read(er_lemmas *lemmas, er_view table, er_error *error);
void er_lemmas_free(er_lemmas *lemmas);

#define ER_LEMMA_MAX 64 /* bytes; a longer word is its own lemma */

/* The lemma of a word with that tag, in lower case: a view of the word itself where that will do,
   of the table, or of room[ER_LEMMA_MAX]. */
er_view er_lemma_of(const er_lemmas *lemmas, er_view word, uint8_t form, char *room);

/* What the rules alone say of word, which is in lower case. Writes to room[ER_LEMMA_MAX]. */
er_view er_lemma_by_rule(er_view word, uint8_t form, char *room);

/* The class of a tag in the table, or 0 for words that do not change. */
char er_lemma_class(uint8_t form);

#endif
