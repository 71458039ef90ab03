/* Cytoscape.js: { elements: { nodes: [{data}], edges: [{data}] } }. Its y runs downwards. */
#include <math.h>

#include "export/attributes.h"
#include "export/formats.h"

static void write_node(er_json_stream *json, const er_node *node)
{
    er_stream_line(json);
    er_stream_begin_object(json, NULL);
    er_stream_begin_object(json, "data");
    er_stream_string(json, "id", node->id);
    er_stream_node(json, node);
    er_stream_end_object(json);
    if (isfinite(node->x) && isfinite(node->y)) {
        er_stream_begin_object(json, "position");
        er_stream_fixed(json, "x", node->x, 2);
        er_stream_fixed(json, "y", -node->y, 2);
        er_stream_end_object(json);
    }
    er_stream_string(json, "classes", er_type_name(node->type));
    er_stream_end_object(json);
}

static void write_edge(er_json_stream *json, const er_network *network, const er_link *link)
{
    er_stream_line(json);
    er_stream_begin_object(json, NULL);
    er_stream_begin_object(json, "data");
    er_stream_string(json, "id", link->id);
    er_stream_string(json, "source", network->nodes[link->source].id);
    er_stream_string(json, "target", network->nodes[link->target].id);
    er_stream_link(json, link);
    er_stream_end_object(json);
    er_stream_string(json, "classes", link->kind == ER_RELATION ? "relation" : "cooccurrence");
    er_stream_end_object(json);
}

er_status er_export_cytoscape(const er_network *network, const er_export_options *options,
                              er_writer *writer, er_error *error)
{
    (void)options;
    (void)error;
    er_json_stream json = {.writer = writer, .open = true};
    er_stream_begin_object(&json, NULL);
    er_stream_begin_object(&json, "data");
    er_stream_string(&json, "generator", "ergraph");
    er_stream_unsigned(&json, "documents", network->facts.documents);
    er_stream_end_object(&json);
    er_stream_begin_object(&json, "elements");
    er_stream_begin_array(&json, "nodes");
    for (uint32_t i = 0; i < network->node_count && !er_writer_failed(writer); i++)
        write_node(&json, &network->nodes[i]);
    er_stream_end_array(&json);
    er_stream_line(&json);
    er_stream_begin_array(&json, "edges");
    for (uint32_t i = 0; i < network->link_count && !er_writer_failed(writer); i++)
        write_edge(&json, network, &network->links[i]);
    er_stream_end_array(&json);
    er_stream_end_object(&json);
    er_stream_end_object(&json);
    er_writer_string(writer, "\n");
    return ER_OK;
}
