/* Who speaks in a quote that runs on: '"We are ready," Moor said. "Lind must answer."' The second
   sentence names no speaker; it has the one of the first. */
#ifndef ERGRAPH_RELATE_QUOTES_H
#define ERGRAPH_RELATE_QUOTES_H

#include "relate/emit.h"

/* {0} stands before the first sentence of a document. */
typedef struct er_quotes {
    bool open;          /* a quote has begun and not ended */
    bool known;         /* speaker is somebody */
    uint32_t paragraph; /* of the last sentence */
    er_end speaker;
} er_quotes;

/* Moves over a sentence, in which the mentions first_mention .. end_mention stand. True where it
   begins inside a quote (or with one) and does not say itself who speaks, and that is known:
   *speaker is then filled. Sentences are given in their order. */
bool er_quotes_next(er_quotes *quotes, const er_document *document, uint32_t sentence,
                    uint32_t first_mention, uint32_t end_mention, er_end *speaker);

#endif
