/* The network's tables as the rooms network, draw and export see them. */
#ifndef ERGRAPH_NETWORK_TABLES_H
#define ERGRAPH_NETWORK_TABLES_H

#include <math.h>

#include "base/arena.h"
#include "base/fail.h"
#include "ergraph/network.h"

struct er_network {
    er_arena arena; /* holds every string and list */
    er_node *nodes;
    uint32_t node_count, node_capacity;
    er_link *links;
    uint32_t link_count, link_capacity;
    er_network_facts facts;
};

er_status er_network_new(er_network **network, er_error *error);

/* Appends a cleared row (measures ER_NO_VALUE, community ER_NONE). NULL where memory is out. */
er_node *er_network_add_node(er_network *network);
er_link *er_network_add_link(er_network *network);

#endif
