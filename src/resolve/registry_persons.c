/* Persons across documents: other spellings, nicknames and longer forms of a full name, then the
   family names that stand alone. Where two readings are open, none is taken. */
#include "facts/spelling.h"
#include "resolve/registry_blocks.h"
#include "resolve/registry_work.h"

#define BLOCK_MAX 2000 /* profiles of one family name that are compared one by one */

static uint64_t hash_word(const er_registry *registry, er_view word)
{
    char key[ER_SPELLING_MAX];
    uint32_t length = er_spelling_key(er_names_preferred(registry->names, word), key);
    return er_view_hash((er_view){key, length});
}

static bool is_full_name(const er_profile *profile)
{
    return profile->type == ER_PERSON && profile->name.count > 1 && !profile->left_out;
}

static bool is_common(const er_registry *registry, const er_person_name *name)
{
    return er_names_flags(registry->names, name->parts[name->family]) & ER_NAME_COMMON;
}

/* The trees that could be joined with a profile. */
typedef struct candidates {
    uint32_t roots[8];
    uint32_t count; /* at most 9: too many */
} candidates;

static void add_candidate(candidates *found, uint32_t root)
{
    for (uint32_t i = 0; i < found->count && i < 8; i++)
        if (found->roots[i] == root)
            return;
    if (found->count < 8)
        found->roots[found->count] = root;
    found->count += found->count < 9;
}

/* True where all candidates could be one. */
static bool are_one(er_registry *registry, const candidates *found)
{
    if (found->count == 0 || found->count > 8)
        return false;
    for (uint32_t i = 0; i < found->count; i++)
        for (uint32_t j = i + 1; j < found->count; j++)
            if (!er_profiles_can_join(registry, found->roots[i], found->roots[j]))
                return false;
    return true;
}

/* The shorter a name and the more common, the more must speak for a join. */
static bool has_support(const er_registry *registry, const er_profile *a, const er_profile *b,
                        er_name_agreement agreement)
{
    if (agreement >= ER_NAMES_SPELLING)
        return true;
    if (a->state != ER_NONE && a->state == b->state)
        return true;
    return !is_common(registry, &a->name);
}

typedef struct join_level {
    er_name_agreement agreement;
    er_join_reason reason;
    double score;
} join_level;

static const join_level LEVELS[] = {
    {ER_NAMES_SAME, ER_JOIN_SAME_NAME, 0.97},
    {ER_NAMES_SPELLING, ER_JOIN_SPELLING, 0.93},
    {ER_NAMES_NICKNAME, ER_JOIN_NICKNAME, 0.85},
    {ER_NAMES_ONE_LONG, ER_JOIN_LONGER_NAME, 0.80},
};

static candidates find_candidates(er_registry *registry, const er_blocks *families, uint64_t block,
                                  uint32_t self, const join_level *level)
{
    candidates found = {.count = 0};
    uint32_t root = er_profile_root(registry, self), looked_at = 0;
    const er_profile *profile = &registry->profiles[self];
    for (uint32_t e = er_blocks_find(families, block); e != ER_NONE && looked_at < BLOCK_MAX;
         e = families->entries[e].next, looked_at++) {
        uint32_t other = families->entries[e].profile;
        uint32_t other_root = er_profile_root(registry, other);
        if (other_root == root)
            continue;
        const er_profile *candidate = &registry->profiles[other];
        er_name_agreement agreement =
            er_person_names_compare(registry->names, &profile->name, &candidate->name);
        if (agreement != level->agreement ||
            (agreement == ER_NAMES_ONE_LONG && candidate->word.length < profile->word.length) ||
            !has_support(registry, profile, candidate, agreement) ||
            !er_profiles_can_join(registry, root, other_root))
            continue;
        add_candidate(&found, other_root);
    }
    return found;
}

static bool join_at_level(er_registry *registry, const er_blocks *families, const join_level *level)
{
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        uint32_t self = registry->order[i];
        const er_profile *profile = &registry->profiles[self];
        if (!is_full_name(profile))
            continue;
        uint64_t block = hash_word(registry, profile->name.parts[profile->name.family]);
        candidates found = find_candidates(registry, families, block, self, level);
        if (found.count == 0 && profile->name.count > 2 && !profile->name.family_first) {
            block = hash_word(registry, profile->name.parts[profile->name.count - 2]);
            found = find_candidates(registry, families, block, self, level);
        }
        if (!are_one(registry, &found))
            continue;
        for (uint32_t c = 0; c < found.count; c++)
            if (!er_profiles_join(registry, self, found.roots[c], level->reason, level->score))
                return false;
    }
    return true;
}

