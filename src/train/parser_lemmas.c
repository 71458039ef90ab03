#include "train/parser_lemmas.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/symbols.h"
#include "base/utf8.h"
#include "tag/lemma.h"
#include "tag/tree.h"

enum { LEAST_COUNT = 2 }; /* times a word is seen before it gets a line */

/* Strings with how often they were seen. */
typedef struct er_tally {
    er_symbols names;
    uint32_t *counts; /* [names.count] */
    uint32_t capacity;
} er_tally;

/* A word with a class, and the lemma it has most often. */
typedef struct er_lemma_row {
    uint32_t lemma; /* name in lemmas */
    bool missed;    /* the rules give another one */
} er_lemma_row;

typedef struct er_learner {
    er_symbols keys;    /* "met<tab>v" */
    er_lemma_row *rows; /* [keys.count] */
    uint32_t row_capacity;
    er_tally lemmas;      /* "met<tab>v<tab>meet" */
    er_tally bases;       /* verbs as infinitives and presents: "meet" */
    er_tally participles; /* "meeting" as VBG, "marked" as VBD or VBN: with that letter before */
    er_buffer text;
} er_learner;

static bool tally_add(er_tally *tally, er_view name, uint32_t *id)
{
    uint32_t before = tally->names.count;
    *id = er_symbols_add(&tally->names, name);
    if (*id == ER_NONE || !er_array_reserve((void **)&tally->counts, &tally->capacity,
                                            (uint64_t)tally->names.count, sizeof *tally->counts))
        return false;
    if (tally->names.count > before)
        tally->counts[*id] = 0;
    tally->counts[*id]++;
    return true;
}

static uint32_t tally_count(const er_tally *tally, er_view name)
{
    uint32_t id = er_symbols_find(&tally->names, name);
    return id == ER_NONE ? 0 : tally->counts[id];
}

static void tally_free(er_tally *tally)
{
    er_symbols_free(&tally->names);
    free(tally->counts);
}

/* Letters, hyphens and apostrophes only: mail addresses and misprints make no rules. */
static bool is_plain_word(er_view word)
{
    for (uint32_t i = 0; i < word.length; i++) {
        char c = word.data[i];
        if (!(c >= 'a' && c <= 'z') && c != '-' && c != '\'')
            return false;
    }
    bool possessive = er_view_ends_with(word, er_view_of("'s")) && word.length > 2;
    return word.length > 0 && word.length + 4 < ER_LEMMA_MAX && !possessive;
}

/* word in lower case, in learner->text from *start on. */
static er_view lowered(er_learner *learner, er_view word)
{
    er_buffer_clear(&learner->text);
    er_utf8_lower(word, &learner->text);
    return er_buffer_view(&learner->text);
}

/* Notes that word has lemma: it wins where it is now the most frequent one. */
static bool note_lemma(er_learner *l, er_view word, char class, er_view lemma, bool missed)
{
    char text[3 * ER_LEMMA_MAX];
    uint32_t id, before = l->keys.count;
    memcpy(text, word.data, word.length);
    text[word.length] = '\t';
    text[word.length + 1] = class;
    uint32_t key_length = word.length + 2;
    text[key_length] = '\t';
    memcpy(text + key_length + 1, lemma.data, lemma.length);
    uint32_t key = er_symbols_add(&l->keys, (er_view){text, key_length});
    if (key == ER_NONE ||
        !er_array_reserve((void **)&l->rows, &l->row_capacity, (uint64_t)key + 1, sizeof *l->rows))
        return false;
    if (l->keys.count > before)
        l->rows[key] = (er_lemma_row){ER_NONE, false};
    if (!tally_add(&l->lemmas, (er_view){text, key_length + 1 + lemma.length}, &id))
        return false;
    er_lemma_row *row = &l->rows[key];
    row->missed |= missed;
    if (row->lemma == ER_NONE || l->lemmas.counts[id] > l->lemmas.counts[row->lemma])
        row->lemma = id;
    return true;
}

/* A word of a treebank, whose lemma is known. */
static bool learn_word(er_learner *l, const er_gold_word *w)
{
    char room[ER_LEMMA_MAX], word_room[ER_LEMMA_MAX], class = er_lemma_class(w->form);
    er_view word = lowered(l, w->text);
    uint32_t id;
    if (!class || !is_plain_word(word) || !is_plain_word(w->lemma))
        return !l->text.failed;
    memcpy(word_room, word.data, word.length);
    word.data = word_room;
    if ((w->form == ER_FORM_VB || w->form == ER_FORM_VBP) && !tally_add(&l->bases, word, &id))
        return false;
    bool missed = !er_view_equal(er_lemma_by_rule(word, w->form, room), w->lemma);
    return note_lemma(l, word, class, w->lemma, missed);
}

