/* Roles that a verb states. */
#include "relate/phrase.h"
#include "relate/role_finder.h"

static const er_mention *mention(const er_role_finder *f, uint32_t index)
{
    return &f->document->mentions[index];
}

/* "also", "now": words between a verb and what it is about, or after "who". */
static uint32_t skip_adverbs(const er_role_finder *f, uint32_t token)
{
    static const char *const adverbs[] = {
        "also",  "now",      "currently", "then",    "still",      "previously", "formerly", "once",
        "later", "recently", "himself",   "herself", "previously", "already",    NULL};
    while (token < f->high && er_token_is_any(f->document, token, adverbs))
        token++;
    return token;
}

/* "leads the Forward Party", "heads Peru's Trade Authority": the verb at token, after the person.
 */
static bool find_leads(er_role_finder *f, uint32_t token, float confidence)
{
    const er_document *document = f->document;
    const char *office = er_office_of_verb(f->reader.offices, document, token);
    if (!office)
        return false;
    er_office_phrase phrase = {.first_token = token, .end_token = token + 1};
    token++;
    token += er_token_is(document, token, "over");
    token += er_is_determiner(document, token);
    uint32_t body = er_mention_from(document, f->reader.person, token);
    if (!er_office_can_serve(&f->reader, body) || mention(f, body)->type == ER_PERSON ||
        mention(f, body)->end_token > f->high)
        return false;
    uint32_t after = mention(f, body)->end_token;
    bool possessive = er_token_is_possessive(document, after);
    if (possessive || mention(f, body)->kind == ER_DEMONYM) {
        body = er_mention_from(document, body, after + possessive);
        if (!er_office_can_serve(&f->reader, body) || mention(f, body)->type != ER_ORGANIZATION)
            return false; /* "who leads French opposition ..." */
    }
    memcpy(phrase.office, office, strlen(office) + 1);
    er_add_role(f, &phrase, body, false, confidence);
    return true;
}

