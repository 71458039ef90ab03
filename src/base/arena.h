/* An arena: many small allocations that end together. Blocks grow geometrically; a reset keeps
   the largest block, so that an arena used for one document after the other stops allocating. */
#ifndef ERGRAPH_BASE_ARENA_H
#define ERGRAPH_BASE_ARENA_H

#include "base/view.h"

typedef struct er_arena_block er_arena_block;

/* {0} is an empty arena. */
typedef struct er_arena {
    er_arena_block *blocks; /* the newest first */
    size_t used;            /* bytes of the newest */
} er_arena;

/* size bytes, aligned for any type, not cleared. NULL where memory is out. */
void *er_arena_alloc(er_arena *arena, size_t size);

/* The same, cleared; count * size is checked for overflow. */
void *er_arena_alloc_zero(er_arena *arena, size_t count, size_t size);

/* A copy ended by a zero byte. NULL where memory is out. */
char *er_arena_copy(er_arena *arena, er_view view);

/* The copy as a view: data NULL where memory is out. */
er_view er_arena_copy_view(er_arena *arena, er_view view);

/* All that was allocated is gone; the memory is kept for what comes next. */
void er_arena_reset(er_arena *arena);

/* Gives all memory back; the arena is empty and can be used again. */
void er_arena_free(er_arena *arena);

#endif
