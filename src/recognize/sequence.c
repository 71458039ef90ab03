#include "recognize/sequence.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "recognize/model.h"
#include "recognize/tally.h"
#include "recognize/words.h"

/* How many words' scores are kept; words that share a place take turns. */
#define KEPT_SCORES 16384u

/* A long document is labelled in parts, which bounds the memory; the places of a word are compared
   within a part. */
#define PART_TOKENS 32768u

/* Rows of scores while they are summed, in units of ER_WEIGHT_UNIT. A weight is less than 4 either
   way (ER_WEIGHT_SHIFT_MAX), a token has some dozens, most of them far smaller: 16 bits, which hold
   128, do not overflow; if they did, in a model made for it, a tag would be wrong. */
typedef int16_t sum_lane __attribute__((vector_size(16)));
typedef int8_t weight_lane __attribute__((vector_size(16)));
#define LANES (ER_TAG_STRIDE / 8)
_Static_assert(LANES == 3, "add_row adds three lanes");

#define KEYS_MAX ER_PLACE_FEATURES_MAX /* no other list of keys is longer */

typedef struct word_scores {
    sum_lane score[ER_FEATURE_OFFSETS][LANES];
} word_scores;

struct er_sequence_scratch {
    er_words words;
    er_line_space line_space;
    word_scores *scores; /* [KEPT_SCORES] */
    uint32_t *scored;    /* [KEPT_SCORES] the word that was scored, by its place in words */
    float *emissions;    /* [tokens of the part][ER_TAG_STRIDE] */
    uint8_t *tags;       /* [tokens of the sentence] */
    bool *certain;       /* [tokens of the part] */
    float *labels;       /* [tokens of the part][ER_LABEL_COUNT], by the first look */
    er_tally *tallies;   /* by lower_id */
    er_label_span *spans;
    er_chain_space chain;
    uint32_t certain_capacity, label_capacity, tally_capacity;
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
        (*scratch)->scored = malloc(KEPT_SCORES * sizeof *(*scratch)->scored);
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
    free(scratch->labels);
    free(scratch->certain);
    free(scratch->tallies);
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

/* The weights from .. from + 8, each in the upper half of its 16 bits. */
#define UPPER_HALVES(weights, from)                                                                \
    (sum_lane)                                                                                     \
        __builtin_shufflevector((weight_lane){0}, weights, from, from + 16, from + 1, from + 17,   \
                                from + 2, from + 18, from + 3, from + 19, from + 4, from + 20,     \
                                from + 5, from + 21, from + 6, from + 22, from + 7, from + 23)

/* sum += weights << shift: to shift them down from the upper half both widens and scales them. */
static inline void add_row(const int8_t *weights, sum_lane *sum)
{
    weight_lane first, last;
    int down = 8 - weights[ER_TAG_STRIDE - 1];
    memcpy(&first, weights, sizeof first);
    memcpy(&last, weights + ER_TAG_STRIDE - sizeof last, sizeof last);
    sum[0] += UPPER_HALVES(first, 0) >> down;
    sum[1] += UPPER_HALVES(first, 8) >> down;
    sum[2] += UPPER_HALVES(last, 8) >> down;
}

/* Adds the weights of up to KEYS_MAX keys. They lie anywhere in a table far larger than the caches:
   all are asked for before the first is waited for. */
static void add_weights(const er_sequence_model *model, const uint64_t *keys, uint32_t count,
                        sum_lane *sum)
{
    const int8_t *rows[KEYS_MAX];
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++)
        __builtin_prefetch(&model->fingerprints[er_model_slot(keys[i], model->slots)]);
    for (uint32_t i = 0; i < count; i++) {
        rows[found] = er_model_weights(model, keys[i]);
        if (!rows[found])
            continue;
        __builtin_prefetch(rows[found]);
        found++;
    }
    sum_lane total[LANES];
    memcpy(total, sum, sizeof total);
    for (uint32_t i = 0; i < found; i++)
        add_row(rows[i], total);
    memcpy(sum, total, sizeof total);
}

static void score_word(const er_sequence_model *model, const er_word *word, word_scores *scores)
{
    for (int offset = -ER_FEATURE_REACH; offset <= ER_FEATURE_REACH; offset++) {
        uint64_t keys[ER_WORD_FEATURES_MAX];
        sum_lane *sum = scores->score[offset + ER_FEATURE_REACH];
        memset(sum, 0, sizeof scores->score[0]);
        add_weights(model, keys, er_word_features(word, offset, keys), sum);
    }
}

static const word_scores *scores_of(const er_sequence_model *model, er_sequence_scratch *scratch,
                                    const er_word *word)
{
    uint32_t place = (uint32_t)(word - scratch->words.words), kept = place % KEPT_SCORES;
    if (scratch->scored[kept] != place) {
        score_word(model, word, &scratch->scores[kept]);
        scratch->scored[kept] = place;
    }
    return &scratch->scores[kept];
}

