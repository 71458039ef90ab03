#include "base/symbols.h"

#include "base/array.h"

#include <stdlib.h>

static uint64_t bytes_at(er_view view, uint32_t at, uint32_t size)
{
    uint64_t bytes = 0;
    memcpy(&bytes, view.data + at, size);
    return bytes;
}

/* Eight bytes at a time, or four; the last ones may be among those before. Not the same on every
   machine, and nobody else sees it. */
static uint64_t hash_of(er_view view)
{
    uint32_t length = view.length, at = 0;
    uint64_t hash = length;
    for (; length - at > 8; at += 8)
        hash = er_hash_mix(hash, bytes_at(view, at, 8));
    if (length >= 8)
        return er_hash_mix(hash, bytes_at(view, length - 8, 8));
    if (length >= 4)
        return er_hash_mix(hash, bytes_at(view, 0, 4) << 32 | bytes_at(view, length - 4, 4));
    for (; at < length; at++)
        hash = hash << 8 | (unsigned char)view.data[at];
    return er_hash_finish(hash);
}

static uint32_t mark_of(uint64_t hash)
{
    return (uint32_t)(hash >> 32);
}

/* Open addressing with linear probing, at most two thirds full. */
static uint32_t find_slot(const er_symbols *symbols, er_view view, uint64_t hash)
{
    uint32_t mask = symbols->slot_count - 1;
    uint32_t slot = (uint32_t)hash & mask;
    while (symbols->slots[slot].place) {
        if (symbols->slots[slot].mark == mark_of(hash) &&
            er_view_equal(symbols->views[symbols->slots[slot].place - 1], view))
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static bool grow(er_symbols *symbols)
{
    if ((uint64_t)(symbols->count + 1) * 3 <= (uint64_t)symbols->slot_count * 2)
        return true;
    uint32_t slot_count = symbols->slot_count ? symbols->slot_count * 2 : 64;
    er_symbol_slot *slots = slot_count ? calloc(slot_count, sizeof *slots) : NULL;
    if (!slots)
        return false;
    for (uint32_t id = 0; id < symbols->count; id++) {
        uint32_t slot = (uint32_t)symbols->hashes[id] & (slot_count - 1);
        while (slots[slot].place)
            slot = (slot + 1) & (slot_count - 1);
        slots[slot] = (er_symbol_slot){mark_of(symbols->hashes[id]), id + 1};
    }
    free(symbols->slots);
    symbols->slots = slots;
    symbols->slot_count = slot_count;
    return true;
}

uint32_t er_symbols_find(const er_symbols *symbols, er_view view)
{
    if (!symbols->slot_count)
        return ER_NONE;
    uint32_t place = symbols->slots[find_slot(symbols, view, hash_of(view))].place;
    return place ? place - 1 : ER_NONE;
}

uint32_t er_symbols_add(er_symbols *symbols, er_view view)
{
    if (!grow(symbols))
        return ER_NONE;
    uint64_t hash = hash_of(view);
    uint32_t slot = find_slot(symbols, view, hash);
    if (symbols->slots[slot].place)
        return symbols->slots[slot].place - 1;
    uint64_t needed = (uint64_t)symbols->count + 1;
    er_view copy = er_arena_copy_view(&symbols->arena, view);
    if (!copy.data ||
        !er_array_reserve((void **)&symbols->views, &symbols->capacity, needed, sizeof(er_view)) ||
        !er_array_reserve((void **)&symbols->hashes, &symbols->hash_capacity, needed,
                          sizeof(uint64_t)))
        return ER_NONE;
    symbols->views[symbols->count] = copy;
    symbols->hashes[symbols->count] = hash;
    symbols->slots[slot] = (er_symbol_slot){mark_of(hash), ++symbols->count};
    return symbols->count - 1;
}

void er_symbols_reset(er_symbols *symbols)
{
    symbols->count = 0;
    if (symbols->slot_count)
        memset(symbols->slots, 0, symbols->slot_count * sizeof *symbols->slots);
    er_arena_reset(&symbols->arena);
}

void er_symbols_free(er_symbols *symbols)
{
    free(symbols->views);
    free(symbols->hashes);
    free(symbols->slots);
    er_arena_free(&symbols->arena);
    *symbols = (er_symbols){0};
}
