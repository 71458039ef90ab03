/* The only file that knows the order of the stages of one document. */
#include "analyzer.h"

#include <stdlib.h>

#include "base/fail.h"
#include "recognize/recognize.h"
#include "relate/relate.h"
#include "relate/roles.h"
#include "resolve/resolve.h"
#include "text/segmenter.h"

struct er_analyzer {
    er_facts *facts;
    er_segmenter *segmenter;
    er_recognizer *recognizer;
    er_resolver *resolver;
    er_parser *parser;
    er_relater *relater;
};

struct er_analyzer_scratch {
    er_recognizer_scratch *recognizer;
    er_relater_scratch *relater;
};

static er_status make_parts(er_analyzer *a, er_error *error)
{
    er_status status = er_facts_new(&a->facts, error);
    if (status == ER_OK)
        status = er_segmenter_new(&a->segmenter, error);
    if (status == ER_OK)
        status = er_recognizer_new(a->facts, &a->recognizer, error);
    if (status == ER_OK)
        status = er_resolver_new(a->facts, &a->resolver, error);
    if (status == ER_OK)
        status = er_parser_new(&a->parser, error);
    if (status == ER_OK)
        status = er_relater_new(a->facts, a->parser, &a->relater, error);
    return status;
}

er_status er_analyzer_new(er_analyzer **analyzer, er_error *error)
{
    *analyzer = calloc(1, sizeof **analyzer);
    if (!*analyzer)
        return er_fail_memory(error);
    er_status status = make_parts(*analyzer, error);
    if (status != ER_OK) {
        er_analyzer_free(*analyzer);
        *analyzer = NULL;
    }
    return status;
}

void er_analyzer_free(er_analyzer *a)
{
    if (!a)
        return;
    er_relater_free(a->relater);
    er_parser_free(a->parser);
    er_resolver_free(a->resolver);
    er_recognizer_free(a->recognizer);
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
    (void)analyzer; /* every scratch is the same today */
    er_analyzer_scratch *s = *scratch = calloc(1, sizeof *s);
    if (!s)
        return er_fail_memory(error);
    er_status status = er_recognizer_scratch_new(&s->recognizer, error);
    if (status == ER_OK)
        status = er_relater_scratch_new(&s->relater, error);
    if (status != ER_OK) {
        er_analyzer_scratch_free(s);
        *scratch = NULL;
    }
    return status;
}

void er_analyzer_scratch_free(er_analyzer_scratch *s)
{
    if (!s)
        return;
    er_recognizer_scratch_free(s->recognizer);
    er_relater_scratch_free(s->relater);
    free(s);
}

er_status er_analyze(const er_analyzer *a, er_analyzer_scratch *s, er_document *document,
                     er_error *error)
{
    er_status status = er_segment(a->segmenter, document, error);
    if (status == ER_OK)
        status = er_recognize(a->recognizer, s->recognizer, document, error);
    if (status == ER_OK)
        status = er_find_roles(a->facts, document, error);
    if (status == ER_OK)
        status = er_resolve(a->resolver, document, error);
    if (status == ER_OK)
        status = er_relate(a->relater, s->relater, document, error);
    return status;
}
