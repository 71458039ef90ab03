/* Recognise: mentions put together from the model, the tables and the document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "recognize/recognize.h"
#include "text/segmenter.h"

static er_segmenter *segmenter;
static er_facts *facts;
static er_recognizer *recognizer;
static er_recognizer_scratch *scratch;

static int make_recognizer(void **state)
{
    (void)state;
    return er_segmenter_new(&segmenter, NULL) == ER_OK && er_facts_new(&facts, NULL) == ER_OK &&
                   er_recognizer_new(facts, &recognizer, NULL) == ER_OK &&
                   er_recognizer_scratch_new(&scratch, NULL) == ER_OK
               ? 0
               : -1;
}

static int free_recognizer(void **state)
{
    (void)state;
    er_recognizer_scratch_free(scratch);
    er_recognizer_free(recognizer);
    er_facts_free(facts);
    er_segmenter_free(segmenter);
    return 0;
}

/* The text with "[...|type]" around its mentions; a capital M marks a metonym, D a demonym. */
static char *marked(const char *text)
{
    er_document *d;
    er_buffer out = {0};
    uint32_t at = 0;
    assert_int_equal(er_document_new(&d, NULL), ER_OK);
    assert_int_equal(er_document_set(d, "t", NULL, NULL, NULL, text, strlen(text), NULL), ER_OK);
    assert_int_equal(er_segment(segmenter, d, NULL), ER_OK);
    assert_int_equal(er_recognize(recognizer, scratch, d, NULL), ER_OK);
    for (uint32_t i = 0; i < d->mention_count; i++) {
        const er_mention *m = &d->mentions[i];
        assert_true(m->start >= at && m->end > m->start && m->end <= d->text.length);
        assert_true(m->confidence > 0 && m->confidence <= 1);
        assert_int_equal(m->entity, ER_NONE);
        assert_int_equal(d->tokens[m->first_token].start, m->start);
        assert_int_equal(d->tokens[m->end_token - 1].end, m->end);
        if (m->type == ER_STATE)
            assert_true(m->state < er_facts_states(facts)->count);
        er_buffer_append_view(&out, er_document_span(d, at, m->start));
        er_buffer_printf(&out, "[%.*s|%s%s]", (int)(m->end - m->start), text + m->start,
                         er_type_name(m->type),
                         m->kind == ER_METONYM   ? " M"
                         : m->kind == ER_DEMONYM ? " D"
                                                 : "");
        at = m->end;
    }
    er_buffer_append_view(&out, er_document_span(d, at, d->text.length));
    er_document_free(d);
    return out.data;
}

static void check(const char *text, const char *expected)
{
    char *got = marked(text);
    assert_string_equal(got, expected);
    free(got);
}

static void titles_stay_outside(void **state)
{
    (void)state;
    check("Peruvian Foreign Minister Elmer Schialer met President Cyril Ramaphosa.",
          "[Peruvian|state D] Foreign Minister [Elmer Schialer|person] met President "
          "[Cyril Ramaphosa|person].");
    check("The plan of Lt. Gen. Martin Adler failed.",
          "The plan of Lt. Gen. [Martin Adler|person] failed.");
}

static void seats_are_governments_or_places(void **state)
{
    (void)state;
    check("Tokyo rejected the offer. She lives in Tokyo.",
          "[Tokyo|state M] rejected the offer. She lives in [Tokyo|place].");
    check("The talks between Madrid and Rabat failed.",
          "The talks between [Madrid|state M] and [Rabat|state M] failed.");
    check("CAIRO (AP) -- The canal was closed.",
          "[CAIRO|place] ([AP|organization]) -- The canal was closed.");
}

static void demonyms_are_states_and_languages_are_not(void **state)
{
    (void)state;
    check("Kenyan officials said pro-Russian groups were involved.",
          "[Kenyan|state D] officials said pro-[Russian|state D] groups were involved.");
    check("He answered in French, and she speaks Russian.",
          "He answered in French, and she speaks Russian.");
}

static void longer_names_hide_states(void **state)
{
    (void)state;
    check("They ate French fries and watched the Australian Open.",
          "They ate French fries and watched the Australian Open.");
}

static void a_surname_goes_with_its_full_name(void **state)
{
    (void)state;
    check("Ingrid Thulsvik won the vote. Nobody expected Thulsvik to win.",
          "[Ingrid Thulsvik|person] won the vote. Nobody expected [Thulsvik|person] to win.");
}

