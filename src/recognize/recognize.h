/* From tokens to mentions of persons, states, organisations and places: the spans of the sequence
   model, what the tables of facts know, and what the rest of the document says of the same words.

   Emits mentions of the kinds name, demonym and metonym, in order, without overlap, entity unset.
   A capital or seat of government becomes a metonym (a state) or a name (a place) by its context;
   in both cases mention.state says whose it is. A title, an honorific and a possessive 's stay
   outside the mention. */
#ifndef ERGRAPH_RECOGNIZE_RECOGNIZE_H
#define ERGRAPH_RECOGNIZE_RECOGNIZE_H

#include "facts/facts.h"

typedef struct er_recognizer er_recognizer;                 /* const; shared by all threads */
typedef struct er_recognizer_scratch er_recognizer_scratch; /* belongs to one thread */

/* With the model that is part of the program. facts must outlive the recogniser. */
er_status er_recognizer_new(const er_facts *facts, er_recognizer **recognizer, er_error *error);
void er_recognizer_free(er_recognizer *recognizer);

er_status er_recognizer_scratch_new(er_recognizer_scratch **scratch, er_error *error);
void er_recognizer_scratch_free(er_recognizer_scratch *scratch);

/* Fills the mentions of a document that was segmented (what was in the table is gone). */
er_status er_recognize(const er_recognizer *recognizer, er_recognizer_scratch *scratch,
                       er_document *document, er_error *error);

#endif
