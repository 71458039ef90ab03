/* Who is who within a document: each case is a marked text and the entities that it should give. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/resolved.h"

static er_facts *facts;
static er_resolver *resolver;

static void expect_on(const char *date, const char *text, const char *entities)
{
    er_marked marked = er_resolved_new(facts, resolver, text, date);
    er_buffer out = {0};
    er_resolved_describe(marked.document, &out);
    assert_false(out.failed);
    assert_string_equal(out.data, entities);
    er_buffer_free(&out);
    er_marked_free(&marked);
}

static void expect(const char *text, const char *entities)
{
    expect_on(NULL, text, entities);
}

static void surnames_join_their_full_name(void **state)
{
    (void)state;
    expect("[Adela Moor|p] met [Otto Brem|p]. [Moor|p] left; [Brem|p] stayed.",
           "Adela Moor: Adela Moor, Moor; Otto Brem: Otto Brem, Brem");
    expect("[Moor|p] spoke. Later [Adela Moor|p] left.", "Adela Moor: Moor, Adela Moor");
    expect("[Kim Tae Ho|p] came. [Kim|p] spoke.", "Kim Tae Ho: Kim Tae Ho, Kim");
    expect("[Luis Inacio Brito da Costa|p] won. [Brito|p] wept. [da Costa|p] sang.",
           "Luis Inacio Brito da Costa: Luis Inacio Brito da Costa, Brito, da Costa");
    expect("[Walid el-Tarek|p] said. [Tarek|p] left. [el-Tarek|p] came.",
           "Walid el-Tarek: Walid el-Tarek, Tarek, el-Tarek");
}

static void spellings_and_nicknames_are_one(void **state)
{
    (void)state;
    expect("[Sergei Orlov|p] and [Sergey Orlov|p]", "Sergei Orlov: Sergei Orlov, Sergey Orlov");
    expect("[William Dorn|p] spoke. [Bill Dorn|p] left.", "William Dorn: William Dorn, Bill Dorn");
    expect("[Kim Tae-ho|p] spoke. [Kim Tae Ho|p] left.", "Kim Tae-ho: Kim Tae-ho, Kim Tae Ho");
    expect("[Anna M. Reis|p] spoke. [Anna Reis|p] left.", "Anna M. Reis: Anna M. Reis, Anna Reis");
}

static void namesakes_stay_apart(void **state)
{
    (void)state;
    expect("[Jon Berg|p] met [Karl Berg|p].", "Jon Berg: Jon Berg; Karl Berg: Karl Berg");
    expect("[Jon Berg|p] met [Karl Berg|p]. [Berg|p] left.",
           "Jon Berg: Jon Berg; Karl Berg: Karl Berg; ?: Berg");
    expect("[Jon Berg|p] spoke. [Berg|p] left. [Karl Berg|p] came. [Berg|p] stayed.",
           "Jon Berg: Jon Berg, Berg, Berg; Karl Berg: Karl Berg");
    expect("[Karl Berg|p] met [Anna Berg|p]. Mrs. [Berg|p] left.",
           "Karl Berg: Karl Berg; Anna Berg: Anna Berg, Berg");
    expect("President [Karl Berg|p] met [Paul Berg|p]. President [Berg|p] left.",
           "Karl Berg: Karl Berg, Berg; Paul Berg: Paul Berg");
    expect("[Robert Dorn Sr.|p] met [Robert Dorn Jr.|p].",
           "Robert Dorn Sr.: Robert Dorn Sr.; Robert Dorn Jr.: Robert Dorn Jr.");
    expect("[George W. Hale|p], [George H. W. Hale|p] and [George Hale|p]",
           "George W. Hale: George W. Hale; George H. W. Hale: George H. W. Hale; "
           "George Hale: George Hale");
}

static void other_names_are_one(void **state)
{
    (void)state;
    expect("[Walid Tarek|p], until then known as [Abu Salim al-Omari|p], won. [Omari|p] left.",
           "Walid Tarek: Walid Tarek, Abu Salim al-Omari, Omari");
    expect("The [Baltic Grain Front|o], also called [Ceres|o], met.",
           "Baltic Grain Front: Baltic Grain Front, Ceres");
    expect("[Walid Tarek|p] known to [Abu Salim|p] won.",
           "Walid Tarek: Walid Tarek; Abu Salim: Abu Salim");
}

static void states_are_one_over_all_their_names(void **state)
{
    (void)state;
    expect(
        "[Russia|s] said [Moscow|m=Russia] and [Russian|d=Russia] troops left [Moscow|c=Russia].",
        "Russia: Russia, Moscow, Russian; Moscow: Moscow");
}

static void organizations_by_acronym_and_short_form(void **state)
{
    (void)state;
    expect("The [Northern River Union|o] ([NRU|o]) met. The [NRU|o] left.",
           "Northern River Union: Northern River Union, NRU, NRU");
    expect("The [Baltic Grain Council|o] met. [BGC|o] officials left.",
           "Baltic Grain Council: Baltic Grain Council, BGC");
    expect("[Hartmann AG|o] rose. [Hartmann|o] fell.", "Hartmann AG: Hartmann AG, Hartmann");
    expect("The [European Union|o] and the [EU|o]", "European Union: European Union, EU");
    expect("The [United Nations|o] and the [UN Security Council|o]",
           "United Nations: United Nations; United Nations Security Council: UN Security Council");
    expect("[UN Security Council|o] members; the [Security Council|o]",
           "United Nations Security Council: UN Security Council, Security Council");
}

/* The state of the entity of that label; NULL: of none. */
static void expect_state(const char *text, const char *label, const char *id)
{
    er_marked marked = er_resolved_new(facts, resolver, text, NULL);
    const er_document *document = marked.document;
    uint32_t e = 0;
    while (e < document->entity_count && strcmp(document->entities[e].label, label) != 0)
        e++;
    assert_true(e < document->entity_count);
    uint32_t state = document->entities[e].state;
    if (id)
        assert_int_equal(state, er_states_find_id(er_facts_states(facts), er_view_of(id)));
    else
        assert_int_equal(state, ER_NONE);
    er_marked_free(&marked);
}

