#include "relate/roles.h"

#include "relate/phrase.h"

#define HOLDERS_MAX 4

/* An office with the bodies it names: "the former U.S. ambassador to Russia". */
typedef struct office_np {
    er_office_phrase phrase;
    uint32_t holders[HOLDERS_MAX]; /* mentions */
    uint32_t holder_count;
    uint32_t first_token, end_token;
} office_np;

typedef struct finder {
    const er_offices *offices;
    er_document *document;
    uint32_t person;    /* the mention that is looked at */
    uint32_t low, high; /* tokens of its sentence */
    bool no_memory;
} finder;

static const char *const articles[] = {"the", "a", "an", "its", "his", "her", "their", NULL};
static const char *const links[] = {"of",   "for",  "to",    "at",      "in",     "on",
                                    "with", "from", "under", "towards", "toward", NULL};
static const char *const stop_words[] = {
    "and",  "or",   "but",  "that",  "which", "who",  "said",  "says",  "is",    "was", "has",
    "had",  "have", "be",   "as",    "with",  "by",   "while", "when",  "after", "if",  "met",
    "told", "will", "been", "would", "than",  "then", "not",   "where", "were",  NULL};

static const er_mention *mention(const finder *f, uint32_t index)
{
    return &f->document->mentions[index];
}

static bool can_be_served(const finder *f, uint32_t index)
{
    return index != ER_NONE && index != f->person && mention(f, index)->type != ER_PLACE &&
           mention(f, index)->kind != ER_PRONOUN;
}

/* ---- writing down ---- */

static void add_role(finder *f, const office_np *np, uint32_t holder, bool title, float confidence)
{
    er_document *document = f->document;
    for (uint32_t i = document->role_count; i-- && document->roles[i].person == f->person;) {
        er_role *same = &document->roles[i];
        if (same->holder_of == holder && !strcmp(same->office, np->phrase.office))
            return;
    }
    er_role *role = er_document_add_role(document);
    const char *office =
        role ? er_arena_copy(&document->arena, er_view_of(np->phrase.office)) : NULL;
    if (!office) {
        f->no_memory = true;
        document->role_count -= role != NULL;
        return;
    }
    *role = (er_role){.person = f->person,
                      .holder_of = holder,
                      .first_token = np->phrase.first_token,
                      .end_token = np->phrase.end_token,
                      .office = office,
                      .sentence = mention(f, f->person)->sentence,
                      .former = np->phrase.former,
                      .acting = np->phrase.acting,
                      .title = title,
                      .confidence = confidence};
}

static void add_roles(finder *f, const office_np *np, bool title, float confidence)
{
    for (uint32_t i = 0; i < np->holder_count; i++)
        add_role(f, np, np->holders[i], title, confidence);
}

static void add_holder(office_np *np, uint32_t holder)
{
    for (uint32_t i = 0; i < np->holder_count; i++)
        if (np->holders[i] == holder)
            return;
    if (np->holder_count < HOLDERS_MAX)
        np->holders[np->holder_count++] = holder;
}

/* ---- an office and its bodies, from left to right ---- */

/* A word that may stand between a body and the office: "Russia's long-serving foreign minister". */
static bool is_filler(const finder *f, uint32_t token)
{
    const er_token *t = &f->document->tokens[token];
    return t->kind == ER_WORD && !er_token_is_any(f->document, token, stop_words) &&
           !er_token_is_any(f->document, token, articles) &&
           !er_token_is_any(f->document, token, links) &&
           er_mention_from(f->document, f->person, token) == ER_NONE;
}

