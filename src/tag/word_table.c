#include "tag/word_table.h"

#include "tag/tree.h"

/* One character at data, as the hash sees it; *size is how many bytes it takes. */
static uint8_t plain_character(const unsigned char *data, uint32_t left, uint32_t *size)
{
    *size = 1;
    if (data[0] >= 'A' && data[0] <= 'Z')
        return (uint8_t)(data[0] + ('a' - 'A'));
    if (data[0] != 0xE2 || left < 3 || data[1] != 0x80)
        return data[0];
    /* U+2010 .. U+2015 dashes, U+2018/9 and U+201C/D quotes */
    bool dash = data[2] >= 0x90 && data[2] <= 0x95;
    bool single = data[2] == 0x98 || data[2] == 0x99;
    bool pair = data[2] == 0x9C || data[2] == 0x9D;
    if (!dash && !single && !pair)
        return data[0];
    *size = 3;
    return dash ? '-' : single ? '\'' : '"';
}

uint32_t er_word_hash(er_view word)
{
    const unsigned char *data = (const unsigned char *)word.data;
    uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a */
    for (uint32_t i = 0, size; i < word.length; i += size)
        hash = (hash ^ plain_character(data + i, word.length - i, &size)) * UINT64_C(0x100000001B3);
    hash ^= hash >> 32;
    hash *= UINT64_C(0x9E3779B97F4A7C15);
    uint32_t folded = (uint32_t)(hash >> 32);
    return folded ? folded : 1;
}

const er_word_slot *er_word_table_find(const er_word_table *words, uint32_t word)
{
    uint32_t slot = word & words->mask;
    while (words->slots[slot].word != word && words->slots[slot].word != 0)
        slot = (slot + 1) & words->mask;
    return &words->slots[slot];
}

er_status er_word_table_open(er_view bytes, er_word_table *words, er_error *error)
{
    uint32_t count = bytes.length / (uint32_t)sizeof(er_word_slot);
    if (count == 0 || bytes.length % sizeof(er_word_slot) != 0 || (count & (count - 1)) != 0)
        return er_fail(error, ER_BAD_FORMAT, "the word table of the parser has a bad size");
    *words = (er_word_table){(const er_word_slot *)(const void *)bytes.data, count - 1};
    bool has_empty = false;
    for (uint32_t i = 0; i < count; i++) {
        const er_word_slot *slot = &words->slots[i];
        has_empty |= slot->word == 0;
        if (slot->cluster > ER_WORD_CLUSTERS || slot->coarse > ER_WORD_COARSE ||
            slot->first >= ER_FORM_COUNT || slot->certain >= ER_FORM_COUNT ||
            slot->second >= ER_FORM_COUNT)
            return er_fail(error, ER_BAD_FORMAT, "a word of the parser has values out of range");
        if (slot->word == 0 &&
            (slot->cluster || slot->coarse || slot->first || slot->second || slot->certain))
            return er_fail(error, ER_BAD_FORMAT, "an empty word of the parser has values");
    }
    if (!has_empty)
        return er_fail(error, ER_BAD_FORMAT, "the word table of the parser is full");
    return ER_OK;
}
