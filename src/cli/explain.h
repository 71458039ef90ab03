/* The texts of explain: the profile of one entity, and what links two. */
#ifndef ERGRAPH_CLI_EXPLAIN_H
#define ERGRAPH_CLI_EXPLAIN_H

#include <cjson/cJSON.h>

#include "ergraph/query.h"
#include "ergraph/writer.h"

static inline const er_node *cli_node(const er_network *network, uint32_t node)
{
    uint32_t count;
    return &er_network_nodes(network, &count)[node];
}

static inline const er_link *cli_link(const er_network *network, uint32_t link)
{
    uint32_t count;
    return &er_network_links(network, &count)[link];
}

void cli_explain_one(const er_network *network, const er_profile *profile, uint32_t top,
                     er_writer *writer);
void cli_explain_two(const er_network *network, const er_story *story, uint32_t top,
                     er_writer *writer);

/* The same as JSON, complete. NULL where memory is out. */
cJSON *cli_explain_one_json(const er_network *network, const er_profile *profile);
cJSON *cli_explain_two_json(const er_network *network, const er_story *story);

#endif
