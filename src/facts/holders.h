/* Who held which office of a state or body, and when. Const after creation. */
#ifndef ERGRAPH_FACTS_HOLDERS_H
#define ERGRAPH_FACTS_HOLDERS_H

#include "facts/bodies.h"
#include "facts/states.h"

typedef struct er_holders er_holders;

/* Days as numbers: 20250824. */
typedef struct er_holder {
    uint32_t state; /* row, or ER_NONE */
    uint32_t body;  /* row of the table of bodies, or ER_NONE */
    er_view office; /* "foreign minister" */
    er_view name;   /* "Sergei Lavrov", ended by no zero byte */
    uint32_t from;
    uint32_t to; /* UINT32_MAX: in office when the table was made */
} er_holder;

/* Reads the table that is part of the program. er_holders_free gives it back; NULL is ignored. */
er_status er_holders_new(const er_states *states, const er_bodies *bodies, er_holders **holders,
                         er_error *error);
void er_holders_free(er_holders *holders);

/* The rows of a state (body ER_NONE) or of a body (state ER_NONE): *first is set, and how many
   there are is returned. Rows of one owner stand together. */
uint32_t er_holders_of(const er_holders *holders, uint32_t state, uint32_t body,
                       const er_holder **first);

/* All rows. */
const er_holder *er_holders_all(const er_holders *holders, uint32_t *count);

/* Whether two names of offices mean the same one ("premier", "prime minister"); "leader" and
   "chief" mean whoever leads. */
bool er_offices_agree(er_view asked, er_view held);

/* A date of at least a year ("2025", "2025-08", "2025-08-24T10:00") as the first and the last day
   that it can mean. False where it is none. */
bool er_date_range(er_view date, uint32_t *first, uint32_t *last);

/* Whether the holder was in office on one of the days. */
static inline bool er_holder_serves(const er_holder *holder, uint32_t first, uint32_t last)
{
    return holder->from <= last && holder->to >= first;
}

#endif
