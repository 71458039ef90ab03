/* The trained sequence model: finds the names of a document's sentences and says what they name.

   Every token gets scores from sparse features of itself and its neighbours (words, shapes,
   affixes, word clusters, gazetteers, runs of capitalised words, the rest of the document); a
   chain model (conditional random field) picks the best tags of a sentence and gives their
   probability. The model is const once open and can be shared by threads; a scratch belongs to one
   thread. */
#ifndef ERGRAPH_RECOGNIZE_SEQUENCE_H
#define ERGRAPH_RECOGNIZE_SEQUENCE_H

#include "document/document.h"

/* What a span names. A person stands without title, a possessive 's outside. */
typedef enum er_label {
    ER_LABEL_PERSON,
    ER_LABEL_ORGANIZATION,
    ER_LABEL_LOCATION, /* states, cities, regions, rivers */
    ER_LABEL_GROUP,    /* demonyms, religions, parties' followers: "Russian", "Kurds" */
    ER_LABEL_OTHER,    /* events, works, products, laws */
    ER_LABEL_COUNT
} er_label;

typedef struct er_label_span {
    uint32_t first_token, end_token; /* of the document; end exclusive */
    uint8_t label;                   /* er_label */
    float probability; /* 0 .. 1, calibrated: of the spans with 0.9, nine in ten are right */
} er_label_span;

typedef struct er_sequence_model er_sequence_model;
typedef struct er_sequence_scratch er_sequence_scratch;

/* A model over bytes that the caller keeps as long as the model; they are used in place. Every
   offset and the checksum are checked: ER_BAD_FORMAT for anything that is not such a model; name
   says in the message where the bytes are from. *model belongs to the caller. */
er_status er_sequence_model_open(er_view bytes, const char *name, er_sequence_model **model,
                                 er_error *error);

/* The same over the model that is part of the program. */
er_status er_sequence_model_builtin(er_sequence_model **model, er_error *error);

/* NULL is ignored. */
void er_sequence_model_close(er_sequence_model *model);

/* Memory for labelling, reused from one document to the next. *scratch belongs to the caller. Use
   a scratch with one model only. */
er_status er_sequence_scratch_new(er_sequence_scratch **scratch, er_error *error);
void er_sequence_scratch_free(er_sequence_scratch *scratch);

/* Labels the sentences of document (its tokens and sentences must be filled); the spans are then
   in the scratch. Errors: ER_NO_MEMORY. */
er_status er_sequence_label(const er_sequence_model *model, er_sequence_scratch *scratch,
                            const er_document *document, er_error *error);

/* The spans of the last document, in order, without overlap. Valid until the next is labelled. */
const er_label_span *er_sequence_spans(const er_sequence_scratch *scratch, uint32_t *count);

/* "person", "organization", "location", "group", "other"; "" for a value out of range. */
const char *er_label_name(er_label label);

#endif
