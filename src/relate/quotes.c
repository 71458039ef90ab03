#include "relate/quotes.h"

#include <stdlib.h>

#include "base/array.h"
#include "relate/attribution.h"
#include "relate/phrase.h"

#define PARAGRAPHS_MAX 4 /* so far a mark that closes is looked for */
#define FRAGMENT_MAX 10  /* tokens of "Moor told reporters in Lima." after a quote */

/* ---- marks ---- */

typedef enum quote_mark { NO_MARK, OPENS, CLOSES, EITHER } quote_mark;

static quote_mark mark_of(const er_document *document, uint32_t token)
{
    static const char *const opening[] = {"“", "``", "„", NULL};
    static const char *const closing[] = {"”", "''", NULL};
    if (document->tokens[token].kind == ER_WORD || document->tokens[token].kind == ER_NUMBER)
        return NO_MARK;
    if (er_token_is(document, token, "\""))
        return EITHER;
    if (er_token_is_any(document, token, opening))
        return OPENS;
    return er_token_is_any(document, token, closing) ? CLOSES : NO_MARK;
}

/* Whether a quote that is open at the end of a paragraph goes on in those after it, where the text
   has a paragraph for each sentence: the next mark closes it. A paragraph that begins with a mark
   opens a quote of its own, as long quotes do. */
static bool runs_on(const er_document *document, uint32_t sentence)
{
    uint32_t paragraph = document->sentences[sentence].paragraph, last = paragraph + PARAGRAPHS_MAX;
    uint32_t straight = 0;
    for (uint32_t s = sentence; s < document->sentence_count; s++) {
        const er_sentence *at = &document->sentences[s];
        if (at->paragraph != paragraph) {
            if (straight)
                return straight % 2 == 1;
            paragraph = at->paragraph;
        }
        if (paragraph >= last)
            return false;
        for (uint32_t t = at->first_token; t < at->end_token; t++) {
            quote_mark mark = mark_of(document, t);
            bool begins = t == at->first_token && (!s || at[-1].paragraph != paragraph);
            if (mark == OPENS || (mark == EITHER && begins))
                return false;
            if (mark == CLOSES)
                return true;
            straight += mark == EITHER;
        }
    }
    return straight % 2 == 1;
}

static bool open_quote(er_quotations *quotations, uint32_t token, uint32_t sentence)
{
    if (!er_array_reserve((void **)&quotations->rows, &quotations->capacity,
                          (uint64_t)quotations->count + 1, sizeof *quotations->rows))
        return false;
    quotations->rows[quotations->count++] = (er_quotation){.first_token = token + 1,
                                                           .end_token = token + 1,
                                                           .first_sentence = sentence,
                                                           .end_sentence = sentence};
    return true;
}

static bool find_marks(er_quotations *quotations, const er_document *document)
{
    bool open = false;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const er_sentence *sentence = &document->sentences[s];
        if (open && s && sentence[-1].paragraph != sentence->paragraph)
            open = runs_on(document, s);
        for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
            quote_mark mark = mark_of(document, t);
            if (mark == NO_MARK && open) {
                quotations->rows[quotations->count - 1].end_token = t + 1;
                quotations->rows[quotations->count - 1].end_sentence = s;
            } else if (mark == OPENS || (mark == EITHER && !open)) {
                if (!open_quote(quotations, t, s))
                    return false;
                open = true;
            } else if (mark != NO_MARK) {
                open = false;
            }
        }
    }
    return true;
}

/* ---- speakers ---- */

/* Of the words of saying in a sentence, outside of all quotes, that which is nearest to the quote
   says who speaks. */
static er_attribution nearest_attribution(const er_quotations *quotations,
                                          const er_document *document, const er_quotation *quote,
                                          uint32_t sentence, er_end *speaker)
{
    const er_sentence *s = &document->sentences[sentence];
    er_attribution best = ER_NOT_ATTRIBUTED;
    uint32_t distance = ER_NONE;
    for (uint32_t t = s->first_token; t < s->end_token; t++) {
        er_end who;
        if (document->tokens[t].kind != ER_WORD || !er_token_says(document, t) ||
            er_quotation_at(quotations, t))
            continue;
        uint32_t away = t < quote->first_token ? quote->first_token - t : t - quote->end_token;
        er_attribution found = ER_NOT_ATTRIBUTED;
        if (away < distance)
            found = er_attribution_at(document, s, t, &who);
        if (found == ER_NOT_ATTRIBUTED)
            continue;
        best = found;
        distance = away;
        if (found == ER_ATTRIBUTED)
            *speaker = who;
    }
    return best;
}

