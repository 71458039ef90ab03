#include "train/marked_words.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/table.h"
#include "base/utf8.h"
#include "ergraph/document.h"
#include "train/corpus.h"

static er_marked_word *row_of(er_marked_words *gazetteer, er_view word)
{
    er_buffer_clear(&gazetteer->folded);
    er_utf8_fold(word, &gazetteer->folded);
    uint64_t hash = er_view_hash(er_buffer_view(&gazetteer->folded));
    uint32_t *place = er_index_add(&gazetteer->by_hash, hash, gazetteer->count);
    if (!place || gazetteer->folded.failed)
        return NULL;
    if (*place == gazetteer->count) {
        if (!er_array_reserve((void **)&gazetteer->rows, &gazetteer->capacity,
                              gazetteer->count + 1ULL, sizeof *gazetteer->rows))
            return NULL;
        gazetteer->rows[gazetteer->count++] = (er_marked_word){.hash = hash};
    }
    return &gazetteer->rows[*place];
}

#define WORDS 300000u /* the more frequent of the words with vectors: the rest has no use */

er_status er_marked_words_add_words(er_marked_words *gazetteer, const er_vectors *vectors,
                                    const uint16_t *clusters, er_error *error)
{
    for (uint32_t w = 0; w < vectors->count && w < WORDS; w++) {
        er_marked_word *row = row_of(gazetteer, vectors->words[w]);
        if (!row)
            return er_fail_memory(error);
        if (row->clusters[0])
            continue; /* of two that fold to one, the more frequent */
        memcpy(row->clusters, clusters + (size_t)w * ER_CLUSTERINGS, sizeof row->clusters);
    }
    return ER_OK;
}

/* ---- marks ---------------------------------------------------------------------------------- */

static bool mark_word(er_marked_words *gazetteer, er_view word, uint32_t mark)
{
    if (!word.length)
        return true;
    er_marked_word *row = row_of(gazetteer, word);
    if (row)
        row->marks |= (uint16_t)mark;
    return row != NULL;
}

static bool starts_upper(er_view word)
{
    uint32_t size;
    return word.length && er_utf8_is_upper(er_utf8_decode(word.data, word.length, &size));
}

static bool is_separator(char c)
{
    return c == ' ' || c == ',' || c == ';' || c == '(' || c == ')' || c == '-' || c == '/';
}

/* Marks every capitalised word of a phrase ("Papua New Guinea"; "of" stays unmarked). */
static bool mark_phrase(er_marked_words *gazetteer, er_view phrase, uint32_t mark)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i <= phrase.length; i++) {
        if (i < phrase.length && !is_separator(phrase.data[i]))
            continue;
        er_view word = {phrase.data + start, i - start};
        if (word.length > 1 && starts_upper(word) && !mark_word(gazetteer, word, mark))
            return false;
        start = i + 1;
    }
    return true;
}

/* "Algerian(s)", "Briton(s), British (collective plural)": the word and its plural. */
static bool mark_people(er_marked_words *gazetteer, er_view phrase)
{
    char plural[64];
    for (uint32_t i = 0; i + 2 < phrase.length; i++) {
        if (memcmp(phrase.data + i, "(s)", 3) != 0)
            continue;
        uint32_t start = i;
        while (start > 0 && !is_separator(phrase.data[start - 1]))
            start--;
        int length =
            snprintf(plural, sizeof plural, "%.*ss", (int)(i - start), phrase.data + start);
        if (length > 0 && (size_t)length < sizeof plural &&
            !mark_word(gazetteer, er_view_of(plural), ER_MARK_DEMONYM))
            return false;
    }
    return mark_phrase(gazetteer, phrase, ER_MARK_DEMONYM);
}

static bool is_all_upper(er_view word)
{
    uint32_t letters = 0;
    for (uint32_t i = 0; i < word.length; i++) {
        if (word.data[i] >= 'a' && word.data[i] <= 'z')
            return false;
        letters += word.data[i] >= 'A' && word.data[i] <= 'Z';
    }
    return letters >= 2;
}

/* "President Abdelmadjid TEBBOUNE (since 12 December 2019)": the surname is in capitals, the word
   before it a first name. */
static bool mark_holder(er_marked_words *gazetteer, er_view phrase)
{
    er_view before = {0}, word;
    while (er_view_split(&phrase, ' ', &word)) {
        while (word.length &&
               (word.data[word.length - 1] == ',' || word.data[word.length - 1] == ';'))
            word.length--;
        bool name = word.length > 2 && is_all_upper(word) && word.data[0] != '(';
        if (name && !mark_word(gazetteer, word, ER_MARK_SURNAME))
            return false;
        if (name && starts_upper(before) && !is_all_upper(before) &&
            !mark_word(gazetteer, before, ER_MARK_FIRST_NAME))
            return false;
        before = word;
    }
    return true;
}

