#include "tag/unit.h"

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static uint8_t shape_of(er_view word, er_unit_place place)
{
    uint32_t uppers = 0, lowers = 0, digits = 0, hyphens = 0;
    for (uint32_t i = 0; i < word.length; i++) {
        char c = word.data[i];
        uppers += is_upper(c);
        lowers += is_lower(c) || (unsigned char)c >= 0x80;
        digits += is_digit(c);
        hyphens += c == '-';
    }
    uint32_t letters = uppers + lowers;
    uint32_t shape;
    if (letters == 0)
        shape = digits ? ER_SHAPE_DIGITS : ER_SHAPE_OTHER | (place.glued ? ER_SHAPE_GLUED : 0);
    else if (uppers == 0 || place.lower)
        shape = ER_SHAPE_LOWER;
    else if (lowers == 0 && letters > 1)
        shape = ER_SHAPE_UPPER;
    else
        shape = uppers == 1 && is_upper(word.data[0]) ? ER_SHAPE_TITLE : ER_SHAPE_MIXED;
    if (hyphens && letters + digits)
        shape |= ER_SHAPE_HYPHEN;
    if (digits && letters)
        shape |= ER_SHAPE_NUMBER;
    if (letters && word.data[word.length - 1] == '.')
        shape |= ER_SHAPE_PERIOD;
    return (uint8_t)(place.first ? shape | ER_SHAPE_FIRST : shape);
}

static uint32_t affix_hash(const char *data, uint32_t length)
{
    uint32_t hash = length;
    for (uint32_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)data[i];
        hash = hash << 8 ^ hash >> 24 ^ (is_upper(data[i]) ? c + 32u : c);
        hash *= 0x9E3779B1u;
    }
    return hash;
}

/* American spellings of endings that are written otherwise in Britain. */
static const struct ending {
    const char *british, *american;
} endings[] = {{"ise", "ize"},         {"ised", "ized"},  {"ises", "izes"}, {"ising", "izing"},
               {"isation", "ization"}, {"yse", "yze"},    {"ysed", "yzed"}, {"our", "or"},
               {"ours", "ors"},        {"oured", "ored"}, {"ence", "ense"}, {"tre", "ter"}};

enum { LONGEST_RESPELT = 32 };

/* The word as it is written in America, where the table knows the tags of that and not of this:
   the texts behind it are American. */
static uint32_t respelt(const er_word_table *words, er_view word, uint32_t hash)
{
    if (word.length < 6 || word.length >= LONGEST_RESPELT ||
        er_word_table_find(words, hash)->first != 0)
        return hash;
    for (uint32_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char text[LONGEST_RESPELT + 8];
        er_view british = er_view_of(endings[i].british);
        if (!er_view_ends_with(word, british))
            continue;
        uint32_t kept = word.length - british.length;
        er_view american = er_view_of(endings[i].american);
        memcpy(text, word.data, kept);
        memcpy(text + kept, american.data, american.length);
        uint32_t other = er_word_hash((er_view){text, kept + american.length});
        if (er_word_table_find(words, other)->first != 0)
            return other;
    }
    return hash;
}

void er_unit_set_word(er_unit *unit, const er_word_table *words, er_view word, er_unit_place place)
{
    *unit = (er_unit){.word = er_word_hash(word), .mention = ER_NONE};
    for (uint32_t i = 0; i < ER_UNIT_AFFIXES; i++) {
        uint32_t length = i + 1 < word.length ? i + 1 : word.length;
        unit->suffix[i] = affix_hash(word.data + word.length - length, length);
    }
    unit->prefix = affix_hash(word.data, word.length < 3 ? word.length : 3);
    unit->shape = shape_of(word, place);
    unit->word = respelt(words, word, unit->word);
    const er_word_slot *slot = er_word_table_find(words, unit->word);
    unit->cluster = slot->cluster;
    unit->coarse = slot->coarse;
    unit->first = slot->first;
    unit->second = slot->second;
    uint32_t look = unit->shape & 7u;
    if (look == ER_SHAPE_LOWER || look == ER_SHAPE_OTHER || (look == ER_SHAPE_TITLE && place.first))
        unit->certain = slot->certain;
}
