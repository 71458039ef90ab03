/* Linear models over hashed features: tables made by hand, sound and unsound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tag/linear.h"
#include "tag/word_table.h"

/* A key whose check byte and group are given. */
static uint64_t key_of(uint8_t check, uint32_t group)
{
    return (uint64_t)check << 56 | group;
}

static uint16_t entry(uint32_t class, int weight, bool last)
{
    return (uint16_t)(class | (last ? ER_LINEAR_LAST : 0) | (uint32_t)(uint8_t)weight << 8);
}

static er_view bytes_of(const void *data, size_t size)
{
    return (er_view){data, (uint32_t)size};
}

/* The weights of a small model: one row, then lists. */
typedef struct tables {
    _Alignas(16) uint32_t slots[8];
    struct {
        _Alignas(16) uint32_t row_count;
        uint8_t rest[ER_LINEAR_ROW - 4], row[ER_LINEAR_ROW];
        uint16_t entries[4];
    } weights;
} tables;

static tables small_tables(void)
{
    tables t = {.weights = {.row_count = 1,
                            .entries = {entry(1, 5, false), entry(2, -7, true), entry(2, 100, true),
                                        entry(0, 1, true)}}};
    for (uint32_t c = 0; c < ER_LINEAR_ROW; c++)
        t.weights.row[c] = (uint8_t)(ER_LINEAR_BIAS + (int)c - 1);
    t.slots[0] = 7u << 24 | ER_LINEAR_ROW_PLACES;           /* the row */
    t.slots[1] = 9u << 24 | 2 * ER_LINEAR_ROW_PLACES;       /* the first list */
    t.slots[4] = 9u << 24 | (2 * ER_LINEAR_ROW_PLACES + 2); /* group 1, the same check */
    return t;
}

static er_status open_tables(const tables *t, uint32_t class_count, er_linear *model)
{
    return er_linear_open(
        bytes_of(t->slots, sizeof t->slots),
        bytes_of(&t->weights, offsetof(tables, weights.entries[4]) - offsetof(tables, weights)),
        class_count, model, NULL);
}

static void weights_of_known_features_add_up(void **state)
{
    (void)state;
    const tables t = small_tables();
    er_linear model;
    assert_int_equal(open_tables(&t, 3, &model), ER_OK);
    const uint64_t keys[] = {key_of(9, 0), key_of(9, 1), key_of(8, 0), key_of(0, 0)};
    int32_t scores[3] = {1, 0, 0};
    er_linear_score(&model, keys, 4, scores);
    assert_int_equal(scores[0], 1);
    assert_int_equal(scores[1], 5);
    assert_int_equal(scores[2], 93);
    assert_int_equal(er_linear_best(scores, 3), 2);
    const uint64_t rows[] = {key_of(7, 0), key_of(9, 0), key_of(7, 0)};
    int32_t sums[3] = {0};
    er_linear_score(&model, rows, 3, sums);
    assert_int_equal(sums[0], -2);
    assert_int_equal(sums[1], 5);
    assert_int_equal(sums[2], -5);
}

/* As many as a call may have, all of them the largest there is. */
static void sums_of_rows_do_not_overflow(void **state)
{
    (void)state;
    tables t = small_tables();
    uint64_t keys[ER_LINEAR_MAX_KEYS];
    int32_t scores[ER_LINEAR_ROW] = {0};
    t.weights.row[0] = 1;
    t.weights.row[ER_LINEAR_ROW - 1] = 255;
    er_linear model;
    assert_int_equal(open_tables(&t, ER_LINEAR_ROW, &model), ER_OK);
    for (uint32_t i = 0; i < ER_LINEAR_MAX_KEYS; i++)
        keys[i] = key_of(7, 0);
    er_linear_score(&model, keys, ER_LINEAR_MAX_KEYS, scores);
    assert_int_equal(scores[0], -127 * ER_LINEAR_MAX_KEYS);
    assert_int_equal(scores[ER_LINEAR_ROW - 1], 127 * ER_LINEAR_MAX_KEYS);
}

static void unsound_tables_are_refused(void **state)
{
    (void)state;
    tables t = small_tables();
    er_linear model;
    assert_int_equal(open_tables(&t, 3, &model), ER_OK);
    assert_int_equal(open_tables(&t, 2, &model), ER_BAD_FORMAT); /* class too high */
    assert_int_equal(open_tables(&t, ER_LINEAR_ROW + 1, &model), ER_BAD_FORMAT);
    er_view weights = bytes_of(&t.weights, 2 * ER_LINEAR_ROW + 8);
    assert_int_equal(er_linear_open(bytes_of(t.slots, 12), weights, 3, &model, NULL),
                     ER_BAD_FORMAT);
    weights.length = ER_LINEAR_ROW; /* the row is missing */
    assert_int_equal(er_linear_open(bytes_of(t.slots, 32), weights, 3, &model, NULL),
                     ER_BAD_FORMAT);
    t.slots[2] = t.slots[1]; /* one check twice in a group */
    assert_int_equal(open_tables(&t, 3, &model), ER_BAD_FORMAT);
    t.slots[2] = 6u << 24 | (2 * ER_LINEAR_ROW_PLACES + 4); /* an entry that is not there */
    assert_int_equal(open_tables(&t, 3, &model), ER_BAD_FORMAT);
    t.slots[2] = 6u << 24 | (ER_LINEAR_ROW_PLACES + 8); /* amid a row */
    assert_int_equal(open_tables(&t, 3, &model), ER_BAD_FORMAT);
    t.slots[2] = 6u << 24 | (2 * ER_LINEAR_ROW_PLACES + 3); /* the last that is */
    assert_int_equal(open_tables(&t, 3, &model), ER_OK);
    t.weights.entries[3] = entry(0, 1, false); /* a list without an end */
    assert_int_equal(open_tables(&t, 3, &model), ER_BAD_FORMAT);
}

