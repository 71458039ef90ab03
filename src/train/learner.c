#include "train/learner.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"

/* ---- features of the samples ------------------------------------------------------------------
 */

typedef struct collector {
    er_learner *learner;
    er_words words;
    er_line_space line_space;
    uint64_t *keys; /* of all tokens, one after the other */
    uint32_t key_count, key_capacity;
} collector;

static bool add_keys(collector *c, const uint64_t *keys, uint32_t count)
{
    if (!er_array_reserve((void **)&c->keys, &c->key_capacity, (uint64_t)c->key_count + count,
                          sizeof *c->keys))
        return false;
    memcpy(c->keys + c->key_count, keys, count * sizeof *keys);
    c->key_count += count;
    return true;
}

static bool add_token(collector *c, const er_line *line, uint32_t at)
{
    er_learner *learner = c->learner;
    uint64_t keys[ER_WORD_FEATURES_MAX + ER_PLACE_FEATURES_MAX];
    for (int offset = -ER_FEATURE_REACH; offset <= ER_FEATURE_REACH; offset++) {
        uint32_t count = er_word_features(line->words[(int64_t)at + offset], offset, keys);
        if (!add_keys(c, keys, count))
            return false;
    }
    if (!add_keys(c, keys, er_place_features(line, at, keys)) ||
        !er_array_reserve((void **)&learner->first_feature, &learner->token_capacity,
                          learner->token_count + 2ULL, sizeof *learner->first_feature) ||
        !er_array_reserve((void **)&learner->tags, &learner->tag_capacity,
                          learner->token_count + 1ULL, sizeof *learner->tags))
        return false;
    learner->tags[learner->token_count++] = ER_TAG_OUTSIDE;
    learner->first_feature[learner->token_count] = c->key_count;
    return true;
}

static void set_tags(er_learner *learner, const er_sample *sample, uint32_t first_token)
{
    for (uint32_t s = 0; s < sample->span_count; s++) {
        const er_gold_span *span = &sample->spans[s];
        for (uint32_t t = span->first_token; t < span->end_token; t++) {
            bool first = t == span->first_token, last = t + 1 == span->end_token;
            er_tag_part part = first && last ? ER_TAG_SINGLE
                               : first       ? ER_TAG_BEGIN
                               : last        ? ER_TAG_END
                                             : ER_TAG_INSIDE;
            learner->tags[first_token + t] = (uint8_t)er_tag(span->label, part);
        }
    }
}

static er_status add_sample(collector *c, const er_vocabulary *vocabulary, const er_sample *sample,
                            er_error *error)
{
    er_learner *learner = c->learner;
    uint32_t first_token = learner->token_count;
    bool cleared;
    er_status status = er_words_read(&c->words, vocabulary, sample->document, &cleared, error);
    for (uint32_t s = 0; !status && s < sample->document->sentence_count; s++) {
        const er_sentence *sentence = &sample->document->sentences[s];
        er_line line;
        status = er_line_set(&c->line_space, &c->words, sentence->first_token, sentence->end_token,
                             &line, error);
        if (status)
            break;
        if (!er_array_reserve((void **)&learner->sentences, &learner->sentence_capacity,
                              learner->sentence_count + 1ULL, sizeof *learner->sentences))
            return er_fail_memory(error);
        learner->sentences[learner->sentence_count++] = (er_train_sentence){
            first_token + sentence->first_token, first_token + sentence->end_token, sample->weight};
        for (uint32_t at = 0; at < line.count; at++)
            if (!add_token(c, &line, at))
                return er_fail_memory(error);
    }
    if (!status)
        set_tags(learner, sample, first_token);
    return status;
}

/* Keys become ids; those in fewer than least_count places are dropped. */
static er_status number_keys(collector *c, uint32_t least_count, er_error *error)
{
    er_learner *learner = c->learner;
    er_index counts = {0};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->key_count; i++) {
        uint32_t *count = er_index_add(&counts, c->keys[i], 0);
        if (!count) {
            er_index_free(&counts);
            return er_fail_memory(error);
        }
        kept += ++*count == least_count;
    }
    learner->keys = malloc(kept * sizeof *learner->keys + 1);
    learner->counts = malloc(kept * sizeof *learner->counts + 1);
    learner->features = malloc(c->key_count * sizeof *learner->features + 1);
    if (!learner->keys || !learner->counts || !learner->features) {
        er_index_free(&counts);
        return er_fail_memory(error);
    }
    /* From here on a value is a count, or NUMBERED plus an id. */
    const uint32_t numbered = UINT32_C(1) << 31;
    for (uint32_t t = 0, i = 0; t < learner->token_count; t++) {
        uint32_t end = (uint32_t)learner->first_feature[t + 1];
        learner->first_feature[t] = learner->feature_total;
        for (; i < end; i++) {
            uint32_t *value = er_index_add(&counts, c->keys[i], 0);
            if (*value < least_count)
                continue;
            if (!(*value & numbered)) {
                learner->keys[learner->feature_count] = c->keys[i];
                learner->counts[learner->feature_count] = *value;
                *value = numbered | learner->feature_count++;
            }
            learner->features[learner->feature_total++] = *value & ~numbered;
        }
    }
    learner->first_feature[learner->token_count] = learner->feature_total;
    er_index_free(&counts);
    return ER_OK;
}

