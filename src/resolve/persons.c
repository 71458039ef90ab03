/* Persons: spellings and longer forms of full names, then short forms to the one name that they
   can stand for. */
#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"
#include "facts/spelling.h"
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

/* Words that could be spellings of one another have the same hash. */
static uint64_t hash_word(const er_names *names, er_view word)
{
    char key[ER_SPELLING_MAX];
    uint32_t length = er_spelling_key(er_names_preferred(names, word), key);
    return er_view_hash((er_view){key, length});
}

static uint32_t find_chain(const name_table *table, const er_names *names, er_view word)
{
    return er_index_find(&table->heads, hash_word(names, word));
}

static bool add_to_table(name_table *table, const er_names *names, er_view word, uint32_t group)
{
    if (!er_array_reserve((void **)&table->entries, &table->capacity, (uint64_t)table->count + 1,
                          sizeof *table->entries))
        return false;
    uint32_t *head = er_index_add(&table->heads, hash_word(names, word), table->count);
    if (!head)
        return false;
    uint32_t next = *head == table->count ? ER_NONE : *head;
    table->entries[table->count] = (name_entry){group, next};
    *head = table->count++;
    return true;
}

static er_gender gender_of_flags(uint32_t flags, uint32_t male, uint32_t female)
{
    if ((flags & male) && !(flags & female))
        return ER_MALE;
    if ((flags & female) && !(flags & male))
        return ER_FEMALE;
    return ER_GENDER_UNKNOWN;
}

/* What the word before a mention says: Mr., Mrs., King, Queen. */
static er_status gender_of_title(er_work *work, uint32_t mention, er_gender *gender)
{
    const er_mention *m = &work->document->mentions[mention];
    *gender = ER_GENDER_UNKNOWN;
    if (m->first_token == 0 || m->first_token >= work->document->token_count)
        return ER_OK;
    er_view word = er_token_view(work->document, m->first_token - 1);
    er_buffer_clear(&work->buffer);
    er_utf8_fold(word, &work->buffer);
    if (work->buffer.failed)
        return er_fail_memory(work->error);
    er_view folded = er_buffer_view(&work->buffer);
    if (folded.length > 1 && folded.data[folded.length - 1] == '.')
        folded.length--;
    *gender = gender_of_flags(er_names_flags(work->resolver->names, folded), ER_NAME_TITLE_MALE,
                              ER_NAME_TITLE_FEMALE);
    return ER_OK;
}

static er_status read_names(er_work *work)
{
    const er_names *names = work->resolver->names;
    for (uint32_t i = 0; i < work->group_count; i++) {
        er_group *group = &work->groups[i];
        if (group->type != ER_PERSON || group->nominal)
            continue;
        er_status status = er_person_name_read(names, group->text, &work->document->arena,
                                               &group->name, work->error);
        if (status)
            return status;
        if (group->name.count > 1 && !group->name.family_first)
            group->gender = gender_of_flags(er_names_flags(names, group->name.parts[0]),
                                            ER_NAME_MALE, ER_NAME_FEMALE);
    }
    return ER_OK;
}

/* Titles give a full name its gender; a surname may be that of several persons. */
static er_status read_titles(er_work *work)
{
    for (uint32_t i = 0; i < work->document->mention_count; i++) {
        if (work->group_of[i] == ER_NONE || work->document->mentions[i].type != ER_PERSON)
            continue;
        er_gender gender;
        er_status status = gender_of_title(work, i, &gender);
        if (status)
            return status;
        er_group *group = &work->groups[work->group_of[i]];
        if (gender != ER_GENDER_UNKNOWN && group->name.count > 1)
            group->gender = gender;
        else if (gender != ER_GENDER_UNKNOWN)
            group->title = gender;
    }
    return ER_OK;
}

/* The state that a person serves, where the text says so. */
static void read_roles(er_work *work)
{
    const er_document *document = work->document;
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *role = &document->roles[i];
        if (role->person == ER_NONE || role->holder_of == ER_NONE ||
            work->group_of[role->person] == ER_NONE)
            continue;
        const er_mention *body = &document->mentions[role->holder_of];
        er_group *group = &work->groups[work->group_of[role->person]];
        if (body->type == ER_STATE && group->type == ER_PERSON && group->state == ER_NONE)
            group->state = body->state;
    }
}

static bool is_full_name(const er_group *group)
{
    return group->type == ER_PERSON && group->name.count > 1;
}

