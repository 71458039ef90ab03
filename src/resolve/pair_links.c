#include "resolve/pair_links.h"
#include "resolve/token_words.h"

#define LINK_TOKENS 14 /* between two who meet: "Moor flew to Oslo for talks with Lind" */

bool er_is_joined(const er_document *document, uint32_t from, uint32_t to)
{
    static const char *const APART[] = {"with", "against", "from",  "to",   "for",       "by",
                                        "at",   "after",   "in",    "on",   "sometimes", "then",
                                        "said", "says",    "later", "over", "as",        NULL};
    if (from >= to || !er_word_is(document, from, "and") || to - from > 7)
        return false;
    for (uint32_t t = from + 1; t < to; t++)
        if ((document->tokens[t].kind != ER_WORD && !er_word_is(document, t, "-") &&
             !er_word_is(document, t, "'s") && !er_word_is(document, t, "\u2019s")) ||
            er_word_is_any(document, t, APART))
            return false;
    return true;
}

bool er_is_meeting(const er_document *document, uint32_t from, uint32_t to)
{
    static const char *const MEETING[] = {
        "met",     "meet",     "meets",       "meeting",  "talks",   "summit",
        "with",    "spoke",    "hosted",      "welcomed", "visited", "telephoned",
        "called",  "received", "greeted",     "hosts",    "visit",   "against",
        "invited", "joined",   "accompanied", "thanked",  "married", "fought",
        "sued",    "bought",   "invaded",     "attacked", NULL};
    bool meets = false;
    if (to <= from || to - from > LINK_TOKENS)
        return false;
    for (uint32_t t = from; t < to; t++) {
        if (er_word_is(document, t, ";") || er_word_is(document, t, "said"))
            return false;
        meets |= er_word_is_any(document, t, MEETING);
    }
    return meets;
}
