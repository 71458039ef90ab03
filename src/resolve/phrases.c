/* Nominal mentions: "the US president", "Russia's foreign minister", "the council". What the
   document says of offices comes first, then the dated table of their holders. */
#include <stdlib.h>

#include "resolve/token_words.h"
#include "resolve/work.h"

/* A phrase that names an office, and whose. */
typedef struct office_phrase {
    uint32_t first_token, end_token;
    uint32_t owner; /* mention of the state or body, or ER_NONE */
    er_view office;
    uint32_t token; /* first of the words of the office */
    uint32_t sentence;
    bool former;
} office_phrase;

typedef struct phrase_work {
    er_work *work;
    uint32_t *mention_at; /* [token_count]; the longest mention that covers the token, or ER_NONE */
    bool *in_role;        /* [token_count]; words of a role that has a named holder */
    uint32_t first_day, last_day; /* of the document; 0: no date */
} phrase_work;

/* The groups that could be meant: one, several or none. */
typedef struct choice {
    uint32_t group;
    bool several;
} choice;

static const choice NO_CHOICE = {ER_NONE, false};

static void choose(choice *made, uint32_t root)
{
    made->several |= made->group != ER_NONE && made->group != root;
    made->group = root;
}

static bool is_possessive(const er_document *document, uint32_t token)
{
    return er_word_is(document, token, "'s") || er_word_is(document, token, "\u2019s") ||
           er_word_is(document, token, "'") || er_word_is(document, token, "\u2019");
}

static bool is_the(const er_document *document, uint32_t token)
{
    return er_word_is(document, token, "the") || er_word_is(document, token, "The");
}

/* ---- who holds an office ---- */

static bool owns(const phrase_work *p, uint32_t owner, uint32_t holder_of)
{
    er_work *work = p->work;
    const er_mention *a = &work->document->mentions[owner];
    const er_mention *b = &work->document->mentions[holder_of];
    if (a->type == ER_STATE || b->type == ER_STATE)
        return a->type == b->type && a->state != ER_NONE && a->state == b->state;
    return work->group_of[owner] != ER_NONE && work->group_of[holder_of] != ER_NONE &&
           er_group_root(work, work->group_of[owner]) ==
               er_group_root(work, work->group_of[holder_of]);
}

/* "envoy" for a special envoy, "minister" for the interior minister; but a vice president is no
   president. */
static bool is_office_of(er_view asked, er_view held)
{
    static const char *const LESSER[] = {"vice", "deputy", "assistant", "under", "first lady"};
    if (held.length <= asked.length || !er_view_ends_with(held, asked) ||
        held.data[held.length - asked.length - 1] != ' ')
        return er_view_equal(asked, held);
    for (size_t i = 0; i < sizeof LESSER / sizeof *LESSER; i++)
        if (er_view_starts_with(held, er_view_of(LESSER[i])))
            return false;
    return true;
}

/* Holders that the document names: by its roles of the same office and owner. Without an owner the
   role must stand before the phrase and mean exactly this office. */
static choice find_in_roles(const phrase_work *p, const office_phrase *phrase)
{
    er_work *work = p->work;
    const er_document *document = work->document;
    choice found = NO_CHOICE;
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *role = &document->roles[i];
        if (role->person == ER_NONE || work->group_of[role->person] == ER_NONE ||
            role->former != phrase->former)
            continue;
        uint32_t root = er_group_root(work, work->group_of[role->person]);
        er_view office = er_view_of(role->office);
        if (phrase->owner == ER_NONE) {
            if (is_office_of(phrase->office, office) && role->first_token < phrase->token)
                choose(&found, root);
            continue;
        }
        bool same_owner =
            role->holder_of != ER_NONE
                ? owns(p, phrase->owner, role->holder_of)
                : document->mentions[phrase->owner].type == ER_STATE &&
                      work->groups[root].state == document->mentions[phrase->owner].state;
        if (same_owner &&
            (er_offices_agree(phrase->office, office) || is_office_of(phrase->office, office)))
            choose(&found, root);
    }
    return found;
}

