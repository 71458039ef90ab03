#include "network/copy.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/symbols.h"

typedef struct copying {
    er_network *network; /* the copy */
    er_symbols words;    /* strings that many links share */
    const er_date_range *range;
    bool failed; /* memory is out */
} copying;

static const char *copy_string(copying *c, const char *string)
{
    if (!string)
        return NULL;
    const char *copy = er_arena_copy(&c->network->arena, er_view_of(string));
    c->failed = c->failed || !copy;
    return copy;
}

static const char *copy_shared(copying *c, const char *string)
{
    if (!string)
        return NULL;
    uint32_t word = er_symbols_add(&c->words, er_view_of(string));
    c->failed = c->failed || word == ER_NONE;
    return word == ER_NONE ? NULL : c->words.views[word].data;
}

static const char **copy_strings(copying *c, const char *const *strings, uint32_t count)
{
    const char **copy = er_arena_alloc_zero(&c->network->arena, count, sizeof *copy);
    c->failed = c->failed || !copy;
    for (uint32_t i = 0; !c->failed && i < count; i++)
        copy[i] = copy_string(c, strings[i]);
    return copy;
}

static void copy_node(copying *c, const er_node *node)
{
    er_node *copy = er_network_add_node(c->network);
    if (!copy) {
        c->failed = true;
        return;
    }
    *copy = *node;
    copy->id = copy_string(c, node->id);
    copy->label = copy_string(c, node->label);
    copy->first = copy_string(c, node->first);
    copy->last = copy_string(c, node->last);
    copy->aliases = copy_strings(c, node->aliases, node->alias_count);
}

/* ---- ranges of dates ----------------------------------------------------------------------- */

static bool is_open(const er_date_range *range)
{
    return !range || (!range->from && !range->to);
}

/* Whether a month touches the range. A bound that names a year alone means the whole year. */
static bool month_within(uint32_t month, const er_date_range *range)
{
    uint32_t from = range->from / 100 % 100 ? er_date_month(range->from) : range->from / 10000 * 12;
    uint32_t to = range->to / 100 % 100 ? er_date_month(range->to) : range->to / 10000 * 12 + 11;
    return month && (!range->from || month >= from) && (!range->to || month <= to);
}

/* Whether a day lies in the range; the day of a bound or date that has none means all of them. */
static bool day_within(uint32_t day, const er_date_range *range)
{
    uint32_t to = range->to;
    if (to && !(to % 100))
        to += to / 100 % 100 ? 99 : 9999;
    if (!(day % 100))
        return month_within(er_date_month(day), range);
    return day >= range->from && (!to || day <= to);
}

void er_link_within(const er_link *link, const er_date_range *range, uint32_t *weight,
                    uint32_t *documents)
{
    *weight = *documents = 0;
    for (uint32_t i = 0; i < link->month_count; i++)
        if (month_within(link->months[i].month, range)) {
            *weight += link->months[i].weight;
            *documents += link->months[i].documents;
        }
}

/* The day or month at which what is left of a link begins or ends. */
static const char *clipped(copying *c, const char *date, uint32_t month)
{
    char text[ER_DATE_SIZE];
    if (!date || day_within(er_date_parse(date), c->range))
        return copy_string(c, date);
    er_date_print(month / 12 * 10000 + (month % 12 + 1) * 100, text);
    return copy_string(c, text);
}

/* Cuts months, weights and dates of a copied link to the range. */
static void cut_months(copying *c, er_link *copy)
{
    uint32_t weight = 0, documents = 0, kept = 0;
    er_link_within(copy, c->range, &weight, &documents);
    for (uint32_t i = 0; i < copy->month_count; i++)
        if (month_within(copy->months[i].month, c->range))
            copy->months[kept++] = copy->months[i];
    copy->month_count = kept;
    if (weight != copy->weight)
        copy->npmi = copy->g2 = ER_NO_VALUE;
    copy->weight = weight;
    copy->documents = documents;
    if (kept) {
        copy->first = clipped(c, copy->first, copy->months[0].month);
        copy->last = clipped(c, copy->last, copy->months[kept - 1].month);
    }
}

/* ---- links --------------------------------------------------------------------------------- */

static void copy_evidence(copying *c, er_link *copy, const er_link *link)
{
    copy->evidence =
        er_arena_alloc_zero(&c->network->arena, link->evidence_count, sizeof *copy->evidence);
    copy->evidence_count = 0;
    c->failed = c->failed || !copy->evidence;
    for (uint32_t i = 0; !c->failed && i < link->evidence_count; i++) {
        const er_evidence *from = &link->evidence[i];
        if (!is_open(c->range) && !day_within(er_date_parse(from->date), c->range))
            continue;
        er_evidence *to = &copy->evidence[copy->evidence_count++];
        *to = *from;
        to->doc = copy_shared(c, from->doc);
        to->date = copy_shared(c, from->date);
        to->url = copy_shared(c, from->url);
        to->predicate = copy_shared(c, from->predicate);
        to->text = copy_string(c, from->text);
    }
}

static void copy_link(copying *c, const er_link *link, const uint32_t *to)
{
    er_link *copy = er_network_add_link(c->network);
    if (!copy) {
        c->failed = true;
        return;
    }
    *copy = *link;
    copy->source = to[link->source];
    copy->target = to[link->target];
    copy->id = copy_string(c, link->id);
    copy->first = copy_string(c, link->first);
    copy->last = copy_string(c, link->last);
    copy->predicates = copy_strings(c, link->predicates, link->predicate_count);
    copy->roles = copy_strings(c, link->roles, link->role_count);
    copy->months = er_arena_alloc_zero(&c->network->arena, link->month_count, sizeof *copy->months);
    copy_evidence(c, copy, link);
    c->failed = c->failed || !copy->months;
    if (c->failed)
        return;
    if (link->month_count)
        memcpy(copy->months, link->months, link->month_count * sizeof *copy->months);
    if (!is_open(c->range))
        cut_months(c, copy);
}

static void copy_facts(copying *c, const er_network *network)
{
    er_network_facts *facts = &c->network->facts;
    *facts = network->facts;
    facts->first = copy_string(c, network->facts.first);
    facts->last = copy_string(c, network->facts.last);
    facts->hidden_nodes += network->node_count - c->network->node_count;
    facts->hidden_links += network->link_count - c->network->link_count;
}

er_status er_network_copy(er_network **copy, const er_network *network, const bool *nodes,
                          const bool *links, const er_date_range *range, er_error *error)
{
    copying c = {.range = range};
    *copy = NULL;
    uint32_t *to = malloc(((size_t)network->node_count + 1) * sizeof *to);
    er_status status = to ? er_network_new(&c.network, error) : er_fail_memory(error);
    if (status != ER_OK) {
        free(to);
        return status;
    }
    for (uint32_t i = 0; !c.failed && i < network->node_count; i++) {
        to[i] = c.network->node_count;
        if (nodes[i])
            copy_node(&c, &network->nodes[i]);
    }
    for (uint32_t i = 0; !c.failed && i < network->link_count; i++)
        if (links[i])
            copy_link(&c, &network->links[i], to);
    copy_facts(&c, network);
    c.network->shared = c.words.arena;
    c.words.arena = (er_arena){0};
    er_symbols_free(&c.words);
    free(to);
    if (c.failed) {
        er_network_free(c.network);
        return er_fail_memory(error);
    }
    *copy = c.network;
    return ER_OK;
}
