/* Colours. Types and signs are in the palette of Okabe and Ito (Color Universal Design, 2008),
   which colour-blind readers can tell apart; each is shown a second way, by shape or dashes. */
#ifndef ERGRAPH_DRAW_LOOK_H
#define ERGRAPH_DRAW_LOOK_H

#include "ergraph/draw.h"

#define ER_REGION_COLOURS 8u

typedef struct er_look {
    const char *paper;
    const char *ink;   /* title, legend */
    const char *faint; /* dates, counts */
    const char *fills[ER_TYPE_COUNT];
    const char *borders[ER_TYPE_COUNT];
    const char *name_ink;                     /* on the fills */
    const char *friendly, *hostile, *neutral; /* lines by sign */
    const char *together;                     /* lines of those only mentioned together */
    const char *regions[ER_REGION_COLOURS];   /* behind communities */
} er_look;

/* Static storage; a value out of range gives the light theme. */
const er_look *er_look_of(er_theme theme);

/* The Graphviz names of a type's shape and of its style. */
const char *er_shape_of(er_type type);
const char *er_style_of(er_type type);

#endif
