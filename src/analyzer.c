/* The only file that knows the order of the stages of one document. */
#include "analyzer.h"

#include <stdlib.h>

#include "base/fail.h"
#include "resolve/resolve.h"
#include "text/segmenter.h"

struct er_analyzer {
    er_facts *facts;
    er_segmenter *segmenter;
    er_resolver *resolver;
};

struct er_analyzer_scratch {
    const er_analyzer *analyzer;
};

er_status er_analyzer_new(er_analyzer **analyzer, er_error *error)
{
    er_analyzer *a = *analyzer = calloc(1, sizeof *a);
    if (!a)
        return er_fail_memory(error);
    er_status status = er_facts_new(&a->facts, error);
    if (status == ER_OK)
        status = er_segmenter_new(&a->segmenter, error);
    if (status == ER_OK)
        status = er_resolver_new(a->facts, &a->resolver, error);
    if (status != ER_OK) {
        er_analyzer_free(a);
        *analyzer = NULL;
    }
    return status;
}

void er_analyzer_free(er_analyzer *a)
{
    if (!a)
        return;
    er_resolver_free(a->resolver);
    er_segmenter_free(a->segmenter);
    er_facts_free(a->facts);
    free(a);
}

const er_facts *er_analyzer_facts(const er_analyzer *a)
{
    return a->facts;
}

er_status er_analyzer_scratch_new(er_analyzer_scratch **scratch, const er_analyzer *analyzer,
                                  er_error *error)
{
    *scratch = calloc(1, sizeof **scratch);
    if (!*scratch)
        return er_fail_memory(error);
    (*scratch)->analyzer = analyzer;
    return ER_OK;
}

void er_analyzer_scratch_free(er_analyzer_scratch *scratch)
{
    free(scratch);
}

er_status er_analyze(const er_analyzer *a, er_analyzer_scratch *scratch, er_document *document,
                     er_error *error)
{
    (void)scratch;
    er_status status = er_segment(a->segmenter, document, error);
    if (status == ER_OK)
        status = er_resolve(a->resolver, document, error);
    return status;
}
