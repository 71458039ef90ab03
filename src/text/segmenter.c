#include "text/segmenter.h"

#include <stdlib.h>

#include "text/abbreviations.h"
#include "text/dateline.h"
#include "text/layout.h"
#include "text/tokenizer.h"

#define HEADLINE_TOKENS 30 /* a heading is not longer */

struct er_segmenter {
    er_abbreviations abbreviations;
};

er_status er_segmenter_new(er_segmenter **segmenter, er_error *error)
{
    *segmenter = calloc(1, sizeof **segmenter);
    if (!*segmenter)
        return er_fail_memory(error);
    er_status status = er_abbreviations_load(&(*segmenter)->abbreviations, error);
    if (status != ER_OK) {
        er_segmenter_free(*segmenter);
        *segmenter = NULL;
    }
    return status;
}

void er_segmenter_free(er_segmenter *segmenter)
{
    if (!segmenter)
        return;
    er_abbreviations_free(&segmenter->abbreviations);
    free(segmenter);
}

/* ---- where sentences end ----------------------------------------------------------------------
 */

/* A mark that closes what the sentence opened, and so still belongs to it. */
static bool is_closer(const er_document *d, uint32_t token)
{
    static const char *const always[] = {")",        "]", "}", "\xE2\x80\x9D", "\xE2\x80\x99",
                                         "\xC2\xBB", NULL};
    static const char *const attached[] = {"\"", "'", "''", NULL};
    er_view view = er_token_view(d, token);
    if (d->tokens[token].kind != ER_PUNCTUATION)
        return false;
    return er_view_is_one_of(view, always) ||
           (!d->tokens[token].space_before && er_view_is_one_of(view, attached));
}

static bool is_opening_mark(er_view view)
{
    static const char *const marks[] = {"\"",
                                        "'",
                                        "``",
                                        "''",
                                        "(",
                                        "[",
                                        "\xE2\x80\x9C",
                                        "\xE2\x80\x98",
                                        "\xC2\xAB",
                                        "-",
                                        "--",
                                        "\xE2\x80\x93",
                                        "\xE2\x80\x94",
                                        "\xE2\x80\xA2",
                                        "*",
                                        NULL};
    return er_view_is_one_of(view, marks);
}

static bool begins_lower(const er_document *d, uint32_t token)
{
    const er_token *t = &d->tokens[token];
    if (t->letter_case == ER_CASE_LOWER)
        return true;
    char first = d->text.data[t->start];
    return t->letter_case == ER_CASE_MIXED && first >= 'a' && first <= 'z' && !t->space_before;
}

/* The first word at or after token, past quotes and brackets; end where there is none. */
static uint32_t first_word(const er_document *d, uint32_t token, uint32_t end)
{
    while (token < end && is_opening_mark(er_token_view(d, token)))
        token++;
    return token;
}

/* "Will he come?" Lee asked: the quotation is no sentence of its own. */
static bool is_attributed(const er_document *d, uint32_t token, uint32_t end)
{
    static const char *const verbs[] = {"asked",     "said",    "wrote",    "added",   "shouted",
                                        "exclaimed", "replied", "wondered", "tweeted", "says",
                                        "asks",      "told",    NULL};
    for (uint32_t i = token; i < end && i < token + 4; i++) {
        if (er_view_is_one_of(er_token_view(d, i), verbs))
            return true;
        if (d->tokens[i].kind != ER_WORD)
            return false;
    }
    return false;
}

/* A full stop that is part of its token: does the sentence end there, given what follows? */
static bool ends_at_abbreviation(const er_segmenter *s, const er_document *d, uint32_t token,
                                 uint32_t next, uint32_t end)
{
    er_view word = er_token_view(d, token);
    word.length--;
    er_abbreviation kind = er_abbreviation_of(&s->abbreviations, word);
    if (kind == ER_ABBREVIATION_TITLE || kind == ER_ABBREVIATION_NUMBER)
        return false;
    bool closed = next > token + 1;
    uint32_t first = first_word(d, next, end);
    if (first == end)
        return true;
    if (begins_lower(d, first) || d->tokens[first].kind != ER_WORD)
        return false;
    return closed || first > next ||
           er_abbreviation_opener(&s->abbreviations, er_token_view(d, first));
}

/* "1." or "b." at the start of a list's line. */
static bool is_list_number(const er_document *d, uint32_t first, uint32_t stop)
{
    return stop == first + 1 && (d->tokens[first].kind == ER_NUMBER ||
                                 d->tokens[first].end - d->tokens[first].start == 1);
}

/* Whether the sentence that began at first ends with token; next is the first token after it and
   the marks that close it. */
