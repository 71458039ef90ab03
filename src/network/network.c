#include "network/network.h"

#include <stdlib.h>

#include "base/array.h"

static const char *const KINDS[ER_LINK_KIND_COUNT] = {"cooccurrence", "relation"};
static const char *const WINDOWS[ER_WINDOW_COUNT] = {"sentence", "paragraph", "document"};

er_link_kind er_link_kind_named(const char *name)
{
    int index = 0;
    while (index < ER_LINK_KIND_COUNT && strcmp(KINDS[index], name) != 0)
        index++;
    return (er_link_kind)index;
}

const char *er_link_kind_name(er_link_kind kind)
{
    return (unsigned)kind < ER_LINK_KIND_COUNT ? KINDS[kind] : "";
}

er_window er_window_named(const char *name)
{
    int index = 0;
    while (index < ER_WINDOW_COUNT && strcmp(WINDOWS[index], name) != 0)
        index++;
    return (er_window)index;
}

const char *er_window_name(er_window window)
{
    return (unsigned)window < ER_WINDOW_COUNT ? WINDOWS[window] : "";
}

er_status er_network_new(er_network **network, er_error *error)
{
    *network = calloc(1, sizeof **network);
    if (!*network)
        return er_fail_memory(error);
    (*network)->facts.modularity = ER_NO_VALUE;
    return ER_OK;
}

void er_network_free(er_network *network)
{
    if (!network)
        return;
    free(network->nodes);
    free(network->links);
    er_arena_free(&network->arena);
    er_arena_free(&network->shared);
    free(network);
}

er_node *er_network_add_node(er_network *network)
{
    if (!er_array_reserve((void **)&network->nodes, &network->node_capacity,
                          (uint64_t)network->node_count + 1, sizeof *network->nodes))
        return NULL;
    er_node *node = &network->nodes[network->node_count++];
    *node = (er_node){.community = ER_NONE,
                      .degree = ER_NO_VALUE,
                      .strength = ER_NO_VALUE,
                      .pagerank = ER_NO_VALUE,
                      .betweenness = ER_NO_VALUE,
                      .x = ER_NO_VALUE,
                      .y = ER_NO_VALUE};
    return node;
}

er_link *er_network_add_link(er_network *network)
{
    if (!er_array_reserve((void **)&network->links, &network->link_capacity,
                          (uint64_t)network->link_count + 1, sizeof *network->links))
        return NULL;
    er_link *link = &network->links[network->link_count++];
    *link = (er_link){.npmi = ER_NO_VALUE, .g2 = ER_NO_VALUE};
    return link;
}

const er_node *er_network_nodes(const er_network *network, uint32_t *count)
{
    *count = network->node_count;
    return network->nodes;
}

const er_link *er_network_links(const er_network *network, uint32_t *count)
{
    *count = network->link_count;
    return network->links;
}

const er_network_facts *er_network_facts_of(const er_network *network)
{
    return &network->facts;
}
