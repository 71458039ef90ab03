/* "It" and "its": to the state or body that is the subject before it, where the words around say
   that somebody acts ("Norway said it", "It has warned"). All else stays open: things, weather, "it
   is clear that". "They" of a body that speaks is read here, too. */
#include "resolve/it.h"

#include "resolve/token_words.h"

static const char *const SPEECH[] = {
    "said",       "says",     "announced", "insisted",  "insists",      "believes", "believed",
    "hopes",      "hoped",    "claimed",   "claims",    "warned",       "warns",    "added",
    "adds",       "argued",   "argues",    "declared",  "stated",       "admitted", "promised",
    "pledged",    "vowed",    "confirmed", "reported",  "estimates",    "expects",  "expected",
    "decided",    "thinks",   "thought",   "feared",    "fears",        "denied",   "denies",
    "maintains",  "stressed", "noted",     "notes",     "acknowledged", "feels",    "knows",
    "complained", "wrote",    "ruled",     "concluded", "tweeted",      NULL};

/* ---- what stands around ---- */

/* "it is clear that", "it was the first", "it takes": says nothing of anybody. */
static bool is_expletive(const er_document *document, uint32_t it)
{
    static const char *const EMPTY[] = {
        "is",      "was",      "'s",      "\u2019s", "takes",    "took",    "seems",  "seemed",
        "appears", "appeared", "turned",  "turns",   "rained",   "rains",   "snowed", "happened",
        "happens", "depends",  "comes",   "came",    "became",   "becomes", "means",  "meant",
        "follows", "emerged",  "matters", "looks",   "looked",   "sounds",  "feels",  "would",
        "could",   "may",      "might",   "must",    "should",   "can",     "has",    "had",
        "will",    "does",     "did",     "remains", "remained", "makes",   "made",   NULL};
    static const char *const MODAL[] = {"would", "could", "may", "might", "must", "should", "can",
                                        "will",  "has",   "had", "does",  "did",  NULL};
    static const char *const BE[] = {"be",   "been", "take", "seem", "appear", "become",
                                     "mean", "make", "n't",  "not",  NULL};
    uint32_t next = it + 1;
    if (!er_word_is_any(document, next, EMPTY))
        return false;
    if (!er_word_is_any(document, next, MODAL))
        return true;
    static const char *const BETWEEN[] = {"not", "also", "n't", NULL};
    next += 1u + er_word_is_any(document, next + 1, BETWEEN);
    return er_word_is_any(document, next, BE);
}

/* "it is seeking", "it was founded": what a body is or undergoes is said with a participle; but "it
   is expected", "it is said". */
static bool is_participle(const er_document *document, uint32_t token)
{
    static const char *const EMPTY[] = {
        "expected", "believed",  "said",    "reported",    "hoped",      "feared",   "raining",
        "snowing",  "estimated", "alleged", "rumoured",    "agreed",     "supposed", "assumed",
        "noted",    "becoming",  "getting", "recommended", "understood", NULL};
    er_view word = token < document->token_count ? er_token_view(document, token) : (er_view){0};
    return word.length > 4 && !er_word_is_any(document, token, EMPTY) &&
           (er_view_ends_with(word, er_view_of("ing")) ||
            er_view_ends_with(word, er_view_of("ed")));
}

static bool acts(const er_document *document, uint32_t it)
{
    static const char *const BE[] = {"is", "was", "has", "had", NULL};
    uint32_t next = it + 1;
    if (!is_expletive(document, it))
        return true;
    if (!er_word_is_any(document, next, BE))
        return false;
    next++;
    next += er_word_is(document, next, "been") || er_word_is(document, next, "also") ||
            er_word_is(document, next, "not") || er_word_is(document, next, "now");
    return is_participle(document, next) && !er_word_is(document, next + 1, "that");
}

static bool opens_clause(const er_document *document, uint32_t token)
{
    static const char *const WORDS[] = {"that",  "because", "if",       "when",   "as",
                                        "after", "before",  "but",      "and",    "while",
                                        "until", "unless",  "although", "though", "whether",
                                        "what",  "where",   "since",    ",",      NULL};
    return er_word_is_any(document, token, WORDS) || er_word_is_any(document, token, SPEECH);
}

