/* Two names that a document's resolver gave to one entity, and that the user says are two. Each
   side keeps the mentions that name it; what could be either's ("Kim", "he") is left open. */
#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"
#include "resolve/registry_handles.h"

enum { SIDE_OPEN, SIDE_NAME, SIDE_OTHER };

/* "Kim Jong Il", or the id that a node of this name alone has: "person-kim-jong-il". */
static bool is_called(er_type type, const char *form, const char *name, er_buffer *scratch)
{
    er_buffer_clear(scratch);
    er_utf8_fold(er_view_of(form), scratch);
    size_t length = scratch->length;
    er_utf8_fold(er_view_of(name), scratch);
    if (scratch->failed)
        return false;
    er_view text = {scratch->data, (uint32_t)length};
    er_view asked = {scratch->data + length, (uint32_t)(scratch->length - length)};
    if (er_view_equal(text, asked))
        return true;
    const char *word = er_type_name(type);
    if (!er_is_node_id(name) || strncmp(name, word, strlen(word)) != 0)
        return false;
    asked = (er_view){asked.data + strlen(word) + 1, asked.length - (uint32_t)strlen(word) - 1};
    uint32_t at = 0;
    for (uint32_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '.' || c == '\'')
            continue;
        if (at >= asked.length || (c == ' ' ? '-' : c) != asked.data[at++])
            return false;
    }
    return at == asked.length;
}

typedef struct splitting {
    const er_registry *registry;
    er_document *document;
    const er_alias_entry *entry;
    uint32_t entity;
    uint8_t *sides; /* [alias_count] */
    er_error *error;
} splitting;

/* The side of a form that is neither name: that of the one name that it can be short for. */
static uint8_t side_of_form(const splitting *s, const char *form)
{
    const er_names *names = s->registry->names;
    er_arena arena = {0};
    er_person_name shorter, one, other;
    uint8_t side = SIDE_OPEN;
    if (s->document->entities[s->entity].type == ER_PERSON &&
        !er_person_name_read(names, er_view_of(form), &arena, &shorter, NULL) &&
        !er_person_name_read(names, er_view_of(s->entry->name), &arena, &one, NULL) &&
        !er_person_name_read(names, er_view_of(s->entry->other), &arena, &other, NULL)) {
        bool of_one = er_person_name_shortens(names, &shorter, &one) ||
                      er_person_names_compare(names, &shorter, &one);
        bool of_other = er_person_name_shortens(names, &shorter, &other) ||
                        er_person_names_compare(names, &shorter, &other);
        if (of_one != of_other)
            side = of_one ? SIDE_NAME : SIDE_OTHER;
    }
    er_arena_free(&arena);
    return side;
}

/* Finds the side of each form. False where the entity does not have both names. */
static bool find_sides(splitting *s, er_buffer *scratch)
{
    const er_entity *e = &s->document->entities[s->entity];
    bool one = false, other = false;
    for (uint32_t i = 0; i < e->alias_count; i++) {
        bool is_one = is_called(e->type, e->aliases[i], s->entry->name, scratch);
        bool is_other = is_called(e->type, e->aliases[i], s->entry->other, scratch);
        s->sides[i] = is_one == is_other ? SIDE_OPEN : is_one ? SIDE_NAME : SIDE_OTHER;
        one |= s->sides[i] == SIDE_NAME;
        other |= s->sides[i] == SIDE_OTHER;
    }
    for (uint32_t i = 0; one && other && i < e->alias_count; i++)
        if (s->sides[i] == SIDE_OPEN)
            s->sides[i] = side_of_form(s, e->aliases[i]);
    return one && other;
}

/* The entity of one side: its forms, and nothing that could be known of the other alone. */
static er_status fill_side(splitting *s, const er_entity *whole, uint8_t side, er_entity *part)
{
    *part = (er_entity){.type = whole->type, .state = ER_NONE, .holder_of = ER_NONE};
    part->aliases = er_arena_alloc(&s->document->arena, whole->alias_count * sizeof *part->aliases);
    if (!part->aliases)
        return er_fail_memory(s->error);
    for (uint32_t i = 0; i < whole->alias_count; i++) {
        if (s->sides[i] != side)
            continue;
        if (!part->label || strlen(whole->aliases[i]) > strlen(part->label))
            part->label = whole->aliases[i];
        part->aliases[part->alias_count++] = whole->aliases[i];
    }
    return ER_OK;
}

static void move_mentions(splitting *s, const er_entity *whole, const uint32_t parts[3])
{
    er_document *d = s->document;
    for (uint32_t i = 0; i < d->mention_count; i++) {
        er_mention *m = &d->mentions[i];
        if (m->entity != s->entity)
            continue;
        m->entity = ER_NONE;
        for (uint32_t a = 0; a < whole->alias_count && m->kind != ER_PRONOUN; a++)
            if (strcmp(d->mention_texts[i], whole->aliases[a]) == 0)
                m->entity = parts[s->sides[a]];
        if (m->entity != ER_NONE)
            d->entities[m->entity].mention_count++;
    }
}

/* The entity at an end of a relation: that of its mention. */
static uint32_t end_of(const splitting *s, uint32_t entity, uint32_t mention)
{
    if (entity != s->entity)
        return entity;
    return mention < s->document->mention_count ? s->document->mentions[mention].entity : ER_NONE;
}

static void move_relations(splitting *s)
{
    er_document *d = s->document;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < d->relation_count; i++) {
        er_relation r = d->relations[i];
        r.source = end_of(s, r.source, r.source_mention);
        r.target = end_of(s, r.target, r.target_mention);
        if (r.source != ER_NONE && r.target != ER_NONE)
            d->relations[kept++] = r;
    }
    d->relation_count = kept;
}

static er_status split_entity(splitting *s)
{
    er_entity *added = er_document_add_entity(s->document);
    if (!added)
        return er_fail_memory(s->error);
    er_entity *entities = s->document->entities;
    const er_entity whole = entities[s->entity];
    const uint32_t other = s->document->entity_count - 1;
    const uint32_t parts[3] = {ER_NONE, s->entity, other};
    er_status status = fill_side(s, &whole, SIDE_NAME, &entities[s->entity]);
    if (!status)
        status = fill_side(s, &whole, SIDE_OTHER, &entities[other]);
    if (!status) {
        move_mentions(s, &whole, parts);
        move_relations(s);
    }
    return status;
}

er_status er_registry_split(er_registry *registry, er_document *document, er_error *error)
{
    er_buffer scratch = {0};
    uint8_t *sides = NULL;
    uint32_t capacity = 0;
    er_status status = ER_OK;
    for (uint32_t r = 0; r < registry->rule_count && !status; r++) {
        if (registry->rules[r].entry.action != ER_ALIAS_NOT_SAME)
            continue;
        for (uint32_t e = 0; e < document->entity_count && !status; e++) {
            const er_entity *entity = &document->entities[e];
            if (entity->alias_count < 2 || entity->type == ER_STATE)
                continue;
            if (!er_array_reserve((void **)&sides, &capacity, entity->alias_count, 1)) {
                status = er_fail_memory(error);
                break;
            }
            splitting s = {registry, document, &registry->rules[r].entry, e, sides, error};
            if (find_sides(&s, &scratch))
                status = split_entity(&s);
        }
    }
    if (!status && scratch.failed)
        status = er_fail_memory(error);
    er_buffer_free(&scratch);
    free(sides);
    return status;
}
