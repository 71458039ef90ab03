/* The name of an organisation taken apart: whose organ it is, and what is left. */
#ifndef ERGRAPH_RESOLVE_ORGANIZATION_NAME_H
#define ERGRAPH_RESOLVE_ORGANIZATION_NAME_H

#include "facts/bodies.h"
#include "facts/facts.h"

typedef struct er_organization_name {
    er_view core;   /* as er_body_key writes it, without the state where it is an organ's */
    uint32_t body;  /* row of the table of bodies, or ER_NONE */
    uint32_t state; /* "Russian Foreign Ministry", "Ministry of Defence of Ukraine"; or ER_NONE */
} er_organization_name;

/* Reads text; core lives in arena. */
er_status er_organization_name_read(const er_facts *facts, const er_bodies *bodies, er_view text,
                                    er_arena *arena, er_organization_name *name, er_error *error);

/* Whether a name of this core says what kind of body it is, but not whose: a ministry, a court, a
   party. Only such a name takes the state that is named beside it. */
bool er_is_kind_of_body(er_view core);

/* Whether the core is nothing but the word for a kind of body: "Agency", "Council". It names the
   one of its document, and none over all documents. */
bool er_is_bare_kind(er_view core);

#endif
