/* Filters: what each leaves, and that they add up. */
#include "graph_fixture.h"

#include <math.h>

#include "ergraph/filter.h"

static er_month *months_of(er_network *network, const er_month *months, uint32_t count)
{
    er_month *copy = er_arena_alloc(&network->arena, count * sizeof *copy);
    memcpy(copy, months, count * sizeof *copy);
    return copy;
}

/* 0 - 1 - 2 - 3 in a row with weights 5, 3, 1; 4 a state beside 0; 5 alone; relations 0 -> 1. */
static er_network *sample(void)
{
    er_network *network = graph_new(6);
    network->nodes[4].type = ER_STATE;
    er_link *dated = graph_link(network, 0, 1, 5);
    dated->documents = 4;
    dated->npmi = 0.5;
    dated->first = "2024-12-20";
    dated->last = "2025-02-03";
    const er_month months[] = {{2024 * 12 + 11, 1, 1}, {2025 * 12, 2, 2}, {2025 * 12 + 1, 2, 1}};
    dated->months = months_of(network, months, 3);
    dated->month_count = 3;
    static const char *const days[] = {"2024-12-20", "2025-01-15", "2025-02-03"};
    dated->evidence = er_arena_alloc_zero(&network->arena, 3, sizeof *dated->evidence);
    dated->evidence_count = 3;
    for (uint32_t i = 0; i < 3; i++)
        dated->evidence[i] = (er_evidence){.doc = "d", .date = days[i], .text = days[i]};
    graph_link(network, 1, 2, 3);
    graph_link(network, 2, 3, 1);
    graph_link(network, 0, 4, 2);
    graph_relation(network, 0, 1, 2, ER_ACCUSE);
    graph_relation(network, 0, 1, 1, ER_AID);
    graph_relation(network, 2, 4, 4, ER_MEMBER);
    assert_int_equal(er_network_sort(network, NULL), ER_OK);
    network->facts.hidden_links = 10;
    return network;
}

static er_network *filtered(const er_network *network, er_filter filter)
{
    er_network *part = NULL;
    er_error error = {0};
    if (er_network_filter(network, &filter, &part, &error) != ER_OK)
        fail_msg("%s", error.message);
    return part;
}

static void check_part(er_filter filter, uint32_t nodes, uint32_t links)
{
    er_network *network = sample();
    er_network *part = filtered(network, filter);
    const er_network_facts *facts = er_network_facts_of(part);
    if (part->node_count != nodes || part->link_count != links)
        fail_msg("%u nodes and %u links, not %u and %u", part->node_count, part->link_count, nodes,
                 links);
    assert_int_equal(facts->hidden_nodes, 6 - nodes);
    assert_int_equal(facts->hidden_links, 10 + 7 - links);
    for (uint32_t i = 0; i < part->link_count; i++)
        assert_true(part->links[i].source < nodes && part->links[i].target < nodes);
    er_network_free(network);
    er_network_free(part); /* after the whole: it owns all that it holds */
}

static void each_filter_leaves_what_it_says(void **state)
{
    (void)state;
    check_part((er_filter){0}, 6, 7);
    check_part((er_filter){.types = ER_TYPE_BIT(ER_PERSON)}, 5, 5);
    check_part((er_filter){.kinds = ER_KIND_BIT(ER_COOCCURRENCE)}, 5, 4);
    check_part((er_filter){.kinds = ER_KIND_BIT(ER_RELATION)}, 4, 3);
    check_part((er_filter){.classes = ER_CLASS_BIT(ER_AID) | ER_CLASS_BIT(ER_MEMBER)}, 4, 2);
    check_part((er_filter){.signs = ER_SIGN_BIT(-1)}, 2, 1);
    check_part((er_filter){.signs = ER_SIGN_BIT(-1), .kinds = 3}, 5, 5);
    check_part((er_filter){.min_weight = 3}, 4, 3);
    check_part((er_filter){.min_documents = 2}, 2, 1);
    check_part((er_filter){.types = ER_TYPE_BIT(ER_PERSON), .min_weight = 2, .kinds = 1}, 3, 2);
}

static void egos_reach_as_far_as_told(void **state)
{
    (void)state;
    const char *const ego[] = {"node 3"};
    const char *const state_node[] = {"person-00004"};
    check_part((er_filter){.egos = ego, .ego_count = 1}, 2, 1);
    check_part((er_filter){.egos = ego, .ego_count = 1, .depth = 2}, 4, 4 - 1);
    check_part((er_filter){.egos = ego, .ego_count = 1, .depth = 9}, 5, 7);
    check_part((er_filter){.egos = ego, .ego_count = 1, .min_weight = 2}, 1, 0);
    /* an ego of another type stays, with its links */
    check_part((er_filter){.egos = state_node, .ego_count = 1, .types = ER_TYPE_BIT(ER_PERSON)}, 3,
               2);
    er_network *network = sample(), *part = NULL;
    const char *const nobody[] = {"nobody"};
    er_filter filter = {.egos = nobody, .ego_count = 1};
    assert_int_equal(er_network_filter(network, &filter, &part, NULL), ER_NOT_FOUND);
    assert_null(part);
    er_network_free(network);
}

