#include "tag/labeller.h"

#include <stdlib.h>

#include "base/array.h"
#include "tag/tree.h"

static const er_unit outside = {.mention = ER_NONE, .form = ER_FORM_NONE};
static const er_unit root = {.word = 1, .mention = ER_NONE, .form = ER_FORM_COUNT};

void er_label_tree_free(er_label_tree *tree)
{
    free(tree->heads);
    free(tree->first_child);
    free(tree->next_sibling);
    free(tree->order);
    free(tree->verbs);
    free(tree->seen);
    free(tree->labels);
    *tree = (er_label_tree){0};
}

/* Grows one array to the capacity that tree will have. */
static bool grow(void **items, uint32_t capacity, size_t size)
{
    uint32_t none = 0;
    return er_array_reserve(items, &none, capacity, size);
}

er_status er_label_tree_begin(er_label_tree *tree, const er_unit *units, uint32_t count,
                              er_error *error)
{
    tree->units = units;
    tree->count = count;
    if (count < tree->capacity)
        return ER_OK;
    uint32_t capacity = count + count / 2 + 64;
    tree->capacity = 0;
    if (!grow((void **)&tree->heads, capacity, sizeof *tree->heads) ||
        !grow((void **)&tree->first_child, capacity, sizeof *tree->first_child) ||
        !grow((void **)&tree->next_sibling, capacity, sizeof *tree->next_sibling) ||
        !grow((void **)&tree->order, capacity, sizeof *tree->order) ||
        !grow((void **)&tree->verbs, capacity, sizeof *tree->verbs) ||
        !grow((void **)&tree->seen, capacity, sizeof *tree->seen) ||
        !grow((void **)&tree->labels, capacity, sizeof *tree->labels))
        return er_fail_memory(error);
    tree->capacity = capacity;
    return ER_OK;
}

static const er_unit *unit_at(const er_label_tree *tree, uint32_t at)
{
    return at < tree->count ? &tree->units[at] : at == tree->count ? &root : &outside;
}

static bool may_be_auxiliary(const er_unit *unit)
{
    return er_form_is_verb(unit->form) || unit->form == ER_FORM_MD || unit->form == ER_FORM_TO;
}

void er_label_tree_link(er_label_tree *tree)
{
    uint32_t count = tree->count;
    for (uint32_t i = 0; i <= count; i++) {
        tree->first_child[i] = ER_NONE;
        tree->verbs[i] = 0;
        tree->seen[i] = 0;
        tree->labels[i] = ER_DEP_DEP;
    }
    for (uint32_t i = count; i-- > 0;) {
        uint32_t head = tree->heads[i];
        tree->next_sibling[i] = tree->first_child[head];
        tree->first_child[head] = i;
        if (i < head && may_be_auxiliary(&tree->units[i]))
            tree->verbs[head] = tree->verbs[head] * 31 + tree->units[i].word;
    }
    uint32_t filled = 1; /* breadth first from the root, then turned round */
    tree->order[0] = count;
    for (uint32_t next = 0; next < filled; next++)
        for (uint32_t c = tree->first_child[tree->order[next]]; c != ER_NONE;
             c = tree->next_sibling[c])
            tree->order[filled++] = c;
    for (uint32_t i = 0; i < filled / 2; i++) {
        uint32_t swap = tree->order[i];
        tree->order[i] = tree->order[filled - 1 - i];
        tree->order[filled - 1 - i] = swap;
    }
}

/* The first child with that label, or what stands outside. */
static const er_unit *labelled_child(const er_label_tree *tree, uint32_t unit, uint8_t label)
{
    if (!(tree->seen[unit] >> label & 1))
        return &outside;
    uint32_t c = tree->first_child[unit];
    while (c != ER_NONE && tree->labels[c] != label)
        c = tree->next_sibling[c];
    return unit_at(tree, c);
}

static uint32_t pack(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    return a | b << 8 | c << 16 | d << 24;
}

/* Direction and distance of an arc in classes. */
static uint32_t arc_shape(uint32_t unit, uint32_t head)
{
    uint32_t d = unit < head ? head - unit : unit - head;
    uint32_t shape = d < 3 ? d : d < 6 ? 3 : 4;
    return unit < head ? shape : shape + 8;
}

