/* The features of a parser state. Names: s0, s1, s2 the words on the stack from the top, n0 the
   front word, n1, n2 those behind it; l, l2, r, r2 their outermost children. */
#include "tag/arcs.h"
#include "tag/tree.h"

static const er_unit nothing = {.mention = ER_NONE, .form = ER_FORM_NONE};
static const er_unit root = {.word = 1, .mention = ER_NONE, .form = ER_FORM_COUNT};
static const er_arc_cell no_cell = {ER_NONE, ER_NONE, ER_NONE, ER_NONE, ER_NONE, ER_NONE, 0, 0};

typedef struct place {
    const er_unit *u;
    const er_arc_cell *cell;
    uint32_t w, p, c, c8; /* word, form, cluster and its coarse one */
} place;

typedef struct places {
    const er_arc_search *search;
    place s0, s1, s2, n0, n1, n2, n3;
    const er_unit *s0l, *s0l2, *s0r, *s0r2, *s1l, *s1r, *s1r2, *s1l2, *n0l, *n0l2, *s2r;
    uint32_t far;     /* distance of s0 and n0, in classes */
    uint32_t near;    /* distance of s1 and s0, in classes */
    uint32_t between; /* commas, verbs, conjunctions, quotes between s0 and n0 */
    uint32_t inside;  /* between s1 and s0 */
} places;

static const er_unit *unit_at(const er_arc_search *search, uint32_t at)
{
    return at < search->count ? &search->units[at] : at == search->count ? &root : &nothing;
}

