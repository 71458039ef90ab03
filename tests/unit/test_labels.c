/* Tags and labels by the models of the program, whose weights are fetched ahead of use: what comes
   out must be what one word after the other gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "data/data.h"
#include "tag/labeller.h"
#include "tag/model.h"
#include "tag/tagger.h"
#include "tag/tree.h"

enum { WORDS = 21 };

static const char *const words[WORDS] = {
    "The",  "envoy", "of",   "Narvia", ",",  "who",  "had", "warned", "both", "sides", "twice",
    "last", "week",  "said", "that",   "he", "will", "not", "leave",  "now",  "."};

/* count of them; one is a name. */
static void make_units(const er_models *models, uint32_t count, er_unit *units)
{
    for (uint32_t i = 0; i < count; i++)
        er_unit_set_word(&units[i], &models->words, er_view_of(words[i]),
                         (er_unit_place){i == 0, i == 4 || i == 20, false});
    if (count > 3) {
        units[3].form_fixed = true;
        units[3].form = ER_FORM_NNP;
    }
}

static void tags_are_those_of_one_word_after_the_other(void **state)
{
    const er_models *models = *state;
    for (uint32_t count = 1; count <= WORDS; count++) {
        er_unit units[WORDS], slow[WORDS];
        make_units(models, count, units);
        make_units(models, count, slow);
        er_tagger_run(&models->tagger, units, count);
        for (uint32_t i = 0; i < count; i++) {
            uint64_t keys[ER_TAGGER_FEATURES];
            int32_t scores[ER_FORM_COUNT] = {[ER_FORM_NONE] = INT32_MIN / 2};
            er_linear_score(&models->tagger, keys, er_tagger_features(slow, count, i, keys),
                            scores);
            if (!slow[i].form_fixed)
                slow[i].form = slow[i].certain ? slow[i].certain
                                               : (uint8_t)er_linear_best(scores, ER_FORM_COUNT);
            assert_int_equal(units[i].form, slow[i].form);
        }
    }
}

static uint8_t choose(void *context, const er_label_tree *tree, uint32_t unit, const uint64_t *keys,
                      uint32_t key_count)
{
    (void)tree;
    (void)unit;
    int32_t scores[ER_DEP_COUNT] = {[ER_DEP_ROOT] = INT32_MIN / 2};
    er_linear_score(context, keys, key_count, scores);
    return (uint8_t)er_linear_best(scores, ER_DEP_COUNT);
}

/* A tree of some shape over the words. */
static void make_heads(uint32_t count, uint32_t shape, uint32_t *heads)
{
    uint32_t top = count / 2;
    for (uint32_t i = 0; i < count; i++)
        heads[i] = shape == 0 ? i + 1 : shape == 1 ? top : i < top ? i + 1 : i - 1;
    heads[shape == 0 ? count - 1 : top] = count;
}

static void labels_are_those_of_one_arc_after_the_other(void **state)
{
    er_models *models = *state;
    er_label_tree tree = {0};
    er_unit units[WORDS];
    for (uint32_t round = 0; round < 3 * WORDS; round++) {
        uint32_t count = round / 3 + 1;
        uint8_t certainty[WORDS], labels[WORDS];
        make_units(models, count, units);
        er_tagger_run(&models->tagger, units, count);
        assert_int_equal(er_label_tree_begin(&tree, units, count, NULL), ER_OK);
        make_heads(count, round % 3, tree.heads);
        er_label_tree_link(&tree);
        er_labeller_run(&models->labeller, &tree, certainty);
        memcpy(labels, tree.labels, count);
        er_label_tree_link(&tree);
        er_labeller_walk(&tree, choose, &models->labeller);
        assert_memory_equal(labels, tree.labels, count);
        assert_int_equal(certainty[tree.first_child[count]], UINT8_MAX); /* the root's is sure */
    }
    er_label_tree_free(&tree);
}

int main(void)
{
    er_models models;
    if (er_models_open(ER_DATA(parser_model), &models, NULL) != ER_OK)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(tags_are_those_of_one_word_after_the_other, &models),
        cmocka_unit_test_prestate(labels_are_those_of_one_arc_after_the_other, &models),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