typedef struct arc {
    const er_unit *d, *h, *g; /* word, head, head of the head */
    uint32_t shape, direction, head_direction;
    uint32_t mask;   /* relations of the word's children that tell most */
    uint32_t before; /* label of the sibling before, + 1 */
} arc;

static const er_unit *first_child(const er_label_tree *tree, uint32_t unit)
{
    uint32_t child = tree->first_child[unit];
    return child == ER_NONE ? &outside : &tree->units[child];
}

/* Whether the word and the sibling after it have a conjunction of their own: lists read "A, B and
   C". */
static uint32_t joins(const er_label_tree *tree, uint32_t unit)
{
    uint32_t next = tree->next_sibling[unit];
    uint32_t own = (uint32_t)(tree->seen[unit] >> ER_DEP_CC & 1);
    return next == ER_NONE ? own : own | (uint32_t)(tree->seen[next] >> ER_DEP_CC & 1) << 1 | 4;
}

/* The sibling after a word, or what stands outside. */
static const er_unit *next_sibling(const er_label_tree *tree, uint32_t unit)
{
    uint32_t next = tree->next_sibling[unit];
    return next == ER_NONE ? &outside : unit_at(tree, next);
}

/* What is known before the first label is. */
static uint64_t *add_ends(const er_label_tree *tree, uint32_t unit, const arc *a, uint64_t *key)
{
    uint32_t forms = pack(a->h->form, a->d->form, a->direction, 0);
    uint32_t head = tree->heads[unit];
    const er_unit *left = unit_at(tree, unit - 1), *next = next_sibling(tree, unit);
    const er_unit *right = unit + 1 < tree->count ? &tree->units[unit + 1] : &outside;
    *key++ = er_feature_key(0, forms, 0, 0);
    *key++ = er_feature_key(1, pack(a->h->form, a->d->form, a->shape, a->g->form), 0, 0);
    *key++ = er_feature_key(2, a->d->word, forms, 0);
    *key++ = er_feature_key(3, a->h->word, forms, 0);
    *key++ = er_feature_key(4, a->d->word, a->h->word, a->direction);
    *key++ = er_feature_key(5, a->d->cluster, forms, 0);
    *key++ = er_feature_key(6, a->h->cluster, forms, 0);
    *key++ = er_feature_key(7, a->h->cluster, a->d->cluster, a->direction);
    *key++ = er_feature_key(8, a->d->word, a->direction, 0);
    *key++ = er_feature_key(26, tree->verbs[head], forms, 0);
    *key++ = er_feature_key(28, a->d->word, tree->verbs[head], a->direction);
    *key++ = er_feature_key(40, left->form, right->form, forms);
    *key++ = er_feature_key(41, left->word, forms, 0);
    *key++ = er_feature_key(42, right->word, forms, 0);
    *key++ = er_feature_key(44, next->word, forms, 0);
    *key++ = er_feature_key(45, a->g->form, forms, a->g->word);
    *key++ = er_feature_key(46, a->d->shape, forms, a->h->shape);
    *key++ = er_feature_key(47, a->d->suffix[2], forms, 0);
    *key++ = er_feature_key(51, a->d->coarse, a->h->coarse, forms);
    *key++ = er_feature_key(53, (uint32_t)a->d->first << 8 | a->d->second,
                            (uint32_t)a->h->first << 8 | a->h->second, forms);
    *key++ = er_feature_key(54, a->d->word, a->g->form, forms);
    *key++ = er_feature_key(55, a->d->word, right->word, a->direction);
    return key;
}

/* The labels of the children. */
static uint64_t *add_children(const er_label_tree *tree, uint32_t unit, const arc *a, uint64_t *key)
{
    uint32_t forms = pack(a->h->form, a->d->form, a->direction, 0);
    const er_unit *preposition = labelled_child(tree, unit, ER_DEP_CASE);
    const er_unit *mark = labelled_child(tree, unit, ER_DEP_MARK);
    *key++ = er_feature_key(20, forms, a->mask, 0);
    *key++ = er_feature_key(22, preposition->word, mark->word, forms);
    *key++ = er_feature_key(23, preposition->word, a->h->word, a->direction);
    *key++ = er_feature_key(24, preposition->word, a->h->cluster, a->d->cluster);
    *key++ = er_feature_key(25, mark->word, a->h->word, forms);
    *key++ = er_feature_key(27, tree->verbs[unit], forms, a->mask);
    *key++ = er_feature_key(29, a->h->word, a->mask, forms);
    *key++ = er_feature_key(31, a->h->cluster, a->d->form, a->mask);
    *key++ = er_feature_key(32, preposition->word, a->d->word, a->direction);
    *key++ = er_feature_key(50, first_child(tree, unit)->form, forms, joins(tree, unit));
    *key++ = er_feature_key(52, forms, pack(a->g->form, a->head_direction, a->mask & 0xFF, 0), 0);
    return key;
}

