/* "They" and "their": to the pair that this sentence or the one before names, where nobody else is
   many. */
#include "resolve/pair_links.h"
#include "resolve/pairs.h"

/* "officials", "troops": many, who could be meant, too. Things in the plural and verbs in -s that
   are frequent are none. */
static bool is_many(const er_pair_work *p, uint32_t token)
{
    static const char *const MANY[] = {"people",   "police", "men",  "women",     "children",
                                       "everyone", "many",   "Many", "everybody", NULL};
    static const char *const NONE[] = {
        "says",      "talks",    "ties",    "relations", "hands", "always",   "perhaps",
        "sanctions", "weapons",  "terms",   "years",     "days",  "months",   "weeks",
        "hours",     "minutes",  "steps",   "efforts",   "times", "tensions", "borders",
        "towards",   "besides",  "across",  "words",     "views", "issues",   "negotiations",
        "concerns",  "problems", "tariffs", "remarks",   "plans", "measures", "Sometimes",
        "besides",   "news",     "whereas", "contacts",  "deals", "papers",   NULL};
    const er_document *document = p->work->document;
    er_view word = er_token_view(document, token);
    if (er_word_is_any(document, token, MANY))
        return true;
    return word.length > 4 && word.data[word.length - 1] == 's' &&
           word.data[word.length - 2] != 's' && word.data[word.length - 2] != 'u' &&
           document->tokens[token].kind == ER_WORD && !er_word_is_any(document, token, NONE);
}

/* "Norway and Peru", "President Moor and ..." at the start of a sentence. */
static bool begins_sentence(const er_pair_work *p, const er_spoken *s)
{
    const er_document *document = p->work->document;
    static const char *const AT[] = {"in", "In", "from",    "From", "for", "For",   "to",
                                     "of", "by", "against", "with", "at",  "After", NULL};
    uint32_t first = document->sentences[s->sentence].first_token;
    if (s->first_token - first > 5)
        return false;
    for (uint32_t t = first; t < s->first_token; t++)
        if (er_word_is_any(document, t, AT) || er_word_is(document, t, ","))
            return false;
    return true;
}

/* The two of the rows at and before the last that stand over the same words, or are joined by
   "and" and begin their sentence; *end is where they end. */
static er_pair pair_at(const er_pair_work *p, uint32_t row, uint32_t *end)
{
    const er_document *document = p->work->document;
    const er_spoken *b = &p->spoken->rows[row];
    *end = b->end_token;
    for (uint32_t i = row; i-- > 0 && p->spoken->rows[i].sentence == b->sentence && i + 3 > row;) {
        const er_spoken *a = &p->spoken->rows[i];
        if (a->group == ER_NONE || a->group == b->group)
            continue;
        if (a->first_token == b->first_token && a->end_token == b->end_token)
            return (er_pair){a->group, b->group};
        bool alike = (a->type == ER_PERSON) == (b->type == ER_PERSON) && a->type != ER_PLACE &&
                     b->type != ER_PLACE;
        bool named = a->kind <= ER_METONYM && b->kind <= ER_METONYM;
        bool between = a->first_token > 0 && er_word_is(document, a->first_token - 1, "between");
        if (alike && named && (between || begins_sentence(p, a)) &&
            er_is_joined(document, a->end_token, b->first_token))
            return (er_pair){a->group, b->group};
        if (a->type == b->type)
            break;
    }
    return ER_NO_PAIR;
}

static bool is_alone(const er_pair_work *p, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (is_many(p, t))
            return false;
    return true;
}

/* The last pair of this sentence or the one before, where nobody else is many. */
static er_pair find_they(const er_pair_work *p, uint32_t token, uint32_t sentence)
{
    bool them = er_word_is(p->work->document, token, "them");
    for (uint32_t i = p->spoken->count; i-- > 0 && p->spoken->rows[i].sentence + 1 >= sentence;) {
        const er_spoken *s = &p->spoken->rows[i];
        uint32_t end;
        if (s->group == ER_NONE || s->end_token > token)
            continue;
        er_pair made = pair_at(p, i, &end);
        if (made.a != ER_NONE && them && s->sentence == sentence)
            return ER_NO_PAIR; /* "Norway and Peru have cold ties and broke them" */
        if (made.a != ER_NONE)
            return is_alone(p, end, token) ? made : ER_NO_PAIR;
    }
    return ER_NO_PAIR;
}

er_status er_resolve_they(er_pair_work *p, uint32_t token, uint32_t sentence)
{
    if (p->quotes->at[token] != ER_NONE)
        return ER_OK;
    er_pair made = find_they(p, token, sentence);
    return made.a == ER_NONE ? ER_OK : er_add_pair(p, token, token + 1, ER_PRONOUN, made);
}
