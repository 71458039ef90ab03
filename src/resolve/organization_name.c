#include "resolve/organization_name.h"

#include "facts/body_key.h"

#define ACRONYM_MAX 5     /* bytes */
#define STATE_WORDS_MAX 5 /* "democratic republic of the congo" */

static er_view drop(er_view view, uint32_t bytes)
{
    return (er_view){view.data + bytes, view.length - bytes};
}

/* Where the next word begins after count words; the length where there are no more. */
static uint32_t after_words(er_view view, uint32_t count)
{
    uint32_t at = 0;
    while (count && at < view.length) {
        count -= view.data[at] == ' ';
        at++;
    }
    return at;
}

/* "russian foreign ministry" -> "foreign ministry". The key has lost points and possessives; the
   state is looked up in what is left, so "u.s." is asked for as "us" too. */
static er_view strip_front(const er_facts *facts, er_view core, uint32_t *state)
{
    for (uint32_t words = STATE_WORDS_MAX; words; words--) {
        uint32_t cut = after_words(core, words);
        if (cut >= core.length)
            continue;
        er_view phrase = {core.data, cut - 1};
        er_name_kind kind;
        uint32_t row = er_facts_find_state(facts, phrase, &kind);
        if (row == ER_NONE && phrase.length > 2 && phrase.data[phrase.length - 1] == 's')
            row = er_facts_find_state(facts, (er_view){phrase.data, phrase.length - 1}, &kind);
        if (row == ER_NONE || kind == ER_NAME_PEOPLE)
            continue;
        *state = row;
        return drop(core, cut);
    }
    return core;
}

/* "ministry of defence of ukraine" -> "ministry of defence". */
static er_view strip_back(const er_facts *facts, er_view core, uint32_t *state)
{
    for (uint32_t at = 1; at + 4 < core.length; at++) {
        if (memcmp(core.data + at, " of ", 4) != 0)
            continue;
        er_view phrase = drop(core, at + 4);
        if (phrase.length > 4 && memcmp(phrase.data, "the ", 4) == 0)
            phrase = drop(phrase, 4);
        er_name_kind kind;
        uint32_t row = er_facts_find_state(facts, phrase, &kind);
        if (row == ER_NONE || kind != ER_NAME_STATE)
            continue;
        *state = row;
        return (er_view){core.data, at};
    }
    return core;
}

bool er_is_kind_of_body(er_view core)
{
    static const char *const HEADS[] = {
        "ministry", "party",      "court",    "council",    "parliament", "senate",
        "assembly", "commission", "army",     "police",     "navy",       "guard",
        "cabinet",  "bank",       "embassy",  "agency",     "service",    "office",
        "union",    "front",      "congress", "government", "forces",     "committee"};
    uint32_t at = core.length;
    while (at && core.data[at - 1] != ' ')
        at--;
    er_view head = drop(core, at);
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++)
        if (er_view_is(head, HEADS[i]))
            return true;
    return false;
}

bool er_is_bare_kind(er_view core)
{
    static const char *const NOUNS[] = {
        "academy",    "agency",       "alliance",    "army",        "assembly",     "association",
        "authority",  "bank",         "board",       "bureau",      "center",       "centre",
        "city",       "club",         "coalition",   "college",     "commission",   "committee",
        "company",    "conference",   "council",     "court",       "department",   "embassy",
        "federation", "foundation",   "front",       "fund",        "government",   "group",
        "hospital",   "institute",    "institution", "league",      "ministry",     "mission",
        "movement",   "municipality", "network",     "office",      "organisation", "organization",
        "party",      "police",       "project",     "secretariat", "service",      "society",
        "state",      "tribunal",     "trust",       "union",       "university"};
    for (size_t i = 0; i < sizeof NOUNS / sizeof *NOUNS; i++)
        if (er_view_is(core, NOUNS[i]))
            return true;
    return false;
}

er_status er_organization_name_read(const er_facts *facts, const er_bodies *bodies, er_view text,
                                    er_arena *arena, er_organization_name *name, er_error *error)
{
    er_buffer key = {0};
    er_body_key(text, &key);
    er_view core =
        key.failed ? (er_view){NULL, 0} : er_arena_copy_view(arena, er_buffer_view(&key));
    er_buffer_free(&key);
    if (!core.data)
        return er_fail_memory(error);
    /* "CPC Corp" is no Communist Party of China */
    bool company = er_has_legal_form(text) && core.length <= ACRONYM_MAX;
    *name = (er_organization_name){core, company ? ER_NONE : er_bodies_find(bodies, core), ER_NONE};
    if (name->body != ER_NONE)
        return ER_OK;
    uint32_t state = ER_NONE;
    er_view rest = strip_front(facts, core, &state);
    if (state == ER_NONE)
        rest = strip_back(facts, core, &state);
    if (state == ER_NONE)
        return ER_OK;
    uint32_t body = er_bodies_find(bodies, rest);
    bool organ = body != ER_NONE && er_bodies_row(bodies, body)->organ;
    if (organ || body != ER_NONE || er_is_kind_of_body(rest))
        *name = (er_organization_name){rest, body, state};
    return ER_OK;
}
