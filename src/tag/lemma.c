#include "tag/lemma.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/table.h"

enum { FORM_FIELD, CLASS_FIELD, LEMMA_FIELD, FIELDS };

void er_lemmas_free(er_lemmas *lemmas)
{
    er_symbols_free(&lemmas->forms);
    free(lemmas->lemmas);
    *lemmas = (er_lemmas){0};
}

/* "v went" in room; an empty view where it does not fit. */
static er_view make_key(char class, er_view form, char *room)
{
    if (form.length + 2 > ER_LEMMA_MAX)
        return (er_view){room, 0};
    room[0] = class;
    room[1] = ' ';
    memcpy(room + 2, form.data, form.length);
    return (er_view){room, form.length + 2};
}

/* The first lemma that a form of a class gets stays. */
static bool add_lemma(er_lemmas *lemmas, char class, er_view form, er_view lemma)
{
    char room[ER_LEMMA_MAX];
    uint32_t before = lemmas->forms.count;
    er_view key = make_key(class, form, room);
    if (key.length == 0)
        return true; /* longer than any word that is looked up */
    uint32_t id = er_symbols_add(&lemmas->forms, key);
    if (id == ER_NONE || !er_array_reserve((void **)&lemmas->lemmas, &lemmas->capacity,
                                           (uint64_t)id + 1, sizeof *lemmas->lemmas))
        return false;
    if (lemmas->forms.count > before)
        lemmas->lemmas[id] = lemma;
    return true;
}

er_status er_lemmas_read(er_lemmas *lemmas, er_view table, er_error *error)
{
    er_view fields[FIELDS];
    uint64_t line = 0;
    while (er_table_next(&table, fields, FIELDS, &line)) {
        bool class_known = fields[CLASS_FIELD].length == 1 &&
                           memchr("vna", fields[CLASS_FIELD].data[0], 3) != NULL;
        if (fields[FORM_FIELD].length == 0 || fields[LEMMA_FIELD].length == 0 || !class_known)
            return er_fail_at(error, ER_BAD_FORMAT, "lemmas.tsv", line, ER_NO_POSITION,
                              "a line that is not FORM, v|n|a, LEMMA");
        if (!add_lemma(lemmas, fields[CLASS_FIELD].data[0], fields[FORM_FIELD],
                       fields[LEMMA_FIELD]))
            return er_fail_memory(error);
    }
    return ER_OK;
}

er_status er_lemmas_read_verbs(er_lemmas *lemmas, er_view table, er_error *error)
{
    er_view fields[3], form;
    uint64_t line = 0;
    while (er_table_next(&table, fields, 3, &line)) {
        if (fields[0].length == 0 || fields[2].length == 0)
            return er_fail_at(error, ER_BAD_FORMAT, "irregular_verbs.tsv", line, ER_NO_POSITION,
                              "a line that is not BASE, PASTS, PARTICIPLES");
        for (uint32_t i = 1; i < 3; i++)
            while (er_view_split(&fields[i], ' ', &form))
                if (!add_lemma(lemmas, 'v', form, fields[0]))
                    return er_fail_memory(error);
    }
    return ER_OK;
}

char er_lemma_class(uint8_t form)
{
    switch (form) {
    case ER_FORM_MD:
    case ER_FORM_VB:
    case ER_FORM_VBD:
    case ER_FORM_VBG:
    case ER_FORM_VBN:
    case ER_FORM_VBP:
    case ER_FORM_VBZ:
        return 'v';
    case ER_FORM_NN:
    case ER_FORM_NNS:
        return 'n';
    case ER_FORM_JJ:
    case ER_FORM_JJR:
    case ER_FORM_JJS:
    case ER_FORM_RB:
    case ER_FORM_RBR:
    case ER_FORM_RBS:
        return 'a';
    default:
        return 0;
    }
}

static bool ends_with(er_view word, const char *suffix)
{
    return er_view_ends_with(word, er_view_of(suffix));
}

