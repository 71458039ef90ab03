/* Who is who across documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/resolved.h"
#include "ergraph/aliases.h"
#include "resolve/registry.h"

#define TEXTS_MAX 8

static er_facts *facts;
static er_resolver *resolver;

/* The registry of some texts, each "DATE|marked text" or just the marked text. */
typedef struct gathered {
    er_registry *registry;
    er_marked documents[TEXTS_MAX];
    uint32_t count;
} gathered;

static gathered gather(const char *const *texts, uint32_t count, bool backwards,
                       const char *aliases)
{
    gathered all = {.count = count};
    assert_int_equal(er_registry_new(facts, &all.registry, NULL), ER_OK);
    for (uint32_t i = 0; i < count; i++) {
        const char *text = texts[backwards ? count - 1 - i : i];
        char date[11] = "";
        bool dated = text[0] == '1' || text[0] == '2';
        if (dated)
            snprintf(date, sizeof date, "%.10s", text);
        all.documents[i] =
            er_resolved_new(facts, resolver, dated ? text + 11 : text, dated ? date : NULL);
        assert_int_equal(er_registry_add(all.registry, all.documents[i].document, NULL), ER_OK);
    }
    er_error error;
    if (aliases)
        assert_int_equal(er_registry_add_aliases(all.registry, aliases, &error), ER_OK);
    assert_int_equal(er_registry_resolve(all.registry, NULL), ER_OK);
    return all;
}

static void release(gathered *all)
{
    for (uint32_t i = 0; i < all->count; i++)
        er_marked_free(&all->documents[i]);
    er_registry_free(all->registry);
}

/* "id label (alias, alias); ..." without places */
static void describe(const er_registry *registry, er_buffer *out)
{
    er_buffer_append_string(out, "");
    for (uint32_t i = 0; i < er_registry_count(registry); i++) {
        const er_identity *identity = er_registry_entity(registry, i);
        er_buffer_printf(out, "%s%s %s (", i ? "; " : "", identity->id, identity->label);
        for (uint32_t a = 0; a < identity->alias_count; a++)
            er_buffer_printf(out, "%s%s", a ? ", " : "", identity->aliases[a]);
        er_buffer_append_string(out, ")");
    }
}

static void expect_with(const char *const *texts, uint32_t count, const char *aliases,
                        const char *identities)
{
    for (int backwards = 0; backwards < 2; backwards++) {
        gathered all = gather(texts, count, backwards, aliases);
        er_buffer out = {0};
        describe(all.registry, &out);
        assert_string_equal(out.data, identities);
        er_buffer_free(&out);
        release(&all);
    }
}

#define EXPECT(identities, ...)                                                                    \
    do {                                                                                           \
        static const char *const texts[] = {__VA_ARGS__};                                          \
        expect_with(texts, sizeof texts / sizeof *texts, NULL, identities);                        \
    } while (0)

static void spellings_are_one_node(void **state)
{
    (void)state;
    EXPECT("person-sergei-orlov Sergei Orlov (Orlov, Sergei Orlov, Sergey Orlov)",
           "[Sergei Orlov|p] and [Orlov|p]", "[Sergey Orlov|p] left.", "[Sergei Orlov|p] came.");
    EXPECT("person-ana-reis Ana Reis (Ana M. Reis, Ana Reis)", "[Ana M. Reis|p] left.",
           "[Ana Reis|p] left.", "[Ana Reis|p] came.");
}

static void a_surname_joins_the_only_bearer(void **state)
{
    (void)state;
    EXPECT("person-adela-moor Adela Moor (Adela Moor, Moor)", "[Adela Moor|p] left.",
           "[Moor|p] left.");
    EXPECT("person-adela-moor Adela Moor (Adela Moor); person-karl-moor Karl Moor (Karl Moor)",
           "[Adela Moor|p] left.", "[Karl Moor|p] left.", "[Moor|p] left.");
    EXPECT("person-adela-smith Adela Smith (Adela Smith)", "[Adela Smith|p] left.",
           "[Smith|p] left.");
    EXPECT("person-adela-moor Adela Moor (Adela Moor, Moor); person-karl-moor Karl Moor (Karl "
           "Moor); state-chile Chile (Chile, Chilean); state-norway Norway (Norway, Norwegian)",
           "[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] left.",
           "[Chilean|d=Chile] President [Karl Moor|p] left.",
           "[Norwegian|d=Norway] Foreign Minister [Moor|p] left.");
}

