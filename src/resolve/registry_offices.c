/* Persons whom a document names by their office alone ("the Norwegian foreign minister"), by what
   the other documents near its date state: "Norwegian Foreign Minister Adela Moor". Only where they
   leave no doubt the phrase is joined; else the table of office holders has its say, where it knows
   one; else the phrase is left out. What a document says of former holders counts for nothing. */
#include <stdlib.h>

#include "base/array.h"
#include "base/date.h"
#include "facts/offices.h"
#include "resolve/registry_blocks.h"
#include "resolve/registry_work.h"

#define NEAR_WEEKS 13   /* between two documents that mean the same holder */
#define AGAINST_TABLE 2 /* documents that have to say so where the table knows another holder */

uint32_t er_week_of(const char *date)
{
    uint32_t day = er_date_parse(date), year = day / 10000, month = day / 100 % 100;
    if (!month || day % 100 == 0)
        return 0;
    /* days from a March on, so that leap days come last (Howard Hinnant's days_from_civil) */
    year -= month <= 2;
    uint32_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day % 100 - 1;
    uint32_t days = year * 365 + year / 4 - year / 100 + year / 400 + of_year;
    return days / 7 + 1;
}

/* ---- what the documents state ---- */

/* The sentence of a relation; empty where the extract did not keep it. */
static er_view text_of_sentence(const er_document *document, uint32_t sentence)
{
    const er_sentence *s = &document->sentences[sentence];
    if (!document->sentence_texts)
        return er_document_span(document, s->start, s->end);
    const char *text = document->sentence_texts[sentence];
    return text ? er_view_of(text) : (er_view){"", 0};
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_not_yet_or_not_quite(er_view word)
{
    static const char *const MARKS[] = {"elect",   "designate", "acting",   "Acting",
                                        "interim", "Interim",   "incoming", "Incoming"};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (er_view_is(word, MARKS[i]))
            return true;
    return false;
}

#define BEFORE_OFFICE 40 /* bytes; room for "Acting Norwegian" */

/* "president-elect" and "acting president" are no president. */
static bool says_in_office(const er_document *document, const er_relation *relation)
{
    er_view text = text_of_sentence(document, relation->sentence);
    uint32_t start = document->sentences[relation->sentence].start;
    if (relation->trigger_start < start || relation->trigger_end - start > text.length)
        return true;
    uint32_t end = relation->trigger_end - start, at = relation->trigger_start - start;
    at -= at > BEFORE_OFFICE ? BEFORE_OFFICE : at;
    while (at < end) {
        uint32_t first = at;
        while (at < end && is_letter(text.data[at]))
            at++;
        if (is_not_yet_or_not_quite((er_view){text.data + first, at - first}))
            return false;
        at += at < end;
    }
    return true;
}

static bool is_statement(const er_document *document, const er_relation *r)
{
    if (r->relation_class != ER_ROLE || r->modality != ER_ACTUAL || !r->role ||
        r->source >= document->entity_count || r->target >= document->entity_count ||
        r->sentence >= document->sentence_count)
        return false;
    const er_entity *person = &document->entities[r->source];
    const er_entity *owner = &document->entities[r->target];
    return person->type == ER_PERSON && !person->office && owner->type != ER_PERSON &&
           er_office_is_single(er_view_of(r->role)) && says_in_office(document, r);
}

static er_status add_statement(er_registry *registry, uint32_t person, uint32_t owner,
                               const char *role, uint32_t week, er_error *error)
{
    uint32_t office = er_symbols_add(&registry->texts, er_view_of(role));
    if (office == ER_NONE)
        return er_fail_memory(error);
    uint64_t key = er_hash_mix(er_index_pair(person, owner), er_index_pair(office, week));
    uint32_t *slot = er_index_add(&registry->statement_of, key, registry->statement_count);
    if (!slot)
        return er_fail_memory(error);
    if (*slot == registry->statement_count) {
        if (!er_array_reserve((void **)&registry->statements, &registry->statement_capacity,
                              (uint64_t)registry->statement_count + 1,
                              sizeof *registry->statements))
            return er_fail_memory(error);
        registry->statements[registry->statement_count++] =
            (er_statement){person, owner, office, week, 0};
    }
    registry->statements[*slot].documents++;
    return ER_OK;
}

static uint64_t pair_of(uint32_t a, uint32_t b)
{
    return a < b ? er_index_pair(a, b) : er_index_pair(b, a);
}

/* The persons who stand in one sentence with the mention of a person without a name. */
static er_status note_company(er_registry *registry, const er_document *document, uint32_t mention,
                              const uint32_t *profiles, er_error *error)
{
    const er_mention *m = &document->mentions[mention];
    uint32_t from = mention;
    while (from > 0 && document->mentions[from - 1].sentence == m->sentence)
        from--;
    for (uint32_t i = from;
         i < document->mention_count && document->mentions[i].sentence == m->sentence; i++) {
        uint32_t other = document->mentions[i].entity;
        if (other >= document->entity_count || other == m->entity ||
            document->entities[other].type != ER_PERSON)
            continue;
        if (!er_index_add(&registry->together, pair_of(profiles[m->entity], profiles[other]), 0))
            return er_fail_memory(error);
    }
    return ER_OK;
}

er_status er_registry_add_statements(er_registry *registry, const er_document *document,
                                     const uint32_t *profiles, er_error *error)
{
    uint32_t week = er_week_of(document->date);
    er_status status = ER_OK;
    for (uint32_t i = 0; i < document->relation_count && !status; i++) {
        const er_relation *r = &document->relations[i];
        if (is_statement(document, r))
            status = add_statement(registry, profiles[r->source], profiles[r->target], r->role,
                                   week, error);
    }
    for (uint32_t i = 0; i < document->mention_count && !status; i++) {
        uint32_t entity = document->mentions[i].entity;
        if (entity < document->entity_count && document->entities[entity].office)
            status = note_company(registry, document, i, profiles, error);
    }
    return status;
}

/* ---- who is meant ---- */

/* The person that the statements nearest in date name. */
typedef struct named_holder {
    uint32_t root; /* ER_NONE: nobody */
    uint32_t distance, documents;
    bool several;
} named_holder;

/* Documents without a date are compared with one another alone. */
static bool is_near(uint32_t a, uint32_t b, uint32_t *distance)
{
    *distance = a > b ? a - b : b - a;
    return (a == 0) == (b == 0) && *distance <= NEAR_WEEKS;
}

static named_holder find_stated(er_registry *registry, const er_blocks *by_owner, uint32_t phrase)
{
    named_holder found = {.root = ER_NONE, .distance = UINT32_MAX};
    const er_profile *p = &registry->profiles[phrase];
    if (p->owner == ER_NONE)
        return found;
    uint32_t owner = er_profile_root(registry, p->owner), distance;
    for (uint32_t e = er_blocks_find(by_owner, owner); e != ER_NONE;
         e = by_owner->entries[e].next) {
        const er_statement *s = &registry->statements[by_owner->entries[e].profile];
        if (!is_near(s->week, p->week, &distance) || distance > found.distance ||
            !er_offices_agree(p->office, registry->texts.views[s->office]))
            continue;
        uint32_t root = er_profile_root(registry, s->person);
        if (distance < found.distance)
            found = (named_holder){.root = root, .distance = distance};
        found.several |= found.root != root || registry->profiles[s->person].left_out;
        found.documents += s->documents;
    }
    return found;
}

/* Whether the phrase stands in a sentence with one of the tree. */
static bool is_beside(const er_registry *registry, uint32_t phrase, uint32_t root)
{
    uint32_t member = root;
    if (!registry->together.count)
        return false;
    do {
        if (er_index_find(&registry->together, pair_of(phrase, member)) != ER_NONE)
            return true;
        member = registry->profiles[member].next;
    } while (member != root);
    return false;
}

/* Whether the name that the table has for the phrase is one of the tree's. */
static bool has_name_of(const er_registry *registry, uint32_t phrase, uint32_t root)
{
    const er_person_name *name = &registry->profiles[phrase].name;
    uint32_t member = root;
    do {
        const er_person_name *other = &registry->profiles[member].name;
        if (member != phrase &&
            (er_person_names_compare(registry->names, name, other) != ER_NAMES_DIFFER ||
             er_person_name_shortens(registry->names, other, name) == ER_SHORT_FAMILY))
            return true;
        member = registry->profiles[member].next;
    } while (member != root);
    return false;
}

/* Joins the phrase with whom the documents name. *open is set where the table has to say it. */
static bool join_stated(er_registry *registry, const er_blocks *by_owner, uint32_t phrase,
                        bool *open)
{
    er_profile *p = &registry->profiles[phrase];
    named_holder found = find_stated(registry, by_owner, phrase);
    *open = true;
    if (found.root == ER_NONE || found.several)
        return true;
    if (!p->described && has_name_of(registry, phrase, found.root))
        return true; /* as the table has it */
    *open = false;
    bool sure = p->described || found.documents >= AGAINST_TABLE;
    er_person_name name = p->name;
    p->name.count = 0; /* the table's is not his */
    if (!sure || is_beside(registry, phrase, found.root) ||
        !er_profiles_can_join(registry, found.root, phrase)) {
        p->name = name;
        p->left_out = true;
        return true;
    }
    p->first_form = ER_NONE;
    return er_profiles_join(registry, found.root, phrase, ER_JOIN_OFFICE, p->week ? 0.85 : 0.75);
}

/* The trees of the persons that the table of office holders knows, by the name it has for them. */
static bool index_known(er_registry *registry, er_blocks *known)
{
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        uint32_t profile = registry->order[i];
        const er_profile *p = &registry->profiles[profile];
        if (p->type != ER_PERSON || p->office.length || p->left_out)
            continue;
        const er_holder *holder = er_known_by_full_name(registry->known, &p->name);
        if (holder && !er_blocks_add(known, er_view_hash(holder->name), profile))
            return false;
    }
    return true;
}

