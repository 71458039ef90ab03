/* Which co-occurrence links are more than the frequency of their ends explains. */
#ifndef ERGRAPH_NETWORK_BACKBONE_H
#define ERGRAPH_NETWORK_BACKBONE_H

#include "ergraph/filter.h"
#include "network/network.h"

/* keep [link count]: turns false where a co-occurrence link that was kept is neither significant
   nor part of the maximum spanning tree of those kept. ER_NO_MEMORY. */
er_status er_backbone_apply(const er_network *network, er_backbone backbone, bool *keep,
                            er_error *error);

#endif