/* What the words of the window say of a place. */
static void score_window(const er_sequence_model *model, er_sequence_scratch *scratch,
                         const er_line *line, uint32_t at, sum_lane *sum)
{
    for (int offset = -ER_FEATURE_REACH; offset <= ER_FEATURE_REACH; offset++) {
        const word_scores *scores = scores_of(model, scratch, line->words[(int64_t)at + offset]);
        for (uint32_t i = 0; i < LANES; i++)
            sum[i] += scores->score[offset + ER_FEATURE_REACH][i];
    }
}

/* Most words in small letters are outside of all names by far, whatever stands around them. */
static bool is_certain(const er_sequence_model *model, const er_line *line, uint32_t at,
                       const sum_lane *sum)
{
    if (line->look != ER_LINE_PLAIN || line->words[at]->look >= ER_LOOK_TITLE ||
        line->run_end[at] > line->run_first[at])
        return false;
    int16_t score[ER_TAG_STRIDE];
    memcpy(score, sum, sizeof score);
    int16_t highest = score[1];
    for (uint32_t k = 2; k < ER_TAG_COUNT; k++)
        highest = score[k] > highest ? score[k] : highest;
    return (float)(score[ER_TAG_OUTSIDE] - highest) * ER_WEIGHT_UNIT > model->settings.certain;
}

/* The scores of the tags of a line by all that the line shows: emissions [count][ER_TAG_STRIDE],
   which are not filled for the certain. */
static void score_line(const er_sequence_model *model, er_sequence_scratch *scratch,
                       const er_line *line, float *emissions, bool *certain)
{
    for (uint32_t at = 0; at < line->count; at++) {
        sum_lane sum[LANES] = {{0}};
        score_window(model, scratch, line, at, sum);
        certain[at] = is_certain(model, line, at, sum);
        if (certain[at])
            continue;
        uint64_t keys[ER_PLACE_FEATURES_MAX];
        add_weights(model, keys, er_place_features(line, at, keys), sum);
        float *emission = emissions + (size_t)at * ER_TAG_STRIDE;
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            emission[k] = (float)sum[k / 8][k % 8] * ER_WEIGHT_UNIT;
        for (uint32_t k = 1; k < ER_TAG_COUNT; k++)
            emission[k] += model->settings.bias[er_tag_label(k)];
    }
}

/* The next run of tokens that are not certain, from *first on; false where there is none. */
static bool next_segment(const bool *certain, uint32_t count, uint32_t *first, uint32_t *end)
{
    while (*first < count && certain[*first])
        ++*first;
    *end = *first;
    while (*end < count && !certain[*end])
        ++*end;
    return *first < count;
}

/* ---- the document's other places ------------------------------------------------------------- */

static bool takes_any(const er_line *line, uint32_t first, uint32_t end)
{
    while (first < end && !er_tally_takes(line, first))
        first++;
    return first < end;
}

static void first_look(const er_sequence_model *model, er_sequence_scratch *scratch,
                       const er_line *line, uint32_t first, uint32_t end, const float *emissions,
                       float *labels)
{
    if (!takes_any(line, first, end))
        return;
    er_chain_sum(&model->chain, &scratch->chain, emissions + (size_t)first * ER_TAG_STRIDE,
                 end - first, (er_chain_edges){first > 0, end < line->count});
    for (uint32_t at = first; at < end; at++) {
        if (!er_tally_takes(line, at))
            continue;
        float tags[ER_TAG_STRIDE];
        size_t row = (size_t)(at - first) * ER_TAG_STRIDE;
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            tags[k] = scratch->chain.forward[row + k] * scratch->chain.backward[row + k];
        er_tally_labels(tags, labels + (size_t)at * ER_LABEL_COUNT);
        er_tally_add(&scratch->tallies[line->words[at]->lower_id],
                     labels + (size_t)at * ER_LABEL_COUNT);
    }
}

