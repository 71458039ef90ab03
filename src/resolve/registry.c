#include "resolve/registry_handles.h"

#include <stdlib.h>

#include "base/array.h"

er_status er_registry_new(const struct er_facts *facts, er_registry **registry, er_error *error)
{
    *registry = calloc(1, sizeof **registry);
    if (!*registry)
        return er_fail_memory(error);
    (*registry)->facts = facts;
    (*registry)->names = er_facts_person_names(facts);
    (*registry)->bodies = er_facts_bodies(facts);
    (*registry)->holders = er_facts_holders(facts);
    er_status status =
        er_known_persons_new((*registry)->names, (*registry)->holders, &(*registry)->known, error);
    if (status) {
        er_registry_free(*registry);
        *registry = NULL;
    }
    return status;
}

void er_registry_free(er_registry *registry)
{
    if (!registry)
        return;
    er_known_persons_free(registry->known);
    er_arena_free(&registry->arena);
    er_symbols_free(&registry->texts);
    er_index_free(&registry->by_key);
    er_index_free(&registry->form_of);
    er_index_free(&registry->forbidden);
    er_index_free(&registry->statement_of);
    er_index_free(&registry->together);
    free(registry->statements);
    free(registry->profiles);
    free(registry->forms);
    free(registry->order);
    free(registry->joins);
    free(registry->rules);
    free(registry->marks);
    free(registry->identities);
    free(registry);
}

/* A copy of a view that the profile keeps. */
static bool keep(er_registry *registry, er_view *view)
{
    *view = er_arena_copy_view(&registry->arena, *view);
    return view->data != NULL;
}

static uint32_t add_profile(er_registry *registry, const er_profile *read)
{
    uint64_t hash = er_view_hash(read->key);
    uint32_t *slot = er_index_add(&registry->by_key, hash, registry->profile_count);
    if (!slot || *slot < registry->profile_count)
        return slot ? *slot : ER_NONE;
    if (!er_array_reserve((void **)&registry->profiles, &registry->profile_capacity,
                          (uint64_t)registry->profile_count + 1, sizeof *registry->profiles))
        return ER_NONE;
    uint32_t id = registry->profile_count++;
    er_profile *profile = &registry->profiles[id];
    *profile = *read;
    profile->parent = profile->next = id;
    bool kept = keep(registry, &profile->key) && keep(registry, &profile->word) &&
                keep(registry, &profile->office);
    for (uint32_t i = 0; i < profile->name.count; i++)
        kept &= keep(registry, &profile->name.parts[i]);
    return kept ? id : ER_NONE;
}

static bool add_form(er_registry *registry, uint32_t profile, const char *text, bool label)
{
    uint32_t symbol = er_symbols_add(&registry->texts, er_view_of(text));
    if (symbol == ER_NONE)
        return false;
    uint32_t *slot =
        er_index_add(&registry->form_of, er_index_pair(profile, symbol), registry->form_count);
    if (!slot)
        return false;
    if (*slot == registry->form_count) {
        if (!er_array_reserve((void **)&registry->forms, &registry->form_capacity,
                              (uint64_t)registry->form_count + 1, sizeof *registry->forms))
            return false;
        registry->forms[registry->form_count++] =
            (er_form){symbol, 0, 0, registry->profiles[profile].first_form};
        registry->profiles[profile].first_form = *slot;
    }
    registry->forms[*slot].documents += !label;
    registry->forms[*slot].labels += label;
    return true;
}

static er_status add_entity(er_registry *registry, const er_document *document,
                            const er_entity *entity, er_arena *arena, uint32_t *id, er_error *error)
{
    er_profile read;
    er_arena_reset(arena);
    er_status status = er_profile_read(registry, document, entity, arena, &read, error);
    if (status)
        return status;
    *id = add_profile(registry, &read);
    if (*id == ER_NONE)
        return er_fail_memory(error);
    er_profile *profile = &registry->profiles[*id];
    profile->documents++;
    profile->mentions += entity->mention_count;
    bool added = entity->described || add_form(registry, *id, entity->label, true);
    for (uint32_t i = 0; i < entity->alias_count && added; i++)
        added = add_form(registry, *id, entity->aliases[i], false);
    return added ? ER_OK : er_fail_memory(error);
}

