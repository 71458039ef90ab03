/* What a diagram shows of a network: the nodes with their sizes and places, and one line a pair.
   Made by er_drawing_new (selection), placed by er_drawing_place, then written by describe.h. */
#ifndef ERGRAPH_DRAW_DRAWING_H
#define ERGRAPH_DRAW_DRAWING_H

#include "base/arena.h"
#include "ergraph/draw.h"
#include "network/network.h"

#define ER_LABEL_LINES 3u

/* All lengths in points (1/72 inch). */
typedef struct er_drawn_node {
    uint32_t node; /* of the network */
    double share;  /* 0 .. 1: its measure as a part of the largest one */
    double x, y;   /* the centre, y upwards; ER_NO_VALUE until placed */
    double width, height;
    double font_size;                  /* of the label */
    const char *lines[ER_LABEL_LINES]; /* [line_count], the label as it is drawn */
    uint32_t line_count;               /* 0: not named */
} er_drawn_node;

/* All that links two nodes, as one line. */
typedef struct er_drawn_line {
    uint32_t source, target; /* drawn nodes */
    uint32_t link_count;
    uint32_t *links;        /* [link_count], of the network: relations first, the heaviest first */
    uint32_t weight;        /* of the relations; of the co-occurrence where there are none */
    double strength;        /* what the spanning tree and the order go by */
    double balance;         /* of the relations: the sum of sign times weight */
    bool relation;          /* false: only mentioned together */
    bool forward, backward; /* a relation with direction runs so */
    bool shown;
} er_drawn_line;

typedef struct er_drawing {
    const er_network *network;
    er_draw_options options; /* max_nodes and max_labels filled in */
    er_arena arena;          /* labels and lists */
    er_drawn_node *nodes;    /* [node_count], the largest first */
    uint32_t node_count;
    uint32_t *drawn_of;   /* [nodes of the network], or ER_NONE */
    er_drawn_line *lines; /* [line_count], in the order of their strength */
    uint32_t line_count, shown_count;
    uint32_t label_count;
    uint32_t hidden_nodes, lone_nodes; /* not drawn: too many; without a link */
} er_drawing;

/* Selects what is drawn: at most usual_nodes where the options name no number. ER_NO_MEMORY. */
er_status er_drawing_new(const er_network *network, const er_draw_options *options,
                         uint32_t usual_nodes, er_drawing **drawing, er_error *error);
void er_drawing_free(er_drawing *drawing);

/* Takes the places that the network's nodes have. False where they do not fit: some have none, two
   shapes would lie on each other, an engine is asked for, or a part is drawn of what was placed. */
bool er_drawing_take_places(er_drawing *drawing);

/* Lays the drawn nodes out. */
er_status er_drawing_place(er_drawing *drawing, er_error *error);

/* Fills the table of nodes (select_nodes.c). */
er_status er_drawing_select_nodes(er_drawing *drawing, er_error *error);

/* Fills the table of lines and marks those that are shown (select_lines.c). */
er_status er_drawing_select_lines(er_drawing *drawing, er_error *error);

/* Wraps the label of a node and sets its width and height (label.c). False: out of memory. */
bool er_drawn_node_measure(er_drawing *drawing, er_drawn_node *node, bool named);

/* The width of text in Helvetica of one point (label.c). */
double er_text_width(const char *text);

static inline const er_node *er_drawn(const er_drawing *drawing, uint32_t drawn)
{
    return &drawing->network->nodes[drawing->nodes[drawn].node];
}

#endif