/* The labels of the siblings. */
static uint64_t *add_siblings(const er_label_tree *tree, uint32_t unit, const arc *a, uint64_t *key)
{
    uint32_t forms = pack(a->h->form, a->d->form, a->direction, 0);
    uint32_t head = tree->heads[unit];
    const er_unit *next = next_sibling(tree, unit);
    *key++ = er_feature_key(9, a->h->word, a->direction, a->before);
    *key++ = er_feature_key(10, forms, a->before, 0);
    *key++ = er_feature_key(11, forms, a->shape, a->before);
    *key++ = er_feature_key(21, forms, a->mask, a->before);
    *key++ =
        er_feature_key(30, (uint32_t)tree->seen[head], (uint32_t)(tree->seen[head] >> 32), forms);
    *key++ = er_feature_key(43, next->form, forms, a->before);
    *key++ = er_feature_key(48, forms, joins(tree, unit), a->before);
    *key++ = er_feature_key(49, first_child(tree, unit)->word, forms, a->before);
    return key;
}

static arc arc_of(const er_label_tree *tree, uint32_t unit)
{
    uint32_t head = tree->heads[unit];
    return (arc){.d = &tree->units[unit],
                 .h = unit_at(tree, head),
                 .g = head == tree->count ? &outside : unit_at(tree, tree->heads[head]),
                 .shape = arc_shape(unit, head),
                 .direction = unit < head,
                 .head_direction = head != tree->count && head < tree->heads[head]};
}

/* What the arc sees of the labels found so far. */
static void see_labels(const er_label_tree *tree, uint32_t unit, uint32_t before, arc *a)
{
    static const uint8_t telling[] = {ER_DEP_CASE, ER_DEP_MARK,  ER_DEP_COP,  ER_DEP_AUX,
                                      ER_DEP_CC,   ER_DEP_NSUBJ, ER_DEP_DET,  ER_DEP_AUX_PASS,
                                      ER_DEP_EXPL, ER_DEP_OBJ,   ER_DEP_AMOD, ER_DEP_NMOD_POSS,
                                      ER_DEP_CONJ};
    for (uint32_t i = 0; i < sizeof telling; i++)
        a->mask |= (uint32_t)(tree->seen[unit] >> telling[i] & 1) << i;
    if (tree->seen[unit] >> ER_DEP_NSUBJ_PASS & 1)
        a->mask |= 1u << 5; /* as nsubj */
    a->before = before == ER_NONE ? 0 : tree->labels[before] + 1u;
}

uint32_t er_labeller_features(const er_label_tree *tree, uint32_t unit, uint32_t before,
                              uint64_t *keys)
{
    arc a = arc_of(tree, unit);
    see_labels(tree, unit, before, &a);
    uint64_t *end = add_ends(tree, unit, &a, keys);
    end = add_children(tree, unit, &a, end);
    end = add_siblings(tree, unit, &a, end);
    return (uint32_t)(end - keys);
}

/* Marks that are punctuation wherever they stand. */
static bool is_mark(uint8_t form)
{
    return form == ER_FORM_STOP || form == ER_FORM_COMMA || form == ER_FORM_OPEN_QUOTE ||
           form == ER_FORM_CLOSE_QUOTE || form == ER_FORM_LEFT || form == ER_FORM_RIGHT ||
           form == ER_FORM_HYPH;
}

void er_labeller_walk(er_label_tree *tree, er_label_choice *choice, void *context)
{
    uint64_t keys[ER_LABELLER_FEATURES];
    for (uint32_t i = 0; i < tree->count; i++) {
        uint32_t head = tree->order[i], before = ER_NONE;
        for (uint32_t c = tree->first_child[head]; c != ER_NONE; c = tree->next_sibling[c]) {
            tree->labels[c] = ER_DEP_PUNCT;
            if (!is_mark(tree->units[c].form)) {
                uint32_t key_count = er_labeller_features(tree, c, before, keys);
                tree->labels[c] = choice(context, tree, c, keys, key_count);
            }
            tree->seen[head] |= UINT64_C(1) << tree->labels[c];
            before = c;
        }
    }
    tree->labels[tree->first_child[tree->count]] = ER_DEP_ROOT;
}

