/* What the files that find roles share: the person that is looked at, and writing a role down. */
#ifndef ERGRAPH_RELATE_ROLE_FINDER_H
#define ERGRAPH_RELATE_ROLE_FINDER_H

#include "relate/office_np.h"

typedef struct er_role_finder {
    er_office_reader reader; /* .person: the mention that is looked at */
    er_document *document;
    uint32_t low, high; /* tokens of its sentence */
    bool no_memory;
} er_role_finder;

/* One row, unless the same person has that office of that body from another pattern. body may be
   ER_NONE. */
void er_add_role(er_role_finder *finder, const er_office_phrase *phrase, uint32_t body, bool title,
                 float confidence);

/* A row for each body of the phrase. */
void er_add_roles(er_role_finder *finder, const er_office_np *np, bool title, float confidence);

/* Whether the token begins a mention of a person. */
bool er_is_person_at(const er_role_finder *finder, uint32_t token);

/* True where the office at token stands behind "its", "the council's": whose it is will be known
   when pronouns are resolved. */
bool er_is_owned_office(const er_role_finder *finder, uint32_t token);

/* Roles that a verb states: "who leads", "led by", "became president of", "named Moor as". title:
   the first token of the person with the title; token: the one after the person. */
void er_find_roles_of_verbs(er_role_finder *finder, uint32_t title, uint32_t token);

#endif
