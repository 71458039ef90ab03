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

static bool is_one_of(er_view word, const char *const *words)
{
    for (; *words; words++)
        if (er_view_is(word, *words))
            return true;
    return false;
}

static bool is_quote(er_view word)
{
    static const char *const QUOTES[] = {"\"", "'", "\u201c", "\u2018", "``", NULL};
    return is_one_of(word, QUOTES);
}

/* The words right before the second name, up to last: "known as", "also called", "nom de guerre",
   "who goes by", "real name". */
static bool ends_in_cue(const er_document *document, uint32_t from, uint32_t last)
{
    static const char *const IS[] = {"is", "was", NULL};
    static const char *const BY[] = {"by", "under", NULL};
    static const char *const NAMES[] = {"guerre", "pseudonym", "alias", "nickname", NULL};
    er_view word = er_token_view(document, last);
    if (is_cue(word))
        return true;
    if (last == from)
        return false;
    er_view before = er_token_view(document, last - 1);
    if (is_one_of(word, IS))
        return is_one_of(before, NAMES);
    if (er_view_is(word, "name"))
        return er_view_is(before, "real") || (er_view_is(before, "the") && last >= from + 2 &&
                                              is_one_of(er_token_view(document, last - 2), BY));
    return is_one_of(word, NAMES) ||
           (er_view_is(word, "as") &&
            (er_view_is(before, "known") || er_view_is(before, "born"))) ||
           (er_view_is(word, "called") && er_view_is(before, "also")) ||
           (er_view_is(word, "by") && (er_view_is(before, "goes") || er_view_is(before, "went")));
}

/* The words right before the second name say that it is another name of the first, and nothing but
   small words stands between the two. */
static bool says_renamed(const er_document *document, uint32_t from, uint32_t to)
{
    to -= to > from && is_quote(er_token_view(document, to - 1));
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
    return ends_in_cue(document, from, last);
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
