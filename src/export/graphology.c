/* graphology, and sigma.js over it: every node has x, y, size and colour, or sigma refuses it. */
#include <math.h>

#include "draw/look.h"
#include "export/attributes.h"
#include "export/formats.h"

static void write_node(er_json_stream *json, const er_node *node, const er_look *look,
                       double largest)
{
    double share = node->pagerank > 0 && largest > 0 ? node->pagerank / largest : 0;
    er_stream_line(json);
    er_stream_begin_object(json, NULL);
    er_stream_string(json, "key", node->id);
    er_stream_begin_object(json, "attributes");
    er_stream_node(json, node);
    er_stream_fixed(json, "x", isfinite(node->x) ? node->x : 0, 2);
    er_stream_fixed(json, "y", isfinite(node->y) ? node->y : 0, 2);
    er_stream_fixed(json, "size", 3 + 12 * sqrt(share), 2);
    er_stream_string(json, "color", look->borders[node->type]);
    er_stream_end_object(json);
    er_stream_end_object(json);
}

static void write_edge(er_json_stream *json, const er_network *network, const er_link *link,
                       const er_look *look)
{
    const char *colour = link->kind == ER_COOCCURRENCE ? look->together
                         : link->polarity > 0          ? look->friendly
                         : link->polarity < 0          ? look->hostile
                                                       : look->neutral;
    er_stream_line(json);
    er_stream_begin_object(json, NULL);
    er_stream_string(json, "key", link->id);
    er_stream_string(json, "source", network->nodes[link->source].id);
    er_stream_string(json, "target", network->nodes[link->target].id);
    er_stream_bool(json, "undirected", link->symmetric);
    er_stream_begin_object(json, "attributes");
    er_stream_link(json, link);
    er_stream_fixed(json, "size", fmin(6, 0.5 + 0.7 * log2(1.0 + link->weight)), 2);
    er_stream_string(json, "color", colour);
    er_stream_end_object(json);
    er_stream_end_object(json);
}

er_status er_export_graphology(const er_network *network, const er_export_options *options,
                               er_writer *writer, er_error *error)
{
    (void)error;
    const er_look *look = er_look_of(options->draw.theme);
    er_json_stream json = {.writer = writer, .open = true};
    double largest = 0;
    for (uint32_t i = 0; i < network->node_count; i++)
        largest =
            fmax(largest, network->nodes[i].pagerank); /* fmax passes over what is no number */
    er_stream_begin_object(&json, NULL);
    er_stream_begin_object(&json, "options");
    er_stream_string(&json, "type", "mixed");
    er_stream_bool(&json, "multi", true);
    er_stream_bool(&json, "allowSelfLoops", true);
    er_stream_end_object(&json);
    er_stream_begin_object(&json, "attributes");
    er_stream_string(&json, "generator", "ergraph");
    er_stream_unsigned(&json, "documents", network->facts.documents);
    er_stream_end_object(&json);
    er_stream_line(&json);
    er_stream_begin_array(&json, "nodes");
    for (uint32_t i = 0; i < network->node_count && !er_writer_failed(writer); i++)
        write_node(&json, &network->nodes[i], look, largest);
    er_stream_end_array(&json);
    er_stream_line(&json);
    er_stream_begin_array(&json, "edges");
    for (uint32_t i = 0; i < network->link_count && !er_writer_failed(writer); i++)
        write_edge(&json, network, &network->links[i], look);
    er_stream_end_array(&json);
    er_stream_end_object(&json);
    er_writer_string(writer, "\n");
    return ER_OK;
}
