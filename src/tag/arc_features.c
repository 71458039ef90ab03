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
    uint32_t between; /* commas, verbs, conjunctions between s0 and n0 */
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
    uint32_t joins = ((to >> 16) - (from >> 16)) & 0xFF;
    return (commas < 3 ? commas : 3) | (verbs < 2 ? verbs : 2) << 2 | (joins < 1 ? joins : 1) << 4;
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

/* One word at a time. */
static uint64_t *add_words(const places *p, uint64_t *key)
{
    const place *all[] = {&p->s0, &p->s1, &p->n0, &p->n1, &p->s2, &p->n2};
    for (uint32_t i = 0; i < 6; i++) {
        *key++ = er_feature_key(3 * i, all[i]->w, all[i]->p, 0);
        *key++ = er_feature_key(3 * i + 1, all[i]->p, 0, 0);
        *key++ = er_feature_key(3 * i + 2, all[i]->c, all[i]->p, 0);
    }
    return key;
}

/* Two words of s0, s1, n0. */
static uint64_t *add_pairs(const places *p, uint64_t *key)
{
    uint32_t s0n0 = pack(p->s0.p, p->n0.p, 0, 0), s1s0 = pack(p->s1.p, p->s0.p, 0, 0);
    *key++ = er_feature_key(20, p->s0.w, p->n0.w, s0n0);
    *key++ = er_feature_key(21, p->s0.w, s0n0, 0);
    *key++ = er_feature_key(22, p->n0.w, s0n0, 0);
    *key++ = er_feature_key(23, s0n0, 0, 0);
    *key++ = er_feature_key(24, p->s0.c, p->n0.c, s0n0);
    *key++ = er_feature_key(25, p->s0.c8, p->n0.c8, s0n0);
    *key++ = er_feature_key(26, p->s1.w, p->s0.w, s1s0);
    *key++ = er_feature_key(27, p->s1.w, s1s0, 0);
    *key++ = er_feature_key(28, p->s0.w, s1s0, 0);
    *key++ = er_feature_key(29, s1s0, 0, 0);
    *key++ = er_feature_key(30, p->s1.c, p->s0.c, s1s0);
    *key++ = er_feature_key(31, p->s1.c8, p->s0.c8, s1s0);
    *key++ = er_feature_key(32, p->s1.p, p->n0.p, 0);
    *key++ = er_feature_key(33, p->s1.w, p->n0.w, 0);
    *key++ = er_feature_key(34, p->s1.w, p->n0.p, 0);
    *key++ = er_feature_key(35, p->s1.p, p->n0.w, 0);
    *key++ = er_feature_key(36, p->n0.p, p->n1.p, 0);
    *key++ = er_feature_key(37, p->n0.w, p->n1.p, 0);
    *key++ = er_feature_key(38, p->n0.p, p->n1.w, 0);
    *key++ = er_feature_key(39, p->s0.w, p->n1.w, 0);
    return key;
}

/* Three words, and the words with their children. */
static uint64_t *add_triples(const places *p, uint64_t *key)
{
    uint32_t s0n0 = pack(p->s0.p, p->n0.p, 0, 0), s1s0 = pack(p->s1.p, p->s0.p, 0, 0);
    uint32_t s1s0n0 = pack(p->s1.p, p->s0.p, p->n0.p, 0);
    *key++ = er_feature_key(40, pack(p->n0.p, p->n1.p, p->n2.p, 0), 0, 0);
    *key++ = er_feature_key(41, s0n0 | p->n1.p << 16, 0, 0);
    *key++ = er_feature_key(42, s1s0n0, 0, 0);
    *key++ = er_feature_key(43, s1s0 | p->s2.p << 16, 0, 0);
    *key++ = er_feature_key(44, pack(p->s2.p, p->s1.p, p->s0.p, p->n0.p), 0, 0);
    *key++ = er_feature_key(45, pack(p->s1.p, p->s0.p, p->n0.p, p->n1.p), 0, 0);
    *key++ = er_feature_key(46, p->s0.w, s1s0n0, 0);
    *key++ = er_feature_key(47, p->n0.w, s1s0n0, 0);
    *key++ = er_feature_key(48, p->s1.w, s1s0n0, 0);
    *key++ = er_feature_key(49, p->s1.c8, p->s0.c8, p->n0.w);
    *key++ = er_feature_key(50, p->s1.w, p->n0.w, p->s0.p);
    *key++ = er_feature_key(51, p->s0.c, p->n0.w, p->n1.c8);
    *key++ = er_feature_key(52, p->s1.c, p->n0.w, p->n1.p);
    *key++ = er_feature_key(53, s0n0, pack(p->s0l->form, p->s0r->form, p->n0l->form, 0), 0);
    *key++ = er_feature_key(54, s1s0, pack(p->s1l->form, p->s1r->form, p->s0l->form, 0), 0);
    *key++ = er_feature_key(55, s1s0, pack(p->s0l->form, p->s0r->form, p->n0.p, 0), 0);
    *key++ = er_feature_key(56, s0n0, p->s0l->form, 0);
    *key++ = er_feature_key(57, s0n0, p->s0r->form, 0);
    *key++ = er_feature_key(58, s0n0, p->n0l->form, 0);
    *key++ = er_feature_key(59, s1s0, p->s1r->form, 0);
    *key++ = er_feature_key(60, s1s0, p->s0r->form, 0);
    *key++ = er_feature_key(61, s1s0, p->s0l->form, 0);
    *key++ = er_feature_key(62, p->s0.p, pack(p->s0l->form, p->s0l2->form, 0, 0), 0);
    *key++ = er_feature_key(63, p->s0.p, pack(p->s0r->form, p->s0r2->form, 0, 0), 0);
    *key++ = er_feature_key(64, p->n0.p, pack(p->n0l->form, p->n0l2->form, 0, 0), 0);
    *key++ = er_feature_key(65, p->s1.p, pack(p->s1r->form, p->s1r2->form, p->s0.p, 0), 0);
    *key++ = er_feature_key(66, p->s1.p, pack(p->s1l->form, p->s1l2->form, p->s0.p, 0), 0);
    return key;
}

