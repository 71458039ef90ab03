#include "base/arena.h"

#include <stdlib.h>

#define FIRST_BLOCK 4096
#define LARGEST_STEP (4u << 20)

struct er_arena_block {
    er_arena_block *next;
    size_t size;
    _Alignas(max_align_t) unsigned char bytes[];
};

static bool add_block(er_arena *arena, size_t at_least)
{
    size_t size = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_STEP)
        size = LARGEST_STEP;
    if (size < at_least)
        size = at_least;
    if (size > SIZE_MAX - sizeof(er_arena_block))
        return false;
    er_arena_block *block = malloc(sizeof *block + size);
    if (!block)
        return false;
    block->next = arena->blocks;
    block->size = size;
    arena->blocks = block;
    arena->used = 0;
    return true;
}

void *er_arena_alloc(er_arena *arena, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX - align)
        return NULL;
    size = (size + align - 1) / align * align;
    if (!arena->blocks || size > arena->blocks->size - arena->used)
        if (!add_block(arena, size))
            return NULL;
    void *memory = arena->blocks->bytes + arena->used;
    arena->used += size;
    return memory;
}

void *er_arena_alloc_zero(er_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    void *memory = er_arena_alloc(arena, count * size);
    if (memory && count && size)
        memset(memory, 0, count * size);
    return memory;
}

char *er_arena_copy(er_arena *arena, er_view view)
{
    char *copy = er_arena_alloc(arena, (size_t)view.length + 1);
    if (!copy)
        return NULL;
    if (view.length)
        memcpy(copy, view.data, view.length);
    copy[view.length] = '\0';
    return copy;
}

er_view er_arena_copy_view(er_arena *arena, er_view view)
{
    char *copy = er_arena_copy(arena, view);
    return (er_view){copy, copy ? view.length : 0};
}

static void free_blocks(er_arena_block *block)
{
    while (block) {
        er_arena_block *next = block->next;
        free(block);
        block = next;
    }
}

void er_arena_reset(er_arena *arena)
{
    if (!arena->blocks)
        return;
    er_arena_block *largest = arena->blocks;
    for (er_arena_block *block = largest->next; block; block = block->next)
        if (block->size > largest->size)
            largest = block;
    for (er_arena_block **link = &arena->blocks; *link; link = &(*link)->next)
        if (*link == largest) {
            *link = largest->next;
            break;
        }
    free_blocks(arena->blocks);
    largest->next = NULL;
    arena->blocks = largest;
    arena->used = 0;
}

void er_arena_free(er_arena *arena)
{
    free_blocks(arena->blocks);
    *arena = (er_arena){0};
}
