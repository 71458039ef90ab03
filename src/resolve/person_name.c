#include "resolve/person_name.h"

#include "base/utf8.h"

#define GENERATIONS                                                                                \
    (ER_NAME_SENIOR | ER_NAME_JUNIOR | ER_NAME_SECOND | ER_NAME_THIRD | ER_NAME_FOURTH)

/* A word of the name as it stands in the text: "el-Sisi" is two words, joined by a hyphen. */
typedef struct name_word {
    er_view folded;
    bool upper;  /* begins with a capital */
    bool hyphen; /* a hyphen follows */
} name_word;

#define NAME_WORDS 24

static bool is_break(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == ',' || c == '\n' || c == '\t' || c == '\r' ||
           c == '"' || c == '(' || c == ')';
}

static er_status add_word(er_view word, bool hyphen, er_arena *arena, name_word *out,
                          er_buffer *folded, er_error *error)
{
    er_buffer_clear(folded);
    er_utf8_fold(word, folded);
    if (folded->failed)
        return er_fail_memory(error);
    uint32_t size;
    out->upper = er_utf8_is_upper(er_utf8_decode(word.data, word.length, &size));
    out->hyphen = hyphen;
    out->folded = er_arena_copy_view(arena, er_buffer_view(folded));
    return out->folded.data ? ER_OK : er_fail_memory(error);
}

/* Cuts text into words; those beyond NAME_WORDS are dropped. */
static er_status split_words(er_view text, er_arena *arena, name_word *words, uint32_t *count,
                             er_error *error)
{
    er_buffer folded = {0};
    er_status status = ER_OK;
    *count = 0;
    for (uint32_t at = 0; at < text.length && *count < NAME_WORDS && !status;) {
        uint32_t end = at;
        while (end < text.length && !is_break(text.data[end]))
            end++;
        if (end > at) {
            bool hyphen = end < text.length && text.data[end] == '-';
            status = add_word((er_view){text.data + at, end - at}, hyphen, arena, &words[*count],
                              &folded, error);
            *count += !status;
        }
        at = end + 1;
    }
    er_buffer_free(&folded);
    return status;
}

/* "de", "bin", "el-": a particle when it is written small or tied to the next word; capitalised
   and alone it can be a given name (Al Gore, Ben Wallace). */
static bool is_particle(const er_names *names, const name_word *words, uint32_t at, uint32_t count)
{
    uint32_t flags = er_names_flags(names, words[at].folded);
    if (!(flags & ER_NAME_PARTICLE) || at + 1 >= count)
        return false;
    if (!words[at].upper || words[at].hyphen || at > 0)
        return true;
    return !(flags & (ER_NAME_MALE | ER_NAME_FEMALE));
}

static void add_part(er_person_name *name, er_view part)
{
    if (name->count < ER_NAME_PARTS)
        name->parts[name->count++] = part;
    else
        name->parts[ER_NAME_PARTS - 1] = part; /* the family name stands last */
}

static bool is_family_first(const er_names *names, const er_person_name *name)
{
    if (name->count < 2 || name->count > 3 ||
        !(er_names_flags(names, name->parts[0]) & ER_NAME_FAMILY_FIRST))
        return false;
    for (uint32_t i = 1; i < name->count; i++)
        if (!er_names_is_syllables(names, name->parts[i]))
            return false;
    return true;
}

er_status er_person_name_read(const er_names *names, er_view text, er_arena *arena,
                              er_person_name *name, er_error *error)
{
    name_word words[NAME_WORDS];
    uint32_t count;
    bool particle = false;
    *name = (er_person_name){0};
    er_status status = split_words(text, arena, words, &count, error);
    if (status)
        return status;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t generation = er_names_flags(names, words[i].folded) & GENERATIONS;
        if (generation && name->count > 1 && i + 1 == count)
            name->generation = generation;
        else if (is_particle(names, words, i, count))
            particle = true;
        else {
            add_part(name, words[i].folded);
            name->particle = particle;
            particle = false;
        }
    }
    for (uint32_t i = 0; i < name->count; i++)
        name->keys[i] = er_names_key(names, name->parts[i]);
    name->family_first = is_family_first(names, name);
    name->family = (uint8_t)(name->count && !name->family_first ? name->count - 1 : 0);
    name->given = name->family_first;
    return ER_OK;
}

static er_name_match compare_parts(const er_names *names, const er_person_name *a, uint32_t i,
                                   const er_person_name *b, uint32_t j, bool given)
{
    return er_names_compare(names, a->parts[i], a->keys[i], b->parts[j], b->keys[j], given);
}

/* The given names of an East Asian name, as one word: Jong-un, Jong Un, Jongun. */
static er_view join_given(const er_person_name *name, char *out, uint32_t size)
{
    uint32_t length = 0;
    for (uint32_t i = 0; i < name->count; i++) {
        er_view part = name->parts[i];
        if (i == name->family || length + part.length > size)
            continue;
        memcpy(out + length, part.data, part.length);
        length += part.length;
    }
    return (er_view){out, length};
}

/* Kim Jong Un, Kim Jong-un, Jong-un Kim. */
static er_name_agreement compare_family_first(const er_names *names, const er_person_name *a,
                                              const er_person_name *b)
{
    char given_a[64], given_b[64];
    er_name_match family = compare_parts(names, a, a->family, b, b->family, false);
    if (family == ER_MATCH_NONE)
        return ER_NAMES_DIFFER;
    bool same = er_view_equal(join_given(a, given_a, sizeof given_a),
                              join_given(b, given_b, sizeof given_b));
    if (same)
        return family == ER_MATCH_EQUAL ? ER_NAMES_SAME : ER_NAMES_SPELLING;
    return ER_NAMES_DIFFER;
}

