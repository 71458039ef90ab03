/* Measures and communities: against what networkx computed, against closed forms, and at the edges
   where a graph library fails. */
#include "graph_fixture.h"

#include <math.h>

#include "ergraph/measure.h"

typedef struct recorded_edge {
    uint32_t source, target, weight;
} recorded_edge;

typedef struct recorded_graph {
    const char *name;
    uint32_t nodes, edge_count;
    bool directed;
    const recorded_edge *edges;
    const double *values;
} recorded_graph;

#include "../recorded/measures.h"

#define RECORDED_COUNT (sizeof RECORDED / sizeof *RECORDED)

static er_network *network_of(const recorded_graph *graph)
{
    er_network *network = graph_new(graph->nodes);
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const recorded_edge *edge = &graph->edges[i];
        if (graph->directed)
            graph_relation(network, edge->source, edge->target, edge->weight, ER_ACCUSE);
        else
            graph_link(network, edge->source, edge->target, edge->weight);
    }
    assert_int_equal(er_network_sort(network, NULL), ER_OK);
    return network;
}

/* Values of one measure; free() them. */
static double *values_of(const er_network *network, er_measure measure,
                         const er_measure_options *options)
{
    double *values = malloc((network->node_count + 1) * sizeof *values);
    er_error error = {0};
    if (er_measures_compute(network, options, &measure, 1, values, NULL, &error) != ER_OK)
        fail_msg("%s: %s", er_measure_facts_of(measure)->name, error.message);
    return values;
}

static void check_measure(const recorded_graph *graph, const er_network *network,
                          er_measure measure)
{
    er_measure_options options = {.kind = graph->directed ? ER_RELATION : ER_COOCCURRENCE};
    double *values = values_of(network, measure, &options);
    const double *expected = graph->values + (size_t)measure * graph->nodes;
    for (uint32_t i = 0; i < graph->nodes; i++) {
        bool same = isnan(expected[i])
                        ? isnan(values[i])
                        : fabs(values[i] - expected[i]) <= 1e-9 + 1e-7 * fabs(expected[i]);
        if (!same)
            fail_msg("%s: %s of node %u is %.12g, in networkx %.12g", graph->name,
                     er_measure_facts_of(measure)->name, i, values[i], expected[i]);
    }
    free(values);
}

static void values_are_those_of_networkx(void **state)
{
    (void)state;
    assert_true(RECORDED_COUNT >= 6);
    for (size_t i = 0; i < RECORDED_COUNT; i++) {
        er_network *network = network_of(&RECORDED[i]);
        for (int measure = 0; measure < ER_MEASURE_COUNT; measure++) {
            /* Without cycles power iteration comes to its end only in the limit. */
            if (measure == ER_MEASURE_EIGENVECTOR && strcmp(RECORDED[i].name, "acyclic") == 0)
                continue;
            check_measure(&RECORDED[i], network, (er_measure)measure);
        }
        er_network_free(network);
    }
}

static void check_value(const er_network *network, er_measure measure, uint32_t node, double value)
{
    double *values = values_of(network, measure, NULL);
    if (!(fabs(values[node] - value) < 1e-9))
        fail_msg("%s of node %u is %.12g, not %.12g", er_measure_facts_of(measure)->name, node,
                 values[node], value);
    free(values);
}

