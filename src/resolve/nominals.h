/* "The government", "the country", "the company": see nominals.c. */
#ifndef ERGRAPH_RESOLVE_NOMINALS_H
#define ERGRAPH_RESOLVE_NOMINALS_H

#include "resolve/discourse.h"

typedef struct er_nominal_work {
    er_work *work;
    er_discourse *spoken;
    uint32_t main_state; /* the one that the document is mostly about, or ER_NONE */
    uint32_t after;      /* the token behind the last phrase that was found */
} er_nominal_work;

/* The state that is named twice as often as any other, or ER_NONE. */
uint32_t er_find_main_state(er_work *work);

/* Resolves the phrase that begins at the token, if one does. */
er_status er_resolve_nominal_at(er_nominal_work *n, uint32_t token, uint32_t sentence);

/* "the party's secretary Lind": now that it is known which party, the role has its body. */
void er_give_roles_their_bodies(er_work *work);

#endif
