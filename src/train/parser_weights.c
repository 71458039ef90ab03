#include "train/parser_weights.h"

#include <stdlib.h>

#include "base/array.h"
#include "ergraph/document.h" /* ER_NONE */

enum { FIRST_SLOTS = 1 << 16 };

static bool make_slots(er_weights *w, uint32_t slot_count)
{
    w->keys = malloc(slot_count * sizeof *w->keys);
    w->rows = malloc(slot_count * sizeof *w->rows);
    if (!w->keys || !w->rows)
        return false;
    memset(w->rows, 0xFF, slot_count * sizeof *w->rows);
    w->slot_count = slot_count;
    return true;
}

er_status er_weights_begin(er_weights *w, uint32_t class_count, uint32_t least, er_error *error)
{
    *w = (er_weights){.class_count = class_count, .least = least, .time = 1};
    w->wanted = calloc(ER_WANTED_SIZE, 1);
    return w->wanted && make_slots(w, FIRST_SLOTS) ? ER_OK : er_fail_memory(error);
}

void er_weights_free(er_weights *w)
{
    free(w->keys);
    free(w->rows);
    free(w->now);
    free(w->sum);
    free(w->wanted);
    *w = (er_weights){0};
}

/* The slot of key, or the empty one where it goes. */
static uint32_t slot_of(const er_weights *w, uint64_t key)
{
    uint32_t mask = w->slot_count - 1, slot = (uint32_t)(key >> 20) & mask;
    while (w->rows[slot] != ER_NONE && w->keys[slot] != key)
        slot = (slot + 1) & mask;
    return slot;
}

void er_weights_score(const er_weights *w, const uint64_t *keys, uint32_t key_count,
                      int32_t *scores)
{
    uint32_t found[128], found_count = 0;
    for (uint32_t i = 0; i < key_count; i++)
        __builtin_prefetch(&w->rows[(uint32_t)(keys[i] >> 20) & (w->slot_count - 1)]);
    for (uint32_t i = 0; i < key_count && found_count < 128; i++) {
        uint32_t row = w->rows[slot_of(w, keys[i])];
        if (row == ER_NONE)
            continue;
        __builtin_prefetch(&w->now[(size_t)row * w->class_count]);
        found[found_count++] = row;
    }
    for (uint32_t i = 0; i < found_count; i++) {
        const int32_t *row = &w->now[(size_t)found[i] * w->class_count];
        for (uint32_t c = 0; c < w->class_count; c++)
            scores[c] += row[c];
    }
}

static bool grow_slots(er_weights *w)
{
    er_weights old = *w;
    if (!make_slots(w, old.slot_count * 2)) {
        free(w->keys);
        free(w->rows);
        *w = old;
        return false;
    }
    for (uint32_t i = 0; i < old.slot_count; i++) {
        if (old.rows[i] == ER_NONE)
            continue;
        uint32_t slot = slot_of(w, old.keys[i]);
        w->keys[slot] = old.keys[i];
        w->rows[slot] = old.rows[i];
    }
    free(old.keys);
    free(old.rows);
    return true;
}

/* A new row of zeroes for key. */
static bool add_row(er_weights *w, uint64_t key, uint32_t *row)
{
    if (w->row_count >= w->slot_count / 2 && !grow_slots(w))
        return false;
    size_t row_size = w->class_count * sizeof *w->now, sum_size = w->class_count * sizeof *w->sum;
    if (!er_array_reserve((void **)&w->now, &w->row_capacity, (uint64_t)w->row_count + 1,
                          row_size) ||
        !er_array_reserve((void **)&w->sum, &w->sum_capacity, (uint64_t)w->row_count + 1, sum_size))
        return false;
    *row = w->row_count++;
    memset(&w->now[(size_t)*row * w->class_count], 0, row_size);
    memset(&w->sum[(size_t)*row * w->class_count], 0, sum_size);
    uint32_t slot = slot_of(w, key);
    w->keys[slot] = key;
    w->rows[slot] = *row;
    return true;
}

er_status er_weights_change(er_weights *w, const uint64_t *keys, uint32_t key_count, uint32_t class,
                            int32_t change, er_error *error)
{
    for (uint32_t i = 0; i < key_count; i++) {
        uint32_t row = w->rows[slot_of(w, keys[i])];
        if (row == ER_NONE && ++w->wanted[(keys[i] >> 24) % ER_WANTED_SIZE] < w->least)
            continue;
        if (row == ER_NONE && !add_row(w, keys[i], &row))
            return er_fail_memory(error);
        size_t at = (size_t)row * w->class_count + class;
        w->now[at] += change;
        w->sum[at] += (int64_t)w->time * change;
    }
    return ER_OK;
}

double er_weights_average(const er_weights *w, uint32_t row, uint32_t class)
{
    size_t at = (size_t)row * w->class_count + class;
    int64_t total = (int64_t)w->time * w->now[at] - w->sum[at];
    return (double)total / (double)w->time;
}

void er_weights_row_keys(const er_weights *w, uint64_t *keys)
{
    for (uint32_t i = 0; i < w->slot_count; i++)
        if (w->rows[i] != ER_NONE)
            keys[w->rows[i]] = w->keys[i];
}

void er_weights_restart(er_weights *w)
{
    size_t count = (size_t)w->row_count * w->class_count;
    for (size_t i = 0; i < count; i++) {
        w->sum[i] -= (int64_t)w->time * w->now[i];
        w->now[i] = 0;
    }
}

void er_weights_settle(er_weights *w)
{
    for (uint32_t row = 0; row < w->row_count; row++)
        for (uint32_t c = 0; c < w->class_count; c++)
            w->now[(size_t)row * w->class_count + c] =
                (int32_t)(er_weights_average(w, row, c) * 1024);
}
