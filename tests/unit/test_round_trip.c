/* A network that was written and read back is exported to the same bytes, in every format that
   keeps its places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../formats/sample_network.h"
#include "ergraph/export.h"

/* free() it. */
static char *exported(const er_network *network, const char *format, size_t *length)
{
    er_writer *writer = NULL;
    er_error error = {0};
    assert_int_equal(er_writer_new_memory(&writer, NULL), ER_OK);
    if (er_export(network, format, NULL, writer, &error) != ER_OK)
        fail_msg("%s: %s", format, error.message);
    assert_int_equal(er_writer_finish(writer, NULL), ER_OK);
    const char *data = er_writer_memory(writer, length);
    char *copy = malloc(*length + 1);
    assert_non_null(copy);
    memcpy(copy, data, *length + 1);
    er_writer_free(writer);
    return copy;
}

static void check_format(const er_network *network, const er_network *again, const char *format)
{
    size_t length, length_again;
    char *first = exported(network, format, &length);
    char *second = exported(again, format, &length_again);
    if (length != length_again || memcmp(first, second, length) != 0)
        fail_msg("%s differs", format);
    free(first);
    free(second);
}

static void check_round_trip(er_network *network)
{
    static const char *const formats[] = {"csv", "csv-nodes", "adjacency", "json"};
    assert_int_equal(er_network_sort(network, NULL), ER_OK);
    size_t length;
    er_network *again = NULL;
    er_error error = {0};
    char *json = exported(network, "json", &length);
    if (er_network_read(&again, json, length, &error) != ER_OK)
        fail_msg("%s at byte %llu", error.message, (unsigned long long)error.byte);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        check_format(network, again, formats[i]);
    assert_int_equal(again->facts.tokens, network->facts.tokens);
    er_network_free(again);
    er_network_free(network);
    free(json);
}

static void news_comes_back_as_it_was(void **state)
{
    (void)state;
    check_round_trip(sample_news(200, 900));
}

static void hostile_names_come_back_as_they_were(void **state)
{
    (void)state;
    check_round_trip(sample_hostile());
}

static void an_empty_network_comes_back(void **state)
{
    (void)state;
    er_network *network = NULL;
    assert_int_equal(er_network_new(&network, NULL), ER_OK);
    check_round_trip(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(news_comes_back_as_it_was),
        cmocka_unit_test(hostile_names_come_back_as_they_were),
        cmocka_unit_test(an_empty_network_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
