/* What a character is to the tokenizer. */
#ifndef ERGRAPH_TEXT_CHARACTERS_H
#define ERGRAPH_TEXT_CHARACTERS_H

#include <stdint.h>

typedef enum er_char_class {
    ER_CHAR_SPACE,
    ER_CHAR_LOWER, /* any letter without an upper-case form, and combining marks, too */
    ER_CHAR_UPPER,
    ER_CHAR_DIGIT,
    ER_CHAR_PUNCTUATION,
    ER_CHAR_SYMBOL,
    ER_CHAR_INVISIBLE /* soft hyphen, zero width, direction marks */
} er_char_class;

typedef struct er_char {
    uint32_t code;
    uint32_t size; /* bytes */
    er_char_class char_class;
} er_char;

/* Of ASCII, er_char_class by code. */
extern const uint8_t er_char_ascii[128];

/* er_char_at for a character beyond ASCII. */
er_char er_char_wide(const char *text, uint32_t length);

/* The character at text[0], length >= 1. */
static inline er_char er_char_at(const char *text, uint32_t length)
{
    unsigned char first = (unsigned char)text[0];
    if (first < 0x80)
        return (er_char){first, 1, (er_char_class)er_char_ascii[first]};
    return er_char_wide(text, length);
}

static inline int er_char_is_letter(er_char_class c)
{
    return c == ER_CHAR_LOWER || c == ER_CHAR_UPPER;
}

/* A character that a word is made of. */
static inline int er_char_is_word(er_char_class c)
{
    return c >= ER_CHAR_LOWER && c <= ER_CHAR_DIGIT;
}

#endif
