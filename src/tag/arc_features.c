/* The features of a parser state. Names: s0, s1, s2 the words on the stack from the top, n0 the
   front word, n1, n2 those behind it; l, l2, r, r2 their outermost children. */
#include "base/array.h"
#include "tag/arcs.h"
#include "tag/tree.h"

static const er_unit nothing = {.mention = ER_NONE, .form = ER_FORM_NONE};
static const er_unit root = {.word = 1, .mention = ER_NONE, .form = ER_FORM_COUNT};
static const er_unit *unit_at(const er_arc_search *search, uint32_t at)
{
    return at < search->count ? &search->units[at] : at == search->count ? &root : &nothing;
}

static uint32_t distance_class(uint32_t a, uint32_t b)
{
    if (a == ER_NONE || b == ER_NONE)
        return 0;
    uint32_t d = b - a;
    return d < 5 ? d : d < 8 ? 5 : d < 14 ? 6 : 7;
}

/* The marks between two words, each count cut at its useful size. */
static uint32_t marks_between(const er_arc_search *search, uint32_t a, uint32_t b)
{
    if (a == ER_NONE || a + 1 >= b)
        return 0;
    uint32_t from = search->marks[a + 1], to = search->marks[b];
    uint32_t commas = (to - from) & 0xFF, verbs = ((to >> 8) - (from >> 8)) & 0xFF;
    uint32_t joins = ((to >> 16) - (from >> 16)) & 0xFF,
             quotes = ((to >> 24) - (from >> 24)) & 0xFF;
    return (commas < 3 ? commas : 3) | (verbs < 2 ? verbs : 2) << 2 | (joins < 1 ? joins : 1) << 4 |
           (quotes < 2 ? quotes : 2) << 5;
}

static uint32_t pack(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    return a | b << 8 | c << 16 | d << 24;
}

/* A word by itself. */
static uint64_t *add_word(uint32_t number, const er_unit *u, uint64_t *key)
{
    *key++ = er_feature_key(number, u->word, u->form, 0);
    *key++ = er_feature_key(number + 1, u->form, 0, 0);
    *key++ = er_feature_key(number + 2, u->cluster, u->form, 0);
    return key;
}

/* The front word and those behind it. */
static uint64_t *add_front(const er_arc_search *search, uint32_t unit, uint64_t *key)
{
    const er_unit *n0 = unit_at(search, unit), *n1 = unit_at(search, unit + 1);
    const er_unit *n2 = unit_at(search, unit + 2);
    key = add_word(0, n0, key);
    *key++ = er_feature_key(4, n1->form, 0, 0);
    *key++ = er_feature_key(6, n2->word, n2->form, 0);
    *key++ = er_feature_key(7, n2->form, 0, 0);
    *key++ = er_feature_key(9, n0->form, n1->form, 0);
    *key++ = er_feature_key(10, n0->word, n1->form, 0);
    *key++ = er_feature_key(11, n0->form, n1->word, 0);
    *key++ = er_feature_key(12, pack(n0->form, n1->form, n2->form, 0), 0, 0);
    *key++ = er_feature_key(13, n0->word, pack(n1->form, n2->form, 0, 0), 0);
    return key;
}

/* The children of the front word. */
static uint64_t *add_front_children(const er_arc_search *search, const er_arc_node *node,
                                    uint64_t *key)
{
    const er_unit *n0 = unit_at(search, node->unit);
    const er_unit *left = unit_at(search, node->left), *left2 = unit_at(search, node->left2);
    *key++ = er_feature_key(86, n0->form, pack(left->form, left2->form, 0, 0), 0);
    *key++ = er_feature_key(92, left->word, n0->form, 0);
    *key++ = er_feature_key(101, n0->word, node->left_count, 0);
    return key;
}

/* The word on top of the stack. */
static uint64_t *add_top(const er_arc_search *search, uint32_t unit, uint64_t *key)
{
    return add_word(15, unit_at(search, unit), key);
}

