/* Pronouns: he and she to the person that stands out, I and we in a quote to its speaker. "It" and
   "they" are read in it.c and they.c. */
#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"
#include "resolve/pronouns.h"

static const er_pronoun PRONOUNS[] = {
    {"he", ER_MALE, ER_NOMINATIVE},
    {"him", ER_MALE, ER_OBJECTIVE},
    {"his", ER_MALE, ER_POSSESSIVE},
    {"himself", ER_MALE, ER_REFLEXIVE},
    {"she", ER_FEMALE, ER_NOMINATIVE},
    {"her", ER_FEMALE, ER_POSSESSIVE},
    {"hers", ER_FEMALE, ER_POSSESSIVE},
    {"herself", ER_FEMALE, ER_REFLEXIVE},
    {"i", ER_GENDER_UNKNOWN, ER_NOMINATIVE},
    {"me", ER_GENDER_UNKNOWN, ER_OBJECTIVE},
    {"my", ER_GENDER_UNKNOWN, ER_POSSESSIVE},
    {"myself", ER_GENDER_UNKNOWN, ER_REFLEXIVE},
    {"we", ER_GENDER_UNKNOWN, ER_NOMINATIVE},
    {"us", ER_GENDER_UNKNOWN, ER_OBJECTIVE},
    {"our", ER_GENDER_UNKNOWN, ER_POSSESSIVE},
};

#define PRONOUN_LENGTH_MAX 8

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static const er_pronoun *pronoun_at(const er_document *document, uint32_t token)
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

static er_actor *add_actor(er_pronoun_work *p, uint32_t first, uint32_t end, uint32_t sentence)
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
    bool listed =
        (before != ER_NONE && before + 1 == first && er_word_is(document, before, "and")) ||
        er_word_is(document, end, "and");
    er_view behind = end < document->token_count ? er_token_view(document, end) : (er_view){"", 0};
    er_actor *made = &p->actors[p->actor_count++];
    *made = (er_actor){.first_token = first,
                       .end_token = end,
                       .sentence = sentence,
                       .group = ER_NONE,
                       .subject = !earlier && !oblique,
                       .oblique = oblique,
                       .listed = listed,
                       .possessive = er_view_is(behind, "'s") || er_view_is(behind, "\u2019s"),
                       .quote = p->quotes.at[first]};
    return made;
}

/* The actor that fits best, or NULL. */
static const er_actor *best_actor(const er_pronoun_work *p, const er_pronoun *pronoun,
                                  uint32_t token, uint32_t sentence)
{
    const er_actor *best = NULL;
    double best_score = 0;
    uint32_t quote = p->quotes.at[token], other = ER_NONE;
    uint32_t speaker = quote == ER_NONE ? ER_NONE : p->quotes.rows[quote].speaker;
    if (speaker != ER_NONE)
        speaker = er_group_root(p->work, speaker);
    for (uint32_t i = p->actor_count, between = 0; i-- > 0 && p->actors[i].sentence + 3 >= sentence;
         between++) {
        const er_actor *a = &p->actors[i];
        if ((speaker != ER_NONE && a->group == speaker) || (other != ER_NONE && a->group == other))
            continue;
        double score = er_pronoun_score(p, a, pronoun, token, sentence, between);
        if (score == ER_PRONOUN_OTHER)
            other = a->group;
        if (score < 0)
            continue;
        if (!best || score > best_score) {
            best = a;
            best_score = score;
        }
    }
    return best;
}

/* "her" before a noun is hers, else it is an object: "thanked her for it". */
static bool is_object_her(const er_document *document, uint32_t token)
{
    static const char *const BEHIND[] = {
        "to",    "for",  "in",   "on",    "at",     "and",   "as",      "that", "with",
        "from",  "by",   "when", "after", "before", "of",    "because", "but",  "if",
        "about", "into", "over", "while", "out",    "up",    "off",     "away", "back",
        "down",  "the",  "a",    "an",    "is",     "was",   "he",      "she",  "again",
        "who",   "had",  "has",  "would", "until",  "since", NULL};
    er_view word = er_token_view(document, token);
    if (!er_view_is(word, "her"))
        return false;
    return token + 1 >= document->token_count ||
           document->tokens[token + 1].kind == ER_PUNCTUATION ||
           er_word_is_any(document, token + 1, BEHIND);
}

/* "In his speech, Moor said": the subject behind the comma, where the sentence begins with a
   phrase that names nobody else. A group, or ER_NONE. */
