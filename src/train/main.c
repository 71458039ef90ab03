/* ergraph-train: makes the model of the recogniser of names from annotated text (README.md). */
#include <stdio.h>
#include <stdlib.h>

#include "base/table.h"
#include "train/compile.h"
#include "train/harmonise.h"
#include "train/marked_words.h"
#include "train/repair.h"
#include "train/score.h"

#define TUNE_MAX 16u

typedef struct tune_file {
    er_corpus corpus;
    char name[64];
    bool calibrates;
} tune_file;

typedef struct job {
    const char *recipe, *tables, *corpora, *vectors, *clusters, *out;
    er_learner_options options;
    uint32_t slots;
    uint32_t title_nth, upper_nth; /* every nth sentence is copied in title case, in capitals */
    er_model_settings settings;
    er_corpus train;
    tune_file tune[TUNE_MAX];
    uint32_t tune_count;
    er_marked_words words;
} job;

/* ---- the recipe -------------------------------------------------------------------------- */

static double number_of(er_view field)
{
    char text[32];
    snprintf(text, sizeof text, "%.*s", (int)field.length, field.data);
    return strtod(text, NULL);
}

static er_status recipe_fault(const job *j, uint64_t line, const char *what, er_error *error)
{
    return er_fail_at(error, ER_BAD_FORMAT, j->recipe, line, ER_NO_POSITION, "%s", what);
}

static er_status set_option(job *j, er_view name, double value, uint64_t line, er_error *error)
{
    er_learner_options *o = &j->options;
    const struct {
        const char *name;
        uint32_t *count;
        float *number;
    } options[] = {{"first-passes", &o->first_passes, NULL},
                   {"passes", &o->passes, NULL},
                   {"select-pass", &o->select_pass, NULL},
                   {"average-from", &o->average_from, NULL},
                   {"least-count", &o->least_count, NULL},
                   {"relabel-passes", &o->relabel_passes, NULL},
                   {"relabel-free", NULL, &o->relabel_free},
                   {"relabel-other", NULL, &o->relabel_other},
                   {"features", &o->keep, NULL},
                   {"slots", &j->slots, NULL},
                   {"title-case-nth", &j->title_nth, NULL},
                   {"upper-case-nth", &j->upper_nth, NULL},
                   {"rate", NULL, &o->rate},
                   {"decay", NULL, &o->decay},
                   {"dropout", NULL, &o->dropout},
                   {"late-dropout", NULL, &o->late_dropout},
                   {"silver", NULL, &o->silver},
                   {"bias-person", NULL, &j->settings.bias[ER_LABEL_PERSON]},
                   {"bias-organization", NULL, &j->settings.bias[ER_LABEL_ORGANIZATION]},
                   {"bias-location", NULL, &j->settings.bias[ER_LABEL_LOCATION]},
                   {"bias-group", NULL, &j->settings.bias[ER_LABEL_GROUP]},
                   {"bias-other", NULL, &j->settings.bias[ER_LABEL_OTHER]},
                   {"certain", NULL, &j->settings.certain}};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (!er_view_is(name, options[i].name))
            continue;
        if (options[i].count)
            *options[i].count = (uint32_t)value;
        else
            *options[i].number = (float)value;
        return ER_OK;
    }
    return recipe_fault(j, line, "no such option", error);
}

static er_status read_row(job *j, const er_view *fields, uint64_t line, er_error *error)
{
    if (er_view_is(fields[0], "set"))
        return set_option(j, fields[1], number_of(fields[2]), line, error);
    char path[4096];
    int length =
        snprintf(path, sizeof path, "%s/%.*s", j->corpora, (int)fields[1].length, fields[1].data);
    if (length < 0 || (size_t)length >= sizeof path)
        return recipe_fault(j, line, "the path is too long", error);
    uint32_t group = (uint32_t)number_of(fields[2]);
    float weight = (float)number_of(fields[3]);
    if (er_view_is(fields[0], "train"))
        return er_corpus_read(&j->train, path, group, weight, error);
    if (!er_view_is(fields[0], "tune") || j->tune_count == TUNE_MAX)
        return recipe_fault(j, line, "neither set, train nor tune, or too many to tune on", error);
    tune_file *tune = &j->tune[j->tune_count++];
    snprintf(tune->name, sizeof tune->name, "%s", strrchr(path, '/') + 1);
    tune->calibrates = weight > 0;
    return er_corpus_read(&tune->corpus, path, group, 1, error);
}

static er_status read_recipe(job *j, er_error *error)
{
    char *data;
    size_t length;
    er_status status = er_read_file(j->recipe, &data, &length, error);
    if (status)
        return status;
    er_view rest = {data, (uint32_t)length}, fields[4];
    uint64_t line = 0;
    while (!status && er_table_next(&rest, fields, 4, &line))
        status = read_row(j, fields, line, error);
    free(data);
    return status;
}

/* ---- words and samples ------------------------------------------------------------------- */

static er_status read_words(job *j, er_error *error)
{
    er_vectors vectors = {0};
    uint16_t *clusters = NULL;
    er_status status = er_vectors_read(&vectors, j->vectors, error);
    if (!status) {
        clusters = calloc((size_t)vectors.count * ER_CLUSTERINGS, sizeof *clusters);
        status = clusters ? er_vectors_cluster(&vectors, j->clusters, clusters, error)
                          : er_fail_memory(error);
    }
    if (!status)
        status = er_marked_words_add_words(&j->words, &vectors, clusters, error);
    if (!status)
        status = er_marked_words_add_facts(&j->words, j->corpora, error);
    if (!status)
        status = er_marked_words_add_tables(&j->words, j->tables, error);
    if (!status)
        status = er_marked_words_finish(&j->words, error);
    free(clusters);
    er_vectors_free(&vectors);
    return status;
}

