/* Networks for the tests of drawing and export: made up, the same in every run.
   One file of a program includes this. */
#ifndef ERGRAPH_TESTS_SAMPLE_NETWORK_H
#define ERGRAPH_TESTS_SAMPLE_NETWORK_H

#include <stdio.h>
#include <stdlib.h>

#include "network/network.h"

/* A generator of one's own: rand() differs from system to system. */
static uint32_t sample_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static const char *sample_copy(er_network *network, const char *text)
{
    return er_arena_copy(&network->arena, er_view_of(text));
}

static const char *sample_label(er_network *network, er_type type, uint32_t i)
{
    static const char *const states[] = {
        "Norland", "Westmark",    "Ostrovia",  "Kingdom of Samar",
        "Tarsk",   "Belmont",     "San Mateo", "Union of Coastal Republics",
        "Harrow",  "Lesser Vell", "Quell",     "Anduria"};
    static const char *const given[] = {"Anna",  "Boris",   "Carla",       "Dmitri", "Elena",
                                        "Farid", "Grace",   "Hassan",      "Ines",   "Jonas",
                                        "Keiko", "Ludmila", "Maria-Teresa"};
    static const char *const family[] = {
        "Adeyemi",      "Brandt",    "Castellanos",  "Dvorak",   "Eriksson",
        "Fofanov",      "Gruber",    "Hohenzollern", "Ito",      "Jankowski",
        "van der Kolk", "Lindqvist", "Moreau",       "Nakamura", "O\xE2\x80\x99Leary",
        "Papadopoulou", "Reyes"};
    static const char *const bodies[] = {"Ministry of Defence", "Central Bank",  "Foreign Ministry",
                                         "Supreme Court",       "Daily Courier", "Workers' Party",
                                         "Oil & Gas Company",   "Border Guard",  "Trade Council"};
    char text[128];
    if (type == ER_STATE)
        snprintf(text, sizeof text, i < 12 ? "%s" : "%s %u", states[i % 12], i / 12 + 1);
    else if (type == ER_PERSON)
        snprintf(text, sizeof text, "%s %s", given[i * 7 % 13], family[(i * 5 + i / 13) % 17]);
    else
        snprintf(text, sizeof text, "%s %s", states[i / 9 % 12], bodies[i % 9]);
    return sample_copy(network, text);
}

static er_node *sample_node(er_network *network, er_type type, const char *label)
{
    char id[64];
    er_node *node = er_network_add_node(network);
    if (!node)
        abort();
    snprintf(id, sizeof id, "%s-%05u", er_type_name(type), network->node_count - 1);
    node->id = sample_copy(network, id);
    node->label = label;
    node->type = type;
    node->aliases = er_arena_alloc_zero(&network->arena, 1, sizeof *node->aliases);
    node->aliases[0] = label;
    node->alias_count = 1;
    node->mentions = 1;
    node->documents = 1;
    node->first = "2024-02-29";
    node->last = "2025-08-24";
    return node;
}

static er_link *sample_link(er_network *network, uint32_t source, uint32_t target,
                            er_link_kind kind, uint32_t weight, const char *sentence)
{
    char id[64];
    er_link *link = er_network_add_link(network);
    if (!link)
        abort();
    snprintf(id, sizeof id, "link-%06u", network->link_count - 1);
    link->id = sample_copy(network, id);
    link->source = source;
    link->target = target;
    link->kind = kind;
    link->weight = weight;
    link->documents = weight;
    link->first = "2024-05-01";
    link->last = "2025-08-24";
    link->symmetric = kind == ER_COOCCURRENCE;
    link->months = er_arena_alloc_zero(&network->arena, 1, sizeof *link->months);
    link->months[0] = (er_month){2025 * 12 + 7, weight, weight};
    link->month_count = 1;
    link->evidence = er_arena_alloc_zero(&network->arena, 1, sizeof *link->evidence);
    link->evidence[0] = (er_evidence){.doc = "courier-7.txt",
                                      .date = "2025-08-24",
                                      .url = "https://example.org/courier?id=7&page=2",
                                      .start = 10,
                                      .end = 90,
                                      .text = sentence,
                                      .confidence = 0.9f};
    link->evidence_count = 1;
    network->nodes[source].strength += weight;
    network->nodes[target].strength += weight;
    return link;
}

static void sample_relate(er_network *network, uint32_t source, uint32_t target, er_class relation,
                          uint32_t weight)
{
    const er_class_facts *facts = er_class_facts_of(relation);
    er_link *link =
        sample_link(network, source, target, ER_RELATION, weight,
                    "The two sides spoke for three hours on the border river and parted.");
    link->relation_class = relation;
    link->symmetric = facts->symmetric;
    link->polarity = facts->polarity;
    link->score = facts->score;
    link->predicates = er_arena_alloc_zero(&network->arena, 1, sizeof *link->predicates);
    link->predicates[0] = facts->name;
    link->predicate_count = 1;
    link->evidence[0].predicate = facts->name;
}

/* Nodes in groups (a state, its people, its bodies), links mostly inside a group, some nodes with
   many and most with few: as news makes them. */
