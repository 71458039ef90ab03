/* "The government", "the country", "the company": to the state or body that the text is about at
   that place, where one alone fits; else they stay open. */
#include <stdlib.h>

#include "resolve/nominals.h"

#include "resolve/body_nouns.h"
#include "resolve/described.h"
#include "resolve/token_words.h"

#define STATES_MAX 8 /* of more than these nearby none is chosen */

static const char *const OWNS[] = {"'s", "\u2019s", "'", "\u2019", NULL};

/* A few groups, each once. */
typedef struct some_groups {
    uint32_t rows[STATES_MAX];
    uint32_t count;
} some_groups;

static void add_group(some_groups *some, uint32_t group)
{
    for (uint32_t i = 0; i < some->count; i++)
        if (some->rows[i] == group)
            return;
    if (some->count < STATES_MAX)
        some->rows[some->count++] = group;
}

static bool has_group(const some_groups *some, uint32_t group)
{
    for (uint32_t i = 0; i < some->count; i++)
        if (some->rows[i] == group)
            return true;
    return false;
}

/* ---- states ---- */

uint32_t er_find_main_state(er_work *work)
{
    uint32_t best = ER_NONE, most = 0, second = 0;
    for (uint32_t i = 0; i < work->group_count; i++) {
        const er_group *group = &work->groups[i];
        if (group->type != ER_STATE || group->parent != i || !group->mention_count)
            continue;
        if (group->mention_count > most) {
            second = most;
            most = group->mention_count;
            best = i;
        } else if (group->mention_count > second) {
            second = group->mention_count;
        }
    }
    return most >= 2 * second && most > 1 ? best : ER_NONE;
}

/* The states that are named from that sentence on. */
static some_groups states_since(const er_nominal_work *n, uint32_t sentence, uint32_t token)
{
    some_groups found = {0};
    for (uint32_t i = n->spoken->count; i-- > 0 && n->spoken->rows[i].sentence >= sentence;) {
        const er_spoken *s = &n->spoken->rows[i];
        if (s->type == ER_STATE && s->group != ER_NONE && s->end_token <= token)
            add_group(&found, s->group);
    }
    return found;
}

static bool was_named(const er_nominal_work *n, uint32_t group)
{
    if (!er_work_spend(n->work, n->spoken->count))
        return false;
    for (uint32_t i = 0; i < n->spoken->count; i++)
        if (n->spoken->rows[i].group == group)
            return true;
    return false;
}

/* Whom "the government" means: the state that the document is about, where no other is nearer. */
static uint32_t state_that_governs(const er_nominal_work *n, uint32_t token, uint32_t sentence)
{
    some_groups near = states_since(n, sentence ? sentence - 1 : 0, token);
    if (n->main_state == ER_NONE)
        return near.count == 1 ? near.rows[0] : ER_NONE;
    if (near.count ? has_group(&near, n->main_state) : was_named(n, n->main_state))
        return n->main_state;
    return ER_NONE;
}

/* The state of this clause, to which "in the country" is somewhere else: "France has troops in the
   country". ER_NONE where there is none. */
static uint32_t state_of_clause(const er_nominal_work *n, uint32_t token, uint32_t sentence)
{
    static const char *const CLAUSES[] = {"that",  "said", "says", "because", "as", "while", "but",
                                          "where", "when", "if",   ";",       ":",  NULL};
    static const char *const TO[] = {"in",      "to", "into", "from", "with",
                                     "against", "of", "for",  NULL};
    const er_document *document = n->work->document;
    uint32_t at = n->spoken->count;
    if (token == 0 || !er_word_is_any(document, token - 1, TO))
        return ER_NONE;
    while (at > 0 && n->spoken->rows[at - 1].sentence == sentence &&
           n->spoken->rows[at - 1].type != ER_STATE)
        at--;
    if (at == 0 || n->spoken->rows[at - 1].sentence != sentence)
        return ER_NONE;
    const er_spoken *s = &n->spoken->rows[at - 1];
    bool opens = s->first_token - document->sentences[sentence].first_token <= 1;
    bool related =
        er_word_is(document, s->end_token, ",") && er_word_is(document, s->end_token + 1, "which");
    if (s->kind == ER_DEMONYM || er_word_is_any(document, s->end_token, OWNS) ||
        (!opens && !related))
        return ER_NONE;
    for (uint32_t t = s->end_token; t < token; t++)
        if (er_word_is_any(document, t, CLAUSES))
            return ER_NONE;
    return s->group;
}

/* Whom "the country" means: the state that was named last, where that was one alone. */
static uint32_t state_in_focus(const er_nominal_work *n, uint32_t token, uint32_t sentence)
{
    uint32_t other = state_of_clause(n, token, sentence), main_state = n->main_state;
    main_state = main_state == other ? ER_NONE : main_state;
    for (uint32_t back = 0; back <= 2 && back <= sentence; back++) {
        some_groups near = states_since(n, sentence - back, token);
        uint32_t kept = 0;
        for (uint32_t i = 0; i < near.count; i++)
            if (near.rows[i] != other)
                near.rows[kept++] = near.rows[i];
        near.count = kept;
        if (near.count == 1)
            return back == 0 || main_state == ER_NONE || near.rows[0] == main_state ? near.rows[0]
                                                                                    : ER_NONE;
        if (near.count > 1)
            return main_state != ER_NONE && has_group(&near, main_state) ? main_state : ER_NONE;
    }
    return main_state != ER_NONE && was_named(n, main_state) ? main_state : ER_NONE;
}

/* ---- bodies ---- */