/* "of France and Italy", "for Ukraine's army": bodies after the office. */
static void read_bodies_after(finder *f, uint32_t high, office_np *np)
{
    const er_document *document = f->document;
    uint32_t token = np->end_token;
    if (token >= high || !er_token_is_any(document, token, links))
        return;
    token++;
    if (token < high && er_token_is_any(document, token, articles))
        token++;
    uint32_t body = er_mention_from(document, f->person, token);
    if (body == ER_NONE && token + 1 < high && is_filler(f, token))
        body = er_mention_from(document, f->person, ++token);
    while (can_be_served(f, body) && mention(f, body)->end_token <= high) {
        token = mention(f, body)->end_token;
        uint32_t owned = token < high && er_token_is_possessive(document, token)
                             ? er_mention_from(document, body, token + 1)
                             : ER_NONE;
        if (owned != ER_NONE && mention(f, owned)->type == ER_ORGANIZATION) {
            body = owned; /* "of Russia's Gazprom" */
            token = mention(f, body)->end_token;
        } else if (token < high && (er_token_is_possessive(document, token) ||
                                    mention(f, body)->kind == ER_DEMONYM)) {
            token += er_token_is_possessive(document, token);
            for (uint32_t words = 0; token < high && words < 4 && is_filler(f, token); words++)
                token++; /* "of Ukraine's presidential office" */
            uint32_t named = er_mention_from(document, body, token);
            if (named != ER_NONE && mention(f, named)->type == ER_ORGANIZATION) {
                body = named; /* "of the Russian mercenary group Wagner" */
                token = mention(f, body)->end_token;
            }
        }
        add_holder(np, body);
        np->end_token = token;
        if (token + 1 >= high || !er_token_is(document, token, "and"))
            return;
        token += 1 + er_token_is(document, token + 1, "the");
        body = er_mention_from(document, body, token);
        if (body != ER_NONE && mention(f, body)->type == ER_PERSON)
            return;
    }
}

/* Reads [article] [former] [body ['s]] [filler] office [of body]. */
static bool read_office_np(finder *f, uint32_t first, uint32_t high, office_np *np)
{
    const er_document *document = f->document;
    *np = (office_np){.first_token = first};
    uint32_t token = first;
    if (token < high && er_token_is_any(document, token, articles))
        token++;
    bool former = false, acting = false;
    for (; token < high && er_token_is(document, token, "former"); token++)
        former = true;
    for (; token < high && er_token_is(document, token, "acting"); token++)
        acting = true;
    uint32_t body = er_mention_from(document, f->person, token);
    if (can_be_served(f, body)) {
        token = mention(f, body)->end_token;
        if (token < high && er_token_is_possessive(document, token))
            token++;
        uint32_t owned = er_mention_from(document, body, token);
        if (can_be_served(f, owned) && mention(f, owned)->type == ER_ORGANIZATION) {
            body = owned; /* "Russia's Foreign Ministry spokesman" */
            token = mention(f, body)->end_token +
                    er_token_is_possessive(document, mention(f, body)->end_token);
        }
        add_holder(np, body);
    }
    for (uint32_t fillers = 0; !er_office_at(f->offices, document, token, high, &np->phrase);
         fillers++, token++)
        if (fillers == 2 || token >= high || !is_filler(f, token))
            return false;
    np->phrase.former |= former;
    np->phrase.acting |= acting;
    np->end_token = np->phrase.end_token;
    read_bodies_after(f, high, np);
    return true;
}

/* ---- before the name ---- */

/* The body to the left of an office phrase: "Russian | Foreign Minister", "Ukraine's | ...". */
static uint32_t body_before(finder *f, uint32_t token, er_office_phrase *phrase)
{
    const er_document *document = f->document;
    uint32_t body = ER_NONE, end = token;
    bool capital = document->tokens[phrase->end_token - 1].letter_case >= ER_CASE_TITLE;
    bool small = false;
    for (uint32_t fillers = 0; fillers < 5 && end > f->low; fillers++, end--) {
        bool owner = er_token_is_possessive(document, end - 1);
        body = er_mention_until(document, f->person, owner ? end - 1 : end);
        if (body != ER_NONE) {
            /* Small words between them go with an owner or an adjective only: "Peru's new", but
               not "Peru blamed". */
            bool near = owner ? fillers < 3 : fillers < 2 && mention(f, body)->kind == ER_DEMONYM;
            if (fillers && !near && (small || !capital))
                return ER_NONE;
            break;
        }
        const er_token *t = &document->tokens[end - 1];
        bool joined = er_token_is(document, end - 1, "and") || er_token_is(document, end - 1, "of");
        if (owner || t->kind != ER_WORD || (!is_filler(f, end - 1) && !(capital && joined)))
            return ER_NONE;
        small |= t->letter_case == ER_CASE_LOWER && !joined;
    }
    if (!can_be_served(f, body) || mention(f, body)->sentence != mention(f, f->person)->sentence)
        return ER_NONE;
    uint32_t left = mention(f, body)->first_token;
    phrase->former |= left > f->low && (er_token_is(document, left - 1, "former") ||
                                        er_token_is(document, left - 1, "ex"));
    phrase->acting |= left > f->low && er_token_is(document, left - 1, "acting");
    return body;
}