static er_name_agreement lower(er_name_agreement a, er_name_agreement b)
{
    return a < b ? a : b;
}

static er_name_agreement agreement_of(er_name_match match)
{
    switch (match) {
    case ER_MATCH_EQUAL:
        return ER_NAMES_SAME;
    case ER_MATCH_SPELLING:
        return ER_NAMES_SPELLING;
    case ER_MATCH_NICKNAME:
        return ER_NAMES_NICKNAME;
    case ER_MATCH_INITIAL:
        return ER_NAMES_ONE_LONG;
    default:
        return ER_NAMES_DIFFER;
    }
}

/* The names between the given and the family name. Initials must stand in the same place (George
   W. and George H. W. Bush differ); whole words may be left out (Andres Lopez Obrador). */
static er_name_agreement compare_middles(const er_names *names, const er_person_name *a,
                                         const er_person_name *b)
{
    const er_person_name *longer = a->count >= b->count ? a : b, *shorter = longer == a ? b : a;
    er_name_agreement result = longer->count == shorter->count ? ER_NAMES_SAME : ER_NAMES_ONE_LONG;
    uint32_t at = 1;
    for (uint32_t i = 1; i + 1 < shorter->count; i++) {
        er_name_match match = ER_MATCH_NONE;
        bool initial = shorter->parts[i].length == 1;
        while (at + 1 < longer->count && match == ER_MATCH_NONE) {
            initial |= longer->parts[at].length == 1;
            match = compare_parts(names, shorter, i, longer, at++, true);
            if (initial && match == ER_MATCH_NONE)
                return ER_NAMES_DIFFER;
        }
        if (match == ER_MATCH_NONE)
            return ER_NAMES_DIFFER;
        result = lower(result, agreement_of(match));
    }
    return result;
}

/* Pedro Sanchez and Pedro Sanchez Castejon: the last part of the shorter is the last but one of
   the longer. */
static er_name_agreement compare_double_family(const er_names *names, const er_person_name *a,
                                               const er_person_name *b)
{
    const er_person_name *longer = a->count > b->count ? a : b, *shorter = longer == a ? b : a;
    if (longer->count != shorter->count + 1 || shorter->count < 2)
        return ER_NAMES_DIFFER;
    for (uint32_t i = 0; i < shorter->count; i++)
        if (compare_parts(names, shorter, i, longer, i, false) < ER_MATCH_SPELLING)
            return ER_NAMES_DIFFER;
    return ER_NAMES_ONE_LONG;
}

er_name_agreement er_person_names_compare(const er_names *names, const er_person_name *a,
                                          const er_person_name *b)
{
    if (a->count < 2 || b->count < 2 ||
        (a->generation && b->generation && a->generation != b->generation))
        return ER_NAMES_DIFFER;
    er_name_agreement result = a->generation == b->generation ? ER_NAMES_SAME : ER_NAMES_ONE_LONG;
    if (a->family_first || b->family_first)
        return lower(result, compare_family_first(names, a, b));
    er_name_match family = compare_parts(names, a, a->family, b, b->family, false);
    if (family == ER_MATCH_NONE)
        return lower(result, compare_double_family(names, a, b));
    result = lower(result, agreement_of(family));
    er_name_match given = compare_parts(names, a, 0, b, 0, true);
    result = lower(result, agreement_of(given));
    return lower(result, compare_middles(names, a, b));
}

static bool part_matches(const er_names *names, const er_person_name *a, uint32_t i,
                         const er_person_name *b, uint32_t j)
{
    return compare_parts(names, a, i, b, j, false) >= ER_MATCH_SPELLING;
}

/* One word: Putin, Kim, Lula, Saddam. */
static er_short_form shortens_by_one(const er_names *names, const er_person_name *shorter,
                                     const er_person_name *longer)
{
    if (shorter->parts[0].length < 2)
        return ER_SHORT_NONE;
    if (part_matches(names, shorter, 0, longer, longer->family))
        return ER_SHORT_FAMILY;
    if (part_matches(names, shorter, 0, longer, longer->given))
        return ER_SHORT_GIVEN;
    for (uint32_t i = 0; i < longer->count; i++)
        if (longer->parts[i].length > 2 && part_matches(names, shorter, 0, longer, i))
            return ER_SHORT_INNER;
    return ER_SHORT_NONE;
}

er_short_form er_person_name_shortens(const er_names *names, const er_person_name *shorter,
                                      const er_person_name *longer)
{
    if (shorter->count == 0 || shorter->count >= longer->count)
        return ER_SHORT_NONE;
    if (shorter->generation && shorter->generation != longer->generation)
        return ER_SHORT_NONE;
    if (shorter->count == 1)
        return shortens_by_one(names, shorter, longer);
    /* several words: a run at the end (Lopez Obrador, bin Salman Al Saud) */
    uint32_t offset = longer->count - shorter->count;
    if (longer->family_first)
        return ER_SHORT_NONE;
    for (uint32_t i = 0; i < shorter->count; i++)
        if (!part_matches(names, shorter, i, longer, offset + i))
            return ER_SHORT_NONE;
    return ER_SHORT_FAMILY;
}
