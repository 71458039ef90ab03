#include <stdlib.h>

#include "tag/tagger.h"
#include "tag/tree.h"
#include "train/parser_train.h"

er_status er_lessons_add(er_lessons *s, const er_treebank *corpus, const er_treebank *names,
                         uint32_t whole, const er_word_table *words, er_error *error)
{
    er_lesson *all = realloc(s->all, ((size_t)s->count + corpus->count + 1) * sizeof *all);
    if (!all)
        return er_fail_memory(error);
    s->all = all;
    for (uint32_t i = 0; i < corpus->count; i++) {
        bool as_it_is = whole != 0 && i % whole == 0;
        const er_gold_sentence *gold = as_it_is ? &corpus->sentences[i] : &names->sentences[i];
        er_unit *units = er_arena_alloc(&s->arena, gold->count * sizeof *units);
        if (!units)
            return er_fail_memory(error);
        er_treebank_units(gold, words, units);
        s->all[s->count++] = (er_lesson){gold, units, i % TRAIN_FOLDS};
    }
    return ER_OK;
}

void er_lessons_free(er_lessons *s)
{
    free(s->all);
    er_arena_free(&s->arena);
    *s = (er_lessons){0};
}

void er_lessons_shuffle(er_lessons *s, uint32_t seed)
{
    uint64_t state = seed + UINT64_C(0x9E3779B97F4A7C15);
    for (uint32_t i = s->count; i > 1; i--) {
        state ^= state << 13; /* xorshift64 */
        state ^= state >> 7;
        state ^= state << 17;
        uint32_t other = (uint32_t)((state >> 32) % i);
        er_lesson swap = s->all[i - 1];
        s->all[i - 1] = s->all[other];
        s->all[other] = swap;
    }
}

static uint32_t best_tag(const er_weights *w, const uint64_t *keys, uint32_t key_count)
{
    int32_t scores[ER_FORM_COUNT] = {0};
    scores[ER_FORM_NONE] = INT32_MIN / 2;
    er_weights_score(w, keys, key_count, scores);
    return er_linear_best(scores, ER_FORM_COUNT);
}

static er_status learn_tags(er_weights *w, const er_lesson *s, er_error *error)
{
    uint64_t keys[ER_TAGGER_FEATURES];
    for (uint32_t i = 0; i < s->gold->count; i++) {
        if (s->units[i].certain && !s->units[i].form_fixed)
            s->units[i].form = s->units[i].certain;
        if (s->units[i].form_fixed || s->units[i].certain)
            continue;
        uint32_t key_count = er_tagger_features(s->units, s->gold->count, i, keys);
        uint32_t guess = best_tag(w, keys, key_count), right = s->gold->words[i].form;
        s->units[i].form = (uint8_t)guess;
        w->time++;
        if (guess == right)
            continue;
        er_status status = er_weights_change(w, keys, key_count, right, 1, error);
        if (status == ER_OK)
            status = er_weights_change(w, keys, key_count, guess, -1, error);
        if (status != ER_OK)
            return status;
    }
    return ER_OK;
}

/* Words to the right must have no tag while a sentence is tagged. */
static void clear_tags(const er_lesson *s)
{
    for (uint32_t i = 0; i < s->gold->count; i++)
        if (!s->units[i].form_fixed)
            s->units[i].form = ER_FORM_NONE;
}

er_status er_train_tagger(er_lessons *s, er_schedule schedule, er_weights *w, er_error *error)
{
    er_status status = er_weights_begin(w, ER_FORM_COUNT, schedule.least, error);
    for (uint32_t pass = 0; pass < schedule.rounds * schedule.passes; pass++) {
        if (pass % schedule.passes == 0)
            er_weights_restart(w);
        er_lessons_shuffle(s, pass);
        for (uint32_t i = 0; i < s->count && status == ER_OK; i++) {
            if (s->all[i].fold == schedule.without)
                continue;
            clear_tags(&s->all[i]);
            status = learn_tags(w, &s->all[i], error);
        }
    }
    return status;
}

static void tag_with(const er_weights *w, const er_lesson *lesson)
{
    uint64_t keys[ER_TAGGER_FEATURES];
    clear_tags(lesson);
    for (uint32_t i = 0; i < lesson->gold->count; i++) {
        if (lesson->units[i].certain && !lesson->units[i].form_fixed)
            lesson->units[i].form = lesson->units[i].certain;
        if (lesson->units[i].form_fixed || lesson->units[i].certain)
            continue;
        uint32_t key_count = er_tagger_features(lesson->units, lesson->gold->count, i, keys);
        lesson->units[i].form = (uint8_t)best_tag(w, keys, key_count);
    }
}

er_status er_predict_tags(er_lessons *s, er_lessons *targets, er_schedule schedule, er_error *error)
{
    er_status status = ER_OK;
    for (uint32_t fold = 0; fold < TRAIN_FOLDS && status == ER_OK; fold++) {
        er_weights w = {0};
        schedule.without = fold;
        status = er_train_tagger(s, schedule, &w, error);
        if (status == ER_OK)
            er_weights_settle(&w);
        for (uint32_t i = 0; i < targets->count && status == ER_OK; i++)
            if (targets->all[i].fold == fold)
                tag_with(&w, &targets->all[i]);
        er_weights_free(&w);
    }
    return status;
}
