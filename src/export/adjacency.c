/* adjacency.json: networkx's adjacency data (adjacency_graph loads it). The graph is directed, so
   that a link without direction stands once, from the smaller id, with "symmetric": true. */
#include <stdlib.h>

#include "export/formats.h"
#include "export/network_json.h"

/* offsets [node_count + 1] into order [link_count]: the links of each node as their source. */
typedef struct outgoing {
    uint32_t *offsets;
    uint32_t *order;
} outgoing;

static bool sort_by_source(const er_network *network, outgoing *out)
{
    out->offsets = calloc((size_t)network->node_count + 2, sizeof *out->offsets);
    out->order = malloc(((size_t)network->link_count + 1) * sizeof *out->order);
    if (!out->offsets || !out->order)
        return false;
    for (uint32_t i = 0; i < network->link_count; i++)
        out->offsets[network->links[i].source + 2]++;
    for (uint32_t i = 1; i < network->node_count + 1; i++)
        out->offsets[i + 1] += out->offsets[i];
    /* offsets[n + 1] is now where n begins; filling moves it to where n ends */
    for (uint32_t i = 0; i < network->link_count; i++)
        out->order[out->offsets[network->links[i].source + 1]++] = i;
    return true;
}

/* networkx takes "id" as the neighbour and "key" as what tells parallel links apart. */
static cJSON *neighbour(er_cjson *json, const er_network *network, const er_link *link)
{
    cJSON *object = er_cjson_link(json, network, link, false);
    cJSON_Delete(cJSON_DetachItemFromObjectCaseSensitive(object, "source"));
    cJSON_Delete(cJSON_DetachItemFromObjectCaseSensitive(object, "target"));
    cJSON_Delete(cJSON_DetachItemFromObjectCaseSensitive(object, "id"));
    er_cjson_string(json, object, "id", network->nodes[link->target].id);
    er_cjson_string(json, object, "key", link->id);
    if (link->kind == ER_COOCCURRENCE)
        er_cjson_bool(json, object, "symmetric", true);
    return object;
}

static void write_adjacency(er_cjson *json, const er_network *network, const outgoing *out)
{
    er_writer *writer = json->writer;
    for (uint32_t i = 0; i < network->node_count && !er_writer_failed(writer); i++) {
        er_writer_string(writer, i ? ",\n[" : "\n[");
        for (uint32_t k = out->offsets[i]; k < out->offsets[i + 1]; k++) {
            if (k > out->offsets[i])
                er_writer_string(writer, ",");
            er_cjson_write(json, neighbour(json, network, &network->links[out->order[k]]));
        }
        er_writer_string(writer, "]");
    }
}

/* networkx keeps the attributes of the whole as pairs. */
static cJSON *facts_as_pairs(er_cjson *json, const er_network_facts *facts)
{
    cJSON *pairs = er_cjson_array(json), *object = er_cjson_facts(json, facts);
    while (object && object->child) {
        cJSON *value = cJSON_DetachItemViaPointer(object, object->child);
        cJSON *pair = er_cjson_array(json);
        er_cjson_append(json, pair, er_cjson_string_item(json, value->string));
        er_cjson_append(json, pair, value);
        er_cjson_append(json, pairs, pair);
    }
    cJSON_Delete(object);
    return pairs;
}

er_status er_export_adjacency(const er_network *network, const er_export_options *options,
                              er_writer *writer, er_error *error)
{
    (void)options;
    er_cjson json = {.writer = writer};
    outgoing out = {0};
    er_status status = ER_OK;
    if (sort_by_source(network, &out)) {
        er_writer_string(writer, "{\"directed\":true,\"multigraph\":true,\"graph\":");
        er_cjson_write(&json, facts_as_pairs(&json, &network->facts));
        er_writer_string(writer, ",\n\"nodes\":[");
        for (uint32_t i = 0; i < network->node_count && !er_writer_failed(writer); i++) {
            er_writer_string(writer, i ? ",\n" : "\n");
            er_cjson_write(&json, er_cjson_node(&json, &network->nodes[i]));
        }
        er_writer_string(writer, "],\n\"adjacency\":[");
        write_adjacency(&json, network, &out);
        er_writer_string(writer, "]}\n");
        er_cjson_done(&json);
    } else {
        status = er_fail_memory(error);
    }
    free(out.offsets);
    free(out.order);
    return status;
}
