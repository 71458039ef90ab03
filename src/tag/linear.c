#include "tag/linear.h"

static void add_feature(const er_linear *model, uint64_t key, int32_t *scores)
{
    const uint32_t *group = model->slots + ER_LINEAR_GROUP * ((uint32_t)key & model->mask);
    uint32_t check = er_linear_check(key);
    for (uint32_t i = 0; i < ER_LINEAR_GROUP; i++) {
        if (group[i] >> 24 != check || group[i] == 0)
            continue;
        const uint16_t *entry = model->entries + (group[i] & (ER_LINEAR_MAX_ENTRIES - 1));
        for (;; entry++) {
            scores[*entry & ER_LINEAR_CLASS] += (int8_t)(*entry >> 8);
            if (*entry & ER_LINEAR_LAST)
                return;
        }
    }
}

void er_linear_score(const er_linear *model, const uint64_t *keys, uint32_t key_count,
                     int32_t *scores)
{
    for (uint32_t i = 0; i < key_count; i++)
        __builtin_prefetch(model->slots + ER_LINEAR_GROUP * ((uint32_t)keys[i] & model->mask));
    for (uint32_t i = 0; i < key_count; i++)
        add_feature(model, keys[i], scores);
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

er_status er_linear_open(er_view slots, er_view entries, uint32_t class_count, er_linear *model,
                         er_error *error)
{
    uint32_t slot_count = slots.length / 4, entry_count = entries.length / 2;
    if (slots.length % (4 * ER_LINEAR_GROUP) != 0 ||
        !is_power_of_two(slot_count / ER_LINEAR_GROUP) || entries.length % 2 != 0 ||
        entry_count == 0 || entry_count > ER_LINEAR_MAX_ENTRIES)
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
        if ((model->slots[i] & (ER_LINEAR_MAX_ENTRIES - 1)) >= entry_count)
            return er_fail(error, ER_BAD_FORMAT, "a model of the parser has a slot out of range");
    return ER_OK;
}

void er_triple_score(const er_triple *model, const uint64_t *keys, uint32_t key_count,
                     int32_t scores[ER_TRIPLE_CLASSES])
{
    for (uint32_t i = 0; i < key_count; i++)
        __builtin_prefetch(model->groups + ((uint32_t)keys[i] & model->mask));
    int32_t sum[ER_TRIPLE_CLASSES] = {0};
    for (uint32_t i = 0; i < key_count; i++) {
        const er_triple_group *group = model->groups + ((uint32_t)keys[i] & model->mask);
        uint8_t check = er_linear_check(keys[i]);
        for (uint32_t s = 0; s < ER_LINEAR_GROUP; s++) {
            if (group->check[s] != check)
                continue;
            for (uint32_t c = 0; c < ER_TRIPLE_CLASSES; c++)
                sum[c] += group->weights[s][c];
            break;
        }
    }
    for (uint32_t c = 0; c < ER_TRIPLE_CLASSES; c++)
        scores[c] += sum[c];
}

er_status er_triple_open(er_view groups, er_triple *model, er_error *error)
{
    uint32_t count = groups.length / (uint32_t)sizeof(er_triple_group);
    if (groups.length % sizeof(er_triple_group) != 0 || !is_power_of_two(count))
        return er_fail(error, ER_BAD_FORMAT, "the transitions of the parser have a bad size");
    *model = (er_triple){(const er_triple_group *)(const void *)groups.data, count - 1};
    return ER_OK;
}