/* The person of the document who has the name of the holder: in full, or by the family name where
   the text has no other bearer. */
static choice find_named(const phrase_work *p, const er_holder *holder)
{
    er_work *work = p->work;
    const er_names *names = work->resolver->names;
    const er_person_name *name = er_known_name(work->resolver->known, holder);
    choice found = NO_CHOICE;
    for (uint32_t i = 0; i < work->group_count; i++) {
        const er_group *group = &work->groups[i];
        if (group->type != ER_PERSON || group->open || !group->mention_count)
            continue;
        bool match =
            group->name.count > 1
                ? er_person_names_compare(names, &group->name, name) != ER_NAMES_DIFFER
                : er_group_root(work, i) == i &&
                      er_person_name_shortens(names, &group->name, name) == ER_SHORT_FAMILY;
        if (match)
            choose(&found, er_group_root(work, i));
    }
    return found;
}

/* "The Kremlin chief" can only be the president. */
static bool is_seat_of_president(const phrase_work *p, uint32_t owner)
{
    uint32_t group = p->work->group_of[owner];
    uint32_t body = group == ER_NONE ? ER_NONE : p->work->groups[group].body;
    if (body == ER_NONE)
        return false;
    er_view label = er_bodies_row(p->work->resolver->bodies, body)->label;
    return er_view_is(label, "Kremlin") || er_view_is(label, "White House");
}

/* The rows of the table for the owner; "Kremlin" stands for Russia, "White House" for the United
   States. */
static uint32_t holders_of_owner(const phrase_work *p, uint32_t owner, const er_holder **rows)
{
    const er_work *work = p->work;
    const er_mention *mention = &work->document->mentions[owner];
    const er_holders *holders = work->resolver->holders;
    if (mention->type == ER_STATE)
        return mention->state == ER_NONE ? 0
                                         : er_holders_of(holders, mention->state, ER_NONE, rows);
    uint32_t group = work->group_of[owner];
    uint32_t body = group == ER_NONE ? ER_NONE : work->groups[group].body;
    if (body == ER_NONE)
        return 0;
    if (is_seat_of_president(p, owner))
        return er_holders_of(holders, work->groups[group].state, ER_NONE, rows);
    return er_holders_of(holders, ER_NONE, body, rows);
}

/* Who held the office on the day of the document, or, of former holders, before it; without a date
   whoever held it and is named in the document. *holder is set where the table knows one alone. */
static choice find_in_table(const phrase_work *p, const office_phrase *phrase,
                            const er_holder **holder)
{
    const er_holder *rows = NULL;
    uint32_t count = holders_of_owner(p, phrase->owner, &rows), serving = 0;
    choice found = NO_CHOICE;
    bool president = is_seat_of_president(p, phrase->owner);
    *holder = NULL;
    if (phrase->former && !p->first_day)
        return found;
    for (uint32_t i = 0; i < count; i++) {
        if (!er_work_spend(p->work, p->work->group_count))
            return NO_CHOICE;
        if (!er_offices_agree(phrase->office, rows[i].office) ||
            (president && !er_view_is(rows[i].office, "president")))
            continue;
        bool serves = er_holder_serves(&rows[i], p->first_day, p->last_day);
        bool wanted = phrase->former ? !serves && rows[i].to < p->first_day : serves;
        if (p->first_day && !wanted)
            continue;
        choice named = find_named(p, &rows[i]);
        if (named.group != ER_NONE)
            choose(&found, named.group);
        found.several |= named.several;
        serving++;
        *holder = &rows[i];
    }
    if (serving != 1 || phrase->former || !p->first_day)
        *holder = NULL;
    return found;
}

/* ---- the words ---- */

