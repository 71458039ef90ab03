#include "recognize/sequence.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "recognize/model.h"
#include "recognize/words.h"

/* Words whose scores are kept, and the room for each: the rest are scored at every place. */
#define KEPT_SCORES 16384u

typedef struct word_scores {
    int16_t score[ER_FEATURE_OFFSETS][ER_TAG_STRIDE]; /* units of ER_WEIGHT_UNIT, clipped */
} word_scores;

struct er_sequence_scratch {
    er_words words;
    er_line_space line_space;
    word_scores *scores; /* [KEPT_SCORES], by place in words */
    bool *scored;        /* [KEPT_SCORES] */
    float *emissions;    /* [tokens of the sentence][ER_TAG_STRIDE] */
    uint8_t *tags;       /* [tokens of the sentence] */
    er_label_span *spans;
    er_chain_space chain;
    uint32_t emission_capacity, tag_capacity, span_count, span_capacity;
};

const char *er_label_name(er_label label)
{
    static const char *const names[ER_LABEL_COUNT] = {"person", "organization", "location", "group",
                                                      "other"};
    return label < ER_LABEL_COUNT ? names[label] : "";
}

er_status er_sequence_scratch_new(er_sequence_scratch **scratch, er_error *error)
{
    *scratch = calloc(1, sizeof **scratch);
    if (*scratch) {
        (*scratch)->scores = malloc(KEPT_SCORES * sizeof *(*scratch)->scores);
        (*scratch)->scored = calloc(KEPT_SCORES, sizeof *(*scratch)->scored);
    }
    if (!*scratch || !(*scratch)->scores || !(*scratch)->scored) {
        er_sequence_scratch_free(*scratch);
        *scratch = NULL;
        return er_fail_memory(error);
    }
    return ER_OK;
}

void er_sequence_scratch_free(er_sequence_scratch *scratch)
{
    if (!scratch)
        return;
    er_words_free(&scratch->words);
    er_line_space_free(&scratch->line_space);
    er_chain_space_free(&scratch->chain);
    free(scratch->scores);
    free(scratch->scored);
    free(scratch->emissions);
    free(scratch->tags);
    free(scratch->spans);
    free(scratch);
}

const er_label_span *er_sequence_spans(const er_sequence_scratch *scratch, uint32_t *count)
{
    *count = scratch->span_count;
    return scratch->spans;
}

/* ---- scores of tokens ------------------------------------------------------------------------ */

static void add_weights(const er_sequence_model *model, uint64_t key, int32_t *sum)
{
    const int8_t *weights = er_model_weights(model, key);
    if (!weights)
        return;
    int32_t factor = 1 << weights[ER_TAG_STRIDE - 1];
    for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
        sum[k] += weights[k] * factor;
}

static void score_word(const er_sequence_model *model, const er_word *word, word_scores *scores)
{
    for (int offset = -ER_FEATURE_REACH; offset <= ER_FEATURE_REACH; offset++) {
        uint64_t keys[ER_WORD_FEATURES_MAX];
        int32_t sum[ER_TAG_STRIDE] = {0};
        uint32_t count = er_word_features(word, offset, keys);
        for (uint32_t i = 0; i < count; i++)
            add_weights(model, keys[i], sum);
        int16_t *score = scores->score[offset + ER_FEATURE_REACH];
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            score[k] = (int16_t)(sum[k] > INT16_MAX   ? INT16_MAX
                                 : sum[k] < INT16_MIN ? INT16_MIN
                                                      : sum[k]);
    }
}

/* The kept scores of a word, or *spare filled for it. */
static const word_scores *scores_of(const er_sequence_model *model, er_sequence_scratch *scratch,
                                    const er_word *word, word_scores *spare)
{
    size_t place = (size_t)(word - scratch->words.words);
    if (place >= KEPT_SCORES) {
        score_word(model, word, spare);
        return spare;
    }
    if (!scratch->scored[place]) {
        score_word(model, word, &scratch->scores[place]);
        scratch->scored[place] = true;
    }
    return &scratch->scores[place];
}

