#include "recognize/span.h"

/* Quotes, brackets, articles, a possessive and an "and" at the ends of a span. */
void er_span_trim(const er_draft *d, er_span *s)
{
    const er_token *tokens = d->document->tokens;
    while (s->first < s->end &&
           ((tokens[s->first].kind != ER_WORD && tokens[s->first].kind != ER_NUMBER) ||
            er_draft_is_word(d, s->first, "the") || er_draft_is_word(d, s->first, "'s")))
        s->first++;
    while (s->end > s->first &&
           ((tokens[s->end - 1].kind != ER_WORD && tokens[s->end - 1].kind != ER_NUMBER) ||
            er_draft_is_possessive(d, s->end - 1) || er_draft_is_word(d, s->end - 1, "and")))
        s->end--;
}

/* A word at the start of a sentence that the document also writes small is hardly a name. */
bool er_span_is_plain_word(const er_draft *d, const er_span *s)
{
    if (s->end - s->first > 1)
        return false;
    if (!er_draft_is_capital(d, s->first))
        return true;
    er_word_use use = d->uses[d->forms[s->first]];
    return s->probability < ER_SPAN_SURE && use.small > 0 && use.capital == 0;
}
