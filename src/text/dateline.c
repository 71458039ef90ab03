#include "text/dateline.h"

#define DATELINE_TOKENS 16 /* "PORT-AU-PRINCE, Haiti, March 3 (Agency) --" */
#define SENTENCE_TOKENS 4  /* what follows a dateline is a sentence, so at least this long */

/* A dash with white space on both sides, or one that is long enough to need none. */
static bool is_dash(const er_document *d, uint32_t token)
{
    static const char *const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
    er_view view = er_token_view(d, token);
    if (!er_view_is_one_of(view, dashes))
        return false;
    bool spaced = d->tokens[token].space_before && d->tokens[token + 1].space_before;
    return spaced || view.length > 1;
}

/* What may stand between the place and the dash outside of brackets. */
static bool is_part(const er_document *d, uint32_t token)
{
    static const char *const small[] = {"de", "del", "of", "the", "and", "el", "la", "di", NULL};
    static const char *const marks[] = {",", ".", "/", "'", "-", NULL};
    const er_token *t = &d->tokens[token];
    er_view view = er_token_view(d, token);
    if (t->kind == ER_WORD)
        return t->letter_case != ER_CASE_LOWER || er_view_is_one_of(view, small);
    return t->kind == ER_NUMBER || er_view_is_one_of(view, marks);
}

static bool opens_bracket(const er_document *d, uint32_t token)
{
    return er_view_is(er_token_view(d, token), "(");
}

uint32_t er_dateline_end(const er_document *d, uint32_t first, uint32_t end)
{
    if (end - first < SENTENCE_TOKENS + 2 || d->tokens[first].kind != ER_WORD)
        return first;
    uint32_t limit = end - SENTENCE_TOKENS;
    if (limit > first + DATELINE_TOKENS)
        limit = first + DATELINE_TOKENS;
    bool capitals = d->tokens[first].letter_case == ER_CASE_UPPER;
    bool agency = false, inside = false;
    for (uint32_t i = first; i < limit; i++) {
        if (!inside && i > first && is_dash(d, i))
            return capitals || agency ? i + 1 : first;
        if (!inside && capitals && i > first && er_view_is(er_token_view(d, i), ":"))
            return i + 1;
        if (!inside && i > first && opens_bracket(d, i))
            inside = agency = true;
        else if (inside)
            inside = !er_view_is(er_token_view(d, i), ")");
        else if (!is_part(d, i))
            return first;
    }
    return first;
}
