/* The state that a document is about, so that it need not say of what "Prime Minister Moor" is
   prime minister, or whose "the Interior Ministry" is. */
#ifndef ERGRAPH_RELATE_HOME_H
#define ERGRAPH_RELATE_HOME_H

#include "facts/facts.h"

/* A mention of the state that the document is at home in: the one that it names far more often
   than any other. ER_NONE where no state stands out. */
uint32_t er_home_of_document(const er_document *document);

/* True where the sentence speaks of other states and not of this one (a row of the table of
   states): what it leaves unsaid may be theirs. */
bool er_sentence_is_abroad(const er_document *document, uint32_t sentence, uint32_t state);

/* Gives titles without a body ("Prime Minister Moor") their state: that of the table of office
   holders where it has such a holder of that name, else the home of the document, for offices of a
   state. Only once a name, and only where the text says nothing else of that name. */
void er_infer_roles(const er_facts *facts, er_document *document);

#endif
