/* The profiles by what the user's corrections can call them. */
#ifndef ERGRAPH_RESOLVE_REGISTRY_HANDLES_H
#define ERGRAPH_RESOLVE_REGISTRY_HANDLES_H

#include "resolve/registry_blocks.h"
#include "resolve/registry_work.h"

/* {0} is empty. Labels go before other forms, which can be another's, too, and both before ids. */
typedef struct er_handles {
    er_blocks labels, others, ids;
} er_handles;

/* Adds all forms of all profiles. */
er_status er_handles_fill(er_handles *handles, const er_registry *registry, er_error *error);

/* Adds the ids of the identities that were made. */
er_status er_handles_add_ids(er_handles *handles, const er_registry *registry, er_error *error);

/* Where the entries of the profiles that a name means begin, in the blocks that are returned; NULL
   where it means nothing. */
const er_blocks *er_handles_find(const er_handles *handles, const char *name, uint32_t *first);

void er_handles_free(er_handles *handles);

/* Appends the most exact name of a profile: "Moor (Norway, 2019)". */
void er_profile_handle(const er_registry *registry, uint32_t profile, er_buffer *out);

/* Whether the name is written like the id of a node: "person-adela-moor". */
bool er_is_node_id(const char *name);

#endif
