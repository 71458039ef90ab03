/* Facts: states, organisations, places and titles, found in tokens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "facts/facts.h"
#include "text/segmenter.h"

static er_segmenter *segmenter;
static er_facts *facts;

static int make_facts(void **state)
{
    (void)state;
    return er_segmenter_new(&segmenter, NULL) == ER_OK && er_facts_new(&facts, NULL) == ER_OK ? 0
                                                                                              : -1;
}

static int free_facts(void **state)
{
    (void)state;
    er_facts_free(facts);
    er_segmenter_free(segmenter);
    return 0;
}

typedef struct found {
    uint32_t length;
    int kind;
    uint8_t flags;
    const char *id; /* of a state; label of a row of the gazetteer */
} found;

/* The longest name at the first token of the text. */
static found name_in(const char *text)
{
    er_document *d;
    er_word_ids ids = {0};
    const er_sense *sense = NULL;
    assert_int_equal(er_document_new(&d, NULL), ER_OK);
    assert_int_equal(er_document_set(d, "t", NULL, NULL, NULL, text, strlen(text), NULL), ER_OK);
    assert_int_equal(er_segment(segmenter, d, NULL), ER_OK);
    assert_int_equal(er_word_ids_fill(&ids, er_facts_words(facts), d, NULL), ER_OK);
    found f = {er_lexicon_match(er_facts_names(facts), d, &ids, 0, d->token_count, &sense), -1, 0,
               ""};
    if (f.length) {
        f.kind = sense->kind;
        f.flags = sense->flags;
        f.id = sense->kind <= ER_NAME_TERRITORY ? er_facts_states(facts)->rows[sense->row].id
                                                : er_facts_gazetteer(facts)->rows[sense->row].label;
    }
    er_word_ids_free(&ids);
    er_document_free(d);
    return f;
}

static void check_name(const char *text, uint32_t length, int kind, const char *id)
{
    found f = name_in(text);
    if (f.length != length || f.kind != kind || strcmp(f.id, id))
        fail_msg("%s: %u tokens, kind %d, %s", text, f.length, f.kind, f.id);
}

static void states_are_found_by_all_their_names(void **state)
{
    (void)state;
    check_name("Russia voted", 1, ER_NAME_STATE, "russia");
    check_name("U.S. officials", 1, ER_NAME_STATE, "united-states");
    check_name("US officials", 1, ER_NAME_STATE, "united-states");
    check_name("the", 0, -1, "");
    check_name("United States", 2, ER_NAME_STATE, "united-states");
    check_name("Democratic Republic of the Congo", 5, ER_NAME_STATE, "dr-congo");
    check_name("DRC", 1, ER_NAME_STATE, "dr-congo");
    check_name("U.S.S.R.", 1, ER_NAME_STATE, "soviet-union");
    check_name("Swaziland", 1, ER_NAME_STATE, "eswatini");
    check_name("Burma", 1, ER_NAME_STATE, "myanmar");
    check_name("C\u00F4te d\u2019Ivoire", 2, ER_NAME_STATE, "ivory-coast");
    check_name("T\u00FCrkiye", 1, ER_NAME_STATE, "turkey");
    check_name("Guinea-Bissau", 3, ER_NAME_STATE, "guinea-bissau");
    check_name("Guinea is", 1, ER_NAME_STATE, "guinea");
    check_name("Papua New Guinea", 3, ER_NAME_STATE, "papua-new-guinea");
    check_name("RUSSIA SAYS", 1, ER_NAME_STATE, "russia");
    check_name("Mos\u00ADcow", 1, ER_NAME_SEAT, "russia");
    check_name("Kiev", 1, ER_NAME_SEAT, "ukraine");
    check_name("Port-au-Prince", 5, ER_NAME_SEAT, "haiti");
    check_name("North Korean troops", 2, ER_NAME_ADJECTIVE, "north-korea");
    check_name("Frenchmen", 1, ER_NAME_PEOPLE, "france");
    check_name("Greenland", 1, ER_NAME_TERRITORY, "greenland");
}

static void words_in_small_letters_are_no_states(void **state)
{
    (void)state;
    check_name("turkey", 0, -1, "");
    check_name("china", 0, -1, "");
    check_name("polish", 0, -1, "");
    check_name("us", 0, -1, "");
    check_name("Us", 0, -1, "");
    check_name("who", 0, -1, "");
    check_name("Who", 0, -1, "");
}

