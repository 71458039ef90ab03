#include "recognize/word_lists.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/table.h"
#include "data/data.h"

_Static_assert(ER_WORDS_COUNT <= 32, "a mask has a bit for every list");

/* By er_word_list. */
static const char *const list_names[ER_WORDS_COUNT] = {
    "body-head",        "body-before-of",    "state-organ",     "opener",
    "ministry-kind",    "noun-before-body",  "noun-after-body", "speaking",
    "common-in-bodies", "small-in-headings", "no-name-part",    "after-language",
    "particle",         "surname-particle",  "before-verb",     "office",
    "demonym-body",     "direction",         "company-suffix",  "company-word",
    "small-in-names",   "place-word",        "event-word",      "credit"};

static er_status add_words(er_word_lists *lists, uint32_t *capacity, uint32_t list, er_view words,
                           er_error *error)
{
    er_view word;
    while (er_view_split(&words, ' ', &word)) {
        uint32_t known = lists->words.count;
        uint32_t id = er_symbols_add(&lists->words, word);
        if (id == ER_NONE || !er_array_reserve((void **)&lists->masks, capacity, (uint64_t)id + 1,
                                               sizeof *lists->masks))
            return er_fail_memory(error);
        if (id == known)
            lists->masks[id] = 0;
        lists->masks[id] |= UINT32_C(1) << list;
    }
    return ER_OK;
}

er_status er_word_lists_load(er_word_lists *lists, er_error *error)
{
    er_view rest = ER_DATA(words), fields[2];
    uint64_t line = 0;
    uint32_t capacity = 0;
    while (er_table_next(&rest, fields, 2, &line)) {
        uint32_t list = 0;
        while (list < ER_WORDS_COUNT && !er_view_is(fields[0], list_names[list]))
            list++;
        if (list == ER_WORDS_COUNT)
            return er_fail_at(error, ER_BAD_FORMAT, "words.tsv", line, ER_NO_POSITION,
                              "a line that begins with no known list");
        er_status status = add_words(lists, &capacity, list, fields[1], error);
        if (status != ER_OK)
            return status;
    }
    return ER_OK;
}

void er_word_lists_free(er_word_lists *lists)
{
    er_symbols_free(&lists->words);
    free(lists->masks);
    *lists = (er_word_lists){0};
}

uint32_t er_word_lists_of(const er_word_lists *lists, er_view word)
{
    uint32_t id = er_symbols_find(&lists->words, word);
    return id == ER_NONE ? 0 : lists->masks[id];
}
