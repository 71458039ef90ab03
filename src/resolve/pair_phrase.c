#include "resolve/pair_phrase.h"
#include "resolve/token_words.h"

#define ADJECTIVES_MAX                                                                             \
    5 /* tokens between "two" and the noun: "the two nuclear-armed neighbours"                     \
       */

static const struct pair_noun {
    const char *word;
    unsigned types, else_types;
    er_gender gender;
    bool leaders;
} NOUNS[] = {
    {"leaders", ER_PAIR_PERSONS, 0, ER_GENDER_UNKNOWN, true},
    {"statesmen", ER_PAIR_PERSONS, 0, ER_GENDER_UNKNOWN, true},
    {"strongmen", ER_PAIR_PERSONS, 0, ER_MALE, true},
    {"men", ER_PAIR_PERSONS, 0, ER_MALE, false},
    {"women", ER_PAIR_PERSONS, 0, ER_FEMALE, false},
    {"politicians", ER_PAIR_PERSONS, 0, ER_GENDER_UNKNOWN, false},
    {"officials", ER_PAIR_PERSONS, 0, ER_GENDER_UNKNOWN, false},
    {"diplomats", ER_PAIR_PERSONS, 0, ER_GENDER_UNKNOWN, false},
    {"candidates", ER_PAIR_PERSONS, 0, ER_GENDER_UNKNOWN, false},
    {"contenders", ER_PAIR_PERSONS, 0, ER_GENDER_UNKNOWN, false},
    {"billionaires", ER_PAIR_PERSONS, 0, ER_GENDER_UNKNOWN, false},
    {"negotiators", ER_PAIR_PERSONS, 0, ER_GENDER_UNKNOWN, false},
    {"brothers", ER_PAIR_PERSONS, 0, ER_MALE, false},
    {"sisters", ER_PAIR_PERSONS, 0, ER_FEMALE, false},
    {"friends", ER_PAIR_PERSONS, 0, ER_GENDER_UNKNOWN, false},
    {"countries", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"nations", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"states", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"governments", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"powers", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"superpowers", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"economies", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"capitals", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"peoples", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"neighbours", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"neighbors", ER_PAIR_STATES, 0, ER_GENDER_UNKNOWN, false},
    {"companies", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"firms", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"businesses", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"carmakers", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"automakers", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"airlines", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"banks", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"parties", ER_PAIR_BODIES, ER_PAIR_STATES, ER_GENDER_UNKNOWN, false},
    {"groups", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"organisations", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"organizations", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"agencies", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"unions", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"institutions", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"factions", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"blocs", ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
    {"sides", ER_PAIR_STATES | ER_PAIR_BODIES, ER_PAIR_PERSONS, ER_GENDER_UNKNOWN, false},
    {"allies", ER_PAIR_STATES | ER_PAIR_BODIES, ER_PAIR_PERSONS, ER_GENDER_UNKNOWN, false},
    {"rivals", ER_PAIR_STATES | ER_PAIR_BODIES, ER_PAIR_PERSONS, ER_GENDER_UNKNOWN, false},
    {"foes", ER_PAIR_STATES | ER_PAIR_BODIES, ER_PAIR_PERSONS, ER_GENDER_UNKNOWN, false},
    {"enemies", ER_PAIR_STATES | ER_PAIR_BODIES, ER_PAIR_PERSONS, ER_GENDER_UNKNOWN, false},
    {"adversaries", ER_PAIR_STATES | ER_PAIR_BODIES, ER_PAIR_PERSONS, ER_GENDER_UNKNOWN, false},
    {"delegations", ER_PAIR_STATES | ER_PAIR_BODIES, 0, ER_GENDER_UNKNOWN, false},
};

/* What makes "the two" and "both" a subject: "the two agreed", "both have said". */
static bool is_predicate(const er_document *document, uint32_t token)
{
    static const char *const WORDS[] = {
        "are",       "were",    "have",      "had",   "will",      "would",  "could",   "can",
        "may",       "might",   "must",      "did",   "do",        "also",   "later",   "then",
        "met",       "meet",    "agreed",    "spoke", "talked",    "signed", "said",    "held",
        "discussed", "clashed", "exchanged", "shook", "announced", "share",  "shared",  "both",
        "never",     "had",     "pledged",   "vowed", "last",      "first",  "reached", NULL};
    return er_word_is_any(document, token, WORDS);
}

/* Words behind a phrase that say which two are meant: "the two men who", "the two men accused of".
 */
static bool is_told_apart(const er_document *document, const er_pair_phrase *phrase)
{
    static const char *const WORDS[] = {"who", "that",  "which",  "whose", "of", "from",
                                        "(",   "named", "called", "where", ":",  NULL};
    static const char *const SUSPECTS[] = {"accused",   "suspected", "arrested", "charged",
                                           "convicted", "detained",  "killed",   NULL};
    if (er_word_is_any(document, phrase->end_token, WORDS))
        return true;
    return phrase->types == ER_PAIR_PERSONS && !phrase->leaders &&
           er_word_is_any(document, phrase->end_token, SUSPECTS);
}

/* "the two leaders, Moor and Lind": the names are there. */
static bool is_followed_by_names(const er_document *document, uint32_t token)
{
    static const char *const MARKS[] = {",", "\u2014", "\u2013", "-", NULL};
    if (token >= document->token_count)
        return true;
    token += er_word_is_any(document, token, MARKS);
    return token < document->token_count && document->tokens[token].kind == ER_WORD &&
           document->tokens[token].letter_case != ER_CASE_LOWER;
}

static bool read_noun(const er_offices *offices, const er_document *document, uint32_t token,
                      uint32_t end, er_pair_phrase *phrase)
{
    er_view word = er_token_view(document, token);
    er_office_phrase office;
    for (size_t i = 0; i < sizeof NOUNS / sizeof *NOUNS; i++) {
        if (!er_view_is(word, NOUNS[i].word))
            continue;
        phrase->types = NOUNS[i].types;
        phrase->else_types = NOUNS[i].else_types;
        phrase->gender = NOUNS[i].gender;
        phrase->leaders = NOUNS[i].leaders;
        phrase->end_token = token + 1;
        return true;
    }
    if (!er_office_at(offices, document, token, end, &office) || office.rank)
        return false;
    er_view last = er_token_view(document, office.end_token - 1);
    size_t length = strlen(office.office);
    if (last.length < 2 || last.data[last.length - 1] != 's' || length < 2 ||
        office.office[length - 1] == 's')
        return false; /* one holder */
    phrase->types = ER_PAIR_PERSONS;
    memcpy(phrase->office, office.office, length + 1);
    phrase->end_token = office.end_token;
    return true;
}

/* From the words behind "two" or "both" on. */
static bool read_nouns(const er_offices *offices, const er_document *document, uint32_t token,
                       uint32_t end, er_pair_phrase *phrase)
{
    for (uint32_t t = token; t < end && t < token + ADJECTIVES_MAX; t++) {
        const er_token *at = &document->tokens[t];
        if (read_noun(offices, document, t, end, phrase))
            return true;
        bool hyphen = er_view_is(er_token_view(document, t), "-") && !at->space_before;
        if (is_predicate(document, t))
            return false;
        if (!hyphen && (at->kind != ER_WORD || at->letter_case != ER_CASE_LOWER))
            return false;
    }
    return false;
}

/* "the two" alone: persons whom the text names together, else states or bodies. */
static bool read_alone(const er_document *document, uint32_t token, er_pair_phrase *phrase)
{
    if (!is_predicate(document, token))
        return false;
    phrase->types = ER_PAIR_PERSONS;
    phrase->else_types = ER_PAIR_STATES | ER_PAIR_BODIES;
    phrase->linked = true;
    phrase->end_token = token;
    return true;
}

bool er_pair_phrase_at(const er_offices *offices, const er_document *document, uint32_t token,
                       uint32_t end, er_pair_phrase *phrase)
{
    static const char *const THE[] = {"the", "The", NULL};
    static const char *const BOTH[] = {"both", "Both", NULL};
    static const char *const TWO[] = {"two", NULL};
    static const char *const PAIR[] = {"pair", "duo", "couple", NULL};
    bool both = er_word_is_any(document, token, BOTH), the = er_word_is_any(document, token, THE),
         found;
    if ((!both && !the) || token + 1 >= end)
        return false;
    *phrase = (er_pair_phrase){.first_token = token, .gender = ER_GENDER_UNKNOWN};
    if (the && er_word_is_any(document, token + 1, PAIR)) {
        phrase->types = ER_PAIR_PERSONS;
        phrase->linked = true;
        phrase->end_token = token + 2;
        found = true;
    } else if (the) {
        found = er_word_is_any(document, token + 1, TWO) &&
                (read_nouns(offices, document, token + 2, end, phrase) ||
                 read_alone(document, token + 2, phrase));
    } else {
        uint32_t next = token + 1 + er_word_is_any(document, token + 1, THE);
        found = read_nouns(offices, document, next, end, phrase) ||
                (next == token + 1 && er_view_is(er_token_view(document, token), "Both") &&
                 read_alone(document, next, phrase));
    }
    phrase->restricted = found && (is_told_apart(document, phrase) ||
                                   is_followed_by_names(document, phrase->end_token));
    return found;
}
