/* Roles: titles, appositions, copulas; each case is a marked sentence and the roles it states. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/marked.h"
#include "relate/roles.h"

/* All roles as "holder: office of body (former, acting, title); ..." in the order of the table. */
static void describe(const er_document *document, er_buffer *out)
{
    er_buffer_append_string(out, "");
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *role = &document->roles[i];
        const er_mention *person = &document->mentions[role->person];
        if (i)
            er_buffer_append_string(out, "; ");
        er_buffer_append_view(out, er_document_span(document, person->start, person->end));
        er_buffer_printf(out, ": %s", role->office);
        if (role->holder_of != ER_NONE) {
            const er_mention *body = &document->mentions[role->holder_of];
            er_buffer_append_string(out, " of ");
            er_buffer_append_view(out, er_document_span(document, body->start, body->end));
        }
        if (role->former)
            er_buffer_append_string(out, " (former)");
        if (role->acting)
            er_buffer_append_string(out, " (acting)");
    }
}

static void expect(const char *marked_text, const char *roles)
{
    er_marked marked = er_marked_new(marked_text, false);
    er_offices *offices;
    er_buffer out = {0};
    assert_int_equal(er_offices_new(&offices, NULL), ER_OK);
    assert_int_equal(er_find_roles_with(offices, marked.document, NULL), ER_OK);
    describe(marked.document, &out);
    assert_false(out.failed);
    assert_string_equal(out.data, roles);
    er_buffer_free(&out);
    er_offices_free(offices);
    er_marked_free(&marked);
}

static void titles_before_names(void **state)
{
    (void)state;
    expect("[Norwegian|d] Foreign Minister [Adela Moor|p] spoke.",
           "Adela Moor: foreign minister of Norwegian");
    expect("[Chad|s]'s presidential chief of staff [Otto Brem|p] left.",
           "Otto Brem: presidential chief of staff of Chad");
    expect("The [U.S.|s] special envoy [Karl Bist|p] left.", "Karl Bist: special envoy of U.S.");
    expect("[NATO|o] Secretary-General [Ana Reis|p] agreed.",
           "Ana Reis: secretary-general of NATO");
    expect("[Peru|s]'s long-serving defence minister [Ilse Torv|p] agreed.",
           "Ilse Torv: defense minister of Peru");
    expect("[Kenya|s]'s Energy, Security and Net Zero Secretary [Paul Garn|p] agreed.",
           "Paul Garn: secretary");
    expect("[British|d] Housing and Net Zero Secretary [Paul Garn|p] agreed.",
           "Paul Garn: secretary of British");
    expect("President [Adela Moor|p] and Lt. Gen. [Otto Sana|p] met.",
           "Adela Moor: president; Otto Sana: lieutenant general");
    expect("[Foreign Ministry|o] spokeswoman [Lia Grey|p] said so.",
           "Lia Grey: spokeswoman of Foreign Ministry");
    expect("[Apex|o] chairman and chief executive [Kim Ross|p] resigned.",
           "Kim Ross: chairman and chief executive of Apex");
}

static void former_and_acting(void **state)
{
    (void)state;
    expect("Former [U.S.|s] President [Adela Moor|p] agreed.",
           "Adela Moor: president of U.S. (former)");
    expect("[U.S.|s] former president [Adela Moor|p] agreed.",
           "Adela Moor: president of U.S. (former)");
    expect("Then-President [Adela Moor|p] agreed.", "Adela Moor: president (former)");
    expect("ex-president [Adela Moor|p] agreed.", "Adela Moor: president (former)");
    expect("[Haiti|s]'s acting prime minister [Ilse Torv|p] agreed.",
           "Ilse Torv: prime minister of Haiti (acting)");
    expect("[Chilean|d] President-elect [Ilse Torv|p] agreed.",
           "Ilse Torv: president of Chilean (acting)");
}

