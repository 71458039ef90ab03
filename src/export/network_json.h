/* The objects of network.json, which D3 and networkx (node_link_graph(data, edges="links")) load:
   adjacency.json has the same. Reading is in ergraph/network.h. */
#ifndef ERGRAPH_EXPORT_NETWORK_JSON_H
#define ERGRAPH_EXPORT_NETWORK_JSON_H

#include "export/cjson.h"
#include "network/network.h"

/* The attributes of the whole, of a node, of a link. Without `nested` lists of objects (months,
   evidence) are left out. NULL where memory is out, which json then knows. */
cJSON *er_cjson_facts(er_cjson *json, const er_network_facts *facts);
cJSON *er_cjson_node(er_cjson *json, const er_node *node);
cJSON *er_cjson_link(er_cjson *json, const er_network *network, const er_link *link, bool nested);

#endif
