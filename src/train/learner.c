#include "train/learner.h"

#include <math.h>
#include <stdlib.h>

void er_learner_free(er_learner *learner)
{
    free(learner->keys);
    free(learner->weights);
    free(learner->average);
    free(learner->squares);
    free(learner->features);
    free(learner->first_feature);
    free(learner->tags);
    free(learner->active);
    free(learner->late);
    free(learner->labels);
    free(learner->active_end);
    free(learner->sentences);
    *learner = (er_learner){0};
}

/* ---- steps ----------------------------------------------------------------------------------- */

/* Gradients below this change nothing worth the memory traffic. */
#define NEGLIGIBLE 1e-3f

/* The first squares of a row: keeps its first steps from being too wide. */
#define FIRST_SQUARES 0.5f

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
    return *state >> 33;
}

/* Draws the features that a sentence is learned with. */
static void draw_features(er_learner *learner, const er_learner_options *options,
                          const er_train_sentence *sentence)
{
    const float range = (float)(UINT32_C(1) << 31);
    uint32_t count = 0, limit = (uint32_t)(options->dropout * range);
    bool late =
        learner->late && (float)next_random(&learner->random) >= options->late_dropout * range;
    for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
        for (uint64_t i = learner->first_feature[t]; i < learner->first_feature[t + 1]; i++)
            if (!limit || next_random(&learner->random) >= limit)
                learner->active[count++] = learner->features[i];
        const uint32_t *own = learner->late + (size_t)t * ER_LATE_FEATURES_MAX;
        for (uint32_t i = 0; late && i < ER_LATE_FEATURES_MAX && own[i] != ER_NONE; i++)
            learner->active[count++] = own[i];
        learner->active_end[t - sentence->first_token] = count;
    }
}

static void score_token(const er_learner *learner, uint32_t place, float scale, float *emission)
{
    float sum[ER_TAG_STRIDE] = {0};
    uint32_t end = learner->active_end[place];
    for (uint32_t i = place ? learner->active_end[place - 1] : 0; i < end; i++) {
        __builtin_prefetch(learner->weights + (size_t)learner->active[i + 8] * ER_TAG_STRIDE);
        const float *row = learner->weights + (size_t)learner->active[i] * ER_TAG_STRIDE;
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            sum[k] += row[k];
    }
    for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
        emission[k] = sum[k] * scale;
}

static void update_token(er_learner *learner, const er_learner_options *options, uint32_t place,
                         const float *gradient, float square)
{
    uint32_t end = learner->active_end[place];
    for (uint32_t i = place ? learner->active_end[place - 1] : 0; i < end; i++) {
        uint32_t feature = learner->active[i];
        float *row = learner->weights + (size_t)feature * ER_TAG_STRIDE;
        learner->squares[feature] += square;
        float step = options->rate / sqrtf(FIRST_SQUARES + learner->squares[feature]);
        float keep = 1 - step * options->decay;
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            row[k] = row[k] * keep - step * gradient[k];
    }
}

static void update_chain(er_learner *learner, const er_learner_options *options,
                         const float *gradient)
{
    float *score = &learner->chain.score[0][0], *squares = &learner->chain_squares[0][0];
    for (uint32_t i = 0; i < ER_CHAIN_ROWS * ER_TAG_STRIDE; i++) {
        squares[i] += gradient[i] * gradient[i];
        score[i] -= options->rate / sqrtf(1 + squares[i]) * gradient[i];
    }
    er_chain_prepare(&learner->chain);
}

/* Adds the expected pairs of tags, less those that stand in the sample. */
static void pair_gradient(const er_learner *learner, const er_chain_space *space,
                          const er_train_sentence *sentence, float *gradient)
{
    const uint8_t *tags = learner->tags + sentence->first_token;
    uint32_t count = sentence->end_token - sentence->first_token;
    float weight = sentence->weight, *first = gradient + ER_CHAIN_FIRST * ER_TAG_STRIDE;
    for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
        first[k] += weight * space->forward[k] * space->backward[k];
    first[tags[0]] -= weight;
    for (uint32_t t = 1; t < count; t++) {
        const float *before = space->forward + (size_t)(t - 1) * ER_TAG_STRIDE;
        size_t at = (size_t)t * ER_TAG_STRIDE;
        float after[ER_TAG_STRIDE];
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            after[k] = weight * space->local[at + k] * space->backward[at + k] / space->scale[t];
        for (uint32_t from = 0; from < ER_TAG_COUNT; from++)
            for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
                gradient[from * ER_TAG_STRIDE + k] +=
                    before[from] * learner->chain.factor[from][k] * after[k];
        gradient[tags[t - 1] * ER_TAG_STRIDE + tags[t]] -= weight;
    }
}