#define BODY_SENTENCES_BACK 2

/* The only body nearby that can be called so. */
static uint32_t body_in_focus(const er_nominal_work *n, uint32_t token, uint32_t sentence,
                              er_view noun)
{
    uint32_t since = sentence > BODY_SENTENCES_BACK ? sentence - BODY_SENTENCES_BACK : 0;
    uint32_t found = ER_NONE;
    bool likely = false;
    for (uint32_t i = n->spoken->count; i-- > 0 && n->spoken->rows[i].sentence >= since;) {
        const er_spoken *s = &n->spoken->rows[i];
        if (s->type != ER_ORGANIZATION || s->group == ER_NONE || s->end_token > token ||
            s->group == found)
            continue;
        er_body_fit fits = er_body_fits(n->work, &n->work->groups[s->group], noun);
        if (fits == ER_FIT_NOT)
            continue;
        if (found != ER_NONE)
            return ER_NONE;
        found = s->group;
        likely = fits == ER_FIT_LIKELY;
    }
    return likely ? found : ER_NONE;
}

/* ---- the words ---- */

static bool is_covered(const er_nominal_work *n, uint32_t token)
{
    for (uint32_t i = n->spoken->count; i-- > 0 && i + 4 > n->spoken->count;)
        if (n->spoken->rows[i].first_token <= token && token < n->spoken->rows[i].end_token)
            return true;
    return false;
}

/* "the country of", "the government that": said of another. */
static bool is_told_apart(const er_document *document, uint32_t end)
{
    static const char *const WORDS[] = {"of", "that", "which", "where", "whose", "who", "in", NULL};
    return er_word_is_any(document, end, WORDS);
}

/* The token of the noun of "the central government", "the Central Asian country" that begins at the
   article, or ER_NONE. Names do not stand before it. adjectives: which may; NULL: any three. */
static uint32_t noun_after(const er_nominal_work *n, uint32_t article, uint32_t end,
                           const char *const *nouns, const char *const *adjectives)
{
    const er_document *document = n->work->document;
    for (uint32_t t = article + 1; t < end && t <= article + (adjectives ? 2 : 4); t++) {
        uint32_t next = n->spoken->next;
        if (next < n->spoken->order_count &&
            n->work->document->mentions[n->spoken->order[next]].first_token <= t)
            return ER_NONE;
        if (er_word_is_any(document, t, nouns))
            return t;
        if (document->tokens[t].kind != ER_WORD ||
            (adjectives && !er_word_is_any(document, t, adjectives)))
            return ER_NONE;
    }
    return ER_NONE;
}

/* The noun and whom it means. */
static uint32_t find_meant(const er_nominal_work *n, uint32_t article, uint32_t sentence,
                           uint32_t *noun)
{
    static const char *const GOVERNING[] = {"government", "regime", "authorities", "junta", NULL};
    static const char *const KINDS[] = {"central", "federal", "national",     "military",
                                        "current", "new",     "transitional", "coalition",
                                        "interim", "present", "ruling",       NULL};
    static const char *const STATES[] = {"country", "nation", "kingdom", NULL};
    const er_document *document = n->work->document;
    uint32_t end = document->sentences[sentence].end_token;
    *noun = noun_after(n, article, end, GOVERNING, KINDS);
    if (*noun != ER_NONE)
        return state_that_governs(n, article, sentence);
    *noun = noun_after(n, article, end, STATES, NULL);
    if (*noun != ER_NONE)
        return state_in_focus(n, article, sentence);
    if (article + 1 >= end)
        return ER_NONE;
    *noun = article + 1;
    er_view word = er_token_view(document, article + 1);
    return er_body_kind_of(word) == ER_BODY_KINDS ? ER_NONE
                                                  : body_in_focus(n, article, sentence, word);
}

static er_status resolve_article(er_nominal_work *n, uint32_t article, uint32_t sentence)
{
    uint32_t noun, end, group = er_person_as_described(n->work, n->spoken, article, sentence, &end);
    if (group != ER_NONE) {
        n->after = end;
        return er_discourse_add(n->work, n->spoken, article, end, ER_NOMINAL, group, 0.7F);
    }
    group = find_meant(n, article, sentence, &noun);
    if (group == ER_NONE || is_told_apart(n->work->document, noun + 1))
        return ER_OK;
    n->after = noun + 1;
    return er_discourse_add(n->work, n->spoken, article, noun + 1, ER_NOMINAL, group, 0.7F);
}

void er_give_roles_their_bodies(er_work *work)
{
    const er_document *document = work->document;
    for (uint32_t r = 0; r < document->role_count; r++) {
        er_role *role = &document->roles[r];
        uint32_t at = role->first_token;
        if (role->holder_of != ER_NONE || !at || !er_word_is_any(document, at - 1, OWNS) ||
            !er_work_spend(work, document->mention_count - work->name_count))
            continue;
        for (uint32_t i = work->name_count; i < document->mention_count; i++)
            if (document->mentions[i].kind == ER_NOMINAL &&
                document->mentions[i].end_token == at - 1 &&
                document->mentions[i].type != ER_PERSON)
                role->holder_of = i;
    }
}

er_status er_resolve_nominal_at(er_nominal_work *n, uint32_t token, uint32_t sentence)
{
    static const char *const THE[] = {"the", "The", NULL};
    if (token < n->after || !er_word_is_any(n->work->document, token, THE))
        return ER_OK;
    er_status status = er_discourse_reach(n->work, n->spoken, token);
    return status || is_covered(n, token) ? status : resolve_article(n, token, sentence);
}
