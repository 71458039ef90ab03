#include "train/repair.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/index.h"
#include "base/table.h"
#include "base/utf8.h"

#define WORDS_MAX 6u /* of a name that is looked for */

/* How a name is marked. */
typedef struct usage {
    uint32_t labels[ER_LABEL_COUNT]; /* places where it is a whole span */
    uint32_t free;                   /* places where no part of it is marked */
    uint8_t known;                   /* label by the table of known names; ER_LABEL_COUNT: none */
} usage;

typedef struct usage_table {
    er_index by_name; /* hash of the words -> place in rows */
    usage *rows;
    uint32_t count, capacity;
} usage_table;

static uint64_t add_to_hash(uint64_t hash, er_view word)
{
    return er_hash_mix(hash, er_view_hash(word));
}

static usage *usage_of(usage_table *table, uint64_t hash)
{
    uint32_t *place = er_index_add(&table->by_name, hash, table->count);
    if (!place || !er_array_reserve((void **)&table->rows, &table->capacity, table->count + 1ULL,
                                    sizeof *table->rows))
        return NULL;
    if (*place == table->count)
        table->rows[table->count++] = (usage){.known = ER_LABEL_COUNT};
    return &table->rows[*place];
}

/* ---- known names ----------------------------------------------------------------------------- */

/* "World Food Programme"; "People's Army" has three tokens. */
static uint64_t hash_of_name(er_view name)
{
    uint64_t hash = 0;
    er_view word;
    while (er_view_split(&name, ' ', &word)) {
        bool possessive = er_view_ends_with(word, er_view_of("'s"));
        if (possessive)
            word.length -= 2;
        hash = add_to_hash(hash, word);
        if (possessive)
            hash = add_to_hash(hash, er_view_of("'s"));
    }
    return hash;
}

static er_status read_known(usage_table *table, const char *tables, er_error *error)
{
    char path[4096];
    int size = snprintf(path, sizeof path, "%s/gazetteer.tsv", tables);
    if (size < 0 || (size_t)size >= sizeof path)
        return er_fail(error, ER_BAD_ARGUMENT, "the path of the tables is too long");
    char *data;
    size_t length;
    er_status status = er_read_file(path, &data, &length, error);
    if (status)
        return status;
    er_view rest = {data, (uint32_t)length}, fields[2], name;
    while (!status && er_table_next(&rest, fields, 2, NULL)) {
        uint8_t label = er_view_is(fields[0], "organization") ? ER_LABEL_ORGANIZATION
                        : er_view_is(fields[0], "place")      ? ER_LABEL_LOCATION
                                                              : ER_LABEL_COUNT;
        while (!status && label != ER_LABEL_COUNT && er_view_split(&fields[1], '|', &name)) {
            if (!name.length || name.data[name.length - 1] == '?')
                continue;
            usage *row = usage_of(table, hash_of_name(name));
            if (row)
                row->known = label;
            else
                status = er_fail_memory(error);
        }
    }
    free(data);
    return status;
}

/* ---- places ---------------------------------------------------------------------------------- */

static bool is_capital(const er_sample *sample, uint32_t token)
{
    er_view word = er_token_view(sample->document, token);
    uint32_t size;
    return er_utf8_is_upper(er_utf8_decode(word.data, word.length, &size));
}

static uint64_t hash_of_tokens(const er_sample *sample, uint32_t first, uint32_t end)
{
    uint64_t hash = 0;
    for (uint32_t t = first; t < end; t++)
        hash = add_to_hash(hash, er_token_view(sample->document, t));
    return hash;
}

