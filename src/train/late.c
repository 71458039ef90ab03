/* The late features of all samples: what the first look made of the document's other places. */
#include "train/learner.h"

#include <stdlib.h>

#include "base/array.h"

typedef struct late_space {
    er_words words;
    er_line_space line_space;
    er_tally *tallies; /* by lower_id */
    uint32_t tally_capacity;
    er_index ids; /* of keys */
} late_space;

static uint32_t late_id(er_learner *learner, late_space *space, uint64_t key)
{
    uint32_t *id = er_index_add(&space->ids, key, learner->feature_count);
    if (!id || learner->feature_count == learner->base_count + ER_LATE_MAX)
        return ER_NONE;
    if (*id == learner->feature_count)
        learner->keys[learner->feature_count++] = key;
    return *id;
}

/* Adds what the first look says of a sentence, whose tokens begin at first_token, to the tallies.
 */
static void tally_line(const er_learner *learner, late_space *space, const er_line *line,
                       uint32_t first_token)
{
    for (uint32_t at = 0; at < line->count; at++)
        if (er_tally_takes(line, at))
            er_tally_add(&space->tallies[line->words[at]->lower_id],
                         learner->labels + (size_t)(first_token + at) * ER_LABEL_COUNT);
}

/* Numbers the late features of a sentence. */
static er_status number_line(er_learner *learner, late_space *space, const er_line *line,
                             uint32_t first_token, er_error *error)
{
    for (uint32_t at = 0; at < line->count; at++) {
        size_t token = first_token + at;
        const float *labels = learner->labels + token * ER_LABEL_COUNT;
        uint32_t *late = learner->late + token * ER_LATE_FEATURES_MAX;
        uint64_t keys[ER_LATE_FEATURES_MAX];
        uint32_t count = er_late_features(line, at, &space->tallies[line->words[at]->lower_id],
                                          er_tally_takes(line, at) ? labels : NULL, keys);
        for (uint32_t i = 0; i < count; i++)
            if ((late[i] = late_id(learner, space, keys[i])) == ER_NONE)
                return er_fail_memory(error);
        for (uint32_t i = count; i < ER_LATE_FEATURES_MAX; i++)
            late[i] = ER_NONE;
    }
    return ER_OK;
}

/* Numbers the late features of a sample, whose tokens begin at first_token. */
static er_status add_late(er_learner *learner, late_space *space, const er_sample *sample,
                          uint32_t first_token, er_error *error)
{
    const er_document *document = sample->document;
    er_status status = ER_OK;
    for (uint32_t look = 0; look < 2; look++) {
        for (uint32_t s = 0; !status && s < document->sentence_count; s++) {
            const er_sentence *sentence = &document->sentences[s];
            er_line line;
            status = er_line_set(&space->line_space, &space->words, sentence->first_token,
                                 sentence->end_token, &line, error);
            uint32_t token = first_token + sentence->first_token;
            if (!status && look == 0)
                tally_line(learner, space, &line, token);
            else if (!status)
                status = number_line(learner, space, &line, token, error);
        }
    }
    return status;
}

er_status er_learner_add_late(er_learner *learner, const er_vocabulary *vocabulary,
                              const er_corpus *corpus, er_error *error)
{
    late_space space = {0};
    er_status status = ER_OK;
    uint32_t first_token = 0;
    for (uint32_t i = 0; !status && i < corpus->count; i++) {
        bool cleared;
        status =
            er_words_read(&space.words, vocabulary, corpus->samples[i].document, &cleared, error);
        uint32_t lower = space.words.by_lower.count;
        if (!status && !er_array_reserve((void **)&space.tallies, &space.tally_capacity, lower,
                                         sizeof *space.tallies))
            status = er_fail_memory(error);
        if (status)
            break;
        memset(space.tallies, 0, lower * sizeof *space.tallies);
        status = add_late(learner, &space, &corpus->samples[i], first_token, error);
        first_token += corpus->samples[i].document->token_count;
    }
    er_words_free(&space.words);
    er_line_space_free(&space.line_space);
    er_index_free(&space.ids);
    free(space.tallies);
    return status;
}
