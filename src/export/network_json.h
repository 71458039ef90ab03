/* network.json: nodes and links with their evidence, in the shape that D3 and networkx
   (node_link_graph(data, edges="links")) load. Reading is in ergraph/network.h. */
#ifndef ERGRAPH_EXPORT_NETWORK_JSON_H
#define ERGRAPH_EXPORT_NETWORK_JSON_H

#include "export/json.h"
#include "network/network.h"

/* The attributes of the whole, of a node, of a link. Without `nested` lists of objects (months,
   evidence) are left out. NULL where memory is out, which json then knows. */
cJSON *er_json_facts(er_json *json, const er_network_facts *facts);
cJSON *er_json_node(er_json *json, const er_node *node);
cJSON *er_json_link(er_json *json, const er_network *network, const er_link *link, bool nested);

/* Writes the network; ask er_writer_finish whether all went well. */
void er_write_network_json(const er_network *network, er_writer *writer);

#endif