/* Corpora are cut into words and put together again with a blank at every cut. */
static void hyphens_between_blanks_join_where_all_are_so(void **state)
{
    (void)state;
    check(
        "Premier Lin Mei - hua met Adela Torv - Brem. A well - known man spoke.",
        "Premier [Lin Mei - hua|person] met [Adela Torv - Brem|person]. A well - known man spoke.");
    check("BERN - Adela Torv - Otto Brem says - is well-known.",
          "[BERN|place] - [Adela Torv|person] - [Otto Brem|person] says - is well-known.");
}

static void texts_without_capitals_have_the_names_of_the_tables(void **state)
{
    (void)state;
    check(
        "officials of norway and the european union met in canada to talk about what it is to us.",
        "officials of [norway|state] and the [european union|organization] met in [canada|state] "
        "to talk about what it is to us.");
    check("The man from norway stood up and nobody knew who he was.",
          "The man from norway stood up and nobody knew who he was.");
}

static void currencies_are_no_states(void **state)
{
    (void)state;
    check("The firm paid US $3 million and two billion US dollars.",
          "The firm paid US $3 million and two billion US dollars.");
    check("He left the US in May.", "He left the [US|state] in May.");
}

static void titles_are_no_persons(void **state)
{
    (void)state;
    check("The Consul General in Lyon met Chief Election Commissioner Adela Moor.",
          "The Consul General in [Lyon|place] met Chief Election Commissioner "
          "[Adela Moor|person].");
    check("They met Emperor Haru in spring.", "They met Emperor [Haru|person] in spring.");
}

static void several_of_a_kind_have_no_name(void **state)
{
    (void)state;
    check("The MPs said the bill of the NGOs was bad.",
          "The MPs said the bill of the NGOs was bad.");
    check("Ilse Moor, one of the six MPs, was seen. Six MPs, all Lyon MPs, voted with Moor.",
          "[Ilse Moor|person], one of the six MPs, was seen. Six MPs, all [Lyon|place] MPs, voted "
          "with [Moor|person].");
}

static void a_namesake_of_a_company_stays_a_person(void **state)
{
    (void)state;
    check("Envoy Adela Kellogg arrived. Svetlana Orlova met with Kellogg to discuss it.",
          "Envoy [Adela Kellogg|person] arrived. [Svetlana Orlova|person] met with "
          "[Kellogg|person] to discuss it.");
}

static void explained_acronyms_are_what_explains_them(void **state)
{
    (void)state;
    check("The central processing unit (CPU) is old. A faster CPU costs less.",
          "The central processing unit (CPU) is old. A faster CPU costs less.");
    check("The Inspector General of Police (IGP) left. The IGP said nothing.",
          "The Inspector General of Police (IGP) left. The IGP said nothing.");
    check("The Northern River Commission (NRC) met. The NRC said nothing.",
          "The [Northern River Commission|organization] ([NRC|organization]) met. The "
          "[NRC|organization] said nothing.");
}

static void lists_name_things_of_one_kind(void **state)
{
    (void)state;
    check("It will stop in Al Sabel, Dubai, Sharjah, Ras Torva, and Fujairah.",
          "It will stop in [Al Sabel|place], [Dubai|place], [Sharjah|place], [Ras Torva|place], "
          "and [Fujairah|place].");
}

static void two_bodies_in_a_row_are_two(void **state)
{
    (void)state;
    check("Torv Lund Trust and New Torv Bank were sold on Monday.",
          "[Torv Lund Trust|organization] and [New Torv Bank|organization] were sold on Monday.");
    check("The Bharatiya Janata Party MLA Adela Moor left.",
          "The [Bharatiya Janata Party|organization] MLA [Adela Moor|person] left.");
}

static void the_office_of_an_office_is_a_body(void **state)
{
    (void)state;
    check("The Attorney General's Office denied it.",
          "The [Attorney General's Office|organization] denied it.");
    check("The Ministry of Trade, Labour and Rural Affairs in Lyon, the teacher said no.",
          "The [Ministry of Trade, Labour and Rural Affairs|organization] in [Lyon|place], "
          "the teacher said no.");
    check("It praised the Ministry of Defence and Justice Minister Adela Moor.",
          "It praised the [Ministry of Defence|organization] and Justice Minister "
          "[Adela Moor|person].");
    check("She studied at the University of California, Berkeley, for years.",
          "She studied at the [University of California, Berkeley|organization], for years.");
}

static void organs_of_state_are_organisations(void **state)
{
    (void)state;
    check("The Chilean Foreign Ministry thanked the European Union.",
          "The [Chilean|state D] [Foreign Ministry|organization] thanked the "
          "[European Union|organization].");
    check("Norway's defence ministry said so.",
          "[Norway|state]'s [defence ministry|organization] said so.");
}

