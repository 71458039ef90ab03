/* Organisations: known bodies, acronyms, long and short names. */
#include <stdlib.h>

#include "facts/body_key.h"
#include "resolve/organization_name.h"
#include "resolve/work.h"

static bool is_organization(const er_group *group)
{
    return group->type == ER_ORGANIZATION;
}

/* Bodies of the table: all of their names are one; those that every state has, one for each state.
 */
static er_status join_listed(er_work *work)
{
    er_index listed = {0};
    er_status status = ER_OK;
    for (uint32_t i = 0; i < work->group_count && !status; i++) {
        er_group *group = &work->groups[i];
        if (!is_organization(group) || group->body == ER_NONE || er_group_root(work, i) != i)
            continue;
        const er_body *body = er_bodies_row(work->resolver->bodies, group->body);
        uint32_t state = body->organ ? group->state : ER_NONE;
        if (!body->organ && body->state.length)
            group->state = er_states_find_id(er_facts_states(work->resolver->facts), body->state);
        uint32_t *first = er_index_add(&listed, er_index_pair(group->body, state), i);
        if (!first)
            status = er_fail_memory(work->error);
        else if (*first != i)
            er_groups_join(work, *first, i);
    }
    er_index_free(&listed);
    return status;
}

/* A ministry of no named state is the one of the same name that the text has, where it is the only
   one. */
static void join_unowned(er_work *work)
{
    for (uint32_t i = 0; i < work->group_count; i++) {
        const er_group *group = &work->groups[i];
        if (!is_organization(group) || group->state != ER_NONE || er_group_root(work, i) != i ||
            !er_work_spend(work, work->group_count))
            continue;
        uint32_t found = ER_NONE;
        bool several = false;
        for (uint32_t j = 0; j < work->group_count; j++) {
            const er_group *other = &work->groups[j];
            bool same = group->body != ER_NONE ? other->body == group->body
                                               : er_view_equal(other->key, group->key);
            if (!is_organization(other) || other->state == ER_NONE || !same)
                continue;
            uint32_t root = er_group_root(work, j);
            several |= found != ER_NONE && found != root;
            found = root;
        }
        if (found != ER_NONE && !several && found != i)
            er_groups_join(work, found, i);
    }
}

/* "foreign minister" leads the "foreign ministry". */
static bool leads_ministry(er_view core, const char *office)
{
    static const char *const SPELLINGS[][2] = {{"defence", "defense"}, {"labour", "labor"}};
    const char *space = memchr(core.data, ' ', core.length);
    if (!space || !er_view_ends_with(core, er_view_of("ministry")))
        return false;
    er_view field = er_view_between(core.data, space);
    for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++)
        if (er_view_is(field, SPELLINGS[i][0]))
            field = er_view_of(SPELLINGS[i][1]);
    er_view words = er_view_of(office);
    return words.length > field.length && er_view_starts_with(words, field) &&
           words.data[field.length] == ' ' && strstr(office, "minister") != NULL;
}

/* The state whose minister the text names; ER_NONE where it names none or those of several. */
static uint32_t state_of_minister(const er_work *work, er_view core)
{
    const er_document *document = work->document;
    uint32_t found = ER_NONE;
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *role = &document->roles[i];
        if (role->holder_of == ER_NONE || document->mentions[role->holder_of].type != ER_STATE ||
            !leads_ministry(core, role->office))
            continue;
        uint32_t state = document->mentions[role->holder_of].state;
        if (found != ER_NONE && found != state)
            return ER_NONE;
        found = state;
    }
    return found;
}

/* The state of the persons in the sentences that name the body, where there is only one. */
static uint32_t state_of_company(er_work *work, uint32_t root)
{
    const er_document *document = work->document;
    uint32_t found = ER_NONE;
    for (uint32_t i = 0; i < work->name_count; i++) {
        if (work->group_of[i] == ER_NONE || er_group_root(work, work->group_of[i]) != root)
            continue;
        uint32_t sentence = document->mentions[i].sentence, from = i, to = i;
        while (from > 0 && document->mentions[from - 1].sentence == sentence)
            from--;
        while (to + 1 < work->name_count && document->mentions[to + 1].sentence == sentence)
            to++;
        for (uint32_t j = from; j <= to; j++) {
            if (document->mentions[j].type != ER_PERSON || work->group_of[j] == ER_NONE)
                continue;
            uint32_t state = work->groups[er_group_root(work, work->group_of[j])].state;
            if (state != ER_NONE && found != ER_NONE && found != state)
                return ER_NONE;
            found = state == ER_NONE ? found : state;
        }
    }
    return found;
}

