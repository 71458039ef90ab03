/* Persons: spellings and longer forms of full names, then short forms to the one name that they
   can stand for. */
#include <stdlib.h>

#include "base/array.h"
#include "resolve/person_evidence.h"
#include "resolve/work.h"

/* Groups by the words of their names: chains that begin in an index. */
typedef struct name_entry {
    uint32_t group;
    uint32_t next; /* ER_NONE ends the chain */
} name_entry;

typedef struct name_table {
    er_index heads; /* hash of a word's spelling -> entry */
    name_entry *entries;
    uint32_t count, capacity;
} name_table;

static void free_table(name_table *table)
{
    er_index_free(&table->heads);
    free(table->entries);
}

static uint32_t find_chain(const name_table *table, er_name_key key)
{
    return er_index_find(&table->heads, key.spelling);
}

static bool add_to_table(name_table *table, er_name_key key, uint32_t group)
{
    if (!er_array_reserve((void **)&table->entries, &table->capacity, (uint64_t)table->count + 1,
                          sizeof *table->entries))
        return false;
    uint32_t *head = er_index_add(&table->heads, key.spelling, table->count);
    if (!head)
        return false;
    uint32_t next = *head == table->count ? ER_NONE : *head;
    table->entries[table->count] = (name_entry){group, next};
    *head = table->count++;
    return true;
}

static bool is_full_name(const er_group *group)
{
    return group->type == ER_PERSON && group->name.count > 1;
}

static bool genders_agree(er_gender a, er_gender b)
{
    return a == ER_GENDER_UNKNOWN || b == ER_GENDER_UNKNOWN || a == b;
}

static bool add_family_words(name_table *table, const er_person_name *name, uint32_t group)
{
    if (!add_to_table(table, name->keys[name->family], group))
        return false;
    /* the last but one can be the family name of a shorter form (Lopez Obrador) */
    return name->count < 3 || name->family_first ||
           add_to_table(table, name->keys[name->count - 2], group);
}

/* Whether the name agrees with all names of a tree. */
static bool agrees_with_tree(er_work *work, const er_group *self, uint32_t root)
{
    uint32_t member = root;
    do {
        const er_group *other = &work->groups[member];
        if (other->name.count > 1 && other != self &&
            er_person_names_compare(work->resolver->names, &self->name, &other->name) ==
                ER_NAMES_DIFFER)
            return false;
        member = other->next;
    } while (member != root);
    return true;
}

/* Joins full names that agree at least as well as level. One that agrees with several names that
   do not agree among themselves is left alone. */
static bool join_group_at_level(er_work *work, const name_table *table, uint32_t group,
                                er_name_agreement level)
{
    const er_names *names = work->resolver->names;
    const er_group *self = &work->groups[group];
    uint32_t found = ER_NONE;
    for (uint32_t part = 1; part <= 2; part++) {
        if (part == 2 && (self->name.count < 3 || self->name.family_first))
            break;
        er_name_key word =
            part == 1 ? self->name.keys[self->name.family] : self->name.keys[self->name.count - 2];
        for (uint32_t e = find_chain(table, word); e != ER_NONE; e = table->entries[e].next) {
            uint32_t other = table->entries[e].group, root = er_group_root(work, other);
            if (root == er_group_root(work, group) ||
                !genders_agree(self->gender, work->groups[root].gender) ||
                !er_lives_agree(&self->life, &work->groups[root].life) ||
                er_person_names_compare(names, &self->name, &work->groups[other].name) < level ||
                (level == ER_NAMES_ONE_LONG && work->groups[other].key.length < self->key.length) ||
                !agrees_with_tree(work, self, root))
                continue;
            if (found != ER_NONE && er_group_root(work, found) != root)
                return false;
            found = other;
        }
    }
    if (found != ER_NONE)
        er_groups_join(work, group, found);
    return found != ER_NONE;
}

static er_status join_full_names(er_work *work, name_table *table)
{
    for (uint32_t i = 0; i < work->group_count; i++)
        if (is_full_name(&work->groups[i]) && !add_family_words(table, &work->groups[i].name, i))
            return er_fail_memory(work->error);
    static const er_name_agreement LEVELS[] = {ER_NAMES_SAME, ER_NAMES_SPELLING, ER_NAMES_NICKNAME,
                                               ER_NAMES_ONE_LONG};
    for (size_t l = 0; l < sizeof LEVELS / sizeof *LEVELS; l++)
        for (uint32_t i = 0; i < work->group_count; i++)
            if (is_full_name(&work->groups[i]))
                join_group_at_level(work, table, i, LEVELS[l]);
    return ER_OK;
}

/* The names that a short form can stand for, of the best kind only. */
#define CANDIDATES_MAX 8

