/* Lines and paragraphs: which line breaks mean something. */
#ifndef ERGRAPH_TEXT_LAYOUT_H
#define ERGRAPH_TEXT_LAYOUT_H

#include <stdbool.h>

#include "base/view.h"

/* A walk over the paragraphs of a text. */
typedef struct er_layout {
    er_view text;
    uint32_t at;    /* where the next paragraph is looked for */
    uint32_t width; /* of hand-wrapped text, in characters; 0: every line is a paragraph */
} er_layout;

/* Looks at all lines to find out whether the text is wrapped by hand. */
er_layout er_layout_of(er_view text);

/* The next paragraph that is not blank: bytes [*start, *end). False at the end of the text. */
bool er_layout_next(er_layout *layout, uint32_t *start, uint32_t *end);

#endif
