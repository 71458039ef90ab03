#include "relate/office_np.h"

#include "relate/phrase.h"

#define WORDS_MAX 4       /* between the owner and the office */
#define BEFORE_BODY_MAX 8 /* between a link and its body */

static const char *const determiners[] = {"the", "a", "an", "its", "his", "her", "their", NULL};
static const char *const links[] = {"of",   "for",  "to",    "at",      "in",     "on",
                                    "with", "from", "under", "towards", "toward", NULL};
/* What can stand inside no such phrase. */
static const char *const stop_words[] = {
    "and",    "or",        "but",     "that",  "which",   "who",   "said",    "says",   "is",
    "was",    "has",       "had",     "have",  "be",      "as",    "with",    "by",     "while",
    "when",   "after",     "if",      "met",   "told",    "will",  "been",    "would",  "than",
    "then",   "not",       "where",   "were",  "are",     "about", "against", "before", "between",
    "during", "since",     "over",    "whose", "without", "like",  "because", "into",   "until",
    "such",   "unlike",    "despite", "may",   "can",     "could", "should",  "did",    "do",
    "does",   "including", "this",    "these", "those",   "we",    "i",       "you",    "he",
    "she",    "they",      "it",      "sent",  "led",     "asks",  "so",      "also",   NULL};

static const er_mention *mention(const er_office_reader *r, uint32_t index)
{
    return &r->document->mentions[index];
}

static uint32_t mention_at(const er_office_reader *r, uint32_t token)
{
    return er_mention_from(r->document, r->person, token);
}

bool er_is_determiner(const er_document *document, uint32_t token)
{
    return er_token_is_any(document, token, determiners);
}

bool er_office_can_serve(const er_office_reader *r, uint32_t index)
{
    return index != ER_NONE && index != r->person && mention(r, index)->type != ER_PLACE &&
           mention(r, index)->kind != ER_PRONOUN;
}

void er_office_np_add_body(er_office_np *np, uint32_t body)
{
    for (uint32_t i = 0; i < np->body_count; i++)
        if (np->bodies[i] == body)
            return;
    if (np->body_count < ER_OFFICE_BODIES_MAX)
        np->bodies[np->body_count++] = body;
}

bool er_office_is_filler(const er_office_reader *r, uint32_t token)
{
    const er_document *document = r->document;
    return document->tokens[token].kind == ER_WORD &&
           !er_token_is_any(document, token, stop_words) && !er_is_determiner(document, token) &&
           !er_token_is_any(document, token, links) && mention_at(r, token) == ER_NONE;
}

static bool ends_with(er_view word, const char *tail)
{
    return er_view_ends_with(word, er_view_of(tail));
}

/* "suing", "blamed": a word in small letters that is more often a verb than not. */
static bool looks_like_verb(const er_document *document, uint32_t token)
{
    static const char *const adjectives[] = {
        "ruling",       "governing", "leading",   "outgoing", "incoming",   "sitting",
        "banned",       "united",    "outlawed",  "banking",  "consulting", "newly-formed",
        "embattled",    "disgraced", "exiled",    "jailed",   "unelected",  "serving",
        "long-serving", "visiting",  "so-called", NULL};
    er_view word = er_token_view(document, token);
    return document->tokens[token].letter_case == ER_CASE_LOWER && word.length > 4 &&
           (ends_with(word, "ing") || ends_with(word, "ed")) &&
           !er_token_is_any(document, token, adjectives) && !memchr(word.data, '-', word.length);
}

/* "blamed", but not "newly appointed": before the office, where "marketing" is no verb. */
static bool looks_like_past(const er_document *document, uint32_t token)
{
    return looks_like_verb(document, token) && ends_with(er_token_view(document, token), "ed") &&
           !(token && ends_with(er_token_view(document, token - 1), "ly"));
}

static bool is_glued_on(const er_document *document, uint32_t token)
{
    return er_token_is(document, token, "-") && !document->tokens[token].space_before;
}

/* The token after a mention that only says of what kind something is: "UK-based". ER_NONE where it
   is not one of them. */
static uint32_t skip_glued(const er_office_reader *r, uint32_t index, uint32_t high)
{
    uint32_t hyphen = mention(r, index)->end_token;
    if (hyphen + 1 < high && is_glued_on(r->document, hyphen) &&
        !r->document->tokens[hyphen + 1].space_before)
        return hyphen + 2;
    return ER_NONE;
}

/* ---- the bodies behind the office ---- */

/* "(ACR)" behind a name. */
static uint32_t skip_bracket(const er_document *document, uint32_t token, uint32_t high)
{
    for (uint32_t end = token + 1; end < high && end < token + 6; end++)
        if (er_token_is(document, token, "(") && er_token_is(document, end, ")"))
            return end + 1;
    return token;
}

