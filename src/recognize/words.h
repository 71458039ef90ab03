/* The words of documents, read once: a table of distinct words that is kept from one document to
   the next, and what a document shows of each. */
#ifndef ERGRAPH_RECOGNIZE_WORDS_H
#define ERGRAPH_RECOGNIZE_WORDS_H

#include "base/index.h"
#include "document/document.h"
#include "recognize/features.h"

typedef struct er_words {
    er_index by_hash;  /* hash of the bytes -> place in words */
    er_index by_lower; /* hash of the lower-case bytes -> lower_id */
    er_word *words;    /* [count]; the first is the boundary of sentences */
    uint32_t count, capacity;
    uint8_t *seen; /* [by_lower.count], ER_SEEN_... of the last document */
    uint32_t seen_capacity;
    uint32_t *ids; /* [tokens of the last document], places in words */
    uint32_t id_capacity;
    er_buffer lower;
} er_words;

/* Reads the tokens of a document: fills ids and seen. The table starts anew (*cleared) where it
   has grown beyond a bound: ids of documents before are then void. */
er_status er_words_read(er_words *words, const er_vocabulary *vocabulary,
                        const er_document *document, bool *cleared, er_error *error);
void er_words_free(er_words *words);

/* One sentence ready for er_place_features; grows with the longest sentence. */
typedef struct er_line_space {
    const er_word **words; /* [capacity + 2 * ER_FEATURE_REACH] */
    uint32_t *run_first, *run_end;
    uint32_t words_capacity, first_capacity, end_capacity;
} er_line_space;

/* The tokens first .. end of the document that words read last. */
er_status er_line_set(er_line_space *space, const er_words *words, uint32_t first, uint32_t end,
                      er_line *line, er_error *error);
void er_line_space_free(er_line_space *space);

#endif