static void score_line(const er_sequence_model *model, er_sequence_scratch *scratch,
                       const er_line *line)
{
    for (uint32_t at = 0; at < line->count; at++) {
        int32_t sum[ER_TAG_STRIDE] = {0};
        for (int offset = -ER_FEATURE_REACH; offset <= ER_FEATURE_REACH; offset++) {
            word_scores spare;
            const int16_t *score =
                scores_of(model, scratch, line->words[(int64_t)at + offset], &spare)
                    ->score[offset + ER_FEATURE_REACH];
            for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
                sum[k] += score[k];
        }
        uint64_t keys[ER_PLACE_FEATURES_MAX];
        uint32_t count = er_place_features(line, at, keys);
        for (uint32_t i = 0; i < count; i++)
            add_weights(model, keys[i], sum);
        float *emission = scratch->emissions + (size_t)at * ER_TAG_STRIDE;
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            emission[k] = (float)sum[k] * ER_WEIGHT_UNIT;
        for (uint32_t k = 1; k < ER_TAG_COUNT; k++)
            emission[k] += model->settings.bias[er_tag_label(k)];
    }
}

/* ---- spans ----------------------------------------------------------------------------------- */

static float calibrated(const er_model_settings *settings, double p)
{
    p = p < 1e-6 ? 1e-6 : p > 1 - 1e-6 ? 1 - 1e-6 : p;
    double logit = log(p / (1 - p)) * (double)settings->slope + (double)settings->intercept;
    return (float)(1 / (1 + exp(-logit)));
}

static er_status add_span(const er_sequence_model *model, er_sequence_scratch *scratch,
                          uint32_t offset, uint32_t first, uint32_t end, er_error *error)
{
    if (!er_array_reserve((void **)&scratch->spans, &scratch->span_capacity,
                          scratch->span_count + 1ULL, sizeof *scratch->spans))
        return er_fail_memory(error);
    double p = er_chain_probability(&model->chain, &scratch->chain, scratch->tags, first, end);
    scratch->spans[scratch->span_count++] =
        (er_label_span){.first_token = offset + first,
                        .end_token = offset + end,
                        .label = (uint8_t)er_tag_label(scratch->tags[first]),
                        .probability = calibrated(&model->settings, p)};
    return ER_OK;
}

static er_status read_tags(const er_sequence_model *model, er_sequence_scratch *scratch,
                           uint32_t offset, uint32_t count, er_error *error)
{
    bool any = false;
    for (uint32_t t = 0; t < count && !any; t++)
        any = scratch->tags[t] != ER_TAG_OUTSIDE;
    if (!any)
        return ER_OK;
    er_chain_sum(&model->chain, &scratch->chain, scratch->emissions, count);
    for (uint32_t t = 0; t < count; t++) {
        if (scratch->tags[t] == ER_TAG_OUTSIDE)
            continue;
        uint32_t first = t;
        while (!er_tag_can_end(scratch->tags[t]))
            t++;
        er_status status = add_span(model, scratch, offset, first, t + 1, error);
        if (status)
            return status;
    }
    return ER_OK;
}

static er_status label_sentence(const er_sequence_model *model, er_sequence_scratch *scratch,
                                const er_sentence *sentence, er_error *error)
{
    uint32_t count = sentence->end_token - sentence->first_token;
    if (!count)
        return ER_OK;
    if (!er_array_reserve((void **)&scratch->emissions, &scratch->emission_capacity, count,
                          ER_TAG_STRIDE * sizeof *scratch->emissions) ||
        !er_array_reserve((void **)&scratch->tags, &scratch->tag_capacity, count,
                          sizeof *scratch->tags) ||
        !er_chain_reserve(&scratch->chain, count))
        return er_fail_memory(error);
    er_line line;
    er_status status = er_line_set(&scratch->line_space, &scratch->words, sentence->first_token,
                                   sentence->end_token, &line, error);
    if (status)
        return status;
    score_line(model, scratch, &line);
    er_chain_decode(&model->chain, &scratch->chain, scratch->emissions, count, scratch->tags);
    return read_tags(model, scratch, sentence->first_token, count, error);
}

er_status er_sequence_label(const er_sequence_model *model, er_sequence_scratch *scratch,
                            const er_document *document, er_error *error)
{
    bool cleared;
    scratch->span_count = 0;
    er_status status =
        er_words_read(&scratch->words, &model->vocabulary, document, &cleared, error);
    if (cleared)
        memset(scratch->scored, 0, KEPT_SCORES * sizeof *scratch->scored);
    for (uint32_t s = 0; !status && s < document->sentence_count; s++)
        status = label_sentence(model, scratch, &document->sentences[s], error);
    return status;
}
