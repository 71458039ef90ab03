/* Questions asked of dependency trees that are written by hand: they do not depend on the models.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tag/auxiliaries.h"
#include "tag/tree.h"

/* A tree from words "lemma/FORM/head/relation", head being the word's number from 1, 0 the root. */
static void build(er_tree *tree, const char *words)
{
    er_view rest = er_view_of(words), word, part;
    er_tree_reset(tree);
    while (er_view_split(&rest, ' ', &word)) {
        er_tree_node *node = er_tree_add(tree);
        assert_non_null(node);
        node->first_token = tree->count - 1;
        node->end_token = tree->count;
        er_view_split(&word, '/', &node->lemma);
        er_view_split(&word, '/', &part);
        node->form = (uint8_t)er_form_named(part);
        assert_int_not_equal(node->form, ER_FORM_COUNT);
        er_view_split(&word, '/', &part);
        uint32_t head = (uint32_t)strtoul(part.data, NULL, 10);
        node->head = head ? head - 1 : ER_NONE;
        node->relation = (uint8_t)er_dependency_named(word);
    }
    assert_int_equal(er_tree_link(tree, NULL), ER_OK);
}

/* The lemma of a node, "-" for none. */
static const char *lemma(const er_tree *tree, uint32_t node)
{
    static char text[64];
    if (node == ER_NONE)
        return "-";
    snprintf(text, sizeof text, "%.*s", (int)tree->nodes[node].lemma.length,
             tree->nodes[node].lemma.data);
    return text;
}

/* The node whose lemma is word. */
static uint32_t at(const er_tree *tree, const char *word)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (er_view_is(tree->nodes[i].lemma, word))
            return i;
    fail_msg("no node %s", word);
    return ER_NONE;
}

static const char *subject(const er_tree *tree, const char *verb, er_subject_link expected)
{
    er_subject_link link;
    uint32_t node = er_tree_subject(tree, at(tree, verb), &link);
    assert_int_equal(link, expected);
    return lemma(tree, node);
}

static void heads_that_make_no_tree_are_refused(void **state)
{
    (void)state;
    er_tree tree = {0};
    for (int i = 0; i < 3; i++)
        assert_non_null(er_tree_add(&tree));
    tree.nodes[1].head = 0;
    assert_int_equal(er_tree_link(&tree, NULL), ER_BAD_FORMAT); /* two roots */
    tree.nodes[2].head = 7;
    assert_int_equal(er_tree_link(&tree, NULL), ER_BAD_FORMAT); /* out of range */
    tree.nodes[1].head = 2;
    tree.nodes[2].head = 1;
    assert_int_equal(er_tree_link(&tree, NULL), ER_BAD_FORMAT); /* a circle */
    tree.nodes[2].head = 0;
    assert_int_equal(er_tree_link(&tree, NULL), ER_OK);
    er_tree_free(&tree);
}

static void children_paths_and_spans(void **state)
{
    (void)state;
    er_tree tree = {0};
    build(&tree, "the/DT/3/det old/JJ/3/amod envoy/NN/4/nsubj meet/VBD/0/root king/NN/4/obj "
                 "in/IN/7/case Oslo/NNP/4/obl ,/,/9/punct then/RB/4/advmod");
    uint32_t path[8], top, first, end;
    assert_int_equal(tree.root, 3);
    assert_int_equal(er_tree_child(&tree, 2, ER_DEP_AMOD), 1);
    assert_int_equal(er_tree_child(&tree, 3, ER_DEP_CCOMP), ER_NONE);
    assert_int_equal(er_tree_path(&tree, 1, 5, path, 8, &top), 5);
    assert_int_equal(top, 2);
    assert_int_equal(path[0], 1);
    assert_int_equal(path[2], 3);
    assert_int_equal(path[4], 5);
    assert_int_equal(er_tree_path(&tree, 3, 3, path, 8, &top), 1);
    assert_int_equal(er_tree_path(&tree, 1, 5, path, 2, &top), 5);
    er_tree_span(&tree, 2, &first, &end);
    assert_int_equal(first, 0);
    assert_int_equal(end, 3);
    er_tree_span(&tree, 3, &first, &end);
    assert_int_equal(end, 9);
    assert_true(er_tree_dominates(&tree, 3, 0));
    assert_false(er_tree_dominates(&tree, 4, 0));
    assert_int_equal(er_tree_node_at(&tree, 4), 4);
    assert_int_equal(er_tree_node_at(&tree, 9), ER_NONE);
    er_tree_free(&tree);
}

