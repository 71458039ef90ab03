/* What stands around the diagram: title, legend, counts of what is shown and hidden, dates.
   Points, y upwards, in the diagram's own coordinates. */
#ifndef ERGRAPH_DRAW_PAGE_H
#define ERGRAPH_DRAW_PAGE_H

#include "base/buffer.h"
#include "draw/drawing.h"
#include "draw/look.h"

#define ER_PAGE_TEXTS 32u
#define ER_PAGE_MARKS 16u

typedef struct er_page_text {
    double x, y; /* of the left end of the base line */
    double size;
    bool bold, faint;
    const char *text;
} er_page_text;

typedef enum er_mark_shape { ER_MARK_NODE, ER_MARK_LINE } er_mark_shape;

/* A sample in the legend. */
typedef struct er_page_mark {
    double x, y; /* of the middle of its left side */
    double width, height;
    er_mark_shape shape;
    er_type type;       /* of a node */
    const char *colour; /* of a line */
    double thickness;   /* of a line */
    bool dashed, arrow;
} er_page_mark;

typedef struct er_page {
    double left, bottom, right, top;
    double scale; /* of the letters: grows with the diagram */
    er_page_text texts[ER_PAGE_TEXTS];
    uint32_t text_count;
    er_page_mark marks[ER_PAGE_MARKS];
    uint32_t mark_count;
    er_arena arena; /* of the texts */
} er_page;

/* Lays the page out around the placed nodes. *page is overwritten; er_page_free afterwards, on
   failure as well. ER_NO_MEMORY. */
er_status er_page_make(er_page *page, const er_drawing *drawing, er_error *error);
void er_page_free(er_page *page);

/* The title and the summary as one plain text each ("35 people, ... in 4 documents"). */
void er_page_title(const er_drawing *drawing, er_buffer *out);
void er_page_summary(const er_drawing *drawing, er_buffer *out);

#endif
