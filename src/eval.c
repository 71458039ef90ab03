#include "ergraph/eval.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/pull.h"
#include "base/symbols.h"
#include "document/record.h"
#include "pipeline.h"
#include "read/feed.h"

typedef struct gold_mention {
    uint32_t start, end;
    er_type type; /* ER_TYPE_COUNT: none that is counted */
    bool optional;
    const char *text; /* or NULL */
    bool right;       /* found just so */
} gold_mention;

struct er_evaluation {
    er_arena arena;     /* strings */
    er_symbols names;   /* last parts of doc, in the order of documents */
    gold_mention *gold; /* of all documents, one after the other */
    uint32_t gold_count, gold_capacity;
    uint32_t *first_gold; /* [document_count + 1] */
    uint32_t first_capacity;
    er_document_score *documents;
    uint32_t document_count, document_capacity;
    er_mistake *mistakes;
    uint32_t mistake_count, mistake_capacity;
    uint64_t confusion[ER_TYPE_COUNT][ER_OUTCOME_COUNT];
    er_score scores[ER_TYPE_COUNT + 1]; /* the last: all */
    er_document *document;              /* the one at hand */
};

double er_score_precision(const er_score *s)
{
    return s->found ? 100.0 * (double)s->right / (double)s->found : 0;
}

double er_score_recall(const er_score *s)
{
    return s->gold ? 100.0 * (double)s->right / (double)s->gold : 0;
}

double er_score_f1(const er_score *s)
{
    uint64_t sum = s->gold + s->found;
    return sum ? 200.0 * (double)s->right / (double)sum : 0;
}

er_score er_evaluation_score(const er_evaluation *e, er_type type)
{
    return (unsigned)type <= ER_TYPE_COUNT ? e->scores[type] : (er_score){0};
}

uint64_t er_evaluation_confusion(const er_evaluation *e, er_type gold, uint32_t outcome)
{
    return (unsigned)gold < ER_TYPE_COUNT && outcome < ER_OUTCOME_COUNT
               ? e->confusion[gold][outcome]
               : 0;
}

const er_document_score *er_evaluation_documents(const er_evaluation *e, uint32_t *count)
{
    *count = e->document_count;
    return e->documents;
}

const er_mistake *er_evaluation_mistakes(const er_evaluation *e, uint32_t *count)
{
    *count = e->mistake_count;
    return e->mistakes;
}

void er_evaluation_free(er_evaluation *e)
{
    if (!e)
        return;
    er_arena_free(&e->arena);
    er_symbols_free(&e->names);
    er_document_free(e->document);
    free(e->gold);
    free(e->first_gold);
    free(e->documents);
    free(e->mistakes);
    free(e);
}

static er_view last_part(const char *doc)
{
    const char *slash = strrchr(doc, '/');
    return er_view_of(slash ? slash + 1 : doc);
}

/* ---- gold ---------------------------------------------------------------------------------- */

static void read_gold_mention(er_evaluation *e, er_pull *json)
{
    if (!er_array_reserve((void **)&e->gold, &e->gold_capacity, (uint64_t)e->gold_count + 1,
                          sizeof *e->gold)) {
        er_pull_fail_memory(json);
        return;
    }
    gold_mention *m = &e->gold[e->gold_count++];
    *m = (gold_mention){.type = ER_TYPE_COUNT};
    er_view key, word;
    if (!er_pull_enter(json, '{'))
        return;
    while (er_pull_next_key(json, &key)) {
        if (er_view_is(key, "start"))
            er_pull_read_unsigned(json, &m->start);
        else if (er_view_is(key, "end"))
            er_pull_read_unsigned(json, &m->end);
        else if (er_view_is(key, "optional"))
            er_pull_read_bool(json, &m->optional);
        else if (er_view_is(key, "type") && er_pull_read_string(json, &e->arena, &word))
            m->type = er_type_named(word.data);
        else if (er_view_is(key, "text") && er_pull_read_string(json, &e->arena, &word))
            m->text = word.data;
        else
            er_pull_skip(json);
    }
    if (!json->problem && m->start >= m->end)
        er_pull_fail(json, "a mention has a start and an end after it");
}

static void read_gold_mentions(er_evaluation *e, er_pull *json)
{
    if (er_pull_enter(json, '['))
        while (er_pull_next_element(json))
            read_gold_mention(e, json);
}

