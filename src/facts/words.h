/* Words as numbers: what the tables of facts are keyed by. A token is folded (case, diacritics and
   invisible characters do not count) and looked up once; every table then works on the number. */
#ifndef ERGRAPH_FACTS_WORDS_H
#define ERGRAPH_FACTS_WORDS_H

#include "base/buffer.h"
#include "base/symbols.h"
#include "document/document.h"

/* The word numbers of a document's tokens; belongs to a thread. {0} is empty. */
typedef struct er_word_ids {
    uint32_t *ids; /* [document->token_count], ER_NONE for a word of no table */
    uint32_t capacity;
    er_buffer fold;
} er_word_ids;

/* The folded form of a token: a view of scratch, until the next call. */
er_view er_word_fold(er_view token, er_buffer *scratch);

/* Fills ids for all tokens of the document. */
er_status er_word_ids_fill(er_word_ids *ids, const er_symbols *words, const er_document *document,
                           er_error *error);

void er_word_ids_free(er_word_ids *ids);

#endif