static void organs_belong_to_their_state(void **state)
{
    (void)state;
    expect("[Russia|s]'s [Foreign Ministry|o] and [Ukraine|s]'s [Foreign Ministry|o]",
           "Russia: Russia; Foreign Ministry: Foreign Ministry; Ukraine: Ukraine; "
           "Foreign Ministry: Foreign Ministry");
    expect("[Polish|d=Poland] [Defence Ministry|o]. The [Ministry of Defence|o] said so.",
           "Poland: Polish; Defence Ministry: Defence Ministry, Ministry of Defence");
    expect_state("[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] met [Otto Brem|p] of "
                 "[Chile|s]. The [Foreign Ministry|o] said so.",
                 "Foreign Ministry", "norway");
    expect_state("[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] met [Chilean|d=Chile] "
                 "Foreign Minister [Otto Brem|p]. The [Foreign Ministry|o] said so.",
                 "Foreign Ministry", NULL);
    expect_state("[Chilean|d=Chile] President [Otto Brem|p] left. [Brem|p] saw the [Senate|o].",
                 "Senate", "chile");
}

static void role_phrases_by_what_the_document_says(void **state)
{
    (void)state;
    expect("[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] met [Otto Brem|p]. [Norway|s]'s "
           "foreign minister left.",
           "Norway: Norwegian, Norway; Adela Moor: Adela Moor, Norway's foreign minister; "
           "Otto Brem: Otto Brem");
    expect("[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] met [Otto Brem|p]. The foreign "
           "minister left.",
           "Norway: Norwegian; Adela Moor: Adela Moor, The foreign minister; Otto Brem: Otto Brem");
    expect("[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] met [Chilean|d=Chile] Foreign "
           "Minister [Otto Brem|p]. The foreign minister left. The [Chilean|d=Chile] foreign "
           "minister stayed.",
           "Norway: Norwegian; Adela Moor: Adela Moor; Chile: Chilean, Chilean; Otto Brem: Otto "
           "Brem, The Chilean foreign minister");
    expect("[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] left. A [Norwegian|d=Norway] "
           "foreign minister has no choice. Foreign ministers met. The next [Norwegian|d=Norway] "
           "foreign minister will come.",
           "Norway: Norwegian, Norwegian, Norwegian; Adela Moor: Adela Moor");
}