/* The stack: the topmost word and the two below it, with their children. */
static uint64_t *add_stack(const er_arc_search *search, const er_arc_cell *cell, uint64_t *key)
{
    const er_arc_cell *below = &search->cells[cell->below];
    const er_arc_node *top = &search->nodes[cell->node], *second = &search->nodes[below->node];
    const er_arc_node *third = &search->nodes[search->cells[below->below].node];
    const er_unit *s0 = unit_at(search, top->unit), *s1 = unit_at(search, second->unit);
    const er_unit *s2 = unit_at(search, third->unit), *s2r = unit_at(search, third->right);
    const er_unit *s0l = unit_at(search, top->left), *s0l2 = unit_at(search, top->left2);
    const er_unit *s0r = unit_at(search, top->right), *s0r2 = unit_at(search, top->right2);
    const er_unit *s1r = unit_at(search, second->right), *s1r2 = unit_at(search, second->right2);
    uint32_t s1s0 = pack(s1->form, s0->form, 0, 0);
    *key++ = er_feature_key(71, s2->form, 0, 0);
    *key++ = er_feature_key(72, s2->cluster, s2->form, 0);
    *key++ = er_feature_key(73, s1s0 | (uint32_t)s2->form << 16, 0, 0);
    *key++ = er_feature_key(82, s1s0, s0r->form, 0);
    *key++ = er_feature_key(83, s1s0, s0l->form, 0);
    *key++ = er_feature_key(84, s0->form, pack(s0l->form, s0l2->form, 0, 0), 0);
    *key++ = er_feature_key(85, s0->form, pack(s0r->form, s0r2->form, 0, 0), 0);
    *key++ = er_feature_key(87, s1->form, pack(s1r->form, s1r2->form, s0->form, 0), 0);
    *key++ = er_feature_key(89, s1s0, s2r->form, s2->form);
    *key++ = er_feature_key(90, s0l->word, s0->form, 0);
    *key++ = er_feature_key(91, s0r->word, s0->form, 0);
    *key++ = er_feature_key(95, s1->word, s0l->word, s0->form);
    *key++ = er_feature_key(96, s1->cluster, s0l->word, s0->coarse);
    *key++ = er_feature_key(98, s2->word, s0l->word, s1->form);
    *key++ = er_feature_key(99, s0->word, pack(top->left_count, top->right_count, s0->form, 0), 0);
    *key++ = er_feature_key(103, s1->word, pack(second->right_count, s1->form, s0->form, 0), 0);
    return key;
}

/* The top of the stack and the front with their children. */
static uint64_t *add_children(const er_arc_search *search, const er_arc_node *top,
                              const er_arc_node *front, uint64_t *key)
{
    const er_unit *s0 = unit_at(search, top->unit), *n0 = unit_at(search, front->unit);
    const er_unit *s0l = unit_at(search, top->left), *s0r = unit_at(search, top->right);
    const er_unit *n0l = unit_at(search, front->left);
    uint32_t s0n0 = pack(s0->form, n0->form, 0, 0);
    *key++ = er_feature_key(75, s0n0, pack(s0l->form, s0r->form, n0l->form, 0), 0);
    *key++ = er_feature_key(78, s0n0, s0l->form, 0);
    *key++ = er_feature_key(80, s0n0, n0l->form, 0);
    *key++ = er_feature_key(100, s0->form, pack(top->left_count, top->right_count, n0->form, 0), 0);
    return key;
}

/* Units whose features do not depend on their children. ER_NONE where one does not count. */
typedef struct units {
    uint32_t s1, s0, n0;
} units;

