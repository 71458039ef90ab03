#include "relate/roles.h"

#include "relate/home.h"
#include "relate/phrase.h"
#include "relate/role_finder.h"

#define NP_TOKENS_MAX 26 /* of a phrase before a name */
#define LIST_MAX 8

static const er_mention *mention(const er_role_finder *f, uint32_t index)
{
    return &f->document->mentions[index];
}

/* ---- writing down ---- */

void er_add_role(er_role_finder *f, const er_office_phrase *phrase, uint32_t body, bool title,
                 float confidence)
{
    er_document *document = f->document;
    uint32_t person = f->reader.person;
    for (uint32_t i = document->role_count; i-- && document->roles[i].person == person;) {
        er_role *same = &document->roles[i];
        if (same->holder_of == body && !strcmp(same->office, phrase->office))
            return;
    }
    er_role *role = er_document_add_role(document);
    const char *office = role ? er_arena_copy(&document->arena, er_view_of(phrase->office)) : NULL;
    if (!office) {
        f->no_memory = true;
        document->role_count -= role != NULL;
        return;
    }
    *role = (er_role){.person = person,
                      .holder_of = body,
                      .first_token = phrase->first_token,
                      .end_token = phrase->end_token,
                      .office = office,
                      .sentence = mention(f, person)->sentence,
                      .former = phrase->former,
                      .acting = phrase->acting,
                      .title = title,
                      .confidence = confidence};
}

void er_add_roles(er_role_finder *f, const er_office_np *np, bool title, float confidence)
{
    for (uint32_t i = 0; i < np->body_count; i++)
        er_add_role(f, &np->phrase, np->bodies[i], title, confidence);
}

bool er_is_person_at(const er_role_finder *f, uint32_t token)
{
    uint32_t index = er_mention_from(f->document, f->reader.person, token);
    return index != ER_NONE && mention(f, index)->type == ER_PERSON;
}

/* ---- before the name ---- */

/* Where no phrase reaches over: another sentence's part, another person. */
static bool is_barrier(const er_role_finder *f, uint32_t token)
{
    static const char *const marks[] = {",", "(", ")", "-", "/", "&", ".", NULL};
    static const char *const verbs[] = {"said", "says", "told",  "is",  "was",  "has",  "have",
                                        "that", "who",  "which", "are", "were", "will", NULL};
    const er_document *document = f->document;
    if (document->tokens[token].kind == ER_PUNCTUATION)
        return !er_token_is_any(document, token, marks) && !er_token_is_possessive(document, token);
    return document->tokens[token].letter_case != ER_CASE_UPPER && /* WHO */
           er_token_is_any(document, token, verbs);
}

/* Whether a phrase can begin at its first token: with an article, a body, "former" or the office,
   but not with any word that happens to stand before them. */
static bool begins_well(const er_role_finder *f, const er_office_np *np)
{
    uint32_t token = np->first_token;
    er_office_phrase marks = {0};
    if (np->phrase.first_token == token || er_is_determiner(f->document, token) ||
        er_mention_from(f->document, f->reader.person, token) != ER_NONE)
        return true;
    er_office_marks(f->reader.offices, f->document, &token, f->high, &marks);
    return token > np->first_token;
}

/* Something of a phrase stands right before the token end: an office, a body, a noun that looks
   like a person's. Asked first, for most names have nothing of that. */
static bool may_end_phrase(const er_role_finder *f, uint32_t end)
{
    const er_document *document = f->document;
    er_office_phrase phrase;
    for (uint32_t t = end; t-- > f->low && t + 5 > end;)
        if (er_token_is(document, t, "of"))
            return true; /* "Peru's minister of health" */
    return end > f->low + 1 &&
           (er_office_before(f->reader.offices, document, f->low, end, &phrase) ||
            er_mention_until(document, f->reader.person, end) != ER_NONE ||
            er_token_is(document, end - 1, ")") || er_office_is_likely(document, end - 1));
}

/* The longest phrase with a body that ends at the token end. */
static bool read_phrase_before(const er_role_finder *f, uint32_t end, er_office_np *best)
{
    bool found = false;
    if (!may_end_phrase(f, end))
        return false;
    for (uint32_t first = end; first-- > f->low && end - first < NP_TOKENS_MAX;) {
        er_office_np np;
        if (is_barrier(f, first))
            break;
        if (er_office_np_read(&f->reader, first, end, false, &np) && np.end_token == end &&
            np.body_count && begins_well(f, &np)) {
            *best = np;
            found = true;
        }
        uint32_t index = er_mention_from(f->document, f->reader.person, first);
        if (index != ER_NONE && mention(f, index)->type == ER_PERSON)
            break;
    }
    return found;
}

