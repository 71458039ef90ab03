/* Names, profiles, stories and paths. */
#include "graph_fixture.h"

#include <math.h>

#include "ergraph/query.h"

static void name_node(er_network *network, uint32_t node, const char *label, const char *alias,
                      uint32_t mentions)
{
    const char **aliases = er_arena_alloc_zero(&network->arena, 2, sizeof *aliases);
    network->nodes[node].label = aliases[0] = label;
    aliases[1] = alias;
    network->nodes[node].aliases = aliases;
    network->nodes[node].alias_count = 2;
    network->nodes[node].mentions = mentions;
}

static er_network *named(void)
{
    er_network *network = graph_new(5);
    name_node(network, 0, "Kim Ha-neul", "Kim", 2);
    name_node(network, 1, "Kim Min-su", "Kim", 9);
    name_node(network, 2, "\xC5\x81ukasz Nowak", "Nowak", 1);
    name_node(network, 3, "Norland", "Norlandic", 4);
    name_node(network, 4, "Norland Post", "Norland", 1); /* its alias is another's label */
    return network;
}

static void check_found(const er_network *network, const char *name, uint32_t expected)
{
    uint32_t node = ER_NONE;
    er_error error = {0};
    if (er_network_find(network, name, &node, NULL, &error) != ER_OK || node != expected)
        fail_msg("%s: node %u, not %u (%s)", name, node, expected, error.message);
}

static void nodes_are_found_by_what_people_call_them(void **state)
{
    (void)state;
    er_network *network = named();
    check_found(network, "person-00001", 1);
    check_found(network, "kim min-SU", 1);
    check_found(network, "  Lukasz   nowak ", 2);
    check_found(network, "\xC5\x82ukasz NOWAK", 2);
    check_found(network, "norlandic", 3);
    check_found(network, "Norland", 3);
    er_network_free(network);
}

static void open_names_are_refused_with_the_candidates(void **state)
{
    (void)state;
    er_network *network = named();
    er_matches matches = {0};
    er_error error = {0};
    uint32_t node = 0;
    assert_int_equal(er_network_find(network, "kim", &node, &matches, &error), ER_AMBIGUOUS);
    assert_int_equal(node, ER_NONE);
    assert_int_equal(matches.count, 2);
    assert_int_equal(matches.nodes[0], 1); /* the most mentioned first */
    assert_non_null(strstr(error.message, "Kim Ha-neul (person-00000)"));
    assert_int_equal(er_network_find(network, "land", &node, &matches, &error), ER_NOT_FOUND);
    assert_int_equal(matches.count, 2);
    assert_non_null(strstr(error.message, "Norland Post"));
    assert_int_equal(er_network_find(network, "nobody", &node, &matches, &error), ER_NOT_FOUND);
    assert_int_equal(matches.count, 0);
    assert_int_equal(er_network_find(network, "", &node, &matches, &error), ER_NOT_FOUND);
    assert_int_equal(matches.count, 0);
    er_network_free(network);
}

static void add_month(er_network *network, uint32_t link, uint32_t month)
{
    er_link *l = &network->links[link];
    l->months = er_arena_alloc_zero(&network->arena, 1, sizeof *l->months);
    l->months[0] = (er_month){month, l->weight, 1};
    l->month_count = 1;
}

static void add_evidence(er_network *network, uint32_t link, const char *doc, const char *date)
{
    er_link *l = &network->links[link];
    l->evidence = er_arena_alloc_zero(&network->arena, 1, sizeof *l->evidence);
    l->evidence[0] = (er_evidence){.doc = doc, .date = date, .text = "text"};
    l->evidence_count = 1;
}

