#include "tag/linear.h"

#include <string.h>

/* The four slots of a group, side by side. */
typedef uint32_t group_lanes __attribute__((vector_size(16)));
typedef uint64_t pair_lanes __attribute__((vector_size(16)));

/* The place of a key's weights, or 0. */
static uint32_t place_of(const er_linear *model, uint64_t key)
{
    const group_lanes *group =
        (const void *)(model->slots + ER_LINEAR_GROUP * er_linear_group(key, model->mask));
    group_lanes chosen = *group & (group_lanes)((*group >> 24) == er_linear_check(key));
    uint64_t two = ((pair_lanes)chosen)[0] | ((pair_lanes)chosen)[1];
    return (uint32_t)(two | two >> 32) & (ER_LINEAR_MAX_PLACES - 1);
}

typedef uint16_t weight_lanes __attribute__((vector_size(16))); /* two weights each */

enum { LANES = ER_LINEAR_ROW / (int)sizeof(weight_lanes), LANE_CLASSES = 16 };

/* Weights of even and odd classes apart, so that the sum of each has 16 bits. lanes is known to the
   compiler: the sums stay in registers. */
static inline void add_rows(const er_linear *model, const er_linear_found *found, uint32_t lanes,
                            int32_t *scores)
{
    weight_lanes even[LANES] = {{0}}, odd[LANES] = {{0}};
    for (uint32_t i = 0; i < found->row_count; i++) {
        const weight_lanes *row = (const void *)(model->weights + found->rows[i]);
        for (uint32_t k = 0; k < lanes; k++) {
            even[k] += row[k] & 0xFF;
            odd[k] += row[k] >> 8;
        }
    }
    const uint16_t *evens = (const void *)even, *odds = (const void *)odd;
    int32_t bias = (int32_t)found->row_count * ER_LINEAR_BIAS;
    for (uint32_t c = 0; c < model->class_count; c++)
        scores[c] += (c & 1 ? odds[c / 2] : evens[c / 2]) - bias;
}

static void add_lists(const er_linear *model, const er_linear_found *found, int32_t *scores)
{
    for (uint32_t i = 0; i < found->list_count; i++) {
        const uint16_t *entry = model->weights + found->lists[i];
        scores[*entry & ER_LINEAR_CLASS] += (int8_t)(*entry >> 8);
        while (!(*entry & ER_LINEAR_LAST)) {
            entry++;
            scores[*entry & ER_LINEAR_CLASS] += (int8_t)(*entry >> 8);
        }
    }
}

void er_linear_expect(const er_linear *model, const uint64_t *keys, uint32_t key_count)
{
    for (uint32_t i = 0; i < key_count; i++)
        __builtin_prefetch(model->slots + ER_LINEAR_GROUP * er_linear_group(keys[i], model->mask));
}

void er_linear_find(const er_linear *model, const uint64_t *keys, uint32_t key_count,
                    er_linear_found *found)
{
    uint32_t row_count = found->row_count, list_count = found->list_count;
    for (uint32_t i = 0; i < key_count; i++) { /* no branch: none would be foreseen */
        uint32_t place = place_of(model, keys[i]);
        __builtin_prefetch(model->weights + place);
        found->rows[row_count] = found->lists[list_count] = place;
        row_count += place - 1 < model->lists_at - 1; /* not 0 */
        list_count += place >= model->lists_at;
    }
    found->row_count = row_count;
    found->list_count = list_count;
}

void er_linear_sum(const er_linear *model, const er_linear_found *found, int32_t *scores)
{
    if (model->class_count <= (LANES - 1) * LANE_CLASSES)
        add_rows(model, found, LANES - 1, scores);
    else
        add_rows(model, found, LANES, scores);
    add_lists(model, found, scores);
}

void er_linear_score(const er_linear *model, const uint64_t *keys, uint32_t key_count,
                     int32_t *scores)
{
    er_linear_found found;
    found.row_count = found.list_count = 0;
    er_linear_expect(model, keys, key_count);
    er_linear_find(model, keys, key_count, &found);
    er_linear_sum(model, &found, scores);
}

uint32_t er_linear_best(const int32_t *scores, uint32_t class_count)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < class_count; i++)
        if (scores[i] > scores[best])
            best = i;
    return best;
}

static bool is_power_of_two(uint32_t n)
{
    return n != 0 && (n & (n - 1)) == 0;
}

/* Whether a slot of the group before slot i has the same check: the two could not be told apart. */
static bool has_twin(const uint32_t *slots, uint32_t i)
{
    for (uint32_t other = i / ER_LINEAR_GROUP * ER_LINEAR_GROUP; other < i; other++)
        if (slots[other] != 0 && slots[i] != 0 && slots[other] >> 24 == slots[i] >> 24)
            return true;
    return false;
}

