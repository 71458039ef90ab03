/* ergraph-train-parser: trains the tagger and the parser, and measures them. */
#include <stdio.h>
#include <stdlib.h>

#include "train/parser_eval.h"
#include "train/parser_file.h"
#include "train/parser_lemmas.h"
#include "train/parser_train.h"
#include "train/parser_words.h"
#include "train/parser_write.h"

static const char usage[] =
    "usage: ergraph-train-parser train [OPTION]... -o MODEL TREEBANK.conllu...\n"
    "       ergraph-train-parser lemmas [--tagged FILE] -o TABLE TREEBANK.conllu...\n"
    "       ergraph-train-parser eval [OPTION]... MODEL TREEBANK.conllu...\n"
    "\n"
    "train:\n"
    "  --tagged FILE     words with tags (WORD <tab> TAG), for the tags that words usually have\n"
    "  --vectors FILE    word vectors, for clusters of similar words\n"
    "  --clusters FILE   keeps the clusters from one run to the next\n"
    "  --tag-passes N    passes over the treebanks for the tagger (%u)\n"
    "  --arc-passes N    ... for the arcs (%u)\n"
    "  --label-passes N  ... for the labels (%u)\n"
    "  --train-beam N    states kept in training (%u)\n"
    "both:\n"
    "  --beam N          states kept in use (%u)\n"
    "  --margin N        states that are further behind the best are dropped (%u)\n"
    "eval:\n"
    "  --whole           names stay as many words as they have\n"
    "  --raw             words as the treebank splits them (with --whole)\n"
    "  --details         a line for each relation\n";

/* Every so many-th tree is learnt with the words of its names apart, for names that the recogniser
   misses. */
enum { WHOLE_TREES = 6 };

typedef struct options {
    const char *tagged, *vectors, *clusters, *output;
    uint32_t tag_passes, arc_passes, label_passes, train_beam, beam, margin;
    uint32_t arc_unit, tag_unit, arc_least, tag_least;
    uint32_t tagger_bits, labeller_bits, arc_bits, word_bits;
    bool whole, raw, details;
    char **inputs; /* [input_count], a part of argv */
    uint32_t input_count;
} options;

static const options defaults = {.tag_passes = 10,
                                 .arc_passes = 10,
                                 .label_passes = 8,
                                 .train_beam = 8,
                                 .beam = 6,
                                 .margin = 100000,
                                 .tag_least = 3,
                                 .arc_least = 2,
                                 .tag_unit = 4,
                                 .arc_unit = 2,
                                 .tagger_bits = 16,
                                 .labeller_bits = 16,
                                 .arc_bits = 18,
                                 .word_bits = 16};

static bool read_options(int argc, char **argv, options *o)
{
    const struct {
        const char *name;
        const char **string;
        uint32_t *number;
        bool *flag;
    } table[] = {{"--tagged", &o->tagged, NULL, NULL},
                 {"--vectors", &o->vectors, NULL, NULL},
                 {"--clusters", &o->clusters, NULL, NULL},
                 {"-o", &o->output, NULL, NULL},
                 {"--tag-passes", NULL, &o->tag_passes, NULL},
                 {"--arc-passes", NULL, &o->arc_passes, NULL},
                 {"--label-passes", NULL, &o->label_passes, NULL},
                 {"--train-beam", NULL, &o->train_beam, NULL},
                 {"--beam", NULL, &o->beam, NULL},
                 {"--margin", NULL, &o->margin, NULL},
                 {"--arc-bits", NULL, &o->arc_bits, NULL},
                 {"--arc-unit", NULL, &o->arc_unit, NULL},
                 {"--arc-least", NULL, &o->arc_least, NULL},
                 {"--tag-least", NULL, &o->tag_least, NULL},
                 {"--tag-unit", NULL, &o->tag_unit, NULL},
                 {"--tag-bits", NULL, &o->tagger_bits, NULL},
                 {"--label-bits", NULL, &o->labeller_bits, NULL},
                 {"--whole", NULL, NULL, &o->whole},
                 {"--raw", NULL, NULL, &o->raw},
                 {"--details", NULL, NULL, &o->details}};
    for (int i = 0; i < argc; i++) {
        if (argv[i][0] != '-') {
            o->inputs[o->input_count++] = argv[i];
            continue;
        }
        size_t k = 0;
        while (k < sizeof table / sizeof *table && strcmp(argv[i], table[k].name) != 0)
            k++;
        if (k == sizeof table / sizeof *table || (!table[k].flag && i + 1 == argc))
            return false;
        if (table[k].flag)
            *table[k].flag = true;
        else if (table[k].number)
            *table[k].number = (uint32_t)strtoul(argv[++i], NULL, 10);
        else
            *table[k].string = argv[++i];
    }
    return true;
}