/* "Apex | officials": the body only says whose they are. */
static bool is_people(const er_it_work *w, uint32_t token)
{
    static const char *const OTHERS[] = {"giant",   "giants",    "firm",   "firms",
                                         "company", "companies", "shares", "troops",
                                         "forces",  "maker",     "group",  NULL};
    er_view word = er_token_view(w->work->document, token);
    if (er_view_is_one_of(word, OTHERS))
        return true;
    word.length -= word.length > 3 && word.data[word.length - 1] == 's';
    return er_names_flags(w->work->resolver->names, word) &
           (ER_NOUN_MALE | ER_NOUN_FEMALE | ER_NOUN_PERSON);
}

/* "Norway and | Peru", "Norway, | Peru": one of several. */
static bool is_in_row(const er_it_work *w, const er_spoken *s, uint32_t before)
{
    static const char *const JOINS[] = {",", "and", "or", NULL};
    if (s == w->spoken->rows || !er_word_is_any(w->work->document, before, JOINS))
        return false;
    uint32_t end = s[-1].end_token;
    return end == before || (end + 1 == before && er_word_is(w->work->document, end, ","));
}

/* Whether the mention is the subject of a clause: it begins its sentence or a clause, and owns or
   modifies nothing. */
static bool is_subject(const er_it_work *w, const er_spoken *s)
{
    static const char *const OTHER[] = {"'s", "\u2019s", "'", "\u2019", "and",
                                        "or", "-",       "/", NULL};
    static const char *const OPENS[] = {
        "that",   "said", "says",   "because",  "but",   "as",    "while",
        "when",   "if",   ",",      ";",        ":",     "and",   "\u2014",
        "\u2013", "\"",   "\u201c", "although", "which", "after", NULL};
    const er_document *document = w->work->document;
    uint32_t first = document->sentences[s->sentence].first_token, before = s->first_token;
    if (s->kind == ER_DEMONYM || s->end_token >= document->token_count ||
        er_word_is_any(document, s->end_token, OTHER) || is_people(w, s->end_token))
        return false;
    if (document->tokens[s->end_token].letter_case != ER_CASE_LOWER &&
        document->tokens[s->end_token].kind == ER_WORD)
        return false; /* "Apex Chairman Ross" */
    before -= before > first &&
              (er_word_is(document, before - 1, "the") || er_word_is(document, before - 1, "The"));
    return before == first ||
           (er_word_is_any(document, before - 1, OPENS) && !is_in_row(w, s, before - 1));
}

static bool can_be_it(const er_spoken *s)
{
    return s->group != ER_NONE && (s->type == ER_ORGANIZATION || s->type == ER_STATE);
}

/* A thing in between, which "it" could be: "the ship", "a plan". */
static bool has_thing(const er_document *document, uint32_t from, uint32_t to)
{
    static const char *const ARTICLES[] = {"the", "a", "an", "this", "that", "another", NULL};
    for (uint32_t t = from; t + 1 < to; t++)
        if (er_word_is_any(document, t, ARTICLES) &&
            document->tokens[t + 1].letter_case == ER_CASE_LOWER)
            return true;
    return false;
}

/* ---- who is meant ---- */

/* "that the party": another subject stands between. */
static bool has_subject(const er_document *document, uint32_t from, uint32_t to)
{
    static const char *const CLAUSES[] = {"that", "while", "as",    "because", "and",
                                          "but",  "when",  "after", "before",  "if",
                                          ",",    "which", NULL};
    static const char *const ARTICLES[] = {"the", "a",   "an",   "this", "their", "his", "her",
                                           "he",  "she", "they", "who",  "some",  "its", NULL};
    for (uint32_t t = from; t + 1 < to; t++)
        if (er_word_is_any(document, t, CLAUSES) && er_word_is_any(document, t + 1, ARTICLES))
            return true;
    return false;
}

/* The last mention before the token in the sentence that is no place; NULL where there is none. */
static const er_spoken *last_before(const er_it_work *w, uint32_t token, uint32_t sentence)
{
    for (uint32_t i = w->spoken->count; i-- > 0 && w->spoken->rows[i].sentence == sentence;)
        if (w->spoken->rows[i].end_token <= token && w->spoken->rows[i].type != ER_PLACE)
            return &w->spoken->rows[i];
    return NULL;
}