/* "Unity Party bureaucrat | Name": a noun that is not in the table, between a body and a name. */
static bool read_guess_before(const er_role_finder *f, uint32_t end, er_office_np *np)
{
    if (end < f->low + 2 || !er_office_is_likely(f->document, end - 1))
        return false;
    uint32_t body = er_mention_until(f->document, f->reader.person, end - 1);
    if (!er_office_can_serve(&f->reader, body) || mention(f, body)->type != ER_ORGANIZATION)
        return false;
    return er_office_np_read(&f->reader, mention(f, body)->first_token, end, true, np) &&
           np->end_token == end && np->body_count;
}

/* The token behind "of Peru", where that stands at token. */
static uint32_t skip_of_body(const er_role_finder *f, uint32_t token)
{
    if (token + 1 >= f->high || !er_token_is(f->document, token, "of"))
        return token;
    uint32_t at = token + 1 + er_token_is(f->document, token + 1, "the");
    uint32_t body = er_mention_from(f->document, f->reader.person, at);
    return body == ER_NONE ? token : mention(f, body)->end_token;
}

/* "Presidents A and B", "ministers A of X, B of Y and C": the title goes on with the names behind
   it. */
static void share_title(er_role_finder *f, const er_office_np *np, float confidence)
{
    const er_document *document = f->document;
    uint32_t first = f->reader.person, token = mention(f, first)->end_token;
    for (uint32_t names = 0; np->phrase.plural && names < LIST_MAX; names++) {
        token = skip_of_body(f, token);
        bool comma = er_token_is(document, token, ",");
        bool joined = er_token_is(document, token + comma, "and");
        token += comma + joined;
        if ((!comma && !joined) || token >= f->high || !er_is_person_at(f, token))
            break;
        f->reader.person = er_mention_from(document, first, token);
        token = mention(f, f->reader.person)->end_token;
        if (np->body_count)
            er_add_roles(f, np, false, confidence);
        else
            er_add_role(f, &np->phrase, ER_NONE, false, confidence);
    }
    f->reader.person = first;
}

/* "Iraqi", "the Unity Party's": what stands so before one office can be meant for the next. */
static bool owns_office(const er_role_finder *f, uint32_t body)
{
    return body != ER_NONE && (mention(f, body)->type == ER_STATE ||
                               (mention(f, body)->type == ER_ORGANIZATION &&
                                er_token_is_possessive(f->document, mention(f, body)->end_token)));
}

/* "Iraqi President Moor and | Foreign Minister Lind", "the party's chairman Moor, | treasurer
   Lind": the body of the colleague before. The heads of two states are often named so, too: not for
   them. */
static uint32_t body_of_colleague(const er_role_finder *f, const er_office_phrase *office)
{
    static const char *const heads[] = {"president",  "prime minister", "premier", "king",
                                        "queen",      "chancellor",     "emperor", "pope",
                                        "ambassador", "envoy",          NULL};
    const er_document *document = f->document;
    uint32_t end = office->first_token;
    for (size_t i = 0; heads[i]; i++)
        if (!strcmp(office->office, heads[i]))
            return ER_NONE;
    if (end < f->low + 2 || office->job)
        return ER_NONE;
    bool joined = er_token_is(document, end - 1, "and");
    end -= joined;
    end -= er_token_is(document, end - 1, ",");
    if (end == office->first_token)
        return ER_NONE;
    uint32_t person = er_mention_until(document, f->reader.person, end);
    if (person == ER_NONE || mention(f, person)->type != ER_PERSON)
        return ER_NONE;
    for (uint32_t i = document->role_count; i-- && document->roles[i].person >= person;)
        if (document->roles[i].person == person && document->roles[i].title)
            return owns_office(f, document->roles[i].holder_of) ? document->roles[i].holder_of
                                                                : ER_NONE;
    return ER_NONE;
}

/* The token where the ranks right before the token end begin: "Dr.", "Lt. Gen.", "Field Marshal".
 */
static uint32_t skip_ranks(const er_role_finder *f, uint32_t end)
{
    static const char *const halves[] = {"field", "rear",      "vice", "air",
                                         "chief", "four-star", NULL};
    er_office_phrase rank;
    uint32_t first = end;
    while (first > f->low &&
           er_office_at(f->reader.offices, f->document, first - 1, first, &rank) && rank.rank)
        first--;
    while (first < end && first > f->low && er_token_is_any(f->document, first - 1, halves))
        first--;
    return first;
}