static void a_star_has_its_closed_forms(void **state)
{
    (void)state;
    const uint32_t leaves = 9;
    er_network *star = graph_new(leaves + 1);
    for (uint32_t i = 1; i <= leaves; i++)
        graph_link(star, 0, i, 2);
    check_value(star, ER_MEASURE_DEGREE, 0, leaves);
    check_value(star, ER_MEASURE_STRENGTH, 0, 2 * leaves);
    check_value(star, ER_MEASURE_BETWEENNESS, 0, 1);
    check_value(star, ER_MEASURE_BETWEENNESS, 1, 0);
    check_value(star, ER_MEASURE_CLOSENESS, 0, 2);
    check_value(star, ER_MEASURE_HARMONIC, 1, 2 + (leaves - 1) * 1.0);
    check_value(star, ER_MEASURE_EIGENVECTOR, 0, sqrt(0.5));
    check_value(star, ER_MEASURE_EIGENVECTOR, 5, sqrt(0.5 / leaves));
    check_value(star, ER_MEASURE_CONSTRAINT, 0, 1.0 / leaves);
    check_value(star, ER_MEASURE_CONSTRAINT, 3, 1);
    check_value(star, ER_MEASURE_CORENESS, 0, 1);
    check_value(star, ER_MEASURE_CLUSTERING, 0, 0);
    check_value(star, ER_MEASURE_ARTICULATION, 0, 1);
    check_value(star, ER_MEASURE_ARTICULATION, 1, 0);
    er_network_free(star);
}

static void a_path_has_its_closed_forms(void **state)
{
    (void)state;
    const uint32_t n = 7;
    er_network *path = graph_new(n);
    for (uint32_t i = 1; i < n; i++)
        graph_link(path, i - 1, i, 1);
    for (uint32_t i = 0; i < n; i++) {
        double pairs = (double)i * (n - 1 - i); /* of which i lies between */
        double far = (double)i * (i + 1) / 2 + (double)(n - 1 - i) * (n - i) / 2;
        check_value(path, ER_MEASURE_BETWEENNESS, i, pairs * 2 / ((n - 1.0) * (n - 2.0)));
        check_value(path, ER_MEASURE_CLOSENESS, i, (n - 1) / far);
        check_value(path, ER_MEASURE_ARTICULATION, i, i > 0 && i < n - 1);
    }
    er_network_free(path);
}

static void complete_graphs_and_cycles_are_even(void **state)
{
    (void)state;
    const uint32_t n = 8;
    er_network *complete = graph_new(n), *cycle = graph_new(n);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k < i; k++)
            graph_link(complete, k, i, 3);
        graph_link(cycle, i < (i + 1) % n ? i : (i + 1) % n, i < (i + 1) % n ? (i + 1) % n : i, 1);
    }
    for (uint32_t i = 0; i < n; i++) {
        check_value(complete, ER_MEASURE_PAGERANK, i, 1.0 / n);
        check_value(complete, ER_MEASURE_BETWEENNESS, i, 0);
        check_value(complete, ER_MEASURE_CLUSTERING, i, 1);
        check_value(complete, ER_MEASURE_CORENESS, i, n - 1);
        check_value(complete, ER_MEASURE_KATZ, i, sqrt(1.0 / n));
        check_value(cycle, ER_MEASURE_EIGENVECTOR, i, sqrt(1.0 / n));
        check_value(cycle, ER_MEASURE_HUB, i, 1.0 / n);
        check_value(cycle, ER_MEASURE_CORENESS, i, 2);
        check_value(cycle, ER_MEASURE_HARMONIC, i, 2 * (1 + 1 / 2.0 + 1 / 3.0) + 1 / 4.0);
    }
    er_network_free(complete);
    er_network_free(cycle);
}

static void the_smallest_networks_have_values(void **state)
{
    (void)state;
    for (uint32_t nodes = 0; nodes <= 3; nodes++)
        for (int linked = 0; linked < 2; linked++) {
            er_network *network = graph_new(nodes);
            if (linked && nodes > 1)
                graph_link(network, 0, 1, 1);
            for (int measure = 0; measure < ER_MEASURE_COUNT; measure++)
                for (int kind = 0; kind < ER_LINK_KIND_COUNT; kind++) {
                    er_measure_options options = {.kind = (er_link_kind)kind};
                    double *values = values_of(network, (er_measure)measure, &options);
                    for (uint32_t i = 0; i < nodes; i++)
                        assert_true(isfinite(values[i]) || measure == ER_MEASURE_CONSTRAINT);
                    free(values);
                }
            assert_int_equal(er_network_measure(network, NULL, NULL), ER_OK);
            er_network_free(network);
        }
}

