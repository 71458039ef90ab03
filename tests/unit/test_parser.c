/* Tagger, lemmatiser and parser with the built-in models, on marked sentences of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/marked.h"
#include "data/data.h"
#include "tag/model.h"
#include "tag/parser.h"

typedef struct bench {
    er_parser *parser;
    er_parser_scratch *scratch;
    er_tree tree;
    er_marked marked;
} bench;

static void begin(bench *b, const char *text)
{
    if (!b->parser) {
        assert_int_equal(er_parser_new(&b->parser, NULL), ER_OK);
        assert_int_equal(er_parser_scratch_new(&b->scratch, NULL), ER_OK);
    } else {
        er_marked_free(&b->marked);
    }
    b->marked = er_marked_new(text, true);
    assert_int_equal(er_parse(b->parser, b->scratch, b->marked.document, 0, &b->tree, NULL), ER_OK);
}

static void end(bench *b)
{
    er_marked_free(&b->marked);
    er_tree_free(&b->tree);
    er_parser_scratch_free(b->scratch);
    er_parser_free(b->parser);
}

/* The node whose last token is word. */
static uint32_t node_of(const bench *b, er_view word)
{
    for (uint32_t i = 0; i < b->tree.count; i++)
        if (er_view_equal(er_token_view(b->marked.document, b->tree.nodes[i].end_token - 1), word))
            return i;
    fail_msg("no node %.*s", (int)word.length, word.data);
    return ER_NONE;
}

/* A sentence and arcs "child>head:relation" that its tree should have, separated by blanks. */
typedef struct expectation {
    const char *text, *arcs;
} expectation;