static void namesakes_of_two_states_stay_apart(void **state)
{
    (void)state;
    EXPECT("person-adela-moor Adela Moor (Adela Moor); person-adela-moor-norway Adela Moor (Adela "
           "Moor); state-chile Chile (Chile, Chilean); state-norway Norway (Norway, Norwegian)",
           "[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] left.",
           "[Chilean|d=Chile] President [Adela Moor|p] left.",
           "[Chilean|d=Chile] President [Adela Moor|p] came.");
}

static void states_and_bodies_are_one_node(void **state)
{
    (void)state;
    EXPECT("state-russia Russia (Moscow, Russia, Russian)", "[Moscow|m=Russia] said.",
           "[Russian|d=Russia] troops");
    EXPECT("organization-european-union European Union (EU, European Union)", "The [EU|o] said.",
           "The [European Union|o] said.");
    EXPECT("organization-northern-river-union Northern River Union (NRU, Northern River Union)",
           "The [Northern River Union|o] ([NRU|o]) met.", "The [NRU|o] left.");
    /* a line of the gazetteer */
    EXPECT("organization-government-communications-headquarters Government Communications "
           "Headquarters (GCHQ, Government Communications Headquarters)",
           "[GCHQ|o] said.", "The [Government Communications Headquarters|o] said.");
}

static void organs_are_apart_by_state(void **state)
{
    (void)state;
    EXPECT("organization-foreign-ministry-of-russia Foreign Ministry of Russia (Foreign Ministry, "
           "Foreign Ministry of Russia); organization-foreign-ministry-of-ukraine Ministry of "
           "Foreign Affairs of Ukraine (Foreign Ministry, Ministry of Foreign Affairs of "
           "Ukraine); state-russia Russia (Russia); state-ukraine Ukraine (Ukraine)",
           "[Russia|s]'s [Foreign Ministry|o] said.", "[Ukraine|s]'s [Foreign Ministry|o] said.",
           "The [Foreign Ministry|o] said.", "The [Ministry of Foreign Affairs of Ukraine|o]");
}

static void a_kind_of_body_is_no_name(void **state)
{
    (void)state;
    EXPECT("person-ana-reis Ana Reis (Ana Reis)", "The [Agency|o] met [Ana Reis|p].",
           "The [Agency|o] left.");
}

static void known_persons_get_their_full_name(void **state)
{
    (void)state;
    EXPECT("person-angela-merkel Angela Merkel (Angela Merkel, Merkel); state-germany Germany "
           "(German, Germany)",
           "2015-03-02 [Germany|s] and [Merkel|p] agreed.",
           "2016-03-02 [German|d=Germany] Chancellor [Angela Merkel|p] agreed.");
    EXPECT("person-boris-johnson Boris Johnson (Boris Johnson, Johnson); state-united-kingdom "
           "United Kingdom (British, United Kingdom)",
           "2020-03-02 [British|d=United Kingdom] Prime Minister [Johnson|p] agreed.");
    EXPECT("place-otter-club Otter Club (Otter Club)",
           "2020-03-02 [Johnson|p] of the [Otter Club|l] agreed. [Johnson|p] left.");
}

/* How the described person of the second text is called over all texts; "" where he is left out. */
static void expect_described(const char *const *texts, uint32_t count, const char *label)
{
    for (int backwards = 0; backwards < 2; backwards++) {
        gathered all = gather(texts, count, backwards, NULL);
        const er_document *d = all.documents[backwards ? count - 2 : 1].document;
        uint32_t described = 0;
        while (described < d->entity_count && !d->entities[described].office)
            described++;
        assert_true(described < d->entity_count);
        uint32_t found = er_registry_find(all.registry, d, described);
        assert_string_equal(found == ER_NONE ? "" : er_registry_entity(all.registry, found)->label,
                            label);
        release(&all);
    }
}

#define EXPECT_DESCRIBED(label, ...)                                                               \
    do {                                                                                           \
        static const char *const texts[] = {__VA_ARGS__};                                          \
        expect_described(texts, sizeof texts / sizeof *texts, label);                              \
    } while (0)

#define MOOR "[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] left."
#define LUND "[Norwegian|d=Norway] Foreign Minister [Karl Lund|p] left."
#define MINISTER "The [Norwegian|d=Norway] foreign minister left."