static void a_title_that_the_model_cuts_is_put_together(void **state)
{
    (void)state;
    check("The note went to U.S. Secretary of State Ruth Halvorsen and House Speaker Adele Marsh.",
          "The note went to [U.S.|state] Secretary of State [Ruth Halvorsen|person] and House "
          "Speaker [Adele Marsh|person].");
}

static void things_are_no_mentions(void **state)
{
    (void)state;
    check("They met at the Rod Laver Arena and quoted the Petroleum Industry Act.",
          "They met at the Rod Laver Arena and quoted the Petroleum Industry Act.");
}

static void companies_are_told_by_their_ends_and_their_nouns(void **state)
{
    (void)state;
    check("Ingrid Thulsvik GmbH sued the oil company Vargas.",
          "[Ingrid Thulsvik GmbH|organization] sued the oil company [Vargas|organization].");
}

static void a_span_of_two_bodies_is_taken_apart(void **state)
{
    (void)state;
    check("They sued the Northern Relief Agency and the rest.",
          "They sued the [Northern Relief Agency|organization] and the rest.");
    check("Loans came from Hartwell River Trust and Vela River Trust on Monday.",
          "Loans came from [Hartwell River Trust|organization] and [Vela River "
          "Trust|organization] on Monday.");
    check("Shares of Nokia, Telenor and Vela Semiconductor Ltd. fell.",
          "Shares of [Nokia|organization], [Telenor|organization] and [Vela Semiconductor "
          "Ltd.|organization] fell.");
    check("She joined the Ministry of Culture and Sports on Monday.",
          "She joined the [Ministry of Culture and Sports|organization] on Monday.");
}

static void what_an_acronym_stands_for_is_a_body(void **state)
{
    (void)state;
    check("Otto Brem is the president, Vanuja Orsata Nuvra Milja (VONM), for now.",
          "[Otto Brem|person] is the president, [Vanuja Orsata Nuvra Milja|organization] "
          "([VONM|organization]), for now.");
    check("Adela Lund works at the Northern Defence Intelligence Agency who told nobody.",
          "[Adela Lund|person] works at the [Northern Defence Intelligence Agency|organization] "
          "who told nobody.");
}

static void states_side_by_side_are_two(void **state)
{
    (void)state;
    check("They sold it to the U.S. Poland bought the rest.",
          "They sold it to the [U.S.|state] [Poland|state] bought the rest.");
}

static void hostile_texts_do_no_harm(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        " ",
                                        ".",
                                        "'s",
                                        "Moscow",
                                        "Moscow's",
                                        "-Moscow-",
                                        "( WHO )",
                                        "the administration",
                                        "and and and Kyiv and",
                                        "President",
                                        "Mr. Mr. Mr.",
                                        "of of Ministry of of"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(marked(texts[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_stay_outside),
        cmocka_unit_test(seats_are_governments_or_places),
        cmocka_unit_test(demonyms_are_states_and_languages_are_not),
        cmocka_unit_test(longer_names_hide_states),
        cmocka_unit_test(a_surname_goes_with_its_full_name),
        cmocka_unit_test(hyphens_between_blanks_join_where_all_are_so),
        cmocka_unit_test(texts_without_capitals_have_the_names_of_the_tables),
        cmocka_unit_test(currencies_are_no_states),
        cmocka_unit_test(titles_are_no_persons),
        cmocka_unit_test(several_of_a_kind_have_no_name),
        cmocka_unit_test(a_namesake_of_a_company_stays_a_person),
        cmocka_unit_test(explained_acronyms_are_what_explains_them),
        cmocka_unit_test(lists_name_things_of_one_kind),
        cmocka_unit_test(two_bodies_in_a_row_are_two),
        cmocka_unit_test(the_office_of_an_office_is_a_body),
        cmocka_unit_test(organs_of_state_are_organisations),
        cmocka_unit_test(a_title_that_the_model_cuts_is_put_together),
        cmocka_unit_test(things_are_no_mentions),
        cmocka_unit_test(companies_are_told_by_their_ends_and_their_nouns),
        cmocka_unit_test(a_span_of_two_bodies_is_taken_apart),
        cmocka_unit_test(what_an_acronym_stands_for_is_a_body),
        cmocka_unit_test(states_side_by_side_are_two),
        cmocka_unit_test(hostile_texts_do_no_harm),
    };
    return cmocka_run_group_tests(tests, make_recognizer, free_recognizer);
}
