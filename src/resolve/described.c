#include "resolve/described.h"

#include "resolve/token_words.h"

#define WORDS_MAX 6 /* "the 71 - year - old leader" */

/* What news calls a person that it has named before, and hardly anybody else. */
static bool is_telling(const er_document *document, uint32_t token)
{
    static const char *const NOUNS[] = {"billionaire",  "millionaire", "tycoon",
                                        "magnate",      "mogul",       "oligarch",
                                        "strongman",    "autocrat",    "septuagenarian",
                                        "octogenarian", "firebrand",   "multimillionaire",
                                        "populist",     "maverick",    "newcomer",
                                        "incumbent",    NULL};
    return er_word_is_any(document, token, NOUNS);
}

static bool is_modifier(const er_document *document, uint32_t token)
{
    static const char *const WORDS[] = {
        "veteran",    "former",       "outgoing",  "embattled",   "seasoned",      "longtime",
        "long-time",  "disgraced",    "ousted",    "deposed",     "jailed",        "exiled",
        "retired",    "conservative", "liberal",   "populist",    "leftist",       "far-right",
        "right-wing", "left-wing",    "socialist", "centrist",    "controversial", "outspoken",
        "career",     "hardline",     "hard-line", "reclusive",   "self-made",     "charismatic",
        "imprisoned", "celebrated",   "prominent", "experienced", "onetime",       NULL};
    return er_word_is_any(document, token, WORDS);
}

/* Where "71-year-old" ends that begins at the token; the token where none does. */
static uint32_t end_of_age(const er_document *document, uint32_t token)
{
    er_view word = er_token_view(document, token);
    if (word.length > 8 && er_view_ends_with(word, er_view_of("-year-old")))
        return token + 1;
    bool parts = document->tokens[token].kind == ER_NUMBER &&
                 er_word_is(document, token + 1, "-") && er_word_is(document, token + 2, "year") &&
                 er_word_is(document, token + 3, "-") && er_word_is(document, token + 4, "old");
    return parts ? token + 5 : token;
}

/* An office says whose it is, or that of somebody else: "the former president". */
static bool is_office(const er_document *document, uint32_t token)
{
    static const char *const WORDS[] = {
        "president", "minister",   "chancellor", "premier",   "mayor",     "governor",
        "senator",   "king",       "queen",      "secretary", "chief",     "director",
        "chairman",  "leader",     "official",   "officer",   "spokesman", "spokeswoman",
        "head",      "ambassador", "member",     NULL};
    return er_word_is_any(document, token, WORDS);
}

static uint32_t flags_of(const er_work *work, uint32_t token)
{
    const er_document *document = work->document;
    if (token >= document->token_count || document->tokens[token].letter_case != ER_CASE_LOWER)
        return 0;
    return er_names_flags(work->resolver->names, er_token_view(document, token)) &
           (ER_NOUN_MALE | ER_NOUN_FEMALE | ER_NOUN_PERSON);
}

/* Where the description ends that begins behind the article; ER_NONE where there is none. */
static uint32_t read_description(const er_work *work, uint32_t token, uint32_t limit,
                                 er_gender *gender)
{
    const er_document *document = work->document;
    bool modified = false, aged = false;
    uint32_t from = token;
    for (; token < limit && token < from + WORDS_MAX; token++) {
        uint32_t end = end_of_age(document, token);
        if (end > token) {
            aged = true;
            token = end - 1;
            continue;
        }
        if (is_telling(document, token) && !flags_of(work, token + 1))
            return token + 1;
        if (!is_modifier(document, token))
            break;
        modified = true;
    }
    uint32_t flags = token < limit ? flags_of(work, token) : 0;
    *gender = flags & ER_NOUN_MALE     ? ER_MALE
              : flags & ER_NOUN_FEMALE ? ER_FEMALE
                                       : ER_GENDER_UNKNOWN;
    if (flags && (aged || (modified && !is_office(document, token))))
        return token + 1;
    bool bare = aged && token < limit && document->tokens[token].letter_case == ER_CASE_LOWER &&
                token + 1 < limit && document->tokens[token + 1].letter_case == ER_CASE_LOWER;
    return bare ? token : ER_NONE; /* not "the 47-year-old helper Moor" */
}

/* "the veteran diplomat Lind", "the former banker who": it is said there who that is. */
static bool is_told(const er_document *document, uint32_t end)
{
    static const char *const WORDS[] = {"who",   "of", "from", "that", "whose",
                                        "named", "in", "at",   NULL};
    if (end >= document->token_count || er_word_is_any(document, end, WORDS))
        return true;
    end += er_word_is(document, end, ",");
    return end >= document->token_count || (document->tokens[end].kind == ER_WORD &&
                                            document->tokens[end].letter_case != ER_CASE_LOWER);
}

/* The only person of the sentence; *several where it has more. */
static uint32_t person_of(const er_discourse *spoken, uint32_t sentence, bool *several)
{
    uint32_t found = ER_NONE;
    for (uint32_t i = spoken->count; i-- > 0 && spoken->rows[i].sentence >= sentence;) {
        const er_spoken *s = &spoken->rows[i];
        if (s->sentence != sentence || s->type != ER_PERSON)
            continue;
        *several |= s->group == ER_NONE || (found != ER_NONE && found != s->group);
        found = s->group;
    }
    return found;
}

uint32_t er_person_as_described(er_work *work, const er_discourse *spoken, uint32_t article,
                                uint32_t sentence, uint32_t *end)
{
    const er_document *document = work->document;
    er_gender gender = ER_GENDER_UNKNOWN;
    bool several = false;
    *end = read_description(work, article + 1, document->sentences[sentence].end_token, &gender);
    if (*end == ER_NONE || is_told(document, *end) ||
        person_of(spoken, sentence, &several) != ER_NONE || several)
        return ER_NONE;
    uint32_t found = ER_NONE;
    for (uint32_t back = 1; back <= 2 && back <= sentence && found == ER_NONE && !several; back++)
        found = person_of(spoken, sentence - back, &several);
    if (found == ER_NONE || several)
        return ER_NONE;
    er_gender known = work->groups[found].gender;
    return known == ER_GENDER_UNKNOWN || gender == ER_GENDER_UNKNOWN || known == gender ? found
                                                                                        : ER_NONE;
}
