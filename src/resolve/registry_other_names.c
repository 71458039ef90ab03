/* Persons who go by a name that has nothing to do with the other: a document that says "Ahmed
   Tarek, known as Abu Salim" joins those that have Abu Salim alone. */
#include "resolve/registry_blocks.h"
#include "resolve/registry_work.h"

#define WORD_MIN 4 /* bytes of a name of one word that can tell who is meant */

/* A name that says enough to be found again: two words, or one that is no usual name of anybody. */
static bool is_telling(const er_registry *registry, const er_person_name *name)
{
    if (name->count != 1)
        return name->count > 1;
    return name->parts[0].length >= WORD_MIN &&
           er_names_flags(registry->names, name->parts[0]) == 0;
}

/* Whether the form is another name, and no spelling or short form of the profile's own. */
static bool is_other_name(const er_registry *registry, const er_profile *profile,
                          const er_person_name *form)
{
    const er_names *names = registry->names;
    return is_telling(registry, form) &&
           er_person_name_shortens(names, form, &profile->name) == ER_SHORT_NONE &&
           er_person_name_shortens(names, &profile->name, form) == ER_SHORT_NONE &&
           (form->count < 2 || profile->name.count < 2 ||
            er_person_names_compare(names, form, &profile->name) == ER_NAMES_DIFFER);
}

/* The words of a name as they are compared. */
static uint64_t hash_of_name(const er_person_name *name)
{
    uint64_t hash = 1;
    for (uint32_t i = 0; i < name->count; i++)
        hash = er_hash_mix(hash, er_view_hash(name->parts[i]));
    return hash;
}

static er_status add_other_names(er_registry *registry, er_blocks *others, uint32_t self,
                                 er_arena *arena, er_error *error)
{
    const er_profile *profile = &registry->profiles[self];
    for (uint32_t f = profile->first_form; f != ER_NONE; f = registry->forms[f].next) {
        er_person_name form;
        er_arena_reset(arena);
        er_status status = er_person_name_read(
            registry->names, registry->texts.views[registry->forms[f].text], arena, &form, error);
        if (status)
            return status;
        if (is_other_name(registry, profile, &form) &&
            !er_blocks_add(others, hash_of_name(&form), self))
            return er_fail_memory(error);
    }
    return ER_OK;
}

static bool is_named_person(const er_profile *profile)
{
    return profile->type == ER_PERSON && profile->name.count && !profile->office.length &&
           !profile->left_out;
}

er_status er_registry_join_other_names(er_registry *registry, er_error *error)
{
    er_blocks others = {0};
    er_arena arena = {0};
    er_status status = ER_OK;
    for (uint32_t i = 0; i < registry->profile_count && !status; i++)
        if (is_named_person(&registry->profiles[registry->order[i]]))
            status = add_other_names(registry, &others, registry->order[i], &arena, error);
    for (uint32_t i = 0; i < registry->profile_count && !status && others.count; i++) {
        uint32_t self = registry->order[i];
        const er_profile *profile = &registry->profiles[self];
        if (!is_named_person(profile) || !is_telling(registry, &profile->name))
            continue;
        uint32_t found = er_find_bearer(registry, &others, hash_of_name(&profile->name), self);
        if (found != ER_NONE &&
            er_profiles_know_alike(registry, er_profile_root(registry, self), found) &&
            !er_profiles_join(registry, found, self, ER_JOIN_ALIAS, 0.80))
            status = er_fail_memory(error);
    }
    er_blocks_free(&others);
    er_arena_free(&arena);
    return status;
}
