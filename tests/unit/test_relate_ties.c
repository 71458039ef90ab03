/* Ties that patterns show: offices, bodies of a state, members, kin, allies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/marked.h"
#include "relate/relate.h"
#include "relate/roles.h"

typedef struct fixture {
    er_facts *facts;
    er_relater *relater;
    er_relater_scratch *scratch;
} fixture;

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    *state = f;
    return !f || er_facts_new(&f->facts, NULL) != ER_OK ||
           er_relater_new(f->facts, NULL, &f->relater, NULL) != ER_OK ||
           er_relater_scratch_new(&f->scratch, NULL) != ER_OK;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    er_relater_scratch_free(f->scratch);
    er_relater_free(f->relater);
    er_facts_free(f->facts);
    free(f);
    return 0;
}

/* "Moor role Norway (foreign minister); ..." in the order of the table. */
static void describe(const er_document *document, er_buffer *out)
{
    er_buffer_append_string(out, "");
    for (uint32_t i = 0; i < document->relation_count; i++) {
        const er_relation *r = &document->relations[i];
        er_buffer_printf(out, "%s%s %s %s", i ? "; " : "", document->entities[r->source].label,
                         er_class_facts_of(r->relation_class)->name,
                         document->entities[r->target].label);
        if (r->role)
            er_buffer_printf(out, " (%s%s)", r->modality == ER_HISTORICAL ? "former " : "",
                             r->role);
    }
}

static void expect(void **state, const char *text, const char *relations)
{
    fixture *f = *state;
    er_marked marked = er_marked_new(text, true);
    er_buffer out = {0};
    assert_int_equal(er_find_roles(f->facts, marked.document, NULL), ER_OK);
    assert_int_equal(er_relate(f->relater, f->scratch, marked.document, NULL), ER_OK);
    describe(marked.document, &out);
    assert_string_equal(out.data, relations);
    er_buffer_free(&out);
    er_marked_free(&marked);
}

static void offices_become_relations(void **state)
{
    expect(state, "[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] met [Otto Brem|p].",
           "Adela Moor role Norway (foreign minister)");
    expect(state, "Ex-president [Adela Moor|p] left.", "");
    expect(state, "The [US|s] envoy [Karl Bist|p], a former ambassador to [Peru|s], left.",
           "Karl Bist role US (envoy); Karl Bist role Peru (former ambassador)");
    expect(state, "[His|pro=Adela Moor] spokesman [Dan Low|p] left.",
           "Dan Low role Adela Moor (spokesman)");
    expect(state, "[She|pro=Adela Moor] met spokesman [Dan Low|p].", "");
    expect(state, "[the council|no=Apex]'s deputy director, [Dan Low|p], left.",
           "Dan Low role Apex (deputy director)");
}

static void bare_titles(void **state)
{
    expect(state, "[Peru|s] voted. [Peru|s] is calm. Prime Minister [Lia Grey|p] said so.",
           "Lia Grey role Peru (prime minister)");
    expect(state,
           "[Peru|s] voted. [Peru|s] is calm. In [Chile|s], Prime Minister [Lia Grey|p] ate.", "");
    expect(state, "[Peru|s] voted. [Peru|s] is calm. President [Lia Grey|p] of [Lima|l] ate.", "");
    expect(
        state,
        "[Peru|s]'s President [Jan Moor|p] told Education Minister [Lia Grey|p] of [it|pro=Lima].",
        "Jan Moor role Peru (president); Lia Grey role Peru (education minister)");
    expect(state, "[Peru|s] voted. [Peru|s] is calm. Club president [Lia Grey|p] said so.", "");
    expect(state,
           "[Peru|s] voted. [Peru|s] is calm. [Her|pro=Adela] Education Minister "
           "[Lia Grey|p] left.",
           "Lia Grey role Adela (education minister)");
}

static void offices_of_nominals(void **state)
{
    fixture *f = *state;
    er_marked marked = er_marked_new("Later the [US|s] [president|n=Adela Moor] left.", true);
    assert_int_equal(er_relate(f->relater, f->scratch, marked.document, NULL), ER_OK);
    er_buffer out = {0};
    describe(marked.document, &out);
    assert_string_equal(out.data, "Adela Moor role US (president)");
    er_buffer_free(&out);
    er_marked_free(&marked);
}

static void bodies_of_a_state(void **state)
{
    expect(state, "[Peru|s]'s [Defense Ministry|o] denied it.", "Defense Ministry part Peru");
    expect(state, "The [Peruvian|d=Peru] [Air Force|o] denied it.", "Air Force part Peru");
    expect(state, "The [Supreme Court|o] of [Peru|s] denied it.", "Supreme Court part Peru");
    expect(state, "[Peru|s]'s [Globex|o] denied it.", "");
    expect(state, "[Vela|o], a subsidiary of [Apex|o], closed.", "Vela part Apex");
}