static void score_sentence(er_learner *learner, const er_learner_options *options,
                           const er_train_sentence *sentence, float *emissions)
{
    float scale = 1 / (1 - options->dropout);
    draw_features(learner, options, sentence);
    for (uint32_t t = 0; t < sentence->end_token - sentence->first_token; t++) {
        float *emission = emissions + (size_t)t * ER_TAG_STRIDE;
        score_token(learner, t, scale, emission);
    }
}

/* One sentence: sums, gradients, steps. */
static void learn_sentence(er_learner *learner, const er_learner_options *options,
                           const er_train_sentence *sentence, er_chain_space *space,
                           float *emissions)
{
    uint32_t count = sentence->end_token - sentence->first_token;
    float scale = 1 / (1 - options->dropout);
    score_sentence(learner, options, sentence, emissions);
    er_chain_sum(&learner->chain, space, emissions, count, (er_chain_edges){0});
    const uint8_t *tags = learner->tags + sentence->first_token;
    bool moved = false;
    for (uint32_t t = 0; t < count; t++) {
        size_t at = (size_t)t * ER_TAG_STRIDE;
        float gradient[ER_TAG_STRIDE], largest = 0, square = 0;
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            gradient[k] = space->forward[at + k] * space->backward[at + k];
        gradient[tags[t]] -= 1;
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++) {
            gradient[k] *= sentence->weight;
            largest = fmaxf(largest, fabsf(gradient[k]));
            square += gradient[k] * gradient[k];
        }
        if (largest < NEGLIGIBLE)
            continue;
        moved = true;
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            gradient[k] *= scale;
        update_token(learner, options, t, gradient, square * scale * scale);
    }
    if (moved) {
        float pairs[ER_CHAIN_ROWS * ER_TAG_STRIDE] = {0};
        pair_gradient(learner, space, sentence, pairs);
        update_chain(learner, options, pairs);
    }
}

/* ---- passes ------------------------------------------------------------------------------ */

static void shuffle(er_train_sentence *sentences, uint32_t count, uint64_t seed)
{
    uint64_t state = seed;
    for (uint32_t i = count; i > 1; i--) {
        uint32_t j = (uint32_t)(next_random(&state) % i);
        er_train_sentence moved = sentences[i - 1];
        sentences[i - 1] = sentences[j];
        sentences[j] = moved;
    }
}

static void learn_pass(er_learner *learner, const er_learner_options *options, uint32_t pass,
                       uint32_t left_out, er_chain_space *space, float *emissions)
{
    shuffle(learner->sentences, learner->sentence_count, pass + 1);
    for (uint32_t s = 0; s < learner->sentence_count; s++)
        if (left_out == ER_PARTS ||
            (learner->sentences[s].part != left_out && learner->sentences[s].part != ER_PARTS))
            learn_sentence(learner, options, &learner->sentences[s], space, emissions);
}

static void average_pass(er_learner *learner)
{
    float part = 1.0f / (float)++learner->averaged;
    size_t size = (size_t)learner->feature_count * ER_TAG_STRIDE;
    for (size_t i = 0; i < size; i++)
        learner->average[i] += (learner->weights[i] - learner->average[i]) * part;
    float *mean = &learner->chain_average.score[0][0], *now = &learner->chain.score[0][0];
    for (size_t i = 0; i < ER_CHAIN_ROWS * ER_TAG_STRIDE; i++)
        mean[i] += (now[i] - mean[i]) * part;
}

/* Back to weights of 0. */
static void forget(er_learner *learner)
{
    size_t size = (size_t)learner->feature_count * ER_TAG_STRIDE;
    memset(learner->weights, 0, size * sizeof *learner->weights);
    memset(learner->squares, 0, learner->feature_count * sizeof *learner->squares);
    memset(&learner->chain, 0, sizeof learner->chain);
    memset(learner->chain_squares, 0, sizeof learner->chain_squares);
    er_chain_prepare(&learner->chain);
}

/* ---- the first look -------------------------------------------------------------------------- */

/* The labels of the sentences that were left out, by the model that was learned without them. */
static void predict_part(er_learner *learner, const er_learner_options *options, uint32_t part,
                         er_chain_space *space, float *emissions)
{
    er_learner_options plain = *options;
    plain.dropout = 0;
    plain.late_dropout = 1;
    for (uint32_t s = 0; s < learner->sentence_count; s++) {
        const er_train_sentence *sentence = &learner->sentences[s];
        if (sentence->part != part)
            continue;
        uint32_t count = sentence->end_token - sentence->first_token;
        score_sentence(learner, &plain, sentence, emissions);
        er_chain_sum(&learner->chain, space, emissions, count, (er_chain_edges){0});
        for (uint32_t t = 0; t < count; t++) {
            float tags[ER_TAG_STRIDE];
            for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
                tags[k] = space->forward[(size_t)t * ER_TAG_STRIDE + k] *
                          space->backward[(size_t)t * ER_TAG_STRIDE + k];
            er_tally_labels(tags,
                            learner->labels + (size_t)(sentence->first_token + t) * ER_LABEL_COUNT);
        }
    }
}