/* "Foreign Minister | Name", also with its body; "President of France | Name". The token where the
   title begins, or the name where there is none. */
static uint32_t find_title(er_role_finder *f)
{
    uint32_t end = mention(f, f->reader.person)->first_token;
    er_office_np np = {0};
    bool ranked =
        er_office_before(f->reader.offices, f->document, f->low, end, &np.phrase) && np.phrase.rank;
    if (ranked) { /* "Defence Minister | Gen. | Name" */
        uint32_t first = skip_ranks(f, end);
        er_office_at(f->reader.offices, f->document, first, end, &np.phrase);
        er_add_role(f, &np.phrase, ER_NONE, true, 0.8f);
        end = first;
    }
    if (!read_phrase_before(f, end, &np) && !read_guess_before(f, end, &np)) {
        if (!er_office_before(f->reader.offices, f->document, f->low, end, &np.phrase) ||
            np.phrase.rank)
            return end;
        uint32_t body = body_of_colleague(f, &np.phrase);
        if (body != ER_NONE)
            er_office_np_add_body(&np, body);
        uint32_t roles = f->document->role_count;
        er_add_role(f, &np.phrase, body, !ranked, body == ER_NONE ? 0.8f : 0.7f);
        if (body != ER_NONE && f->document->role_count > roles)
            f->document->roles[roles].inferred = true;
        share_title(f, &np, 0.75f);
        return np.phrase.first_token;
    }
    if (np.phrase.rank)
        return end;
    bool title = np.phrase.end_token == end;
    er_add_roles(f, &np, title && !ranked, title ? 0.95f : 0.85f);
    share_title(f, &np, 0.85f);
    return np.first_token;
}

bool er_is_owned_office(const er_role_finder *f, uint32_t token)
{
    static const char *const owners[] = {"its", "his", "her", "their", NULL};
    return token > f->low && (er_token_is_any(f->document, token - 1, owners) ||
                              er_token_is_possessive(f->document, token - 1));
}

/* "the prime minister", at the start of a sentence or of a clause. */
static bool is_the_office(const er_role_finder *f, uint32_t token)
{
    static const char *const before[] = {",", "and", "but", "while", "said", "when", NULL};
    return token > f->low && er_token_is(f->document, token - 1, "the") &&
           (token - 1 == f->low || er_token_is_any(f->document, token - 2, before));
}

/* "called": a word in small letters that ends so. */
static bool is_past(const er_document *document, uint32_t token)
{
    return document->tokens[token].letter_case == ER_CASE_LOWER &&
           er_view_ends_with(er_token_view(document, token), er_view_of("ed"));
}

/* Whether a comma, a bracket, a verb closes what was said of the name before token. */
static bool closes(const er_role_finder *f, uint32_t token)
{
    static const char *const words[] = {
        "who",  "told", "said",  "says",   "since", "in",    "on",    "at",     "during",
        "from", "is",   "was",   "has",    "had",   "will",  "also",  "added",  "told",
        "for",  "as",   "until", "when",   "where", "whose", "whom",  "which",  "presented",
        "when", "by",   "after", "before", "but",   "while", "wrote", "argued", NULL};
    if (token >= f->high || er_token_is_any(f->document, token, words) ||
        is_past(f->document, token))
        return true;
    return f->document->tokens[token].kind == ER_PUNCTUATION &&
           !er_token_is_possessive(f->document, token);
}

/* "the Russian foreign minister, | Name,": a phrase, a comma, the name, perhaps with a title, a
   comma; the last one can be missing where the phrase opens its sentence. */
