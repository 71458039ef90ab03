/* Text: paragraphs, sentences and tokens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "text/segmenter.h"

static er_segmenter *segmenter;

static int make_segmenter(void **state)
{
    (void)state;
    return er_segmenter_new(&segmenter, NULL) == ER_OK ? 0 : -1;
}

static int free_segmenter(void **state)
{
    (void)state;
    er_segmenter_free(segmenter);
    return 0;
}

static er_document *segmented(const char *text)
{
    er_document *d;
    assert_int_equal(er_document_new(&d, NULL), ER_OK);
    assert_int_equal(er_document_set(d, "test", NULL, NULL, NULL, text, strlen(text), NULL), ER_OK);
    assert_int_equal(er_segment(segmenter, d, NULL), ER_OK);
    return d;
}

/* Tokens with a blank between them; sentences with " | ", a heading ends in " #". */
static char *rendered(const er_document *d)
{
    er_buffer out = {0};
    er_buffer_append_string(&out, "");
    for (uint32_t s = 0; s < d->sentence_count; s++) {
        const er_sentence *sentence = &d->sentences[s];
        er_buffer_append_string(&out, s ? " | " : "");
        for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
            er_buffer_append_string(&out, t > sentence->first_token ? " " : "");
            er_buffer_append_view(&out, er_token_view(d, t));
        }
        er_buffer_append_string(&out, sentence->headline ? " #" : "");
    }
    assert_false(out.failed);
    return out.data;
}

typedef struct text_case {
    const char *text, *expected;
} text_case;

static void check(const text_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        er_document *d = segmented(cases[i].text);
        char *got = rendered(d);
        assert_string_equal(got, cases[i].expected);
        free(got);
        er_document_free(d);
    }
}
#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

static void possessives_and_contractions_are_split(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"Kenya's port didn't close.", "Kenya 's port did n't close ."},
        {"Kenya\u2019s port didn\u2019t close.", "Kenya \u2019s port did n\u2019t close ."},
        {"We can't; they'll say we've won.", "We ca n't ; they 'll say we 've won ."},
        {"The miners' union met O'Brien in Sana'a.", "The miners ' union met O'Brien in Sana'a ."},
        {"U.S.'s and US's", "U.S. 's and US 's #"},
        {"CAN'T STOP THE STATE'S ARMY", "CA N'T STOP THE STATE 'S ARMY #"},
        {"the 1990's and '80s", "the 1990 's and ' 80s #"},
    };
    CHECK(cases);
}

static void hyphens_split_before_capitals_only(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"a game-changing, 20-year-old plan", "a game-changing , 20-year-old plan #"},
        {"a NATO-style pact", "a NATO - style pact #"},
        {"the Chile-Peru border", "the Chile - Peru border #"},
        {"pro-Russian and anti-American", "pro - Russian and anti - American #"},
        {"Kim Jong-un and al-Sisi", "Kim Jong - un and al - Sisi #"},
        {"Abdel Fattah al-Sisi, el-Baradei, Al-Shabaab",
         "Abdel Fattah al - Sisi , el - Baradei , Al - Shabaab #"},
        {"U.S.-led talks in mid-2022", "U.S. - led talks in mid-2022 #"},
        {"pre- and post-war", "pre - and post-war #"},
        {"north\u2013south, war--peace, a \u2014 b",
         "north \u2013 south , war -- peace , a \u2014 b #"},
        {"ex-Prime Minister", "ex - Prime Minister #"},
        {"mother-in-law's state-of-the-art-Mali-like",
         "mother-in-law 's state - of - the - art - Mali - like #"},
    };
    CHECK(cases);
}

static void numbers_and_money(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"It cost $1.44 billion, or 3,000.5 euros.", "It cost $ 1.44 billion , or 3,000.5 euros ."},
        {"US$20m at 10:30, up 5% on 3 1/2 years", "US $ 20m at 10:30 , up 5 % on 3 1/2 years #"},
        {"\u20AC5 and \u00A37.", "\u20AC 5 and \u00A3 7 ."},
        {"Version 2. It is 7.", "Version 2 . | It is 7 ."},
        {"No. 5 won. No. We lost.", "No. 5 won . | No . | We lost ."},
    };
    CHECK(cases);
}

static void abbreviations_keep_their_stop(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"Mr. Osei met Gen. Bako and Sen. J. D. Lund.",
         "Mr. Osei met Gen. Bako and Sen. J. D. Lund ."},
        {"He left the U.S. Lund stayed.", "He left the U.S. Lund stayed ."},
        {"He left the U.S. The army stayed.", "He left the U.S. | The army stayed ."},
        {"At 5 a.m. on Jan. 3 St. Lucia voted.", "At 5 a.m. on Jan. 3 St. Lucia voted ."},
        {"Acme Inc. sued Bolt Co. They lost.", "Acme Inc. sued Bolt Co. | They lost ."},
        {"Roe v. Wade, e.g., and others.", "Roe v. Wade , e.g. , and others ."},
        {"It was plan B. The army knew. And I. We did.",
         "It was plan B . | The army knew . | And I . | We did ."},
        {"J.D. Vance and W. Bush, Ph.D. in law", "J.D. Vance and W. Bush , Ph. D. in law #"},
        {"He said no. Then it was over.", "He said no . | Then it was over ."},
        {"Martin King Jr. spoke. So did others, etc.",
         "Martin King Jr. spoke . | So did others , etc."},
    };
    CHECK(cases);
}

