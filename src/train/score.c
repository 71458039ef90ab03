#include "train/score.h"

double er_counts_f1(const er_counts *counts)
{
    return counts->found + counts->gold
               ? 200.0 * counts->right / (double)(counts->found + counts->gold)
               : 0;
}

static bool is_gold(const er_sample *sample, const er_label_span *span)
{
    for (uint32_t i = 0; i < sample->span_count; i++) {
        const er_gold_span *gold = &sample->spans[i];
        if (gold->first_token == span->first_token)
            return gold->end_token == span->end_token && gold->label == span->label;
    }
    return false;
}

static bool is_scored(uint32_t label)
{
    return label <= ER_LABEL_LOCATION;
}

static void count_sample(const er_sample *sample, const er_label_span *spans, uint32_t count,
                         er_score *score)
{
    for (uint32_t i = 0; i < sample->span_count; i++) {
        score->labels[sample->spans[i].label].gold++;
        score->labels[ER_LABEL_COUNT].gold += is_scored(sample->spans[i].label);
    }
    for (uint32_t i = 0; i < count; i++) {
        bool right = is_gold(sample, &spans[i]);
        score->labels[spans[i].label].found++;
        score->labels[spans[i].label].right += right;
        if (!is_scored(spans[i].label))
            continue;
        score->labels[ER_LABEL_COUNT].found++;
        score->labels[ER_LABEL_COUNT].right += right;
        int tenth = (int)(spans[i].probability * 10);
        tenth = tenth < 0 ? 0 : tenth > 9 ? 9 : tenth;
        score->by_confidence[tenth][0]++;
        score->by_confidence[tenth][1] += right;
    }
}

er_status er_score_corpus(const er_sequence_model *model, const er_corpus *corpus, er_score *score,
                          er_error *error)
{
    *score = (er_score){0};
    er_sequence_scratch *scratch;
    er_status status = er_sequence_scratch_new(&scratch, error);
    for (uint32_t i = 0; !status && i < corpus->count; i++) {
        status = er_sequence_label(model, scratch, corpus->samples[i].document, error);
        uint32_t count;
        const er_label_span *spans = er_sequence_spans(scratch, &count);
        if (!status)
            count_sample(&corpus->samples[i], spans, count, score);
    }
    er_sequence_scratch_free(scratch);
    return status;
}
