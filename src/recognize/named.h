/* Rows from names of the tables. */
#ifndef ERGRAPH_RECOGNIZE_NAMED_H
#define ERGRAPH_RECOGNIZE_NAMED_H

#include "recognize/draft.h"

/* Adds the row that the name stands for, where its tokens are free and where it is a name there at
   all. label is what the model says of exactly these tokens, ER_LABEL_COUNT where it says nothing.
   False where memory is out. */
bool er_add_hit(er_draft *draft, const er_hit *hit, er_label label, float probability);

/* A part of a given name after a hyphen, in small letters: "un" in "Jong-un", but not "backed". */
bool er_is_name_part(const er_draft *draft, uint32_t token);

#endif
