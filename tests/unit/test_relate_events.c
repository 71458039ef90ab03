/* Events: the words that say them, what governs them, whether they are so, and what may be an end.
   tests/quality measures how often the reading is right; here is what must not break. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/related.h"
#include "base/table.h"
#include "data/data.h"
#include "relate/event_lexicon.h"

static void expect(void **state, const char *text, er_class c, er_modality modality)
{
    er_marked marked = relate(state, text);
    const er_relation *r = find(marked.document, "Norway", c, "Peru");
    assert_non_null(r);
    assert_int_equal(r->modality, modality);
    assert_int_equal(r->polarity, er_class_facts_of(c)->polarity);
    assert_true(r->confidence > 0 && r->confidence <= 1);
    assert_true(r->trigger_end > r->trigger_start);
    er_marked_free(&marked);
}

/* "Both sides" has a mention for each of the two. */
static void a_phrase_for_two_stands_for_both(void **state)
{
    er_marked marked = relate(state, "[The two leaders|n=Norway + Peru] met in [Cairo|l].");
    const er_relation *r = find(marked.document, "Norway", ER_CONSULT, "Peru");
    assert_non_null(r);
    assert_true(r->symmetric && r->source_mention != r->target_mention);
    er_marked_free(&marked);
    expect(state, "[Both sides|n=Norway + Peru] agreed to share the river.", ER_AGREE, ER_ACTUAL);
    expect(state, "[The two countries|n=Norway + Peru] cut ties.", ER_SANCTION, ER_ACTUAL);
    expect(state, "Talks between [the two countries|n=Norway + Peru] failed.", ER_CONSULT,
           ER_ACTUAL);
}

static void the_lexicon_is_large_and_sound(void **state)
{
    (void)state;
    er_event_lexicon *lexicon;
    assert_int_equal(er_event_lexicon_new(&lexicon, NULL), ER_OK);
    assert_true(er_event_lexicon_size(lexicon) >= 1000);
    uint32_t entry = er_event_lexicon_find(lexicon, ER_EVENT_VERB, er_view_of("accuse"));
    assert_int_not_equal(entry, ER_NONE);
    assert_int_equal(er_event_lexicon_entry(lexicon, entry)->event_class, ER_ACCUSE);
    assert_int_equal(er_event_lexicon_entry(lexicon, entry)->effect, ER_EFFECT_OPPOSE);
    assert_int_equal(er_event_lexicon_find(lexicon, ER_EVENT_VERB, er_view_of("xyzzy")), ER_NONE);
    assert_true(er_event_lexicon_categories(lexicon, er_view_of("drone")) &
                er_event_lexicon_category(lexicon, "weapon"));
    assert_int_equal(er_event_lexicon_category(lexicon, "no such"), 0);
    er_event_lexicon_free(lexicon);
}

static void what_governs_an_act_changes_it(void **state)
{
    expect(state, "[Norway|s] helped [Peru|s].", ER_AID, ER_ACTUAL);
    expect(state, "[Norway|s] refused to help [Peru|s].", ER_REJECT, ER_ACTUAL);
    expect(state, "[Norway|s] promised to help [Peru|s].", ER_AGREE, ER_ACTUAL);
    expect(state, "[Norway|s] threatened to attack [Peru|s].", ER_THREATEN, ER_ACTUAL);
    expect(state, "[Norway|s] stopped attacking [Peru|s].", ER_RETREAT, ER_ACTUAL);
    expect(state, "[Norway|s] suspended aid to [Peru|s].", ER_SANCTION, ER_ACTUAL);
    expect(state, "[Norway|s] tried to attack [Peru|s].", ER_ASSAULT, ER_HYPOTHETICAL);
}

static void modality_is_read(void **state)
{
    expect(state, "[Norway|s] attacked [Peru|s].", ER_ASSAULT, ER_ACTUAL);
    expect(state, "[Norway|s] did not attack [Peru|s].", ER_ASSAULT, ER_NEGATED);
    expect(state, "[Norway|s] may attack [Peru|s].", ER_ASSAULT, ER_HYPOTHETICAL);
    expect(state, "[Norway|s] will attack [Peru|s].", ER_ASSAULT, ER_FUTURE);
    expect(state, "[Chile|s] said that [Norway|s] had attacked [Peru|s].", ER_ASSAULT, ER_CLAIMED);
    expect(state, "[Norway|s] will never accept the plan of [Peru|s].", ER_REJECT, ER_ACTUAL);
}

static void ends_are_told_apart_and_in_order(void **state)
{
    er_marked marked = relate(state, "[Peru|s] was attacked by [Norway|s]. [Moor|p] met [Lind|p].");
    assert_non_null(find(marked.document, "Norway", ER_ASSAULT, "Peru"));
    assert_null(find(marked.document, "Peru", ER_ASSAULT, "Norway"));
    const er_relation *met = find(marked.document, "Moor", ER_CONSULT, "Lind");
    assert_non_null(met);
    assert_true(met->symmetric);
    assert_string_equal(met->predicate, "meet");
    assert_memory_equal(marked.document->text.data + met->trigger_start, "met", 3);
    for (uint32_t i = 1; i < marked.document->relation_count; i++)
        assert_true(marked.document->relations[i - 1].sentence <=
                    marked.document->relations[i].sentence);
    er_marked_free(&marked);
}

static void places_and_selves_are_no_ends(void **state)
{
    er_marked marked = relate(state, "[Norway|s] bombed [Oslo|l] and [Norwegian|d=Norway] towns.");
    for (uint32_t i = 0; i < marked.document->relation_count; i++) {
        const er_relation *r = &marked.document->relations[i];
        assert_int_not_equal(r->source, r->target);
        assert_int_not_equal(marked.document->entities[r->target].type, ER_PLACE);
    }
    er_marked_free(&marked);
}

