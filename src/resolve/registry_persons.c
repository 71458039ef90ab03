/* Persons across documents: other spellings, nicknames and longer forms of a full name, then the
   family names that stand alone. Where two readings are open, none is taken. */
#include "resolve/registry_blocks.h"
#include "resolve/registry_work.h"

#define BLOCK_MAX 2000 /* profiles of one block that are compared one by one */

static bool is_full_name(const er_profile *profile)
{
    return profile->type == ER_PERSON && profile->name.count > 1 && !profile->left_out &&
           !profile->office.length;
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

/* ---- blocks: only names that share one are compared ---- */

/* Family name and given name. */
static uint64_t block_of(er_name_key family, er_name_key given)
{
    return er_hash_mix(family.spelling, given.spelling);
}

/* Family name alone. */
static uint64_t block_of_family(er_name_key family)
{
    return er_hash_mix(family.spelling, 1);
}

/* The last two words, where more stand before them: a double family name can. */
static uint64_t block_of_double_family(er_name_key last, er_name_key before)
{
    return er_hash_mix(er_hash_mix(last.spelling, before.spelling), 2);
}

/* Family name and the first letter of the given name. */
static uint64_t block_of_initial(er_name_key family, er_view given)
{
    return er_hash_mix(family.spelling, 256 + (unsigned char)given.data[0]);
}

/* Family name and all given names as one word: Jong-un, Jong Un, Jongun. */
static uint64_t block_of_joined(const er_person_name *name)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a over the letters, whatever the words */
    for (uint32_t i = 0; i < name->count; i++)
        for (uint32_t c = 0; i != name->family && c < name->parts[i].length; c++)
            hash = (hash ^ (unsigned char)name->parts[i].data[c]) * 1099511628211u;
    return er_hash_mix(name->keys[name->family].spelling, hash);
}

static bool can_be_east_asian(const er_person_name *name)
{
    return name->family_first || name->count == 3;
}

static bool add_to_blocks(er_blocks *blocks, const er_person_name *name, uint32_t self)
{
    er_name_key family = name->keys[name->family], given = name->keys[name->given];
    bool ok = er_blocks_add(blocks, block_of(family, given), self) &&
              er_blocks_add(blocks, block_of_family(family), self) &&
              er_blocks_add(blocks, block_of_initial(family, name->parts[name->given]), self);
    if (ok && can_be_east_asian(name))
        ok = er_blocks_add(blocks, block_of_joined(name), self);
    if (ok && name->count > 2 && !name->family_first) {
        ok = er_blocks_add(blocks, block_of_double_family(family, name->keys[name->count - 2]),
                           self);
        family = name->keys[name->count - 2]; /* Pedro Sanchez Castejon */
        ok = ok && er_blocks_add(blocks, block_of(family, given), self) &&
             er_blocks_add(blocks, block_of_family(family), self);
    }
    return ok;
}

static void search_block(er_registry *registry, const er_blocks *blocks, uint64_t block,
                         uint32_t self, const join_level *level, candidates *found)
{
    const er_profile *profile = &registry->profiles[self];
    uint32_t looked_at = 0;
    for (uint32_t e = er_blocks_find(blocks, block); e != ER_NONE && looked_at < BLOCK_MAX;
         e = blocks->entries[e].next, looked_at++) {
        uint32_t other = blocks->entries[e].profile;
        uint32_t root = er_profile_root(registry, self);
        uint32_t other_root = er_profile_root(registry, other);
        const er_profile *candidate = &registry->profiles[other];
        if (other_root == root || (level->agreement == ER_NAMES_ONE_LONG &&
                                   candidate->word.length < profile->word.length))
            continue;
        er_name_agreement agreement =
            er_person_names_compare(registry->names, &profile->name, &candidate->name);
        if (agreement == level->agreement && has_support(registry, profile, candidate, agreement) &&
            er_profiles_can_join(registry, root, other_root))
            add_candidate(found, other_root);
    }
}