/* Reads one line into a new document. */
static void read_gold_line(er_evaluation *e, er_pull *json)
{
    er_view key, doc = {0};
    uint32_t first = e->gold_count;
    if (er_pull_enter(json, '{'))
        while (er_pull_next_key(json, &key)) {
            if (er_view_is(key, "doc"))
                er_pull_read_string(json, &e->arena, &doc);
            else if (er_view_is(key, "mentions"))
                read_gold_mentions(e, json);
            else
                er_pull_skip(json);
        }
    if (!er_pull_at_end(json))
        return;
    if (!doc.data) {
        er_pull_fail(json, "no \"doc\"");
        return;
    }
    uint32_t known = e->names.count, name = er_symbols_add(&e->names, last_part(doc.data));
    if (name == ER_NONE ||
        !er_array_reserve((void **)&e->documents, &e->document_capacity,
                          (uint64_t)e->document_count + 1, sizeof *e->documents) ||
        !er_array_reserve((void **)&e->first_gold, &e->first_capacity,
                          (uint64_t)e->document_count + 2, sizeof *e->first_gold)) {
        er_pull_fail_memory(json);
        return;
    }
    if (name < known) {
        er_pull_fail(json, "a second document of this name");
        return;
    }
    e->documents[e->document_count] = (er_document_score){.doc = doc.data, .missing = true};
    e->first_gold[e->document_count++] = first;
    e->first_gold[e->document_count] = e->gold_count;
}

static er_status read_gold(er_evaluation *e, const char *path, er_error *error)
{
    er_feed *feed;
    er_raw raw = {0};
    bool more = true;
    er_status status = er_feed_new(&feed, &path, 1, NULL, NULL, error);
    if (status != ER_OK)
        return status;
    er_feed_only_lines(feed);
    while (status == ER_OK && (status = er_feed_next(feed, &raw, &more, error)) == ER_OK && more) {
        er_pull json;
        er_pull_open(&json, raw.bytes.data, raw.bytes.length);
        read_gold_line(e, &json);
        if (json.no_memory)
            status = er_fail_memory(error);
        else if (json.problem)
            status = er_fail_at(error, ER_BAD_FORMAT, path, raw.line,
                                raw.offset + (uint64_t)(json.at - json.begin), "%s", json.problem);
        er_pull_close(&json);
    }
    er_raw_free(&raw);
    er_feed_free(feed);
    return status;
}

/* ---- comparison ---------------------------------------------------------------------------- */

static bool is_counted(er_type type)
{
    return type == ER_PERSON || type == ER_STATE || type == ER_ORGANIZATION;
}

static bool is_asked_for(const gold_mention *m)
{
    return !m->optional && is_counted(m->type);
}

static bool overlap(uint32_t a_start, uint32_t a_end, uint32_t b_start, uint32_t b_end)
{
    return a_start < b_end && b_start < a_end;
}

static bool is_candidate(const er_mention *m)
{
    return is_counted(m->type) &&
           (m->kind == ER_NAME || m->kind == ER_DEMONYM || m->kind == ER_METONYM);
}

static er_status add_mistake(er_evaluation *e, er_mistake mistake, er_error *error)
{
    if (mistake.text) {
        mistake.text = er_arena_copy(&e->arena, er_view_of(mistake.text));
        if (!mistake.text)
            return er_fail_memory(error);
    }
    if (!er_array_reserve((void **)&e->mistakes, &e->mistake_capacity,
                          (uint64_t)e->mistake_count + 1, sizeof *e->mistakes))
        return er_fail_memory(error);
    e->mistakes[e->mistake_count++] = mistake;
    return ER_OK;
}

static void count_found(er_evaluation *e, uint32_t document, er_type type, bool right)
{
    er_score *scores[] = {&e->scores[type], &e->scores[ER_TYPE_COUNT],
                          &e->documents[document].score};
    for (int i = 0; i < 3; i++) {
        scores[i]->found++;
        scores[i]->right += right;
    }
}

/* One mention that was found: right, excused by an optional one, or spurious. Two found mentions
   that are equal count once. */
