/* The sequence model: its file is checked, its spans are well formed, and it knows its trade. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "data/data.h"
#include "recognize/model.h"
#include "recognize/words.h"

typedef struct fixture {
    er_sequence_model *model;
    er_sequence_scratch *scratch;
    er_document *document;
} fixture;

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    assert_int_equal(er_sequence_model_builtin(&f->model, NULL), ER_OK);
    assert_int_equal(er_sequence_scratch_new(&f->scratch, NULL), ER_OK);
    assert_int_equal(er_document_new(&f->document, NULL), ER_OK);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    er_document_free(f->document);
    er_sequence_scratch_free(f->scratch);
    er_sequence_model_close(f->model);
    free(f);
    return 0;
}

/* Tokens are between blanks, a sentence is a line. */
static void set_text(er_document *document, const char *text)
{
    size_t length = strlen(text);
    assert_int_equal(er_document_set(document, "test", NULL, NULL, NULL, text, length, NULL),
                     ER_OK);
    uint32_t first = 0;
    for (uint32_t at = 0; at < document->text.length;) {
        uint32_t start = at;
        while (at < document->text.length && !strchr(" \n", document->text.data[at]))
            at++;
        if (at > start) {
            er_token *token = er_document_add_token(document);
            assert_non_null(token);
            token->start = start;
            token->end = at;
        }
        if (at == document->text.length || document->text.data[at] == '\n') {
            er_sentence *sentence = er_document_add_sentence(document);
            assert_non_null(sentence);
            sentence->first_token = first;
            sentence->end_token = first = document->token_count;
        }
        at++;
    }
}

/* The text of a span with its label: "person: Ana Brnabic". */
static const char *described(const fixture *f, const er_label_span *span, char *out, size_t size)
{
    er_view text = er_document_span(f->document, f->document->tokens[span->first_token].start,
                                    f->document->tokens[span->end_token - 1].end);
    snprintf(out, size, "%s: %.*s", er_label_name((er_label)span->label), (int)text.length,
             text.data);
    return out;
}

static bool has_span(const fixture *f, const char *wanted)
{
    uint32_t count;
    const er_label_span *spans = er_sequence_spans(f->scratch, &count);
    for (uint32_t i = 0; i < count; i++) {
        char text[256];
        if (strcmp(described(f, &spans[i], text, sizeof text), wanted) == 0)
            return true;
    }
    return false;
}

static void label(fixture *f, const char *text)
{
    set_text(f->document, text);
    assert_int_equal(er_sequence_label(f->model, f->scratch, f->document, NULL), ER_OK);
}

static void test_finds_names(void **state)
{
    fixture *f = *state;
    label(f,
          "German Chancellor Angela Merkel flew to Ankara on Tuesday .\n"
          "Officials of the Ministry of Defense met delegates of the United Nations in Geneva .");
    assert_true(has_span(f, "person: Angela Merkel"));
    assert_true(has_span(f, "location: Ankara"));
    assert_true(has_span(f, "group: German"));
    assert_true(has_span(f, "organization: Ministry of Defense"));
    assert_true(has_span(f, "organization: United Nations"));
    assert_true(has_span(f, "location: Geneva"));
}

static void test_plain_words_are_no_names(void **state)
{
    fixture *f = *state;
    uint32_t count;
    label(f,
          "Additionally , the talks were put off until further notice .\nHowever , nobody came .");
    er_sequence_spans(f->scratch, &count);
    assert_int_equal(count, 0);
}

static void test_spans_are_well_formed(void **state)
{
    fixture *f = *state;
    label(f,
          "MOSCOW \xE2\x80\x94 President Vladimir Putin told Reuters that NATO lied .\n\n"
          "\xF0\x9F\x98\x80 ' s http://x.example/Aa-B ' Putin Putin Putin\nO'Brien , U.S. - led");
    uint32_t count, before = 0;
    const er_label_span *spans = er_sequence_spans(f->scratch, &count);
    assert_true(count > 0);
    for (uint32_t i = 0; i < count; i++) {
        assert_true(spans[i].first_token >= before && spans[i].first_token < spans[i].end_token);
        assert_true(spans[i].end_token <= f->document->token_count);
        assert_true(spans[i].label < ER_LABEL_COUNT);
        assert_true(spans[i].probability >= 0 && spans[i].probability <= 1);
        before = spans[i].end_token;
    }
}