static void dates_cut_weights_months_and_evidence(void **state)
{
    (void)state;
    er_network *network = sample();
    er_network *part = filtered(network, (er_filter){.from = "2025-01-20", .to = "2025"});
    assert_int_equal(part->link_count, 1);
    const er_link *link = &part->links[0];
    assert_int_equal(link->weight, 4);
    assert_int_equal(link->documents, 3);
    assert_int_equal(link->month_count, 2);
    assert_string_equal(link->first, "2025-01");
    assert_string_equal(link->last, "2025-02-03");
    assert_int_equal(link->evidence_count, 1);
    assert_string_equal(link->evidence[0].date, "2025-02-03");
    assert_true(isnan(link->npmi));
    assert_int_equal(network->links[0].month_count, 3); /* the whole is as it was */
    er_network_free(part);
    part = filtered(network, (er_filter){.to = "2025-01"});
    assert_int_equal(part->links[0].weight, 3);
    assert_int_equal(part->links[0].evidence_count, 2);
    er_network_free(part);
    part = filtered(network, (er_filter){.from = "2024-12-20", .to = "2025-02-03"});
    assert_true(part->links[0].npmi == 0.5);
    er_network_free(part);
    er_filter wrong = {.from = "yesterday"};
    assert_int_equal(er_network_filter(network, &wrong, &part, NULL), ER_BAD_ARGUMENT);
    er_network_free(network);
}

static void the_top_is_taken_of_what_is_left(void **state)
{
    (void)state;
    er_network *network = sample();
    er_network *part =
        filtered(network, (er_filter){.top = 2, .top_by = ER_MEASURE_STRENGTH, .kinds = 3});
    assert_int_equal(part->node_count, 2);
    assert_string_equal(part->nodes[0].id, "person-00000");
    assert_string_equal(part->nodes[1].id, "person-00001");
    assert_int_equal(part->link_count, 3);
    assert_int_equal(er_network_facts_of(part)->hidden_nodes, 4);
    er_network_free(part);
    part = filtered(network, (er_filter){.top = 1,
                                         .top_by = ER_MEASURE_STRENGTH,
                                         .kinds = ER_KIND_BIT(ER_RELATION),
                                         .signs = ER_SIGN_BIT(0)});
    assert_string_equal(part->nodes[0].id, "person-00002");
    er_network_free(part);
    er_network_free(network);
}

/* Two hubs with many leaves each and one link between two leaves: chance explains leaf to hub, it
   does not explain leaf to leaf. */
static er_network *hubs(uint64_t documents)
{
    er_network *network = graph_new(42);
    for (uint32_t i = 2; i < 42; i++) {
        graph_link(network, 0, i, 10);
        graph_link(network, 1, i, 10);
    }
    graph_link(network, 2, 3, 9);
    graph_link(network, 0, 1, 1);
    graph_relation(network, 4, 5, 1, ER_AID);
    assert_int_equal(er_network_sort(network, NULL), ER_OK);
    network->facts.documents = documents;
    return network;
}

static const er_link *link_of(const er_network *network, const char *id)
{
    for (uint32_t i = 0; i < network->link_count; i++)
        if (strcmp(network->links[i].id, id) == 0)
            return &network->links[i];
    return NULL;
}

static uint32_t reached_from_first(const er_network *network)
{
    bool seen[64] = {true};
    for (uint32_t round = 0; round < network->node_count; round++)
        for (uint32_t i = 0; i < network->link_count; i++) {
            const er_link *link = &network->links[i];
            if (link->kind == ER_COOCCURRENCE && (seen[link->source] || seen[link->target]))
                seen[link->source] = seen[link->target] = true;
        }
    uint32_t count = 0;
    for (uint32_t i = 0; i < network->node_count; i++)
        count += seen[i];
    return count;
}

static void a_backbone_keeps_the_surprising_and_loses_nobody(void **state)
{
    (void)state;
    er_network *network = hubs(100);
    static const er_backbone backbones[] = {ER_BACKBONE_NOISE_CORRECTED, ER_BACKBONE_DISPARITY};
    for (size_t i = 0; i < 2; i++) {
        er_network *part = filtered(network, (er_filter){.backbone = backbones[i]});
        assert_int_equal(part->node_count, 42);
        assert_true(part->link_count < network->link_count);
        assert_int_equal(reached_from_first(part), 42);
        assert_non_null(link_of(part, "aid--person-00004--person-00005"));
        assert_null(link_of(part, "cooccurrence--person-00000--person-00001"));
        er_network_free(part);
    }
    er_network *part = filtered(network, (er_filter){.backbone = ER_BACKBONE_NOISE_CORRECTED});
    assert_non_null(link_of(part, "cooccurrence--person-00002--person-00003"));
    er_network_free(part);
    er_network_free(network);
}

static void few_documents_are_not_filtered_unless_asked(void **state)
{
    (void)state;
    er_network *network = hubs(ER_BACKBONE_DOCUMENTS - 1);
    er_network *part = filtered(network, (er_filter){.backbone = ER_BACKBONE_AUTO});
    assert_int_equal(part->link_count, network->link_count);
    er_network_free(part);
    network->facts.documents = ER_BACKBONE_DOCUMENTS;
    part = filtered(network, (er_filter){.backbone = ER_BACKBONE_AUTO});
    assert_true(part->link_count < network->link_count);
    er_network_free(part);
    er_network_free(network);
    assert_int_equal(er_backbone_named("disparity"), ER_BACKBONE_DISPARITY);
    assert_int_equal(er_backbone_named("other"), ER_BACKBONE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_filter_leaves_what_it_says),
        cmocka_unit_test(egos_reach_as_far_as_told),
        cmocka_unit_test(dates_cut_weights_months_and_evidence),
        cmocka_unit_test(the_top_is_taken_of_what_is_left),
        cmocka_unit_test(a_backbone_keeps_the_surprising_and_loses_nobody),
        cmocka_unit_test(few_documents_are_not_filtered_unless_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
