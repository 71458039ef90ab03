#include "train/parser_words.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/index.h"
#include "tag/tree.h"
#include "train/vectors.h"

/* Of the clusterings of er_vectors_cluster. */
enum { COARSE_CLUSTERS = 1, FINE_CLUSTERS = 3 };

/* How often a word has each tag. */
typedef struct tag_counts {
    uint32_t word;
    uint32_t total;
    uint32_t counts[ER_FORM_COUNT];
} tag_counts;

typedef struct builder {
    er_word_slot *slots;
    uint32_t mask, used;
} builder;

/* The slot of a word, made where there is room; else NULL. The table stays one quarter empty. */
static er_word_slot *slot_of(builder *b, uint32_t word)
{
    uint32_t at = word & b->mask;
    while (b->slots[at].word != word && b->slots[at].word != 0)
        at = (at + 1) & b->mask;
    if (b->slots[at].word == word)
        return &b->slots[at];
    if (b->used >= b->mask / 4 * 3)
        return NULL;
    b->used++;
    b->slots[at].word = word;
    return &b->slots[at];
}

static void set_tags(builder *b, const tag_counts *counts)
{
    uint32_t first = 0, second = 0;
    for (uint32_t i = 1; i < ER_FORM_COUNT; i++) {
        if (counts->counts[i] > counts->counts[first]) {
            second = first;
            first = i;
        } else if (counts->counts[i] > counts->counts[second]) {
            second = i;
        }
    }
    er_word_slot *slot = slot_of(b, counts->word);
    if (!slot)
        return;
    slot->first = (uint8_t)first;
    slot->second = (uint8_t)(counts->counts[second] * 10 >= counts->total ? second : 0);
}

/* What count_tags gathers. */
typedef struct er_tag_table {
    er_index index; /* word -> row */
    tag_counts *rows;
    uint32_t count, capacity;
} er_tag_table;

static er_status count_tags(er_tag_table *t, const er_treebank *tagged, er_error *error)
{
    for (uint32_t i = 0; i < tagged->count; i++) {
        const er_gold_sentence *s = &tagged->sentences[i];
        for (uint32_t k = 0; k < s->count; k++) {
            uint32_t word = er_word_hash(s->words[k].text);
            uint32_t *row = er_index_add(&t->index, word, t->count);
            if (!row || !er_array_reserve((void **)&t->rows, &t->capacity, (uint64_t)t->count + 1,
                                          sizeof *t->rows))
                return er_fail_memory(error);
            if (*row == t->count)
                t->rows[t->count++] = (tag_counts){.word = word};
            t->rows[*row].counts[s->words[k].form]++;
            t->rows[*row].total++;
        }
    }
    return ER_OK;
}

static void free_tags(er_tag_table *t)
{
    free(t->rows);
    er_index_free(&t->index);
}

/* Usual tags, of words seen twice at least. */
static er_status add_tags(builder *b, const er_treebank *tagged, er_error *error)
{
    er_tag_table t = {0};
    er_status status = count_tags(&t, tagged, error);
    for (uint32_t i = 0; i < t.count && status == ER_OK; i++)
        if (t.rows[i].total >= 2)
            set_tags(b, &t.rows[i]);
    free_tags(&t);
    return status;
}

/* Words that have one tag in all but CERTAIN_ERRORS of a thousand places. */
enum { CERTAIN_LEAST = 40, CERTAIN_ERRORS = 3 };

static er_status add_certain_tags(builder *b, const er_treebank *treebanks, uint32_t count,
                                  er_error *error)
{
    er_tag_table t = {0};
    er_status status = ER_OK;
    for (uint32_t i = 0; i < count && status == ER_OK; i++)
        status = count_tags(&t, &treebanks[i], error);
    for (uint32_t i = 0; i < t.count && status == ER_OK; i++) {
        const tag_counts *row = &t.rows[i];
        uint32_t best = 0;
        for (uint32_t form = 1; form < ER_FORM_COUNT; form++)
            if (row->counts[form] > row->counts[best])
                best = form;
        er_word_slot *slot = NULL;
        if (row->total >= CERTAIN_LEAST &&
            (row->total - row->counts[best]) * 1000 <= row->total * CERTAIN_ERRORS)
            slot = slot_of(b, row->word);
        if (slot)
            slot->certain = (uint8_t)best;
    }
    free_tags(&t);
    return status;
}

/* The vectors stand in the order of frequency. */
static er_status add_clusters(builder *b, const char *path, const char *cache, er_error *error)
{
    er_vectors vectors = {0};
    uint16_t *clusters = NULL;
    er_status status = er_vectors_read(&vectors, path, error);
    if (status == ER_OK) {
        clusters = calloc((size_t)vectors.count * ER_CLUSTERINGS, sizeof *clusters);
        status =
            clusters ? er_vectors_cluster(&vectors, cache, clusters, error) : er_fail_memory(error);
    }
    for (uint32_t i = 0; i < vectors.count && status == ER_OK; i++) {
        er_word_slot *slot = slot_of(b, er_word_hash(vectors.words[i]));
        if (slot && slot->cluster == 0) {
            slot->cluster = clusters[(size_t)i * ER_CLUSTERINGS + FINE_CLUSTERS];
            slot->coarse = clusters[(size_t)i * ER_CLUSTERINGS + COARSE_CLUSTERS];
        }
    }
    free(clusters);
    er_vectors_free(&vectors);
    return status;
}

er_status er_word_table_build(const er_treebank *treebanks, uint32_t treebank_count,
                              const er_treebank *tagged, const char *vectors, const char *clusters,
                              uint32_t bits, er_buffer *bytes, er_error *error)
{
    uint32_t count = UINT32_C(1) << bits;
    builder b = {.slots = calloc(count, sizeof *b.slots), .mask = count - 1};
    if (!b.slots)
        return er_fail_memory(error);
    er_status status = add_certain_tags(&b, treebanks, treebank_count, error);
    if (status == ER_OK && tagged)
        status = add_tags(&b, tagged, error);
    if (status == ER_OK && vectors)
        status = add_clusters(&b, vectors, clusters, error);
    er_buffer_append(bytes, (const char *)b.slots, count * sizeof *b.slots);
    free(b.slots);
    return status == ER_OK && bytes->failed ? er_fail_memory(error) : status;
}