/* "Foreign Minister | Name", also with its body; "President of France | Name". */
static void find_title(finder *f)
{
    const er_document *document = f->document;
    uint32_t end = mention(f, f->person)->first_token;
    office_np np = {0};
    if (er_office_before(f->offices, document, f->low, end, &np.phrase)) {
        uint32_t body =
            np.phrase.rank ? ER_NONE : body_before(f, np.phrase.first_token, &np.phrase);
        add_role(f, &np, body, true, body == ER_NONE ? 0.8f : 0.95f);
        return;
    }
    uint32_t body = er_mention_until(document, f->person, end);
    if (!can_be_served(f, body) || mention(f, body)->first_token < f->low + 2)
        return;
    uint32_t token = mention(f, body)->first_token - 1;
    if (er_token_is(document, token, "the") && token > f->low)
        token--;
    if (!er_token_is_any(document, token, links) ||
        !er_office_before(f->offices, document, f->low, token, &np.phrase) ||
        document->tokens[np.phrase.first_token].letter_case == ER_CASE_LOWER)
        return;
    uint32_t other = body_before(f, np.phrase.first_token, &np.phrase);
    add_role(f, &np, body, false, 0.85f);
    if (other != ER_NONE)
        add_role(f, &np, other, false, 0.85f);
}

/* "the Russian foreign minister, Name,": an office with its body, a comma, the name, a comma. */
static void find_apposition_before(finder *f)
{
    const er_document *document = f->document;
    const er_mention *person = mention(f, f->person);
    uint32_t comma = person->first_token - 1, after = person->end_token;
    if (person->first_token < f->low + 2 || !er_token_is(document, comma, ","))
        return;
    if (after < f->high &&
        (document->tokens[after].kind != ER_PUNCTUATION ||
         er_token_is_possessive(document, after) || er_token_is(document, after + 1, "and")))
        return;
    office_np np = {0};
    uint32_t token = comma, body = er_mention_until(document, f->person, comma);
    if (can_be_served(f, body) && mention(f, body)->first_token > f->low + 1) {
        token = mention(f, body)->first_token - 1;
        token -= er_token_is(document, token, "the");
        if (!er_token_is_any(document, token, links))
            return;
        add_holder(&np, body);
    }
    if (!er_office_before(f->offices, document, f->low, token, &np.phrase) || np.phrase.rank)
        return;
    uint32_t first = np.phrase.first_token;
    body = body_before(f, first, &np.phrase);
    if (body != ER_NONE) {
        add_holder(&np, body);
        first = mention(f, body)->first_token;
    }
    first -= first > f->low && er_token_is_any(document, first - 1, articles);
    if (first > f->low + 1 && er_token_is(document, first - 1, ",")) {
        uint32_t before = er_mention_until(document, f->person, first - 1);
        if (before != ER_NONE && mention(f, before)->type == ER_PERSON)
            return; /* the office belongs to the name before it */
    }
    add_roles(f, &np, false, 0.85f);
}

/* ---- after the name ---- */