static void unweighted_means_every_link_counts_one(void **state)
{
    (void)state;
    er_network *network = graph_new(3);
    graph_link(network, 0, 1, 7);
    graph_link(network, 1, 2, 1);
    er_measure_options options = {.unweighted = true};
    double *strength = values_of(network, ER_MEASURE_STRENGTH, &options);
    double *closeness = values_of(network, ER_MEASURE_CLOSENESS, &options);
    assert_true(strength[0] == 1 && strength[1] == 2);
    assert_true(fabs(closeness[0] - 2.0 / 3) < 1e-12);
    free(strength);
    free(closeness);
    er_network_free(network);
}

static void relations_of_all_classes_add_up(void **state)
{
    (void)state;
    er_network *network = graph_new(3);
    graph_relation(network, 0, 1, 2, ER_ACCUSE);
    graph_relation(network, 0, 1, 3, ER_AID);
    graph_relation(network, 0, 1, 5, ER_CONSULT); /* both ways */
    graph_link(network, 1, 2, 100);               /* the other layer */
    er_measure_options options = {.kind = ER_RELATION};
    double *out = values_of(network, ER_MEASURE_OUT_STRENGTH, &options);
    double *in = values_of(network, ER_MEASURE_IN_STRENGTH, &options);
    double *degree = values_of(network, ER_MEASURE_OUT_DEGREE, &options);
    assert_true(out[0] == 10 && in[0] == 5 && out[1] == 5 && in[1] == 10 && out[2] == 0);
    assert_true(degree[0] == 1 && degree[1] == 1 && degree[2] == 0);
    free(out);
    free(in);
    free(degree);
    er_network_free(network);
}

static double overlap_of_top(const double *a, const double *b, uint32_t count, uint32_t top)
{
    uint32_t *left = malloc(count * sizeof *left), *right = malloc(count * sizeof *right);
    er_measures_rank(a, count, false, left, NULL);
    er_measures_rank(b, count, false, right, NULL);
    uint32_t same = 0;
    for (uint32_t i = 0; i < top; i++)
        for (uint32_t k = 0; k < top; k++)
            same += left[i] == right[k];
    free(left);
    free(right);
    return (double)same / top;
}

static void large_networks_are_sampled_and_say_so(void **state)
{
    (void)state;
    const uint32_t nodes = ER_EXACT_NODES + 500;
    er_network *network = graph_random(nodes, 2);
    static const er_measure measures[] = {ER_MEASURE_BETWEENNESS, ER_MEASURE_CLOSENESS,
                                          ER_MEASURE_HARMONIC, ER_MEASURE_DEGREE};
    double *sampled = malloc(4 * nodes * sizeof *sampled),
           *exact = malloc(4 * nodes * sizeof *exact);
    bool approximate[4];
    er_measure_options options = {.unweighted = true};
    assert_int_equal(
        er_measures_compute(network, &options, measures, 4, sampled, approximate, NULL), ER_OK);
    assert_true(approximate[0] && approximate[1] && approximate[2] && !approximate[3]);
    options.exact = true;
    assert_int_equal(er_measures_compute(network, &options, measures, 4, exact, approximate, NULL),
                     ER_OK);
    assert_true(!approximate[0] && !approximate[1]);
    assert_true(overlap_of_top(sampled, exact, nodes, 20) >= 0.8);
    for (uint32_t i = 0; i < nodes; i += 97) {
        assert_true(fabs(sampled[nodes + i] / exact[nodes + i] - 1) < 0.05);
        assert_true(fabs(sampled[2 * nodes + i] / exact[2 * nodes + i] - 1) < 0.05);
    }
    assert_int_equal(er_network_measure(network, NULL, NULL), ER_OK);
    assert_int_equal(network->facts.betweenness_sources, ER_SAMPLE_SOURCES);
    free(sampled);
    free(exact);
    er_network_free(network);
}

