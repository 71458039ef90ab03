/* Networks made of bare edges, for the tests of measures, filters and queries. */
#ifndef ERGRAPH_TESTS_GRAPH_FIXTURE_H
#define ERGRAPH_TESTS_GRAPH_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "network/network.h"

/* count nodes "person-00000" ... with the labels "Node 0" ... */
static inline er_network *graph_new(uint32_t count)
{
    er_network *network = NULL;
    assert_int_equal(er_network_new(&network, NULL), ER_OK);
    for (uint32_t i = 0; i < count; i++) {
        char text[32];
        er_node *node = er_network_add_node(network);
        assert_non_null(node);
        snprintf(text, sizeof text, "person-%05u", i);
        node->id = er_arena_copy(&network->arena, er_view_of(text));
        snprintf(text, sizeof text, "Node %u", i);
        node->label = er_arena_copy(&network->arena, er_view_of(text));
        node->type = ER_PERSON;
        node->aliases = er_arena_alloc_zero(&network->arena, 1, sizeof *node->aliases);
        node->aliases[0] = node->label;
        node->alias_count = 1;
    }
    return network;
}

static inline er_link *graph_link(er_network *network, uint32_t source, uint32_t target,
                                  uint32_t weight)
{
    er_link *link = er_network_add_link(network);
    assert_non_null(link);
    link->source = source;
    link->target = target;
    link->weight = weight;
    link->documents = 1;
    link->symmetric = true;
    link->id = er_link_make_id(network, link);
    return link;
}

static inline er_link *graph_relation(er_network *network, uint32_t source, uint32_t target,
                                      uint32_t weight, er_class relation_class)
{
    er_link *link = graph_link(network, source, target, weight);
    link->kind = ER_RELATION;
    link->relation_class = relation_class;
    link->symmetric = er_class_facts_of(relation_class)->symmetric;
    link->polarity = er_class_facts_of(relation_class)->polarity;
    link->score = er_class_facts_of(relation_class)->score;
    link->id = er_link_make_id(network, link);
    return link;
}

/* Pairs of the same kind at random, each once; the same in every run. */
static inline er_network *graph_random(uint32_t nodes, uint32_t per_node)
{
    er_network *network = graph_new(nodes);
    uint64_t state = 1;
    for (uint32_t i = 1; i < nodes; i++)
        for (uint32_t k = 0; k < per_node && k < i; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            uint32_t span = i / per_node ? i / per_node : 1;
            uint32_t target = k * span + (uint32_t)((state >> 33) % span);
            if (target < i)
                graph_link(network, target, i, (uint32_t)(state >> 60) + 1);
        }
    assert_int_equal(er_network_sort(network, NULL), ER_OK);
    return network;
}

#endif
