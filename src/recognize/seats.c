/* Capitals and seats of government: the government ("Moscow rejected") or the place ("in Moscow").
   A sum of weighted cues from the words around, src/data/cues.tsv; the same rules for every state.
   */
#include "recognize/draft.h"

#define STRONG 3.0f /* a cue of this size needs no second one */
#define BIAS 0.2f   /* towards the government: news of states uses capitals so */
#define LOOK 6u     /* tokens that are looked at on each side */
#define DATELINE -6.0f

typedef struct seat {
    const er_draft *draft;
    const er_cues *cues;
    uint32_t first, end; /* tokens of the name */
    uint32_t low, high;  /* of its sentence */
} seat;

static er_view word_at(const seat *s, uint32_t token)
{
    return s->draft->symbols.views[s->draft->forms[token]];
}

static bool is(const seat *s, uint32_t token, const char *word)
{
    return token >= s->low && token < s->high && er_draft_is_word(s->draft, token, word);
}

static bool is_any(const seat *s, uint32_t token, const char *const *words)
{
    return token >= s->low && token < s->high && er_draft_is_one_of(s->draft, token, words);
}

static bool is_listed(const seat *s, uint32_t token, er_word_list list)
{
    return token >= s->low && token < s->high && er_draft_is_listed(s->draft, token, list);
}

static bool is_word(const seat *s, uint32_t token)
{
    return token >= s->low && token < s->high && s->draft->document->tokens[token].kind == ER_WORD;
}

static bool cue(const seat *s, const char *slot, uint32_t token, float *weight)
{
    return token >= s->low && token < s->high &&
           er_cues_find(s->cues, slot, word_at(s, token), weight);
}

/* ---- after the name ---------------------------------------------------------------------------
 */

static uint32_t skip_adverbs(const seat *s, uint32_t token)
{
    while (is_listed(s, token, ER_WORDS_BEFORE_VERB))
        token++;
    return token;
}

static bool is_auxiliary(const seat *s, uint32_t token)
{
    static const char *const words[] = {"has",    "have", "had", "will",  "would", "could",
                                        "should", "can",  "may", "might", "must",  "did",
                                        "does",   "do",   "ca",  "wo",    NULL};
    return is_any(s, token, words);
}

static bool is_be(const seat *s, uint32_t token)
{
    static const char *const words[] = {"is", "was", "are", "were", "be", "being", "been", NULL};
    return is_any(s, token, words);
}

/* What the verb at or after token makes of its subject. */
static float verb_score(const seat *s, uint32_t token)
{
    float weight = 0;
    bool auxiliary = is_auxiliary(s, token);
    token = skip_adverbs(s, token);
    if (is_be(s, token)) {
        token = skip_adverbs(s, token + 1);
        return cue(s, "passive", token, &weight) || cue(s, "subject", token, &weight) ? weight
                                                                                      : 0.8f;
    }
    if (cue(s, "subject", token, &weight))
        return weight;
    return auxiliary ? 1.2f : 0;
}

/* "Moscow's approach", "Kyiv's main airport". */
static float owned_score(const seat *s, uint32_t token)
{
    float weight;
    for (uint32_t i = token; i < token + 3 && is_word(s, i); i++) {
        if (cue(s, "owned", i, &weight))
            return weight;
        if (er_draft_is_capital(s->draft, i))
            return -2;
    }
    return 0.8f;
}

/* "Kyiv and its allies have": the verb of a subject that goes on. */
static float joined_score(const seat *s, uint32_t token)
{
    for (uint32_t i = token; i < token + LOOK && i < s->high; i++) {
        float weight = verb_score(s, i);
        if (weight != 0)
            return 0.7f * weight;
        if (s->draft->document->tokens[i].kind == ER_PUNCTUATION && !is(s, i, ","))
            break;
    }
    return 0;
}

static float right_score(const seat *s)
{
    static const char *const joins[] = {"and", "or", "nor", NULL};
    uint32_t next = s->end;
    float weight;
    if (is(s, next, "-") && !s->draft->document->tokens[next].space_before)
        return cue(s, "hyphen", next + 1, &weight) ? weight : 0;
    if (er_draft_is_possessive(s->draft, next) && next < s->high)
        return owned_score(s, next + 1);
    if (cue(s, "after", next, &weight))
        return weight;
    if (is_word(s, next) && cue(s, "after", next + 1, &weight) && weight < 0 &&
        !cue(s, "subject", next, &weight) && !is_any(s, next, joins) && !is_auxiliary(s, next) &&
        !is_be(s, next) && !cue(s, "before", next, &weight))
        return -2; /* "the Kyiv military hospital" */
    if (is_any(s, next, joins))
        return joined_score(s, next + 1);
    if (is(s, next, ",") && (is(s, next + 1, "which") || is(s, next + 1, "however")))
        return verb_score(s, next + 2 + is(s, next + 2, ","));
    return verb_score(s, next);
}

/* ---- before the name --------------------------------------------------------------------------
 */

/* The row of a state, seat or place that the token belongs to, or NULL. */
static const er_draft_row *place_at(const seat *s, uint32_t token)
{
    if (token < s->low || token >= s->high || s->draft->owner[token] == ER_NONE)
        return NULL;
    const er_draft_row *row = &s->draft->rows[s->draft->owner[token]];
    return row->state != ER_NONE || row->type == ER_PLACE ? row : NULL;
}

/* The start of the list that the name stands in: "Washington and ...", "Oslo, Lima and ...". Its
   members mean the same kind of thing. A comma alone makes no list: "In Lima, Quito said". */
