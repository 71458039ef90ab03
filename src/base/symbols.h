/* Interning: every distinct string gets a dense id 0, 1, 2 ... in the order of arrival.
   With a table of values beside it, indexed by the id, it is also the map from strings. */
#ifndef ERGRAPH_BASE_SYMBOLS_H
#define ERGRAPH_BASE_SYMBOLS_H

#include "base/arena.h"

#include "ergraph/document.h" /* ER_NONE */

/* A slot knows a part of the hash: what is not in the table is seen at the slot, without a look at
   the strings. */
typedef struct er_symbol_slot {
    uint32_t mark;  /* of the hash */
    uint32_t place; /* id + 1, 0 is empty */
} er_symbol_slot;

/* {0} is an empty table. */
typedef struct er_symbols {
    er_view *views;   /* [count], the bytes in arena, each ended by a zero byte */
    uint64_t *hashes; /* [count] */
    uint32_t count;
    uint32_t capacity;
    uint32_t hash_capacity;
    er_symbol_slot *slots; /* [slot_count], a power of two */
    uint32_t slot_count;
    er_arena arena;
} er_symbols;

/* The id of view, added where it is new. ER_NONE where memory is out. */
uint32_t er_symbols_add(er_symbols *symbols, er_view view);

/* The id of view, or ER_NONE. */
uint32_t er_symbols_find(const er_symbols *symbols, er_view view);

/* Forgets all strings and keeps the memory. */
void er_symbols_reset(er_symbols *symbols);
void er_symbols_free(er_symbols *symbols);

#endif
