/* "The veteran diplomat", "the 71-year-old", "the billionaire": to the only person that the text
   has just spoken of. */
#ifndef ERGRAPH_RESOLVE_DESCRIBED_H
#define ERGRAPH_RESOLVE_DESCRIBED_H

#include "resolve/discourse.h"

/* The person that the description that begins at the article means, or ER_NONE; *end is where its
   words end. */
uint32_t er_person_as_described(er_work *work, const er_discourse *spoken, uint32_t article,
                                uint32_t sentence, uint32_t *end);

#endif
