/* From documents to the network: counts, evidence, order. */
#include "network_fixture.h"

#include "base/date.h"
#include "base/number.h"
#include "network/association.h"

#include <locale.h>

#define ANNA_ID "person-anna"
#define BOB_ID "person-bob"
#define COSTA_ID "state-costa"

static void sentences_and_documents_are_counted(void **state)
{
    (void)state;
    er_document *documents[] = {
        fixture_document("d1", "2025-08-24", "A A B. B A. C. A C."),
        fixture_document("d2", "2025-09-01T10:00:00Z", "A B Y."),
        fixture_document("d3", NULL, "x. y."),
    };
    er_network *network = fixture_network(documents, 3, NULL);
    assert_int_equal(network->node_count, 3); /* no place, nobody who is not named */
    const er_link *link = fixture_link(network, ANNA_ID, BOB_ID, ER_CLASS_COUNT);
    assert_non_null(link);
    assert_string_equal(link->id, "cooccurrence--person-anna--person-bob");
    assert_int_equal(link->weight, 3);
    assert_int_equal(link->documents, 2);
    assert_string_equal(link->first, "2025-08-24");
    assert_string_equal(link->last, "2025-09-01");
    assert_int_equal(link->month_count, 2);
    assert_int_equal(link->months[0].month, 2025 * 12 + 7);
    assert_int_equal(link->months[0].weight, 2);
    assert_int_equal(link->months[0].documents, 1);
    const er_node *anna = &network->nodes[fixture_node(network, ANNA_ID)];
    assert_int_equal(anna->mentions, 5);
    assert_int_equal(anna->documents, 2);
    assert_int_equal(anna->alias_count, 3);
    assert_string_equal(anna->aliases[0], "Anna");
    assert_string_equal(anna->aliases[1], "Zed");
    const er_network_facts *facts = er_network_facts_of(network);
    assert_int_equal(facts->documents, 3);
    assert_int_equal(facts->sentences, 7);
    assert_int_equal(facts->mentions, 5 + 3 + 2);
    assert_string_equal(facts->first, "2025-08-24");
    /* 7 sentences: both in 3, Anna in 4, Bob in 3 */
    er_cooccurrence_counts counts = {.both = 3, .a = 4, .b = 3, .total = 7};
    assert_true(fabs(link->npmi - er_association_npmi(&counts)) < 1e-8);
    assert_true(fabs(link->g2 - er_association_g2(&counts)) < 1e-8);
    er_network_free(network);
}

static void association_has_its_known_values(void **state)
{
    (void)state;
    er_cooccurrence_counts independent = {.both = 10, .a = 20, .b = 50, .total = 100};
    assert_true(fabs(er_association_npmi(&independent)) < 1e-12);
    assert_true(fabs(er_association_g2(&independent)) < 1e-9);
    er_cooccurrence_counts always = {.both = 10, .a = 10, .b = 10, .total = 100};
    assert_true(fabs(er_association_npmi(&always) - 1) < 1e-12);
    /* Dunning 1993, table 1: "the swiss" 110, 2442, 111, 29114 gives 270.72 */
    er_cooccurrence_counts swiss = {
        .both = 110, .a = 110 + 2442, .b = 110 + 111, .total = 110 + 2442 + 111 + 29114};
    assert_true(fabs(er_association_g2(&swiss) - 270.72) < 0.01);
}

static void the_window_decides_what_is_together(void **state)
{
    (void)state;
    const char *text = "A. B. |C A.";
    er_network_options options = er_network_options_default();
    uint32_t expected[ER_WINDOW_COUNT][2] = {{0, 1}, {1, 1}, {1, 1}};
    for (unsigned window = 0; window < ER_WINDOW_COUNT; window++) {
        options.window = (er_window)window;
        er_document *document = fixture_document("d", NULL, text);
        er_network *network = fixture_network(&document, 1, &options);
        const er_link *bob = fixture_link(network, ANNA_ID, BOB_ID, ER_CLASS_COUNT);
        const er_link *costa = fixture_link(network, ANNA_ID, COSTA_ID, ER_CLASS_COUNT);
        assert_int_equal(bob ? bob->weight : 0, expected[window][0]);
        assert_int_equal(costa ? costa->weight : 0, expected[window][1]);
        assert_int_equal(network->facts.window, window);
        if (window == ER_WINDOW_PARAGRAPH)
            assert_string_equal(bob->evidence[0].text, "A.  B.");
        bool together = fixture_link(network, BOB_ID, COSTA_ID, ER_CLASS_COUNT) != NULL;
        assert_int_equal(together, window == ER_WINDOW_DOCUMENT);
        er_network_free(network);
    }
}

