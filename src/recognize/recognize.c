#include "recognize/recognize.h"

#include <stdlib.h>

#include "recognize/draft.h"

#define CONFIDENCE_MIN 0.35f /* what is less certain is more often wrong than right */

struct er_recognizer {
    const er_facts *facts;
    er_sequence_model *model;
    er_cues cues;
    er_word_lists lists;
};

struct er_recognizer_scratch {
    er_sequence_scratch *sequence;
    er_draft draft;
};

er_status er_recognizer_new(const er_facts *facts, er_recognizer **recognizer, er_error *error)
{
    er_recognizer *r = *recognizer = calloc(1, sizeof *r);
    if (!r)
        return er_fail_memory(error);
    r->facts = facts;
    er_status status = er_cues_load(&r->cues, error);
    if (status == ER_OK)
        status = er_word_lists_load(&r->lists, error);
    if (status == ER_OK)
        status = er_sequence_model_builtin(&r->model, error);
    if (status != ER_OK) {
        er_recognizer_free(r);
        *recognizer = NULL;
    }
    return status;
}

void er_recognizer_free(er_recognizer *recognizer)
{
    if (!recognizer)
        return;
    er_sequence_model_close(recognizer->model);
    er_cues_free(&recognizer->cues);
    er_word_lists_free(&recognizer->lists);
    free(recognizer);
}

er_status er_recognizer_scratch_new(er_recognizer_scratch **scratch, er_error *error)
{
    *scratch = calloc(1, sizeof **scratch);
    if (!*scratch)
        return er_fail_memory(error);
    er_status status = er_sequence_scratch_new(&(*scratch)->sequence, error);
    if (status != ER_OK) {
        er_recognizer_scratch_free(*scratch);
        *scratch = NULL;
    }
    return status;
}

void er_recognizer_scratch_free(er_recognizer_scratch *scratch)
{
    if (!scratch)
        return;
    er_sequence_scratch_free(scratch->sequence);
    er_draft_free(&scratch->draft);
    free(scratch);
}

static er_status add_mentions(const er_draft *draft, er_document *document, er_error *error)
{
    for (uint32_t i = 0; i < draft->row_count; i++) {
        const er_draft_row *row = &draft->rows[i];
        if (row->first >= row->end || row->hidden || row->confidence < CONFIDENCE_MIN)
            continue;
        er_mention *mention = er_document_add_mention(document);
        if (!mention)
            return er_fail_memory(error);
        *mention = (er_mention){.start = document->tokens[row->first].start,
                                .end = document->tokens[row->end - 1].end,
                                .first_token = row->first,
                                .end_token = row->end,
                                .sentence = draft->sentence[row->first],
                                .entity = ER_NONE,
                                .state = row->state,
                                .type = (er_type)row->type,
                                .kind = (er_kind)row->kind,
                                .confidence = row->confidence};
    }
    return er_document_sort_mentions(document, error);
}

er_status er_recognize(const er_recognizer *recognizer, er_recognizer_scratch *scratch,
                       er_document *document, er_error *error)
{
    er_draft *draft = &scratch->draft;
    document->mention_count = 0;
    draft->facts = recognizer->facts;
    draft->person_names = er_facts_person_names(recognizer->facts);
    draft->lists = &recognizer->lists;
    er_status status = er_sequence_label(recognizer->model, scratch->sequence, document, error);
    if (status == ER_OK)
        status = er_draft_begin(draft, document, error);
    if (status != ER_OK)
        return status;
    uint32_t count;
    const er_label_span *spans = er_sequence_spans(scratch->sequence, &count);
    status = er_draft_spans(draft, spans, count, error);
    if (status == ER_OK)
        status = er_draft_hits(draft, error);
    if (status == ER_OK)
        status = er_draft_persons(draft, error);
    if (status == ER_OK)
        status = er_draft_organizations(draft, error);
    if (status != ER_OK)
        return status;
    er_draft_acronyms(draft);
    er_draft_lists(draft);
    status = er_draft_consistency(draft, error);
    if (status != ER_OK)
        return status;
    er_draft_seats(draft, &recognizer->cues);
    return add_mentions(draft, document, error);
}