typedef struct candidates {
    uint32_t roots[CANDIDATES_MAX];
    uint32_t count; /* can be CANDIDATES_MAX + 1: too many to tell apart */
    er_short_form form;
} candidates;

static void add_candidate(candidates *found, er_short_form form, uint32_t root)
{
    if (form == ER_SHORT_NONE || form < found->form)
        return;
    if (form > found->form)
        found->count = 0;
    found->form = form;
    for (uint32_t i = 0; i < found->count && i < CANDIDATES_MAX; i++)
        if (found->roots[i] == root)
            return;
    if (found->count < CANDIDATES_MAX)
        found->roots[found->count] = root;
    found->count += found->count <= CANDIDATES_MAX;
}

static candidates find_candidates(er_work *work, const name_table *words, uint32_t group)
{
    const er_names *names = work->resolver->names;
    const er_group *self = &work->groups[group];
    candidates found = {.count = 0, .form = ER_SHORT_NONE};
    er_name_key word = self->name.keys[self->name.count - 1];
    for (uint32_t e = find_chain(words, word); e != ER_NONE; e = words->entries[e].next) {
        const er_group *other = &work->groups[words->entries[e].group];
        if (self->name.count >= other->name.count || words->entries[e].group == group)
            continue;
        er_short_form form = er_person_name_shortens(names, &self->name, &other->name);
        if (form != ER_SHORT_FAMILY && self->monarch && !other->monarch)
            continue;
        add_candidate(&found, form, er_group_root(work, words->entries[e].group));
    }
    return found;
}

/* True where the title before the mention is one that the text gives to the candidate. */
static bool has_office_of(er_work *work, uint32_t mention, uint32_t candidate)
{
    const er_document *document = work->document;
    if (!er_work_spend(work, 2 * (uint64_t)document->role_count))
        return false;
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *own = &document->roles[i];
        if (own->person != mention || !own->title)
            continue;
        for (uint32_t j = 0; j < document->role_count; j++) {
            const er_role *role = &document->roles[j];
            if (role->person == ER_NONE || work->group_of[role->person] == ER_NONE ||
                er_group_root(work, work->group_of[role->person]) != candidate)
                continue;
            if (strcmp(role->office, own->office) == 0)
                return true;
        }
    }
    return false;
}

/* The mention in which the person first has a full name. */
static uint32_t introduced_at(const er_work *work, uint32_t root)
{
    uint32_t first = ER_NONE, member = root;
    do {
        const er_group *group = &work->groups[member];
        if (group->name.count > 1 && group->first_mention < first)
            first = group->first_mention;
        member = group->next;
    } while (member != root);
    return first;
}

/* The candidates that were introduced before the mention. */
static candidates introduced_before(const er_work *work, const candidates *all, uint32_t mention)
{
    candidates found = {.count = 0, .form = all->form};
    for (uint32_t i = 0; i < all->count && i < CANDIDATES_MAX; i++)
        if (introduced_at(work, all->roots[i]) < mention)
            found.roots[found.count++] = all->roots[i];
    return found;
}

/* A headline calls by the family name whom the text then introduces first. */
static uint32_t first_introduced(const er_work *work, const candidates *all)
{
    uint32_t first = all->roots[0];
    for (uint32_t i = 1; i < all->count && i < CANDIDATES_MAX; i++)
        if (introduced_at(work, all->roots[i]) < introduced_at(work, first))
            first = all->roots[i];
    return first;
}

/* The only candidate that passes a test; ER_NONE where none or several do. */
static uint32_t only_candidate(er_work *work, const candidates *all, uint32_t mention,
                               er_gender gender, bool by_office)
{
    uint32_t found = ER_NONE;
    for (uint32_t i = 0; i < all->count && i < CANDIDATES_MAX; i++) {
        uint32_t root = all->roots[i];
        bool fits = by_office ? has_office_of(work, mention, root)
                              : gender != ER_GENDER_UNKNOWN && work->groups[root].gender == gender;
        if (fits && found != ER_NONE)
            return ER_NONE;
        found = fits ? root : found;
    }
    return found;
}

/* One mention that several persons could be. The title or its gender decides where it fits one of
   them alone. Else the news goes on calling by the family name whom it called so before the other
   bearer came, who then always has his given name. */
static er_status decide_mention(er_work *work, uint32_t mention, const candidates *all,
                                uint32_t *settled, uint32_t *decided)
{
    er_gender gender;
    *decided = ER_NONE;
    er_status status = er_gender_of_title(work, mention, &gender);
    if (status || all->count > CANDIDATES_MAX)
        return status;
    if (all->count > 1)
        *decided = only_candidate(work, all, mention, gender, true);
    if (*decided == ER_NONE && all->count > 1)
        *decided = only_candidate(work, all, mention, gender, false);
    candidates before = introduced_before(work, all, mention);
    uint32_t known = before.count == 1 ? before.roots[0] : *settled;
    const er_mention *m = &work->document->mentions[mention];
    if (before.count == 0 && work->document->sentences[m->sentence].headline)
        known = first_introduced(work, all);
    if (all->count == 1)
        known = all->roots[0];
    if (*decided == ER_NONE && known != ER_NONE &&
        genders_agree(gender, work->groups[known].gender))
        *decided = known;
    if (*decided != ER_NONE && before.count <= 1)
        *settled = *decided;
    return ER_OK;
}

