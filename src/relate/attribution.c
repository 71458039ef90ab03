#include "relate/attribution.h"

#include "relate/phrase.h"

#define ADVERBS_MAX 3     /* between subject and verb: "has since repeatedly said" */
#define TITLE_MAX 10      /* tokens of a title after "said" */
#define APPOSITION_MAX 30 /* tokens between a name and its verb */

bool er_token_says(const er_document *document, uint32_t token)
{
    static const char *const words[] = {
        "said",       "says",       "say",          "told",      "tells",     "added",
        "adds",       "wrote",      "writes",       "insisted",  "insists",   "noted",
        "notes",      "explained",  "explains",     "argued",    "argues",    "stressed",
        "stresses",   "warned",     "warns",        "declared",  "declares",  "replied",
        "replies",    "stated",     "states",       "continued", "asked",     "asks",
        "concluded",  "claimed",    "claims",       "recalled",  "remarked",  "commented",
        "observed",   "emphasized", "emphasised",   "posted",    "tweeted",   "responded",
        "responds",   "announced",  "acknowledged", "conceded",  "quipped",   "joked",
        "answered",   "admitted",   "complained",   "lamented",  "thundered", "reiterated",
        "maintained", "asserted",   "alleged",      "charged",   "countered", "retorted",
        "fumed",      "opined",     "averred",      "urged",     "read",      NULL};
    return er_token_is_any(document, token, words);
}

/* The mention of the sentence that ends at a token, the longest; ER_NONE where there is none. */
static uint32_t mention_until(const er_document *document, const er_sentence *sentence,
                              uint32_t end)
{
    for (uint32_t i = er_first_mention_from(document, sentence->first_token);
         i < document->mention_count && document->mentions[i].first_token < end; i++)
        if (document->mentions[i].end_token == end)
            return i;
    return ER_NONE;
}

/* "spokesman for | Peru": words whose holder speaks for what stands beside them. */
static bool speaks_for_others(const er_document *document, uint32_t token)
{
    static const char *const words[] = {
        "spokesman",  "spokeswoman", "spokesperson", "spokespeople",   "spokesmen",  "official",
        "officials",  "statement",   "minister",     "president",      "government", "ministry",
        "ambassador", "embassy",     "envoy",        "representative", "leader",     "head",
        "chief",      "chairman",    "secretary",    "director",       "leaders",    "authorities",
        "parliament", "court",       "king",         "army",           "police",     NULL};
    return er_token_is_any(document, token, words);
}

static bool is_preposition(const er_document *document, uint32_t token)
{
    static const char *const words[] = {"of",   "to",   "for",  "by",     "with", "from",
                                        "at",   "in",   "on",   "unlike", "like", "under",
                                        "near", "than", "over", "about",  NULL};
    return er_token_is_any(document, token, words);
}

/* The token of the preposition that a mention stands behind, with its title and article; ER_NONE
   where there is none. */
static uint32_t preposition_of(const er_document *document, const er_sentence *sentence,
                               const er_mention *mention)
{
    uint32_t t = mention->first_token;
    while (t > sentence->first_token && mention->first_token - t < 4) {
        t--;
        if (is_preposition(document, t))
            return t;
        if (document->tokens[t].letter_case < ER_CASE_TITLE && !er_token_is(document, t, "the"))
            return ER_NONE;
    }
    return ER_NONE;
}

/* Whether the mention can be the subject: the head of its phrase, or what its head speaks for. */
static bool can_speak(const er_document *document, const er_sentence *sentence, uint32_t index)
{
    const er_mention *m = &document->mentions[index];
    uint32_t before = preposition_of(document, sentence, m);
    if (!er_can_be_end(document, m->entity))
        return false;
    return before == ER_NONE || before == sentence->first_token ||
           ((er_token_is(document, before, "of") || er_token_is(document, before, "for")) &&
            speaks_for_others(document, before - 1));
}

/* "Lind, an aide of the president, | said": the nearest person before a comma, else what stands
   before the farthest one. */
static er_attribution subject_before_apposition(const er_document *document,
                                                const er_sentence *sentence, uint32_t comma,
                                                er_end *speaker)
{
    er_attribution found = ER_ATTRIBUTED_TO_OTHERS;
    for (uint32_t t = comma; t > sentence->first_token && comma - t < APPOSITION_MAX; t--) {
        if (er_token_says(document, t - 1) || er_token_is(document, t - 1, "\""))
            break;
        uint32_t m = t < comma && er_token_is(document, t, ",")
                         ? mention_until(document, sentence, t)
                         : ER_NONE;
        if (m == ER_NONE || !can_speak(document, sentence, m))
            continue;
        *speaker = (er_end){document->mentions[m].entity, m};
        found = ER_ATTRIBUTED;
        if (document->entities[speaker->entity].type == ER_PERSON)
            break;
    }
    return found;
}

