/* "Ahmed Tarek, also known as Abu Salim": two names of one. */
#include "resolve/work.h"

#define BETWEEN_MAX 7 /* tokens between the two names */

static bool is_cue(er_view word)
{
    static const char *const CUES[] = {"alias",   "aka",  "a.k.a.",   "nicknamed", "dubbed",
                                       "renamed", "born", "formerly", "n\u00e9e"};
    for (size_t i = 0; i < sizeof CUES / sizeof *CUES; i++)
        if (er_view_is(word, CUES[i]))
            return true;
    return false;
}

/* The words right before the second name say that it is another name of the first, and nothing but
   small words stands between the two. */
static bool says_renamed(const er_document *document, uint32_t from, uint32_t to)
{
    if (to <= from || to - from > BETWEEN_MAX)
        return false;
    for (uint32_t t = from; t < to; t++) {
        er_view word = er_token_view(document, t);
        bool bracket = t == from && (er_view_is(word, ",") || er_view_is(word, "("));
        if (!bracket && document->tokens[t].letter_case != ER_CASE_LOWER)
            return false;
    }
    uint32_t last = to - 1;
    last -= last > from && er_view_is(er_token_view(document, last), "the");
    er_view word = er_token_view(document, last);
    if (er_view_is(word, "as") && last > from)
        return er_view_is(er_token_view(document, last - 1), "known");
    if (er_view_is(word, "called") && last > from)
        return er_view_is(er_token_view(document, last - 1), "also");
    return is_cue(word);
}

er_status er_join_renamed(er_work *work)
{
    const er_document *document = work->document;
    for (uint32_t i = 0; i + 1 < work->name_count; i++) {
        const er_mention *a = &document->mentions[i], *b = &document->mentions[i + 1];
        if (a->type != b->type || (a->type != ER_PERSON && a->type != ER_ORGANIZATION) ||
            a->sentence != b->sentence || work->group_of[i] == ER_NONE ||
            work->group_of[i + 1] == ER_NONE ||
            !says_renamed(document, a->end_token, b->first_token))
            continue;
        uint32_t x = er_group_root(work, work->group_of[i]);
        uint32_t y = er_group_root(work, work->group_of[i + 1]);
        if (x == y || work->groups[y].body != ER_NONE)
            continue;
        er_view label = work->groups[x].text;
        er_groups_join(work, x, y);
        x = er_group_root(work, x);
        if (a->type == ER_PERSON && !work->groups[x].label.length)
            work->groups[x].label = label;
    }
    return ER_OK;
}