er_status er_registry_add(er_registry *registry, const er_document *document, er_error *error)
{
    er_arena arena = {0};
    uint32_t *profiles = malloc(((size_t)document->entity_count + 1) * sizeof *profiles);
    er_status status = profiles ? ER_OK : er_fail_memory(error);
    for (uint32_t i = 0; i < document->entity_count && !status; i++)
        status =
            add_entity(registry, document, &document->entities[i], &arena, &profiles[i], error);
    for (uint32_t i = 0; i < document->entity_count && !status; i++)
        if (document->entities[i].office && document->entities[i].holder_of != ER_NONE)
            registry->profiles[profiles[i]].owner = profiles[document->entities[i].holder_of];
    if (!status)
        status = er_registry_add_statements(registry, document, profiles, error);
    er_arena_free(&arena);
    free(profiles);
    return status;
}

uint32_t er_registry_find(const er_registry *registry, const er_document *document, uint32_t entity)
{
    if (entity >= document->entity_count)
        return ER_NONE;
    er_arena arena = {0};
    er_profile read;
    uint32_t identity = ER_NONE;
    er_status status =
        er_profile_read(registry, document, &document->entities[entity], &arena, &read, NULL);
    if (!status) {
        uint32_t profile = er_index_find(&registry->by_key, er_view_hash(read.key));
        identity = profile == ER_NONE ? ER_NONE : registry->profiles[profile].identity;
    }
    er_arena_free(&arena);
    return identity;
}

uint32_t er_registry_count(const er_registry *registry)
{
    return registry->identity_count;
}

const er_identity *er_registry_entity(const er_registry *registry, uint32_t identity)
{
    return &registry->identities[identity];
}

/* Profiles by key: the order in which they came does not matter. qsort has no context, so pairs of
   key and number are sorted. */
typedef struct keyed_profile {
    er_view key;
    uint32_t profile;
} keyed_profile;

static int compare_keys(const void *a, const void *b)
{
    return er_view_compare(((const keyed_profile *)a)->key, ((const keyed_profile *)b)->key);
}

static er_status sort_profiles(er_registry *registry, er_error *error)
{
    size_t count = registry->profile_count;
    keyed_profile *keyed = malloc((count + 1) * sizeof *keyed);
    registry->order = malloc((count + 1) * sizeof *registry->order);
    if (!keyed || !registry->order) {
        free(keyed);
        return er_fail_memory(error);
    }
    for (uint32_t i = 0; i < count; i++)
        keyed[i] = (keyed_profile){registry->profiles[i].key, i};
    qsort(keyed, count, sizeof *keyed, compare_keys);
    for (size_t i = 0; i < count; i++)
        registry->order[i] = keyed[i].profile;
    free(keyed);
    return ER_OK;
}

static er_status run_steps(er_registry *registry, const er_handles *handles, er_error *error)
{
    er_status status = er_registry_read_rules(registry, handles, error);
    if (!status)
        status = er_registry_join_same_names(registry, error);
    if (!status)
        status = er_registry_join_persons(registry, error);
    if (!status)
        status = er_registry_join_other_names(registry, error);
    if (!status)
        status = er_registry_join_organizations(registry, error);
    if (!status)
        status = er_registry_join_offices(registry, error);
    if (!status)
        status = er_registry_apply_rules(registry, error);
    return status ? status : er_registry_make_identities(registry, error);
}

/* Back to the profiles as the documents made them. */
static void undo_steps(er_registry *registry)
{
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        er_profile *p = &registry->profiles[i];
        p->parent = p->next = i;
        p->identity = ER_NONE;
        p->left_out = p->unusable;
        p->kept_apart = false;
        p->set_type = ER_TYPE_COUNT;
        p->set_label = NULL;
        p->first_form = p->forms;
        p->name.count = p->name_parts;
    }
    for (uint32_t r = 0; r < registry->rule_count; r++)
        registry->rules[r].matched[0] = registry->rules[r].matched[1] = false;
    er_index_reset(&registry->forbidden);
    free(registry->identities);
    registry->identities = NULL;
    registry->identity_count = registry->join_count = 0;
}

/* Ids of nodes in the corrections are those of the network without the entries that name ids, so
   that one is made first. */
er_status er_registry_resolve(er_registry *registry, er_error *error)
{
    if (registry->resolved)
        return er_fail(error, ER_BAD_ARGUMENT, "the registry is resolved already");
    registry->resolved = true;
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        er_profile *p = &registry->profiles[i];
        p->forms = p->first_form;
        p->name_parts = p->name.count;
        p->unusable = p->left_out;
    }
    er_handles handles = {0};
    er_status status = sort_profiles(registry, error);
    if (!status && registry->rule_count)
        status = er_handles_fill(&handles, registry, error);
    if (!status && er_registry_has_ids(registry)) {
        status = run_steps(registry, &handles, error);
        if (!status)
            status = er_handles_add_ids(&handles, registry, error);
        undo_steps(registry);
    }
    if (!status)
        status = run_steps(registry, &handles, error);
    er_handles_free(&handles);
    return status;
}