/* Words of children, distances, numbers of children, what stands between. */
static uint64_t *add_shapes(const places *p, uint64_t *key)
{
    uint32_t s0n0 = pack(p->s0.p, p->n0.p, 0, 0), s1s0 = pack(p->s1.p, p->s0.p, 0, 0);
    uint32_t s0_left = p->s0.cell->left_count, s0_right = p->s0.cell->right_count;
    uint32_t n0_left = p->n0.cell->left_count, s1_right = p->s1.cell->right_count;
    *key++ = er_feature_key(70, p->s0l->word, p->s0.p, 0);
    *key++ = er_feature_key(71, p->s0r->word, p->s0.p, 0);
    *key++ = er_feature_key(72, p->n0l->word, p->n0.p, 0);
    *key++ = er_feature_key(73, p->s1r->word, s1s0, 0);
    *key++ = er_feature_key(74, p->s1l->word, s1s0, 0);
    *key++ = er_feature_key(75, p->s1.w, p->s0l->word, p->s0.p);
    *key++ = er_feature_key(76, p->s1.c, p->s0l->word, p->s0.c8);
    *key++ = er_feature_key(77, p->s0l->word, pack(p->s2.p, p->s1.p, p->s0.p, 0), 0);
    *key++ = er_feature_key(78, p->s2.w, p->s0l->word, p->s1.p);
    *key++ = er_feature_key(79, p->s0.w, p->far, 0);
    *key++ = er_feature_key(80, p->n0.w, p->far, 0);
    *key++ = er_feature_key(81, s0n0, p->far, 0);
    *key++ = er_feature_key(82, s1s0, p->near, 0);
    *key++ = er_feature_key(83, s0n0, p->between, 1);
    *key++ = er_feature_key(84, s1s0, p->inside, 1);
    *key++ = er_feature_key(85, s1s0, p->inside, p->n0.p);
    *key++ = er_feature_key(86, p->s0.w, pack(s0_left, s0_right, p->s0.p, 0), 0);
    *key++ = er_feature_key(87, p->s0.p, pack(s0_left, s0_right, p->n0.p, 0), 0);
    *key++ = er_feature_key(88, p->n0.w, n0_left, 0);
    *key++ = er_feature_key(89, p->n0.p, n0_left, p->s0.p);
    *key++ = er_feature_key(90, p->s1.w, pack(s1_right, p->s1.p, p->s0.p, 0), 0);
    *key++ = er_feature_key(91, s1s0, s1_right, p->s1r->form);
    *key++ = er_feature_key(92, s1s0, p->s2r->form, p->s2.p);
    *key++ = er_feature_key(93, s0n0, p->n1.w, 0);
    *key++ = er_feature_key(94, pack(p->s0.p, p->n0.p, p->n1.p, p->n2.p), p->n3.p, 0);
    return key;
}

uint32_t er_arc_features(const er_arc_search *search, const er_arc_state *state, uint64_t *keys)
{
    places p;
    find_places(search, state, &p);
    uint64_t *end = add_words(&p, keys);
    end = add_pairs(&p, end);
    end = add_triples(&p, end);
    end = add_shapes(&p, end);
    return (uint32_t)(end - keys);
}
