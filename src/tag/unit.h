/* A unit: what the tagger and the parser see of one node. Trainer and parser make them with the
   same functions, so that the models meet in use what they met in training. */
#ifndef ERGRAPH_TAG_UNIT_H
#define ERGRAPH_TAG_UNIT_H

#include "tag/word_table.h"

/* The look of a word, without its letters. */
typedef enum er_shape {
    ER_SHAPE_LOWER,
    ER_SHAPE_TITLE,
    ER_SHAPE_UPPER,
    ER_SHAPE_MIXED,
    ER_SHAPE_DIGITS, /* a digit, no letter */
    ER_SHAPE_OTHER,  /* no letter, no digit */
    ER_SHAPE_COUNT
} er_shape;

#define ER_SHAPE_HYPHEN 0x08u /* added: - inside */
#define ER_SHAPE_NUMBER 0x10u /* added: a digit beside letters */
#define ER_SHAPE_PERIOD 0x20u /* added: ends in a full stop and has a letter */
#define ER_SHAPE_FIRST 0x40u  /* added: the first word of the sentence */
#define ER_SHAPE_GLUED 0x80u  /* added to OTHER: no white space before it */

/* Where a word stands. */
typedef struct er_unit_place {
    bool first; /* in its sentence */
    bool glued; /* no white space before it */
    bool lower; /* the line is in title case or capitals: the case of its letters says nothing */
} er_unit_place;

#define ER_UNIT_AFFIXES 4

typedef struct er_unit {
    uint32_t word;                    /* er_word_hash; of a name that of its last word */
    uint32_t suffix[ER_UNIT_AFFIXES]; /* hash of the last 1 .. 4 bytes in lower case */
    uint32_t prefix;                  /* of the first 3 */
    uint32_t first_token, end_token;
    uint32_t mention;         /* or ER_NONE */
    uint16_t cluster, coarse; /* see er_word_slot */
    uint8_t shape;
    uint8_t first, second; /* of the word table */
    uint8_t form;          /* er_form; fixed before tagging where form_fixed */
    uint8_t certain;       /* of the word table, where the word is written as usual */
    bool form_fixed;
    bool joined; /* a name of several words */
} er_unit;

/* Fills all that comes from the letters of word and its place. The other fields are set to none. */
void er_unit_set_word(er_unit *unit, const er_word_table *words, er_view word, er_unit_place place);

/* ---- keys of features: a template and up to three values, mixed into 64 bits ----------------- */

static inline uint64_t er_feature_key(uint32_t template_number, uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t key = (uint64_t)(template_number + 1) * UINT64_C(0x9E3779B97F4A7C15) +
                   (uint64_t)a * UINT64_C(0xC2B2AE3D27D4EB4F) +
                   (uint64_t)b * UINT64_C(0x165667B19E3779F9) +
                   (uint64_t)c * UINT64_C(0xD6E8FEB86659FD93);
    key = (key ^ key >> 32) * UINT64_C(0xFF51AFD7ED558CCD);
    return key ^ key >> 32;
}

#endif