/* Sets the tables; false where the sizes are bad. */
static bool set_tables(er_view slots, er_view weights, uint32_t class_count, er_linear *model)
{
    uint32_t group_count = slots.length / (4 * ER_LINEAR_GROUP), rows;
    if (slots.length % (4 * ER_LINEAR_GROUP) != 0 || !is_power_of_two(group_count) ||
        weights.length < ER_LINEAR_ROW || weights.length % 2 != 0 ||
        weights.length / 2 > ER_LINEAR_MAX_PLACES || class_count > ER_LINEAR_ROW ||
        (uintptr_t)slots.data % sizeof(group_lanes) != 0 ||
        (uintptr_t)weights.data % sizeof(weight_lanes) != 0)
        return false;
    memcpy(&rows, weights.data, sizeof rows);
    if (rows >= weights.length / ER_LINEAR_ROW)
        return false;
    *model = (er_linear){.slots = (const uint32_t *)(const void *)slots.data,
                         .weights = (const uint16_t *)(const void *)weights.data,
                         .mask = group_count - 1,
                         .lists_at = (rows + 1) * ER_LINEAR_ROW_PLACES,
                         .weight_count = weights.length / 2,
                         .class_count = class_count};
    return true;
}

er_status er_linear_open(er_view slots, er_view weights, uint32_t class_count, er_linear *model,
                         er_error *error)
{
    if (!set_tables(slots, weights, class_count, model))
        return er_fail(error, ER_BAD_FORMAT, "a model of the parser has a bad size");
    uint32_t end = model->weight_count, slot_count = ER_LINEAR_GROUP * (model->mask + 1);
    for (uint32_t i = model->lists_at; i < end; i++)
        if ((model->weights[i] & ER_LINEAR_CLASS) >= class_count)
            return er_fail(error, ER_BAD_FORMAT, "a model of the parser has a class out of range");
    if (model->lists_at < end && !(model->weights[end - 1] & ER_LINEAR_LAST))
        return er_fail(error, ER_BAD_FORMAT, "the last list of a model of the parser is open");
    for (uint32_t i = 0; i < slot_count; i++) {
        uint32_t place = model->slots[i] & (ER_LINEAR_MAX_PLACES - 1);
        bool in_row = place < model->lists_at && place % ER_LINEAR_ROW_PLACES != 0;
        if (place >= end || in_row || has_twin(model->slots, i))
            return er_fail(error, ER_BAD_FORMAT, "a model of the parser has a slot out of range");
    }
    return ER_OK;
}

void er_triple_expect(const er_triple *model, const uint64_t *keys, uint32_t key_count)
{
    for (uint32_t i = 0; i < key_count; i++)
        __builtin_prefetch(model->slots + ER_LINEAR_GROUP * er_linear_group(keys[i], model->mask));
}

static uint32_t sum_of(group_lanes lanes)
{
    return lanes[0] + lanes[1] + lanes[2] + lanes[3];
}

/* Without a branch: the slots whose check fits are masked in, and the sums of all four slots kept
   apart until the end. Two weights share a lane of 32 bits, 16 for each. */
void er_triple_score(const er_triple *model, const uint64_t *keys, uint32_t key_count,
                     int32_t scores[ER_TRIPLE_CLASSES])
{
    group_lanes even = {0}, odd = {0}, hits = {0};
    const group_lanes low = {0xFF00FF, 0xFF00FF, 0xFF00FF, 0xFF00FF};
    for (uint32_t i = 0; i < key_count; i++) {
        const group_lanes *group =
            (const void *)(model->slots + ER_LINEAR_GROUP * er_linear_group(keys[i], model->mask));
        uint32_t check = er_linear_check(keys[i]);
        group_lanes fits = (group_lanes)((*group >> 24) == check);
        group_lanes chosen = *group & fits;
        even += chosen & low;
        odd += (chosen >> 8) & low;
        hits -= fits;
    }
    uint32_t evens = sum_of(even), odds = sum_of(odd);
    int32_t bias = ER_TRIPLE_BIAS * (int32_t)sum_of(hits);
    scores[0] += (int32_t)(evens & 0xFFFF) - bias;
    scores[1] += (int32_t)(odds & 0xFFFF) - bias;
    scores[2] += (int32_t)(evens >> 16) - bias;
}

er_status er_triple_open(er_view slots, er_triple *model, er_error *error)
{
    uint32_t count = slots.length / (4 * ER_LINEAR_GROUP);
    if (slots.length % (4 * ER_LINEAR_GROUP) != 0 || !is_power_of_two(count) ||
        (uintptr_t)slots.data % sizeof(group_lanes) != 0)
        return er_fail(error, ER_BAD_FORMAT, "the transitions of the parser have a bad size");
    *model = (er_triple){(const uint32_t *)(const void *)slots.data, count - 1};
    return ER_OK;
}
