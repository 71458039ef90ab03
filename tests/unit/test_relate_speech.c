/* Speech: who speaks, in quotes over several sentences and in reported clauses, and what is blame,
   praise, demand or threat when somebody says it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/related.h"
#include "relate/quotes.h"

typedef struct speech_case {
    const char *text, *source;
    er_class relation_class;
    const char *target;
} speech_case;

static void expect_all(void **state, const speech_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        er_marked marked = relate(state, cases[i].text);
        const er_relation *r =
            find(marked.document, cases[i].source, cases[i].relation_class, cases[i].target);
        if (!r)
            print_error("not found: %s\n", cases[i].text);
        assert_non_null(r);
        assert_int_equal(r->modality, ER_ACTUAL);
        er_marked_free(&marked);
    }
}

/* Nothing but roles and statements. */
static void expect_none(void **state, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        er_marked marked = relate(state, texts[i]);
        for (uint32_t k = 0; k < marked.document->relation_count; k++) {
            const er_relation *r = &marked.document->relations[k];
            if (r->relation_class != ER_ROLE && r->relation_class != ER_STATEMENT)
                print_error("%s in: %s\n", er_class_facts_of(r->relation_class)->name, texts[i]);
            assert_true(r->relation_class == ER_ROLE || r->relation_class == ER_STATEMENT);
        }
        er_marked_free(&marked);
    }
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void a_quote_has_one_speaker(void **state)
{
    static const speech_case cases[] = {
        {"“[Lind|p] has lied to the farmers. Nobody trusts the man,” said [Moor|p].", "Moor",
         ER_ACCUSE, "Lind"},
        {"“The bridge is closed,” [Moor|p] said. “[Lind|p] has lied about the costs.”", "Moor",
         ER_ACCUSE, "Lind"},
        {"[Moor|p] added: “[Lind|p] has lied about the costs.”", "Moor", ER_ACCUSE, "Lind"},
        {"[Moor|p], head of the old harbour office, said: “[Lind|p] has lied.”", "Moor", ER_ACCUSE,
         "Lind"},
        {"\"[Lind|p] has lied,\" said [Peruvian|d=Peru] Trade Minister [Moor|p].", "Moor",
         ER_ACCUSE, "Lind"},
        {"“[Lind|p] has lied about the costs.”\n[Moor|p] added.", "Moor", ER_ACCUSE, "Lind"},
        {"“The bridge is closed,” said [Moor|p].\n“[Lind|p] has lied about the costs.”", "Moor",
         ER_ACCUSE, "Lind"},
        {"[Moor|p] said: “The bridge is closed.\n[Lind|p] has lied about the costs.”", "Moor",
         ER_ACCUSE, "Lind"},
        {"“[Lind|p] has lied,” a spokesman for [Peru|s] said.", "Peru", ER_ACCUSE, "Lind"},
        {"“We call on [Peru|s] to open the port,” the [Harbour Union|o] said in a statement.",
         "Harbour Union", ER_REQUEST, "Peru"},
    };
    static const char *const none[] = {
        "“The bridge is closed,” [Moor|p] said. “[Lind|p] has lied,” a farmer said.",
        "“The bridge is closed,” [Moor|p] said. [Lind|p] has lied about the costs.",
        "“The bridge is closed,” [Moor|p] said.\nIt rained. It rained again.\n“[Lind|p] has lied.”",
        "[Lind|p] has lied about the costs. [Moor|p] was at home.",
    };
    expect_all(state, cases, COUNT(cases));
    expect_none(state, none, COUNT(none));
}

static void quotations_are_found(void **state)
{
    (void)state;
    er_marked marked = er_marked_new("“It rains,” [Moor|p] said. “It is late. I go.” He left. "
                                     "“Who is there?” asked a farmer.",
                                     true);
    er_quotations quotations = {0};
    assert_true(er_quotations_find(&quotations, marked.document));
    assert_int_equal(quotations.count, 3);
    assert_true(quotations.rows[0].known && quotations.rows[1].known && !quotations.rows[2].known);
    assert_int_equal(quotations.rows[1].speaker.entity, quotations.rows[0].speaker.entity);
    assert_ptr_equal(er_quotation_at(&quotations, quotations.rows[1].end_token - 1),
                     &quotations.rows[1]);
    assert_null(er_quotation_at(&quotations, quotations.rows[0].end_token));
    er_quotations_free(&quotations);
    er_marked_free(&marked);
}