static bool is_organization_at(const er_office_reader *r, uint32_t index, uint32_t high)
{
    return er_office_can_serve(r, index) && mention(r, index)->type == ER_ORGANIZATION &&
           mention(r, index)->end_token <= high;
}

/* The organisation that belongs to the mention before it, up to a few words on: "Russia's state
   giant Gazprom", "the Russian mercenary group Wagner"; *end is moved over what was read. */
static uint32_t read_owned(const er_office_reader *r, uint32_t owner, uint32_t high, uint32_t *end)
{
    const er_document *document = r->document;
    uint32_t token = mention(r, owner)->end_token;
    bool possessive = token < high && er_token_is_possessive(document, token);
    bool demonym = mention(r, owner)->kind == ER_DEMONYM;
    *end = token += possessive;
    if (!possessive && !demonym && !is_organization_at(r, mention_at(r, token), high))
        return owner;
    for (uint32_t words = 0; token < high && words < 6; words++, token++) {
        uint32_t owned = mention_at(r, token);
        if (is_organization_at(r, owned, high)) {
            *end = mention(r, owned)->end_token;
            return owned;
        }
        if (!er_office_is_filler(r, token) || looks_like_verb(document, token))
            break;
        *end = token + 1;
    }
    return owner;
}

/* "... of the [Russian] Foreign Ministry" behind an organisation: the one it is part of. */
static uint32_t read_whole(const er_office_reader *r, uint32_t *token, uint32_t high)
{
    const er_document *document = r->document;
    if (*token + 1 >= high || !er_token_is(document, *token, "of"))
        return ER_NONE;
    uint32_t at = *token + 1 + er_token_is(document, *token + 1, "the");
    uint32_t whole = at < high ? mention_at(r, at) : ER_NONE, end;
    if (!er_office_can_serve(r, whole))
        return ER_NONE;
    whole = read_owned(r, whole, high, &end);
    if (!is_organization_at(r, whole, high))
        return ER_NONE;
    *token = end;
    return whole;
}

/* A body, the ones that own it and the ones that "and" joins to it. */
static void read_bodies(const er_office_reader *r, uint32_t body, uint32_t high, er_office_np *np)
{
    const er_document *document = r->document;
    for (;;) {
        uint32_t token;
        body = read_owned(r, body, high, &token);
        er_office_np_add_body(np, body);
        token = skip_bracket(document, token, high);
        uint32_t whole =
            mention(r, body)->type == ER_ORGANIZATION ? read_whole(r, &token, high) : ER_NONE;
        if (whole != ER_NONE)
            er_office_np_add_body(np, whole);
        if (mention(r, body)->type == ER_ORGANIZATION && token < high &&
            document->tokens[token].letter_case == ER_CASE_LOWER && er_office_is_filler(r, token) &&
            !looks_like_verb(document, token))
            token++; /* "with the Apex group" */
        np->end_token = token;
        if (token + 1 >= high || !er_token_is(document, token, "and"))
            return;
        token += 1 + er_token_is(document, token + 1, "the");
        body = token < high ? mention_at(r, token) : ER_NONE;
        if (!er_office_can_serve(r, body) || mention(r, body)->type == ER_PERSON ||
            mention(r, body)->end_token > high)
            return;
    }
}

/* How a body was come by. */
typedef struct body_path {
    uint32_t words; /* between the link and it */
    bool topic;     /* behind a second link: "of research at" */
    bool one;       /* behind "a", "an" */
    bool title;     /* behind the words of an office: "for President Moor" */
} body_path;

static bool fits(const er_office_reader *r, uint32_t body, const body_path *path, uint32_t high,
                 const er_office_np *np)
{
    const er_mention *m = mention(r, body);
    uint32_t end;
    if (m->end_token > high)
        return false;
    switch (m->type) {
    case ER_ORGANIZATION:
        return !path->words || !looks_like_verb(r->document, m->first_token - 1);
    case ER_STATE:
        if (read_owned(r, body, high, &end) != body)
            return true;
        return !path->topic && path->words < 2 && !np->phrase.job &&
               (m->kind != ER_DEMONYM || !path->one);
    default:
        return !path->topic && !np->guessed && (!path->words || path->title);
    }
}

/* Whether the body is only the owner of another office, "Iraqi Prime Minister"; *token is then
   moved behind it. */
static bool has_office(const er_office_reader *r, uint32_t body, uint32_t high, uint32_t *token)
{
    uint32_t end = mention(r, body)->end_token;
    er_office_phrase office;
    if (mention(r, body)->type == ER_PERSON || end >= high)
        return false;
    end += er_token_is_possessive(r->document, end);
    if (!er_office_at(r->offices, r->document, end, high, &office) || office.rank)
        return false;
    *token = office.end_token;
    return true;
}