static void the_number_of_threads_changes_nothing(void **state)
{
    (void)state;
    static const er_measure measures[] = {ER_MEASURE_HARMONIC, ER_MEASURE_BETWEENNESS,
                                          ER_MEASURE_CLOSENESS, ER_MEASURE_BETWEENNESS};
    const uint32_t nodes = 700;
    er_network *network = graph_random(nodes, 3);
    double *one = malloc(4 * nodes * sizeof *one), *many = malloc(4 * nodes * sizeof *many);
    er_measure_options options = {.jobs = 1};
    assert_int_equal(er_measures_compute(network, &options, measures, 4, one, NULL, NULL), ER_OK);
    for (options.jobs = 2; options.jobs < 40; options.jobs = options.jobs * 3 + 1) {
        memset(many, 0, 4 * nodes * sizeof *many);
        assert_int_equal(er_measures_compute(network, &options, measures, 4, many, NULL, NULL),
                         ER_OK);
        assert_memory_equal(one, many, 4 * nodes * sizeof *one);
    }
    assert_memory_equal(one + nodes, one + 3 * nodes, nodes * sizeof *one); /* asked for twice */
    free(one);
    free(many);
    er_network_free(network);
}

static bool stop_at_once(void *context)
{
    ++*(int *)context;
    return true;
}

static void every_long_measure_can_be_stopped(void **state)
{
    (void)state;
    static const er_measure measures[] = {ER_MEASURE_BETWEENNESS, ER_MEASURE_CLOSENESS,
                                          ER_MEASURE_HARMONIC,    ER_MEASURE_EIGENVECTOR,
                                          ER_MEASURE_KATZ,        ER_MEASURE_HUB};
    er_network *network = graph_random(500, 3);
    double *values = malloc(500 * sizeof *values);
    int asked = 0;
    er_progress progress = {.interrupted = stop_at_once, .context = &asked};
    er_measure_options options = {.progress = &progress};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        assert_int_equal(
            er_measures_compute(network, &options, &measures[i], 1, values, NULL, NULL),
            ER_INTERRUPTED);
    er_communities *communities = NULL;
    assert_int_equal(er_communities_find(&communities, network, &options, NULL), ER_INTERRUPTED);
    assert_true(asked > 0);
    free(values);
    er_network_free(network);
}

static void ranks_are_stable_and_leave_the_undefined_for_last(void **state)
{
    (void)state;
    const double values[] = {1, NAN, 3, 1, 2};
    uint32_t order[5];
    assert_int_equal(er_measures_rank(values, 5, false, order, NULL), ER_OK);
    const uint32_t high[] = {2, 4, 0, 3, 1}, low[] = {0, 3, 4, 2, 1};
    assert_memory_equal(order, high, sizeof high);
    assert_int_equal(er_measures_rank(values, 5, true, order, NULL), ER_OK);
    assert_memory_equal(order, low, sizeof low);
}

static void measures_are_found_by_name(void **state)
{
    (void)state;
    for (int i = 0; i < ER_MEASURE_COUNT; i++)
        assert_int_equal(er_measure_named(er_measure_facts_of((er_measure)i)->name), i);
    assert_int_equal(er_measure_named("none"), ER_MEASURE_COUNT);
    assert_string_equal(er_measure_facts_of(ER_MEASURE_COUNT)->name, "");
}

