/* Numbers, XML and JSON as the exports write them. */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"
#include "base/xml.h"
#include "export/json_stream.h"

static void expect_fixed(double value, int decimals, const char *wanted)
{
    char text[ER_NUMBER_SIZE];
    size_t length = er_number_fixed(value, decimals, text);
    assert_int_equal(length, strlen(wanted));
    assert_string_equal(text, wanted);
}

static void test_fixed_numbers(void **state)
{
    (void)state;
    expect_fixed(1.5, 2, "1.5");
    expect_fixed(-0.001, 2, "0");
    expect_fixed(100, 2, "100");
    expect_fixed(0.126, 2, "0.13");
    expect_fixed(1e300, 0, "1000000000000000");
    expect_fixed(NAN, 2, "0");
}

static void test_numbers_read_back(void **state)
{
    (void)state;
    const double values[] = {0.1, 1.0 / 3, 123456789.125, 5e-324, 1.7976931348623157e308, -2.5, 0};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char text[ER_NUMBER_SIZE];
        size_t length = er_number_text(values[i], text);
        assert_int_equal(length, strlen(text));
        assert_true(strtod(text, NULL) == values[i]);
    }
    char text[ER_NUMBER_SIZE];
    er_number_text(0.1, text);
    assert_string_equal(text, "0.1");
}

static void test_numbers_do_not_follow_the_locale(void **state)
{
    (void)state;
    const char *const locales[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "ps_AF.UTF-8"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        if (setlocale(LC_NUMERIC, locales[i])) {
            expect_fixed(1234.5, 2, "1234.5");
            expect_fixed(-0.25, 2, "-0.25");
        }
    }
    setlocale(LC_NUMERIC, "C");
}

static void test_xml_text(void **state)
{
    (void)state;
    er_buffer out = {0};
    er_xml_append(&out, "<a b=\"c\">&amp;\x01\n\xEF\xBF\xBE\xFF\xC3\xA9");
    assert_string_equal(out.data, "&lt;a b=&quot;c&quot;&gt;&amp;amp; &#10;"
                                  "\xEF\xBF\xBD\xEF\xBF\xBD\xC3\xA9");
    er_buffer_free(&out);
}

static void expect_json(void (*write)(er_json_stream *json), const char *wanted)
{
    er_writer *writer = NULL;
    size_t length;
    assert_int_equal(er_writer_new_memory(&writer, NULL), ER_OK);
    er_json_stream json = {.writer = writer, .open = true};
    write(&json);
    assert_string_equal(er_writer_memory(writer, &length), wanted);
    er_writer_free(writer);
}

static void write_values(er_json_stream *json)
{
    er_stream_begin_object(json, NULL);
    er_stream_string(json, "a", "</script>");
    er_stream_string(json, "b", NULL);
    er_stream_begin_array(json, "c");
    er_stream_unsigned(json, NULL, UINT64_MAX);
    er_stream_integer(json, NULL, -1);
    er_stream_number(json, NULL, NAN);
    er_stream_fixed(json, NULL, 0.5, 2);
    er_stream_bool(json, NULL, true);
    er_stream_begin_array(json, NULL);
    er_stream_end_array(json);
    er_stream_end_array(json);
    er_stream_begin_object(json, "d");
    er_stream_end_object(json);
    er_stream_end_object(json);
}

static void test_json_values(void **state)
{
    (void)state;
    expect_json(write_values, "{\"a\":\"\\u003c/script>\",\"b\":null,"
                              "\"c\":[18446744073709551615,-1,null,0.5,true,[]],\"d\":{}}");
}

static void write_strings(er_json_stream *json)
{
    er_stream_string(json, NULL, "\"\\\n\t\x01\x7F\xE2\x80\xA8\xFF\xC3\xA9\xF0\x9F\x98\x80");
}

static void test_json_strings(void **state)
{
    (void)state;
    expect_json(write_strings, "\"\\\"\\\\\\n\\u0009\\u0001\\u007f\\u2028\\ufffd"
                               "\xC3\xA9\xF0\x9F\x98\x80\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fixed_numbers),
        cmocka_unit_test(test_numbers_read_back),
        cmocka_unit_test(test_numbers_do_not_follow_the_locale),
        cmocka_unit_test(test_xml_text),
        cmocka_unit_test(test_json_values),
        cmocka_unit_test(test_json_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
