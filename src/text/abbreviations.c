#include "text/abbreviations.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/table.h"
#include "data/data.h"

#define KIND_OPENER 100
#define WORD_BYTES 16 /* no word of the table is longer */

static uint8_t kind_named(er_view name)
{
    static const struct {
        const char *name;
        uint8_t kind;
    } kinds[] = {{"title", ER_ABBREVIATION_TITLE},
                 {"number", ER_ABBREVIATION_NUMBER},
                 {"anywhere", ER_ABBREVIATION_ANYWHERE},
                 {"small", ER_ABBREVIATION_SMALL},
                 {"opener", KIND_OPENER}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (er_view_is(name, kinds[i].name))
            return kinds[i].kind;
    return ER_ABBREVIATION_NONE;
}

er_status er_abbreviations_load(er_abbreviations *table, er_error *error)
{
    er_view rest = ER_DATA(abbreviations), fields[2];
    uint64_t line = 0;
    uint32_t capacity = 0;
    while (er_table_next(&rest, fields, 2, &line)) {
        uint8_t kind = kind_named(fields[0]);
        if (kind == ER_ABBREVIATION_NONE)
            return er_fail_at(error, ER_BAD_FORMAT, "abbreviations.txt", line, ER_NO_POSITION,
                              "a line begins with title, number, anywhere, small or opener");
        er_view word;
        while (er_view_split(&fields[1], ' ', &word)) {
            uint32_t id = er_symbols_add(&table->words, word);
            if (id == ER_NONE ||
                !er_array_reserve((void **)&table->kinds, &capacity, (uint64_t)id + 1, 1))
                return er_fail_memory(error);
            table->kinds[id] = kind;
        }
    }
    return ER_OK;
}

void er_abbreviations_free(er_abbreviations *table)
{
    er_symbols_free(&table->words);
    free(table->kinds);
    *table = (er_abbreviations){0};
}

static uint8_t kind_of(const er_abbreviations *table, er_view word)
{
    char lower[WORD_BYTES];
    if (word.length > WORD_BYTES)
        return ER_ABBREVIATION_NONE;
    for (uint32_t i = 0; i < word.length; i++)
        lower[i] =
            (char)(word.data[i] >= 'A' && word.data[i] <= 'Z' ? word.data[i] + 32 : word.data[i]);
    uint32_t id = er_symbols_find(&table->words, (er_view){lower, word.length});
    return id == ER_NONE ? ER_ABBREVIATION_NONE : table->kinds[id];
}

er_abbreviation er_abbreviation_of(const er_abbreviations *table, er_view word)
{
    uint8_t kind = kind_of(table, word);
    return kind == KIND_OPENER ? ER_ABBREVIATION_NONE : (er_abbreviation)kind;
}

bool er_abbreviation_opener(const er_abbreviations *table, er_view word)
{
    return kind_of(table, word) == KIND_OPENER;
}
