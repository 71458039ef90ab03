#include "tag/arcs.h"

#include <stdlib.h>

#include "base/array.h"
#include "tag/tree.h"

void er_arc_search_free(er_arc_search *search)
{
    free(search->marks);
    free(search->states);
    free(search->nodes);
    free(search->cells);
    free(search->kept);
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

static er_arc_node new_node(uint32_t unit)
{
    return (er_arc_node){.unit = unit,
                         .left = ER_NONE,
                         .left2 = ER_NONE,
                         .right = ER_NONE,
                         .right2 = ER_NONE,
                         .grown = ER_NONE,
                         .older = ER_NONE,
                         .far = ER_NONE,
                         .near = ER_NONE};
}

er_status er_arc_search_begin(er_arc_search *search, const er_unit *units, uint32_t count,
                              er_arc_scorer scorer, er_error *error)
{
    search->scorer = scorer;
    search->units = units;
    search->count = count;
    search->state_count = search->cell_count = search->node_count = search->kept_count =
        search->step_count = 0;
    if (!er_array_reserve((void **)&search->marks, &search->mark_capacity, (uint64_t)count + 1,
                          sizeof *search->marks) ||
        !er_array_reserve((void **)&search->states, &search->state_capacity, 1,
                          sizeof *search->states) ||
        !er_array_reserve((void **)&search->nodes, &search->node_capacity, (uint64_t)count + 2,
                          sizeof *search->nodes) ||
        !er_array_reserve((void **)&search->cells, &search->cell_capacity, 1,
                          sizeof *search->cells) ||
        !er_array_reserve((void **)&search->steps, &search->step_capacity, 2 * (uint64_t)count + 2,
                          sizeof *search->steps))
        return er_fail_memory(error);
    count_marks(search);
    search->nodes[search->node_count++] = new_node(ER_NONE);
    for (uint32_t unit = 0; unit <= count; unit++)
        search->nodes[search->node_count++] = new_node(unit);
    search->cells[search->cell_count++] = (er_arc_cell){.pushed = ER_NONE, .older = ER_NONE};
    search->states[search->state_count++] =
        (er_arc_state){.front = 1, .parent = ER_NONE, .action = ER_SHIFT};
    search->steps[0] = 0;
    search->steps[1] = 1;
    search->step_count = 1;
    return ER_OK;
}

bool er_arc_allowed(const er_arc_search *search, const er_arc_state *state, er_action action)
{
    bool at_root = search->nodes[state->front].unit == search->count;
    uint8_t depth = search->cells[state->top].depth;
    switch (action) {
    case ER_SHIFT:
        return !at_root;
    case ER_LEFT: /* one word alone hangs on the root */
        return depth >= 1 && (!at_root || depth == 1);
    default:
        return depth >= 2;
    }
}

static uint8_t one_more(uint8_t count)
{
    return count < UINT8_MAX ? (uint8_t)(count + 1) : count;
}

/* How far back nodes and cells are looked for: what is older is made again, which costs time and
   nothing else. */
enum { LOOK_BACK = 8 };

/* The node of a word with one more child: on the left where the child stands before it. */
static uint32_t grown_node(er_arc_search *search, uint32_t from, uint32_t child)
{
    er_arc_node *nodes = search->nodes;
    bool left = child < nodes[from].unit;
    uint32_t looked = 0;
    for (uint32_t n = nodes[from].grown; n != ER_NONE && looked < LOOK_BACK; n = nodes[n].older) {
        if ((left ? nodes[n].left : nodes[n].right) == child)
            return n;
        looked++;
    }
    uint32_t new = search->node_count++;
    nodes[new] = nodes[from];
    nodes[new].front.known = false;
    nodes[new].grown = ER_NONE;
    nodes[new].older = nodes[from].grown;
    nodes[from].grown = new;
    if (left) {
        nodes[new].left2 = nodes[from].left;
        nodes[new].left = child;
        nodes[new].left_count = one_more(nodes[from].left_count);
    } else {
        nodes[new].right2 = nodes[from].right;
        nodes[new].right = child;
        nodes[new].right_count = one_more(nodes[from].right_count);
    }
    return new;
}

/* The cell of a node on top of the stack below. */
static uint32_t pushed_cell(er_arc_search *search, uint32_t below, uint32_t node)
{
    er_arc_cell *cells = search->cells;
    uint32_t looked = 0;
    for (uint32_t c = cells[below].pushed; c != ER_NONE && looked < LOOK_BACK; c = cells[c].older) {
        if (cells[c].node == node)
            return c;
        looked++;
    }
    uint32_t new = search->cell_count++;
    uint8_t depth = cells[below].depth;
    cells[new] = (er_arc_cell){.node = node,
                               .below = below,
                               .depth = depth < 3 ? (uint8_t)(depth + 1) : depth,
                               .pushed = ER_NONE,
                               .older = cells[below].pushed};
    cells[below].pushed = new;
    return new;
}

er_arc_state *er_arc_apply(er_arc_search *search, uint32_t state, er_action action, int32_t score)
{
    if (!er_array_reserve((void **)&search->states, &search->state_capacity,
                          (uint64_t)search->state_count + 1, sizeof *search->states) ||
        !er_array_reserve((void **)&search->nodes, &search->node_capacity,
                          (uint64_t)search->node_count + 1, sizeof *search->nodes) ||
        !er_array_reserve((void **)&search->cells, &search->cell_capacity,
                          (uint64_t)search->cell_count + 1, sizeof *search->cells))
        return NULL;
    uint32_t front = search->states[state].front, top = search->states[state].top;
    uint32_t below = search->cells[top].below;
    uint32_t child = search->nodes[search->cells[top].node].unit;
    if (action == ER_SHIFT) {
        top = pushed_cell(search, top, front);
        front = search->nodes[front].unit + 2;
    } else if (action == ER_LEFT) {
        front = grown_node(search, front, child);
        top = below;
    } else {
        top = pushed_cell(search, search->cells[below].below,
                          grown_node(search, search->cells[below].node, child));
    }
    er_arc_state *new = &search->states[search->state_count++];
    *new = (er_arc_state){front, top, state, score, (uint8_t)action};
    return new;
}

static void score_triples(const void *model, const uint64_t *keys, uint32_t key_count,
                          int32_t scores[ER_ACTION_COUNT])
{
    er_triple_score(model, keys, key_count, scores);
}

static void expect_triples(const void *model, const uint64_t *keys, uint32_t key_count)
{
    er_triple_expect(model, keys, key_count);
}

er_arc_scorer er_arc_scorer_of(const er_triple *model)
{
    return (er_arc_scorer){score_triples, expect_triples, model};
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
    int32_t scores[ER_ARC_MAX_BEAM][ER_ACTION_COUNT] = {{0}};
    uint32_t best_count = 0, first = search->steps[search->step_count - 1];
    uint32_t count = search->steps[search->step_count] - first;
    if (!er_arc_score_states(search, first, count, scores))
        return er_fail_memory(error);
    for (uint32_t s = 0; s < count; s++) {
        const er_arc_state *state = &search->states[first + s];
        for (uint32_t a = 0; a < ER_ACTION_COUNT; a++)
            if (er_arc_allowed(search, state, a))
                keep_candidate(best, &best_count, width,
                               (candidate){state->score + scores[s][a], first + s, (uint8_t)a});
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
        uint32_t head = action == ER_LEFT ? before->front : search->cells[top->below].node;
        heads[search->nodes[top->node].unit] = search->nodes[head].unit;
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