static er_status judge_found(er_evaluation *e, uint32_t document, uint32_t mention, er_error *error)
{
    const er_mention *m = &e->document->mentions[mention];
    bool excused = false;
    for (uint32_t i = e->first_gold[document]; i < e->first_gold[document + 1]; i++) {
        gold_mention *g = &e->gold[i];
        if (is_asked_for(g) && g->start == m->start && g->end == m->end && g->type == m->type) {
            if (!g->right)
                count_found(e, document, m->type, true);
            g->right = true;
            return ER_OK;
        }
        excused |= g->optional && overlap(g->start, g->end, m->start, m->end);
    }
    if (excused)
        return ER_OK;
    count_found(e, document, m->type, false);
    er_mistake mistake = {.document = document,
                          .start = m->start,
                          .end = m->end,
                          .type = m->type,
                          .spurious = true,
                          .text = e->document->mention_texts[mention]};
    return add_mistake(e, mistake, error);
}

/* What stands in the place of a gold mention that was not found right. */
static uint32_t outcome_of(const er_evaluation *e, const gold_mention *g)
{
    uint32_t outcome = ER_NOT_FOUND_AT_ALL;
    for (uint32_t i = 0; i < e->document->mention_count; i++) {
        const er_mention *m = &e->document->mentions[i];
        if (!is_candidate(m) || !overlap(g->start, g->end, m->start, m->end))
            continue;
        if (m->start == g->start && m->end == g->end && m->type != g->type)
            return (uint32_t)m->type;
        outcome = ER_FOUND_PARTLY;
    }
    return outcome;
}

static er_status judge_gold(er_evaluation *e, uint32_t document, const gold_mention *g,
                            er_error *error)
{
    e->scores[g->type].gold++;
    e->scores[ER_TYPE_COUNT].gold++;
    e->documents[document].score.gold++;
    if (g->right)
        return ER_OK;
    e->confusion[g->type][outcome_of(e, g)]++;
    er_mistake mistake = {
        .document = document, .start = g->start, .end = g->end, .type = g->type, .text = g->text};
    return add_mistake(e, mistake, error);
}

static er_status judge_document(er_evaluation *e, uint32_t document, er_error *error)
{
    er_status status = ER_OK;
    for (uint32_t i = 0; i < e->document->mention_count && status == ER_OK; i++)
        if (is_candidate(&e->document->mentions[i]))
            status = judge_found(e, document, i, error);
    for (uint32_t i = e->first_gold[document]; i < e->first_gold[document + 1] && status == ER_OK;
         i++)
        if (is_asked_for(&e->gold[i]))
            status = judge_gold(e, document, &e->gold[i], error);
    return status;
}

static er_status take_line(void *context, er_view line, er_error *error)
{
    er_evaluation *e = context;
    er_status status = er_record_read(line.data, line.length - 1, e->document, error);
    if (status != ER_OK)
        return status;
    uint32_t document = er_symbols_find(&e->names, last_part(e->document->id));
    if (document == ER_NONE || !e->documents[document].missing)
        return ER_OK;
    e->documents[document].missing = false;
    return judge_document(e, document, error);
}

/* Documents of gold that no input had: all of their mentions are missed. */
static er_status judge_missing(er_evaluation *e, er_error *error)
{
    er_document_reset(e->document);
    er_status status = ER_OK;
    uint32_t missing = 0;
    for (uint32_t i = 0; i < e->document_count && status == ER_OK; i++) {
        if (!e->documents[i].missing)
            continue;
        missing++;
        status = judge_document(e, i, error);
    }
    if (status == ER_OK && missing == e->document_count)
        return er_fail(error, ER_NOT_FOUND, "none of the inputs is in the gold annotation");
    return status;
}

er_status er_evaluate(er_evaluation **evaluation, const er_analyzer *analyzer, const char *gold,
                      const char *const *paths, uint32_t path_count,
                      const er_extract_options *options, const er_monitor *monitor, er_error *error)
{
    static const er_extract_options usual = {0};
    er_evaluation *e = *evaluation = calloc(1, sizeof *e);
    if (!e)
        return er_fail_memory(error);
    er_pipeline_run run = {.analyzer = analyzer,
                           .paths = paths,
                           .path_count = path_count,
                           .options = options ? options : &usual,
                           .monitor = monitor,
                           .line = take_line,
                           .context = e};
    er_counts counts;
    er_status status = er_document_new(&e->document, error);
    if (status == ER_OK)
        status = read_gold(e, gold, error);
    if (status == ER_OK)
        status = er_pipeline(&run, &counts, error);
    if (status == ER_OK)
        status = judge_missing(e, error);
    if (status != ER_OK) {
        er_evaluation_free(e);
        *evaluation = NULL;
    }
    return status;
}
