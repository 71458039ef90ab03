/* How good the recogniser is: precision, recall and F1 of mentions against gold annotation. */
#ifndef ERGRAPH_EVAL_H
#define ERGRAPH_EVAL_H

#include "ergraph/build.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct er_score {
    uint64_t gold;  /* mentions that the annotation asks for */
    uint64_t found; /* mentions that were found, but those that only touch an optional one */
    uint64_t right; /* of both: same start, end and type */
} er_score;

/* In per cent; 0 where nothing was found or asked for. */
ER_API double er_score_precision(const er_score *score);
ER_API double er_score_recall(const er_score *score);
ER_API double er_score_f1(const er_score *score); /* harmonic mean of the two */

typedef struct er_document_score {
    const char *doc; /* as the annotation names it */
    er_score score;
    bool missing; /* none of the inputs has its name */
} er_document_score;

/* A mention that was missed, or found where there is none. */
typedef struct er_mistake {
    uint32_t document; /* index in documents */
    uint32_t start, end;
    er_type type;
    bool spurious;    /* found, and wrong; else missed */
    const char *text; /* NULL for a missed one where the annotation has no text */
} er_mistake;

/* What became of a gold mention: found as another type, found in part, or not at all. */
enum { ER_FOUND_PARTLY = ER_TYPE_COUNT, ER_NOT_FOUND_AT_ALL, ER_OUTCOME_COUNT };

typedef struct er_evaluation er_evaluation;

/* Finds the mentions of the paths and compares them with gold, a file of JSON Lines:
   {"doc": ..., "mentions": [{"start", "end", "type", "optional", "text"}]}. Documents are matched
   by the last part of doc, bytes are those of the UTF-8 text. Counted are people, states and
   organisations, by name, demonym or metonym. Optional mentions are neither asked for nor held
   against what is found there. options and monitor may be NULL. ER_READ_FAILED and ER_BAD_FORMAT
   of gold, ER_NOT_FOUND where no input is in gold, ER_NO_MEMORY, ER_INTERRUPTED. */
ER_API er_status er_evaluate(er_evaluation **evaluation, const er_analyzer *analyzer,
                             const char *gold, const char *const *paths, uint32_t path_count,
                             const er_extract_options *options, const er_monitor *monitor,
                             er_error *error);
ER_API void er_evaluation_free(er_evaluation *evaluation); /* NULL is ignored */

/* Of one type; ER_TYPE_COUNT: of all. */
ER_API er_score er_evaluation_score(const er_evaluation *evaluation, er_type type);

/* How many gold mentions of a type, not found right, had this outcome: the index of the type that
   was found in its place, ER_FOUND_PARTLY or ER_NOT_FOUND_AT_ALL. */
ER_API uint64_t er_evaluation_confusion(const er_evaluation *evaluation, er_type gold,
                                        uint32_t outcome);

/* In the order of gold, and of the text. They live as long as the evaluation. */
ER_API const er_document_score *er_evaluation_documents(const er_evaluation *evaluation,
                                                        uint32_t *count);
ER_API const er_mistake *er_evaluation_mistakes(const er_evaluation *evaluation, uint32_t *count);

#ifdef __cplusplus
}
#endif
#endif