static const expectation core_relations[] = {
    {"[Norway|s] praised [Adela Moor|p].", "Norway>praised:nsubj Moor>praised:obj"},
    {"[Adela Moor|p] met [Otto Brem|p] in [Lima|l] on Tuesday.",
     "Moor>met:nsubj Brem>met:obj Lima>met:obl in>Lima:case"},
    {"The minister was arrested by the police.",
     "minister>arrested:nsubj:pass was>arrested:aux:pass police>arrested:obl:agent by>police:case"},
    {"[Chad|s] rejected guarantees for [Malta|s].",
     "Chad>rejected:nsubj guarantees>rejected:obj Malta>guarantees:nmod for>Malta:case"},
    {"[Otto Brem|p] said that [Chad|s] had attacked the port.",
     "Brem>said:nsubj attacked>said:ccomp Chad>attacked:nsubj port>attacked:obj "
     "that>attacked:mark"},
    {"[Otto Brem|p] agreed to send troops to [Malta|s].",
     "Brem>agreed:nsubj send>agreed:xcomp troops>send:obj Malta>send:obl"},
    {"[Adela Moor|p] accused [Chad|s] of blocking the deal.",
     "Moor>accused:nsubj Chad>accused:obj deal>blocking:obj"},
    {"The [Maltese|d] foreign minister will visit [Oslo|l] next week.",
     "minister>visit:nsubj Maltese>minister:amod will>visit:aux Oslo>visit:obj"},
    {"The soldiers who attacked the village were [Chadian|d].",
     "attacked>soldiers:acl:relcl who>attacked:nsubj village>attacked:obj"},
    {"[Peru|s] and [Chile|s] signed a treaty.",
     "Peru>signed:nsubj Chile>Peru:conj and>Chile:cc treaty>signed:obj"},
    {"[Adela Moor|p]'s deputy resigned.",
     "Moor>deputy:nmod:poss 's>Moor:case deputy>resigned:nsubj"},
    {"[Peru|s] did not recognise the government of [Otto Brem|p].",
     "not>recognise:advmod did>recognise:aux government>recognise:obj Brem>government:nmod"},
    {"Talks between [Peru|s] and [Chile|s] collapsed.",
     "Talks>collapsed:nsubj Peru>Talks:nmod between>Peru:case Chile>Peru:conj"},
    {"[Adela Moor|p] is the president of [Malta|s].",
     "Moor>president:nsubj is>president:cop Malta>president:nmod"},
    {"The rebels shot down a [Chadian|d] drone.",
     "rebels>shot:nsubj drone>shot:obj Chadian>drone:amod down>shot:compound:prt"},
    {"[Peru|s] gave [Chile|s] a loan.", "Peru>gave:nsubj Chile>gave:iobj loan>gave:obj"},
    {"The army, which supports [Otto Brem|p], seized the capital.",
     "army>seized:nsubj supports>army:acl:relcl Brem>supports:obj capital>seized:obj"},
    {"If [Chad|s] attacks, [Malta|s] will respond.",
     "Chad>attacks:nsubj attacks>respond:advcl Malta>respond:nsubj will>respond:aux"},
    {"[Adela Moor|p] has been criticized by [Peru|s] for the decision.",
     "Moor>criticized:nsubj:pass been>criticized:aux:pass has>criticized:aux "
     "Peru>criticized:obl:agent decision>criticized:obl"},
    {"[Malta|s] urged [Chad|s] to withdraw its forces.",
     "Malta>urged:nsubj Chad>urged:obj withdraw>urged:xcomp forces>withdraw:obj "
     "its>forces:nmod:poss"},
    {"\"We will never accept this plan,\" [Otto Brem|p] said.",
     "Brem>said:nsubj accept>said:ccomp We>accept:nsubj plan>accept:obj never>accept:advmod"},
    {"According to [Adela Moor|p], the talks failed.", "talks>failed:nsubj Moor>failed:obl"},
    {"[Peru|s] imposed sanctions on [Chad|s] after the attack.",
     "Peru>imposed:nsubj sanctions>imposed:obj Chad>imposed:obl attack>imposed:obl"},
    {"The general ordered his men to attack [Malta|s] and fled.",
     "general>ordered:nsubj men>ordered:obj attack>ordered:xcomp Malta>attack:obj "
     "fled>ordered:conj"},
    {"Police arrested two men suspected of spying for [Chad|s].",
     "Police>arrested:nsubj men>arrested:obj suspected>men:acl Chad>spying:obl two>men:nummod"},
    {"[Otto Brem|p], the leader of the opposition, called for new elections.",
     "Brem>called:nsubj leader>Brem:appos opposition>leader:nmod elections>called:obl"},
    {"The president threatened to invade [Malta|s] unless it pays.",
     "president>threatened:nsubj invade>threatened:xcomp Malta>invade:obj"},
    {"Aid was sent to [Chad|s] by [Peru|s].",
     "Aid>sent:nsubj:pass Chad>sent:obl Peru>sent:obl:agent"},
    {"[Adela Moor|p] denied that she had met [Otto Brem|p].",
     "Moor>denied:nsubj met>denied:ccomp she>met:nsubj Brem>met:obj"},
    {"[Chile|s] could join [NATO|o] next year.", "Chile>join:nsubj could>join:aux NATO>join:obj"},
    {"There were clashes between police and protesters.",
     "There>were:expl clashes>were:nsubj police>clashes:nmod protesters>police:conj"},
    {"The court sentenced [Otto Brem|p] to ten years in prison.",
     "court>sentenced:nsubj Brem>sentenced:obj years>sentenced:obl"},
    {"[Peru|s]'s decision to recall its ambassador angered [Chile|s].",
     "Peru>decision:nmod:poss decision>angered:nsubj recall>decision:acl ambassador>recall:obj "
     "Chile>angered:obj"},
    {"Speaking in [Oslo|l], [Adela Moor|p] warned [Chad|s] against an attack.",
     "Speaking>warned:advcl Moor>warned:nsubj Chad>warned:obj attack>warned:obl"},
    {"The town that the rebels captured was bombed.",
     "captured>town:acl:relcl rebels>captured:nsubj town>bombed:nsubj:pass"},
    {"[Malta|s] wants to buy gas from [Peru|s], not from [Chad|s].",
     "Malta>wants:nsubj buy>wants:xcomp gas>buy:obj Peru>buy:obl"},
    {"He thanked the [Peruvian|d] president for his support.",
     "He>thanked:nsubj president>thanked:obj Peruvian>president:amod support>thanked:obl"},
    {"[Otto Brem|p] has not ruled out talks with [Malta|s].",
     "Brem>ruled:nsubj not>ruled:advmod talks>ruled:obj Malta>talks:nmod out>ruled:compound:prt"},
    {"The ministers discussed trade, met the king and left.",
     "ministers>discussed:nsubj met>discussed:conj king>met:obj left>discussed:conj"},
    {"More than 200 people were killed when [Chad|s] shelled the city.",
     "people>killed:nsubj:pass shelled>killed:advcl Chad>shelled:nsubj city>shelled:obj"},
    {"[Adela Moor|p] and [Otto Brem|p] will hold talks in [Lima|l] on Friday.",
     "Moor>hold:nsubj Brem>Moor:conj talks>hold:obj Lima>hold:obl"},
    {"The group, led by [Otto Brem|p], claimed responsibility.",
     "group>claimed:nsubj led>group:acl Brem>led:obl:agent responsibility>claimed:obj"},
};

static const char *head_text(const bench *b, const er_tree_node *node)
{
    static char text[64];
    er_view word = er_token_view(b->marked.document, b->tree.nodes[node->head].end_token - 1);
    snprintf(text, sizeof text, "%.*s", (int)word.length, word.data);
    return text;
}

