#include "facts/names.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/index.h"
#include "base/table.h"
#include "data/data.h"
#include "facts/spelling.h"

extern const char er_data_names[], er_data_names_end[];
extern const char er_data_nicknames[], er_data_nicknames_end[];

/* What stands in the tables for one word. */
typedef struct name_facts {
    uint32_t flags;
    uint32_t preferred; /* word that stands for its spellings; ER_NONE where it has none */
} name_facts;

struct er_names {
    er_symbols words;
    name_facts *facts; /* [words.count] */
    uint32_t fact_capacity;
    er_index nicknames; /* pairs of words, both ways */
};

static const struct {
    const char *kind;
    uint32_t flag;
} KINDS[] = {
    {"male", ER_NAME_MALE},
    {"female", ER_NAME_FEMALE},
    {"particle", ER_NAME_PARTICLE},
    {"family-first", ER_NAME_FAMILY_FIRST},
    {"common", ER_NAME_COMMON},
    {"syllable", ER_NAME_SYLLABLE},
    {"senior", ER_NAME_SENIOR},
    {"junior", ER_NAME_JUNIOR},
    {"second", ER_NAME_SECOND},
    {"third", ER_NAME_THIRD},
    {"fourth", ER_NAME_FOURTH},
    {"spellings", 0},
    {"title-male", ER_NAME_TITLE_MALE},
    {"title-female", ER_NAME_TITLE_FEMALE},
    {"noun-male", ER_NOUN_MALE},
    {"noun-female", ER_NOUN_FEMALE},
    {"noun-person", ER_NOUN_PERSON},
};

static uint32_t add_word(er_names *names, er_view word)
{
    uint32_t before = names->words.count;
    uint32_t id = er_symbols_add(&names->words, word);
    if (id == ER_NONE || id < before)
        return id;
    if (!er_array_reserve((void **)&names->facts, &names->fact_capacity, (uint64_t)id + 1,
                          sizeof *names->facts))
        return ER_NONE;
    names->facts[id] = (name_facts){0, ER_NONE};
    return id;
}

static bool flag_of_kind(er_view kind, uint32_t *flag)
{
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (er_view_is(kind, KINDS[i].kind)) {
            *flag = KINDS[i].flag;
            return true;
        }
    return false;
}

static er_status read_words(er_names *names, er_view words, uint32_t flag, er_error *error)
{
    er_view word;
    uint32_t first = ER_NONE;
    while (er_view_split(&words, ' ', &word)) {
        if (!word.length)
            continue;
        uint32_t id = add_word(names, word);
        if (id == ER_NONE)
            return er_fail_memory(error);
        first = first == ER_NONE ? id : first;
        names->facts[id].flags |= flag;
        if (!flag)
            names->facts[id].preferred = first;
    }
    return ER_OK;
}

static er_status read_names(er_names *names, er_error *error)
{
    er_view rest = ER_DATA(names), fields[2];
    uint64_t line = 0;
    while (er_table_next(&rest, fields, 2, &line)) {
        uint32_t flag;
        if (!flag_of_kind(fields[0], &flag))
            return er_fail_at(error, ER_BAD_FORMAT, "names.tsv", line, ER_NO_POSITION,
                              "no such kind of name");
        er_status status = read_words(names, fields[1], flag, error);
        if (status)
            return status;
    }
    return ER_OK;
}

static er_status read_nicknames(er_names *names, er_error *error)
{
    er_view rest = ER_DATA(nicknames), fields[2], word;
    while (er_table_next(&rest, fields, 2, NULL)) {
        uint32_t name = add_word(names, fields[0]);
        if (name == ER_NONE)
            return er_fail_memory(error);
        while (er_view_split(&fields[1], ' ', &word)) {
            uint32_t nick = add_word(names, word);
            if (nick == ER_NONE || !er_index_add(&names->nicknames, er_index_pair(name, nick), 1) ||
                !er_index_add(&names->nicknames, er_index_pair(nick, name), 1))
                return er_fail_memory(error);
        }
    }
    return ER_OK;
}

er_status er_names_new(er_names **names, er_error *error)
{
    *names = calloc(1, sizeof **names);
    if (!*names)
        return er_fail_memory(error);
    er_status status = read_names(*names, error);
    if (!status)
        status = read_nicknames(*names, error);
    if (status) {
        er_names_free(*names);
        *names = NULL;
    }
    return status;
}

void er_names_free(er_names *names)
{
    if (!names)
        return;
    er_symbols_free(&names->words);
    er_index_free(&names->nicknames);
    free(names->facts);
    free(names);
}

uint32_t er_names_flags(const er_names *names, er_view word)
{
    uint32_t id = er_symbols_find(&names->words, word);
    return id == ER_NONE ? 0 : names->facts[id].flags;
}

er_view er_names_preferred(const er_names *names, er_view word)
{
    uint32_t id = er_symbols_find(&names->words, word);
    if (id == ER_NONE || names->facts[id].preferred == ER_NONE)
        return word;
    return names->words.views[names->facts[id].preferred];
}

/* An initial is one letter; the point was taken off before. */
static bool is_initial_of(er_view initial, er_view word)
{
    return initial.length == 1 && word.length > 0 && initial.data[0] == word.data[0];
}

static bool same_spelling_key(er_view a, er_view b)
{
    char key_a[ER_SPELLING_MAX], key_b[ER_SPELLING_MAX];
    uint32_t length_a = er_spelling_key(a, key_a), length_b = er_spelling_key(b, key_b);
    if (length_a != length_b || memcmp(key_a, key_b, length_a) != 0)
        return false;
    return er_spelling_similarity(a, b) >= 0.85;
}

static bool are_nicknames(const er_names *names, uint32_t a, uint32_t b)
{
    return er_index_find(&names->nicknames, er_index_pair(a, b)) != ER_NONE;
}

er_name_match er_names_compare(const er_names *names, er_view a, er_view b, bool given)
{
    if (er_view_equal(a, b))
        return ER_MATCH_EQUAL;
    if (given && (is_initial_of(a, b) || is_initial_of(b, a)))
        return ER_MATCH_INITIAL;
    uint32_t id_a = er_symbols_find(&names->words, a), id_b = er_symbols_find(&names->words, b);
    if (id_a != ER_NONE && id_b != ER_NONE) {
        uint32_t preferred = names->facts[id_a].preferred;
        if (preferred != ER_NONE && preferred == names->facts[id_b].preferred)
            return ER_MATCH_SPELLING;
        if (given && are_nicknames(names, id_a, id_b))
            return ER_MATCH_NICKNAME;
        uint32_t gender_a = names->facts[id_a].flags & (ER_NAME_MALE | ER_NAME_FEMALE);
        uint32_t gender_b = names->facts[id_b].flags & (ER_NAME_MALE | ER_NAME_FEMALE);
        if (given && gender_a && gender_b && !(gender_a & gender_b))
            return ER_MATCH_NONE;
    }
    return same_spelling_key(a, b) ? ER_MATCH_SPELLING : ER_MATCH_NONE;
}

bool er_names_is_syllables(const er_names *names, er_view word)
{
    if (er_names_flags(names, word) & ER_NAME_SYLLABLE)
        return true;
    for (uint32_t cut = 1; cut < word.length; cut++) {
        er_view head = {word.data, cut}, tail = {word.data + cut, word.length - cut};
        if ((er_names_flags(names, head) & ER_NAME_SYLLABLE) &&
            (er_names_flags(names, tail) & ER_NAME_SYLLABLE))
            return true;
    }
    return false;
}