static bool ends_sentence(const er_segmenter *s, const er_document *d, uint32_t first,
                          uint32_t token, uint32_t next, uint32_t end)
{
    er_view view = er_token_view(d, token);
    char last = view.data[view.length - 1];
    bool dots = er_view_is(view, "\xE2\x80\xA6");
    if (next >= end || (last != '.' && last != '!' && last != '?' && !dots))
        return false;
    if (d->tokens[token].kind == ER_WORD)
        return last == '.' && ends_at_abbreviation(s, d, token, next, end);
    if (d->tokens[token].kind != ER_PUNCTUATION || er_token_view(d, next).data[0] == '.')
        return false;
    uint32_t word = first_word(d, next, end);
    if (word < end && begins_lower(d, word))
        return false;
    if (d->tokens[next].kind == ER_PUNCTUATION && word == next)
        return false; /* a comma or the like: the sentence goes on */
    if (last == '.' && view.length == 1 && is_list_number(d, first, token))
        return false;
    if ((last == '!' || last == '?') && next > token + 1 && is_attributed(d, next, end))
        return false;
    return true;
}

/* ---- headings and captions --------------------------------------------------------------------
 */

static bool is_caption(const er_document *d, uint32_t first, uint32_t end)
{
    static const char *const words[] = {"Image", "Photo",   "Pic",   "Picture",    "Caption",
                                        "Video", "Photos",  "Watch", "Credit",     "IMAGE",
                                        "PHOTO", "CAPTION", "VIDEO", "Photograph", NULL};
    return end - first > 2 && er_view_is_one_of(er_token_view(d, first), words) &&
           er_view_is(er_token_view(d, first + 1), ":");
}

/* Most of the longer words have a capital. */
static bool is_title_case(const er_document *d, uint32_t first, uint32_t end)
{
    uint32_t capital = 0, small = 0;
    for (uint32_t i = first; i < end; i++) {
        const er_token *t = &d->tokens[i];
        if (t->kind != ER_WORD || t->end - t->start < 4)
            continue;
        capital += t->letter_case != ER_CASE_LOWER;
        small += t->letter_case == ER_CASE_LOWER;
    }
    return capital >= 3 && capital > 4 * small;
}

static bool is_headline(const er_document *d, uint32_t first, uint32_t end)
{
    if (end - first > HEADLINE_TOKENS)
        return false;
    uint32_t last = end - 1;
    while (last > first && is_closer(d, last))
        last--;
    er_view view = er_token_view(d, last);
    char mark = view.data[view.length - 1];
    if (d->tokens[last].kind == ER_PUNCTUATION && strchr(".,;:", mark))
        return false;
    if (mark == '.' || mark == '?' || mark == '!' || er_view_is(view, "\xE2\x80\xA6"))
        return is_title_case(d, first, end);
    return true;
}

/* ---- putting them into the table --------------------------------------------------------------
 */

static bool add_sentence(er_document *d, uint32_t first, uint32_t end, uint32_t paragraph)
{
    er_sentence *sentence = er_document_add_sentence(d);
    if (!sentence)
        return false;
    sentence->start = d->tokens[first].start;
    sentence->end = d->tokens[end - 1].end;
    sentence->first_token = first;
    sentence->end_token = end;
    sentence->paragraph = paragraph;
    return true;
}

/* Cuts the tokens [first, document->token_count) of one paragraph into sentences. */
static bool add_sentences(const er_segmenter *s, er_document *d, uint32_t first, uint32_t paragraph)
{
    uint32_t end = d->token_count, begin = er_dateline_end(d, first, end);
    bool dateline = begin > first;
    if (dateline) {
        if (!add_sentence(d, first, begin, paragraph))
            return false;
        d->sentences[d->sentence_count - 1].headline = true;
    }
    uint32_t before = d->sentence_count;
    bool caption = is_caption(d, first, end);
    for (uint32_t i = begin; i < end; i++) {
        uint32_t next = i + 1;
        while (next < end && is_closer(d, next))
            next++;
        bool full = next - begin >= ER_SENTENCE_TOKENS;
        if (!full && !ends_sentence(s, d, begin, i, next, end))
            continue;
        if (!add_sentence(d, begin, next, paragraph))
            return false;
        begin = next;
        i = next - 1;
    }
    if (begin < end && !add_sentence(d, begin, end, paragraph))
        return false;
    bool headline = d->sentence_count - before == 1 && !dateline && is_headline(d, first, end);
    for (uint32_t i = before; i < d->sentence_count; i++)
        d->sentences[i].headline = caption || headline;
    return true;
}

er_status er_segment(const er_segmenter *segmenter, er_document *document, er_error *error)
{
    document->token_count = document->sentence_count = 0;
    er_layout layout = er_layout_of(document->text);
    uint32_t start, end, paragraph = 0;
    while (er_layout_next(&layout, &start, &end)) {
        uint32_t first = document->token_count;
        if (!er_tokenize(&segmenter->abbreviations, document, start, end))
            return er_fail_memory(error);
        if (document->token_count == first)
            continue; /* nothing but invisible characters */
        if (!add_sentences(segmenter, document, first, paragraph++))
            return er_fail_memory(error);
    }
    return ER_OK;
}
