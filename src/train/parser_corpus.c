#include "train/parser_corpus.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "tag/tree.h"
#include "train/parser_file.h"

enum { CONLLU_FIELDS = 10 };

void er_treebank_free(er_treebank *corpus)
{
    free(corpus->sentences);
    free(corpus->bytes);
    er_arena_free(&corpus->arena);
    *corpus = (struct er_treebank){0};
}

er_status er_treebank_add(er_treebank *corpus, const er_gold_sentence *added, er_error *error)
{
    if (!er_array_reserve((void **)&corpus->sentences, &corpus->capacity,
                          (uint64_t)corpus->count + 1, sizeof *corpus->sentences))
        return er_fail_memory(error);
    er_gold_word *copy = er_arena_alloc(&corpus->arena, added->count * sizeof *copy);
    if (!copy)
        return er_fail_memory(error);
    memcpy(copy, added->words, added->count * sizeof *copy);
    corpus->sentences[corpus->count++] = (er_gold_sentence){copy, added->count};
    return ER_OK;
}

/* The number that a field begins with. */
static uint32_t field_number(er_view field)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < field.length && field.data[i] >= '0' && field.data[i] <= '9'; i++)
        number = number * 10 + (uint32_t)(field.data[i] - '0');
    return number;
}

static bool is_plain_number(er_view field)
{
    for (uint32_t i = 0; i < field.length; i++)
        if (field.data[i] < '0' || field.data[i] > '9')
            return false;
    return field.length > 0;
}

static bool contains(er_view text, const char *part)
{
    uint32_t length = (uint32_t)strlen(part);
    for (uint32_t i = 0; i + length <= text.length; i++)
        if (memcmp(text.data + i, part, length) == 0)
            return true;
    return false;
}

/* A tag that the program does not have becomes SYM or, of square brackets, a bracket's. */
static uint8_t form_of(er_view name)
{
    if (er_view_is(name, "-LSB-") || er_view_is(name, "LRB"))
        return ER_FORM_LEFT;
    if (er_view_is(name, "-RSB-") || er_view_is(name, "RRB"))
        return ER_FORM_RIGHT;
    if (er_view_is(name, ";"))
        return ER_FORM_COLON;
    if (er_view_is(name, "VERB"))
        return ER_FORM_VB;
    er_form form = er_form_named(name);
    return (uint8_t)(form == ER_FORM_COUNT ? ER_FORM_SYM : form);
}

/* A line of the treebank as a word; head still counts from 1. */
static bool read_word(er_view line, er_gold_word *added)
{
    er_view fields[CONLLU_FIELDS] = {{0}};
    for (uint32_t i = 0; i < CONLLU_FIELDS; i++)
        er_view_split(&line, '\t', &fields[i]);
    if (!is_plain_number(fields[0])) /* ranges and empty nodes */
        return false;
    *added = (er_gold_word){.text = fields[1],
                            .lemma = fields[2],
                            .head = field_number(fields[6]),
                            .form = form_of(fields[4]),
                            .relation = (uint8_t)er_dependency_named(fields[7]),
                            .space_after = !contains(fields[9], "SpaceAfter=No")};
    return true;
}

static er_status end_sentence(er_treebank *corpus, er_gold_word *words, uint32_t count,
                              er_error *error)
{
    for (uint32_t i = 0; i < count; i++) {
        if (words[i].head > count)
            return er_fail(error, ER_BAD_FORMAT, "a head lies outside its sentence");
        words[i].head = words[i].head == 0 ? count : words[i].head - 1;
    }
    return er_treebank_add(corpus, &(er_gold_sentence){words, count}, error);
}

/* Reads lines with one of the two forms of file. */
static er_status read_lines(er_treebank *corpus, er_view rest, bool tags_only, er_error *error)
{
    er_gold_word *words = NULL;
    uint32_t count = 0, capacity = 0;
    er_view line;
    er_status status = ER_OK;
    bool more = true;
    while (status == ER_OK && more) {
        more = er_view_split(&rest, '\n', &line);
        if (!more || line.length == 0) {
            if (count > 0)
                status = end_sentence(corpus, words, count, error);
            count = 0;
            continue;
        }
        if (!tags_only && line.data[0] == '#')
            continue;
        if (!er_array_reserve((void **)&words, &capacity, (uint64_t)count + 1, sizeof *words)) {
            status = er_fail_memory(error);
        } else if (tags_only) {
            er_view text;
            er_view_split(&line, '\t', &text);
            words[count++] = (er_gold_word){
                .text = text, .form = form_of(er_view_trim(line)), .space_after = true};
        } else if (read_word(line, &words[count])) {
            count++;
        }
    }
    free(words);
    return status;
}

er_status er_treebank_read(er_treebank *corpus, const char *path, er_error *error)
{
    er_status status = er_file_read(path, &corpus->bytes, &corpus->length, error);
    if (status != ER_OK)
        return status;
    return read_lines(corpus, (er_view){corpus->bytes, (uint32_t)corpus->length}, false, error);
}

er_status er_treebank_read_tags(er_treebank *corpus, const char *path, er_error *error)
{
    er_status status = er_file_read(path, &corpus->bytes, &corpus->length, error);
    if (status != ER_OK)
        return status;
    return read_lines(corpus, (er_view){corpus->bytes, (uint32_t)corpus->length}, true, error);
}

/* Whether a sentence is all in capitals. */
static bool shouts(const er_gold_sentence *s)
{
    uint32_t letters = 0;
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t k = 0; k < s->words[i].text.length; k++) {
            char c = s->words[i].text.data[k];
            if (c >= 'a' && c <= 'z')
                return false;
            letters += c >= 'A' && c <= 'Z';
        }
    return letters >= 12;
}

void er_treebank_units(const er_gold_sentence *s, const er_word_table *words, er_unit *units)
{
    bool lower = shouts(s);
    for (uint32_t i = 0; i < s->count; i++) {
        const er_gold_word *w = &s->words[i];
        bool glued = i > 0 && !s->words[i - 1].space_after;
        er_unit_set_word(&units[i], words, w->text, (er_unit_place){i == 0, glued, lower});
        units[i].joined = w->joined;
        units[i].form_fixed = w->joined;
        if (w->joined)
            units[i].form = w->form;
    }
}

uint32_t er_treebank_longest(const er_treebank *corpus)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < corpus->count; i++)
        if (corpus->sentences[i].count > longest)
            longest = corpus->sentences[i].count;
    return longest;
}
