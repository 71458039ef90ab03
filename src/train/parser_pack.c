/* From the weights of training to the tables of the program: the features that weigh most find
   their place first, those whose group is full are left out. */
#include <stdlib.h>

#include "tag/linear.h"
#include "train/parser_weights.h"

enum { HIGHEST = 127 };

/* A feature on its way into the table. */
typedef struct ranked {
    uint64_t key;
    uint32_t row;
    uint32_t weight; /* the largest of its packed weights, without sign */
} ranked;

static int heavier_first(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

static int32_t packed_weight(const er_weights *w, uint32_t row, uint32_t class, er_packing packing)
{
    double scaled = er_weights_average(w, row, class) * packing.unit;
    int32_t rounded = (int32_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    return rounded > HIGHEST ? HIGHEST : rounded < -HIGHEST ? -HIGHEST : rounded;
}

/* All rows that have a packed weight, the heaviest first. NULL where memory is out. */
static ranked *rank_rows(const er_weights *w, er_packing packing, uint32_t *count)
{
    uint64_t *keys = malloc((w->row_count + 1) * sizeof *keys);
    ranked *all = malloc((w->row_count + 1) * sizeof *all);
    *count = 0;
    if (keys && all) {
        er_weights_row_keys(w, keys);
        for (uint32_t row = 0; row < w->row_count; row++) {
            uint32_t heaviest = 0;
            for (uint32_t c = 0; c < w->class_count; c++) {
                uint32_t weight = (uint32_t)abs(packed_weight(w, row, c, packing));
                heaviest = weight > heaviest ? weight : heaviest;
            }
            if (heaviest > 0)
                all[(*count)++] = (ranked){keys[row], row, heaviest};
        }
        qsort(all, *count, sizeof *all, heavier_first);
    } else {
        free(all);
        all = NULL;
    }
    free(keys);
    return all;
}

/* A row that speaks of so many classes is quicker to add in full. */
enum { FULL_LEAST = 10 };

static uint32_t class_uses(const er_weights *w, uint32_t row, er_packing packing)
{
    uint32_t uses = 0;
    for (uint32_t c = 0; c < w->class_count; c++)
        uses += packed_weight(w, row, c, packing) != 0;
    return uses;
}

static void add_full(const er_weights *w, uint32_t row, er_packing packing, er_buffer *rows)
{
    uint8_t full[ER_LINEAR_ROW];
    for (uint32_t c = 0; c < ER_LINEAR_ROW; c++)
        full[c] = (uint8_t)((c < w->class_count ? packed_weight(w, row, c, packing) : 0) +
                            ER_LINEAR_BIAS);
    er_buffer_append(rows, (const char *)full, sizeof full);
}

static void add_entries(const er_weights *w, uint32_t row, er_packing packing, er_buffer *entries)
{
    uint32_t left = class_uses(w, row, packing);
    for (uint32_t c = 0; c < w->class_count && left > 0; c++) {
        int32_t weight = packed_weight(w, row, c, packing);
        if (weight == 0)
            continue;
        left--;
        uint32_t class = left == 0 ? c | ER_LINEAR_LAST : c;
        uint16_t entry = (uint16_t)(class | (uint32_t)(uint8_t)weight << 8);
        er_buffer_append(entries, (const char *)&entry, sizeof entry);
    }
}

/* Gives every row that finds room a slot, which gets the number of the row in all, + 1. */
static void place_rows(const ranked *all, uint32_t count, uint32_t *table, uint32_t groups)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *group = table + ER_LINEAR_GROUP * er_linear_group(all[i].key, groups - 1), s = 0;
        while (s < ER_LINEAR_GROUP && group[s] != 0 &&
               er_linear_check(all[group[s] - 1].key) != er_linear_check(all[i].key))
            s++;
        if (s < ER_LINEAR_GROUP && group[s] == 0)
            group[s] = i + 1;
    }
}

