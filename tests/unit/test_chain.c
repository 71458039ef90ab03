/* The chain model against all taggings of short sentences, counted one by one. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "recognize/chain.h"

#define TOKENS 3u

static uint64_t state;

static float draw(void)
{
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (float)(state >> 40) / (float)(1 << 22) - 2.0f; /* -2 .. 2 */
}

static void fill(er_chain *chain, float *emissions, uint64_t seed)
{
    state = seed;
    for (uint32_t i = 0; i < ER_CHAIN_ROWS; i++)
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            chain->score[i][k] = draw();
    er_chain_prepare(chain);
    for (uint32_t i = 0; i < TOKENS * ER_TAG_STRIDE; i++)
        emissions[i] = draw();
}

static bool is_allowed(const uint8_t *tags)
{
    if (!er_tag_can_begin(tags[0]) || !er_tag_can_end(tags[TOKENS - 1]))
        return false;
    for (uint32_t t = 1; t < TOKENS; t++)
        if (!er_tag_can_follow(tags[t - 1], tags[t]))
            return false;
    return true;
}

static double score_of(const er_chain *chain, const float *emissions, const uint8_t *tags,
                       er_chain_edges edges)
{
    double score = (double)chain->score[edges.before ? ER_TAG_OUTSIDE : ER_CHAIN_FIRST][tags[0]];
    for (uint32_t t = 0; t < TOKENS; t++) {
        score += (double)emissions[t * ER_TAG_STRIDE + tags[t]];
        if (t)
            score += (double)chain->score[tags[t - 1]][tags[t]];
    }
    return score + (edges.after ? (double)chain->score[tags[TOKENS - 1]][ER_TAG_OUTSIDE] : 0);
}

static bool next_tags(uint8_t *tags)
{
    for (uint32_t t = 0; t < TOKENS; t++) {
        if (++tags[t] < ER_TAG_COUNT)
            return true;
        tags[t] = 0;
    }
    return false;
}

static void check(uint64_t seed, er_chain_edges edges)
{
    static er_chain chain;
    er_chain_space space = {0};
    float emissions[TOKENS * ER_TAG_STRIDE];
    fill(&chain, emissions, seed);
    assert_true(er_chain_reserve(&space, TOKENS));
    uint8_t found[TOKENS], tags[TOKENS] = {0};
    er_chain_decode(&chain, &space, emissions, TOKENS, edges, found);
    er_chain_sum(&chain, &space, emissions, TOKENS, edges);
    double best = -INFINITY, all = 0, span = 0;
    do {
        if (!is_allowed(tags))
            continue;
        double score = score_of(&chain, emissions, tags, edges);
        best = fmax(best, score);
        all += exp(score);
        span += tags[1] == found[1] && tags[2] == found[2] ? exp(score) : 0;
    } while (next_tags(tags));
    assert_true(is_allowed(found));
    assert_true(fabs(score_of(&chain, emissions, found, edges) - best) < 1e-4);
    assert_true(fabs(er_chain_probability(&chain, &space, found, 0, TOKENS) - exp(best) / all) <
                1e-4);
    assert_true(fabs(er_chain_probability(&chain, &space, found, 1, TOKENS) - span / all) < 1e-4);
    er_chain_space_free(&space);
}

static void best_tags_and_probabilities_are_those_of_all_taggings(void **test)
{
    (void)test;
    for (uint64_t seed = 1; seed <= 5; seed++)
        check(seed, (er_chain_edges){false, false});
}

static void a_part_of_a_sentence_knows_its_edges(void **test)
{
    (void)test;
    check(11, (er_chain_edges){true, false});
    check(12, (er_chain_edges){false, true});
    check(13, (er_chain_edges){true, true});
}

static void tags_make_spans(void **test)
{
    (void)test;
    uint32_t begin = er_tag(ER_LABEL_PERSON, ER_TAG_BEGIN);
    uint32_t end = er_tag(ER_LABEL_PERSON, ER_TAG_END);
    assert_true(er_tag_can_follow(begin, end));
    assert_true(er_tag_can_follow(end, begin));
    assert_false(er_tag_can_follow(begin, begin));
    assert_false(er_tag_can_follow(begin, er_tag(ER_LABEL_LOCATION, ER_TAG_END)));
    assert_false(er_tag_can_follow(ER_TAG_OUTSIDE, end));
    assert_false(er_tag_can_end(begin));
    assert_false(er_tag_can_begin(end));
}

/* A sentence as long as a book neither overflows nor vanishes. */
static void long_sentences_stay_finite(void **test)
{
    (void)test;
    enum { LENGTH = 20000 };
    static er_chain chain;
    er_chain_prepare(&chain);
    er_chain_space space = {0};
    float *emissions = calloc((size_t)LENGTH * ER_TAG_STRIDE, sizeof *emissions);
    uint8_t *tags = malloc(LENGTH);
    assert_non_null(emissions);
    assert_non_null(tags);
    for (size_t t = 0; t < LENGTH; t++)
        emissions[t * ER_TAG_STRIDE + er_tag(ER_LABEL_LOCATION, ER_TAG_SINGLE)] =
            t % 2 ? 100.0f : -100.0f;
    assert_true(er_chain_reserve(&space, LENGTH));
    er_chain_decode(&chain, &space, emissions, LENGTH, (er_chain_edges){0}, tags);
    er_chain_sum(&chain, &space, emissions, LENGTH, (er_chain_edges){0});
    assert_int_equal(tags[LENGTH - 1], er_tag(ER_LABEL_LOCATION, ER_TAG_SINGLE));
    double p = er_chain_probability(&chain, &space, tags, LENGTH - 1, LENGTH);
    assert_true(p > 0.99 && p <= 1);
    free(tags);
    free(emissions);
    er_chain_space_free(&space);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(best_tags_and_probabilities_are_those_of_all_taggings),
        cmocka_unit_test(a_part_of_a_sentence_knows_its_edges),
        cmocka_unit_test(tags_make_spans),
        cmocka_unit_test(long_sentences_stay_finite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