static void find_apposition_before(er_role_finder *f, uint32_t title)
{
    const er_document *document = f->document;
    uint32_t comma = title - 1, after = mention(f, f->reader.person)->end_token;
    if (title < f->low + 2 || !er_token_is(document, comma, ","))
        return;
    static const char *const places[] = {"in", "at", "on", "during", NULL};
    bool closed =
        after >= f->high || er_token_is_any(document, after, places) ||
        (document->tokens[after].kind == ER_PUNCTUATION &&
         !er_token_is_possessive(document, after) && !er_token_is(document, after + 1, "and"));
    er_office_np np;
    bool found = read_phrase_before(f, comma, &np) && !np.phrase.rank;
    if (!found && er_office_before(f->reader.offices, document, f->low, comma, &np.phrase) &&
        !np.phrase.rank && !np.phrase.plural && closed &&
        (er_is_owned_office(f, np.phrase.first_token) || is_the_office(f, np.phrase.first_token))) {
        er_add_role(f, &np.phrase, ER_NONE, false, 0.8f);
        return;
    }
    if (!found || np.phrase.plural)
        return;
    static const char *const said[] = {"said", "says", "told", "added", NULL};
    uint32_t first = np.first_token;
    bool opens = first == f->low || er_token_is_any(document, first - 1, said) ||
                 (first > f->low + 1 && er_token_is(document, first - 2, "according"));
    if (!closed && (!opens || er_token_is(document, after, "and") ||
                    er_token_is_possessive(document, after) || er_token_is(document, after, ",")))
        return;
    if (first > f->low + 1 && er_token_is(document, first - 1, ",")) {
        uint32_t before = er_mention_until(document, f->reader.person, first - 1);
        if (before != ER_NONE && mention(f, before)->type == ER_PERSON)
            return; /* the office belongs to the name before it */
    }
    er_add_roles(f, &np, false, 0.85f);
}

/* ---- after the name ---- */

/* "A and | B, members of the party,": the phrase is about A too. */
static void share_with_name_before(er_role_finder *f, const er_office_np *np)
{
    uint32_t self = f->reader.person, first = mention(f, self)->first_token;
    if (!np->phrase.plural || first < f->low + 2 || !er_token_is(f->document, first - 1, "and"))
        return;
    uint32_t before = er_mention_until(f->document, self, first - 1);
    if (before == ER_NONE || mention(f, before)->type != ER_PERSON)
        return;
    f->reader.person = before;
    er_add_roles(f, np, false, 0.8f);
    f->reader.person = self;
}

/* The token after the comma, bracket or dash that opens what is said of a name, and an age. */
static uint32_t open_apposition(const er_role_finder *f, uint32_t token)
{
    static const char *const opening[] = {",", "(", "–", "—", "--", "-", NULL};
    const er_document *document = f->document;
    if (token >= f->high || !er_token_is_any(document, token, opening))
        return ER_NONE;
    token++;
    if (token + 1 < f->high && document->tokens[token].kind == ER_NUMBER &&
        er_token_is(document, token + 1, ","))
        token += 2;
    return token;
}

/* "Name, the U.S. envoy for Ukraine,", "Name (secretary-general of NATO)", "Name, chair of A and
   head of B,". */
static void find_apposition_after(er_role_finder *f, uint32_t token)
{
    const er_document *document = f->document;
    token = open_apposition(f, token);
    for (uint32_t offices = 0; token != ER_NONE && offices < 4; offices++) {
        er_office_np np;
        if (!er_office_np_read(&f->reader, token, f->high, true, &np) || np.phrase.rank)
            return;
        bool ends =
            np.end_token >= f->high || (document->tokens[np.end_token].kind == ER_PUNCTUATION &&
                                        !er_token_is_possessive(document, np.end_token));
        if (!np.body_count && !np.guessed &&
            (ends || er_is_owned_office(f, np.phrase.first_token)) && closes(f, np.end_token) &&
            !er_is_person_at(f, np.end_token + 1))
            er_add_role(f, &np.phrase, ER_NONE, false, 0.8f);
        bool comma = er_token_is(document, np.end_token, ",");
        bool more = er_token_is(document, np.end_token + comma, "and");
        uint32_t next = np.end_token + comma + more;
        if (!comma && !more && !closes(f, np.end_token))
            return;
        if (er_is_person_at(f, np.end_token) || (more && !comma && er_is_person_at(f, next)))
            return;
        if (!np.body_count && !more)
            return;
        er_add_roles(f, &np, false, 0.9f);
        share_with_name_before(f, &np);
        token = more || comma ? next : ER_NONE;
    }
}

/* ---- beside the name ---- */

/* "Canada's | Name": somebody of that state, the office left unsaid. */
static void find_possessive(er_role_finder *f)
{
    const er_document *document = f->document;
    uint32_t first = mention(f, f->reader.person)->first_token;
    if (first < f->low + 2 || !er_token_is_possessive(document, first - 1))
        return;
    uint32_t body = er_mention_until(document, f->reader.person, first - 1);
    if (!er_office_can_serve(&f->reader, body) || mention(f, body)->type == ER_PERSON)
        return;
    er_office_phrase unsaid = {.first_token = first, .end_token = first};
    er_add_role(f, &unsaid, body, false, 0.7f);
}

