/* The table of words of ties: what they mean, alone and together. */
#include <stdlib.h>

#include "base/array.h"
#include "base/symbols.h"
#include "base/table.h"
#include "data/data.h"
#include "relate/tie_reader.h"

#define SECTION 128 /* beside another meaning, or ER_TIE_NONE */

struct er_ties {
    const er_offices *offices;
    er_symbols words;
    uint8_t *meanings; /* [words.count] er_class or ER_TIE_..., and SECTION */
    uint32_t meaning_capacity;
};

static uint8_t meaning_named(er_view name)
{
    static const er_class classes[] = {ER_KIN, ER_ALLY, ER_MEMBER, ER_PART};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (er_view_is(name, er_class_facts_of(classes[i])->name))
            return (uint8_t)classes[i];
    static const er_class glued[] = {ER_SUPPORT, ER_AID, ER_COERCE, ER_ALLY};
    er_view rest = name, word;
    if (er_view_split(&rest, ' ', &word) && er_view_is(word, "glued"))
        for (size_t i = 0; i < sizeof glued / sizeof *glued; i++)
            if (er_view_is(rest, er_class_facts_of(glued[i])->name))
                return (uint8_t)(ER_TIE_GLUED + glued[i]);
    static const struct {
        const char *name;
        uint8_t meaning;
    } others[] = {{"organ", ER_TIE_ORGAN},           {"organ of state", ER_TIE_OF_STATE},
                  {"organ at home", ER_TIE_OF_HOME}, {"section", ER_TIE_NONE | SECTION},
                  {"whole", ER_TIE_WHOLE},           {"owned", ER_TIE_OWNED},
                  {"consist", ER_TIE_CONSIST}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (er_view_is(name, others[i].name))
            return others[i].meaning;
    return ER_TIE_NONE;
}

/* A section's word can have another meaning, too. */
static void add_meaning(er_ties *ties, uint32_t id, uint32_t known, uint8_t meaning)
{
    uint8_t before = id < known ? ties->meanings[id] : ER_TIE_NONE;
    if (meaning & SECTION)
        ties->meanings[id] = before | SECTION;
    else
        ties->meanings[id] = (uint8_t)(meaning | (before & SECTION));
}

er_status er_ties_new(const er_offices *offices, er_ties **ties, er_error *error)
{
    *ties = calloc(1, sizeof **ties);
    if (!*ties)
        return er_fail_memory(error);
    (*ties)->offices = offices;
    er_view rest = ER_DATA(ties), fields[2], word;
    uint64_t line = 0;
    while (er_table_next(&rest, fields, 2, &line)) {
        uint8_t meaning = meaning_named(fields[0]);
        er_status status = ER_OK;
        if (meaning == ER_TIE_NONE)
            status = er_fail_at(error, ER_BAD_FORMAT, "ties.tsv", line, ER_NO_POSITION,
                                "a tie of no known class");
        while (status == ER_OK && er_view_split(&fields[1], ',', &word)) {
            uint32_t known = (*ties)->words.count;
            uint32_t id = er_symbols_add(&(*ties)->words, er_view_trim(word));
            if (id == ER_NONE ||
                !er_array_reserve((void **)&(*ties)->meanings, &(*ties)->meaning_capacity,
                                  (uint64_t)id + 1, sizeof *(*ties)->meanings))
                status = er_fail_memory(error);
            else
                add_meaning(*ties, id, known, meaning);
        }
        if (status != ER_OK) {
            er_ties_free(*ties);
            *ties = NULL;
            return status;
        }
    }
    return ER_OK;
}

void er_ties_free(er_ties *ties)
{
    if (!ties)
        return;
    er_symbols_free(&ties->words);
    free(ties->meanings);
    free(ties);
}

/* The meanings of the tokens first .. end together. */
static uint8_t meanings_of(const er_tie_reader *r, uint32_t first, uint32_t end)
{
    char text[ER_TIE_WORD_MAX];
    uint32_t length = 0;
    for (uint32_t i = first; i < end; i++) {
        er_view word = er_token_view(r->document, i);
        if (length + word.length + 1 >= sizeof text)
            return ER_TIE_NONE;
        if (length)
            text[length++] = ' ';
        for (uint32_t k = 0; k < word.length; k++)
            text[length++] = (char)(word.data[k] >= 'A' && word.data[k] <= 'Z' ? word.data[k] | 32
                                                                               : word.data[k]);
    }
    uint32_t id = er_symbols_find(&r->ties->words, (er_view){text, length});
    return id == ER_NONE ? ER_TIE_NONE : r->ties->meanings[id];
}

uint8_t er_tie_meaning(const er_tie_reader *r, uint32_t first, uint32_t end)
{
    return (uint8_t)(meanings_of(r, first, end) & ~SECTION);
}

bool er_tie_is_section(const er_tie_reader *r, uint32_t token)
{
    return meanings_of(r, token, token + 1) & SECTION;
}

const er_offices *er_ties_offices(const er_ties *ties)
{
    return ties->offices;
}