static void core_relations_are_found(void **state)
{
    (void)state;
    bench b = {0};
    uint32_t all = 0, right = 0;
    for (size_t i = 0; i < sizeof core_relations / sizeof *core_relations; i++) {
        begin(&b, core_relations[i].text);
        er_view rest = er_view_of(core_relations[i].arcs), arc, child, head;
        while (er_view_split(&rest, ' ', &arc)) {
            er_view_split(&arc, '>', &child);
            er_view_split(&arc, ':', &head);
            const er_tree_node *node = &b.tree.nodes[node_of(&b, child)];
            bool fits = node->head == node_of(&b, head) &&
                        er_view_is(arc, er_dependency_name((er_dependency)node->relation));
            all++;
            right += fits;
            if (!fits)
                printf("not found: %.*s>%.*s:%.*s in %s (it is %s of %s)\n", (int)child.length,
                       child.data, (int)head.length, head.data, (int)arc.length, arc.data,
                       core_relations[i].text, er_dependency_name((er_dependency)node->relation),
                       node->head == ER_NONE ? "the root" : head_text(&b, node));
        }
    }
    printf("%u of %u arcs right\n", right, all);
    assert_true(right * 100 >= all * 86);
    end(&b);
}

static void a_name_with_its_title_is_one_node(void **state)
{
    (void)state;
    bench b = {0};
    begin(&b, "Mr. [Otto Brem|p] met [the Red Cross|o] in [New York|l].");
    assert_int_equal(b.tree.count, 6);
    assert_int_equal(b.tree.nodes[0].first_token, 0);
    assert_int_equal(b.tree.nodes[0].end_token, 3);
    assert_int_equal(b.tree.nodes[0].mention, 0);
    assert_true(er_view_is(b.tree.nodes[0].lemma, "Otto Brem"));
    assert_int_equal(b.tree.nodes[2].mention, 1);
    assert_int_equal(er_tree_node_of_mention(&b.tree, 2), 4);
    end(&b);
}

static void titles_from_the_roles_belong_to_the_name(void **state)
{
    (void)state;
    bench b = {0};
    begin(&b, "[Chadian|d] Foreign Minister [Otto Brem|p] left.");
    assert_int_equal(b.tree.count, 6);
    er_role *role = er_document_add_role(b.marked.document);
    assert_non_null(role);
    *role = (er_role){.person = 1, .holder_of = 0, .first_token = 1, .end_token = 3, .title = true};
    assert_int_equal(er_parse(b.parser, b.scratch, b.marked.document, 0, &b.tree, NULL), ER_OK);
    assert_int_equal(b.tree.count, 4);
    assert_int_equal(b.tree.nodes[1].first_token, 1);
    assert_int_equal(b.tree.nodes[1].mention, 1);
    end(&b);
}

static void a_nominal_mention_belongs_to_its_highest_node(void **state)
{
    (void)state;
    bench b = {0};
    begin(&b, "[the US president|n=Ann] thanked [him|pro=Bob].");
    assert_int_equal(er_tree_node_of_mention(&b.tree, 0), node_of(&b, er_view_of("president")));
    assert_int_equal(er_tree_node_of_mention(&b.tree, 1), node_of(&b, er_view_of("him")));
    end(&b);
}

/* Words with the lemma that each should have: "met/meet". */
static void lemmas_by_rule_and_by_table(void **state)
{
    (void)state;
    static const char *const sentences[][2] = {
        {"He met the wives of two ministers.", "met/meet wives/wife ministers/minister He/he"},
        {"They were making promises and stopped.",
         "were/be making/make promises/promise stopped/stop"},
        {"She has denied the charges and is trying to leave.",
         "has/have denied/deny charges/charge trying/try leave/leave"},
        {"The armies fought and the men left.", "armies/army fought/fight men/man left/leave"},
        {"He isn\xE2\x80\x99t there.", "n\xE2\x80\x99t/not is/be"},
        {"It imposed duties on cities, seizing ships.",
         "imposed/impose duties/duty cities/city seizing/seize ships/ship"},
    };
    bench b = {0};
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        begin(&b, sentences[i][0]);
        er_view rest = er_view_of(sentences[i][1]), pair, word;
        while (er_view_split(&rest, ' ', &pair)) {
            er_view_split(&pair, '/', &word);
            er_view found = b.tree.nodes[node_of(&b, word)].lemma;
            if (!er_view_equal(found, pair))
                fail_msg("%.*s has the lemma %.*s", (int)word.length, word.data, (int)found.length,
                         found.data);
        }
    }
    end(&b);
}

