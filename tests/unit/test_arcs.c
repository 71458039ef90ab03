/* The search for arcs: what it keeps of one state for others must not show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tag/arcs.h"
#include "tag/tree.h"

enum { WORDS = 60, BEAM = 6 };

/* Some weight for every key. */
static void score_anyhow(const void *model, const uint64_t *keys, uint32_t key_count,
                         int32_t scores[ER_ACTION_COUNT])
{
    (void)model;
    for (uint32_t i = 0; i < key_count; i++)
        for (uint32_t a = 0; a < ER_ACTION_COUNT; a++)
            scores[a] += (int32_t)(keys[i] >> (33 + 5 * a) & 31) - 15;
}

static void make_units(er_unit *units)
{
    for (uint32_t i = 0; i < WORDS; i++)
        units[i] = (er_unit){.word = 10 + i % 13,
                             .cluster = (uint16_t)(i % 7),
                             .coarse = (uint16_t)(i % 3),
                             .form = (uint8_t)(1 + i * 5 % (ER_FORM_COUNT - 1)),
                             .mention = ER_NONE};
}

static void search_all(er_arc_search *search, const er_unit *units, uint32_t *heads)
{
    const er_arc_scorer scorer = {score_anyhow, NULL, NULL};
    assert_int_equal(er_arc_search_begin(search, units, WORDS, scorer, NULL), ER_OK);
    assert_int_equal(er_arc_search_run(search, BEAM, INT32_MAX, heads, NULL), ER_OK);
}

static void kept_scores_are_those_of_all_features(void **state)
{
    (void)state;
    er_arc_search search = {0};
    er_unit units[WORDS];
    uint32_t heads[WORDS];
    uint64_t keys[ER_ARC_FEATURES];
    make_units(units);
    search_all(&search, units, heads);
    for (uint32_t s = 0; s < search.state_count; s++) {
        int32_t kept[1][ER_ACTION_COUNT] = {{0}}, all[ER_ACTION_COUNT] = {0};
        assert_true(er_arc_score_states(&search, s, 1, kept));
        score_anyhow(NULL, keys, er_arc_features(&search, &search.states[s], keys), all);
        assert_memory_equal(kept[0], all, sizeof all);
    }
    er_arc_search_free(&search);
}

/* Each word with the same children is one node, and each stack of the same nodes one cell. */
static void nothing_is_made_twice(void **state)
{
    (void)state;
    er_arc_search search = {0};
    er_unit units[WORDS];
    uint32_t heads[WORDS];
    make_units(units);
    search_all(&search, units, heads);
    assert_true(search.cell_count < search.state_count);
    assert_true(search.node_count < search.state_count);
    for (uint32_t a = 1; a < search.cell_count; a++)
        for (uint32_t b = 1; b < a && search.cells[a].depth < 3; b++)
            assert_false(search.cells[a].node == search.cells[b].node &&
                         search.cells[a].below == search.cells[b].below);
    er_arc_search_free(&search);
}

static void heads_make_one_tree(void **state)
{
    (void)state;
    er_arc_search search = {0};
    er_unit units[WORDS];
    uint32_t heads[WORDS], again[WORDS], roots = 0;
    make_units(units);
    search_all(&search, units, heads);
    for (uint32_t i = 0; i < WORDS; i++) {
        uint32_t up = i, steps = 0;
        while (up != WORDS && steps++ <= WORDS)
            up = heads[up];
        assert_int_equal(up, WORDS);
        roots += heads[i] == WORDS;
    }
    assert_int_equal(roots, 1);
    search_all(&search, units, again); /* nothing is left of the sentence before */
    assert_memory_equal(heads, again, sizeof heads);
    er_arc_search_free(&search);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kept_scores_are_those_of_all_features),
        cmocka_unit_test(nothing_is_made_twice),
        cmocka_unit_test(heads_make_one_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