static bool ends_with_any(er_view word, const char *suffixes)
{
    er_view rest = er_view_of(suffixes), suffix;
    while (er_view_split(&rest, ' ', &suffix))
        if (er_view_ends_with(word, suffix))
            return true;
    return false;
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* word without its last cut bytes and with added at the end. */
static er_view respell(er_view word, uint32_t cut, const char *added, char *room)
{
    uint32_t kept = word.length - cut, length = (uint32_t)strlen(added);
    memcpy(room, word.data, kept);
    memcpy(room + kept, added, length);
    return (er_view){room, kept + length};
}

/* Without the s of plurals and of the third person. */
static er_view without_s(er_view word, char *room)
{
    if (word.length < 3 || !ends_with(word, "s") || ends_with_any(word, "ss us is series 0s"))
        return respell(word, 0, "", room);
    if (word.length > 4 && ends_with(word, "ies"))
        return respell(word, 3, "y", room);
    if (word.length > 4 && ends_with_any(word, "shes ches xes sses zzes oes"))
        return respell(word, 2, "", room);
    return respell(word, 1, "", room);
}

/* Whether a stem that lost -ed or -ing had an e: "describ", "creat", "pric", "chang". */
static bool wants_e(er_view stem)
{
    uint32_t n = stem.length;
    if (n < 2)
        return false;
    char last = stem.data[n - 1], before = stem.data[n - 2];
    char third = n > 2 ? stem.data[n - 3] : 'x';
    if (last == 'c' || last == 'v' || last == 'u' || (last == 'z' && before != 'z'))
        return true;
    if (last == 'g' && (before == 'd' || before == 'r' || before == 'n' || before == 'a'))
        return before != 'n' || !ends_with_any(stem, "ring sing ong ing");
    if (last == 's' && before != 's')
        return n > 3;
    if (last == 'l' && memchr("bcdfgkptsz", before, 10))
        return true;
    if (last == 't' && before == 'a')
        return !is_vowel(third) || third == 'i' || third == 'u';
    if (ends_with_any(stem, "it et ot en on er or ow ew ay oy ey el om om al"))
        return false;
    if (!is_vowel(last) && is_vowel(before) && !is_vowel(third))
        return memchr("wxyhl", last, 5) == NULL || last == 'l';
    return false;
}

/* Without -ed, -ing, -er, -est of cut bytes: "stopping" stop, "making" make. */
static er_view without_ending(er_view word, uint32_t cut, char *room)
{
    er_view stem = {word.data, word.length - cut};
    uint32_t n = stem.length;
    if (n < 2)
        return respell(word, 0, "", room);
    char last = stem.data[n - 1];
    if (n > 3 && last == stem.data[n - 2] && !is_vowel(last) && !memchr("lszf", last, 4))
        return respell(word, cut + 1, "", room);
    return respell(word, cut, wants_e(stem) ? "e" : "", room);
}

er_view er_lemma_by_rule(er_view word, uint8_t form, char *room)
{
    switch (form) {
    case ER_FORM_NNS:
    case ER_FORM_VBZ:
        return without_s(word, room);
    case ER_FORM_VBD:
    case ER_FORM_VBN:
        if (word.length > 4 && ends_with(word, "ied"))
            return respell(word, 3, "y", room);
        return ends_with(word, "eed")                     ? respell(word, 1, "", room)
               : word.length > 3 && ends_with(word, "ed") ? without_ending(word, 2, room)
                                                          : respell(word, 0, "", room);
    case ER_FORM_VBG:
        return word.length > 4 && ends_with(word, "ing") ? without_ending(word, 3, room)
                                                         : respell(word, 0, "", room);
    case ER_FORM_JJR:
    case ER_FORM_RBR:
        if (word.length > 4 && ends_with(word, "ier"))
            return respell(word, 3, "y", room);
        return word.length > 4 && ends_with(word, "er") ? without_ending(word, 2, room)
                                                        : respell(word, 0, "", room);
    case ER_FORM_JJS:
    case ER_FORM_RBS:
        if (word.length > 5 && ends_with(word, "iest"))
            return respell(word, 4, "y", room);
        return word.length > 5 && ends_with(word, "est") ? without_ending(word, 3, room)
                                                         : respell(word, 0, "", room);
    default:
        return respell(word, 0, "", room);
    }
}

static bool is_curly_quote(er_view word, uint32_t at)
{
    return at + 3 <= word.length && memcmp(word.data + at, "\xE2\x80\x99", 3) == 0;
}

/* word in lower case (ASCII) and with straight apostrophes: itself where it is so already, else in
   room. */
static er_view plain(er_view word, char *room)
{
    uint32_t i = 0, length = 0;
    while (i < word.length && !(word.data[i] >= 'A' && word.data[i] <= 'Z') &&
           !is_curly_quote(word, i))
        i++;
    if (i == word.length)
        return word;
    for (i = 0; i < word.length; i++) {
        char c = word.data[i];
        if (is_curly_quote(word, i)) {
            c = '\'';
            i += 2;
        }
        room[length++] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    return (er_view){room, length};
}

er_view er_lemma_of(const er_lemmas *lemmas, er_view word, uint8_t form, char *room)
{
    char lowered[ER_LEMMA_MAX], key_room[ER_LEMMA_MAX];
    if (word.length + 2 > ER_LEMMA_MAX)
        return word;
    er_view folded = plain(word, lowered);
    char class = er_lemma_class(form);
    if (class && form != ER_FORM_VB) { /* "to found", "to lay" are no pasts */
        er_view key = make_key(class, folded, key_room);
        uint32_t id = er_symbols_find(&lemmas->forms, key);
        if (id != ER_NONE)
            return lemmas->lemmas[id];
    }
    er_view lemma = er_lemma_by_rule(folded, form, room);
    if (lemma.length <= word.length && memcmp(lemma.data, word.data, lemma.length) == 0)
        return (er_view){word.data, lemma.length};
    return lemma;
}
