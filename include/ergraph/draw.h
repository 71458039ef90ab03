/* The diagram: which nodes and links it shows, where they stand, and how they look.
   Graphviz, which does the drawing, keeps state of its own: the calls of this header and the
   exports dot, svg and png wait for each other where several threads make them, and they reseed
   the C library's rand() and srand48(). */
#ifndef ERGRAPH_DRAW_H
#define ERGRAPH_DRAW_H

#include <stdbool.h>

#include "ergraph/network.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum er_theme { ER_LIGHT, ER_DARK, ER_PRINT, ER_THEME_COUNT } er_theme;

typedef enum er_engine {
    ER_ENGINE_AUTO,  /* neato to 250 nodes, sfdp above */
    ER_ENGINE_NEATO, /* stress majorization; at most 300 nodes, above that sfdp */
    ER_ENGINE_SFDP,  /* multilevel forces */
    ER_ENGINE_DOT,   /* layers from left to right; at most 100 nodes, above that sfdp */
    ER_ENGINE_COUNT
} er_engine;

/* What the size of a node and of its name shows. */
typedef enum er_size {
    ER_SIZE_PAGERANK,
    ER_SIZE_DEGREE,
    ER_SIZE_STRENGTH,
    ER_SIZE_BETWEENNESS,
    ER_SIZE_MENTIONS,
    ER_SIZE_COUNT
} er_size;

#define ER_PLACED_NODES 1500u /* are laid out and drawn at most */
#define ER_DRAWN_NODES 150u   /* in a diagram: so many that all can be named */
#define ER_DRAWN_LABELS 150u

/* {0} are the defaults. */
typedef struct er_draw_options {
    const char *title; /* NULL: none */
    er_theme theme;
    er_engine engine;
    er_size size;
    uint32_t max_nodes;  /* the top by size; 0: ER_DRAWN_NODES in a diagram, else ER_PLACED_NODES */
    uint32_t max_labels; /* the top by size are named; 0: ER_DRAWN_LABELS */
    bool all_links;      /* draw every pair that is linked (to 6,000), not only the strongest */
    bool no_communities; /* leave out the regions behind communities */
} er_draw_options;

/* The words of the options; "" for a value out of range. Static storage. */
ER_API const char *er_theme_name(er_theme theme);
ER_API const char *er_engine_name(er_engine engine);
ER_API const char *er_size_name(er_size size);

/* The value that a word names, or the COUNT of its enum where there is none. */
ER_API er_theme er_theme_named(const char *name);
ER_API er_engine er_engine_named(const char *name);
ER_API er_size er_size_named(const char *name);

/* Places all nodes: fills x and y (points, y upwards, two decimals). options may be NULL. The same
   network and options give the same places. Takes seconds at most, whatever the size: the top
   max_nodes are laid out together, the others are put beside what they are linked to.
   ER_NO_MEMORY, ER_LIBRARY_FAILED. */
ER_API er_status er_network_layout(er_network *network, const er_draw_options *options,
                                   er_error *error);

#ifdef __cplusplus
}
#endif
#endif