/* Two cliques of five and three with a bridge, one node apart. */
static void communities_are_the_cliques(void **state)
{
    (void)state;
    er_network *network = graph_new(9);
    for (uint32_t i = 0; i < 3; i++)
        for (uint32_t k = 0; k < i; k++)
            graph_link(network, k, i, 4);
    for (uint32_t i = 3; i < 8; i++)
        for (uint32_t k = 3; k < i; k++)
            graph_link(network, k, i, i == 7 && k == 6 ? 9 : 4);
    graph_link(network, 2, 3, 1);
    graph_relation(network, 6, 7, 3, ER_ACCUSE);
    graph_relation(network, 2, 7, 3, ER_ACCUSE);
    assert_int_equal(er_network_sort(network, NULL), ER_OK);
    er_communities *communities = NULL;
    assert_int_equal(er_communities_find(&communities, network, NULL, NULL), ER_OK);
    const uint32_t expected[] = {1, 1, 1, 0, 0, 0, 0, 0, 2};
    assert_int_equal(er_communities_count(communities), 3);
    assert_memory_equal(er_communities_membership(communities), expected, sizeof expected);
    const er_community *five = er_communities_get(communities, 0);
    assert_int_equal(five->size, 5);
    assert_true(five->inside == 45 && five->outside == 1 && five->density == 1);
    assert_int_equal(five->members[0], 6);
    assert_int_equal(five->members[1], 7);
    assert_int_equal(five->link_count, 5);
    assert_int_equal(network->links[five->links[0]].weight, 9);
    assert_int_equal(five->classes[ER_ACCUSE], 3);
    const er_community *apart = er_communities_get(communities, 2);
    assert_true(apart->size == 1 && apart->members[0] == 8 && apart->inside == 0);
    /* sum over communities of inside / m - (strength / 2m)^2, m = 58 */
    double m = 58, q = 45 / m - pow(91 / (2 * m), 2) + 12 / m - pow(25 / (2 * m), 2);
    assert_true(fabs(er_communities_modularity(communities) - q) < 1e-12);
    er_communities_free(communities);
    assert_int_equal(er_network_measure(network, NULL, NULL), ER_OK);
    assert_int_equal(network->nodes[0].community, 1);
    assert_true(fabs(network->facts.modularity - q) < 1e-8);
    er_network_free(network);
}

static void communities_repeat_and_leave_conflict_out(void **state)
{
    (void)state;
    er_network *network = graph_random(400, 3);
    er_communities *first = NULL, *second = NULL;
    assert_int_equal(er_communities_find(&first, network, NULL, NULL), ER_OK);
    assert_int_equal(er_communities_find(&second, network, NULL, NULL), ER_OK);
    assert_memory_equal(er_communities_membership(first), er_communities_membership(second),
                        400 * sizeof(uint32_t));
    for (uint32_t i = 1; i < er_communities_count(first); i++)
        assert_true(er_communities_get(first, i)->size <= er_communities_get(first, i - 1)->size);
    er_communities_free(first);
    er_communities_free(second);
    er_network_free(network);
    network = graph_new(4);
    graph_relation(network, 0, 1, 1, ER_AID);
    graph_relation(network, 2, 3, 1, ER_AID);
    graph_relation(network, 1, 2, 50, ER_ASSAULT);
    er_measure_options options = {.kind = ER_RELATION};
    assert_int_equal(er_communities_find(&first, network, &options, NULL), ER_OK);
    assert_int_equal(er_communities_count(first), 2);
    assert_int_equal(er_communities_membership(first)[1], 0);
    er_communities_free(first);
    er_network_free(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_those_of_networkx),
        cmocka_unit_test(a_star_has_its_closed_forms),
        cmocka_unit_test(a_path_has_its_closed_forms),
        cmocka_unit_test(complete_graphs_and_cycles_are_even),
        cmocka_unit_test(the_smallest_networks_have_values),
        cmocka_unit_test(unweighted_means_every_link_counts_one),
        cmocka_unit_test(relations_of_all_classes_add_up),
        cmocka_unit_test(large_networks_are_sampled_and_say_so),
        cmocka_unit_test(the_number_of_threads_changes_nothing),
        cmocka_unit_test(every_long_measure_can_be_stopped),
        cmocka_unit_test(ranks_are_stable_and_leave_the_undefined_for_last),
        cmocka_unit_test(measures_are_found_by_name),
        cmocka_unit_test(communities_are_the_cliques),
        cmocka_unit_test(communities_repeat_and_leave_conflict_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
