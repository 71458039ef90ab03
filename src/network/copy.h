/* Copying a part of a network. */
#ifndef ERGRAPH_NETWORK_COPY_H
#define ERGRAPH_NETWORK_COPY_H

#include "network/network.h"

/* Days as base/date.h, both inclusive; 0: open. */
typedef struct er_date_range {
    uint32_t from, to;
} er_date_range;

/* Weight and documents of a link in the months that the range touches. */
void er_link_within(const er_link *link, const er_date_range *range, uint32_t *weight,
                    uint32_t *documents);

/* A network of its own with the nodes and links that are marked (links only between marked nodes);
   with a range (may be NULL) links hold what falls into it. Facts are those of the whole, with
   what is missing counted as hidden. ER_NO_MEMORY. */
er_status er_network_copy(er_network **copy, const er_network *network, const bool *nodes,
                          const bool *links, const er_date_range *range, er_error *error);

#endif