static bool genders_agree(er_gender a, er_gender b)
{
    return a == ER_GENDER_UNKNOWN || b == ER_GENDER_UNKNOWN || a == b;
}

static bool add_family_words(name_table *table, const er_names *names, const er_person_name *name,
                             uint32_t group)
{
    er_view family = name->parts[name->family];
    if (!add_to_table(table, names, family, group))
        return false;
    /* the last but one can be the family name of a shorter form (Lopez Obrador) */
    return name->count < 3 || name->family_first ||
           add_to_table(table, names, name->parts[name->count - 2], group);
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
        er_view word = part == 1 ? self->name.parts[self->name.family]
                                 : self->name.parts[self->name.count - 2];
        for (uint32_t e = find_chain(table, names, word); e != ER_NONE;
             e = table->entries[e].next) {
            uint32_t other = table->entries[e].group, root = er_group_root(work, other);
            if (root == er_group_root(work, group) ||
                !genders_agree(self->gender, work->groups[root].gender) ||
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
    const er_names *names = work->resolver->names;
    for (uint32_t i = 0; i < work->group_count; i++)
        if (is_full_name(&work->groups[i]) &&
            !add_family_words(table, names, &work->groups[i].name, i))
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
    er_view word = self->name.parts[self->name.count - 1];
    for (uint32_t e = find_chain(words, names, word); e != ER_NONE; e = words->entries[e].next) {
        const er_group *other = &work->groups[words->entries[e].group];
        if (self->name.count >= other->name.count || words->entries[e].group == group)
            continue;
        add_candidate(&found, er_person_name_shortens(names, &self->name, &other->name),
                      er_group_root(work, words->entries[e].group));
    }
    return found;
}

/* True where the title before the mention is one that the text gives to the candidate. */
static bool has_office_of(er_work *work, uint32_t mention, uint32_t candidate)
{
    const er_document *document = work->document;
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

/* One mention that several persons could be: the title or the gender of its title decides where it
   fits one of them alone. */
static er_status decide_mention(er_work *work, uint32_t mention, const candidates *found,
                                uint32_t *decided)
{
    er_gender gender;
    er_status status = gender_of_title(work, mention, &gender);
    uint32_t by_gender = ER_NONE, by_office = ER_NONE, genders = 0, offices = 0;
    for (uint32_t i = 0; i < found->count && i < CANDIDATES_MAX; i++) {
        if (gender != ER_GENDER_UNKNOWN && work->groups[found->roots[i]].gender == gender) {
            by_gender = found->roots[i];
            genders++;
        }
        if (has_office_of(work, mention, found->roots[i])) {
            by_office = found->roots[i];
            offices++;
        }
    }
    *decided = ER_NONE;
    if (found->count == 1 && genders_agree(gender, work->groups[found->roots[0]].gender))
        *decided = found->roots[0];
    else if (found->count > 1 && found->count <= CANDIDATES_MAX)
        *decided = offices == 1 ? by_office : genders == 1 ? by_gender : ER_NONE;
    return status;
}
/* A mention is decided by itself where its group could be several persons. */
static er_status decide_mentions(er_work *work, const name_table *words)
{
    for (uint32_t i = 0; i < work->document->mention_count; i++) {
        uint32_t group = work->group_of[i];
        if (group == ER_NONE || !work->groups[group].open)
            continue;
        candidates found = find_candidates(work, words, group);
        er_status status = decide_mention(work, i, &found, &work->group_of[i]);
        if (status)
            return status;
        work->groups[group].mention_count--;
        if (work->group_of[i] != ER_NONE)
            work->groups[work->group_of[i]].mention_count++;
    }
    return ER_OK;
}

/* A given name of the middle or the front stands for a person only where the text has no other
   bearer; a family name that two bear is decided mention by mention. */
static er_status join_short_names(er_work *work, name_table *words)
{
    const er_names *names = work->resolver->names;
    for (uint32_t i = 0; i < work->group_count; i++) {
        const er_group *group = &work->groups[i];
        for (uint32_t p = 0; is_full_name(group) && p < group->name.count; p++)
            if (!add_to_table(words, names, group->name.parts[p], i))
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
    er_status status = read_names(work);
    if (!status)
        status = read_titles(work);
    if (!status) {
        read_roles(work);
        status = join_full_names(work, &families);
    }
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
        bool fits = group->state == holder->state ||
                    (group->state == ER_NONE && !common && names_state(work, holder->state));
        if (!fits)
            continue;
        group->label = holder->name;
        group->state = holder->state;
    }
    return ER_OK;
}