static void longer_names_hide_states(void **state)
{
    (void)state;
    check_name("New Mexico", 2, ER_NAME_PLACE, "New Mexico");
    check_name("South China Sea", 3, ER_NAME_PLACE, "South China Sea");
    check_name("Gulf of Mexico", 3, ER_NAME_PLACE, "Gulf of Mexico");
    check_name("French fries", 2, ER_NAME_OTHER, "French fries");
    check_name("Panama Canal", 2, ER_NAME_PLACE, "Panama Canal");
    check_name("Bank of China", 3, ER_NAME_ORGANIZATION, "Bank of China");
    check_name("UN Security Council", 3, ER_NAME_ORGANIZATION, "United Nations Security Council");
}

static void open_names_are_marked(void **state)
{
    (void)state;
    static const char *const open[] = {"Georgia", "Jordan", "Chad", "Washington", "Santiago"};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        assert_true(name_in(open[i]).flags & ER_NAME_AMBIGUOUS);
    assert_false(name_in("Russia").flags & ER_NAME_AMBIGUOUS);
    assert_true(name_in("Brussels").flags & ER_NAME_WEAK_SEAT);
}

static void phrases_are_found_by_string(void **state)
{
    (void)state;
    er_name_kind kind;
    uint32_t row = er_facts_find_state(facts, er_view_of("kyiv"), &kind);
    assert_int_equal(row, er_states_find_id(er_facts_states(facts), er_view_of("ukraine")));
    assert_int_equal(kind, ER_NAME_SEAT);
    assert_int_equal(er_facts_find_state(facts, er_view_of("Atlantis"), NULL), ER_NONE);
    assert_int_equal(er_facts_find_state(facts, er_view_of("Greenland"), NULL), ER_NONE);
    assert_int_not_equal(er_facts_find_listed(facts, er_view_of("European Union")), ER_NONE);
}

static void every_state_has_a_name_of_its_own(void **state)
{
    (void)state;
    const er_states *states = er_facts_states(facts);
    assert_true(states->count > 230);
    for (uint32_t i = 0; i < states->count; i++) {
        if (states->rows[i].status == ER_STATE_TERRITORY)
            continue;
        assert_int_equal(er_facts_find_state(facts, er_view_of(states->rows[i].label), NULL), i);
        assert_int_equal(er_states_find_id(states, er_view_of(states->rows[i].id)), i);
    }
}

static uint32_t title_in(const char *text, er_title_kind *kind, er_gender *gender)
{
    er_document *d;
    er_word_ids ids = {0};
    assert_int_equal(er_document_new(&d, NULL), ER_OK);
    assert_int_equal(er_document_set(d, "t", NULL, NULL, NULL, text, strlen(text), NULL), ER_OK);
    assert_int_equal(er_segment(segmenter, d, NULL), ER_OK);
    assert_int_equal(er_word_ids_fill(&ids, er_facts_words(facts), d, NULL), ER_OK);
    uint32_t length =
        er_titles_match(er_facts_titles(facts), d, &ids, 0, d->token_count, kind, gender);
    er_word_ids_free(&ids);
    er_document_free(d);
    return length;
}

static void titles_are_found_in_any_case(void **state)
{
    (void)state;
    er_title_kind kind;
    er_gender gender;
    assert_int_equal(title_in("Mrs. Osei", &kind, &gender), 1);
    assert_int_equal(kind, ER_TITLE_HONORIFIC);
    assert_int_equal(gender, ER_FEMALE);
    assert_int_equal(title_in("Lt. Gen. Osei", &kind, NULL), 2);
    assert_int_equal(kind, ER_TITLE_RANK);
    assert_int_equal(title_in("foreign minister Osei", &kind, NULL), 2);
    assert_int_equal(title_in("Vice-President Osei", &kind, NULL), 3);
    assert_int_equal(kind, ER_TITLE_OFFICE);
    assert_int_equal(title_in("Osei", NULL, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_are_found_by_all_their_names),
        cmocka_unit_test(words_in_small_letters_are_no_states),
        cmocka_unit_test(longer_names_hide_states),
        cmocka_unit_test(open_names_are_marked),
        cmocka_unit_test(phrases_are_found_by_string),
        cmocka_unit_test(every_state_has_a_name_of_its_own),
        cmocka_unit_test(titles_are_found_in_any_case),
    };
    return cmocka_run_group_tests(tests, make_facts, free_facts);
}
