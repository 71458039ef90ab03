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

uint32_t er_find_bearer(er_registry *registry, const er_blocks *blocks, uint64_t hash,
                        uint32_t profile)
{
    uint32_t found = ER_NONE, own = er_profile_root(registry, profile);
    for (uint32_t e = er_blocks_find(blocks, hash); e != ER_NONE; e = blocks->entries[e].next) {
        uint32_t root = er_profile_root(registry, blocks->entries[e].profile);
        if (root == own)
            continue;
        if (found != ER_NONE && found != root)
            return ER_NONE;
        found = root;
    }
    return found;
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
    if (!registry->profiles[a].kept_apart || !registry->profiles[b].kept_apart)
        return false;
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

bool er_profiles_are_forbidden(const er_registry *registry, uint32_t a, uint32_t b)
{
    uint32_t x = a;
    do {
        uint32_t y = b;
        do {
            if (is_forbidden(registry, x, y))
                return true;
            y = registry->profiles[y].next;
        } while (y != b);
        x = registry->profiles[x].next;
    } while (x != a);
    return false;
}

bool er_is_double_family_name(const er_registry *registry, const er_person_name *shorter,
                              const er_person_name *longer)
{
    return shorter->count == 2 && longer->count > 2 && !shorter->family_first &&
           !(er_names_flags(registry->names, shorter->parts[0]) &
             (ER_NAME_MALE | ER_NAME_FEMALE)) &&
           er_person_name_shortens(registry->names, shorter, longer) == ER_SHORT_FAMILY;
}

static bool persons_agree(const er_registry *registry, const er_profile *a, const er_profile *b)
{
    if (a->name.generation && b->name.generation && a->name.generation != b->name.generation)
        return false;
    if (a->name.count < 2 || b->name.count < 2)
        return true;
    return er_view_equal(a->word, b->word) ||
           er_person_names_compare(registry->names, &a->name, &b->name) != ER_NAMES_DIFFER ||
           er_is_double_family_name(registry, &a->name, &b->name) ||
           er_is_double_family_name(registry, &b->name, &a->name);
}

/* What is known of the two beside their names. */
static bool facts_agree(const er_registry *registry, uint32_t a, uint32_t b)
{
    const er_profile *x = &registry->profiles[a], *y = &registry->profiles[b];
    if (x->state != ER_NONE && y->state != ER_NONE && x->state != y->state)
        return false;
    if ((x->gender && y->gender && x->gender != y->gender) || !er_lives_agree(&x->life, &y->life))
        return false;
    return !registry->rule_count || !is_forbidden(registry, a, b);
}

static bool members_agree(const er_registry *registry, uint32_t a, uint32_t b)
{
    const er_profile *x = &registry->profiles[a], *y = &registry->profiles[b];
    return facts_agree(registry, a, b) && (x->type != ER_PERSON || persons_agree(registry, x, y));
}

typedef bool agreement(const er_registry *registry, uint32_t a, uint32_t b);

/* Whether all members of two trees agree, of large ones the first. */
static bool trees_agree(const er_registry *registry, uint32_t a, uint32_t b, agreement *agree)
{
    if (registry->profiles[a].type != registry->profiles[b].type)
        return false;
    uint32_t x = a, compared = 0;
    do {
        uint32_t y = b;
        do {
            if (!agree(registry, x, y))
                return false;
            y = registry->profiles[y].next;
        } while (y != b && ++compared < COMPARED_MAX * COMPARED_MAX);
        x = registry->profiles[x].next;
    } while (x != a && compared < COMPARED_MAX * COMPARED_MAX);
    return true;
}

bool er_profiles_can_join(er_registry *registry, uint32_t a, uint32_t b)
{
    return trees_agree(registry, a, b, members_agree);
}

bool er_profiles_know_alike(er_registry *registry, uint32_t a, uint32_t b)
{
    return trees_agree(registry, a, b, facts_agree);
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

#define SPECIFICITIES 8

/* How much is known of a profile: state, years, gender. */
static uint32_t specificity(const er_profile *profile)
{
    return (profile->state != ER_NONE ? 4u : 0u) + (er_life_is_known(&profile->life) ? 2u : 0u) +
           (profile->gender != ER_GENDER_UNKNOWN ? 1u : 0u);
}

/* The only tree of the more specific profiles of a run that the profile can join; ER_NONE where
   there is none or several. */
static uint32_t only_tree(er_registry *registry, const uint32_t *run, uint32_t count,
                          uint32_t profile, uint32_t level)
{
    uint32_t found = ER_NONE;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t root = er_profile_root(registry, run[i]);
        if (specificity(&registry->profiles[run[i]]) <= level || root == found ||
            !er_profiles_can_join(registry, root, er_profile_root(registry, profile)))
            continue;
        if (found != ER_NONE)
            return ER_NONE;
        found = root;
    }
    return found;
}

/* Profiles of one name: those of which less is known go to the only one of which more is. */
static bool join_run(er_registry *registry, const uint32_t *run, uint32_t count)
{
    for (uint32_t level = SPECIFICITIES; level-- > 0;)
        for (uint32_t i = 0; i < count; i++) {
            if (specificity(&registry->profiles[run[i]]) != level)
                continue;
            uint32_t found = only_tree(registry, run, count, run[i], level);
            if (found != ER_NONE &&
                !er_profiles_join(registry, found, run[i], ER_JOIN_SAME_NAME, 0.98))
                return false;
        }
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
