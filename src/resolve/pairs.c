/* Phrases for two ("the two leaders", "both sides"): to the pair that was named last, where type,
   gender and office leave one pair alone; else they stay open. Each of the two gets a mention over
   the words of the phrase. */
#include "resolve/pairs.h"

#define SENTENCES_BACK 3
#define FOCUS_MAX 30 /* mentions among which it is counted who is spoken of */

/* Whether no third is spoken of more than the lesser of the two. */
static bool are_foremost(const er_pair_work *p, er_pair made, unsigned types)
{
    uint32_t from = p->spoken->count > FOCUS_MAX ? p->spoken->count - FOCUS_MAX : 0;
    uint32_t counts[2] = {0, 0};
    for (uint32_t i = from; i < p->spoken->count; i++) {
        counts[0] += p->spoken->rows[i].group == made.a;
        counts[1] += p->spoken->rows[i].group == made.b;
    }
    uint32_t least = counts[0] < counts[1] ? counts[0] : counts[1];
    for (uint32_t i = from; i < p->spoken->count; i++) {
        uint32_t third = p->spoken->rows[i].group, count = 0;
        if (er_pair_has(made, third) || !er_fits_phrase(p, &p->spoken->rows[i], types))
            continue;
        for (uint32_t k = from; k < p->spoken->count; k++)
            count += p->spoken->rows[k].group == third;
        if (count > least)
            return false;
    }
    return true;
}

/* Whether a mention means the group, or a person of that state. */
static bool means(const er_pair_work *p, const er_spoken *s, uint32_t group)
{
    const er_group *groups = p->work->groups;
    if (s->group == ER_NONE || s->group == group)
        return s->group == group;
    return groups[group].type == ER_STATE && groups[s->group].type == ER_PERSON &&
           groups[group].state != ER_NONE && groups[s->group].state == groups[group].state;
}

/* Whether the word right before the phrase makes it an object: "urged | both sides". */
static bool is_object(const er_document *document, uint32_t token)
{
    static const char *const VERBS[] = {"told", "urge", "urges", "asks", "met", "helps", "help",
                                        "on",   "let",  "gave",  "sent", "led", NULL};
    return token > 0 && (er_word_is_any(document, token - 1, VERBS) ||
                         er_view_ends_with(er_token_view(document, token - 1), er_view_of("ed")));
}

/* "Norway urged | both sides": who acts on the two is none of them. It is the subject of the
   sentence, or stands before the phrase with no clause between. */
static bool is_acted_on_by(const er_pair_work *p, uint32_t sentence, uint32_t group)
{
    static const char *const CLAUSES[] = {"that",  "said",  "says",    ",",     "but",    "because",
                                          "while", "which", "between", "after", "before", "when",
                                          "as",    "for",   "of",      NULL};
    const er_document *document = p->work->document;
    uint32_t token = p->phrase->first_token;
    const er_spoken *first = NULL;
    bool same_clause = true, acted_on = false;
    for (uint32_t i = p->spoken->count; i-- > 0 && p->spoken->rows[i].sentence == sentence;) {
        const er_spoken *s = &p->spoken->rows[i];
        if (s->end_token > token)
            continue;
        for (uint32_t t = s->end_token; t < token && same_clause; t++)
            same_clause = !er_word_is_any(document, t, CLAUSES);
        acted_on |= same_clause && s->group == group;
        first = s;
    }
    return acted_on || (first && is_object(document, token) && means(p, first, group));
}

/* The pair of a sentence, as far as it is certain; *several: it cannot be told. */
static er_pair pair_of_sentence(const er_pair_work *p, const er_fits *found, unsigned types,
                                bool alone, bool *several)
{
    er_pair made = er_linked_pair(p->work->document, found, several);
    if (found->too_many || (found->group_count > 2 && made.a == ER_NONE))
        *several = true;
    if (*several || made.a != ER_NONE || found->group_count != 2 || !alone)
        return made;
    made = (er_pair){found->groups[0], found->groups[1]};
    return are_foremost(p, made, types) ? made : ER_NO_PAIR;
}

/* The pair that is meant among the types, and how many sentences back it was named. *any: somebody
   of these types was there. */
static er_pair find_pair(const er_pair_work *p, uint32_t sentence, unsigned types, bool *any,
                         uint32_t *back)
{
    uint32_t at = p->spoken->count, one = ER_NONE, first = p->phrase->first_token;
    bool by = first > 0 && er_word_is(p->work->document, first - 1, "by");
    for (*back = 0; *back <= SENTENCES_BACK && *back <= sentence; ++*back) {
        er_fits found;
        bool several = false;
        er_find_fits(p, sentence - *back, first, types, &at, &found);
        if (by && *back == 0)
            continue; /* "Norway and Peru were thanked by both sides" */
        *any |= found.group_count > 0;
        bool alone = (!p->phrase->linked && *back <= 1) || (one != ER_NONE && found.group_count);
        er_pair made = pair_of_sentence(p, &found, types, alone, &several);
        if (several)
            return ER_NO_PAIR;
        if (made.a != ER_NONE) {
            bool fits_one = one == ER_NONE || (*back < 2 && er_pair_has(made, one));
            fits_one &=
                !is_acted_on_by(p, sentence, made.a) && !is_acted_on_by(p, sentence, made.b);
            return fits_one ? made : ER_NO_PAIR;
        }
        if (found.group_count > 1 ||
            (found.group_count && one != ER_NONE && one != found.groups[0]))
            return ER_NO_PAIR; /* each in a sentence of its own */
        if (found.group_count == 1)
            one = found.groups[0];
    }
    return ER_NO_PAIR;
}

