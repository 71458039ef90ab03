#include "recognize/tally.h"

bool er_tally_takes(const er_line *line, uint32_t at)
{
    return line->look == ER_LINE_PLAIN && line->words[at]->look >= ER_LOOK_TITLE;
}

void er_tally_labels(const float *tags, float *labels)
{
    for (uint32_t label = 0; label < ER_LABEL_COUNT; label++) {
        const float *own = tags + er_tag(label, ER_TAG_BEGIN);
        labels[label] = own[0] + own[1] + own[2] + own[3];
    }
}

void er_tally_add(er_tally *tally, const float *labels)
{
    for (uint32_t label = 0; label < ER_LABEL_COUNT; label++)
        tally->labels[label] += labels[label];
    tally->count += 1;
}

/* 0 .. 6 */
static uint32_t step_of(float part)
{
    static const float edges[] = {0.05f, 0.2f, 0.4f, 0.6f, 0.8f, 0.95f};
    uint32_t step = 0;
    while (step < sizeof edges / sizeof *edges && part >= edges[step])
        step++;
    return step;
}

enum { L_OTHERS = 700, L_STEP, L_BEST };

uint32_t er_late_features(const er_line *line, uint32_t at, const er_tally *tally, const float *own,
                          uint64_t *keys)
{
    const er_word *word = line->words[at];
    float count = tally->count - (own ? 1.0f : 0.0f);
    if (count < 0.5f || (word->look < ER_LOOK_TITLE && line->look != ER_LINE_LOWER))
        return 0;
    uint64_t number = count < 1.5f ? 1 : count < 3.5f ? 2 : 3;
    uint32_t used = 0, best = ER_LABEL_COUNT;
    float highest = 0.4f;
    for (uint32_t label = 0; label < ER_LABEL_COUNT; label++) {
        float part = (tally->labels[label] - (own ? own[label] : 0.0f)) / count;
        uint64_t step = step_of(part);
        keys[used++] = er_hash_mix(label * 64 + step * 8 + number, L_STEP);
        if (part > highest) {
            highest = part;
            best = label;
        }
    }
    keys[used++] = er_hash_mix(best * 8 + number, L_BEST);
    keys[used++] = er_hash_mix((best * 8 + word->look) * 8 + line->look, L_OTHERS);
    return used;
}
