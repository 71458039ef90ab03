/* What identifies an entity of a document, as a key that is the same in both passes. */
#include "base/utf8.h"
#include "facts/body_key.h"
#include "resolve/organization_name.h"
#include "resolve/registry_work.h"

#define UNKNOWN_STATE "?"

static const char *state_of(const er_registry *registry, uint32_t state)
{
    const er_states *states = er_facts_states(registry->facts);
    return state < states->count ? states->rows[state].id : UNKNOWN_STATE;
}

static uint32_t year_of(const er_document *document)
{
    uint32_t year = 0;
    for (uint32_t i = 0; document->date && i < 4; i++) {
        if (document->date[i] < '0' || document->date[i] > '9')
            return 0;
        year = year * 10 + (uint32_t)(document->date[i] - '0');
    }
    return year;
}

/* Family names that stand alone mean another person in another year. */
static er_status read_person(const er_registry *registry, const er_document *document,
                             const er_entity *entity, er_arena *arena, er_profile *profile,
                             er_buffer *key, er_error *error)
{
    er_status status = er_person_name_read(registry->names, er_view_of(entity->label), arena,
                                           &profile->name, error);
    if (status)
        return status;
    if (!profile->name.count)
        er_utf8_fold(er_view_of(entity->label), key);
    for (uint32_t i = 0; i < profile->name.count; i++) {
        if (i)
            er_buffer_append_char(key, ' ');
        er_buffer_append_view(key, profile->name.parts[i]);
    }
    if (profile->name.generation)
        er_buffer_printf(key, " +%u", profile->name.generation);
    if (profile->name.count == 1) {
        profile->year = year_of(document);
        er_buffer_printf(key, "|%u", profile->year);
    }
    profile->life = entity->life;
    return ER_OK;
}

static er_status read_organization(const er_registry *registry, const er_entity *entity,
                                   er_arena *arena, er_profile *profile, er_buffer *key,
                                   er_error *error)
{
    er_organization_name name;
    er_status status = er_organization_name_read(registry->facts, registry->bodies,
                                                 er_view_of(entity->label), arena, &name, error);
    if (status)
        return status;
    profile->body = name.body;
    if (profile->state == ER_NONE)
        profile->state = name.state;
    const er_body *body = name.body == ER_NONE ? NULL : er_bodies_row(registry->bodies, name.body);
    if (body && !body->organ)
        profile->state = body->state.length
                             ? er_states_find_id(er_facts_states(registry->facts), body->state)
                             : ER_NONE;
    profile->left_out = profile->state == ER_NONE &&
                        ((body && body->organ) || (!body && er_is_bare_kind(name.core)));
    if (body)
        er_buffer_printf(key, "@%u", name.body);
    else
        er_buffer_append_view(key, name.core);
    return ER_OK;
}

static er_status read_by_type(const er_registry *registry, const er_document *document,
                              const er_entity *entity, er_arena *arena, er_profile *profile,
                              er_buffer *key, er_error *error)
{
    switch (entity->type) {
    case ER_PERSON:
        return read_person(registry, document, entity, arena, profile, key, error);
    case ER_ORGANIZATION:
        return read_organization(registry, entity, arena, profile, key, error);
    case ER_STATE:
        if (profile->state != ER_NONE)
            return ER_OK;
        break;
    default:
        profile->state = ER_NONE;
    }
    er_utf8_fold(er_view_of(entity->label), key);
    return ER_OK;
}

/* One that is named by an office is another in another week: the key is that of the owner, with
   office and week. A name from the table belongs to it, and what it is called by does not. */
static er_status read_described(const er_registry *registry, const er_document *document,
                                const er_entity *entity, er_arena *arena, er_profile *profile,
                                er_buffer *key, er_error *error)
{
    er_profile owner = {.key = {"", 0}};
    er_status status = ER_OK;
    if (entity->holder_of < document->entity_count && !document->entities[entity->holder_of].office)
        status = er_profile_read(registry, document, &document->entities[entity->holder_of], arena,
                                 &owner, error);
    if (!status && !entity->described)
        status = er_person_name_read(registry->names, er_view_of(entity->label), arena,
                                     &profile->name, error);
    profile->office = er_view_of(entity->office);
    profile->described = entity->described;
    profile->week = er_week_of(document->date);
    er_buffer_printf(key, "~%s|%u|%.*s|%s", entity->office, profile->week, (int)owner.key.length,
                     owner.key.data, entity->described ? "" : entity->label);
    return status;
}

er_status er_profile_read(const er_registry *registry, const er_document *document,
                          const er_entity *entity, er_arena *arena, er_profile *profile,
                          er_error *error)
{
    er_buffer key = {0};
    *profile = (er_profile){.type = entity->type,
                            .gender = entity->gender,
                            .state = entity->state,
                            .body = ER_NONE,
                            .office = {"", 0},
                            .owner = ER_NONE,
                            .first_form = ER_NONE,
                            .set_type = ER_TYPE_COUNT,
                            .identity = ER_NONE};
    er_buffer_printf(&key, "%s|", er_type_name(entity->type));
    size_t start = key.length;
    er_status status = entity->office && entity->type == ER_PERSON
                           ? read_described(registry, document, entity, arena, profile, &key, error)
                           : read_by_type(registry, document, entity, arena, profile, &key, error);
    if (!status && !key.failed) {
        profile->word =
            er_arena_copy_view(arena, (er_view){key.data + start, (uint32_t)(key.length - start)});
        er_buffer_printf(&key, "|%s", state_of(registry, profile->state));
        if (entity->type == ER_PERSON)
            er_buffer_printf(&key, "|%d", (int)entity->gender);
        if (er_life_is_known(&profile->life))
            er_buffer_printf(&key, "|%u-%u-%u", profile->life.born_from, profile->life.born_to,
                             profile->life.died);
        profile->key = er_arena_copy_view(arena, er_buffer_view(&key));
    }
    if (!status && (key.failed || !profile->word.data || !profile->key.data))
        status = er_fail_memory(error);
    er_buffer_free(&key);
    return status;
}
