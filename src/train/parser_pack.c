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

/* Appends the entries of a row; false where it has none or the table is full. */
static bool add_entries(const er_weights *w, uint32_t row, er_packing packing, er_buffer *entries)
{
    size_t last = 0;
    for (uint32_t c = 0; c < w->class_count; c++) {
        int32_t weight = packed_weight(w, row, c, packing);
        if (weight == 0)
            continue;
        uint16_t entry = (uint16_t)(c | (uint32_t)(uint8_t)weight << 8);
        er_buffer_append(entries, (const char *)&entry, sizeof entry);
        last = entries->length;
    }
    if (entries->failed || last == 0)
        return false;
    entries->data[last - 2] = (char)((uint8_t)entries->data[last - 2] | ER_LINEAR_LAST);
    return true;
}

er_status er_weights_pack_linear(const er_weights *w, er_packing packing, er_buffer *slots,
                                 er_buffer *entries, er_error *error)
{
    uint32_t groups = UINT32_C(1) << packing.group_bits, count;
    size_t bytes = (size_t)groups * ER_LINEAR_GROUP * sizeof(uint32_t);
    ranked *all = rank_rows(w, packing, &count);
    uint32_t *table = calloc(1, bytes);
    const uint16_t unused = ER_LINEAR_LAST;
    er_buffer_append(entries, (const char *)&unused, sizeof unused);
    for (uint32_t i = 0; all && table && i < count; i++) {
        uint32_t *group = table + ER_LINEAR_GROUP * ((uint32_t)all[i].key & (groups - 1));
        uint32_t check = er_linear_check(all[i].key), s = 0;
        while (s < ER_LINEAR_GROUP && group[s] != 0 && group[s] >> 24 != check)
            s++;
        size_t first = entries->length / 2;
        if (s == ER_LINEAR_GROUP || group[s] != 0 || first >= ER_LINEAR_MAX_ENTRIES - 256)
            continue;
        if (add_entries(w, all[i].row, packing, entries))
            group[s] = check << 24 | (uint32_t)first;
    }
    bool failed = !all || !table;
    if (!failed)
        er_buffer_append(slots, (const char *)table, bytes);
    free(all);
    free(table);
    return failed || slots->failed || entries->failed ? er_fail_memory(error) : ER_OK;
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
            &table[ER_LINEAR_GROUP * ((uint32_t)all[i].key % (slot_count / ER_LINEAR_GROUP))];
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