static void appositions(void **state)
{
    (void)state;
    expect("[Karl Bist|p], the [U.S.|s] Special Presidential Envoy for [Sudan|s], left.",
           "Karl Bist: special presidential envoy of U.S.; "
           "Karl Bist: special presidential envoy of Sudan");
    expect("[Adela Moor|p], president of [Norway|s], left.", "Adela Moor: president of Norway");
    expect("[Adela Moor|p], the former ambassador to [Norway|s] and [Peru|s], left.",
           "Adela Moor: ambassador of Norway (former); Adela Moor: ambassador of Peru (former)");
    expect("[Dan Low|p], a spokesman for the [Interior Ministry|o], said so.",
           "Dan Low: spokesman of Interior Ministry");
    expect("[Dan Low|p], 45, head of [Peru|s]'s presidential office, said so.",
           "Dan Low: head of Peru");
    expect("[Kim Ross|p] (chief executive of [Apex|o]) resigned.",
           "Kim Ross: chief executive of Apex");
    expect("The [Norwegian|d] foreign minister, [Adela Moor|p], said so.",
           "Adela Moor: foreign minister of Norwegian");
    expect("The head of the [Apex Fund|o], [Kim Ross|p], said so.", "Kim Ross: head of Apex Fund");
    expect("[Joe Stack|p], a senior adviser to [Adela Moor|p], left.",
           "Joe Stack: senior adviser of Adela Moor");
    expect("[Nils Berg|p], who leads the [Forward Party|o], left.",
           "Nils Berg: leader of Forward Party");
    expect("President of [Norway|s] [Adela Moor|p] left.", "Adela Moor: president of Norway");
    expect("[Norway|s]'s [Moor|p] Hails Deal", "Moor:  of Norway");
}

static void copulas(void **state)
{
    (void)state;
    expect("[Adela Moor|p] became president of [Norway|s] in May.",
           "Adela Moor: president of Norway");
    expect("[Adela Moor|p] was [Norway|s]'s prime minister then.",
           "Adela Moor: prime minister of Norway (former)");
    expect("[Adela Moor|p] was elected president of [Norway|s].",
           "Adela Moor: president of Norway");
    expect("[Adela Moor|p] stepped down as chair of [Apex|o].",
           "Adela Moor: chair of Apex (former)");
}

static void lists_are_no_appositions(void **state)
{
    (void)state;
    expect("[Moor|p], [German|d] Chancellor [Dora Wenzel|p] and others met.",
           "Dora Wenzel: chancellor of German");
    expect("[Moor|p], the [French|d] president, [Xi Ren|p] and others met.",
           "Moor: president of French");
    expect("[Sudan|s] said president [Moor|p] had left.", "Moor: president");
    expect("[Moor|p], a property tycoon in her youth, left.", "");
    expect("[Moor|p] met the president of [France|s].", "");
}

static void bodies_far_from_the_office(void **state)
{
    (void)state;
    expect("[Nils Berg|p], head of the main opposition [Unity Party|o], agreed.",
           "Nils Berg: head of Unity Party");
    expect("[Nils Berg|p], director of research at the [Moor Institute|o], agreed.",
           "Nils Berg: director of Moor Institute");
    expect("[Nils Berg|p], chief strategy officer at [UK|s]-based chip giant [Vela|o], agreed.",
           "Nils Berg: chief strategy officer of Vela");
    expect("[Nils Berg|p], [Peru|s]'s minister of water and energy, agreed.",
           "Nils Berg: minister of Peru");
    expect(
        "The head of the [Trade Committee|o] of the [Peruvian|d] [Senate|o], [Lia Grey|p], left.",
        "Lia Grey: head of Trade Committee; Lia Grey: head of Senate");
    expect("[Lia Grey|p], national vice president, [Unity Party|o], agreed.",
           "Lia Grey: national vice president of Unity Party");
    expect("President, [Unity Youth League|o] ([UYL|o]), [Lia Grey|p], agreed.",
           "Lia Grey: president of Unity Youth League");
    expect("\"Yes,\" said [Lia Grey|p], [Sea Rescue|o] station commander.",
           "Lia Grey: commander of Sea Rescue");
    expect("Operations director of the [Relief Agency|o] [Lia Grey|p] agreed.",
           "Lia Grey: operations director of Relief Agency");
    expect("[Peruvian|d] ambassador to [Chile|s] [Lia Grey|p] agreed.",
           "Lia Grey: ambassador of Peruvian; Lia Grey: ambassador of Chile");
}