static void sections_and_owners(void **state)
{
    expect(state, "The [Trade Committee|o] of the [Senate|o] left.", "Trade Committee part Senate");
    expect(state, "The [Drugs Bureau|o] ([DB|o]) of the [Royal Police|o] left.",
           "Drugs Bureau part Royal Police");
    expect(state, "[Apex|o]'s [Research Division|o] left.", "Research Division part Apex");
    expect(state, "The [West Division|o] of the [Peruvian|d=Peru] [Foreign Ministry|o] left.",
           "West Division part Foreign Ministry; Foreign Ministry part Peru");
    expect(state, "[Apex|o], owner of [Vela|o], left.", "Vela part Apex");
    expect(state, "[Vela|o], which is owned by [Apex|o], left.", "Vela part Apex");
    expect(state, "[Apex|o]'s [Vela|o] brand left.", "Vela part Apex");
    expect(state, "[Vela|o], a unit of [Apex|o], [Globex|o] and [Orion|o] left.", "Vela part Apex");
    expect(state, "The [Unity Party|o] of [Peru|s] left.", "");
}

static void owners_inside_names(void **state)
{
    expect(state, "[Peru|s] left. The [Peru Air Force|o] left.", "Peru Air Force part Peru");
    expect(state, "[Peru|s] left. The [Monetary Authority of Peru|o] left.",
           "Monetary Authority of Peru part Peru");
    expect(state, "The [UN|o] left. The [UN Relief Fund|o] left.", "UN Relief Fund part UN");
    expect(state, "[Apex|o] left. The [Apex Audit Committee|o] left.",
           "Apex Audit Committee part Apex");
    expect(state, "The [Wera|o] left. The [Wera District Council|o] left.", "");
    expect(state, "[Peru|s] left. The [Revolutionary Army of Peru|o] left.", "");
    expect(state, "[Peru|s] left. The [Peru Football Association|o] left.", "");
    expect(state, "[Peru|s] left. The [Peru Copper Group|o] left.", "");
}

static void organs_at_home(void **state)
{
    expect(state, "[Peru|s] voted. [Peru|s] is calm. The [Interior Ministry|o] said so.",
           "Interior Ministry part Peru");
    expect(state,
           "[Peru|s] and [Chile|s] voted. [Chile|s] and [Peru|s] are calm. "
           "The [Interior Ministry|o] said so.",
           "");
    expect(state, "[Peru|s] voted. [Peru|s] is calm. In [Chile|s], the [Interior Ministry|o] left.",
           "");
    expect(state, "[Peru|s] voted. [Peru|s] is calm. The [Copper Bank|o] said so.", "");
}

static void members(void **state)
{
    expect(state, "[Norway|s], a [NATO|o] member, agreed.", "Norway member NATO");
    expect(state, "[Norway|s] and [Spain|s] are members of [NATO|o].",
           "Norway member NATO; Spain member NATO");
    expect(state, "The [Council|o] is made up of [Norway|s] and [Spain|s].",
           "Norway member Council; Spain member Council");
    expect(state, "[NATO|o] member [Norway|s] agreed.", "Norway member NATO");
    expect(state, "[Norway|s], a founding member of [NATO|o], agreed.", "Norway member NATO");
    expect(state, "[NATO|o] members such as [Norway|s], [Spain|s] and [Italy|s] agreed.",
           "Norway member NATO; Spain member NATO; Italy member NATO");
    expect(state, "The [Council|o] consists of [Norway|s], [Spain|s], and the [Philippines|s].",
           "Norway member Council; Spain member Council; Philippines member Council");
    expect(state, "[Adela Moor|p] is a member of the [Forward Party|o].",
           "Adela Moor member Forward Party");
    expect(state, "A member of [Adela Moor|p]'s party met [Otto Brem|p].", "");
}

static void kin_and_allies(void **state)
{
    expect(state, "[Adela Moor|p]'s daughter, [Lena|p], left.", "Lena kin Adela Moor");
    expect(state, "[Otto Brem|p] and [his|pro=Otto Brem] wife [Lena|p] left.",
           "Lena kin Otto Brem");
    expect(state, "[Lena|p], the younger sister of [Otto Brem|p], left.", "Lena kin Otto Brem");
    expect(state, "[Peru|s] and [its|pro=Peru] allies [Chile|s] and [Bolivia|s] left.",
           "Chile ally Peru; Bolivia ally Peru");
    expect(state, "[Moor|p] ally [Otto Brem|p] left.", "Otto Brem ally Moor");
    expect(state, "[Peru|s], a close ally of [Chile|s], left.", "Peru ally Chile");
    expect(state, "[Brem|p]'s ex-wife, the federal judge [Lena Sund|p], left.",
           "Lena Sund kin Brem");
    expect(state, "[Lena|p], [Otto Brem|p]'s daughter, left.", "Lena kin Otto Brem");
    expect(state, "[Lena|p], wife of King [Otto Brem|p], left.", "Lena kin Otto Brem");
    expect(state, "[Lena|p] was [Otto Brem|p]'s niece.", "Lena kin Otto Brem");
    expect(state, "[Lena|p], [his|pro=Otto Brem] wife, left.", "Lena kin Otto Brem");
    expect(state, "[Lena|p], [Otto Brem|p]'s daughter [Ida|p] and others left.",
           "Ida kin Otto Brem");
    expect(state, "The wife of the minister met [Moor|p] and [Brem|p].", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(offices_become_relations),
                                       cmocka_unit_test(offices_of_nominals),
                                       cmocka_unit_test(bodies_of_a_state),
                                       cmocka_unit_test(bare_titles),
                                       cmocka_unit_test(sections_and_owners),
                                       cmocka_unit_test(owners_inside_names),
                                       cmocka_unit_test(organs_at_home),
                                       cmocka_unit_test(members),
                                       cmocka_unit_test(kin_and_allies)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
