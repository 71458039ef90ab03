#include "tag/arcs.h"

#include <stdlib.h>

#include "base/array.h"
#include "tag/tree.h"

void er_arc_search_free(er_arc_search *search)
{
    free(search->marks);
    free(search->states);
    free(search->cells);
    free(search->steps);
    *search = (er_arc_search){0};
}

/* Running counts, four fields of a byte each (they may wrap: only differences are used). */
static void count_marks(er_arc_search *search)
{
    uint32_t commas = 0, verbs = 0, joins = 0, quotes = 0;
    for (uint32_t i = 0; i <= search->count; i++) {
        search->marks[i] =
            (commas & 0xFF) | (verbs & 0xFF) << 8 | (joins & 0xFF) << 16 | quotes << 24;
        if (i == search->count)
            break;
        uint8_t form = search->units[i].form;
        commas += form == ER_FORM_COMMA || form == ER_FORM_COLON;
        verbs += er_form_is_verb(form) || form == ER_FORM_MD;
        joins += form == ER_FORM_CC;
        quotes += form == ER_FORM_OPEN_QUOTE || form == ER_FORM_CLOSE_QUOTE;
    }
}

static er_arc_cell new_cell(uint32_t unit)
{
    return (er_arc_cell){.below = ER_NONE,
                         .unit = unit,
                         .left = ER_NONE,
                         .left2 = ER_NONE,
                         .right = ER_NONE,
                         .right2 = ER_NONE};
}

er_status er_arc_search_begin(er_arc_search *search, const er_unit *units, uint32_t count,
                              er_arc_score *score, const void *model, er_error *error)
{
    search->score = score;
    search->model = model;
    search->sentence++;
    search->units = units;
    search->count = count;
    search->state_count = search->cell_count = search->step_count = 0;
    if (!er_array_reserve((void **)&search->marks, &search->mark_capacity, (uint64_t)count + 1,
                          sizeof *search->marks) ||
        !er_array_reserve((void **)&search->states, &search->state_capacity, 1,
                          sizeof *search->states) ||
        !er_array_reserve((void **)&search->steps, &search->step_capacity, 2 * (uint64_t)count + 2,
                          sizeof *search->steps))
        return er_fail_memory(error);
    count_marks(search);
    search->states[0] = (er_arc_state){new_cell(0), ER_NONE, ER_NONE, 0, ER_SHIFT, 0};
    search->state_count = 1;
    search->steps[0] = 0;
    search->steps[1] = 1;
    search->step_count = 1;
    return ER_OK;
}

bool er_arc_allowed(const er_arc_search *search, const er_arc_state *state, er_action action)
{
    bool at_root = state->front.unit == search->count;
    switch (action) {
    case ER_SHIFT:
        return !at_root;
    case ER_LEFT: /* one word alone hangs on the root */
        return state->depth >= 1 && (!at_root || state->depth == 1);
    default:
        return state->depth >= 2;
    }
}

static uint8_t one_more(uint8_t count)
{
    return count < UINT8_MAX ? (uint8_t)(count + 1) : count;
}

/* Words on the stack below a cell, 3 for three or more. */
static uint8_t stack_depth(const er_arc_search *search, uint32_t cell)
{
    uint8_t depth = 0;
    for (; cell != ER_NONE && depth < 3; depth++)
        cell = search->cells[cell].below;
    return depth;
}

