/* The table of formats, the diagram's text and the sink: what other programs are not needed for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cjson/cJSON.h>
#include <pthread.h>

#include "base/utf8.h"
#include "draw/graphviz.h"
#include "ergraph/export.h"
#include "formats/sample_network.h"

static char *export(const er_network *network, const char *format, const er_export_options *options)
{
    er_writer *writer = NULL;
    er_error error = {0};
    size_t length = 0;
    assert_int_equal(er_writer_new_memory(&writer, &error), ER_OK);
    er_status status = er_export(network, format, options, writer, &error);
    if (status != ER_OK)
        fail_msg("%s: %s", format, error.message);
    char *copy = strdup(er_writer_memory(writer, &length));
    assert_non_null(copy);
    er_writer_free(writer);
    return copy;
}

static uint32_t count_of(const char *text, const char *part)
{
    uint32_t count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

static void test_formats_are_found_by_name(void **state)
{
    (void)state;
    uint32_t count = 0;
    const er_export_format *formats = er_export_formats(&count);
    assert_true(count >= 3);
    for (uint32_t i = 0; i < count; i++)
        assert_ptr_equal(er_export_format_named(formats[i].name), &formats[i]);
    assert_null(er_export_format_named("no such format"));
}

static void test_unknown_format_is_refused(void **state)
{
    (void)state;
    er_network *network = sample_news(5, 6);
    er_writer *writer = NULL;
    er_error error = {0};
    assert_int_equal(er_writer_new_memory(&writer, NULL), ER_OK);
    assert_int_equal(er_export(network, "docx", NULL, writer, &error), ER_NOT_FOUND);
    assert_non_null(strstr(error.message, "docx"));
    er_writer_free(writer);
    er_network_free(network);
}

static bool refuse(void *context, const char *data, size_t length)
{
    (void)context;
    (void)data;
    (void)length;
    return false;
}

static void test_lost_output_is_an_error(void **state)
{
    (void)state;
    uint32_t count = 0;
    const er_export_format *formats = er_export_formats(&count);
    er_network *network = sample_news(30, 90);
    for (uint32_t i = 0; i < count; i++) {
        er_writer *writer = NULL;
        assert_int_equal(er_writer_new_function(&writer, refuse, NULL, NULL), ER_OK);
        er_status status = er_export(network, formats[i].name, NULL, writer, NULL);
        if (status == ER_OK)
            status = er_writer_finish(writer, NULL);
        assert_int_equal(status, ER_WRITE_FAILED);
        er_writer_free(writer);
    }
    er_network_free(network);
}

static void test_every_format_has_the_same_bytes_twice(void **state)
{
    (void)state;
    uint32_t count = 0;
    const er_export_format *formats = er_export_formats(&count);
    er_network *network = sample_news(40, 150);
    assert_int_equal(er_network_layout(network, NULL, NULL), ER_OK);
    for (uint32_t i = 0; i < count; i++) {
        if (formats[i].binary)
            continue;
        char *first = export(network, formats[i].name, NULL);
        char *second = export(network, formats[i].name, NULL);
        assert_string_equal(first, second);
        free(first);
        free(second);
    }
    er_network_free(network);
}

static void test_layout_repeats(void **state)
{
    (void)state;
    const uint32_t sizes[] = {30, 300}; /* both engines */
    for (int i = 0; i < 2; i++) {
        er_network *one = sample_news(sizes[i], 4 * sizes[i]);
        er_network *two = sample_news(sizes[i], 4 * sizes[i]);
        assert_int_equal(er_network_layout(one, NULL, NULL), ER_OK);
        assert_int_equal(er_network_layout(two, NULL, NULL), ER_OK);
        for (uint32_t n = 0; n < one->node_count; n++) {
            assert_true(one->nodes[n].x == two->nodes[n].x);
            assert_true(one->nodes[n].y == two->nodes[n].y);
        }
        er_network_free(one);
        er_network_free(two);
    }
}

