/* Direct speech in a document, and who speaks. */
#ifndef ERGRAPH_RESOLVE_QUOTES_H
#define ERGRAPH_RESOLVE_QUOTES_H

#include "resolve/work.h"

typedef struct er_quote {
    uint32_t first_token, end_token; /* what stands between the marks */
    uint32_t speaker;                /* group, or ER_NONE */
} er_quote;

/* {0} has none. */
typedef struct er_quotes {
    er_quote *rows;
    uint32_t count, capacity;
    uint32_t *at; /* [token_count]; the quote that a token stands in, or ER_NONE */
} er_quotes;

/* Finds the quotes. A mark that is opened and not closed ends with its paragraph. */
er_status er_quotes_find(const er_document *document, er_quotes *quotes, er_error *error);

/* Finds the speakers: the person beside a verb of speech in the same sentence outside of the
   quote; else the speaker of the quote before in the same paragraph. */
void er_quotes_attribute(er_work *work, er_quotes *quotes);

void er_quotes_free(er_quotes *quotes);

#endif
