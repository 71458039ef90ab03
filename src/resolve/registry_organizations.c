/* Organisations across documents: a name that another document gives to a longer one as its short
   form or acronym. */
#include "facts/body_key.h"
#include "resolve/registry_blocks.h"
#include "resolve/registry_work.h"

static bool is_open(const er_profile *profile)
{
    return profile->type == ER_ORGANIZATION && profile->body == ER_NONE && !profile->left_out;
}

/* All forms of a profile but its own name. */
static bool add_forms(er_registry *registry, er_blocks *forms, uint32_t self, er_buffer *key)
{
    const er_profile *profile = &registry->profiles[self];
    for (uint32_t f = profile->first_form; f != ER_NONE; f = registry->forms[f].next) {
        er_buffer_clear(key);
        er_body_key(registry->texts.views[registry->forms[f].text], key);
        if (key->failed)
            return false;
        er_view view = er_buffer_view(key);
        if (!er_view_equal(view, profile->word) && !er_blocks_add(forms, er_view_hash(view), self))
            return false;
    }
    return true;
}

er_status er_registry_join_organizations(er_registry *registry, er_error *error)
{
    er_blocks forms = {0};
    er_buffer key = {0};
    bool ok = true;
    for (uint32_t i = 0; i < registry->profile_count && ok; i++)
        if (is_open(&registry->profiles[registry->order[i]]))
            ok = add_forms(registry, &forms, registry->order[i], &key);
    for (uint32_t i = 0; i < registry->profile_count && ok; i++) {
        uint32_t self = registry->order[i];
        if (!is_open(&registry->profiles[self]))
            continue;
        uint32_t found =
            er_find_bearer(registry, &forms, er_view_hash(registry->profiles[self].word), self);
        if (found != ER_NONE &&
            er_profiles_can_join(registry, er_profile_root(registry, self), found))
            ok = er_profiles_join(registry, found, self, ER_JOIN_ALIAS, 0.85);
    }
    er_blocks_free(&forms);
    er_buffer_free(&key);
    return ok ? ER_OK : er_fail_memory(error);
}