/* Writes the weights of the rows that have a slot, the heaviest first, and sets their slots. */
static er_status write_weights(const er_weights *w, er_packing packing, const ranked *all,
                               uint32_t count, uint32_t *table, uint32_t groups, er_buffer *out,
                               er_error *error)
{
    er_buffer rows = {0}, entries = {0};
    uint32_t *slots = calloc((size_t)count + 1, sizeof *slots), full_rows = 0;
    for (uint32_t s = 0; slots && s < groups * ER_LINEAR_GROUP; s++)
        if (table[s] != 0)
            slots[table[s] - 1] = s + 1;
    for (uint32_t i = 0; slots && i < count; i++)
        full_rows += slots[i] != 0 && class_uses(w, all[i].row, packing) >= FULL_LEAST;
    uint8_t head[ER_LINEAR_ROW] = {0};
    memcpy(head, &full_rows, sizeof full_rows);
    er_buffer_append(out, (const char *)head, sizeof head);
    for (uint32_t i = 0; slots && i < count; i++) {
        if (slots[i] == 0)
            continue;
        bool full = class_uses(w, all[i].row, packing) >= FULL_LEAST;
        size_t place = full ? ER_LINEAR_ROW + rows.length
                            : ER_LINEAR_ROW * ((size_t)full_rows + 1) + entries.length;
        table[slots[i] - 1] = (uint32_t)er_linear_check(all[i].key) << 24 | (uint32_t)(place / 2);
        if (full)
            add_full(w, all[i].row, packing, &rows);
        else
            add_entries(w, all[i].row, packing, &entries);
    }
    bool too_many = (ER_LINEAR_ROW + rows.length + entries.length) / 2 > ER_LINEAR_MAX_PLACES;
    er_buffer_append(out, rows.data, rows.length);
    er_buffer_append(out, entries.data, entries.length);
    bool failed = !slots || rows.failed || entries.failed || out->failed;
    free(slots);
    er_buffer_free(&rows);
    er_buffer_free(&entries);
    if (too_many)
        return er_fail(error, ER_BAD_FORMAT, "the model has too many weights");
    return failed ? er_fail_memory(error) : ER_OK;
}

er_status er_weights_pack_linear(const er_weights *w, er_packing packing, er_buffer *slots,
                                 er_buffer *weights, er_error *error)
{
    uint32_t groups = UINT32_C(1) << packing.group_bits, count;
    size_t bytes = (size_t)groups * ER_LINEAR_GROUP * sizeof(uint32_t);
    ranked *all = rank_rows(w, packing, &count);
    uint32_t *table = calloc(1, bytes);
    er_status status = all && table ? ER_OK : er_fail_memory(error);
    if (status == ER_OK) {
        place_rows(all, count, table, groups);
        status = write_weights(w, packing, all, count, table, groups, weights, error);
        er_buffer_append(slots, (const char *)table, bytes);
    }
    free(all);
    free(table);
    return status == ER_OK && slots->failed ? er_fail_memory(error) : status;
}

static uint32_t triple_slot(const er_weights *w, const ranked *row, er_packing packing)
{
    uint32_t slot = (uint32_t)er_linear_check(row->key) << 24;
    for (uint32_t c = 0; c < ER_TRIPLE_CLASSES; c++)
        slot |= (uint32_t)(packed_weight(w, row->row, c, packing) + ER_TRIPLE_BIAS) << 8 * c;
    return slot;
}

er_status er_weights_pack_triple(const er_weights *w, er_packing packing, er_buffer *slots,
                                 er_error *error)
{
    uint32_t slot_count = ER_LINEAR_GROUP << packing.group_bits, count;
    ranked *all = rank_rows(w, packing, &count);
    uint32_t *table = malloc(slot_count * sizeof *table);
    for (uint32_t i = 0; table && i < slot_count; i++)
        table[i] = ER_TRIPLE_EMPTY;
    for (uint32_t i = 0; all && table && i < count; i++) {
        uint32_t *group =
            &table[ER_LINEAR_GROUP * er_linear_group(all[i].key, slot_count / ER_LINEAR_GROUP - 1)];
        uint32_t s = 0;
        while (s < ER_LINEAR_GROUP && group[s] != ER_TRIPLE_EMPTY &&
               group[s] >> 24 != er_linear_check(all[i].key))
            s++;
        if (s < ER_LINEAR_GROUP && group[s] == ER_TRIPLE_EMPTY)
            group[s] = triple_slot(w, &all[i], packing);
    }
    bool failed = !all || !table;
    if (!failed)
        er_buffer_append(slots, (const char *)table, slot_count * sizeof *table);
    free(all);
    free(table);
    return failed || slots->failed ? er_fail_memory(error) : ER_OK;
}
