#include "document/document.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"

er_status er_document_new(er_document **document, er_error *error)
{
    *document = calloc(1, sizeof **document);
    return *document ? ER_OK : er_fail_memory(error);
}

void er_document_free(er_document *document)
{
    if (!document)
        return;
    free(document->tokens);
    free(document->sentences);
    free(document->mentions);
    free(document->roles);
    free(document->entities);
    free(document->relations);
    er_arena_free(&document->arena);
    free(document);
}

void er_document_reset(er_document *document)
{
    er_arena_reset(&document->arena);
    document->id = document->title = document->date = document->url = NULL;
    document->text = (er_view){NULL, 0};
    document->repaired = 0;
    document->token_count = document->sentence_count = document->mention_count = 0;
    document->role_count = document->entity_count = document->relation_count = 0;
    document->recorded_tokens = 0;
    document->sentence_texts = document->mention_texts = NULL;
}

static const char *copy_or_null(er_document *document, const char *string, bool *failed)
{
    if (!string)
        return NULL;
    const char *copy = er_arena_copy(&document->arena, er_view_of(string));
    *failed |= !copy;
    return copy;
}

static er_status set_text(er_document *document, const char *text, size_t length, er_error *error)
{
    er_view source = {text, (uint32_t)length};
    er_buffer repaired = {0};
    if (er_utf8_first_invalid(text, length) < length) {
        document->repaired = er_utf8_repair(text, length, &repaired);
        if (repaired.failed || repaired.length > ER_DOCUMENT_MAX) {
            er_buffer_free(&repaired);
            return er_fail_memory(error);
        }
        source = er_buffer_view(&repaired);
    }
    char *copy = er_arena_copy(&document->arena, source);
    er_buffer_free(&repaired);
    if (!copy)
        return er_fail_memory(error);
    er_utf8_blank(copy, source.length);
    document->text = (er_view){copy, source.length};
    return ER_OK;
}

er_status er_document_set(er_document *document, const char *id, const char *title,
                          const char *date, const char *url, const char *text, size_t length,
                          er_error *error)
{
    er_document_reset(document);
    if (length > ER_DOCUMENT_MAX)
        return er_fail_at(error, ER_BAD_ARGUMENT, id, ER_NO_POSITION, ER_NO_POSITION,
                          "a text of %zu bytes is larger than the largest allowed, %u", length,
                          ER_DOCUMENT_MAX);
    bool failed = false;
    document->id = copy_or_null(document, id, &failed);
    document->title = copy_or_null(document, title, &failed);
    document->date = copy_or_null(document, date, &failed);
    document->url = copy_or_null(document, url, &failed);
    if (failed)
        return er_fail_memory(error);
    return set_text(document, text, length, error);
}

const char *er_document_id(const er_document *document)
{
    return document->id;
}

const char *er_document_title(const er_document *document)
{
    return document->title;
}

const char *er_document_date(const er_document *document)
{
    return document->date;
}

const char *er_document_text(const er_document *document, size_t *length)
{
    *length = document->text.length;
    return document->text.data;
}

const er_sentence *er_document_sentences(const er_document *document, uint32_t *count)
{
    *count = document->sentence_count;
    return document->sentences;
}

const er_mention *er_document_mentions(const er_document *document, uint32_t *count)
{
    *count = document->mention_count;
    return document->mentions;
}

const er_entity *er_document_entities(const er_document *document, uint32_t *count)
{
    *count = document->entity_count;
    return document->entities;
}

const er_relation *er_document_relations(const er_document *document, uint32_t *count)
{
    *count = document->relation_count;
    return document->relations;
}

static void *add_row(void **rows, uint32_t *count, uint32_t *capacity, size_t size)
{
    if (!er_array_reserve(rows, capacity, (uint64_t)*count + 1, size))
        return NULL;
    return memset((char *)*rows + (size_t)(*count)++ * size, 0, size);
}

er_token *er_document_add_token(er_document *d)
{
    return add_row((void **)&d->tokens, &d->token_count, &d->token_capacity, sizeof *d->tokens);
}

er_sentence *er_document_add_sentence(er_document *d)
{
    return add_row((void **)&d->sentences, &d->sentence_count, &d->sentence_capacity,
                   sizeof *d->sentences);
}

er_mention *er_document_add_mention(er_document *d)
{
    return add_row((void **)&d->mentions, &d->mention_count, &d->mention_capacity,
                   sizeof *d->mentions);
}

er_role *er_document_add_role(er_document *d)
{
    return add_row((void **)&d->roles, &d->role_count, &d->role_capacity, sizeof *d->roles);
}

er_entity *er_document_add_entity(er_document *d)
{
    return add_row((void **)&d->entities, &d->entity_count, &d->entity_capacity,
                   sizeof *d->entities);
}

er_relation *er_document_add_relation(er_document *d)
{
    return add_row((void **)&d->relations, &d->relation_count, &d->relation_capacity,
                   sizeof *d->relations);
}

/* A mention with the index it had, to be sorted. */
typedef struct placed_mention {
    er_mention mention;
    uint32_t index;
} placed_mention;

static int compare_placed(const void *a, const void *b)
{
    const placed_mention *x = a, *y = b;
    if (x->mention.start != y->mention.start)
        return x->mention.start < y->mention.start ? -1 : 1;
    if (x->mention.end != y->mention.end)
        return x->mention.end > y->mention.end ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

static void renumber(uint32_t *mention, const uint32_t *moved_to)
{
    if (*mention != ER_NONE)
        *mention = moved_to[*mention];
}

static void renumber_all(er_document *d, const uint32_t *moved_to)
{
    for (uint32_t i = 0; i < d->role_count; i++) {
        renumber(&d->roles[i].person, moved_to);
        renumber(&d->roles[i].holder_of, moved_to);
    }
    for (uint32_t i = 0; i < d->relation_count; i++) {
        renumber(&d->relations[i].source_mention, moved_to);
        renumber(&d->relations[i].target_mention, moved_to);
    }
}

er_status er_document_sort_mentions(er_document *d, er_error *error)
{
    if (!d->mention_count)
        return ER_OK;
    placed_mention *placed = malloc(d->mention_count * sizeof *placed);
    uint32_t *moved_to = malloc(d->mention_count * sizeof *moved_to);
    if (!placed || !moved_to) {
        free(placed);
        free(moved_to);
        return er_fail_memory(error);
    }
    for (uint32_t i = 0; i < d->mention_count; i++)
        placed[i] = (placed_mention){d->mentions[i], i};
    qsort(placed, d->mention_count, sizeof *placed, compare_placed);
    for (uint32_t i = 0; i < d->mention_count; i++) {
        d->mentions[i] = placed[i].mention;
        moved_to[placed[i].index] = i;
    }
    renumber_all(d, moved_to);
    free(placed);
    free(moved_to);
    return ER_OK;
}

uint32_t er_first_mention_from(const er_document *document, uint32_t token)
{
    uint32_t low = 0, high = document->mention_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->mentions[middle].first_token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
