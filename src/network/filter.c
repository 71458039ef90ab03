#include "ergraph/filter.h"

#include <stdlib.h>

#include "base/date.h"
#include "ergraph/query.h"
#include "network/backbone.h"
#include "network/copy.h"
#include "network/layer.h"

/* What stays, while the filters go over it. */
typedef struct selection {
    const er_network *network;
    const er_filter *filter;
    bool *nodes, *links; /* [count]: kept */
    bool *egos;          /* [node count]: kept even without links */
    er_date_range range; /* of the filter's dates */
} selection;

static er_status parse_dates(selection *s, er_error *error)
{
    const er_filter *filter = s->filter;
    s->range = (er_date_range){er_date_parse(filter->from), er_date_parse(filter->to)};
    if (filter->from && !s->range.from)
        return er_fail(error, ER_BAD_ARGUMENT, "'%s' is no date", filter->from);
    if (filter->to && !s->range.to)
        return er_fail(error, ER_BAD_ARGUMENT, "'%s' is no date", filter->to);
    return ER_OK;
}

static bool in_mask(uint32_t mask, uint32_t bit)
{
    return !mask || (mask & bit);
}

static bool wanted_kind(const er_filter *filter, const er_link *link)
{
    uint32_t kinds = filter->kinds;
    if (!kinds && (filter->classes || filter->signs))
        kinds = ER_KIND_BIT(ER_RELATION);
    if (!in_mask(kinds, ER_KIND_BIT(link->kind)))
        return false;
    return link->kind == ER_COOCCURRENCE ||
           (in_mask(filter->classes, ER_CLASS_BIT(link->relation_class)) &&
            in_mask(filter->signs, ER_SIGN_BIT(link->polarity)));
}

static bool wanted_link(const selection *s, const er_link *link)
{
    uint32_t weight = link->weight, documents = link->documents;
    if (!s->nodes[link->source] || !s->nodes[link->target] || !wanted_kind(s->filter, link))
        return false;
    if (s->range.from || s->range.to) {
        er_link_within(link, &s->range, &weight, &documents);
        if (!weight)
            return false;
    }
    return weight >= s->filter->min_weight && documents >= s->filter->min_documents;
}

static void select_by_value(selection *s)
{
    for (uint32_t i = 0; i < s->network->node_count; i++)
        s->nodes[i] =
            s->egos[i] || in_mask(s->filter->types, ER_TYPE_BIT(s->network->nodes[i].type));
    for (uint32_t i = 0; i < s->network->link_count; i++)
        s->links[i] = wanted_link(s, &s->network->links[i]);
}

static void drop_loose_links(selection *s)
{
    for (uint32_t i = 0; i < s->network->link_count; i++)
        s->links[i] = s->links[i] && s->nodes[s->network->links[i].source] &&
                      s->nodes[s->network->links[i].target];
}

/* One step outwards: marks in `next` what a kept link joins to `near`. */
static bool widen(const selection *s, bool *near, bool *next)
{
    bool grew = false;
    memcpy(next, near, s->network->node_count * sizeof *next);
    for (uint32_t i = 0; i < s->network->link_count; i++) {
        const er_link *link = &s->network->links[i];
        if (!s->links[i] || near[link->source] == near[link->target])
            continue;
        next[link->source] = next[link->target] = grew = true;
    }
    memcpy(near, next, s->network->node_count * sizeof *near);
    return grew;
}

static er_status find_egos(selection *s, er_error *error)
{
    er_status status = ER_OK;
    for (uint32_t i = 0; status == ER_OK && i < s->filter->ego_count; i++) {
        uint32_t node = ER_NONE;
        status = er_network_find(s->network, s->filter->egos[i], &node, NULL, error);
        if (status == ER_OK)
            s->egos[node] = true;
    }
    return status;
}

/* Leaves the egos and what is at most depth links away. */
static er_status select_around_egos(selection *s, er_error *error)
{
    if (!s->filter->ego_count)
        return ER_OK;
    uint32_t depth = s->filter->depth ? s->filter->depth : 1;
    size_t count = (size_t)s->network->node_count + 1;
    bool *near = malloc(count * sizeof *near), *next = malloc(count * sizeof *next);
    er_status status = near && next ? ER_OK : er_fail_memory(error);
    if (status == ER_OK) {
        memcpy(near, s->egos, s->network->node_count * sizeof *near);
        for (uint32_t step = 0; step < depth && widen(s, near, next); step++)
            ;
        for (uint32_t i = 0; i < s->network->node_count; i++)
            s->nodes[i] = s->nodes[i] && near[i];
        drop_loose_links(s);
    }
    free(near);
    free(next);
    return status;
}