static void short_forms_of_bodies(void **state)
{
    (void)state;
    expect("The [Island Relief Agency|o] met. The [Agency|o] left.",
           "Island Relief Agency: Island Relief Agency, Agency");
    expect("The [Agency for Island Relief|o] met. The [Agency|o] left.",
           "Agency for Island Relief: Agency for Island Relief, Agency");
    expect("The [Island Relief Agency|o] met the [Ore Agency|o]. The [Agency|o] left.",
           "Island Relief Agency: Island Relief Agency; Ore Agency: Ore Agency; Agency: Agency");
    expect("[Vela Life Insurance|o] fell. [Vela Life|o] rose. [Vela|o] sold.",
           "Vela Life Insurance: Vela Life Insurance, Vela Life, Vela");
    expect("The [Northern Farmers Party of Norway|o] met. The [NFP|o] left.",
           "Northern Farmers Party of Norway: Northern Farmers Party of Norway, NFP");
    expect("[Nyt Daggry|o] ([New Dawn Party|o]) met. [Nyt Daggry|o] left.",
           "New Dawn Party: Nyt Daggry, New Dawn Party, Nyt Daggry");
    expect("The [Santa Ilse Otters|o] won. The [Otters|o] left.",
           "Santa Ilse Otters: Santa Ilse Otters, Otters");
    expect("[CPC Corp|o] fell.", "CPC Corp: CPC Corp");
}

static void monarchs_go_by_their_given_names(void **state)
{
    (void)state;
    expect("[Theodore Lund|p] wrote to Emperor [Theodore|p].",
           "Theodore Lund: Theodore Lund; Theodore: Theodore");
    expect("[Otto Lund|p] came. [Otto|p] left.", "Otto Lund: Otto Lund, Otto");
}

static void whom_the_document_does_not_name_is_described(void **state)
{
    (void)state;
    expect("The [Norwegian|d=Norway] foreign minister met [Otto Brem|p]. [Norway|s]'s foreign "
           "minister left. The foreign minister returned.",
           "Norway: Norwegian, Norway; Otto Brem: Otto Brem; Norwegian foreign minister: The "
           "Norwegian foreign minister, Norway's foreign minister, The foreign minister");
    expect("The [Ore Council|o]'s leader and the [Norwegian|d=Norway] ambassador left.",
           "Ore Council: Ore Council; Norway: Norwegian; Ore Council's leader: The Ore Council's "
           "leader");
    /* named as several, former, or many at a time: nobody */
    expect("[Norwegian|d=Norway] Foreign Minister [Adela Moor|p] followed [Norwegian|d=Norway] "
           "Foreign Minister [Karl Lund|p]. The [Norwegian|d=Norway] foreign minister left.",
           "Norway: Norwegian, Norwegian, Norwegian; Adela Moor: Adela Moor; Karl Lund: Karl "
           "Lund");
    expect("The former [Norwegian|d=Norway] foreign minister left. The [Norwegian|d=Norway] deputy "
           "foreign minister left.",
           "Norway: Norwegian, Norwegian");
}

static void role_phrases_by_the_dated_table(void **state)
{
    (void)state;
    expect_on("2015-03-02", "The [US|s=United States] president met [Merkel|p].",
              "United States: US; Merkel: Merkel; Barack Obama: The US president");
    expect_on("2025-03-02", "The [US|s=United States] president met [Donald Trump|p]'s critics.",
              "United States: US; Donald Trump: The US president, Donald Trump");
    expect_on("2003-06-01",
              "The [German|d=Germany] chancellor and [Germany|s]'s foreign minister left.",
              "Germany: German, Germany; Gerhard Schroeder: The German chancellor; Joschka "
              "Fischer: Germany's foreign minister");
    expect("The [US|s=United States] president left.",
           "United States: US; US president: The US president");
    expect("[Trump|p] spoke. The [US|s=United States] president left.",
           "Trump: Trump, The US president; United States: US");
    expect_on("2010-05-05", "[Putin|p] met the [Kremlin|o] chief.",
              "Putin: Putin; Kremlin: Kremlin; Dmitry Medvedev: the Kremlin chief");
    expect_on("2012-05-05",
              "Former [US|s=United States] president [George W. Bush|p] met "
              "[Bill Clinton|p] and [Joe Biden|p].",
              "United States: US; George W. Bush: George W. Bush; Bill Clinton: Bill Clinton; Joe "
              "Biden: Joe Biden");
    expect_on("2018-05-05",
              "The head of the [United Nations|o]. [NATO|o]'s secretary-general met "
              "[Jens Stoltenberg|p].",
              "United Nations: United Nations; NATO: NATO; Jens Stoltenberg: NATO's "
              "secretary-general, Jens Stoltenberg; Antonio Guterres: The head of the United "
              "Nations");
}

