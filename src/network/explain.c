/* Profiles of nodes and stories of pairs. */
#include <stdlib.h>

#include "base/array.h"
#include "base/date.h"
#include "ergraph/query.h"
#include "network/network.h"

static int by_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* Adds weight where its sign belongs. */
static void add_signed(int polarity, uint32_t weight, uint32_t *cooperation, uint32_t *conflict,
                       uint32_t *neutral)
{
    *(polarity > 0 ? cooperation : polarity < 0 ? conflict : neutral) += weight;
}

/* ---- months -------------------------------------------------------------------------------- */

typedef struct periods {
    er_period *items; /* [count] */
    uint32_t count, capacity;
} periods;

/* Appends the months of a link; merge_periods makes one of each month. */
static bool add_periods(periods *months, const er_link *link)
{
    if (!er_array_reserve((void **)&months->items, &months->capacity,
                          (uint64_t)months->count + link->month_count, sizeof *months->items))
        return false;
    for (uint32_t i = 0; i < link->month_count; i++) {
        er_period *period = &months->items[months->count++];
        *period = (er_period){.month = link->months[i].month};
        if (link->kind == ER_COOCCURRENCE)
            period->together = link->months[i].weight;
        else
            add_signed(link->polarity, link->months[i].weight, &period->cooperation,
                       &period->conflict, &period->neutral);
    }
    return true;
}

static int compare_periods(const void *a, const void *b)
{
    return by_number(((const er_period *)a)->month, ((const er_period *)b)->month);
}

static void merge_periods(periods *months)
{
    uint32_t kept = 0;
    if (months->count)
        qsort(months->items, months->count, sizeof *months->items, compare_periods);
    for (uint32_t i = 0; i < months->count; i++) {
        er_period *item = &months->items[i];
        if (kept && months->items[kept - 1].month == item->month) {
            er_period *into = &months->items[kept - 1];
            into->together += item->together;
            into->cooperation += item->cooperation;
            into->conflict += item->conflict;
            into->neutral += item->neutral;
        } else {
            months->items[kept++] = *item;
        }
    }
    months->count = kept;
}

/* ---- profile ------------------------------------------------------------------------------- */

typedef struct gathering {
    const er_network *network;
    er_neighbour *neighbours;
    uint32_t neighbour_count, neighbour_capacity;
    uint32_t *relations;
    uint32_t relation_count, relation_capacity;
    uint32_t *place_of; /* [node count], in neighbours, or ER_NONE */
    periods months;
} gathering;

static er_neighbour *neighbour_of(gathering *g, uint32_t node)
{
    if (g->place_of[node] != ER_NONE)
        return &g->neighbours[g->place_of[node]];
    if (!er_array_reserve((void **)&g->neighbours, &g->neighbour_capacity,
                          (uint64_t)g->neighbour_count + 1, sizeof *g->neighbours))
        return NULL;
    g->place_of[node] = g->neighbour_count;
    er_neighbour *neighbour = &g->neighbours[g->neighbour_count++];
    *neighbour = (er_neighbour){.node = node, .cooccurrence = ER_NONE};
    return neighbour;
}

static bool gather_link(gathering *g, uint32_t node, uint32_t index)
{
    const er_link *link = &g->network->links[index];
    er_neighbour *neighbour = neighbour_of(g, link->source == node ? link->target : link->source);
    if (!neighbour || !add_periods(&g->months, link))
        return false;
    if (link->kind == ER_COOCCURRENCE) {
        neighbour->cooccurrence = index;
        neighbour->weight = link->weight;
        neighbour->documents = link->documents;
        return true;
    }
    add_signed(link->polarity, link->weight, &neighbour->cooperation, &neighbour->conflict,
               &neighbour->neutral);
    if (!er_array_reserve((void **)&g->relations, &g->relation_capacity,
                          (uint64_t)g->relation_count + 1, sizeof *g->relations))
        return false;
    g->relations[g->relation_count++] = index;
    return true;
}

static uint32_t statements_of(const er_neighbour *neighbour)
{
    return neighbour->cooperation + neighbour->conflict + neighbour->neutral;
}

static int compare_neighbours(const void *a, const void *b)
{
    const er_neighbour *left = a, *right = b;
    int order = by_number(right->weight, left->weight);
    if (!order)
        order = by_number(right->documents, left->documents);
    if (!order)
        order = by_number(statements_of(right), statements_of(left));
    return order ? order : by_number(left->node, right->node);
}

