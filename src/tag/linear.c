#include "tag/linear.h"

/* The four slots of a group, side by side. */
typedef uint32_t group_lanes __attribute__((vector_size(16)));

/* The first entry of a key, or 0. */
static uint32_t first_entry(const er_linear *model, uint64_t key)
{
    const group_lanes *group =
        (const void *)(model->slots + ER_LINEAR_GROUP * ((uint32_t)key & model->mask));
    group_lanes chosen = *group & (group_lanes)((*group >> 24) == er_linear_check(key));
    return (chosen[0] | chosen[1] | chosen[2] | chosen[3]) & (ER_LINEAR_MAX_ENTRIES - 1);
}

/* Slots first, then entries: both are asked for well before they are used, as the tables are
   larger than the nearer caches. */
void er_linear_score(const er_linear *model, const uint64_t *keys, uint32_t key_count,
                     int32_t *scores)
{
    uint32_t first[ER_LINEAR_MAX_KEYS], found = 0;
    for (uint32_t i = 0; i < key_count; i++)
        __builtin_prefetch(model->slots + ER_LINEAR_GROUP * ((uint32_t)keys[i] & model->mask));
    for (uint32_t i = 0; i < key_count; i++) {
        uint32_t entry = first_entry(model, keys[i]);
        __builtin_prefetch(model->entries + entry);
        first[found] = entry;
        found += entry != 0;
    }
    for (uint32_t i = 0; i < found; i++) {
        const uint16_t *entry = model->entries + first[i];
        scores[*entry & ER_LINEAR_CLASS] += (int8_t)(*entry >> 8);
        while (!(*entry & ER_LINEAR_LAST)) {
            entry++;
            scores[*entry & ER_LINEAR_CLASS] += (int8_t)(*entry >> 8);
        }
    }
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

er_status er_linear_open(er_view slots, er_view entries, uint32_t class_count, er_linear *model,
                         er_error *error)
{
    uint32_t slot_count = slots.length / 4, entry_count = entries.length / 2;
    if (slots.length % (4 * ER_LINEAR_GROUP) != 0 ||
        !is_power_of_two(slot_count / ER_LINEAR_GROUP) || entries.length % 2 != 0 ||
        entry_count == 0 || entry_count > ER_LINEAR_MAX_ENTRIES ||
        (uintptr_t)slots.data % sizeof(group_lanes) != 0)
        return er_fail(error, ER_BAD_FORMAT, "a model of the parser has a bad size");
    *model = (er_linear){(const uint32_t *)(const void *)slots.data,
                         (const uint16_t *)(const void *)entries.data,
                         slot_count / ER_LINEAR_GROUP - 1, entry_count, class_count};
    for (uint32_t i = 0; i < entry_count; i++)
        if ((model->entries[i] & ER_LINEAR_CLASS) >= class_count)
            return er_fail(error, ER_BAD_FORMAT, "a model of the parser has a class out of range");
    if (!(model->entries[entry_count - 1] & ER_LINEAR_LAST))
        return er_fail(error, ER_BAD_FORMAT, "the last entry of a model of the parser is open");
    for (uint32_t i = 0; i < slot_count; i++)
        if ((model->slots[i] & (ER_LINEAR_MAX_ENTRIES - 1)) >= entry_count ||
            has_twin(model->slots, i))
            return er_fail(error, ER_BAD_FORMAT, "a model of the parser has a slot out of range");
    return ER_OK;
}

/* Without a branch: the slots whose check fits are masked in, and the sums of all four slots kept
   apart until the end. Two weights share a lane of 32 bits, 16 for each. */
void er_triple_score(const er_triple *model, const uint64_t *keys, uint32_t key_count,
                     int32_t scores[ER_TRIPLE_CLASSES])
{
    for (uint32_t i = 0; i < key_count; i++)
        __builtin_prefetch(model->slots + ER_LINEAR_GROUP * ((uint32_t)keys[i] & model->mask));
    group_lanes even = {0}, odd = {0}, hits = {0};
    const group_lanes low = {0xFF00FF, 0xFF00FF, 0xFF00FF, 0xFF00FF};
    for (uint32_t i = 0; i < key_count; i++) {
        const group_lanes *group =
            (const void *)(model->slots + ER_LINEAR_GROUP * ((uint32_t)keys[i] & model->mask));
        uint32_t check = er_linear_check(keys[i]);
        group_lanes fits = (group_lanes)((*group >> 24) == check);
        group_lanes chosen = *group & fits;
        even += chosen & low;
        odd += (chosen >> 8) & low;
        hits -= fits;
    }
    int32_t bias = 0;
    for (uint32_t s = 0; s < ER_LINEAR_GROUP; s++) {
        scores[0] += (int32_t)(even[s] & 0xFFFF);
        scores[1] += (int32_t)(odd[s] & 0xFFFF);
        scores[2] += (int32_t)(even[s] >> 16);
        bias += ER_TRIPLE_BIAS * (int32_t)hits[s];
    }
    for (uint32_t c = 0; c < ER_TRIPLE_CLASSES; c++)
        scores[c] -= bias;
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