static void bodies_by_their_kind(void **state)
{
    (void)state;
    expect("The [Baltic Grain Council|o] met [Reuters|o]. The council left.",
           "Baltic Grain Council: Baltic Grain Council, The council; Reuters: Reuters");
    expect("The [Baltic Grain Council|o] met the [Ore Council|o]. The council left.",
           "Baltic Grain Council: Baltic Grain Council; Ore Council: Ore Council");
    expect("[NATO|o] met. The alliance left.", "NATO: NATO, The alliance");
    expect("Judge [Ann Frost|p] left. [Aron Reis|p], the judge from [Chile|s], stayed.",
           "Ann Frost: Ann Frost; Aron Reis: Aron Reis; Chile: Chile");
}

static void pronouns_by_who_stands_out(void **state)
{
    (void)state;
    expect("[Adela Moor|p] met [Otto Brem|p]. She thanked him.",
           "Adela Moor: Adela Moor, She; Otto Brem: Otto Brem, him");
    expect("[Adela Moor|p] spoke. The driver told her that he was late.",
           "Adela Moor: Adela Moor, her");
    expect("\"I know that we won,\" [Adela Moor|p] said. \"He lost.\"",
           "Adela Moor: I, we, Adela Moor");
    expect("[Otto Brem|p] praised [Karl Lund|p]. \"He helped my party,\" [Brem|p] said.",
           "Otto Brem: Otto Brem, my, Brem; Karl Lund: Karl Lund, He");
    expect("They left. It rained. [Otto Brem|p] left.", "Otto Brem: Otto Brem");
}

static void bodies_and_states_by_what_the_text_is_about(void **state)
{
    (void)state;
    expect("[Apex Corp.|o] said it had left [Norway|s]. The company gave no reason for its plan.",
           "Apex Corp.: Apex Corp., it, The company, its; Norway: Norway");
    expect("[Peru|s] voted. Critics say the government lied. The Andean country is poor.",
           "Peru: Peru, the government, The Andean country");
    expect("[Norway|s] met [Peru|s]. The government lied. It is clear.",
           "Norway: Norway; Peru: Peru");
    expect("The [Baltic Grain Council|o] met. The council's secretary [Otto Brem|p] left.",
           "Baltic Grain Council: Baltic Grain Council, The council; Otto Brem: Otto Brem");
}

static void phrases_for_two_by_the_last_pair(void **state)
{
    (void)state;
    expect("[Adela Moor|p] met [Otto Brem|p]. The two leaders left. They agreed.",
           "Adela Moor: Adela Moor, The two leaders, They; "
           "Otto Brem: Otto Brem, The two leaders, They");
    expect("[Norway|s] and [Peru|s] talk. Both sides agreed.",
           "Norway: Norway, Both sides; Peru: Peru, Both sides");
    expect("[Norwegian|d=Norway] President [Adela Moor|p] met [Peruvian|d=Peru] President [Otto "
           "Brem|p]. Both countries agreed.",
           "Norway: Norwegian, Both countries; Adela Moor: Adela Moor; Peru: Peruvian, Both "
           "countries; Otto Brem: Otto Brem");
    expect("[Adela Moor|p], [Karl Lund|p] and [Otto Brem|p] met. The two leaders left.",
           "Adela Moor: Adela Moor; Karl Lund: Karl Lund; Otto Brem: Otto Brem");
    expect("[Adela Moor|p] met [Otto Brem|p]. The two men who came left. The two men left.",
           "Adela Moor: Adela Moor; Otto Brem: Otto Brem");
}

static int set_up(void **state)
{
    (void)state;
    return er_facts_new(&facts, NULL) || er_resolver_new(facts, &resolver, NULL);
}

static int tear_down(void **state)
{
    (void)state;
    er_resolver_free(resolver);
    er_facts_free(facts);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(surnames_join_their_full_name),
        cmocka_unit_test(spellings_and_nicknames_are_one),
        cmocka_unit_test(namesakes_stay_apart),
        cmocka_unit_test(other_names_are_one),
        cmocka_unit_test(states_are_one_over_all_their_names),
        cmocka_unit_test(organizations_by_acronym_and_short_form),
        cmocka_unit_test(organs_belong_to_their_state),
        cmocka_unit_test(role_phrases_by_what_the_document_says),
        cmocka_unit_test(short_forms_of_bodies),
        cmocka_unit_test(monarchs_go_by_their_given_names),
        cmocka_unit_test(whom_the_document_does_not_name_is_described),
        cmocka_unit_test(role_phrases_by_the_dated_table),
        cmocka_unit_test(bodies_by_their_kind),
        cmocka_unit_test(pronouns_by_who_stands_out),
        cmocka_unit_test(bodies_and_states_by_what_the_text_is_about),
        cmocka_unit_test(phrases_for_two_by_the_last_pair),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
