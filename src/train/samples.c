/* The features of all samples, as dense ids: the first half of the learner. */
#include "train/learner.h"

#include <stdlib.h>

#include "base/array.h"

/* The first look at a part of the samples is that of a model which learned from the others. Blocks
   keep the pieces of one text together. */
#define PART_BLOCK 50u

/* ---- features of the samples ----------------------------------------------------------------- */

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
                            uint32_t part, er_error *error)
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
        learner->sentences[learner->sentence_count++] =
            (er_train_sentence){first_token + sentence->first_token,
                                first_token + sentence->end_token, part, sample->weight};
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
    learner->keys = malloc((kept + ER_LATE_MAX) * sizeof *learner->keys);
    learner->features = malloc(c->key_count * sizeof *learner->features + 1);
    if (!learner->keys || !learner->features) {
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
    for (uint32_t i = 0; !status && i < corpus->count; i++) {
        uint32_t part = corpus->samples[i].copy ? ER_PARTS : i / PART_BLOCK % ER_PARTS;
        status = add_sample(&c, vocabulary, &corpus->samples[i], part, error);
    }
    if (!status)
        status = number_keys(&c, options->least_count, error);
    er_words_free(&c.words);
    er_line_space_free(&c.line_space);
    free(c.keys);
    if (status)
        return status;
    size_t count = learner->feature_count + ER_LATE_MAX;
    learner->weights = calloc(count * ER_TAG_STRIDE, sizeof *learner->weights);
    learner->average = calloc(count * ER_TAG_STRIDE, sizeof *learner->average);
    learner->squares = calloc(count, sizeof *learner->squares);
    if (!learner->weights || !learner->average || !learner->squares)
        return er_fail_memory(error);
    learner->base_count = learner->feature_count;
    er_chain_prepare(&learner->chain);
    return ER_OK;
}
