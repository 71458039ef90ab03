/* What the recogniser's features see: how words and lines are written, runs, a document's places.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "recognize/tally.h"
#include "recognize/words.h"

static void read_word(const char *text, er_word *word)
{
    er_buffer folded = {0};
    er_word_read(NULL, er_view_of(text), &folded, word);
    er_buffer_free(&folded);
}

static void words_have_looks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        er_look look;
    } cases[] = {{"troops", ER_LOOK_LOWER}, {"Moscow", ER_LOOK_TITLE},
                 {"NATO", ER_LOOK_UPPER},   {"U.S.", ER_LOOK_UPPER},
                 {"J.", ER_LOOK_INITIAL},   {"J", ER_LOOK_INITIAL},
                 {"eBay", ER_LOOK_MIXED},   {"McDonald", ER_LOOK_MIXED},
                 {"2024", ER_LOOK_OTHER},   {"\xC3\x96sterreich", ER_LOOK_TITLE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        er_word word;
        read_word(cases[i].text, &word);
        assert_int_equal(word.look, cases[i].look);
    }
}

static void accents_and_case_fold(void **state)
{
    (void)state;
    er_word plain, accents;
    read_word("ERDOGAN", &plain);
    read_word("Erdo\xC4\x9F"
              "an",
              &accents);
    assert_true(plain.lower == accents.lower);
    assert_true(plain.exact != accents.exact);
    assert_true(plain.suffix[2] == accents.suffix[2]);
    read_word("ab", &plain);
    assert_true(plain.suffix[1] != 0 && plain.suffix[2] == 0);
}

/* ---- lines ----------------------------------------------------------------------------------- */

typedef struct line_fixture {
    er_document *document;
    er_words words;
    er_line_space space;
    er_line line;
} line_fixture;

/* Tokens are between blanks; every line a sentence; f->line is the last. */
static void set_lines(line_fixture *f, const char *text)
{
    if (!f->document)
        assert_int_equal(er_document_new(&f->document, NULL), ER_OK);
    assert_int_equal(er_document_set(f->document, "x", NULL, NULL, NULL, text, strlen(text), NULL),
                     ER_OK);
    uint32_t first = 0, length = (uint32_t)strlen(text);
    for (uint32_t at = 0; at < length;) {
        uint32_t end = at + (uint32_t)strcspn(text + at, " \n");
        er_token *token = er_document_add_token(f->document);
        assert_non_null(token);
        token->start = at;
        token->end = end;
        if (end == length || text[end] == '\n') {
            er_sentence *sentence = er_document_add_sentence(f->document);
            assert_non_null(sentence);
            sentence->first_token = first;
            sentence->end_token = first = f->document->token_count;
        }
        at = end + 1;
    }
    bool cleared;
    assert_int_equal(er_words_read(&f->words, NULL, f->document, &cleared, NULL), ER_OK);
    const er_sentence *last = &f->document->sentences[f->document->sentence_count - 1];
    assert_int_equal(
        er_line_set(&f->space, &f->words, last->first_token, last->end_token, &f->line, NULL),
        ER_OK);
}

static void tear_down(line_fixture *f)
{
    er_line_space_free(&f->space);
    er_words_free(&f->words);
    er_document_free(f->document);
}

static void lines_have_looks(void **state)
{
    (void)state;
    line_fixture f = {0};
    set_lines(&f, "Ministers from Poland met on Monday to discuss borders");
    assert_int_equal(f.line.look, ER_LINE_PLAIN);
    set_lines(&f, "Ministers Meet in Warsaw to Discuss Border Closures");
    assert_int_equal(f.line.look, ER_LINE_TITLE);
    set_lines(&f, "MINISTERS MEET IN WARSAW");
    assert_int_equal(f.line.look, ER_LINE_UPPER);
    set_lines(&f, "ministers meet again in warsaw");
    assert_int_equal(f.line.look, ER_LINE_LOWER);
    tear_down(&f);
}

static void capitals_make_runs(void **state)
{
    (void)state;
    line_fixture f = {0};
    set_lines(&f, "we saw Ana Brnabic there");
    assert_int_equal(f.line.run_first[2], 2);
    assert_int_equal(f.line.run_end[2], 4);
    assert_int_equal(f.line.run_first[3], 2);
    assert_int_equal(f.line.run_first[1], f.line.run_end[1]);
    assert_int_equal(f.line.run_first[4], f.line.run_end[4]);
    tear_down(&f);
}

static bool share_key(const uint64_t *a, uint32_t a_count, const uint64_t *b, uint32_t b_count)
{
    for (uint32_t i = 0; i < a_count; i++)
        for (uint32_t j = 0; j < b_count; j++)
            if (a[i] == b[j])
                return true;
    return false;
}

static void offsets_keep_features_apart(void **state)
{
    (void)state;
    er_word word;
    uint64_t here[ER_WORD_FEATURES_MAX], left[ER_WORD_FEATURES_MAX];
    read_word("Lavrov", &word);
    uint32_t here_count = er_word_features(&word, 0, here);
    uint32_t left_count = er_word_features(&word, -1, left);
    assert_in_range(here_count, 10, ER_WORD_FEATURES_MAX);
    assert_in_range(left_count, 3, ER_WORD_FEATURES_MAX);
    assert_false(share_key(here, here_count, left, left_count));
}

/* ---- the document's other places --------------------------------------------------------------
 */

static void a_place_does_not_confirm_itself(void **state)
{
    (void)state;
    line_fixture f = {0};
    set_lines(&f, "they say that Vauld was there");
    float labels[ER_LABEL_COUNT] = {[ER_LABEL_ORGANIZATION] = 1};
    uint64_t alone[ER_LATE_FEATURES_MAX], backed[ER_LATE_FEATURES_MAX];
    er_tally tally = {0};
    assert_true(er_tally_takes(&f.line, 3));
    assert_false(er_tally_takes(&f.line, 0));
    er_tally_add(&tally, labels);
    assert_int_equal(er_late_features(&f.line, 3, &tally, labels, alone), 0);
    er_tally_add(&tally, labels);
    assert_true(er_late_features(&f.line, 3, &tally, labels, backed) > 0);
    tear_down(&f);
}

static void headlines_give_no_evidence(void **state)
{
    (void)state;
    line_fixture f = {0};
    set_lines(&f, "Ministers Meet in Warsaw to Discuss Border Closures");
    for (uint32_t at = 0; at < f.line.count; at++)
        assert_false(er_tally_takes(&f.line, at));
    tear_down(&f);
}

static void words_seen_elsewhere_are_known(void **state)
{
    (void)state;
    line_fixture f = {0};
    set_lines(&f, "Grace came late and nobody minded\nit was a grace to see so many people there");
    uint32_t grace = f.words.words[f.words.ids[0]].lower_id;
    assert_true(f.words.seen[grace] & ER_SEEN_LOWER);
    assert_false(f.words.seen[grace] & ER_SEEN_CAPITAL); /* it opens its line */
    set_lines(&f, "we met Grace there and she waved");
    grace = f.words.words[f.words.ids[2]].lower_id;
    assert_false(f.words.seen[grace] & ER_SEEN_LOWER);
    assert_true(f.words.seen[grace] & ER_SEEN_CAPITAL);
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_looks),
        cmocka_unit_test(accents_and_case_fold),
        cmocka_unit_test(lines_have_looks),
        cmocka_unit_test(capitals_make_runs),
        cmocka_unit_test(offsets_keep_features_apart),
        cmocka_unit_test(a_place_does_not_confirm_itself),
        cmocka_unit_test(headlines_give_no_evidence),
        cmocka_unit_test(words_seen_elsewhere_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