/* No noun follows, of which what stands before token would only be the first half. */
static bool ends_phrase(const er_role_finder *f, uint32_t token)
{
    static const char *const words[] = {
        "is", "was", "has", "had", "will", "would", "and",   "in",    "on",   "to",   "as",
        "at", "by",  "for", "of",  "with", "that",  "which", "where", "when", "from", NULL};
    return closes(f, token) || er_token_is_any(f->document, token, words);
}

/* "Putin's | Russia", "Moor's | Apex Group": whom a body belongs to. */
static void find_owned_body(er_role_finder *f, uint32_t token)
{
    if (token + 1 >= f->high || !er_token_is_possessive(f->document, token))
        return;
    uint32_t body = er_mention_from(f->document, f->reader.person, token + 1);
    if (!er_office_can_serve(&f->reader, body) || mention(f, body)->type == ER_PERSON ||
        mention(f, body)->kind != ER_NAME || !ends_phrase(f, mention(f, body)->end_token))
        return;
    er_office_phrase unsaid = {.first_token = token, .end_token = token};
    er_add_role(f, &unsaid, body, false, 0.65f);
}

/* The title without a body that the name has, its own or that of the list that it stands in. */
static const er_role *bare_title_of(const er_role_finder *f)
{
    const er_document *document = f->document;
    for (uint32_t i = document->role_count; i--;) {
        const er_role *role = &document->roles[i];
        if (role->sentence != mention(f, f->reader.person)->sentence)
            break;
        if (role->person == f->reader.person)
            return role->holder_of == ER_NONE ? role : NULL;
    }
    return NULL;
}

/* "Ana Lopez of Greenpeace", "Jan Moor from the Apex Institute", "President Moor of Norway". */
static void find_affiliation(er_role_finder *f, uint32_t token)
{
    const er_document *document = f->document;
    bool from = er_token_is(document, token, "from");
    if (token + 1 >= f->high || (!from && !er_token_is(document, token, "of")))
        return;
    uint32_t at = token + 1 + er_token_is(document, token + 1, "the");
    uint32_t body = er_mention_from(document, f->reader.person, at);
    if (!er_office_can_serve(&f->reader, body) || mention(f, body)->end_token > f->high)
        return;
    const er_role *title = bare_title_of(f);
    uint32_t end = mention(f, body)->end_token;
    if (mention(f, body)->kind != ER_NAME || er_token_is_possessive(document, end))
        return;
    er_office_phrase phrase = {.first_token = token, .end_token = token + 1};
    if (title) {
        memcpy(phrase.office, title->office, strlen(title->office) + 1);
        phrase.first_token = title->first_token;
        phrase.end_token = title->end_token;
        phrase.former = title->former;
    }
    if (mention(f, body)->type == ER_STATE && !from && title) {
        er_add_role(f, &phrase, body, false, 0.85f);
    } else if (mention(f, body)->type == ER_ORGANIZATION &&
               (!from || document->tokens[end].kind == ER_PUNCTUATION || ends_phrase(f, end) ||
                document->tokens[end].letter_case == ER_CASE_LOWER)) {
        er_add_role(f, &phrase, body, false, 0.75f);
    }
}

er_status er_find_roles_with(const er_offices *offices, er_document *document, er_error *error)
{
    er_role_finder f = {.reader = {offices, document, 0}, .document = document};
    for (uint32_t i = 0; i < document->mention_count && !f.no_memory; i++) {
        const er_mention *person = &document->mentions[i];
        if (person->type != ER_PERSON || person->kind != ER_NAME)
            continue;
        uint32_t after = person->end_token;
        f.reader.person = i;
        f.low = document->sentences[person->sentence].first_token;
        f.high = document->sentences[person->sentence].end_token;
        uint32_t title = find_title(&f);
        find_possessive(&f);
        find_apposition_before(&f, title);
        find_apposition_after(&f, after);
        find_affiliation(&f, after);
        find_owned_body(&f, after);
        er_find_roles_of_verbs(&f, title, after);
    }
    return f.no_memory ? er_fail_memory(error) : ER_OK;
}

er_status er_find_roles(const er_facts *facts, er_document *document, er_error *error)
{
    er_status status = er_find_roles_with(er_facts_offices(facts), document, error);
    if (status == ER_OK)
        er_infer_roles(facts, document);
    return status;
}