/* "the agency, led by | Name"; first: of the name, or of its title. */
static void find_led_by(er_role_finder *f, uint32_t first)
{
    const er_document *document = f->document;
    if (first < f->low + 3 || !er_token_is(document, first - 1, "by"))
        return;
    uint32_t verb = first - 2, end = verb;
    const char *office = er_office_of_verb(f->reader.offices, document, verb);
    if (!office || !strcmp(office, "founder"))
        return;
    end -= er_token_is(document, end - 1, "is") || er_token_is(document, end - 1, "was");
    end -= end > f->low && er_token_is(document, end - 1, ",");
    uint32_t body = er_mention_until(document, f->reader.person, end);
    if (!er_office_can_serve(&f->reader, body) || mention(f, body)->type == ER_PERSON ||
        mention(f, body)->kind == ER_DEMONYM)
        return;
    er_office_phrase phrase = {.first_token = verb, .end_token = verb + 1};
    memcpy(phrase.office, office, strlen(office) + 1);
    er_add_role(f, &phrase, body, false, 0.8f);
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
    {"will be", false, true},
    {"serves as", false, false},
    {"serving as", false, false},
    {"acts as", false, false},
    {"works as", false, false},
    {"worked as", true, false},
    {"served as", true, false},
    {"had served as", true, false},
    {"has served as", false, false},
    {"was elected", false, false},
    {"was elected as", false, false},
    {"was re-elected", false, false},
    {"was named", false, false},
    {"was named as", false, false},
    {"was appointed", false, false},
    {"was appointed as", false, false},
    {"was made", false, false},
    {"has been appointed", false, false},
    {"has been appointed as", false, false},
    {"has been named", false, false},
    {"has been named as", false, false},
    {"has been elected", false, false},
    {"was nominated as", false, true},
    {"was chosen as", false, false},
    {"was sworn in as", false, false},
    {"was confirmed as", false, false},
    {"was installed as", false, false},
    {"was reappointed as", false, false},
    {"took over as", false, false},
    {"takes over as", false, false},
    {"will take over as", false, true},
    {"took office as", false, false},
    {"resigned as", true, false},
    {"has resigned as", true, false},
    {"stepped down as", true, false},
    {"steps down as", true, false},
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

/* The token after the words, or ER_NONE where they do not stand at token. "is also", "is now" are
   "is". */
static uint32_t skip_words(const er_role_finder *f, uint32_t token, const char *words)
{
    er_view rest = er_view_of(words), word;
    while (er_view_split(&rest, ' ', &word)) {
        char text[16];
        memcpy(text, word.data, word.length);
        text[word.length] = 0;
        if (token >= f->high || !er_token_is(f->document, token, text))
            return ER_NONE;
        token = skip_adverbs(f, token + 1);
    }
    return token;
}

/* "Name became president of France". */
static void find_copula(er_role_finder *f, uint32_t token)
{
    if (token >= f->high)
        return;
    char first = (char)(*er_token_view(f->document, token).data | 0x20);
    for (size_t i = sizeof copulas / sizeof *copulas; i--;) {
        if (*copulas[i].words != first) /* most differ in the first letter */
            continue;
        uint32_t after = skip_words(f, token, copulas[i].words);
        er_office_np np;
        if (after == ER_NONE || !er_office_np_read(&f->reader, after, f->high, true, &np) ||
            np.phrase.rank)
            continue;
        if (er_is_person_at(f, np.end_token))
            return;
        np.phrase.former |= copulas[i].former;
        np.phrase.acting |= copulas[i].acting;
        if (!np.body_count && er_is_owned_office(f, np.phrase.first_token))
            er_add_role(f, &np.phrase, ER_NONE, false, 0.75f);
        er_add_roles(f, &np, false, 0.85f);
        return;
    }
}

/* "Name, who leads the party,", "Name, who is also president of the party,". */
static void find_relative(er_role_finder *f, uint32_t token)
{
    token += er_token_is(f->document, token, ",");
    if (token + 2 >= f->high || !er_token_is(f->document, token, "who"))
        return;
    token = skip_adverbs(f, token + 1);
    uint32_t verb = skip_adverbs(f, token + er_token_is(f->document, token, "has"));
    if (!find_leads(f, verb, 0.8f))
        find_copula(f, token);
}

/* "named | Name as head of Apex", "replaced | Name as": what somebody does with the office. */
static void find_appointed(er_role_finder *f, uint32_t token)
{
    static const char *const give[] = {
        "appoint",   "appointed",  "appoints", "appointing",  "name",        "named",
        "names",     "naming",     "elect",    "elected",     "elects",      "nominate",
        "nominated", "nominates",  "install",  "installed",   "confirm",     "confirmed",
        "pick",      "picked",     "picks",    "chose",       "choose",      "chooses",
        "selected",  "hired",      "tapped",   "reappointed", "appointment", "nomination",
        "election",  "designated", "endorsed", NULL};
    static const char *const take[] = {
        "replace",    "replaced",  "replaces", "replacing", "succeed", "succeeded", "succeeds",
        "succeeding", "dismissed", "fired",    "sacked",    "ousted",  "removed",   "removing",
        "ousting",    "dismissal", "removal",  "fire",      "sack",    NULL};
    const er_document *document = f->document;
    uint32_t verb = mention(f, f->reader.person)->first_token;
    bool given = false, taken = false;
    for (uint32_t back = 0; back < 5 && verb-- > f->low && !given && !taken; back++) {
        given = er_token_is_any(document, verb, give);
        taken = er_token_is_any(document, verb, take);
    }
    bool as = er_token_is(document, token, "as");
    if ((!given && !taken) || (taken && !as))
        return;
    token += as;
    token += er_token_is(document, token, "to") && er_token_is(document, token + 1, "be") ? 2 : 0;
    er_office_np np;
    if (token >= f->high || !er_office_np_read(&f->reader, token, f->high, false, &np) ||
        np.phrase.rank || er_is_person_at(f, np.end_token))
        return;
    np.phrase.former |= taken;
    if (!np.body_count && er_is_owned_office(f, np.phrase.first_token))
        er_add_role(f, &np.phrase, ER_NONE, false, 0.75f);
    er_add_roles(f, &np, false, 0.8f);
}

/* "Moor, heading the delegation", "Moor and Lind, | representing the Unity Party". */
static void find_participle(er_role_finder *f, uint32_t token)
{
    static const char *const verbs[] = {"heading", "representing", "chairing", NULL};
    const er_document *document = f->document;
    uint32_t person = f->reader.person, first = mention(f, person)->first_token;
    token += er_token_is(document, token, ",");
    if (token >= f->high || !er_token_is_any(document, token, verbs) ||
        !find_leads(f, token, 0.75f) || first < f->low + 2 ||
        !er_token_is(document, first - 1, "and"))
        return;
    uint32_t before = er_mention_until(document, person, first - 1);
    if (before == ER_NONE || mention(f, before)->type != ER_PERSON)
        return;
    f->reader.person = before;
    find_leads(f, token, 0.7f);
    f->reader.person = person;
}

void er_find_roles_of_verbs(er_role_finder *f, uint32_t title, uint32_t token)
{
    /* "led Norway with 19 points": no office where "who" is missing. */
    static const char *const of_contests[] = {"led",     "leads",  "ran",     "runs", "represented",
                                              "managed", "edited", "coaches", NULL};
    find_led_by(f, title);
    find_relative(f, token);
    uint32_t verb = skip_adverbs(f, token);
    if (!er_token_is_any(f->document, verb, of_contests))
        find_leads(f, verb, 0.75f);
    find_copula(f, token);
    find_appointed(f, token);
    find_participle(f, token);
}