static er_status take_first_look(er_learner *learner, const er_learner_options *options,
                                 const er_vocabulary *vocabulary, const er_corpus *corpus,
                                 er_chain_space *space, float *emissions, er_error *error)
{
    size_t tokens = learner->token_count;
    learner->labels = calloc(tokens * ER_LABEL_COUNT, sizeof *learner->labels);
    if (!learner->labels)
        return er_fail_memory(error);
    for (uint32_t part = 0; part < ER_PARTS; part++) {
        forget(learner);
        for (uint32_t pass = 0; pass < options->first_passes; pass++)
            learn_pass(learner, options, pass, part, space, emissions);
        predict_part(learner, options, part, space, emissions);
    }
    forget(learner);
    learner->late = malloc(tokens * ER_LATE_FEATURES_MAX * sizeof *learner->late);
    if (!learner->late)
        return er_fail_memory(error);
    return er_learner_add_late(learner, vocabulary, corpus, error);
}

/* ---- the silver sentences ----------------------------------------------------------------------
 */

/* Gives the tokens first .. end of a sentence the tags of a decoded span, and takes those of the
   spans that it overlaps away. */
static void mark_span(uint8_t *tags, const uint8_t *decoded, uint32_t count, uint32_t first,
                      uint32_t end)
{
    uint32_t low = first, high = end;
    while (low > 0 && tags[low] != ER_TAG_OUTSIDE && !er_tag_can_begin(tags[low]))
        low--;
    while (high < count && tags[high] != ER_TAG_OUTSIDE && !er_tag_can_begin(tags[high]))
        high++;
    for (uint32_t t = low; t < high; t++)
        tags[t] = t >= first && t < end ? decoded[t] : (uint8_t)ER_TAG_OUTSIDE;
}

/* Whether the sentence has a span of just these tokens. */
static bool is_span(const uint8_t *tags, uint32_t count, uint32_t first, uint32_t end)
{
    for (uint32_t t = first + 1; t < end; t++)
        if (er_tag_can_begin(tags[t]))
            return false;
    return tags[first] != ER_TAG_OUTSIDE && er_tag_can_begin(tags[first]) &&
           (end == count || er_tag_can_begin(tags[end]));
}

/* Whether the sure opinion of the model replaces what the sentence says of a span. How far the name
   of a place reaches ("Kandahar province") is settled by what the silver sentences do. */
static bool is_better(const er_learner_options *options, const uint8_t *tags, uint32_t count,
                      const uint8_t *decoded, uint32_t first, uint32_t end, double p)
{
    bool free = true, same = true;
    for (uint32_t t = first; t < end; t++) {
        free &= tags[t] == ER_TAG_OUTSIDE;
        same &= tags[t] == decoded[t];
    }
    if (!free && er_tag_label(decoded[first]) == ER_LABEL_LOCATION &&
        !is_span(tags, count, first, end))
        return false;
    return !same && p >= (double)(free ? options->relabel_free : options->relabel_other);
}

static void relabel_sentence(er_learner *learner, const er_learner_options *options,
                             const er_train_sentence *sentence, er_chain_space *space,
                             float *emissions, uint8_t *decoded)
{
    uint32_t count = sentence->end_token - sentence->first_token;
    uint8_t *tags = learner->tags + sentence->first_token;
    score_sentence(learner, options, sentence, emissions);
    er_chain_decode(&learner->chain, space, emissions, count, (er_chain_edges){0}, decoded);
    er_chain_sum(&learner->chain, space, emissions, count, (er_chain_edges){0});
    for (uint32_t t = 0; t < count; t++) {
        if (decoded[t] == ER_TAG_OUTSIDE)
            continue;
        uint32_t first = t;
        while (!er_tag_can_end(decoded[t]))
            t++;
        double p = er_chain_probability(&learner->chain, space, decoded, first, t + 1);
        if (er_tag_label(decoded[first]) <= ER_LABEL_LOCATION &&
            is_better(options, tags, count, decoded, first, t + 1, p)) {
            mark_span(tags, decoded, count, first, t + 1);
            learner->relabelled++;
        }
    }
}

