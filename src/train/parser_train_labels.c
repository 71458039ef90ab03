#include <stdio.h>

#include "tag/labeller.h"
#include "tag/tree.h"
#include "train/parser_train.h"

typedef struct trainer {
    er_weights *w;
    const er_gold_sentence *gold;
    er_error *error;
    er_status status;
    uint32_t wrong;
} trainer;

/* Guesses a label, learns from it, and goes on with the guess: so that later labels are learnt
   among such mistakes as will be met. */
static uint8_t learn_label(void *context, const er_label_tree *tree, uint32_t unit,
                           const uint64_t *keys, uint32_t key_count)
{
    (void)tree;
    trainer *t = context;
    int32_t scores[ER_DEP_COUNT] = {0};
    scores[ER_DEP_ROOT] = INT32_MIN / 2;
    er_weights_score(t->w, keys, key_count, scores);
    uint32_t guess = er_linear_best(scores, ER_DEP_COUNT), right = t->gold->words[unit].relation;
    t->w->time++;
    if (guess == right || right == ER_DEP_ROOT || t->status != ER_OK)
        return (uint8_t)guess;
    t->wrong++;
    t->status = er_weights_change(t->w, keys, key_count, right, 1, t->error);
    if (t->status == ER_OK)
        t->status = er_weights_change(t->w, keys, key_count, guess, -1, t->error);
    return (uint8_t)guess;
}

er_status er_train_labeller(er_lessons *s, er_schedule schedule, er_weights *w, er_error *error)
{
    er_label_tree tree = {0};
    trainer t = {
        .w = w, .error = error, .status = er_weights_begin(w, ER_DEP_COUNT, schedule.least, error)};
    for (uint32_t pass = 0; pass < schedule.rounds * schedule.passes && t.status == ER_OK; pass++) {
        if (pass % schedule.passes == 0)
            er_weights_restart(w);
        er_lessons_shuffle(s, 200 + pass);
        t.wrong = 0;
        for (uint32_t i = 0; i < s->count && t.status == ER_OK; i++) {
            t.gold = s->all[i].gold;
            t.status = er_label_tree_begin(&tree, s->all[i].units, t.gold->count, error);
            if (t.status != ER_OK)
                break;
            for (uint32_t k = 0; k < t.gold->count; k++)
                tree.heads[k] = t.gold->words[k].head;
            er_label_tree_link(&tree);
            er_labeller_walk(&tree, learn_label, &t);
        }
        fprintf(stderr, "labels, pass %u: %u wrong, %u features\n", pass + 1, t.wrong,
                w->row_count);
    }
    er_label_tree_free(&tree);
    return t.status;
}