/* Nodes whose links the filters took go too. */
static void drop_loose_nodes(selection *s)
{
    const er_filter *f = s->filter;
    bool links_filtered = f->kinds || f->classes || f->signs || f->from || f->to ||
                          f->min_weight > 1 || f->min_documents > 1 || f->ego_count;
    if (!links_filtered)
        return;
    bool *linked = s->egos; /* an ego stays in any case */
    for (uint32_t i = 0; i < s->network->link_count; i++)
        if (s->links[i])
            linked[s->network->links[i].source] = linked[s->network->links[i].target] = true;
    for (uint32_t i = 0; i < s->network->node_count; i++)
        s->nodes[i] = s->nodes[i] && linked[i];
}

static er_status select_all(selection *s, er_error *error)
{
    er_status status = parse_dates(s, error);
    if (status == ER_OK)
        status = find_egos(s, error);
    if (status != ER_OK)
        return status;
    select_by_value(s);
    status = select_around_egos(s, error);
    if (status == ER_OK)
        status = er_backbone_apply(s->network, s->filter->backbone, s->links, error);
    if (status == ER_OK)
        drop_loose_nodes(s);
    return status;
}

static er_status new_selection(selection *s, const er_network *network, const er_filter *filter,
                               er_error *error)
{
    size_t nodes = (size_t)network->node_count + 1, links = (size_t)network->link_count + 1;
    *s = (selection){.network = network,
                     .filter = filter,
                     .nodes = calloc(nodes, sizeof *s->nodes),
                     .links = calloc(links, sizeof *s->links),
                     .egos = calloc(nodes, sizeof *s->egos)};
    return s->nodes && s->links && s->egos ? ER_OK : er_fail_memory(error);
}

static void free_selection(selection *s)
{
    free(s->nodes);
    free(s->links);
    free(s->egos);
}

/* ---- the greatest nodes -------------------------------------------------------------------- */

/* The layer that a measure is taken of: co-occurrence where any of it is left. */
static er_link_kind measured_kind(const er_network *network)
{
    for (uint32_t i = 0; i < network->link_count; i++)
        if (network->links[i].kind == ER_COOCCURRENCE)
            return ER_COOCCURRENCE;
    return network->link_count ? ER_RELATION : ER_COOCCURRENCE;
}

static er_status mark_top(const er_network *network, uint32_t top, er_measure measure, bool *nodes,
                          er_error *error)
{
    size_t count = (size_t)network->node_count + 1;
    er_measure_options options = {.kind = measured_kind(network)};
    double *values = malloc(count * sizeof *values);
    uint32_t *order = malloc(count * sizeof *order);
    er_status status = values && order ? ER_OK : er_fail_memory(error);
    if (status == ER_OK)
        status = er_measures_compute(network, &options, &measure, 1, values, NULL, error);
    if (status == ER_OK)
        status = er_measures_rank(values, network->node_count,
                                  er_measure_facts_of(measure)->low_first, order, error);
    for (uint32_t i = 0; status == ER_OK && i < top; i++)
        nodes[order[i]] = true;
    free(values);
    free(order);
    return status;
}

/* Replaces *part by its greatest nodes and the links between them. */
static er_status keep_top(er_network **part, const er_filter *filter, er_error *error)
{
    static const er_filter all = {0};
    selection s;
    er_network *smaller = NULL;
    if ((*part)->node_count <= filter->top)
        return ER_OK;
    er_status status = new_selection(&s, *part, &all, error);
    if (status == ER_OK)
        status = mark_top(*part, filter->top, filter->top_by, s.nodes, error);
    if (status == ER_OK) {
        memset(s.links, true, (*part)->link_count * sizeof *s.links);
        drop_loose_links(&s);
        status = er_network_copy(&smaller, *part, s.nodes, s.links, NULL, error);
    }
    free_selection(&s);
    if (status == ER_OK) {
        er_network_free(*part);
        *part = smaller;
    }
    return status;
}

er_status er_network_filter(const er_network *network, const er_filter *filter, er_network **part,
                            er_error *error)
{
    selection s;
    *part = NULL;
    er_status status = new_selection(&s, network, filter, error);
    if (status == ER_OK)
        status = select_all(&s, error);
    if (status == ER_OK)
        status = er_network_copy(part, network, s.nodes, s.links, &s.range, error);
    free_selection(&s);
    if (status == ER_OK && filter->top)
        status = keep_top(part, filter, error);
    if (status != ER_OK) {
        er_network_free(*part);
        *part = NULL;
    }
    return status;
}