static void prepositions_of_one_and_several_words(void **state)
{
    (void)state;
    er_tree tree = {0};
    build(&tree, "leave/VBD/0/root because/IN/4/case of/IN/2/fixed storm/NN/1/obl and/CC/6/cc "
                 "snow/NN/4/conj out/IN/9/case of/IN/9/case port/NN/1/obl");
    assert_true(er_tree_has_preposition(&tree, at(&tree, "storm"), "because of"));
    assert_false(er_tree_has_preposition(&tree, at(&tree, "storm"), "because"));
    assert_true(er_tree_has_preposition(&tree, at(&tree, "snow"), "because of"));
    assert_true(er_tree_has_preposition(&tree, at(&tree, "port"), "out of"));
    assert_true(er_tree_has_preposition(&tree, at(&tree, "port"), "of"));
    assert_false(er_tree_has_preposition(&tree, at(&tree, "port"), "out"));
    assert_int_equal(er_tree_preposition(&tree, 0), ER_NONE);
    assert_int_equal(er_tree_next_conjunct(&tree, at(&tree, "storm"), at(&tree, "storm")),
                     at(&tree, "snow"));
    er_tree_free(&tree);
}

static void subjects_shared_and_controlled(void **state)
{
    (void)state;
    er_tree tree = {0};
    build(&tree, "Ann/NNP/2/nsubj meet/VBD/0/root Bob/NNP/2/obj and/CC/5/cc sign/VBD/2/conj "
                 "pact/NN/5/obj");
    assert_string_equal(subject(&tree, "sign", ER_SUBJECT_SHARED), "Ann");
    build(&tree, "Ann/NNP/2/nsubj agree/VBD/0/root to/TO/4/mark send/VB/2/xcomp aid/NN/4/obj");
    assert_string_equal(subject(&tree, "send", ER_SUBJECT_CONTROL), "Ann");
    build(&tree, "Ann/NNP/2/nsubj urge/VBD/0/root Bob/NNP/2/obj to/TO/5/mark leave/VB/2/xcomp");
    assert_string_equal(subject(&tree, "leave", ER_SUBJECT_CONTROL), "Bob");
    build(&tree, "Ann/NNP/2/nsubj promise/VBD/0/root Bob/NNP/2/obj to/TO/5/mark leave/VB/2/xcomp");
    assert_string_equal(subject(&tree, "leave", ER_SUBJECT_CONTROL), "Ann");
    build(&tree, "Ann/NNP/2/nsubj accuse/VBD/0/root Bob/NNP/2/obj of/IN/5/mark block/VBG/2/advcl "
                 "aid/NN/5/obj");
    assert_string_equal(subject(&tree, "block", ER_SUBJECT_CONTROL), "Bob");
    build(&tree, "Ann/NNP/4/nsubj ,/,/1/punct who/WP/5/nsubj come/VBD/0/root lead/VBZ/1/acl:relcl "
                 "party/NN/5/obj");
    assert_string_equal(subject(&tree, "lead", ER_SUBJECT_RELATIVE), "Ann");
    build(&tree, "it/PRP/2/nsubj rain/VBD/0/root");
    assert_string_equal(subject(&tree, "rain", ER_SUBJECT_OWN), "it");
    build(&tree, "go/VB/0/root");
    assert_string_equal(subject(&tree, "go", ER_SUBJECT_NONE), "-");
    er_tree_free(&tree);
}

static void agents_and_patients(void **state)
{
    (void)state;
    er_tree tree = {0};
    build(&tree, "Bob/NNP/3/nsubj:pass be/VBD/3/aux:pass meet/VBN/0/root by/IN/5/case "
                 "Ann/NNP/3/obl:agent");
    uint32_t verb = at(&tree, "meet");
    assert_true(er_tree_is_passive(&tree, verb));
    assert_string_equal(lemma(&tree, er_tree_agent(&tree, verb, NULL)), "Ann");
    assert_string_equal(lemma(&tree, er_tree_patient(&tree, verb)), "Bob");
    build(&tree, "the/DT/2/det town/NN/5/nsubj Ann/NNP/4/nsubj seize/VBD/2/acl:relcl "
                 "burn/VBD/0/root");
    verb = at(&tree, "seize");
    assert_string_equal(lemma(&tree, er_tree_agent(&tree, verb, NULL)), "Ann");
    assert_string_equal(lemma(&tree, er_tree_patient(&tree, verb)), "town");
    build(&tree, "man/NNS/5/nsubj arrest/VBN/1/acl by/IN/4/case Ann/NNP/2/obl:agent go/VBD/0/root");
    verb = at(&tree, "arrest");
    assert_string_equal(lemma(&tree, er_tree_agent(&tree, verb, NULL)), "Ann");
    assert_string_equal(lemma(&tree, er_tree_patient(&tree, verb)), "man");
    build(&tree, "Ann/NNP/2/nsubj meet/VBD/0/root and/CC/4/cc praise/VBD/2/conj Bob/NNP/4/obj");
    assert_false(er_tree_is_passive(&tree, at(&tree, "meet")));
    assert_string_equal(lemma(&tree, er_tree_agent(&tree, at(&tree, "praise"), NULL)), "Ann");
    er_tree_free(&tree);
}