/* The treebanks of training, with names as they are and with names collapsed. */
typedef struct material {
    er_treebank *whole, *collapsed; /* [count] */
    uint32_t count;
    er_treebank tagged;
    er_buffer sections[ER_SECTION_COUNT];
    er_word_table words;
} material;

static er_status read_treebank(const char *path, bool join, er_treebank *corpus, er_error *error)
{
    er_status status = er_treebank_read(corpus, path, error);
    if (status == ER_OK && join)
        status = er_treebank_join_hyphens(corpus, error);
    return status;
}

static er_status read_material(const options *o, material *m, er_error *error)
{
    m->whole = calloc(o->input_count + 1, sizeof *m->whole);
    m->collapsed = calloc(o->input_count + 1, sizeof *m->collapsed);
    if (!m->whole || !m->collapsed)
        return er_fail_memory(error);
    er_status status = ER_OK;
    for (uint32_t i = 0; i < o->input_count && status == ER_OK; i++) {
        m->count = i + 1;
        status = read_treebank(o->inputs[i], true, &m->whole[i], error);
        if (status == ER_OK)
            status = er_treebank_collapse(&m->whole[i], &m->collapsed[i], error);
        if (status == ER_OK)
            fprintf(stderr, "%s: %u sentences, %u arcs hung higher\n", o->inputs[i],
                    m->whole[i].count,
                    er_treebank_make_projective(&m->whole[i]) +
                        er_treebank_make_projective(&m->collapsed[i]));
    }
    if (status == ER_OK && o->tagged)
        status = er_treebank_read_tags(&m->tagged, o->tagged, error);
    er_buffer *words = &m->sections[ER_SECTION_WORDS];
    if (status == ER_OK)
        status = er_word_table_build(m->whole, m->count, o->tagged ? &m->tagged : NULL, o->vectors,
                                     o->clusters, o->word_bits, words, error);
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

static er_status train_tags(const options *o, material *m, er_lessons *s, er_lessons *targets,
                            er_error *error)
{
    er_weights w = {0};
    er_status status =
        er_train_tagger(s, (er_schedule){o->tag_passes, o->tag_least, 0, TRAIN_FOLDS}, &w, error);
    if (status == ER_OK)
        status = er_weights_pack_linear(&w, (er_packing){o->tagger_bits, 1, o->tag_unit},
                                        &m->sections[ER_SECTION_TAGGER_SLOTS],
                                        &m->sections[ER_SECTION_TAGGER_ENTRIES], error);
    fprintf(stderr, "tags: %u features, %zu kB\n", w.row_count,
            m->sections[ER_SECTION_TAGGER_ENTRIES].length / 1000);
    er_weights_free(&w);
    return status == ER_OK
               ? er_predict_tags(s, targets,
                                 (er_schedule){o->tag_passes / 2 + 1, o->tag_least, 0, 0}, error)
               : status;
}

static er_status train_trees(const options *o, material *m, er_lessons *s, er_error *error)
{
    er_weights w = {0};
    er_status status = er_train_labeller(
        s, (er_schedule){o->label_passes, o->tag_least, 0, TRAIN_FOLDS}, &w, error);
    if (status == ER_OK)
        status = er_weights_pack_linear(&w, (er_packing){o->labeller_bits, 1, o->tag_unit},
                                        &m->sections[ER_SECTION_LABELLER_SLOTS],
                                        &m->sections[ER_SECTION_LABELLER_ENTRIES], error);
    er_weights_free(&w);
    if (status != ER_OK)
        return status;
    status = er_train_arcs(
        s, (er_schedule){o->arc_passes, o->arc_least, o->train_beam, TRAIN_FOLDS}, &w, error);
    if (status == ER_OK)
        status = er_weights_pack_triple(&w, (er_packing){o->arc_bits, 1, o->arc_unit},
                                        &m->sections[ER_SECTION_ARCS], error);
    er_weights_free(&w);
    return status;
}

static er_status train_all(const options *o, material *m, er_error *error)
{
    er_lessons words = {0}, trees = {0};
    er_status status = read_material(o, m, error);
    for (uint32_t i = 0; i < m->count && status == ER_OK; i++) {
        status = er_lessons_add(&words, &m->whole[i], &m->collapsed[i], 1, &m->words, error);
        if (status == ER_OK)
            status = er_lessons_add(&trees, &m->whole[i], &m->collapsed[i], WHOLE_TREES, &m->words,
                                    error);
    }
    if (status == ER_OK)
        status = train_tags(o, m, &words, &trees, error);
    if (status == ER_OK)
        status = train_trees(o, m, &trees, error);
    er_lessons_free(&words);
    er_lessons_free(&trees);
    er_buffer model = {0};
    if (status == ER_OK)
        status = er_model_assemble(m->sections, o->beam, (int32_t)o->margin, &model, error);
    if (status == ER_OK)
        status = er_file_write(o->output, model.data, model.length, error);
    er_buffer_free(&model);
    return status;
}

static er_status run_train(const options *o, er_error *error)
{
    material m = {0};
    er_status status = train_all(o, &m, error);
    free_material(&m);
    return status;
}

static er_status run_lemmas(const options *o, er_error *error)
{
    er_treebank tagged = {0}, *treebanks = calloc(o->input_count, sizeof *treebanks);
    er_buffer out = {0};
    er_status status = treebanks ? ER_OK : er_fail_memory(error);
    for (uint32_t i = 0; i < o->input_count && status == ER_OK; i++)
        status = er_treebank_read(&treebanks[i], o->inputs[i], error);
    if (status == ER_OK && o->tagged)
        status = er_treebank_read_tags(&tagged, o->tagged, error);
    er_buffer_append_string(&out,
                            "# FORM\tv|n|a\tLEMMA where the rules of tag/lemma.c miss it; made "
                            "by ergraph-train-parser lemmas\n");
    if (status == ER_OK)
        status = er_lemmas_learn(treebanks, o->input_count, &tagged, &out, error);
    if (status == ER_OK)
        status = er_file_write(o->output, out.data, out.length, error);
    for (uint32_t i = 0; treebanks && i < o->input_count; i++)
        er_treebank_free(&treebanks[i]);
    free(treebanks);
    er_treebank_free(&tagged);
    er_buffer_free(&out);
    return status;
}

static er_status eval_file(const options *o, const er_models *models, const char *path,
                           er_error *error)
{
    er_treebank whole = {0}, collapsed = {0};
    er_scores scores = {0};
    er_status status = read_treebank(path, !o->raw, &whole, error);
    if (status == ER_OK && !o->whole)
        status = er_treebank_collapse(&whole, &collapsed, error);
    if (status == ER_OK)
        status = er_models_evaluate(models, o->whole ? &whole : &collapsed, &scores, error);
    if (status == ER_OK)
        er_scores_print(&scores, path, o->details, stdout);
    er_treebank_free(&whole);
    er_treebank_free(&collapsed);
    return status;
}

static er_status run_eval(const options *o, er_error *error)
{
    char *bytes = NULL;
    size_t length;
    er_models models;
    er_status status = er_file_read(o->inputs[0], &bytes, &length, error);
    if (status == ER_OK)
        status = er_models_open((er_view){bytes, (uint32_t)length}, &models, error);
    if (status == ER_OK && o->beam)
        models.beam_width = o->beam;
    if (status == ER_OK && o->margin)
        models.beam_margin = (int32_t)o->margin;
    for (uint32_t i = 1; i < o->input_count && status == ER_OK; i++)
        status = eval_file(o, &models, o->inputs[i], error);
    free(bytes);
    return status;
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "";
    bool train = strcmp(command, "train") == 0, lemmas = strcmp(command, "lemmas") == 0;
    bool eval = strcmp(command, "eval") == 0;
    options o = train ? defaults : (options){0};
    o.inputs = argv; /* the names are moved to the front of what was read */
    if (!(train || eval || lemmas) || !read_options(argc - 2, argv + 2, &o) ||
        (eval ? o.input_count < 2 : !o.output || o.input_count < 1)) {
        fprintf(stderr, usage, defaults.tag_passes, defaults.arc_passes, defaults.label_passes,
                defaults.train_beam, defaults.beam, defaults.margin);
        return 2;
    }
    er_error error = {0};
    er_status status = train    ? run_train(&o, &error)
                       : lemmas ? run_lemmas(&o, &error)
                                : run_eval(&o, &error);
    if (status != ER_OK)
        fprintf(stderr, "ergraph-train-parser: %s%s%s\n", error.file, *error.file ? ": " : "",
                error.message);
    return status == ER_OK ? 0 : 1;
}