static er_status prepare_samples(job *j, er_error *error)
{
    er_status status = er_corpus_harmonise(&j->train, &j->words.vocabulary, error);
    if (!status)
        status = er_corpus_repair(&j->train, j->tables, j->options.silver, error);
    if (!status && j->title_nth)
        status = er_corpus_recase(&j->train, ER_RECASE_TITLE, j->title_nth, error);
    if (!status && j->upper_nth)
        status = er_corpus_recase(&j->train, ER_RECASE_UPPER, j->upper_nth, error);
    return status;
}

/* ---- results ----------------------------------------------------------------------------- */

static void print_score(const char *name, const er_score *score)
{
    const er_counts *all = &score->labels[ER_LABEL_COUNT];
    printf("%-26s %5.1f %5.1f %5.1f |", name, er_counts_f1(all),
           100.0 * all->right / (double)(all->found + !all->found),
           100.0 * all->right / (double)(all->gold + !all->gold));
    for (uint32_t label = 0; label < ER_LABEL_COUNT; label++)
        printf(" %5.1f", er_counts_f1(&score->labels[label]));
    printf("\n");
}

static void print_outcomes(const er_outcomes *outcomes)
{
    printf("confidence: spans, of them right\n");
    for (int tenth = 0; tenth < 10; tenth++) {
        uint32_t all = 0, right = 0;
        for (uint32_t i = 0; i < outcomes->count; i++) {
            int own = (int)(outcomes->items[i].probability * 10);
            if ((own > 9 ? 9 : own) != tenth)
                continue;
            all++;
            right += outcomes->items[i].right;
        }
        printf("%.1f-%.1f %6u %5.1f %%\n", tenth / 10.0, (tenth + 1) / 10.0, all,
               100.0 * right / (double)(all + !all));
    }
}

/* Scores the model on the files to tune on, and collects the outcomes of those that calibrate. */
static er_status score_files(job *j, const er_buffer *bytes, bool print, er_outcomes *outcomes,
                             er_error *error)
{
    er_sequence_model *model;
    er_status status = er_sequence_model_open(er_buffer_view(bytes), j->out, &model, error);
    if (status)
        return status;
    if (print)
        printf("%-26s %5s %5s %5s | %5s %5s %5s %5s %5s\n", "file", "F1", "P", "R", "PER", "ORG",
               "LOC", "group", "other");
    outcomes->count = 0;
    for (uint32_t t = 0; !status && t < j->tune_count; t++) {
        er_score score;
        status = er_score_corpus(model, &j->tune[t].corpus, &score,
                                 j->tune[t].calibrates ? outcomes : NULL, error);
        if (!status && print)
            print_score(j->tune[t].name, &score);
    }
    er_sequence_model_close(model);
    return status;
}

static er_status finish(job *j, const er_learner *learner, er_buffer *bytes, er_error *error)
{
    er_outcomes outcomes = {0};
    j->settings.slope = 1;
    er_status status =
        er_model_compile(learner, &j->words.vocabulary, &j->settings, j->slots, bytes, error);
    if (!status)
        status = score_files(j, bytes, false, &outcomes, error);
    if (!status) {
        er_calibrate(&outcomes, &j->settings);
        er_model_set(bytes, &j->settings);
        status = score_files(j, bytes, true, &outcomes, error);
    }
    if (!status)
        print_outcomes(&outcomes);
    free(outcomes.items);
    return status;
}

static er_status write_out(const char *path, const er_buffer *bytes, er_error *error)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(bytes->data, 1, bytes->length, file) == bytes->length;
    if (file)
        good = fclose(file) == 0 && good;
    return good ? ER_OK
                : er_fail_at(error, ER_WRITE_FAILED, path, ER_NO_POSITION, ER_NO_POSITION,
                             "cannot be written");
}

static er_status run(job *j, er_error *error)
{
    er_learner learner = {0};
    er_buffer bytes = {0};
    er_status status = read_recipe(j, error);
    if (!status)
        status = read_words(j, error);
    if (!status)
        status = prepare_samples(j, error);
    if (!status)
        status = er_learner_prepare(&learner, &j->words.vocabulary, &j->train, &j->options, error);
    if (!status) {
        printf("%u tokens, %u sentences, %u features\n", learner.token_count,
               learner.sentence_count, learner.feature_count);
        fflush(stdout);
        status = er_learner_train(&learner, &j->options, &j->words.vocabulary, &j->train, error);
    }
    if (!status)
        status = finish(j, &learner, &bytes, error);
    if (!status)
        status = write_out(j->out, &bytes, error);
    er_buffer_free(&bytes);
    er_learner_free(&learner);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 7) {
        fprintf(stderr, "usage: ergraph-train RECIPE TABLES CORPORA VECTORS CLUSTERS OUT\n");
        return 2;
    }
    job *j = calloc(1, sizeof *j);
    if (!j)
        return 1;
    *j = (job){.recipe = argv[1],
               .tables = argv[2],
               .corpora = argv[3],
               .vectors = argv[4],
               .clusters = argv[5],
               .out = argv[6]};
    er_error error = {0};
    er_status status = run(j, &error);
    if (status)
        fprintf(stderr, "ergraph-train: %s: %s\n", error.file, error.message);
    for (uint32_t t = 0; t < j->tune_count; t++)
        er_corpus_free(&j->tune[t].corpus);
    er_corpus_free(&j->train);
    er_marked_words_free(&j->words);
    free(j);
    return status ? 1 : 0;
}