static bool is_plural(const er_document *document, const er_office_phrase *office)
{
    er_view last = er_token_view(document, office->end_token - 1);
    size_t length = strlen(office->office);
    bool ends_s = last.length > 1 && last.data[last.length - 1] == 's';
    return ends_s && length && office->office[length - 1] != 's';
}

static bool is_indefinite(const er_document *document, uint32_t token)
{
    static const char *const WORDS[] = {"a",    "an",      "any",   "every", "no",    "another",
                                        "next", "new",     "each",  "A",     "An",    "No",
                                        "his",  "her",     "their", "its",   "first", "future",
                                        "my",   "another", "some",  "likely"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (er_word_is(document, token, WORDS[i]))
            return true;
    return false;
}

/* "the former US president": before the owner, where it is no part of the office. */
static bool is_former(const er_document *document, uint32_t token)
{
    static const char *const WORDS[] = {"former", "Former", "then", "late", "ex", "onetime"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (er_word_is(document, token, WORDS[i]))
            return true;
    return false;
}

static uint32_t owner_before(const phrase_work *p, uint32_t token)
{
    const er_document *document = p->work->document;
    uint32_t at = token;
    if (at == 0)
        return ER_NONE;
    at--;
    bool possessive = is_possessive(document, at);
    if (possessive && at-- == 0)
        return ER_NONE;
    uint32_t mention = p->mention_at[at];
    if (mention == ER_NONE || document->mentions[mention].end_token != at + 1)
        return ER_NONE;
    er_type type = document->mentions[mention].type;
    return type == ER_STATE || type == ER_ORGANIZATION ? mention : ER_NONE;
}

static uint32_t owner_behind(const phrase_work *p, uint32_t token)
{
    const er_document *document = p->work->document;
    if (!er_word_is(document, token, "of"))
        return ER_NONE;
    token += 1 + is_the(document, token + 1);
    if (token >= document->token_count)
        return ER_NONE;
    uint32_t mention = p->mention_at[token];
    if (mention == ER_NONE || document->mentions[mention].first_token != token)
        return ER_NONE;
    er_type type = document->mentions[mention].type;
    return type == ER_STATE || type == ER_ORGANIZATION ? mention : ER_NONE;
}

static bool is_person_at(const phrase_work *p, uint32_t token)
{
    return token < p->work->document->token_count && p->mention_at[token] != ER_NONE &&
           p->work->document->mentions[p->mention_at[token]].type == ER_PERSON;
}

/* "Ann Frost, the judge": it says something of the name beside it, and means nobody else. */
static bool is_apposition(const phrase_work *p, uint32_t first, uint32_t end)
{
    const er_document *document = p->work->document;
    first -= first > 0 && is_the(document, first - 1);
    return (first >= 2 && er_word_is(document, first - 1, ",") && is_person_at(p, first - 2)) ||
           (er_word_is(document, end, ",") && is_person_at(p, end + 1)) || is_person_at(p, end);
}

/* Fills the phrase whose words of office were found. False where they are no mention of one
   certain holder. */
static bool read_phrase(const phrase_work *p, const er_office_phrase *office, office_phrase *phrase)
{
    const er_document *document = p->work->document;
    uint32_t first = office->first_token, end = office->end_token;
    if (office->rank || office->acting || is_plural(document, office) || p->in_role[end - 1])
        return false;
    if (end < document->token_count && p->mention_at[end] != ER_NONE &&
        document->mentions[p->mention_at[end]].type == ER_PERSON)
        return false; /* a title */
    *phrase = (office_phrase){.first_token = first,
                              .end_token = end,
                              .token = first,
                              .office = er_view_of(office->office),
                              .owner = owner_before(p, first),
                              .former = office->former};
    if (phrase->owner != ER_NONE) {
        phrase->first_token = document->mentions[phrase->owner].first_token;
    } else {
        phrase->owner = owner_behind(p, end);
        if (phrase->owner != ER_NONE)
            phrase->end_token = document->mentions[phrase->owner].end_token;
    }
    if (phrase->first_token > 0 && is_former(document, phrase->first_token - 1)) {
        phrase->former = true;
        phrase->first_token--;
    }
    if (is_apposition(p, phrase->first_token, phrase->end_token))
        return false;
    bool the = phrase->first_token > 0 && is_the(document, phrase->first_token - 1);
    if (phrase->first_token > 0 && is_indefinite(document, phrase->first_token - 1))
        return false;
    phrase->first_token -= the;
    return phrase->owner != ER_NONE || (the && !er_word_is(document, end, "of"));
}

/* Without the article. */
static er_view text_of_phrase(const er_document *document, const office_phrase *phrase)
{
    uint32_t first = phrase->first_token + is_the(document, phrase->first_token);
    return er_document_span(document, document->tokens[first].start,
                            document->tokens[phrase->end_token - 1].end);
}

static er_status resolve_phrase(phrase_work *p, const office_phrase *phrase)
{
    er_work *work = p->work;
    if (!er_work_spend(work, work->document->role_count))
        return ER_OK;
    choice found = find_in_roles(p, phrase);
    float confidence = 0.85F;
    if (phrase->owner != ER_NONE && (found.group == ER_NONE || found.several)) {
        er_described_person person = {.owner = phrase->owner, .office = phrase->office};
        bool stated = found.several;
        found = find_in_table(p, phrase, &person.holder);
        confidence = 0.8F;
        if (found.group == ER_NONE && !phrase->former && (person.holder || !stated)) {
            person.text = text_of_phrase(work->document, phrase);
            er_status status = er_describe_person(work, &person, &found.group);
            if (status)
                return status;
            confidence = 0.7F;
        }
    }
    if (phrase->owner == ER_NONE && found.group == ER_NONE && !phrase->former) {
        found.group = er_find_described(work, phrase->office);
        confidence = 0.7F;
    }
    if (found.group == ER_NONE || found.several)
        return ER_OK;
    return er_add_resolved_mention(work, phrase->first_token, phrase->end_token, ER_NOMINAL,
                                   found.group, confidence);
}

/* ---- organisations: "the council" ---- */

static bool is_kind_noun(er_view word)
{
    static const char *const NOUNS[] = {
        "council",    "ministry",  "commission", "court",       "committee", "agency",
        "parliament", "party",     "union",      "bank",        "alliance",  "bloc",
        "federation", "senate",    "assembly",   "league",      "authority", "university",
        "newspaper",  "institute", "foundation", "association", "service",   "bureau"};
    for (size_t i = 0; i < sizeof NOUNS / sizeof *NOUNS; i++)
        if (er_view_is(word, NOUNS[i]))
            return true;
    return false;
}

/* Whether a body is of the kind that the noun says: the last word of its name, or a nickname that
   the news has for it. */
static bool is_of_kind(const er_work *work, const er_group *group, er_view noun)
{
    er_view name = group->key;
    if (group->body != ER_NONE) {
        er_view label = er_bodies_row(work->resolver->bodies, group->body)->label;
        if ((er_view_is(label, "NATO") && er_view_is(noun, "alliance")) ||
            (er_view_is(label, "European Union") && er_view_is(noun, "bloc")))
            return true;
        /* the label's last word, small */
        if (label.length > noun.length) {
            er_view tail = {label.data + label.length - noun.length, noun.length};
            if ((tail.data[0] | 0x20) == noun.data[0] &&
                memcmp(tail.data + 1, noun.data + 1, noun.length - 1) == 0 && tail.data[-1] == ' ')
                return true;
        }
    }
    return name.length > noun.length && er_view_ends_with(name, noun) &&
           name.data[name.length - noun.length - 1] == ' ';
}

/* The only body of the kind that was named before; its last mention must not be far. */
static choice find_of_kind(const phrase_work *p, uint32_t token, er_view noun)
{
    er_work *work = p->work;
    const er_document *document = work->document;
    choice found = NO_CHOICE;
    for (uint32_t i = 0; i < work->name_count && document->mentions[i].first_token < token; i++) {
        if (document->mentions[i].type != ER_ORGANIZATION || work->group_of[i] == ER_NONE)
            continue;
        if (is_of_kind(work, &work->groups[work->group_of[i]], noun))
            choose(&found, er_group_root(work, work->group_of[i]));
    }
    return found;
}

static er_status resolve_kind_noun(phrase_work *p, uint32_t token)
{
    er_work *work = p->work;
    const er_document *document = work->document;
    if (token == 0 || !is_the(document, token - 1) || er_word_is(document, token + 1, "of") ||
        document->tokens[token].letter_case != ER_CASE_LOWER)
        return ER_OK;
    er_view noun = er_token_view(document, token);
    if (!is_kind_noun(noun) || !er_work_spend(work, work->name_count))
        return ER_OK;
    choice found = find_of_kind(p, token, noun);
    if (found.group == ER_NONE || found.several)
        return ER_OK;
    return er_add_resolved_mention(work, token - 1, token + 1, ER_NOMINAL, found.group, 0.8F);
}

/* ---- the pass over the document ---- */

/* Behind an article or an owner: the phrases that are looked up. */
static bool can_begin(const phrase_work *p, uint32_t token)
{
    const er_document *document = p->work->document;
    if (token == 0)
        return false;
    return is_the(document, token - 1) || p->mention_at[token - 1] != ER_NONE ||
           is_possessive(document, token - 1);
}

static er_status resolve_sentence(phrase_work *p, uint32_t sentence)
{
    const er_document *document = p->work->document;
    const er_offices *offices = er_facts_offices(p->work->resolver->facts);
    uint32_t end = document->sentences[sentence].end_token;
    er_status status = ER_OK;
    for (uint32_t t = document->sentences[sentence].first_token; t < end && !status; t++) {
        if (p->mention_at[t] != ER_NONE || document->tokens[t].kind != ER_WORD)
            continue;
        er_office_phrase office;
        office_phrase phrase;
        if (!can_begin(p, t))
            continue;
        if (!er_office_at(offices, document, t, end, &office)) {
            status = resolve_kind_noun(p, t);
            continue;
        }
        if (read_phrase(p, &office, &phrase))
            status = resolve_phrase(p, &phrase);
        t = office.end_token - 1;
    }
    return status;
}

static void mark_tokens(phrase_work *p)
{
    const er_document *document = p->work->document;
    for (uint32_t t = 0; t < document->token_count; t++)
        p->mention_at[t] = ER_NONE;
    for (uint32_t i = 0; i < document->mention_count; i++)
        for (uint32_t t = document->mentions[i].first_token; t < document->mentions[i].end_token;
             t++)
            if (p->mention_at[t] == ER_NONE)
                p->mention_at[t] = i;
    for (uint32_t i = 0; i < document->role_count; i++)
        for (uint32_t t = document->roles[i].first_token; t < document->roles[i].end_token; t++)
            p->in_role[t] |= document->roles[i].person != ER_NONE;
}

er_status er_resolve_phrases(er_work *work)
{
    const er_document *document = work->document;
    phrase_work p = {.work = work};
    p.mention_at = malloc(((size_t)document->token_count + 1) * sizeof *p.mention_at);
    p.in_role = calloc((size_t)document->token_count + 1, sizeof *p.in_role);
    er_status status = p.mention_at && p.in_role ? ER_OK : er_fail_memory(work->error);
    if (!status) {
        mark_tokens(&p);
        if (!document->date ||
            !er_date_range(er_view_of(document->date), &p.first_day, &p.last_day))
            p.first_day = p.last_day = 0;
    }
    for (uint32_t s = 0; s < document->sentence_count && !status; s++)
        if (!document->sentences[s].headline)
            status = resolve_sentence(&p, s);
    free(p.mention_at);
    free(p.in_role);
    return status;
}
