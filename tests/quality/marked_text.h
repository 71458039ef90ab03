/* Text with its mentions marked in it: "[Sergei Lavrov|person] flew to [Cairo|place]". A type that
   ends in "?" is optional: neither asked for nor held against the program. A bracket without a bar
   is text. */
#ifndef ERGRAPH_TESTS_MARKED_TEXT_H
#define ERGRAPH_TESTS_MARKED_TEXT_H

#include "base/buffer.h"
#include "ergraph/document.h"

typedef struct er_mark {
    uint32_t start, end; /* bytes of the plain text */
    er_type type;
    bool optional;
} er_mark;

typedef struct er_marked_text {
    er_buffer plain;
    er_mark *marks;
    uint32_t count, capacity;
} er_marked_text;

/* Appends the text without its marks, and the marks. False for a type that does not exist or want
   of memory. */
bool er_marked_text_add(er_marked_text *marked, er_view text);
void er_marked_text_clear(er_marked_text *marked);
void er_marked_text_free(er_marked_text *marked);

#endif