static bool closes_apposition(const finder *f, uint32_t token)
{
    static const char *const after[] = {"who", "told", "said", "says", "since", NULL};
    if (token >= f->high || er_token_is_any(f->document, token, after))
        return true;
    return f->document->tokens[token].kind == ER_PUNCTUATION &&
           !er_token_is_possessive(f->document, token);
}

/* "Name, the U.S. envoy for Ukraine,", "Name (secretary-general of NATO)". */
static void find_apposition_after(finder *f, uint32_t token)
{
    static const char *const opening[] = {",", "(", "–", "—", "--", "-", NULL};
    const er_document *document = f->document;
    if (token >= f->high || !er_token_is_any(document, token, opening))
        return;
    token++;
    if (token + 1 < f->high && document->tokens[token].kind == ER_NUMBER &&
        er_token_is(document, token + 1, ","))
        token += 2; /* an age */
    office_np np;
    for (uint32_t offices = 0; offices < 3; offices++) {
        if (!read_office_np(f, token, f->high, &np) || np.phrase.rank || !np.holder_count)
            return;
        bool more = er_token_is(document, np.end_token, "and");
        if (!more && !closes_apposition(f, np.end_token))
            return;
        uint32_t follows = er_mention_from(document, f->person, np.end_token + more);
        if (follows != ER_NONE && mention(f, follows)->type == ER_PERSON)
            return;
        add_roles(f, &np, false, 0.9f);
        if (!more)
            return;
        token = np.end_token + 1;
    }
}

/* "Name, who leads the party,". */
static void find_relative(finder *f, uint32_t token)
{
    const er_document *document = f->document;
    token += er_token_is(document, token, ",");
    if (token + 2 >= f->high || !er_token_is(document, token, "who"))
        return;
    token++;
    if (er_token_is(document, token, "has") || er_token_is(document, token, "also") ||
        er_token_is(document, token, "now") || er_token_is(document, token, "currently"))
        token++;
    const char *office = er_office_of_verb(f->offices, document, token);
    if (!office)
        return;
    office_np np = {.phrase = {.first_token = token, .end_token = token + 1}};
    token++;
    token += er_token_is(document, token, "over");
    token += er_token_is_any(document, token, articles);
    uint32_t body = er_mention_from(document, f->person, token);
    if (!can_be_served(f, body) || mention(f, body)->type == ER_PERSON ||
        mention(f, body)->end_token > f->high)
        return;
    uint32_t after = mention(f, body)->end_token;
    if (er_token_is_possessive(document, after)) {
        body = er_mention_from(document, body, after + 1);
        if (!can_be_served(f, body) || mention(f, body)->type != ER_ORGANIZATION)
            return;
    } else if (mention(f, body)->kind == ER_DEMONYM) {
        return; /* "who leads French opposition ..." */
    }
    memcpy(np.phrase.office, office, strlen(office) + 1);
    add_role(f, &np, body, false, 0.8f);
}

/* "the agency, led by | Name". */
static void find_led_by(finder *f)
{
    const er_document *document = f->document;
    uint32_t first = mention(f, f->person)->first_token;
    if (first < f->low + 3 || !er_token_is(document, first - 1, "by"))
        return;
    uint32_t verb = first - 2, end = verb;
    const char *office = er_office_of_verb(f->offices, document, verb);
    if (!office || !strcmp(office, "founder"))
        return;
    end -= er_token_is(document, end - 1, "is") || er_token_is(document, end - 1, "was");
    end -= end > f->low && er_token_is(document, end - 1, ",");
    uint32_t body = er_mention_until(document, f->person, end);
    if (!can_be_served(f, body) || mention(f, body)->type == ER_PERSON ||
        mention(f, body)->kind == ER_DEMONYM)
        return;
    office_np np = {.phrase = {.first_token = verb, .end_token = verb + 1}};
    memcpy(np.phrase.office, office, strlen(office) + 1);
    add_role(f, &np, body, false, 0.8f);
}

/* How a verb phrase after the name leads to an office. */
typedef struct copula {
    const char *words; /* separated by spaces */
    bool former, acting;
} copula;