static void tense_modality_and_negation(void **state)
{
    (void)state;
    er_tree tree = {0};
    er_verb_group group;
    build(&tree, "Ann/NNP/4/nsubj will/MD/4/aux not/RB/4/advmod meet/VB/0/root and/CC/6/cc "
                 "praise/VB/4/conj Bob/NNP/6/obj");
    er_tree_verb_group(&tree, at(&tree, "meet"), &group);
    assert_int_equal(group.tense, ER_TENSE_FUTURE);
    assert_true(group.negated);
    assert_int_equal(group.modal, ER_NONE);
    er_tree_verb_group(&tree, at(&tree, "praise"), &group);
    assert_int_equal(group.tense, ER_TENSE_FUTURE); /* shares will and not */
    assert_true(group.negated);
    build(&tree,
          "Ann/NNP/4/nsubj may/MD/4/aux have/VB/4/aux meet/VBN/0/root Bob/NNP/4/obj ?/./4/punct");
    er_tree_verb_group(&tree, at(&tree, "meet"), &group);
    assert_int_equal(group.modal, 1);
    assert_true(group.perfect);
    assert_true(group.question);
    assert_false(group.negated);
    build(&tree, "no/DT/2/det troop/NNS/3/nsubj leave/VBD/0/root");
    er_tree_verb_group(&tree, at(&tree, "leave"), &group);
    assert_true(group.negated);
    assert_int_equal(group.tense, ER_TENSE_PAST);
    build(&tree, "leave/VBD/0/root without/IN/3/mark meet/VBG/1/advcl Bob/NNP/3/obj");
    er_tree_verb_group(&tree, at(&tree, "meet"), &group);
    assert_true(group.negated);
    assert_false(er_tree_is_negated(&tree, at(&tree, "leave")));
    build(&tree, "Ann/NNP/2/nsubj want/VBZ/0/root to/TO/4/mark meet/VB/2/xcomp Bob/NNP/4/obj");
    er_tree_verb_group(&tree, at(&tree, "meet"), &group);
    assert_true(group.infinitive);
    assert_int_equal(group.tense, ER_TENSE_NONE);
    er_tree_free(&tree);
}

static void have_before_a_participle_is_its_auxiliary(void **state)
{
    (void)state;
    er_tree tree = {0};
    build(&tree, "Ann/NNP/2/nsubj deny/VBD/0/root have/VBG/2/xcomp ever/RB/3/advmod "
                 "meet/VBN/3/ccomp Bob/NNP/5/obj");
    er_tree_right_auxiliaries(&tree);
    assert_int_equal(er_tree_link(&tree, NULL), ER_OK);
    assert_int_equal(tree.nodes[4].head, 1);
    assert_int_equal(tree.nodes[4].relation, ER_DEP_XCOMP);
    assert_int_equal(tree.nodes[2].head, 4);
    assert_int_equal(tree.nodes[2].relation, ER_DEP_AUX);
    assert_int_equal(tree.nodes[3].head, 4);
    build(&tree, "Ann/NNP/2/nsubj have/VBZ/0/root friend/NNS/2/obj invite/VBN/2/acl");
    er_tree_right_auxiliaries(&tree); /* not right after it */
    assert_int_equal(tree.nodes[1].head, ER_NONE);
    er_tree_free(&tree);
}

static void names_go_there_and_back(void **state)
{
    (void)state;
    for (uint32_t i = 1; i < ER_FORM_COUNT; i++)
        assert_int_equal(er_form_named(er_view_of(er_form_name(i))), i);
    for (uint32_t i = 0; i < ER_DEP_COUNT; i++)
        assert_int_equal(er_dependency_named(er_view_of(er_dependency_name(i))), i);
    assert_int_equal(er_dependency_named(er_view_of("nsubj:outer")), ER_DEP_NSUBJ);
    assert_int_equal(er_dependency_named(er_view_of("nonsense")), ER_DEP_DEP);
    assert_string_equal(er_tag_name(ER_TAG_VERB), "VERB");
    assert_string_equal(er_tag_name(ER_TAG_COUNT), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_that_make_no_tree_are_refused),
        cmocka_unit_test(children_paths_and_spans),
        cmocka_unit_test(prepositions_of_one_and_several_words),
        cmocka_unit_test(subjects_shared_and_controlled),
        cmocka_unit_test(agents_and_patients),
        cmocka_unit_test(tense_modality_and_negation),
        cmocka_unit_test(have_before_a_participle_is_its_auxiliary),
        cmocka_unit_test(names_go_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
