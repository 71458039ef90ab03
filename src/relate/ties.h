/* Standing ties that patterns over names show: offices, bodies of a state, members, kin, allies. */
#ifndef ERGRAPH_RELATE_TIES_H
#define ERGRAPH_RELATE_TIES_H

#include "facts/offices.h"
#include "relate/emit.h"

typedef struct er_ties er_ties;

er_status er_ties_new(const er_offices *offices, er_ties **ties, er_error *error);
void er_ties_free(er_ties *ties); /* NULL is ignored */

/* Emits the ties of one sentence, in which the mentions first_mention .. end_mention stand. Roles
   of the sentence are document->roles first_role .. end_role. */
void er_find_ties(const er_ties *ties, er_emitter *emitter, uint32_t first_mention,
                  uint32_t end_mention, uint32_t first_role, uint32_t end_role);

#endif