/* Mends the sentences of little weight, which machines marked, by what the others teach. */
static er_status relabel(er_learner *learner, const er_learner_options *options,
                         er_chain_space *space, float *emissions, uint32_t longest, er_error *error)
{
    er_learner_options plain = *options;
    plain.dropout = 0;
    uint8_t *decoded = malloc(longest);
    if (!decoded)
        return er_fail_memory(error);
    forget(learner);
    for (uint32_t pass = 0; pass < options->relabel_passes; pass++) {
        shuffle(learner->sentences, learner->sentence_count, pass + 1);
        for (uint32_t s = 0; s < learner->sentence_count; s++)
            if (learner->sentences[s].weight >= options->silver)
                learn_sentence(learner, options, &learner->sentences[s], space, emissions);
    }
    for (uint32_t s = 0; s < learner->sentence_count; s++)
        if (learner->sentences[s].weight < options->silver)
            relabel_sentence(learner, &plain, &learner->sentences[s], space, emissions, decoded);
    forget(learner);
    free(decoded);
    return ER_OK;
}

/* ---- selection ------------------------------------------------------------------------------- */

float er_learner_strength(const float *row)
{
    float largest = 0;
    for (uint32_t k = 0; k < ER_TAG_COUNT; k++)
        largest = fmaxf(largest, fabsf(row[k]));
    return largest;
}

static int descending(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x < y) - (x > y);
}

/* Takes the features that are weaker than the strongest keep out of the samples, so that the passes
   to come learn to do without them. */
static er_status select_features(er_learner *learner, uint32_t keep, er_error *error)
{
    if (learner->feature_count <= keep)
        return ER_OK;
    float *strength = malloc(learner->feature_count * sizeof *strength);
    float *sorted = malloc(learner->feature_count * sizeof *sorted);
    if (!strength || !sorted) {
        free(strength);
        free(sorted);
        return er_fail_memory(error);
    }
    for (uint32_t f = 0; f < learner->feature_count; f++)
        sorted[f] = strength[f] =
            f < learner->base_count
                ? er_learner_strength(learner->weights + (size_t)f * ER_TAG_STRIDE)
                : HUGE_VALF;
    qsort(sorted, learner->feature_count, sizeof *sorted, descending);
    float least = sorted[keep - 1];
    uint64_t kept = 0;
    for (uint32_t t = 0; t < learner->token_count; t++) {
        uint64_t i = learner->first_feature[t];
        learner->first_feature[t] = kept;
        for (; i < learner->first_feature[t + 1]; i++)
            if (strength[learner->features[i]] >= least)
                learner->features[kept++] = learner->features[i];
    }
    learner->first_feature[learner->token_count] = kept;
    for (uint32_t f = 0; f < learner->feature_count; f++)
        if (strength[f] < least)
            memset(learner->weights + (size_t)f * ER_TAG_STRIDE, 0,
                   ER_TAG_STRIDE * sizeof *learner->weights);
    free(strength);
    free(sorted);
    return ER_OK;
}

er_status er_learner_train(er_learner *learner, const er_learner_options *options,
                           const er_vocabulary *vocabulary, const er_corpus *corpus,
                           er_error *error)
{
    uint32_t longest = 1;
    for (uint32_t s = 0; s < learner->sentence_count; s++) {
        uint32_t count = learner->sentences[s].end_token - learner->sentences[s].first_token;
        longest = count > longest ? count : longest;
    }
    size_t room = (size_t)longest * (ER_WORD_FEATURES_MAX * ER_FEATURE_OFFSETS +
                                     ER_PLACE_FEATURES_MAX + ER_LATE_FEATURES_MAX);
    learner->active = calloc(room, sizeof *learner->active);
    learner->active_end = calloc(longest, sizeof *learner->active_end);
    learner->random = 1;
    er_chain_space space = {0};
    float *emissions = malloc((size_t)longest * ER_TAG_STRIDE * sizeof *emissions);
    er_status status = ER_OK;
    if (!emissions || !learner->active || !learner->active_end ||
        !er_chain_reserve(&space, longest))
        status = er_fail_memory(error);
    if (!status && options->relabel_passes)
        status = relabel(learner, options, &space, emissions, longest, error);
    if (!status && options->first_passes)
        status = take_first_look(learner, options, vocabulary, corpus, &space, emissions, error);
    for (uint32_t pass = 0; !status && pass < options->passes; pass++) {
        learn_pass(learner, options, pass, ER_PARTS, &space, emissions);
        if (pass == options->select_pass)
            status = select_features(learner, options->keep, error);
        if (pass >= options->average_from)
            average_pass(learner);
    }
    er_chain_prepare(&learner->chain_average);
    er_chain_space_free(&space);
    free(emissions);
    return status;
}
