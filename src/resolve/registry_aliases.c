/* The user's corrections: what they name, and what they do. */
#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"
#include "resolve/registry_blocks.h"
#include "resolve/registry_work.h"

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
        registry->rules[registry->rule_count++] = (er_alias_rule){entries[i], file, false};
    free(entries);
    return status;
}

static uint64_t hash_folded(er_view text, er_buffer *scratch)
{
    er_buffer_clear(scratch);
    er_utf8_fold(text, scratch);
    return er_view_hash(er_buffer_view(scratch));
}

/* "Chris Smith (Canada)" */
static bool add_with_state(const er_registry *registry, er_blocks *named, uint32_t profile,
                           er_view text, er_buffer *scratch)
{
    const er_states *states = er_facts_states(registry->facts);
    uint32_t state = registry->profiles[profile].state;
    if (state >= states->count || registry->profiles[profile].type == ER_STATE)
        return true;
    er_buffer label = {0};
    er_buffer_append_view(&label, text);
    er_buffer_printf(&label, " (%s)", states->rows[state].label);
    bool ok = !label.failed &&
              er_blocks_add(named, hash_folded(er_buffer_view(&label), scratch), profile);
    er_buffer_free(&label);
    return ok;
}

/* Profiles by what they are called: their labels, and the other forms, which can be another's, too.
 */
typedef struct named_profiles {
    er_blocks labels, others;
} named_profiles;

static bool index_forms(const er_registry *registry, named_profiles *named, er_buffer *scratch)
{
    const er_states *states = er_facts_states(registry->facts);
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        uint32_t profile = registry->order[i];
        const er_profile *p = &registry->profiles[profile];
        for (uint32_t f = p->first_form; f != ER_NONE; f = registry->forms[f].next) {
            er_view text = registry->texts.views[registry->forms[f].text];
            er_blocks *blocks = registry->forms[f].labels ? &named->labels : &named->others;
            if (!er_blocks_add(blocks, hash_folded(text, scratch), profile) ||
                !add_with_state(registry, blocks, profile, text, scratch))
                return false;
        }
        const char *label =
            p->type == ER_STATE && p->state < states->count ? states->rows[p->state].label : NULL;
        if (label &&
            !er_blocks_add(&named->labels, hash_folded(er_view_of(label), scratch), profile))
            return false;
        if (p->body != ER_NONE &&
            !er_blocks_add(&named->labels,
                           hash_folded(er_bodies_row(registry->bodies, p->body)->label, scratch),
                           profile))
            return false;
    }
    return true;
}

/* Marks the profiles that a name of a rule means with the side of the rule. */
static bool mark_side(er_registry *registry, const named_profiles *named, uint32_t rule,
                      const char *name, uint32_t side, er_buffer *scratch)
{
    uint64_t hash = hash_folded(er_view_of(name), scratch);
    bool label = er_blocks_find(&named->labels, hash) != ER_NONE;
    const er_blocks *blocks = label ? &named->labels : &named->others;
    for (uint32_t e = er_blocks_find(blocks, hash); e != ER_NONE; e = blocks->entries[e].next) {
        uint32_t *slot = er_index_add(&registry->forbidden,
                                      er_index_pair(blocks->entries[e].profile, rule), side);
        if (!slot)
            return false;
        registry->rules[rule].matched = true;
    }
    return true;
}

er_status er_registry_read_rules(er_registry *registry, er_error *error)
{
    if (!registry->rule_count)
        return ER_OK;
    named_profiles named = {0};
    er_buffer scratch = {0};
    bool ok = index_forms(registry, &named, &scratch);
    for (uint32_t r = 0; r < registry->rule_count && ok; r++) {
        const er_alias_entry *entry = &registry->rules[r].entry;
        ok = mark_side(registry, &named, r, entry->name, 1, &scratch);
        if (entry->action == ER_ALIAS_SAME || entry->action == ER_ALIAS_NOT_SAME)
            ok = ok && mark_side(registry, &named, r, entry->other, 2, &scratch);
    }
    ok = ok && !scratch.failed;
    er_blocks_free(&named.labels);
    er_blocks_free(&named.others);
    er_buffer_free(&scratch);
    return ok ? ER_OK : er_fail_memory(error);
}

/* The profiles that one side of a rule names are joined with the first of them; both sides where
   the rule says that they are one. */
static bool apply_same(er_registry *registry, uint32_t rule)
{
    uint32_t first = ER_NONE;
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        uint32_t profile = registry->order[i];
        if (er_index_find(&registry->forbidden, er_index_pair(profile, rule)) == ER_NONE)
            continue;
        registry->profiles[profile].left_out = false;
        if (first == ER_NONE)
            first = profile;
        else if (!er_profiles_join(registry, first, profile, ER_JOIN_USER, 1))
            return false;
    }
    return true;
}

static void apply_to_trees(er_registry *registry, uint32_t rule)
{
    const er_alias_entry *entry = &registry->rules[rule].entry;
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        if (er_index_find(&registry->forbidden, er_index_pair(i, rule)) == ER_NONE)
            continue;
        uint32_t member = i;
        do {
            er_profile *profile = &registry->profiles[member];
            profile->left_out |= entry->action == ER_ALIAS_IGNORE;
            if (entry->action == ER_ALIAS_TYPE)
                profile->set_type = entry->type;
            if (entry->action == ER_ALIAS_LABEL)
                profile->set_label = entry->other;
            member = profile->next;
        } while (member != i);
    }
}

er_status er_registry_apply_rules(er_registry *registry, er_error *error)
{
    for (uint32_t r = 0; r < registry->rule_count; r++)
        if (registry->rules[r].entry.action == ER_ALIAS_SAME && !apply_same(registry, r))
            return er_fail_memory(error);
    for (uint32_t r = 0; r < registry->rule_count; r++)
        if (registry->rules[r].entry.action != ER_ALIAS_SAME &&
            registry->rules[r].entry.action != ER_ALIAS_NOT_SAME)
            apply_to_trees(registry, r);
    return ER_OK;
}

er_status er_registry_unmatched(const er_registry *registry, er_buffer *out, er_error *error)
{
    for (uint32_t r = 0; r < registry->rule_count; r++) {
        const er_alias_rule *rule = &registry->rules[r];
        if (rule->matched)
            continue;
        er_buffer_printf(out, "%s:%llu: %s '%s' matches nothing\n", rule->file,
                         (unsigned long long)rule->entry.line,
                         er_alias_action_name(rule->entry.action), rule->entry.name);
    }
    return out->failed ? er_fail_memory(error) : ER_OK;
}
