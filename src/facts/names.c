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
    uint32_t preferred;      /* word that stands for its spellings; ER_NONE where it has none */
    uint32_t first_nickname; /* of its run in the table of pairs */
    uint32_t nickname_count;
} name_facts;

/* A name and one that is short for it; each pair stands in the table both ways. */
typedef struct nickname_pair {
    uint32_t word, other;
} nickname_pair;

struct er_names {
    er_symbols words;
    name_facts *facts; /* [words.count] */
    uint32_t fact_capacity;
    er_symbols nouns;
    uint32_t *noun_flags; /* [nouns.count] */
    uint32_t noun_capacity;
    nickname_pair *pairs; /* [pair_count], by word */
    uint32_t pair_count, pair_capacity;
    er_name_key *nicknames; /* [pair_count], the keys of the other words */
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

#define NOUNS ((uint32_t)(ER_NOUN_MALE | ER_NOUN_FEMALE | ER_NOUN_PERSON))

static uint32_t add_word(er_names *names, er_view word)
{
    uint32_t before = names->words.count;
    uint32_t id = er_symbols_add(&names->words, word);
    if (id == ER_NONE || id < before)
        return id;
    if (!er_array_reserve((void **)&names->facts, &names->fact_capacity, (uint64_t)id + 1,
                          sizeof *names->facts))
        return ER_NONE;
    names->facts[id] = (name_facts){.preferred = ER_NONE};
    return id;
}

static bool add_noun(er_names *names, er_view word, uint32_t flag)
{
    uint32_t known = names->nouns.count, id = er_symbols_add(&names->nouns, word);
    if (id == ER_NONE || !er_array_reserve((void **)&names->noun_flags, &names->noun_capacity,
                                           (uint64_t)id + 1, sizeof *names->noun_flags))
        return false;
    names->noun_flags[id] = id == known ? flag : names->noun_flags[id] | flag;
    return true;
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
        if (id == ER_NONE || (flag & NOUNS && !add_noun(names, word, flag)))
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

static bool add_pair(er_names *names, uint32_t word, uint32_t other)
{
    if (!er_array_reserve((void **)&names->pairs, &names->pair_capacity,
                          (uint64_t)names->pair_count + 2, sizeof *names->pairs))
        return false;
    names->pairs[names->pair_count++] = (nickname_pair){word, other};
    names->pairs[names->pair_count++] = (nickname_pair){other, word};
    return true;
}

static int compare_pairs(const void *a, const void *b)
{
    const nickname_pair *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    return x->other < y->other ? -1 : x->other > y->other;
}

/* Sorts the pairs and tells each word where its own stand. */
static er_status index_nicknames(er_names *names, er_error *error)
{
    qsort(names->pairs, names->pair_count, sizeof *names->pairs, compare_pairs);
    names->nicknames = malloc(((size_t)names->pair_count + 1) * sizeof *names->nicknames);
    if (!names->nicknames)
        return er_fail_memory(error);
    for (uint32_t i = 0; i < names->pair_count; i++) {
        name_facts *facts = &names->facts[names->pairs[i].word];
        if (facts->nickname_count++ == 0)
            facts->first_nickname = i;
        names->nicknames[i] = er_names_key(names, names->words.views[names->pairs[i].other]);
    }
    return ER_OK;
}

static er_status read_nicknames(er_names *names, er_error *error)
{
    er_view rest = ER_DATA(nicknames), fields[2], word;
    while (er_table_next(&rest, fields, 2, NULL)) {
        uint32_t name = add_word(names, fields[0]);
        while (er_view_split(&fields[1], ' ', &word)) {
            uint32_t nick = add_word(names, word);
            if (name == ER_NONE || nick == ER_NONE || !add_pair(names, name, nick))
                return er_fail_memory(error);
        }
    }
    return index_nicknames(names, error);
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
    er_symbols_free(&names->nouns);
    free(names->noun_flags);
    free(names->pairs);
    free(names->nicknames);
    free(names->facts);
    free(names);
}

uint32_t er_names_flags(const er_names *names, er_view word)
{
    uint32_t id = er_symbols_find(&names->words, word);
    return id == ER_NONE ? 0 : names->facts[id].flags;
}

uint32_t er_names_noun(const er_names *names, er_view word)
{
    uint32_t id = er_symbols_find(&names->nouns, word);
    return id == ER_NONE ? 0 : names->noun_flags[id];
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

er_name_key er_names_key(const er_names *names, er_view word)
{
    char key[ER_SPELLING_MAX];
    uint32_t id = er_symbols_find(&names->words, word);
    er_view usual = word;
    if (id != ER_NONE && names->facts[id].preferred != ER_NONE)
        usual = names->words.views[names->facts[id].preferred];
    uint32_t length = er_spelling_key(usual, key);
    return (er_name_key){er_view_hash((er_view){key, length}), id};
}

uint32_t er_names_nicknames(const er_names *names, er_name_key key, const er_name_key **keys)
{
    if (key.word == ER_NONE || !names->facts[key.word].nickname_count)
        return 0;
    *keys = names->nicknames + names->facts[key.word].first_nickname;
    return names->facts[key.word].nickname_count;
}

static bool are_nicknames(const er_names *names, uint32_t a, uint32_t b)
{
    const name_facts *facts = &names->facts[a];
    for (uint32_t i = 0; i < facts->nickname_count; i++)
        if (names->nicknames[facts->first_nickname + i].word == b)
            return true;
    return false;
}

/* Words of the table can say more than their letters do. */
static er_name_match compare_listed(const er_names *names, uint32_t a, uint32_t b, bool given,
                                    bool *differ)
{
    const name_facts *x = &names->facts[a], *y = &names->facts[b];
    uint32_t gender_a = x->flags & (ER_NAME_MALE | ER_NAME_FEMALE);
    uint32_t gender_b = y->flags & (ER_NAME_MALE | ER_NAME_FEMALE);
    if (x->preferred != ER_NONE && x->preferred == y->preferred)
        return ER_MATCH_SPELLING;
    if (given && are_nicknames(names, a, b))
        return ER_MATCH_NICKNAME;
    *differ = given && gender_a && gender_b && !(gender_a & gender_b);
    return ER_MATCH_NONE;
}

er_name_match er_names_compare(const er_names *names, er_view a, er_name_key key_a, er_view b,
                               er_name_key key_b, bool given)
{
    if (er_view_equal(a, b))
        return ER_MATCH_EQUAL;
    if (given && (is_initial_of(a, b) || is_initial_of(b, a)))
        return ER_MATCH_INITIAL;
    if (key_a.word != ER_NONE && key_b.word != ER_NONE) {
        bool differ = false;
        er_name_match match = compare_listed(names, key_a.word, key_b.word, given, &differ);
        if (match || differ)
            return match;
    }
    return key_a.spelling == key_b.spelling && er_spelling_similarity(a, b) >= 0.85
               ? ER_MATCH_SPELLING
               : ER_MATCH_NONE;
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