/* A link and what it is sorted by. */
typedef struct heavy_link {
    uint32_t weight, link;
} heavy_link;

static int compare_heavy_links(const void *a, const void *b)
{
    const heavy_link *left = a, *right = b;
    int order = by_number(right->weight, left->weight);
    return order ? order : by_number(left->link, right->link);
}

static bool sort_by_weight(const er_network *network, uint32_t *links, uint32_t count)
{
    heavy_link *rows = malloc(((size_t)count + 1) * sizeof *rows);
    if (!rows)
        return false;
    for (uint32_t i = 0; i < count; i++)
        rows[i] = (heavy_link){network->links[links[i]].weight, links[i]};
    qsort(rows, count, sizeof *rows, compare_heavy_links);
    for (uint32_t i = 0; i < count; i++)
        links[i] = rows[i].link;
    free(rows);
    return true;
}

static bool gather(gathering *g, uint32_t node)
{
    for (uint32_t i = 0; i < g->network->node_count; i++)
        g->place_of[i] = ER_NONE;
    for (uint32_t i = 0; i < g->network->link_count; i++) {
        const er_link *link = &g->network->links[i];
        if ((link->source == node || link->target == node) && !gather_link(g, node, i))
            return false;
    }
    if (g->neighbour_count)
        qsort(g->neighbours, g->neighbour_count, sizeof *g->neighbours, compare_neighbours);
    merge_periods(&g->months);
    return sort_by_weight(g->network, g->relations, g->relation_count);
}

er_status er_profile_make(er_profile **profile, const er_network *network, uint32_t node,
                          er_error *error)
{
    *profile = NULL;
    if (node >= network->node_count)
        return er_fail(error, ER_BAD_ARGUMENT, "no such node");
    gathering g = {.network = network};
    er_profile *p = calloc(1, sizeof *p);
    g.place_of = malloc((size_t)network->node_count * sizeof *g.place_of);
    bool fine = p && g.place_of && gather(&g, node);
    free(g.place_of);
    if (!fine) {
        free(p);
        free(g.neighbours);
        free(g.relations);
        free(g.months.items);
        return er_fail_memory(error);
    }
    *p = (er_profile){.node = node,
                      .neighbours = g.neighbours,
                      .neighbour_count = g.neighbour_count,
                      .relations = g.relations,
                      .relation_count = g.relation_count,
                      .months = g.months.items,
                      .month_count = g.months.count};
    *profile = p;
    return ER_OK;
}

void er_profile_free(er_profile *profile)
{
    if (!profile)
        return;
    free((void *)profile->neighbours);
    free((void *)profile->relations);
    free((void *)profile->months);
    free(profile);
}

/* ---- two nodes ----------------------------------------------------------------------------- */

typedef struct telling {
    const er_network *network;
    er_story story;
    uint32_t *relations;
    uint32_t relation_capacity;
    er_statement *statements;
    uint32_t statement_capacity;
    periods months;
    uint32_t *common;
} telling;

static bool tell_link(telling *t, uint32_t index)
{
    const er_link *link = &t->network->links[index];
    er_story *story = &t->story;
    if (!add_periods(&t->months, link))
        return false;
    if (link->kind == ER_COOCCURRENCE) {
        story->cooccurrence = index;
        return true;
    }
    if (!er_array_reserve((void **)&t->relations, &t->relation_capacity,
                          (uint64_t)story->relation_count + 1, sizeof *t->relations))
        return false;
    t->relations[story->relation_count++] = index;
    add_signed(link->polarity, link->weight, &story->cooperation, &story->conflict,
               &story->neutral);
    return true;
}

static bool add_statements(telling *t, uint32_t index)
{
    uint32_t count = t->network->links[index].evidence_count;
    if (!er_array_reserve((void **)&t->statements, &t->statement_capacity,
                          (uint64_t)t->story.statement_count + count, sizeof *t->statements))
        return false;
    for (uint32_t i = 0; i < count; i++)
        t->statements[t->story.statement_count++] = (er_statement){.link = index, .evidence = i};
    return true;
}

/* A statement with what it is sorted by. */
typedef struct dated {
    er_statement statement;
    const er_evidence *evidence;
    uint32_t day; /* none is UINT32_MAX */
} dated;

