/* What stands in quotation marks in a document, and who says it:

       "We are ready," Moor said. "Lind must answer."      the second quote has the speaker of the
   first "We are ready. Lind must answer," said Moor.        both sentences are Moor's Moor added:
   "We are ready."                         so is what stands after a colon */
#ifndef ERGRAPH_RELATE_QUOTES_H
#define ERGRAPH_RELATE_QUOTES_H

#include "relate/emit.h"

/* A stretch of direct speech; it may run over several sentences. */
typedef struct er_quotation {
    uint32_t first_token, end_token;       /* what stands between the marks */
    uint32_t first_sentence, end_sentence; /* the last one with the words that say who speaks */
    bool known;                            /* speaker is somebody */
    er_end speaker;
} er_quotation;

/* The quotations of a document in their order. {0} has none. */
typedef struct er_quotations {
    er_quotation *rows;
    uint32_t count, capacity;
} er_quotations;

/* Finds the quotations of a document whose mentions are resolved, and their speakers; what was
   there is gone. False where memory is out. */
bool er_quotations_find(er_quotations *quotations, const er_document *document);
void er_quotations_free(er_quotations *quotations);

/* The quotation that a token stands in, or NULL. */
const er_quotation *er_quotation_at(const er_quotations *quotations, uint32_t token);

/* The first quotation of a known speaker with words in the sentence, or NULL. */
const er_quotation *er_quotation_in(const er_quotations *quotations, const er_sentence *sentence);

#endif