/* '"We are ready." | Moor added.' */
static er_attribution fragment_after(const er_quotations *quotations, const er_document *document,
                                     const er_quotation *quote, er_end *speaker)
{
    uint32_t next = quote->end_sentence + 1;
    if (next >= document->sentence_count ||
        quote->end_token + 2 < document->sentences[quote->end_sentence].end_token)
        return ER_NOT_ATTRIBUTED;
    const er_sentence *s = &document->sentences[next];
    if (s->end_token - s->first_token > FRAGMENT_MAX)
        return ER_NOT_ATTRIBUTED;
    for (uint32_t t = s->first_token; t < s->end_token; t++)
        if (mark_of(document, t) != NO_MARK)
            return ER_NOT_ATTRIBUTED;
    return nearest_attribution(quotations, document, quote, next, speaker);
}

/* 'Moor added: | "We are ready."' */
static er_attribution colon_before(const er_quotations *quotations, const er_document *document,
                                   const er_quotation *quote, er_end *speaker)
{
    if (!quote->first_sentence)
        return ER_NOT_ATTRIBUTED;
    const er_sentence *s = &document->sentences[quote->first_sentence - 1];
    if (s->end_token == s->first_token || !er_token_is(document, s->end_token - 1, ":"))
        return ER_NOT_ATTRIBUTED;
    return nearest_attribution(quotations, document, quote, quote->first_sentence - 1, speaker);
}

static void attribute(er_quotations *quotations, const er_document *document, uint32_t index)
{
    er_quotation *quote = &quotations->rows[index];
    uint32_t end = quote->end_sentence;
    er_attribution found = nearest_attribution(quotations, document, quote, end, &quote->speaker);
    if (found == ER_NOT_ATTRIBUTED && quote->first_sentence != end)
        found = nearest_attribution(quotations, document, quote, quote->first_sentence,
                                    &quote->speaker);
    if (found == ER_NOT_ATTRIBUTED) {
        found = fragment_after(quotations, document, quote, &quote->speaker);
        quote->end_sentence += found == ER_ATTRIBUTED;
    }
    if (found == ER_NOT_ATTRIBUTED)
        found = colon_before(quotations, document, quote, &quote->speaker);
    quote->known = found == ER_ATTRIBUTED;
    bool begins = document->sentences[quote->first_sentence].first_token + 1 == quote->first_token;
    if (found != ER_NOT_ATTRIBUTED || !index || !begins)
        return;
    const er_quotation *before = quote - 1; /* '"We are ready," Moor said. | "Lind must answer."' */
    if (before->known && quote->first_sentence <= before->end_sentence + 1) {
        quote->speaker = before->speaker;
        quote->known = true;
    }
}

bool er_quotations_find(er_quotations *quotations, const er_document *document)
{
    quotations->count = 0;
    if (!find_marks(quotations, document))
        return false;
    for (uint32_t i = 0; i < quotations->count; i++)
        attribute(quotations, document, i);
    return true;
}

void er_quotations_free(er_quotations *quotations)
{
    free(quotations->rows);
}

const er_quotation *er_quotation_at(const er_quotations *quotations, uint32_t token)
{
    uint32_t low = 0, high = quotations->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (quotations->rows[middle].end_token <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < quotations->count && quotations->rows[low].first_token <= token
               ? &quotations->rows[low]
               : NULL;
}

const er_quotation *er_quotation_in(const er_quotations *quotations, const er_sentence *sentence)
{
    for (uint32_t t = sentence->first_token; quotations->count && t < sentence->end_token; t++) {
        const er_quotation *quote = er_quotation_at(quotations, t);
        if (quote && quote->known)
            return quote;
    }
    return NULL;
}