/* Links: 0: 0-1, 1: 0-2, 2: 1-2, 3: 1-3 together; 4: 0 accuses 1, 5: 1 aids 0, 6: 0 member of 3. */
static er_network *told(void)
{
    er_network *network = graph_new(4);
    graph_link(network, 0, 1, 5);
    graph_link(network, 0, 2, 7);
    graph_link(network, 1, 2, 2);
    graph_link(network, 1, 3, 1);
    graph_relation(network, 0, 1, 3, ER_ACCUSE);
    graph_relation(network, 0, 3, 6, ER_MEMBER);
    graph_relation(network, 1, 0, 1, ER_AID);
    for (uint32_t i = 0; i < network->link_count; i++) {
        add_month(network, i, i < 4 ? 24300 : 24301);
        add_evidence(network, i, "doc", i == 4 ? "2025-03-01" : i == 6 ? "2025-02-01" : NULL);
    }
    return network;
}

static void a_profile_gathers_all_links_of_a_node(void **state)
{
    (void)state;
    er_network *network = told();
    er_profile *profile = NULL;
    assert_int_equal(er_profile_make(&profile, network, 0, NULL), ER_OK);
    assert_int_equal(profile->neighbour_count, 3);
    assert_int_equal(profile->neighbours[0].node, 2);
    assert_int_equal(profile->neighbours[1].node, 1);
    assert_int_equal(profile->neighbours[1].weight, 5);
    assert_int_equal(profile->neighbours[1].conflict, 3);
    assert_int_equal(profile->neighbours[1].cooperation, 1);
    assert_int_equal(profile->neighbours[2].node, 3);
    assert_int_equal(profile->neighbours[2].cooccurrence, ER_NONE);
    assert_int_equal(profile->neighbours[2].neutral, 6);
    const uint32_t relations[] = {5, 4, 6};
    assert_int_equal(profile->relation_count, 3);
    assert_memory_equal(profile->relations, relations, sizeof relations);
    assert_int_equal(profile->month_count, 2);
    assert_int_equal(profile->months[0].together, 12);
    assert_int_equal(profile->months[1].conflict, 3);
    assert_int_equal(profile->months[1].neutral, 6);
    er_profile_free(profile);
    assert_int_equal(er_profile_make(&profile, network, 4, NULL), ER_BAD_ARGUMENT);
    er_network_free(network);
}

static void a_story_runs_by_date(void **state)
{
    (void)state;
    er_network *network = told();
    er_story *story = NULL;
    assert_int_equal(er_story_make(&story, network, 1, 0, NULL), ER_OK);
    assert_int_equal(story->cooccurrence, 0);
    assert_int_equal(story->conflict, 3);
    assert_int_equal(story->cooperation, 1);
    assert_int_equal(story->statement_count, 2); /* relations speak, togetherness is silent */
    assert_int_equal(story->statements[0].link, 6);
    assert_int_equal(story->statements[1].link, 4);
    assert_int_equal(story->month_count, 2);
    assert_int_equal(story->months[0].together, 5);
    assert_int_equal(story->common_count, 1);
    assert_int_equal(story->common[0], 2);
    er_story_free(story);
    assert_int_equal(er_story_make(&story, network, 1, 3, NULL), ER_OK);
    assert_int_equal(story->relation_count, 0);
    assert_int_equal(story->statement_count, 1);
    assert_int_equal(story->statements[0].link, 3);
    er_story_free(story);
    assert_int_equal(er_story_make(&story, network, 2, 3, NULL), ER_OK);
    assert_int_equal(story->cooccurrence, ER_NONE);
    assert_int_equal(story->statement_count, 0);
    assert_int_equal(story->common_count, 1);
    er_story_free(story);
    assert_int_equal(er_story_make(&story, network, 1, 1, NULL), ER_BAD_ARGUMENT);
    er_network_free(network);
}

static void check_path(const er_network *network, uint32_t a, uint32_t b, er_path_layer layer,
                       const uint32_t *nodes, uint32_t length, double cost)
{
    er_path *path = NULL;
    er_error error = {0};
    if (er_path_find(&path, network, a, b, layer, &error) != ER_OK)
        fail_msg("%s", error.message);
    assert_int_equal(path->length, length);
    assert_memory_equal(path->nodes, nodes, (length + 1) * sizeof *nodes);
    assert_true(fabs(path->cost - cost) < 1e-12);
    for (uint32_t i = 0; i < length; i++) {
        const er_link *link = &network->links[path->links[i]];
        assert_true((link->source == nodes[i] && link->target == nodes[i + 1]) ||
                    (link->source == nodes[i + 1] && link->target == nodes[i]));
    }
    er_path_free(path);
}