static uint32_t subject_behind(const er_pronoun_work *p, const er_pronoun *pronoun, uint32_t token,
                               uint32_t sentence)
{
    static const char *const OPENS[] = {
        "In",      "After",    "Before", "During",     "With",  "While",   "When",      "As",
        "Despite", "Since",    "For",    "At",         "On",    "By",      "Following", "Upon",
        "From",    "Although", "Though", "Throughout", "Under", "Because", "Like",      "Unlike",
        "Besides", "If",       "Once",   "Through",    "Until", "To",      NULL};
    const er_document *document = p->work->document;
    uint32_t first = document->sentences[sentence].first_token;
    uint32_t end = document->sentences[sentence].end_token, comma = token + 1;
    bool opens = er_word_is_any(document, first, OPENS) ||
                 (er_view_ends_with(er_token_view(document, first), er_view_of("ing")) &&
                  document->tokens[first].letter_case == ER_CASE_TITLE);
    bool alone = !p->actor_count || p->actors[p->actor_count - 1].sentence != sentence;
    if (!opens || !alone || token - first > 12 || p->next >= p->person_count)
        return ER_NONE;
    while (comma < end && comma < token + 15 && !er_word_is(document, comma, ","))
        comma++;
    uint32_t next = p->next;
    while (next + 1 < p->person_count && p->persons[next].first_token < comma)
        next++;
    const er_mention *m = &document->mentions[p->persons[next].mention];
    uint32_t behind = m->end_token;
    if (m->first_token <= comma || m->first_token > comma + 5 || m->first_token >= end ||
        behind >= end || document->tokens[behind].letter_case != ER_CASE_LOWER)
        return ER_NONE;
    for (uint32_t t = comma + 1; t < m->first_token; t++)
        if (is_preposition(er_token_view(document, t)) || document->tokens[t].kind != ER_WORD)
            return ER_NONE;
    uint32_t group = p->work->group_of[p->persons[next].mention];
    if (group == ER_NONE || er_word_is(document, behind, "'s") ||
        er_word_is(document, behind, "\u2019s"))
        return ER_NONE;
    group = er_group_root(p->work, group);
    return p->genders[group] == ER_GENDER_UNKNOWN || p->genders[group] == pronoun->gender ? group
                                                                                          : ER_NONE;
}