static void second_look(const er_sequence_model *model, const er_sequence_scratch *scratch,
                        const er_line *line, uint32_t first, uint32_t end, const float *labels,
                        float *emissions)
{
    for (uint32_t at = first; at < end; at++) {
        uint64_t keys[ER_LATE_FEATURES_MAX];
        const float *own = er_tally_takes(line, at) ? labels + (size_t)at * ER_LABEL_COUNT : NULL;
        uint32_t count =
            er_late_features(line, at, &scratch->tallies[line->words[at]->lower_id], own, keys);
        sum_lane sum[LANES] = {{0}};
        add_weights(model, keys, count, sum);
        for (uint32_t k = 0; count && k < ER_TAG_COUNT; k++)
            emissions[(size_t)at * ER_TAG_STRIDE + k] += (float)sum[k / 8][k % 8] * ER_WEIGHT_UNIT;
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

/* The spans of a segment, which begins at the token offset of the document. */
static er_status read_segment(const er_sequence_model *model, er_sequence_scratch *scratch,
                              const float *emissions, uint32_t count, er_chain_edges edges,
                              uint32_t offset, er_error *error)
{
    er_chain_decode(&model->chain, &scratch->chain, emissions, count, edges, scratch->tags);
    bool any = false;
    for (uint32_t t = 0; t < count && !any; t++)
        any = scratch->tags[t] != ER_TAG_OUTSIDE;
    if (!any)
        return ER_OK;
    er_chain_sum(&model->chain, &scratch->chain, emissions, count, edges);
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

/* ---- documents --------------------------------------------------------------------------- */

static er_status reserve(er_sequence_scratch *scratch, uint32_t tokens, uint32_t longest,
                         er_error *error)
{
    uint32_t lower = scratch->words.by_lower.count;
    if (!er_array_reserve((void **)&scratch->emissions, &scratch->emission_capacity, tokens,
                          ER_TAG_STRIDE * sizeof *scratch->emissions) ||
        !er_array_reserve((void **)&scratch->labels, &scratch->label_capacity, tokens,
                          ER_LABEL_COUNT * sizeof *scratch->labels) ||
        !er_array_reserve((void **)&scratch->certain, &scratch->certain_capacity, tokens,
                          sizeof *scratch->certain) ||
        !er_array_reserve((void **)&scratch->tallies, &scratch->tally_capacity, lower,
                          sizeof *scratch->tallies) ||
        !er_array_reserve((void **)&scratch->tags, &scratch->tag_capacity, longest,
                          sizeof *scratch->tags) ||
        !er_chain_reserve(&scratch->chain, longest))
        return er_fail_memory(error);
    return ER_OK;
}

/* A sentence in the part of the document that is being labelled. */
typedef struct place {
    er_line line;
    float *emissions, *labels;
    bool *certain;
    uint32_t first_token;
} place;

static er_status set_place(er_sequence_scratch *scratch, const er_sentence *sentence,
                           uint32_t part_start, place *p, er_error *error)
{
    size_t row = sentence->first_token - part_start;
    p->emissions = scratch->emissions + row * ER_TAG_STRIDE;
    p->labels = scratch->labels + row * ER_LABEL_COUNT;
    p->certain = scratch->certain + row;
    p->first_token = sentence->first_token;
    return er_line_set(&scratch->line_space, &scratch->words, sentence->first_token,
                       sentence->end_token, &p->line, error);
}

static er_status look_at(const er_sequence_model *model, er_sequence_scratch *scratch,
                         const place *p, uint32_t look, er_error *error)
{
    er_status status = ER_OK;
    if (look == 0)
        score_line(model, scratch, &p->line, p->emissions, p->certain);
    for (uint32_t first = 0, end; !status && next_segment(p->certain, p->line.count, &first, &end);
         first = end) {
        if (look == 0) {
            first_look(model, scratch, &p->line, first, end, p->emissions, p->labels);
            continue;
        }
        second_look(model, scratch, &p->line, first, end, p->labels, p->emissions);
        status = read_segment(model, scratch, p->emissions + (size_t)first * ER_TAG_STRIDE,
                              end - first, (er_chain_edges){first > 0, end < p->line.count},
                              p->first_token + first, error);
    }
    return status;
}

/* Sentences first .. end of the document. */
static er_status label_part(const er_sequence_model *model, er_sequence_scratch *scratch,
                            const er_document *document, uint32_t first, uint32_t end,
                            er_error *error)
{
    uint32_t start = document->sentences[first].first_token, longest = 0;
    for (uint32_t s = first; s < end; s++) {
        uint32_t count = document->sentences[s].end_token - document->sentences[s].first_token;
        longest = count > longest ? count : longest;
    }
    er_status status =
        reserve(scratch, document->sentences[end - 1].end_token - start, longest, error);
    if (status)
        return status;
    for (uint32_t t = start; t < document->sentences[end - 1].end_token; t++)
        scratch->tallies[scratch->words.words[scratch->words.ids[t]].lower_id] = (er_tally){0};
    for (uint32_t look = 0; look < 2; look++) {
        for (uint32_t s = first; !status && s < end; s++) {
            place p;
            if (document->sentences[s].first_token == document->sentences[s].end_token)
                continue;
            status = set_place(scratch, &document->sentences[s], start, &p, error);
            if (!status)
                status = look_at(model, scratch, &p, look, error);
        }
    }
    return status;
}

er_status er_sequence_label(const er_sequence_model *model, er_sequence_scratch *scratch,
                            const er_document *document, er_error *error)
{
    bool cleared;
    scratch->span_count = 0;
    er_status status =
        er_words_read(&scratch->words, &model->vocabulary, document, &cleared, error);
    if (cleared)
        memset(scratch->scored, 0xff, KEPT_SCORES * sizeof *scratch->scored);
    for (uint32_t s = 0; !status && s < document->sentence_count;) {
        uint32_t end = s + 1, start = document->sentences[s].first_token;
        while (end < document->sentence_count &&
               document->sentences[end].end_token - start <= PART_TOKENS)
            end++;
        status = label_part(model, scratch, document, s, end, error);
        s = end;
    }
    return status;
}
