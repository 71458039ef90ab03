/* The user's corrections: what they name, and what they do. */
#include <stdlib.h>

#include "base/array.h"
#include "resolve/registry_handles.h"

er_status er_registry_add_aliases(er_registry *registry, const char *path, er_error *error)
{
    er_alias_entry *entries;
    uint32_t count;
    er_status status = er_alias_file_read(path, &registry->arena, &entries, &count, error);
    if (status)
        return status;
    const char *file = er_arena_copy(&registry->arena, er_view_of(path));
    if (!file || !er_array_reserve((void **)&registry->rules, &registry->rule_capacity,
                                   (uint64_t)registry->rule_count + count, sizeof *registry->rules))
        status = er_fail_memory(error);
    for (uint32_t i = 0; i < count && !status; i++)
        registry->rules[registry->rule_count++] =
            (er_alias_rule){.entry = entries[i], .file = file};
    free(entries);
    return status;
}

static bool has_two_sides(const er_alias_entry *entry)
{
    return entry->action == ER_ALIAS_SAME || entry->action == ER_ALIAS_NOT_SAME;
}

/* Marks the profiles that a name of a rule means with the side of the rule, unless the other side
   has them. */
static bool mark_side(er_registry *registry, const er_handles *handles, uint32_t rule,
                      uint32_t side)
{
    er_alias_rule *r = &registry->rules[rule];
    uint32_t first;
    const er_blocks *blocks =
        er_handles_find(handles, side == 1 ? r->entry.name : r->entry.other, &first);
    for (uint32_t e = first; e != ER_NONE; e = blocks->entries[e].next) {
        uint32_t profile = blocks->entries[e].profile, marked = registry->forbidden.count;
        uint32_t *slot = er_index_add(&registry->forbidden, er_index_pair(profile, rule), side);
        if (!slot || !er_array_reserve((void **)&registry->marks, &registry->mark_capacity,
                                       (uint64_t)registry->mark_count + 1, sizeof *registry->marks))
            return false;
        r->matched[side - 1] |= *slot == side;
        registry->profiles[profile].kept_apart |= r->entry.action == ER_ALIAS_NOT_SAME;
        if (registry->forbidden.count > marked)
            registry->marks[registry->mark_count++] = profile;
    }
    return true;
}

static uint32_t count_meant(const er_handles *handles, const char *name)
{
    uint32_t first, count = 0;
    const er_blocks *blocks = er_handles_find(handles, name, &first);
    for (uint32_t e = first; e != ER_NONE; e = blocks->entries[e].next)
        count++;
    return count;
}

/* The narrower name goes first: "Moor (Norway)" is not "Moor", though that means her, too. */
static bool mark_rule(er_registry *registry, const er_handles *handles, uint32_t rule)
{
    const er_alias_entry *entry = &registry->rules[rule].entry;
    if (!has_two_sides(entry))
        return mark_side(registry, handles, rule, 1);
    uint32_t first = count_meant(handles, entry->name) > count_meant(handles, entry->other) ? 2 : 1;
    return mark_side(registry, handles, rule, first) &&
           mark_side(registry, handles, rule, 3 - first);
}

bool er_registry_has_ids(const er_registry *registry)
{
    for (uint32_t r = 0; r < registry->rule_count; r++) {
        const er_alias_entry *entry = &registry->rules[r].entry;
        if (er_is_node_id(entry->name) || (has_two_sides(entry) && er_is_node_id(entry->other)))
            return true;
    }
    return false;
}

er_status er_registry_read_rules(er_registry *registry, const er_handles *handles, er_error *error)
{
    registry->mark_count = 0;
    for (uint32_t r = 0; r < registry->rule_count; r++) {
        registry->rules[r].first_mark = registry->mark_count;
        if (!mark_rule(registry, handles, r))
            return er_fail_memory(error);
        registry->rules[r].end_mark = registry->mark_count;
    }
    return ER_OK;
}

/* The profiles that one side of a rule names are joined with the first of them; both sides where
   the rule says that they are one. A not-same that says more of some of them holds. */
static bool apply_same(er_registry *registry, const er_alias_rule *rule)
{
    for (uint32_t i = rule->first_mark; i < rule->end_mark; i++) {
        uint32_t first = registry->marks[rule->first_mark], profile = registry->marks[i];
        registry->profiles[profile].left_out = false;
        if (!er_profiles_are_forbidden(registry, first, profile) &&
            !er_profiles_join(registry, first, profile, ER_JOIN_USER, 1))
            return false;
    }
    return true;
}

static void apply_to_tree(er_registry *registry, const er_alias_entry *entry, uint32_t first)
{
    uint32_t member = first;
    do {
        er_profile *profile = &registry->profiles[member];
        profile->left_out |= entry->action == ER_ALIAS_IGNORE;
        if (entry->action == ER_ALIAS_TYPE)
            profile->set_type = entry->type;
        if (entry->action == ER_ALIAS_LABEL)
            profile->set_label = entry->other;
        member = profile->next;
    } while (member != first);
}

er_status er_registry_apply_rules(er_registry *registry, er_error *error)
{
    for (uint32_t r = 0; r < registry->rule_count; r++)
        if (registry->rules[r].entry.action == ER_ALIAS_SAME &&
            !apply_same(registry, &registry->rules[r]))
            return er_fail_memory(error);
    for (uint32_t r = 0; r < registry->rule_count; r++) {
        const er_alias_rule *rule = &registry->rules[r];
        for (uint32_t i = rule->first_mark; !has_two_sides(&rule->entry) && i < rule->end_mark; i++)
            apply_to_tree(registry, &rule->entry, registry->marks[i]);
    }
    return ER_OK;
}

er_status er_registry_unmatched(const er_registry *registry, er_buffer *out, er_error *error)
{
    for (uint32_t r = 0; r < registry->rule_count; r++) {
        const er_alias_rule *rule = &registry->rules[r];
        for (uint32_t side = 0; side < (has_two_sides(&rule->entry) ? 2 : 1); side++)
            if (!rule->matched[side])
                er_buffer_printf(out, "%s:%llu: %s '%s' matches nothing\n", rule->file,
                                 (unsigned long long)rule->entry.line,
                                 er_alias_action_name(rule->entry.action),
                                 side ? rule->entry.other : rule->entry.name);
    }
    return out->failed ? er_fail_memory(error) : ER_OK;
}