static void offices_by_what_other_documents_state(void **state)
{
    (void)state;
    EXPECT_DESCRIBED("Adela Moor", "2024-03-01 " MOOR, "2024-04-20 " MINISTER);
    EXPECT_DESCRIBED("Adela Moor", MOOR, MINISTER); /* neither has a date */
    EXPECT_DESCRIBED("", "2024-03-01 " MOOR, MINISTER);
    EXPECT_DESCRIBED("", "2023-11-01 " MOOR, "2024-04-20 " MINISTER); /* too far */
    EXPECT_DESCRIBED("Karl Lund", "2024-03-01 " MOOR, "2024-04-20 " MINISTER, "2024-04-10 " LUND);
    EXPECT_DESCRIBED("", "2024-04-20 " MOOR, "2024-04-20 " MINISTER, "2024-04-20 " LUND);
    EXPECT_DESCRIBED("", "2024-03-01 Former " MOOR, "2024-04-20 " MINISTER);
    EXPECT_DESCRIBED("", "2024-03-01 Acting " MOOR, "2024-04-20 " MINISTER);
    EXPECT_DESCRIBED("", "2024-03-01 " MOOR, "2024-04-20 The [Chilean|d=Chile] foreign minister.");
    /* who stands beside him is somebody else */
    EXPECT_DESCRIBED("", "2024-03-01 " MOOR,
                     "2024-04-20 The [Norwegian|d=Norway] foreign minister met [Adela Moor|p].");
    EXPECT_DESCRIBED("Adela Moor", "2024-03-01 " MOOR,
                     "2024-04-20 [Adela Moor|p] left. The [Norwegian|d=Norway] foreign minister "
                     "returned.");
    EXPECT_DESCRIBED("Ana Reis", "[Ana Reis|p], leader of the [Ore Union|o], left.",
                     "The leader of the [Ore Union|o] left.");
}

static void offices_by_the_table_where_no_document_states_them(void **state)
{
    (void)state;
    EXPECT_DESCRIBED("Joseph R. Biden", "2022-03-01 [Joseph R. Biden|p] left.",
                     "2022-03-02 The [US|s=United States] president left.");
    EXPECT_DESCRIBED("Joe Biden", "2022-03-01 [Otto Brem|p] left.",
                     "2022-03-02 The [US|s=United States] president left.",
                     "2022-09-02 The [US|s=United States] president left.");
    /* against the table two documents have to say so */
    EXPECT_DESCRIBED("", "2027-03-01 [U.S.|s=United States] President [Otto Brem|p] left.",
                     "2027-03-02 The [US|s=United States] president left.");
    EXPECT_DESCRIBED("Otto Brem", "2027-03-01 [U.S.|s=United States] President [Otto Brem|p] left.",
                     "2027-03-02 The [US|s=United States] president left.",
                     "2027-03-01 [U.S.|s=United States] President [Otto Brem|p] came.");
}

static void ids_stay_when_documents_are_added(void **state)
{
    (void)state;
    static const char *const texts[] = {"[Sergei Orlov|p] met [Kim Tae-ho|p] at the [EU|o].",
                                        "[Sergey Orlov|p] met [Kim Tae Ho|p].",
                                        "[Sergey Orlov|p] and the [European Union|o]"};
    for (uint32_t count = 1; count <= 3; count++) {
        gathered all = gather(texts, count, false, NULL);
        assert_int_equal(er_registry_count(all.registry), 3);
        assert_string_equal(er_registry_entity(all.registry, 0)->id, "organization-european-union");
        assert_string_equal(er_registry_entity(all.registry, 1)->id, "person-kim-tae-ho");
        assert_string_equal(er_registry_entity(all.registry, 2)->id, "person-sergei-orlov");
        release(&all);
    }
}