static place place_of(const er_arc_search *search, uint32_t unit, const er_arc_cell *cell)
{
    const er_unit *u = unit_at(search, unit);
    return (place){u, cell, u->word, u->form, u->cluster, u->coarse};
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

static void find_places(const er_arc_search *search, const er_arc_state *state, places *p)
{
    const er_arc_cell *s0 = &no_cell, *s1 = &no_cell, *s2 = &no_cell;
    if (state->depth >= 1)
        s0 = &search->cells[state->top];
    if (state->depth >= 2)
        s1 = &search->cells[s0->below];
    if (state->depth >= 3)
        s2 = &search->cells[s1->below];
    const er_arc_cell *n0 = &state->front;
    *p = (places){.search = search,
                  .s0 = place_of(search, s0->unit, s0),
                  .s1 = place_of(search, s1->unit, s1),
                  .s2 = place_of(search, s2->unit, s2),
                  .n0 = place_of(search, n0->unit, n0),
                  .n1 = place_of(search, n0->unit + 1, &no_cell),
                  .n2 = place_of(search, n0->unit + 2, &no_cell),
                  .n3 = place_of(search, n0->unit + 3, &no_cell),
                  .s0l = unit_at(search, s0->left),
                  .s0l2 = unit_at(search, s0->left2),
                  .s0r = unit_at(search, s0->right),
                  .s0r2 = unit_at(search, s0->right2),
                  .s1l = unit_at(search, s1->left),
                  .s1l2 = unit_at(search, s1->left2),
                  .s1r = unit_at(search, s1->right),
                  .s1r2 = unit_at(search, s1->right2),
                  .s2r = unit_at(search, s2->right),
                  .n0l = unit_at(search, n0->left),
                  .n0l2 = unit_at(search, n0->left2),
                  .far = distance_class(s0->unit, n0->unit),
                  .near = distance_class(s1->unit, s0->unit),
                  .between = marks_between(search, s0->unit, n0->unit),
                  .inside = s1->unit == ER_NONE ? 0 : marks_between(search, s1->unit, s0->unit)};
}

static uint32_t pack(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    return a | b << 8 | c << 16 | d << 24;
}

/* A word by itself. */
static uint64_t *add_word(uint32_t number, const place *word, uint64_t *key)
{
    *key++ = er_feature_key(number, word->w, word->p, 0);
    *key++ = er_feature_key(number + 1, word->p, 0, 0);
    *key++ = er_feature_key(number + 2, word->c, word->p, 0);
    return key;
}

/* The front word and those behind it. */
static uint64_t *add_front(const places *p, uint64_t *key)
{
    key = add_word(0, &p->n0, key);
    *key++ = er_feature_key(4, p->n1.p, 0, 0);
    *key++ = er_feature_key(6, p->n2.w, p->n2.p, 0);
    *key++ = er_feature_key(7, p->n2.p, 0, 0);
    *key++ = er_feature_key(9, p->n0.p, p->n1.p, 0);
    *key++ = er_feature_key(10, p->n0.w, p->n1.p, 0);
    *key++ = er_feature_key(11, p->n0.p, p->n1.w, 0);
    *key++ = er_feature_key(12, pack(p->n0.p, p->n1.p, p->n2.p, 0), 0, 0);
    *key++ = er_feature_key(13, p->n0.w, pack(p->n1.p, p->n2.p, 0, 0), 0);
    return key;
}

/* The top of the stack and the front word. */
static uint64_t *add_far(const places *p, uint64_t *key)
{
    uint32_t s0n0 = pack(p->s0.p, p->n0.p, 0, 0);
    key = add_word(15, &p->s0, key);
    *key++ = er_feature_key(18, p->s0.w, p->n0.w, s0n0);
    *key++ = er_feature_key(19, p->s0.w, s0n0, 0);
    *key++ = er_feature_key(20, p->n0.w, s0n0, 0);
    *key++ = er_feature_key(21, s0n0, 0, 0);
    *key++ = er_feature_key(22, p->s0.c, p->n0.c, s0n0);
    *key++ = er_feature_key(23, p->s0.c8, p->n0.c8, s0n0);
    *key++ = er_feature_key(24, p->s0.w, p->n1.w, 0);
    *key++ = er_feature_key(25, s0n0 | p->n1.p << 16, 0, 0);
    *key++ = er_feature_key(28, p->n0.w, p->far, 0);
    *key++ = er_feature_key(29, s0n0, p->far, 0);
    *key++ = er_feature_key(30, s0n0, p->between, 1);
    *key++ = er_feature_key(31, s0n0, p->n1.w, 0);
    *key++ = er_feature_key(33, p->s0.w, s0n0 | p->n1.p << 16, 0);
    *key++ = er_feature_key(34, p->s0.w, s0n0 | p->n1.p << 16 | p->n2.p << 24, 1);
    *key++ = er_feature_key(32, pack(p->s0.p, p->n0.p, p->n1.p, p->n2.p), p->n3.p, 0);
    return key;
}

/* The two topmost words of the stack. */
static uint64_t *add_near(const places *p, uint64_t *key)
{
    uint32_t s1s0 = pack(p->s1.p, p->s0.p, 0, 0);
    key = add_word(35, &p->s1, key);
    *key++ = er_feature_key(38, p->s1.w, p->s0.w, s1s0);
    *key++ = er_feature_key(39, p->s1.w, s1s0, 0);
    *key++ = er_feature_key(41, s1s0, 0, 0);
    *key++ = er_feature_key(42, p->s1.c, p->s0.c, s1s0);
    *key++ = er_feature_key(44, s1s0, p->near, 0);
    *key++ = er_feature_key(45, s1s0, p->inside, 1);
    return key;
}

/* Those two and the front word. */
static uint64_t *add_triple(const places *p, uint64_t *key)
{
    uint32_t s1s0 = pack(p->s1.p, p->s0.p, 0, 0), s1s0n0 = s1s0 | p->n0.p << 16;
    *key++ = er_feature_key(50, p->s1.p, p->n0.p, 0);
    *key++ = er_feature_key(51, p->s1.w, p->n0.w, 0);
    *key++ = er_feature_key(52, p->s1.w, p->n0.p, 0);
    *key++ = er_feature_key(53, p->s1.p, p->n0.w, 0);
    *key++ = er_feature_key(54, s1s0n0, 0, 0);
    *key++ = er_feature_key(55, s1s0n0 | p->n1.p << 24, 1, 0);
    *key++ = er_feature_key(56, p->s0.w, s1s0n0, 0);
    *key++ = er_feature_key(59, p->s1.c8, p->s0.c8, p->n0.w);
    *key++ = er_feature_key(60, p->s1.w, p->n0.w, p->s0.p);
    *key++ = er_feature_key(61, p->s1.c, p->n0.w, p->n1.p);
    return key;
}

/* The third word of the stack, and the children's tags. */
static uint64_t *add_children(const places *p, uint64_t *key)
{
    uint32_t s0n0 = pack(p->s0.p, p->n0.p, 0, 0), s1s0 = pack(p->s1.p, p->s0.p, 0, 0);
    *key++ = er_feature_key(71, p->s2.p, 0, 0);
    *key++ = er_feature_key(72, p->s2.c, p->s2.p, 0);
    *key++ = er_feature_key(73, s1s0 | p->s2.p << 16, 0, 0);
    *key++ = er_feature_key(75, s0n0, pack(p->s0l->form, p->s0r->form, p->n0l->form, 0), 0);
    *key++ = er_feature_key(78, s0n0, p->s0l->form, 0);
    *key++ = er_feature_key(80, s0n0, p->n0l->form, 0);
    *key++ = er_feature_key(82, s1s0, p->s0r->form, 0);
    *key++ = er_feature_key(83, s1s0, p->s0l->form, 0);
    *key++ = er_feature_key(84, p->s0.p, pack(p->s0l->form, p->s0l2->form, 0, 0), 0);
    *key++ = er_feature_key(85, p->s0.p, pack(p->s0r->form, p->s0r2->form, 0, 0), 0);
    *key++ = er_feature_key(86, p->n0.p, pack(p->n0l->form, p->n0l2->form, 0, 0), 0);
    *key++ = er_feature_key(87, p->s1.p, pack(p->s1r->form, p->s1r2->form, p->s0.p, 0), 0);
    *key++ = er_feature_key(89, s1s0, p->s2r->form, p->s2.p);
    return key;
}

/* Words and numbers of children. */
static uint64_t *add_child_words(const places *p, uint64_t *key)
{
    uint32_t s0_left = p->s0.cell->left_count, s0_right = p->s0.cell->right_count;
    uint32_t n0_left = p->n0.cell->left_count, s1_right = p->s1.cell->right_count;
    *key++ = er_feature_key(90, p->s0l->word, p->s0.p, 0);
    *key++ = er_feature_key(91, p->s0r->word, p->s0.p, 0);
    *key++ = er_feature_key(92, p->n0l->word, p->n0.p, 0);
    *key++ = er_feature_key(95, p->s1.w, p->s0l->word, p->s0.p);
    *key++ = er_feature_key(96, p->s1.c, p->s0l->word, p->s0.c8);
    *key++ = er_feature_key(98, p->s2.w, p->s0l->word, p->s1.p);
    *key++ = er_feature_key(99, p->s0.w, pack(s0_left, s0_right, p->s0.p, 0), 0);
    *key++ = er_feature_key(100, p->s0.p, pack(s0_left, s0_right, p->n0.p, 0), 0);
    *key++ = er_feature_key(101, p->n0.w, n0_left, 0);
    *key++ = er_feature_key(103, p->s1.w, pack(s1_right, p->s1.p, p->s0.p, 0), 0);
    return key;
}

uint32_t er_arc_features(const er_arc_search *search, const er_arc_state *state, uint64_t *keys)
{
    places p;
    find_places(search, state, &p);
    uint64_t *end = add_front(&p, keys);
    end = add_far(&p, end);
    end = add_near(&p, end);
    end = add_triple(&p, end);
    end = add_children(&p, end);
    end = add_child_words(&p, end);
    return (uint32_t)(end - keys);
}

typedef uint64_t *add_group(const places *p, uint64_t *key);

/* Adds the score of a group of features that depends on three words alone: most states of a beam
   share it with another one, so that it is kept. */
static void score_kept(er_arc_search *search, uint32_t group, const places *p, uint32_t a,
                       uint32_t b, uint32_t c, add_group *add, int32_t scores[ER_ACTION_COUNT])
{
    uint32_t slot = (a * 0x9E3779B1u + b * 0x85EBCA77u + c * 0xC2B2AE3Du) >> 24;
    er_arc_kept *kept = &search->kept[group][slot];
    if (kept->sentence != search->sentence || kept->a != a || kept->b != b || kept->c != c) {
        uint64_t keys[ER_ARC_FEATURES];
        *kept = (er_arc_kept){.sentence = search->sentence, .a = a, .b = b, .c = c};
        search->score(search->model, keys, (uint32_t)(add(p, keys) - keys), kept->scores);
    }
    for (uint32_t i = 0; i < ER_ACTION_COUNT; i++)
        scores[i] += kept->scores[i];
}

void er_arc_score_state(er_arc_search *search, const er_arc_state *state,
                        int32_t scores[ER_ACTION_COUNT])
{
    places p;
    uint64_t keys[ER_ARC_FEATURES];
    find_places(search, state, &p);
    uint32_t s1 = p.s1.cell->unit, s0 = p.s0.cell->unit, n0 = p.n0.cell->unit;
    score_kept(search, 0, &p, 0, 0, n0, add_front, scores);
    score_kept(search, 1, &p, 0, s0, n0, add_far, scores);
    score_kept(search, 2, &p, s1, s0, 0, add_near, scores);
    score_kept(search, 3, &p, s1, s0, n0, add_triple, scores);
    uint64_t *end = add_children(&p, keys);
    end = add_child_words(&p, end);
    search->score(search->model, keys, (uint32_t)(end - keys), scores);
}
