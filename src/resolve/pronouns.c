/* Pronouns: he and she to the person that stands out, I and we in a quote to its speaker. "They"
   is left alone, and so is whatever two persons could be. */
#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"
#include "resolve/quotes.h"

/* Somebody whom a pronoun could stand for, in the order of the text. */
typedef struct actor {
    uint32_t first_token, end_token;
    uint32_t sentence;
    uint32_t group; /* ER_NONE: a person without a name ("the driver"), who keeps a pronoun open */
    er_gender gender;
    bool subject;    /* begins its sentence, or nearly */
    bool oblique;    /* behind a preposition */
    bool possessive; /* X's */
    bool pronoun;
    uint32_t quote;
} actor;

typedef struct pronoun_work {
    er_work *work;
    er_quotes quotes;
    actor *actors;
    uint32_t actor_count, actor_capacity;
    uint32_t *counts; /* [group_count]; mentions of a group so far */
    uint8_t *genders; /* [group_count]; er_gender, as far as known here */
    bool *in_role;    /* [token_count]; words of an office that has a named holder */
    bool in_quotes;   /* the pass over the words inside quotes */
} pronoun_work;

typedef enum pronoun_case { NOMINATIVE, OBJECTIVE, POSSESSIVE, REFLEXIVE } pronoun_case;

typedef struct pronoun_word {
    const char *word;
    er_gender gender; /* unknown: the speaker */
    pronoun_case form;
} pronoun_word;

static const pronoun_word PRONOUNS[] = {
    {"he", ER_MALE, NOMINATIVE},
    {"him", ER_MALE, OBJECTIVE},
    {"his", ER_MALE, POSSESSIVE},
    {"himself", ER_MALE, REFLEXIVE},
    {"she", ER_FEMALE, NOMINATIVE},
    {"her", ER_FEMALE, POSSESSIVE},
    {"hers", ER_FEMALE, POSSESSIVE},
    {"herself", ER_FEMALE, REFLEXIVE},
    {"i", ER_GENDER_UNKNOWN, NOMINATIVE},
    {"me", ER_GENDER_UNKNOWN, OBJECTIVE},
    {"my", ER_GENDER_UNKNOWN, POSSESSIVE},
    {"myself", ER_GENDER_UNKNOWN, REFLEXIVE},
    {"we", ER_GENDER_UNKNOWN, NOMINATIVE},
    {"us", ER_GENDER_UNKNOWN, OBJECTIVE},
    {"our", ER_GENDER_UNKNOWN, POSSESSIVE},
};

#define PRONOUN_LENGTH_MAX 8
#define ER_PRONOUN_MARGIN 0.0 /* of score between the best and the next */

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static const pronoun_word *pronoun_at(const er_document *document, uint32_t token)
{
    er_view view = er_token_view(document, token);
    char word[PRONOUN_LENGTH_MAX];
    if (view.length > PRONOUN_LENGTH_MAX || document->tokens[token].kind != ER_WORD ||
        !strchr("hsimwouHSIMWOU", view.data[0]) || er_view_is(view, "US"))
        return NULL;
    bool name = is_capital(view.data[0]) && view.length > 1 && token > 0 &&
                document->tokens[token - 1].letter_case == ER_CASE_LOWER;
    if (name)
        return NULL; /* "Bessent and He": within a sentence it is a name */
    for (uint32_t i = 0; i < view.length; i++)
        word[i] =
            (char)(view.data[i] >= 'A' && view.data[i] <= 'Z' ? view.data[i] | 0x20 : view.data[i]);
    for (size_t i = 0; i < sizeof PRONOUNS / sizeof *PRONOUNS; i++)
        if (er_view_is((er_view){word, view.length}, PRONOUNS[i].word))
            return &PRONOUNS[i];
    return NULL;
}