static er_status resolve_third_person(er_pronoun_work *p, const er_pronoun *pronoun, uint32_t token,
                                      uint32_t sentence)
{
    er_pronoun word = *pronoun;
    word.form = is_object_her(p->work->document, token) ? ER_OBJECTIVE : word.form;
    uint32_t group = subject_behind(p, &word, token, sentence);
    if (group == ER_NONE) {
        const er_actor *found = best_actor(p, &word, token, sentence);
        group = found ? found->group : ER_NONE;
    }
    er_gender gender = pronoun->gender;
    er_actor *self = add_actor(p, token, token + 1, sentence);
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

static er_status resolve_speaker(er_pronoun_work *p, uint32_t token)
{
    uint32_t quote = p->quotes.at[token];
    uint32_t speaker = quote == ER_NONE ? ER_NONE : p->quotes.rows[quote].speaker;
    if (speaker == ER_NONE)
        return ER_OK;
    return er_add_resolved_mention(p->work, token, token + 1, ER_PRONOUN, speaker, 0.8F);
}

/* ---- persons without a name ---- */

/* Only of words in small letters, which are folded as they stand but for accents. */
static uint32_t noun_flags(const er_pronoun_work *p, uint32_t token)
{
    const er_document *document = p->work->document;
    if (document->tokens[token].letter_case != ER_CASE_LOWER)
        return 0;
    return er_names_noun(p->work->resolver->names, er_token_view(document, token));
}

/* "the driver": in the way of a pronoun, and the reason to leave it open. */
static er_status add_nameless(er_pronoun_work *p, uint32_t token, uint32_t sentence,
                              uint32_t next_name)
{
    const er_document *document = p->work->document;
    if (document->tokens[token].letter_case != ER_CASE_LOWER || next_name == token + 1 ||
        p->in_role[token])
        return ER_OK; /* a title or an apposition stands before the name */
    uint32_t flags = noun_flags(p, token);
    if (!flags)
        return ER_OK;
    er_actor *made = add_actor(p, token, token + 1, sentence);
    if (!made)
        return er_fail_memory(p->work->error);
    made->gender = flags & ER_NOUN_MALE     ? ER_MALE
                   : flags & ER_NOUN_FEMALE ? ER_FEMALE
                                            : ER_GENDER_UNKNOWN;
    return ER_OK;
}

static er_gender gender_of_mention(er_pronoun_work *p, const er_mention *mention, uint32_t root)
{
    er_gender gender = (er_gender)p->genders[root];
    if (gender != ER_GENDER_UNKNOWN || mention->kind != ER_NOMINAL ||
        mention->end_token == mention->first_token)
        return gender;
    uint32_t flags = noun_flags(p, mention->end_token - 1);
    return flags & ER_NOUN_MALE ? ER_MALE : flags & ER_NOUN_FEMALE ? ER_FEMALE : ER_GENDER_UNKNOWN;
}

/* ---- the pass over the document ---- */

static int compare_placed(const void *a, const void *b)
{
    const er_placed_person *x = a, *y = b;
    if (x->first_token != y->first_token)
        return x->first_token < y->first_token ? -1 : 1;
    return x->mention < y->mention ? -1 : x->mention > y->mention;
}

static er_placed_person *place_persons(const er_work *work, uint32_t *count)
{
    const er_document *document = work->document;
    er_placed_person *rows = malloc(((size_t)document->mention_count + 1) * sizeof *rows);
    *count = 0;
    for (uint32_t i = 0; rows && i < document->mention_count; i++)
        if (document->mentions[i].type == ER_PERSON)
            rows[(*count)++] = (er_placed_person){document->mentions[i].first_token, i};
    if (rows)
        qsort(rows, *count, sizeof *rows, compare_placed);
    return rows;
}

static er_status add_person(er_pronoun_work *p, uint32_t mention, uint32_t sentence)
{
    er_work *work = p->work;
    const er_mention *m = &work->document->mentions[mention];
    er_actor *made = add_actor(p, m->first_token, m->end_token, sentence);
    if (!made)
        return er_fail_memory(work->error);
    if (work->group_of[mention] == ER_NONE)
        return ER_OK;
    uint32_t root = er_group_root(work, work->group_of[mention]);
    made->group = root;
    p->topic = p->topic == ER_NONE ? root : p->topic;
    made->gender = gender_of_mention(p, m, root);
    made->pronoun = m->kind == ER_PRONOUN;
    p->counts[root]++;
    return ER_OK;
}

/* Adds the persons whose mentions begin at the token. *named_until is where the last of them that
   is a name, or was resolved, ends: within it there are no persons without a name. */
static er_status add_persons_at(er_pronoun_work *p, uint32_t token, uint32_t sentence,
                                uint32_t *named_until)
{
    const er_document *document = p->work->document;
    er_status status = ER_OK;
    for (; p->next < p->person_count && p->persons[p->next].first_token <= token && !status;
         p->next++) {
        uint32_t end = document->mentions[p->persons[p->next].mention].end_token;
        *named_until = end > *named_until ? end : *named_until;
        status = add_person(p, p->persons[p->next].mention, sentence);
    }
    return status;
}

static er_status pass_token(er_pronoun_work *p, uint32_t token, uint32_t sentence,
                            uint32_t next_name, bool inside_name)
{
    const er_pronoun *word = pronoun_at(p->work->document, token);
    bool quoted = p->quotes.at[token] != ER_NONE;
    if (word && word->gender == ER_GENDER_UNKNOWN)
        return p->in_quotes ? resolve_speaker(p, token) : ER_OK;
    if (word)
        return quoted == p->in_quotes ? resolve_third_person(p, word, token, sentence) : ER_OK;
    return inside_name ? ER_OK : add_nameless(p, token, sentence, next_name);
}

static er_status pass_sentence(er_pronoun_work *p, uint32_t sentence)
{
    const er_document *document = p->work->document;
    uint32_t named_until = 0;
    er_status status = ER_OK;
    for (uint32_t t = document->sentences[sentence].first_token;
         t < document->sentences[sentence].end_token && !status; t++) {
        bool pronoun_before = p->next < p->person_count && p->persons[p->next].first_token == t &&
                              document->mentions[p->persons[p->next].mention].kind == ER_PRONOUN;
        status = add_persons_at(p, t, sentence, &named_until);
        if (!status && !pronoun_before)
            status =
                pass_token(p, t, sentence,
                           p->next < p->person_count ? p->persons[p->next].first_token : ER_NONE,
                           t < named_until);
    }
    return status;
}

static er_status pass_document(er_pronoun_work *p)
{
    er_work *work = p->work;
    const er_document *document = work->document;
    er_placed_person *persons = place_persons(work, &p->person_count);
    p->persons = persons;
    p->next = 0;
    p->topic = ER_NONE;
    free(p->counts);
    p->counts = calloc((size_t)work->group_count + 1, sizeof *p->counts);
    p->actor_count = 0;
    er_status status = persons && p->counts ? ER_OK : er_fail_memory(work->error);
    for (uint32_t s = 0; s < document->sentence_count && !status; s++)
        if (!document->sentences[s].headline)
            status = pass_sentence(p, s);
    free(persons);
    p->persons = NULL;
    return status;
}

/* What is known before the first pronoun is read. */
static er_status prepare(er_pronoun_work *p)
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
    er_pronoun_work p = {.work = work};
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