static void owners_and_ranks(void **state)
{
    (void)state;
    expect("[Peruvian|d] Minister of Health Dr. [Lia Grey|p] agreed.",
           "Lia Grey: doctor; Lia Grey: minister of Peruvian");
    expect("[Peruvian|d] Defence Minister General [Lia Grey|p] agreed.",
           "Lia Grey: general; Lia Grey: defense minister of Peruvian");
    expect("[Moor|p] lawyer [Lia Grey|p] agreed.", "Lia Grey: lawyer of Moor");
    expect("[Peruvian|d] President [Jan Moor|p] and Foreign Minister [Lia Grey|p] left.",
           "Jan Moor: president of Peruvian; Lia Grey: foreign minister of Peruvian");
    expect("[Peruvian|d] President [Jan Moor|p] and Chancellor [Lia Grey|p] left.",
           "Jan Moor: president of Peruvian; Lia Grey: chancellor");
    expect("[Apex|o]'s chairman [Jan Moor|p], treasurer [Lia Grey|p] and others left.",
           "Jan Moor: chairman of Apex; Lia Grey: treasurer of Apex");
    expect("[Apex|o] chairman [Jan Moor|p], treasurer [Lia Grey|p] and others left.",
           "Jan Moor: chairman of Apex; Lia Grey: treasurer");
    expect("[Jan Moor|p], [Peru|s]'s ambassador to [Chile|s] called her.",
           "Jan Moor: ambassador of Peru; Jan Moor: ambassador of Chile");
    expect("Ambassador of the Sultanate of [Oman|s] to [Chile|s], [Jan Moor|p], left.",
           "Jan Moor: ambassador of Oman; Jan Moor: ambassador of Chile");
    expect("[Jan Moor|p], [Americas|l] director at [Apex|o], left.", "Jan Moor: director of Apex");
    expect("[Vela|o], a firm owned by former President [Jan Moor|p], left.",
           "Jan Moor: president (former)");
    expect("[Vela|o], owned by former President [Jan Moor|p], left.",
           "Jan Moor: president (former); Jan Moor: owner of Vela");
    expect("pro-[Peruvian|d] Prime Minister [Lia Grey|p] agreed.", "Lia Grey: prime minister");
    expect("An aide to [Peruvian|d] Prime Minister [Lia Grey|p] agreed.",
           "Lia Grey: prime minister of Peruvian");
    expect("[Jan Moor|p], an aide to [Peruvian|d] Prime Minister [Lia Grey|p], agreed.",
           "Jan Moor: aide of Lia Grey; Lia Grey: prime minister of Peruvian");
    expect("[Lia Grey|p] led [Norway|s] with 19 points.", "");
    expect("[Jan Moor|p] and Emperor [Otto Brem|p] met.", "Otto Brem: emperor");
    expect("[Unity Party|o] ([UP|o]) spokesperson [Lia Grey|p] agreed.",
           "Lia Grey: spokesperson of Unity Party");
    expect("[Apex|o]'s [Africa|l] director [Lia Grey|p] agreed.", "Lia Grey: director of Apex");
    expect("[WHO|o] spokesperson [Lia Grey|p] agreed.", "Lia Grey: spokesperson of WHO");
}

static void offices_whose_body_is_open(void **state)
{
    (void)state;
    expect("The prime minister, [Lia Grey|p], agreed.", "Lia Grey: prime minister");
    expect("[Lia Grey|p], the prime minister, agreed.", "Lia Grey: prime minister");
    expect("Its president, [Lia Grey|p], agreed.", "Lia Grey: president");
    expect("[Vela|o] named [Lia Grey|p] its chief executive.", "Lia Grey: chief executive");
}