/* An arc on its way to its label: the weights that do not wait for other labels are fetched while
   those are found. */
typedef struct coming {
    uint32_t unit;
    arc arc;
    uint64_t keys[ER_LABELLER_FEATURES];
    uint32_t key_count;
    er_linear_found found;
} coming;

/* Goes to the next child in the order of labelling; from heads that are done to unit ER_NONE. */
static void next_arc(const er_label_tree *tree, uint32_t *place, uint32_t *unit)
{
    *unit = *unit == ER_NONE ? ER_NONE : tree->next_sibling[*unit];
    while (*unit == ER_NONE && *place < tree->count)
        *unit = tree->first_child[tree->order[(*place)++]];
}

static void expect_arc(const er_linear *model, const er_label_tree *tree, uint32_t unit, coming *c)
{
    c->unit = unit;
    c->found.row_count = c->found.list_count = 0;
    c->key_count = 0;
    if (unit == ER_NONE || is_mark(tree->units[unit].form))
        return;
    c->arc = arc_of(tree, unit);
    c->key_count = (uint32_t)(add_ends(tree, unit, &c->arc, c->keys) - c->keys);
    er_linear_expect(model, c->keys, c->key_count);
}

/* How far the best is ahead of the second, 0 .. 255. */
static uint8_t lead_of(const int32_t *scores, uint32_t best)
{
    int32_t second = INT32_MIN / 2;
    for (uint32_t i = 0; i < ER_DEP_COUNT; i++)
        if (i != best && scores[i] > second)
            second = scores[i];
    int32_t ahead = scores[best] - second;
    return (uint8_t)(ahead < UINT8_MAX ? ahead : UINT8_MAX);
}

static uint8_t label_of(const er_linear *model, const er_label_tree *tree, uint32_t before,
                        coming *c, uint8_t *lead)
{
    int32_t scores[ER_DEP_COUNT] = {0};
    scores[ER_DEP_ROOT] = INT32_MIN / 2;
    see_labels(tree, c->unit, before, &c->arc);
    uint64_t *end = add_children(tree, c->unit, &c->arc, c->keys);
    end = add_siblings(tree, c->unit, &c->arc, end);
    er_linear_expect(model, c->keys, (uint32_t)(end - c->keys));
    er_linear_find(model, c->keys, (uint32_t)(end - c->keys), &c->found);
    er_linear_sum(model, &c->found, scores);
    uint32_t best = er_linear_best(scores, ER_DEP_COUNT);
    if (lead)
        *lead = lead_of(scores, best);
    return (uint8_t)best;
}

void er_labeller_run(const er_linear *model, er_label_tree *tree, uint8_t *certainty)
{
    coming arcs[3];
    uint32_t place = 0, ahead = ER_NONE, head_before = ER_NONE, before = ER_NONE;
    if (certainty)
        memset(certainty, UINT8_MAX, tree->count);
    for (uint32_t n = 0; n <= tree->count; n++) { /* one arc fewer than words: not the root's */
        next_arc(tree, &place, &ahead);
        expect_arc(model, tree, ahead, &arcs[n % 3]);
        if (n >= 1) {
            coming *near = &arcs[(n - 1) % 3];
            er_linear_find(model, near->keys, near->key_count, &near->found);
        }
        if (n < 2)
            continue;
        coming *now = &arcs[(n - 2) % 3];
        uint32_t unit = now->unit, head = tree->heads[unit];
        before = head == head_before ? before : ER_NONE;
        tree->labels[unit] = ER_DEP_PUNCT;
        if (!is_mark(tree->units[unit].form))
            tree->labels[unit] =
                label_of(model, tree, before, now, certainty ? &certainty[unit] : NULL);
        tree->seen[head] |= UINT64_C(1) << tree->labels[unit];
        before = unit;
        head_before = head;
    }
    tree->labels[tree->first_child[tree->count]] = ER_DEP_ROOT;
}