/* Texts that join in many ways, in many orders: the same identities and the same report. */
static void the_order_of_documents_changes_nothing(void **state)
{
    (void)state;
    const char *texts[TEXTS_MAX] = {
        "2024-03-01 [Norwegian|d=Norway] Foreign Minister [Adela Moor|p], 54, met [Bill Dorn|p].",
        "2024-03-09 The [Norwegian|d=Norway] foreign minister met [William Dorn|p].",
        "2024-03-02 [Adela Moor|p], 31, ran with [Moor|p] and [William J. Dorn|p].",
        "2024-03-03 [Moor|p] of [Norway|s] left the [Northern River Union|o] ([NRU|o]).",
        "2024-03-04 The [NRU|o] sued [Ahmed Tarek|p], known as [Abu Salim|p].",
        "2024-03-05 [Abu Salim|p] met [Adela Moor|p] and [Wiliam Dorn|p].",
        "2019-03-05 [Moor|p] met the [US|s=United States] president.",
        "[Adela Moor|p] met the [Agency|o] and [Dorn|p]."};
    er_buffer first = {0};
    for (uint32_t round = 0; round < 60; round++) {
        gathered all = gather(texts, TEXTS_MAX, round % 2, NULL);
        er_buffer now = {0};
        describe(all.registry, &now);
        er_buffer_append_char(&now, '\n');
        assert_int_equal(er_registry_report(all.registry, &now, NULL), ER_OK);
        if (!round)
            er_buffer_append_view(&first, er_buffer_view(&now));
        assert_string_equal(now.data, first.data);
        er_buffer_free(&now);
        release(&all);
        const char *moved = texts[round % 7]; /* another order for the next round */
        texts[round % 7] = texts[(round * 5 + 3) % TEXTS_MAX];
        texts[(round * 5 + 3) % TEXTS_MAX] = moved;
    }
    er_buffer_free(&first);
}

static void other_names_are_found_again(void **state)
{
    (void)state;
    EXPECT("person-abu-salim Abu Salim (Abu Salim, Ahmed Tarek)", /* as most call him */
           "[Ahmed Tarek|p], known as [Abu Salim|p], left.", "[Abu Salim|p] came.");
    EXPECT("person-abu-salim Abu Salim (Abu Salim); person-ahmed-tarek Ahmed Tarek (Abu Salim, "
           "Ahmed Tarek); person-karim-zaki Karim Zaki (Abu Salim, Karim Zaki)",
           "[Ahmed Tarek|p], known as [Abu Salim|p], left.",
           "[Karim Zaki|p], known as [Abu Salim|p], left.", "[Abu Salim|p] came.");
}

static void a_document_finds_its_entities(void **state)
{
    (void)state;
    static const char *const texts[] = {"[Adela Moor|p] met [Otto Brem|p].", "[Moor|p] left."};
    gathered all = gather(texts, 2, false, NULL);
    uint32_t first = er_registry_find(all.registry, all.documents[0].document, 0);
    assert_int_not_equal(first, ER_NONE);
    assert_int_equal(er_registry_find(all.registry, all.documents[1].document, 0), first);
    assert_int_not_equal(er_registry_find(all.registry, all.documents[0].document, 1), first);
    assert_int_equal(er_registry_find(all.registry, all.documents[0].document, 2), ER_NONE);
    assert_string_equal(er_registry_entity(all.registry, first)->label, "Adela Moor");
    release(&all);
}

static const char *write_aliases(const char *text)
{
    static char path[] = "registry_aliases.txt";
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return path;
}

static void the_user_has_the_last_word(void **state)
{
    (void)state;
    static const char *const texts[] = {"[Sergei Orlov|p] met [Ada Lund|p] on [Telex|o].",
                                        "[Sergey Orlov|p] met [Otto Brem|p]."};
    expect_with(texts, 2,
                write_aliases("# mine\naction,name,other\nnot-same,Sergei Orlov,"
                              "Sergey Orlov\nsame,\"Ada Lund\",otto brem\n"
                              "ignore,Telex\nlabel,Ada Lund,Ada L.\n"),
                "person-ada-l Ada L. (Ada L., Ada Lund, Otto Brem); person-sergei-orlov Sergei "
                "Orlov (Sergei Orlov); person-sergei-orlov-2 Sergey Orlov (Sergey Orlov)");
    expect_with(
        texts, 2,
        write_aliases("[{\"action\": \"type\", \"name\": \"Telex\", \"other\": \"place\"},"
                      "{\"action\": \"same\", \"name\": \"Ada Lund\",\n\"other\": "
                      "\"Otto Brem\"}]"),
        "person-otto-brem Otto Brem (Ada Lund, Otto Brem); person-sergei-orlov Sergei Orlov "
        "(Sergei Orlov, Sergey Orlov); place-telex Telex (Telex)");
}

static void expect_bad_aliases(const char *text, uint64_t line)
{
    er_registry *registry;
    er_error error;
    assert_int_equal(er_registry_new(facts, &registry, NULL), ER_OK);
    assert_int_equal(er_registry_add_aliases(registry, write_aliases(text), &error), ER_BAD_FORMAT);
    assert_int_equal(error.line, line);
    er_registry_free(registry);
}