/* The first span that ends after token, or span_count. */
static uint32_t span_after(const er_sample *sample, uint32_t token)
{
    uint32_t low = 0, high = sample->span_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (sample->spans[middle].end_token <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static er_status count_spans(usage_table *table, const er_sample *sample, er_error *error)
{
    for (uint32_t i = 0; i < sample->span_count; i++) {
        const er_gold_span *span = &sample->spans[i];
        if (span->end_token - span->first_token > WORDS_MAX)
            continue;
        usage *row = usage_of(table, hash_of_tokens(sample, span->first_token, span->end_token));
        if (!row)
            return er_fail_memory(error);
        row->labels[span->label]++;
    }
    return ER_OK;
}

typedef void (*visitor)(usage *row, er_sample *sample, uint32_t first, uint32_t end, uint32_t span,
                        bool *failed);

/* Calls visit for every capitalised run of words that stands in the table, the longest first; span
   is the first that ends after its first token. */
static er_status visit_names(usage_table *table, er_sample *sample, visitor visit, er_error *error)
{
    bool failed = false;
    for (uint32_t s = 0; s < sample->document->sentence_count; s++) {
        uint32_t end = sample->document->sentences[s].end_token;
        for (uint32_t t = sample->document->sentences[s].first_token; t < end; t++) {
            for (uint32_t n = is_capital(sample, t) ? WORDS_MAX : 0; n > 0; n--) {
                if (t + n > end)
                    continue;
                uint32_t place = er_index_find(&table->by_name, hash_of_tokens(sample, t, t + n));
                if (place == ER_NONE)
                    continue;
                visit(&table->rows[place], sample, t, t + n, span_after(sample, t), &failed);
                break;
            }
        }
    }
    return failed ? er_fail_memory(error) : ER_OK;
}

static bool is_free(const er_sample *sample, uint32_t end, uint32_t span)
{
    return span == sample->span_count || sample->spans[span].first_token >= end;
}

static void count_free(usage *row, er_sample *sample, uint32_t first, uint32_t end, uint32_t span,
                       bool *failed)
{
    (void)first;
    (void)failed;
    row->free += is_free(sample, end, span);
}

/* ---- repairs --------------------------------------------------------------------------------- */

#define LEAST_PLACES 3u

/* The label that a name should have: known, or by far the most frequent; ER_LABEL_COUNT: open. */
static uint8_t label_for(const usage *row, bool one_word)
{
    if (row->known != ER_LABEL_COUNT)
        return row->known;
    uint32_t all = row->free, best = 0;
    for (uint32_t label = 0; label < ER_LABEL_COUNT; label++) {
        all += row->labels[label];
        best = row->labels[label] > row->labels[best] ? label : best;
    }
    uint32_t needed = one_word ? 80 : 50; /* percent */
    bool clear = row->labels[best] >= LEAST_PLACES && row->labels[best] * 100 >= all * needed;
    return clear ? (uint8_t)best : ER_LABEL_COUNT;
}

static void repair(usage *row, er_sample *sample, uint32_t first, uint32_t end, uint32_t span,
                   bool *failed)
{
    uint8_t label = label_for(row, end - first == 1);
    if (label == ER_LABEL_COUNT)
        return;
    if (!is_free(sample, end, span)) {
        er_gold_span *own = &sample->spans[span];
        if (own->first_token == first && own->end_token == end)
            own->label = label;
        return;
    }
    if (!er_array_reserve((void **)&sample->spans, &sample->span_capacity,
                          sample->span_count + 1ULL, sizeof *sample->spans)) {
        *failed = true;
        return;
    }
    memmove(sample->spans + span + 1, sample->spans + span,
            (sample->span_count - span) * sizeof *sample->spans);
    sample->spans[span] = (er_gold_span){first, end, label};
    sample->span_count++;
}

er_status er_corpus_repair(er_corpus *corpus, const char *tables, float limit, er_error *error)
{
    usage_table table = {0};
    er_status status = read_known(&table, tables, error);
    for (uint32_t look = 0; look < 3; look++) {
        for (uint32_t i = 0; !status && i < corpus->count; i++) {
            er_sample *sample = &corpus->samples[i];
            if (sample->weight >= limit)
                continue;
            status = look == 0   ? count_spans(&table, sample, error)
                     : look == 1 ? visit_names(&table, sample, count_free, error)
                                 : visit_names(&table, sample, repair, error);
        }
    }
    er_index_free(&table.by_name);
    free(table.rows);
    return status;
}