/* A mention is decided by itself where its group could be several persons. */
static er_status decide_group(er_work *work, const name_table *words, uint32_t group)
{
    candidates all = find_candidates(work, words, group);
    uint32_t settled = ER_NONE;
    er_status status = ER_OK;
    for (uint32_t i = work->groups[group].first_mention; i < work->name_count && !status; i++) {
        if (work->group_of[i] != group)
            continue;
        status = decide_mention(work, i, &all, &settled, &work->group_of[i]);
        work->groups[group].mention_count--;
        if (work->group_of[i] != ER_NONE)
            work->groups[work->group_of[i]].mention_count++;
    }
    return status;
}

static er_status decide_mentions(er_work *work, const name_table *words)
{
    er_status status = ER_OK;
    for (uint32_t i = 0; i < work->group_count && !status; i++)
        if (work->groups[i].open)
            status = decide_group(work, words, i);
    return status;
}

/* A given name of the middle or the front stands for a person only where the text has no other
   bearer; a family name that two bear is decided mention by mention. */
static er_status join_short_names(er_work *work, name_table *words)
{
    for (uint32_t i = 0; i < work->group_count; i++) {
        const er_group *group = &work->groups[i];
        for (uint32_t p = 0; is_full_name(group) && p < group->name.count; p++)
            if (!add_to_table(words, group->name.keys[p], i))
                return er_fail_memory(work->error);
    }
    for (uint32_t count = ER_NAME_PARTS; count >= 1; count--)
        for (uint32_t i = 0; i < work->group_count; i++) {
            er_group *group = &work->groups[i];
            if (group->type != ER_PERSON || group->name.count != count ||
                er_group_root(work, i) != i)
                continue;
            candidates found = find_candidates(work, words, i);
            if (found.count == 1 &&
                genders_agree(group->title, work->groups[found.roots[0]].gender))
                er_groups_join(work, found.roots[0], i);
            else if (found.count >= 1 && count == 1)
                group->open = true;
        }
    return decide_mentions(work, words);
}

er_status er_resolve_persons(er_work *work)
{
    name_table families = {0}, words = {0};
    er_status status = er_read_persons(work);
    if (!status)
        status = join_full_names(work, &families);
    if (!status)
        status = join_short_names(work, &words);
    free_table(&families);
    free_table(&words);
    return status;
}

/* Whether the document names the state. */
static bool names_state(const er_work *work, uint32_t state)
{
    for (uint32_t i = 0; i < work->group_count; i++)
        if (work->groups[i].type == ER_STATE && work->groups[i].state == state)
            return true;
    return false;
}

/* A year before and after: the news also names who has just left, or is about to come. */
#define NEAR_DAYS 10000 /* in days as numbers: 20250824 and 20260824 */

/* A family name alone, with the state it is known for: the one person of the table who held an
   office there near the date. A name that many bear must be said to serve that state. */
er_status er_name_known_persons(er_work *work)
{
    const er_names *names = work->resolver->names;
    uint32_t first, last;
    if (!work->document->date || !er_date_range(er_view_of(work->document->date), &first, &last))
        return ER_OK;
    for (uint32_t i = 0; i < work->group_count; i++) {
        er_group *group = &work->groups[i];
        if (group->type != ER_PERSON || group->name.count != 1 || group->open || group->nominal ||
            er_group_root(work, i) != i)
            continue;
        const er_holder *holder = er_known_by_family_name(work->resolver->known, &group->name,
                                                          first - NEAR_DAYS, last + NEAR_DAYS);
        if (!holder || holder->state == ER_NONE)
            continue;
        bool common = er_names_flags(names, group->name.parts[0]) & ER_NAME_COMMON;
        if (!er_work_spend(work, work->group_count))
            return ER_OK;
        bool fits = group->state == holder->state ||
                    (group->state == ER_NONE && !common && names_state(work, holder->state));
        if (!fits)
            continue;
        group->label = holder->name;
        group->state = holder->state;
        const er_person_name *full = er_known_name(work->resolver->known, holder);
        if (group->gender == ER_GENDER_UNKNOWN && full->count > 1 && !full->family_first)
            group->gender = er_gender_of_given_name(names, full->parts[0]);
    }
    return ER_OK;
}
