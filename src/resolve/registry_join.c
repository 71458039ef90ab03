/* The trees of joined profiles, what forbids a join, and the joins of equal names. */
#include "base/array.h"
#include "resolve/registry_work.h"

#define COMPARED_MAX 16 /* members of a tree whose names are compared with those of another */

uint32_t er_profile_root(er_registry *registry, uint32_t profile)
{
    er_profile *profiles = registry->profiles;
    while (profiles[profile].parent != profile) {
        profiles[profile].parent = profiles[profiles[profile].parent].parent;
        profile = profiles[profile].parent;
    }
    return profile;
}

er_view er_profile_label(const er_registry *registry, uint32_t profile)
{
    const er_form *best = NULL;
    er_view best_text = {"", 0};
    for (uint32_t f = registry->profiles[profile].first_form; f != ER_NONE;
         f = registry->forms[f].next) {
        const er_form *form = &registry->forms[f];
        er_view text = registry->texts.views[form->text];
        if (!best || form->labels > best->labels ||
            (form->labels == best->labels && er_view_compare(text, best_text) < 0)) {
            best = form;
            best_text = text;
        }
    }
    return best_text;
}

/* The user said that the two are not the same. */
static bool is_forbidden(const er_registry *registry, uint32_t a, uint32_t b)
{
    for (uint32_t r = 0; r < registry->rule_count; r++) {
        if (registry->rules[r].entry.action != ER_ALIAS_NOT_SAME)
            continue;
        uint32_t side_a = er_index_find(&registry->forbidden, er_index_pair(a, r));
        uint32_t side_b = er_index_find(&registry->forbidden, er_index_pair(b, r));
        if (side_a != ER_NONE && side_b != ER_NONE && side_a != side_b)
            return true;
    }
    return false;
}

static bool persons_agree(const er_registry *registry, const er_profile *a, const er_profile *b)
{
    if (a->name.generation && b->name.generation && a->name.generation != b->name.generation)
        return false;
    if (a->name.count < 2 || b->name.count < 2)
        return true;
    return er_view_equal(a->word, b->word) ||
           er_person_names_compare(registry->names, &a->name, &b->name) != ER_NAMES_DIFFER;
}

static bool members_agree(const er_registry *registry, uint32_t a, uint32_t b)
{
    const er_profile *x = &registry->profiles[a], *y = &registry->profiles[b];
    if (x->state != ER_NONE && y->state != ER_NONE && x->state != y->state)
        return false;
    if (x->gender && y->gender && x->gender != y->gender)
        return false;
    if (registry->rule_count && is_forbidden(registry, a, b))
        return false;
    return x->type != ER_PERSON || persons_agree(registry, x, y);
}

bool er_profiles_can_join(er_registry *registry, uint32_t a, uint32_t b)
{
    if (registry->profiles[a].type != registry->profiles[b].type)
        return false;
    uint32_t x = a, compared = 0;
    do {
        uint32_t y = b;
        do {
            if (!members_agree(registry, x, y))
                return false;
            y = registry->profiles[y].next;
        } while (y != b && ++compared < COMPARED_MAX * COMPARED_MAX);
        x = registry->profiles[x].next;
    } while (x != a && compared < COMPARED_MAX * COMPARED_MAX);
    return true;
}

bool er_profiles_join(er_registry *registry, uint32_t a, uint32_t b, er_join_reason reason,
                      double score)
{
    uint32_t root_a = er_profile_root(registry, a), root_b = er_profile_root(registry, b);
    if (root_a == root_b)
        return true;
    if (!er_array_reserve((void **)&registry->joins, &registry->join_capacity,
                          (uint64_t)registry->join_count + 1, sizeof *registry->joins))
        return false;
    registry->joins[registry->join_count++] = (er_join){a, b, reason, (float)score};
    er_profile *x = &registry->profiles[root_a], *y = &registry->profiles[root_b];
    bool first = er_view_compare(x->key, y->key) < 0;
    (first ? y : x)->parent = first ? root_a : root_b;
    uint32_t next = x->next;
    x->next = y->next;
    y->next = next;
    return true;
}

/* Profiles of one name: those whose state is not known go to the only one whose state is. */
static bool join_run(er_registry *registry, const uint32_t *run, uint32_t count)
{
    uint32_t known = ER_NONE;
    bool several = false;
    for (uint32_t i = 0; i < count; i++) {
        if (registry->profiles[run[i]].state == ER_NONE)
            continue;
        several |= known != ER_NONE;
        known = run[i];
    }
    if (known == ER_NONE || several)
        return true;
    for (uint32_t i = 0; i < count; i++)
        if (er_profiles_can_join(registry, known, run[i]) &&
            !er_profiles_join(registry, known, run[i], ER_JOIN_SAME_NAME, 0.98))
            return false;
    return true;
}

static bool same_name(const er_profile *a, const er_profile *b)
{
    return a->type == b->type && er_view_equal(a->word, b->word);
}

er_status er_registry_join_same_names(er_registry *registry, er_error *error)
{
    for (uint32_t i = 0; i < registry->profile_count;) {
        const er_profile *first = &registry->profiles[registry->order[i]];
        uint32_t end = i + 1;
        while (end < registry->profile_count &&
               same_name(first, &registry->profiles[registry->order[end]]))
            end++;
        bool one_name =
            first->type == ER_PERSON ? first->name.count > 1 : first->type == ER_ORGANIZATION;
        if (one_name && !first->left_out && !join_run(registry, registry->order + i, end - i))
            return er_fail_memory(error);
        i = end;
    }
    return ER_OK;
}