/* A word of which only the tag is known. */
static bool learn_tagged(er_learner *l, const er_gold_word *w)
{
    char marked[ER_LEMMA_MAX];
    er_view word = lowered(l, w->text);
    uint32_t id;
    if (!is_plain_word(word) || !er_form_is_verb(w->form))
        return !l->text.failed;
    if (w->form == ER_FORM_VB || w->form == ER_FORM_VBP)
        return tally_add(&l->bases, word, &id);
    if (w->form == ER_FORM_VBZ)
        return true;
    marked[0] = w->form == ER_FORM_VBG ? 'g' : 'd';
    memcpy(marked + 1, word.data, word.length);
    return tally_add(&l->participles, (er_view){marked, word.length + 1}, &id);
}

/* The spelling of the base of a participle that is most frequent as one; empty where none is. */
static er_view best_base(const er_learner *l, er_view word, uint32_t cut, char *room)
{
    er_view best = {room, 0};
    uint32_t most = 0, stem = word.length - cut;
    const char *const endings[] = {"", "e", NULL};
    for (uint32_t i = 0; i < 3; i++) {
        char text[ER_LEMMA_MAX];
        uint32_t length = stem;
        memcpy(text, word.data, stem);
        if (endings[i] && *endings[i])
            text[length++] = 'e';
        if (!endings[i] && (stem < 3 || text[stem - 1] != text[stem - 2]))
            continue;
        length -= !endings[i]; /* "stopp" */
        uint32_t count = tally_count(&l->bases, (er_view){text, length});
        if (count > most) {
            most = count;
            memcpy(room, text, length);
            best.length = length;
        }
    }
    return best;
}

/* Participles that the treebanks do not have. */
static bool learn_participles(er_learner *l)
{
    for (uint32_t i = 0; i < l->participles.names.count; i++) {
        er_view marked = l->participles.names.views[i], key;
        er_view word = {marked.data + 1, marked.length - 1};
        bool ing = marked.data[0] == 'g';
        char room[ER_LEMMA_MAX], base_room[ER_LEMMA_MAX], key_room[ER_LEMMA_MAX];
        if (!er_view_ends_with(word, er_view_of(ing ? "ing" : "ed")) || word.length < 5 ||
            er_view_ends_with(word, er_view_of("ied")))
            continue;
        memcpy(key_room, word.data, word.length);
        memcpy(key_room + word.length, "\tv", 2);
        key = (er_view){key_room, word.length + 2};
        er_view base = best_base(l, word, ing ? 3 : 2, base_room);
        uint8_t form = ing ? ER_FORM_VBG : ER_FORM_VBD;
        if (base.length == 0 || er_symbols_find(&l->keys, key) != ER_NONE ||
            er_view_equal(er_lemma_by_rule(word, form, room), base))
            continue;
        for (uint32_t n = 0; n < l->participles.counts[i]; n++)
            if (!note_lemma(l, word, 'v', base, true))
                return false;
    }
    return true;
}

static int by_bytes(const void *a, const void *b)
{
    return er_view_compare(*(const er_view *)a, *(const er_view *)b);
}

/* Whether a row is worth a line: the rules miss it, and it was seen often enough to
   be no misprint. */
static bool is_worth_a_line(const er_learner *l, uint32_t key)
{
    const er_lemma_row *row = &l->rows[key];
    return row->missed && l->lemmas.counts[row->lemma] >= LEAST_COUNT;
}

/* The lines of the words that the rules miss. */
static bool write_rows(const er_learner *l, er_buffer *out)
{
    er_view *lines = malloc((l->keys.count + 1) * sizeof *lines);
    uint32_t count = 0;
    if (!lines)
        return false;
    for (uint32_t i = 0; i < l->keys.count; i++)
        if (is_worth_a_line(l, i))
            lines[count++] = l->lemmas.names.views[l->rows[i].lemma];
    qsort(lines, count, sizeof *lines, by_bytes);
    for (uint32_t i = 0; i < count; i++) {
        er_buffer_append_view(out, lines[i]);
        er_buffer_append_char(out, '\n');
    }
    free(lines);
    return !out->failed;
}

er_status er_lemmas_learn(const er_treebank *treebanks, uint32_t treebank_count,
                          const er_treebank *tagged, er_buffer *out, er_error *error)
{
    er_learner l = {0};
    bool fine = true;
    for (uint32_t t = 0; t < treebank_count; t++)
        for (uint32_t i = 0; i < treebanks[t].count; i++)
            for (uint32_t k = 0; k < treebanks[t].sentences[i].count; k++)
                fine = fine && learn_word(&l, &treebanks[t].sentences[i].words[k]);
    for (uint32_t i = 0; tagged && i < tagged->count; i++)
        for (uint32_t k = 0; k < tagged->sentences[i].count; k++)
            fine = fine && learn_tagged(&l, &tagged->sentences[i].words[k]);
    fine = fine && learn_participles(&l) && write_rows(&l, out);
    er_symbols_free(&l.keys);
    free(l.rows);
    tally_free(&l.lemmas);
    tally_free(&l.bases);
    tally_free(&l.participles);
    er_buffer_free(&l.text);
    return fine ? ER_OK : er_fail_memory(error);
}