/* A family name alone: to the only full name of its state, or, where the name is not one that many
   bear, to the only full name of all. */
static candidates find_bearers(er_registry *registry, const er_blocks *families, uint32_t self,
                               bool same_state)
{
    candidates found = {.count = 0};
    const er_profile *profile = &registry->profiles[self];
    uint64_t block = hash_word(registry, profile->name.parts[0]);
    for (uint32_t e = er_blocks_find(families, block); e != ER_NONE;
         e = families->entries[e].next) {
        uint32_t other = families->entries[e].profile;
        const er_profile *candidate = &registry->profiles[other];
        uint32_t root = er_profile_root(registry, other);
        if (same_state && candidate->state != profile->state)
            continue;
        if (er_person_name_shortens(registry->names, &profile->name, &candidate->name) !=
            ER_SHORT_FAMILY)
            continue;
        if (er_profiles_can_join(registry, er_profile_root(registry, self), root))
            add_candidate(&found, root);
        if (found.count > 8)
            break;
    }
    return found;
}

static bool join_family_names(er_registry *registry, const er_blocks *families)
{
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        uint32_t self = registry->order[i];
        er_profile *profile = &registry->profiles[self];
        if (profile->type != ER_PERSON || profile->name.count != 1)
            continue;
        bool stated = profile->state != ER_NONE;
        candidates found = find_bearers(registry, families, self, stated);
        double score = stated ? 0.90 : 0.70;
        if (found.count == 0 && stated) {
            found = find_bearers(registry, families, self, false);
            score = 0.75;
        }
        bool common = is_common(registry, &profile->name);
        if (found.count == 1 && (score > 0.80 || !common)) {
            if (!er_profiles_join(registry, self, found.roots[0], ER_JOIN_FAMILY_NAME, score))
                return false;
        } else if (found.count > 1 || (common && !stated)) {
            profile->left_out = true;
        }
    }
    return true;
}

/* Family names that no full name bears: one person, where states and gender agree. */
static bool join_alone(er_registry *registry)
{
    for (uint32_t i = 0; i + 1 < registry->profile_count; i++) {
        uint32_t a = registry->order[i], b = registry->order[i + 1];
        const er_profile *x = &registry->profiles[a], *y = &registry->profiles[b];
        if (x->type != ER_PERSON || y->type != ER_PERSON || x->name.count != 1 ||
            y->name.count != 1 || x->left_out || y->left_out ||
            !er_view_equal(x->name.parts[0], y->name.parts[0]))
            continue;
        uint32_t root_a = er_profile_root(registry, a), root_b = er_profile_root(registry, b);
        if (registry->profiles[root_a].name.count == 1 &&
            registry->profiles[root_b].name.count == 1 &&
            er_profiles_can_join(registry, root_a, root_b) &&
            !er_profiles_join(registry, a, b, ER_JOIN_FAMILY_NAME, 0.60))
            return false;
    }
    return true;
}

er_status er_registry_join_persons(er_registry *registry, er_error *error)
{
    er_blocks families = {0};
    bool ok = true;
    for (uint32_t i = 0; i < registry->profile_count && ok; i++) {
        uint32_t self = registry->order[i];
        const er_profile *profile = &registry->profiles[self];
        if (!is_full_name(profile))
            continue;
        const er_person_name *name = &profile->name;
        ok = er_blocks_add(&families, hash_word(registry, name->parts[name->family]), self);
        if (name->count > 2 && !name->family_first)
            ok = ok &&
                 er_blocks_add(&families, hash_word(registry, name->parts[name->count - 2]), self);
    }
    for (size_t l = 0; l < sizeof LEVELS / sizeof *LEVELS && ok; l++)
        ok = join_at_level(registry, &families, &LEVELS[l]);
    ok = ok && join_family_names(registry, &families) && join_alone(registry);
    er_blocks_free(&families);
    return ok ? ER_OK : er_fail_memory(error);
}
