#include "train/score.h"

#include <math.h>

#include "base/array.h"

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

static bool count_sample(const er_sample *sample, const er_label_span *spans, uint32_t count,
                         er_score *score, er_outcomes *outcomes)
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
        if (!outcomes)
            continue;
        if (!er_array_reserve((void **)&outcomes->items, &outcomes->capacity,
                              outcomes->count + 1ULL, sizeof *outcomes->items))
            return false;
        outcomes->items[outcomes->count++] = (er_outcome){spans[i].probability, right};
    }
    return true;
}

er_status er_score_corpus(const er_sequence_model *model, const er_corpus *corpus, er_score *score,
                          er_outcomes *outcomes, er_error *error)
{
    *score = (er_score){0};
    er_sequence_scratch *scratch;
    er_status status = er_sequence_scratch_new(&scratch, error);
    for (uint32_t i = 0; !status && i < corpus->count; i++) {
        status = er_sequence_label(model, scratch, corpus->samples[i].document, error);
        uint32_t count;
        const er_label_span *spans = er_sequence_spans(scratch, &count);
        if (!status && !count_sample(&corpus->samples[i], spans, count, score, outcomes))
            status = er_fail_memory(error);
    }
    er_sequence_scratch_free(scratch);
    return status;
}

/* Newton steps of the logistic regression of "right" on the logit of the probability. */
void er_calibrate(const er_outcomes *outcomes, er_model_settings *settings)
{
    double slope = 1, intercept = 0;
    for (int step = 0; step < 25; step++) {
        double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
        for (uint32_t i = 0; i < outcomes->count; i++) {
            double p = fmin(fmax((double)outcomes->items[i].probability, 1e-6), 1 - 1e-6);
            double x = log(p / (1 - p)), q = 1 / (1 + exp(-slope * x - intercept));
            double miss = q - outcomes->items[i].right, weight = q * (1 - q);
            g0 += miss;
            g1 += miss * x;
            h00 += weight;
            h01 += weight * x;
            h11 += weight * x * x;
        }
        double determinant = h00 * h11 - h01 * h01;
        if (determinant <= 0)
            break;
        intercept -= (h11 * g0 - h01 * g1) / determinant;
        slope -= (h00 * g1 - h01 * g0) / determinant;
    }
    settings->slope = (float)slope;
    settings->intercept = (float)intercept;
}