er_arc_state *er_arc_apply(er_arc_search *search, uint32_t state, er_action action, int32_t score)
{
    if (!er_array_reserve((void **)&search->states, &search->state_capacity,
                          (uint64_t)search->state_count + 1, sizeof *search->states) ||
        !er_array_reserve((void **)&search->cells, &search->cell_capacity,
                          (uint64_t)search->cell_count + 1, sizeof *search->cells))
        return NULL;
    const er_arc_state *old = &search->states[state];
    er_arc_state *new = &search->states[search->state_count++];
    *new = (er_arc_state){old->front, old->top, state, score, (uint8_t)action, 0};
    if (action == ER_SHIFT) {
        er_arc_cell *pushed = &search->cells[search->cell_count];
        *pushed = old->front;
        pushed->below = old->top;
        new->top = search->cell_count++;
        new->front = new_cell(old->front.unit + 1);
    } else {
        const er_arc_cell *top = &search->cells[old->top];
        new->top = top->below;
        if (action == ER_LEFT) {
            new->front.left2 = new->front.left;
            new->front.left = top->unit;
            new->front.left_count = one_more(new->front.left_count);
        } else {
            er_arc_cell *grown = &search->cells[search->cell_count];
            *grown = search->cells[top->below];
            grown->right2 = grown->right;
            grown->right = top->unit;
            grown->right_count = one_more(grown->right_count);
            new->top = search->cell_count++;
        }
    }
    new->depth = stack_depth(search, new->top);
    return new;
}

void er_arc_score_model(const void *model, const uint64_t *keys, uint32_t key_count,
                        int32_t scores[ER_ACTION_COUNT])
{
    er_triple_score(model, keys, key_count, scores);
}

/* A transition that may become a state of the next step. */
typedef struct candidate {
    int32_t score;
    uint32_t state;
    uint8_t action;
} candidate;

/* Keeps the best width candidates in order; of equals the one that came first stays ahead. */
static void keep_candidate(candidate *best, uint32_t *count, uint32_t width, candidate new)
{
    if (*count == width && best[width - 1].score >= new.score)
        return;
    uint32_t at = *count < width ? (*count)++ : width - 1;
    while (at > 0 && best[at - 1].score < new.score) {
        best[at] = best[at - 1];
        at--;
    }
    best[at] = new;
}

er_status er_arc_search_step(er_arc_search *search, uint32_t width, int32_t margin, er_error *error)
{
    candidate best[ER_ARC_MAX_BEAM];
    uint32_t best_count = 0;
    for (uint32_t s = search->steps[search->step_count - 1]; s < search->steps[search->step_count];
         s++) {
        const er_arc_state *state = &search->states[s];
        uint32_t allowed = 0;
        int32_t scores[ER_ACTION_COUNT] = {0};
        for (uint32_t a = 0; a < ER_ACTION_COUNT; a++)
            allowed += er_arc_allowed(search, state, a);
        if (allowed > 1 || width > 1)
            er_arc_score_state(search, state, scores);
        for (uint32_t a = 0; a < ER_ACTION_COUNT; a++)
            if (er_arc_allowed(search, state, a))
                keep_candidate(best, &best_count, width,
                               (candidate){state->score + scores[a], s, (uint8_t)a});
    }
    for (uint32_t i = 0; i < best_count && best[0].score - best[i].score <= margin; i++)
        if (!er_arc_apply(search, best[i].state, best[i].action, best[i].score))
            return er_fail_memory(error);
    search->steps[++search->step_count] = search->state_count;
    return ER_OK;
}

void er_arc_search_heads(const er_arc_search *search, uint32_t state, uint32_t *heads)
{
    for (uint32_t i = 0; i < search->count; i++)
        heads[i] = ER_NONE;
    for (; search->states[state].parent != ER_NONE; state = search->states[state].parent) {
        const er_arc_state *before = &search->states[search->states[state].parent];
        uint8_t action = search->states[state].action;
        if (action == ER_SHIFT)
            continue;
        const er_arc_cell *top = &search->cells[before->top];
        heads[top->unit] = action == ER_LEFT ? before->front.unit : search->cells[top->below].unit;
    }
}

er_status er_arc_search_run(er_arc_search *search, uint32_t width, int32_t margin, uint32_t *heads,
                            er_error *error)
{
    for (uint32_t step = 0; step < 2 * search->count; step++) {
        er_status status = er_arc_search_step(search, width, margin, error);
        if (status != ER_OK)
            return status;
    }
    er_arc_search_heads(search, search->steps[search->step_count - 1], heads);
    return ER_OK;
}