static void types_that_are_asked_for_become_nodes(void **state)
{
    (void)state;
    er_network_options options = er_network_options_default();
    options.types = ER_TYPE_BIT(ER_PLACE) | ER_TYPE_BIT(ER_PERSON);
    er_document *document = fixture_document("d", NULL, "A C Y.");
    er_network *network = fixture_network(&document, 1, &options);
    assert_int_equal(network->node_count, 2);
    assert_int_equal(network->link_count, 1);
    assert_string_equal(network->links[0].id, "cooccurrence--person-anna--place-city");
    er_network_free(network);
}

static void relations_are_told_apart_by_class_and_direction(void **state)
{
    (void)state;
    er_document *document = fixture_document("d", "2024-02-03", "A B. A B. B A.");
    fixture_relate(document, 0, ANNA, BOB, ER_ACCUSE, "blame");
    fixture_relate(document, 1, ANNA, BOB, ER_ACCUSE, "accuse")->modality = ER_CLAIMED;
    fixture_relate(document, 2, ANNA, BOB, ER_ACCUSE, "accuse")->modality = ER_CLAIMED;
    fixture_relate(document, 2, BOB, ANNA, ER_ACCUSE, "blame");
    fixture_relate(document, 0, BOB, ANNA, ER_CONSULT, "meet");
    fixture_relate(document, 1, ANNA, BOB, ER_CONSULT, "call");
    fixture_relate(document, 1, ANNA, BOB, ER_STATEMENT, "say");
    fixture_relate(document, 1, COSTA, BOB, ER_AID, "help"); /* no mention of Costa: no node */
    er_relation *role = fixture_relate(document, 0, ANNA, BOB, ER_ROLE, NULL);
    role->role = "minister";
    er_network *network = fixture_network(&document, 1, NULL);
    assert_int_equal(network->link_count, 1 + 4);
    const er_link *accuse = fixture_link(network, ANNA_ID, BOB_ID, ER_ACCUSE);
    assert_int_equal(accuse->weight, 3);
    assert_int_equal(accuse->documents, 1);
    assert_int_equal(accuse->predicate_count, 2);
    assert_string_equal(accuse->predicates[0], "accuse");
    assert_int_equal(accuse->modality, ER_CLAIMED);
    assert_int_equal(accuse->polarity, -1);
    assert_true(accuse->score == -2);
    assert_non_null(fixture_link(network, BOB_ID, ANNA_ID, ER_ACCUSE));
    const er_link *consult = fixture_link(network, ANNA_ID, BOB_ID, ER_CONSULT);
    assert_int_equal(consult->weight, 2);
    assert_string_equal(consult->predicates[0], "call"); /* of equals the first by bytes */
    assert_string_equal(fixture_link(network, ANNA_ID, BOB_ID, ER_ROLE)->roles[0], "minister");
    er_network_free(network);
}

/* Six documents in two orders. */
static er_network *ordered(bool forward, er_document **documents, size_t count,
                           const er_network_options *options)
{
    for (size_t i = 0; !forward && i < count / 2; i++) {
        er_document *swap = documents[i];
        documents[i] = documents[count - 1 - i];
        documents[count - 1 - i] = swap;
    }
    return fixture_network(documents, count, options);
}

static char *many_documents(bool forward, const er_network_options *options)
{
    er_document *documents[40];
    for (uint32_t i = 0; i < 40; i++) {
        char id[16], date[16];
        snprintf(id, sizeof id, "doc %u", i * 7 % 40);
        snprintf(date, sizeof date, "2025-%02u-%02u", i * 5 % 12 + 1, i % 28 + 1);
        documents[i] = fixture_document(id, i % 6 ? date : NULL, i % 2 ? "A B C." : "B U. A C.");
        for (uint32_t k = 0; k < documents[i]->mention_count; k++)
            documents[i]->mentions[k].confidence = (float)(i * 3 % 4) / 4;
        fixture_relate(documents[i], 0, BOB, i % 2 ? ANNA : UNION, i % 3 ? ER_CONSULT : ER_REJECT,
                       i % 5 ? "one" : "two");
    }
    er_network *network = ordered(forward, documents, 40, options);
    char *json = fixture_json(network);
    er_network_free(network);
    return json;
}

