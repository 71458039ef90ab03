#include "train/harmonise.h"

#include <stdlib.h>

#include "base/array.h"
#include "recognize/words.h"

typedef struct view_of {
    const er_document *document;
    const er_words *words;
} view_of;

static const er_word *word_at(const view_of *v, uint32_t token)
{
    return &v->words->words[v->words->ids[token]];
}

static bool token_is(const view_of *v, uint32_t token, const char *text)
{
    return er_view_is(er_token_view(v->document, token), text);
}

/* "the Netherlands", "The Ministry of Health" at the start of a sentence; not "The Hague" inside.
 */
static bool is_article(const view_of *v, const er_gold_span *span, uint32_t sentence_start)
{
    return token_is(v, span->first_token, "the") ||
           (token_is(v, span->first_token, "The") && span->first_token == sentence_start);
}

static void trim_span(const view_of *v, er_gold_span *span, uint32_t sentence_start)
{
    if (span->label == ER_LABEL_OTHER)
        return;
    while (span->end_token - span->first_token > 1 && is_article(v, span, sentence_start))
        span->first_token++;
    while (span->end_token - span->first_token > 1 &&
           (token_is(v, span->end_token - 1, "'s") ||
            token_is(v, span->end_token - 1, "\xE2\x80\x99s") ||
            token_is(v, span->end_token - 1, "'")))
        span->end_token--;
    while (span->label == ER_LABEL_PERSON && span->end_token - span->first_token > 1 &&
           word_at(v, span->first_token)->marks & ER_MARK_TITLE)
        span->first_token++;
}

/* A "person" that is nothing but an office ("the president"). */
static bool is_nominal(const view_of *v, const er_gold_span *span)
{
    const er_word *last = word_at(v, span->end_token - 1);
    return span->label == ER_LABEL_PERSON && last->marks & ER_MARK_TITLE &&
           !(last->marks & (ER_MARK_FIRST_NAME | ER_MARK_SURNAME)) && last->look == ER_LOOK_LOWER;
}

/* ---- compounds ------------------------------------------------------------------------------- */

/* How often a word is a span of its own, by label, and how often it stands in capitals at all. */
typedef struct usage {
    uint32_t labels[ER_LABEL_COUNT], capital;
} usage;

typedef struct usage_table {
    er_index by_word; /* hash of the bytes -> place in rows */
    usage *rows;
    uint32_t count, capacity;
} usage_table;

static usage *usage_of(usage_table *table, const er_word *word)
{
    uint32_t *place = er_index_add(&table->by_word, word->exact, table->count);
    if (!place || !er_array_reserve((void **)&table->rows, &table->capacity, table->count + 1ULL,
                                    sizeof *table->rows))
        return NULL;
    if (*place == table->count)
        table->rows[table->count++] = (usage){0};
    return &table->rows[*place];
}

static bool is_hyphen(const view_of *v, uint32_t token)
{
    return token < v->document->token_count && token_is(v, token, "-");
}

static er_status count_usage(usage_table *table, const view_of *v, const er_sample *sample,
                             er_error *error)
{
    for (uint32_t t = 0; t < v->document->token_count; t++) {
        if (word_at(v, t)->look < ER_LOOK_TITLE || is_hyphen(v, t + 1) ||
            (t > 0 && is_hyphen(v, t - 1)))
            continue;
        usage *row = usage_of(table, word_at(v, t));
        if (!row)
            return er_fail_memory(error);
        row->capital++;
    }
    for (uint32_t i = 0; i < sample->span_count; i++) {
        const er_gold_span *span = &sample->spans[i];
        if (span->end_token - span->first_token != 1 || is_hyphen(v, span->end_token) ||
            (span->first_token > 0 && is_hyphen(v, span->first_token - 1)))
            continue;
        usage *row = usage_of(table, word_at(v, span->first_token));
        if (!row)
            return er_fail_memory(error);
        row->labels[span->label]++;
    }
    return ER_OK;
}

/* What a word alone names, by the gazetteers or by its use elsewhere; ER_LABEL_COUNT where that is
   open. */
