/* Base: views, arena, symbols, index, tables, UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/index.h"
#include "base/symbols.h"
#include "base/table.h"
#include "base/utf8.h"

static void splitting_gives_every_part_once(void **state)
{
    (void)state;
    er_view rest = er_view_of("a,,b"), part;
    assert_true(er_view_split(&rest, ',', &part) && er_view_is(part, "a"));
    assert_true(er_view_split(&rest, ',', &part) && er_view_is(part, ""));
    assert_true(er_view_split(&rest, ',', &part) && er_view_is(part, "b"));
    assert_false(er_view_split(&rest, ',', &part));
}

static void an_arena_keeps_what_it_gave(void **state)
{
    (void)state;
    er_arena arena = {0};
    char *first = er_arena_copy(&arena, er_view_of("first"));
    for (int i = 0; i < 1000; i++)
        memset(er_arena_alloc(&arena, 977), i, 977);
    assert_string_equal(first, "first");
    assert_null(er_arena_alloc(&arena, SIZE_MAX));
    assert_null(er_arena_alloc_zero(&arena, SIZE_MAX / 2, 4));
    er_arena_reset(&arena);
    assert_non_null(er_arena_alloc(&arena, 100));
    er_arena_free(&arena);
}

static void symbols_are_dense_and_found_again(void **state)
{
    (void)state;
    er_symbols symbols = {0};
    char name[16];
    for (uint32_t i = 0; i < 5000; i++) {
        snprintf(name, sizeof name, "name %u", i);
        assert_int_equal(er_symbols_add(&symbols, er_view_of(name)), i);
    }
    for (uint32_t i = 0; i < 5000; i++) {
        snprintf(name, sizeof name, "name %u", i);
        assert_int_equal(er_symbols_find(&symbols, er_view_of(name)), i);
        assert_int_equal(er_symbols_add(&symbols, er_view_of(name)), i);
    }
    assert_int_equal(er_symbols_find(&symbols, er_view_of("other")), ER_NONE);
    er_symbols_free(&symbols);
}

static void an_index_keeps_the_first_value(void **state)
{
    (void)state;
    er_index index = {0};
    assert_int_equal(er_index_find(&index, 7), ER_NONE);
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(*er_index_add(&index, er_index_pair(i, 1), i), i);
    assert_int_equal(*er_index_add(&index, er_index_pair(17, 1), 99), 17);
    assert_int_equal(index.count, 5000);
    er_index_free(&index);
}

static void tables_skip_comments_and_count_lines(void **state)
{
    (void)state;
    er_view rest = er_view_of("# about\n\none\ttwo\n three \n"), fields[2];
    uint64_t line = 0;
    assert_true(er_table_next(&rest, fields, 2, &line));
    assert_int_equal(line, 3);
    assert_true(er_view_is(fields[0], "one") && er_view_is(fields[1], "two"));
    assert_true(er_table_next(&rest, fields, 2, &line));
    assert_true(er_view_is(fields[0], "three") && er_view_is(fields[1], ""));
    assert_false(er_table_next(&rest, fields, 2, &line));
}

static void check_repair(const char *from, uint32_t replaced, const char *to)
{
    er_buffer out = {0};
    assert_int_equal(er_utf8_repair(from, strlen(from), &out), replaced);
    er_buffer_append_char(&out, '\0');
    assert_string_equal(out.data, to);
    er_buffer_free(&out);
}

static void invalid_bytes_are_replaced_once_each(void **state)
{
    (void)state;
    check_repair("plain", 0, "plain");
    check_repair("Erdo\xC4\x9F"
                 "an",
                 0,
                 "Erdo\xC4\x9F"
                 "an");
    check_repair("a\xFFz", 1, "a\xEF\xBF\xBDz");
    check_repair("\xE2\x80", 1, "\xEF\xBF\xBD");                             /* cut short */
    check_repair("\xC0\xAF", 2, "\xEF\xBF\xBD\xEF\xBF\xBD");                 /* overlong */
    check_repair("\xED\xA0\x80", 3, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); /* surrogate */
    check_repair("\xEF\xBF\xBD", 0, "\xEF\xBF\xBD");
}

static void check_fold(const char *from, const char *to)
{
    er_buffer out = {0};
    er_utf8_fold(er_view_of(from), &out);
    assert_string_equal(out.data, to);
    er_buffer_free(&out);
}

static void folding_drops_case_and_diacritics(void **state)
{
    (void)state;
    check_fold("Erdo\xC4\x9F"
               "an",
               "erdogan");
    check_fold("D\xC3\x9CSSELDORF", "dusseldorf");
    check_fold("\xC5\x81\xC3\xB3"
               "d\xC5\xBA",
               "lodz");
    check_fold("St\xC3\xB8re", "store");
    check_fold("\xC4\xB0stanbul", "istanbul");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splitting_gives_every_part_once),
        cmocka_unit_test(an_arena_keeps_what_it_gave),
        cmocka_unit_test(symbols_are_dense_and_found_again),
        cmocka_unit_test(an_index_keeps_the_first_value),
        cmocka_unit_test(tables_skip_comments_and_count_lines),
        cmocka_unit_test(invalid_bytes_are_replaced_once_each),
        cmocka_unit_test(folding_drops_case_and_diacritics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