/* Joins a phrase for which the table has a name with the only one of that name, or with the other
   phrases for which it has the same. */
static bool join_known(er_registry *registry, er_blocks *known, uint32_t phrase)
{
    er_profile *p = &registry->profiles[phrase];
    uint64_t hash = er_view_hash(er_profile_label(registry, phrase));
    uint32_t found = ER_NONE;
    for (uint32_t e = er_blocks_find(known, hash); e != ER_NONE; e = known->entries[e].next) {
        uint32_t root = er_profile_root(registry, known->entries[e].profile);
        if (root == found || !er_profiles_can_join(registry, root, phrase))
            continue;
        if (found != ER_NONE) {
            p->left_out = true;
            return true;
        }
        found = root;
    }
    if (found != ER_NONE)
        return er_profiles_join(registry, found, phrase, ER_JOIN_OFFICE, 0.90);
    return er_blocks_add(known, hash, phrase);
}

er_status er_registry_join_offices(er_registry *registry, er_error *error)
{
    er_blocks by_owner = {0}, known = {0};
    bool ok = true, indexed = false;
    for (uint32_t i = 0; i < registry->statement_count && ok; i++) {
        const er_statement *s = &registry->statements[i];
        ok = er_blocks_add(&by_owner, er_profile_root(registry, s->owner), i);
    }
    for (uint32_t i = 0; i < registry->profile_count && ok; i++) {
        uint32_t phrase = registry->order[i];
        if (!registry->profiles[phrase].office.length)
            continue;
        bool open = true;
        if (!indexed)
            ok = indexed = index_known(registry, &known);
        ok = ok && join_stated(registry, &by_owner, phrase, &open);
        if (open && registry->profiles[phrase].described)
            registry->profiles[phrase].left_out = true;
        else if (open)
            ok = ok && join_known(registry, &known, phrase);
    }
    er_blocks_free(&by_owner);
    er_blocks_free(&known);
    return ok ? ER_OK : er_fail_memory(error);
}
