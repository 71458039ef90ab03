#include "recognize/cues.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/table.h"
#include "data/data.h"

#define KEY_BYTES 64 /* of slot and word together */

static uint32_t make_key(const char *slot, er_view word, char *key)
{
    uint32_t length = (uint32_t)strlen(slot);
    if (length + 1 + word.length > KEY_BYTES)
        return 0;
    memcpy(key, slot, length);
    key[length] = ' ';
    if (word.length)
        memcpy(key + length + 1, word.data, word.length);
    return length + 1 + word.length;
}

/* A signed number with at most one decimal: "-2.5". */
static bool read_weight(er_view text, float *weight)
{
    bool minus = text.length && text.data[0] == '-';
    float value = 0, unit = 0;
    for (uint32_t i = minus; i < text.length; i++) {
        char c = text.data[i];
        if (c == '.' && unit == 0)
            unit = 0.1f;
        else if (c >= '0' && c <= '9' && unit == 0)
            value = 10 * value + (float)(c - '0');
        else if (c >= '0' && c <= '9')
            value += unit * (float)(c - '0');
        else
            return false;
    }
    *weight = minus ? -value : value;
    return text.length > minus;
}

static er_status add_words(er_cues *cues, uint32_t *capacity, er_view slot, er_view words,
                           float weight, er_error *error)
{
    char name[KEY_BYTES], key[KEY_BYTES];
    if (slot.length >= sizeof name)
        return er_fail(error, ER_BAD_FORMAT, "the name of a slot in cues.tsv is too long");
    memcpy(name, slot.data, slot.length);
    name[slot.length] = 0;
    er_view word;
    while (er_view_split(&words, ' ', &word)) {
        uint32_t length = make_key(name, word, key);
        if (!length)
            return er_fail(error, ER_BAD_FORMAT, "a word in cues.tsv is too long");
        uint32_t id = er_symbols_add(&cues->keys, (er_view){key, length});
        if (id == ER_NONE || !er_array_reserve((void **)&cues->weights, capacity, (uint64_t)id + 1,
                                               sizeof *cues->weights))
            return er_fail_memory(error);
        cues->weights[id] = weight;
    }
    return ER_OK;
}

er_status er_cues_load(er_cues *cues, er_error *error)
{
    er_view rest = ER_DATA(cues), fields[3];
    uint64_t line = 0;
    uint32_t capacity = 0;
    while (er_table_next(&rest, fields, 3, &line)) {
        float weight;
        if (!read_weight(fields[1], &weight))
            return er_fail_at(error, ER_BAD_FORMAT, "cues.tsv", line, ER_NO_POSITION,
                              "the second field is no number");
        er_status status = add_words(cues, &capacity, fields[0], fields[2], weight, error);
        if (status != ER_OK)
            return status;
    }
    return ER_OK;
}

void er_cues_free(er_cues *cues)
{
    er_symbols_free(&cues->keys);
    free(cues->weights);
    *cues = (er_cues){0};
}

static bool find_exactly(const er_cues *cues, const char *slot, er_view word, float *weight)
{
    char key[KEY_BYTES];
    uint32_t length = make_key(slot, word, key);
    uint32_t id = length ? er_symbols_find(&cues->keys, (er_view){key, length}) : ER_NONE;
    if (id == ER_NONE)
        return false;
    *weight = cues->weights[id];
    return true;
}

bool er_cues_find(const er_cues *cues, const char *slot, er_view word, float *weight)
{
    static const struct {
        const char *ending, *base;
    } forms[] = {{"s", ""},   {"es", ""},   {"d", ""},    {"ed", ""},
                 {"ing", ""}, {"ing", "e"}, {"ies", "y"}, {"ied", "y"}};
    if (find_exactly(cues, slot, word, weight))
        return true;
    /* Nouns have a plural only: "the Lima protest", but not "Lima protested". */
    bool noun = strcmp(slot, "after") == 0 || strcmp(slot, "owned") == 0;
    char base[KEY_BYTES];
    for (size_t i = 0; i < (noun ? 1 : sizeof forms / sizeof *forms); i++) {
        er_view ending = er_view_of(forms[i].ending);
        if (word.length < ending.length + 2 || word.length >= KEY_BYTES ||
            !er_view_ends_with(word, ending))
            continue;
        uint32_t length = word.length - ending.length;
        memcpy(base, word.data, length);
        for (const char *c = forms[i].base; *c; c++)
            base[length++] = *c;
        if (find_exactly(cues, slot, (er_view){base, length}, weight))
            return true;
        /* "planned", "stopping": the doubled consonant goes */
        if (!*forms[i].base && length > 3 && base[length - 1] == base[length - 2] &&
            find_exactly(cues, slot, (er_view){base, length - 1}, weight))
            return true;
    }
    return false;
}
