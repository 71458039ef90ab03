#include "train/parser_build.h"

#include <stdio.h>
#include <stdlib.h>

#include "tag/tree.h"
#include "train/parser_words.h"
#include "train/parser_write.h"

/* Every so many-th tree is learnt with the words of its names apart, for names that the recogniser
   misses. */
enum { WHOLE_TREES = 6 };

/* Chosen on the development parts of the treebanks: tagger-parser.md. */
const er_recipe er_recipe_of_program = {
    .tags = {.rounds = 3, .passes = 8, .least = 3, .unit = 4, .bits = 16},
    .arcs = {.rounds = 2, .passes = 7, .least = 2, .unit = 2, .bits = 18},
    .labels = {.rounds = 2, .passes = 6, .least = 3, .unit = 4, .bits = 16},
    .train_beam = 8,
    .beam = 5,
    .margin = 300,
    .word_bits = 16};

/* The treebanks of training, with names as they are and with names collapsed. */
typedef struct material {
    er_treebank *whole, *collapsed; /* [count] */
    uint32_t count;
    er_treebank tagged;
    er_word_table words;
    er_buffer sections[ER_SECTION_COUNT];
} material;

er_status er_treebank_open(const char *path, bool join, er_treebank *treebank, er_error *error)
{
    er_status status = er_treebank_read(treebank, path, error);
    if (status == ER_OK && join)
        status = er_treebank_join_hyphens(treebank, error);
    return status;
}

static er_status read_treebanks(const er_ingredients *in, material *m, er_error *error)
{
    m->whole = calloc(in->treebank_count + 1, sizeof *m->whole);
    m->collapsed = calloc(in->treebank_count + 1, sizeof *m->collapsed);
    if (!m->whole || !m->collapsed)
        return er_fail_memory(error);
    er_status status = ER_OK;
    for (uint32_t i = 0; i < in->treebank_count && status == ER_OK; i++) {
        m->count = i + 1;
        status = er_treebank_open(in->treebanks[i], true, &m->whole[i], error);
        if (status == ER_OK)
            status = er_treebank_collapse(&m->whole[i], &m->collapsed[i], error);
        if (status != ER_OK)
            break;
        uint32_t lifted = er_treebank_make_projective(&m->whole[i]) +
                          er_treebank_make_projective(&m->collapsed[i]);
        fprintf(stderr, "%s: %u sentences, %u arcs hung higher\n", in->treebanks[i],
                m->whole[i].count, lifted);
    }
    return status;
}

static er_status read_material(const er_ingredients *in, const er_recipe *recipe, material *m,
                               er_error *error)
{
    er_buffer *words = &m->sections[ER_SECTION_WORDS];
    er_status status = read_treebanks(in, m, error);
    if (status == ER_OK && in->tagged)
        status = er_treebank_read_tags(&m->tagged, in->tagged, error);
    if (status == ER_OK)
        status = er_word_table_build(m->whole, m->count, in->tagged ? &m->tagged : NULL,
                                     in->vectors, in->clusters, recipe->word_bits, words, error);
    if (status == ER_OK)
        status = er_word_table_open(er_buffer_view(words), &m->words, error);
    return status;
}

static void free_material(material *m)
{
    for (uint32_t i = 0; i < m->count; i++) {
        er_treebank_free(&m->whole[i]);
        er_treebank_free(&m->collapsed[i]);
    }
    free(m->whole);
    free(m->collapsed);
    er_treebank_free(&m->tagged);
    for (uint32_t i = 0; i < ER_SECTION_COUNT; i++)
        er_buffer_free(&m->sections[i]);
}

static er_schedule schedule_of(const er_model_recipe *recipe, uint32_t width)
{
    return (er_schedule){recipe->rounds, recipe->passes, recipe->least, width, TRAIN_FOLDS};
}

static er_packing packing_of(const er_model_recipe *recipe)
{
    return (er_packing){recipe->bits, recipe->unit};
}

/* Trains the tagger on words, and tags trees as it would tag what it never saw. */
static er_status build_tagger(const er_recipe *recipe, material *m, er_lessons *words,
                              er_lessons *trees, er_error *error)
{
    er_weights w = {0};
    er_status status = er_train_tagger(words, schedule_of(&recipe->tags, 0), &w, error);
    if (status == ER_OK)
        status = er_weights_pack_linear(&w, packing_of(&recipe->tags),
                                        &m->sections[ER_SECTION_TAGGER_SLOTS],
                                        &m->sections[ER_SECTION_TAGGER_WEIGHTS], error);
    fprintf(stderr, "tags: %u features\n", w.row_count);
    er_weights_free(&w);
    if (status != ER_OK)
        return status;
    er_schedule folds = schedule_of(&recipe->tags, 0);
    folds.rounds = 1; /* five more taggers: the mean of several trainings is not worth the time */
    folds.passes = folds.passes / 2 + 1;
    return er_predict_tags(words, trees, folds, error);
}

static er_status build_labeller(const er_recipe *recipe, material *m, er_lessons *trees,
                                er_error *error)
{
    er_weights w = {0};
    er_status status = er_train_labeller(trees, schedule_of(&recipe->labels, 0), &w, error);
    if (status == ER_OK)
        status = er_weights_pack_linear(&w, packing_of(&recipe->labels),
                                        &m->sections[ER_SECTION_LABELLER_SLOTS],
                                        &m->sections[ER_SECTION_LABELLER_WEIGHTS], error);
    er_weights_free(&w);
    return status;
}

static er_status build_arcs(const er_recipe *recipe, material *m, er_lessons *trees,
                            er_error *error)
{
    er_weights w = {0};
    er_status status =
        er_train_arcs(trees, schedule_of(&recipe->arcs, recipe->train_beam), &w, error);
    if (status == ER_OK)
        status = er_weights_pack_triple(&w, packing_of(&recipe->arcs),
                                        &m->sections[ER_SECTION_ARCS], error);
    er_weights_free(&w);
    return status;
}

static er_status build_sections(const er_recipe *recipe, material *m, er_error *error)
{
    er_lessons words = {0}, trees = {0};
    er_status status = ER_OK;
    for (uint32_t i = 0; i < m->count && status == ER_OK; i++) {
        status = er_lessons_add(&words, &m->whole[i], &m->collapsed[i], 1, &m->words, error);
        if (status == ER_OK)
            status = er_lessons_add(&trees, &m->whole[i], &m->collapsed[i], WHOLE_TREES, &m->words,
                                    error);
    }
    if (status == ER_OK)
        status = build_tagger(recipe, m, &words, &trees, error);
    if (status == ER_OK)
        status = build_labeller(recipe, m, &trees, error);
    if (status == ER_OK)
        status = build_arcs(recipe, m, &trees, error);
    er_lessons_free(&words);
    er_lessons_free(&trees);
    return status;
}

er_status er_models_build(const er_ingredients *ingredients, const er_recipe *recipe,
                          er_buffer *out, er_error *error)
{
    material m = {0};
    er_status status = read_material(ingredients, recipe, &m, error);
    if (status == ER_OK)
        status = build_sections(recipe, &m, error);
    if (status == ER_OK)
        status = er_model_assemble(m.sections, recipe->beam, (int32_t)recipe->margin, out, error);
    free_material(&m);
    return status;
}
