#include "relate/relate.h"

#include <stdlib.h>

#include "relate/events.h"
#include "relate/repair.h"
#include "relate/ties.h"

struct er_relater {
    const er_parser *parser; /* may be NULL */
    er_ties *ties;
    er_event_lexicon *lexicon;
};

struct er_relater_scratch {
    er_parser_scratch *parser;
    er_tree tree;
};

er_status er_relater_new(const er_facts *facts, const er_parser *parser, er_relater **relater,
                         er_error *error)
{
    er_relater *made = calloc(1, sizeof *made);
    *relater = NULL;
    if (!made)
        return er_fail_memory(error);
    made->parser = parser;
    er_status status = er_ties_new(er_facts_offices(facts), &made->ties, error);
    if (status == ER_OK)
        status = er_event_lexicon_new(&made->lexicon, error);
    if (status != ER_OK) {
        er_relater_free(made);
        return status;
    }
    *relater = made;
    return ER_OK;
}

void er_relater_free(er_relater *relater)
{
    if (!relater)
        return;
    er_ties_free(relater->ties);
    er_event_lexicon_free(relater->lexicon);
    free(relater);
}

er_status er_relater_scratch_new(er_relater_scratch **scratch, er_error *error)
{
    *scratch = calloc(1, sizeof **scratch);
    if (!*scratch)
        return er_fail_memory(error);
    er_status status = er_parser_scratch_new(&(*scratch)->parser, error);
    if (status != ER_OK) {
        er_relater_scratch_free(*scratch);
        *scratch = NULL;
    }
    return status;
}

void er_relater_scratch_free(er_relater_scratch *scratch)
{
    if (!scratch)
        return;
    er_parser_scratch_free(scratch->parser);
    er_tree_free(&scratch->tree);
    free(scratch);
}

/* Two ends at least that could have to do with each other: only then is a parse worth its time.
   A place counts, for it may stand for its state. */
static bool has_something_to_relate(const er_document *document, uint32_t first, uint32_t end)
{
    uint32_t one = ER_NONE;
    for (uint32_t i = first; i < end; i++) {
        const er_mention *m = &document->mentions[i];
        bool place = m->type == ER_PLACE && m->state != ER_NONE;
        if (!place && !er_can_be_end(document, m->entity))
            continue;
        uint32_t key = place ? m->state + document->entity_count : m->entity;
        if (one != ER_NONE && one != key)
            return true;
        one = key;
    }
    return false;
}

static er_status relate_events(const er_relater *relater, er_relater_scratch *scratch,
                               er_emitter *emitter, uint32_t first_role, uint32_t end_role,
                               er_error *error)
{
    er_status status = er_parse(relater->parser, scratch->parser, emitter->document,
                                emitter->sentence, &scratch->tree, error);
    if (status == ER_OK)
        status = er_repair_tree(emitter->document, first_role, end_role, &scratch->tree, error);
    if (status != ER_OK)
        return status;
    er_sentence_reader reader = {.lexicon = relater->lexicon,
                                 .document = emitter->document,
                                 .tree = &scratch->tree,
                                 .emitter = emitter};
    for (uint32_t node = 0; node < scratch->tree.count; node++) {
        er_event event;
        if (er_read_event(&reader, node, &event))
            er_compose_event(&reader, &event);
    }
    for (uint32_t node = 0; node < scratch->tree.count; node++)
        er_read_statement(&reader, node);
    return ER_OK;
}

er_status er_relate(const er_relater *relater, er_relater_scratch *scratch, er_document *document,
                    er_error *error)
{
    er_emitter emitter = {.document = document};
    er_status status = ER_OK;
    document->relation_count = 0;
    uint32_t first = 0, role = 0;
    for (uint32_t s = 0; s < document->sentence_count && status == ER_OK; s++) {
        uint32_t end = first, end_role = role;
        while (end < document->mention_count && document->mentions[end].sentence == s)
            end++;
        while (end_role < document->role_count && document->roles[end_role].sentence <= s)
            end_role++;
        er_emitter_start(&emitter, s);
        if (end - first > 1)
            er_find_ties(relater->ties, &emitter, first, end, role, end_role);
        if (relater->parser && has_something_to_relate(document, first, end))
            status = relate_events(relater, scratch, &emitter, role, end_role, error);
        first = end;
        role = end_role;
        if (emitter.no_memory)
            status = er_fail_memory(error);
    }
    er_emitter_finish(&emitter);
    return status;
}
