/* Nouns for kinds of bodies, and whether a body can be of the kind by what its name says. */
#ifndef ERGRAPH_RESOLVE_BODY_NOUNS_H
#define ERGRAPH_RESOLVE_BODY_NOUNS_H

#include "resolve/work.h"

typedef enum er_body_kind {
    ER_BODY_COMPANY,
    ER_BODY_PARTY,
    ER_BODY_GROUP, /* an armed group, a movement, a group of companies */
    ER_BODY_BANK,
    ER_BODY_AGENCY,       /* of a state: ministry, regulator, police */
    ER_BODY_ORGANIZATION, /* for a cause: organisation, charity, union */
    ER_BODY_ALLIANCE,     /* of states */
    ER_BODY_KINDS         /* none */
} er_body_kind;

/* What "the company", "the regulator" say; ER_BODY_KINDS for other nouns. */
er_body_kind er_body_kind_of(er_view noun);

typedef enum er_body_fit {
    ER_FIT_NOT,
    ER_FIT_PERHAPS, /* its name says nothing of its kind: it is in the way of others */
    ER_FIT_LIKELY
} er_body_fit;

/* Whether the group, an organisation, can be meant by the noun. */
er_body_fit er_body_fits(er_work *work, const er_group *group, er_view noun);

#endif
