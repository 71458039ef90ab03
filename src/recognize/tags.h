/* Tags of tokens: outside, or the begin, inside, end or the single token of a span of a label. */
#ifndef ERGRAPH_RECOGNIZE_TAGS_H
#define ERGRAPH_RECOGNIZE_TAGS_H

#include "recognize/sequence.h"

typedef enum er_tag_part { ER_TAG_BEGIN, ER_TAG_INSIDE, ER_TAG_END, ER_TAG_SINGLE } er_tag_part;

#define ER_TAG_OUTSIDE 0u
#define ER_TAG_COUNT (1u + 4u * ER_LABEL_COUNT) /* 21 */
#define ER_TAG_STRIDE 24u                       /* rows of tags, padded for the vector units */

static inline uint32_t er_tag(uint32_t label, er_tag_part part)
{
    return 1u + 4u * label + (uint32_t)part;
}

static inline uint32_t er_tag_label(uint32_t tag)
{
    return (tag - 1u) / 4u;
}

static inline er_tag_part er_tag_part_of(uint32_t tag)
{
    return (er_tag_part)((tag - 1u) % 4u);
}

/* Whether a sentence may begin with, end with, or have this pair of tags. */
static inline bool er_tag_can_begin(uint32_t tag)
{
    return tag == ER_TAG_OUTSIDE || er_tag_part_of(tag) == ER_TAG_BEGIN ||
           er_tag_part_of(tag) == ER_TAG_SINGLE;
}

static inline bool er_tag_can_end(uint32_t tag)
{
    return tag == ER_TAG_OUTSIDE || er_tag_part_of(tag) == ER_TAG_END ||
           er_tag_part_of(tag) == ER_TAG_SINGLE;
}

static inline bool er_tag_can_follow(uint32_t before, uint32_t after)
{
    if (er_tag_can_end(before))
        return er_tag_can_begin(after);
    return !er_tag_can_begin(after) && er_tag_label(before) == er_tag_label(after);
}

#endif