static bool stands_before_verb(const er_document *document, uint32_t token)
{
    static const char *const words[] = {"has",  "have",  "had",     "also", "later", "then",
                                        "once", "again", "further", "even", "who",   "earlier",
                                        "now",  "since", "went",    "on",   "to",    NULL};
    er_view word = er_token_view(document, token);
    return er_token_is_any(document, token, words) ||
           (document->tokens[token].letter_case == ER_CASE_LOWER && word.length > 4 &&
            !memcmp(word.data + word.length - 2, "ly", 2));
}

static er_attribution subject_before(const er_document *document, const er_sentence *sentence,
                                     uint32_t verb, er_end *speaker)
{
    uint32_t end = verb;
    while (end > sentence->first_token && verb - end < ADVERBS_MAX &&
           stands_before_verb(document, end - 1))
        end--;
    if (end == sentence->first_token)
        return ER_NOT_ATTRIBUTED;
    if (er_token_is(document, end - 1, ","))
        return subject_before_apposition(document, sentence, end - 1, speaker);
    if (document->tokens[end - 1].kind != ER_WORD)
        return ER_NOT_ATTRIBUTED;
    uint32_t m = mention_until(document, sentence, end);
    if (m == ER_NONE && speaks_for_others(document, end - 1))
        m = mention_until(document, sentence, end - 1); /* "Peru's | spokesman | said" */
    if (m == ER_NONE && end > sentence->first_token + 1 && speaks_for_others(document, end - 1) &&
        er_token_is_possessive(document, end - 2))
        m = mention_until(document, sentence, end - 2);
    if (m == ER_NONE || !can_speak(document, sentence, m))
        return ER_ATTRIBUTED_TO_OTHERS;
    *speaker = (er_end){document->mentions[m].entity, m};
    return ER_ATTRIBUTED;
}

/* '," | said Foreign Minister Moor': right after a quote the subject may stand behind the verb. */
static er_attribution subject_after(const er_document *document, const er_sentence *sentence,
                                    uint32_t verb, er_end *speaker)
{
    bool official = false;
    uint32_t next = er_first_mention_from(document, verb), body = ER_NONE;
    for (uint32_t t = verb + 1; t < sentence->end_token && t - verb <= TITLE_MAX; t++) {
        uint8_t kind = document->tokens[t].kind;
        if (kind == ER_PUNCTUATION && !er_token_is(document, t, "-") &&
            !er_token_is_possessive(document, t))
            break;
        official |= speaks_for_others(document, t);
        while (next < document->mention_count && document->mentions[next].first_token < t)
            next++;
        if (next == document->mention_count || document->mentions[next].first_token != t)
            continue;
        const er_mention *m = &document->mentions[next];
        if (!er_can_be_end(document, m->entity) || !can_speak(document, sentence, next))
            continue;
        if (document->entities[m->entity].type == ER_PERSON) {
            *speaker = (er_end){m->entity, next};
            return ER_ATTRIBUTED;
        }
        if (body == ER_NONE)
            body = next;
        if (t == verb + 1 || (t == verb + 2 && er_token_is(document, t - 1, "the")))
            official |= m->kind != ER_DEMONYM && !er_token_is_possessive(document, m->end_token);
    }
    if (body == ER_NONE || !official)
        return ER_ATTRIBUTED_TO_OTHERS;
    *speaker = (er_end){document->mentions[body].entity, body};
    return ER_ATTRIBUTED;
}

er_attribution er_attribution_at(const er_document *document, const er_sentence *sentence,
                                 uint32_t token, er_end *speaker)
{
    static const char *const marks[] = {"\"", "”", "''", "’", "'", NULL};
    uint32_t before = token;
    if (before > sentence->first_token + 1 && er_token_is(document, before - 1, ","))
        before--;
    if (before > sentence->first_token && er_token_is_any(document, before - 1, marks) &&
        !er_token_is(document, token, "told"))
        return subject_after(document, sentence, token, speaker);
    return subject_before(document, sentence, token, speaker);
}