static void bad_aliases_name_their_line(void **state)
{
    (void)state;
    expect_bad_aliases("same,A,B\n\nmerge,A,B\n", 3);
    expect_bad_aliases("same,A\n", 1);
    expect_bad_aliases("# x\ntype,A,animal\n", 2);
    expect_bad_aliases("same,\"A,B\n", 1);
    expect_bad_aliases("[{\"action\": \"same\", \"name\": \"A}\", \"other\": \"B\"},\n"
                       " {\"action\": \"ignore\"}]",
                       2);
    expect_bad_aliases("[\n{]", 2);
}

static void joins_are_reported_and_unmatched_entries_too(void **state)
{
    (void)state;
    static const char *const texts[] = {"[Sergei Orlov|p]", "[Sergey Orlov|p]", "[Orlov|p]"};
    gathered all = gather(texts, 3, false, write_aliases("ignore,Nobody Here\nlabel,Orlov,O.\n"));
    er_buffer out = {0};
    assert_int_equal(er_registry_report(all.registry, &out, NULL), ER_OK);
    assert_string_equal(out.data, "action,name,other,score,reason\n"
                                  "same,\"Orlov\",\"Sergei Orlov\",0.70,family name alone\n"
                                  "same,\"Sergei Orlov\",\"Sergey Orlov\",0.93,other spelling\n");
    er_buffer_clear(&out);
    assert_int_equal(er_registry_unmatched(all.registry, &out, NULL), ER_OK);
    assert_string_equal(out.data, "registry_aliases.txt:1: ignore 'Nobody Here' matches nothing\n");
    er_buffer_free(&out);
    release(&all);
}

static void forms_have_a_reason(void **state)
{
    (void)state;
    er_alias_reasons *reasons;
    assert_int_equal(er_alias_reasons_new(&reasons, NULL), ER_OK);
    assert_string_equal(er_alias_reason(reasons, ER_PERSON, "Sergei Orlov", "Orlov"),
                        "family name");
    assert_string_equal(er_alias_reason(reasons, ER_PERSON, "Sergei Orlov", "Sergey Orlov"),
                        "other spelling");
    assert_string_equal(er_alias_reason(reasons, ER_PERSON, "Jos\u00e9 Reis", "Jose Reis"),
                        "other letters");
    assert_string_equal(er_alias_reason(reasons, ER_STATE, "Russia", "Russian"), "demonym");
    assert_string_equal(er_alias_reason(reasons, ER_STATE, "Russia", "Moscow"),
                        "seat of government");
    assert_string_equal(er_alias_reason(reasons, ER_ORGANIZATION, "Northern River Union", "NRU"),
                        "acronym");
    assert_string_equal(er_alias_reason(reasons, ER_ORGANIZATION, "Hartmann AG", "Hartmann"),
                        "same name, written in another way");
    er_alias_reasons_free(reasons);
}

static int set_up(void **state)
{
    (void)state;
    return er_facts_new(&facts, NULL) || er_resolver_new(facts, &resolver, NULL);
}

static int tear_down(void **state)
{
    (void)state;
    remove("registry_aliases.txt");
    er_resolver_free(resolver);
    er_facts_free(facts);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_are_one_node),
        cmocka_unit_test(a_surname_joins_the_only_bearer),
        cmocka_unit_test(namesakes_of_two_states_stay_apart),
        cmocka_unit_test(states_and_bodies_are_one_node),
        cmocka_unit_test(organs_are_apart_by_state),
        cmocka_unit_test(a_kind_of_body_is_no_name),
        cmocka_unit_test(known_persons_get_their_full_name),
        cmocka_unit_test(offices_by_what_other_documents_state),
        cmocka_unit_test(offices_by_the_table_where_no_document_states_them),
        cmocka_unit_test(ids_stay_when_documents_are_added),
        cmocka_unit_test(the_order_of_documents_changes_nothing),
        cmocka_unit_test(other_names_are_found_again),
        cmocka_unit_test(a_document_finds_its_entities),
        cmocka_unit_test(the_user_has_the_last_word),
        cmocka_unit_test(bad_aliases_name_their_line),
        cmocka_unit_test(forms_have_a_reason),
        cmocka_unit_test(joins_are_reported_and_unmatched_entries_too),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
