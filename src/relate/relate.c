#include "relate/relate.h"

#include <stdlib.h>

#include "relate/emit.h"
#include "relate/ties.h"

struct er_relater {
    const er_parser *parser; /* may be NULL */
    er_ties *ties;
};

struct er_relater_scratch {
    er_parser_scratch *parser;
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
    free(relater);
}

er_status er_relater_scratch_new(er_relater_scratch **scratch, er_error *error)
{
    *scratch = calloc(1, sizeof **scratch);
    return *scratch ? ER_OK : er_fail_memory(error);
}

void er_relater_scratch_free(er_relater_scratch *scratch)
{
    if (!scratch)
        return;
    free(scratch);
}

er_status er_relate(const er_relater *relater, er_relater_scratch *scratch, er_document *document,
                    er_error *error)
{
    (void)scratch;
    er_emitter emitter = {.document = document};
    document->relation_count = 0;
    uint32_t first = 0, role = 0;
    for (uint32_t s = 0; s < document->sentence_count && !emitter.no_memory; s++) {
        uint32_t end = first;
        while (end < document->mention_count && document->mentions[end].sentence == s)
            end++;
        er_emitter_start(&emitter, s);
        if (end - first > 1)
            er_find_ties(relater->ties, &emitter, first, end, &role);
        first = end;
    }
    er_emitter_finish(&emitter);
    return emitter.no_memory ? er_fail_memory(error) : ER_OK;
}
