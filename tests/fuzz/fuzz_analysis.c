/* Any text is analysed; what is found lies within it, and its record reads back as it was. */
#include <string.h>

#include "document/record.h"
#include "ergraph/analyzer.h"
#include "fuzz.h"

static er_analyzer *analyzer;
static er_analyzer_scratch *scratch;

/* Of one process, given back at its end: libFuzzer calls no teardown. */
static void give_back(void)
{
    er_analyzer_scratch_free(scratch);
    er_analyzer_free(analyzer);
}

static void make_analyzer(void)
{
    EXPECT(er_analyzer_new(&analyzer, NULL) == ER_OK);
    EXPECT(er_analyzer_scratch_new(&scratch, analyzer, NULL) == ER_OK);
    atexit(give_back);
}

static bool begins_character(const er_document *d, uint32_t at)
{
    return at == d->text.length || ((unsigned char)d->text.data[at] & 0xC0) != 0x80;
}

static void check_tables(const er_document *d)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < d->token_count; i++) {
        EXPECT(d->tokens[i].start >= last && d->tokens[i].start < d->tokens[i].end);
        last = d->tokens[i].end;
        EXPECT(begins_character(d, d->tokens[i].start) && begins_character(d, last));
    }
    EXPECT(last <= d->text.length);
    for (uint32_t i = 0; i < d->mention_count; i++) {
        const er_mention *m = &d->mentions[i];
        EXPECT(m->start < m->end && m->end <= d->text.length);
        EXPECT(begins_character(d, m->start) && begins_character(d, m->end));
        EXPECT(m->sentence < d->sentence_count);
        EXPECT(m->entity == ER_NONE || m->entity < d->entity_count);
        EXPECT(m->confidence >= 0 && m->confidence <= 1);
    }
    for (uint32_t i = 0; i < d->relation_count; i++) {
        const er_relation *r = &d->relations[i];
        EXPECT(r->source < d->entity_count && r->target < d->entity_count);
        EXPECT(r->source != r->target && r->sentence < d->sentence_count);
    }
}

static void check_record(const er_document *d)
{
    er_buffer line = {0}, again = {0};
    er_document *copy;
    er_error error;
    er_record_write(d, NULL, &line);
    EXPECT(!line.failed && line.data[line.length - 1] == '\n');
    EXPECT(!memchr(line.data, '\n', line.length - 1));
    EXPECT(er_document_new(&copy, NULL) == ER_OK);
    EXPECT(er_record_read(line.data, line.length, copy, &error) == ER_OK);
    er_record_write(copy, NULL, &again);
    EXPECT(again.length == line.length && memcmp(again.data, line.data, line.length) == 0);
    er_document_free(copy);
    er_buffer_free(&line);
    er_buffer_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!analyzer)
        make_analyzer();
    er_document *document;
    EXPECT(er_document_new(&document, NULL) == ER_OK);
    EXPECT(er_document_set(document, "fuzz", NULL, "2025-08-24", NULL, (const char *)data, size,
                           NULL) == ER_OK);
    EXPECT(er_analyze(analyzer, scratch, document, NULL) == ER_OK);
    check_tables(document);
    check_record(document);
    er_document_free(document);
    return 0;
}
