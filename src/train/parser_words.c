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

/* Words seen twice at least. */
static er_status add_tags(builder *b, const er_treebank *tagged, er_error *error)
{
    er_index index = {0};
    tag_counts *all = NULL;
    uint32_t count = 0, capacity = 0;
    er_status status = ER_OK;
    for (uint32_t i = 0; i < tagged->count && status == ER_OK; i++) {
        const er_gold_sentence *s = &tagged->sentences[i];
        for (uint32_t k = 0; k < s->count && status == ER_OK; k++) {
            uint32_t word = er_word_hash(s->words[k].text);
            uint32_t *row = er_index_add(&index, word, count);
            if (!row ||
                !er_array_reserve((void **)&all, &capacity, (uint64_t)count + 1, sizeof *all)) {
                status = er_fail_memory(error);
                break;
            }
            if (*row == count)
                all[count++] = (tag_counts){.word = word};
            all[*row].counts[s->words[k].form]++;
            all[*row].total++;
        }
    }
    for (uint32_t i = 0; i < count; i++)
        if (all[i].total >= 2)
            set_tags(b, &all[i]);
    free(all);
    er_index_free(&index);
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

er_status er_word_table_build(const er_treebank *tagged, const char *vectors, const char *clusters,
                              uint32_t bits, er_buffer *bytes, er_error *error)
{
    uint32_t count = UINT32_C(1) << bits;
    builder b = {.slots = calloc(count, sizeof *b.slots), .mask = count - 1};
    if (!b.slots)
        return er_fail_memory(error);
    er_status status = ER_OK;
    if (tagged)
        status = add_tags(&b, tagged, error);
    if (status == ER_OK && vectors)
        status = add_clusters(&b, vectors, clusters, error);
    er_buffer_append(bytes, (const char *)b.slots, count * sizeof *b.slots);
    free(b.slots);
    return status == ER_OK && bytes->failed ? er_fail_memory(error) : status;
}
