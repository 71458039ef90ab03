/* Copies of sentences in other letter case: the recogniser meets headlines, too. */
#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"
#include "train/corpus.h"

/* Words that headlines leave in small letters. */
static bool is_small(er_view word)
{
    static const char *const small[] = {"a",  "an",   "the",  "of", "in", "on", "at",
                                        "to", "for",  "and",  "or", "by", "as", "but",
                                        "vs", "with", "from", "'s", "n't"};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (er_view_is(word, small[i]))
            return true;
    return word.length > 2 && (unsigned char)word.data[0] == 0xE2; /* a curly 's */
}

static uint32_t in_upper(uint32_t c)
{
    return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
}

static void append(er_buffer *out, er_view word, er_recase how, bool first)
{
    bool title = how == ER_RECASE_TITLE;
    if (title && !first && is_small(word)) {
        er_buffer_append_view(out, word);
        return;
    }
    for (uint32_t at = 0, size; at < word.length; at += size) {
        uint32_t c = er_utf8_decode(word.data + at, word.length - at, &size);
        er_utf8_append(out, at == 0 || !title ? in_upper(c) : c);
    }
}

static er_status copy_sentence(er_sample *copy, const er_sample *from, const er_sentence *sentence,
                               er_recase how, er_error *error)
{
    er_buffer text = {0};
    uint32_t count = sentence->end_token - sentence->first_token;
    uint32_t *ends = malloc(2 * sizeof *ends * count);
    er_status status = ends ? er_document_new(&copy->document, error) : er_fail_memory(error);
    for (uint32_t i = 0; !status && i < count; i++) {
        ends[2 * i] = (uint32_t)text.length;
        append(&text, er_token_view(from->document, sentence->first_token + i), how, i == 0);
        ends[2 * i + 1] = (uint32_t)text.length;
        er_buffer_append_char(&text, ' ');
    }
    if (!status)
        status = er_document_set(copy->document, "sample", NULL, NULL, NULL, text.data, text.length,
                                 error);
    for (uint32_t i = 0; !status && i < count; i++) {
        er_token *token = er_document_add_token(copy->document);
        if (!token) {
            status = er_fail_memory(error);
            break;
        }
        token->start = ends[2 * i];
        token->end = ends[2 * i + 1];
        token->space_before = true;
    }
    er_sentence *added = status ? NULL : er_document_add_sentence(copy->document);
    if (!status && !added)
        status = er_fail_memory(error);
    if (added)
        added->end_token = count;
    er_buffer_free(&text);
    free(ends);
    return status;
}

static er_status copy_spans(er_sample *copy, const er_sample *from, const er_sentence *sentence,
                            er_error *error)
{
    for (uint32_t i = 0; i < from->span_count; i++) {
        er_gold_span span = from->spans[i];
        if (span.first_token < sentence->first_token || span.first_token >= sentence->end_token)
            continue;
        if (!er_array_reserve((void **)&copy->spans, &copy->span_capacity, copy->span_count + 1ULL,
                              sizeof *copy->spans))
            return er_fail_memory(error);
        span.first_token -= sentence->first_token;
        span.end_token -= sentence->first_token;
        copy->spans[copy->span_count++] = span;
    }
    return ER_OK;
}

static bool has_span(const er_sample *sample, const er_sentence *sentence)
{
    for (uint32_t i = 0; i < sample->span_count; i++)
        if (sample->spans[i].first_token >= sentence->first_token &&
            sample->spans[i].first_token < sentence->end_token)
            return true;
    return false;
}

er_status er_corpus_recase(er_corpus *corpus, er_recase how, uint32_t nth, er_error *error)
{
    uint32_t count = corpus->count, seen = 0;
    er_status status = ER_OK;
    for (uint32_t i = 0; !status && i < count; i++) {
        for (uint32_t s = 0; !status && s < corpus->samples[i].document->sentence_count; s++) {
            er_sentence sentence = corpus->samples[i].document->sentences[s];
            if (!has_span(&corpus->samples[i], &sentence) || ++seen % nth)
                continue;
            if (!er_array_reserve((void **)&corpus->samples, &corpus->capacity,
                                  corpus->count + 1ULL, sizeof *corpus->samples))
                return er_fail_memory(error);
            er_sample *copy = &corpus->samples[corpus->count++];
            const er_sample *from = &corpus->samples[i];
            *copy = (er_sample){.weight = from->weight, .copy = true};
            status = copy_sentence(copy, from, &sentence, how, error);
            if (!status)
                status = copy_spans(copy, from, &sentence, error);
        }
    }
    return status;
}
