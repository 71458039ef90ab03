/* "It", "its", and "they" of a body that speaks: see it.c. */
#ifndef ERGRAPH_RESOLVE_IT_H
#define ERGRAPH_RESOLVE_IT_H

#include "resolve/discourse.h"
#include "resolve/quotes.h"

typedef struct er_it_work {
    er_work *work;
    er_discourse *spoken;
    const er_quotes *quotes;
} er_it_work;

/* Resolves the token, if it is such a word. */
er_status er_resolve_it_at(const er_it_work *w, uint32_t token, uint32_t sentence);

#endif
