#include "resolve/quotes.h"

#include <stdlib.h>

#include "base/array.h"

typedef enum quote_mark { NO_MARK, OPENS, CLOSES, EITHER } quote_mark;

static quote_mark mark_of(er_view token)
{
    if (er_view_is(token, "\u201c") || er_view_is(token, "``"))
        return OPENS;
    if (er_view_is(token, "\u201d") || er_view_is(token, "''"))
        return CLOSES;
    return er_view_is(token, "\"") ? EITHER : NO_MARK;
}

static er_quote *add_quote(er_quotes *quotes, uint32_t first)
{
    if (!er_array_reserve((void **)&quotes->rows, &quotes->capacity, (uint64_t)quotes->count + 1,
                          sizeof *quotes->rows))
        return NULL;
    er_quote *quote = &quotes->rows[quotes->count++];
    *quote = (er_quote){first, first, ER_NONE};
    return quote;
}

er_status er_quotes_find(const er_document *document, er_quotes *quotes, er_error *error)
{
    quotes->at = malloc(((size_t)document->token_count + 1) * sizeof *quotes->at);
    if (!quotes->at)
        return er_fail_memory(error);
    uint32_t paragraph = ER_NONE;
    bool open = false;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const er_sentence *sentence = &document->sentences[s];
        open &= sentence->paragraph == paragraph;
        paragraph = sentence->paragraph;
        for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
            quote_mark mark =
                document->tokens[t].kind == ER_WORD ? NO_MARK : mark_of(er_token_view(document, t));
            quotes->at[t] = ER_NONE;
            if (mark == NO_MARK && open) {
                quotes->at[t] = quotes->count - 1;
                quotes->rows[quotes->count - 1].end_token = t + 1;
            } else if (mark == OPENS || (mark == EITHER && !open)) {
                if (!add_quote(quotes, t + 1))
                    return er_fail_memory(error);
                open = true;
            } else if (mark != NO_MARK) {
                open = false;
            }
        }
    }
    return ER_OK;
}

void er_quotes_free(er_quotes *quotes)
{
    free(quotes->rows);
    free(quotes->at);
}

static bool is_verb_of_speech(er_view word)
{
    static const char *const VERBS[] = {
        "said",      "says",       "say",        "told",      "added",      "adds",
        "wrote",     "writes",     "stated",     "asked",     "asks",       "replied",
        "claimed",   "warned",     "insisted",   "argued",    "explained",  "noted",
        "announced", "tweeted",    "declared",   "stressed",  "continued",  "recalled",
        "posted",    "emphasized", "emphasised", "responded", "tells",      "acknowledged",
        "conceded",  "quipped",    "commented",  "remarked",  "promised",   "urged",
        "concluded", "joked",      "answered",   "admitted",  "complained", "predicted"};
    for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++)
        if (er_view_is(word, VERBS[i]))
            return true;
    return false;
}

/* The person whose mention ends right before the verb, one adverb between them allowed, or begins
   behind it with nothing but a title between. Mentions are scanned from *hint on, which is kept
   near the verb. */
static uint32_t speaker_at(const er_work *work, const uint32_t *mention_at, uint32_t verb,
                           const er_sentence *sentence)
{
    const er_document *document = work->document;
    for (uint32_t back = 1; back <= 3 && verb >= sentence->first_token + back; back++) {
        uint32_t mention = mention_at[verb - back];
        if (mention != ER_NONE)
            return document->mentions[mention].type == ER_PERSON ? work->group_of[mention]
                                                                 : ER_NONE;
        if (document->tokens[verb - back].letter_case != ER_CASE_LOWER)
            break;
    }
    for (uint32_t t = verb + 1; t < sentence->end_token && t <= verb + 8; t++) {
        uint32_t mention = mention_at[t];
        if (mention != ER_NONE && document->mentions[mention].type == ER_PERSON)
            return work->group_of[mention];
        if (document->tokens[t].kind != ER_WORD)
            break;
    }
    return ER_NONE;
}

/* The speaker that a sentence names outside of its quotes. */
static uint32_t speaker_of_sentence(const er_work *work, const er_quotes *quotes,
                                    const uint32_t *mention_at, uint32_t sentence)
{
    const er_sentence *s = &work->document->sentences[sentence];
    for (uint32_t t = s->first_token; t < s->end_token; t++) {
        if (quotes->at[t] != ER_NONE || !is_verb_of_speech(er_token_view(work->document, t)))
            continue;
        uint32_t speaker = speaker_at(work, mention_at, t, s);
        if (speaker != ER_NONE)
            return speaker;
    }
    return ER_NONE;
}

static uint32_t sentence_of(const er_document *document, uint32_t token)
{
    uint32_t low = 0, high = document->sentence_count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->sentences[middle].first_token <= token)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void er_quotes_attribute(er_work *work, er_quotes *quotes)
{
    const er_document *document = work->document;
    if (!quotes->count)
        return;
    uint32_t *mention_at = malloc(((size_t)document->token_count + 1) * sizeof *mention_at);
    if (!mention_at)
        return; /* without speakers the words of a quote stay open */
    for (uint32_t t = 0; t < document->token_count; t++)
        mention_at[t] = ER_NONE;
    for (uint32_t i = 0; i < document->mention_count; i++)
        for (uint32_t t = document->mentions[i].first_token; t < document->mentions[i].end_token;
             t++)
            if (mention_at[t] == ER_NONE || document->mentions[i].type == ER_PERSON)
                mention_at[t] = i;
    for (uint32_t q = 0; q < quotes->count; q++) {
        er_quote *quote = &quotes->rows[q];
        if (quote->end_token <= quote->first_token)
            continue;
        uint32_t first = sentence_of(document, quote->first_token);
        uint32_t last = sentence_of(document, quote->end_token - 1);
        uint32_t paragraph = document->sentences[first].paragraph;
        quote->speaker = speaker_of_sentence(work, quotes, mention_at, last);
        if (quote->speaker == ER_NONE && first != last)
            quote->speaker = speaker_of_sentence(work, quotes, mention_at, first);
        if (quote->speaker == ER_NONE && q > 0 && quotes->rows[q - 1].end_token > 0 &&
            document->sentences[sentence_of(document, quotes->rows[q - 1].end_token - 1)]
                    .paragraph == paragraph)
            quote->speaker = quotes->rows[q - 1].speaker;
    }
    free(mention_at);
}
