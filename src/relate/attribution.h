/* Who says it, from the words beside a word of saying: "Moor said", "said Foreign Minister Moor",
   "Moor, who leads the party, told". For quotes, whose speaker must be known before any sentence is
   parsed. */
#ifndef ERGRAPH_RELATE_ATTRIBUTION_H
#define ERGRAPH_RELATE_ATTRIBUTION_H

#include "relate/emit.h"

typedef enum er_attribution {
    ER_NOT_ATTRIBUTED,
    ER_ATTRIBUTED,
    ER_ATTRIBUTED_TO_OTHERS /* somebody says it who is no entity: "a farmer said" */
} er_attribution;

/* Whether a token is a word of saying in the form of a verb that has a subject ("said"). */
bool er_token_says(const er_document *document, uint32_t token);

/* Who says it, token being a word of saying in the sentence. */
er_attribution er_attribution_at(const er_document *document, const er_sentence *sentence,
                                 uint32_t token, er_end *speaker);

#endif
