/* The analysis of one document: sentences, mentions, who is who in it, relations. */
#ifndef ERGRAPH_ANALYZER_H
#define ERGRAPH_ANALYZER_H

#include "ergraph/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Tables and models. Const once it was made: any number of threads can use it at once, each with
   a scratch of its own. */
typedef struct er_analyzer er_analyzer;

/* What the analysis of one document needs besides: kept from one to the next, so that nothing is
   allocated anew. One thread at a time. */
typedef struct er_analyzer_scratch er_analyzer_scratch;

/* ER_NO_MEMORY; ER_BAD_FORMAT where a built-in table or model is broken. */
ER_API er_status er_analyzer_new(er_analyzer **analyzer, er_error *error);

/* NULL is ignored. No scratch of it may be left. */
ER_API void er_analyzer_free(er_analyzer *analyzer);

/* analyzer must outlive the scratch. ER_NO_MEMORY. */
ER_API er_status er_analyzer_scratch_new(er_analyzer_scratch **scratch, const er_analyzer *analyzer,
                                         er_error *error);
ER_API void er_analyzer_scratch_free(er_analyzer_scratch *scratch); /* NULL is ignored */

/* Fills the tables of a document that was set (er_document_set) and not analysed since.
   ER_NO_MEMORY. */
ER_API er_status er_analyze(const er_analyzer *analyzer, er_analyzer_scratch *scratch,
                            er_document *document, er_error *error);

#ifdef __cplusplus
}
#endif
#endif