static void test_svg_shows_every_node_once(void **state)
{
    (void)state;
    er_network *network = sample_news(25, 100);
    char *svg = export(network, "svg", NULL);
    assert_int_equal(count_of(svg, "class=\"node "), 25);
    assert_non_null(strstr(svg, "<title id=\"title\">"));
    assert_non_null(strstr(svg, "<desc id=\"description\">"));
    assert_non_null(strstr(svg, "id=\"person-00010\""));
    assert_non_null(strstr(svg, "mentioned together in"));
    free(svg);
    er_network_free(network);
}

static void test_svg_of_hostile_names_has_no_markup_of_theirs(void **state)
{
    (void)state;
    er_network *network = sample_hostile();
    char *svg = export(network, "svg", NULL);
    assert_null(strstr(svg, "<script"));
    assert_null(strstr(svg, "href"));
    assert_null(strstr(svg, "]]>"));
    assert_int_equal(count_of(svg, "</svg>"), 1);
    assert_non_null(strstr(svg, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    for (const char *c = svg; *c; c++)
        assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    free(svg);
    er_network_free(network);
}

static void test_large_networks_are_drawn_in_part(void **state)
{
    (void)state;
    er_network *network = sample_news(120, 500);
    er_export_options options = {.draw = {.max_nodes = 20, .max_labels = 5, .title = "T<i>tle"}};
    char *svg = export(network, "svg", &options);
    assert_in_range(count_of(svg, "class=\"node "), 15, 20); /* less those who lost all links */
    assert_non_null(strstr(svg, "with less weight are not drawn"));
    assert_non_null(strstr(svg, "only the top 5 are named"));
    assert_non_null(strstr(svg, "T&lt;i&gt;tle"));
    free(svg);
    er_network_free(network);
}

static void test_every_node_gets_a_place(void **state)
{
    (void)state;
    er_network *network = sample_news(200, 150); /* many without a link */
    er_draw_options options = {.max_nodes = 50};
    assert_int_equal(er_network_layout(network, &options, NULL), ER_OK);
    for (uint32_t i = 0; i < network->node_count; i++)
        assert_true(isfinite(network->nodes[i].x) && isfinite(network->nodes[i].y));
    er_network_free(network);
}

static void test_drawn_nodes_do_not_overlap(void **state)
{
    (void)state;
    er_network *network = sample_news(60, 200);
    assert_int_equal(er_network_layout(network, NULL, NULL), ER_OK);
    for (uint32_t i = 0; i < 60; i++) {
        for (uint32_t j = i + 1; j < 60; j++) {
            const er_node *a = &network->nodes[i], *b = &network->nodes[j];
            assert_true(hypot(a->x - b->x, a->y - b->y) > 10);
        }
    }
    er_network_free(network);
}

static void test_an_empty_network_is_drawn(void **state)
{
    (void)state;
    er_network *network = NULL;
    assert_int_equal(er_network_new(&network, NULL), ER_OK);
    assert_int_equal(er_network_layout(network, NULL, NULL), ER_OK);
    char *svg = export(network, "svg", NULL);
    assert_non_null(strstr(svg, "An empty network"));
    free(svg);
    er_network_free(network);
}

/* Labels of any bytes at all: every text format stays what its parser reads. */
static er_network *random_names(uint64_t *state)
{
    er_network *network = sample_news(12, 30);
    for (uint32_t i = 0; i < network->node_count; i++) {
        char text[24];
        size_t length = sample_random(state) % sizeof text;
        for (size_t c = 0; c < length; c++)
            text[c] = (char)(1 + sample_random(state) % 255);
        text[length < sizeof text ? length : sizeof text - 1] = '\0';
        network->nodes[i].label = network->nodes[i].aliases[0] = sample_copy(network, text);
    }
    return network;
}

static void expect_json_nodes(const er_network *network, const char *format, const char *holder)
{
    char *text = export(network, format, NULL);
    cJSON *json = cJSON_ParseWithOpts(text, NULL, true);
    assert_non_null(json);
    const cJSON *inside = holder ? cJSON_GetObjectItem(json, holder) : json;
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(inside, "nodes")), network->node_count);
    cJSON_Delete(json);
    free(text);
}

