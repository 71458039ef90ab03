/* The network's tables as the rooms network, draw and export see them. */
#ifndef ERGRAPH_NETWORK_TABLES_H
#define ERGRAPH_NETWORK_TABLES_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/number.h"
#include "ergraph/network.h"

struct er_network {
    er_arena arena;  /* holds every string and list */
    er_arena shared; /* strings that many links share, in a network that was read */
    er_node *nodes;
    uint32_t node_count, node_capacity;
    er_link *links;
    uint32_t link_count, link_capacity;
    er_network_facts facts;
};

/* Significant digits of computed values in the tables: what is beyond differs between machines. */
#define ER_VALUE_DIGITS 9

er_status er_network_new(er_network **network, er_error *error);

/* Appends a cleared row (measures ER_NO_VALUE, community ER_NONE). NULL where memory is out. */
er_node *er_network_add_node(er_network *network);
er_link *er_network_add_link(er_network *network);

/* Puts nodes in the order of their ids, links by kind, source, target, class, and the ends of
   links without direction in the order of the nodes. ER_BAD_FORMAT where two nodes share an id. */
er_status er_network_sort(er_network *network, er_error *error);

/* The readable id of a link, from its kind or class and its ends: in the arena, or NULL where
   memory is out. Ends and nodes must be in their final order. */
const char *er_link_make_id(er_network *network, const er_link *link);

#endif
