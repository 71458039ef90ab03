/* Documents made by hand: text in which the mentions are marked, so that what comes after the
   recogniser can be tested without it.

       [Sergei Lavrov|p]  [Russian|d=Russia]  [Moscow|m=Russia]  [he|pro=Sergei Lavrov]

   The letter says type and kind: p person, s state, d demonym of a state, m capital that is meant
   as the government, c capital that is meant as the place, o organisation, l place, pro pronoun,
   n a person's nominal mention, no an organisation's. What stands after = is the entity (the text
   itself where nothing does); "Adela Moor + Otto Brem" gives a phrase for two its two mentions.
   Lines are paragraphs. */
#ifndef ERGRAPH_TESTS_MARKED_H
#define ERGRAPH_TESTS_MARKED_H

#include <stdlib.h>

#include "base/buffer.h"
#include "text/segmenter.h"

typedef struct er_marked {
    er_document *document;
    er_segmenter *segmenter;
} er_marked;

typedef struct er_mark {
    uint32_t start, end;
    er_view kind, entity;
} er_mark;

static uint32_t er_marked_entity(er_document *document, er_view label, er_type type)
{
    for (uint32_t i = 0; i < document->entity_count; i++)
        if (er_view_is(label, document->entities[i].label))
            return i;
    er_entity *entity = er_document_add_entity(document);
    if (!entity)
        abort();
    *entity = (er_entity){.label = er_arena_copy(&document->arena, label), .type = type};
    /* A made-up table of states: the row is the number of the entity. */
    entity->state = type == ER_STATE ? document->entity_count - 1 : ER_NONE;
    return document->entity_count - 1;
}

static void er_marked_kind(er_view kind, er_type *type, er_kind *how)
{
    static const struct {
        const char *letter;
        er_type type;
        er_kind kind;
    } kinds[] = {{"p", ER_PERSON, ER_NAME},    {"s", ER_STATE, ER_NAME},
                 {"d", ER_STATE, ER_DEMONYM},  {"m", ER_STATE, ER_METONYM},
                 {"c", ER_PLACE, ER_NAME},     {"o", ER_ORGANIZATION, ER_NAME},
                 {"l", ER_PLACE, ER_NAME},     {"pro", ER_PERSON, ER_PRONOUN},
                 {"n", ER_PERSON, ER_NOMINAL}, {"no", ER_ORGANIZATION, ER_NOMINAL}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!er_view_is(kind, kinds[i].letter))
            continue;
        *type = kinds[i].type;
        *how = kinds[i].kind;
        return;
    }
    abort();
}

static void er_marked_mention(er_document *document, const er_mark *mark, bool resolve)
{
    er_mention *m = er_document_add_mention(document);
    er_mention filled = {.start = mark->start,
                         .end = mark->end,
                         .entity = ER_NONE,
                         .state = ER_NONE,
                         .confidence = 1};
    if (!m)
        abort();
    er_marked_kind(mark->kind, &filled.type, &filled.kind);
    while (document->tokens[filled.first_token].end <= filled.start)
        filled.first_token++;
    filled.end_token = filled.first_token;
    while (filled.end_token < document->token_count &&
           document->tokens[filled.end_token].start < filled.end)
        filled.end_token++;
    while (document->sentences[filled.sentence].end_token <= filled.first_token)
        filled.sentence++;
    bool capital = er_view_is(mark->kind, "c");
    er_type type = capital ? ER_STATE : filled.type;
    uint32_t entity = er_marked_entity(document, mark->entity, type);
    if (type == ER_STATE)
        filled.state = entity;
    if (resolve)
        filled.entity = capital ? ER_NONE : entity;
    if (filled.kind == ER_PRONOUN || filled.kind == ER_NOMINAL)
        filled.type = document->entities[entity].type;
    *m = filled;
}

/* Cuts the marks out of text; up to max of them go to marks, the plain text to out. */
static uint32_t er_marked_strip(const char *text, er_buffer *out, er_mark *marks, uint32_t max)
{
    uint32_t count = 0;
    for (const char *c = text; *c; c++) {
        if (*c != '[') {
            er_buffer_append_char(out, *c);
            continue;
        }
        const char *bar = strchr(c, '|'), *close = strchr(c, ']');
        if (!bar || !close || close < bar || count == max)
            abort();
        const char *equal = memchr(bar, '=', (size_t)(close - bar));
        er_mark *mark = &marks[count++];
        mark->start = (uint32_t)out->length;
        er_buffer_append(out, c + 1, (size_t)(bar - c - 1));
        mark->end = (uint32_t)out->length;
        mark->kind = er_view_between(bar + 1, equal ? equal : close);
        mark->entity = equal ? er_view_between(equal + 1, close) : er_view_between(c + 1, bar);
        c = close;
    }
    return count;
}

/* A document of the marked text with tokens, sentences, mentions and, where resolve is set, the
   entities. Give it back with er_marked_free. */
static inline er_marked er_marked_new(const char *text, bool resolve)
{
    er_marked marked;
    er_mark marks[64];
    er_buffer plain = {0};
    uint32_t count = er_marked_strip(text, &plain, marks, 64);
    if (er_document_new(&marked.document, NULL) != ER_OK ||
        er_segmenter_new(&marked.segmenter, NULL) != ER_OK ||
        er_document_set(marked.document, "test", NULL, NULL, NULL, plain.data, plain.length,
                        NULL) != ER_OK ||
        er_segment(marked.segmenter, marked.document, NULL) != ER_OK)
        abort();
    for (uint32_t i = 0; i < count; i++) {
        er_view entities = marks[i].entity;
        while (er_view_split(&entities, '+', &marks[i].entity)) {
            marks[i].entity = er_view_trim(marks[i].entity);
            er_marked_mention(marked.document, &marks[i], resolve);
        }
    }
    er_buffer_free(&plain);
    return marked;
}

static inline void er_marked_free(er_marked *marked)
{
    er_document_free(marked->document);
    er_segmenter_free(marked->segmenter);
}

#endif