static void quotes_close_their_sentence(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"\"We go.\" She left.", "\" We go . \" | She left ."},
        {"\u201CWe go.\u201D She left.", "\u201C We go . \u201D | She left ."},
        {"``We go.'' She left.", "`` We go . '' | She left ."},
        {"\"Will you go?\" he asked.", "\" Will you go ? \" he asked ."},
        {"\"Will you go?\" Minister Osei asked. No.",
         "\" Will you go ? \" Minister Osei asked . | No ."},
        {"\"Go!\" The army left.", "\" Go ! \" | The army left ."},
        {"(It rained.) They left. [So it was.]", "( It rained . ) | They left . | [ So it was . ]"},
        {"He said: \"Yes. No.\"", "He said : \" Yes . | No . \""},
        {"\"[Peru] will wait,\" he said.", "\" [ Peru ] will wait , \" he said ."},
        {"She saw it...and left... The end.", "She saw it ... and left ... | The end ."},
        {"issues\u2026are solved\u2026 Now go.", "issues \u2026 are solved \u2026 | Now go ."},
    };
    CHECK(cases);
}

static void lines_and_headlines(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"Ghana Votes Today\nPolls opened at dawn. Turnout was high.",
         "Ghana Votes Today # | Polls opened at dawn . | Turnout was high ."},
        {"Will Peru Ever Win The Cup?\n\nIt may.", "Will Peru Ever Win The Cup ? # | It may ."},
        {"Did they win?\n\nThey did.", "Did they win ? | They did ."},
        {"Image: A fire in Lima on Monday. Pic: Reuters",
         "Image : A fire in Lima on Monday . # | Pic : Reuters #"},
        {"LIMA, Peru (AP) -- The president left. He was ill.",
         "LIMA , Peru ( AP ) -- # | The president left . | He was ill ."},
        {"Lima: Peru has won.", "Lima : Peru has won ."},
        {"- First point\n- second point\n* third",
         "- First point # | - second point # | * third #"},
        {"1. First. 2. Second.", "1 . First . | 2 . Second ."},
        {"One.Two.Three", "One . | Two . | Three"},
    };
    CHECK(cases);
}

static void datelines_stand_apart(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"LIMA - Peru signed the treaty.", "LIMA - # | Peru signed the treaty ."},
        {"PORT-AU-PRINCE, Haiti, 3 May (AP) \xE2\x80\x94 The port of the city reopened.",
         "PORT - AU - PRINCE , Haiti , 3 May ( AP ) \xE2\x80\x94 # | "
         "The port of the city reopened ."},
        {"Quito (Agency) - The vote was close.", "Quito ( Agency ) - # | The vote was close ."},
        {"The talks - four in all - failed.", "The talks - four in all - failed ."},
        {"Peru - a state of the Andes - won.", "Peru - a state of the Andes - won ."},
        {"UN-led talks between the two failed.", "UN - led talks between the two failed ."},
        {"LIMA - A city", "LIMA - A city #"},
    };
    CHECK(cases);
}

static void text_wrapped_by_hand_is_joined(void **state)
{
    (void)state;
    er_document *d =
        segmented("Harvest fails again\n"
                  "The ministry said on Monday that the harvest in the northern valleys had\n"
                  "failed for the third year, and that the reserves which were set aside in\n"
                  "the spring would last until March. Farmers in the two provinces that have\n"
                  "suffered most have asked for seed.\n"
                  "\n"
                  "A second paragraph begins here, and it is also wrapped by hand, because a\n"
                  "good test has two of them.\n");
    assert_int_equal(d->sentence_count, 4);
    assert_true(d->sentences[0].headline);
    assert_int_equal(d->sentences[1].paragraph, 1);
    assert_int_equal(d->sentences[2].paragraph, 1);
    assert_int_equal(d->sentences[3].paragraph, 2);
    er_document_free(d);
    d = segmented(
        "The minister said on Tuesday that the two sides\nhad met twice. They will meet again.");
    assert_int_equal(d->sentence_count, 2);
    er_document_free(d);
}

static void addresses_are_one_token(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"See https://example.org/a-b?c=d,e. Now.", "See https://example.org/a-b?c=d,e . | Now ."},
        {"(www.example.com) by @reporter_1 #Peru", "( www.example.com ) by @reporter_1 #Peru #"},
        {"Write to j.osei@news.example.org, please.",
         "Write to j.osei@news.example.org , please ."},
        {"Amazon.com and AT&T rose.", "Amazon.com and AT&T rose ."},
    };
    CHECK(cases);
}