static void the_order_of_documents_does_not_matter(void **state)
{
    (void)state;
    er_network_options options = er_network_options_default();
    for (options.evidence = 0; options.evidence < 50; options.evidence += 7) {
        char *forward = many_documents(true, &options), *backward = many_documents(false, &options);
        assert_string_equal(forward, backward);
        free(forward);
        free(backward);
    }
}

static void the_best_evidence_is_kept(void **state)
{
    (void)state;
    er_document *documents[] = {
        fixture_document("late", "2025-03-01", "A B 1."),
        fixture_document("none", NULL, "A B 2."),
        fixture_document("early", "2025-01-01", "A B 3."),
        fixture_document("sure", "2025-09-01", "A B 4."),
    };
    documents[3]->mentions[0].confidence = documents[3]->mentions[1].confidence = 1.0f;
    er_network_options options = er_network_options_default();
    options.evidence = 3;
    er_network *network = fixture_network(documents, 4, &options);
    const er_link *link = &network->links[0];
    assert_int_equal(link->weight, 4);
    assert_int_equal(link->evidence_count, 3);
    assert_string_equal(link->evidence[0].text, "A B 4.");
    assert_string_equal(link->evidence[1].doc, "early");
    assert_string_equal(link->evidence[2].date, "2025-03-01");
    assert_int_equal(link->evidence[0].source_start, 0);
    assert_int_equal(link->evidence[0].target_end, 3);
    er_network_free(network);
}

static void what_was_written_reads_back_to_the_same_bytes(void **state)
{
    (void)state;
    er_network_options options = er_network_options_default();
    char *json = many_documents(true, &options);
    er_network *network = NULL;
    er_error error = {0};
    if (er_network_read(&network, json, strlen(json), &error) != ER_OK)
        fail_msg("%s at byte %llu", error.message, (unsigned long long)error.byte);
    char *again = fixture_json(network);
    assert_string_equal(again, json);
    er_network_free(network);
    free(json);
    free(again);
}

static void no_text_can_break_out_of_a_page(void **state)
{
    (void)state;
    er_document *document = fixture_document("</script>", NULL, "A B </script>\x01\\.");
    er_network *network = fixture_network(&document, 1, NULL);
    network->nodes[0].label = "bad \xFF byte";
    network->nodes[1].pagerank = NAN;
    network->nodes[1].x = INFINITY;
    char *json = fixture_json(network);
    assert_null(strchr(json, '<'));
    assert_non_null(strstr(json, "\\u003c/script>\\u0001\\\\."));
    assert_non_null(strstr(json, "bad \xEF\xBF\xBD byte"));
    assert_null(strstr(json, "nan"));
    assert_null(strstr(json, "null"));
    er_network_free(network);
    free(json);
}

static void check_refused(const char *json, uint64_t line)
{
    er_network *network = NULL;
    er_error error = {0};
    assert_int_equal(er_network_read(&network, json, strlen(json), &error), ER_BAD_FORMAT);
    assert_null(network);
    if (error.line != line)
        fail_msg("line %llu, not %llu: %s: %s", (unsigned long long)error.line,
                 (unsigned long long)line, error.message, json);
}

static void broken_networks_are_refused_with_their_place(void **state)
{
    (void)state;
#define NODES "\"nodes\":[{\"id\":\"a\",\"type\":\"person\"},{\"id\":\"b\",\"type\":\"state\"}],\n"
#define LINK(end) "\"links\":[{\"source\":\"a\",\"target\":\"" end "\",\"kind\":\"cooccurrence\""
    check_refused("", 1);
    check_refused("[]", 1);
    check_refused("{\"nodes\":[]}", 1);
    check_refused("{" NODES LINK("b") "}]} x", 2);
    check_refused("{" NODES LINK("b") "}]", 2);
    check_refused("{" NODES LINK("c") "}]}", 2);
    check_refused("{" NODES LINK("a") "}]}", 2);
    check_refused("{" NODES LINK("b") ",\"weight\":-1}]}", 2);
    check_refused("{" NODES LINK("b") ",\"weight\":\"1\"}]}", 2);
    check_refused("{" NODES LINK("b") ",\"weight\":1.5}]}", 2);
    check_refused("{" NODES LINK("b") ",\"weight\":NaN}]}", 2);
    check_refused("{" NODES LINK("b") ",\"evidence\":[{\"start\":5,\"end\":4}]}]}", 2);
    check_refused("{" NODES "\n" LINK("b") "} {}]}", 3);
    check_refused("{\"nodes\":[{\"id\":\"a\",\"type\":\"robot\"}],\"links\":[]}", 1);
    check_refused("{\"nodes\":[{\"id\":\"a\",\"type\":\"person\"},\n{\"id\":\"a\",\"type\":"
                  "\"person\"}],\"links\":[]}",
                  2);
    check_refused("{\"nodes\":[1],\"links\":[]}", 1);
    check_refused("{\"nodes\" [],\"links\":[]}", 1);
    check_refused("{\"nodes\":[],\"links\":[\"", 1);
    er_network *network = NULL;
    const char *least = "{\"links\":[{\"source\":\"b\",\"target\":\"a\",\"kind\":\"relation\","
                        "\"class\":\"consult\"}]," NODES "\"x\":0}";
    assert_int_equal(er_network_read(&network, least, strlen(least), NULL), ER_OK);
    assert_string_equal(network->links[0].id, "consult--a--b");
    er_network_free(network);
}

