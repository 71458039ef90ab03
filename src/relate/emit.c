#include "relate/emit.h"

#include <stdlib.h>

#include "relate/home.h"

static bool add_name(er_known_entities *known, const char *name, uint32_t entity)
{
    uint32_t *slot = er_index_add(&known->aliases, er_view_hash(er_view_of(name)), entity);
    if (slot && *slot != entity)
        *slot = ER_SHARED;
    return slot;
}

/* Every name of a state or an organisation. */
static bool add_names(er_known_entities *known, const er_entity *entity, uint32_t index)
{
    for (uint32_t i = 0; i < entity->alias_count; i++)
        if (!add_name(known, entity->aliases[i], index))
            return false;
    return add_name(known, entity->label, index);
}

bool er_known_entities_fill(er_known_entities *known, const er_document *document)
{
    er_index_reset(&known->states);
    er_index_reset(&known->surnames);
    er_index_reset(&known->aliases);
    known->home = er_home_of_document(document);
    for (uint32_t i = 0; i < document->entity_count; i++) {
        const er_entity *entity = &document->entities[i];
        er_view label = er_view_of(entity->label), word;
        if (entity->type == ER_STATE && entity->state != ER_NONE &&
            !er_index_add(&known->states, entity->state, i))
            return false;
        if ((entity->type == ER_STATE || entity->type == ER_ORGANIZATION) &&
            !add_names(known, entity, i))
            return false;
        if (entity->type != ER_PERSON || entity->described)
            continue;
        for (er_view rest = label; er_view_split(&rest, ' ', &word);)
            label = word;
        uint32_t *slot = er_index_add(&known->surnames, er_view_hash(label), i);
        if (!slot)
            return false;
        if (*slot != i)
            *slot = ER_SHARED;
    }
    return true;
}

void er_known_entities_free(er_known_entities *known)
{
    er_index_free(&known->states);
    er_index_free(&known->surnames);
    er_index_free(&known->aliases);
}

void er_emitter_start(er_emitter *emitter, uint32_t sentence)
{
    emitter->sentence = sentence;
    emitter->first = emitter->document->relation_count;
}

bool er_can_be_end(const er_document *document, uint32_t entity)
{
    return entity < document->entity_count && document->entities[entity].type != ER_PLACE;
}

/* The relation of the sentence that says the same, or NULL. */
static er_relation *find_same(er_emitter *emitter, er_end source, er_end target,
                              er_class relation_class, bool symmetric)
{
    er_document *document = emitter->document;
    for (uint32_t i = emitter->first; i < document->relation_count; i++) {
        er_relation *r = &document->relations[i];
        if (r->sentence != emitter->sentence || r->relation_class != relation_class)
            continue;
        if (r->source == source.entity && r->target == target.entity)
            return r;
        if ((symmetric || r->symmetric) && r->source == target.entity && r->target == source.entity)
            return r;
    }
    return NULL;
}

void er_emit(er_emitter *emitter, er_end source, er_end target, const er_relation *filled)
{
    er_document *document = emitter->document;
    if (source.entity == target.entity || !er_can_be_end(document, source.entity) ||
        !er_can_be_end(document, target.entity))
        return;
    er_type source_type = document->entities[source.entity].type;
    er_type target_type = document->entities[target.entity].type;
    if ((filled->relation_class == ER_MEMBER && target_type != ER_ORGANIZATION) ||
        (filled->relation_class == ER_PART && source_type != ER_ORGANIZATION) ||
        (filled->relation_class == ER_KIN &&
         (source_type != ER_PERSON || target_type != ER_PERSON)))
        return;
    const er_class_facts *facts = er_class_facts_of(filled->relation_class);
    bool symmetric = filled->symmetric || facts->symmetric;
    er_relation *r = find_same(emitter, source, target, filled->relation_class, symmetric);
    if (r && r->confidence >= filled->confidence)
        return;
    const char *predicate = NULL, *role = NULL;
    if (filled->predicate)
        predicate = er_arena_copy(&document->arena, er_view_of(filled->predicate));
    if (filled->role)
        role = er_arena_copy(&document->arena, er_view_of(filled->role));
    if (!r)
        r = er_document_add_relation(document);
    if (!r || (filled->predicate && !predicate) || (filled->role && !role)) {
        emitter->no_memory = true;
        return;
    }
    *r = *filled;
    r->source = source.entity;
    r->target = target.entity;
    r->source_mention = source.mention;
    r->target_mention = target.mention;
    r->sentence = emitter->sentence;
    r->symmetric = symmetric;
    r->polarity = facts->polarity;
    r->predicate = predicate ? predicate : "";
    r->role = role;
}

static int compare(const void *left, const void *right)
{
    const er_relation *a = left, *b = right;
    if (a->sentence != b->sentence)
        return a->sentence < b->sentence ? -1 : 1;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    if (a->target != b->target)
        return a->target < b->target ? -1 : 1;
    return (a->relation_class > b->relation_class) - (a->relation_class < b->relation_class);
}

void er_emitter_finish(er_emitter *emitter)
{
    er_document *document = emitter->document;
    if (document->relation_count)
        qsort(document->relations, document->relation_count, sizeof *document->relations, compare);
}