static uint32_t triple_slot(uint8_t check, int a, int b, int c)
{
    return (uint32_t)check << 24 | (uint32_t)(a + ER_TRIPLE_BIAS) |
           (uint32_t)(b + ER_TRIPLE_BIAS) << 8 | (uint32_t)(c + ER_TRIPLE_BIAS) << 16;
}

static void triples_add_up_like_single_weights(void **state)
{
    (void)state;
    _Alignas(16) uint32_t slots[8];
    for (int i = 0; i < 8; i++)
        slots[i] = ER_TRIPLE_EMPTY;
    slots[0] = triple_slot(3, 127, -127, 1);
    slots[1] = triple_slot(4, -1, 2, -3);
    slots[7] = triple_slot(3, 10, 20, -30);
    er_triple model;
    uint64_t keys[ER_TRIPLE_MAX_KEYS];
    int32_t scores[3] = {0, 0, 1000};
    assert_int_equal(er_triple_open(bytes_of(slots, sizeof slots), &model, NULL), ER_OK);
    assert_int_equal(er_triple_open(bytes_of(slots, 24), &model, NULL), ER_BAD_FORMAT);
    assert_int_equal(er_triple_open(bytes_of(slots, sizeof slots), &model, NULL), ER_OK);
    for (uint32_t i = 0; i < ER_TRIPLE_MAX_KEYS; i++) /* the sums reach their limit */
        keys[i] = key_of(3, 0);
    er_triple_score(&model, keys, ER_TRIPLE_MAX_KEYS, scores);
    assert_int_equal(scores[0], 127 * ER_TRIPLE_MAX_KEYS);
    assert_int_equal(scores[1], -127 * ER_TRIPLE_MAX_KEYS);
    assert_int_equal(scores[2], 1000 + ER_TRIPLE_MAX_KEYS);
    const uint64_t mixed[] = {key_of(4, 0), key_of(3, 1), key_of(5, 1), key_of(0, 0)};
    int32_t few[3] = {0};
    er_triple_score(&model, mixed, 4, few);
    assert_int_equal(few[0], 9);
    assert_int_equal(few[1], 22);
    assert_int_equal(few[2], -33);
}

static void words_are_found_whatever_their_case_and_quotes(void **state)
{
    (void)state;
    assert_int_equal(er_word_hash(er_view_of("Don't")),
                     er_word_hash(er_view_of("don\xE2\x80\x99t")));
    assert_int_equal(er_word_hash(er_view_of("\xE2\x80\x94")), er_word_hash(er_view_of("-")));
    assert_int_not_equal(er_word_hash(er_view_of("a")), er_word_hash(er_view_of("b")));
    assert_int_not_equal(er_word_hash(er_view_of("")), 0);
    er_word_slot slots[4] = {{0}};
    uint32_t word = er_word_hash(er_view_of("word"));
    slots[word & 3] = (er_word_slot){.word = word + 4}; /* somebody else's place */
    slots[(word + 1) & 3] = (er_word_slot){.word = word, .cluster = 7};
    er_word_table table;
    assert_int_equal(er_word_table_open(bytes_of(slots, sizeof slots), &table, NULL), ER_OK);
    assert_int_equal(er_word_table_find(&table, word)->cluster, 7);
    assert_int_equal(er_word_table_find(&table, word + 8)->word, 0);
    slots[(word + 1) & 3].cluster = ER_WORD_CLUSTERS + 1;
    assert_int_equal(er_word_table_open(bytes_of(slots, sizeof slots), &table, NULL),
                     ER_BAD_FORMAT);
    for (uint32_t i = 0; i < 4; i++)
        slots[i] = (er_word_slot){.word = 1 + i}; /* a search would never end */
    assert_int_equal(er_word_table_open(bytes_of(slots, sizeof slots), &table, NULL),
                     ER_BAD_FORMAT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_of_known_features_add_up),
        cmocka_unit_test(sums_of_rows_do_not_overflow),
        cmocka_unit_test(unsound_tables_are_refused),
        cmocka_unit_test(triples_add_up_like_single_weights),
        cmocka_unit_test(words_are_found_whatever_their_case_and_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
