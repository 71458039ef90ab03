/* Structured perceptron with a beam: where the right transitions fall behind most, the weights
   are moved from the wrong ones to the right ones ("max violation", Huang, Fayong, Guo 2012). */
#include <stdio.h>
#include <stdlib.h>

#include "tag/arcs.h"
#include "tag/tree.h"
#include "train/parser_train.h"

/* Two searches over one sentence: what the beam does, and the right way alone. */
typedef struct trainer {
    er_weights *w;
    uint32_t width;
    er_arc_search beam, right;
    uint32_t right_sentences;
} trainer;

static void score_by_weights(const void *model, const uint64_t *keys, uint32_t key_count,
                             int32_t scores[ER_ACTION_COUNT])
{
    er_weights_score(model, keys, key_count, scores);
}

/* Whether a word still has children among the words from the front on. */
static bool awaits_children(const er_gold_sentence *gold, uint32_t unit, uint32_t front)
{
    for (uint32_t i = front; i < gold->count; i++)
        if (gold->words[i].head == unit)
            return true;
    return false;
}

/* The right transition of a state that only right ones made: arcs as early as possible. */
static er_action right_action(const er_arc_search *search, const er_arc_state *state,
                              const er_gold_sentence *gold)
{
    const er_arc_cell *top = &search->cells[state->top];
    uint32_t front = search->nodes[state->front].unit;
    if (top->depth == 0)
        return ER_SHIFT;
    uint32_t unit = search->nodes[top->node].unit;
    uint32_t head = gold->words[unit].head;
    if (head == front && er_arc_allowed(search, state, ER_LEFT))
        return ER_LEFT;
    if (top->depth >= 2 && head == search->nodes[search->cells[top->below].node].unit &&
        !awaits_children(gold, unit, front))
        return ER_RIGHT;
    return ER_SHIFT;
}

/* Makes the next state of the right way. False where the gold arcs cross. */
static bool right_step(trainer *t, const er_gold_sentence *gold, er_error *error, er_status *status)
{
    er_arc_search *search = &t->right;
    uint32_t last = search->state_count - 1;
    const er_arc_state *state = &search->states[last];
    int32_t scores[1][ER_ACTION_COUNT] = {{0}};
    er_action action = right_action(search, state, gold);
    if (!er_arc_allowed(search, state, action))
        return false;
    if (!er_arc_score_states(search, last, 1, scores) ||
        !er_arc_apply(search, last, action, state->score + scores[0][action]))
        *status = er_fail_memory(error);
    return *status == ER_OK;
}

/* Adds change to the weights of the transitions of search that lead to state number end, but for
   the first skip of them. */
static er_status change_way(trainer *t, const er_arc_search *search, uint32_t end, uint32_t length,
                            uint32_t skip, int32_t change, er_error *error)
{
    uint64_t keys[ER_ARC_FEATURES];
    er_status status = ER_OK;
    for (uint32_t at = length; at > skip && status == ER_OK; at--) {
        const er_arc_state *state = &search->states[end];
        uint32_t key_count = er_arc_features(search, &search->states[state->parent], keys);
        status = er_weights_change(t->w, keys, key_count, state->action, change, error);
        end = state->parent;
    }
    return status;
}

/* How many transitions from the first on the two ways to step have in common. */
static uint32_t common_length(trainer *t, uint32_t beam_state, uint32_t step)
{
    uint32_t common = step, right_state = step; /* state n of the right way is of step n */
    for (uint32_t at = step; at > 0; at--) {
        if (t->beam.states[beam_state].action != t->right.states[right_state].action)
            common = at - 1;
        beam_state = t->beam.states[beam_state].parent;
        right_state = t->right.states[right_state].parent;
    }
    return common;
}

/* The state of step that the right transitions made, or ER_NONE. */
static uint32_t find_right(const trainer *t, uint32_t step, uint32_t parent)
{
    if (parent == ER_NONE)
        return ER_NONE;
    for (uint32_t s = t->beam.steps[step]; s < t->beam.steps[step + 1]; s++)
        if (t->beam.states[s].parent == parent &&
            t->beam.states[s].action == t->right.states[step].action)
            return s;
    return ER_NONE;
}

static er_status learn_arcs(trainer *t, const er_lesson *s, er_error *error)
{
    uint32_t count = s->gold->count, worst_step = 0, in_beam = 0;
    int32_t worst = INT32_MIN;
    const er_arc_scorer scorer = {score_by_weights, NULL, t->w};
    er_status status = er_arc_search_begin(&t->beam, s->units, count, scorer, error);
    if (status == ER_OK)
        status = er_arc_search_begin(&t->right, s->units, count, scorer, error);
    for (uint32_t step = 1; step <= 2 * count && status == ER_OK; step++) {
        if (!right_step(t, s->gold, error, &status))
            return status;
        status = er_arc_search_step(&t->beam, t->width, INT32_MAX, error);
        if (status != ER_OK)
            return status;
        uint32_t best = t->beam.steps[step];
        in_beam = find_right(t, step, in_beam);
        int32_t behind = t->beam.states[best].score - t->right.states[step].score;
        bool wrong = in_beam != best && (in_beam == ER_NONE || step == 2 * count);
        if (wrong && behind >= worst) {
            worst = behind;
            worst_step = step;
        }
    }
    t->w->time++;
    t->right_sentences += worst_step == 0;
    if (status != ER_OK || worst_step == 0)
        return status;
    uint32_t best = t->beam.steps[worst_step];
    uint32_t skip = common_length(t, best, worst_step);
    status = change_way(t, &t->right, worst_step, worst_step, skip, 1, error);
    if (status == ER_OK)
        status = change_way(t, &t->beam, best, worst_step, skip, -1, error);
    return status;
}

er_status er_train_arcs(er_lessons *s, er_schedule schedule, er_weights *w, er_error *error)
{
    trainer t = {.w = w, .width = schedule.width};
    er_status status = er_weights_begin(w, ER_ACTION_COUNT, schedule.least, error);
    for (uint32_t pass = 0; pass < schedule.rounds * schedule.passes && status == ER_OK; pass++) {
        if (pass % schedule.passes == 0)
            er_weights_restart(w);
        er_lessons_shuffle(s, 100 + pass);
        t.right_sentences = 0;
        for (uint32_t i = 0; i < s->count && status == ER_OK; i++)
            status = learn_arcs(&t, &s->all[i], error);
        fprintf(stderr, "arcs, pass %u: %u of %u sentences right, %u features\n", pass + 1,
                t.right_sentences, s->count, w->row_count);
    }
    er_arc_search_free(&t.beam);
    er_arc_search_free(&t.right);
    return status;
}