/* The bodies behind the link at np->end_token. */
static bool read_complement(const er_office_reader *r, uint32_t high, er_office_np *np)
{
    const er_document *document = r->document;
    uint32_t token = np->end_token + 1;
    body_path path = {0};
    static const char *const forms_of_state[] = {"sultanate", "kingdom",    "republic", "state",
                                                 "emirate",   "government", NULL};
    bool owned = np->body_count > 0;
    while (token < high && path.words < BEFORE_BODY_MAX) {
        uint32_t body = mention_at(r, token);
        er_office_phrase title;
        if (body != ER_NONE) {
            if (has_office(r, body, high, &token)) {
                path.title = true; /* "an aide to Iraqi Prime Minister | Name" */
                path.words++;
                continue;
            }
            uint32_t glued = skip_glued(r, body, high);
            if (glued == ER_NONE && er_office_can_serve(r, body) &&
                fits(r, body, &path, high, np)) {
                read_bodies(r, body, high, np);
                return true;
            }
            token = glued != ER_NONE ? glued : mention(r, body)->end_token;
            path.words++;
        } else if (er_token_is_any(document, token, forms_of_state) &&
                   er_token_is(document, token + 1, "of")) {
            token += 2;
        } else if (er_token_is_any(document, token, links)) {
            path.topic = path.words > 0;
            token++;
        } else if (er_is_determiner(document, token) || er_token_is_possessive(document, token)) {
            path.one = document->tokens[token].end - document->tokens[token].start < 3;
            token++;
        } else if (path.words && er_token_is(document, token, "and")) {
            token++;
        } else if (er_office_at(r->offices, document, token, high, &title)) {
            token = title.end_token;
            path.title = true;
            path.words++;
        } else if (er_office_is_filler(r, token)) {
            token++;
            path.words++;
        } else {
            break;
        }
    }
    if (owned && path.words && !path.title && path.words < BEFORE_BODY_MAX && token <= high)
        np->end_token = token; /* "Peru's minister of water and energy" */
    return false;
}

/* "vice president, Unity Party," */
static void read_body_behind_comma(const er_office_reader *r, uint32_t high, er_office_np *np)
{
    const er_document *document = r->document;
    uint32_t token = np->end_token + 1;
    if (token >= high || !er_token_is(document, np->end_token, ","))
        return;
    uint32_t body = mention_at(r, token);
    if (!is_organization_at(r, body, high))
        return;
    token = skip_bracket(document, mention(r, body)->end_token, high);
    if (token < high &&
        (document->tokens[token].kind != ER_PUNCTUATION || er_token_is_possessive(document, token)))
        return;
    er_office_np_add_body(np, body);
    np->end_token = token;
}

/* ---- the office ---- */

/* "chief" can go on: "chief strategy officer". */
static void extend_head(const er_office_reader *r, uint32_t high, er_office_np *np)
{
    static const char *const open[] = {"chief", "executive", "deputy", NULL};
    uint32_t end = np->phrase.end_token;
    if (!er_token_is_any(r->document, end - 1, open))
        return;
    for (uint32_t token = end; token < high && token < end + 3; token++) {
        er_office_phrase more;
        if (token > end && er_office_at(r->offices, r->document, token, high, &more)) {
            np->phrase.end_token = more.end_token;
            np->phrase.plural = more.plural;
            memcpy(np->phrase.office, more.office, sizeof more.office);
            return;
        }
        if (!er_office_is_filler(r, token) || looks_like_verb(r->document, token))
            return;
    }
}

/* A noun that the table does not have, but that looks like one of a person. */
static bool guess_office(const er_office_reader *r, uint32_t token, uint32_t high,
                         er_office_phrase *phrase)
{
    static const char *const after[] = {"of", "at", "with", "for", NULL};
    if (token + 1 < high && !er_token_is_any(r->document, token + 1, after))
        return false;
    if (token >= high || !er_office_is_likely(r->document, token))
        return false;
    er_view word = er_token_view(r->document, token);
    *phrase = (er_office_phrase){.first_token = token, .end_token = token + 1, .job = true};
    if (word.length >= sizeof phrase->office)
        return false;
    memcpy(phrase->office, word.data, word.length);
    phrase->office[word.length] = 0;
    return true;
}

/* Whether one more word may stand between the owner and the office. Small words go with an owner
   or an adjective only: "Peru's new", "Peruvian former", but not "Peru blamed"; behind a name no
   verb is to be feared. */
static bool may_stand_between(const er_office_reader *r, uint32_t token, uint32_t owner,
                              bool possessive, bool behind_name, uint32_t *small)
{
    const er_document *document = r->document;
    bool joined = (er_token_is(document, token, "and") || er_token_is(document, token, "of")) &&
                  document->tokens[token + 1].letter_case >= ER_CASE_TITLE && owner != ER_NONE;
    if (!joined && (!er_office_is_filler(r, token) || looks_like_past(document, token)))
        return false;
    if (joined || document->tokens[token].letter_case != ER_CASE_LOWER)
        return true;
    ++*small;
    if (owner == ER_NONE || possessive || behind_name)
        return *small < 4;
    return mention(r, owner)->kind == ER_DEMONYM && *small < 2;
}

