/* Reading: JSON without a tree, dates, pages, records of documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/pull.h"
#include "document/record.h"
#include "read/dates.h"
#include "read/html.h"
#include "read/paths.h"

/* ---- JSON ---------------------------------------------------------------------------------- */

static bool is_json(const char *text)
{
    er_pull json;
    er_pull_open(&json, text, strlen(text));
    er_pull_skip(&json);
    bool fine = er_pull_at_end(&json);
    er_pull_close(&json);
    return fine;
}

static void the_grammar_is_that_of_the_standard(void **state)
{
    (void)state;
    static const char *const good[] = {"{}",   "[]",          " [1, -2.5e+3 ,0.0,1E9]\n",
                                       "\"\"", "\"\\u00e9\"", "{\"a\":{\"b\":[null,true,false]}}",
                                       "-0",   "[[],{}]"};
    static const char *const bad[] = {
        "",   "{",   "[1,]",   "{\"a\"}", "{\"a\":}", "{a:1}", "[1 2]", "01",         "1.", ".5",
        "1e", "tru", "\"\n\"", "\"a",     "\"\\\"",   "{} {}", "[1}",   "{\"a\":1,}", "+1", "nul"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!is_json(good[i]))
            fail_msg("refused: %s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (is_json(bad[i]))
            fail_msg("taken: %s", bad[i]);
}

static void expect_decoded(const char *json, const char *expected, size_t length)
{
    er_pull pull;
    er_arena arena = {0};
    er_view value;
    er_pull_open(&pull, json, strlen(json));
    assert_true(er_pull_read_string(&pull, &arena, &value));
    assert_int_equal(value.length, length);
    assert_memory_equal(value.data, expected, length + 1);
    er_pull_close(&pull);
    er_arena_free(&arena);
}

static void strings_are_decoded(void **state)
{
    (void)state;
    expect_decoded("\"a\\n\\\"\\\\\\/\\t\"", "a\n\"\\/\t", 6);
    expect_decoded("\"\\u00e9\\u20ac\"", "\xC3\xA9\xE2\x82\xAC", 5);
    expect_decoded("\"\\ud83d\\ude00\"", "\xF0\x9F\x98\x80", 4);
    expect_decoded("\"\\ud83dx\\ude00\"", "\xEF\xBF\xBDx\xEF\xBF\xBD", 7);
    expect_decoded("\"a\\u0000b\"", "a\0b", 3);
}

static void numbers_keep_their_digits_and_ranges(void **state)
{
    (void)state;
    er_pull pull;
    er_view digits = {0};
    uint32_t whole = 0;
    double fraction = 0;
    const char *text = "[12345678901234567890, 4294967295, 4294967296]";
    er_pull_open(&pull, text, strlen(text));
    assert_true(er_pull_enter(&pull, '[') && er_pull_next_element(&pull));
    assert_true(er_pull_read_digits(&pull, &digits) && er_view_is(digits, "12345678901234567890"));
    assert_true(er_pull_next_element(&pull) && er_pull_read_unsigned(&pull, &whole));
    assert_int_equal(whole, UINT32_MAX);
    assert_true(er_pull_next_element(&pull) && !er_pull_read_unsigned(&pull, &whole));
    assert_string_equal(pull.problem, "a number out of range");
    er_pull_close(&pull);
    er_pull_open(&pull, "-0.125", 6);
    assert_true(er_pull_read_double(&pull, &fraction) && fraction == -0.125);
    er_pull_close(&pull);
}

static void brackets_nest_only_so_deep(void **state)
{
    (void)state;
    char deep[2 * ER_PULL_DEEPEST + 3] = "";
    memset(deep, '[', ER_PULL_DEEPEST);
    memset(deep + ER_PULL_DEEPEST, ']', ER_PULL_DEEPEST);
    assert_true(is_json(deep));
    memset(deep, '[', ER_PULL_DEEPEST + 1);
    memset(deep + ER_PULL_DEEPEST + 1, ']', ER_PULL_DEEPEST + 1);
    assert_false(is_json(deep));
}

/* ---- dates --------------------------------------------------------------------------------- */

static void dates_are_found_in_many_forms(void **state)
{
    (void)state;
    static const char *const forms[][2] = {
        {"2025-08-24", "2025-08-24"},
        {"2025-08-24T10:11:12+02:00", "2025-08-24"},
        {"on 2025/8/4 or so", "2025-08-04"},
        {"20250824", "2025-08-24"},
        {"20250824101112", "2025-08-24"},
        {"Sun, 24 Aug 2025 10:00:00 GMT", "2025-08-24"},
        {"August 4, 2025", "2025-08-04"},
        {"4 Sept. 2025", "2025-09-04"},
        {"2024-02-29", "2024-02-29"},
        {"Posted by May on 3 May 2021", "2021-05-03"},
        {"2025-02-29", NULL},
        {"2025-13-01", NULL},
        {"24.08", NULL},
        {"4453-06-33", NULL},
        {"8 marching bands 2025", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char day[ER_DAY_SIZE] = "";
        bool found = er_find_date(er_view_of(forms[i][0]), day);
        if (found != (forms[i][1] != NULL) || (found && strcmp(day, forms[i][1]) != 0))
            fail_msg("%s gives %s", forms[i][0], found ? day : "nothing");
    }
    char day[ER_DAY_SIZE];
    assert_false(er_find_iso_date(er_view_of("3 May 2021"), day));
    assert_false(er_find_iso_date(er_view_of("000_44530633a4628"), day));
}

/* ---- names of files, pages ----------------------------------------------------------------- */

static void names_tell_the_format(void **state)
{
    (void)state;
    assert_int_equal(er_paths_format("a/b.TXT"), ER_INPUT_TEXT);
    assert_int_equal(er_paths_format("a.md.gz"), ER_INPUT_TEXT);
    assert_int_equal(er_paths_format("a.htm"), ER_INPUT_HTML);
    assert_int_equal(er_paths_format("a.jsonl.GZ"), ER_INPUT_JSONL);
    assert_int_equal(er_paths_format("a.json"), ER_INPUT_AUTO);
    assert_int_equal(er_paths_format(".txt"), ER_INPUT_AUTO);
    assert_int_equal(er_paths_format("a.txt/b"), ER_INPUT_AUTO);
}

static void expect_page(const char *html, const char *text)
{
    er_web_page page = {0};
    assert_int_equal(er_web_page_parse(html, strlen(html), &page, NULL), ER_OK);
    assert_string_equal(page.text.data ? page.text.data : "", text);
    er_web_page_free(&page);
}

static void the_article_of_a_page_is_found(void **state)
{
    (void)state;
    expect_page("<body><article><p>Short.</p></article><article><p>The longer one is it.</p>"
                "</article><p>Outside.</p>",
                "The longer one is it.");
    expect_page("<div role=main><h2>Head</h2>Text<b>ual</b> <i>part</i></div><div>x</div>",
                "Head\n\nTextual part");
    expect_page("<p>a<script>b</script><style>c</style><noscript>d</noscript>e</p>", "ae");
    expect_page("<p>one<br>two<br><br>three</p><pre>a\nb</pre>", "one\ntwo\n\nthree\n\na\nb");
    expect_page("<p hidden>no</p><p aria-hidden=true>no</p><div class='big sidebar'>no</div>yes",
                "yes");
    expect_page("<ul><li><a href=a>Menu</a><li><a href=b>Menu</a></ul><ul><li>A point.</ul>",
                "A point.");
    expect_page("<table><tr><td>a<td>b<tr><td>c</table>", "a\n\nb\n\nc");
}

static void a_page_that_nests_without_end_is_refused(void **state)
{
    (void)state;
    er_buffer html = {0};
    for (int i = 0; i < 6000; i++)
        er_buffer_append_string(&html, "<div>");
    er_web_page page = {0};
    er_error error;
    assert_int_equal(er_web_page_parse(html.data, html.length, &page, &error), ER_BAD_FORMAT);
    er_web_page_free(&page);
    er_buffer_free(&html);
}

/* ---- records ------------------------------------------------------------------------------- */

static er_document *sample_document(void)
{
    er_document *d;
    static const char TEXT[] = "Ada \"A\" Lovelace\nmet \xC3\x89mile.";
    assert_int_equal(er_document_new(&d, NULL), ER_OK);
    assert_int_equal(
        er_document_set(d, "id \x01", "t\\", "2025-01-02", NULL, TEXT, sizeof TEXT - 1, NULL),
        ER_OK);
    *er_document_add_sentence(d) = (er_sentence){.end = d->text.length, .paragraph = 3};
    *er_document_add_mention(d) = (er_mention){
        .end = 16, .entity = 0, .type = ER_PERSON, .kind = ER_NAME, .confidence = 0.9736f};
    *er_document_add_mention(d) = (er_mention){
        .start = 21, .end = 27, .entity = ER_NONE, .type = ER_PLACE, .kind = ER_METONYM};
    static const char *aliases[] = {"Ada \"A\" Lovelace", "Ada"};
    *er_document_add_entity(d) = (er_entity){.label = "Ada",
                                             .type = ER_PERSON,
                                             .gender = ER_FEMALE,
                                             .state = 7,
                                             .aliases = aliases,
                                             .alias_count = 2,
                                             .mention_count = 1};
    *er_document_add_entity(d) = (er_entity){.label = "the Ada of old",
                                             .type = ER_PERSON,
                                             .state = ER_NONE,
                                             .aliases = aliases,
                                             .life = {1949, 1950, 2016},
                                             .office = "head \"ad interim\"",
                                             .holder_of = 0,
                                             .described = true};
    *er_document_add_relation(d) = (er_relation){.source_mention = 0,
                                                 .target_mention = ER_NONE,
                                                 .trigger_start = 17,
                                                 .trigger_end = 20,
                                                 .relation_class = ER_CONSULT,
                                                 .modality = ER_CLAIMED,
                                                 .polarity = -1,
                                                 .symmetric = true,
                                                 .predicate = "meet",
                                                 .confidence = 1};
    return d;
}

static void a_record_reads_back_as_it_was_written(void **state)
{
    (void)state;
    er_document *d = sample_document(), *copy;
    er_buffer line = {0}, again = {0};
    er_record_write(d, NULL, &line);
    assert_int_equal(er_document_new(&copy, NULL), ER_OK);
    assert_int_equal(er_record_read(line.data, line.length, copy, NULL), ER_OK);
    assert_string_equal(copy->id, "id \x01");
    assert_string_equal(copy->title, "t\\");
    assert_int_equal(copy->mention_count, 2);
    assert_string_equal(copy->mention_texts[0], "Ada \"A\" Lovelace");
    assert_string_equal(copy->mention_texts[1], "\xC3\x89mile");
    assert_true(copy->mentions[0].confidence > 0.9735f && copy->mentions[0].confidence < 0.9745f);
    assert_int_equal(copy->mentions[1].entity, ER_NONE);
    assert_int_equal(copy->mentions[1].kind, ER_METONYM);
    assert_int_equal(copy->entities[0].gender, ER_FEMALE);
    assert_int_equal(copy->entities[0].state, 7);
    assert_string_equal(copy->entities[0].aliases[1], "Ada");
    assert_null(copy->entities[0].office);
    assert_int_equal(copy->entities[0].life.born_from, 0);
    assert_int_equal(copy->entities[1].life.born_from, 1949);
    assert_int_equal(copy->entities[1].life.born_to, 1950);
    assert_int_equal(copy->entities[1].life.died, 2016);
    assert_int_equal(copy->entities[0].holder_of, ER_NONE);
    assert_string_equal(copy->entities[1].office, "head \"ad interim\"");
    assert_int_equal(copy->entities[1].holder_of, 0);
    assert_true(copy->entities[1].described);
    assert_int_equal(copy->relations[0].relation_class, ER_CONSULT);
    assert_int_equal(copy->relations[0].modality, ER_CLAIMED);
    assert_int_equal(copy->relations[0].polarity, -1);
    assert_int_equal(copy->relations[0].target_mention, ER_NONE);
    assert_null(copy->relations[0].role);
    assert_int_equal(copy->sentences[0].paragraph, 3);
    assert_string_equal(copy->sentence_texts[0], d->text.data);
    er_record_write(copy, NULL, &again);
    assert_string_equal(line.data, again.data);
    er_document_free(d);
    er_document_free(copy);
    er_buffer_free(&line);
    er_buffer_free(&again);
}

static void a_record_can_carry_ids_and_text(void **state)
{
    (void)state;
    er_document *d = sample_document();
    er_buffer line = {0};
    const char *ids[] = {"person-ada", NULL};
    const er_record_options options = {.with_text = true, .ids = ids};
    er_record_write(d, &options, &line);
    assert_non_null(strstr(line.data, "\"entity\":\"person-ada\""));
    assert_non_null(strstr(line.data, "\"id\":\"person-ada\""));
    assert_non_null(
        strstr(line.data, "\"text\":\"Ada \\\"A\\\" Lovelace\\nmet \xC3\x89mile.\"}\n"));
    er_document_free(d);
    er_buffer_free(&line);
}

static void records_that_refer_to_nothing_are_refused(void **state)
{
    (void)state;
#define TABLES(mentions, relations)                                                                \
    "{\"doc\":\"d\",\"mentions\":[" mentions                                                       \
    "],\"entities\":[{\"label\":\"A\",\"type\":\"person\",\"aliases\":[]}],\"relations\":"         \
    "[" relations "],\"sentences\":[[0,9]],\"paragraphs\":[0],\"texts\":[null]}"
    static const char *const bad[] = {
        TABLES("{\"start\":0,\"end\":1,\"text\":\"A\",\"entity\":1,\"sentence\":0}", ""),
        TABLES("{\"start\":0,\"end\":1,\"text\":\"A\",\"entity\":0,\"sentence\":1}", ""),
        TABLES("{\"start\":2,\"end\":1,\"text\":\"A\",\"entity\":0,\"sentence\":0}", ""),
        TABLES("{\"start\":0,\"end\":1,\"entity\":0,\"sentence\":0}", ""),
        TABLES("", "{\"source\":0,\"target\":1,\"class\":\"aid\",\"sentence\":0}"),
        TABLES("", "{\"source\":0,\"class\":\"aid\",\"sentence\":0}"),
        TABLES("", "{\"source\":0,\"target\":0,\"class\":\"aid\",\"sentence\":0,"
                   "\"source_mention\":5}"),
        TABLES("", "{\"source\":0,\"target\":0,\"class\":\"quarrel\",\"sentence\":0}"),
        "{\"doc\":\"d\",\"sentences\":[[0,1]]}",
        "{\"mentions\":[]}",
    };
    er_document *d;
    assert_int_equal(er_document_new(&d, NULL), ER_OK);
    const char *good = TABLES("", "");
    assert_int_equal(er_record_read(good, strlen(good), d, NULL), ER_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        er_error error = {0};
        if (er_record_read(bad[i], strlen(bad[i]), d, &error) != ER_BAD_FORMAT || !error.message[0])
            fail_msg("taken: %s", bad[i]);
    }
    er_document_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_grammar_is_that_of_the_standard),
        cmocka_unit_test(strings_are_decoded),
        cmocka_unit_test(numbers_keep_their_digits_and_ranges),
        cmocka_unit_test(brackets_nest_only_so_deep),
        cmocka_unit_test(dates_are_found_in_many_forms),
        cmocka_unit_test(names_tell_the_format),
        cmocka_unit_test(the_article_of_a_page_is_found),
        cmocka_unit_test(a_page_that_nests_without_end_is_refused),
        cmocka_unit_test(a_record_reads_back_as_it_was_written),
        cmocka_unit_test(a_record_can_carry_ids_and_text),
        cmocka_unit_test(records_that_refer_to_nothing_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