static void expect_xml_nodes(const er_network *network, const char *format)
{
    char *text = export(network, format, NULL);
    assert_int_equal(count_of(text, "<node "), network->node_count);
    for (const char *c = text; *c; c++)
        assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    assert_int_equal(er_utf8_first_invalid(text, strlen(text)), strlen(text));
    free(text);
}

/* The data stands in the page as JSON that ends no element. */
static void expect_page_nodes(const er_network *network)
{
    static const char begin[] = "<script type=\"application/json\" id=\"data\">";
    char *text = export(network, "html", NULL);
    char *data = strstr(text, begin);
    assert_non_null(data);
    data += strlen(begin);
    char *end = strstr(data, "</script>");
    assert_non_null(end);
    *end = '\0';
    assert_null(strchr(data, '<'));
    cJSON *json = cJSON_ParseWithOpts(data, NULL, true);
    assert_non_null(json);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "nodes")), network->node_count);
    cJSON_Delete(json);
    free(text);
}

static void test_any_name_survives(void **state)
{
    (void)state;
    uint64_t random = 11;
    for (int round = 0; round < 60; round++) {
        er_network *network = random_names(&random);
        expect_json_nodes(network, "cytoscape", "elements");
        expect_json_nodes(network, "graphology", NULL);
        expect_page_nodes(network);
        expect_xml_nodes(network, "graphml");
        expect_xml_nodes(network, "gexf");
        char *dot = export(network, "dot", NULL);
        er_place places[12];
        assert_int_equal(er_graphviz_layout(dot, "nop", places, 12, NULL), ER_OK);
        free(dot);
        char *svg = export(network, "svg", NULL);
        assert_int_equal(count_of(svg, "</svg>"), 1);
        assert_int_equal(er_utf8_first_invalid(svg, strlen(svg)), strlen(svg));
        free(svg);
        er_network_free(network);
    }
}

static void *draw_in_a_thread(void *network)
{
    return export(network, "svg", NULL);
}

/* Graphviz crashes where two threads use it: the exports must wait for each other. */
static void test_threads_can_draw(void **state)
{
    (void)state;
    er_network *network = sample_news(40, 120);
    char *alone = export(network, "svg", NULL);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, draw_in_a_thread, network), 0);
    for (int i = 0; i < 4; i++) {
        void *drawn = NULL;
        assert_int_equal(pthread_join(threads[i], &drawn), 0);
        assert_string_equal(drawn, alone);
        free(drawn);
    }
    free(alone);
    er_network_free(network);
}

static void test_words_of_the_options(void **state)
{
    (void)state;
    for (int i = 0; i < ER_THEME_COUNT; i++)
        assert_int_equal(er_theme_named(er_theme_name((er_theme)i)), i);
    for (int i = 0; i < ER_ENGINE_COUNT; i++)
        assert_int_equal(er_engine_named(er_engine_name((er_engine)i)), i);
    for (int i = 0; i < ER_SIZE_COUNT; i++)
        assert_int_equal(er_size_named(er_size_name((er_size)i)), i);
    assert_int_equal(er_theme_named("pink"), ER_THEME_COUNT);
    assert_string_equal(er_size_name(ER_SIZE_COUNT), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats_are_found_by_name),
        cmocka_unit_test(test_unknown_format_is_refused),
        cmocka_unit_test(test_lost_output_is_an_error),
        cmocka_unit_test(test_every_format_has_the_same_bytes_twice),
        cmocka_unit_test(test_layout_repeats),
        cmocka_unit_test(test_svg_shows_every_node_once),
        cmocka_unit_test(test_svg_of_hostile_names_has_no_markup_of_theirs),
        cmocka_unit_test(test_large_networks_are_drawn_in_part),
        cmocka_unit_test(test_every_node_gets_a_place),
        cmocka_unit_test(test_drawn_nodes_do_not_overlap),
        cmocka_unit_test(test_an_empty_network_is_drawn),
        cmocka_unit_test(test_any_name_survives),
        cmocka_unit_test(test_threads_can_draw),
        cmocka_unit_test(test_words_of_the_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