er_status er_learner_prepare(er_learner *learner, const er_vocabulary *vocabulary,
                             const er_corpus *corpus, const er_learner_options *options,
                             er_error *error)
{
    collector c = {.learner = learner};
    er_status status = ER_OK;
    for (uint32_t i = 0; !status && i < corpus->count; i++)
        status = add_sample(&c, vocabulary, &corpus->samples[i], error);
    if (!status)
        status = number_keys(&c, options->least_count, error);
    er_words_free(&c.words);
    er_line_space_free(&c.line_space);
    free(c.keys);
    if (status)
        return status;
    size_t count = learner->feature_count + 1;
    learner->weights = calloc(count * ER_TAG_STRIDE, sizeof *learner->weights);
    learner->average = calloc(count * ER_TAG_STRIDE, sizeof *learner->average);
    learner->squares = calloc(count, sizeof *learner->squares);
    if (!learner->weights || !learner->average || !learner->squares)
        return er_fail_memory(error);
    er_chain_prepare(&learner->chain);
    return ER_OK;
}

void er_learner_free(er_learner *learner)
{
    free(learner->keys);
    free(learner->counts);
    free(learner->weights);
    free(learner->average);
    free(learner->squares);
    free(learner->features);
    free(learner->first_feature);
    free(learner->tags);
    free(learner->sentences);
    *learner = (er_learner){0};
}

/* ---- steps --------------------------------------------------------------------------------------
 */

/* Gradients below this change nothing worth the memory traffic. */
#define NEGLIGIBLE 1e-3f

/* The first squares of a row: keeps its first steps from being too wide. */
#define FIRST_SQUARES 0.5f

static void score_token(const er_learner *learner, uint32_t token, float *emission)
{
    float sum[ER_TAG_STRIDE] = {0};
    uint64_t end = learner->first_feature[token + 1];
    for (uint64_t i = learner->first_feature[token]; i < end; i++) {
        if (i + 8 < end)
            __builtin_prefetch(learner->weights + (size_t)learner->features[i + 8] * ER_TAG_STRIDE);
        const float *row = learner->weights + (size_t)learner->features[i] * ER_TAG_STRIDE;
        for (uint32_t k = 0; k < ER_TAG_STRIDE; k++)
            sum[k] += row[k];
    }
    memcpy(emission, sum, sizeof sum);
}

static void update_token(er_learner *learner, const er_learner_options *options, uint32_t token,
                         const float *gradient, float square)
{
    for (uint64_t i = learner->first_feature[token]; i < learner->first_feature[token + 1]; i++) {
        uint32_t feature = learner->features[i];
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

/* One sentence: sums, gradients, steps. Returns its loss. */
static double learn_sentence(er_learner *learner, const er_learner_options *options,
                             const er_train_sentence *sentence, er_chain_space *space,
                             float *emissions)
{
    uint32_t count = sentence->end_token - sentence->first_token;
    for (uint32_t t = 0; t < count; t++)
        score_token(learner, sentence->first_token + t, emissions + (size_t)t * ER_TAG_STRIDE);
    er_chain_sum(&learner->chain, space, emissions, count);
    const uint8_t *tags = learner->tags + sentence->first_token;
    double loss = -log(er_chain_probability(&learner->chain, space, tags, 0, count) + 1e-30);
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
        update_token(learner, options, sentence->first_token + t, gradient, square);
    }
    if (moved) {
        float pairs[ER_CHAIN_ROWS * ER_TAG_STRIDE] = {0};
        pair_gradient(learner, space, sentence, pairs);
        update_chain(learner, options, pairs);
    }
    return loss * (double)sentence->weight;
}

/* ---- passes
 * -------------------------------------------------------------------------------------- */

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
    return *state >> 33;
}

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

double er_learner_pass(er_learner *learner, const er_learner_options *options, uint32_t pass,
                       er_chain_space *space, float *emissions)
{
    double loss = 0;
    shuffle(learner->sentences, learner->sentence_count, pass + 1);
    for (uint32_t s = 0; s < learner->sentence_count; s++)
        loss += learn_sentence(learner, options, &learner->sentences[s], space, emissions);
    if (pass < options->average_from)
        return loss / learner->token_count;
    float part = 1.0f / (float)++learner->averaged;
    size_t size = (size_t)learner->feature_count * ER_TAG_STRIDE;
    for (size_t i = 0; i < size; i++)
        learner->average[i] += (learner->weights[i] - learner->average[i]) * part;
    float *mean = &learner->chain_average.score[0][0], *now = &learner->chain.score[0][0];
    for (size_t i = 0; i < ER_CHAIN_ROWS * ER_TAG_STRIDE; i++)
        mean[i] += (now[i] - mean[i]) * part;
    return loss / learner->token_count;
}

er_status er_learner_train(er_learner *learner, const er_learner_options *options, er_error *error)
{
    uint32_t longest = 1;
    for (uint32_t s = 0; s < learner->sentence_count; s++) {
        uint32_t count = learner->sentences[s].end_token - learner->sentences[s].first_token;
        longest = count > longest ? count : longest;
    }
    er_chain_space space = {0};
    float *emissions = malloc((size_t)longest * ER_TAG_STRIDE * sizeof *emissions);
    if (!emissions || !er_chain_reserve(&space, longest)) {
        free(emissions);
        return er_fail_memory(error);
    }
    for (uint32_t pass = 0; pass < options->passes; pass++)
        er_learner_pass(learner, options, pass, &space, emissions);
    er_chain_prepare(&learner->chain_average);
    er_chain_space_free(&space);
    free(emissions);
    return ER_OK;
}