/* Words in capitals of lists of parties and memberships. */
static bool mark_acronyms(er_marked_words *gazetteer, er_view phrase)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i <= phrase.length; i++) {
        if (i < phrase.length && !is_separator(phrase.data[i]) && phrase.data[i] != '|')
            continue;
        er_view word = {phrase.data + start, i - start};
        if (word.length >= 2 && word.length <= 8 && is_all_upper(word) &&
            !mark_word(gazetteer, word, ER_MARK_ACRONYM))
            return false;
        start = i + 1;
    }
    return true;
}

/* ---- tables --------------------------------------------------------------------------------- */

typedef bool (*row_reader)(er_marked_words *gazetteer, const er_view *fields);

static er_status read_table(er_marked_words *gazetteer, const char *path, uint32_t field_count,
                            row_reader read, er_error *error)
{
    char *data;
    size_t length;
    er_status status = er_read_file(path, &data, &length, error);
    if (status)
        return status;
    er_view rest = {data, (uint32_t)length}, fields[16];
    while (!status && er_table_next(&rest, fields, field_count, NULL))
        if (!read(gazetteer, fields))
            status = er_fail_memory(error);
    free(data);
    return status;
}

static bool read_own_row(er_marked_words *gazetteer, const er_view *fields)
{
    static const struct {
        const char *name;
        uint32_t mark;
    } marks[] = {{"title", ER_MARK_TITLE},       {"body", ER_MARK_BODY},
                 {"company", ER_MARK_COMPANY},   {"landscape", ER_MARK_LANDSCAPE},
                 {"says", ER_MARK_SAYS},         {"where", ER_MARK_WHERE},
                 {"connects", ER_MARK_CONNECTS}, {"calendar", ER_MARK_CALENDAR},
                 {"opens", ER_MARK_OPENS},       {"firstname", ER_MARK_FIRST_NAME}};
    er_view words = fields[1], word;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!er_view_is(fields[0], marks[i].name))
            continue;
        while (er_view_split(&words, ' ', &word))
            if (!mark_word(gazetteer, word, marks[i].mark))
                return false;
    }
    return true;
}

/* cca3 common official independent alt demonyms capital ... */
static bool read_country(er_marked_words *gazetteer, const er_view *fields)
{
    return mark_phrase(gazetteer, fields[1], ER_MARK_STATE) &&
           mark_phrase(gazetteer, fields[5], ER_MARK_DEMONYM) &&
           mark_phrase(gazetteer, fields[6], ER_MARK_CAPITAL);
}

/* code name_short name_long nationality_noun nationality_adj capital chief_of_state
   head_of_government parties international_orgs */
static bool read_state(er_marked_words *gazetteer, const er_view *fields)
{
    return mark_phrase(gazetteer, fields[1], ER_MARK_STATE) && mark_people(gazetteer, fields[3]) &&
           mark_phrase(gazetteer, fields[4], ER_MARK_DEMONYM) &&
           mark_phrase(gazetteer, fields[5], ER_MARK_CAPITAL) &&
           mark_holder(gazetteer, fields[6]) && mark_holder(gazetteer, fields[7]) &&
           mark_acronyms(gazetteer, fields[8]) && mark_acronyms(gazetteer, fields[9]);
}

static bool read_nickname(er_marked_words *gazetteer, const er_view *fields)
{
    er_view row = fields[0], name;
    for (int i = 0; i < 3 && er_view_split(&row, ',', &name); i++)
        if (i != 1 && !mark_word(gazetteer, name, ER_MARK_FIRST_NAME))
            return false;
    return true;
}

/* names.tsv: kind, words */
static bool read_name(er_marked_words *gazetteer, const er_view *fields)
{
    static const struct {
        const char *kind;
        uint32_t mark;
    } kinds[] = {{"male", ER_MARK_FIRST_NAME},
                 {"female", ER_MARK_FIRST_NAME},
                 {"family-first", ER_MARK_SURNAME},
                 {"common", ER_MARK_SURNAME}};
    er_view words = fields[1], word;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!er_view_is(fields[0], kinds[i].kind))
            continue;
        while (er_view_split(&words, ' ', &word))
            if (!mark_word(gazetteer, word, kinds[i].mark))
                return false;
    }
    return true;
}