static void reported_clauses_have_their_speaker(void **state)
{
    static const speech_case cases[] = {
        {"[Moor|p] said [Lind|p] had failed to repair the bridge.", "Moor", ER_ACCUSE, "Lind"},
        {"[Moor|p] said that [Brem|p], who leads the party, had bungled the vote.", "Moor",
         ER_ACCUSE, "Brem"},
        {"[Lind|p] has misled the voters, [Moor|p] said.", "Moor", ER_ACCUSE, "Lind"},
        {"According to [Peru|s], [Chile|s] should pay for the ships.", "Peru", ER_REQUEST, "Chile"},
        {"[Moor|p] said [Lind|p] told reporters that [Brem|p] had lied.", "Lind", ER_ACCUSE,
         "Brem"},
        {"[Moor|p] said it was wrong of [Lind|p] to sell the house.", "Moor", ER_ACCUSE, "Lind"},
        {"[Moor|p] said it was time for [Peru|s] to act.", "Moor", ER_REQUEST, "Peru"},
        {"[Moor|p] said [Lind|p] should be jailed.", "Moor", ER_ACCUSE, "Lind"},
        {"“[Lind|p] should have acted earlier,” [Moor|p] said.", "Moor", ER_ACCUSE, "Lind"},
        {"“[Peru|s] will pay a heavy price,” [Moor|p] said.", "Moor", ER_THREATEN, "Peru"},
        {"“[Lind|p] has the right to speak,” [Moor|p] said.", "Moor", ER_SUPPORT, "Lind"},
        {"[Moor|p] said [Lind|p] was to blame for the delay.", "Moor", ER_ACCUSE, "Lind"},
        {"[Moor|p] told the crowd that [Lind|p] had turned his back on the poor.", "Moor",
         ER_ACCUSE, "Lind"},
        {"[Moor|p] said in a letter that [Lind|p] had lied.", "Moor", ER_ACCUSE, "Lind"},
        {"[Moor|p] said [Lind|p] did not care about the farmers.", "Moor", ER_ACCUSE, "Lind"},
        {"[Lind|p] is not fit to lead, said [Moor|p].", "Moor", ER_ACCUSE, "Lind"},
        {"[Moor|p] called for [Peru|s] to free the miners.", "Moor", ER_REQUEST, "Peru"},
    };
    static const char *const none[] = {
        "A farmer said [Lind|p] had failed, and [Moor|p] wept.",
        "[Moor|p] did not say that [Lind|p] had failed.",
        "[Moor|p] asked whether [Lind|p] had failed to repair the bridge.",
        "[Moor|p] said nobody knew if [Lind|p] had failed.",
        "[Moor|p] said [Lind|p] could fail.",
        "[Moor|p] said [Lind|p] had not failed.",
        "[Moor|p] said [Lind|p] must have known the way.",
        "[Moor|p] said [he|pro=Moor] had failed.",
        "[Moor|p] said [Lind|p] cared about the farmers.",
        "“Why is [Lind|p] silent?” asked [Moor|p].",
        "[Moor|p] noted that the elected leaders [Lind|p] and [Brem|p] were at home.",
    };
    expect_all(state, cases, COUNT(cases));
    expect_none(state, none, COUNT(none));
}

static void opinions_stand_in_nouns_and_adjectives(void **state)
{
    static const speech_case cases[] = {
        {"“This is the result of [Lind|p]'s incompetence,” [Moor|p] said.", "Moor", ER_ACCUSE,
         "Lind"},
        {"“We saw the courage of [Lind|p],” said [Moor|p].", "Moor", ER_SUPPORT, "Lind"},
        {"“This is proof of [Peru|s]'s unjust policy,” said [Moor|p].", "Moor", ER_ACCUSE, "Peru"},
        {"[Moor|p] said that [Peru|s]'s attitude was unconstructive.", "Moor", ER_ACCUSE, "Peru"},
        {"“[Lind|p]'s delay has cost the town a year,” [Moor|p] said.", "Moor", ER_ACCUSE, "Lind"},
    };
    static const char *const none[] = {
        "[Moor|p] said there was no proof of [Lind|p]'s incompetence.",
        "[Lind|p]'s incompetence was known to [Moor|p].",
        "[Moor|p] said [Peru|s]'s policy was new.",
    };
    expect_all(state, cases, COUNT(cases));
    expect_none(state, none, COUNT(none));
}

static void attitudes_reach_those_who_act(void **state)
{
    static const speech_case cases[] = {
        {"[Moor|p] expressed alarm at [Peru|s]'s raids.", "Moor", ER_ACCUSE, "Peru"},
        {"[Norway|s]'s condemnation of [Peru|s]'s attacks was loud.", "Norway", ER_ACCUSE, "Peru"},
        {"[Moor|p] condemned the killing of miners by [Peru|s]'s army.", "Moor", ER_ACCUSE, "Peru"},
        {"[Norway|s] condemned the arrests in [Peru|s].", "Norway", ER_ACCUSE, "Peru"},
        {"[Norway|s] condemned the execution of two activists in [Peru|s].", "Norway", ER_ACCUSE,
         "Peru"},
        {"“We demand that [Lind|p]'s government free the miners,” [Moor|p] said.", "Moor",
         ER_REQUEST, "Lind"},
        {"[Moor|p] reaffirmed [Norway|s]'s support for [Peru|s].", "Moor", ER_SUPPORT, "Peru"},
        {"[Moor|p] said [she|pro=Moor] was appalled by [Peru|s]'s conduct.", "Moor", ER_ACCUSE,
         "Peru"},
    };
    expect_all(state, cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_quote_has_one_speaker),
                                       cmocka_unit_test(quotations_are_found),
                                       cmocka_unit_test(reported_clauses_have_their_speaker),
                                       cmocka_unit_test(opinions_stand_in_nouns_and_adjectives),
                                       cmocka_unit_test(attitudes_reach_those_who_act)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