static void a_missing_file_is_named(void **state)
{
    (void)state;
    er_network *network = NULL;
    er_error error = {0};
    assert_int_equal(er_network_read_file(&network, "/nowhere/network.json", &error),
                     ER_READ_FAILED);
    assert_string_equal(error.file, "/nowhere/network.json");
    assert_int_equal(er_network_read_file(&network, "/", &error), ER_BAD_FORMAT);
}

static void numbers_are_shortest_and_know_no_locale(void **state)
{
    (void)state;
    char out[ER_NUMBER_SIZE];
    setlocale(LC_NUMERIC, "de_DE.UTF-8"); /* where it is installed */
    const struct {
        double value;
        const char *text;
    } cases[] = {{0.1, "0.1"},

                 {1.0 / 3, "0.3333333333333333"},
                 {1e21, "1e+21"},
                 {123456789, "123456789"},
                 {0.1 + 0.2, "0.30000000000000004"},
                 {-2.5, "-2.5"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(er_number_text(cases[i].value, out), strlen(cases[i].text));
        assert_string_equal(out, cases[i].text);
    }
    assert_true(er_number_round(2.0 / 3, 9) == 0.666666667);
    assert_true(er_number_round(-1e-7 / 3, 2) == -3.3e-8);
    assert_true(er_number_round(123456789, 3) == 123456789); /* whole numbers are counts */
    assert_true(isnan(er_number_round(NAN, 9)));
    er_number_text_float(0.9f, out);
    assert_string_equal(out, "0.9");
    er_number_text_float(1.0f / 3, out);
    assert_string_equal(out, "0.33333334");
    setlocale(LC_NUMERIC, "C");
}

static void dates_are_days_that_sort(void **state)
{
    (void)state;
    char out[ER_DATE_SIZE];
    assert_int_equal(er_date_parse("2025-08-24T10:00:00Z"), 20250824);
    assert_int_equal(er_date_parse("2025-08"), 20250800);
    assert_int_equal(er_date_parse("2025"), 20250000);
    assert_int_equal(er_date_parse("2025-13-01"), 20250000);
    assert_int_equal(er_date_parse("2025-02-31"), 20250200);
    assert_int_equal(er_date_parse("24 Aug 2025"), 0);
    assert_int_equal(er_date_parse(NULL), 0);
    er_date_print(20250800, out);
    assert_string_equal(out, "2025-08");
    assert_int_equal(er_date_month(20250824), 2025 * 12 + 7);
    assert_int_equal(er_date_month(20250000), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_and_documents_are_counted),
        cmocka_unit_test(association_has_its_known_values),
        cmocka_unit_test(the_window_decides_what_is_together),
        cmocka_unit_test(types_that_are_asked_for_become_nodes),
        cmocka_unit_test(relations_are_told_apart_by_class_and_direction),
        cmocka_unit_test(the_order_of_documents_does_not_matter),
        cmocka_unit_test(the_best_evidence_is_kept),
        cmocka_unit_test(what_was_written_reads_back_to_the_same_bytes),
        cmocka_unit_test(no_text_can_break_out_of_a_page),
        cmocka_unit_test(broken_networks_are_refused_with_their_place),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(numbers_are_shortest_and_know_no_locale),
        cmocka_unit_test(dates_are_days_that_sort),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
