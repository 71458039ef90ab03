/* ergraph-train: makes the trained models of src/data from annotated text. */
#include <stdio.h>
#include <stdlib.h>

#include "base/table.h"
#include "train/compile.h"
#include "train/gazetteer.h"
#include "train/score.h"

#define TUNE_MAX 16u

typedef struct job {
    const char *manifest, *gazetteer, *corpora, *vectors, *clusters, *out;
    er_learner_options options;
    uint32_t slots;
    er_corpus train;
    er_corpus tune[TUNE_MAX];
    char tune_names[TUNE_MAX][64];
    uint32_t tune_count;
    er_gazetteer vocabulary;
} job;

static double number_of(const char *name, double otherwise)
{
    const char *value = getenv(name);
    return value ? atof(value) : otherwise;
}

/* ---- inputs -------------------------------------------------------------------------------------
 */

static er_status read_row(job *j, const er_view *fields, er_error *error)
{
    char path[4096], number[32];
    snprintf(path, sizeof path, "%s/%.*s", j->corpora, (int)fields[1].length, fields[1].data);
    snprintf(number, sizeof number, "%.*s", (int)fields[2].length, fields[2].data);
    uint32_t group = (uint32_t)strtoul(number, NULL, 10);
    snprintf(number, sizeof number, "%.*s", (int)fields[3].length, fields[3].data);
    float weight = strtof(number, NULL);
    if (er_view_is(fields[0], "train"))
        return er_corpus_read(&j->train, path, group, weight, error);
    if (j->tune_count == TUNE_MAX)
        return er_fail_at(error, ER_BAD_FORMAT, j->manifest, ER_NO_POSITION, ER_NO_POSITION,
                          "names more than %u files to tune on", TUNE_MAX);
    const char *name = strrchr(path, '/') + 1;
    snprintf(j->tune_names[j->tune_count], sizeof j->tune_names[0], "%s", name);
    return er_corpus_read(&j->tune[j->tune_count++], path, group, weight, error);
}

static er_status read_manifest(job *j, er_error *error)
{
    char *data;
    size_t length;
    er_status status = er_read_file(j->manifest, &data, &length, error);
    if (status)
        return status;
    er_view rest = {data, (uint32_t)length}, fields[4];
    while (!status && er_table_next(&rest, fields, 4, NULL))
        status = read_row(j, fields, error);
    free(data);
    return status;
}

static er_status read_vocabulary(job *j, er_error *error)
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
        status = er_gazetteer_add_words(&j->vocabulary, &vectors, clusters, error);
    char facts[4096];
    snprintf(facts, sizeof facts, "%s/facts", j->corpora);
    if (!status)
        status = er_gazetteer_add_facts(&j->vocabulary, facts, error);
    if (!status)
        status = er_gazetteer_add_table(&j->vocabulary, j->gazetteer, error);
    if (!status)
        status = er_gazetteer_finish(&j->vocabulary, error);
    free(clusters);
    er_vectors_free(&vectors);
    return status;
}

/* ---- results ------------------------------------------------------------------------------------
 */

static er_status report(job *j, er_buffer *bytes, er_error *error)
{
    er_sequence_model *model;
    er_status status = er_sequence_model_open(er_buffer_view(bytes), j->out, &model, error);
    if (status)
        return status;
    printf("%-26s  F1   P    R   | PER  ORG  LOC  | group other\n", "file");
    for (uint32_t t = 0; !status && t < j->tune_count; t++) {
        er_score score;
        status = er_score_corpus(model, &j->tune[t], &score, error);
        const er_counts *all = &score.labels[ER_LABEL_COUNT];
        printf("%-26s %.1f %.1f %.1f | %.1f %.1f %.1f | %.1f %.1f\n", j->tune_names[t],
               er_counts_f1(all), 100.0 * all->right / (all->found + 1e-9),
               100.0 * all->right / (all->gold + 1e-9), er_counts_f1(&score.labels[0]),
               er_counts_f1(&score.labels[1]), er_counts_f1(&score.labels[2]),
               er_counts_f1(&score.labels[3]), er_counts_f1(&score.labels[4]));
    }
    fflush(stdout);
    er_sequence_model_close(model);
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
    er_status status = read_manifest(j, error);
    if (!status)
        status = read_vocabulary(j, error);
    er_learner learner = {0};
    if (!status)
        status =
            er_learner_prepare(&learner, &j->vocabulary.vocabulary, &j->train, &j->options, error);
    if (!status) {
        printf("%u tokens, %u sentences, %u features, %.1f a token\n", learner.token_count,
               learner.sentence_count, learner.feature_count,
               (double)learner.feature_total / learner.token_count);
        fflush(stdout);
        status = er_learner_train(&learner, &j->options, error);
    }
    er_buffer bytes = {0};
    er_model_settings settings = {.slope = 1};
    if (!status)
        status = er_model_compile(&learner, &j->vocabulary.vocabulary, &settings, j->slots, &bytes,
                                  error);
    if (!status)
        status = report(j, &bytes, error);
    if (!status)
        status = write_out(j->out, &bytes, error);
    er_buffer_free(&bytes);
    er_learner_free(&learner);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 7) {
        fprintf(stderr, "usage: ergraph-train MANIFEST GAZETTEER CORPORA VECTORS CLUSTERS OUT\n");
        return 2;
    }
    job *j = calloc(1, sizeof *j);
    if (!j)
        return 1;
    *j = (job){.manifest = argv[1],
               .gazetteer = argv[2],
               .corpora = argv[3],
               .vectors = argv[4],
               .clusters = argv[5],
               .out = argv[6],
               .options = {.passes = (uint32_t)number_of("PASSES", 8),
                           .average_from = (uint32_t)number_of("AVG", 3),
                           .least_count = (uint32_t)number_of("LEAST", 2),
                           .rate = (float)number_of("RATE", 0.1),
                           .decay = (float)number_of("DECAY", 0.0)},
               .slots = (uint32_t)number_of("SLOTS", 380000)};
    er_error error = {0};
    er_status status = run(j, &error);
    if (status)
        fprintf(stderr, "ergraph-train: %s: %s\n", error.file, error.message);
    for (uint32_t t = 0; t < j->tune_count; t++)
        er_corpus_free(&j->tune[t]);
    er_corpus_free(&j->train);
    er_gazetteer_free(&j->vocabulary);
    free(j);
    return status ? 1 : 0;
}