/* "the Foreign Ministry" of no named state: of the state whose foreign minister the text names,
   else of the state that the persons beside it serve. */
static void infer_owners(er_work *work)
{
    for (uint32_t i = 0; i < work->group_count; i++) {
        er_group *group = &work->groups[i];
        if (!is_organization(group) || group->body == ER_NONE || group->state != ER_NONE ||
            er_group_root(work, i) != i ||
            !er_bodies_row(work->resolver->bodies, group->body)->organ)
            continue;
        if (!er_work_spend(work, (uint64_t)work->name_count + work->document->role_count))
            continue;
        group->state = state_of_minister(work, group->key);
        if (group->state == ER_NONE)
            group->state = state_of_company(work, i);
    }
}

static uint32_t count_words(er_view text)
{
    uint32_t words = 1;
    for (uint32_t i = 0; i < text.length; i++)
        words += text.data[i] == ' ';
    return words;
}

/* "National Council of River Traffic (Naflod)": one word behind a long name is what it is called in
   its own language. */
static bool is_called(er_view name, er_view word)
{
    return count_words(name) >= 3 && count_words(word) == 1 && word.length <= 12;
}

/* "Nyt Daggry (New Dawn Party)": a party, with what its name means. */
static bool is_translation(er_view name, er_view meaning)
{
    static const char *const HEADS[] = {"Party",     "Front",  "Movement", "Alliance",
                                        "Coalition", "League", "Union",    "Bloc"};
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++) {
        er_view head = er_view_of(HEADS[i]);
        if (er_view_ends_with(name, head))
            return false;
    }
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++)
        if (er_view_ends_with(meaning, er_view_of(HEADS[i])))
            return true;
    return false;
}

/* "Long Name (LN)": the bracket right behind the name says that they are one. */
static void join_bracketed(er_work *work)
{
    const er_document *document = work->document;
    for (uint32_t i = 0; i + 1 < document->mention_count; i++) {
        const er_mention *a = &document->mentions[i], *b = &document->mentions[i + 1];
        if (work->group_of[i] == ER_NONE || work->group_of[i + 1] == ER_NONE ||
            a->type != ER_ORGANIZATION || b->type != ER_ORGANIZATION ||
            b->first_token != a->end_token + 1 || b->end_token >= document->token_count)
            continue;
        er_view open = er_token_view(document, a->end_token);
        er_view close = er_token_view(document, b->end_token);
        er_view text_a = er_mention_text(work, i), text_b = er_mention_text(work, i + 1);
        if (er_view_is(open, "(") && er_view_is(close, ")") &&
            (er_is_acronym(text_b) != er_is_acronym(text_a) || is_translation(text_a, text_b) ||
             is_called(text_a, text_b)))
            er_groups_join(work, work->group_of[i], work->group_of[i + 1]);
    }
}

/* The one longer name of the document whose initials are the acronym. */
static void join_acronyms(er_work *work)
{
    for (uint32_t i = 0; i < work->group_count; i++) {
        const er_group *group = &work->groups[i];
        if (!is_organization(group) || group->body != ER_NONE || !er_is_acronym(group->text) ||
            er_group_root(work, i) != i || !er_work_spend(work, 20 * (uint64_t)work->group_count))
            continue;
        uint32_t found = ER_NONE;
        bool several = false;
        for (uint32_t j = 0; j < work->group_count; j++) {
            if (!is_organization(&work->groups[j]) ||
                !er_is_acronym_of(group->text, work->groups[j].text))
                continue;
            uint32_t root = er_group_root(work, j);
            several |= found != ER_NONE && found != root;
            found = root;
        }
        if (found != ER_NONE && !several)
            er_groups_join(work, found, i);
    }
}

/* "Security Council" of "United Nations Security Council": the short name is the end of the long
   one. */