static int compare_dated(const void *a, const void *b)
{
    const dated *left = a, *right = b;
    int order = by_number(left->day, right->day);
    if (!order)
        order = strcmp(left->evidence->doc, right->evidence->doc);
    if (!order)
        order = by_number(left->evidence->start, right->evidence->start);
    return order ? order : by_number(left->statement.link, right->statement.link);
}

static bool sort_statements(telling *t)
{
    uint32_t count = t->story.statement_count;
    dated *rows = malloc(((size_t)count + 1) * sizeof *rows);
    if (!rows)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const er_link *link = &t->network->links[t->statements[i].link];
        const er_evidence *evidence = &link->evidence[t->statements[i].evidence];
        rows[i] = (dated){t->statements[i], evidence, er_date_parse(evidence->date) - 1};
    }
    qsort(rows, count, sizeof *rows, compare_dated);
    for (uint32_t i = 0; i < count; i++)
        t->statements[i] = rows[i].statement;
    free(rows);
    return true;
}

/* Nodes that stand with both, by the weaker of their two links. */
static bool find_common(telling *t)
{
    const er_network *network = t->network;
    uint32_t a = t->story.a, b = t->story.b;
    uint32_t(*weights)[2] = calloc((size_t)network->node_count, sizeof *weights);
    heavy_link *rows = malloc((size_t)network->node_count * sizeof *rows);
    t->common = malloc((size_t)network->node_count * sizeof *t->common);
    bool fine = weights && rows && t->common;
    for (uint32_t i = 0; fine && i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        if (link->kind != ER_COOCCURRENCE)
            continue;
        if (link->source == a || link->target == a)
            weights[link->source == a ? link->target : link->source][0] = link->weight;
        if (link->source == b || link->target == b)
            weights[link->source == b ? link->target : link->source][1] = link->weight;
    }
    uint32_t count = 0;
    for (uint32_t i = 0; fine && i < network->node_count; i++)
        if (i != a && i != b && weights[i][0] && weights[i][1])
            rows[count++] =
                (heavy_link){weights[i][0] < weights[i][1] ? weights[i][0] : weights[i][1], i};
    if (fine && count)
        qsort(rows, count, sizeof *rows, compare_heavy_links);
    for (uint32_t i = 0; fine && i < count; i++)
        t->common[i] = rows[i].link;
    t->story.common_count = count;
    free(weights);
    free(rows);
    return fine;
}

static bool tell(telling *t)
{
    uint32_t a = t->story.a, b = t->story.b;
    for (uint32_t i = 0; i < t->network->link_count; i++) {
        const er_link *link = &t->network->links[i];
        bool joins =
            (link->source == a && link->target == b) || (link->source == b && link->target == a);
        if (joins && !tell_link(t, i))
            return false;
    }
    for (uint32_t i = 0; i < t->story.relation_count; i++)
        if (!add_statements(t, t->relations[i]))
            return false;
    if (!t->story.relation_count && t->story.cooccurrence != ER_NONE &&
        !add_statements(t, t->story.cooccurrence))
        return false;
    merge_periods(&t->months);
    return sort_statements(t) && find_common(t);
}

er_status er_story_make(er_story **story, const er_network *network, uint32_t a, uint32_t b,
                        er_error *error)
{
    *story = NULL;
    if (a >= network->node_count || b >= network->node_count)
        return er_fail(error, ER_BAD_ARGUMENT, "no such node");
    if (a == b)
        return er_fail(error, ER_BAD_ARGUMENT, "%s twice", network->nodes[a].label);
    telling t = {.network = network, .story = {.a = a, .b = b, .cooccurrence = ER_NONE}};
    er_story *s = malloc(sizeof *s);
    bool fine = s && tell(&t);
    t.story.relations = t.relations;
    t.story.statements = t.statements;
    t.story.months = t.months.items;
    t.story.month_count = t.months.count;
    t.story.common = t.common;
    if (s)
        *s = t.story;
    if (!fine) {
        er_story_free(s);
        return er_fail_memory(error);
    }
    *story = s;
    return ER_OK;
}

void er_story_free(er_story *story)
{
    if (!story)
        return;
    free((void *)story->relations);
    free((void *)story->statements);
    free((void *)story->months);
    free((void *)story->common);
    free(story);
}