/* gazetteer.tsv: kind, names separated by |; names of one word are marked. */
static bool read_known(er_marked_words *gazetteer, const er_view *fields)
{
    uint32_t mark = er_view_is(fields[0], "organization") ? ER_MARK_ACRONYM
                    : er_view_is(fields[0], "place")      ? ER_MARK_PLACE
                                                          : 0;
    er_view names = fields[1], name;
    while (mark && er_view_split(&names, '|', &name)) {
        if (memchr(name.data, ' ', name.length))
            continue;
        if (name.length && name.data[name.length - 1] == '?')
            name.length--;
        if (!mark_word(gazetteer, name, mark))
            return false;
    }
    return true;
}

typedef struct table {
    const char *file;
    uint32_t fields;
    row_reader read;
} table;

static er_status read_tables(er_marked_words *gazetteer, const char *folder, const table *tables,
                             size_t count, er_error *error)
{
    er_status status = ER_OK;
    for (size_t i = 0; !status && i < count; i++) {
        char path[4096];
        int length = snprintf(path, sizeof path, "%s/%s", folder, tables[i].file);
        if (length < 0 || (size_t)length >= sizeof path)
            return er_fail(error, ER_BAD_ARGUMENT, "the path of the tables is too long");
        status = read_table(gazetteer, path, tables[i].fields, tables[i].read, error);
    }
    return status;
}

er_status er_marked_words_add_tables(er_marked_words *gazetteer, const char *folder,
                                     er_error *error)
{
    static const table tables[] = {{"names.tsv", 2, read_name},
                                   {"gazetteer.tsv", 2, read_known},
                                   {"../train/cues.tsv", 2, read_own_row}};
    return read_tables(gazetteer, folder, tables, sizeof tables / sizeof *tables, error);
}

er_status er_marked_words_add_facts(er_marked_words *gazetteer, const char *folder, er_error *error)
{
    static const table tables[] = {{"facts/countries.tsv", 7, read_country},
                                   {"facts/factbook_government.tsv", 10, read_state},
                                   {"facts/nicknames.csv", 1, read_nickname}};
    return read_tables(gazetteer, folder, tables, sizeof tables / sizeof *tables, error);
}

/* ---- the vocabulary ---------------------------------------------------------------------- */

static int by_hash(const void *a, const void *b)
{
    uint64_t x = ((const er_marked_word *)a)->hash, y = ((const er_marked_word *)b)->hash;
    return (x > y) - (x < y);
}

er_status er_marked_words_finish(er_marked_words *gazetteer, er_error *error)
{
    uint32_t n = gazetteer->count;
    qsort(gazetteer->rows, n, sizeof *gazetteer->rows, by_hash);
    gazetteer->buckets = calloc(ER_VOCABULARY_BUCKETS + 1, sizeof *gazetteer->buckets);
    gazetteer->hashes = malloc(n * sizeof *gazetteer->hashes + 1);
    gazetteer->clusters = malloc(n * sizeof gazetteer->rows->clusters + 1);
    gazetteer->marks = malloc(n * sizeof *gazetteer->marks + 1);
    if (!gazetteer->buckets || !gazetteer->hashes || !gazetteer->clusters || !gazetteer->marks)
        return er_fail_memory(error);
    for (uint32_t i = 0; i < n; i++) {
        const er_marked_word *row = &gazetteer->rows[i];
        gazetteer->buckets[(row->hash >> 48) + 1]++;
        gazetteer->hashes[i] = (uint32_t)(row->hash >> 16);
        memcpy(gazetteer->clusters + (size_t)i * ER_CLUSTERINGS, row->clusters,
               sizeof row->clusters);
        gazetteer->marks[i] = row->marks;
    }
    for (uint32_t b = 0; b < ER_VOCABULARY_BUCKETS; b++)
        gazetteer->buckets[b + 1] += gazetteer->buckets[b];
    gazetteer->vocabulary = (er_vocabulary){.buckets = gazetteer->buckets,
                                            .hashes = gazetteer->hashes,
                                            .clusters = gazetteer->clusters,
                                            .marks = gazetteer->marks,
                                            .count = n};
    return ER_OK;
}

void er_marked_words_free(er_marked_words *gazetteer)
{
    er_index_free(&gazetteer->by_hash);
    er_buffer_free(&gazetteer->folded);
    free(gazetteer->rows);
    free(gazetteer->buckets);
    free(gazetteer->hashes);
    free(gazetteer->clusters);
    free(gazetteer->marks);
    *gazetteer = (er_marked_words){0};
}
