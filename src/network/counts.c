#include "network/counts.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/date.h"

#define NUMBER_BITS 28

/* Makes room for one more in a list that doubles when its count is a power of two: most links have
   one month and one predicate, and there are many links. */
static bool make_room(void **items, uint32_t count, size_t size)
{
    if (count & (count - 1))
        return true;
    void *moved = realloc(*items, (count ? (size_t)count * 2 : 1) * size);
    if (moved)
        *items = moved;
    return moved != NULL;
}

er_link_counts *er_counts_link(er_network_builder *builder, uint32_t source, uint32_t target,
                               er_class relation_class)
{
    uint64_t key = ((uint64_t)relation_class << NUMBER_BITS | source) << NUMBER_BITS | target;
    uint32_t *row = er_index_add(&builder->link_of, key, builder->link_count);
    if (!row)
        return NULL;
    if (*row < builder->link_count)
        return &builder->links[*row];
    if (!er_array_reserve((void **)&builder->links, &builder->link_capacity,
                          (uint64_t)builder->link_count + 1, sizeof *builder->links))
        return NULL;
    er_link_counts *link = &builder->links[builder->link_count];
    *link = (er_link_counts){.source = source, .target = target, .relation_class = relation_class};
    if (relation_class != ER_CLASS_COUNT) {
        link->relation = calloc(1, sizeof *link->relation);
        if (!link->relation)
            return NULL;
    }
    builder->link_count++;
    return link;
}

void er_counts_widen(uint32_t *first, uint32_t *last, uint32_t day)
{
    if (!day)
        return;
    if (!*first || day < *first)
        *first = day;
    if (day > *last)
        *last = day;
}

/* The row of a month, in its place. NULL where memory is out. */
static er_month *month_of(er_link_counts *link, uint32_t month)
{
    uint32_t at = link->month_count;
    while (at && link->months[at - 1].month > month)
        at--;
    if (at && link->months[at - 1].month == month)
        return &link->months[at - 1];
    if (!make_room((void **)&link->months, link->month_count, sizeof *link->months))
        return NULL;
    memmove(&link->months[at + 1], &link->months[at],
            (link->month_count - at) * sizeof *link->months);
    link->months[at] = (er_month){.month = month};
    link->month_count++;
    return &link->months[at];
}

bool er_counts_add(er_network_builder *builder, er_link_counts *link, uint32_t day)
{
    er_month *month = month_of(link, er_date_month(day));
    if (!month)
        return false;
    link->weight++;
    month->weight++;
    if (link->last_document != builder->documents) {
        link->last_document = builder->documents;
        link->documents++;
        month->documents++;
    }
    er_counts_widen(&link->first, &link->last, day);
    return true;
}

bool er_tallies_add(er_tallies *tallies, uint32_t word)
{
    if (word == ER_NONE)
        return false;
    for (uint32_t i = 0; i < tallies->count; i++)
        if (tallies->items[i].word == word) {
            tallies->items[i].count++;
            return true;
        }
    if (!make_room((void **)&tallies->items, tallies->count, sizeof *tallies->items))
        return false;
    tallies->items[tallies->count++] = (er_tally){.word = word, .count = 1};
    return true;
}

void er_counts_free(er_link_counts *link)
{
    if (link->relation) {
        free(link->relation->predicates.items);
        free(link->relation->roles.items);
        free(link->relation);
    }
    free(link->months);
    er_observations_free(&link->evidence);
    link->relation = NULL;
    link->months = NULL;
}
