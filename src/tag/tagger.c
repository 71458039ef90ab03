#include "tag/tagger.h"

#include "tag/tree.h"

/* Stands before the first and after the last word. */
static const er_unit outside = {.mention = ER_NONE, .shape = ER_SHAPE_OTHER};

typedef struct window {
    const er_unit *left2, *left, *here, *right, *right2;
} window;

static const er_unit *unit_at(const er_unit *units, uint32_t count, uint32_t at)
{
    return at < count ? &units[at] : &outside; /* at before the first wraps around */
}

static uint32_t pack(uint32_t a, uint32_t b)
{
    return a << 16 | b;
}

/* The two tags of the word table. */
static uint32_t usual(const er_unit *unit)
{
    return (uint32_t)unit->first << 8 | unit->second;
}

static uint32_t spelling_features(const window *w, uint64_t *keys)
{
    uint64_t *key = keys;
    *key++ = er_feature_key(0, w->here->word, 0, 0);
    *key++ = er_feature_key(1, w->here->suffix[0], w->here->shape, 0);
    *key++ = er_feature_key(2, w->here->suffix[1], 0, 0);
    *key++ = er_feature_key(3, w->here->suffix[2], 0, 0);
    *key++ = er_feature_key(4, w->here->suffix[3], 0, 0);
    *key++ = er_feature_key(5, w->here->prefix, 0, 0);
    *key++ = er_feature_key(6, w->here->shape, 0, 0);
    *key++ = er_feature_key(8, usual(w->here), w->here->shape, 0);
    *key++ = er_feature_key(9, w->here->cluster, 0, 0);
    *key++ = er_feature_key(11, w->here->word, w->here->shape, 0);
    *key++ = er_feature_key(12, w->here->coarse, w->here->shape, 0);
    *key++ = er_feature_key(13, w->here->suffix[1], w->here->shape, usual(w->here));
    return (uint32_t)(key - keys);
}

/* The words around. */
static uint32_t word_features(const window *w, uint64_t *keys)
{
    uint64_t *key = keys;
    *key++ = er_feature_key(20, w->left->word, 0, 0);
    *key++ = er_feature_key(21, w->right->word, 0, 0);
    *key++ = er_feature_key(22, w->left2->word, 0, 0);
    *key++ = er_feature_key(23, w->right2->word, 0, 0);
    *key++ = er_feature_key(27, w->here->word, w->right->word, 0);
    *key++ = er_feature_key(28, w->here->word, w->left->word, 0);
    *key++ = er_feature_key(33, w->here->word, usual(w->right), 0);
    *key++ = er_feature_key(34, w->left->cluster, usual(w->here), 0);
    *key++ = er_feature_key(35, w->right->cluster, usual(w->here), 0);
    *key++ = er_feature_key(37, w->here->cluster, w->right->cluster, 0);
    *key++ = er_feature_key(39, w->left->suffix[2], usual(w->here), 0);
    *key++ = er_feature_key(45, usual(w->here), pack(w->left->coarse, w->right->coarse), 0);
    return (uint32_t)(key - keys);
}

/* The tags before. */
static uint32_t tag_features(const window *w, uint64_t *keys)
{
    uint64_t *key = keys;
    uint32_t form = w->left->form, forms = pack(w->left2->form, w->left->form);
    *key++ = er_feature_key(24, form, 0, 0);
    *key++ = er_feature_key(25, forms, 0, 0);
    *key++ = er_feature_key(26, w->here->word, form, 0);
    *key++ = er_feature_key(29, w->right->word, form, 0);
    *key++ = er_feature_key(30, usual(w->here), usual(w->right), form);
    *key++ = er_feature_key(31, usual(w->here), forms, 0);
    *key++ = er_feature_key(36, w->here->cluster, form, 0);
    *key++ = er_feature_key(41, forms, w->right->word, 0);
    *key++ = er_feature_key(46, w->here->suffix[2], usual(w->right), form);
    return (uint32_t)(key - keys);
}

static window window_at(const er_unit *units, uint32_t count, uint32_t at)
{
    return (window){unit_at(units, count, at - 2), unit_at(units, count, at - 1), &units[at],
                    unit_at(units, count, at + 1), unit_at(units, count, at + 2)};
}

uint32_t er_tagger_features(const er_unit *units, uint32_t count, uint32_t at, uint64_t *keys)
{
    const window w = window_at(units, count, at);
    uint32_t used = spelling_features(&w, keys);
    used += word_features(&w, keys + used);
    return used + tag_features(&w, keys + used);
}

/* A word on its way to its tag: the weights that do not wait for the tags before it are fetched
   while those are found. */
typedef struct coming {
    uint64_t keys[ER_TAGGER_FEATURES];
    uint32_t key_count;
    er_linear_found found;
} coming;

static bool is_open(const er_unit *units, uint32_t count, uint32_t at)
{
    return at < count && !units[at].form_fixed && !units[at].certain;
}

static void expect_word(const er_linear *model, const window *w, coming *c)
{
    c->key_count = spelling_features(w, c->keys);
    c->key_count += word_features(w, c->keys + c->key_count);
    er_linear_expect(model, c->keys, c->key_count);
}

static void find_word(const er_linear *model, coming *c)
{
    c->found.row_count = c->found.list_count = 0;
    er_linear_find(model, c->keys, c->key_count, &c->found);
}

static uint8_t tag_of(const er_linear *model, const window *w, coming *c)
{
    int32_t scores[ER_FORM_COUNT] = {0};
    scores[ER_FORM_NONE] = INT32_MIN / 2;
    uint32_t key_count = tag_features(w, c->keys);
    er_linear_expect(model, c->keys, key_count);
    er_linear_find(model, c->keys, key_count, &c->found);
    er_linear_sum(model, &c->found, scores);
    return (uint8_t)er_linear_best(scores, ER_FORM_COUNT);
}

void er_tagger_run(const er_linear *model, er_unit *units, uint32_t count)
{
    coming words[3];
    for (uint32_t at = 0; at < count + 2; at++) {
        if (is_open(units, count, at)) {
            const window w = window_at(units, count, at);
            expect_word(model, &w, &words[at % 3]);
        }
        if (at >= 1 && is_open(units, count, at - 1))
            find_word(model, &words[(at - 1) % 3]);
        if (at < 2)
            continue;
        er_unit *unit = &units[at - 2];
        const window w = window_at(units, count, at - 2);
        if (is_open(units, count, at - 2))
            unit->form = tag_of(model, &w, &words[(at - 2) % 3]);
        else if (!unit->form_fixed)
            unit->form = unit->certain;
    }
}