/* The top of the stack and the front word. */
static uint64_t *add_far(const er_arc_search *search, units at, uint64_t *key)
{
    const er_unit *s0 = unit_at(search, at.s0), *n0 = unit_at(search, at.n0);
    const er_unit *n1 = unit_at(search, at.n0 + 1), *n2 = unit_at(search, at.n0 + 2);
    const er_unit *n3 = unit_at(search, at.n0 + 3);
    uint32_t distance = distance_class(at.s0, at.n0);
    uint32_t s0n0 = pack(s0->form, n0->form, 0, 0), s0n0n1 = s0n0 | (uint32_t)n1->form << 16;
    *key++ = er_feature_key(18, s0->word, n0->word, s0n0);
    *key++ = er_feature_key(19, s0->word, s0n0, 0);
    *key++ = er_feature_key(20, n0->word, s0n0, 0);
    *key++ = er_feature_key(21, s0n0, 0, 0);
    *key++ = er_feature_key(22, s0->cluster, n0->cluster, s0n0);
    *key++ = er_feature_key(23, s0->coarse, n0->coarse, s0n0);
    *key++ = er_feature_key(24, s0->word, n1->word, 0);
    *key++ = er_feature_key(25, s0n0n1, 0, 0);
    *key++ = er_feature_key(28, n0->word, distance, 0);
    *key++ = er_feature_key(29, s0n0, distance, 0);
    *key++ = er_feature_key(30, s0n0, marks_between(search, at.s0, at.n0), 1);
    *key++ = er_feature_key(31, s0n0, n1->word, 0);
    *key++ = er_feature_key(33, s0->word, s0n0n1, 0);
    *key++ = er_feature_key(34, s0->word, s0n0n1 | (uint32_t)n2->form << 24, 1);
    *key++ = er_feature_key(32, s0n0n1 | (uint32_t)n2->form << 24, n3->form, 0);
    return key;
}

/* The two topmost words of the stack. */
static uint64_t *add_near(const er_arc_search *search, units at, uint64_t *key)
{
    const er_unit *s1 = unit_at(search, at.s1), *s0 = unit_at(search, at.s0);
    uint32_t s1s0 = pack(s1->form, s0->form, 0, 0);
    key = add_word(35, s1, key);
    *key++ = er_feature_key(38, s1->word, s0->word, s1s0);
    *key++ = er_feature_key(39, s1->word, s1s0, 0);
    *key++ = er_feature_key(41, s1s0, 0, 0);
    *key++ = er_feature_key(42, s1->cluster, s0->cluster, s1s0);
    *key++ = er_feature_key(44, s1s0, distance_class(at.s1, at.s0), 0);
    *key++ = er_feature_key(45, s1s0, marks_between(search, at.s1, at.s0), 1);
    return key;
}

/* Those two and the front word. */
static uint64_t *add_triple(const er_arc_search *search, units at, uint64_t *key)
{
    const er_unit *s1 = unit_at(search, at.s1), *s0 = unit_at(search, at.s0);
    const er_unit *n0 = unit_at(search, at.n0), *n1 = unit_at(search, at.n0 + 1);
    uint32_t s1s0n0 = pack(s1->form, s0->form, n0->form, 0);
    *key++ = er_feature_key(50, s1->form, n0->form, 0);
    *key++ = er_feature_key(51, s1->word, n0->word, 0);
    *key++ = er_feature_key(52, s1->word, n0->form, 0);
    *key++ = er_feature_key(53, s1->form, n0->word, 0);
    *key++ = er_feature_key(54, s1s0n0, 0, 0);
    *key++ = er_feature_key(55, s1s0n0 | (uint32_t)n1->form << 24, 1, 0);
    *key++ = er_feature_key(56, s0->word, s1s0n0, 0);
    *key++ = er_feature_key(59, s1->coarse, s0->coarse, n0->word);
    *key++ = er_feature_key(60, s1->word, n0->word, s0->form);
    *key++ = er_feature_key(61, s1->cluster, n0->word, n1->form);
    return key;
}

static units units_of(const er_arc_search *search, const er_arc_state *state)
{
    const er_arc_cell *top = &search->cells[state->top];
    return (units){.s1 = search->nodes[search->cells[top->below].node].unit,
                   .s0 = search->nodes[top->node].unit,
                   .n0 = search->nodes[state->front].unit};
}

uint32_t er_arc_features(const er_arc_search *search, const er_arc_state *state, uint64_t *keys)
{
    const er_arc_cell *top = &search->cells[state->top];
    const er_arc_node *front = &search->nodes[state->front];
    const units at = units_of(search, state);
    uint64_t *end = add_front(search, at.n0, keys);
    end = add_front_children(search, front, end);
    end = add_top(search, at.s0, end);
    end = add_stack(search, top, end);
    end = add_children(search, &search->nodes[top->node], front, end);
    end = add_far(search, at, end);
    end = add_near(search, at, end);
    end = add_triple(search, at, end);
    return (uint32_t)(end - keys);
}

/* ---- the parts of a score: those that are not known from another state are wished for, so that
   all features of all states of a step can be fetched before the first is summed up ---------------
 */

