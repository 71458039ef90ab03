#include "resolve/pronouns.h"

/* Where an actor stands, seen from the pronoun. */
typedef enum actor_place { HERE_SUBJECT, HERE, BEFORE_SUBJECT, BEFORE, PLACES } actor_place;

/* What speaks for an actor, in points. Found by a search over GUM (train) and GAP (development). */
static const struct {
    double place[3][PLACES]; /* of he, him, his */
    double sentence;         /* taken off for each sentence farther away than the one before */
    double pronoun;          /* is itself a pronoun */
    double oblique;          /* taken off: behind a preposition */
    double possessive[3];    /* taken off: X's, for he, him, his */
    double listed;           /* taken off: one of several, "X and Y" */
    double gender;           /* is known to be of the gender */
    double mention;          /* for each mention so far, at most MENTIONS_MAX */
    double topic;            /* was named first of all */
    double nearness;         /* taken off for each actor in between */
    double nameless;         /* taken off for "the driver" */
    double quoted;           /* taken off: in another quote */
    double says;             /* is the subject of "X said that he" */
} POINTS = {{{6.4, 7.7, 1.1, -1.4}, {5.9, -0.1, 1.9, -1.8}, {5.8, 8.3, 1.6, -1.1}},
            4.0,
            2.9,
            4.6,
            {2.9, 3.1, -0.4},
            1.3,
            1.8,
            1.3,
            0.7,
            0.16,
            4.9,
            0.7,
            3.0};

#define MENTIONS_MAX 6

/* "Moor thanked | her": who acts on somebody else in the same clause. */
static bool acts_on(const er_document *document, const er_actor *a, uint32_t token)
{
    static const char *const BREAKS[] = {"that",    "who",   "which", "when",  "after",  "before",
                                         "because", "if",    "as",    "while", "to",     "and",
                                         "but",     "where", "said",  "says",  "for",    ",",
                                         "until",   "since", "than",  "whose", "though", "although",
                                         ";",       ":",     "or",    "how",   "what",   NULL};
    if (!a->subject || a->possessive || token - a->end_token > 8)
        return false;
    for (uint32_t t = a->end_token; t < token; t++)
        if (er_word_is_any(document, t, BREAKS))
            return false;
    return true;
}

/* "said he", "said that he": the pronoun opens what somebody says. */
static bool is_said(const er_document *document, uint32_t token)
{
    static const char *const OPENS[] = {"that",    "said",     "says",      "whether",  "believes",
                                        "thought", "insisted", "announced", "admitted", "claimed",
                                        "hoped",   "believed", "denied",    "added",    NULL};
    return token > 0 && er_word_is_any(document, token - 1, OPENS);
}

double er_pronoun_score(const er_pronoun_work *p, const er_actor *a, const er_pronoun *pronoun,
                        uint32_t token, uint32_t sentence, uint32_t between)
{
    uint32_t distance = sentence - a->sentence;
    if (distance > 3 || a->end_token > token ||
        (a->gender != ER_GENDER_UNKNOWN && a->gender != pronoun->gender) ||
        (pronoun->form == ER_REFLEXIVE && distance > 0))
        return -1;
    if (pronoun->form == ER_OBJECTIVE && distance == 0 && acts_on(p->work->document, a, token))
        return ER_PRONOUN_OTHER;
    uint32_t form = pronoun->form == ER_REFLEXIVE ? ER_NOMINATIVE : pronoun->form;
    uint32_t place = distance == 0 ? a->subject ? HERE_SUBJECT : HERE
                     : a->subject  ? BEFORE_SUBJECT
                                   : BEFORE;
    double score = 20 + POINTS.place[form][place]; /* keeps what fits above zero */
    score -= distance > 1 ? POINTS.sentence * (distance - 1) : 0;
    score += a->pronoun ? POINTS.pronoun : 0;
    score -= a->oblique ? POINTS.oblique : 0;
    score += place == HERE_SUBJECT && form == ER_NOMINATIVE && is_said(p->work->document, token)
                 ? POINTS.says
                 : 0;
    score -= a->possessive ? POINTS.possessive[form] : 0;
    score -= a->listed ? POINTS.listed : 0;
    score -= a->quote != ER_NONE && a->quote != p->quotes.at[token] ? POINTS.quoted : 0;
    score += a->gender == pronoun->gender ? POINTS.gender : 0;
    score -= POINTS.nearness * (between > 8 ? 8 : between);
    if (a->group == ER_NONE)
        return score - POINTS.nameless;
    score += a->group == p->topic ? POINTS.topic : 0;
    uint32_t count = p->counts[a->group];
    return score + POINTS.mention * (count > MENTIONS_MAX ? MENTIONS_MAX : count);
}
