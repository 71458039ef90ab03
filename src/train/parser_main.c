/* ergraph-train-parser: trains the tagger and the parser, and measures them. */
#include <stdio.h>
#include <stdlib.h>

#include "tag/arcs.h"
#include "train/parser_build.h"
#include "train/parser_eval.h"
#include "train/parser_file.h"
#include "train/parser_lemmas.h"
#include "train/parser_show.h"

static const char usage[] =
    "usage: ergraph-train-parser train [OPTION]... -o MODEL TREEBANK.conllu...\n"
    "       ergraph-train-parser lemmas [--tagged FILE] -o TABLE TREEBANK.conllu...\n"
    "       ergraph-train-parser eval [OPTION]... MODEL TREEBANK.conllu...\n"
    "       ergraph-train-parser show TEXT\n"
    "\n"
    "train, lemmas:\n"
    "  --tagged FILE    words with tags (WORD <tab> TAG), for the tags that words usually have\n"
    "  --vectors FILE   word vectors, for clusters of similar words\n"
    "  --clusters FILE  keeps the clusters from one run to the next\n"
    "eval:\n"
    "  --beam N         states kept, instead of what the model says\n"
    "  --margin N       states that are further behind the best are dropped\n"
    "  --whole          names stay as many words as they have\n"
    "  --raw            words as the treebank splits them (with --whole)\n"
    "  --details        a line for each relation\n";

typedef struct options {
    const char *tagged, *vectors, *clusters, *output;
    uint32_t beam, margin; /* 0: what the model says */
    bool whole, raw, details;
    char **inputs; /* [input_count], a part of argv */
    uint32_t input_count;
} options;

static bool read_options(int argc, char **argv, options *o)
{
    const struct {
        const char *name;
        const char **string;
        uint32_t *number;
        bool *flag;
    } table[] = {{"--tagged", &o->tagged, NULL, NULL},     {"--vectors", &o->vectors, NULL, NULL},
                 {"--clusters", &o->clusters, NULL, NULL}, {"-o", &o->output, NULL, NULL},
                 {"--beam", NULL, &o->beam, NULL},         {"--margin", NULL, &o->margin, NULL},
                 {"--whole", NULL, NULL, &o->whole},       {"--raw", NULL, NULL, &o->raw},
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

static er_status run_train(const options *o, er_error *error)
{
    const er_ingredients ingredients = {.treebanks = o->inputs,
                                        .treebank_count = o->input_count,
                                        .tagged = o->tagged,
                                        .vectors = o->vectors,
                                        .clusters = o->clusters};
    er_buffer model = {0};
    er_status status = er_models_build(&ingredients, &er_recipe_of_program, &model, error);
    if (status == ER_OK)
        status = er_file_write(o->output, model.data, model.length, error);
    er_buffer_free(&model);
    return status;
}

static er_status run_lemmas(const options *o, er_error *error)
{
    er_treebank tagged = {0}, *treebanks = calloc(o->input_count, sizeof *treebanks);
    er_buffer out = {0};
    er_status status = treebanks ? ER_OK : er_fail_memory(error);
    for (uint32_t i = 0; i < o->input_count && status == ER_OK; i++)
        status = er_treebank_open(o->inputs[i], false, &treebanks[i], error);
    if (status == ER_OK && o->tagged)
        status = er_treebank_read_tags(&tagged, o->tagged, error);
    er_buffer_append_string(&out, "# FORM\tv|n|a\tLEMMA where the rules of tag/lemma.c miss it; "
                                  "made by ergraph-train-parser lemmas\n");
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
    er_status status = er_treebank_open(path, !o->raw, &whole, error);
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
    size_t length = 0;
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

static er_status run_show(const options *o, er_error *error)
{
    return er_trees_show(o->inputs[0], stdout, error);
}

static const struct command {
    const char *name;
    er_status (*run)(const options *o, er_error *error);
    uint32_t least_inputs;
    bool writes; /* needs -o */
} commands[] = {{"train", run_train, 1, true},
                {"lemmas", run_lemmas, 1, true},
                {"eval", run_eval, 2, false},
                {"show", run_show, 1, false}};

int main(int argc, char **argv)
{
    options o = {.inputs = argv}; /* the names are moved to the front of what was read */
    size_t c = 0, count = sizeof commands / sizeof *commands;
    while (c < count && (argc < 2 || strcmp(argv[1], commands[c].name) != 0))
        c++;
    if (c == count || !read_options(argc - 2, argv + 2, &o) ||
        o.input_count < commands[c].least_inputs || (commands[c].writes && !o.output) ||
        o.beam > ER_ARC_MAX_BEAM) {
        fputs(usage, stderr);
        return 2;
    }
    er_error error = {0};
    er_status status = commands[c].run(&o, &error);
    if (status != ER_OK)
        fprintf(stderr, "ergraph-train-parser: %s%s%s\n", error.file, *error.file ? ": " : "",
                error.message);
    return status == ER_OK ? 0 : 1;
}
