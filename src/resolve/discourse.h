/* What a document has spoken of so far, as a pass over its text meets it: the mentions that are
   resolved, in the order of the text, those that the pass itself adds among them. */
#ifndef ERGRAPH_RESOLVE_DISCOURSE_H
#define ERGRAPH_RESOLVE_DISCOURSE_H

#include "resolve/work.h"

typedef struct er_spoken {
    uint32_t first_token, end_token;
    uint32_t sentence;
    uint32_t group; /* a root when it was met; ER_NONE: open */
    uint8_t type;   /* er_type */
    uint8_t kind;   /* er_kind */
} er_spoken;

/* {0} before er_discourse_start. */
typedef struct er_discourse {
    er_spoken *rows; /* [count]; what was met */
    uint32_t count, capacity;
    uint32_t *order; /* [order_count]; mentions by their first token, the longer first */
    uint32_t order_count, next;
} er_discourse;

er_status er_discourse_start(const er_work *work, er_discourse *discourse);
void er_discourse_free(er_discourse *discourse);

/* Meets the mentions that begin at or before the token. */
er_status er_discourse_reach(er_work *work, er_discourse *discourse, uint32_t token);

/* Adds a mention of the group to the document and to what was met. */
er_status er_discourse_add(er_work *work, er_discourse *discourse, uint32_t first_token,
                           uint32_t end_token, er_kind kind, uint32_t group, float confidence);

#endif