/* "Moor lawyer | Dan Low": right behind a name stands the office of one who serves its bearer. */
static bool has_servant(const er_office_reader *r, uint32_t token, uint32_t high)
{
    static const char *const servants[] = {"lawyer",       "attorney", "adviser",     "aide",
                                           "spokesman",    "nominee",  "spokeswoman", "envoy",
                                           "spokesperson", "loyalist", "appointee",   NULL};
    er_office_phrase phrase;
    return token < high && r->document->tokens[token].letter_case == ER_CASE_LOWER &&
           er_office_at(r->offices, r->document, token, high, &phrase) &&
           er_token_is_any(r->document, phrase.end_token - 1, servants);
}

/* "Russia's", "Russian", "Russia's Foreign Ministry": the owner that begins at *token. */
static uint32_t read_owner(const er_office_reader *r, uint32_t *token, uint32_t high,
                           bool *possessive)
{
    const er_document *document = r->document;
    uint32_t body = mention_at(r, *token);
    *possessive = false;
    if (!er_office_can_serve(r, body) || mention(r, body)->end_token >= high ||
        (*token && is_glued_on(document, *token - 1))) /* "pro-Russian" */
        return ER_NONE;
    uint32_t glued = skip_glued(r, body, high);
    if (glued != ER_NONE) {
        *token = glued;
        return ER_NONE;
    }
    for (;;) {
        uint32_t end = mention(r, body)->end_token;
        *possessive = end < high && er_token_is_possessive(document, end);
        if (mention(r, body)->type == ER_PERSON && !*possessive && !has_servant(r, end, high))
            return ER_NONE; /* "Moor and Emperor Haru" */
        *token = *possessive ? end + 1 : skip_bracket(document, end, high);
        uint32_t owned = *token < high ? mention_at(r, *token) : ER_NONE;
        if (!is_organization_at(r, owned, high))
            return body;
        body = owned; /* "Russia's Foreign Ministry spokesman" */
    }
}

/* "the agency's Africa director": the token behind a place, or the token itself. */
static uint32_t skip_place(const er_office_reader *r, uint32_t token)
{
    uint32_t place = mention_at(r, token);
    return place != ER_NONE && mention(r, place)->type == ER_PLACE ? mention(r, place)->end_token
                                                                   : token;
}

static bool read_words(const er_office_reader *r, uint32_t token, uint32_t high, uint32_t owner,
                       bool possessive, bool behind_name, er_office_np *np)
{
    uint32_t small = 0;
    bool capital = false;
    token = skip_place(r, token);
    for (uint32_t words = 0; token < high; words++, token++) {
        if (er_office_at(r->offices, r->document, token, high, &np->phrase)) {
            extend_head(r, high, np);
            bool lower = r->document->tokens[np->phrase.end_token - 1].letter_case == ER_CASE_LOWER;
            return !(capital && lower && owner != ER_NONE && !possessive &&
                     mention(r, owner)->kind != ER_DEMONYM);
        }
        np->guessed = behind_name && guess_office(r, token, high, &np->phrase);
        if (np->guessed)
            return true;
        if (words == WORDS_MAX ||
            !may_stand_between(r, token, owner, possessive, behind_name, &small))
            return false;
        capital |= r->document->tokens[token].letter_case != ER_CASE_LOWER;
    }
    return false;
}

bool er_office_np_read(const er_office_reader *r, uint32_t first, uint32_t high, bool behind_name,
                       er_office_np *np)
{
    const er_document *document = r->document;
    *np = (er_office_np){.first_token = first};
    uint32_t token = first;
    token += token < high && er_is_determiner(document, token);
    er_office_phrase marks = {0};
    er_office_marks(r->offices, document, &token, high, &marks);
    bool possessive;
    uint32_t owner = token < high ? read_owner(r, &token, high, &possessive) : ER_NONE;
    if (!read_words(r, token, high, owner, owner != ER_NONE && possessive, behind_name, np))
        return false;
    np->phrase.former |= marks.former;
    np->phrase.acting |= marks.acting;
    if (owner != ER_NONE && !(np->phrase.job && mention(r, owner)->type == ER_STATE))
        er_office_np_add_body(np, owner);
    np->end_token = np->phrase.end_token;
    for (uint32_t i = 0; i < 3 && np->end_token < high; i++)
        if (!er_token_is_any(document, np->end_token, links) || !read_complement(r, high, np))
            break;
    if (!np->body_count)
        read_body_behind_comma(r, high, np);
    return true;
}