static void the_object_decides(void **state)
{
    expect(state, "[Norwegian|d=Norway] troops shot down a [Peruvian|d=Peru] drone.", ER_ASSAULT,
           ER_ACTUAL);
    expect(state, "[Norway|s] shot down the idea of [Peru|s] joining.", ER_REJECT, ER_ACTUAL);
    er_marked marked = relate(state, "[Norway|s] met a deadline that [Peru|s] had set.");
    assert_null(find(marked.document, "Norway", ER_CONSULT, "Peru"));
    er_marked_free(&marked);
}

static void twice_gives_the_same(void **state)
{
    static const char text[] = "\"We agree,\" [Moor|p] said. \"[Peru|s] must leave [Chile|s].\"";
    er_marked one = relate(state, text), two = relate(state, text);
    assert_int_equal(one.document->relation_count, two.document->relation_count);
    assert_true(one.document->relation_count > 0);
    for (uint32_t i = 0; i < one.document->relation_count; i++) {
        const er_relation *a = &one.document->relations[i], *b = &two.document->relations[i];
        assert_int_equal(a->source, b->source);
        assert_int_equal(a->target, b->target);
        assert_int_equal(a->relation_class, b->relation_class);
        assert_true(a->confidence == b->confidence);
    }
    er_marked_free(&one);
    er_marked_free(&two);
}

/* The marked form of the names that the examples of the tables are made of, or NULL. */
static const char *mark_of(er_view word)
{
    static const char *const names[][2] = {
        {"Norway", "[Norway|s]"},
        {"Peru", "[Peru|s]"},
        {"Chile", "[Chile|s]"},
        {"Kosovo", "[Kosovo|s]"},
        {"Moor", "[Moor|p]"},
        {"Lind", "[Lind|p]"},
        {"Apex", "[Apex|o]"},
        {"Vela", "[Vela|o]"},
        {"Norwegian", "[Norwegian|d=Norway]"},
        {"Peruvian", "[Peruvian|d=Peru]"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (er_view_is(word, names[i][0]))
            return names[i][1];
    return NULL;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Writes example with its names marked to text; returns how many there are. */
static unsigned mark_names(er_view example, char *text, size_t size)
{
    unsigned count = 0;
    size_t length = 0;
    for (uint32_t i = 0; i < example.length;) {
        uint32_t end = i;
        while (end < example.length && is_letter(example.data[end]))
            end++;
        end += end == i;
        er_view word = {example.data + i, end - i};
        const char *mark = mark_of(word);
        assert_true(length + word.length + 32 < size);
        count += mark != NULL;
        length +=
            (size_t)sprintf(text + length, "%.*s", mark ? (int)strlen(mark) : (int)word.length,
                            mark ? mark : word.data);
        i = end;
    }
    return count;
}

/* An example of a class has to be read as that class, one without a class as some event. */
static bool says(const er_document *document, er_class c)
{
    for (uint32_t i = 0; i < document->relation_count; i++) {
        er_class found = document->relations[i].relation_class;
        if (c < ER_CLASS_COUNT ? found == c : found != ER_STATEMENT)
            return true;
    }
    return false;
}

static void read_examples(void **state, er_view table)
{
    er_view fields[3], word;
    uint64_t line;
    er_class c = ER_CLASS_COUNT;
    while (er_table_next(&table, fields, 3, &line)) {
        if (fields[0].data[0] == '=') {
            er_view rest = fields[0];
            (void)er_view_split(&rest, ' ', &word); /* = */
            (void)er_view_split(&rest, ' ', &word);
            char name[32] = "";
            memcpy(name, word.data, word.length < 31 ? word.length : 31);
            c = (er_class)er_class_named(name);
            continue;
        }
        char text[512] = "";
        if (mark_names(fields[2], text, sizeof text) < 2 || c == ER_STATEMENT)
            continue;
        er_marked marked = relate(state, text);
        if (!says(marked.document, c))
            fail_msg("not read as its line says: %s", text);
        er_marked_free(&marked);
    }
}

static void the_examples_of_the_tables_are_read_so(void **state)
{
    read_examples(state, ER_DATA(event_verbs));
    read_examples(state, ER_DATA(event_nouns));
    read_examples(state, ER_DATA(event_adjectives));
    read_examples(state, ER_DATA(opinion_verbs));
    read_examples(state, ER_DATA(opinion_nouns));
    read_examples(state, ER_DATA(opinion_adjectives));
}

static void odd_texts_do_no_harm(void **state)
{
    static const char *const texts[] = {"",
                                        ".",
                                        "\"\"\"",
                                        "[Norway|s]",
                                        "[Norway|s] [Peru|s]",
                                        "[Norway|s] said [Peru|s] said [Chile|s] said",
                                        "of of of [Norway|s] to to [Peru|s] and and and"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        er_marked marked = relate(state, texts[i]);
        er_marked_free(&marked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_lexicon_is_large_and_sound),
                                       cmocka_unit_test(a_phrase_for_two_stands_for_both),
                                       cmocka_unit_test(what_governs_an_act_changes_it),
                                       cmocka_unit_test(modality_is_read),
                                       cmocka_unit_test(ends_are_told_apart_and_in_order),
                                       cmocka_unit_test(places_and_selves_are_no_ends),
                                       cmocka_unit_test(the_object_decides),
                                       cmocka_unit_test(twice_gives_the_same),
                                       cmocka_unit_test(the_examples_of_the_tables_are_read_so),
                                       cmocka_unit_test(odd_texts_do_no_harm)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