static void headlines_are_read_like_other_lines(void **state)
{
    (void)state;
    bench b = {0};
    begin(&b, "[Chad|s] Rejects Peace Plan After Talks With [Malta|s] Collapse");
    assert_int_equal(b.tree.nodes[node_of(&b, er_view_of("Rejects"))].form, ER_FORM_VBZ);
    assert_int_equal(b.tree.nodes[node_of(&b, er_view_of("Plan"))].form, ER_FORM_NN);
    assert_true(er_view_is(b.tree.nodes[node_of(&b, er_view_of("Talks"))].lemma, "talk"));
    end(&b);
}

static void odd_sentences_do_no_harm(void **state)
{
    (void)state;
    bench b = {0};
    er_error error;
    begin(&b, "?");
    assert_int_equal(b.tree.count, 1);
    assert_int_equal(b.tree.nodes[0].relation, ER_DEP_ROOT);
    assert_int_equal(er_parse(b.parser, b.scratch, b.marked.document, 99, &b.tree, &error),
                     ER_BAD_ARGUMENT);
    assert_int_equal(b.tree.count, 0);
    er_buffer text = {0};
    for (int i = 0; i < 3000; i++)
        er_buffer_append_string(&text, "and Oslo, ");
    begin(&b, text.data);
    assert_true(b.tree.count >= 100);
    er_buffer_free(&text);
    end(&b);
}

/* Every byte of the head, and a sample of the others: a changed file is refused. */
static void damaged_models_are_refused(void **state)
{
    (void)state;
    er_view good = ER_DATA(parser_model);
    char *bytes = aligned_alloc(ER_MODEL_ALIGNMENT, (good.length / 64 + 1) * 64);
    er_models models;
    assert_non_null(bytes);
    memcpy(bytes, good.data, good.length);
    assert_int_equal(er_models_open((er_view){bytes, good.length}, &models, NULL), ER_OK);
    for (uint32_t cut = 0; cut < sizeof(er_model_head); cut += 5)
        assert_int_equal(er_models_open((er_view){bytes, cut}, &models, NULL), ER_BAD_FORMAT);
    uint32_t head = (uint32_t)sizeof(er_model_head);
    for (uint32_t i = 0; i < head + 40; i++) {
        uint32_t at = i < head ? i : head + (i - head) * (good.length / 41);
        bytes[at] = (char)(bytes[at] ^ 0x41);
        assert_int_equal(er_models_open((er_view){bytes, good.length}, &models, NULL),
                         ER_BAD_FORMAT);
        bytes[at] = (char)(bytes[at] ^ 0x41);
    }
    assert_int_equal(er_models_open((er_view){bytes, good.length - 16}, &models, NULL),
                     ER_BAD_FORMAT);
    free(bytes);
}

/* Changed bytes under a right check: the models are refused, or used without harm. */
static void sealed_nonsense_is_survived(void **state)
{
    (void)state;
    er_view good = ER_DATA(parser_model);
    char *bytes = aligned_alloc(64, (good.length / 64 + 1) * 64);
    er_parser_scratch *scratch;
    er_tree tree = {0};
    er_marked marked = er_marked_new("[Chad|s] said on Friday that it met [Otto Brem|p].", true);
    uint32_t opened = 0, refused = 0, random = 1;
    assert_non_null(bytes);
    assert_int_equal(er_parser_scratch_new(&scratch, NULL), ER_OK);
    for (uint32_t round = 0; round < 60; round++) {
        memcpy(bytes, good.data, good.length);
        for (uint32_t i = 0; i < 1 + round % 5 * 100; i++) {
            random = random * 1664525u + 1013904223u;
            uint32_t room = round % 3 == 0 ? (uint32_t)sizeof(er_model_head) : good.length;
            bytes[random % room] = (char)(random >> 24);
        }
        er_model_head head;
        memcpy(&head, bytes, sizeof head);
        head.check = er_model_check((er_view){bytes, good.length});
        memcpy(bytes, &head, sizeof head);
        er_parser *parser;
        if (er_parser_new_from((er_view){bytes, good.length}, &parser, NULL) != ER_OK) {
            refused++;
            continue;
        }
        opened++;
        assert_int_equal(er_parse(parser, scratch, marked.document, 0, &tree, NULL), ER_OK);
        er_parser_free(parser);
    }
    assert_true(opened > 0 && refused > 0); /* both ways were tried */
    er_tree_free(&tree);
    er_marked_free(&marked);
    er_parser_scratch_free(scratch);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(core_relations_are_found),
        cmocka_unit_test(a_name_with_its_title_is_one_node),
        cmocka_unit_test(titles_from_the_roles_belong_to_the_name),
        cmocka_unit_test(a_nominal_mention_belongs_to_its_highest_node),
        cmocka_unit_test(lemmas_by_rule_and_by_table),
        cmocka_unit_test(headlines_are_read_like_other_lines),
        cmocka_unit_test(odd_sentences_do_no_harm),
        cmocka_unit_test(damaged_models_are_refused),
        cmocka_unit_test(sealed_nonsense_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