static uint64_t *next_key(er_arc_search *search)
{
    return search->keys + search->key_count;
}

/* The keys of part stand from the end of those before up to end. */
static void wish(er_arc_search *search, er_arc_part *part, const uint64_t *end)
{
    er_arc_wish *new = &search->wishes[search->wish_count++];
    *new = (er_arc_wish){part, search->key_count, (uint32_t)(end - search->keys)};
    *part = (er_arc_part){.known = true};
    if (search->scorer.expect)
        search->scorer.expect(search->scorer.model, search->keys + new->first,
                              new->end - new->first);
    search->key_count = new->end;
}

/* How far back words are looked for: what is older is scored again. */
enum { LOOK_BACK = 8 };

/* What is kept of unit in a list, or a new one at its head. */
static er_arc_kept *kept_in(er_arc_search *search, uint32_t *list, uint32_t unit)
{
    uint32_t looked = 0;
    for (uint32_t k = *list; k != ER_NONE && looked < LOOK_BACK; k = search->kept[k].older) {
        if (search->kept[k].unit == unit)
            return &search->kept[k];
        looked++;
    }
    uint32_t new = search->kept_count++;
    search->kept[new] = (er_arc_kept){.unit = unit, .thirds = ER_NONE, .older = *list};
    *list = new;
    return &search->kept[new];
}

/* Finds the parts of a state's score, and wishes for those that are not known; own is for what no
   other state shares. */
static void find_parts(er_arc_search *search, const er_arc_state *state, er_arc_part *own,
                       const er_arc_part *parts[ER_ARC_PARTS])
{
    er_arc_cell *cell = &search->cells[state->top];
    er_arc_node *front = &search->nodes[state->front], *top = &search->nodes[cell->node];
    const units at = units_of(search, state);
    er_arc_node *word = &search->nodes[at.s0 + 1]; /* of nothing: 0 */
    er_arc_kept *far = kept_in(search, &word->far, at.n0);
    er_arc_part *triple = &kept_in(search, &far->thirds, at.s1)->part;
    if (!front->as_front.known)
        wish(search, &front->as_front, add_front(search, at.n0, next_key(search)));
    if (!front->front.known)
        wish(search, &front->front, add_front_children(search, front, next_key(search)));
    if (!top->as_top.known)
        wish(search, &top->as_top, add_top(search, at.s0, next_key(search)));
    if (!cell->stack.known)
        wish(search, &cell->stack, add_stack(search, cell, next_key(search)));
    if (!far->part.known)
        wish(search, &far->part, add_far(search, at, next_key(search)));
    if (!triple->known)
        wish(search, triple, add_triple(search, at, next_key(search)));
    er_arc_part *near = &kept_in(search, &word->near, at.s1)->part;
    if (!near->known)
        wish(search, near, add_near(search, at, next_key(search)));
    wish(search, own, add_children(search, top, front, next_key(search)));
    const er_arc_part *all[ER_ARC_PARTS] = {
        &front->as_front, &front->front, &top->as_top, &cell->stack, &far->part, triple, near, own};
    memcpy(parts, all, sizeof all);
}

bool er_arc_score_states(er_arc_search *search, uint32_t first, uint32_t count,
                         int32_t scores[][ER_ACTION_COUNT])
{
    er_arc_part own[ER_ARC_MAX_BEAM];
    const er_arc_part *parts[ER_ARC_MAX_BEAM][ER_ARC_PARTS];
    if (!er_array_reserve((void **)&search->kept, &search->kept_capacity,
                          (uint64_t)search->kept_count + 3 * (uint64_t)count, sizeof *search->kept))
        return false;
    search->wish_count = search->key_count = 0;
    for (uint32_t s = 0; s < count; s++)
        find_parts(search, &search->states[first + s], &own[s], parts[s]);
    for (uint32_t i = 0; i < search->wish_count; i++) {
        const er_arc_wish *wished = &search->wishes[i];
        search->scorer.score(search->scorer.model, search->keys + wished->first,
                             wished->end - wished->first, wished->part->scores);
    }
    for (uint32_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < ER_ARC_PARTS; i++)
            for (uint32_t a = 0; a < ER_ACTION_COUNT; a++)
                scores[s][a] += parts[s][i]->scores[a];
    return true;
}