/* ---- the states of two persons ---- */

static uint32_t group_of_state(const er_pair_work *p, uint32_t state)
{
    er_work *work = p->work;
    const er_states *states = er_facts_states(work->resolver->facts);
    er_buffer_clear(&work->buffer);
    er_buffer_printf(&work->buffer, "#%u", state);
    uint32_t group = er_group_of_key(work, ER_STATE, er_buffer_view(&work->buffer),
                                     er_view_of(states->rows[state].label));
    if (group != ER_NONE)
        work->groups[group].state = state;
    return group;
}

/* "Moor met Lind. The two countries": those that the two persons serve. */
static er_pair states_of(const er_pair_work *p, uint32_t sentence)
{
    er_pair_phrase persons = {
        .first_token = p->phrase->first_token, .types = ER_PAIR_PERSONS, .linked = true};
    er_pair_work asked = *p;
    bool any = false;
    uint32_t back;
    asked.phrase = &persons;
    er_pair made = find_pair(&asked, sentence, ER_PAIR_PERSONS, &any, &back);
    if (made.a == ER_NONE)
        return ER_NO_PAIR;
    uint32_t a = p->work->groups[made.a].state, b = p->work->groups[made.b].state;
    if (a == ER_NONE || b == ER_NONE || a == b)
        return ER_NO_PAIR;
    made.a = group_of_state(p, a);
    made.b = group_of_state(p, b);
    return made.a == ER_NONE || made.b == ER_NONE
               ? ER_NO_PAIR
               : (er_pair){er_group_root(p->work, made.a), er_group_root(p->work, made.b)};
}

static er_pair find_meant(const er_pair_work *p, uint32_t sentence)
{
    bool any = false;
    uint32_t back, other_back;
    er_pair made = find_pair(p, sentence, p->phrase->types, &any, &back);
    if (made.a == ER_NONE && p->phrase->types == ER_PAIR_STATES)
        return any ? ER_NO_PAIR : states_of(p, sentence);
    bool otherwise = p->phrase->else_types && (p->phrase->linked || !any);
    if (!otherwise)
        return made;
    er_pair other = find_pair(p, sentence, p->phrase->else_types, &any, &other_back);
    return made.a == ER_NONE || (other.a != ER_NONE && other_back < back) ? other : made;
}

er_status er_add_pair(er_pair_work *p, uint32_t first_token, uint32_t end_token, er_kind kind,
                      er_pair made)
{
    er_status status =
        er_discourse_add(p->work, p->spoken, first_token, end_token, kind, made.a, 0.7F);
    return status
               ? status
               : er_discourse_add(p->work, p->spoken, first_token, end_token, kind, made.b, 0.7F);
}

/* ---- the pass over the document ---- */

static bool is_covered(const er_pair_work *p, uint32_t token)
{
    for (uint32_t i = p->spoken->count; i-- > 0 && i + 4 > p->spoken->count;)
        if (p->spoken->rows[i].first_token <= token && token < p->spoken->rows[i].end_token)
            return true;
    return false;
}

/* "The two men who ...": whom the next "the two men" means, too. */
static bool means_others(const er_pair_work *p, er_view word, uint32_t sentence)
{
    return p->open.length && er_view_equal(p->open, word) &&
           sentence - p->open_sentence <= SENTENCES_BACK;
}

static er_status resolve_phrase(er_pair_work *p, uint32_t token, uint32_t sentence, uint32_t end)
{
    const er_document *document = p->work->document;
    er_pair_phrase phrase;
    if (!er_pair_phrase_at(er_facts_offices(p->work->resolver->facts), document, token, end,
                           &phrase))
        return ER_OK;
    er_status status = er_discourse_reach(p->work, p->spoken, token);
    if (status || is_covered(p, token))
        return status;
    er_view word = er_token_view(document, phrase.end_token - 1);
    er_pair made = ER_NO_PAIR;
    p->phrase = &phrase;
    if (!phrase.restricted && !means_others(p, word, sentence))
        made = find_meant(p, sentence);
    if (made.a == ER_NONE) {
        p->open = word;
        p->open_sentence = sentence;
        return ER_OK;
    }
    return er_add_pair(p, phrase.first_token, phrase.end_token, ER_NOMINAL, made);
}

er_status er_resolve_pair_at(er_pair_work *p, uint32_t token, uint32_t sentence, uint32_t end)
{
    static const char *const THEY[] = {"they",   "them", "their", "themselves",
                                       "theirs", "They", "Their", NULL};
    const er_document *document = p->work->document;
    er_status status = ER_OK;
    char c = (char)(document->text.data[document->tokens[token].start] | 0x20);
    if (c == 't' || c == 'b')
        status = resolve_phrase(p, token, sentence, end);
    if (c != 't' || status || !er_word_is_any(document, token, THEY))
        return status;
    status = er_discourse_reach(p->work, p->spoken, token);
    if (!status)
        status = er_resolve_they(p, token, sentence);
    return status;
}