static bool is_preposition(er_view word)
{
    static const char *const WORDS[] = {"of",    "to",      "with",   "by",      "for",
                                        "from",  "against", "in",     "on",      "at",
                                        "about", "between", "over",   "under",   "like",
                                        "near",  "behind",  "toward", "towards", "than"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (er_view_is(word, WORDS[i]))
            return true;
    return false;
}

static actor *add_actor(pronoun_work *p, uint32_t first, uint32_t end, uint32_t sentence)
{
    const er_document *document = p->work->document;
    if (!er_array_reserve((void **)&p->actors, &p->actor_capacity, (uint64_t)p->actor_count + 1,
                          sizeof *p->actors))
        return NULL;
    uint32_t start = document->sentences[sentence].first_token, before = ER_NONE;
    /* the word before the phrase: articles, titles and adjectives are stepped over */
    for (uint32_t t = first; t > start && first - t < 6; t--) {
        before = t - 1;
        if (is_preposition(er_token_view(document, before)) ||
            document->tokens[before].kind != ER_WORD)
            break;
    }
    bool earlier = p->actor_count && p->actors[p->actor_count - 1].sentence == sentence &&
                   !p->actors[p->actor_count - 1].possessive &&
                   !p->actors[p->actor_count - 1].oblique;
    bool oblique = before != ER_NONE && is_preposition(er_token_view(document, before));
    er_view behind = end < document->token_count ? er_token_view(document, end) : (er_view){"", 0};
    actor *made = &p->actors[p->actor_count++];
    *made = (actor){.first_token = first,
                    .end_token = end,
                    .sentence = sentence,
                    .group = ER_NONE,
                    .subject = !earlier && !oblique,
                    .oblique = oblique,
                    .possessive = er_view_is(behind, "'s") || er_view_is(behind, "\u2019s"),
                    .quote = p->quotes.at[first]};
    return made;
}

/* What speaks for an actor, in points. Set by a random search over the pronouns of the GUM corpus
   (train), then by hand on its dev part: 85 % of he and she are right there. */
static const struct {
    double same_sentence, same_subject;  /* stands in the sentence of the pronoun; as its subject */
    double before_subject, before_other; /* in the sentence before */
    double sentence;                     /* taken off for each sentence farther away */
    double object_subject, object_other; /* taken off for "him" in the same sentence */
    double pronoun;                      /* is itself a pronoun */
    double oblique, possessive;          /* taken off */
    double gender;                       /* is known to be of the gender */
    double mention;                      /* for each mention so far, at most MENTIONS_MAX */
    double nearness;                     /* taken off for each actor in between */
    double nameless;                     /* taken off for "the driver" */
} POINTS = {6.0, 1.0, 0.0, -0.8, 1.2, 4.4, 2.6, 0.6, 2.0, 0.5, 3.6, 0.8, 0.02, 5.4};

#define MENTIONS_MAX 6

/* Negative: does not fit at all. between: actors that stand between it and the pronoun. */
static double score_of(const pronoun_work *p, const actor *a, const pronoun_word *pronoun,
                       uint32_t token, uint32_t sentence, uint32_t between)
{
    uint32_t distance = sentence - a->sentence;
    if (distance > 3 || a->end_token > token ||
        (a->gender != ER_GENDER_UNKNOWN && a->gender != pronoun->gender) ||
        (pronoun->form == REFLEXIVE && distance > 0))
        return -1;
    double score = 10; /* keeps what fits above zero */
    if (distance == 0)
        score += POINTS.same_sentence + (a->subject ? POINTS.same_subject : 0);
    else
        score += (a->subject ? POINTS.before_subject : POINTS.before_other) -
                 POINTS.sentence * (distance - 1);
    if (distance == 0 && pronoun->form == OBJECTIVE)
        score -= a->subject ? POINTS.object_subject : POINTS.object_other;
    score += a->pronoun ? POINTS.pronoun : 0;
    score -= a->oblique ? POINTS.oblique : 0;
    score -= a->possessive && pronoun->form != POSSESSIVE ? POINTS.possessive : 0;
    score += a->gender == pronoun->gender ? POINTS.gender : 0;
    score -= POINTS.nearness * (between > 8 ? 8 : between);
    if (a->group == ER_NONE)
        return score - POINTS.nameless;
    uint32_t count = p->counts[a->group];
    return score + POINTS.mention * (count > MENTIONS_MAX ? MENTIONS_MAX : count);
}

/* The actor that fits best; NULL where another fits nearly as well. */
static const actor *best_actor(const pronoun_work *p, const pronoun_word *pronoun, uint32_t token,
                               uint32_t sentence)
{
    const actor *best = NULL;
    double best_score = 0, next_score = 0;
    uint32_t quote = p->quotes.at[token];
    uint32_t speaker = quote == ER_NONE ? ER_NONE : p->quotes.rows[quote].speaker;
    if (speaker != ER_NONE)
        speaker = er_group_root(p->work, speaker);
    for (uint32_t i = p->actor_count, between = 0; i-- > 0 && p->actors[i].sentence + 3 >= sentence;
         between++) {
        const actor *a = &p->actors[i];
        if (speaker != ER_NONE && a->group == speaker)
            continue;
        double score = score_of(p, a, pronoun, token, sentence, between);
        if (score < 0)
            continue;
        score -= a->quote != ER_NONE && a->quote != quote ? 1.0 : 0;
        bool same = best && best->group != ER_NONE && best->group == a->group;
        if (!best || score > best_score) {
            if (best && !same)
                next_score = best_score;
            best = a;
            best_score = score;
        } else if (!same && score > next_score) {
            next_score = score;
        }
    }
    return best && best_score - next_score >= ER_PRONOUN_MARGIN ? best : NULL;
}

static er_status resolve_third_person(pronoun_work *p, const pronoun_word *pronoun, uint32_t token,
                                      uint32_t sentence)
{
    const actor *found = best_actor(p, pronoun, token, sentence);
    uint32_t group = found ? found->group : ER_NONE;
    er_gender gender = pronoun->gender;
    actor *self = add_actor(p, token, token + 1, sentence);
    if (!self)
        return er_fail_memory(p->work->error);
    self->group = group;
    self->gender = gender;
    self->pronoun = true;
    if (group == ER_NONE)
        return ER_OK;
    p->counts[group]++;
    if (p->genders[group] == ER_GENDER_UNKNOWN)
        p->genders[group] = (uint8_t)gender;
    return er_add_resolved_mention(p->work, token, token + 1, ER_PRONOUN, group, 0.75F);
}

static er_status resolve_speaker(pronoun_work *p, uint32_t token)
{
    uint32_t quote = p->quotes.at[token];
    uint32_t speaker = quote == ER_NONE ? ER_NONE : p->quotes.rows[quote].speaker;
    if (speaker == ER_NONE)
        return ER_OK;
    return er_add_resolved_mention(p->work, token, token + 1, ER_PRONOUN, speaker, 0.8F);
}

/* ---- persons without a name ---- */

/* Only of words in small letters, which are folded as they stand but for accents. */
static uint32_t noun_flags(const pronoun_work *p, uint32_t token)
{
    const er_document *document = p->work->document;
    if (document->tokens[token].letter_case != ER_CASE_LOWER)
        return 0;
    return er_names_noun(p->work->resolver->names, er_token_view(document, token));
}

/* "the driver": in the way of a pronoun, and the reason to leave it open. */
static er_status add_nameless(pronoun_work *p, uint32_t token, uint32_t sentence,
                              uint32_t next_name)
{
    const er_document *document = p->work->document;
    if (document->tokens[token].letter_case != ER_CASE_LOWER || next_name == token + 1 ||
        p->in_role[token])
        return ER_OK; /* a title or an apposition stands before the name */
    uint32_t flags = noun_flags(p, token);
    if (!flags)
        return ER_OK;
    actor *made = add_actor(p, token, token + 1, sentence);
    if (!made)
        return er_fail_memory(p->work->error);
    made->gender = flags & ER_NOUN_MALE     ? ER_MALE
                   : flags & ER_NOUN_FEMALE ? ER_FEMALE
                                            : ER_GENDER_UNKNOWN;
    return ER_OK;
}

static er_gender gender_of_mention(pronoun_work *p, const er_mention *mention, uint32_t root)
{
    er_gender gender = (er_gender)p->genders[root];
    if (gender != ER_GENDER_UNKNOWN || mention->kind != ER_NOMINAL ||
        mention->end_token == mention->first_token)
        return gender;
    uint32_t flags = noun_flags(p, mention->end_token - 1);
    return flags & ER_NOUN_MALE ? ER_MALE : flags & ER_NOUN_FEMALE ? ER_FEMALE : ER_GENDER_UNKNOWN;
}

/* ---- the pass over the document ---- */

/* Persons of the document by their place, so that the pass meets them in order. */
typedef struct placed {
    uint32_t first_token, mention;
} placed;

static int compare_placed(const void *a, const void *b)
{
    const placed *x = a, *y = b;
    if (x->first_token != y->first_token)
        return x->first_token < y->first_token ? -1 : 1;
    return x->mention < y->mention ? -1 : x->mention > y->mention;
}

static placed *place_persons(const er_work *work, uint32_t *count)
{
    const er_document *document = work->document;
    placed *rows = malloc(((size_t)document->mention_count + 1) * sizeof *rows);
    *count = 0;
    for (uint32_t i = 0; rows && i < document->mention_count; i++)
        if (document->mentions[i].type == ER_PERSON)
            rows[(*count)++] = (placed){document->mentions[i].first_token, i};
    if (rows)
        qsort(rows, *count, sizeof *rows, compare_placed);
    return rows;
}

static er_status add_person(pronoun_work *p, uint32_t mention, uint32_t sentence)
{
    er_work *work = p->work;
    const er_mention *m = &work->document->mentions[mention];
    actor *made = add_actor(p, m->first_token, m->end_token, sentence);
    if (!made)
        return er_fail_memory(work->error);
    if (work->group_of[mention] == ER_NONE)
        return ER_OK;
    uint32_t root = er_group_root(work, work->group_of[mention]);
    made->group = root;
    made->gender = gender_of_mention(p, m, root);
    made->pronoun = m->kind == ER_PRONOUN;
    p->counts[root]++;
    return ER_OK;
}

/* Adds the persons whose mentions begin at the token. *named_until is where the last of them that
   is a name, or was resolved, ends: within it there are no persons without a name. */
static er_status add_persons_at(pronoun_work *p, uint32_t token, uint32_t sentence,
                                const placed *persons, uint32_t person_count, uint32_t *next,
                                uint32_t *named_until)
{
    const er_document *document = p->work->document;
    er_status status = ER_OK;
    for (; *next < person_count && persons[*next].first_token <= token && !status; (*next)++) {
        uint32_t end = document->mentions[persons[*next].mention].end_token;
        *named_until = end > *named_until ? end : *named_until;
        status = add_person(p, persons[*next].mention, sentence);
    }
    return status;
}

static er_status pass_token(pronoun_work *p, uint32_t token, uint32_t sentence, uint32_t next_name,
                            bool inside_name)
{
    const pronoun_word *word = pronoun_at(p->work->document, token);
    bool quoted = p->quotes.at[token] != ER_NONE;
    if (word && word->gender == ER_GENDER_UNKNOWN)
        return p->in_quotes ? resolve_speaker(p, token) : ER_OK;
    if (word)
        return quoted == p->in_quotes ? resolve_third_person(p, word, token, sentence) : ER_OK;
    return inside_name ? ER_OK : add_nameless(p, token, sentence, next_name);
}

static er_status pass_sentence(pronoun_work *p, uint32_t sentence, const placed *persons,
                               uint32_t person_count, uint32_t *next)
{
    const er_document *document = p->work->document;
    uint32_t named_until = 0;
    er_status status = ER_OK;
    for (uint32_t t = document->sentences[sentence].first_token;
         t < document->sentences[sentence].end_token && !status; t++) {
        bool pronoun_before = *next < person_count && persons[*next].first_token == t &&
                              document->mentions[persons[*next].mention].kind == ER_PRONOUN;
        status = add_persons_at(p, t, sentence, persons, person_count, next, &named_until);
        if (!status && !pronoun_before)
            status = pass_token(p, t, sentence,
                                *next < person_count ? persons[*next].first_token : ER_NONE,
                                t < named_until);
    }
    return status;
}

static er_status pass_document(pronoun_work *p)
{
    er_work *work = p->work;
    const er_document *document = work->document;
    uint32_t person_count, next = 0;
    placed *persons = place_persons(work, &person_count);
    free(p->counts);
    p->counts = calloc((size_t)work->group_count + 1, sizeof *p->counts);
    p->actor_count = 0;
    er_status status = persons && p->counts ? ER_OK : er_fail_memory(work->error);
    for (uint32_t s = 0; s < document->sentence_count && !status; s++)
        if (!document->sentences[s].headline)
            status = pass_sentence(p, s, persons, person_count, &next);
    free(persons);
    return status;
}

/* What is known before the first pronoun is read. */
static er_status prepare(pronoun_work *p)
{
    er_work *work = p->work;
    const er_document *document = work->document;
    p->genders = calloc((size_t)work->group_count + 1, sizeof *p->genders);
    p->in_role = calloc((size_t)document->token_count + 1, sizeof *p->in_role);
    if (!p->genders || !p->in_role)
        return er_fail_memory(work->error);
    for (uint32_t i = 0; i < work->group_count; i++)
        p->genders[i] = (uint8_t)work->groups[i].gender;
    for (uint32_t i = 0; i < document->role_count; i++)
        for (uint32_t t = document->roles[i].first_token; t < document->roles[i].end_token; t++)
            p->in_role[t] |= document->roles[i].person != ER_NONE;
    return er_quotes_find(document, &p->quotes, work->error);
}

er_status er_resolve_pronouns(er_work *work)
{
    pronoun_work p = {.work = work};
    er_status status = prepare(&p);
    if (!status)
        status = pass_document(&p);
    if (!status && p.quotes.count) {
        er_quotes_attribute(work, &p.quotes);
        p.in_quotes = true;
        status = pass_document(&p);
    }
    er_quotes_free(&p.quotes);
    free(p.actors);
    free(p.counts);
    free(p.genders);
    free(p.in_role);
    return status;
}