static uint8_t label_of(const usage_table *table, const er_word *word)
{
    if (word->look < ER_LOOK_TITLE)
        return ER_LABEL_COUNT;
    uint32_t place = er_index_find(&table->by_word, word->exact);
    const usage *row = place == ER_NONE ? NULL : &table->rows[place];
    for (uint32_t label = 0; row && label < ER_LABEL_COUNT; label++)
        if (row->labels[label] >= 2 && row->labels[label] * 10 >= row->capital * 7)
            return (uint8_t)label;
    if (word->marks & (ER_MARK_FIRST_NAME | ER_MARK_SURNAME))
        return ER_LABEL_COUNT;
    if (word->marks & ER_MARK_DEMONYM)
        return ER_LABEL_GROUP;
    return word->marks & (ER_MARK_STATE | ER_MARK_CAPITAL) ? ER_LABEL_LOCATION : ER_LABEL_COUNT;
}

static bool is_free(const er_sample *sample, uint32_t first, uint32_t end)
{
    for (uint32_t i = 0; i < sample->span_count; i++)
        if (sample->spans[i].first_token < end && sample->spans[i].end_token > first)
            return false;
    return true;
}

static bool add_span(er_sample *sample, uint32_t token, uint8_t label)
{
    if (!er_array_reserve((void **)&sample->spans, &sample->span_capacity,
                          sample->span_count + 1ULL, sizeof *sample->spans))
        return false;
    uint32_t at = sample->span_count++;
    for (; at > 0 && sample->spans[at - 1].first_token > token; at--)
        sample->spans[at] = sample->spans[at - 1];
    sample->spans[at] = (er_gold_span){token, token + 1, label};
    return true;
}

/* "U.S.-led", "Iranian-backed", "China-U.S. talks": makers leave the compound without a mark; the
   program cuts it and wants the names. */
static er_status mark_compounds(const usage_table *table, const view_of *v, er_sample *sample,
                                uint32_t first, uint32_t end, er_error *error)
{
    for (uint32_t t = first; t + 2 < end; t++) {
        if (!token_is(v, t + 1, "-") || !is_free(sample, t, t + 3))
            continue;
        const er_word *left = word_at(v, t), *right = word_at(v, t + 2);
        uint8_t label[2] = {label_of(table, left), label_of(table, right)};
        bool names = label[0] != ER_LABEL_COUNT && label[1] != ER_LABEL_COUNT;
        bool lower = left->look == ER_LOOK_LOWER || right->look == ER_LOOK_LOWER;
        for (uint32_t side = 0; side < 2; side++)
            if (label[side] != ER_LABEL_COUNT && (names || lower) &&
                !add_span(sample, t + 2 * side, label[side]))
                return er_fail_memory(error);
    }
    return ER_OK;
}

static void trim_sample(const view_of *v, er_sample *sample)
{
    uint32_t kept = 0;
    for (uint32_t s = 0, k = 0; s < v->document->sentence_count; s++) {
        const er_sentence *sentence = &v->document->sentences[s];
        for (; k < sample->span_count && sample->spans[k].first_token < sentence->end_token; k++) {
            er_gold_span span = sample->spans[k];
            trim_span(v, &span, sentence->first_token);
            if (!is_nominal(v, &span))
                sample->spans[kept++] = span;
        }
    }
    sample->span_count = kept;
}

er_status er_corpus_harmonise(er_corpus *corpus, const er_vocabulary *vocabulary, er_error *error)
{
    er_words words = {0};
    usage_table table = {0};
    er_status status = ER_OK;
    for (uint32_t look = 0; look < 2; look++) {
        for (uint32_t i = 0; !status && i < corpus->count; i++) {
            er_sample *sample = &corpus->samples[i];
            bool cleared;
            status = er_words_read(&words, vocabulary, sample->document, &cleared, error);
            view_of v = {sample->document, &words};
            if (!status && look == 0) {
                trim_sample(&v, sample);
                status = count_usage(&table, &v, sample, error);
            }
            for (uint32_t s = 0; !status && look && s < sample->document->sentence_count; s++)
                status =
                    mark_compounds(&table, &v, sample, sample->document->sentences[s].first_token,
                                   sample->document->sentences[s].end_token, error);
        }
    }
    er_index_free(&table.by_word);
    free(table.rows);
    er_words_free(&words);
    return status;
}