static void jobs_and_guesses(void **state)
{
    (void)state;
    expect("[Lia Grey|p], a [China|s] specialist at the [Moor Institute|o], agreed.",
           "Lia Grey: specialist of Moor Institute");
    expect("[Chilean|d] analyst [Lia Grey|p] agreed.", "Lia Grey: analyst");
    expect("[Lia Grey|p], a glaciologist with the [Polar Institute|o], agreed.",
           "Lia Grey: glaciologist of Polar Institute");
    expect("[Green Front|o] campaigner [Lia Grey|p] agreed.",
           "Lia Grey: campaigner of Green Front");
    expect("[Lia Grey|p], a supporter of [Vela|o], agreed.", "");
    expect("[Lia Grey|p], the widower of [Jan Moor|p], agreed.", "");
    expect("[Lia Grey|p], a lawyer for families suing [Vela|o], agreed.", "");
}

static void lists_of_names(void **state)
{
    (void)state;
    expect("[Unity Party|o] leaders [Lia Grey|p], [Jan Moor|p] and [Otto Brem|p] agreed.",
           "Lia Grey: leader of Unity Party; Jan Moor: leader of Unity Party; "
           "Otto Brem: leader of Unity Party");
    expect("Presidents [Lia Grey|p] of [Peru|s] and [Jan Moor|p] of [Chile|s] met.",
           "Lia Grey: president; Jan Moor: president; Lia Grey: president of Peru; "
           "Jan Moor: president of Chile");
    expect("[Lia Grey|p] and [Jan Moor|p], directors of [Vela|o], agreed.",
           "Jan Moor: director of Vela; Lia Grey: director of Vela");
    expect("[Unity Party|o] leader [Lia Grey|p] and [Jan Moor|p] met.",
           "Lia Grey: leader of Unity Party");
}

static void verbs_of_offices(void **state)
{
    (void)state;
    expect("[Lia Grey|p], who is also president of the [Unity Party|o], agreed.",
           "Lia Grey: president of Unity Party");
    expect("[Vela|o] named [Lia Grey|p] as head of [Apex|o].", "Lia Grey: head of Apex");
    expect("[Jan Moor|p] will replace [Lia Grey|p] as director of the [Polar Institute|o].",
           "Lia Grey: director of Polar Institute (former)");
    expect("[Jan Moor|p] and [Lia Grey|p], representing the [Unity Party|o], agreed.",
           "Lia Grey: representative of Unity Party; Jan Moor: representative of Unity Party");
    expect("[Lia Grey|p] heads the [Polar Institute|o].", "Lia Grey: head of Polar Institute");
    expect("[Lia Grey|p] served as [Peru|s]'s foreign minister.",
           "Lia Grey: foreign minister of Peru (former)");
}

static void bodies_beside_the_name(void **state)
{
    (void)state;
    expect("[Lia Grey|p] of [Greenwatch|o] agreed.", "Lia Grey:  of Greenwatch");
    expect("Professor [Lia Grey|p] of the [Moor Institute|o] agreed.",
           "Lia Grey: professor; Lia Grey: professor of Moor Institute");
    expect("[Grey|p]'s [Vela|o] launched a rocket.", "Grey:  of Vela");
    expect("President [Lia Grey|p] of [Peru|s] agreed.",
           "Lia Grey: president; Lia Grey: president of Peru");
    expect("This is [Grey|p]'s [Peru|s].", "Grey:  of Peru");
    expect("They discussed [Grey|p]'s [Peru|s] policy.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_before_names),
        cmocka_unit_test(former_and_acting),
        cmocka_unit_test(appositions),
        cmocka_unit_test(copulas),
        cmocka_unit_test(lists_are_no_appositions),
        cmocka_unit_test(bodies_far_from_the_office),
        cmocka_unit_test(owners_and_ranks),
        cmocka_unit_test(offices_whose_body_is_open),
        cmocka_unit_test(jobs_and_guesses),
        cmocka_unit_test(lists_of_names),
        cmocka_unit_test(verbs_of_offices),
        cmocka_unit_test(bodies_beside_the_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