static bool ends_name(er_view longer, er_view shorter)
{
    return longer.length > shorter.length && er_view_ends_with(longer, shorter) &&
           longer.data[longer.length - shorter.length - 1] == ' ';
}

static bool is_word_of_kind(er_view word)
{
    static const char *const KINDS[] = {"agency",     "airlines",      "airways",
                                        "alliance",   "associates",    "bank",
                                        "capital",    "club",          "college",
                                        "company",    "electronics",   "energy",
                                        "financial",  "football",      "foundation",
                                        "group",      "holding",       "holdings",
                                        "hospital",   "industries",    "institute",
                                        "insurance",  "international", "labs",
                                        "life",       "logistics",     "magazine",
                                        "media",      "mining",        "motors",
                                        "movement",   "network",       "news",
                                        "newspaper",  "oil",           "partners",
                                        "party",      "petroleum",     "pharmaceuticals",
                                        "resources",  "securities",    "services",
                                        "software",   "steel",         "studios",
                                        "systems",    "technologies",  "technology",
                                        "television", "trust",         "tv",
                                        "university", "ventures"};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (er_view_is(word, KINDS[i]))
            return true;
    return false;
}

/* "Lufthansa" of "Lufthansa Group": what is left says only what kind of body it is. */
static bool begins_name(er_view longer, er_view shorter)
{
    if (longer.length <= shorter.length + 1 || !er_view_starts_with(longer, shorter) ||
        longer.data[shorter.length] != ' ' || er_is_bare_kind(shorter))
        return false;
    er_view rest = {longer.data + shorter.length + 1, longer.length - shorter.length - 1}, word;
    while (er_view_split(&rest, ' ', &word))
        if (!is_word_of_kind(word))
            return false;
    return true;
}

/* "the Agency" of "Island Relief Agency", "Agency for Island Relief": the noun that says what the
   longer name is, at its end or before "of" and "for". */
static bool is_head_of(er_view longer, er_view noun)
{
    static const char *const LINKS[] = {"of", "for", "on", "in"};
    er_view rest = longer, word, before = {"", 0};
    while (er_view_split(&rest, ' ', &word)) {
        for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++)
            if (er_view_is(word, LINKS[i]))
                return er_view_equal(before, noun);
        before = word;
    }
    return longer.length > noun.length && er_view_equal(before, noun);
}

static bool has_space(er_view view)
{
    return memchr(view.data, ' ', view.length) != NULL;
}

/* "Otters" of "Santa Ilse Otters": a team is called by its plural. */
static bool is_team_of(er_view longer, er_view shorter)
{
    return shorter.length > 4 && shorter.data[shorter.length - 1] == 's' && !has_space(shorter) &&
           ends_name(longer, shorter) && !is_word_of_kind(shorter);
}

static bool is_short_form(er_view longer, er_view shorter)
{
    return is_team_of(longer, shorter) || (has_space(shorter) && ends_name(longer, shorter)) ||
           begins_name(longer, shorter) ||
           (is_head_of(longer, shorter) && er_is_bare_kind(shorter));
}

static void join_short_forms(er_work *work)
{
    for (uint32_t i = 0; i < work->group_count; i++) {
        const er_group *group = &work->groups[i];
        if (!is_organization(group) || er_group_root(work, i) != i ||
            !er_work_spend(work, 4 * (uint64_t)work->group_count))
            continue;
        uint32_t found = ER_NONE;
        bool several = false;
        for (uint32_t j = 0; j < work->group_count; j++) {
            const er_group *other = &work->groups[j];
            bool apart =
                group->state != ER_NONE && other->state != ER_NONE && group->state != other->state;
            if (!is_organization(other) || j == i || apart ||
                !is_short_form(other->key, group->key))
                continue;
            uint32_t root = er_group_root(work, j);
            several |= found != ER_NONE && found != root;
            found = root;
        }
        if (found != ER_NONE && !several)
            er_groups_join(work, found, i);
    }
}

er_status er_resolve_organizations(er_work *work)
{
    er_status status = join_listed(work);
    if (status)
        return status;
    join_unowned(work);
    infer_owners(work);
    status = join_listed(work);
    if (status)
        return status;
    join_bracketed(work);
    join_acronyms(work);
    join_short_forms(work);
    return ER_OK;
}