static candidates find_candidates(er_registry *registry, const er_blocks *blocks, uint32_t self,
                                  const join_level *level)
{
    candidates found = {.count = 0};
    const er_person_name *name = &registry->profiles[self].name;
    er_name_key family = name->keys[name->family], given = name->keys[name->given];
    if (level->agreement != ER_NAMES_NICKNAME)
        search_block(registry, blocks, block_of(family, given), self, level, &found);
    if (level->agreement >= ER_NAMES_SPELLING && can_be_east_asian(name))
        search_block(registry, blocks, block_of_joined(name), self, level, &found);
    if (level->agreement <= ER_NAMES_NICKNAME) {
        const er_name_key *nicknames = NULL;
        uint32_t count = er_names_nicknames(registry->names, given, &nicknames);
        for (uint32_t i = 0; i < count; i++)
            search_block(registry, blocks, block_of(family, nicknames[i]), self, level, &found);
    }
    if (level->agreement == ER_NAMES_ONE_LONG && name->parts[name->given].length == 1)
        search_block(registry, blocks, block_of_initial(family, name->parts[name->given]), self,
                     level, &found);
    return found;
}

static bool join_at_level(er_registry *registry, const er_blocks *blocks, const join_level *level)
{
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        uint32_t self = registry->order[i];
        if (!is_full_name(&registry->profiles[self]))
            continue;
        candidates found = find_candidates(registry, blocks, self, level);
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
static candidates find_bearers(er_registry *registry, const er_blocks *blocks, uint32_t self,
                               bool same_state)
{
    candidates found = {.count = 0};
    const er_profile *profile = &registry->profiles[self];
    uint64_t block = block_of_family(profile->name.keys[0]);
    for (uint32_t e = er_blocks_find(blocks, block); e != ER_NONE; e = blocks->entries[e].next) {
        uint32_t other = blocks->entries[e].profile;
        const er_profile *candidate = &registry->profiles[other];
        uint32_t root = er_profile_root(registry, other);
        if (same_state && candidate->state != profile->state)
            continue;
        if (er_person_name_shortens(registry->names, &profile->name, &candidate->name) !=
            ER_SHORT_FAMILY)
            continue;
        if (er_profiles_can_join(registry, er_profile_root(registry, self), root))
            add_candidate(&found, root);
        if (found.count > 1)
            break;
    }
    return found;
}

/* Two family names without a given name: to the only longer name that ends in them. */
static bool join_double_family_name(er_registry *registry, const er_blocks *blocks, uint32_t self)
{
    candidates found = {.count = 0};
    const er_profile *profile = &registry->profiles[self];
    uint32_t own = er_profile_root(registry, self), looked_at = 0;
    uint64_t block = block_of_double_family(profile->name.keys[1], profile->name.keys[0]);
    for (uint32_t e = er_blocks_find(blocks, block); e != ER_NONE && looked_at < BLOCK_MAX;
         e = blocks->entries[e].next, looked_at++) {
        uint32_t other = blocks->entries[e].profile, root = er_profile_root(registry, other);
        if (root != own &&
            er_is_double_family_name(registry, &profile->name, &registry->profiles[other].name) &&
            er_profiles_can_join(registry, own, root))
            add_candidate(&found, root);
    }
    return found.count != 1 ||
           er_profiles_join(registry, self, found.roots[0], ER_JOIN_FAMILY_NAME, 0.80);
}

static bool join_family_names(er_registry *registry, const er_blocks *blocks)
{
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        uint32_t self = registry->order[i];
        er_profile *profile = &registry->profiles[self];
        if (is_full_name(profile) && profile->name.count == 2 &&
            !join_double_family_name(registry, blocks, self))
            return false;
        if (profile->type != ER_PERSON || profile->name.count != 1 || profile->office.length)
            continue;
        bool stated = profile->state != ER_NONE;
        candidates found = find_bearers(registry, blocks, self, stated);
        double score = stated ? 0.90 : 0.70;
        if (found.count == 0 && stated) {
            found = find_bearers(registry, blocks, self, false);
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
            y->name.count != 1 || x->left_out || y->left_out || x->office.length ||
            y->office.length || !er_view_equal(x->name.parts[0], y->name.parts[0]))
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
    er_blocks blocks = {0};
    bool ok = true;
    for (uint32_t i = 0; i < registry->profile_count && ok; i++) {
        uint32_t self = registry->order[i];
        const er_profile *profile = &registry->profiles[self];
        if (!is_full_name(profile))
            continue;
        ok = add_to_blocks(&blocks, &profile->name, self);
    }
    for (size_t l = 0; l < sizeof LEVELS / sizeof *LEVELS && ok; l++)
        ok = join_at_level(registry, &blocks, &LEVELS[l]);
    ok = ok && join_family_names(registry, &blocks) && join_alone(registry);
    er_blocks_free(&blocks);
    return ok ? ER_OK : er_fail_memory(error);
}