static void the_strongest_path_is_found(void **state)
{
    (void)state;
    er_network *network = told();
    const uint32_t direct[] = {2, 0, 1}, onwards[] = {2, 0, 1, 3}, member[] = {2, 0, 3},
                   self[] = {2};
    check_path(network, 2, 1, ER_PATH_COOCCURRENCE, direct, 2, 1.0 / 7 + 1.0 / 5);
    check_path(network, 2, 3, ER_PATH_COOCCURRENCE, onwards, 3, 1.0 / 7 + 1.0 / 5 + 1);
    check_path(network, 2, 3, ER_PATH_BOTH, member, 2, 1.0 / 7 + 1.0 / 6);
    check_path(network, 2, 2, ER_PATH_BOTH, self, 0, 0);
    const uint32_t back[] = {3, 0, 1};
    check_path(network, 3, 1, ER_PATH_RELATION, back, 2, 1.0 / 6 + 1.0 / 4);
    er_path *path = NULL;
    assert_int_equal(er_path_find(&path, network, 2, 3, ER_PATH_RELATION, NULL), ER_NOT_FOUND);
    assert_null(path);
    er_network_free(network);
}

/* Of a grid's many equal paths always the same: fewest steps, smallest nodes. */
static void equal_paths_are_chosen_by_rule(void **state)
{
    (void)state;
    er_network *network = graph_new(9);
    for (uint32_t i = 0; i < 9; i++) {
        if (i % 3 < 2)
            graph_link(network, i, i + 1, 2);
        if (i < 6)
            graph_link(network, i, i + 3, 2);
    }
    graph_link(network, 0, 4, 1); /* as long as two steps, but one */
    const uint32_t nodes[] = {0, 4, 5, 8};
    check_path(network, 0, 8, ER_PATH_COOCCURRENCE, nodes, 3, 2);
    er_network_free(network);
}

/* Floyd and Warshall's algorithm agrees on the cost of every pair. */
static void paths_are_as_short_as_they_can_be(void **state)
{
    (void)state;
    enum { NODES = 60 };
    er_network *network = graph_random(NODES, 3);
    static double cost[NODES][NODES];
    for (uint32_t i = 0; i < NODES; i++)
        for (uint32_t k = 0; k < NODES; k++)
            cost[i][k] = i == k ? 0 : INFINITY;
    for (uint32_t i = 0; i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        cost[link->source][link->target] = cost[link->target][link->source] = 1.0 / link->weight;
    }
    for (uint32_t m = 0; m < NODES; m++)
        for (uint32_t i = 0; i < NODES; i++)
            for (uint32_t k = 0; k < NODES; k++)
                cost[i][k] = fmin(cost[i][k], cost[i][m] + cost[m][k]);
    for (uint32_t i = 0; i < NODES; i++) {
        er_path *path = NULL;
        uint32_t to = (i * 7 + 3) % NODES;
        assert_int_equal(er_path_find(&path, network, i, to, ER_PATH_COOCCURRENCE, NULL), ER_OK);
        assert_true(fabs(path->cost - cost[i][to]) < 1e-9);
        er_path_free(path);
    }
    er_network_free(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_are_found_by_what_people_call_them),
        cmocka_unit_test(open_names_are_refused_with_the_candidates),
        cmocka_unit_test(a_profile_gathers_all_links_of_a_node),
        cmocka_unit_test(a_story_runs_by_date),
        cmocka_unit_test(the_strongest_path_is_found),
        cmocka_unit_test(equal_paths_are_chosen_by_rule),
        cmocka_unit_test(paths_are_as_short_as_they_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