static const copula copulas[] = {
    {"is", false, false},
    {"was", true, false},
    {"has been", false, false},
    {"had been", true, false},
    {"became", false, false},
    {"becomes", false, false},
    {"has become", false, false},
    {"remains", false, false},
    {"will become", false, true},
    {"serves as", false, false},
    {"served as", true, false},
    {"has served as", false, false},
    {"was elected", false, false},
    {"was elected as", false, false},
    {"was re-elected", false, false},
    {"was named", false, false},
    {"was named as", false, false},
    {"was appointed", false, false},
    {"was appointed as", false, false},
    {"has been appointed", false, false},
    {"has been named", false, false},
    {"was nominated as", false, true},
    {"was chosen as", false, false},
    {"was sworn in as", false, false},
    {"was confirmed as", false, false},
    {"took over as", false, false},
    {"takes over as", false, false},
    {"took office as", false, false},
    {"resigned as", true, false},
    {"has resigned as", true, false},
    {"stepped down as", true, false},
    {"stood down as", true, false},
    {"quit as", true, false},
    {"retired as", true, false},
    {"was ousted as", true, false},
    {"was removed as", true, false},
    {"was dismissed as", true, false},
    {"was fired as", true, false},
    {"was sacked as", true, false},
    {"was replaced as", true, false},
    {", as", false, false},
};

/* The token after the words, or ER_NONE where they do not stand at token. */
static uint32_t skip_words(const finder *f, uint32_t token, const char *words)
{
    er_view rest = er_view_of(words), word;
    while (er_view_split(&rest, ' ', &word)) {
        char text[16];
        memcpy(text, word.data, word.length);
        text[word.length] = 0;
        if (token >= f->high || !er_token_is(f->document, token++, text))
            return ER_NONE;
    }
    return token;
}

/* "Name became president of France". */
static void find_copula(finder *f, uint32_t token)
{
    for (size_t i = sizeof copulas / sizeof *copulas; i--;) {
        uint32_t after = skip_words(f, token, copulas[i].words);
        office_np np;
        if (after == ER_NONE || !read_office_np(f, after, f->high, &np) || np.phrase.rank)
            continue;
        uint32_t follows = er_mention_from(f->document, f->person, np.end_token);
        if (follows != ER_NONE && mention(f, follows)->type == ER_PERSON)
            return;
        np.phrase.former |= copulas[i].former;
        np.phrase.acting |= copulas[i].acting;
        add_roles(f, &np, false, 0.85f);
        return;
    }
}

/* "Canada's | Name": somebody of that state, the office left unsaid. */
static void find_possessive(finder *f)
{
    const er_document *document = f->document;
    uint32_t first = mention(f, f->person)->first_token;
    if (first < f->low + 2 || !er_token_is_possessive(document, first - 1))
        return;
    uint32_t body = er_mention_until(document, f->person, first - 1);
    if (!can_be_served(f, body) || mention(f, body)->type == ER_PERSON)
        return;
    office_np np = {.phrase = {.first_token = first, .end_token = first}};
    add_role(f, &np, body, false, 0.7f);
}

er_status er_find_roles_with(const er_offices *offices, er_document *document, er_error *error)
{
    finder f = {.offices = offices, .document = document};
    for (uint32_t i = 0; i < document->mention_count && !f.no_memory; i++) {
        const er_mention *person = &document->mentions[i];
        if (person->type != ER_PERSON || person->kind != ER_NAME)
            continue;
        f.person = i;
        f.low = document->sentences[person->sentence].first_token;
        f.high = document->sentences[person->sentence].end_token;
        find_title(&f);
        find_possessive(&f);
        find_led_by(&f);
        find_apposition_before(&f);
        find_apposition_after(&f, person->end_token);
        find_relative(&f, person->end_token);
        find_copula(&f, person->end_token);
    }
    return f.no_memory ? er_fail_memory(error) : ER_OK;
}

er_status er_find_roles(const er_facts *facts, er_document *document, er_error *error)
{
    return er_find_roles_with(er_facts_offices(facts), document, error);
}