static void test_empty_documents(void **state)
{
    fixture *f = *state;
    uint32_t count;
    label(f, "");
    er_sequence_spans(f->scratch, &count);
    assert_int_equal(count, 0);
}

/* A scratch that has seen other texts gives what a new one gives. */
static void test_scratch_keeps_nothing(void **state)
{
    fixture *f = *state;
    const char *text = "Prime Minister Narendra Modi spoke in Delhi .";
    label(f, text);
    uint32_t count, again;
    const er_label_span *spans = er_sequence_spans(f->scratch, &count);
    er_label_span first[16];
    assert_in_range(count, 1, 16);
    memcpy(first, spans, count * sizeof *first);
    label(f, "delhi modi MODI narendra spoke IN PRIME\nThe minister said Delhi was quiet .");
    label(f, text);
    spans = er_sequence_spans(f->scratch, &again);
    assert_int_equal(count, again);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(first[i].first_token, spans[i].first_token);
        assert_int_equal(first[i].end_token, spans[i].end_token);
        assert_int_equal(first[i].label, spans[i].label);
        assert_true(first[i].probability == spans[i].probability);
    }
}

/* ---- the file ------------------------------------------------------------------------------- */

static void *copy_model(size_t *size)
{
    er_view bytes = ER_DATA(sequence_model);
    void *copy = malloc(bytes.length);
    assert_non_null(copy);
    memcpy(copy, bytes.data, bytes.length);
    *size = bytes.length;
    return copy;
}

static void assert_refused(const void *bytes, size_t size)
{
    er_sequence_model *model;
    er_error error;
    er_view view = {bytes, (uint32_t)size};
    assert_int_equal(er_sequence_model_open(view, "test", &model, &error), ER_BAD_FORMAT);
    assert_null(model);
    assert_string_equal(error.file, "test");
}

static void test_refuses_foreign_bytes(void **state)
{
    (void)state;
    size_t size;
    char *bytes = copy_model(&size);
    assert_refused(bytes, 0);
    assert_refused(bytes, 10);
    assert_refused(bytes, size - 64);
    bytes[0] ^= 1;
    assert_refused(bytes, size);
    bytes[0] ^= 1;
    bytes[size - 70] ^= 1; /* the checksum sees it */
    assert_refused(bytes, size);
    free(bytes);
}

static void seal(void *bytes, size_t size)
{
    er_model_header *header = bytes;
    header->checksum =
        er_model_checksum((unsigned char *)bytes + sizeof *header, size - sizeof *header);
}

/* A right checksum does not excuse wrong contents. */
static void test_refuses_wrong_contents(void **state)
{
    (void)state;
    size_t size;
    char *bytes = copy_model(&size);
    er_model_header *header = (void *)bytes;
    er_model_header good = *header;
    header->offset[ER_SECTION_WEIGHTS] = size - 64;
    assert_refused(bytes, size);
    *header = good;
    header->slots = UINT32_MAX;
    assert_refused(bytes, size);
    *header = good;
    uint32_t *buckets = (void *)(bytes + good.offset[ER_SECTION_BUCKETS]);
    buckets[7] = UINT32_MAX;
    seal(bytes, size);
    assert_refused(bytes, size);
    free(bytes);
    bytes = copy_model(&size);
    memset(bytes + good.offset[ER_SECTION_FINGERPRINTS], 1, good.slots * sizeof(uint32_t));
    seal(bytes, size);
    assert_refused(bytes, size);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_finds_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_plain_words_are_no_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_spans_are_well_formed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_empty_documents, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_scratch_keeps_nothing, set_up, tear_down),
        cmocka_unit_test(test_refuses_foreign_bytes),
        cmocka_unit_test(test_refuses_wrong_contents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