static er_network *sample_news(uint32_t nodes, uint32_t links)
{
    er_network *network = NULL;
    if (er_network_new(&network, NULL) != ER_OK)
        abort();
    uint64_t state = 7;
    uint32_t groups = nodes / 9 + 2;
    for (uint32_t i = 0; i < nodes; i++) {
        er_type type = i < groups / 2 ? ER_STATE : i % 5 < 3 ? ER_PERSON : ER_ORGANIZATION;
        er_node *node = sample_node(network, type, sample_label(network, type, i));
        node->strength = node->degree = 0;
        node->community = i % groups;
        node->mentions = 1 + 3 * (nodes - i) / nodes;
    }
    for (uint32_t i = 0; i < links; i++) {
        uint32_t a = sample_random(&state) % nodes;
        a = i < nodes ? i : a * (sample_random(&state) % 1000) / 1000;
        uint32_t most = sample_random(&state) % nodes + 1; /* one after the other: the order of */
        uint32_t b = sample_random(&state) % most;         /* operands is the compiler's choice */
        if (sample_random(&state) % 100 < 70)
            b = b / groups * groups + a % groups;
        if (a == b || b >= nodes)
            continue;
        uint32_t weight = 1 + 12 / (1 + sample_random(&state) % 12);
        if (sample_random(&state) % 3 == 0)
            sample_relate(network, a, b, (er_class)(sample_random(&state) % ER_STATEMENT), weight);
        else
            sample_link(network, a, b, ER_COOCCURRENCE, weight,
                        "Both were named in the same breath.");
    }
    double total = 0;
    for (uint32_t i = 0; i < nodes; i++)
        total += network->nodes[i].strength;
    for (uint32_t i = 0; i < nodes; i++)
        network->nodes[i].pagerank = network->nodes[i].strength / (total > 0 ? total : 1);
    network->facts = (er_network_facts){.documents = nodes / 4 + 1,
                                        .sentences = nodes * 10,
                                        .tokens = nodes * 200,
                                        .mentions = nodes * 4,
                                        .first = "2024-02-29",
                                        .last = "2025-08-24",
                                        .modularity = 0.5};
    return network;
}

/* Names that a format, a shell or a browser could take for something else. */
static const char *const sample_hostile_labels[] = {
    "<script>alert(1)</script>",
    "\"quoted\" & 'single' &amp; &lt;b&gt;",
    "back\\slash\\n\\N\\G\\E \\\"",
    "controls \x01\x02\x1f\x7f end",
    ("\xE2\x80\xAE"
     "right to left \xD7\x90\xD7\x91\xD7\x92\xE2\x80\x8F"),
    "]]> --> <!-- <?php ?> </svg>",
    "two\nlines\r\nand\ttab",
    "not UTF-8: \xFF\xC3\x28 end",
    "\xEF\xBF\xBE noncharacter \xEF\xBF\xBF",
    "=1+1;@SUM(A1),\"x\"",
    "javascript:alert(1)",
    "{label} [x] -> ; } digraph {",
    "\xE5\x8D\x97\xE5\x8C\x97 \xF0\x9F\x98\x80 O\xCC\x88",
    "__proto__",
    "",
};
#define SAMPLE_HOSTILE (sizeof sample_hostile_labels / sizeof *sample_hostile_labels)

/* A network of hostile labels, and one of 20,000 bytes; ring and star, both kinds, every class. */
static er_network *sample_hostile(void)
{
    er_network *network = NULL;
    static char enormous[20001];
    memset(enormous, 'x', sizeof enormous - 1);
    if (er_network_new(&network, NULL) != ER_OK)
        abort();
    for (uint32_t i = 0; i <= SAMPLE_HOSTILE; i++) {
        const char *label = i < SAMPLE_HOSTILE ? sample_hostile_labels[i] : enormous;
        er_node *node = sample_node(network, (er_type)(i % ER_TYPE_COUNT), label);
        node->strength = node->degree = 1;
        node->pagerank = 1.0 / (i + 1);
        node->community = i % 3;
    }
    for (uint32_t i = 0; i <= SAMPLE_HOSTILE; i++) {
        const char *text = sample_hostile_labels[i % SAMPLE_HOSTILE];
        uint32_t next = (i + 1) % (uint32_t)(SAMPLE_HOSTILE + 1);
        er_link *link = sample_link(network, i, next, ER_COOCCURRENCE, 2, text);
        link->npmi = 0.25;
        link->g2 = 7.5;
        link->evidence[0].doc = text;
        link->evidence[0].url = i % 2 ? text : "https://example.org/\"><script>alert(2)</script>";
    }
    for (uint32_t i = 0; i < ER_CLASS_COUNT; i++) {
        uint32_t a = i % 7, b = 8 + i % 8;
        sample_relate(network, a, b, (er_class)i, 1 + i % 4);
        network->links[network->link_count - 1].predicates[0] =
            sample_hostile_labels[i % SAMPLE_HOSTILE];
    }
    network->nodes[0].first = network->nodes[0].last = NULL;
    network->nodes[1].first = "not a date\" onload=\"alert(3)";
    network->nodes[2].id = "id \"with\" <b>&amp;</b> -> ]]> \\"; /* a network.json may hold any */
    network->facts.documents = 3;
    return network;
}

#endif
