/* Organisations that newspapers name in more than one way: those of bodies.tsv, with the organs
   that every state has, and the lines of the gazetteer with several names. Const after creation. */
#ifndef ERGRAPH_FACTS_BODIES_H
#define ERGRAPH_FACTS_BODIES_H

#include "base/fail.h"
#include "base/view.h"

typedef struct er_bodies er_bodies;

typedef struct er_body {
    er_view label; /* "European Union" */
    er_view state; /* slug of the state that it is an organ of; empty where none */
    bool organ;    /* every state has its own: the name alone does not say which body it is */
} er_body;

/* Reads the tables that are part of the program. er_bodies_free gives it back; NULL is ignored. */
er_status er_bodies_new(er_bodies **bodies, er_error *error);
void er_bodies_free(er_bodies *bodies);

/* The row of a name as er_body_key writes it, or ER_NONE. */
uint32_t er_bodies_find(const er_bodies *bodies, er_view key);

const er_body *er_bodies_row(const er_bodies *bodies, uint32_t row);

#endif