static void invisible_characters_do_no_harm(void **state)
{
    (void)state;
    static const text_case cases[] = {
        {"\u200FAli\u200F left. \u200BHe went.", "Ali left . | He went ."},
        {"Mos\u00ADcow\u00A0fell\u202F.", "Mos\u00ADcow fell ."},
        {"\uFEFFPeru won.\u200B\n\u200B\n", "Peru won ."},
        {"", ""},
        {" \n\t\n", ""},
        {"\u200B", ""},
    };
    CHECK(cases);
}

static void a_monster_sentence_is_cut(void **state)
{
    (void)state;
    er_buffer text = {0};
    for (int i = 0; i < 3 * ER_SENTENCE_TOKENS; i++)
        er_buffer_append_string(&text, "on and ");
    er_document *d = segmented(text.data);
    assert_true(d->sentence_count >= 6);
    for (uint32_t i = 0; i < d->sentence_count; i++)
        assert_true(d->sentences[i].end_token - d->sentences[i].first_token <= ER_SENTENCE_TOKENS);
    er_document_free(d);
    er_buffer_free(&text);
}

static void cases_and_kinds_are_told(void **state)
{
    (void)state;
    er_document *d = segmented("Lima NATO McLeod troops 3,000 , $ 3rd \u0141\u00F3d\u017A U.S.");
    static const uint8_t cases[] = {ER_CASE_TITLE, ER_CASE_UPPER, ER_CASE_MIXED, ER_CASE_LOWER,
                                    ER_CASE_NONE,  ER_CASE_NONE,  ER_CASE_NONE,  ER_CASE_LOWER,
                                    ER_CASE_TITLE, ER_CASE_UPPER};
    static const uint8_t kinds[] = {ER_WORD,        ER_WORD,   ER_WORD, ER_WORD, ER_NUMBER,
                                    ER_PUNCTUATION, ER_SYMBOL, ER_WORD, ER_WORD, ER_WORD};
    assert_int_equal(d->token_count, 10);
    for (uint32_t i = 0; i < 10; i++) {
        assert_int_equal(d->tokens[i].letter_case, cases[i]);
        assert_int_equal(d->tokens[i].kind, kinds[i]);
    }
    er_document_free(d);
}

/* A small generator of its own: the same sequence everywhere. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x200B || c == 0x200F || c == 0xFEFF;
}

static void check_cover(const er_document *d)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i <= d->token_count; i++) {
        uint32_t start = i < d->token_count ? d->tokens[i].start : d->text.length;
        assert_true(start >= at);
        while (at < start) {
            uint32_t size, c = er_utf8_decode(d->text.data + at, d->text.length - at, &size);
            assert_true(er_utf8_is_space(c) || is_invisible(c));
            at += size;
        }
        if (i < d->token_count) {
            assert_true(d->tokens[i].end > start && d->tokens[i].end <= d->text.length);
            at = d->tokens[i].end;
        }
    }
    uint32_t token = 0;
    for (uint32_t s = 0; s < d->sentence_count; s++) {
        assert_int_equal(d->sentences[s].first_token, token);
        assert_true(d->sentences[s].end_token > token);
        token = d->sentences[s].end_token;
        assert_int_equal(d->sentences[s].end, d->tokens[token - 1].end);
    }
    assert_int_equal(token, d->token_count);
}

static void tokens_cover_every_text(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "Peru", "n't", "'",          "\u2019", "s",      "-",      "--",     ".",      "...",
        " ",    "\n",  "\n\n",       "U.S.",   "a",      "B",      "7",      ",",      "$",
        "@",    "#",   "http://x.y", "&",      "\u00AD", "\u200B", "\u00A0", "\u00E9", "\u2026",
        "\"",   "(",   "]",          "/",      "_",      "Mr.",    "\u4E2D", "\uFEFF", "T",
        "won",  ":",   "?",          "\u0301", "com",    "\u2014", "``"};
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        er_buffer text = {0};
        er_buffer_append_string(&text, "");
        for (uint32_t n = next_random(&seed) % 60; n; n--)
            er_buffer_append_string(&text,
                                    pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]);
        er_document *d = segmented(text.data);
        check_cover(d);
        er_document_free(d);
        er_buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(possessives_and_contractions_are_split),
        cmocka_unit_test(hyphens_split_before_capitals_only),
        cmocka_unit_test(numbers_and_money),
        cmocka_unit_test(abbreviations_keep_their_stop),
        cmocka_unit_test(quotes_close_their_sentence),
        cmocka_unit_test(lines_and_headlines),
        cmocka_unit_test(datelines_stand_apart),
        cmocka_unit_test(text_wrapped_by_hand_is_joined),
        cmocka_unit_test(addresses_are_one_token),
        cmocka_unit_test(invisible_characters_do_no_harm),
        cmocka_unit_test(a_monster_sentence_is_cut),
        cmocka_unit_test(cases_and_kinds_are_told),
        cmocka_unit_test(tokens_cover_every_text),
    };
    return cmocka_run_group_tests(tests, make_segmenter, free_segmenter);
}
