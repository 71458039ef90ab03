/* What the names of organisations are made of. */
#ifndef ERGRAPH_RECOGNIZE_BODIES_H
#define ERGRAPH_RECOGNIZE_BODIES_H

#include "recognize/draft.h"

/* The tokens name an organ that every state has: "Foreign Ministry", "Supreme Court", "Army". */
bool er_is_organ_of_state(const er_draft *draft, uint32_t first, uint32_t end);

/* The word names organisations together with the capitals around it: "Ministry", "Council". */
bool er_is_body_head(const er_draft *draft, uint32_t token);

/* The start of the organisation that the model begins at first: with the "Competition and" of
   "the Competition and Markets Authority". */
uint32_t er_body_begin(const er_draft *draft, uint32_t first, uint32_t end);

/* The end of the organisation whose name begins at first and, for the model, ends at end: with
   the "of Ukraine" that belongs to it. No token at or after high is looked at. */
uint32_t er_body_end(const er_draft *draft, uint32_t first, uint32_t end, uint32_t high);

/* The end of a ministry's name that ends, for the model, before a comma or an "and": with the
   ", Youth and National Service" that belongs to it. */
uint32_t er_body_fields_end(const er_draft *draft, uint32_t first, uint32_t end, uint32_t high);

#endif
