/* The only file that knows the order of the stages of one document. */
#include "ergraph/analyzer.h"

#include <stdlib.h>

#include "base/fail.h"
#include "text/segmenter.h"

struct er_analyzer {
    er_segmenter *segmenter;
};

struct er_analyzer_scratch {
    const er_analyzer *analyzer;
};

er_status er_analyzer_new(er_analyzer **analyzer, er_error *error)
{
    er_analyzer *a = *analyzer = calloc(1, sizeof *a);
    if (!a)
        return er_fail_memory(error);
    er_status status = er_segmenter_new(&a->segmenter, error);
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
    er_segmenter_free(a->segmenter);
    free(a);
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
    return er_segment(a->segmenter, document, error);
}