static uint32_t joined_first(const seat *s)
{
    static const char *const joins[] = {"and", "or", "nor", NULL};
    uint32_t first = s->first;
    bool list = (is(s, s->end, ",") || is_any(s, s->end, joins)) && place_at(s, s->end + 1);
    while (first >= s->low + 2) {
        bool joined = is_any(s, first - 1, joins);
        const er_draft_row *row = place_at(s, first - 2);
        if (!row || !(joined || (list && is(s, first - 1, ","))))
            break;
        list = true;
        first = row->first;
    }
    return first;
}

/* The word that a preposition hangs on: the nearest of the table within a few words. */
static float head_score(const seat *s, uint32_t preposition, float otherwise)
{
    char slot[16];
    er_view word = word_at(s, preposition);
    if (word.length >= sizeof slot)
        return otherwise;
    memcpy(slot, word.data, word.length);
    slot[word.length] = 0;
    float weight;
    for (uint32_t i = preposition; i > s->low && preposition - i < LOOK; i--) {
        if (s->draft->document->tokens[i - 1].kind == ER_PUNCTUATION)
            break;
        if (cue(s, slot, i - 1, &weight))
            return weight;
    }
    return otherwise;
}

static float left_score(const seat *s)
{
    uint32_t first = joined_first(s);
    float weight;
    if (first == s->low)
        return 0;
    if (is(s, first - 1, "-") && first >= s->low + 2)
        return is(s, first - 2, "pro") || is(s, first - 2, "anti") ? 4 : 0;
    uint32_t before = first - 1;
    if (is(s, before, "the") && before > s->low)
        before--;
    if (is(s, before, "from") && is(s, s->end, "to") && place_at(s, s->end + 1))
        return -STRONG; /* from one town to the other */
    if (!cue(s, "before", before, &weight))
        return 0;
    if (weight <= -STRONG)
        return weight;
    return head_score(s, before, weight);
}

/* ---- datelines and addresses ------------------------------------------------------------------
 */

/* "KYIV, Ukraine (AP) --", "Moscow: ...", "Lima, March 3 -": the place where it was written. */
static bool is_dateline(const seat *s)
{
    static const char *const dashes[] = {"--", "-", "\xE2\x80\x93", "\xE2\x80\x94", ":", NULL};
    const er_document *d = s->draft->document;
    uint32_t number = s->draft->sentence[s->first];
    if (s->first != s->low ||
        (number > 0 && d->sentences[number - 1].paragraph == d->sentences[number].paragraph))
        return false;
    if (is_any(s, s->end, dashes))
        return is(s, s->end, ":") || d->tokens[s->end].space_before;
    if (is(s, s->end, "("))
        return true;
    if (!is(s, s->end, ","))
        return false;
    for (uint32_t i = s->end; i < s->high && i < s->end + 10; i++)
        if (is_any(s, i, dashes) && d->tokens[i].space_before)
            return true;
    return false;
}

/* "Kyiv, Ukraine", "Washington, D.C.", "the Ukrainian capital, Kyiv". */
static bool is_address(const seat *s, uint32_t state)
{
    if (is(s, s->end, ",") && s->end + 1 < s->high) {
        uint32_t owner = s->draft->owner[s->end + 1];
        if (is(s, s->end + 1, "d.c.") || is(s, s->end + 1, "dc") ||
            (owner != ER_NONE && s->draft->rows[owner].state == state &&
             s->draft->rows[owner].kind == ER_NAME && !s->draft->rows[owner].seat))
            return true;
        if (is(s, s->end + 1, "the") &&
            (is(s, s->end + 2, "capital") || is(s, s->end + 3, "capital")))
            return true;
    }
    return s->first >= s->low + 2 && is(s, s->first - 1, ",") &&
           (is(s, s->first - 2, "capital") || is(s, s->first - 2, "city"));
}

static float seat_score(const seat *s, uint32_t state)
{
    if (is_dateline(s) || is_address(s, state))
        return DATELINE;
    float left = left_score(s);
    if (left <= -STRONG)
        return left;
    float right = right_score(s);
    return BIAS + left + right;
}

/* ---- the decision -----------------------------------------------------------------------------
 */

/* A town that houses more than its own government (Brussels, The Hague) means that one only where
   the state itself is spoken of, and much speaks for it. */
static bool is_weak(const er_draft *d, const er_draft_row *row)
{
    uint32_t hit = d->hit_at[row->first];
    return hit != ER_NONE && d->hits[hit].sense->flags & ER_NAME_WEAK_SEAT;
}

static void settle(const er_draft *d, er_draft_row *row, float score)
{
    float size = score < 0 ? -score : score;
    bool government = score > 0;
    if (is_weak(d, row))
        government = score >= STRONG && d->support[row->state] > 0;
    row->confidence *= size > 4 ? 1 : 0.6f + 0.1f * size;
    if (government) {
        row->type = ER_STATE;
        row->kind = ER_METONYM;
    }
}

static float score_of(const er_draft *d, const er_cues *cues, const er_draft_row *row)
{
    const er_sentence *sentence = &d->document->sentences[d->sentence[row->first]];
    seat s = {d, cues, row->first, row->end, sentence->first_token, sentence->end_token};
    return seat_score(&s, row->state);
}

void er_draft_seats(er_draft *d, const er_cues *cues)
{
    for (uint32_t i = 0; i < d->row_count; i++) {
        er_draft_row *row = &d->rows[i];
        if (row->seat && row->end > row->first && row->type == ER_PLACE)
            settle(d, row, score_of(d, cues, row));
    }
}
