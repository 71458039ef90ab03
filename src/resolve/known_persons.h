/* The persons of the table of office holders, by their names. Const after creation. */
#ifndef ERGRAPH_RESOLVE_KNOWN_PERSONS_H
#define ERGRAPH_RESOLVE_KNOWN_PERSONS_H

#include "facts/holders.h"
#include "resolve/person_name.h"

typedef struct er_known_persons er_known_persons;

/* names and holders must outlive it. er_known_persons_free gives it back; NULL is ignored. */
er_status er_known_persons_new(const er_names *names, const er_holders *holders,
                               er_known_persons **known, er_error *error);
void er_known_persons_free(er_known_persons *known);

/* The name of a row of the table (a pointer that er_holders_of or er_holders_all gave). */
const er_person_name *er_known_name(const er_known_persons *known, const er_holder *holder);

/* The one person of the table whose name a full name can be; NULL where there is none or several. A
   person who held several offices is one. */
const er_holder *er_known_by_full_name(const er_known_persons *known, const er_person_name *name);

/* The one person of the table of that family name who was in office between the days; NULL where
   there is none or several. */
const er_holder *er_known_by_family_name(const er_known_persons *known, const er_person_name *name,
                                         uint32_t first_day, uint32_t last_day);

#endif