/* The last subject before the token in the sentence; persons may stand between. */
static const er_spoken *last_subject(const er_it_work *w, uint32_t token, uint32_t sentence)
{
    for (uint32_t i = w->spoken->count; i-- > 0 && w->spoken->rows[i].sentence == sentence;) {
        const er_spoken *s = &w->spoken->rows[i];
        if (s->end_token > token || s->type == ER_PLACE)
            continue;
        if (s->kind == ER_PRONOUN || is_subject(w, s))
            return s;
        if (s->type != ER_PERSON)
            return NULL;
    }
    return NULL;
}

/* The subject of the sentence, where it is a state or body. */
static const er_spoken *subject_of(const er_it_work *w, uint32_t sentence)
{
    const er_spoken *first = NULL;
    uint32_t begin = w->work->document->sentences[sentence].first_token;
    for (uint32_t i = w->spoken->count; i-- > 0 && w->spoken->rows[i].sentence >= sentence;)
        if (w->spoken->rows[i].sentence == sentence)
            first = &w->spoken->rows[i];
    return first && first->first_token - begin <= 1 && can_be_it(first) && is_subject(w, first)
               ? first
               : NULL;
}

/* In the sentence of the pronoun: "Norway said it", "Norway sent its". */
static const er_spoken *find_before(const er_it_work *w, uint32_t token, uint32_t sentence,
                                    bool its)
{
    const er_document *document = w->work->document;
    const er_spoken *s = its ? last_subject(w, token, sentence) : last_before(w, token, sentence);
    if (!s || !can_be_it(s) || (s->kind != ER_PRONOUN && !is_subject(w, s)) ||
        has_subject(document, s->end_token, token))
        return NULL;
    if (its)
        return s;
    bool said = token > s->end_token &&
                (er_word_is_any(document, token - 1, SPEECH) ||
                 (er_word_is(document, token - 1, "that") && token > s->end_token + 1 &&
                  er_word_is_any(document, token - 2, SPEECH)));
    return said || (opens_clause(document, token - 1) && !has_thing(document, s->end_token, token))
               ? s
               : NULL;
}

static const er_spoken *find_it(const er_it_work *w, uint32_t token, uint32_t sentence, bool its)
{
    const er_document *document = w->work->document;
    bool opens = document->sentences[sentence].first_token == token;
    if (!its && !acts(document, token))
        return NULL;
    if (!opens)
        return find_before(w, token, sentence, its);
    return sentence > 0 && !document->sentences[sentence - 1].headline ? subject_of(w, sentence - 1)
                                                                       : NULL;
}

/* "Apex said they": a body that speaks. */
static const er_spoken *find_they(const er_it_work *w, uint32_t token, uint32_t sentence)
{
    const er_document *document = w->work->document;
    const er_spoken *s = last_before(w, token, sentence);
    return s && s->type == ER_ORGANIZATION && s->kind == ER_NAME && is_subject(w, s) &&
                   token == s->end_token + 1 && can_be_it(s) &&
                   er_word_is_any(document, token - 1, SPEECH)
               ? s
               : NULL;
}

/* ---- the pass over the document ---- */

er_status er_resolve_it_at(const er_it_work *w, uint32_t token, uint32_t sentence)
{
    static const char *const IT[] = {"it", "It", "itself", NULL};
    static const char *const ITS[] = {"its", "Its", NULL};
    const er_document *document = w->work->document;
    const er_spoken *found = NULL;
    bool its = er_word_is_any(document, token, ITS), it = er_word_is_any(document, token, IT);
    if ((!its && !it && !er_word_is(document, token, "they")) || w->quotes->at[token] != ER_NONE)
        return ER_OK;
    er_status status = er_discourse_reach(w->work, w->spoken, token);
    if (status)
        return status;
    found = its || it ? find_it(w, token, sentence, its) : find_they(w, token, sentence);
    if (!found)
        return ER_OK;
    return er_discourse_add(w->work, w->spoken, token, token + 1, ER_PRONOUN, found->group, 0.7F);
}
