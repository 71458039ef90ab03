/* A span of the model on its way into a row of the draft. */
#ifndef ERGRAPH_RECOGNIZE_SPAN_H
#define ERGRAPH_RECOGNIZE_SPAN_H

#include "recognize/draft.h"

#define ER_SPAN_SURE 0.8f /* a span of at least this probability is not doubted for its words */

typedef struct er_span {
    uint32_t first, end; /* tokens */
    er_label label;
    float probability;
} er_span;

/* Cuts quotes, brackets, articles and a possessive off the ends. May leave it empty. */
void er_span_trim(const er_draft *draft, er_span *span);

/* A word in small letters, or one at the start of a sentence that the document also writes small
   and the model was not sure of: hardly a name. */
bool er_span_is_plain_word(const er_draft *draft, const er_span *span);

/* The number of tokens of titles, and of states before them, at the head of [first, end); at least
   one token is left. *titled is set where there was a title. */
uint32_t er_title_length(const er_draft *draft, uint32_t first, uint32_t end, bool *titled);

/* Adds the person of the span (or makes the person before it longer); no token at or after high is
   looked at. False where memory is out. */
bool er_add_person(er_draft *draft, er_span span, uint32_t high);

/* The end of the first part of a span that holds more than one name: the token at which it ends
   (a dash, "and", "'s") belongs to none. The span's own end where it is one name. */
uint32_t er_span_part_end(const er_draft *d, const er_span *s);

#endif
