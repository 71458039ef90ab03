/* The order of the tables: it makes the bytes of every export independent of the input's order. */
#include <stdlib.h>

#include "network/network.h"

/* A node and where it stood. */
typedef struct place {
    er_node node;
    uint32_t from;
} place;

static int compare_nodes(const void *a, const void *b)
{
    return strcmp(((const place *)a)->node.id, ((const place *)b)->node.id);
}

static int by_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_links(const void *a, const void *b)
{
    const er_link *left = a, *right = b;
    int order = by_number(left->kind, right->kind);
    if (!order)
        order = by_number(left->source, right->source);
    if (!order)
        order = by_number(left->target, right->target);
    if (!order)
        order = by_number(left->relation_class, right->relation_class);
    return order || !left->id || !right->id ? order : strcmp(left->id, right->id);
}

static bool nodes_in_order(const er_network *network)
{
    for (uint32_t i = 1; i < network->node_count; i++)
        if (strcmp(network->nodes[i - 1].id, network->nodes[i].id) >= 0)
            return false;
    return true;
}

/* Sorts the nodes and fills to [node_count] with where each went. */
static er_status sort_nodes(er_network *network, place *places, uint32_t *to, er_error *error)
{
    for (uint32_t i = 0; i < network->node_count; i++)
        places[i] = (place){.node = network->nodes[i], .from = i};
    qsort(places, network->node_count, sizeof *places, compare_nodes);
    for (uint32_t i = 0; i < network->node_count; i++) {
        if (i && strcmp(places[i - 1].node.id, places[i].node.id) == 0)
            return er_fail(error, ER_BAD_FORMAT, "two nodes have the id %s", places[i].node.id);
        network->nodes[i] = places[i].node;
        to[places[i].from] = i;
    }
    return ER_OK;
}

static void swap_ends(er_link *link)
{
    uint32_t source = link->source;
    link->source = link->target;
    link->target = source;
    for (uint32_t i = 0; i < link->evidence_count; i++) {
        er_evidence *e = &link->evidence[i];
        uint32_t start = e->source_start, end = e->source_end;
        e->source_start = e->target_start;
        e->source_end = e->target_end;
        e->target_start = start;
        e->target_end = end;
    }
}

static er_status reorder_nodes(er_network *network, er_error *error)
{
    place *places = malloc(network->node_count * sizeof *places);
    uint32_t *to = malloc(network->node_count * sizeof *to);
    er_status status =
        places && to ? sort_nodes(network, places, to, error) : er_fail_memory(error);
    for (uint32_t i = 0; status == ER_OK && i < network->link_count; i++) {
        network->links[i].source = to[network->links[i].source];
        network->links[i].target = to[network->links[i].target];
    }
    free(places);
    free(to);
    return status;
}

er_status er_network_sort(er_network *network, er_error *error)
{
    if (!nodes_in_order(network)) {
        er_status status = reorder_nodes(network, error);
        if (status != ER_OK)
            return status;
    }
    bool sorted = true;
    for (uint32_t i = 0; i < network->link_count; i++) {
        er_link *link = &network->links[i];
        if (link->symmetric && link->source > link->target)
            swap_ends(link);
        sorted = sorted && (!i || compare_links(link - 1, link) <= 0);
    }
    if (!sorted)
        qsort(network->links, network->link_count, sizeof *network->links, compare_links);
    return ER_OK;
}

const char *er_link_make_id(er_network *network, const er_link *link)
{
    const char *kind = link->kind == ER_RELATION ? er_class_facts_of(link->relation_class)->name
                                                 : er_link_kind_name(link->kind);
    const char *parts[] = {kind, "--", network->nodes[link->source].id, "--",
                           network->nodes[link->target].id};
    size_t size = 1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        size += strlen(parts[i]);
    char *id = er_arena_alloc(&network->arena, size), *end = id;
    if (!id)
        return NULL;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t length = strlen(parts[i]);
        memcpy(end, parts[i], length);
        end += length;
    }
    *end = '\0';
    return id;
}
